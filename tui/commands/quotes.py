"""The command `quotes`: quotations with their speakers and where they stand, in four forms."""

from __future__ import annotations

import sys
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from index.citing.markdown import literal
from index.citing.words import attributed
from index.exceptions import LibraryBusyError
from index.names import candidates
from index.search.results import Sort
from index.text import fold, one_line
from tui import spreadsheet
from tui.commands.opening import query_of, reading
from tui.commands.output import Document, counted, print_json, print_line, print_wrapped, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from index.article import Article, Quote
    from index.library import Library
    from index.search.query import Query

_GROUPING = 5.0
"""Seconds for which statements are grouped."""


def run(options: argparse.Namespace) -> int:
    """Print the quotations asked for."""
    query = query_of(options.query)
    with reading(options.library) as library:
        if options.form == "json":
            _group_for_a_while(library)
        document = _document(library, query, options.speaker, options.limit)
    printers = {"json": print_json, "csv": _print_csv, "markdown": _print_markdown, None: print_quotes}
    printers[options.form](document)
    return 0


def _group_for_a_while(library: Library) -> None:
    """Group statements, unless there are too many new articles: then `statements` is asked to."""
    with suppress(LibraryBusyError):
        left = library.group_statements(_GROUPING)
        if left:
            say(f"the statements of {left:,} articles are not grouped yet; `korea-reader statements` groups them")


def _document(library: Library, query: Query, speaker: str | None, limit: int | None) -> Document:
    """Return the quotations of the articles that match a query, best article first; without a query newest first."""
    found = library.search(query, Sort.RELEVANCE if query.root is not None else Sort.NEWEST)
    every = _quotations(library, (int(row) for row in found.rows))
    told = [one for one in every if speaker is None or _is_by(one, speaker)]
    return {"total": len(told), "quotes": list(islice(told, limit))}


def _quotations(library: Library, rows: Iterator[int]) -> Iterator[Document]:
    for row in rows:
        article = library.record.article(row)
        statements = library.statement_ids(row)
        for quote in library.quotes(row, article):
            yield _placed(article, quote, statements)


def placed(library: Library, row: int, quote: Quote) -> Document:
    """Return one quotation with the article in which it stands."""
    return _placed(library.record.article(row), quote, library.statement_ids(row))


def _placed(article: Article, quote: Quote, statements: dict[tuple[int, int], str]) -> Document:
    return spreadsheet.placed(article, quote) | {"statement": statements.get((quote.start, quote.end))}


def _is_by(quote: Document, wanted: str) -> bool:
    """Tell whether a quotation's speaker is the one wanted: the same person of the gazetteer, or the words."""
    speaker = quote["speaker"]
    if speaker is None:
        return False
    if speaker["id"] is not None and speaker["id"] in candidates(wanted):
        return True
    words = fold(wanted)
    return words in fold(speaker["name"]) or words in fold(speaker["mention"])


def spoken(quote: Document) -> str:
    """Return who said it and through whom: `— Kim Jong Un, via KCNA`."""
    speaker, relay = quote["speaker"], quote["relay"]
    return f"— {attributed(speaker and speaker['name'], relay and relay['name'])}"


def print_quotes(document: Document) -> None:
    """Print quotations, each with its source."""
    for quote in document["quotes"]:
        print_wrapped(f"“{one_line(quote['text'])}”", "")
        print_wrapped(f"{spoken(quote)} ({_source_of(quote)})", "    ")
    print_line(counted(document["total"], "quotation"))


def _source_of(quote: Document) -> str:
    parts = [quote["source"], (quote["date"] or "undated")[:10], quote["article"], f"¶{quote['paragraph'] + 1}"]
    return one_line(", ".join(part for part in parts if part))


def _print_csv(document: Document) -> None:
    spreadsheet.write_quotations(sys.stdout, document["quotes"])


def _print_markdown(document: Document) -> None:
    """Print quotations as Markdown block quotes."""
    for quote in document["quotes"]:
        print_line(f"> {literal(quote['text'])}")
        print_line(">")
        reference = f"{literal(spoken(quote))}. *{literal(quote['title'])}*. {literal(_source_of(quote))}"
        print_line(f"> {reference} `{quote['mark']}`")
        print_line()
