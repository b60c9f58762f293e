"""Time as a row of bars: which periods a bar stands for, what they add up to, where the axis is labelled.

Periods are counted without gaps: years, months since the year 0, days since 0001-01-01. A bar is one period, or
several together where there is no room for each.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.search.trend import Point

_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TOGETHER = {
    "year": (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 10_000),
    "month": (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 12_000, 120_000),
    "day": (1, 2, 3, 5, 7, 10, 14, 30, 60, 91, 182, 365, 730, 1_825, 3_650, 18_250, 36_500, 365_000, 3_650_000),
}
"""How many periods may stand together in a bar of one cell."""

_WIDTHS = (1, 2, 3, 4, 5, 6, 8, 10, 12)
"""Cells of a bar that stands for one period, with the gap behind it."""

_LAST_DAY = datetime.date.max.toordinal()
_MOST_TICKS = 200


@dataclass(frozen=True, slots=True)
class Scale:
    """How far it is zoomed in."""

    together: int
    """Periods in a bar."""

    width: int
    """Cells of a bar, with the gap behind it; 1 where several periods are together."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What the periods of a bar add up to."""

    count: int = 0
    articles: int = 0
    words: int = 0
    """0 when no article is from then."""

    @property
    def per_100k(self) -> float:
        """Occurrences in 100,000 words."""
        return 100_000 * self.count / self.words if self.words else 0.0


NOTHING = Bar()


def number_of(period: str) -> int:
    """Return the number of a period, `2011`, `2011-12` or `2011-12-19`; a day that is none is the month's first."""
    parts = [int(part) for part in period.split("-")]
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2:
        return parts[0] * 12 + parts[1] - 1
    try:
        return datetime.date(*parts).toordinal()
    except ValueError:
        return datetime.date(parts[0], max(1, min(12, parts[1])), 1).toordinal()


def period_of(number: int, by: str) -> str:
    """Return the period with this number."""
    if by == "year":
        return f"{number:04}"
    if by == "month":
        return f"{number // 12:04}-{number % 12 + 1:02}"
    return datetime.date.fromordinal(max(1, min(number, _LAST_DAY))).isoformat()


def first_day(number: int, by: str) -> datetime.date:
    """Return the first day of a period, within the years that dates have."""
    if by == "day":
        return datetime.date.fromordinal(max(1, min(number, _LAST_DAY)))
    year, month = (number, 1) if by == "year" else (number // 12, number % 12 + 1)
    return datetime.date(max(1, min(9999, year)), month, 1)


def number_at(day: datetime.date, by: str) -> int:
    """Return the number of the period that a day lies in."""
    return {"year": day.year, "month": day.year * 12 + day.month - 1, "day": day.toordinal()}[by]


class Timeline:
    """The series of one question on one axis."""

    def __init__(self, by: str, series: Sequence[Sequence[Point]]) -> None:
        """`by` is a value of `Period`; `series` have their points in order."""
        self.by = by
        self._series = [[(number_of(point.period), point) for point in points] for points in series]
        numbers = [number for points in self._series for number, _ in points]
        self.first = min(numbers, default=0)
        self.last = max(numbers, default=-1)
        self._kept: dict[tuple[int, int], dict[int, Bar]] = {}

    @property
    def count(self) -> int:
        """Periods from the first to the last with an article."""
        return self.last - self.first + 1

    def scales(self) -> list[Scale]:
        """Return the scales from far to near."""
        together = [number for number in _TOGETHER[self.by] if number == 1 or number < max(2, self.count)]
        return [*(Scale(number, 1) for number in reversed(together[1:])), *(Scale(1, width) for width in _WIDTHS)]

    def fitting(self, width: int) -> int:
        """Return the index of the nearest scale at which everything fits `width` cells; the farthest if none does."""
        fits = [i for i, scale in enumerate(self.scales()) if self.bar_count(scale) * scale.width <= width]
        return max(fits, default=0)

    def bar_count(self, scale: Scale) -> int:
        """Return how many bars there are."""
        return -(-self.count // scale.together)

    def bars(self, index: int, together: int) -> dict[int, Bar]:
        """Return the bars of series `index` that have articles, by their place from the left."""
        kept = self._kept.get((index, together))
        if kept is not None:
            return kept
        bars = self._kept[index, together] = {}
        for number, point in self._series[index]:
            place = (number - self.first) // together
            bar = bars.get(place, NOTHING)
            bars[place] = Bar(bar.count + point.count, bar.articles + point.articles, bar.words + point.words)
        return bars

    def periods_in(self, place: int, together: int) -> tuple[str, str]:
        """Return the first and the last period of the bar at `place`."""
        begin = self.first + place * together
        return period_of(begin, self.by), period_of(min(begin + together - 1, self.last), self.by)

    # The axis

    def ticks(self, first: int, last: int, scale: Scale) -> list[tuple[int, str]]:
        """Return `(cells from the bar at first, label)`, as many as do not touch, for the bars `first..last`."""
        begin = self.first + first * scale.together
        end = min(self.first + (last + 1) * scale.together - 1, self.last)
        days = (end - begin + 1) * _DAYS[self.by]
        for unit, size in _STEPS[self.by]:
            if days > _MOST_TICKS * size * _DAYS[unit]:
                continue
            ticks = [
                ((number - begin) // scale.together * scale.width, label)
                for number, label in _labels(begin, end, self.by, unit, size)
            ]
            if all(place + len(label) < after for (place, label), (after, _) in pairwise(ticks)):
                return ticks
        return []


_DAYS = {"year": 365, "month": 30, "day": 1}
_YEARS = tuple(("month", 12 * years) for years in (1, 2, 5, 10, 20, 50, 100, 500, 2_000))
_MONTH_STEPS = (("month", 1), ("month", 3), ("month", 6), *_YEARS)
_STEPS: dict[str, tuple[tuple[str, int], ...]] = {
    "day": (("day", 1), ("day", 7), *_MONTH_STEPS),
    "month": _MONTH_STEPS,
    "year": _YEARS,
}
"""How far apart labels may be, the nearest first."""


def _labels(begin: int, end: int, by: str, unit: str, size: int) -> Iterator[tuple[int, str]]:
    """Yield the periods in `begin..end` that are labelled, with their labels."""
    if unit == "day":
        for number in range(begin, end + 1):
            if size == 1 or number % size == 1:  # the first of January of the year 1 was a Monday
                yield number, f"{first_day(number, by):%m-%d}"
        return
    start, stop = first_day(begin, by), first_day(end, by)
    first_month = start.year * 12 + start.month - 1 + (start.day > 1)
    for month in range(-(-first_month // size) * size, stop.year * 12 + stop.month, size):
        number = number_at(first_day(month, "month"), by)
        if begin <= number <= end:
            year = f"{month // 12:04}"
            yield number, year if size % 12 == 0 or month % 12 == 0 else _MONTHS[month % 12 + 1]
