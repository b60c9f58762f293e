"""Counting how often a query's words stand in each article, from the index alone.

What is counted is what the reader marks: the words, phrases and names of a query that an article which matches may
hold. A word counts with all its endings, a name in every spelling. The clauses of a query are added up.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from index.search import query as q
from index.search.name_readings import in_other_words, written_as
from index.search.schema import QUOTE_FIELD
from index.search.variants import reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from index.search.executor import Executor
    from index.search.postings import Postings
    from index.search.variants import Reading

    Counts = NDArray[np.int64]
    """A number for each document of the executor."""

    PatternCounts = Mapping[str, Mapping[int, int]]
    """For the pattern as written, how many words fit it in the article of a row of the record."""

EVERYWHERE = ("title", "body")


def occurrences(
    executor: Executor, root: q.Clause | None, patterns: PatternCounts, fields: Sequence[str] = EVERYWHERE
) -> Counts:
    """Return how often the words of `root` stand in each article that matches it; 0 in the others.

    `patterns` counts the words that fit a pattern: the index itself knows only in which articles they stand.
    """
    counts = np.zeros(executor.size, np.int64)
    docs = executor.run(root).docs
    for clause in dict.fromkeys(replace(clause, start=0, end=0) for clause in q.positive(root)):
        if isinstance(clause, q.Pattern):
            by_row = patterns[clause.pattern]
            counts[docs] += np.fromiter((by_row.get(row, 0) for row in executor.rows[docs].tolist()), np.int64)
        elif isinstance(clause, q.Name):
            counts += _named(executor, clause, fields)
        else:
            counts += _written(executor, clause, fields)
    inside = np.zeros(executor.size, np.int64)
    inside[docs] = counts[docs]
    return inside


def _named(executor: Executor, name: q.Name, fields: Sequence[str]) -> Counts:
    """Count the mentions; in articles in which none was recognised, the words as they are written."""
    mentions = np.zeros(executor.size, np.int64)
    fields = [field for field in fields if name.field in {"", field}]
    for field in fields:
        for identity in name.ids:
            _add(mentions, executor.mentions(field, identity))
    written = np.zeros(executor.size, np.int64)
    for read in written_as(name):
        _add_reading(written, executor, read, fields)
    counts = np.where(mentions > 0, mentions, written)
    for read in in_other_words(name):
        _add_reading(counts, executor, read, fields)
    return counts


def _written(executor: Executor, words: q.Words, fields: Sequence[str]) -> Counts:
    counts = np.zeros(executor.size, np.int64)
    asked = (QUOTE_FIELD if words.field == QUOTE_FIELD and field == "body" else field for field in fields)
    read = reading(words.text, is_literal=words.is_quoted)
    _add_reading(counts, executor, read, [field for field in asked if words.field in {"", "name", field}])
    return counts


def _add_reading(counts: Counts, executor: Executor, read: Reading, fields: Sequence[str]) -> None:
    for field in fields if read.exact else ():
        if read.syllable:
            _add(counts, executor.syllable(field, read.syllable))
        else:
            _add(counts, executor.occurrences(field, read.widest))


def _add(counts: Counts, postings: Postings) -> None:
    counts[postings.docs] += postings.weights.astype(np.int64)


def filters(root: q.Clause | None) -> q.Clause | None:
    """Return what `root` asks for beside its words: outlet, language, date, state, what is left out."""
    found = tuple(_filters(root))
    if len(found) < 2:
        return next(iter(found), None)
    return q.And(found)


def _filters(clause: q.Clause | None) -> Iterator[q.Clause]:
    if isinstance(clause, q.And):
        for part in clause.clauses:
            yield from _filters(part)
    elif clause is not None and _is_filter(clause):
        yield clause


def _is_filter(clause: q.Clause) -> bool:
    """Tell whether a clause has no words that count; `date:2023,2025` is two dates of which either will do."""
    if isinstance(clause, q.Or):
        return all(map(_is_filter, clause.clauses))
    return isinstance(clause, q.Source | q.Language | q.Dates | q.State | q.Tagged | q.Added | q.Said | q.Not)
