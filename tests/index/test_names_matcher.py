"""Finding names in a text: every spelling, at the right place, and nothing that only looks like one."""

from __future__ import annotations

import time
import unicodedata
from typing import Literal

import pytest

from index.names import default_matcher


def found(text: str, *, any_case: bool = False) -> list[tuple[str, str]]:
    """Return what is named in `text`, as written and by id."""
    mentions = default_matcher().mentions(text, any_case=any_case)
    return [(text[mention.start : mention.end], mention.id) for mention in mentions]


def ids(text: str) -> list[str]:
    return [entity for _, entity in found(text)]


LEADER_SPELLINGS = [
    "Kim Jong Un",
    "Kim Jong-un",
    "Kim Jong-Un",
    "Kim Jongun",
    "KIM JONG UN",
    "KIM JONG-UN",
    "Kim Jŏng-ŭn",
    "Kim Cho'ng-u'n",
    "Kim Jong‑un",
    "Kim  Jong Un",
    "Kim Jong\nUn",
    "김정은",
    "金正恩",
]


@pytest.mark.parametrize("spelling", LEADER_SPELLINGS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_spelling_of_a_name_is_marked_where_it_is_written(spelling: str, form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, f"… was told by {spelling}, who")
    written = unicodedata.normalize(form, spelling)
    assert found(text) == [(written, "kim-jong-un")]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("신형 화성-18형을 쐈다", "화성-18형"),
        ("신형 화성포-18형을 쐈다", "화성포-18형"),
        ("the Hwasong-18 flew", "Hwasong-18"),
        ("the Hwasong 18 flew", "Hwasong 18"),
        ("the Hwasong18 flew", "Hwasong18"),
        ("the Hwasongpho-18 flew", "Hwasongpho-18"),
        ("THE HWASONG-18 FLEW", "HWASONG-18"),
    ],
)
def test_hyphen_blank_and_nothing_are_the_same_in_a_weapon(text: str, written: str) -> None:
    assert found(text) == [(written, "hwasong-18")]


@pytest.mark.parametrize("after", ["이", "은", "에게", "께서는", "동지께서", "국무위원장은", "의", " 위원장", "·푸틴"])
def test_particles_and_titles_may_follow_hangul(after: str) -> None:
    assert found(f"어제 김정은{after} 말했다")[0] == ("김정은", "kim-jong-un")


@pytest.mark.parametrize(
    "text", ["김정은행은 문을 닫았다", "작은정은 크다", "원산지를 적었다", "강선우 의원", "북한산에 올랐다"]
)
def test_letters_of_a_longer_hangul_word_are_no_name(text: str) -> None:
    assert found(text) == []


def test_a_hanja_abbreviation_may_stand_before_a_hangul_name() -> None:
    assert found("北김정은, 美에 경고")[0] == ("김정은", "kim-jong-un")


@pytest.mark.parametrize(
    "text", ["Hwasong-180", "the kpa of water", "Pyongyangites", "Kim Jong Unsan", "a sac of rice"]
)
def test_letters_of_a_longer_latin_word_are_no_name(text: str) -> None:
    assert found(text) == []


def test_the_longest_name_wins() -> None:
    assert ids("Central Committee of the WPK") == ["wpk-cc"]
    assert ids("조선로동당 중앙위원회에서") == ["wpk-cc"]


def test_possessives_and_typographic_apostrophes_do_not_hide_a_name() -> None:
    assert found("Kim Jong Un’s speech to the Workers’ Party of Korea") == [
        ("Kim Jong Un", "kim-jong-un"),
        ("Workers’ Party of Korea", "wpk"),
    ]


def test_a_name_does_not_run_from_one_paragraph_into_the_next() -> None:
    assert found("He met Kim\n\nJong Un was there") == []


def test_what_people_type_needs_no_capitals() -> None:
    assert found("kim jong un missile") == []
    assert found("kim jong un missile", any_case=True) == [("kim jong un", "kim-jong-un")]


def test_a_weak_name_counts_only_beside_a_strong_one() -> None:
    assert found("Chairman Kim spoke.") == []
    beside = default_matcher().mentions("Kim Jong Un came. Chairman Kim spoke.")
    assert [(mention.id, mention.strong) for mention in beside] == [("kim-jong-un", True), ("kim-jong-un", False)]


def test_a_title_with_a_surname_does_not_hide_the_full_name_that_it_begins() -> None:
    text = "Kim Jong Un wrote to President Xi Jinping. Later President Xi Jinping replied to Chairman Kim Jong Un."
    assert ids(text) == ["kim-jong-un", "xi-jinping", "xi-jinping", "kim-jong-un"]


def test_a_title_with_a_surname_is_not_somebody_else_of_that_surname() -> None:
    assert found("Lee Jae-myung spoke of President Lee Teng and of President Lee.")[1:] == [
        ("President Lee", "lee-jae-myung")
    ]


def test_a_shared_title_means_who_was_in_office_and_else_who_was_named_last() -> None:
    text = "김정은은 김정일의 아들이다. 김 위원장은 공장을 찾았다."
    by_date = default_matcher().mentions(text, date="2024-05-01")
    assert [mention.id for mention in by_date] == ["kim-jong-un", "kim-jong-il", "kim-jong-un"]
    assert ids(text) == ["kim-jong-un", "kim-jong-il", "kim-jong-il"]


def test_a_journalist_who_has_the_name_of_an_official_is_not_that_official() -> None:
    assert found("[예시뉴스 황병서 기자] 오늘") == []


def test_older_korean_texts_put_a_blank_after_the_surname() -> None:
    assert found("김 일성 동지를") == [("김 일성", "kim-il-sung")]


def test_a_name_of_two_people_is_given_for_both_until_the_article_tells() -> None:
    assert ids("Ri Yong Ho spoke.") == ["ri-yong-ho", "ri-yong-ho-general"]
    assert ids("Ri Yong Ho (리용호) spoke.") == ["ri-yong-ho", "ri-yong-ho"]


def test_offsets_survive_characters_that_fold_to_several() -> None:
    text = "ﬁve km² … ㈜ of ½ ß, the\u00ad KCNA of Ｋｉｍ Jong Un"
    assert [entity for _, entity in found(text)] == ["kcna", "kim-jong-un"]
    assert found(text)[1][0] == "Ｋｉｍ Jong Un"


@pytest.mark.parametrize(
    "text",
    [
        "Kim " * 50_000,
        "a" * 200_000,
        "'-" * 100_000,
        "e\u0301" * 60_000,
        "a" + "\u0301\u0327" * 60_000,
        "김정은" * 60_000,
    ],
)
def test_no_text_takes_more_than_linear_time(text: str) -> None:
    started = time.process_time()
    default_matcher().mentions(text)
    assert time.process_time() - started < 3


def test_empty_text_has_no_names() -> None:
    assert default_matcher().mentions("") == []


@pytest.mark.parametrize(
    ("text", "date", "ids"),
    [
        ("Kim Yong Il met the guests.", "2008-05-01", {"kim-yong-il-premier"}),
        ("Kim Yong Il met the guests.", "2011-05-01", {"kim-yong-il-party"}),
        ("Kim Yong Il met the guests.", None, {"kim-yong-il-premier", "kim-yong-il-party"}),
        ("김용현은 물러났다.", "2024-12-05", {"kim-yong-hyun"}),
        ("김용현은 그렇게 보았다.", "2015-12-05", {"kim-yong-hyun", "kim-yong-hyun-professor"}),
        ("Professor Kim Yong-hyun spoke. Kim Yong-hyun said so.", "2015-12-05", {"kim-yong-hyun-professor"}),
        ("Shinjiro Koizumi came. Koizumi spoke.", "2025-11-11", {"shinjiro-koizumi"}),
        ("Junichiro Koizumi came. Koizumi spoke.", "2004-05-22", {"junichiro-koizumi"}),
    ],
)
def test_namesakes_are_told_apart_by_office_and_company(text: str, date: str | None, ids: set[str]) -> None:
    assert {mention.id for mention in default_matcher().mentions(text, date=date)} == ids
