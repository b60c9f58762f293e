"""The terms of a field in one segment, read many at once.

Whoosh (2.7.4, pinned) keeps them in order in a file, each as two lengths, the number of its field, the term itself and
what is known of it, and behind them where each begins. Stepping through them with Whoosh costs 15 us a term, which is
a second for a pattern in a large library; here they are cut out of the file by arrays.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from struct import Struct
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

Stored = tuple[int, int]
"""Where a posting list lies in its file: offset and length."""

_LENGTHS, _FIELD = 8, 2
"""Bytes of the lengths before a key, and of the number of the field that the key begins with."""

_EXTENT, _FACTS = 23, 35
"""Where the facts about a term tell the offset and the length of its posting list, and how long they are."""

_OPENING = b"\0"
"""What the facts begin with."""

_WORTH_IT = 2
"""A part of a term is looked for in the file from this length on: what is shorter stands in the facts by chance."""

_STORED = Struct(">qi")
_INDEX_TYPES = {"B": ">u1", "H": ">u2", "i": ">i4", "I": ">u4", "q": ">i8"}


class Terms:
    """Terms of one field in order."""

    def __init__(self, data: bytes, begins: NDArray[np.int64]) -> None:
        """Take what is stored of them, and where in it each begins. Raises ValueError when it is not as expected."""
        ends = np.append(begins, len(data))[1:]
        self._data = data
        self._keys = begins + (_LENGTHS + _FIELD)
        self._facts = ends - _FACTS
        """Where the facts about each begin, and the term ends."""
        stored = np.frombuffer(data, np.uint8)
        lengths = (self._facts - begins - _LENGTHS).astype(np.uint8)
        if (stored[begins + 3] != lengths).any() or (stored[begins + 7] != _FACTS).any():
            raise ValueError("terms are not stored as expected")

    @cached_property
    def text(self) -> str:
        """All of them, each with a line end behind it; no term holds one."""
        stored = np.frombuffer(self._data, np.uint8)
        return _joined(stored, self._keys, self._facts + 1).replace(_OPENING, b"\n").decode()

    def holding(self, part: str) -> Iterator[tuple[int, str]]:
        """Yield those that hold a string, with their numbers, without a look at the others."""
        if len(part) < _WORTH_IT:
            yield from ((number, term) for number, term in enumerate(self.text.splitlines()) if part in term)
            return
        raw = part.encode()
        found = np.array([hit.start() for hit in re.finditer(re.escape(raw), self._data)], np.int64)
        numbers = np.searchsorted(self._keys, found, "right") - 1
        inside = (numbers >= 0) & (found + len(raw) <= self._facts[numbers])
        for number in np.unique(numbers[inside]).tolist():
            yield number, self._data[self._keys[number] : self._facts[number]].decode()

    def stored(self, number: int) -> Stored:
        """Return where the posting list of one of the terms lies."""
        offset, length = _STORED.unpack_from(self._data, int(self._facts[number]) + _EXTENT)
        return offset, length

    def __len__(self) -> int:
        """Return how many they are."""
        return len(self._facts)


NO_TERMS = Terms(b"", np.empty(0, np.int64))


class TermTable:
    """The terms of a segment."""

    def __init__(self, reader: Any) -> None:
        """Take Whoosh's reader of the terms."""
        self._reader = reader
        self._index = reader._tindex

    def beginning(self, field: str, prefix: bytes) -> Terms:
        """Return the terms of a field that begin with `prefix`."""
        number = self._reader._fieldmap.get(field)
        if number is None:
            return NO_TERMS
        key = number.to_bytes(2, "big") + prefix
        first = self._place(key)
        last = self._place(_behind(key))
        return self._cut(first, last) if last > first else NO_TERMS

    def _place(self, key: bytes) -> int:
        """Return how many keys are less than `key`."""
        index = self._index

        def key_at(number: int) -> bytes:
            found: bytes = index.key_at(index._get_pos(index.indexbase + number * index.indexsize))
            return found

        return bisect_left(range(index.indexlen), key, key=key_at)

    def _cut(self, first: int, last: int) -> Terms:
        index = self._index
        size = index.indexsize
        raw = index.dbfile.get(index.indexbase + first * size, (last - first) * size)
        begins = np.frombuffer(raw, _INDEX_TYPES[index.extras["indextype"]]).astype(np.int64)
        end = int(begins[-1])
        end += _LENGTHS + sum(index.dbfile.get_int(end + at) for at in (0, 4))
        stored: bytes = index.dbfile.get(int(begins[0]), end - int(begins[0]))
        return Terms(stored, begins - begins[0])


def _behind(key: bytes) -> bytes:
    """Return the least key behind all that begin with `key`."""
    stripped = key.rstrip(b"\xff")
    return stripped[:-1] + bytes([stripped[-1] + 1])


def _joined(data: NDArray[np.uint8], begins: NDArray[np.int64], ends: NDArray[np.int64]) -> bytes:
    """Return the stretches of `data` between `begins` and `ends`, one behind the other."""
    changes = np.zeros(len(data), np.int8)
    changes[begins] = 1
    changes[ends] = -1
    joined: NDArray[np.uint8] = data[np.cumsum(changes, dtype=np.int8).view(bool)]
    return joined.tobytes()
