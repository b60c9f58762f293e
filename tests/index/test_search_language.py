"""What the parts of the query language find: literal words, nearness, quotations, speakers; and help without hits."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

import index.library
from index.article import Article, Paragraph, PublicationDate, Role
from index.library import Library
from index.names.romanisation import hangul_key, latin_key
from index.search.highlights import Highlighter
from index.search.query import And, Query, Words, parse
from index.search.recognition import recognise
from index.search.results import Sort
from index.search.spelling import distance, letters
from index.search.tokens import ending_code, stem, tokenise
from tests.data.reports import reports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TEXTS = {
    "Bells": "The bell rang twice. Bells were cast in Wonsan, and a bellman slept.",
    "Bell": "One bell of bronze, café style.",
    "Ringing": "They rang the old bells of bronze on Monday.",
    "Mayor": '"The harbour stays open," Mayor Ri Chol said. Nobody asked about the bridge.',
    "Bridge": 'The mayor spoke. "A bridge is a promise," he said.\n\n“It is long, and\n\n“it is dear,” he said.',
    "Leader": '"Our maize grew," Kim Jong Un said, quoted by the Korean Central News Agency.',
    "Visit": "Kim Jong Un looked at a lantern and nine boats; the satellite of Choe Ryong Il stood far off in a hall.",
    "방문": "김정은이 위성을 보았다.",
    "Names": "Pak Chol Su met Jo Un-jong and Hyon Il in Sepo.",
    "이름": "최룡일이 세포에서 한영수를 만났다.",
}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("language") / "library") as opened:
        store(opened, TEXTS)
        yield opened


def store(library: Library, some: dict[str, str]) -> None:
    with library.record.transaction():
        for title, text in some.items():
            library.record.store(
                Article(
                    title,
                    text,
                    tuple(paragraphs(text)),
                    PublicationDate("2024-01-02"),
                    source="Pier News",
                    language="en" if title.isascii() else "ko",
                )
            )


def paragraphs(text: str) -> Iterator[Paragraph]:
    start = 0
    for part in text.split("\n\n"):
        yield Paragraph(start, start + len(part), Role.BODY)
        start += len(part) + 2


def found(library: Library, text: str, *, is_typing: bool = False) -> set[str]:
    rows = library.search(recognise(parse(text, is_typing=is_typing)), Sort.RELEVANCE).rows.tolist()
    return {head.title for head in library.record.heads(rows)}


def marked(query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in Highlighter(recognise(parse(query))).spans(text)]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("bell", {"Bells", "Bell", "Ringing"}),
        ("=bell", {"Bells", "Bell"}),
        ("=bells", {"Bells", "Ringing"}),
        ("=BELLS", {"Bells", "Ringing"}),
        ('="bells"', {"Bells", "Ringing"}),
        ('"old bells"', {"Ringing"}),
        ('"old bell"', set()),
        ('"bell of bronze"', {"Bell"}),
        ('"bells of bronze"', {"Ringing"}),
        ("title:=bell", {"Bell"}),
        ("title:=bells", {"Bells"}),
        ('title:"bell"', {"Bell"}),
        ("=cafe", {"Bell"}),
        ("-=bells bell", {"Bell"}),
        ("=Ryong", {"Visit"}),
        ("belk~", {"Bells", "Bell"}),
        ("belks~2", {"Bells", "Bell", "Ringing"}),
        ("bronce~1", {"Bell", "Ringing"}),
        ("xell~", set()),
        ("위셩을~", {"방문"}),
        ("title:bels~", {"Bells", "Bell"}),
        ("bronze NEAR/2 bell", {"Bell", "Ringing"}),
        ("bell NEAR/1 bronze", set()),
        ("=bell NEAR/3 =bronze", {"Bell"}),
        ("Monday NEAR/1 bell", set()),
        ("bron* NEAR/2 bell", {"Bell", "Ringing"}),
        ('"old bells" NEAR/2 bronze', {"Ringing"}),
        ('bronze NEAR/2 "old bells"', {"Ringing"}),
        ("(old OR one) NEAR/1 bell", {"Bell", "Ringing"}),
        ("(rang twice) NEAR/3 bell", {"Bells"}),
        ("(김정은) NEAR/5 lantern", {"Visit"}),
        ("(Kim Jong Un) NEAR/5 위성", {"방문"}),
        ("(Kim Jong Un) NEAR/5 satellite", set()),
        ("quote:bridge", {"Bridge"}),
        ("bridge", {"Mayor", "Bridge"}),
        ('quote:"harbour stays"', {"Mayor"}),
        ("quote:mayor", set()),
        ("quote:promises", {"Bridge"}),
        ("quote:=promises", set()),
        ("quote:prom*", {"Bridge"}),
        ("quote:long", {"Bridge"}),
        ("quote:dear", {"Bridge"}),
        ("quote:nobody", set()),
        ("name:kim-jong-un", {"Leader", "Visit", "방문"}),
        ("speaker:ri", {"Mayor"}),
        ('speaker:"Kim Jong Un"', {"Leader"}),
        ("speaker:김정은", {"Leader"}),
        ("via:조선중앙통신", {"Leader"}),
        ("speaker:nobody", set()),
        ("-speaker:김정은 maize", set()),
        ("speaker:김정은,ri", {"Leader", "Mayor"}),
    ],
)
def test_a_query_finds_just_these(texts: Library, query: str, titles: set[str]) -> None:
    assert found(texts, query) == titles


def test_an_unfinished_phrase_is_found_by_its_beginning(texts: Library) -> None:
    assert found(texts, '"old be', is_typing=True) == {"Ringing"}
    assert found(texts, '"old', is_typing=True) == {"Ringing"}
    assert found(texts, "=bel", is_typing=True) == {"Bells", "Bell", "Ringing"}


@pytest.mark.parametrize(
    ("query", "text", "marks"),
    [
        ('"old bells"', "old bell, Old Bells, old bells'", ["Old Bells", "old bells"]),
        ("=bell", "bell bells Bell's", ["bell", "Bell's"]),
        ("belk~", "bell bells", ["bell"]),
        ("old NEAR/3 bell", "old as a bell", ["old", "bell"]),
        ("quote:bell", 'bell "a bell" bell', ["bell"]),
        ("quote:bell old", '"a bell" old bell', ["bell", "old"]),
        ("speaker:bell", "bell", []),
    ],
)
def test_marks_cover_what_is_meant(query: str, text: str, marks: list[str]) -> None:
    assert marked(query, text) == marks


def test_endings_are_told_apart() -> None:
    """Words with the same stem have different codes, so that a literal word is found by its own."""
    words = {token.form for one in reports(300) for token in tokenise(str(one["text"]))}
    words |= {root + ending for root in ("organ", "nation", "launch", "carr") for ending in ENDINGS.split()}
    codes: dict[tuple[str, int], str] = {}
    for word in words:
        term = stem(word)
        assert codes.setdefault((term, ending_code(term, word)), word) == word


ENDINGS = (
    "s ed ing er ers y ies ied al ally isation isations ise ised ize izes ization ism ist ists able ment ments ful"
)


def test_a_literal_phrase_is_what_a_reader_would_find(tmp_path: Path, lines: Callable[..., Path]) -> None:
    """Against a search in the texts, over random phrases, with segments merged and articles replaced."""
    with Library(tmp_path / "literal") as library:
        for part in range(3):
            library.add([lines(f"{part}.jsonl", *reports(60, 60 * part))])
        articles = [library.record.article(row) for row in library.record.rows_by_date()]
        rng = random.Random(4)
        for _ in range(60):
            forms = [token.form for token in tokenise(rng.choice(articles).text)]
            at = rng.randrange(len(forms) - 3)
            phrase = forms[at : at + rng.randint(1, 3)]
            assert library.search(parse(f'"{" ".join(phrase)}"'), Sort.RELEVANCE).total == sum(
                any(holds(part, phrase) for part in (one.title, *one.text.split("\n\n"))) for one in articles
            )


def holds(text: str, phrase: list[str]) -> bool:
    forms = [token.form for token in tokenise(text)]
    return any(forms[at : at + len(phrase)] == phrase for at in range(len(forms)))


def test_quotations_are_read_for_a_while_and_the_rest_is_said(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(library, {f"{title} {copy}": f"{text} {copy}" for copy in range(3) for title, text in TEXTS.items()})
    monkeypatch.setattr(index.library, "QUOTES_WITHIN", 0.0)
    query = recognise(parse("speaker:김정은"))
    first = library.search(query, Sort.RELEVANCE)
    assert first.total == 1
    assert "not read yet" in str(first.query.problems[0])
    monkeypatch.setattr(index.library, "QUOTES_WITHIN", 60.0)
    last = library.search(query, Sort.RELEVANCE)
    assert (last.total, last.query.problems) == (3, ())


# When nothing is found


def test_each_clause_is_counted(texts: Library) -> None:
    text = 'bells nothing source:pier "old bells" -bronze'
    counts = texts.clause_counts(recognise(parse(text)))
    assert [(one.text, one.count) for one in counts] == [
        ("bells", 3), ("nothing", 0), ("source:pier", 10), ("“old bells”", 1), ("NOT bronze", 8),
    ]  # fmt: skip
    assert [text[one.start : one.end] for one in counts[:4]] == ["bells", "nothing", "source:pier", '"old bells"']
    assert texts.clause_counts(parse("")) == []


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("bronce", "bronze"),
        ("bellls", "bells"),
        ("satelite", "satellite"),
        ("lanetrn", "lantern"),
        ("Pak Cheol-su", '"pak chol su"'),
        ("Park Chul Soo", '"pak chol su"'),
        ("박철수", '"pak chol su"'),
        ("Cho Eun Jeong", '"jo un jong"'),
        ("조은정", '"jo un jong"'),
        ("Han Young-soo", "한영수"),
        ("Han Yong Su", "한영수"),
        ("Choi Yong Il", "최룡일"),
        ("Hyeon Il", '"hyon il"'),
        ("세푸", "세포"),
        ("Se'po-ri", ""),
        ("bell", ""),
        ("zzzz", ""),
    ],
)
def test_other_words_are_suggested_for_what_is_nowhere(texts: Library, query: str, words: str) -> None:
    found = texts.suggestions(recognise(parse(query)))
    assert len(found) <= 6
    assert all(one.count > 0 for one in found)
    assert not words or words in {one.words for one in found}
    assert words or not found


def test_suggestions_say_what_they_stand_for(texts: Library) -> None:
    text = "harbour bronce Mayor"
    (one,) = texts.suggestions(recognise(parse(text)))
    assert (text[one.start : one.end], one.words, one.count) == ("bronce", "bronze", 2)


@pytest.mark.parametrize(
    "spellings",
    [
        "박 Pak Park Bak", "철 Chol Cheol Chul Ch'ŏl", "최 Choe Choi Ch'oe", "리 Ri Lee Yi Rhee 이", "신 Shin Sin",
        "정 Jong Chung Jeong Chŏng", "룡 Ryong Yong 용 Young", "현 Hyon Hyun Hyeon", "노 Roh Noh No 로", "김 Kim Gim",
        "영변 Yongbyon Yeongbyeon 녕변", "서울 Seoul Sŏul", "백 Paek Baek Paik", "류 Ryu Yoo Yu 유", "문 Mun Moon",
        "권 Kwon Gwon", "함흥 Hamhung Hamheung",
    ],
)  # fmt: skip
def test_romanisations_of_a_name_have_one_key(spellings: str) -> None:
    assert len({hangul_key(one) if "가" <= one[0] <= "힣" else latin_key(one) for one in spellings.split()}) == 1


def test_keys_tell_names_apart() -> None:
    names = [*"박철최리정룡현백문김", "함흥", "원산", "서울", "개성"]
    assert len({hangul_key(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("bell", "bell", 0), ("bell", "bels", 1), ("bell", "ball", 1), ("bell", "blel", 1), ("bell", "ell", 1),
        ("bell", "bells", 1), ("bell", "lebl", 2), ("bell", "born", 3), ("", "ab", 2), ("ab", "", 2), ("abcdef", "", 3),
    ],
)  # fmt: skip
def test_distances_are_counted_in_letters(one: str, other: str, far: int) -> None:
    assert distance(one, other, 2) == far == distance(other, one, 2)


def test_a_syllable_has_letters() -> None:
    assert distance(letters("세푸"), letters("세포"), 2) == 1
    assert letters("bell") == "bell"


def test_hostile_queries_are_answered_in_time(texts: Library) -> None:
    began = time.process_time()
    for text in (
        "a NEAR/3 " * 400,
        "=a " * 900,
        "가나다라마바사 " * 400,
        "a~ " * 900,
        '"' + "로동" * 1500,
        "speaker:a " * 90,
    ):
        query = recognise(parse(text, is_typing=True))
        texts.search(query, Sort.RELEVANCE)
        texts.clause_counts(query)
        texts.suggestions(query)
    assert time.process_time() - began < 20


def test_what_is_nowhere_costs_nothing_to_near(texts: Library) -> None:
    assert found(texts, "nothing NEAR/3 bell") == found(texts, "bell NEAR/3 -x") - {"Bells", "Bell", "Ringing"} == set()


def test_a_query_built_by_hand_needs_no_names(texts: Library) -> None:
    answer = texts.search(Query("", And((Words("ferry", "name"), Words("bell")))), Sort.RELEVANCE)
    assert answer.total == 0
