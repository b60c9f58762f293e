"""Whoosh's posting lists as numpy arrays.

Reading a list block by block into arrays costs a fifth of stepping through it with Whoosh's matcher, and the arrays
can be kept. What is used of Whoosh below its public interface (2.7.4, pinned) is in this module, `blocks` and
`term_table`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.codec.whoosh3 import LENGTHS_COLUMN
from whoosh.reading import SegmentReader, TermNotFound
from whoosh.util.numeric import byte_to_length

from index.search.blocks import blocks
from index.search.schema import NUMBER_FIELDS
from index.search.term_table import TermTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from index.search.blocks import Block
    from index.search.term_table import Stored, Terms

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

    def positions(self, field: str, term: bytes, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return where the term stands in the articles that have a number, as `number << 32 | position`, ascending.

        `numbers` has one for each article of the segment, ascending, and -1 for those that are not asked about.
        """
        stored = self._stored(field, term)
        asked = np.flatnonzero(numbers >= 0)
        parts: list[NDArray[np.int64]] = [np.empty(0, np.int64)]
        if stored is None or not len(asked):
            return parts[0]
        before = -1
        for block in blocks(self._raw(stored), int(asked[0])):
            if (numbers[before + 1 : block.last + 1] >= 0).any():
                parts.append(_positions(block, numbers))
            before = block.last
            if before >= asked[-1]:
                break
        return np.concatenate(parts)

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


def _positions(block: Block, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where a block's term stands in the articles that have a number, as `Segment.positions`."""
    docs, values = block.values()
    numbers = numbers[docs]
    inside = numbers >= 0
    if not inside.all():
        numbers = numbers[inside]
        values = tuple(compress(values, inside.tolist()))
    counts = np.fromiter(map(len, values), np.int64, len(values)) // 4
    return np.repeat(numbers << 32, counts) + np.frombuffer(b"".join(values), np.uint32)


def _extent(info: Any) -> Stored:
    offset, (length,) = info.extent()  # Whoosh 2.7.4 leaves the length as it was unpacked
    return offset, length
