"""Finding other coverage of the same event among candidates."""

from __future__ import annotations

from index.article import Article, Paragraph, Precision, PublicationDate, Role
from index.comparison import nearest

HARBOUR = "Fire in the harbour of Wonsan destroyed 14 boats on Tuesday. Han Byol-nim led the rescue of 31 sailors."
HARBOUR_AGAIN = "Fourteen boats burned in Wonsan's harbour, where Han Byol-nim and her crews pulled 31 sailors out."
HARBOUR_KOREAN = "원산항에서 불이 나 배 14척이 탔다. 한별님이 이끄는 구조대가 선원 31명을 구했다."
PARLIAMENT = "Parliament in Seoul passed the budget of 2024 after nine hours. Nobody was content with 657 pages."
WEATHER = "Snow will fall on Wonsan this week, with 14 degrees of frost at night. Boats should stay in the harbour."


def article(
    text: str,
    day: str | None = "2023-12-06",
    source: str = "",
    language: str = "en",
    name: str = "",
    title: str = "News",
) -> Article:
    published = PublicationDate(day, Precision(_precision(day)), "header") if day else PublicationDate()
    return Article(title, text, (Paragraph(0, len(text), Role.BODY),), published, source, language=language, id=name)


def _precision(day: str) -> str:
    return {4: "year", 7: "month", 10: "day"}.get(len(day), "second")


def test_another_telling_of_the_event_comes_first() -> None:
    told_again = article(HARBOUR_AGAIN)
    found = nearest(article(HARBOUR), [article(PARLIAMENT), article(WEATHER), told_again])
    assert found[0][1] is told_again
    scores = [score for score, _ in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 < score <= 1.0 for score in scores)


def test_an_article_with_nothing_in_common_is_left_out() -> None:
    assert nearest(article(HARBOUR), [article("Bakers complained of dear flour.", title="Bread")]) == []


def test_the_article_itself_is_left_out() -> None:
    own = article(HARBOUR, name="abc")
    assert nearest(own, [own, article(HARBOUR, name="abc")]) == []


def test_a_copy_of_the_text_gives_way_to_another_telling() -> None:
    copy, told_again = article(HARBOUR, source="Other"), article(HARBOUR_AGAIN, source="Other")
    assert [found for _, found in nearest(article(HARBOUR), [copy, told_again])] == [told_again, copy]


def test_closer_dates_come_first_and_vague_ones_between() -> None:
    days = ["2023-12-06", "2023-12", "2023-12-20", "2022-12-06"]
    candidates = [article(HARBOUR_AGAIN, day) for day in reversed(days)]
    found = nearest(article(HARBOUR, "2023-12-06T10:00:00Z"), candidates)
    assert [candidate.date.value for _, candidate in found] == days


def test_dates_that_make_no_sense_do_no_harm() -> None:
    for value in ("soon", "2023-13", "0", "99999"):
        odd = article(HARBOUR_AGAIN)
        odd = Article(odd.title, odd.text, odd.paragraphs, PublicationDate(value, Precision.MONTH))
        assert len(nearest(article(HARBOUR), [odd])) == 1


def test_the_same_outlet_counts_a_little_less() -> None:
    own, other = article(HARBOUR_AGAIN, source="Desk"), article(HARBOUR_AGAIN, source="Wire")
    found = nearest(article(HARBOUR, source="Desk"), [own, other])
    assert [candidate for _, candidate in found] == [other, own]
    assert found[1][0] > 0.7 * found[0][0]


def test_a_korean_telling_is_found_by_numbers_and_better_by_entities() -> None:
    known = {"Wonsan": "wonsan", "원산": "wonsan", "Han Byol-nim": "han", "한별님": "han"}
    korean = article(HARBOUR_KOREAN, language="ko")
    pool = [article(PARLIAMENT), korean, article(WEATHER)]
    bare = {candidate.text: score for score, candidate in nearest(article(HARBOUR), pool)}
    named = nearest(article(HARBOUR), pool, lambda text: [known[name] for name in known if name in text])
    assert bare[HARBOUR_KOREAN] > 0.0
    assert named[0][1] is korean
    assert named[0][0] > bare[HARBOUR_KOREAN]


def test_a_korean_telling_is_found_by_what_it_is_about() -> None:
    own = article(
        "A nuclear submarine is being built in a shipyard. Who made the reactor of the submarine, nobody says."
    )
    korean = article("조선소에서 짓고 있는 핵잠수함의 원자로를 누가 만들었는지 아무도 말하지 않는다.", language="ko")
    other = article("새 병원의 문을 여는 행사가 열렸다. 공장도 곧 문을 연다.", language="ko")
    assert [found for _, found in nearest(own, [other, korean])] == [korean]


def test_empty_articles_and_no_candidates() -> None:
    empty = Article("News", "", ())
    assert nearest(article(HARBOUR), []) == []
    assert nearest(empty, [article(HARBOUR)]) == []
    assert nearest(article(HARBOUR), [empty]) == []


def test_a_generator_of_huge_candidates_is_read_in_bounds() -> None:
    huge = "Boats burned in Wonsan. " * 50_000
    found = nearest(article(HARBOUR), (article(huge, name=str(number)) for number in range(1_000_000)))
    assert len(found) <= 400
