"""The command `statements`, as a person sees it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

WORDS = "We will paint the *old* lighthouse before the ferry comes back"


@pytest.fixture
def harbour(reader: Callable[..., Outcome], tmp_path: Path) -> Path:
    """Return a library of two desks that quote one sentence."""
    texts = (WORDS, WORDS.replace("lighthouse", "\x1b[31mtower"))
    reports = [
        {
            "title": f"Port {n}",
            "date": f"2020-05-0{n + 1}",
            "source": f"Desk {n}",
            "text": f'"{text}," said Moon Jae-in.',
        }
        for n, text in enumerate(texts)
    ]
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(report) + "\n" for report in reports))
    assert reader("add", path, "--library", tmp_path / "library").code == 0
    return tmp_path / "library"


def test_differing_words_stand_in_brackets(reader: Callable[..., Outcome], harbour: Path) -> None:
    answer = reader("statements", "--library", harbour)
    assert answer.code == 0
    head, first, _, second, *_ = answer.text.splitlines()
    assert head.endswith("  Moon Jae-in")
    assert [line.split(",")[1] for line in (first, second)] == [" Desk 0", " Desk 1"]
    assert "[lighthouse]" in answer.text or "tower]" in answer.text
    assert "\x1b" not in answer.text


def test_markdown_shows_text_as_it_is(reader: Callable[..., Outcome], harbour: Path) -> None:
    answer = reader("statements", "--markdown", "--library", harbour)
    assert answer.text.startswith("## Moon Jae-in: “")
    assert "\\*old\\*" in answer.text
    assert "**lighthouse**" in answer.text or "tower**" in answer.text


def test_a_speaker_who_says_nothing_has_no_statements(reader: Callable[..., Outcome], harbour: Path) -> None:
    answer = reader("statements", "--speaker", "Kim Jong Un", "--json", "--library", harbour)
    assert answer.json == {"total": 0, "statements": []}


def test_limit(reader: Callable[..., Outcome], harbour: Path) -> None:
    answer = reader("statements", "ferry", "--limit", "0", "--json", "--library", harbour)
    assert answer.json == {"total": 1, "statements": []}
