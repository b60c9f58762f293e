"""What the articles of a search are: how many an outlet, a month, a language, a kind and a name each has.

The count of a value is what the search would find with it in place of the values of its facet that are chosen: so the
others stay in sight, and choosing one shows as many articles as it said. Everything is counted exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.names import default_gazetteer
from index.search import query as q
from index.search.choices import KINDS, as_clause, choices
from index.search.fields import STATES
from index.search.outlets import identity, written
from index.search.schema import language_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

    from index.search.choices import Choice, Kind
    from index.search.executor import Executor
    from index.search.mention_counts import MentionCounts
    from index.search.query import Query

    Mask = NDArray[np.bool_]
    """One place for each document of the executor."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet."""

    written: str
    """What stands for it behind the colon in a query; means no other value."""

    label: str
    """What it is called; empty for the outlet that is not known."""

    count: int
    """Articles that the search would find with it in place of the chosen ones of its facet."""

    is_chosen: bool = False
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """What a search has of one kind."""

    kind: Kind
    values: tuple[Value, ...]
    """Most articles first; years newest first, each followed by its months likewise. Without those of no article,
    unless they are chosen or left out."""


def facets(executor: Executor, query: Query, mentions: MentionCounts, *, of_hits: bool = False) -> tuple[Facet, ...]:
    """Return the facets of what `query` finds, in the order of `KINDS`.

    With `of_hits` what is chosen does not matter: all counts are of the articles that it finds as it is.
    """
    counting = _Counting(executor, query, mentions, of_hits=of_hits)
    return tuple(Facet(kind, tuple(counting.values(kind))) for kind in KINDS)


class _Counting:
    """Counts for one query."""

    def __init__(self, executor: Executor, query: Query, mentions: MentionCounts, *, of_hits: bool) -> None:
        self._executor = executor
        self._parts = q.parts_of(query.root)
        self._choices = () if of_hits else choices(query)
        self._mentions = mentions
        self._masks: dict[frozenset[int], Mask] = {}
        self._found_by: dict[q.Clause | None, Mask] = {}
        self._named: dict[frozenset[int], dict[str, int]] = {}

    def values(self, kind: Kind) -> Iterator[Value]:
        """Yield the values of a facet, in order."""
        own = [choice for choice in self._choices if choice.kind.field == kind.field]
        chosen = [one for one in own if not one.is_excluded]
        dropped = [one for one in chosen if one.kind == kind][-1:] if kind.is_list else []
        excluded = [one for one in own if one.is_excluded]
        counts = self._counts(kind, dropped)
        others = self._counts(kind, [*dropped, *excluded]) if excluded else counts
        typed = self._typed(kind, own, counts | others)
        counts, others = counts | typed, others | typed
        for label, value in sorted({*counts, *others}, key=lambda one: _place(kind, one, others)):
            is_excluded = any(one.covers(value, label) for one in excluded)
            count = (others if is_excluded else counts).get((label, value), 0)
            is_chosen = any(one.covers(value, label) for one in chosen)
            if count or is_chosen or is_excluded:
                yield Value(value, label, count, is_chosen, is_excluded)

    def _typed(
        self, kind: Kind, own: Iterable[Choice], counts: dict[tuple[str, str], int]
    ) -> dict[tuple[str, str], int]:
        """Return the values that the query asks for and no article has, or that are no value: `2023..`, `last-week`."""
        found: dict[tuple[str, str], int] = {}
        for choice in own:
            covered = {part for label, value in counts for part in choice.covers(value, label)}
            for part in choice.values:
                label = _label(kind, part)
                if part not in covered and label is not None:
                    found[label, part] = self._found(choice, part)
        return found

    def _found(self, choice: Choice, value: str) -> int:
        """Return how many articles the search finds with `value` in the place of the values of `choice`."""
        clause = q.parse(as_clause(choice.kind, (value,))).root
        mask = self._mask(frozenset({choice.end}))
        return int((mask & self._part(clause)).sum()) if choice.kind.field == "date" else 0

    def _counts(self, kind: Kind, dropped: Iterable[Choice]) -> dict[tuple[str, str], int]:
        """Return the articles for each `(label, value as written)`, of the search without some of its clauses."""
        places = frozenset(choice.end for choice in dropped)
        count: Callable[[frozenset[int]], dict[tuple[str, str], int]] = {
            "source": self._outlets,
            "date": self._months,
            "lang": self._languages,
            "is": self._states,
        }.get(kind.field) or (lambda places: self._names(places, kind))
        return count(places)

    def _mask(self, dropped: frozenset[int]) -> Mask:
        """Return which documents the search finds without the clauses that end at `dropped`."""
        if dropped not in self._masks:
            mask = self._part(None).copy()
            for part in self._parts:
                if q.span_of(part)[1] not in dropped:
                    mask &= self._part(part)
            self._masks[dropped] = mask
        return self._masks[dropped]

    def _part(self, part: q.Clause | None) -> Mask:
        """Return which documents one clause finds; None finds all."""
        if part not in self._found_by:
            mask = self._found_by[part] = np.zeros(self._executor.size, dtype=bool)
            mask[self._executor.run(part).docs] = True
        return self._found_by[part]

    def _outlets(self, dropped: frozenset[int]) -> dict[tuple[str, str], int]:
        executor = self._executor
        names = executor.source_names()
        text = written(frozenset(names.values()))
        keys, counts = np.unique(executor.source_keys[self._mask(dropped)], return_counts=True)
        found: dict[str, tuple[str, int]] = {}
        for key, count in sorted(zip(keys.tolist(), counts.tolist(), strict=True), key=lambda one: -one[1]):
            name = names.get(key, "")
            first, before = found.get(identity(name), (name, 0))
            found[identity(name)] = first, before + count
        return {(name, text.get(name, name)): count for name, count in found.values()}

    def _months(self, dropped: frozenset[int]) -> dict[tuple[str, str], int]:
        dates = self._executor.dates[self._mask(dropped)]
        dates = dates[dates > 0]
        counts = {f"{year:04}": count for year, count in _counted(dates // 10**10)}
        months = _counted(dates[dates % 10**10 >= 10**8] // 10**8)
        counts |= {f"{month // 100:04}-{month % 100:02}": count for month, count in months}
        return {(period, period): count for period, count in counts.items()}

    def _languages(self, dropped: frozenset[int]) -> dict[tuple[str, str], int]:
        counted = _counted(self._executor.languages[self._mask(dropped)])
        return {(language_code(number),) * 2: count for number, count in counted}

    def _states(self, dropped: frozenset[int]) -> dict[tuple[str, str], int]:
        mask = self._mask(dropped)
        return {(state, state): int((mask & self._part(q.State(state))).sum()) for state in STATES}

    def _names(self, dropped: frozenset[int], kind: Kind) -> dict[tuple[str, str], int]:
        if dropped not in self._named:
            self._named[dropped] = self._mentions.of(self._executor, self._mask(dropped))
        gazetteer = default_gazetteer()
        known = ((gazetteer.get(name), count) for name, count in self._named[dropped].items())
        return {(one.name, one.id): count for one, count in known if one is not None and one.type in kind.types}


def _label(kind: Kind, value: str) -> str | None:
    """Return what a value that a query names is called; None when it belongs to another facet."""
    if kind.field != "name":
        return value
    entity = default_gazetteer().get(value)
    return entity.name if entity is not None and entity.type in kind.types else None


def _counted(numbers: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    values, counts = np.unique(numbers, return_counts=True)
    return zip(values.tolist(), counts.tolist(), strict=True)


def _place(kind: Kind, value: tuple[str, str], counts: dict[tuple[str, str], int]) -> tuple[object, ...]:
    """Return what a value is sorted by."""
    if kind.field == "date":
        year, _, month = value[1].partition("-")
        is_listed = year.isdigit() and (month.isdigit() or not month)
        return (is_listed, *((-int(year), bool(month), -int(month or 0)) if is_listed else ()), value[1])
    return (-counts.get(value, 0), value)
