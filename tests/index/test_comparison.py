"""Two articles side by side: which passages are linked, and what is said to differ."""

from __future__ import annotations

import time
import unicodedata
from typing import TYPE_CHECKING

import pytest

from index.article import Article, Comparison, Paragraph, Precision, PublicationDate, Role
from index.comparison import compare

if TYPE_CHECKING:
    from collections.abc import Iterable

LAUNCH_NORTH = """\
The northern port of Wonsan woke to a rocket on Tuesday, the defence ministry said.

The missile flew 995 kilometres before it fell into the sea, and reached an altitude of 6,000 km.

Some 6,000 soldiers took part in the drill, according to Colonel Han Byol-nim.

The leader called the South a "principal enemy" and promised four more satellites next year.

Rain is expected in the afternoon."""

LAUNCH_SOUTH = """\
A rocket woke the port of Wonsan early on Wednesday, Seoul's defence ministry said.

The missile reached an altitude of 6,000 kilometers and flew 1,000 km before it fell into the sea.

He called the South the "worst enemy", and said that three more satellites would follow next year.

About 6,200 soldiers took part in the drill near Tongchon, the ministry added.

Share prices rose a little."""

KOREAN_ONE = """\
북한이 3일 새벽 원산에서 미사일을 쏘았다고 국방부가 밝혔다. 미사일은 995㎞를 날아 바다에 떨어졌다.

훈련에는 병사 6,000명이 나섰다. 오후에는 비가 온다."""

KOREAN_TWO = """\
국방부에 따르면 미사일은 1,000㎞를 날아 바다에 떨어졌습니다. 이번 훈련에는 병사 6,200명이 나섰다고 합니다.

주가는 조금 올랐습니다."""


def article(text: str, roles: Iterable[Role] = (), day: str | None = "2023-12-06", name: str = "") -> Article:
    paragraphs: list[Paragraph] = []
    start = 0
    given = list(roles)
    for number, piece in enumerate(text.split("\n\n")):
        role = given[number] if number < len(given) else Role.BODY
        paragraphs.append(Paragraph(start, start + len(piece), role))
        start += len(piece) + 2
    published = PublicationDate(day, Precision.DAY, "header") if day else PublicationDate()
    return Article("A title", text, tuple(paragraphs), published, id=name)


def linked(a: Article, b: Article, comparison: Comparison, left: str, right: str) -> bool:
    return any(left in a.text[slice(*link.a)] and right in b.text[slice(*link.b)] for link in comparison.links)


def notes(comparison: Comparison, kind: str) -> list[str]:
    return [difference.note for difference in comparison.differences if difference.kind == kind]


def test_passages_that_tell_the_same_are_linked_and_the_others_are_not() -> None:
    a, b = article(LAUNCH_NORTH, name="aa"), article(LAUNCH_SOUTH, name="bb")
    found = compare(a, b)
    assert (found.a, found.b) == ("aa", "bb")
    assert linked(a, b, found, "995 kilometres", "1,000 km")
    assert linked(a, b, found, "four more satellites", "three more satellites")
    assert linked(a, b, found, "6,000 soldiers", "6,200 soldiers")
    assert [a.text[slice(*span)] for span in found.only_a] == ["Rain is expected in the afternoon."]
    assert [b.text[slice(*span)] for span in found.only_b] == ["Share prices rose a little."]


def test_a_link_shows_the_terms_that_made_it_and_a_score() -> None:
    a, b = article(LAUNCH_NORTH), article(LAUNCH_SOUTH)
    for link in compare(a, b).links:
        assert 0.0 < link.score <= 1.0
        assert link.kind in {"same", "related"}
        assert 1 <= len(link.shared) <= 8
        for term in link.shared:
            mine, _, theirs = term.partition(" = ")
            assert mine in a.text[slice(*link.a)]
            assert (theirs or mine).casefold() in b.text[slice(*link.b)].casefold() or not theirs


def test_numbers_that_count_the_same_thing_are_set_against_each_other() -> None:
    assert notes(compare(article(LAUNCH_NORTH), article(LAUNCH_SOUTH)), "number") == [
        "995 kilometres in A, 1,000 km in B",
        "6,000 soldiers in A, 6,200 soldiers in B",
        "four more satellites in A, three more satellites in B",
    ]


def test_the_same_value_in_other_units_or_in_words_is_no_difference() -> None:
    a = article("The three boats sailed 620 miles along the eastern coast before they turned back.")
    b = article("Along the eastern coast, 3 boats sailed about 1,000 kilometres before they turned back.")
    assert compare(a, b).links
    assert notes(compare(a, b), "number") == []


def test_times_of_day_are_compared_however_they_are_written() -> None:
    a = article("The gate of the old mill fell at 2:49 p.m. on Tuesday, and the guards ran.")
    b = article("At 14:50 on Tuesday the gate of the old mill fell, and all the guards ran.")
    c = article("At 14:49:20 on Tuesday the gate of the old mill fell, and all the guards ran.")
    assert notes(compare(a, b), "number") == ["2:49 p.m. in A, 14:50 in B"]
    assert notes(compare(a, c), "number") == []


def test_times_of_one_moment_are_compared_even_where_passages_are_not_linked() -> None:
    a = article("SEOUL — The mill of Wonsan had stood for long. At 2:49 p.m. on Tuesday dust rose. Nobody was inside.")
    b = article("A mill was ruined in Wonsan. “At 14:50 it went down”, a guard said on Tuesday. Rain came at night.")
    c = article("Bakers of Hamhung complained. “At 14:50 we were sold out”, one said last week. Flour was dear.")
    assert notes(compare(a, b), "number") == ["2:49 p.m. in A, 14:50 in B"]
    assert compare(a, c).differences == ()


def test_a_duration_is_one_number_in_whatever_parts_it_is_given() -> None:
    a = article("미사일은 10,199초 동안 궤도를 따라 날아 표적을 맞혔다고 통신이 보도했다.")
    b = article("미사일은 2시간49분59초 동안 궤도를 따라 날아 표적을 맞혔다고 통신이 전했다.")
    assert compare(a, b).links
    assert compare(a, b).differences == ()


def test_a_number_and_its_conversion_are_not_set_against_another_number() -> None:
    a = article("Boats must keep 40 miles off the line in the east of the bay, and 20 in the west of it.")
    b = article("Boats must keep 20 miles (32 kilometers) off the line in the west of the bay, twice that in the east.")
    assert notes(compare(a, b), "number") == []


def test_a_number_that_only_one_gives_is_no_difference() -> None:
    a = article("The soldiers crossed the frozen river at dawn and burned 35 boats of the guards.")
    b = article("The soldiers crossed the frozen river at dawn and burned the boats of the guards.")
    assert compare(a, b).links
    assert compare(a, b).differences == ()


def test_days_of_the_same_event_are_compared_as_dates() -> None:
    a = article("The plenary session of the party in the capital ended on Saturday, December 2, after five days.")
    b = article("The plenary session of the party in the capital ended on Dec. 3, after five days.")
    c = article("The plenary session of the party in the capital ended on Saturday, after five days.")
    assert notes(compare(a, b), "date") == ["Saturday, December 2 in A, Dec. 3 in B"]
    assert notes(compare(a, c), "date") == []


def test_quoted_words_that_differ_are_shown_next_to_each_other() -> None:
    found = compare(article(LAUNCH_NORTH), article(LAUNCH_SOUTH))
    assert notes(found, "wording") == ["“principal enemy” in A, “worst enemy” in B"]
    difference = next(d for d in found.differences if d.kind == "wording")
    assert difference.a is not None
    assert difference.b is not None
    assert LAUNCH_NORTH[difference.a.start : difference.a.end] == difference.a.text == "principal enemy"
    assert LAUNCH_SOUTH[difference.b.start : difference.b.end] == difference.b.text == "worst enemy"


def test_a_quotation_cut_short_is_not_another_wording() -> None:
    a = article("He promised to “answer every shot with ten” if the boats came back to the line.")
    b = article("He promised to “answer every shot” if the boats ever came back to the line.")
    assert notes(compare(a, b), "wording") == []


def test_names_that_only_one_article_knows_are_reported() -> None:
    found = compare(article(LAUNCH_NORTH), article(LAUNCH_SOUTH))
    assert "only A names Colonel Han Byol-nim" in notes(found, "name")
    assert "only B names Tongchon" in notes(found, "name")
    assert not any("Wonsan" in note or "South" in note for note in notes(found, "name"))


def test_two_who_say_the_same_are_set_against_each_other() -> None:
    a = article("The blast at the river was a brazen breach of every promise, said Han Byol-nim of the harbour office.")
    b = article("“The blast at the river is a brazen breach of every promise,” Tolman told the people of the harbour.")
    assert notes(compare(a, b), "name") == ["Han Byol-nim in A, Tolman in B"]


def test_two_models_of_one_make_are_set_against_each_other() -> None:
    a = article("Both capitals believe that the large rocket which fell into the cold sea was a Hwasong-17.")
    b = article("Both capitals believe that the large rocket which fell into the cold sea was a Hwasong-15.")
    assert notes(compare(a, b), "name") == ["Hwasong-17 in A, Hwasong-15 in B"]


def test_days_and_names_in_reports_of_different_days_are_no_differences() -> None:
    a = article("The plenary session of the party in Wonsan ended on Friday, led by Han Byol-nim.", day="2023-12-02")
    b = article("The plenary session of the party in Wonsan ended on Saturday, led by Tolman.", day="2023-12-03")
    c = article("The plenary session of the party in Wonsan ended on Monday, led by Tolman.", day="2023-12-12")
    assert notes(compare(a, b), "date") == []
    assert compare(a, c).links
    assert compare(a, c).differences == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("state media", "KCNA"),
        ("the peninsula", "the Korean Peninsula"),
        ("the government in Seoul", "the South Korean Defence Ministry"),
        ("the leader of the party", "the Workers' Party Central Committee"),
        ("Han", "Han Byol-nim"),
    ],
)
def test_what_stands_for_a_name_is_no_difference(one: str, other: str) -> None:
    a = article(f"The frozen river was crossed at dawn by forty guards, according to {one} in a long report.")
    b = article(f"The frozen river was crossed at dawn by forty guards, according to {other} in a long report.")
    assert compare(a, b).links
    assert compare(a, b).differences == ()
    assert compare(b, a).differences == ()


def test_the_day_on_which_something_was_said_is_no_difference() -> None:
    a = article("The frozen river was crossed by forty guards at dawn, the colonel said on Monday in Wonsan.")
    b = article("The frozen river was crossed by forty guards at dawn, the colonel said on Sunday in Wonsan.")
    assert compare(a, b).links
    assert notes(compare(a, b), "date") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("우리는 이미 길을 가졌다", "우리는 이미 길을 가진 것"),
        ("이 문제를 함께 풀어야 한다", "해당 문제를 함께 풀어야 한다"),
        ("력사의 로정을 새로 연다", "역사의 노정을 새로 연다"),
        ("조로(북러)관계를 굳게 다진다", "북러 관계를 굳게 다졌다"),
    ],
)
def test_endings_and_spellings_are_not_other_words(one: str, other: str) -> None:
    a = article(f"그는 원산에서 열린 모임에서 “{one}”고 참가자들에게 말했다.")
    b = article(f"그는 원산에서 열린 모임에서 “{other}”고 참가자들에게 밝혔다.")
    assert compare(a, b).links
    assert notes(compare(a, b), "wording") == []


def test_two_short_korean_words_are_other_words() -> None:
    a = article("그는 원산에서 열린 모임에서 “우리는 평화를 함께 지킨다”고 참가자들에게 말했다.")
    b = article("그는 원산에서 열린 모임에서 “우리는 평양을 함께 지킨다”고 참가자들에게 밝혔다.")
    assert notes(compare(a, b), "wording") == ["“우리는 평화를 함께 지킨다” in A, “우리는 평양을 함께 지킨다” in B"]


def test_the_same_name_in_another_spelling_is_no_difference() -> None:
    a = article("The guards were thanked by Kim Jong-un for the long watch on the frozen river.")
    b = article("The guards were thanked by Kim Jong Un for the long watch on the frozen river.")
    assert compare(a, b).differences == ()


def test_the_dateline_and_the_day_of_the_report_are_no_differences() -> None:
    a = article(
        "SEOUL, Dec. 4 (Desk) -- The river froze over its whole length, officials said Monday.", day="2023-12-04"
    )
    b = article(
        "TOKYO, Dec. 5 (Wire) -- The river froze over its whole length, officials said Tuesday.", day="2023-12-05"
    )
    assert compare(a, b).links
    assert compare(a, b).differences == ()


def test_a_name_is_reported_once_however_often_it_is_given() -> None:
    a = article("The guards of Tongchon left the river at noon. At dusk the guards of Tongchon came back to the river.")
    b = article("The guards left the river at noon. At dusk the guards came back to the river.")
    assert notes(compare(a, b), "name") == ["only A names Tongchon"]


def test_differences_come_in_the_order_of_the_left_article() -> None:
    places = [d.a.start for d in compare(article(LAUNCH_NORTH), article(LAUNCH_SOUTH)).differences if d.a]
    assert len(places) > 2
    assert places == sorted(places)


def test_korean_articles_are_compared_too() -> None:
    a, b = article(KOREAN_ONE), article(KOREAN_TWO)
    found = compare(a, b)
    assert linked(a, b, found, "995㎞", "1,000㎞")
    assert notes(found, "number") == ["995㎞ in A, 1,000㎞ in B", "6,000명 in A, 6,200명 in B"]
    assert [a.text[slice(*span)] for span in found.only_a][-1] == "오후에는 비가 온다."


KNOWN = {"Wonsan": "wonsan", "원산": "wonsan", "Tongchon": "tongchon", "통천": "tongchon", "국방부": "mnd"}


def entities(text: str) -> list[str]:
    return [name for spelling, name in KNOWN.items() if spelling in text]


def test_numbers_and_entities_link_a_korean_to_an_english_article() -> None:
    a = article("A rocket rose from Wonsan. It flew 995 km near Tongchon. Rain is expected. Nobody was hurt.")
    b = article("로켓은 통천 근처에서 995㎞를 날았다. 원산에서 솟아올랐다. 주가는 올랐다. 시장은 조용했다.")
    found = compare(a, b, entities)
    assert linked(a, b, found, "995 km", "995㎞")
    assert linked(a, b, found, "Wonsan", "원산")
    assert not linked(a, b, found, "Rain", "주가")
    assert any("Tongchon = 통천" in link.shared for link in found.links)


def test_an_entity_that_only_one_names_is_found_by_the_gazetteer() -> None:
    a = article("미사일은 원산에서 솟아올라 995㎞를 날아 바다에 떨어졌다. 국방부는 말이 없었다.")
    b = article("미사일은 아침에 솟아올라 995㎞를 날아 바다에 떨어졌다. 국방부는 말이 없었다.")
    assert notes(compare(a, b, entities), "name") == ["only A names 원산"]
    assert notes(compare(a, b), "name") == []


@pytest.mark.parametrize("text", [LAUNCH_NORTH, LAUNCH_SOUTH, KOREAN_ONE, KOREAN_TWO, "One sentence only."])
def test_an_article_beside_itself_is_linked_throughout_and_does_not_differ(text: str) -> None:
    found = compare(article(text), article(text))
    assert {link.a for link in found.links if link.a == link.b and link.kind == "same"} == {
        link.a for link in found.links
    }
    assert (found.only_a, found.only_b, found.differences) == ((), (), ())


def test_articles_without_anything_in_common_have_no_links() -> None:
    a = article("Share prices rose a little. Brokers went home early.\n\nThe bakery on the corner sold out.")
    b = article("Missiles fell into cold water; nobody could say why that happened.\n\nGuards kept watch until dawn.")
    found = compare(a, b)
    assert (found.links, found.differences) == ((), ())
    assert (len(found.only_a), len(found.only_b)) == (3, 2)


def test_only_readable_paragraphs_are_compared() -> None:
    text = "The boats sailed at noon.\n\nDownload our app for more news.\n\nBy a staff writer"
    roles = [Role.BODY, Role.BOILERPLATE, Role.BYLINE]
    found = compare(article(text, roles), article(text, roles))
    assert [link.a for link in found.links] == [(0, 25)]
    assert found.only_a == ()


@pytest.mark.parametrize("text", ["", "\n\n", "...", "“", "\u200b", "word", "가"])
def test_articles_with_nothing_to_say_are_compared_without_complaint(text: str) -> None:
    compare(article(text), article(LAUNCH_NORTH))
    compare(article(LAUNCH_NORTH), article(text))
    compare(article(text), article(text))
    compare(Article("A title", "", ()), Article("A title", "", ()))


HOSTILE = {
    "controls": "\x1b[31mThree\x07 boats\x00 sailed\u202e north.\n\n[b]Three[/b] [@click=app.quit]boats[/] sailed.",
    "decomposed": unicodedata.normalize("NFD", KOREAN_ONE),
    "stops": ". " * 20_000,
    "one word": "a" * 100_000,
    "quotation marks": "“" * 20_000 + '"a" ' * 10_000,
    "digits": "1 111 " * 10_000 + "1,111," * 10_000 + "9" * 20_000,
    "names": "Kim Jong Un " * 10_000,
    "dates": "Dec. 1 30일 2024년 " * 5_000,
    "Hangul": "만1" * 30_000 + "가" * 50_000,
    "lone surrogate": "Three boats \ud800 sailed.",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_compared_in_bounded_time(text: str) -> None:
    started = time.process_time()
    for found in (compare(article(text), article(LAUNCH_NORTH)), compare(article(text), article(text))):
        assert all("\n" not in difference.note and "\x1b" not in difference.note for difference in found.differences)
        assert all("\x1b" not in term for link in found.links for term in link.shared)
    assert time.process_time() - started < 10.0


def test_endless_lists_of_differing_facts_are_compared_in_bounded_time() -> None:
    def listed(offset: int) -> Article:
        facts = (
            f"the {number * 7 + offset} boats of Port{number * 3 + offset}ville met “our plan {number + offset}” on "
            for number in range(3_000)
        )
        return article(" ".join(facts))

    started = time.process_time()
    compare(listed(0), listed(1))
    assert time.process_time() - started < 10.0


def test_a_paragraph_of_two_megabytes_takes_seconds_at_most() -> None:
    words = [f"{first}{second}{third}" for first in "bdfgk" for second in "aeiou" for third in ("lm", "rt", "ns", "p")]
    text = " ".join(words[(7 * number * number + number) % 100] + "." * (number % 12 == 0) for number in range(420_000))
    started = time.process_time()
    compare(article(text), article(LAUNCH_NORTH))
    assert time.process_time() - started < 5.0


def test_a_pair_of_ordinary_articles_takes_a_blink() -> None:
    topics = ("boats", "rails", "farms", "mines", "schools", "bridges", "ports", "forests")
    text = "\n\n".join(
        f"In year {2000 + number} the {topics[number % 8]} of district {number} sent {number * 7} reports to Wonsan. "
        f"Nobody there answered the {topics[number % 5]} before the {number}th of May, said Han Byol-nim."
        for number in range(20)
    )
    a, b = article(text), article(text.replace("Nobody", "Hardly anybody"))
    best = min(_seconds(a, b) for _ in range(3))
    assert best < 0.2
    assert len(compare(a, b).links) >= 40


def _seconds(a: Article, b: Article) -> float:
    started = time.process_time()
    compare(a, b)
    return time.process_time() - started
