"""Who is quoted in which article, from the quotations that the record keeps.

Quotations are extracted when they are first asked for, and extracting costs more than the rest of an import; so
`speaker:` and `via:` know the articles whose quotations have been read, and a search reads those of some more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.kept_quotations import kept_quotations_with
from index.names import candidates as candidates_of
from index.names import spellings
from index.quotations import Quotations
from index.search import query as q
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Quote, Relay, Speaker
    from index.record import Record
    from index.search.executor import Executor


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
    quotations = Quotations(record)
    corrected = quotations.corrections.rows()
    written = (spelling for identity in clause.ids for spelling in spellings(identity))
    for words in {*clause.ids, *clause.names, *written}:
        for row, kept in kept_quotations_with(record, words):
            if row not in corrected and any(is_by(quote, clause) for quote in kept):
                found.add(row)
    found.update(row for row in corrected if any(is_by(quote, clause) for quote in quotations.of(row)))
    return found


def is_by(quote: Quote, clause: q.Said) -> bool:
    """Tell whether a quotation is of the speaker, or came through the agency, that `clause` means."""
    said: Speaker | Relay | None
    if clause.field == "speaker":
        said, mention = quote.speaker, quote.speaker.mention if quote.speaker is not None else ""
    else:
        said, mention = quote.relay, ""
    if said is None:
        return False
    if said.id in clause.ids or not {*candidates_of(said.name)}.isdisjoint(clause.ids):
        return True
    texts = fold(said.name), fold(mention)
    return any(fold(name) in text for name in clause.names for text in texts)
