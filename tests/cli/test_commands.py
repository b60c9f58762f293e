"""The command line: where the library is, what the exit codes mean, and what reaches which stream."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from index.import_progress import begin_import
from index.library import RECORD, Library
from index.saved import save_search
from tests.data.reports import reports

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Outcome

    Run = Callable[..., Outcome]

ROOT = Path(__file__).parents[2]


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text("date 2019-05-07 Ferry sails\n\n“The ferry sails on Tuesday,” said Ri Song Chol, the captain.\n")
    return path


def one_line(outcome: Outcome) -> str:
    assert "Traceback" not in outcome.said
    assert outcome.said.startswith("korea-reader: ")
    assert outcome.said.count("\n") == 1
    return outcome.said


# Where the library is


@pytest.mark.parametrize("form", ["before", "before=", "after", "environment"])
def test_the_library_is_named_before_or_after_the_command_or_in_the_environment(
    reader: Run, ferry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    library = tmp_path / "library"
    named = {"before": ["--library", str(library)], "before=": [f"--library={library}"]}.get(form, [])
    last = ["--library", str(library)] if form == "after" else []
    if form == "environment":
        monkeypatch.setenv("KOREA_READER_LIBRARY", str(library))
    assert reader(*named, "add", ferry, *last).code == 0
    assert "1 article for" in reader(*named, "search", "ferry", *last).text
    assert (library / RECORD).is_file()


def test_without_a_name_the_library_is_in_the_data_directory(program: Run, ferry: Path, tmp_path: Path) -> None:
    assert program("add", ferry, XDG_DATA_HOME=str(tmp_path / "data")).code == 0
    assert (tmp_path / "data" / "korea-reader" / RECORD).is_file()


def test_an_empty_library_answers_from_the_samples_and_says_so(reader: Run, tmp_path: Path) -> None:
    outcome = reader("search", "missile", "--json", "--library", tmp_path / "new")
    assert outcome.json["total"] > 5
    assert "empty" in one_line(outcome)


# Exit codes


def test_no_hits_are_no_failure(reader: Run, samples: Path) -> None:
    outcome = reader("search", "xyzzy", "--library", samples)
    assert (outcome.code, outcome.text) == (0, "0 articles for xyzzy\n")


@pytest.mark.parametrize(
    "words",
    [
        ["show", "zebra"],
        ["show", ""],
        ["compare", "zebra", "0"],
        ["compare", "zebra"],
    ],
)
def test_what_is_not_there_is_code_1_in_one_line(reader: Run, samples: Path, words: list[str]) -> None:
    outcome = reader(*words, "--library", samples)
    assert (outcome.code, outcome.out) == (1, b"")
    assert "no article" in one_line(outcome)


@pytest.mark.parametrize(
    "words",
    [
        ["search"],
        ["search", "ferry", "--limit", "-1"],
        ["search", "ferry", "--limit", "many"],
        ["search", "ferry", "--sort", "size"],
        ["search", "ferry", "--colour"],
        ["search", "sorce:ferry"],
        ["search", "OR"],
        ["search", "date:soon"],
        ["quotes", "by:Ri"],
        ["show"],
        ["add"],
        ["quotes", "--json", "--csv"],
        ["--library"],
        ["doctor", "--repair=yes"],
    ],
)
def test_a_wrong_command_line_or_query_is_code_2_in_one_line(reader: Run, tmp_path: Path, words: list[str]) -> None:
    named = [] if words == ["--library"] else ["--library", tmp_path / "library"]
    outcome = reader(*words, *named)
    assert (outcome.code, outcome.out) == (2, b"")
    one_line(outcome)


def test_an_error_in_a_query_says_where(reader: Run, samples: Path) -> None:
    assert "at 7: " in one_line(reader("search", "ferry date:soon", "--library", samples))


def test_a_library_that_cannot_be_opened_is_code_1(reader: Run, ferry: Path, tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir(mode=0o700)
    (tmp_path / "broken" / RECORD).write_bytes(b"no database, but some bytes that look like nothing else" * 90)
    for words in (["search", "x"], ["show", "a"], ["doctor"], ["quotes"], ["add", ferry]):
        for library in (tmp_path / "broken", ferry):
            outcome = reader(*words, "--library", library)
            assert (outcome.code, outcome.out) == (1, b"")
            assert str(library) in one_line(outcome)


def test_an_import_of_which_nothing_is_left_is_code_1(reader: Run, tmp_path: Path) -> None:
    outcome = reader("add", tmp_path / "absent.txt", "--library", tmp_path / "library")
    assert outcome.code == 1
    assert "no such file" in outcome.said


def test_an_interrupted_import_is_code_130_and_resume_finishes_it(program: Run, tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(map(json.dumps, reports(1600))))
    command = [sys.executable, "-m", "tui", "add", "--progress", "json", "--library", str(tmp_path / "l"), str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        process.stderr.readline()
        process.send_signal(2)
        said = process.stderr.read().decode().splitlines()
    assert process.returncode == 130
    assert said[-1] == "korea-reader: interrupted; the same command goes on where it stopped"
    assert "interrupted" in program("doctor", "--library", tmp_path / "l").text
    resumed = program("add", "--resume", "--json", "--library", tmp_path / "l")
    assert resumed.code == 0
    assert 0 < len(resumed.json["added"]) <= 1100
    assert program("doctor", "--json", "--library", tmp_path / "l").json["articles"] == 1600


# The words


def test_words_with_a_minus_are_part_of_the_query(reader: Run, samples: Path) -> None:
    def total(*words: str) -> int:
        return int(reader("search", *words, "--json", "--library", samples).json["total"])

    assert 0 < total("missile", "-satellite") < total("missile")
    assert total("missile", "-satellite") == total("missile -satellite")
    assert total("-hwasong") < total("missile OR -missile")


def test_sorting_by_newest_takes_the_order_as_it_is_written(reader: Run, samples: Path) -> None:
    first = reader("search", "missile", "--sort", "-date", "--library", samples)
    assert first.code == 0
    assert first.out == reader("search", "missile", "--sort=-date", "--library", samples).out


def test_paths_come_from_standard_input(program: Run, ferry: Path, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9.txt")
    odd.write_text("Another title\n\nThe café on the pier opens on Tuesday, said the office.\n")
    given = os.fsencode(ferry) + b"\n\n" + os.fsencode(odd) + b"\n"
    outcome = program("add", "-", "--json", "--library", tmp_path / "l", given=given)
    assert len(outcome.json["added"]) == 2
    given = os.fsencode(ferry) + b"\0" + os.fsencode(odd) + b"\0"
    zeros = program("add", "-", "--json", "--library", tmp_path / "l", given=given)
    assert len(zeros.json["unchanged"]) == 2


def test_a_name_with_a_dash_at_its_front_is_added(program: Run, tmp_path: Path) -> None:
    (tmp_path / "-x.txt").write_text("A title\n\nThe ferry sails on Tuesday, said the office.\n")
    command = [sys.executable, "-m", "tui", "add", "--library", str(tmp_path / "l"), "--", "-x.txt"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert b"1 added" in done.stdout


def test_paths_without_a_command_and_a_terminal_are_added(program: Run, ferry: Path, tmp_path: Path) -> None:
    assert "1 added" in program("--library", tmp_path / "l", ferry).text
    outcome = program("--library", tmp_path / "l")
    assert (outcome.code, outcome.text.startswith("usage: korea-reader")) == (0, True)


@pytest.mark.parametrize("words", [["--help"], ["search", "--help"], ["--version"], ["--library", "/x", "add", "-h"]])
def test_help_goes_to_standard_output(reader: Run, words: list[str]) -> None:
    outcome = reader(*words)
    assert (outcome.code, outcome.err) == (0, b"")
    assert "korea-reader" in outcome.text


# The streams


def test_json_is_utf8_whatever_the_locale_says(program: Run, samples: Path) -> None:
    assert program("search", "김정은", "--json", "--library", samples, LC_ALL="C").json["query"] == "김정은"
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    hits = program("search", "lang:ko", "--json", "--library", samples, **ascii_only).json["hits"]
    assert any("가" <= character <= "힣" for character in hits[0]["title"])


def test_text_for_a_terminal_of_another_encoding_has_question_marks(program: Run, samples: Path) -> None:
    outcome = program("search", "lang:ko", "--library", samples, PYTHONIOENCODING="ascii")
    assert outcome.code == 0
    assert b"?" in outcome.out


@pytest.mark.parametrize("words", [["search", "a*"], ["search", "missile", "--json"], ["quotes"], ["--help"]])
def test_a_reader_that_has_seen_enough_is_left_in_silence(samples: Path, words: list[str]) -> None:
    command = [sys.executable, "-m", "tui", *words]
    command += [] if words == ["--help"] else ["--library", str(samples)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert said == b""
    assert process.returncode == 0


def test_progress_goes_to_standard_error_and_json_alone_to_standard_output(
    program: Run, ferry: Path, tmp_path: Path
) -> None:
    outcome = program("add", ferry, "--json", "--progress", "json", "--library", tmp_path / "l")
    assert len(outcome.json["added"]) == 1
    steps = [json.loads(line) for line in outcome.said.splitlines()]
    assert steps[-1].keys() == {"done", "total", "added", "skipped", "rate", "seconds_left", "path"}
    assert (steps[-1]["done"], steps[-1]["total"]) == (1, 1)


def test_text_shows_hits_with_marks_and_a_total(reader: Run, ferry: Path, tmp_path: Path) -> None:
    reader("add", ferry, "--library", tmp_path / "l")
    outcome = reader("search", "ferry", "--library", tmp_path / "l")
    assert "The [ferry] sails" in outcome.text
    assert outcome.text.endswith("1 article for ferry\n")
    identity = outcome.text.split()[0]
    shown = reader("show", identity[:5], "--library", tmp_path / "l").text
    assert shown.startswith("Ferry sails\n")
    assert "— Ri Song Chol" in shown


def test_quotes_come_as_text_csv_and_markdown(reader: Run, ferry: Path, tmp_path: Path) -> None:
    reader("add", ferry, "--library", tmp_path / "l")
    assert "“The ferry sails on Tuesday,”" in reader("quotes", "--library", tmp_path / "l").text
    rows = list(csv.DictReader(io.StringIO(reader("quotes", "--csv", "--library", tmp_path / "l").text)))
    assert [(row["text"], row["speaker"]) for row in rows] == [("The ferry sails on Tuesday,", "Ri Song Chol")]
    marks = [quote["mark"] for quote in reader("quotes", "--json", "--library", tmp_path / "l").json["quotes"]]
    assert [row["mark"] for row in rows] == marks
    assert reader("quotes", "--markdown", "--library", tmp_path / "l").text.startswith("> The ferry sails on Tuesday,")


def test_compare_without_other_coverage_says_so(reader: Run, ferry: Path, tmp_path: Path) -> None:
    identity = reader("add", ferry, "--json", "--library", tmp_path / "l").json["added"][0]["id"]
    outcome = reader("compare", identity, "--library", tmp_path / "l")
    assert outcome.code == 1
    assert "no other coverage" in one_line(outcome)


def test_a_mistyped_command_is_guessed(reader: Run, tmp_path: Path) -> None:
    answer = reader("--library", str(tmp_path / "library"), "serch", "x")
    assert answer.code == 1
    assert "did you mean `search`?" in answer.said


def test_an_empty_folder_is_no_success(reader: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    answer = reader("add", str(tmp_path / "empty"), "--library", str(tmp_path / "library"))
    assert answer.code == 1
    assert "nothing to read there" in answer.said


def test_the_doctor_leaves_a_running_import_alone(reader: Run, tmp_path: Path) -> None:
    directory = tmp_path / "library"
    with Library(directory) as library, library.engine.files.importing():
        begin_import(library.record, ["/somewhere"])
        answer = reader("doctor", "--json", "--library", str(directory))
    assert answer.code == 0
    assert answer.json["importing"] is True
    assert answer.json["problems"] == []


def test_tags_are_added_listed_searched_and_taken_away(reader: Run, tmp_path: Path) -> None:
    def ask(*words: str) -> Any:
        return reader(*words, "--json", "--library", str(tmp_path / "l")).json

    reader("add", "--samples", "--library", str(tmp_path / "l"))
    one, other = (hit["id"] for hit in ask("search", "satellite", "--limit", "2")["hits"])
    assert ask("tag", one, "DMZ,", "to-read")["tags"] == ["dmz", "to-read"]
    assert ask("tag", other, "dmz")["tags"] == ["dmz"]
    assert ask("tag")["tags"] == [{"name": "dmz", "articles": 2}, {"name": "to-read", "articles": 1}]
    assert ask("show", one)["tags"] == ask("tag", one)["tags"] == ["dmz", "to-read"]
    assert {hit["id"] for hit in ask("search", "tag:dmz")["hits"]} == {one, other}
    assert ask("untag", one, "dmz")["tags"] == ["to-read"]
    assert ask("untag", one)["tags"] == []
    assert "#dmz" in reader("tag", "--library", str(tmp_path / "l")).text
    assert "#dmz" in reader("show", other, "--library", str(tmp_path / "l")).text


def test_saved_searches_are_listed_with_what_is_new(reader: Run, tmp_path: Path) -> None:
    with Library(tmp_path / "l") as library:
        save_search(library.record, "satellite", "spy")
    directory = ("--library", str(tmp_path / "l"))
    reader("add", "--samples", *directory)
    (one,) = reader("saved", "--json", *directory).json["saved"]
    assert (one["name"], one["query"]) == ("spy", "satellite")
    assert one["total"] == one["new"] == reader("search", "satellite", "--json", *directory).json["total"] > 0
    assert f"+{one['new']}  spy" in reader("saved", *directory).text
