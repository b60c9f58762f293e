"""The command `saved`: the saved searches with what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.text import one_line
from tui.commands.opening import reading
from tui.commands.output import Document, print_json, print_line

if TYPE_CHECKING:
    import argparse

    from index.saved import CountedSearch


def run(options: argparse.Namespace) -> int:
    """Print the saved searches, each with the number of its articles and of those that are new since the last look."""
    with reading(options.library) as library:
        found = library.saved_searches()
    if options.json:
        print_json({"saved": [_document(one) for one in found]})
    else:
        _print(found)
    return 0


def _document(one: CountedSearch) -> Document:
    return {
        "name": one.saved.name,
        "query": one.saved.query,
        "total": one.total,
        "new": one.new,
        "looked_at": one.saved.looked_at,
    }


def _print(found: list[CountedSearch]) -> None:
    for one in found:
        print_line(f"{one.total:>7,} {f'+{one.new:,}' if one.new else '':>7}  {one_line(one.saved.name)}")
        if one.saved.query != one.saved.name:
            print_line(f"{'':17}{one_line(one.saved.query)}")
    if not found:
        print_line("nothing is saved; R in the reader saves the search")
