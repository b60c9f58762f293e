"""Importing goes on where it stopped, counts what it does, and nothing in a file or between processes upsets it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index import importing
from index.article import RawArticle
from index.import_progress import pending_imports, set_articles_read
from index.importing import Importer, Progress
from index.library import Library
from index.readers import Skipped
from index.search.query import parse
from index.search.results import Sort
from index.settings import set_setting, setting
from tests.data import tricky
from tests.data.reports import report, reports

if TYPE_CHECKING:
    from collections.abc import Callable

    Writer = Callable[..., Path]

SHARED = Path(__file__).parents[3] / "shared"
CORPUS = SHARED / "corpus"


def total(library: Library, query: str = "harbour") -> int:
    return library.search(parse(query), Sort.RELEVANCE).total


# Once, and once only


def test_files_become_articles_with_their_place(library: Library, tmp_path: Path) -> None:
    path = tricky.HARMLESS[0].write(tmp_path)
    report = library.add([tmp_path])
    (added,) = report.added
    assert (added.title, added.date, added.path) == (tricky.TITLE, "2019-05-07", str(path))
    assert library.record.article(added.row).id == added.id
    assert total(library, "wonsan") == 1


def test_adding_again_changes_nothing(library: Library, tmp_path: Path, lines: Writer) -> None:
    tricky.HARMLESS[0].write(tmp_path)
    lines("reports.jsonl", *reports(7))
    first = library.add([tmp_path])
    revision = library.record.revision
    again = library.add([tmp_path])
    assert (len(first.added), len(again.added), len(again.updated)) == (8, 0, 0)
    assert {one.id for one in again.unchanged} == {one.id for one in first.added}
    assert library.record.revision == revision


def test_a_file_that_grew_gives_what_is_new(library: Library, lines: Writer) -> None:
    library.add([lines("reports.jsonl", *reports(7))])
    again = library.add([lines("reports.jsonl", *reports(9))])
    assert (len(again.added), len(again.unchanged)) == (2, 7)


def test_a_file_whose_import_ended_behind_its_last_article_is_reported_as_known(
    library: Library, lines: Writer
) -> None:
    path = lines("reports.jsonl", *reports(7))
    library.add([path])
    found = path.stat()
    with library.record.transaction() as connection:
        set_articles_read(connection, str(path), found.st_size, found.st_mtime_ns, 7)
    assert len(library.add([path]).unchanged) == 7


def test_a_changed_file_updates_its_article(library: Library, tmp_path: Path) -> None:
    path = tricky.HARMLESS[0].write(tmp_path)
    (first,) = library.add([path]).added
    path.write_bytes(path.read_bytes() + b"\nOn Thursday a second lantern was hung on the pier.\n")
    (second,) = library.add([path]).updated
    assert second.id == first.id
    assert total(library, "lantern") == 1
    assert len(library.versions(second.row)) == 1


def test_the_same_report_in_two_files_is_one_article(library: Library, lines: Writer) -> None:
    files = [lines("a.jsonl", *reports(5)), lines("b.jsonl", *reports(5, 3))]
    report = library.add(files)
    assert (len(report.added), len(report.unchanged)) == (8, 2)


def test_a_file_of_which_all_was_skipped_is_read_again(library: Library, lines: Writer) -> None:
    path = lines("broken.jsonl", "{", '{"title": 1}', "[]")
    for _ in range(2):
        report = library.add([path])
        assert [one.path for one in report.skipped] == [f"{path}:{line}" for line in (1, 2, 3)]


# What cannot be used


def test_everything_skipped_has_its_place_and_reason(library: Library, tmp_path: Path, lines: Writer) -> None:
    for file in tricky.UNREADABLE:
        file.write(tmp_path)
    lines("mixed.jsonl", report(1), "{broken", report(2), '{"title": "no text"}')
    os.mkfifo(tmp_path / "pipe.jsonl")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "dangling.txt").symlink_to("nowhere.txt")
    report_ = library.add([tmp_path, tmp_path / "absent.txt"])
    assert len(report_.added) == 2
    skipped = {Path(one.path).name: one.reason for one in report_.skipped}
    names = {file.name for file in tricky.UNREADABLE} - {"placeholder.jsonl"}
    names |= {"mixed.jsonl:2", "mixed.jsonl:4", "pipe.jsonl", "picture.png", "dangling.txt", "absent.txt"}
    assert names <= skipped.keys()
    assert all(reason and "\n" not in reason for reason in skipped.values())


def test_file_names_may_have_any_bytes(library: Library, tmp_path: Path) -> None:
    names = [b"caf\xe9.txt", b"\x1b[31mred.txt", b"two\nlines.txt", b"-dash.txt", "김정은.txt".encode(), b"a:7.txt"]
    for number, name in enumerate(names):
        path = os.fsencode(tmp_path) + b"/" + name
        Path(os.fsdecode(path)).write_text(f"Title {number}\n\n{tricky.ENGLISH} Number {number}.\n")
    assert len(library.add([tmp_path]).added) == len(names)
    assert len(library.add([tmp_path]).unchanged) == len(names)
    assert pending_imports(library.record) == []


# Progress


def test_progress_counts_up_to_the_total_with_rate_and_time_left(
    library: Library, lines: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH", 10)
    told: list[Progress] = []
    library.add([lines("reports.jsonl", *reports(44), "{broken")], told.append)
    assert [one.done for one in told] == [10, 20, 30, 40, 45]
    assert {one.total for one in told} == {45}
    assert (told[-1].added, told[-1].skipped) == (44, 1)
    assert all(one.rate > 0 for one in told)


def test_time_left_is_told_from_what_this_import_has_read() -> None:
    """What an earlier import had read took no time, and so says nothing about the rest."""
    progress = Progress(done=9_000, total=10_000, added=100, skipped=0, seconds=10.0, path="", known=8_900)
    assert progress.rate == pytest.approx(10.0)
    assert progress.seconds_left == pytest.approx(100.0)
    assert Progress(0, 10, 0, 0, 0.0, "").seconds_left is None


def test_progress_never_passes_its_total(library: Library, tmp_path: Path) -> None:
    """A JSON array counts as one article until it is read."""
    (tmp_path / "array.json").write_text(str(reports(9)).replace("'", '"'))
    told: list[Progress] = []
    report_ = library.add([tmp_path], told.append)
    assert len(report_.added) == 9
    assert all(one.done <= one.total for one in told)


# Interrupted


class StoppedError(Exception):
    """The power went."""


def test_an_import_that_stopped_goes_on_where_it_was(
    library: Library, lines: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH", 10)
    path = lines("reports.jsonl", *reports(50))

    def stop(progress: Progress) -> None:
        if progress.done == 30:
            raise StoppedError

    with pytest.raises(StoppedError):
        library.add([path], stop)
    assert pending_imports(library.record) == [str(path)]
    assert library.record.count() == 30
    told: list[Progress] = []
    report_ = library.add([path], told.append)
    assert len(report_.added) == 20, "the first 30 were not read again"
    assert [one.known for one in told] == [30, 30]
    assert pending_imports(library.record) == []
    assert (library.record.count(), total(library)) == (50, 50)


def test_articles_are_searchable_while_the_import_goes_on(
    library: Library, lines: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH", 10)
    monkeypatch.setattr(importing, "LARGEST_LAG", 20)
    seen: list[int] = []
    library.add([lines("reports.jsonl", *reports(100))], lambda _: seen.append(total(library)))
    assert seen == sorted(seen)
    assert len(set(seen)) > 3


def test_batches_are_smaller_when_the_texts_are_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "MOST_BYTES", 1000)
    batches = list(importing._batches([Skipped("a", "b")] * 600 + [RawArticle("x" * 400)] * 5))
    assert [len(batch) for batch in batches] == [500, 103, 2]


def started(directory: Path, *paths: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tui", "add", "--json", "--progress", "json", "--library", str(directory)]
    return subprocess.Popen([*command, *map(str, paths)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


@pytest.mark.parametrize("kind", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_import_is_finished_by_the_next_and_nothing_is_doubled(
    tmp_path: Path, lines: Writer, kind: signal.Signals
) -> None:
    path = lines("reports.jsonl", *reports(1700))
    with started(tmp_path / "library", path) as process:
        assert process.stderr is not None
        assert b'"done": 500' in process.stderr.readline()
        process.send_signal(kind)
        rest = process.stderr.read()
    assert process.returncode == -kind
    assert b"Traceback" not in rest
    with Library(tmp_path / "library") as library:
        assert 500 <= library.record.count() < 1700
        assert pending_imports(library.record) == [str(path)]
        report_ = library.add([path])
        assert len(report_.added) <= 1200
        assert library.record.count() == total(library) == 1700
        assert library.engine.files.check() == ""
        assert total(library, "number77") == 1


def test_searching_while_another_process_imports_never_fails_and_totals_only_rise(
    tmp_path: Path, lines: Writer
) -> None:
    with Library(tmp_path / "library") as library:
        library.add([lines("first.jsonl", *reports(10, 5000))])
        totals = [total(library)]
        with started(tmp_path / "library", lines("reports.jsonl", *reports(2500))) as process:
            while process.poll() is None:
                totals.append(total(library))
                found = library.search(parse("ferry bridge"), Sort.RELEVANCE)
                assert len(library.record.heads([int(row) for row in found.rows[:20]])) == min(20, found.total)
        assert process.returncode == 0
        totals.append(total(library))
    assert totals == sorted(totals)
    assert totals[-1] == 2510
    assert len(set(totals)) > 2


def test_two_processes_may_import_at_once(tmp_path: Path, lines: Writer) -> None:
    both = [lines("a.jsonl", *reports(600)), lines("b.jsonl", *reports(600, 400))]
    running = [started(tmp_path / "library", path) for path in both]
    said = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    with Library(tmp_path / "library") as library:
        assert library.record.count() == total(library) == 1000
        assert library.engine.files.check() == ""


def test_reading_and_marking_do_not_wait_for_cleaning(
    library: Library, lines: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record is locked to store a batch, not to read and clean it."""
    importer = Importer(library.record, lambda _: True)
    with Library(library.directory) as reader:
        reader.record._connection.execute("PRAGMA busy_timeout = 0")
        monkeypatch.setattr(importer, "_cleaned", lambda _: set_setting(reader.record, "place", 1) or [])  # type: ignore[func-returns-value]
        importer.run([lines("reports.jsonl", *reports(3))])
        assert setting(reader.record, "place") == 1


# The corpus


@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared is absent")
def test_the_text_of_the_corpus_imports_and_the_rest_has_reasons(library: Library, tmp_path: Path) -> None:
    """All but most of the largest file and of the Korean stories; the messy files have a test of the commands."""
    large = CORPUS / "kcna_en_2011.jsonl"
    with large.open(encoding="utf-8") as file:
        (tmp_path / "kcna.jsonl").write_text("".join(next(file) for _ in range(500)), encoding="utf-8")
    folders = [path for path in CORPUS.iterdir() if path.name not in {large.name, "korean_md", "polnear", "messy"}]
    korean = sorted((CORPUS / "korean_md").iterdir())[::9]
    report_ = library.add([tmp_path / "kcna.jsonl", *folders, *korean])
    ours = [one for one in report_.added if one.path.startswith(str(tmp_path / "kcna.jsonl"))]
    assert len(ours) == 500, "set phrases under one address are no versions of each other"
    assert len(report_.added) > 700
    assert all(one.reason and "\n" not in one.reason for one in report_.skipped)
    assert library.engine.files.count() == library.record.count()
    texts = {".txt", ".md", ".jsonl", ".json", ".text", ".markdown", ".ndjson"}
    unread = {Path(one.path).name for one in report_.skipped if Path(one.path).suffix in texts}
    assert "README.md" in unread
