"""The matrix counts what a search for the cell would find, and tells a blind spot from a month without articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.search.matrix import MOST_WITH_GAPS
from index.search.recognition import understood
from index.search.results import Sort

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.library import Library
    from index.search.matrix import Matrix

    Writer = Callable[..., Path]


def count(library: Library, text: str) -> int:
    """Return how many articles a query finds."""
    return library.search(understood(text), Sort.NEWEST).total


def matrix(library: Library, text: str, by: str = "month") -> Matrix:
    return library.matrix(understood(text), by)


@pytest.mark.parametrize("by", ["month", "year"])
@pytest.mark.parametrize("text", ["", "satellite", "Kim Jong Un OR 김정은", "source:monitor agreement"])
def test_a_cell_counts_what_a_search_for_it_finds(seeds: Library, text: str, by: str) -> None:
    found = matrix(seeds, text, by)
    assert found.total == count(seeds, text)
    for row in found.rows:
        for period, some, every in zip(found.periods, row.counts, row.articles, strict=True):
            place = f'source:"{row.written}" date:{period}'
            assert some == count(seeds, f"{place} ({text})" if text else place)
            if some != every:
                assert every == count(seeds, place)


def test_an_outlet_is_blind_where_it_has_articles_and_none_of_the_search(library: Library, lines: Writer) -> None:
    library.add(
        [
            lines(
                "some.jsonl",
                {"title": "A", "text": "A comet.", "source": "Pier News", "date": "2021-01-02"},
                {"title": "B", "text": "A comet again.", "source": "Pier News", "date": "2021-03-02"},
                {"title": "C", "text": "A ferry.", "source": "Harbour Post", "date": "2021-01-05"},
                {"title": "D", "text": "A comet, undated.", "source": "Harbour Post"},
                {"title": "E", "text": "A ferry.", "source": "Quay Times", "date": "2021-02-05"},
                {"title": "F", "text": "A ferry long ago.", "source": "Old Times", "date": "1990-02-05"},
            )
        ]
    )
    found = matrix(library, "comet")
    assert found.periods == ("2021-01", "2021-02", "2021-03")
    table = {row.outlet: (row.counts, row.articles, row.undated, row.blind) for row in found.rows}
    assert table == {
        "Pier News": ((1, 0, 1), (1, 0, 1), 0, 0),
        "Harbour Post": ((0, 0, 0), (1, 0, 0), 1, 1),
        "Quay Times": ((0, 0, 0), (0, 1, 0), 0, 1),
    }
    assert [row.outlet for row in found.rows][:2] == ["Pier News", "Harbour Post"]


def test_nothing_found_is_an_empty_matrix(library: Library, seeds: Library) -> None:
    for one in (library, seeds):
        found = matrix(one, "zzqqxx")
        assert (found.periods, found.rows, found.total) == ((), (), 0)


def test_dates_centuries_apart_do_not_fill_the_memory(library: Library, lines: Writer) -> None:
    dates = ("0001-01-02", "1500-03-02", "9998-12-02")
    library.add([lines("some.jsonl", *({"title": d, "text": f"A comet {d}.", "source": d, "date": d} for d in dates))])
    found = matrix(library, "comet")
    assert len(found.periods) < MOST_WITH_GAPS
    assert found.total == count(library, "comet")
