"""The command `export`: citations of articles, with their quotations if these are asked for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from index.citing import write
from tui.commands.opening import reading
from tui.commands.output import print_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from index.article import Article
    from index.library import Library


def run(options: argparse.Namespace) -> int:
    """Print the citations."""
    with reading(options.library) as library:
        cited = [
            (article, library.quotes(row, article) if options.quotes else ())
            for row, article in _articles(library, options.ids)
        ]
    print_line(write(cited, options.format))
    return 0


def _articles(library: Library, ids: list[str]) -> Iterator[tuple[int, Article]]:
    words = [word for given in ids for word in (sys.stdin.read().split() if given == "-" else [given])]
    for row in dict.fromkeys(library.record.row_of(word) for word in words):
        yield row, library.record.article(row)
