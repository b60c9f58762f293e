"""How often terms are used over time: occurrences, articles and words for each year, month or day.

The rate is that of corpus linguistics, occurrences in 100,000 words, so that a month with many articles does not look
like a month with much to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from index.search.counting import EVERYWHERE, filters, occurrences
from index.search.outlets import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.search.counting import PatternCounts
    from index.search.executor import Executor
    from index.search.query import Query

MOST_TERMS = 5
MOST_OUTLETS = 5
"""By outlet, a term has one series for each of the outlets that use it most, at most so many."""


class Period(StrEnum):
    """What the counts are for."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


_UNIT = {Period.YEAR: 10**10, Period.MONTH: 10**8, Period.DAY: 10**6}
"""What a `date_key` is divided by to have the number of its period."""


@dataclass(frozen=True, slots=True)
class Point:
    """One period that has articles."""

    period: str
    """`2011`, `2011-12` or `2011-12-19`."""

    count: int
    """How often the term stands in titles and texts of the articles of the period."""

    articles: int
    """Articles of the period in which it stands."""

    words: int
    """Words of all articles of the period, with the term and without, that pass the term's filters. Within a few in
    a hundred: the index keeps the length of an article rounded. Korean counts by syllables."""

    @property
    def per_100k(self) -> float:
        """Occurrences in 100,000 words."""
        return 100_000 * self.count / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Series:
    """One term over time."""

    term: str
    """As written."""

    source: str | None
    """The outlet; None when all count."""

    points: tuple[Point, ...]
    """In order; only periods from which there are articles that pass the term's filters."""

    undated: int
    """Occurrences in articles of which the period is not known: undated ones, and by day those of a month."""

    first: int | None
    """The record's row of the earliest article that has the term; None when no dated one has."""

    written: str = ""
    """What stands for the outlet behind `source:` in a query; empty when all count."""

    @property
    def total(self) -> int:
        """Occurrences in all periods."""
        return sum(point.count for point in self.points)


def trend(
    executor: Executor, terms: Sequence[Query], by: Period, patterns: PatternCounts, *, by_outlet: bool = False
) -> list[Series]:
    """Return a series for each term, in order; by outlet, one for each outlet that uses it, most use first."""
    periods = _periods(executor.dates, by)
    words = sum((executor.lengths(field) for field in EVERYWHERE), np.zeros(executor.size, np.float32))
    series: list[Series] = []
    for term in terms[:MOST_TERMS]:
        counts = occurrences(executor, term.root, patterns)
        scope = np.zeros(executor.size, dtype=bool)
        scope[executor.run(filters(term.root)).docs] = True
        table = _Table(executor, periods, counts, words, by)
        if by_outlet:
            series += [table.series(term.text, scope, key) for key in _outlets(executor.source_keys, counts)]
        else:
            series.append(table.series(term.text, scope))
    return series


def _periods(dates: NDArray[np.int64], by: Period) -> NDArray[np.int64]:
    """Return the number of each article's period, as its digits; 0 where it is not known."""
    periods = dates // _UNIT[by]
    if by is Period.YEAR:
        return periods
    return np.where(periods % 100 > 0, periods, 0)


def _outlets(keys: NDArray[np.int64], counts: NDArray[np.int64]) -> list[int]:
    """Return the keys of the outlets with most occurrences, most first."""
    if not len(keys):
        return []
    totals = np.bincount(keys, weights=counts)
    best = np.argsort(-totals, kind="stable")[:MOST_OUTLETS]
    return [int(key) for key in best if totals[key]]


@dataclass(frozen=True, slots=True)
class _Table:
    """What is known of each article; all arrays have the shape `(executor.size,)`."""

    executor: Executor
    periods: NDArray[np.int64]
    counts: NDArray[np.int64]
    words: NDArray[np.float32]
    by: Period

    def series(self, term: str, scope: NDArray[np.bool_], source: int | None = None) -> Series:
        """Add up the articles in `scope`, of one outlet if it is given."""
        name = None
        text = ""
        if source is not None:
            scope = scope & (self.executor.source_keys == source)
            name = self.executor.source_name(source)
            text = written(frozenset(self.executor.source_names().values()))[name]
        known = scope & (self.periods > 0)
        values, at = np.unique(self.periods[known], return_inverse=True)
        counts = self.counts[known]
        sums = [np.bincount(at, weights, len(values)) for weights in (counts, counts > 0, self.words[known])]
        rows = zip(values.tolist(), *(column.astype(np.int64).tolist() for column in sums), strict=True)
        points = tuple(Point(_written(number, self.by), *numbers) for number, *numbers in rows)
        undated = int(self.counts[scope & (self.periods <= 0)].sum())
        return Series(term, name, points, undated, self._first(scope), text)

    def _first(self, scope: NDArray[np.bool_]) -> int | None:
        dates = self.executor.dates
        using = np.flatnonzero(scope & (self.counts > 0) & (dates > 0))
        if not len(using):
            return None
        return int(self.executor.rows[using[np.lexsort((self.executor.rows[using], dates[using]))[0]]])


def _written(number: int, by: Period) -> str:
    """Return the digits of a period as ISO 8601."""
    if by is Period.YEAR:
        return f"{number:04}"
    if by is Period.MONTH:
        return f"{number // 100:04}-{number % 100:02}"
    return f"{number // 10_000:04}-{number // 100 % 100:02}-{number % 100:02}"
