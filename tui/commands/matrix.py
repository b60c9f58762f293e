"""The command `matrix`: how many articles of a search each outlet has in each month or year."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from index.text import one_line
from tui.commands.opening import query_of, reading
from tui.commands.output import Document, print_json, print_line
from tui.spreadsheet import write_table
from tui.widgets.keyword_line import filled

if TYPE_CHECKING:
    import argparse

    from index.search.matrix import Matrix

_NAME = 24
"""Cells of an outlet's name."""

_BLIND = "·"
"""Stands where an outlet has articles of the time and none of the search."""


def run(options: argparse.Namespace) -> int:
    """Print the matrix of what the query finds."""
    query = query_of(options.query)
    with reading(options.library) as library:
        matrix = library.matrix(query, options.by)
    if options.form == "json":
        print_json(_document(matrix))
    elif options.form == "csv":
        heads = ("source", "total", "undated", *matrix.periods)
        rows = ((row.outlet, row.total, row.undated, *_cells(row.counts, row.articles)) for row in matrix.rows)
        write_table(sys.stdout, heads, rows)
    else:
        _print_table(matrix)
    return 0


def _document(matrix: Matrix) -> Document:
    return {
        "by": matrix.by,
        "total": matrix.total,
        "periods": list(matrix.periods),
        "outlets": [
            {
                "source": row.outlet,
                "total": row.total,
                "undated": row.undated,
                "blind": row.blind,
                "counts": list(row.counts),
                "articles": list(row.articles),
            }
            for row in matrix.rows
        ],
    }


def _cells(counts: tuple[int, ...], articles: tuple[int, ...]) -> list[int | str]:
    """Return what the cells of a row show: nothing where the outlet has no articles at all."""
    return [count if every else "" for count, every in zip(counts, articles, strict=True)]


def _print_table(matrix: Matrix) -> None:
    if not matrix.rows:
        print_line("0 articles")
        return
    width = max([4, *(len(period) for period in matrix.periods)])
    heads = "".join(f" {period:>{width}}" for period in matrix.periods)
    print_line(f"{'':{_NAME}} {'total':>7}{heads}")
    for row in matrix.rows:
        cells = (f"{cell:,}" if cell else _BLIND if cell == 0 else "" for cell in _cells(row.counts, row.articles))
        name = filled(one_line(row.outlet) or "unknown outlet", _NAME)
        print_line(f"{name} {row.total:>7,}{''.join(f' {cell:>{width}}' for cell in cells)}".rstrip())
