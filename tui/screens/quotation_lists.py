"""What the screen of all quotations asks of the library and of its list: in threads, answering with plain values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from index.article import date_key
from index.text import fold
from tui.screens import lookups
from tui.spreadsheet import placed, save, write_quotations
from tui.widgets.quotation_list import Listing, Rendering, laid_out, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from index.article import Quote, Span
    from index.exceptions import QueryError
    from index.library import Library
    from index.search.query import Query
    from index.search.quoted import Quoted, Quotes
    from index.statements import Statement

ORDERS = {"-date": "newest first", "date": "oldest first", "speaker": "by speaker", "source": "by outlet"}
"""The orders of quotations, with their names."""

RELATIONS = {"exact": "", "partial": "a part of it", "translation": "in other words"}
"""How a rendering relates to the fullest one, by `index.statements.Kind`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for quotations, understood; its answer grows while it is read."""

    understood: str
    """The names that were recognised, with the spellings they find; empty when there are none."""

    problems: Sequence[QueryError]
    growing: Iterator[Quotes]
    marks: Callable[[str], Sequence[Span]]
    """Finds what was asked for in a text."""

    articles: Callable[[], int]
    """Counts the articles that the same search finds."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """The quotations found so far, ready to be shown."""

    found: Quotes
    order: str
    """One of `ORDERS`."""

    listing: Listing
    speakers: int
    """How many different ones are named."""

    outlets: Sequence[tuple[str, int]]
    """Quotations an outlet, most first."""


def ask(library: Library, text: str, *, is_typing: bool) -> Asked:
    """Understand what is asked for; nothing is read yet."""
    from index.search.query import Name, positive
    from index.search.quoted import Wanted
    from index.search.recognition import shown_spellings, understood

    query = understood(text, is_typing=True) if is_typing else lookups.settled(library, text)
    names = dict.fromkeys(clause for clause in positive(query.root) if isinstance(clause, Name))
    told = "   ".join(dict.fromkeys(shown_spellings(name) for name in names))
    return Asked(
        told,
        query.problems,
        library.quoted(query),
        lru_cache(300)(Wanted(query).highlighter.spans),
        partial(_articles, library, query),
    )


def _articles(library: Library, query: Query) -> int:
    from index.search.results import Sort

    return len(library.search(query, Sort.NEWEST).rows)


def nothing_found(asked: Asked) -> str:
    """Return what there is to say when no quotation was found: how many articles match all the same."""
    found = asked.articles()
    if not found:
        return "No quotation that the search asks for."
    articles = "1 article matches" if found == 1 else f"{found:,} articles match"
    return f"No quotation that the search asks for.\n\n{articles}, but no quotation."


def arranged(
    found: Quotes,
    order: str,
    width: int,
    changed: Mapping[tuple[int, int], Quote],
    library: Library | None = None,
) -> Arranged:
    """Put quotations in order and lay them out in rows of `width` cells.

    `changed` are those that are others by now, by row and start. With `library` the renderings of one utterance stand
    together, before all that has one rendering only.
    """
    quotations: Sequence[Quoted] = found.quotations
    if changed:
        quotations = [replace(one, quote=changed.get(place_of(one), one.quote)) for one in quotations]
    ordered = in_order(quotations, order)
    speakers = {one.quote.speaker.id or fold(one.quote.speaker.name) for one in ordered if one.quote.speaker}
    outlets = Counter(one.head.source for one in ordered).most_common()
    listing = laid_out(ordered, width) if library is None else laid_out_together(library, ordered, width)
    return Arranged(found, order, listing, len(speakers), outlets)


def laid_out_together(library: Library, quotations: Sequence[Quoted], width: int) -> Listing:
    """Lay quotations out with all renderings of an utterance, oldest first, where the first of them would stand."""
    rows: list[Quoted] = []
    notes: dict[int, Rendering] = {}
    seen: set[str] = set()
    placed: set[tuple[int, int]] = set()
    shared = lru_cache(maxsize=None)(library.statement_ids)
    for one in quotations:
        identity = shared(one.head.row).get((one.quote.start, one.quote.end))
        statement = library.statement_of(one.head.row, one.quote) if identity and identity not in seen else None
        if identity is None or statement is None:
            continue
        seen.add(identity)
        renderings, about = renderings_of(statement)
        about[0] = replace(about[0], heading=heading(statement))
        notes.update({len(rows) + at: note for at, note in about.items()})
        rows += renderings
        placed.update(map(place_of, renderings))
    rows += [one for one in quotations if place_of(one) not in placed]
    return laid_out(rows, width, notes)


def renderings_of(statement: Statement) -> tuple[list[Quoted], dict[int, Rendering]]:
    """Return the renderings of a statement, oldest first, and what is said of each, by its number."""
    from index.search.quoted import Quoted

    rows = [Quoted(one.head, one.quote) for one in statement.renderings]
    notes = [Rendering("", RELATIONS[one.kind], one.differing) for one in statement.renderings]
    return rows, dict(enumerate(notes))


def heading(statement: Statement) -> str:
    """Return how many renderings there are, whose, and when."""
    many = len(statement.renderings)
    days = [(one.head.date.value or "undated")[:10] for one in statement.renderings]
    time = days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
    return f"{many:,} renderings · {statement.speaker or 'speaker not clear'} · {time}"


def in_order(quotations: Sequence[Quoted], order: str) -> list[Quoted]:
    """Return quotations in one of the `ORDERS`; those of one article stay in the order of its text.

    Those without a date, speaker or outlet come last. Of one speaker or outlet the newest come first.
    """
    newest = sorted(quotations, key=lambda one: (-date_key(one.head.date.value), one.head.row, one.quote.start))
    if order == "date":
        newest.sort(key=lambda one: (not one.head.date.value, date_key(one.head.date.value)))
    elif order == "speaker":
        newest.sort(key=lambda one: (one.quote.speaker is None, _speaker(one)))
    elif order == "source":
        newest.sort(key=lambda one: (not one.head.source, fold(one.head.source)))
    return newest


def _speaker(one: Quoted) -> str:
    return fold(one.quote.speaker.name) if one.quote.speaker is not None else ""


def export(library: Library, query: str, quotations: Sequence[Quoted]) -> Path:
    """Write quotations as CSV into a new file and return its path."""
    return save("quotations", query, lambda file: write_quotations(file, _documents(library, quotations)))


def _documents(library: Library, quotations: Sequence[Quoted]) -> Iterator[dict[str, Any]]:
    article = lru_cache(maxsize=100)(library.record.article)
    for one in quotations:
        yield placed(article(one.head.row), one.quote)
