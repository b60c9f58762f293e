"""The command `show`: one article with everything known about it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from index.names import default_gazetteer, default_matcher
from index.tags import tags_of
from index.text import one_line
from tui.commands.opening import reading
from tui.commands.output import Document, print_json, print_line, print_wrapped, tags_text
from tui.commands.quotes import spoken

if TYPE_CHECKING:
    import argparse

    from index.library import Library


def run(options: argparse.Namespace) -> int:
    """Print one article."""
    with reading(options.library) as library:
        document = _document(library, library.record.row_of(options.id))
    if options.json:
        print_json(document)
    else:
        _print(document)
    return 0


def _document(library: Library, row: int) -> Document:
    article = library.record.article(row)
    gazetteer = default_gazetteer()
    return {
        "id": article.id,
        "title": article.title,
        "date": {"value": article.date.value, "precision": article.date.precision, "from": article.date.origin},
        "source": article.source,
        "author": article.author,
        "url": article.url,
        "language": article.language,
        "path": article.path,
        "text": article.text,
        "paragraphs": [asdict(paragraph) for paragraph in article.paragraphs],
        "quotes": [asdict(quote) for quote in library.quotes(row, article)],
        "names": [
            {"id": mention.id, "name": entity.name, "start": mention.start, "end": mention.end}
            for mention in default_matcher().mentions(article.text, date=article.date.value)
            if (entity := gazetteer.get(mention.id)) is not None
        ],
        "tags": list(tags_of(library.record, row)),
        "versions": [asdict(version) for version in library.versions(row)],
    }


def _print(document: Document) -> None:
    """Print head, text without its boilerplate, quotations."""
    print_line(one_line(document["title"]))
    date = document["date"]["value"] or "undated"
    print_line(" · ".join(part for part in (document["source"], date, document["language"], document["id"]) if part))
    if document["url"]:
        print_line(one_line(document["url"]))
    if document["tags"]:
        print_line(tags_text(document["tags"]))
    for paragraph in document["paragraphs"]:
        if paragraph["role"] != "boilerplate":
            print_line()
            print_wrapped(document["text"][paragraph["start"] : paragraph["end"]], "")
    if document["quotes"]:
        print_line()
        print_line(f"Quotations ({len(document['quotes'])})")
        for quote in document["quotes"]:
            print_wrapped(f"“{one_line(quote['text'])}” {spoken(quote)}", "  ")
