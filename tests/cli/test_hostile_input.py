"""Whatever stands in files and in their names, no command crashes and nothing that steers a terminal comes out."""

from __future__ import annotations

import json
import os
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.importing import Progress
from index.library import Library
from tests.data import tricky
from tui.progress import summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Outcome

    Run = Callable[..., Outcome]

SHARED = Path(__file__).parents[3] / "shared"
MESSY = SHARED / "corpus" / "messy"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""C0 but tab and line end, DEL, C1 and the bidi controls."""

EVIL = "\x1b]0;owned\x07\x9b31m\x1b[2J\x00\x08\x7f\u202e\u2066[/b][@click=app.quit]x[/]"
NAMES = (
    b"\x1b[31mred.txt",
    b"two\nlines.txt",
    b"caf\xe9.txt",
    b"--json.txt",
    b"\xe2\x80\xaegpj.txt",
    b"[bold]x[b].txt",
)


def check(outcome: Outcome) -> None:
    for stream in (outcome.out, outcome.err):
        found = STEERING.search(stream.decode("utf-8"))
        assert found is None, ascii(stream.decode()[max(0, found.start() - 60) : found.end() + 20])
    assert b"Traceback" not in outcome.err


def fill(folder: Path) -> None:
    """Write the hostile corpus: files, titles, fields and file names."""
    for file in (*tricky.HARMLESS, *tricky.UNREADABLE, *tricky.HOSTILE, tricky.long_line()):
        file.write(folder)
    record = {
        "title": f"Ferry {EVIL}",
        "text": f"“The ferry {EVIL} sails,” said Ri {EVIL} Song Chol of Kim Jong Un{EVIL}.",
        "source": f"Pier {EVIL}",
        "author": EVIL,
        "url": f"https://example.org/{EVIL}",
        "date": f"2023-12-31{EVIL}",
        "lang": EVIL,
    }
    lines = [record, {**record, "title": f"Again {EVIL}", "text": f"The ferry {EVIL} of Tuesday sails."}, [EVIL], EVIL]
    (folder / "fields.jsonl").write_text("\n".join(map(json.dumps, lines)) + f"\n{{{EVIL}\n", encoding="utf-8")
    front = f"---\ntitle: {EVIL} Front\nsource: {EVIL}\n---\n\nThe ferry sails on Tuesday, said the office.\n"
    (folder / "front.md").write_text(front.replace("\x00", ""), encoding="utf-8")
    for number, name in enumerate(NAMES):
        path = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
        path.write_text(f"Title {number}\n\n“Name {number} of a ferry sails,” said Ri Song Chol, the captain.\n")
        path.with_suffix(".exe").touch()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the folder of hostile files and a library that holds them."""
    folder = tmp_path_factory.mktemp("hostile")
    fill(folder)
    directory = tmp_path_factory.mktemp("library")
    with Library(directory) as library:
        library.add([folder])
    return folder, directory


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_adding_is_safe_and_says_why_what_was_skipped(
    reader: Run, hostile: tuple[Path, Path], tmp_path: Path, form: list[str]
) -> None:
    folder, _ = hostile
    outcome = reader("add", folder, *form, "--progress", "json" if form else "bar", "--library", tmp_path / "l")
    check(outcome)
    assert outcome.code == 0
    if form:
        answer = outcome.json
        taken = {Path(one["path"]).name for one in (*answer["added"], *answer["unchanged"])}
        assert taken >= {file.name for file in (*tricky.HARMLESS, *tricky.HOSTILE) if file.name.endswith(".txt")}
        assert len(taken) >= len(tricky.HARMLESS) + len(tricky.HOSTILE) + len(NAMES) + 2
        assert all(one["reason"] for one in answer["skipped"])
        assert len(answer["skipped"]) >= len(tricky.UNREADABLE) + len(NAMES)


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_every_article_is_shown_safely(reader: Run, hostile: tuple[Path, Path], form: list[str]) -> None:
    _, directory = hostile
    found = reader("search", "", "--json", "--limit", "999", "--library", directory).json
    assert found["total"] == len(found["hits"]) > 20
    for hit in found["hits"]:
        outcome = reader("show", hit["id"], *form, "--library", directory)
        check(outcome)
        assert outcome.code == 0


@pytest.mark.parametrize(
    "words",
    [
        ["search", "ferry"],
        ["search", "ferry", "--json"],
        ["search", "a* OR e*", "--json", "--limit", "999"],
        ["search", f"ferry {EVIL[:9]}".replace("\x00", "")],
        ["quotes"],
        ["quotes", "--json"],
        ["quotes", "--csv"],
        ["quotes", "--markdown"],
        ["quotes", "--speaker", "\x1b[31mRi"],
        ["doctor"],
        ["doctor", "--json"],
    ],
)
def test_every_command_is_safe(reader: Run, hostile: tuple[Path, Path], words: list[str]) -> None:
    outcome = reader(*words, "--library", hostile[1])
    check(outcome)
    assert outcome.code in {0, 2}


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_comparing_is_safe(reader: Run, hostile: tuple[Path, Path], form: list[str]) -> None:
    ids = [hit["id"] for hit in reader("search", "tuesday", "--json", "--library", hostile[1]).json["hits"]]
    for one, other in pairwise(ids[:7]):
        outcome = reader("compare", one, other, *form, "--library", hostile[1])
        check(outcome)
        assert outcome.code == 0


@pytest.mark.parametrize(
    "words",
    [
        ["show", "\x1b[31mred"],
        ["compare", "\x9b31m", "\u202e"],
        ["search", "date:\x1b[31m"],
        ["search", "--\x1b[31m"],
        ["add", "/nowhere/\x1b[31m\u202ex.txt"],
        ["\x1b[31mnowhere"],
        ["doctor", "--library", "/proc/\x1b[31m"],
        ["add", "--progress", "\x1b[2J"],
    ],
)
def test_errors_are_safe(reader: Run, words: list[str], tmp_path: Path) -> None:
    outcome = reader(*words) if "--library" in words else reader("--library", tmp_path / "l", *words)
    check(outcome)
    assert outcome.code in {1, 2}
    assert outcome.said


@pytest.mark.parametrize("sign", ["=", "＝"])
def test_csv_is_no_formula_for_a_spreadsheet(reader: Run, tmp_path: Path, sign: str) -> None:
    (tmp_path / "a.txt").write_text(f"A title\n\n“{sign}HYPERLINK(1), it says here,” said Ri Song Chol, the captain.\n")
    reader("add", tmp_path / "a.txt", "--library", tmp_path / "l")
    assert f"'{sign}HYPERLINK" in reader("quotes", "--csv", "--library", tmp_path / "l").text


def test_the_same_names_through_standard_input(program: Run, hostile: tuple[Path, Path], tmp_path: Path) -> None:
    """Names of any bytes, each ended by a zero byte, as `find -print0` writes them."""
    folder = os.fsencode(hostile[0])
    given = b"".join(folder + b"/" + name + b"\0" for name in NAMES)
    outcome = program("add", "-", "--library", tmp_path / "l", given=given)
    check(outcome)
    assert f"{len(NAMES)} added" in outcome.text


def test_progress_in_words_is_safe() -> None:
    assert STEERING.search(summary(Progress(5, 10, 5, 0, 1.0, EVIL))) is None


@pytest.mark.skipif(not MESSY.is_dir(), reason="../shared is absent")
def test_the_messy_corpus_is_safe_and_its_long_line_is_found_and_shown(reader: Run, tmp_path: Path) -> None:
    outcome = reader("add", MESSY, "--json", "--library", tmp_path / "l")
    check(outcome)
    answer = outcome.json
    met = [one["path"] for kind in answer.values() for one in kind]
    assert {path.name for path in MESSY.iterdir()} <= {Path(re.sub(r":\d+$", "", path)).name for path in met}
    long = next(one for one in answer["added"] if one["path"].endswith("one_line_2mb.txt"))
    found = reader("search", "satellites", "--json", "--library", tmp_path / "l")
    check(found)
    assert long["id"] in {hit["id"] for hit in found.json["hits"]}
    check(reader("show", long["id"], "--library", tmp_path / "l"))
