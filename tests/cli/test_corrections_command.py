"""The command `corrections`: what was corrected goes from one library to another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from index.library import Library
from tui.cli import run

if TYPE_CHECKING:
    from pathlib import Path

SAID = """date 2019-05-07 No ferry

“We sail no more today,” said Ri Song Chol. “Ask again,” he said.

The harbour office opens at eight and closes at six on every day but Sunday.
"""


def library_at(directory: Path, text: Path) -> Path:
    with Library(directory) as library:
        library.add([text])
    return directory


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    """Return a library in which the speaker of a quotation was corrected."""
    (tmp_path / "said.txt").write_text(SAID, encoding="utf-8")
    library_at(tmp_path / "one", tmp_path / "said.txt")
    with Library(tmp_path / "one") as library:
        row = library.record.rows_by_date()[0]
        library.quotations.correct(row, library.quotes(row)[0], "최선희")
    return tmp_path / "one"


def test_corrections_are_listed(corrected: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["corrections", "--library", str(corrected)]) == 0
    said = capsys.readouterr().out
    assert "“We sail no more today,”" in said
    assert "— Choe Son Hui" in said
    assert "1 correction" in said


def test_a_correction_without_its_quotation_is_listed_as_not_in_force(
    corrected: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["corrections", "--library", str(corrected)]) == 0
    assert "not in force" not in capsys.readouterr().out
    (tmp_path / "said.txt").write_text(
        SAID.replace("“We sail no more today,” said Ri Song Chol. ", "Ri Song Chol was silent. "), encoding="utf-8"
    )
    library_at(corrected, tmp_path / "said.txt")
    assert run(["corrections", "--library", str(corrected)]) == 0
    assert "not in force" in capsys.readouterr().out
    assert run(["corrections", "--json", "--library", str(corrected)]) == 0
    assert json.loads(capsys.readouterr().out)["corrections"][0]["in_force"] is False


def test_corrections_go_to_another_library(corrected: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["corrections", "--json", "--library", str(corrected)]) == 0
    written = capsys.readouterr().out
    (tmp_path / "kept.json").write_text(written, encoding="utf-8")
    other = library_at(tmp_path / "other", tmp_path / "said.txt")
    assert run(["corrections", "--add", str(tmp_path / "kept.json"), "--json", "--library", str(other)]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["corrections"] == json.loads(written)["corrections"]
    assert (document["kept"], document["problems"]) == (1, [])
    with Library(other) as library:
        quote = library.quotes(library.record.rows_by_date()[0])[0]
        assert quote.is_corrected
        assert quote.speaker is not None
        assert quote.speaker.id == "choe-son-hui"


def test_what_makes_no_sense_is_told_and_the_rest_kept(
    corrected: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = {"article": "0" * 12, "start": 1, "end": 5, "words": "Wait", "speaker": "An officer", "made": "2024-01-01"}
    listed = [good, {"article": "x"}, "no", good | {"start": 9}, good | {"words": "\x1b[31m", "start": True}]
    (tmp_path / "mixed.json").write_text(json.dumps({"corrections": listed}), encoding="utf-8")
    assert run(["corrections", "--add", str(tmp_path / "mixed.json"), "--library", str(corrected)]) == 0
    told = capsys.readouterr()
    lines = told.err.splitlines()
    assert len(lines) == 4
    assert "mixed.json, correction 2" in lines[0]
    assert "2 corrections" in told.out
    assert "\x1b" not in told.out + told.err


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"corrections": 3}', "[" * 100_000, '{"corrections": [7]}', "\udcff"]
)
def test_a_file_without_corrections_is_one_line(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "odd.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert run(["corrections", "--add", str(path), "--library", str(tmp_path / "library")]) == 1
    error = capsys.readouterr().err
    assert error.startswith("korea-reader: ")
    assert "odd.json" in error
    assert len(error.splitlines()) == 1
