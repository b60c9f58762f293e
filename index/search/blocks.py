"""The blocks of Whoosh's posting lists (2.7.4, pinned), as our writer of segments writes them.

A list is its magic number and then blocks: length, negative for the last; pickled facts, of which the first is the
number of documents, the second the last of them and the fourth the compression, which we have none of; pickled data.
Those are `Packed`, or for a few documents a tuple of their differences, their weights, and encoded positions.
"""

from __future__ import annotations

from io import BytesIO
from itertools import accumulate
from pickle import Unpickler, load, loads
from struct import Struct
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC

from index.search.packing import Packed, packed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_LENGTH = Struct("!i")
_IS_LAST = 0x80
"""The sign in the first byte of a block's length."""


class Block(NamedTuple):
    """A part of a posting list."""

    size: int
    """Documents in it."""

    last: int
    """The last of them."""

    data: memoryview

    def docs_and_weights(self) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Return the document numbers, ascending, and how often each document holds the term."""
        stored = self.stored()
        if isinstance(stored, Packed):
            return stored.docs(), stored.weights()
        return _docs(stored[0]), _weights(stored[1], self.size)

    def packed(self) -> Packed:
        """Return all that is in it; not for fields without positions."""
        stored = self.stored()
        if isinstance(stored, Packed):
            return stored
        docs = _docs(stored[0]).astype(np.uint32)
        return packed(docs, _weights(stored[1], self.size), np.frombuffer(b"".join(stored[2]), np.uint32))

    def stored(self) -> Any:
        """Return what is pickled: `Packed`, or a tuple.

        In a tuple, weights are a number when all are the same, None for ones; no positions are None.
        """
        return loads(self.data)  # noqa: S301 - the files are the user's own


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
    file, data = BytesIO(raw), memoryview(raw)
    at, is_last = 4, False
    while not is_last:
        length = _LENGTH.unpack_from(raw, at)[0]
        is_last, end = length < 0, at + 4 + abs(length)
        file.seek(at + 4)
        count, last, _, level, *_ = load(file)  # noqa: S301 - as above
        if level:
            raise ValueError("a compressed block")
        if last >= first:
            yield Block(count, last, data[file.tell() : end])
        at = end


def docs_of(raw: bytes) -> list[int] | NDArray[np.int32]:
    """Return the document numbers of a posting list alone, ascending; for short lists, of which there are thousands."""
    if raw[:4] == WHOOSH3_HEADER_MAGIC and raw[4] & _IS_LAST:
        file = BytesIO(raw)
        file.seek(4 + _LENGTH.size)
        unpickler = Unpickler(file)  # noqa: S301 - as above
        _, _, _, level, *_ = unpickler.load()
        if not level:
            stored = unpickler.load()
            return stored.docs() if isinstance(stored, Packed) else list(accumulate(stored[0]))
    return np.concatenate([block.docs_and_weights()[0] for block in blocks(raw)])
