"""Korean words: both spellings, particles, blanks, the words of both halves; the exact spelling first, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.article import Article, Paragraph, Role
from index.library import Library
from index.names import default_matcher
from index.search.highlights import Highlighter
from index.search.query import parse
from index.search.recognition import recognise, shown_spellings, understood
from index.search.results import Sort
from index.search.variants import counterparts, reading, without_particle
from index.search.word_pairs import _groups, other_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = {
    "north": "리발소의 로동자들이 력사책을 읽었다. 녀성들이 련습을 하였다.",
    "south": "이발소의 노동자들이 역사책을 읽었다. 여성들이 연습을 했다.",
    "compound": "강변로동회관이 문을 열었다.",
    "power": "무력한 하루였다.",
    "trade": "무역선이 돌아왔다.",
    "chance": "우리상점에서 떡을 판다.",
    "ferry": "려객선이 섬에 닿았다.",
    "ferry, south": "여객선을 기다린다.",
    "island's": "려객선표를 샀다.",
    "joined": "떡장수대회가 열렸다.",
    "apart": "떡장수 대회가 열렸다.",
    "far": "대회에 간 떡장수는 없었다.",
    "set": "낡은 비률을 고쳤다.",
    "set, south": "낡은 비율을 고쳤다.",
    "rocket": "장난감로케트를 샀다.",
    "rocket, south": "장난감 로켓을 샀다.",
    "relation": "조일 야구가 열렸다.",
    "noise": "내일까지 맞추어 조일것.",
    "relation, south": "북일 야구가 열렸다.",
    "words, together": "새 로케트공장이 섰다.",
    "words, apart": "로케트를 만드는 공장이 섰다.",
    "decade": "1990년대의 달력.",
}


@pytest.fixture(scope="module")
def korean(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("korean") / "library") as opened:
        with opened.record.transaction():
            for title, text in TEXTS.items():
                opened.record.store(Article(title, text, (Paragraph(0, len(text), Role.BODY),)))
        yield opened


def found(library: Library, text: str) -> list[str]:
    """Return the keys of `TEXTS` that are found, best first."""
    rows = library.search(recognise(parse(text)), Sort.RELEVANCE).rows.tolist()
    return [head.title for head in library.record.heads(rows)]


def marked(query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in Highlighter(recognise(parse(query))).spans(text)]


@pytest.mark.parametrize(
    ("query", "first", "then"),
    [
        ("로동자", {"north"}, {"south"}),
        ("노동자", {"south"}, {"north"}),
        ("로동", {"north", "compound"}, {"south"}),
        ("노동", {"south"}, {"north", "compound"}),
        ("력사책", {"north"}, {"south"}),
        ("녀성", {"north"}, {"south"}),
        ("여성", {"south"}, {"north"}),
        ("이발소", {"south"}, {"north"}),
        ("비율", {"set, south"}, {"set"}),
        ("비률을", {"set"}, {"set, south"}),
        ("무력", {"power"}, set()),
        ("무역", {"trade"}, set()),
        ("이상", set(), set()),
        ("연대", set(), set()),
        ("려객선은", set(), {"ferry", "ferry, south"}),
        ("려객선이", {"ferry"}, {"ferry, south"}),
        ("려객선", {"ferry", "island's"}, {"ferry, south"}),
        ("떡장수대회", {"joined"}, {"apart"}),
        ("떡장수 대회", {"joined", "apart"}, {"far"}),
        ("떡장수대회에서는", set(), {"joined", "apart"}),
        ("장난감로켓", set(), {"rocket, south"}),
        ("로켓", {"rocket, south"}, {"rocket", "words, together", "words, apart"}),
        ("로케트를", {"rocket", "words, apart"}, {"rocket, south"}),
        ("로케트 공장", {"words, together"}, {"words, apart"}),
        ("북일", {"relation, south"}, {"relation", "noise"}),
    ],
)
def test_the_exact_spelling_comes_first(korean: Library, query: str, first: set[str], then: set[str]) -> None:
    names = found(korean, query)
    assert set(names[: len(first)]) == first
    assert set(names[len(first) :]) == then


@pytest.mark.parametrize("query", ['"로동자"', "=로동자", '="로동자"', "title:=로동자 OR =로동자"])
def test_a_literal_word_has_one_spelling(korean: Library, query: str) -> None:
    assert found(korean, query) == ["north"]
    assert found(korean, '"떡장수 대회"') == ["apart"]
    assert found(korean, "=떡장수대회") == ["joined"]
    assert found(korean, '"려객선은"') == []


@pytest.mark.parametrize(
    ("query", "text", "marks"),
    [
        ("노동자", "로동자와 노동자들", ["로동자", "노동자"]),
        ("려객선은", "려객선이 여객선을 려객선은", ["려객선", "여객선", "려객선은"]),
        ("떡장수대회", "떡장수 대회, 떡장수대회", ["떡장수 대회", "떡장수대회"]),
        ("떡장수 대회", "떡장수대회", ["떡장수대회"]),
        ("로켓", "장난감로케트를", ["로케트"]),
        ("북일", "조일 야구, 맞추어조일것", ["조일"]),
        ("=노동자", "로동자와 노동자들", ["노동자"]),
        ("金正恩", "김정은과 Kim Jong Un, 金正恩", ["김정은", "Kim Jong Un", "金正恩"]),
        ("판문점", "판문점대표부와 Panmunjom", ["판문점", "Panmunjom"]),
    ],
)
def test_marks_cover_the_right_syllables(query: str, text: str, marks: list[str]) -> None:
    assert marked(query, text) == marks


def test_a_name_inside_a_longer_word_is_found_in_any_script(library: Library) -> None:
    text = "새판문점마을에 꽃이 피였다."
    with library.record.transaction():
        library.record.store(Article("Village", text, (Paragraph(0, len(text), Role.BODY),)))
    assert found(library, "판문점") == found(library, "Panmunjom") == found(library, "板門店") == ["Village"]


@pytest.mark.parametrize(
    ("word", "rest"),
    [
        ("려객선이", "려객선"), ("바다가", "바다"), ("섬사람은", "섬사람"), ("시장에서는", "시장"),
        ("시장으로부터", "시장"),
        ("서울로", "서울"), ("사람가", "사람가"), ("바다은", "바다은"), ("섬이", "섬이"), ("학생로", "학생로"),
        ("배", "배"), ("", ""), ("ferry", "ferry"),
    ],
)  # fmt: skip
def test_a_particle_agrees_with_what_it_follows_and_leaves_two_syllables(word: str, rest: str) -> None:
    assert without_particle(word) == rest


@pytest.mark.parametrize(
    ("syllable", "others"),
    [
        ("로", {"노"}), ("노", {"로"}), ("력", {"역"}), ("녀", {"여"}), ("여", {"려", "녀"}), ("리", {"이"}),
        ("이", {"리", "니"}),
        ("래", {"내"}), ("아", set()), ("가", set()), ("a", set()), ("中", set()),
    ],
)  # fmt: skip
def test_the_initial_sound_law_works_both_ways(syllable: str, others: set[str]) -> None:
    assert set(counterparts(syllable)) == others


def test_words_of_one_group_lead_to_each_other() -> None:
    assert other_words("로케트를") == ("로켓",)
    assert other_words("북남관계를") == ("남북관계",)
    assert other_words("ferry") == other_words("") == ()
    for word, group in _groups().items():
        assert len(group) > 1
        assert set(other_words(word)) == set(group) - {word}


def test_groups_of_words_say_what_names_do_not() -> None:
    claims = default_matcher().claims
    known = {word: tuple(name.strong if (name := claims(word)) else ()) for word in _groups()}
    for word, group in _groups().items():
        assert not known[word] or any(known[other] != known[word] for other in group), f"{word} is in the gazetteer"


def test_the_screen_says_which_words_are_taken_for_one() -> None:
    (root,) = [recognise(parse("북남관계")).root]
    assert root is not None
    assert shown_spellings(root) == "북남관계 = 남북관계"  # type: ignore[arg-type]


def test_readings_of_anything_are_small() -> None:
    for text in (
        "",
        " ",
        "가" * 4000,
        "로" * 16,
        "려녀" * 8,
        "ㅋㅋㅋ",
        "가\u3164나",
        "1990년대",
        "KCNA의",
        "👍",
        "\u1100\u1161",
    ):
        for is_literal in (False, True):
            read = reading(text, is_literal=is_literal)
            assert sum(len(slot.choices) for slot in read.widest) <= max(200, len(text))
            assert [slot.position for slot in read.exact] == sorted(slot.position for slot in read.exact)


@pytest.mark.parametrize(
    ("query", "first", "also", "not_found"),
    [
        ("북한핵", ["glued"], {"spaced", "apart"}, "other"),
        ("북한 핵", [], {"glued", "spaced", "apart"}, "other"),
        ("김정은딸", [], {"daughter"}, "other"),
    ],
)
def test_what_is_written_onto_a_name_is_a_word_of_its_own(
    library: Library, tmp_path: Path, query: str, first: list[str], also: set[str], not_found: str
) -> None:
    texts = {
        "glued": "회담에서 북한핵 문제를 다루었다.",
        "spaced": "회담에서 북한 핵 문제를 다루었다.",
        "apart": "핵 문제를 두고 모두가 북한을 본다.",
        "daughter": "김정은의 딸이 행사에 나왔다.",
        "other": "북한과 김정은의 날씨 이야기다.",
    }
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(f"# {name}\n\n{text}\n", encoding="utf-8")
    library.add([folder])
    found = library.search(understood(query), Sort.RELEVANCE)
    titles = [head.title for head in library.record.heads(found.rows.tolist())]
    assert titles[: len(first)] == first
    assert also <= set(titles)
    assert not_found not in titles


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("맹청래", "Maeng Chung-rae"),
        ("맹청래", "Maeng Chong Rae"),
        ("맹명록", "Maeng Myong-nok"),
        ("맹수련", "Maeng Soo-ryeon"),
        ("Maeng Cheong-rae", "맹청래"),
        ("Maeng Jong-woo", "맹종우"),
        ("Ri Yo Ik", "Lee Yeo-ik"),
        ("Maeng Eul-chul", "Maeng Ul Chol"),
    ],
)
def test_a_name_that_nobody_knows_is_found_in_another_romanisation(
    library: Library, tmp_path: Path, written: str, asked: str
) -> None:
    """Beside words that sound like parts of names: they must not hide the one name that stands there."""
    noise = " ".join(f"{a}{b}{c}" for a in "jcs" for b in ("o", "u", "oo", "eu", "eo") for c in ("n", "ng", "l", ""))
    path = tmp_path / "one.md"
    path.write_text(f"# Bakery\n\n{noise}. The baker {written} came. {written} 왔다.\n", encoding="utf-8")
    library.add([path])
    found = [suggestion.words.strip('"') for suggestion in library.suggestions(understood(asked))]
    assert written.replace("-", " ").casefold() in found
