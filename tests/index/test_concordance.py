"""A concordance shows every mark of a query in its context, in any order, and says what it left out."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import pytest

from index.search.concordance import Order, in_order
from index.search.highlights import Highlighter
from index.search.query import parse
from index.search.recognition import recognise
from index.search.results import Sort
from index.search.trend import Period
from tests.data import tricky
from tests.data.reports import reports

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.article import Span
    from index.library import Library
    from index.search.concordance import Concordance

    Writer = Callable[..., Path]


def concordance(library: Library, text: str, *, width: int = 60, most: int = 5_000) -> Concordance:
    (found,) = deque(library.concordance(recognise(parse(text)), width=width, most=most), maxlen=1)
    return found


@pytest.fixture
def told(library: Library, lines: Writer) -> Library:
    """Return a library of three small articles."""
    path = lines(
        "told.jsonl",
        {
            "title": "One",
            "text": "The old ferry sails.\n\nNo ferry sails at night.",
            "date": "2020-01-02",
            "source": "B",
        },
        {"title": "Two", "text": "A new ferry sails. The ferryman waits.", "date": "2021-05-06", "source": "A"},
        {"title": "Ferry in the title only", "text": "Nothing else is said here.", "date": "2022-01-01", "source": "A"},
        {"title": "셋", "text": "북핵문제와 핵무기에 대한 글이다.", "date": "2023-01-01", "source": "부두신문"},
    )
    library.add([path])
    return library


@pytest.mark.parametrize(
    "query", ["satellite", "Kim Jong Un", '"guard posts"', "위성", "launch*", "핵", "a* OR 김정은"]
)
def test_every_mark_of_the_reader_has_a_line(seeds: Library, query: str) -> None:
    understood = recognise(parse(query))
    marks: set[tuple[int, bool, Span]] = set()
    for row in seeds.search(understood, Sort.NEWEST).rows.tolist():
        article = seeds.record.article(row)
        marks |= {(row, False, span) for span in Highlighter(understood).in_article(article)}
        marks |= {(row, True, span) for span in Highlighter(understood).in_title(article)}
    found = concordance(seeds, query)
    assert marks
    assert {(one.row, one.in_title, (one.start, one.end)) for one in found.lines} == marks
    assert found.is_complete


@pytest.mark.parametrize("width", [0, 1, 7, 40, 10_000])
def test_contexts_are_what_stands_beside_the_keyword_cut_at_words(seeds: Library, width: int) -> None:
    for one in concordance(seeds, "satellite OR 위성", width=width).lines:
        article = seeds.record.article(one.row)
        paragraph = article.paragraphs[article.paragraph_at(one.start)]
        text = article.title if one.in_title else " ".join(article.text[paragraph.start : paragraph.end].split())
        assert one.left + one.keyword + one.right in text
        assert len(one.left) <= width
        assert len(one.right) <= width
        before = text[: text.index(one.left + one.keyword + one.right)]
        assert not before or before.endswith(" ") or " " not in one.left.rstrip()


def test_a_part_of_a_word_keeps_the_rest_beside_it(told: Library) -> None:
    left_and_right = {(one.left, one.keyword, one.right) for one in concordance(told, "핵").lines}
    assert left_and_right == {
        ("북", "핵", "문제와 핵무기에 대한 글이다."),
        ("북핵문제와 ", "핵", "무기에 대한 글이다."),
    }


def test_contexts_end_with_the_paragraph(told: Library) -> None:
    found = concordance(told, "ferry", width=500)
    assert {(one.left, one.right) for one in found.lines} == {
        ("The old ", " sails."),
        ("No ", " sails at night."),
        ("A new ", " sails. The ferryman waits."),
        ("", " in the title only"),
    }
    assert found.articles == found.read == 3


def test_a_headline_is_a_place_as_any_other(told: Library) -> None:
    (line,) = (one for one in concordance(told, "ferry").lines if one.in_title)
    assert (line.title[line.start : line.end], line.date) == ("Ferry", "2022-01-01")
    assert concordance(told, "quote:ferry").lines == ()


@pytest.mark.parametrize("query", ["satellite", "Kim Jong Un", "위성", '"적대적 두 국가"', "적대적 두 국가"])
def test_there_are_as_many_lines_as_the_trend_counts_and_the_first_is_the_same(seeds: Library, query: str) -> None:
    (series,) = seeds.trend([recognise(parse(query))], Period.YEAR)
    lines = concordance(seeds, query).lines
    assert len(lines) == series.total + series.undated
    assert series.first in {one.row for one in lines if one.date == lines[0].date}


def test_orders(told: Library) -> None:
    found = concordance(told, "ferry")
    assert [one.left for one in in_order(found.lines, Order.LEFT)] == ["", "A new ", "No ", "The old "]
    assert in_order(found.lines, Order.RIGHT)[0].right == " in the title only"
    dates = [one.date for one in in_order(found.lines, Order.DATE)]
    assert dates == ["2020-01-02", "2020-01-02", "2021-05-06", "2022-01-01"]
    assert [one.source for one in in_order(found.lines, Order.SOURCE)] == ["A", "A", "B", "B"]


def test_the_left_word_decides_before_the_one_further_left(library: Library, lines: Writer) -> None:
    texts = ["zebra apple ferry one", "apple zebra ferry two", "Zebra Apple ferry alpha"]
    library.add([lines("l.jsonl", *({"title": f"T{i}", "text": text} for i, text in enumerate(texts)))])
    ordered = in_order(concordance(library, "ferry").lines, Order.LEFT)
    assert [one.left + one.right for one in ordered] == ["Zebra Apple  alpha", "zebra apple  one", "apple zebra  two"]


def test_lines_are_bounded_and_it_is_said(library: Library, lines: Writer) -> None:
    library.add([lines("reports.jsonl", *reports(300))])
    every = concordance(library, "report")
    some = concordance(library, "report", most=100)
    assert every.is_complete
    assert len(every.lines) == library.occurrences(parse("report"))
    assert 0 < len(some.lines) <= 100
    assert not some.is_complete
    assert some.read < some.articles == every.articles
    newest = max(one.date or "" for one in every.lines)
    assert max(one.date or "" for one in some.lines) == newest


def test_an_article_with_more_marks_than_lines_are_kept_gives_as_many_as_are(library: Library, lines: Writer) -> None:
    library.add([lines("l.jsonl", {"title": "T", "text": "ferry " * 1_000})])
    assert len(concordance(library, "ferry", most=10).lines) == 10


def test_it_grows_while_it_is_read(library: Library, lines: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.search.concordance._FIRST_STEP", 0.0)
    monkeypatch.setattr("index.search.concordance._STEP", 0.0)
    library.add([lines("reports.jsonl", *reports(20))])
    sizes = [len(step.lines) for step in library.concordance(parse("report"))]
    assert sizes == sorted(sizes)
    assert len(sizes) > 20


@pytest.mark.parametrize("query", ["", "source:a", "zzqqxx", "-ferry"])
def test_without_words_to_find_there_are_no_lines(told: Library, query: str) -> None:
    assert concordance(told, query).lines == ()


def test_hostile_texts_do_no_harm(library: Library, tmp_path: Path) -> None:
    for text in tricky.HARMLESS:
        text.write(tmp_path)
    library.add([tmp_path])
    for query in ("e*", "the", "a", "북"):
        for order in Order:
            in_order(concordance(library, query).lines, order)
