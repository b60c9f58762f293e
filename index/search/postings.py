"""Whoosh's posting lists as numpy arrays.

Reading a list block by block into arrays costs a fifth of stepping through it with Whoosh's matcher, and the arrays
can be kept. What is used of Whoosh below its public interface (2.7.4, pinned) is in this module, `blocks` and
`term_table`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.codec.whoosh3 import LENGTHS_COLUMN
from whoosh.reading import SegmentReader, TermNotFound
from whoosh.util.numeric import byte_to_length

from index.search.blocks import blocks
from index.search.packing import LAST_POSITION
from index.search.schema import NUMBER_FIELDS
from index.search.term_table import TermTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from index.search.blocks import Block
    from index.search.packing import Packed
    from index.search.term_table import Stored, Terms

    Choose = Callable[[NDArray[Any]], NDArray[np.bool_]]
    """Tells which codes count."""

_FEW = 60
"""Documents from which on a block is read faster as an array."""

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


class Occurrences:
    """Where a term stands in some articles of a segment."""

    def __init__(self, parts: Sequence[Packed]) -> None:
        self._parts = parts
        self._docs = np.concatenate([np.empty(0, np.int32), *(part.docs() for part in parts)])
        self._ends = np.cumsum(np.concatenate([np.zeros(1, np.int64), *(part.counts() for part in parts)]))
        self._positions = _together(part.positions() for part in parts)
        self._is_saturated = self._positions.max(initial=0) == LAST_POSITION

    @cached_property
    def _codes(self) -> NDArray[Any]:
        return _together(part.codes() for part in self._parts)

    @cached_property
    def _code(self) -> NDArray[Any] | None:
        """The code of all positions; None when they differ."""
        codes = {part.code for part in self._parts}
        return None if len(codes) != 1 or None in codes else self._parts[0].codes()[:1]

    def places(self, docs: NDArray[np.int32], begins: NDArray[np.int64], choose: Choose | None) -> NDArray[np.int64]:
        """Return where the term stands in `docs`, ascending: its positions, added to the article's one of `begins`.

        Each is there once. `choose` tells by their codes which ones count, all of them when it is None.
        """
        at = np.searchsorted(self._docs, docs)
        inside = self._docs[np.minimum(at, len(self._docs) - 1)] == docs if len(self._docs) else np.zeros(len(at), bool)
        if not inside.all():
            begins, at = begins[inside], at[inside]
        first = self._ends[at]
        counts = self._ends[at + 1] - first
        wanted = _stretches(first, counts)
        found = np.repeat(begins, counts)
        found += self._positions[wanted]
        if choose is not None and self._code is not None:
            found = found if choose(self._code)[0] else found[:0]
        elif choose is not None:
            found = found[choose(self._codes[wanted])]
        return np.unique(found) if self._is_saturated else found


class Segment:
    """One segment of the index, with its document numbers as they count in the whole index."""

    def __init__(self, reader: SegmentReader, base: int) -> None:
        self._reader = reader
        self.name = str(reader.segment().segment_id())
        self.base = base
        self.size: int = reader.doc_count_all()
        self._table = TermTable(reader._terms)
        self.deleted = np.array(sorted(reader._perdoc.deleted_docs()), dtype=np.int32) + base

    def postings(self, field: str, term: bytes) -> Postings:
        """Return the postings of a term, deleted articles included; empty when the term is unknown."""
        stored = self._stored(field, term)
        return self.read(stored) if stored else NOTHING

    def read(self, stored: Stored) -> Postings:
        """Return the postings of a stored list."""
        parts = [block.docs_and_weights() for block in blocks(self._raw(stored))]
        docs = np.concatenate([docs for docs, _ in parts])
        return Postings(docs + np.int32(self.base), np.concatenate([weights for _, weights in parts]))

    def docs(self, several: Iterable[Stored]) -> NDArray[np.int32]:
        """Return the articles of many stored lists, in no order, some of them more than once."""
        few: list[int] = []
        parts = []
        for stored in several:
            for block in blocks(self._raw(stored)):
                if block.size < _FEW:
                    few += block.docs()
                else:
                    parts.append(block.docs_and_weights()[0])
        return np.concatenate([np.array(few, np.int32), *parts]) + np.int32(self.base)

    def occurrences(self, field: str, term: bytes, asked: NDArray[np.int32]) -> Occurrences:
        """Return where the term stands, at least in the articles `asked`, which are numbered within the segment."""
        stored = self._stored(field, term)
        parts = []
        before = -1
        for block in blocks(self._raw(stored), int(asked[0])) if stored and len(asked) else ():
            first, last = np.searchsorted(asked, [before + 1, block.last + 1])
            if last > first:
                parts.append(block.packed())
            before = block.last
            if before >= asked[-1]:
                break
        return Occurrences(parts)

    def terms(self, field: str, prefix: str) -> Terms:
        """Return the terms of a field that begin with `prefix`, in order."""
        return self._table.beginning(field, prefix.encode())

    def lists(self, field: str) -> Iterator[tuple[bytes, Iterator[Block]]]:
        """Yield all terms of a field in order, each with the blocks of its posting list."""
        terms = self.terms(field, "")
        for number, term in enumerate(terms.text.splitlines()):
            yield term.encode(), blocks(self._raw(terms.stored(number)))

    def _raw(self, stored: Stored) -> bytes:
        raw: bytes = self._reader._terms._postfile.get(*stored)
        return raw

    def _stored(self, field: str, term: bytes) -> Stored | None:
        if field not in self._reader.schema:
            return None
        try:
            return _extent(self._reader._terms.term_info(field, term))
        except TermNotFound:
            return None

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


def _together(parts: Iterable[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate([np.empty(0, np.uint8), *parts])


def _stretches(begins: NDArray[np.int64], counts: NDArray[np.int64]) -> slice | NDArray[np.int64]:
    """Return the places of so many numbers from each of `begins` on; a slice when they follow one another."""
    if not len(begins):
        return slice(0, 0)
    if (begins[1:] == begins[:-1] + counts[:-1]).all():
        return slice(int(begins[0]), int(begins[-1] + counts[-1]))
    ends = np.cumsum(counts)
    places: NDArray[np.int64] = np.repeat(begins - ends + counts, counts) + np.arange(ends[-1])
    return places


def _extent(info: Any) -> Stored:
    offset, (length,) = info.extent()  # Whoosh 2.7.4 leaves the length as it was unpacked
    return offset, length
