"""Who is quoted in which article, from the quotations that the record keeps.

Quotations are extracted when they are first asked for, and extracting costs more than the rest of an import; so
`speaker:` and `via:` know the articles whose quotations have been read, and a search reads those of some more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.names import candidates as candidates_of
from index.names import spellings
from index.record import QUOTE_RULES
from index.search import query as q
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.record import Record
    from index.search.executor import Executor

_SPEAKER, _RELAY = 4, 5
"""Where they stand in a kept quotation."""


def said_clauses(clause: q.Clause | None) -> Iterator[q.Said]:
    """Yield the clauses that ask who is quoted."""
    match clause:
        case q.Said():
            yield clause
        case q.And() | q.Or():
            for part in clause.clauses:
                yield from said_clauses(part)
        case q.Not():
            yield from said_clauses(clause.clause)


def candidates(executor: Executor, query: q.Query) -> list[int]:
    """Return the rows of the articles whose quotations decide about `query`, the likeliest first.

    They hold quotation marks and match the rest of the query. Those that name whom it asks for come first, newest
    first: a speaker may also be meant by an office alone.
    """
    others = tuple(clause for clause in q.parts_of(query.root) if not any(said_clauses(clause)))
    inside = executor.run(q.And(others) if others else None).docs
    inside = np.intersect1d(inside, executor.with_quotations().docs, assume_unique=True)
    named = np.zeros(executor.size, dtype=bool)
    for said in said_clauses(query.root):
        asked = q.Or((q.Name(said.ids, ""), *(q.Words(name) for name in said.names)))
        named[executor.run(asked).docs] = True
    order = np.lexsort((-executor.dates[inside], ~named[inside]))
    return [int(row) for row in executor.rows[inside[order]]]


def rows_that_quote(record: Record, clause: q.Said) -> set[int]:
    """Return the rows of the articles with a kept quotation of whom `clause` means."""
    found: set[int] = set()
    written = (spelling for identity in clause.ids for spelling in spellings(identity))
    for words in {*clause.ids, *clause.names, *written}:
        for row, quotations in record.quotations_with(words, QUOTE_RULES):
            if any(_is_meant(quotation, clause) for quotation in quotations):
                found.add(row)
    return found


def _is_meant(quotation: list[object], clause: q.Said) -> bool:
    said = quotation[_SPEAKER if clause.field == "speaker" else _RELAY]
    if not isinstance(said, list):
        return False
    if said[-1] in clause.ids or not {*candidates_of(str(said[0]))}.isdisjoint(clause.ids):
        return True
    texts = [fold(part) for part in (said[:2] if clause.field == "speaker" else said[:1]) if isinstance(part, str)]
    return any(fold(name) in text for name in clause.names for text in texts)
