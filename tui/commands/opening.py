"""How a command comes to its library and its query."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.commands.output import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.exceptions import QueryError
    from index.library import Library
    from index.search.query import Query

_MOST_WARNINGS = 3


@contextmanager
def reading(directory: Path) -> Iterator[Library]:
    """Open the library to read from; the samples, with a word about it, while it is empty."""
    from index.library import Library

    with Library(directory) as library:
        _warn_of_own_names()
        if library.record.count():
            library.catch_up()
            yield library
            return
        say(f"the library {directory} is empty, so these are the samples; `korea-reader add PATH` fills it")
        with library.samples() as samples:
            yield samples


def _warn_of_own_names() -> None:
    """Say which lines of the reader's own names are not used."""
    from index.names import own_problems

    for problem in own_problems()[:_MOST_WARNINGS]:
        say(f"{problem.place}: {problem.message}")


def query_of(words: list[str]) -> Query:
    """Read a query from the command line's words, and say what makes no sense in it.

    Raises QueryError for the first problem when nothing is left that could be answered.
    """
    from index.search.recognition import understood

    query = understood(" ".join(words))
    if query.problems and query.root is None:
        raise query.problems[0]
    for problem in query.problems[:_MOST_WARNINGS]:
        say(told(problem))
    return query


def told(problem: QueryError) -> str:
    """Return what is wrong with a query and where, on one line."""
    return f"the query, at {problem.start + 1}: {problem}"
