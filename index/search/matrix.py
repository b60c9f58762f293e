"""How many articles of a search each outlet has in each month or year, against how many it has at all.

So it is seen who writes about something and who does not: an outlet that has articles of a month and none of them is of
the search is blind there; one that has no articles of that month in the library cannot be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.search.outlets import identity, written
from index.text import alphabetical

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.search.clauses import Clause
    from index.search.executor import Executor
    from index.search.query import Query

PERIODS = ("month", "year")
MOST_WITH_GAPS = 1_200
"""Periods that are listed without gaps."""

MOST_CELLS = 1_000_000
"""Of so many outlets and periods that there are more, the outlets with most articles of the search are kept."""

_YEAR, _MONTH = 10**10, 10**8
"""What a `date_key` is divided by."""


@dataclass(frozen=True, slots=True)
class OutletRow:
    """One outlet."""

    outlet: str
    """Empty for the unknown one."""

    written: str
    """What stands for it behind `source:` in a query; means no other outlet."""

    counts: tuple[int, ...]
    """Articles of the search in each period."""

    articles: tuple[int, ...]
    """All articles of the outlet in each period, same shape as `counts`; 0 says that it cannot be blind there."""

    undated: int
    """Articles of the search of which the period is not known."""

    @property
    def total(self) -> int:
        """Articles of the search, undated ones among them."""
        return sum(self.counts) + self.undated

    @property
    def blind(self) -> int:
        """Periods of which the outlet has articles, and none of the search."""
        return sum(
            all_articles > 0 and not count for count, all_articles in zip(self.counts, self.articles, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Matrix:
    """Outlets by periods."""

    by: str
    """One of `PERIODS`."""

    periods: tuple[str, ...]
    """`2023` or `2023-11`, from the first to the last that has an article of the search, see `_periods`."""

    rows: tuple[OutletRow, ...]
    """Most articles of the search first, then by name; all outlets of the library that have articles in `periods`."""

    @property
    def total(self) -> int:
        """Articles of the search."""
        return sum(row.total for row in self.rows)


def by_name(row: OutletRow) -> tuple[bool, str]:
    """Return what rows are sorted by for the alphabet."""
    return alphabetical(row.outlet)


def matrix(executor: Executor, query: Query, by: str) -> Matrix:
    """Return the matrix of what `query` finds."""
    outlets, names = _outlets(executor)
    numbers = _numbers(executor.dates, by)
    found, every = (_mask(executor, root) for root in (query.root, None))
    periods = _periods(numbers[found], numbers[every])
    undated = np.bincount(outlets[found & (numbers <= 0)], minlength=len(names))
    hits = np.bincount(outlets[found], minlength=len(names))
    shown = np.sort(np.argsort(-hits, kind="stable")[: MOST_CELLS // max(1, len(periods))])
    counts, articles = (_table(outlets, numbers, mask, shown, periods) for mask in (found, every))
    text = written(frozenset(names))
    rows = [
        OutletRow(
            names[outlet], text[names[outlet]], tuple(some.tolist()), tuple(all_of.tolist()), int(undated[outlet])
        )
        for outlet, some, all_of in zip(shown.tolist(), counts, articles, strict=True)
        if all_of.any() or undated[outlet]
    ]
    ordered = sorted(rows, key=lambda row: (-row.total, by_name(row)))
    return Matrix(by, tuple(_period(number, by) for number in periods.tolist()), tuple(ordered))


def _mask(executor: Executor, root: Clause | None) -> NDArray[np.bool_]:
    mask = np.zeros(executor.size, dtype=bool)
    mask[executor.run(root).docs] = True
    return mask


def _periods(found: NDArray[np.int64], every: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the periods from the first to the last with an article of the search, ascending.

    Where that would be centuries, only those that have articles at all.
    """
    found = found[found > 0]
    if not len(found):
        return np.empty(0, np.int64)
    first, last = int(found.min()), int(found.max())
    if last - first < MOST_WITH_GAPS:
        return np.arange(first, last + 1)
    return np.unique(every[(every >= first) & (every <= last)])


def _outlets(executor: Executor) -> tuple[NDArray[np.intp], list[str]]:
    """Return the number of each document's outlet, and the names by these numbers; spellings of one are one."""
    keys, numbers = executor.columns.source_numbers
    names: dict[str, str] = {}
    places: dict[str, int] = {}
    for key in keys.tolist():
        name = executor.source_name(key)
        names.setdefault(identity(name), name)
        places.setdefault(identity(name), len(places))
    place_of = np.array([places[identity(executor.source_name(key))] for key in keys.tolist()], np.intp)
    return place_of[numbers], list(names.values())


def _numbers(dates: NDArray[np.int64], by: str) -> NDArray[np.int64]:
    """Return the period of each document, years or months since the year 0; 0 where it is not known."""
    if by == "year":
        return dates // _YEAR
    months = dates // _MONTH
    return np.where(months % 100 > 0, months // 100 * 12 + months % 100 - 1, 0)


def _table(
    outlets: NDArray[np.intp],
    numbers: NDArray[np.int64],
    mask: NDArray[np.bool_],
    shown: NDArray[np.intp],
    periods: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return how many of the documents in `mask` there are of each of the outlets `shown` and of the periods."""
    shape = len(shown), len(periods)
    if not all(shape):
        return np.zeros(shape, np.int64)
    mask = mask & np.isin(outlets, shown) & np.isin(numbers, periods)
    cells = np.searchsorted(shown, outlets[mask]) * shape[1] + np.searchsorted(periods, numbers[mask])
    return np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape)


def _period(number: int, by: str) -> str:
    return f"{number:04}" if by == "year" else f"{number // 12:04}-{number % 12 + 1:02}"
