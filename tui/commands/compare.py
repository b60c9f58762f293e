"""The command `compare`: two articles side by side."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from index.text import one_line
from tui.commands.opening import reading
from tui.commands.output import Document, counted, print_json, print_line, print_wrapped, say

if TYPE_CHECKING:
    import argparse

    from index.article import Article


def run(options: argparse.Namespace) -> int:
    """Print the comparison; 1 when there is nothing to compare with."""
    with reading(options.library) as library:
        one = library.record.row_of(options.a)
        if options.b is None:
            found = library.other_coverage(one)
            if not found:
                say(f"{options.a}: no other coverage of the event is in the library")
                return 1
            other = found[0][1]
        else:
            other = library.record.row_of(options.b)
        document = asdict(library.compare(one, other))
        if options.json:
            print_json(document)
        else:
            _print(document, library.record.article(one), library.record.article(other))
    return 0


def _print(document: Document, a: Article, b: Article) -> None:
    """Print the linked passages of two articles one under the other, and where they differ."""
    print_line(f"A  {_named(a)}")
    print_line(f"B  {_named(b)}")
    for number, link in enumerate(document["links"], 1):
        print_line()
        print_line(f"{number}. {link['kind']}: {', '.join(one_line(term) for term in link['shared'])}")
        print_wrapped(f"A  {one_line(a.text[slice(*link['a'])])}", "   ")
        print_wrapped(f"B  {one_line(b.text[slice(*link['b'])])}", "   ")
    if document["differences"]:
        print_line()
        print_line("Differences")
        for one in document["differences"]:
            print_wrapped(f"- {one['kind']}: {one_line(one['note'])}", "  ")
    print_line()
    links, only_a, only_b = (len(document[part]) for part in ("links", "only_a", "only_b"))
    print_line(f"{counted(links, 'link')}; {counted(only_a, 'passage')} only in A, {only_b:,} only in B")


def _named(article: Article) -> str:
    source, date = article.source or "unknown outlet", article.date.value or "undated"
    return f"{one_line(article.title)} ({source}, {date}, {article.id})"
