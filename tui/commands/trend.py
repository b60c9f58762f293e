"""The command `trend`: how often terms are used over time."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from index.search.trend import MOST_TERMS, Period
from index.text import one_line
from tui.commands.opening import query_of, reading
from tui.commands.output import Document, counted, print_json, print_line, say
from tui.widgets.keyword_line import behind

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from index.library import Library
    from index.record import Head
    from index.search.query import Query
    from index.search.trend import Series

_BAR = 40
"""Cells of the longest bar."""

_EIGHTHS = " ▏▎▍▌▋▊▉"


def run(options: argparse.Namespace) -> int:
    """Print the trend of the terms; 2 when there are too many of them or none."""
    terms = [query_of([term]) for term in options.terms if term.strip()]
    if not terms or len(terms) > MOST_TERMS:
        say(f"trend takes one to {MOST_TERMS} terms; put words that belong together into one argument")
        return 2
    with reading(options.library) as library:
        _print_trend(library, terms, options)
    return 0


def _print_trend(library: Library, terms: Sequence[Query], options: argparse.Namespace) -> None:
    series = library.trend(terms, Period(options.by), by_outlet=options.outlets)
    heads = {head.row: head for head in library.record.heads([one.first for one in series if one.first is not None])}
    if options.json:
        print_json({"by": options.by, "terms": [_document(one, heads.get(one.first or -1)) for one in series]})
        return
    for one in series:
        _print_series(one, heads.get(one.first or -1))


def _document(series: Series, first: Head | None) -> Document:
    return {
        "term": series.term,
        "source": series.source,
        "total": series.total,
        "undated": series.undated,
        "points": [
            {
                "period": point.period,
                "count": point.count,
                "articles": point.articles,
                "words": point.words,
                "per_100k": round(point.per_100k, 3),
            }
            for point in series.points
        ],
        "first": None
        if first is None
        else {"id": first.id, "date": first.date.value, "source": first.source, "title": first.title},
    }


def _print_series(series: Series, first: Head | None) -> None:
    """Print a table of the periods, with a bar for the rate."""
    print_line(_name_of(series))
    period = max([10, *(len(point.period) for point in series.points)])
    print_line(f"  {'':{period}} {'times':>8} {'articles':>9} {'per 100,000 words':>18}")
    highest = max((point.per_100k for point in series.points), default=0.0)
    for point in series.points:
        numbers = f"{point.count:>8,} {point.articles:>9,} {point.per_100k:>18,.1f}"
        print_line(f"  {point.period:{period}} {numbers}  {_bar(point.per_100k, highest)}".rstrip())
    undated = f", and {series.undated:,} times without a date" if series.undated else ""
    print_line(f"  {counted(series.total, 'time')}{undated}")
    if first is not None:
        date = (first.date.value or "")[:10]
        told = f"first {date}  {first.source or 'unknown outlet'}  {first.id}  {one_line(first.title)}"
        print_line(f"  {behind(told, shutil.get_terminal_size().columns - 2)}")
    print_line("")


def _name_of(series: Series) -> str:
    """Return the term, and the outlet if it is of one."""
    outlet = "" if series.source is None else f" · {series.source or 'unknown outlet'}"
    return one_line(f"{series.term}{outlet}")


def _bar(value: float, highest: float) -> str:
    """Return a bar to an eighth of a cell; what is not nothing can be seen."""
    eighths = max(1, round(value / highest * _BAR * 8)) if value and highest else 0
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
