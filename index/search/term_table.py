"""The terms of a field in one segment, read many at once.

Whoosh (2.7.4, pinned) keeps them in order in a file, each as two lengths, the number of its field, the term itself and
what is known of it, and behind them where each begins. Stepping through them with Whoosh costs 15 us a term, which is
a second for a pattern in a large library; here they are cut out of the file by arrays.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from struct import Struct
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Stored = tuple[int, int]
"""Where a posting list lies in its file: offset and length."""

_LENGTHS, _FIELD = 8, 2
"""Bytes of the lengths before a key, and of the number of the field that the key begins with."""

_EXTENT, _FACTS = 23, 35
"""Where the facts about a term tell the offset and the length of its posting list, and how long they are."""

_OPENING = b"\0"
"""What the facts begin with."""

_STORED = Struct(">qi")
_INDEX_TYPES = {"B": ">u1", "H": ">u2", "i": ">i4", "I": ">u4", "q": ">i8"}


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of one field in order."""

    text: str
    """All of them, each with a line end behind it; no term holds one."""

    data: bytes
    """What is stored of them."""

    facts: NDArray[np.int64]
    """Where in it the facts about each begin."""

    def stored(self, number: int) -> Stored:
        """Return where the posting list of one of the terms lies."""
        offset, length = _STORED.unpack_from(self.data, int(self.facts[number]) + _EXTENT)
        return offset, length

    def __len__(self) -> int:
        """Return how many they are."""
        return len(self.facts)


NO_TERMS = Terms("", b"", np.empty(0, np.int64))


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
        data = np.frombuffer(stored, np.uint8)
        begins -= begins[0]
        facts = begins + _LENGTHS + _numbers(data, begins)
        if (_numbers(data, begins + 4) != _FACTS).any():
            raise ValueError("terms are not stored as expected")
        text = _joined(data, begins + _LENGTHS + _FIELD, facts + 1).replace(_OPENING, b"\n")
        return Terms(text.decode(), stored, facts)


def _behind(key: bytes) -> bytes:
    """Return the least key behind all that begin with `key`."""
    stripped = key.rstrip(b"\xff")
    return stripped[:-1] + bytes([stripped[-1] + 1])


def _numbers(data: NDArray[np.uint8], begins: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the numbers of four bytes that begin there."""
    windows = np.lib.stride_tricks.sliding_window_view(data, 4)
    return windows[begins].view(">i4").ravel().astype(np.int64)


def _joined(data: NDArray[np.uint8], begins: NDArray[np.int64], ends: NDArray[np.int64]) -> bytes:
    """Return the stretches of `data` between `begins` and `ends`, one behind the other."""
    changes = np.zeros(len(data), np.int8)
    changes[begins] = 1
    changes[ends] = -1
    joined: NDArray[np.uint8] = data[np.cumsum(changes, dtype=np.int8).view(bool)]
    return joined.tobytes()
