"""Tags of the reader: kept with the article, found by `tag:`, and what was added when, found by `added:`."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from index import additions
from index.search.query import parse
from index.search.results import Sort
from index.tags import LONGEST, MOST, rows_tagged, set_tags, tags_in, tags_in_use, tags_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.library import Library

    Writer = Callable[..., Path]


def record_of(name: str, text: str = "The ferry sails on Monday.") -> dict[str, object]:
    return {"title": f"Report on {name}", "text": text, "url": f"https://example.org/{name}", "source": "Pier News"}


@pytest.fixture
def three(library: Library, lines: Writer) -> Library:
    library.add([lines("three.jsonl", *map(record_of, ("ferry", "storm", "pier")))])
    return library


def found(library: Library, text: str, *, is_typing: bool = False) -> list[int]:
    return sorted(library.search(parse(text, is_typing=is_typing), Sort.RELEVANCE).rows.tolist())


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("", []),
        ("dmz", ["dmz"]),
        ("DMZ, to-read", ["dmz", "to-read"]),
        ("  #dmz  #dmz,, no-fly ", ["dmz", "no-fly"]),
        ("판문점 Ünsal", ["판문점", "ünsal"]),
        ("판문점", ["판문점"]),
        ('a:b (c) "d" e* =f -g', ["a", "b", "c", "d", "e", "f", "g"]),
        ("---", []),
        ("\x1b[31mred\u202e", ["[31mred"]),
        ("x" * 100, ["x" * LONGEST]),
    ],
)
def test_what_is_typed_becomes_tags_that_the_query_language_can_hold(typed: str, tags: list[str]) -> None:
    assert tags_in(typed) == tags
    for tag in tags:
        assert parse(f"tag:{tag}").problems == ()


def test_tags_are_kept_counted_and_taken_away(three: Library) -> None:
    record = three.record
    set_tags(record, 1, ["dmz", "to-read"])
    set_tags(record, 2, ["dmz"])
    assert tags_of(record, 1) == ("dmz", "to-read")
    assert tags_in_use(record) == [("dmz", 2), ("to-read", 1)]
    assert [head.tags for head in record.heads([1, 2, 3])] == [("dmz", "to-read"), ("dmz",), ()]
    set_tags(record, 1, ["to-read"])
    assert rows_tagged(record, ["dmz"]) == [2]


def test_an_article_bears_a_bounded_number_of_tags(three: Library) -> None:
    set_tags(three.record, 1, [f"tag{number}" for number in range(MOST + 50)])
    assert len(tags_of(three.record, 1)) == MOST


def test_tags_are_searched_for(three: Library) -> None:
    set_tags(three.record, 1, ["dmz", "to-read"])
    set_tags(three.record, 3, ["dml"])
    assert found(three, "tag:DMZ") == [1]
    assert found(three, "tag:dmz,dml") == [1, 3]
    assert found(three, "tag:dm*") == [1, 3]
    assert found(three, "tag:dm") == []
    assert found(three, "tag:dm", is_typing=True) == [1, 3]
    assert found(three, "ferry -tag:to-read") == [2, 3]
    assert [one.count for one in three.clause_counts(parse("ferry tag:dmz tag:none"))] == [3, 1, 0]


def test_tags_stay_when_an_article_comes_again_or_in_a_new_version(three: Library, lines: Writer) -> None:
    set_tags(three.record, 1, ["dmz"])
    three.add([lines("again.jsonl", record_of("ferry"))])
    report = three.add([lines("later.jsonl", record_of("ferry", "The ferry sails on Monday, and on Friday."))])
    assert len(report.updated) == 1
    assert tags_of(three.record, 1) == ("dmz",)
    assert found(three, "tag:dmz Friday") == [1]


def test_what_was_added_is_found_by_its_time(three: Library, lines: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    three.record.select("UPDATE addition SET at = '2024-02-29 12:00:00'")
    three.add([lines("more.jsonl", record_of("mill", "A mill by the river."))])
    today = f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}"
    assert found(three, "added:2024-02") == found(three, "added:..2024-03") == [1, 2, 3]
    assert found(three, f"added:{today}") == found(three, "added:2024-03..") == [4]
    assert found(three, "added:2024-02-29T12:00:00..") == [1, 2, 3, 4]
    assert found(three, "added:2024-02-29T12:00:01..") == [4]
    assert found(three, "added:2023") == []
    assert found(three, "ferry -added:2024-02") == []


def test_what_was_there_before_additions_were_kept_counts_as_added_before(three: Library, lines: Writer) -> None:
    three.record.select("DELETE FROM addition")
    three.add([lines("more.jsonl", record_of("mill", "A mill by the river."))])
    assert found(three, "added:..yesterday") == [1, 2, 3]
    assert found(three, "added:2020..") == [4]
    assert additions.newest_row(three.record) == 4
