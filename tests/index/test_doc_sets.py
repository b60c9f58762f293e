"""Sets of documents by table or by bisection are the sets that Python makes of them."""

from __future__ import annotations

import random

import numpy as np
import pytest

from index.search.doc_sets import beyond, common, places_of_common, united

SIZE = 2_000


@pytest.mark.parametrize("sizes", [(0, 0), (0, 50), (50, 0), (3, 900), (900, 3), (700, 800), (2000, 2000), (1, 1)])
def test_sets_of_any_size(sizes: tuple[int, int]) -> None:
    chooser = random.Random(sum(sizes))
    first, second = (sorted(chooser.sample(range(SIZE), size)) for size in sizes)
    one, other = np.array(first, np.int32), np.array(second, np.int32)
    both = sorted({*first} & {*second})
    assert common(one, other, SIZE).tolist() == both
    assert one[beyond(one, other, SIZE)].tolist() == sorted({*first} - {*second})
    assert united([one, other], SIZE).tolist() == sorted({*first} | {*second})
    places = places_of_common(one, other, SIZE)
    assert one[places[0]].tolist() == other[places[1]].tolist() == both
