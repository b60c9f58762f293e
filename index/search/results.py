"""Ordering what was found and counting it: sort, totals and facets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from index.search.schema import language_code
from index.text import alphabetical

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from index.search.columns import Columns, Numbered
    from index.search.executor import Executor
    from index.search.query import Query
    from index.search.scores import Matches


class Sort(StrEnum):
    """The order of hits."""

    RELEVANCE = "relevance"
    DATE = "date"
    """Oldest first, undated last."""

    NEWEST = "-date"
    """Newest first, undated last."""

    SOURCE = "source"
    """By the name of the outlet, the unknown one last; of one outlet newest first."""


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
    docs, scores, columns = matches.docs, matches.scores, executor.columns
    if sort is Sort.RELEVANCE:
        docs, scores = _best_first(docs, scores, columns)
    else:
        order = _by_date(docs, scores, columns, newest_first=sort is not Sort.DATE)
        docs, scores = docs[order], scores[order]
    if sort is Sort.SOURCE:
        order = _by_outlet(docs, columns, names)
        docs, scores = docs[order], scores[order]
    return Found(
        query,
        columns.rows[docs],
        scores,
        _counted(docs, columns.source_numbers, lambda key: names.get(key, "")),
        _months(columns.months[docs]),
        _counted(docs, columns.language_numbers, language_code),
        elapsed_ms,
    )


def _best_first(
    docs: NDArray[np.int32], scores: NDArray[np.float32], columns: Columns
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Return documents and scores, which are not negative, in order; equal scores newest first.

    Score and date are one number, the bits of a score being in the order of the scores: sorting that costs a tenth of
    sorting by two keys.
    """
    keys = (~scores.view(np.uint32)).astype(np.uint64) << np.uint64(32) | columns.places_by_date[docs]
    keys.sort()
    ordered = columns.newest_first[(keys & np.uint64(0xFFFFFFFF)).astype(np.intp)].astype(np.int32)
    return ordered, (~(keys >> np.uint64(32)).astype(np.uint32)).view(np.float32)


def _by_date(
    docs: NDArray[np.int32], scores: NDArray[np.float32], columns: Columns, *, newest_first: bool
) -> NDArray[np.intp]:
    """Return the permutation that sorts by date, undated last; those of one date best first."""
    dates = columns.dates[docs]
    if newest_first:
        dates = -dates
    else:
        dates[dates <= 0] = np.iinfo(np.int64).max
    is_filter = not len(scores) or bool((scores == scores[0]).all())
    return np.argsort(dates, kind="stable") if is_filter else np.lexsort((-scores, dates))


def _by_outlet(docs: NDArray[np.int32], columns: Columns, names: dict[int, str]) -> NDArray[np.intp]:
    """Return the permutation that sorts by outlet and leaves those of one as they are."""
    keys, numbers = columns.source_numbers
    outlets = sorted(range(len(keys)), key=lambda number: alphabetical(names.get(int(keys[number]), "")))
    places = np.empty(len(keys), np.int64)
    places[outlets] = np.arange(len(keys))
    return np.argsort(places[numbers[docs]], kind="stable")


def _counted(docs: NDArray[np.int32], numbered: Numbered, name: Callable[[int], str]) -> tuple[tuple[str, int], ...]:
    """Return how many of `docs` have each value, most first."""
    values, numbers = numbered
    counts = np.bincount(numbers[docs], minlength=len(values))
    named = [(name(key), count) for key, count in zip(values.tolist(), counts.tolist(), strict=True) if count]
    return tuple(sorted(named, key=lambda one: (-one[1], one[0])))


def _months(months: NDArray[np.int32]) -> tuple[tuple[str, int], ...]:
    counts = np.bincount(months[months > 0])
    found = np.flatnonzero(counts)
    pairs = zip(found.tolist(), counts[found].tolist(), strict=True)
    return tuple((f"{month // 12:04}-{month % 12 + 1:02}", count) for month, count in pairs)
