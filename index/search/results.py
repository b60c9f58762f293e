"""Ordering what was found and counting it: sort, totals and facets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from index.search.schema import language_code

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.search.executor import Executor, Matches
    from index.search.query import Query


class Sort(StrEnum):
    """The order of hits."""

    RELEVANCE = "relevance"
    DATE = "date"
    """Oldest first, undated last."""

    NEWEST = "-date"
    """Newest first, undated last."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, in order."""

    query: Query
    rows: NDArray[np.int64]
    """The record's rows of all hits, best first by the order asked for."""

    scores: NDArray[np.float32]
    """Same shape as `rows`. Higher is better. Comparable only within one search."""

    sources: tuple[tuple[str, int], ...]
    """Hits an outlet, most first."""

    months: tuple[tuple[str, int], ...]
    """Hits a month (`2024-01`), oldest first; undated articles are left out."""

    languages: tuple[tuple[str, int], ...]
    """Hits a language, most first."""

    elapsed_ms: float
    """Time from query to order, without snippets."""

    @property
    def total(self) -> int:
        """The exact number of hits."""
        return len(self.rows)


def collect(
    executor: Executor, matches: Matches, names: dict[int, str], query: Query, sort: Sort, elapsed_ms: float
) -> Found:
    """Order and count what a query matched."""
    docs = matches.docs
    order = _order(executor.dates[docs], matches.scores, sort)
    return Found(
        query,
        executor.rows[docs][order],
        matches.scores[order],
        _counted(executor.source_keys[docs], names),
        _months(executor.dates[docs]),
        _counted(executor.languages[docs], None),
        elapsed_ms,
    )


def _order(dates: NDArray[np.int64], scores: NDArray[np.float32], sort: Sort) -> NDArray[np.intp]:
    """Return the permutation that sorts; equal scores are sorted newest first."""
    if sort is Sort.RELEVANCE:
        return np.lexsort((-dates, -scores))
    if sort is Sort.NEWEST:
        return np.lexsort((-scores, -dates))
    return np.lexsort((-scores, np.where(dates > 0, dates, np.iinfo(np.int64).max)))


def _counted(keys: NDArray[np.int64], names: dict[int, str] | None) -> tuple[tuple[str, int], ...]:
    values, counts = np.unique(keys, return_counts=True)
    named = [
        (names.get(value, "") if names is not None else language_code(value), count)
        for value, count in zip(values.tolist(), counts.tolist(), strict=True)
    ]
    return tuple(sorted(named, key=lambda one: (-one[1], one[0])))


def _months(dates: NDArray[np.int64]) -> tuple[tuple[str, int], ...]:
    months = dates[dates % 10**10 >= 10**8] // 10**8
    values, counts = np.unique(months, return_counts=True)
    pairs = zip(values.tolist(), counts.tolist(), strict=True)
    return tuple((f"{value // 100:04}-{value % 100:02}", count) for value, count in pairs)
