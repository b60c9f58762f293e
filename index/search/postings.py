"""Whoosh's posting lists as numpy arrays.

Reading a list block by block into arrays costs a fifth of stepping through it with Whoosh's matcher, and the arrays
can be kept. What is used of Whoosh below its public interface (2.7.4, pinned) is in this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.codec.whoosh3 import LENGTHS_COLUMN, W3LeafMatcher
from whoosh.reading import SegmentReader, TermNotFound
from whoosh.util.numeric import byte_to_length

from index.search.schema import NUMBER_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Postings:
    """The articles that hold one term."""

    docs: NDArray[np.int32]
    """Document numbers, ascending."""

    weights: NDArray[np.float32]
    """How often each holds it, same shape as `docs`."""

    @property
    def size(self) -> int:
        """Bytes of memory."""
        return self.docs.nbytes + self.weights.nbytes


NOTHING = Postings(np.empty(0, np.int32), np.empty(0, np.float32))


class Segment:
    """One segment of the index, with its document numbers as they count in the whole index."""

    def __init__(self, reader: SegmentReader, base: int) -> None:
        self._reader = reader
        self.base = base
        self.size: int = reader.doc_count_all()
        self.deleted = np.array(sorted(reader._perdoc.deleted_docs()), dtype=np.int32) + base

    def postings(self, field: str, term: bytes) -> Postings:
        """Return the postings of a term, deleted articles included; empty when the term is unknown."""
        matcher = self._matcher(field, term)
        if matcher is None:
            return NOTHING
        docs: list[NDArray[np.int32]] = []
        weights: list[NDArray[np.float32]] = []
        for _ in _blocks(matcher):
            ids, some = matcher._data[0], matcher._data[1]
            docs.append(np.cumsum(np.array(ids, dtype=np.int32), dtype=np.int32))
            if some is None or isinstance(some, float):
                weights.append(np.full(len(ids), 1.0 if some is None else some, dtype=np.float32))
            else:
                weights.append(np.array(some, dtype=np.float32))
        return Postings(np.concatenate(docs) + np.int32(self.base), np.concatenate(weights))

    def positions(self, field: str, term: bytes, wanted: NDArray[np.int32]) -> dict[int, NDArray[np.uint32]]:
        """Return where the term stands in each of the `wanted` articles (ascending) that holds it."""
        matcher = self._matcher(field, term)
        found: dict[int, NDArray[np.uint32]] = {}
        if matcher is None or not len(wanted):
            return found
        last = int(wanted[-1])
        for _ in _blocks(matcher, int(wanted[0]) - self.base):
            docs = np.cumsum(np.array(matcher._data[0], dtype=np.int32), dtype=np.int32) + np.int32(self.base)
            for i in np.flatnonzero(np.isin(docs, wanted, assume_unique=True)):
                found[int(docs[i])] = np.frombuffer(matcher._data[2][i], dtype=np.uint32)
            if docs[-1] >= last:
                break
        return found

    def _matcher(self, field: str, term: bytes) -> Any:
        if field not in self._reader.schema:
            return None
        try:
            matcher = self._reader._terms.matcher(field, term, self._reader.schema[field].format)
        except TermNotFound:
            return None
        assert isinstance(matcher, W3LeafMatcher)
        return matcher

    def terms_from(self, field: str, prefix: bytes) -> Iterator[bytes]:
        """Yield the terms of a field that begin with `prefix`, in order."""
        for name, term in self._reader._terms.terms_from(field, prefix):
            if name != field or not term.startswith(prefix):
                return
            yield term

    def lengths(self, field: str) -> NDArray[np.float32]:
        """Return the number of words in the field, of each article."""
        column = self._raw_column(f"_{field}_len", LENGTHS_COLUMN, np.dtype(np.uint8))
        lengths: NDArray[np.float32] = _LENGTHS[column]
        return lengths

    def total_length(self, field: str) -> int:
        """Return the number of words in the field, of all articles together."""
        return int(self._reader.field_length(field))

    def column(self, field: str) -> NDArray[np.int64]:
        """Return a column of `NUMBER_FIELDS`, a number for each article."""
        kind = np.dtype(">" + {"i": "i4", "q": "i8"}[NUMBER_FIELDS[field]])
        return self._raw_column(field, self._reader.schema[field].column_type, kind).astype(np.int64)

    def _raw_column(self, name: str, column: Any, kind: np.dtype[Any]) -> NDArray[Any]:
        values = np.zeros(self.size, dtype=kind)
        if self._reader._perdoc.has_column(name):
            reader = self._reader._perdoc.column_reader(name, column)
            count = min(reader._count, self.size)
            stored = reader._dbfile.get(reader._basepos, count * kind.itemsize)
            values[:count] = np.frombuffer(stored, dtype=kind)
        return values


def segments(reader: Any) -> list[Segment]:
    """Return the segments of an index reader, in the order of their document numbers."""
    return [Segment(leaf, base) for leaf, base in reader.leaf_readers() if isinstance(leaf, SegmentReader)]


def _blocks(matcher: Any, first: int = 0) -> Iterator[None]:
    """Step through the blocks of a posting list that may hold documents from `first` on, each one's data loaded."""
    while True:
        if matcher._maxid >= first:
            matcher._read_data()
            yield
        if matcher._lastblock:
            return
        matcher._goto(matcher._nextoffset)
