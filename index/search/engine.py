"""The search index on disk: kept in step with the record, rebuilt when it is missing, damaged or old.

Whoosh writes without checksums, and damaged files raise anything; so any exception while an index is opened or read
means that it is damaged, and it is thrown away and built again from the record.
"""

from __future__ import annotations

import contextlib
import json
import math
import shutil
import threading
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.exceptions import LibraryBusyError, LibraryError

with warnings.catch_warnings():
    warnings.simplefilter("ignore", SyntaxWarning)  # Whoosh 2.7.4 compares with `is` to a literal
    from whoosh import index as whoosh_index
    from whoosh.filedb.filestore import FileStorage
    from whoosh.index import LockError
    from whoosh.reading import SegmentReader

from index.search.executor import Executor, Matches
from index.search.query import Query, any_word
from index.search.schema import VERSION, document, schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.record import Record

BATCH = 500
"""Articles a commit: a crash loses at most so much work, and a search sees new articles that soon."""

MEMORY_MB = 96
"""What Whoosh's writer may collect before it spills to disk."""

MERGED_AT_ONCE = 8
"""Segments of one size that are merged into the next."""

_STATE = "state.json"


@dataclass(frozen=True, slots=True)
class State:
    """What the index says of itself."""

    version: int
    record: str
    """The identity of the record it was built from."""

    revision: int
    """The record's revision up to which it has read."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The documents that match, in the executor's numbering."""

    executor: Executor
    matches: Matches


class Engine:
    """The index in one directory."""

    def __init__(self, directory: Path, record: Record) -> None:
        self.directory = directory
        self._record = record
        self._executor: Executor | None = None
        self._generation: object = None
        self._lock = threading.RLock()

    # Reading

    def executor(self) -> Executor:
        """Return an executor over the newest state of the index, built first when it is not fit for use."""
        with self._lock:
            generation = self._stamp()
            if self._executor is None or generation != self._generation:
                try:
                    opened = self._open_executor()
                except LibraryError:
                    raise
                except Exception:  # damaged files raise anything
                    self.rebuild()
                    opened = self._open_executor()
                    generation = self._stamp()
                self._executor, self._generation = opened, generation
            return self._executor

    def search(self, query: Query) -> Answer:
        """Return what matches `query`; an index that turns out to be damaged is rebuilt first."""
        try:
            executor = self.executor()
            return Answer(executor, executor.run(query.root))
        except (LibraryError, MemoryError):
            raise
        except Exception:  # damaged files raise anything
            self.rebuild()
            executor = self.executor()
            return Answer(executor, executor.run(query.root))

    def alike(self, text: str, most: int) -> list[int]:
        """Return the rows of the articles that share most with `text`, best first, by the scores of its words."""
        query = Query(text, any_word(text))
        if query.root is None:
            return []
        answer = self.search(query)
        best = answer.matches.scores.argsort()[::-1][:most]
        return [int(row) for row in answer.executor.rows[answer.matches.docs[best]]]

    def _open_executor(self) -> Executor:
        if not self.is_fit():
            self.rebuild()
        reader = whoosh_index.open_dir(self.directory).reader()
        return Executor(reader, self._record.sources(), self._record.rows_in_state)

    def _stamp(self) -> tuple[tuple[str, int], ...]:
        """Return what changes with every commit: the names and times of the tables of contents."""
        with contextlib.suppress(OSError):
            return tuple(sorted((path.name, path.stat().st_mtime_ns) for path in self.directory.glob("_*.toc")))
        return ()

    def forget(self) -> None:
        """Close what is open; the next search opens the index again."""
        with self._lock:
            if self._executor is not None:
                self._executor.close()
            self._executor = None

    # Keeping in step

    def state(self) -> State | None:
        """Return what the index says of itself; None when there is none that can be read."""
        try:
            values = json.loads((self.directory / _STATE).read_text(encoding="utf-8"))
            return State(int(values["version"]), str(values["record"]), int(values["revision"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def is_fit(self) -> bool:
        """Tell whether there is an index of this record in the present version."""
        state = self.state()
        return (
            state is not None
            and state.version == VERSION
            and state.record == self._record.identity
            and state.revision <= self._record.revision
            and any(self.directory.glob("_*.toc"))
        )

    def behind(self) -> int:
        """Return how many of the record's changes the index has not read."""
        state = self.state()
        return self._record.revision - (state.revision if state is not None and self.is_fit() else 0)

    def check(self) -> str:
        """Return what is wrong with the index, empty when nothing is. Reads every posting list."""
        if not self.is_fit():
            return "the search index is missing or of another version"
        if self.behind():
            return f"the search index lacks {self.behind()} changes"
        try:
            reader = whoosh_index.open_dir(self.directory).reader()
            for field, term in reader.all_terms():
                reader.postings(field, term).all_ids()
            count = reader.doc_count()
            reader.close()
        except Exception as error:
            return f"the search index is damaged ({type(error).__name__})"
        if count != self._record.count():
            return f"the search index holds {count} articles, the record {self._record.count()}"
        return ""

    def indexed(self) -> int:
        """Return the number of articles in the index; 0 when it cannot be read."""
        try:
            return int(whoosh_index.open_dir(self.directory).doc_count())
        except Exception:
            return 0

    def catch_up(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Read the record's changes into the index; return how many there were.

        `progress` is called with the number done and the number in all after each batch.
        Raises LibraryBusyError when another process is writing to the index.
        """
        if not self.is_fit():
            self._create()
        state = self.state()
        assert state is not None
        total = self._record.revision - state.revision
        done = 0
        while changes := self._record.changed_since(state.revision + done, BATCH):
            self._write(changes)
            done = changes[-1][0] - state.revision
            self._write_state(changes[-1][0])
            if progress is not None:
                progress(min(done, total), total)
        return done

    def rebuild(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Throw the index away and build it again from the record."""
        self._create()
        self.catch_up(progress)

    def _create(self) -> None:
        self.forget()
        try:
            if self.directory.exists():
                shutil.rmtree(self.directory)
            self.directory.mkdir(mode=0o700)
        except OSError as error:
            raise LibraryError(f"{self.directory}: cannot be rebuilt: {error.strerror}") from error
        FileStorage(str(self.directory)).create_index(schema())
        self._write_state(0)

    def _write(self, changes: list[tuple[int, int, int, int, Any]]) -> None:
        try:
            # compound=False: with compound files every new searcher costs 126 ms instead of 0.9.
            writer = whoosh_index.open_dir(self.directory).writer(limitmb=MEMORY_MB, compound=False)
        except LockError as error:
            raise LibraryBusyError(f"{self.directory}: another korea-reader is indexing; try again later") from error
        try:
            for _, row, source, date, article in changes:
                writer.delete_by_term("key", str(row))
                writer.add_document(**document(row, source, date, article))
        except BaseException:
            writer.cancel()
            raise
        writer.commit(mergetype=merge_level)

    def _write_state(self, revision: int) -> None:
        values = {"version": VERSION, "record": self._record.identity, "revision": revision}
        fresh = self.directory / f"{_STATE}.new"
        fresh.write_text(json.dumps(values), encoding="utf-8")
        fresh.replace(self.directory / _STATE)


def merge_level(writer: Any, found: list[Any]) -> list[Any]:
    """Merge segments of about one size as soon as there are `MERGED_AT_ONCE`; return those left as they are.

    A merge policy for Whoosh. Every article is copied once for each power of `MERGED_AT_ONCE` batches, and the number
    of segments stays logarithmic; Whoosh's own policy leaves a segment for each commit.
    """
    levels: dict[int, list[Any]] = {}
    for segment in found:
        levels.setdefault(int(math.log(max(1, segment.doc_count_all()), MERGED_AT_ONCE)), []).append(segment)
    kept: list[Any] = []
    for same_size in levels.values():
        if len(same_size) < MERGED_AT_ONCE:
            kept.extend(same_size)
            continue
        for segment in same_size:
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            reader.close()
    return kept
