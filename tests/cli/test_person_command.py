"""The command `person`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from index.library import Library, sample_files
from tui.cli import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def library_of_samples(directory: Path) -> list[str]:
    with Library(directory) as library:
        library.add(sample_files())
    return ["--library", str(directory)]


def test_any_spelling_tells_the_same_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = library_of_samples(tmp_path / "library")
    told = []
    for name in ("Kim Yo Jong", "김여정", "kim-yo-jong"):
        assert run(["person", name, "--json", *where]) == 0
        told.append(json.loads(capsys.readouterr().out))
    first = told[0]
    assert all(other == first for other in told)
    assert first["id"] == "kim-yo-jong"
    assert first["named"]["articles"] == len(first["articles"]) > 0
    assert first["quoted"] == len(first["quotes"]) > 0
    assert {quote["speaker"]["id"] for quote in first["quotes"]} == {"kim-yo-jong"}
    assert sum(count for _, count in first["named"]["source"]) == first["named"]["articles"]
    assert isinstance(first["days_unseen"], int)


def test_offices_say_whether_they_were_held(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["person", "Kim Jong Un", "--limit", "1", *library_of_samples(tmp_path / "library")]) == 0
    said = capsys.readouterr().out
    assert "general secretary since 2021-01 (KP), held on 2024-06-21" in said
    assert "party chairman 2016-05 to 2021-01 (KP)\n" in said
    assert "last seen 2024-06-21, " in said


def test_whoever_is_not_known_is_looked_for_as_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "date 2019-05-07 No ferry\n\n“We sail no more today,” said Gontran Filibert. “Ask again,” he said.\n"
    (tmp_path / "said.txt").write_text(text, encoding="utf-8")
    with Library(tmp_path / "library") as library:
        library.add([tmp_path / "said.txt"])
    assert run(["person", "Gontran Filibert", "--library", str(tmp_path / "library")]) == 0
    said = capsys.readouterr().out
    assert "named in 1 article from 2019-05-07 to 2019-05-07; quoted 2 times" in said


def test_a_name_of_several_asks_which(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["person", "Ri Yong Ho", *library_of_samples(tmp_path / "library")]) == 1
    error = capsys.readouterr().err
    assert error.startswith("korea-reader: Ri Yong Ho is several: say ")
    assert len(error.splitlines()) == 1


def test_a_name_that_nobody_has_finds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["person", "Zz \x1b[31m Qq", "--json", *library_of_samples(tmp_path / "library")]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["named"]["articles"] == document["quoted"] == 0
    assert document["days_unseen"] is None
