"""The command `saved`: the saved searches with what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.text import one_line, strip_controls
from tui.printing import print_json

if TYPE_CHECKING:
    import argparse

    from index.library import Library


def print_saved(library: Library, options: argparse.Namespace) -> None:
    """Print the saved searches, each with the number of its articles and of those that are new since the last look."""
    found = library.saved_searches()
    if options.json:
        listed = [
            {
                "name": one.saved.name,
                "query": one.saved.query,
                "total": one.total,
                "new": one.new,
                "looked_at": one.saved.looked_at,
            }
            for one in found
        ]
        print_json({"saved": listed})
        return
    for one in found:
        _print(f"{one.total:>7,} {f'+{one.new:,}' if one.new else '':>7}  {one_line(one.saved.name)}")
        if one.saved.query != one.saved.name:
            _print(f"{'':17}{one_line(one.saved.query)}")
    if not found:
        _print("nothing is saved; R in the reader saves the search")


def _print(text: str) -> None:
    print(strip_controls(text))  # noqa: T201
