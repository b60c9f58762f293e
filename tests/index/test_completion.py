"""What a search that is being typed may go on with: fields, their values as the library has them, names."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

from index.search.completion import LONGEST, MOST, Completer
from index.search.query import FIELDS, parse
from index.tags import set_tags

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.library import Library

    Writer = Callable[..., Path]


@pytest.fixture(scope="module")
def completer(seeds: Library) -> Completer:
    return seeds.completer()


def offered(completer: Completer, query: str) -> list[str]:
    """Return the whole lines that `query` may become."""
    found = completer.complete(query)
    return [query[: found.start] + one.text for one in found.options]


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("so", "source:"),
        ("missile -so", "missile -source:"),
        ("(na", "(name:"),
        ("kim jo", "Kim Jong Un"),
        ("Kim Jong-", "Kim Jong Un"),
        ("missile kim yo", "missile Kim Yo Jong"),
        ("김정", "김정은"),
        ("위성 (김여", "위성 (김여정"),
        ("is:un", "is:unread"),
        ("lang:k", "lang:ko"),
        ("date:202", "date:2024"),
        ("date:2023-1", "date:2023-12"),
        ("date:last", "date:last-week"),
        ("added:to", "added:today"),
        ('speaker:"kim y', 'speaker:"Kim Yo Jong"'),
        ("source:han", 'source:"Han River Desk"'),
        ("source:desk", 'source:"Han River Desk"'),
        ("source:kcna,han", 'source:"kcna,Han River Desk"'),
        ("-source:북방", '-source:"북방 모니터"'),
        ("via:조선중앙", "via:조선중앙통신"),
    ],
)
def test_the_best_way_to_go_on(query: str, best: str, completer: Completer) -> None:
    assert offered(completer, query)[0] == best


@pytest.mark.parametrize(
    "query",
    ["", " ", "s", "satellite", "kim jong un ", '"kim jo', "title:kim", "quote:kim", "sat*", "is:unread", "source:zzz",
     "x" * (LONGEST + 1), "tag:", "kim jo ", "10:3", "xyzzy:kim"],
)  # fmt: skip
def test_where_nothing_is_offered(query: str, completer: Completer) -> None:
    assert offered(completer, query) == []


def test_names_without_articles_are_offered_only_where_there_are_no_others(completer: Completer) -> None:
    found = completer.complete("kim jo")
    assert [one.text for one in found.options] == ["Kim Jong Un", "Kim Jong Il"]
    assert all(one.articles for one in found.options)
    assert offered(completer, "hwang pyong")


def test_via_names_outlets_first_and_speaker_persons(completer: Completer) -> None:
    assert offered(completer, "via:ko")[0] == 'via:"Korean Central News Agency"'
    assert offered(completer, "speaker:ki")[0] == 'speaker:"Kim Jong Un"'


def test_outlets_come_with_their_numbers_of_articles(completer: Completer, seeds: Library) -> None:
    counts = {one.text: one.articles for one in completer.complete("source:").options}
    assert counts == {f'source:"{name}"': count for name, count in seeds.record.source_counts()}


def test_tags_in_use_are_offered(library: Library, lines: Writer) -> None:
    library.add([lines("one.jsonl", {"title": "A pier", "text": "The pier is old."})])
    set_tags(library.record, 1, ["dmz", "to-read"])
    assert offered(library.completer(), "tag:") == ["tag:dmz", "tag:to-read"]
    assert offered(library.completer(), "tag:dmz,to") == ["tag:dmz,to-read"]


def test_outlets_of_files_cannot_break_the_query(library: Library, lines: Writer) -> None:
    names = ['Pier "News"', "Pier, Post and Sons", "Pier\x1b[31m Red", "Pier (North)", "[b]Pier[/b]"]
    records = [{"title": f"Report {name}", "text": f"The pier of {name}.", "source": name} for name in names]
    library.add([lines("hostile.jsonl", *records)])
    for line in offered(library.completer(), "source:"):
        assert parse(line).problems == ()
        assert line.isprintable()


def test_every_field_is_offered(completer: Completer) -> None:
    for field in FIELDS:
        assert f"{field}:" in offered(completer, field[:2])


def test_whatever_is_typed_is_completed_at_once(completer: Completer) -> None:
    rng = random.Random(3)
    pieces = [
        "kim ",
        "s",
        "so",
        "source:",
        '"',
        "(",
        "-",
        ",",
        "김",
        "김정",
        " ",
        "date:20",
        "speaker:",
        "\x00",
        "a" * 50,
    ]
    worst = 0.0
    for _ in range(3_000):
        query = "".join(rng.choices(pieces, k=rng.randint(1, 30)))
        began = time.process_time()
        found = completer.complete(query)
        worst = max(worst, time.process_time() - began)
        assert 0 <= found.start <= len(query)
        assert len(found.options) <= MOST
    assert worst < 0.02
