"""The posting lists and the table of terms of a segment on disk, as Whoosh 2.7.4 (pinned) reads them."""

from __future__ import annotations

from array import array
from hashlib import md5
from io import BytesIO
from itertools import accumulate, pairwise, repeat
from pickle import Pickler
from struct import Struct
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC
from whoosh.util.numlists import GrowableArray

from index.search.packing import packed

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 1024
"""Postings a block: few enough that the positions of a rare phrase are not dug out of much else."""

_SHORT = 16
"""Lists up to this length are smaller as tuples than as arrays."""

_INT = Struct("!i")
_LENGTHS = Struct("!ii")
_FIELD_ID = Struct("!H")
_TERM_INFO = Struct("!BfIBBfIIqi")
"""As `W3TermInfo.to_bytes`: not inlined, total weight, articles, lengths (unused), heaviest, first and last article,
offset and length."""

_HELD_BACK = 2**20
"""Bytes of the table of terms that are written at once."""


class TermPostings(NamedTuple):
    """The postings of one term, as parallel lists."""

    docs: array[int]
    """Document numbers in the new segment, ascending."""

    weights: array[float] | None
    """None for ones."""

    places: array[int]
    """The stored positions of all documents, for each as many as its weight; empty when the field has none."""


class TermFiles:
    """The posting lists of a segment and the table of its terms, which are added in order.

    Whoosh asks the file where it is, and writes, several times for each term.
    """

    def __init__(self, fieldwriter: Any) -> None:
        self._fields: dict[str, int] = fieldwriter._fieldmap
        self._table, self._postings = fieldwriter._tindex, fieldwriter._postfile
        self._postings_at: int = self._postings.tell()
        self._table_at: int = self._table.dbfile.tell()
        self._positions = array("q")
        self._waiting = bytearray()

    def add(self, name: str, term: bytes, postings: TermPostings) -> None:
        """Write a term and its posting list."""
        docs, weights, _ = postings
        stored = WHOOSH3_HEADER_MAGIC + b"".join(_blocks(postings))
        self._postings.write(stored)
        weight, heaviest = (len(docs), 1.0) if weights is None else (sum(weights), max(weights))
        extent = self._postings_at, len(stored)
        info = _TERM_INFO.pack(0, weight, len(docs), 0, 0, heaviest, docs[0], docs[-1], *extent)
        self._postings_at += len(stored)
        self._add_key(_FIELD_ID.pack(self._fields.setdefault(name, len(self._fields))) + term, info)

    def _add_key(self, key: bytes, info: bytes) -> None:
        """Add to the table as its own `add` does."""
        at = self._table_at + len(self._waiting)
        number = int.from_bytes(md5(key, usedforsecurity=False).digest()[-4:], "big")
        self._table.buckets[number & 255].append((number, at))
        self._positions.append(at)
        self._waiting += _LENGTHS.pack(len(key), len(info)) + key + info
        if len(self._waiting) > _HELD_BACK:
            self._write_waiting()

    def _write_waiting(self) -> None:
        self._table.dbfile.write(self._waiting)
        self._table_at += len(self._waiting)
        self._waiting = bytearray()

    def close(self) -> None:
        """Write what is left, and hand the positions over to the table."""
        self._write_waiting()
        highest = self._positions[-1] if self._positions else 0
        kind = "H" if highest < 2**16 else "i" if highest < 2**31 else "q"
        self._table.index = GrowableArray(kind)
        self._table.index.array = array(kind, self._positions)


def _blocks(postings: TermPostings) -> Iterator[bytes]:
    """Yield the stored blocks of a posting list: length (negative for the last), facts, data."""
    docs, weights, places = postings
    begin = 0
    for at in range(0, len(docs), BLOCK):
        some = docs[at : at + BLOCK]
        weighed = None if weights is None else weights[at : at + BLOCK]
        end = begin + (len(some) if weighed is None else int(sum(weighed)))
        data = _stored(TermPostings(some, weighed, places[begin:end]))
        begin = end
        facts = _brief((len(some), some[-1], 1 if weighed is None else int(max(weighed)), 0, 0, 0))
        length = len(facts) + len(data)
        yield _INT.pack(length if at + BLOCK < len(docs) else -length) + facts + data


def _stored(postings: TermPostings) -> bytes:
    """Return the data of a block as `blocks` knows it."""
    docs, weights, places = postings
    if len(docs) <= _SHORT:
        deltas = (docs[0], *(after - before for before, after in pairwise(docs)))
        return _brief((deltas, _weights(weights), _values(weights, places)))
    weighed = np.ones(len(docs), np.float32) if weights is None else np.frombuffer(weights, np.float32)
    return _brief(packed(np.frombuffer(docs, np.uint32), weighed, np.frombuffer(places, np.uint32)))


def _brief(values: object) -> bytes:
    """Return a pickle without frames and references: most terms stand in one article, and 20 bytes count there."""
    file = BytesIO()
    pickler = Pickler(file, 3)
    pickler.fast = True
    pickler.dump(values)
    return file.getvalue()


def _weights(weights: array[float] | None) -> Any:
    """Return weights in their shortest stored form: None for ones, a number when all are the same."""
    if weights is None:
        return None
    lightest, heaviest = min(weights), max(weights)
    if lightest == heaviest:
        return None if lightest == 1.0 else lightest
    return tuple(weights)


def _values(weights: array[float] | None, places: array[int]) -> tuple[bytes, ...] | None:
    """Return the stored positions of each document."""
    if not places:
        return None
    ends = accumulate(map(int, weights) if weights is not None else repeat(1, len(places)), initial=0)
    return tuple(places[begin:end].tobytes() for begin, end in pairwise(ends))
