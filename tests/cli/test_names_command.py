"""The command `names`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tui.cli import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_names_tell_spellings_and_offices(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["names", "최선희"]) == 0
    said = capsys.readouterr().out
    assert "Choe Son Hui = 최선희 = 崔善姬" in said
    assert "foreign minister since 2022-06 (KP)" in said


def test_names_without_a_text_are_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["names"]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 500


def test_a_spelling_is_added_shown_and_forgotten(own_names: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["names", "add", "KCNA", "Joongtong"]) == 0
    assert "Joongtong" in own_names.read_text(encoding="utf-8")
    assert run(["names", "joongtong", "--json"]) == 0
    out = capsys.readouterr().out
    (found,) = json.loads(out[out.index("{") :])["names"]
    assert found["id"] == "kcna"
    assert run(["names", "forget", "Joongtong"]) == 0
    capsys.readouterr()
    assert run(["names", "joongtong"]) == 0
    assert "nobody is called joongtong" in capsys.readouterr().out


def test_what_cannot_be_kept_is_one_line(own_names: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["names", "add", "Ri Yong Ho", "Ri the Elder"]) == 1
    assert capsys.readouterr().err.startswith("korea-reader: Ri Yong Ho is several: say ri-yong-ho or")
    assert not own_names.exists()


def test_a_wrong_line_is_told_by_doctor_and_by_commands_that_read(
    own_names: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from index.names import refresh

    own_names.parent.mkdir()
    own_names.write_text("KCNA = Joongtong\nno name\n", encoding="utf-8")
    refresh()
    library = ["--library", str(tmp_path / "library")]
    assert run(["search", "missile", *library]) == 0
    assert "names.txt, line 2: a line is NAME" in capsys.readouterr().err
    assert run(["doctor", "--json", *library]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert problem["where"].endswith("names.txt, line 2")
