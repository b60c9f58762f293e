"""The steps of building the index: what goes into a segment, and which segments are merged."""

from __future__ import annotations

import math
import pickle
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from index.search.postings import segments
from index.search.writing import Change

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from index.record import Record
    from index.search.writing import Batch, BulkWriter

MOST_TOKENS = 1_600_000
"""Words a segment, about, before it is merged: some 100 MB of memory, and some seconds of work that a crash loses."""

MOST_ARTICLES = 8_000
"""Articles that each of two processes takes at a time."""

MERGED_AT_ONCE = 8
"""Segments of one size that are merged into the next."""

_READ_AT_ONCE = 100
"""Articles read from the record at a time."""


class Held:
    """The articles that the index holds already, in a writer's numbering."""

    def __init__(self, writer: BulkWriter) -> None:
        self._writer = writer
        reader = writer.reader()
        try:
            parts = segments(reader)
            self._rows = np.concatenate([np.empty(0, np.int64), *(part.column("row") for part in parts)])
            for part in parts:
                self._rows[part.deleted] = -1
        finally:
            reader.close()

    def delete(self, rows: Iterable[int]) -> None:
        """Delete those of `rows` that are held."""
        for number in np.flatnonzero(np.isin(self._rows, list(rows))).tolist():
            self._writer.delete_document(number)
            self._rows[number] = -1


def fill(batch: Batch, record: Record, after: int, upto: int, held: Held | None) -> int:
    """Add the record's changes after one revision and up to another, as many as a batch takes.

    Returns the revision up to which nothing is left out. What is `held` of them is deleted.
    """
    while after < upto and batch.tokens < MOST_TOKENS:
        changes = [Change(*change) for change in record.changed_since(after, _READ_AT_ONCE)]
        changes = [change for change in changes if change.revision <= upto]
        if not changes:
            return upto
        if held is not None:
            held.delete(change.row for change in changes)
        batch.add(changes)
        after = changes[-1].revision
    return after


def merge_level(writer: BulkWriter, found: list[Any]) -> list[Any]:
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
            writer.add_segment(segment)
    return kept


# Segments that another process commits


class _Beside(FileStorage):  # type: ignore[misc]
    """Files beside those of another writer, which empties the directory of its temporary files when it is done."""

    def temp_storage(self, name: str | None = None) -> Any:
        return super().temp_storage(f"beside.{name}")


def beside(path: Path) -> Any:
    """Open the index in `path` for a writer beside the one that holds the lock."""
    return FileIndex(_Beside(str(path)))


def packed(segments: list[Any]) -> str:
    """Return segments as text, to be sent to the process that commits them."""
    return b64encode(pickle.dumps(segments)).decode()


def unpacked(text: str) -> list[Any]:
    """Return the segments that `packed` was given, by a process of our own."""
    found: list[Any] = pickle.loads(b64decode(text))  # noqa: S301 - from a process that this one started
    return found
