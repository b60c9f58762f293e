"""What the screen of trends asks of the library: terms, where they are counted, and by what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.library import Library
    from index.record import Head
    from index.search.query import Clause, Query
    from index.search.trend import Series

MOST = 5
"""Terms at once."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question."""

    terms: tuple[str, ...]
    """Queries, each for itself."""

    scope: str
    """The filters of the search, as a query; empty for the whole library."""

    by: str = "month"
    """A value of `index.search.trend.Period`."""

    by_outlet: bool = False
    """Whether the chosen term is counted by outlet, instead of all terms."""

    def with_term(self, text: str) -> Asked:
        """Return the question with one more term."""
        return replace(self, terms=(*self.terms, text), by_outlet=False)

    def without(self, index: int) -> Asked:
        """Return the question without a term."""
        return replace(self, terms=(*self.terms[:index], *self.terms[index + 1 :]), by_outlet=False)

    def by_period(self, period: str) -> Asked:
        """Return the question by another period."""
        return replace(self, by=period)

    def outlets_or_terms(self) -> Asked:
        """Return the question for the chosen term by outlet, or for all terms."""
        return replace(self, by_outlet=not self.by_outlet)


@dataclass(frozen=True, slots=True)
class Counted:
    """An answer."""

    series: Sequence[Series]
    firsts: dict[int, Head]
    """The articles of the first uses, by their rows."""


def asked_by(text: str) -> Asked:
    """Return the question that a search puts: its words, names and phrases, each for itself, within its filters."""
    if not text.strip():
        return Asked((), "")
    from index.search.counting import filters
    from index.search.query import describe, parse, positive
    from index.search.recognition import recognise

    query = parse(text)
    named = recognise(query)
    terms = [_text_of(clause) for clause in positive(named.root)]
    scope = filters(query.root)
    return Asked(tuple(dict.fromkeys(terms))[:MOST], "" if scope is None else describe(scope))


def _text_of(clause: Clause) -> str:
    from index.search.query import Name, describe

    return clause.text if isinstance(clause, Name) else describe(clause)


def problem_of(text: str) -> str | None:
    """Return what is wrong with a term; None when nothing is."""
    from index.search.query import parse, positive

    query = parse(text)
    if query.problems:
        return str(query.problems[0])
    return None if any(positive(query.root)) else "There are no words in it to count"


def count(library: Library, asked: Asked, chosen: int, is_wanted: Callable[[], bool]) -> Counted:
    """Count the terms, or the chosen one by outlet. Runs in a thread."""
    from index.search.trend import Period

    terms = asked.terms[chosen : chosen + 1] if asked.by_outlet else asked.terms
    queries = [_query(term, asked.scope) for term in terms]
    series = library.trend(queries, Period(asked.by), by_outlet=asked.by_outlet, is_wanted=is_wanted)
    rows = [one.first for one in series if one.first is not None]
    return Counted(series, {head.row: head for head in library.record.heads(rows)})


def _query(term: str, scope: str) -> Query:
    """Return the query for a term within a scope."""
    from index.search.query import And, Query
    from index.search.recognition import understood

    clauses = [understood(text).root for text in (term, scope)]
    both = tuple(clause for clause in clauses if clause is not None)
    return Query(term, And(both) if len(both) > 1 else both[0] if both else None)


def name_of(series: Series) -> str:
    """Return what a row is called."""
    return series.term if series.source is None else f"{series.term} · {series.source or 'unknown outlet'}"


def search_for(series: Series, asked: Asked, first: str, last: str) -> str:
    """Return the search that finds the articles of a bar."""
    from index.search.choices import KINDS, as_clause
    from index.search.query import Or, parse

    kinds = {kind.name: kind for kind in KINDS}
    term = f"({series.term})" if isinstance(parse(series.term).root, Or) else series.term
    source = as_clause(kinds["source"], (series.written,)) if series.written else ""
    date = f"date:{first}" if first == last else f"date:{first}..{last}"
    return " ".join(part for part in (term, asked.scope, source, date) if part)
