"""Renderings of one utterance come together, whatever the order in which they are imported; doubt keeps them apart."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

from index.library import Library
from index.statements import Kind, differing
from index.statements.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from index.statements import Statement

Report = dict[str, object]

HARBOUR = "We will dredge the northern harbour before winter and every ferry will sail again"
HARBOUR_KO = "우리는 겨울이 오기 전에 북부 항구를 재건하고 17척의 구축함을 건조할 것이다"


def report(date: str, text: str, *, source: str = "Desk", language: str = "en") -> Report:
    return {"title": f"{source} of {date}: {text[:30]}", "date": date, "source": source, "text": text, "lang": language}


def said(date: str, words: str, *, who: str = "Kim Jong Un", source: str = "Desk", how: str = "said") -> Report:
    return report(date, f'North Korean leader {who} visited a port.\n\n"{words}," {who} {how}.', source=source)


def said_in_korean(date: str, words: str, *, source: str = "데스크") -> Report:
    text = f"김정은 국무위원장이 항구를 찾았다.\n\n김정은 국무위원장은 “{words}”라고 말했다."
    return report(date, text, source=source, language="ko")


@pytest.fixture
def grouped(tmp_path: Path, lines: Callable[..., Path]) -> Iterator[Callable[..., list[Statement]]]:
    """Return a function that adds reports to a library and gives its statements."""
    with Library(tmp_path / "grouped") as library:
        count = iter(range(1_000))

        def add(*reports: Report) -> list[Statement]:
            library.add([lines(f"reports-{next(count)}.jsonl", *reports)])
            assert library.group_statements() == 0
            return list(library.statements())

        yield add


def test_copies_are_one_statement(grouped: Callable[..., list[Statement]]) -> None:
    (statement,) = grouped(
        said("2021-03-02", HARBOUR, source="First"),
        said("2021-03-01", HARBOUR, source="Second"),
        said("2021-03-01", "Hm"),
    )
    assert [rendering.head.source for rendering in statement.renderings] == ["Second", "First"]
    assert {rendering.kind for rendering in statement.renderings} == {Kind.EXACT}
    assert statement.speaker == "Kim Jong Un"
    assert statement.text.startswith(HARBOUR)


def test_a_part_is_found_in_the_whole(grouped: Callable[..., list[Statement]]) -> None:
    part = report("2021-03-02", 'Kim Jong Un told workers that they would "dredge the northern harbour before winter".')
    (statement,) = grouped(said("2021-03-01", HARBOUR), part)
    assert [rendering.kind for rendering in statement.renderings] == [Kind.EXACT, Kind.PARTIAL]
    assert statement.renderings[1].differing == ()


def test_another_translation_shows_the_words_that_differ(grouped: Callable[..., list[Statement]]) -> None:
    (statement,) = grouped(
        said(
            "2021-03-01",
            "The South is our principal enemy and war drills are a grave provocation against our sovereignty",
        ),
        said(
            "2021-03-01", "The South is our main enemy and war drills are a serious provocation against our sovereignty"
        ),
    )
    words = {r.quote.text[slice(*span)] for r in statement.renderings for span in r.differing}
    assert words in ({"principal", "grave"}, {"main", "serious"})


def test_korean_meets_english_by_names_numbers_and_glossary(grouped: Callable[..., list[Statement]]) -> None:
    (statement,) = grouped(
        said_in_korean("2021-03-01", HARBOUR_KO),
        said("2021-03-02", "Before winter we will rebuild the northern harbour and build 17 destroyers"),
    )
    assert {rendering.head.language for rendering in statement.renderings} == {"ko", "en"}
    assert Kind.TRANSLATION in {rendering.kind for rendering in statement.renderings}


GULLS = "Before winter we will rebuild the northern harbour, and gulls on its crooked lamp will watch 17 destroyers"
GULLS_KO = "우리는 겨울이 오기 전에 북부 항구를 재건할 것이며 갈매기들이 등대 위에서 17척의 구축함을 바라보게 될 것이다"


def parts_of_gulls() -> tuple[Report, Report, Report]:
    part = report("2021-03-02", 'Kim Jong Un promised that "gulls on its crooked lamp" would see it.', source="Part")
    return (
        said("2021-03-01", GULLS, source="Whole"),
        part,
        said_in_korean("2021-03-01", f"{GULLS_KO} 꼭"),
    )


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)], ids=str)
def test_a_part_stays_with_its_whole_when_another_language_is_fuller(
    grouped: Callable[..., list[Statement]], order: tuple[int, ...]
) -> None:
    reports = parts_of_gulls()
    for number in order[:2]:
        grouped(reports[number])
    (statement,) = grouped(reports[order[2]])
    kinds = {rendering.head.source: rendering.kind for rendering in statement.renderings}
    assert kinds == {"데스크": Kind.EXACT, "Whole": Kind.TRANSLATION, "Part": Kind.PARTIAL}
    assert not any(rendering.differing for rendering in statement.renderings)


def test_a_part_leaves_with_its_whole(library: Library, lines: Callable[..., Path]) -> None:
    library.add([lines("gulls.jsonl", *parts_of_gulls())])
    library.group_statements()
    (statement,) = library.statements()
    whole = next(one for one in statement.renderings if one.head.source == "Whole")
    library.quotations.correct(whole.head.row, whole.quote, "Yoon Suk Yeol")
    library.group_statements()
    assert list(library.statements()) == []


def test_the_fullest_rendering_is_what_others_are_compared_with(grouped: Callable[..., list[Statement]]) -> None:
    fullest = "[The old harbour] must be [dredged] as [the first work] of a new and very busy year"
    longer = "The antediluvian harbour must be dredged as the immediate undertaking of a new and busy year"
    (statement,) = grouped(said("2021-03-02", fullest, source="A"), said("2021-03-01", longer, source="B"))
    for rendering in statement.renderings:
        assert bool(rendering.differing) == (rendering.quote.text.rstrip(",") != statement.text.rstrip(","))


DATED = ("in June 2020", "in Jun. 2020", "in 2020-06")


@pytest.mark.parametrize("other", DATED[1:])
def test_a_month_is_the_same_however_it_is_written(grouped: Callable[..., list[Statement]], other: str) -> None:
    words = "The old pier was burnt {} by careless men"
    (statement,) = grouped(
        said("2021-03-01", words.format(DATED[0]), source="A"), said("2021-03-01", words.format(other), source="B")
    )
    assert {rendering.kind for rendering in statement.renderings} == {Kind.EXACT}
    assert not any(rendering.differing for rendering in statement.renderings)


def test_a_month_tells_korean_and_english_together(grouped: Callable[..., list[Statement]]) -> None:
    (statement,) = grouped(
        said_in_korean("2021-03-01", "2020년 6월의 합의는 영원하다"),
        said("2021-03-01", "The agreement of June 2020 is eternal"),
    )
    assert len(statement.renderings) == 2


@pytest.mark.parametrize(
    ("korean", "meaning"),
    [("해당 조문", "party"), ("당의 결정", "party"), ("적극적으로", "enemy"), ("적을", "enemy"), ("피해가", "blood")],
)
def test_one_syllable_is_no_part_of_another_word(korean: str, meaning: str) -> None:
    assert (meaning in wording(korean).meanings) == (korean in {"당의 결정", "적을"})


def test_days_later_a_few_words_in_common_are_not_enough(grouped: Callable[..., list[Statement]]) -> None:
    long = said_in_korean(
        "2021-03-07", "새 항구 등대의 구성 부분들을 오래 점검하고 그 위력을 과시하는 것은 책임적인 권리의 행사"
    )
    few = "등대의 중대한 구성 부분"
    assert len(grouped(long, said_in_korean("2021-03-01", few, source="앞"))) == 0
    assert len(grouped(said_in_korean("2021-03-07", few, source="같은 날"))) == 1


def test_a_korean_name_is_the_same_in_either_script(grouped: Callable[..., list[Statement]]) -> None:
    korean = "홍갑표 차관은 기자회견을 열었다.\n\n홍갑표 차관은 “북부 항구를 겨울 전에 재건한다”라고 말했다."
    english = (
        'Vice Minister Hong Kap-pyo met reporters.\n\n"We rebuild the northern harbour by winter," Hong Kap-pyo said.'
    )
    (statement,) = grouped(
        report("2021-03-01", korean, language="ko"),
        report("2021-03-01", english, source="A"),
        report("2021-03-01", english.replace("Hong", "Shin"), source="B"),
    )
    assert {rendering.head.source for rendering in statement.renderings} == {"Desk", "A"}


def called(date: str, words: str, *, who: str = "Kim Jong Un") -> Report:
    return report(
        date, f'North Korean leader {who} called the South "{words}" at a meeting.', source=f"Desk of {words}"
    )


def called_in_korean(date: str, words: str) -> Report:
    text = f"김정은 국무위원장은 회의에서 남한을 “{words}”이라고 말했다."
    return report(date, text, source=f"Desk of {words}", language="ko")


def test_a_telling_phrase_meets_its_other_translations(grouped: Callable[..., list[Statement]]) -> None:
    (statement,) = grouped(
        called("2024-01-15", "principal enemy"),
        called("2024-01-16", "our main enemy"),
        called("2024-01-16", "worst enemy"),
        called_in_korean("2024-01-16", "주적"),
        called_in_korean("2024-01-16", "제1의 적대국, 불변의 주적"),
    )
    assert statement.text == "제1의 적대국, 불변의 주적"
    assert len(statement.renderings) == 5


@pytest.mark.parametrize(
    "other",
    [
        called("2024-01-19", "main enemy"),
        called("2024-01-15", "main enemy", who="Kim Yo Jong"),
        called("2024-01-15", "main market"),
        called("2024-01-15", "main enemy of weak, lazy and forgetful herring fishermen everywhere"),
        report("2024-01-15", 'The "main enemy" is near.'),
    ],
    ids=["days later", "another speaker", "another phrase", "more than the phrase", "nobody says it"],
)
def test_a_telling_phrase_joins_nothing_else(grouped: Callable[..., list[Statement]], other: Report) -> None:
    assert grouped(called("2024-01-15", "principal enemy"), other) == []


@pytest.mark.parametrize(
    "other",
    [
        said("2021-03-02", HARBOUR, who="Yoon Suk Yeol"),
        said("2021-03-02", "We will close the southern harbour after summer and no ferry will sail again"),
        said_in_korean("2021-03-02", "우리는 내년 봄에 남부 공장에서 새 뻐스를 생산할 것이다"),
    ],
    ids=["another speaker", "other words", "another matter in Korean"],
)
def test_doubt_keeps_apart(grouped: Callable[..., list[Statement]], other: Report) -> None:
    assert grouped(said("2021-03-01", HARBOUR), other) == []


def test_years_later_only_a_long_quotation_is_quoted_again(grouped: Callable[..., list[Statement]]) -> None:
    assert grouped(said("2021-03-01", "Every ferry sails"), said("2024-06-01", "Every ferry sails")) == []
    (statement,) = grouped(said("2021-03-01", HARBOUR), said("2024-06-01", HARBOUR))
    assert [rendering.head.date.value for rendering in statement.renderings] == ["2021-03-01", "2024-06-01"]


def test_words_that_anybody_puts_in_marks_are_no_statement(grouped: Callable[..., list[Statement]]) -> None:
    scare = [
        report("2021-03-01", f'The "government" closed port {number}.', source=f"Desk {number}") for number in range(9)
    ]
    assert grouped(*scare) == []


def test_a_statement_does_not_chain(grouped: Callable[..., list[Statement]]) -> None:
    first = "The ferry to the western island will sail at noon on every working day"
    second = "It will sail at noon on every working day and the crew will wear blue caps"
    third = "The crew will wear blue caps and the captain will ring a silver bell at sea"
    statements = grouped(*(said("2021-03-01", words) for words in (first, second, third)))
    for statement in statements:
        texts = [rendering.quote.text for rendering in statement.renderings]
        assert not (any(text.startswith("The ferry") for text in texts) and any("silver" in text for text in texts))


def mixture() -> list[Report]:
    """Return reports with copies, parts, translations and others between them."""
    chooser = random.Random(11)
    words = HARBOUR.split()
    cut = [" ".join(words[start : start + 9]) for start in range(0, len(words) - 8, 2)]
    changed = [HARBOUR.replace("ferry", "boat"), HARBOUR.replace("northern", "northernmost"), f"{HARBOUR} this year"]
    reports = [said(f"2021-03-{chooser.randint(1, 25):02}", text) for text in [HARBOUR, *cut, *changed] * 2]
    reports += [said_in_korean("2021-03-03", HARBOUR_KO), said_in_korean("2021-03-04", f"{HARBOUR_KO[:-5]}겠다")]
    reports += [report("2021-03-04", f'"{text}," it was said.') for text in (HARBOUR, cut[0])]
    reports.append(report("2021-03-05", f'"{HARBOUR}," KCNA said.'))
    reports.append(said("2021-03-04", "Before winter we will rebuild the northern harbour and build 17 destroyers"))
    return [one | {"title": f"Report {number}", "source": f"Desk {number}"} for number, one in enumerate(reports)]


def partition(statements: list[Statement]) -> dict[str, set[tuple[str, int]]]:
    return {one.id: {(each.head.title, each.quote.start) for each in one.renderings} for one in statements}


@pytest.mark.parametrize("seed", range(4))
def test_groups_do_not_depend_on_the_order_of_import(
    tmp_path: Path, lines: Callable[..., Path], grouped: Callable[..., list[Statement]], seed: int
) -> None:
    """At once in one library; shuffled and in parts in another."""
    reports = mixture()
    expected = partition(grouped(*reports))
    assert expected
    random.Random(seed).shuffle(reports)
    with Library(tmp_path / "shuffled") as library:
        for number in range(0, len(reports), 5):
            library.add([lines(f"part-{seed}-{number}.jsonl", *reports[number : number + 5])])
            library.group_statements()
        assert partition(list(library.statements())) == expected


def test_a_new_version_takes_the_place_of_the_old(library: Library, tmp_path: Path, lines: Callable[..., Path]) -> None:
    path = tmp_path / "port.txt"
    text = f'2021-03-01 A port\n\nKim Jong Un visited a port for a day.\n\n"{HARBOUR}," Kim Jong Un said.\n\nIt rained.'
    path.write_text(text)
    library.add([path, lines("other.jsonl", said("2021-03-01", HARBOUR))])
    library.group_statements()
    assert len(list(library.statements())) == 1
    path.write_text(text.replace(HARBOUR, "Nothing of that kind was ever said by me"))
    library.add([path])
    library.group_statements()
    assert list(library.statements()) == []


def test_a_corrected_speaker_leaves_the_statement(library: Library, lines: Callable[..., Path]) -> None:
    library.add([lines("reports.jsonl", said("2021-03-01", HARBOUR), said("2021-03-02", HARBOUR))])
    library.group_statements()
    (statement,) = library.statements()
    row, quote = statement.renderings[0].head.row, statement.renderings[0].quote
    assert library.statement_of(row, quote) == statement
    library.quotations.correct(row, quote, "Yoon Suk Yeol")
    library.group_statements()
    assert library.statement_of(row, quote) is None


def test_statements_are_found_by_query_and_speaker(library: Library, lines: Callable[..., Path]) -> None:
    from index.search.recognition import understood

    other = "No tax on boats will be raised while I hold this office"
    library.add([lines("reports.jsonl", said("2021-03-01", HARBOUR), said("2021-03-02", HARBOUR))])
    library.add([lines("yoon.jsonl", *(said(f"2023-03-0{day}", other, who="Yoon Suk Yeol") for day in (1, 2)))])
    library.group_statements()
    assert len(list(library.statements())) == 2
    (by_query,) = library.statements(understood("dredge"))
    (by_speaker,) = library.statements(speaker="김정은")
    assert by_query == by_speaker
    assert by_query.text.startswith(HARBOUR)


def test_grouping_stops_in_time_and_goes_on(library: Library, lines: Callable[..., Path]) -> None:
    reports = [said("2021-03-01", f"Boat {number} sails") for number in range(250)]
    library.add([lines("reports.jsonl", *reports)])
    assert library.group_statements(within=-1) == 250
    told: list[tuple[int, int]] = []
    assert library.group_statements(tell=lambda done, total: told.append((done, total))) == 0
    assert told[-1] == (250, 250)


def test_a_thousand_quotations_alike_take_no_longer_each(library: Library, lines: Callable[..., Path]) -> None:
    """Linear also where all share their words."""
    spent: list[float] = []
    for size in (100, 100, 100):
        reports = [said("2021-03-01", f"{HARBOUR} on day {time.monotonic_ns()}") for _ in range(size)]
        library.add([lines(f"reports-{len(spent)}.jsonl", *reports)])
        began = time.process_time()
        library.group_statements()
        spent.append(time.process_time() - began)
    assert spent[2] < 4 * spent[1] + 0.5


def test_an_article_of_nothing_but_quotations_is_grouped_quickly(library: Library, lines: Callable[..., Path]) -> None:
    chooser = random.Random(5)
    words = [f"{chooser.choice(['red', 'blue', 'grey'])}boat{number}" for number in range(300)]
    said_at_once = [f'"{" ".join(chooser.choices(words, k=6))}," he said.' for _ in range(3_000)]
    library.add([lines("hostile.jsonl", report("2021-03-01", "\n\n".join(said_at_once)))])
    for _ in library.quotations.of_each(library.record.rows_by_date()):
        pass
    began = time.process_time()
    library.group_statements()
    assert time.process_time() - began < 15


def test_differing_words() -> None:
    a, b = "We will dredge the old harbour", "We shall dredge the harbour today"
    left, right = differing(a, b)
    assert [a[slice(*span)] for span in left] == ["will", "old"]
    assert [b[slice(*span)] for span in right] == ["shall", "today"]


def test_differing_words_of_long_texts_are_found_quickly() -> None:
    began = time.process_time()
    differing("a " * 100_000, "b a " * 100_000)
    assert time.process_time() - began < 1
