"""The command `trend`: how often terms are used over time."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from index.text import one_line, strip_controls
from tui.printing import print_json
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


def print_trend(library: Library, terms: Sequence[Query], options: argparse.Namespace) -> None:
    """Print the trend of `terms`."""
    from index.search.trend import Period

    series = library.trend(terms, Period(options.by), by_outlet=options.outlets)
    heads = {head.row: head for head in library.record.heads([one.first for one in series if one.first is not None])}
    if options.json:
        print_json({"by": options.by, "terms": [_document(one, heads.get(one.first or -1)) for one in series]})
        return
    for one in series:
        _print_series(one, heads.get(one.first or -1))


def _document(series: Series, first: Head | None) -> dict[str, Any]:
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
    _print(name_of(series))
    period = max([10, *(len(point.period) for point in series.points)])
    _print(f"  {'':{period}} {'times':>8} {'articles':>9} {'per 100,000 words':>18}")
    highest = max((point.per_100k for point in series.points), default=0.0)
    for point in series.points:
        numbers = f"{point.count:>8,} {point.articles:>9,} {point.per_100k:>18,.1f}"
        _print(f"  {point.period:{period}} {numbers}  {_bar(point.per_100k, highest)}".rstrip())
    undated = f", and {series.undated:,} times without a date" if series.undated else ""
    _print(f"  {series.total:,} {'time' if series.total == 1 else 'times'}{undated}")
    if first is not None:
        date = (first.date.value or "")[:10]
        told = f"first {date}  {first.source or 'unknown outlet'}  {first.id}  {one_line(first.title)}"
        _print(f"  {behind(told, shutil.get_terminal_size().columns - 2)}")
    _print("")


def name_of(series: Series) -> str:
    """Return the term, and the outlet if it is of one."""
    outlet = "" if series.source is None else f" · {series.source or 'unknown outlet'}"
    return one_line(f"{series.term}{outlet}")


def _bar(value: float, highest: float) -> str:
    """Return a bar to an eighth of a cell; what is not nothing can be seen."""
    eighths = max(1, round(value / highest * _BAR * 8)) if value and highest else 0
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _print(text: str) -> None:
    print(strip_controls(text))  # noqa: T201
