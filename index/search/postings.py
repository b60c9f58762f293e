"""Whoosh's posting lists as numpy arrays.

Reading a list block by block into arrays costs a fifth of stepping through it with Whoosh's matcher, and the arrays
can be kept. What is used of Whoosh below its public interface (2.7.4, pinned) is in this module.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from io import BytesIO
from pickle import load, loads
from struct import Struct
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.codec.whoosh3 import LENGTHS_COLUMN, WHOOSH3_HEADER_MAGIC
from whoosh.reading import SegmentReader, TermNotFound
from whoosh.util.numeric import byte_to_length

from index.search.schema import NUMBER_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

Stored = tuple[int, int]
"""Where a posting list lies in its file: offset and length."""

Block = tuple[int, Any, Any, Any]
"""How many postings; document numbers as differences; weights, one weight or None for ones; encoded positions."""

_INT = Struct("!i")
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
        stored = self._stored(field, term)
        return self.read(stored) if stored else NOTHING

    def read(self, stored: Stored) -> Postings:
        """Return the postings of a stored list."""
        docs: list[NDArray[np.int32]] = []
        weights: list[NDArray[np.float32]] = []
        for count, ids, some, _ in self._blocks(stored):
            docs.append(np.cumsum(np.array(ids, dtype=np.int32), dtype=np.int32))
            if some is None or isinstance(some, float):
                weights.append(np.full(count, 1.0 if some is None else some, dtype=np.float32))
            else:
                weights.append(np.array(some, dtype=np.float32))
        return Postings(np.concatenate(docs) + np.int32(self.base), np.concatenate(weights))

    def positions(self, field: str, term: bytes, wanted: NDArray[np.int32]) -> NDArray[np.int64]:
        """Return where the term stands in the `wanted` articles (ascending), as `place_in_wanted << 32 | position`.

        Ascending.
        """
        stored = self._stored(field, term)
        parts: list[NDArray[np.int64]] = [np.empty(0, np.int64)]
        if stored is None or not len(wanted):
            return parts[0]
        first, last = int(wanted[0]) - self.base, int(wanted[-1])
        for _, ids, _, values in self._blocks(stored, first):
            docs = np.cumsum(np.array(ids, dtype=np.int32), dtype=np.int32) + np.int32(self.base)
            places = np.flatnonzero(np.isin(docs, wanted, assume_unique=True)).tolist()
            if places:
                found = [values[place] for place in places]
                numbers = np.searchsorted(wanted, docs[places]).astype(np.int64)
                counts = np.fromiter(map(len, found), np.int64, len(found)) // 4
                parts.append(np.repeat(numbers << 32, counts) + np.frombuffer(b"".join(found), np.uint32))
            if docs[-1] >= last:
                break
        return np.concatenate(parts)

    def _stored(self, field: str, term: bytes) -> Stored | None:
        if field not in self._reader.schema:
            return None
        try:
            return _extent(self._reader._terms.term_info(field, term))
        except TermNotFound:
            return None

    def _blocks(self, stored: Stored, first: int = 0) -> Iterator[Block]:
        """Yield the blocks of a posting list that may hold documents from `first` on.

        A list is its magic number and then blocks: length, negative for the last; pickled facts, of which the second
        is the last document and the fourth the compression; pickled data.
        """
        raw = self._reader._terms._postfile.get(*stored)
        if raw[:4] != WHOOSH3_HEADER_MAGIC:
            raise ValueError("not a posting list")
        file = BytesIO(raw)
        at, is_last = 4, False
        while not is_last:
            length = _INT.unpack_from(raw, at)[0]
            is_last, end = length < 0, at + 4 + abs(length)
            file.seek(at + 4)
            facts = load(file)  # noqa: S301 - the files are the user's own
            if facts[1] >= first:
                data = raw[file.tell() : end]
                yield facts[0], *loads(zlib.decompress(data) if facts[3] else data)  # noqa: S301
            at = end

    def terms_from(self, field: str, prefix: bytes) -> Iterator[tuple[bytes, Stored]]:
        """Yield the terms of a field that begin with `prefix`, in order, with their posting lists."""
        if field not in self._reader._terms.indexed_field_names():
            return
        for (name, term), info in self._reader._terms.items_from(field, prefix):
            if name != field or not term.startswith(prefix):
                return
            yield term, _extent(info)

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


def _extent(info: Any) -> Stored:
    offset, (length,) = info.extent()  # Whoosh 2.7.4 leaves the length as it was unpacked
    return offset, length
