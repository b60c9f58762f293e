"""What a block of a posting list holds, packed as arrays of the smallest numbers that will do.

Whoosh pickles a tuple of three sequences and compresses it; unpacking was two thirds of a search for a phrase. These
arrays take no more room uncompressed, are read without a copy, and give Whoosh's own reader the sequences it expects.
"""

from __future__ import annotations

from array import array
from itertools import pairwise
from struct import Struct
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[Any]
    """Whole numbers of any type."""

CODE_SHIFT = 22
"""A position is stored together with the code of its token (see `tokens`), which begins at this bit."""

LAST_POSITION = 2**CODE_SHIFT - 1
"""What stands behind this position is found, but no phrases in it."""

_HEADER = Struct("<3I4B4I")
"""Articles, positions and the first article; then, for each of the four arrays, bytes a number and the number that all
of them are when that is 0."""

_TYPES: dict[int, np.dtype[Any]] = {1: np.dtype("<u1"), 2: np.dtype("<u2"), 4: np.dtype("<u4")}
_DELTAS, _WEIGHTS, _POSITIONS, _CODES = range(4)


class Packed:
    """Articles, how often each holds the term and, in some fields, where: by position and code."""

    __slots__ = ("_constants", "_first", "_raw", "_widths", "size", "total")

    def __init__(self, raw: bytes) -> None:
        """Take what `packed` made."""
        self._raw = raw
        self.size, self.total, self._first, *rest = _HEADER.unpack_from(raw)
        self._widths, self._constants = rest[:4], rest[4:]

    def __reduce__(self) -> tuple[type[Packed], tuple[bytes]]:
        """Return what `pickle` needs."""
        return Packed, (self._raw,)

    def __getitem__(self, part: int) -> Any:
        """Return one of Whoosh's sequences: articles as differences, weights, positions in their stored form."""
        if part == 0:
            return [self._first, *self._array(_DELTAS).tolist()]
        if part == 1:
            return array("f", self.weights().tobytes())
        return self._values() if self.total else None

    def docs(self) -> NDArray[np.int32]:
        """Return the articles, ascending."""
        width = self._widths[_DELTAS]
        docs = np.empty(self.size, np.int32)
        docs[0] = self._first
        docs[1:] = np.frombuffer(self._raw, _TYPES[width], self.size - 1, _HEADER.size) if width else self._constants[0]
        return np.cumsum(docs, dtype=np.int32, out=docs)

    def weights(self) -> NDArray[np.float32]:
        """Return how often each article holds the term."""
        return self._array(_WEIGHTS).astype(np.float32)

    def counts(self) -> NDArray[np.int64]:
        """Return how many positions each article has."""
        return self._array(_WEIGHTS).astype(np.int64)

    def positions(self) -> Numbers:
        """Return the positions, those of one article behind those of the one before."""
        return self._array(_POSITIONS)

    def codes(self) -> Numbers:
        """Return the codes of the positions."""
        return self._array(_CODES)

    @property
    def code(self) -> int | None:
        """The code that all positions have; None when they differ."""
        return None if self._widths[_CODES] else self._constants[_CODES]

    def stored(self) -> NDArray[np.uint32]:
        """Return positions and codes together, as `schema.Positions` stores them."""
        codes = self.codes().astype(np.uint32) << np.uint32(CODE_SHIFT)
        return self.positions().astype(np.uint32) | codes

    def _values(self) -> tuple[bytes, ...]:
        stored = self.stored()
        ends = np.cumsum(self.counts()).tolist()
        return tuple(stored[begin:end].tobytes() for begin, end in pairwise([0, *ends]))

    def _array(self, which: int) -> Numbers:
        sizes = (self.size - 1, self.size, self.total, self.total)
        width = self._widths[which]
        if not width:
            return np.full(sizes[which], self._constants[which], np.uint32)
        at = _HEADER.size + sum(one * size for one, size in zip(self._widths[:which], sizes, strict=False))
        return np.frombuffer(self._raw, _TYPES[width], sizes[which], at)


def packed(docs: NDArray[np.uint32], weights: NDArray[np.float32], stored: NDArray[np.uint32]) -> Packed:
    """Pack articles, ascending, with whole weights; where there are positions, an article has as many as its weight."""
    arrays = (np.diff(docs), weights.astype(np.uint32), stored & np.uint32(LAST_POSITION), stored >> CODE_SHIFT)
    widths, constants, parts = zip(*map(_smallest, arrays), strict=True)
    return Packed(_HEADER.pack(len(docs), len(stored), docs[0], *widths, *constants) + b"".join(parts))


def _smallest(numbers: NDArray[np.uint32]) -> tuple[int, int, bytes]:
    """Return the bytes a number, the number that they all are, and the numbers that differ."""
    lowest, highest = (int(numbers.min()), int(numbers.max())) if len(numbers) else (0, 0)
    if lowest == highest:
        return 0, lowest, b""
    width = 1 if highest < 2**8 else 2 if highest < 2**16 else 4
    return width, 0, numbers.astype(_TYPES[width]).tobytes()
