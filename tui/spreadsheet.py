"""Tables for spreadsheets: what comes from files is neither steering nor a formula in them."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

from index.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.search.concordance import KeywordLine

_FORMULA = ("=", "+", "-", "@")


def cell(text: str) -> str:
    """Return text for a spreadsheet: one line, and never read as a formula."""
    line = one_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line


def write_table(file: TextIO, heads: Sequence[str], rows: Iterable[Sequence[str | int]]) -> None:
    """Write rows as CSV under their heads; numbers stay numbers."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow([cell(one) if isinstance(one, str) else one for one in row])


def write_concordance(file: TextIO, lines: Iterable[KeywordLine]) -> None:
    """Write the lines of a concordance as CSV."""
    heads = ("left", "keyword", "right", "date", "source", "title", "article", "start", "end")
    rows = (
        (one.left, one.keyword, one.right, one.date or "", one.source, one.title, one.article, one.start, one.end)
        for one in lines
    )
    write_table(file, heads, rows)
