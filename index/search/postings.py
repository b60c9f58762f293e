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

from index.search.blocks import blocks, docs_of
from index.search.doc_sets import places_in
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

    Which = slice | NDArray[np.intp]
    """Some of the articles that were asked about, by their places among them."""

_MOST_SLIM = 2**8
"""What a byte has no room for."""

_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Postings:
    """The articles that hold one term."""

    docs: NDArray[np.int32]
    """Document numbers, ascending."""

    weights: NDArray[Any]
    """How often each holds it, same shape as `docs`."""

    @property
    def size(self) -> int:
        """Bytes of memory."""
        return self.docs.nbytes + (self.weights.nbytes if any(self.weights.strides) else 0)

    def slim(self) -> Postings:
        """Return the same in less memory: weights are a byte each, and one for all when all are the same."""
        highest = self.weights.max(initial=0)
        if highest >= _MOST_SLIM:
            return self
        if self.weights.min(initial=highest) == highest:
            return Postings(self.docs, np.broadcast_to(np.float32(highest), self.docs.shape))
        return Postings(self.docs, self.weights.astype(np.uint8))


NOTHING = Postings(np.empty(0, np.int32), np.empty(0, np.float32))


class Occurrences:
    """Where a term stands in some articles of a segment."""

    def __init__(self, parts: Sequence[Packed], asked: NDArray[np.int32]) -> None:
        """Take the blocks that hold the term, and the articles that are asked about, ascending."""
        self._parts = parts
        docs = np.concatenate([np.empty(0, np.int32), *(part.docs() for part in parts)])
        counts = np.concatenate([*(part.counts() for part in parts), np.zeros(1, np.int64)])
        at = places_in(docs, asked)
        self._counts = counts[at]  # the last, which -1 takes, is 0
        self._ends = np.maximum.accumulate(np.where(at < 0, 0, np.cumsum(counts)[at]))
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

    @property
    def last(self) -> NDArray[np.int64]:
        """The last position in each of the articles, 0 where there is none."""
        last = np.zeros(len(self._counts), np.int64)
        inside = self._counts > 0
        last[inside] = self._positions[self._ends[inside] - 1]
        return last

    def places(self, which: Which, begins: NDArray[Any], choose: Choose | None) -> NDArray[Any]:
        """Return where the term stands in `which` of the articles, ascending.

        A place is a position, added to the article's one of `begins`, and there once. `choose` tells by their codes
        which ones count, all of them when it is None.
        """
        counts = self._counts[which]
        wanted = self._stretches(which, counts)
        found = np.repeat(begins, counts)
        found += self._positions[wanted]
        if choose is not None and self._code is not None:
            found = found if choose(self._code)[0] else found[:0]
        elif choose is not None:
            found = found[choose(self._codes[wanted])]
        return np.unique(found) if self._is_saturated else found

    def _stretches(self, which: Which, counts: NDArray[np.int64]) -> slice | NDArray[np.int64]:
        """Return where the positions of `which` of the articles are; a slice when nothing else lies between them."""
        ends = self._ends[which]
        if not len(ends):
            return slice(0, 0)
        first, last = int(ends[0] - counts[0]), int(ends[-1])
        together = np.cumsum(counts)
        if last - first == together[-1]:
            return slice(first, last)
        places: NDArray[np.int64] = np.repeat(ends - together, counts) + np.arange(together[-1])
        return places


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
            docs = docs_of(self._raw(stored))
            if isinstance(docs, list):
                few += docs
            else:
                parts.append(docs)
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
        return Occurrences(parts, asked)

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


def _extent(info: Any) -> Stored:
    offset, (length,) = info.extent()  # Whoosh 2.7.4 leaves the length as it was unpacked
    return offset, length
