"""The command `statements`: utterances with all their renderings, the differing words marked."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from index.citing.markdown import escaped, literal
from index.exceptions import LibraryBusyError
from index.text import one_line
from tui.commands.opening import query_of, reading
from tui.commands.output import Document, print_json, print_line, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from index.library import Library
    from index.search.query import Query
    from index.statements import Rendering, Statement

_TOLD_AFTER = 2_000
"""Articles between two lines about the progress."""


def run(options: argparse.Namespace) -> int:
    """Print the statements asked for."""
    query = query_of(options.query)
    with reading(options.library) as library:
        _print_statements(library, query, options)
    return 0


def _print_statements(library: Library, query: Query, options: argparse.Namespace) -> None:
    """Group what is not grouped yet, unless another process is writing, then print the statements asked for."""
    try:
        library.group_statements(tell=_tell)
    except LibraryBusyError as error:
        say(f"new articles are left out: {error}")
    found = library.statements(query, options.speaker)
    if options.form == "json":
        statements = list(found)
        shown = statements[: options.limit]
        print_json({"total": len(statements), "statements": [_document(statement) for statement in shown]})
        return
    print_one = _print_markdown if options.form == "markdown" else _print_text
    for statement in islice(found, options.limit):
        print_one(statement)


def _tell(done: int, total: int) -> None:
    if total > _TOLD_AFTER and (done % _TOLD_AFTER == 0 or done == total):
        say(f"statements of {done:,} of {total:,} articles")


def _document(statement: Statement) -> Document:
    return {
        "id": statement.id,
        "speaker": statement.speaker or None,
        "text": statement.text,
        "renderings": [_rendering(rendering) for rendering in statement.renderings],
    }


def _rendering(rendering: Rendering) -> Document:
    quote, head = rendering.quote, rendering.head
    return {
        "article": head.id,
        "title": head.title,
        "date": head.date.value,
        "source": head.source,
        "language": head.language,
        "relay": None if quote.relay is None else {"name": quote.relay.name, "id": quote.relay.id},
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "kind": rendering.kind,
        "differing": [list(span) for span in rendering.differing],
    }


def _print_text(statement: Statement) -> None:
    print_line(f"{statement.id}  {one_line(statement.speaker) or 'speaker not clear'}")
    for rendering in statement.renderings:
        words = "".join(f"[{piece}]" if differs else piece for piece, differs in _pieces(rendering))
        print_line(f"  {one_line(_place(rendering))}")
        print_line(f"    “{one_line(words)}”")
    print_line()


def _print_markdown(statement: Statement) -> None:
    print_line(f"## {literal(statement.speaker or 'Speaker not clear')}: “{literal(_cut(statement.text))}”")
    print_line()
    for rendering in statement.renderings:
        pieces = ((escaped(piece), differs) for piece, differs in _pieces(rendering))
        words = "".join(f"**{piece}**" if differs else piece for piece, differs in pieces)
        print_line(f"- “{one_line(words)}” {literal(_place(rendering))}")
    print_line()


def _place(rendering: Rendering) -> str:
    """Return outlet, date, relay, kind and place of a rendering."""
    head, quote = rendering.head, rendering.quote
    relay = f"via {quote.relay.name}" if quote.relay is not None else ""
    place = f"{head.id} {quote.start}-{quote.end}"
    parts = [(head.date.value or "undated")[:10], head.source or "unknown outlet", relay, rendering.kind, place]
    return ", ".join(part for part in parts if part)


def _pieces(rendering: Rendering) -> Iterator[tuple[str, bool]]:
    """Yield the words of a rendering in pieces, each with whether the fullest rendering lacks it."""
    text, at = rendering.quote.text, 0
    for start, end in rendering.differing:
        yield text[at:start], False
        yield text[start:end], True
        at = end
    yield text[at:], False


def _cut(text: str) -> str:
    return text if len(text) <= _HEADING else f"{text[: _HEADING - 1]}…"


_HEADING = 80
"""Code points of a statement in its Markdown heading."""
