"""Searches that are kept: the history of them, and those saved under a name with what is new since the last look."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from index import history
from index.history import forget_search, remember_search, searches
from index.saved import (
    LONGEST_NAME,
    SavedSearch,
    delete_search,
    keep_search,
    look_at,
    rename_search,
    save_search,
    saved_searches,
    since_last_look,
)
from index.search.recognition import understood
from index.search.results import Sort
from index.text import one_line
from tests.data.reports import reports

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.library import Library

    Writer = Callable[..., Path]


def saved(library: Library, query: str, name: str = "") -> SavedSearch:
    one = save_search(library.record, query, name)
    assert one is not None
    return one


def counts(library: Library) -> dict[str, tuple[int, int]]:
    return {one.saved.name: (one.total, one.new) for one in library.saved_searches()}


# History


def test_each_search_is_kept_once_and_the_last_comes_first(library: Library) -> None:
    for text in ("ferry", "pier  storm ", "ferry", "", "   ", "storm"):
        remember_search(library.record, text)
    assert searches(library.record) == ["storm", "ferry", "pier storm"]
    forget_search(library.record, "ferry")
    assert searches(library.record) == ["storm", "pier storm"]


def test_what_was_kept_while_it_was_typed_gives_way_to_what_it_grew_into(library: Library) -> None:
    remember_search(library.record, "fer")
    remember_search(library.record, "ferry", grown_from="fer")
    assert searches(library.record) == ["ferry"]


def test_history_is_bounded(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST", 5)
    for number in range(12):
        remember_search(library.record, f"search {number}")
    remember_search(library.record, "x" * (history.LONGEST + 1))
    assert searches(library.record) == [f"search {number}" for number in (11, 10, 9, 8, 7)]


# Saved searches


def test_what_was_added_since_the_last_look_is_new(library: Library, lines: Writer) -> None:
    library.add([lines("first.jsonl", *reports(6))])
    saved(library, "harbour")
    saved(library, 'source:"Pier News"', "the pier")
    assert counts(library) == {"harbour": (6, 0), "the pier": (2, 0)}
    library.add([lines("second.jsonl", *reports(3, first=6))])
    assert counts(library) == {"harbour": (9, 3), "the pier": (3, 1)}
    look_at(library.record, saved_searches(library.record)[0])
    assert counts(library) == {"harbour": (9, 0), "the pier": (3, 1)}


def test_only_the_new_ones_are_asked_for_by_the_time_of_the_last_look(library: Library, lines: Writer) -> None:
    library.add([lines("first.jsonl", *reports(6))])
    library.record.select("UPDATE addition SET at = '2024-02-29 12:00:00'")
    one = replace(saved(library, "harbour OR nothing"), looked_at="2024-02-29T12:00:01")
    library.add([lines("second.jsonl", *reports(2, first=6))])
    query = understood(since_last_look(one))
    assert not query.problems
    assert sorted(library.search(query, Sort.NEWEST).rows.tolist()) == [7, 8]


def test_a_saved_search_is_renamed_deleted_and_brought_back(library: Library) -> None:
    ferry, pier = saved(library, "ferry"), saved(library, "pier")
    assert rename_search(library.record, ferry, "boats")
    assert not rename_search(library.record, pier, "boats")
    assert not rename_search(library.record, pier, "  ")
    assert [(one.name, one.query) for one in saved_searches(library.record)] == [("boats", "ferry"), ("pier", "pier")]
    delete_search(library.record, pier)
    assert [one.name for one in saved_searches(library.record)] == ["boats"]
    keep_search(library.record, pier)
    assert saved_searches(library.record)[1] == pier


def test_saving_under_a_name_again_replaces_the_search(library: Library) -> None:
    saved(library, "ferry", "boats")
    saved(library, "ferry OR pier", " boats\x1b ")
    assert [(one.name, one.query) for one in saved_searches(library.record)] == [("boats", "ferry OR pier")]


def test_what_cannot_be_a_saved_search(library: Library) -> None:
    assert save_search(library.record, "  ") is None
    assert save_search(library.record, "x" * 2_000) is None
    assert len(saved(library, "ferry", "x" * 500).name) == LONGEST_NAME
    assert saved(library, "(ferry", "wrong").query == "(ferry"
    assert counts(library)["wrong"] == (0, 0)


@pytest.mark.parametrize("query", ["satel\ud800lite", "\x1b[31msatellite", "a\u202eb\nc", "\ufeff x"])
def test_what_cannot_be_shown_is_not_kept_in_a_search(library: Library, query: str) -> None:
    saved = save_search(library.record, query, query)
    assert saved is not None
    assert saved.query == one_line(query)
    remember_search(library.record, query)
    assert searches(library.record) == [one_line(query)]
