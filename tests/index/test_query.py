"""The query language: what each construct means, where an error is, and that nothing typed can break it."""

from __future__ import annotations

import datetime
import random
import time

import pytest

from index.search.dates import parse_dates
from index.search.query import (
    LONGEST,
    And,
    Dates,
    Language,
    Name,
    Not,
    Or,
    Pattern,
    Query,
    Said,
    Source,
    State,
    Words,
    describe,
    parse,
    positive,
)
from index.search.recognition import recognise, shown_spellings


def understood(text: str, *, is_typing: bool = False) -> str:
    return describe(parse(text, is_typing=is_typing).root)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("", "every article"),
        ("   ", "every article"),
        ("ferry", "ferry"),
        ("ferry pier", "ferry AND pier"),
        ("ferry AND pier", "ferry AND pier"),
        ("ferry OR pier", "ferry OR pier"),
        ("ferry | pier", "ferry OR pier"),
        ("ferry or pier", "ferry AND or AND pier"),
        ("old ferry OR new pier", "(old AND ferry) OR (new AND pier)"),
        ("(old OR new) pier", "(old OR new) AND pier"),
        ("((old))", "old"),
        ("()", "every article"),
        ("-storm", "NOT storm"),
        ("NOT storm", "NOT storm"),
        ("ferry -storm", "ferry AND NOT storm"),
        ("ferry -(storm OR winter)", "ferry AND NOT (storm OR winter)"),
        ('-"old pier"', "NOT “old pier”"),
        ("mid-day", "mid-day"),
        ("a - b", "a AND b"),
        ('"old pier"', "“old pier”"),
        ("“old pier”", "“old pier”"),
        ("«old pier»", "“old pier”"),
        ('""', "every article"),
        ("title:ferry", "title:ferry"),
        ('title:"old pier"', "title:“old pier”"),
        ("TITLE:ferry", "title:ferry"),
        ("source:kcna,Yonhap", "source:kcna,yonhap"),
        ('source:"Pier News"', "source:pier news"),
        ("lang:ko", "lang:ko"),
        ("lang:en,KO", "lang:en,ko"),
        ("date:2023-12", "date:2023-12"),
        ("date:2023-11..2024-02", "date:2023-11..2024-02"),
        ("is:unread", "is:unread"),
        ("-is:read", "NOT is:read"),
        ("fer*", "fer*"),
        ("f?rry", "f?rry"),
        ("ferry?", "ferry?"),
        ("!!! ferry …", "ferry"),
        ("10:30", "10:30"),
        ("려객선 부두", "려객선 AND 부두"),
        ("=ferries", "“ferries”"),
        ('="old pier"', "“old pier”"),
        ("title:=ferries", "title:“ferries”"),
        ("-=ferries", "NOT “ferries”"),
        ("ferr~", "ferr~"),
        ("ferr~2 pier", "ferr~2 AND pier"),
        ("old NEAR/5 pier", "old NEAR/5 pier"),
        ("old NEAR pier", "old NEAR/10 pier"),
        ("old NEAR/0 pier", "old NEAR/1 pier"),
        ("ferry old NEAR/5 pier storm", "ferry AND old NEAR/5 pier AND storm"),
        ("old NEAR/2 pier NEAR/3 storm", "old NEAR/2 pier AND pier NEAR/3 storm"),
        ('"old pier" NEAR/5 (storm OR wind)', "“old pier” NEAR/5 (storm OR wind)"),
        ("near old", "near AND old"),
        ("quote:regret", "quote:regret"),
        ('quote:"deep regret"', "quote:“deep regret”"),
        ('speaker:"Ri Chol,mayor"', "speaker:ri chol,mayor"),
        ("via:kcna", "via:kcna"),
        ("name:ferry", "name:ferry"),
        ("date:last-week", "date:last-week"),
    ],
)
def test_each_construct_means_what_it_says(text: str, meaning: str) -> None:
    query = parse(text)
    assert describe(query.root) == meaning
    assert query.problems == ()


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ('ferry "old pier', '"', "never closed"),
        ("(ferry", "(", "never closed"),
        ("ferry) pier", ")", "closes nothing"),
        ("OR ferry", "OR", "left"),
        ("ferry OR", "OR", "right"),
        ("ferry -(", "(", "never closed"),
        ("NOT", "NOT", "nothing follows"),
        ("ferry --storm", "ferry", ""),
        ("by:Ri ferry", "by:", "no field “by:”; did you mean speaker:?"),
        ("sorce:kbs ferry", "sorce:", "did you mean source:?"),
        ("sorce: ferry", "sorce:", "did you mean source:?"),
        ("xyzzy:ferry pier", "xyzzy:", "there are title:, source:"),
        ("lang:xx ferry", "lang:xx", "no such language"),
        ("ferry -", "-", "minus"),
        ("ferry * pier", "*", "two letters"),
        ("ferry ~", "~", "behind a word"),
        ("= ferry", "=", "before a word"),
        ("source:", "source:", "needs a value"),
        ("title:(ferry)", "title:", "needs a value"),
        ("date:soon", "date:soon", "not a date"),
        ("date:2023-13", "date:2023-13", "not a date"),
        ("date:2023-02-30", "date:2023-02-30", "not a date"),
        ("date:2024..2023", "date:2024..2023", "after the second"),
        ("date:..", "date:..", "not a date"),
        ("is:lost", "is:lost", "unread"),
        ("lang:korean", "lang:korean", "codes"),
        ("ferry *e", "*e", "two letters"),
        ("a*b*c*d*e", "a*b*c*d*e", "stars"),
        ("NOT NOT ferry", "NOT", "one minus"),
        ("NEAR/3 ferry", "NEAR/3", "left"),
        ("ferry NEAR", "NEAR", "right"),
        ("ferry NEAR/3 OR pier", "NEAR/3", "right"),
        ("ferry NEAR -pier", "NEAR", "between words"),
        ("lang:ko NEAR pier", "NEAR", "between words"),
        ("name:fer*", "name:fer*", "not a pattern"),
        ("date:last-fortnight", "date:last-fortnight", "not a date"),
    ],
)
def test_an_error_is_told_with_its_place(text: str, place: str, said: str) -> None:
    problems = parse(text).problems
    if not said:
        assert problems == () or all(text[one.start : one.end] for one in problems)
        return
    assert said in str(problems[0])
    assert text[problems[0].start : problems[0].end] == place


@pytest.mark.parametrize(
    "text",
    [
        '"old pi',
        "(ferry",
        "ferry OR",
        "ferry -",
        "date:202",
        "date:2023-1",
        "is:un",
        "lang:k",
        "source:",
        "NOT",
        "a NEAR/3",
        "=",
    ],
)
def test_what_is_still_being_typed_is_no_error(text: str) -> None:
    assert parse(text, is_typing=True).problems == ()


def test_only_the_last_word_is_being_typed() -> None:
    assert understood("old fer", is_typing=True) == "old AND fer…"
    assert understood("old fer ", is_typing=True) == "old AND fer"
    assert understood('"old fer', is_typing=True) == "“old fer”…"
    assert understood('"old fer"', is_typing=True) == "“old fer”"
    assert understood("fer*", is_typing=True) == "fer*"


def test_the_rest_still_answers_beside_an_error() -> None:
    assert understood("ferry date:soon") == "ferry"
    assert understood("ferry ) pier ) storm") == "ferry AND pier AND storm"
    assert understood("by:Ri ferry") == "ferry"
    assert understood("-by:Ri ferry") == "ferry"
    assert understood('sorce:"old pier" ferry OR by:Ri') == "ferry"
    assert understood("title:(ferry storm) pier") == "(ferry AND storm) AND pier"


def test_clauses_know_their_place() -> None:
    root = parse('old source:kcna "fer ry"').root
    assert isinstance(root, And)
    text = 'old source:kcna "fer ry"'
    places = [text[one.start : one.end] for one in root.clauses if isinstance(one, Words | Source)]
    assert places == ["old", "source:kcna", '"fer ry"']


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", 20230000000000, 20239999999999),
        ("2023-12", 20231200000000, 20231299999999),
        ("2023-12-31", 20231231000000, 20231231999999),
        ("2023.12.31", 20231231000000, 20231231999999),
        ("2023/1/2", 20230102000000, 20230102999999),
        ("2023-11..2024-02", 20231100000000, 20240299999999),
        ("2024..", 20240000000000, 99999999999999),
        ("..2017", 1, 20179999999999),
    ],
)
def test_dates_are_spans(text: str, first: int, last: int) -> None:
    assert parse_dates(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "..", "2023-", "0000", "2023-00-10", "12-31-2023", "2023-12-32", "2024..2023", "x.."]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_dates(text) is None


TODAY = datetime.date(2024, 1, 3)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("today", 20240103000000, 20240103999999),
        ("yesterday", 20240102000000, 20240102999999),
        ("this-week", 20240101000000, 20240107999999),
        ("last-week", 20231225000000, 20231231999999),
        ("this-month", 20240100000000, 20240199999999),
        ("last-month", 20231200000000, 20231299999999),
        ("last-year", 20230000000000, 20239999999999),
        ("this-year", 20240000000000, 20249999999999),
        ("last-7-days", 20231228000000, 20240103999999),
        ("last-2-weeks", 20231221000000, 20240103999999),
        ("Last-Week", 20231225000000, 20231231999999),
        ("last-month..", 20231200000000, 99999999999999),
        ("2023-11..yesterday", 20231100000000, 20240102999999),
    ],
)
def test_relative_dates_count_from_today(text: str, first: int, last: int) -> None:
    assert parse_dates(text, TODAY) == (first, last)


def test_relative_dates_before_all_calendars_are_none() -> None:
    assert parse_dates("last-999-years", datetime.date(500, 1, 1)) is None
    assert parse_dates("last-week", datetime.date(1, 1, 1)) is None


# Names


def ids(text: str) -> list[tuple[str, ...]]:
    return [one.ids for one in positive(recognise(parse(text)).root) if isinstance(one, Name)]


@pytest.mark.parametrize(
    "spelling", ["Kim Jong Un", "Kim Jong-un", "KIM JONG UN", "김정은", "金正恩", "김정은이", "Kim Jong Un's"]
)
def test_every_spelling_of_a_name_is_recognised(spelling: str) -> None:
    assert ids(spelling) == [("kim-jong-un",)]


def test_names_are_found_inside_a_query() -> None:
    query = recognise(parse("missile Kim Jong Un OR (북한 -Kim Yo Jong)"))
    assert describe(query.root).count("[") >= 2
    assert ids("missile Kim Jong Un -storm") == [("kim-jong-un",)]


def test_an_ambiguous_name_keeps_all_its_bearers_and_says_so() -> None:
    query = recognise(parse("Ri Yong Ho missile"))
    (name,) = (one for one in positive(query.root) if isinstance(one, Name))
    assert len(name.ids) == 2
    assert " or " in shown_spellings(name)
    assert all(identity in describe(query.root) for identity in name.ids)


def test_a_name_is_asked_for_by_spelling_or_id_and_else_it_is_said() -> None:
    assert ids('name:"Kim Jong Un"') == ids("name:kim-jong-un") == ids("name:金正恩") == [("kim-jong-un",)]
    unknown = recognise(parse("ferry name:Nobodyski"))
    assert "no such name" in str(unknown.problems[0])
    assert unknown.text[unknown.problems[0].start : unknown.problems[0].end] == "name:Nobodyski"


def test_names_beside_near_are_names() -> None:
    assert ids("(Kim Jong Un) NEAR/5 KCNA") == [("kim-jong-un",), ("kcna",)]


def test_who_is_quoted_is_recognised() -> None:
    (said,) = (recognise(parse('speaker:"Kim Yo Jong, mayor"')).root,)
    assert isinstance(said, Said)
    assert (said.ids, said.names) == (("kim-yo-jong",), ("kim yo jong", "mayor"))


def test_quoted_words_are_meant_literally() -> None:
    assert ids('"Kim Jong Un"') == []
    assert ids('=KCNA ="Kim Jong Un"') == []
    assert ids("title:=김정은") == ids('title:="Kim Jong Un"') == []


def test_a_name_shows_its_spellings() -> None:
    (name,) = (one for one in positive(recognise(parse("Kim Jong-un")).root) if isinstance(one, Name))
    shown = shown_spellings(name)
    assert "김정은" in shown
    assert "金正恩" in shown


# Anything at all

PIECES = [
    '"', "“", "”", "«", "(", ")", "-", "OR", "AND", "NOT", "|", "&", " ", "  ", "title:", "source:", "lang:",
    "date:", "is:", "by:", "quote:", "speaker:", "via:", "name:", " NEAR/3 ", "NEAR", "=", "~",
    "last-week", "2023", "..", "2023-11", "unread", "ko", "*", "?", "a", "ferry", "Kim Jong Un", "김정은",
    "金正恩", "'s", "1,000",
    ".", ",", "\n", "\t", "\0", "\x1b", "\u200b", "é", "ﬀ", "İ", "🚀", ":", "의", "\ud800",
]  # fmt: skip


def test_nothing_that_is_typed_raises() -> None:
    rng = random.Random(7)
    for _ in range(6_000):
        text = "".join(rng.choices(PIECES, k=rng.randint(0, 12)))
        for is_typing in (False, True):
            query = recognise(parse(text, is_typing=is_typing))
            describe(query.root)
            assert all(0 <= one.start <= one.end <= len(text) for one in query.problems), text


@pytest.mark.parametrize(
    "unit",
    [
        "NOT ",
        "a ) ",
        "(",
        "-(",
        "-",
        "a OR ",
        '"',
        "a:",
        "title:",
        "is:",
        "Kim Jong Un ",
        "김",
        "x",
        "a* ",
        "?",
        "-NOT ",
        "a NEAR/3 ",
        "NEAR ",
        "=",
        '="',
        "a~ ",
        "speaker:a ",
    ],
)
def test_a_long_query_is_read_at_once_and_cut(unit: str) -> None:
    began = time.process_time()
    query = recognise(parse(unit * 20_000))
    describe(query.root)
    assert time.process_time() - began < 2
    assert any(one.start == LONGEST for one in query.problems)


def test_the_types_of_the_tree() -> None:
    root = parse('title:a -b c* lang:ko date:2023 is:read source:x "d e" OR f').root
    assert isinstance(root, Or)
    assert isinstance(root.clauses[0], And)
    kinds = [type(one) for one in root.clauses[0].clauses]
    assert kinds == [Words, Not, Pattern, Language, Dates, State, Source, Words]
    assert isinstance(parse("x"), Query)


@pytest.mark.parametrize(
    ("text", "quoted", "told"),
    [
        ("speaker:Kim Yo Jong", 'speaker:"Kim Yo Jong"', "Kim Yo Jong"),
        ("speaker:kim yo jong statement", 'speaker:"kim yo jong" statement', "kim yo jong"),
        ("-speaker:Kim Yo Jong", '-speaker:"Kim Yo Jong"', "Kim Yo Jong"),
        ("(speaker:Kim Yo Jong) sea", '(speaker:"Kim Yo Jong") sea', "Kim Yo Jong"),
        ("speaker:kcna,Kim Yo Jong,Putin sea", 'speaker:"kcna,Kim Yo Jong,Putin" sea', "kcna,Kim Yo Jong,Putin"),
        ("via:Korean Central News Agency", 'via:"Korean Central News Agency"', "Korean Central News Agency"),
        ("name:Kim Jong Un Putin", 'name:"Kim Jong Un" Putin', "Kim Jong Un"),
        ("title:North Korea talks", 'title:"North Korea" talks', "North Korea"),
        ("source:Korean Central News Agency", 'source:"Korean Central News Agency"', "Korean Central News Agency"),
    ],
)
def test_a_known_name_behind_a_field_needs_no_quotation_marks(text: str, quoted: str, told: str) -> None:
    query = recognise(parse(text))
    assert describe(query.root) == describe(recognise(parse(quoted)).root)
    assert [told in note for note in query.notes] == [True]
    assert not query.problems


@pytest.mark.parametrize(
    "text",
    ["speaker:Kim statement", 'speaker:Kim Yo "Jong"', "source:kcna North Korea", "title:=Kim Jong Un", "name:Kim"],
)
def test_what_is_no_known_name_behind_a_field_is_left_alone(text: str) -> None:
    assert parse(text).notes == ()
