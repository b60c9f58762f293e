"""Tables for spreadsheets: what comes from files is neither steering nor a formula in them."""

from __future__ import annotations

import csv
import os
import re
from contextlib import suppress
from dataclasses import asdict
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from index.citing import mark_of
from index.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from index.article import Article, Quote
    from index.search.concordance import KeywordLine

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""With the full-width signs, which spreadsheets of East Asia read likewise."""
_LONGEST_NAME = 50
"""Characters of a file's name, without what tells it from others."""


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
    heads = ("left", "keyword", "right", "date", "source", "title", "article", "start", "end", "in")
    rows = (
        (
            *(one.left, one.keyword, one.right, one.date or "", one.source, one.title),
            *(one.article, one.start, one.end, "title" if one.in_title else "text"),
        )
        for one in lines
    )
    write_table(file, heads, rows)


def write_quotations(file: TextIO, quotations: Iterable[Mapping[str, Any]]) -> None:
    """Write quotations as CSV, each with its article, as `docs/commands.md` describes them."""
    heads = ("text", "kind", "speaker", "mention", "relay", "source", "date", "title", "article", "paragraph", "mark")
    write_table(file, heads, map(_quotation_cells, quotations))


def placed(article: Article, quote: Quote) -> dict[str, Any]:
    """Return a quotation with the article in which it stands, as `write_quotations` takes it; paragraphs from 0 on."""
    return asdict(quote) | {
        "article": article.id,
        "title": article.title,
        "date": article.date.value,
        "source": article.source,
        "paragraph": article.paragraph_at(quote.start),
        "mark": str(mark_of(article, quote)),
    }


def _quotation_cells(quote: Mapping[str, Any]) -> list[str | int]:
    speaker, relay = quote["speaker"] or {}, quote["relay"] or {}
    words = [quote["text"], quote["kind"], speaker.get("name", ""), speaker.get("mention", ""), relay.get("name", "")]
    place = [quote["title"], quote["article"], quote["paragraph"], quote["mark"]]
    return [*words, quote["source"], quote["date"] or "", *place]


def save(kind: str, query: str, write: Callable[[TextIO], None]) -> Path:
    """Write a new file `kind-words-of-the-query.csv` in the directory of the start, or at home when that cannot be."""
    name = "-".join([kind, *re.findall(r"\w+", query)])[:_LONGEST_NAME]
    for directory in (Path.cwd(), Path.home()):
        if os.access(directory, os.W_OK):
            break
    for number in count(1):
        path = directory / f"{name}{f'-{number}' if number > 1 else ''}.csv"
        with suppress(FileExistsError), path.open("x", encoding="utf-8", newline="") as file:
            write(file)
            return path
    raise AssertionError
