"""The command `concordance`: every place where the words of a query stand, one a line."""

from __future__ import annotations

import shutil
import sys
from collections import deque
from typing import TYPE_CHECKING

from index.exceptions import QueryError
from index.search.concordance import MOST_LINES, WIDTH, Order
from index.search.query import positive
from index.text import one_line
from tui.commands.opening import query_of, reading
from tui.commands.output import Document, counted, print_json, print_line
from tui.spreadsheet import write_concordance
from tui.widgets.keyword_line import before, behind
from tui.widgets.wrapping import cells

if TYPE_CHECKING:
    import argparse

    from index.library import Library
    from index.search.concordance import Concordance, KeywordLine
    from index.search.query import Query

_WIDEST_OUTLET = 12
_ROOM_FOR_OUTLET = 80
"""Columns from which on the outlet is shown before the line."""

_SHORT_ID = 7
"""Digits of an id that fit one article only in all but the largest libraries."""


def run(options: argparse.Namespace) -> int:
    """Print the lines of the query."""
    query = query_of(options.query)
    with reading(options.library) as library:
        _print_concordance(library, query, options)
    return 0


def _print_concordance(library: Library, query: Query, options: argparse.Namespace) -> None:
    """Print the concordance of `query`. Raises QueryError when it has no words to look for."""
    if not any(positive(query.root)):
        raise QueryError("there are no words in it to look for", 0, len(query.text))
    width = options.width
    if width is None:
        width = WIDTH if options.form else max(WIDTH, shutil.get_terminal_size().columns)
    most = max(MOST_LINES, options.limit or 0)
    (found,) = deque(library.concordance(query, width=width, most=most, order=Order(options.sort)), maxlen=1)
    lines = found.lines[: options.limit]
    total = len(found.lines) if found.is_complete else library.occurrences(query)
    if options.form == "json":
        print_json(_document(query, found, lines, total))
    elif options.form == "csv":
        write_concordance(sys.stdout, lines)
    else:
        _print_lines(lines, options.width)
        print_line(_sum(found, lines, total))


def _document(query: Query, found: Concordance, lines: tuple[KeywordLine, ...], total: int | None) -> Document:
    return {
        "query": query.text,
        "total": total,
        "complete": found.is_complete,
        "articles": found.articles,
        "read": found.read,
        "lines": [
            {
                "article": one.article,
                "title": one.title,
                "date": one.date,
                "source": one.source,
                "start": one.start,
                "end": one.end,
                "in": "title" if one.in_title else "text",
                "left": one.left,
                "keyword": one.keyword,
                "right": one.right,
            }
            for one in lines
        ],
    }


def _print_lines(lines: tuple[KeywordLine, ...], width: int | None) -> None:
    """Print the lines aligned on the keyword, with as much context as fits the terminal unless it is given."""
    columns = shutil.get_terminal_size().columns
    outlet = max((cells(one_line(one.source)) for one in lines), default=0)
    outlet = min(_WIDEST_OUTLET, outlet) if columns >= _ROOM_FOR_OUTLET else 0
    keyword = max((cells(one.keyword) for one in lines), default=0)
    head = _SHORT_ID + 2 + 10 + 2 + (outlet + 2 if outlet else 0)
    room = columns - head - 2
    left = width if width is not None else max(0, (room - min(keyword, room // 3)) // 2)
    for one in lines:
        right = width if width is not None else max(0, room - left - cells(one.keyword))
        source = f"{_filled(one.source, outlet)}  " if outlet else ""
        start = f"{one.article[:_SHORT_ID]}  {(one.date or 'undated')[:10]:10}  {source}"
        text = f"{start}{before(one.left, left)}[{one_line(one.keyword)}]{behind(one.right, right)}"
        print_line(text)


def _filled(text: str, width: int) -> str:
    cut = behind(text, width)
    return cut + " " * (width - cells(cut))


def _sum(found: Concordance, lines: tuple[KeywordLine, ...], total: int | None) -> str:
    """Return how many lines there are, and what they leave out."""
    of = f"{len(lines):,} of " if len(lines) < len(found.lines) else ""
    if found.is_complete:
        return f"{of}{counted(len(found.lines), 'line')}"
    every = f" of {total:,}" if total is not None else ""
    which = f"the newest {found.read:,} of {found.articles:,} articles"
    return f"{of}{len(found.lines):,} lines{every}: those in {which}; a date: in the query, or --limit, gets others"
