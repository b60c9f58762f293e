"""Sentences, numbers and dates: what the comparison of two articles is made of."""

from __future__ import annotations

from datetime import date

import pytest

from index.comparison.dates import dates
from index.comparison.quantities import quantities
from index.comparison.sentences import LONGEST_SENTENCE, sentences
from index.comparison.terms import terms


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["The U.S. envoy left.", "Mr. Han stayed."],
        ["N. Korea fired two rockets on Dec. 3.", "They fell short by 2.5 km."],
        ["“We will go on.”", "He did not say how."],
        ['"It is over," she said.', "Was it?", "Nobody knew!"],
        ["It happened at 8 a.m. on Sunday.", "He had left the U.S.", "The rest is known."],
        ["그는 떠났다.", "“다시 오겠다.”고 말했다고 한다.", "30일이었다."],
        ["통신은 3.5톤이라고 했습니다.", "믿을 수 있을까요?", "아무도 모른다."],
        ["군은 “우리… 아니 그들은” 하고 말을 흐렸다.", "끝이다."],
        ["《이것은 시작이다.》", "통신은 그렇게 전하였다."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_sentences_that_lost_the_blank_between_them_are_told_apart() -> None:
    assert split("회의가 끝났다.통신은 말이 없었다.2024년의 일이다.") == [
        "회의가 끝났다.",
        "통신은 말이 없었다.",
        "2024년의 일이다.",
    ]
    assert split("The talks ended.The envoys left.[REPORT]Nobody spoke.") == [
        "The talks ended.",
        "The envoys left.",
        "[REPORT]Nobody spoke.",
    ]


def test_a_quotation_that_goes_on_after_its_stop_stays_in_its_sentence() -> None:
    assert split('그는 "끝났다."고 말했다.') == ['그는 "끝났다."고 말했다.']
    assert split("“Is it over?” he asked.") == ["“Is it over?” he asked."]


def test_spans_are_offsets_in_the_text_and_leave_blanks_out() -> None:
    text = "  One thing.   Another thing. "
    assert sentences(text) == [(2, 12), (15, 29)]
    assert sentences(text, 13, 30) == [(15, 29)]


@pytest.mark.parametrize("text", ["", " ", "...", "—", "“”", "\n\n"])
def test_text_that_says_nothing_has_no_sentence(text: str) -> None:
    assert sentences(text) == []


def test_text_without_stops_is_cut_at_blanks() -> None:
    found = sentences("word " * 2_000)
    assert all(end - start <= LONGEST_SENTENCE for start, end in found)
    assert sum(end - start + 1 for start, end in found) == 10_000


def values(text: str) -> list[tuple[float, str]]:
    return [(quantity.value, quantity.unit) for quantity in quantities(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("three satellites", [(3, "")]),
        ("twenty-one men and 6,200 others", [(21, ""), (6200, "")]),
        ("1,000 km, 995 kilometres", [(1000, "length"), (995, "length")]),
        ("an 8,700-ton boat for $2.5 million", [(8700, "mass"), (2_500_000, "dollar")]),
        ("the ninth congress, the 3rd day", [(9, "ordinal"), (3, "ordinal")]),
        ("각각 1만 199초와 만203초", [(10199, "time"), (10203, "time")]),
        ("2천500명과 3억5000만 달러", [(2500, "명"), (350_000_000, "dollar")]),
        ("위성 세 기, 로켓 3기", [(3, "기"), (3, "기")]),
        ("고도 6 040.9㎞, 거리 약 1 000㎞", [(6040.9, "length"), (1000, "length")]),
        ("2시간49분59초, 10,199 seconds", [(10199, "time"), (10199, "time")]),
        ("73 minutes and 35 seconds, 2시간 50분가량", [(4415, "time"), (170, "time")]),
        ("10 minutes, 20 minutes", [(10, "time"), (20, "time")]),
        ("600㎜ guns, 240mm guns", [(600, "length"), (240, "length")]),
        ("at 2:49 p.m. and 14:50", [(169, "clock"), (170, "clock")]),
        ("at 8 a.m. or 22시 54분 13초", [(8, "clock"), (39253, "clock")]),
        ("오전 8시 24분쯤", [(504, "clock")]),
        ("the Hwasong-18 and no one else", []),
        ("9" * 400, []),
    ],
)
def test_numbers_are_values_however_they_are_written(text: str, found: list[tuple[float, str]]) -> None:
    assert values(text) == found


SUNDAY = date(2023, 12, 31)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("on Saturday, December 30", "12-30"),
        ("Dec. 30, 2023", "12-30"),
        ("30 December", "12-30"),
        ("12월 30일", "12-30"),
        ("지난 30일", "12-30"),
        ("on Saturday", "12-30"),
        ("yesterday", "12-30"),
        ("전날", "12-30"),
        ("2023-12-30", "12-30"),
        ("in November 2023", "month 11"),
        ("last month", "month 11"),
        ("in the coming year", "year 2024"),
        ("2024년", "year 2024"),
        ("in 2024 alone", "year 2024"),
    ],
)
def test_dates_are_resolved_from_the_day_of_publication(text: str, key: str) -> None:
    assert [found.key for found in dates(text, 0, len(text), SUNDAY)] == [key]


def test_dates_of_an_undated_article_are_left_as_they_are() -> None:
    assert [found.key for found in dates("Dec. 30, on Saturday, 30일", 0, 26, None)] == ["12-30", "day 30"]


@pytest.mark.parametrize("day", [date.min, date.max])
def test_days_at_the_edge_of_the_calendar_do_no_harm(day: date) -> None:
    text = "Monday, yesterday, last month, next year, 31일, 내년, Tuesday"
    assert dates(text, 0, len(text), day)


def test_terms_fold_inflection_particles_and_spelling() -> None:
    def keys(text: str) -> set[str]:
        return {term.key for term in terms(text, 0, len(text), None)}

    assert keys("launching satellites") == keys("Launched a satellite") == keys("the launches of satellites")
    assert keys("위성을 발사") == keys("위성이 발사")
    assert keys("three boats") == keys("3 boats")
