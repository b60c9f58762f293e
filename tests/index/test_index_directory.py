"""The index mends itself: whatever happens to its files, a search finds what the record holds."""

from __future__ import annotations

import errno
import json
import random
import shutil
import subprocess
import sys
import threading
from contextlib import nullcontext
from typing import TYPE_CHECKING, NamedTuple

import pytest
from whoosh.util.filelock import FileLock

from index.exceptions import LibraryBusyError, LibraryError
from index.library import Library
from index.search import index_directory, room
from index.search.query import parse
from index.search.results import Sort
from tests.data.reports import reports

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class FakeUsage(NamedTuple):
    """What `shutil.disk_usage` tells, in bytes."""

    total: int
    used: int
    free: int


QUERIES = ("harbour", '"harbour office"', "ferry -storm", "date:2021-02", "source:pier", "lant*", "number7 OR number31")
COUNT = 120


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library with an index of several segments, to copy."""
    directory = tmp_path_factory.mktemp("whole")
    with Library(directory / "library") as library:
        for part in range(3):
            path = directory / f"{part}.jsonl"
            path.write_text("\n".join(map(json.dumps, reports(40, 40 * part))))
            library.add([path])
    return directory / "library"


@pytest.fixture
def copied(whole: Path, tmp_path: Path) -> Path:
    return shutil.copytree(whole, tmp_path / "library")


def answers(directory: Path) -> list[list[int]]:
    with Library(directory) as library:
        found = [library.search(parse(query), Sort.RELEVANCE) for query in QUERIES]
        return [sorted(map(int, one.rows)) for one in found]


@pytest.fixture(scope="module")
def right(whole: Path) -> list[list[int]]:
    return answers(whole)


def test_the_queries_tell_articles_apart(right: list[list[int]]) -> None:
    assert len(right[0]) == COUNT
    assert all(0 < len(rows) < COUNT for rows in right[2:])


def test_a_missing_index_is_built(copied: Path, right: list[list[int]]) -> None:
    shutil.rmtree(copied / "index")
    assert answers(copied) == right


def test_a_file_in_place_of_the_index_is_replaced(copied: Path, right: list[list[int]]) -> None:
    shutil.rmtree(copied / "index")
    (copied / "index").write_text("not a directory")
    assert answers(copied) == right


@pytest.mark.parametrize(
    "change", [{"version": 0}, {"record": "of another"}, {"revision": 10**6}, {"revision": "?"}, {"files": 3}]
)
def test_an_index_of_another_version_or_record_is_built_again(
    copied: Path, right: list[list[int]], change: dict[str, object]
) -> None:
    state = copied / "index" / "state.json"
    state.write_text(json.dumps(json.loads(state.read_text()) | change))
    assert answers(copied) == right
    with Library(copied) as library:
        assert library.engine.files.check() == ""


def test_the_index_of_another_library_is_recognised(copied: Path, right: list[list[int]], tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text("\n".join(map(json.dumps, reports(COUNT, 500))))
    with Library(tmp_path / "second") as second:
        second.add([other])
    shutil.rmtree(copied / "index")
    shutil.copytree(tmp_path / "second" / "index", copied / "index")
    assert answers(copied) == right


def truncated(content: bytes, rng: random.Random) -> bytes:
    return content[: rng.randrange(len(content))] if content else b"?"


def zeros(content: bytes, _rng: random.Random) -> bytes:
    return bytes(len(content)) if content else b"\0"


def garbage(_content: bytes, rng: random.Random) -> bytes:
    return b"\x80\x04\x95" + rng.randbytes(90)


def recalled(_content: bytes, _rng: random.Random) -> bytes:
    return b"cos\nabort\n."


@pytest.mark.parametrize(
    "harm", [truncated, zeros, garbage, recalled, None], ids=lambda harm: getattr(harm, "__name__", "deleted")
)
def test_a_damaged_index_is_built_again_and_the_search_is_right(
    whole: Path, tmp_path: Path, right: list[list[int]], harm: Callable[[bytes, random.Random], bytes] | None
) -> None:
    """Each of the files in turn, over all kinds of harm; several times where the place of the cut is by chance."""
    rng = random.Random(20231231)
    names = sorted({path.suffix: path.name for path in (whole / "index").iterdir()}.values())
    names += rng.sample(sorted(path.name for path in (whole / "index").iterdir()), 2)
    for number, name in enumerate(names):
        copy = shutil.copytree(whole, tmp_path / str(number))
        path = copy / "index" / name
        if harm is None:
            path.unlink()
        else:
            path.write_bytes(harm(path.read_bytes(), rng))
        assert answers(copy) == right, name


def test_adding_to_a_damaged_index_builds_it_again(copied: Path, tmp_path: Path) -> None:
    for path in (copied / "index").glob("*.pst"):
        path.write_bytes(path.read_bytes()[:50])
    more = tmp_path / "more.jsonl"
    more.write_text("\n".join(map(json.dumps, reports(30, COUNT))))
    with Library(copied) as library:
        assert len(library.add([more]).added) == 30
        assert library.engine.files.check() == ""
        assert library.engine.files.count() == COUNT + 30


def test_damage_below_an_open_library_is_mended(copied: Path, right: list[list[int]]) -> None:
    with Library(copied) as library:
        library.search(parse("harbour"), Sort.RELEVANCE)
        for path in (copied / "index").iterdir():
            path.unlink()
        assert sorted(map(int, library.search(parse("harbour"), Sort.RELEVANCE).rows)) == right[0]


def test_doctor_finds_a_single_changed_byte_that_no_search_meets(copied: Path) -> None:
    path = next((copied / "index").glob("*.pst"))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with Library(copied) as library:
        assert "damaged" in library.engine.files.check()
        library.engine.files.rebuild()
        assert library.engine.files.check() == ""


def test_catching_up_after_a_crash_between_commit_and_note_doubles_nothing(copied: Path) -> None:
    """The commit is there, the note of how far it went is not: the same changes are read again."""
    state = copied / "index" / "state.json"
    values = json.loads(state.read_text())
    state.write_text(json.dumps(values | {"revision": 10}))
    with Library(copied) as library:
        assert library.engine.files.behind() == COUNT - 10
        library.catch_up()
        assert library.engine.files.count() == COUNT
        assert library.search(parse("number5"), Sort.RELEVANCE).total == 1


def test_half_an_index_does_not_pass_for_a_whole_one(copied: Path, right: list[list[int]]) -> None:
    """A process that dies while it throws the index away leaves some files behind, but never the state."""
    removed = [path for path in (copied / "index").iterdir() if path.suffix in {".json", ".col"}]
    for path in removed:
        path.unlink()
    assert answers(copied) == right


HOLD = """
import sys, time
from pathlib import Path
from index.library import Library
with Library(Path(sys.argv[1])) as library, library.engine.files._writing():
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def test_another_process_that_is_writing_is_waited_for(copied: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.jsonl"
    more.write_text("\n".join(map(json.dumps, reports(5, COUNT))))
    with subprocess.Popen([sys.executable, "-c", HOLD, str(copied), "0.5"], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with Library(copied) as library:
            library.add([more])
            assert library.engine.files.count() == COUNT + 5


def test_another_process_that_goes_on_writing_is_reported_and_reading_goes_on(
    copied: Path, right: list[list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_directory, "PATIENCE", 0.1)
    with subprocess.Popen([sys.executable, "-c", HOLD, str(copied), "60"], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        assert answers(copied) == right
        with Library(copied) as library, pytest.raises(LibraryBusyError, match="another korea-reader"):
            library.engine.files.rebuild()
        holder.kill()


def test_a_search_waits_no_longer_than_until_another_process_has_begun_an_index(
    copied: Path, right: list[list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one goes on indexing under the lock for as long as it likes."""
    monkeypatch.setattr(index_directory, "PATIENCE", 10.0)
    (copied / "index").rename(copied / "away")
    lock = FileLock(str(copied / "index.lock"))
    assert lock.acquire()
    begun = threading.Timer(0.3, (copied / "away").rename, [copied / "index"])
    begun.start()
    try:
        assert answers(copied) == right
        assert not begun.is_alive()
    finally:
        begun.join()
        lock.release()


def test_a_lock_left_behind_by_a_killed_process_stops_nobody(copied: Path, right: list[list[int]]) -> None:
    (copied / "index.lock").touch()
    shutil.rmtree(copied / "index")
    assert answers(copied) == right


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), MemoryError()])
def test_a_full_disk_does_not_cost_the_index_that_is_there(
    copied: Path, right: list[list[int]], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object) -> int:
        raise error

    with Library(copied) as library:
        library.record.touch([1, 2, 3])
        with monkeypatch.context() as patch:
            patch.setattr(index_directory, "fill", fail)
            with pytest.raises((LibraryError, MemoryError)):
                library.catch_up()
            assert answers(copied) == right
        library.catch_up()
        assert library.engine.files.check() == ""


@pytest.mark.parametrize("is_searchable", [True, False])
def test_an_index_is_not_thrown_away_when_the_next_one_has_no_room(
    copied: Path, right: list[list[int]], monkeypatch: pytest.MonkeyPatch, is_searchable: bool
) -> None:
    state = copied / "index" / "state.json"
    if not is_searchable:
        state.write_text(json.dumps(json.loads(state.read_text()) | {"version": 0}))
    before = {path.name: path.read_bytes() for path in (copied / "index").iterdir()}
    with Library(copied) as library:
        with monkeypatch.context() as patch:
            patch.setattr(room, "A_BYTE", 1_000)
            patch.setattr(shutil, "disk_usage", lambda _: FakeUsage(10**9, 10**9, 3_000_000))
            with pytest.raises(LibraryError, match=r"needs about [\d]+ MB; free [\d]+ MB more on this disk") as raised:
                library.engine.files.rebuild()
            assert str(copied) in str(raised.value)
            if not is_searchable:
                with pytest.raises(LibraryError, match="no room for the search index"):
                    library.search(parse("harbour"), Sort.RELEVANCE)
            assert {path.name: path.read_bytes() for path in (copied / "index").iterdir()} == before
        assert library.search(parse("harbour"), Sort.RELEVANCE).total == COUNT
        library.engine.files.rebuild()
    assert answers(copied) == right


def test_what_the_index_takes_that_is_thrown_away_counts_as_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record, files = tmp_path / "record.sqlite", tmp_path / "index"
    record.write_bytes(bytes(10_000))
    files.mkdir()
    (files / "postings").write_bytes(bytes(8_000))
    needed = int(room.A_BYTE * 10_000)
    for free, fits in ((needed - 8_000, True), (needed - 8_001, False), (needed, True)):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: FakeUsage(10**9, 10**9, free))
        with nullcontext() if fits else pytest.raises(LibraryError, match="needs about 1 MB; free 1 MB more"):
            room.make_sure_of_room(files, record)


@pytest.mark.parametrize("unknown", [FakeUsage(0, 0, 0), OSError(errno.ENOSYS, "Function not implemented")])
def test_where_nobody_tells_how_much_is_free_the_index_is_built(
    copied: Path, right: list[list[int]], monkeypatch: pytest.MonkeyPatch, unknown: FakeUsage | OSError
) -> None:
    def usage(_: object) -> FakeUsage:
        if isinstance(unknown, OSError):
            raise unknown
        return unknown

    monkeypatch.setattr(shutil, "disk_usage", usage)
    shutil.rmtree(copied / "index")
    assert answers(copied) == right


def test_too_many_open_files_are_no_damage(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    with Library(copied) as library:
        before = library.engine.files.stamp()
        with monkeypatch.context() as patch:
            patch.setattr(index_directory.IndexDirectory, "reader", fail)
            with pytest.raises(LibraryError, match="Too many open files"):
                library.search(parse("harbour"), Sort.RELEVANCE)
        assert library.search(parse("harbour"), Sort.RELEVANCE).total == COUNT
        assert library.engine.files.stamp() == before
