"""Marks cover just the words or syllables that matched, and snippets are the passages that show most of them."""

from __future__ import annotations

import random
import time
from itertools import pairwise
from pathlib import Path

import pytest

from index.article import Article, Paragraph, Role
from index.library import Library
from index.search.highlights import Highlighter, snippets
from index.search.query import parse
from index.search.recognition import recognise
from index.search.results import Sort
from tests.data import tricky

SHARED = Path(__file__).parents[3] / "shared"
GIVEN = SHARED / "seeds"


def article(*paragraphs: str | tuple[str, Role]) -> Article:
    text, parts = "", []
    for given in paragraphs:
        words, role = given if isinstance(given, tuple) else (given, Role.BODY)
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{words}" if text else words
        parts.append(Paragraph(start, start + len(words), role))
    return Article("A title", text, tuple(parts))


def highlighter(query: str, *, is_typing: bool = False) -> Highlighter:
    return Highlighter(recognise(parse(query, is_typing=is_typing)))


def marked(query: str, text: str, *, is_typing: bool = False) -> list[str]:
    return [text[start:end] for start, end in highlighter(query, is_typing=is_typing).spans(text)]


@pytest.mark.parametrize(
    ("query", "text", "marks"),
    [
        ("ferry", "Two ferries, one ferry; no ferryman. The ferry’s bell.", ["ferries", "ferry", "ferry’s"]),
        ("ferry pier", "Pier and ferry", ["Pier", "ferry"]),
        ("ferry -pier", "Pier and ferry", ["ferry"]),
        ("ferry OR pier", "Pier and ferry", ["Pier", "ferry"]),
        ('"old pier"', "An old pier; old piers; the pier is old; old, pier", ["old pier", "old, pier"]),
        ("fer*", "Ferns by the ferry offer", ["Ferns", "ferry"]),
        ("p?er", "pier peer per", ["pier", "peer"]),
        ("cafe", "The Café", ["Café"]),
        ("1250", "1,250 or 1250 but not 250", ["1,250", "1250"]),
        ("려객선", "려객선이 섬으로", ["려객선"]),
        ("객선", "려객선이 섬으로", []),
        ("객선", "고속객선이 섬으로", ["객선"]),
        ("섬", "려객선이 섬으로", ["섬"]),
        ("배", "배가 두척", ["배"]),
        ("Kim Jong Un", "김정은이 왔다. Kim Jong-un said.", ["김정은", "Kim Jong-un"]),
        ("김정은", "Kim Jong Un said", ["Kim Jong Un"]),
        ('"Kim Jong Un"', "Kim Jong Un and 김정은", ["Kim Jong Un"]),
        ("source:kcna date:2023 is:read lang:en", "kcna 2023 read en", []),
        ("-ferry", "ferry", []),
        ("", "ferry", []),
        ("mid-day", "At mid-day and midday", ["mid-day"]),
    ],
)
def test_a_mark_covers_just_what_matched(query: str, text: str, marks: list[str]) -> None:
    assert marked(query, text) == marks


def test_the_word_being_typed_is_marked_in_all_its_forms() -> None:
    assert marked("fer", "The ferry and the fern offer", is_typing=True) == ["ferry", "fern"]
    assert marked("fer", "The ferry") == []


def test_boilerplate_and_what_runs_over_paragraphs_is_not_marked() -> None:
    one = article("The old", "pier and ferry.", ("Ferry ads", Role.BOILERPLATE), ("By Ferry", Role.BYLINE))
    assert [one.text[a:b] for a, b in highlighter("ferry").in_article(one)] == ["ferry"]
    assert highlighter('"old pier"').in_article(one) == []


def test_marks_are_in_order_and_do_not_overlap() -> None:
    rng = random.Random(5)
    words = ["ferry", "pier", "old", "김정은", "Kim Jong Un", "배", "섬으로", "려객선", "café", ",", "\n\n", "1,250"]
    for _ in range(300):
        text = " ".join(rng.choices(words, k=30))
        query = " ".join(rng.choices([*words[:8], '"old pier"', "fer*", "pi", "려객"], k=3))
        spans = highlighter(query, is_typing=rng.random() < 0.5).spans(text)
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


# Snippets


FILLER = "Nobody on the quay could say what the morning would bring to the island and its people. " * 4


def test_the_best_passage_holds_the_most_different_words() -> None:
    one = article(
        f"The ferry. {FILLER}", f"{FILLER} The ferry left the pier with a lantern. {FILLER}", f"A pier. {FILLER}"
    )
    best, *_ = snippets(one, highlighter("ferry pier lantern").in_article(one), most=2)
    assert [best.text[a:b] for a, b in best.highlights] == ["ferry", "pier", "lantern"]


def test_a_snippet_is_short_cut_at_words_and_marked_at_the_right_place() -> None:
    one = article(f"{FILLER} The ferry left. {FILLER}")
    (snippet,) = snippets(one, highlighter("ferry").in_article(one))
    assert len(snippet.text) < 200
    assert snippet.text.startswith("…")
    assert snippet.text.endswith("…")
    assert [snippet.text[a:b] for a, b in snippet.highlights] == ["ferry"]
    inner = snippet.text.strip("…")
    assert f" {inner} " in f" {one.text} "


def test_without_marks_a_snippet_is_the_beginning_of_the_own_text() -> None:
    one = article(("Advertisement", Role.BOILERPLATE), "The ferry left.")
    (snippet,) = snippets(one, [])
    assert (snippet.text, snippet.highlights) == ("The ferry left.", ())


def test_passages_of_one_article_do_not_overlap() -> None:
    one = article(*(f"{FILLER} Ferry {number}. {FILLER}" for number in range(5)))
    found = snippets(one, highlighter("ferry").in_article(one), most=3)
    assert len({snippet.text for snippet in found}) == len(found) >= 2


def test_the_second_passage_is_the_best_one_elsewhere_also_if_it_stands_before() -> None:
    one = article(f"A pier and a ferry. {FILLER}", f"{FILLER} The ferry, the pier and the lantern, ferry. {FILLER}")
    found = snippets(one, highlighter("ferry pier lantern").in_article(one), most=2)
    marked = [[snippet.text[a:b] for a, b in snippet.highlights] for snippet in found]
    assert marked == [["ferry", "pier", "lantern", "ferry"], ["pier", "ferry"]]


def test_a_text_of_one_long_line_is_found_marked_and_cut_quickly(library: Library, tmp_path: Path) -> None:
    tricky.long_line().write(tmp_path)
    library.add([tmp_path])
    query = recognise(parse('"harbour office" ferry'))
    began = time.process_time()
    result = library.search(query, Sort.RELEVANCE)
    ((_, (snippet,)),) = library.hits([int(row) for row in result.rows], Highlighter(query))
    assert time.process_time() - began < 3
    assert {snippet.text[a:b].lower() for a, b in snippet.highlights} == {"harbour office", "ferry"}


# The two articles that the reader was asked for


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Library:
    if not GIVEN.is_dir():
        pytest.skip("../shared is absent")
    library = Library(tmp_path_factory.mktemp("given") / "library")
    library.add([GIVEN])
    return library


@pytest.mark.parametrize(
    ("query", "titles", "marks"),
    [
        ("satellites", 2, {"satellites", "satellite"}),
        ('"spy satellites"', 2, {"spy satellites"}),
        ('"spy satellites" -Missouri', 1, {"spy satellites"}),
        ("=satellites", 2, {"satellites"}),
        ("advertisement", 0, set()),
        ("Malligyong", 1, {"Malligyong", "Malligyong-1"}),
    ],
)
def test_the_given_articles_are_found_and_marked(given: Library, query: str, titles: int, marks: set[str]) -> None:
    understood = recognise(parse(query))
    result = given.search(understood, Sort.RELEVANCE)
    assert result.total == titles
    seen: set[str] = set()
    for row in result.rows:
        one = given.record.article(int(row))
        spans = Highlighter(understood).in_article(one)
        assert spans
        assert all(one.paragraphs[one.paragraph_at(a)].role is not Role.BOILERPLATE for a, _ in spans)
        seen |= {one.text[a:b] for a, b in spans}
    assert seen <= marks
    assert bool(seen) == bool(marks)
