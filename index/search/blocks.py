"""The blocks of Whoosh's posting lists (2.7.4, pinned), as our writer of segments writes them.

A list is its magic number and then blocks: length, negative for the last; pickled facts, of which the first is the
number of documents, the second the last of them and the fourth the compression; pickled data: document numbers as
differences, weights, encoded positions. The positions are most of it, and searches without phrases do not need them.
"""

from __future__ import annotations

import zlib
from array import array
from io import BytesIO
from itertools import accumulate
from pickle import dumps, load, loads
from struct import Struct
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_LENGTH = Struct("!i")
_COUNT = Struct("<I")
_DOUBLE = Struct(">d")

_FRAME = slice(3, 11)
"""Where a pickle says how long it is."""


class Block(NamedTuple):
    """A part of a posting list."""

    size: int
    """Documents in it."""

    last: int
    """The last of them."""

    is_compressed: bool
    data: bytes

    def docs_and_weights(self) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Return the document numbers, ascending, and how often each document holds the term."""
        found = _beginning(self._beginning(), self.size) if self.is_compressed else None
        deltas, weights = found or self.stored()[1:3]
        return _docs(deltas), _weights(weights, self.size)

    def docs(self) -> list[int]:
        """Return the document numbers alone, ascending; for short blocks, of which there are thousands."""
        return list(accumulate(self.stored()[1]))

    def values(self) -> tuple[NDArray[np.int32], tuple[bytes, ...]]:
        """Return the document numbers and the encoded positions in each."""
        _, deltas, _, values = self.stored()
        return _docs(deltas), values

    def stored(self) -> tuple[int, Any, Any, Any]:
        """Return the number of documents, their differences, weights and encoded positions as they are stored.

        A weight for all of them, or None for ones; None for the positions where the field has none.
        """
        data = zlib.decompress(self.data) if self.is_compressed else self.data
        return self.size, *loads(data)  # noqa: S301 - the files are the user's own

    def _beginning(self) -> bytes:
        """Return what holds documents and weights: unpacking all takes most of the time of a search."""
        most = len(_DOCS) + len(_WEIGHTS) + 8 * self.size + 64
        return zlib.decompressobj().decompress(self.data, most)


def _docs(deltas: Any) -> NDArray[np.int32]:
    return np.cumsum(np.array(deltas, dtype=np.int32), dtype=np.int32)


def _weights(weights: Any, count: int) -> NDArray[np.float32]:
    if weights is None or isinstance(weights, float):
        return np.full(count, 1.0 if weights is None else weights, dtype=np.float32)
    return np.array(weights, dtype=np.float32)


def blocks(raw: bytes, first: int = 0) -> Iterator[Block]:
    """Yield the blocks of a posting list that may hold documents from `first` on."""
    if raw[:4] != WHOOSH3_HEADER_MAGIC:
        raise ValueError("not a posting list")
    file = BytesIO(raw)
    at, is_last = 4, False
    while not is_last:
        length = _LENGTH.unpack_from(raw, at)[0]
        is_last, end = length < 0, at + 4 + abs(length)
        file.seek(at + 4)
        count, last, _, level, *_ = load(file)  # noqa: S301 - as above
        if last >= first:
            yield Block(count, last, bool(level), raw[file.tell() : end])
        at = end


# The beginning of a pickle


def _opening(data: bytes, of_array: bytes) -> bytes:
    """Return a pickle up to the length of the bytes of an array in it, which are `of_array`."""
    return data[: data.index(of_array) - 4]


_SOME = array("I", range(100))
_OTHERS = array("f", map(float, range(100, 200)))
_PICKLE = dumps((_SOME, _OTHERS, None), 5)
_DOCS = _opening(_PICKLE, _SOME.tobytes())
"""What a block's data begins with when the documents are an array; it goes on with their bytes' length."""

_END_OF_DOCS = len(_DOCS) + 4 + len(_SOME.tobytes())
_WEIGHTS = _opening(_PICKLE, _OTHERS.tobytes())[_END_OF_DOCS:]
"""What follows the documents when the weights are an array too."""

_PLAIN = dumps((_SOME, None, None), 5)[_END_OF_DOCS:]
_BETWEEN = _PLAIN[: _PLAIN.index(b"N")]
"""What follows the documents otherwise."""


def _beginning(data: bytes, count: int) -> tuple[Any, Any] | None:
    """Return documents and weights from the beginning of a pickle; None when it is not written as ours are."""
    at = len(_DOCS)
    if data[: _FRAME.start] != _DOCS[: _FRAME.start] or data[_FRAME.stop : at] != _DOCS[_FRAME.stop :]:
        return None
    if data[at : at + 4] != _COUNT.pack(4 * count):
        return None
    docs = np.frombuffer(data, np.uint32, count, at + 4)
    rest = data[at + 4 + 4 * count :]
    if rest.startswith(_BETWEEN + b"N"):
        return docs, None
    if rest.startswith(_BETWEEN + b"G"):
        return docs, _DOUBLE.unpack_from(rest, len(_BETWEEN) + 1)[0]
    if rest.startswith(_WEIGHTS + _COUNT.pack(4 * count)):
        return docs, np.frombuffer(rest, np.float32, count, len(_WEIGHTS) + 4)
    return None
