"""Which numbers an article gives, in whatever unit: no difference is claimed where it gives the same elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from index.comparison.clocks import roundings
from index.comparison.quantities import CLOCK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.comparison.quantities import Quantity

_CONVERTED = 0.02
"""Values in different units that are closer than this are one value, converted and rounded."""


class GivenNumbers:
    """All numbers of an article."""

    def __init__(self, quantities: Iterable[Quantity]) -> None:
        self._bare: set[float] = set()
        self._times: set[tuple[int, int]] = set()
        self._rounded: set[tuple[int, int]] = set()
        measured: defaultdict[tuple[str, float], set[float]] = defaultdict(set)
        for quantity in quantities:
            if quantity.unit == CLOCK:
                self._times.add(_time(quantity))
                self._rounded.update(roundings(*_time(quantity)))
                continue
            if quantity.measure:
                measured[quantity.measure, quantity.factor].add(quantity.value)
            else:
                self._bare.add(quantity.value)
        self._measured = {key: sorted(values) for key, values in measured.items()}

    def has(self, quantity: Quantity) -> bool:
        """Tell whether the article gives the number: a measure without its unit too or converted, a time rounded."""
        if quantity.unit == CLOCK:
            time = _time(quantity)
            return time in self._times or time in self._rounded or not self._times.isdisjoint(roundings(*time))
        if not quantity.measure:
            return quantity.value in self._bare
        return quantity.value in self._bare or any(
            _holds(values, quantity, factor)
            for (measure, factor), values in self._measured.items()
            if measure == quantity.measure
        )


def _time(quantity: Quantity) -> tuple[int, int]:
    return round(quantity.value * quantity.factor), round(quantity.factor)


def _holds(values: list[float], quantity: Quantity, factor: float) -> bool:
    """Tell whether one of the sorted values, each in units of `factor`, is that of the quantity."""
    wanted = quantity.value * quantity.factor / factor
    least = wanted if factor == quantity.factor else wanted * (1 - _CONVERTED)
    most = wanted if factor == quantity.factor else wanted * (1 + _CONVERTED)
    at = bisect_left(values, least)
    return at < len(values) and values[at] <= most
