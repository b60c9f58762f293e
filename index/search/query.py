"""The query language: text in, a tree of clauses and the problems found out.

Nothing here raises: a query is read while it is typed, so what makes no sense is reported with its place and the
rest still answers. `docs/queries.md` describes the language.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.exceptions import QueryError
from index.search.clauses import (
    Added,
    And,
    Clause,
    Dates,
    Language,
    Name,
    Near,
    Not,
    Or,
    Pattern,
    Said,
    Source,
    State,
    Tagged,
    Words,
    any_of,
    compounds,
    describe,
    parts_of,
    positive,
    span_of,
)
from index.search.fields import FIELDS
from index.search.parser import Parser, all_of

__all__ = [
    "FIELDS",
    "Added",
    "And",
    "Clause",
    "Dates",
    "Language",
    "Name",
    "Near",
    "Not",
    "Or",
    "Pattern",
    "Query",
    "Said",
    "Source",
    "State",
    "Tagged",
    "Words",
    "any_of",
    "compounds",
    "describe",
    "parse",
    "parts_of",
    "positive",
    "span_of",
]


@dataclass(frozen=True, slots=True)
class Query:
    """A query as understood."""

    text: str
    root: Clause | None
    """None asks for every article."""

    problems: tuple[QueryError, ...] = ()
    notes: tuple[str, ...] = ()
    """What is told of how it was understood, a line each."""


def parse(text: str, *, is_typing: bool = False) -> Query:
    """Read a query. With `is_typing` its last word may be unfinished: it stands for all words that begin so."""
    parser = Parser(text[:LONGEST], is_typing)
    if len(text) > LONGEST:
        parser.problems.append(QueryError(f"only {LONGEST:,} characters are read", LONGEST, len(text)))
    together = [parser.disjunction(depth=0)]
    while parser.has_more:
        parser.complain("this ) closes nothing", parser.take())
        together.append(parser.disjunction(depth=0))
    clauses = [clause for clause in together if clause is not None]
    return Query(text, all_of(clauses) if clauses else None, tuple(parser.problems), tuple(parser.notes))


LONGEST = 4_000
"""Code points of a query that are read: a page of text, not a book."""
