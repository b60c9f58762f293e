"""The search index on disk: kept in step with the record, and built again when it is missing, damaged or old.

One process writes at a time, under a lock of our own that also covers throwing the index away: whoever finds files
missing may only have looked while another process was replacing them.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from whoosh import index as whoosh_index
from whoosh.filedb.filestore import FileStorage
from whoosh.util.filelock import FileLock, try_for

from index.exceptions import LibraryBusyError, LibraryError
from index.korean_words import ask_also
from index.names import default_gazetteer, edition, refresh
from index.search.beside import Helper, processors
from index.search.building import MOST_ARTICLES, Held, beside, fill, merge_level, packed, unpacked
from index.search.damage import is_of_the_machine
from index.search.index_files import STATE, IndexFiles
from index.search.renaming import changed_spellings, claims, rows_with
from index.search.room import make_sure_of_room
from index.search.schema import VERSION, schema
from index.search.writing import Batch, BulkWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from index.record import Record
    from index.search.index_files import State

LARGE = 2_000
"""Changes from which it is worth it to share them with another process, which takes half a second to start."""

ENOUGH = 600_000
"""Words from which a batch that is kept is left as it is, some 3,000 articles: writing it again costs its size."""

LEAST_SHARE = 10
"""A batch is written again when what is new is at least a tenth of it; fewer articles are a segment of their own."""

PATIENCE = 30.0
"""Seconds to wait for another process to finish writing."""

_LOOK_AGAIN = 0.2
"""Seconds after which a search that waits for an index looks whether there is one by now."""

_NAMES = "names.json"
"""The names with which the index was built, so that a change of them can be told."""


class IndexDirectory:
    """The files of the index of one record."""

    def __init__(self, path: Path, record: Record) -> None:
        self.path = path
        self._record = record
        self._files = IndexFiles(path)
        self._keeps = False
        self._kept: Batch | None = None
        self._helper: Helper | None = None

    def keep_batches(self) -> None:
        """Let what is indexed stay in memory, so that the next changes can be added to the same segment."""
        self._keeps = True

    def reader(self) -> Any:
        """Return a new Whoosh reader. Raises anything when the files are damaged."""
        return self._opened().reader()

    def _opened(self) -> Any:
        """Open the Whoosh index, and check its files: Whoosh does not, and reads a column cut short as zeros."""
        opened = whoosh_index.open_dir(self.path)
        parts = (f"_{opened.indexname}_{opened.latest_generation()}.toc", *(s.segment_id() for s in opened._segments()))
        self._files.check(self.state(), parts)
        return opened

    def stamp(self) -> tuple[tuple[str, int], ...]:
        """Return what changes with every commit: the names and times of the tables of contents."""
        try:
            with os.scandir(self.path) as entries:
                tables = [one for one in entries if one.name.startswith("_") and one.name.endswith(".toc")]
                return tuple(sorted((one.name, one.stat().st_mtime_ns) for one in tables))
        except OSError:
            return ()

    def state(self) -> State | None:
        """Return what the index says of itself; None when there is none that can be read."""
        return self._files.state()

    def is_fit(self) -> bool:
        """Tell whether there is an index of this record in the present version."""
        state = self.state()
        return (
            state is not None
            and state.version == VERSION
            and state.record == self._record.identity
            and state.revision <= self._record.revision
            and any(self.path.glob("_*.toc"))
        )

    def behind(self) -> int:
        """Return how many of the record's changes the index has not read."""
        state = self.state()
        return self._record.revision - (state.revision if state is not None and self.is_fit() else 0)

    def knows_names(self) -> bool:
        """Tell whether the index was built with the present names; else it misses some of the newest."""
        state = self.state()
        return state is not None and state.names == edition()

    def make_fit(self) -> None:
        """Build the index when it is not fit for use; as soon as another process has begun to, that is enough.

        Raises as `catch_up`.
        """
        until = time.monotonic() + PATIENCE
        while not self.is_fit():
            try:
                self.catch_up(patience=_LOOK_AGAIN)
            except LibraryBusyError:
                if time.monotonic() > until:
                    raise

    def catch_up(
        self,
        progress: Callable[[int, int], None] | None = None,
        helper: Helper | None = None,
        patience: float | None = None,
    ) -> None:
        """Read the record's changes into the index, which is created or built again when it is not fit for use.

        `progress` is called with the number done and the number in all after each batch. Much is shared with `helper`,
        or with one that is started.
        Raises LibraryBusyError when another process goes on writing for `PATIENCE` seconds, or as many as are given.
        """
        with self._writing(patience):
            refresh()
            ask_also(self._record)
            if not self.is_fit():
                self._create()
            try:
                with self._helped(helper):
                    self._catch_up(progress)
                    if not self.knows_names():
                        self._rename()
                        self._catch_up(progress)
            except LibraryError:
                raise
            except Exception as error:  # damaged files raise anything
                if is_of_the_machine(error):
                    raise
                self._build(progress)

    def rebuild(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Throw the index away and build it again from the record. Raises as `catch_up`."""
        with self._writing():
            refresh()
            ask_also(self._record)
            self._build(progress)

    def _build(self, progress: Callable[[int, int], None] | None) -> None:
        self._create()
        with self._helped():
            self._catch_up(progress)

    @contextmanager
    def _helped(self, helper: Helper | None = None) -> Iterator[None]:
        """Index with a second process in the body, where there is much to do and a second processor to do it.

        When the body fails, that process ends: it may be writing into an index that is about to be thrown away.
        """
        own = None
        if helper is None and not self._keeps and self.behind() >= LARGE and processors() > 1:
            helper = own = Helper(self.path.parent)
        self._helper = helper
        try:
            yield
        except BaseException:
            if helper is not None:
                helper.close()
            raise
        finally:
            self._helper = None
            if own is not None:
                own.close()

    @contextmanager
    def importing(self) -> Iterator[None]:
        """Let other processes know that an import is going on while the body runs."""
        lock = self._import_lock()
        lock.acquire()
        try:
            yield
        finally:
            if lock.locked:
                lock.release()

    def is_importing(self) -> bool:
        """Tell whether an import is going on in any process."""
        lock = self._import_lock()
        if not lock.acquire():
            return True
        lock.release()
        return False

    def _import_lock(self) -> Any:
        return FileLock(str(self.path.with_name("import.lock")))

    @contextmanager
    def _writing(self, patience: float | None = None) -> Iterator[None]:
        lock = FileLock(str(self.path.with_suffix(".lock")))
        try:
            if not try_for(lock.acquire, timeout=PATIENCE if patience is None else patience):
                raise LibraryBusyError(f"{self.path}: another korea-reader is indexing; try again when it has finished")
            yield
        except OSError as error:
            reason = error.strerror or str(error)
            raise LibraryError(
                f"{self.path}: cannot be written: {reason}; make room or mend its permissions"
            ) from error
        finally:
            if lock.locked:
                lock.release()

    def _catch_up(self, progress: Callable[[int, int], None] | None) -> None:
        state = self._state_now()
        at, last = state.revision, self._record.revision
        while at < last:
            at = self._write_changes(at, last)
            self._write_state(at, state.names)
            if progress is not None:
                progress(min(at, last) - state.revision, last - state.revision)

    def _create(self) -> None:
        """Throw away what is there and make an empty index, once it is known that a whole one will fit."""
        make_sure_of_room(self.path, self._record.path)
        try:
            if self.path.is_dir() and not self.path.is_symlink():
                (self.path / STATE).unlink(missing_ok=True)  # first: half an index must not pass for a whole one
                shutil.rmtree(self.path)
            else:
                self.path.unlink(missing_ok=True)
            self.path.mkdir(mode=0o700)
        except OSError as error:
            reason = error.strerror or str(error)
            raise LibraryError(f"{self.path}: cannot be built again: {reason}; remove this directory") from error
        FileStorage(str(self.path)).create_index(schema())
        self._files.write(_NAMES, claims(default_gazetteer()))
        self._write_state(0, edition())

    def _rename(self) -> None:
        """Let the articles be indexed again in which a spelling stands that means something else than before."""
        now = claims(default_gazetteer())
        before = json.loads((self.path / _NAMES).read_text(encoding="utf-8"))
        reader = self.reader()
        try:
            rows = rows_with(reader, changed_spellings(before, now))
        finally:
            reader.close()
        self._record.touch(rows)
        self._files.write(_NAMES, now)
        self._write_state(self._state_now().revision, edition())

    def _state_now(self) -> State:
        state = self.state()
        assert state is not None
        return state

    def _write_changes(self, at: int, last: int) -> int:
        """Write the changes after revision `at`, as many as one commit may have; return the last one's revision."""
        if last - at >= LARGE and self._helper is not None:
            reached = self._write_in_two(at, min(last, at + 2 * MOST_ARTICLES), self._helper)
            if reached:
                return reached
        writer = self._writer(last - at)
        try:
            reached = fill(writer.batch, self._record, at, last, Held(writer))
        except BaseException:
            self._kept = None
            writer.cancel()
            raise
        writer.commit_batch(merge_level)
        return reached

    def _writer(self, changes: int) -> BulkWriter:
        """Return a writer with the batch that is kept, if that is still in the index and well worth writing again."""
        opened = self._opened()
        names = {segment.segment_id() for segment in opened._segments()}
        kept = self._kept if self._keeps else None
        if kept and (kept.tokens >= ENOUGH or kept.segment not in names):
            kept = None
        if not kept or changes * LEAST_SHARE >= len(kept):
            batch = kept or Batch()
            self._kept = batch if self._keeps else None
            return BulkWriter(opened, batch)
        return BulkWriter(opened, Batch())

    def _write_in_two(self, at: int, last: int, helper: Helper) -> int:
        """Write the changes up to `last` with another process, which takes the first half of them.

        Returns the revision that was reached, 0 when the other process failed.
        """
        middle = (at + last) // 2
        helper.ask(["build", at, middle])
        writer = BulkWriter(self._opened(), Batch())
        try:
            held = Held(writer)
            reached = fill(writer.batch, self._record, middle, last, held)
            built = helper.answer()
            if built is None:
                self._helper = None
                writer.cancel()
                return 0
            held.delete(built["rows"])
        except BaseException:
            writer.cancel()
            raise
        writer.commit_batch(merge_level, before=unpacked(built["segments"]))
        return reached

    def build_beside(self, after: int, upto: int) -> dict[str, object]:
        """Write segments of some changes for another process to commit, which holds the lock.

        Returns them, packed for `unpacked`, and the rows of their articles.
        """
        refresh()
        ask_also(self._record)
        segments, rows = [], []
        while after < upto:
            writer = BulkWriter(beside(self.path), Batch(), is_alone=False)
            after = fill(writer.batch, self._record, after, upto, None)
            rows += writer.batch.rows()
            segments.append(writer.written())
        return {"segments": packed(segments), "rows": rows}

    def _write_state(self, revision: int, names: int) -> None:
        self._files.write_state(VERSION, self._record.identity, revision, names)

    # Checking

    def check(self) -> str:
        """Return what is wrong with the index, empty when nothing is. Reads every byte of it."""
        if not self.is_fit():
            return "the search index is missing or of another version" if self._record.count() else ""
        if self.behind():
            return f"the search index lacks {self.behind()} changes"
        if not self.knows_names():
            return "the search index was built with other names"
        damaged = self._files.damaged()
        if damaged:
            return f"the search index is damaged ({damaged})"
        try:
            count = int(whoosh_index.open_dir(self.path).doc_count())
        except Exception as error:  # damaged files raise anything
            return f"the search index is damaged ({type(error).__name__})"
        if count != self._record.count():
            return f"the search index holds {count} articles, the record {self._record.count()}"
        return ""

    def count(self) -> int:
        """Return the number of articles in the index; 0 when it cannot be read."""
        try:
            return int(whoosh_index.open_dir(self.path).doc_count())
        except Exception:  # damaged files raise anything
            return 0
