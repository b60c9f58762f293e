"""Trends count what the reader marks, for each period, and relate it to all that was written then."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from index.article import READABLE_ROLES
from index.search.highlights import Highlighter
from index.search.query import parse
from index.search.recognition import recognise, understood
from index.search.results import Sort
from index.search.tokens import tokenise
from index.search.trend import MOST_OUTLETS, Period
from tests.data.reports import reports
from tui.screens import trend_terms

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.library import Library
    from index.search.query import Query
    from index.search.trend import Series

    Writer = Callable[..., Path]

LENGTH = {Period.YEAR: 4, Period.MONTH: 7, Period.DAY: 10}


def term(text: str) -> Query:
    return recognise(parse(text))


def series(library: Library, text: str, by: Period = Period.MONTH) -> Series:
    (found,) = library.trend([term(text)], by)
    return found


def by_hand(library: Library, text: str, by: Period) -> Counter[str]:
    """Count the marks in titles and texts of the articles that match, article by article."""
    counts: Counter[str] = Counter()
    query = term(text)
    for row in library.search(query, Sort.NEWEST).rows.tolist():
        article = library.record.article(row)
        marks = [*Highlighter(query).spans(article.title, article.date.value), *Highlighter(query).in_article(article)]
        date = article.date.value or ""
        if len(date) >= LENGTH[by]:
            counts[date[: LENGTH[by]]] += len(marks)
    return +counts


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return a library of made-up reports over a year, in two segments, some of them changed since."""
    import json

    from index.library import Library

    directory = tmp_path_factory.mktemp("harbour")
    library = Library(directory / "library")
    for name, first in (("a", 0), ("b", 200)):
        path = directory / f"{name}.jsonl"
        path.write_text("".join(json.dumps(one) + "\n" for one in reports(200, first)), encoding="utf-8")
        library.add([path])
    return library


@pytest.mark.parametrize("by", Period)
@pytest.mark.parametrize(
    "text", ["satellite", "Kim Jong Un", '"guard posts"', "위성", "launch*", "김", "missile -satellite"]
)
def test_counts_are_the_marks_of_the_reader(seeds: Library, text: str, by: Period) -> None:
    found = series(seeds, text, by)
    assert {point.period: point.count for point in found.points if point.count} == by_hand(seeds, text, by)


@pytest.mark.parametrize(
    "text", ["report", "harbour", '"harbour office"', "lantern OR anchor", "la*", "lantern source:pier"]
)
def test_counts_hold_for_any_index(harbour: Library, text: str) -> None:
    found = series(harbour, text)
    assert {point.period: point.count for point in found.points if point.count} == by_hand(harbour, text, Period.MONTH)
    assert found.total == sum(point.count for point in found.points)


@pytest.mark.parametrize("text", ["zz*", "사*", "zz* OR 사*", "zzqqxx", "김"])
def test_what_is_not_there_counts_nothing(harbour: Library, text: str) -> None:
    assert series(harbour, text).total == 0


def test_a_clause_that_is_there_twice_counts_once(harbour: Library) -> None:
    assert series(harbour, "lantern OR lantern").total == series(harbour, "lantern").total


def test_periods_are_in_order_and_also_those_without_the_term(harbour: Library) -> None:
    found = series(harbour, "zzqqxx")
    assert [point.period for point in found.points] == [f"2021-{month:02}" for month in range(1, 13)]
    assert {point.count for point in found.points} == {0}
    assert found.first is None
    assert found.total == 0


def test_words_are_those_of_all_articles_of_the_period(harbour: Library) -> None:
    expected: Counter[str] = Counter()
    for row in harbour.record.rows_by_date():
        article = harbour.record.article(row)
        texts = [article.text[p.start : p.end] for p in article.paragraphs if p.role in READABLE_ROLES]
        expected[(article.date.value or "")[:7]] += sum(len(tokenise(text)) for text in (article.title, *texts))
    for point in series(harbour, "zzqqxx").points:
        assert point.words == pytest.approx(expected[point.period], rel=0.08)


def test_filters_of_a_term_bound_what_it_is_related_to(harbour: Library) -> None:
    every, one_outlet = series(harbour, "lantern"), series(harbour, "lantern source:pier")
    assert sum(point.words for point in one_outlet.points) < 0.5 * sum(point.words for point in every.points)
    (march,) = series(harbour, "lantern date:2021-03").points
    assert march.period == "2021-03"
    assert march.per_100k == pytest.approx(100_000 * march.count / march.words)


def test_by_outlet_the_counts_add_up(harbour: Library) -> None:
    together = series(harbour, "lantern")
    apart = harbour.trend([term("lantern")], Period.MONTH, by_outlet=True)
    assert {one.source for one in apart} == {"Pier News", "Harbour Post", "부두신문"}
    assert sum(one.total for one in apart) == together.total
    assert [one.total for one in apart] == sorted((one.total for one in apart), reverse=True)
    assert len(apart) <= MOST_OUTLETS


def test_the_first_use_is_the_earliest_dated_one(library: Library, lines: Writer) -> None:
    path = lines(
        "l.jsonl",
        {"title": "Later", "text": "A lantern.", "date": "2021-05-06"},
        {"title": "Undated", "text": "A lantern, and a lantern."},
        {"title": "First", "text": "The lantern is lit.", "date": "2019-01-02"},
        {"title": "Other", "text": "An anchor.", "date": "2018-01-02"},
        {"title": "Some day of May", "text": "A lantern.", "date": "2019-05"},
    )
    library.add([path])
    found = series(library, "lantern", Period.DAY)
    assert found.first is not None
    assert library.record.article(found.first).title == "First"
    assert found.undated == 3, "two without a date, one of which the day is not known"
    assert [(point.period, point.count) for point in found.points] == [
        ("2018-01-02", 0),
        ("2019-01-02", 1),
        ("2021-05-06", 1),
    ]
    assert series(library, "lantern", Period.MONTH).undated == 2


def test_five_terms_at_most(harbour: Library) -> None:
    found = harbour.trend(
        [term(word) for word in ["harbour", "ferry", "council", "winter", "bridge", "market"]], Period.YEAR
    )
    assert [one.term for one in found] == ["harbour", "ferry", "council", "winter", "bridge"]


def test_reading_for_a_pattern_ends_when_it_is_not_wanted_any_more(harbour: Library) -> None:
    assert harbour.trend([term("la*")], Period.YEAR, is_wanted=lambda: False) == []


def test_an_empty_library_has_no_periods(library: Library) -> None:
    assert series(library, "lantern").points == ()
    assert library.trend([term("lantern")], Period.DAY, by_outlet=True) == []


@pytest.mark.parametrize("name", ['He said "x", y', "a,b", "=1+1", "unknown", "", "(", "date:2019", "NOT", "a*b c"])
def test_a_bar_of_any_outlet_leads_to_its_articles(library: Library, lines: Writer, name: str) -> None:
    """Names of outlets come from files, and may be anything."""
    library.add([lines("reports.jsonl", *[one | {"source": name} for one in reports(3)], *reports(3, 3))])
    asked = trend_terms.asked_by("harbour").outlets_or_terms()
    counted = trend_terms.count(library, asked, 0, lambda: True)
    of_outlet = next(one for one in counted.series if one.source == name)
    for point in of_outlet.points:
        query = understood(trend_terms.search_for(of_outlet, asked, point.period, point.period))
        assert not query.problems
        assert library.search(query, Sort.NEWEST).total == point.articles
