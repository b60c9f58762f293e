"""How many articles each part of a query finds: for a reader who found none to see which part is in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.search import query as q

if TYPE_CHECKING:
    from index.search.executor import Executor


@dataclass(frozen=True, slots=True)
class ClauseCount:
    """One clause of a query that must match, alone."""

    text: str
    """As understood, see `query.describe`."""

    start: int
    """Where it stands in the query; the words between `start` and `end` are what dropping it takes away."""

    end: int
    count: int
    """Articles that match it."""


def clause_counts(executor: Executor, query: q.Query) -> list[ClauseCount]:
    """Return a count for each of the clauses that must all match, in their order."""
    counts = []
    for clause in q.parts_of(query.root):
        start, end = q.span_of(clause)
        counts.append(ClauseCount(q.describe(clause), start, end, len(executor.run(clause).docs)))
    return counts
