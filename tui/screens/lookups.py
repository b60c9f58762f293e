"""What the screens ask of the library. Every function here runs in a worker thread and returns plain values."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from index.exceptions import LibraryBusyError
from index.reading_marks import reading_place
from index.tags import tags_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.article import Article, Comparison, Quote, Span
    from index.exceptions import QueryError
    from index.library import Library
    from index.search.clause_counts import ClauseCount
    from index.search.facets import Facet
    from index.search.highlights import Highlighter
    from index.search.name_choices import Recognised
    from index.search.query import Query
    from index.search.suggestions import Suggestion
    from tui.widgets.hit_list import Hit

FIRST_HITS = 16
"""Hits that come with the answer; the others are fetched as they come into view."""


_GROUPED_WITHIN = 0.3
"""Seconds of grouping statements when an article is opened; many new articles are grouped in the background."""


@dataclass(frozen=True, slots=True)
class Request:
    """A search as typed."""

    text: str
    sort: str
    """A value of `index.search.results.Sort`."""

    is_typing: bool
    """Whether the last word may be unfinished."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found."""

    request: Request
    rows: Sequence[int]
    """The record's rows in order."""

    hits: Sequence[Hit]
    """The first of them."""

    outlets: Sequence[tuple[str, int]]
    """Hits an outlet, most first."""

    understood: str
    """The names that were recognised, with the spellings they find; empty when there are none."""

    problems: Sequence[QueryError]

    clauses: Sequence[ClauseCount] = ()
    """What each part of the query finds alone, when all together find nothing."""

    suggestions: Sequence[Suggestion] = ()
    """What may have been meant, when nothing was found."""

    names: Sequence[Recognised] = ()
    """What in the query is a name, and how it was taken."""

    @property
    def choices(self) -> int:
        """How many there are whom its names may mean, each with a key of its own."""
        if not self.names:
            return 0
        from index.search.name_choices import choices

        return len(choices(list(self.names)))


@dataclass(frozen=True, slots=True)
class Opened:
    """An article, ready to be shown."""

    row: int
    article: Article
    matches: Sequence[Span]
    quotes: Sequence[Quote]
    place: int
    """The offset where reading stopped, 0 for the beginning."""

    tags: Sequence[str] = ()
    """The reader's own."""

    elsewhere: Mapping[Span, int] = field(default_factory=dict)
    """How many other articles render a quotation, by its start and end, where any does."""

    in_title: Sequence[Span] = ()
    """The matches in the title."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles side by side."""

    one: Opened
    other: Opened
    comparison: Comparison
    others: Sequence[int]
    """Rows of all other coverage of the left article's event, best first; empty when the pair was chosen."""


def search(library: Library, request: Request) -> Answer:
    """Answer a search; without a query all articles, newest first, which needs no search engine."""
    if not request.text.strip():
        record = library.record
        by_outlet = request.sort == "source"
        rows = record.rows_by_outlet() if by_outlet else record.rows_by_date(oldest_first=request.sort == "date")
        return Answer(request, rows, _plain_hits(library, rows), library.record.source_counts(), "", ())
    from index.search.highlights import Highlighter
    from index.search.name_choices import recognised
    from index.search.query import Name, positive
    from index.search.recognition import shown_spellings, understood
    from index.search.results import Sort

    found = library.search(understood(request.text, is_typing=request.is_typing), Sort(request.sort))
    query = found.query
    names = dict.fromkeys(clause for clause in positive(query.root) if isinstance(clause, Name))
    names_found = "   ".join(dict.fromkeys((*map(shown_spellings, names), *(f"({note})" for note in query.notes))))
    hits = _hits(library, found.rows[:FIRST_HITS].tolist(), Highlighter(query))
    answer = Answer(
        request,
        found.rows.tolist(),
        hits,
        found.sources,
        names_found,
        found.query.problems,
        names=recognised(query),
    )
    if hits:
        return answer
    # As an unfinished word, a surname is nobody's name: who may be meant is told of it as a whole word.
    called = recognised(understood(request.text)) if request.is_typing else answer.names
    return replace(answer, clauses=library.clause_counts(query), suggestions=library.suggestions(query), names=called)


def settled(library: Library, text: str) -> Query:
    """Return a query as the list of hits takes it once its input is left.

    The last word is whole, unless nothing is found then.
    """
    from index.search.recognition import understood
    from index.search.results import Sort

    query = understood(text)
    return query if library.search(query, Sort.NEWEST).rows.size else understood(text, is_typing=True)


def problems(text: str) -> Sequence[QueryError]:
    """Return what is wrong with a search if nothing more is typed."""
    from index.search.recognition import understood

    return understood(text).problems


def facets(library: Library, request: Request) -> Sequence[Facet]:
    """Return what the articles of a search are: outlets, months, languages, kinds, names."""
    from index.search.recognition import understood

    return library.facets(understood(request.text, is_typing=request.is_typing))


def more_hits(library: Library, request: Request, rows: Sequence[int]) -> Sequence[Hit]:
    """Return what the list shows of `rows`."""
    if not request.text.strip():
        return [(head, [], []) for head in library.record.heads(rows)]
    return _hits(library, rows, _highlighter(library, request))


def _plain_hits(library: Library, rows: Sequence[int]) -> Sequence[Hit]:
    return [(head, [], []) for head in library.record.heads(rows[:FIRST_HITS])]


def _hits(library: Library, rows: Sequence[int], highlighter: Highlighter) -> Sequence[Hit]:
    return [(head, highlighter.spans(head.title), some) for head, some in library.hits(rows, highlighter)]


def _highlighter(library: Library, request: Request) -> Highlighter:
    from index.search.highlights import Highlighter
    from index.search.recognition import understood

    return Highlighter(library.meant(understood(request.text, is_typing=request.is_typing)))


def open_article(library: Library, row: int, request: Request) -> Opened:
    """Return an article with the matches of a search and its quotations."""
    article = library.record.article(row)
    highlighter = _highlighter(library, request)
    matches, in_title = highlighter.in_article(article), highlighter.in_title(article)
    quotes, place = library.quotes(row, article), reading_place(library.record, row)
    tags, elsewhere = tags_of(library.record, row), library.renderings_elsewhere(row)
    return Opened(row, article, matches, quotes, place, tags, elsewhere, in_title)


def rendered_elsewhere(library: Library, row: int) -> Mapping[Span, int]:
    """Return how many other articles render an article's quotations, with a few new articles grouped first."""
    with suppress(LibraryBusyError):
        library.group_statements(_GROUPED_WITHIN)
    return library.renderings_elsewhere(row)


def other_coverage(library: Library, row: int) -> list[int]:
    """Return the rows of other articles on the same event, best first."""
    return [other for _, other in library.other_coverage(row)]


def compare(library: Library, one: int, other: int, others: Sequence[int] = ()) -> Pair:
    """Put two articles side by side."""
    nothing = Request("", "relevance", is_typing=False)
    opened = [open_article(library, row, nothing) for row in (one, other)]
    return Pair(opened[0], opened[1], library.compare(one, other), others)
