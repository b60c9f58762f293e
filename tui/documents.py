"""The JSON objects that the commands answer with, as `docs/commands.md` promises them."""

from __future__ import annotations

from dataclasses import asdict
from itertools import islice
from typing import TYPE_CHECKING, Any

from index.tags import tags_of
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Article, Quote
    from index.importing import Imported, ImportReport
    from index.library import Library
    from index.search.query import Query

Document = dict[str, Any]


def import_report(report: ImportReport) -> Document:
    """Return what became of everything in an import."""
    return {
        "added": [_imported(one) for one in report.added],
        "updated": [_imported(one) for one in report.updated],
        "unchanged": [_imported(one) for one in report.unchanged],
        "skipped": [{"path": one.path, "reason": one.reason} for one in report.skipped],
    }


def _imported(one: Imported) -> Document:
    return {"id": one.id, "title": one.title, "date": one.date, "source": one.source, "path": one.path}


def search(library: Library, query: Query, sort: str, limit: int) -> Document:
    """Return the hits of a query with snippets and facets."""
    from index.search.highlights import Highlighter
    from index.search.query import describe
    from index.search.results import Sort

    found = library.search(query, Sort(sort))
    rows = [int(row) for row in found.rows[:limit]]
    scores = dict(zip(rows, found.scores.tolist(), strict=False))
    return {
        "query": query.text,
        "understood": describe(query.root),
        "problems": [str(problem) for problem in found.query.problems],
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
            for head, snippets in library.hits(rows, Highlighter(query), most=2)
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
    }


def article(library: Library, row: int) -> Document:
    """Return one article with everything known about it."""
    from index.names import default_gazetteer, default_matcher

    shown = library.record.article(row)
    gazetteer = default_gazetteer()
    return {
        "id": shown.id,
        "title": shown.title,
        "date": {"value": shown.date.value, "precision": shown.date.precision, "from": shown.date.origin},
        "source": shown.source,
        "author": shown.author,
        "url": shown.url,
        "language": shown.language,
        "path": shown.path,
        "text": shown.text,
        "paragraphs": [asdict(paragraph) for paragraph in shown.paragraphs],
        "quotes": [quotation(quote) for quote in library.quotes(row, shown)],
        "names": [
            {"id": mention.id, "name": entity.name, "start": mention.start, "end": mention.end}
            for mention in default_matcher().mentions(shown.text, date=shown.date.value)
            if (entity := gazetteer.get(mention.id)) is not None
        ],
        "tags": list(tags_of(library.record, row)),
        "versions": [asdict(version) for version in library.versions(row)],
    }


def quotation(quote: Quote) -> Document:
    """Return one quotation."""
    return asdict(quote)


def quotations(library: Library, query: Query, speaker: str | None, limit: int | None) -> Document:
    """Return the quotations of the articles that match a query, best article first; without a query newest first."""
    from index.search.results import Sort

    found = library.search(query, Sort.RELEVANCE if query.root is not None else Sort.NEWEST)
    every = _quotations(library, (int(row) for row in found.rows))
    spoken = [one for one in every if speaker is None or _is_by(one, speaker)]
    return {"total": len(spoken), "quotes": list(islice(spoken, limit))}


def _quotations(library: Library, rows: Iterator[int]) -> Iterator[Document]:
    for row in rows:
        shown = library.record.article(row)
        statements = library.statement_ids(row)
        for quote in library.quotes(row, shown):
            yield quotation(quote) | _place(shown, quote) | {"statement": statements.get((quote.start, quote.end))}


def placed(library: Library, row: int, quote: Quote) -> Document:
    """Return one quotation with the article in which it stands."""
    statement = library.statement_ids(row).get((quote.start, quote.end))
    return quotation(quote) | _place(library.record.article(row), quote) | {"statement": statement}


def _place(shown: Article, quote: Quote) -> Document:
    from index.citing import mark_of

    return {
        "article": shown.id,
        "title": shown.title,
        "date": shown.date.value,
        "source": shown.source,
        "paragraph": shown.paragraph_at(quote.start),
        "mark": str(mark_of(shown, quote)),
    }


def _is_by(quote: Document, wanted: str) -> bool:
    """Tell whether a quotation's speaker is the one wanted: the same person of the gazetteer, or the words."""
    from index.names import candidates

    speaker = quote["speaker"]
    if speaker is None:
        return False
    if speaker["id"] is not None and speaker["id"] in candidates(wanted):
        return True
    words = fold(wanted)
    return words in fold(speaker["name"]) or words in fold(speaker["mention"])


def comparison(library: Library, one: int, other: int) -> Document:
    """Return two articles side by side."""
    return asdict(library.compare(one, other))


def health(library: Library, *, repair: bool) -> Document:
    """Return what is wrong with a library, repaired first where that is asked for and possible."""
    problems = [
        {"what": problem, "where": str(library.record.path), "repair": "restore this file from a backup"}
        for problem in library.record.problems()
    ]
    files = library.engine.files
    is_importing = files.is_importing()
    if not is_importing:
        problems.extend(_mendable(library, repair=repair and not problems))
    problems.extend(_names_not_used())
    return {
        "ok": not problems,
        "articles": library.record.count(),
        "indexed": files.count(),
        "importing": is_importing,
        "problems": problems,
    }


def _names_not_used() -> Iterator[Document]:
    """Yield what is wrong with the reader's own names."""
    from index.names import own_problems

    for problem in own_problems():
        what = f"a name is not used: {problem.message}"
        yield {"what": what, "where": problem.place, "repair": "mend or remove the line"}


def _mendable(library: Library, *, repair: bool) -> Iterator[Document]:
    """Yield what is wrong with the index and with earlier imports; both are unfinished while one is going on."""
    files = library.engine.files
    if repair:
        files.rebuild()
    why = files.check()
    if why:
        yield {"what": why, "where": str(files.path), "repair": "korea-reader doctor --repair"}
    for path in library.record.pending_imports():
        yield {"what": "an import was interrupted", "where": path, "repair": "korea-reader add --resume"}
