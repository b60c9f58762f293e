"""What is known of each article beside its words stays right while segments come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index.search.columns import Columns
from index.search.recognition import understood
from index.search.results import Sort
from tests.data.reports import reports

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from index.library import Library

    Writer = Callable[..., Path]


def test_columns_taken_over_are_those_read_anew(library: Library, lines: Writer) -> None:
    several = reports(60)
    for first in range(0, 60, 6):
        library.add([lines(f"{first}.jsonl", *several[first : first + 6])])
        library.search(understood("the"), Sort.RELEVANCE)
        taken = library.engine.ask(lambda executor: executor.columns)
        fresh = library.engine.ask(lambda executor: Columns(executor.segments))
        for one, other in zip(_all(taken), _all(fresh), strict=True):
            assert one.tolist() == other.tolist()


def _all(columns: Columns) -> list[NDArray[Any]]:
    plain: list[NDArray[Any]] = [
        columns.rows,
        columns.sources,
        columns.languages,
        columns.dates,
        columns.months,
        columns.places_by_date,
    ]
    return [*plain, *columns.source_numbers, *columns.language_numbers]
