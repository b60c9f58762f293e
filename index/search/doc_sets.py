"""Sets of documents as ascending arrays of their numbers, all of them less than `size`.

Looking numbers up in a table of all documents costs a tenth of sorting, as numpy's own functions of sets do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_FEW = 16
"""A set smaller than another by this factor is looked up by bisection."""


def mask_of(docs: NDArray[np.int32], size: int) -> NDArray[np.bool_]:
    """Return for each document whether it is one of `docs`."""
    mask = np.zeros(size, dtype=bool)
    mask[docs] = True
    return mask


def common(one: NDArray[np.int32], other: NDArray[np.int32], size: int) -> NDArray[np.int32]:
    """Return the documents that are in both."""
    one, other = sorted((one, other), key=len)
    if len(one) * _FEW < len(other):
        return one[_bisected(one, other) >= 0]
    return one[mask_of(other, size)[one]]


def beyond(docs: NDArray[np.int32], known: NDArray[np.int32], size: int) -> NDArray[np.bool_]:
    """Tell which of `docs` are not in `known`."""
    if not len(known):
        return np.ones(len(docs), dtype=bool)
    if len(docs) * _FEW < len(known):
        return _bisected(docs, known) < 0
    outside: NDArray[np.bool_] = ~mask_of(known, size)[docs]
    return outside


def places_of_common(
    one: NDArray[np.int32], other: NDArray[np.int32], size: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return where the documents that are in both stand in either."""
    if len(one) > len(other):
        second, first = places_of_common(other, one, size)
        return first, second
    if len(one) * _FEW < len(other):
        places = _bisected(one, other)
        inside = np.flatnonzero(places >= 0)
        return inside, places[inside]
    return np.flatnonzero(mask_of(other, size)[one]), np.flatnonzero(mask_of(one, size)[other])


def united(several: Sequence[NDArray[np.int32]], size: int) -> NDArray[np.int32]:
    """Return the documents that are in any of them."""
    several = [docs for docs in several if len(docs)] or [*several[:1]]
    if len(several) == 1:
        return several[0]
    mask = np.zeros(size, dtype=bool)
    for docs in several:
        mask[docs] = True
    return np.flatnonzero(mask).astype(np.int32)


def places_in(docs: NDArray[np.int32], asked: NDArray[np.int32]) -> NDArray[np.intp]:
    """Return for each of `asked` where it stands in `docs`, -1 where it does not."""
    if len(asked) * _FEW < len(docs) or not len(docs):
        return _bisected(asked, docs)
    table = np.full(max(int(docs[-1]), int(asked[-1]) if len(asked) else 0) + 1, -1, np.intp)
    table[docs] = np.arange(len(docs))
    return table[asked]


def _bisected(few: NDArray[np.int32], many: NDArray[np.int32]) -> NDArray[np.intp]:
    """Return for each of `few` where it stands in `many`, -1 where it does not."""
    if not len(many):
        return np.full(len(few), -1)
    places = np.searchsorted(many, few)
    places[places == len(many)] = 0
    places[many[places] != few] = -1
    return places
