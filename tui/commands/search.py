"""The command `search`: articles that a query finds, with their snippets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.search.highlights import Highlighter
from index.search.query import describe
from index.search.results import Sort
from index.text import one_line
from tui.commands.opening import query_of, reading
from tui.commands.output import Document, counted, print_json, print_line, print_wrapped, say

if TYPE_CHECKING:
    import argparse

    from index.library import Library
    from index.search.query import Query
    from index.search.results import Found

_SNIPPETS = 2


def run(options: argparse.Namespace) -> int:
    """Print the hits of the query."""
    query = query_of(options.query)
    with reading(options.library) as library:
        document = _document(library, query, options.sort, options.limit)
    for note in document["notes"]:
        say(note)
    if options.json:
        print_json(document)
    else:
        _print(document)
    return 0


def _document(library: Library, query: Query, sort: str, limit: int) -> Document:
    """Return the hits of a query with snippets and facets."""
    found = library.search(query, Sort(sort))
    query = found.query
    rows = [int(row) for row in found.rows[:limit]]
    scores = dict(zip(rows, found.scores.tolist(), strict=False))
    return {
        "query": query.text,
        "understood": describe(query.root),
        "problems": [str(problem) for problem in query.problems],
        "notes": list(query.notes),
        "total": found.total,
        "hits": [
            {
                "id": head.id,
                "title": head.title,
                "date": head.date.value,
                "source": head.source,
                "language": head.language,
                "score": round(scores[head.row], 4),
                "snippets": [
                    {"text": snippet.text, "highlights": [list(span) for span in snippet.highlights]}
                    for snippet in snippets
                ],
            }
            for head, snippets in library.hits(rows, Highlighter(query), most=_SNIPPETS)
        ],
        "facets": {
            "source": [list(pair) for pair in found.sources],
            "month": [list(pair) for pair in found.months],
            "language": [list(pair) for pair in found.languages],
        }
        | {
            facet.kind.name: [[value.written, value.count] for value in facet.values]
            for facet in library.facets(query, of_hits=True)
            if facet.kind.field in {"is", "name"}
        },
        "elapsed_ms": round(found.elapsed_ms, 3),
        "names": [
            {"text": one.words, "name": one.name, "query": one.query, "count": one.count}
            for one in (library.offers(query) if found.total else ())
        ],
        **_why_nothing(library, found),
    }


def _why_nothing(library: Library, found: Found) -> Document:
    """Return what each part of a query finds that found nothing, and what may have been meant; else empty lists."""
    query = found.query
    is_empty = not found.total and query.root is not None
    return {
        "clauses": [
            {"text": one.text, "start": one.start, "end": one.end, "count": one.count}
            for one in (library.clause_counts(query) if is_empty else ())
        ],
        "suggestions": [
            {"words": one.words, "start": one.start, "end": one.end, "count": one.count}
            for one in (library.suggestions(query, with_names=True) if is_empty else ())
        ],
    }


def _print(document: Document) -> None:
    """Print hits, each with its snippets."""
    for hit in document["hits"]:
        print_line(f"{hit['id']}  {(hit['date'] or 'undated')[:10]:10}  {hit['source'] or 'unknown outlet'}")
        print_line(f"  {_bold(one_line(hit['title']))}")
        for snippet in hit["snippets"]:
            print_wrapped(_marked(snippet["text"], snippet["highlights"]), "    ")
        print_line()
    shown, total = len(document["hits"]), document["total"]
    of = f"{shown} of " if shown < total else ""
    print_line(f"{of}{counted(total, 'article')} for {document['understood']}")
    if document["names"]:
        print_line("somebody may be meant")
    for one in document["names"]:
        print_line(f"{one['count']:8,}  {one_line(one['query'])}: {one_line(one['text'])} as {one_line(one['name'])}")
    several = document["clauses"] if len(document["clauses"]) > 1 else []
    if several:
        print_line("each alone finds")
    for one in several:
        print_line(f"{one['count']:8,}  {one_line(one['text'])}")
    if document["suggestions"]:
        print_line("did you mean")
    for one in document["suggestions"]:
        instead = document["query"][one["start"] : one["end"]]
        print_line(f"{one['count']:8,}  {one_line(one['words'])} for {one_line(instead)}")


def _bold(text: str) -> str:
    return f"*{text}*" if not text.startswith("*") else text


def _marked(text: str, spans: list[list[int]]) -> str:
    """Return text with its highlights in brackets, which survive any pipe."""
    for start, end in reversed(spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return one_line(text)
