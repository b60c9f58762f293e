"""The quotations of a search: what is said in the articles that match, as far as it is what the search asks for.

`speaker:` and `via:` choose among the quotations of an article, and so do words and names: a word must stand in the
quotation itself or in the name of its speaker or agency, a name there or as its speaker or agency. Everything else
chooses articles. Quotations are read and, where they never were, extracted; so the list grows while it is read, and
keeps a bounded number.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from index.names import candidates as candidates_of
from index.search import query as q
from index.search.highlights import Highlighter
from index.search.sayings import is_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.article import Quote
    from index.record import Head

MOST_QUOTATIONS = 5_000
"""Quotations that are kept unless more are asked for."""

_FIRST_STEP, _STEP = 0.05, 0.3
"""Seconds after which what was read so far is handed out, the first time and then."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation and the article in which it stands."""

    head: Head
    quote: Quote


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotations found so far."""

    quotations: tuple[Quoted, ...]
    """Newest article first, in the order of the text; with `speaker:` or `via:` the likeliest articles first."""

    articles: int
    """Articles that match but for their quotations, and hold any."""

    read: int
    """Articles read so far. Fewer than `articles` at the end when there are more quotations than are kept."""

    @property
    def is_complete(self) -> bool:
        """Whether every article has been read."""
        return self.read == self.articles


class Wanted:
    """Tells which quotations a query asks for."""

    def __init__(self, query: q.Query) -> None:
        self._root = query.root
        self._highlighters: dict[q.Clause, Highlighter] = {}

    def __call__(self, quote: Quote) -> bool:
        """Tell whether the query asks for `quote`, given that its article matches the rest."""
        return self._root is None or self._asks(self._root, quote)

    def _asks(self, clause: q.Clause, quote: Quote) -> bool:
        match clause:
            case q.And():
                return all(self._asks(part, quote) for part in clause.clauses)
            case q.Or():
                return any(self._asks(part, quote) for part in clause.clauses)
            case q.Not(q.Said() as said):
                return not is_by(quote, said)
            case q.Said():
                return is_by(quote, clause)
            case q.Name():
                return clause.field == "title" or _is_of(quote, clause) or self._holds(clause, quote)
            case q.Words() | q.Pattern():
                is_about_other = clause.field == "title"
                may_be_speaker = not clause.field
                return is_about_other or self._holds(clause, quote) or (may_be_speaker and self._names(clause, quote))
            case q.Near():
                return self._asks(clause.left, quote) and self._asks(clause.right, quote)
            case _:
                return True

    def _holds(self, clause: q.Words | q.Pattern | q.Name, quote: Quote) -> bool:
        return bool(self._marks(clause).spans(quote.text))

    def _marks(self, clause: q.Words | q.Pattern | q.Name) -> Highlighter:
        highlighter = self._highlighters.get(clause)
        if highlighter is None:
            highlighter = self._highlighters[clause] = Highlighter(q.Query("", _in_any_text(clause)))
        return highlighter

    def _names(self, clause: q.Words | q.Pattern, quote: Quote) -> bool:
        """Tell whether the words are of the name of whoever speaks, or of the agency it came through."""
        speaker, relay = quote.speaker, quote.relay
        names = ([speaker.name, speaker.mention] if speaker else []) + ([relay.name] if relay else [])
        return any(self._marks(clause).spans(name) for name in names)

    @cached_property
    def highlighter(self) -> Highlighter:
        """Marks in a quotation what was asked for."""
        words = tuple(_in_any_text(clause) for clause in q.positive(self._root))
        return Highlighter(q.Query("", q.Or(words) if words else None))


def _in_any_text(clause: q.Words | q.Pattern | q.Name) -> q.Words | q.Pattern | q.Name:
    return replace(clause, field="")


def _is_of(quote: Quote, name: q.Name) -> bool:
    """Tell whether whom the name means is the speaker, or the agency through which it came."""
    for said in (quote.speaker, quote.relay):
        if said is not None and not {said.id, *candidates_of(said.name)}.isdisjoint(name.ids):
            return True
    return False


def gather(
    rows: Sequence[int],
    quotations: Callable[[Sequence[int]], Iterable[tuple[int, Sequence[Quote]]]],
    heads: Callable[[Sequence[int]], Sequence[Head]],
    is_wanted: Callable[[Quote], bool],
    most: int = MOST_QUOTATIONS,
) -> Iterator[Quotes]:
    """Yield the wanted quotations of the articles in `rows` as they are read; the last one is the whole."""
    found: list[Quoted] = []
    fresh: list[tuple[int, Quote]] = []
    read = 0
    due = time.monotonic() + _FIRST_STEP
    for row, quotes in quotations(rows):
        fresh += [(row, quote) for quote in quotes if is_wanted(quote)]
        read += 1
        is_full = len(found) + len(fresh) >= most
        if is_full or time.monotonic() > due:
            found += _with_heads(fresh, heads)
            fresh.clear()
            if is_full:
                break
            yield Quotes(tuple(found), len(rows), read)
            due = time.monotonic() + _STEP
    found += _with_heads(fresh, heads)
    yield Quotes(tuple(found[:most]), len(rows), read)


def _with_heads(quotes: Sequence[tuple[int, Quote]], heads: Callable[[Sequence[int]], Sequence[Head]]) -> list[Quoted]:
    """Return the quotations with the heads of their articles; articles that are gone are left out."""
    by_row = {head.row: head for head in heads(list(dict.fromkeys(row for row, _ in quotes)))}
    return [Quoted(by_row[row], quote) for row, quote in quotes if row in by_row]
