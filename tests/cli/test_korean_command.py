"""The command `korean`, as a person sees it, with the analyser and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index import korean_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome


@pytest.fixture
def harbour(reader: Callable[..., Outcome], tmp_path: Path) -> Path:
    """Return a library of one Korean article."""
    path = tmp_path / "harbour.txt"
    path.write_text("항구 소식\n2020-05-01\n\n국제사회의 도움으로 등대를 고쳤다.\n", encoding="utf-8")
    assert reader("add", path, "--library", tmp_path / "library").code == 0
    return tmp_path / "library"


def test_without_the_analyser_it_says_what_to_install(
    reader: Callable[..., Outcome], harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(korean_words, "ANALYSER", "no_analyser_of_this_name")
    outcome = reader("korean", "--library", harbour)
    assert outcome.code == 1
    assert "pip install korea-reader[korean]" in outcome.said
    assert "0 of 6 Korean words analysed; kiwipiepy is not installed" in reader("doctor", "--library", harbour).text
    assert reader("search", "등대", "--json", "--library", harbour).json["total"] == 1


def test_the_words_of_a_library_are_analysed_once(reader: Callable[..., Outcome], harbour: Path) -> None:
    if not korean_words.is_analyser_installed():
        pytest.skip("the extra is not installed: korean")
    assert reader("search", "회의", "--json", "--library", harbour).json["total"] == 1
    answer = reader("korean", "--json", "--library", harbour).json
    assert answer == {"learnt": 6, "analysed": 6, "words": 6, "reindexed": 1}
    assert reader("search", "회의", "--json", "--library", harbour).json["total"] == 0
    assert reader("korean", "--json", "--library", harbour).json["learnt"] == 0
    korean = reader("doctor", "--json", "--library", harbour).json["korean"]
    assert korean == {"installed": True, "analysed": 6, "words": 6}
