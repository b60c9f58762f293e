"""One spelling of a name finds exactly what another finds, and what only looks like it is not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.article import Article, Paragraph, Role
from index.library import Library
from index.names import default_gazetteer
from index.search.highlights import Highlighter
from index.search.query import Name, describe
from index.search.recognition import understood
from index.search.results import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = {
    "Kim": "Kim Jong Un met Putin in Vladivostok. The summit used up a day, and let us say it was long.",
    "Kim in Korean": "김정은 위원장과 푸틴 대통령이 만났다.",
    "Kim in Chinese characters": "金正恩은 평양에 있다.",
    "Americans": "The U.S. told the United Nations that it uses no such thing.",
    "Americans in Korean": "미국이 유엔에서 말했다. 북한핵 문제와 유엔헌장이 나왔다.",
    "Jong Il": "Un Pak and Jong Il Pak planted a tree in the garden of the UN office.",
    "weather": "북태평양 고기압과 아시아태평양 경제를 함께해주신 분들이 전해주시죠. 이란걸 압니다. 볼리비아.",
    "town": "Haeju lies south of Pyongyang.",
    "town in Korean": "해주는 평양 남쪽에 있다. 이란도 말했다.",
    "old deal": "They spoke of the June 15 joint declaration and of the south Korean military.",
    "mountain": "Trains to Mt. Kumgang stand still.",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("names") / "library") as opened:
        with opened.record.transaction():
            for title, text in TEXTS.items():
                opened.record.store(Article(title=title, text=text, paragraphs=(Paragraph(0, len(text), Role.BODY),)))
        yield opened


def found(library: Library, text: str) -> set[str]:
    answer = library.search(understood(text), Sort.RELEVANCE)
    return {head.title for head in library.record.heads(answer.rows.tolist())}


def marked(query: str, title: str) -> list[str]:
    text = TEXTS[title]
    return [text[start:end] for start, end in Highlighter(understood(query)).spans(text)]


@pytest.mark.parametrize(
    ("spellings", "titles"),
    [
        ("US, U.S., us, USA, United States, 미국, 美國", {"Americans", "Americans in Korean"}),
        ("UN, U.N., United Nations, 유엔", {"Americans", "Americans in Korean", "Jong Il"}),
        ("평양, Pyongyang, 平壤", {"Kim in Chinese characters", "town", "town in Korean"}),
        ("해주, Haeju, 海州", {"town", "town in Korean"}),
        ("이란, Iran", {"town in Korean"}),
        ("리비아, Libya", set()),
        ("6·15공동선언, June 15 Joint Declaration", {"old deal"}),
        ("Mt. Kumgang, 금강산", {"mountain"}),
    ],
)
def test_all_spellings_find_the_name_and_no_letters_inside_other_words(
    library: Library, spellings: str, titles: set[str]
) -> None:
    for spelling in spellings.split(", "):
        assert found(library, spelling) == titles, spelling


def test_marks_are_on_the_name_only() -> None:
    assert marked("US", "Kim") == []
    assert marked("평양", "weather") == marked("해주", "weather") == marked("이란", "weather") == []
    assert marked("US", "Americans in Korean") == ["미국"]
    assert marked("북한핵", "Americans in Korean") == ["북한핵"]


def test_every_spelling_of_a_name_finds_the_same_in_our_samples(seeds: Library) -> None:
    differing = {}
    for entity in list(default_gazetteer())[::5]:
        queries = [understood(spelling) for spelling in entity.strong]
        totals: dict[tuple[str, ...], set[int]] = {}
        for query in queries:
            if isinstance(query.root, Name):
                totals.setdefault(query.root.ids, set()).add(seeds.search(query, Sort.NEWEST).total)
        differing.update({ids: some for ids, some in totals.items() if len(some) > 1})
    assert differing == {}


def understood_as(text: str) -> str:
    return describe(understood(text).root)


def test_part_of_a_name_is_no_other_name(library: Library) -> None:
    assert understood_as("Jong Un") == "Jong Un"
    assert understood_as("=Kim Jong Un") == "“Kim” AND Jong Un"
    assert understood_as("jong un missile") == "jong un AND missile"
    assert found(library, "Jong Un") == {"Kim"}


@pytest.mark.parametrize(
    "query",
    ["Kim Jong Un NEAR/5 Putin", "김정은 NEAR/5 푸틴", "Putin NEAR/5 Kim Jong-un", "푸틴 NEAR/5 Kim Jong Un"],
)
def test_a_name_of_several_words_stands_whole_beside_near(library: Library, query: str) -> None:
    assert found(library, query) == {"Kim", "Kim in Korean"}


def test_near_takes_no_more_than_the_name(library: Library) -> None:
    assert understood_as("summit Kim Jong Un NEAR/5 Putin NEAR/3 Moon Jae-in tree") == (
        "summit AND Kim Jong Un [kim-jong-un] NEAR/5 Putin [vladimir-putin]"
        " AND Putin [vladimir-putin] NEAR/3 Moon Jae-in [moon-jae-in] AND tree"
    )
    assert understood_as("missile -Kim Jong Un tree") == "missile AND NOT Kim Jong Un [kim-jong-un] AND tree"


@pytest.mark.parametrize("sign", ["·", "ㆍ", "/", "&", " ", ","])
def test_names_are_joined_by_signs(library: Library, sign: str) -> None:
    assert found(library, f"김정은{sign}푸틴") == {"Kim", "Kim in Korean"}
    assert found(library, f"Kim Jong Un{sign}Putin") == {"Kim", "Kim in Korean"}


def test_signs_between_plain_words_and_inside_names_join_nothing() -> None:
    assert understood_as("launch/landing") == "launch/landing"
    assert understood_as("anti-US") == "anti-US"
    assert understood_as("6·15공동선언") == "6·15공동선언 [june-15-declaration]"
    assert understood_as("북한-중국") == "북한 [north-korea] AND 중국 [china]"


@pytest.fixture
def titled(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library") as opened:
        with opened.record.transaction():
            for title in ("Kim Jong Un sails", "김정은, 배를 타다", "A boat sails"):
                text = "Kim Jong Un was on a boat."
                opened.record.store(Article(title=title, text=text, paragraphs=(Paragraph(0, len(text), Role.BODY),)))
        yield opened


def test_a_name_is_found_in_titles_in_any_spelling(titled: Library) -> None:
    both = {"Kim Jong Un sails", "김정은, 배를 타다"}
    for query in ("title:김정은", 'title:"Kim Jong Un"', "title:金正恩", "title:Kim-Jong-un", "title:kim-jong-un"):
        assert found(titled, query) == both, query
    assert found(titled, 'title:="Kim Jong Un"') == {"Kim Jong Un sails"}
    assert found(titled, "title:=김정은") == {"김정은, 배를 타다"}
    assert found(titled, 'title:"a boat"') == {"A boat sails"}


PEOPLE = {
    "general": "Kim Yong Chol spoke to General Kim Yong Chol's staff.",
    "kaesong": "Kaesong is a town.",
    "개성": "그 사람의 개성이 뚜렷하다.",
    "latin": "Pak Chol Su planted a tree.",
    "south": "Park Cheol-soo planted a tree.",
    "hangul": "박철수는 나무를 심었다.",
    "list": "Chol Su, Pak and Hong were there, and so was Su.",
    "government": "정부의 일. 정보위의 일.",
    "leader": "김정은 위원장이 갔다.",
}


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("people") / "library") as opened:
        with opened.record.transaction():
            for title, text in PEOPLE.items():
                paragraphs = (Paragraph(0, len(text), Role.BODY),)
                opened.record.store(Article(title=f"({title})", text=text, paragraphs=paragraphs))
        yield opened


def test_a_weak_spelling_that_stands_nowhere_is_its_only_bearer(people: Library) -> None:
    answer = people.search(understood("김영철 is:unread"), Sort.NEWEST)
    assert found(people, "김영철") == {"(general)"}
    assert answer.query.notes == ("“김영철” alone stands nowhere; taken as Kim Yong Chol",)
    assert found(people, "=김영철") == set()


def test_a_weak_spelling_that_is_a_word_stays_one_and_its_bearer_is_offered(people: Library) -> None:
    assert found(people, "개성") == {"(개성)"}
    (offer,) = people.offers(understood("개성"))
    assert (offer.query, offer.words, offer.name, offer.count) == ("name:kaesong", "개성", "Kaesong", 1)


def test_a_name_that_nobody_knows_is_found_in_every_romanisation_and_in_hangul(people: Library) -> None:
    everybody = {"(latin)", "(south)", "(hangul)"}
    for query in ("Pak Chol Su", "Park Cheol-soo", "Pak Ch'ol-su", "박철수"):
        assert found(people, query) == everybody, query
    assert found(people, "Pak Chol Su tree") == {"(latin)", "(south)"}
    assert found(people, '="Pak Chol Su"') == {"(latin)"}


def test_another_romanisation_of_a_known_name_is_that_name(people: Library) -> None:
    assert found(people, "Kim Jung Eun") == {"(leader)"}


def test_words_that_are_no_name_mean_no_others(people: Library) -> None:
    assert found(people, "정부의") == {"(government)"}
    assert describe(people.meant(understood("정부의")).root) == "정부의"
    assert describe(people.meant(understood("Pak tree")).root) == "Pak AND tree"


CHARACTERS = {
    "hangul": "통일과 핵무기, 로동자 이야기.",
    "south": "노동자가 쉬었다.",
    "characters": "統一과 核武器 이야기. 勞動者.",
    "north": "북조선의 소식.",
    "kim": "김철수는 농부다.",
    "unjust": "부정을 없앤다.",
}


@pytest.fixture(scope="module")
def characters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("characters") / "library") as opened:
        with opened.record.transaction():
            for title, text in CHARACTERS.items():
                paragraphs = (Paragraph(0, len(text), Role.BODY),)
                opened.record.store(Article(title=f"({title})", text=text, paragraphs=paragraphs))
        yield opened


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("統一", {"(hangul)", "(characters)"}),
        ("통일", {"(hangul)", "(characters)"}),
        ("核武器", {"(hangul)", "(characters)"}),
        ("핵무기", {"(hangul)", "(characters)"}),
        ("勞動者", {"(hangul)", "(south)", "(characters)"}),
        ("노동자", {"(hangul)", "(south)", "(characters)"}),
        ("로동자", {"(hangul)", "(south)", "(characters)"}),
        ("北조선", {"(north)"}),
        ("金哲洙", {"(kim)"}),
        ("不正", {"(unjust)"}),
        ('"統一"', {"(characters)"}),
        ("=통일", {"(hangul)"}),
    ],
)
def test_words_are_found_in_hangul_and_in_chinese_characters(characters: Library, query: str, titles: set[str]) -> None:
    assert found(characters, query) == titles
