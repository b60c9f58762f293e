"""What an analyser knows of Korean words makes search better; without it, and without its process, search answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index import korean_words
from index.exceptions import AnalysisError
from index.korean_words import Judged, is_analyser_installed
from index.library import Library
from index.search import learning
from index.search.highlights import Highlighter
from index.search.recognition import understood
from index.search.results import Sort
from index.search.shapes import Morpheme, judged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXTS = {
    "회의": "정상회의가 열렸다.",
    "사회": "국제사회의 도움이 있었다.",
    "쏘다": "어부들이 신호탄을 쐈다.",
    "쏘고": "등대에서 불꽃을 쏘고 있다.",
    "쏜살": "배가 쏜살같이 지나갔다.",
    "벌이다": "잔치를 벌였다.",
    "처벌": "처벌이 없었다.",
}
SOCIETY = Judged("국제사회의", "74741", "")
SHOT = Judged("쐈다", "11", "쏘다", (("쏘다", 0, "쐈다"),))
SHOOTING = Judged("쏘고", "11", "", (("쏘다", 0, "쏘고"),))


HELD = Judged("벌였다", "741", "벌이다", (("벌이다", 0, "벌였"), ("벌이다", 0, "벌이")))
PUNISHED = Judged("처벌이", "741", "")


@pytest.fixture
def harbour(library: Library, lines: Callable[..., Path]) -> Library:
    """Return a library of an article each for what is to be told apart."""
    articles = [{"title": f"{name} 기사", "text": text, "date": "2020-05-01"} for name, text in TEXTS.items()]
    library.add([lines("harbour.jsonl", *articles)])
    return library


@pytest.fixture
def analysed(harbour: Library) -> Library:
    """Return a library some of whose words have been judged, as the analyser would."""
    korean_words.keep(harbour.record, [SOCIETY, SHOT, SHOOTING, HELD, PUNISHED])
    rows = [head.row for head in harbour.record.heads(range(1, len(TEXTS) + 1))]
    korean_words.use(harbour.record, [word.form for word in (SOCIETY, SHOT, SHOOTING, HELD, PUNISHED)], rows)
    harbour.catch_up()
    return harbour


@pytest.fixture
def no_analyser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the analyser be absent."""
    monkeypatch.setattr(korean_words, "ANALYSER", "no_analyser_of_this_name")


def hits(library: Library, text: str) -> set[str]:
    """Return the texts that a search finds; what is marked must say the same."""
    query = understood(text)
    articles = [library.record.article(row) for row in library.search(query, Sort.RELEVANCE).rows.tolist()]
    every = [library.record.article(row) for row in range(1, len(TEXTS) + 1)]
    marked = {one.text for one in every if Highlighter(query).spans(one.text) or Highlighter(query).spans(one.title)}
    assert {one.text for one in articles} == marked
    return {one.text for one in articles}


def test_without_the_analyser_the_syllables_decide(harbour: Library) -> None:
    assert hits(harbour, "회의") == {TEXTS["회의"], TEXTS["사회"]}
    assert hits(harbour, "쏘다") == {TEXTS["쏘다"]}


def test_a_word_that_chance_makes_is_not_found_once_it_is_known(analysed: Library) -> None:
    assert hits(analysed, "회의") == {TEXTS["회의"]}
    assert hits(analysed, '"회의"') == {TEXTS["회의"], TEXTS["사회"]}
    assert hits(analysed, "사회") == {TEXTS["사회"]}


@pytest.mark.parametrize("verb", ["쏘다", "쐈다"])
def test_a_verb_finds_its_forms(analysed: Library, verb: str) -> None:
    assert hits(analysed, verb) == {TEXTS["쏘다"], TEXTS["쏘고"]}


def test_a_verb_is_not_found_where_chance_makes_its_stem(analysed: Library) -> None:
    assert hits(analysed, "벌이다") == {TEXTS["벌이다"]}


def test_a_literal_verb_finds_itself(analysed: Library) -> None:
    assert hits(analysed, "=쐈다") == {TEXTS["쏘다"]}


def test_what_is_known_outlives_the_analyser_and_the_index(analysed: Library, no_analyser: None) -> None:
    analysed.engine.files.rebuild()
    analysed.close()
    with Library(analysed.directory) as again:
        assert hits(again, "회의") == {TEXTS["회의"]}
        assert again.korean_coverage()[0] == 5


def test_words_of_a_library_that_is_closed_are_not_asked_for(analysed: Library) -> None:
    assert korean_words.judgement("쐈다") is not None
    analysed.close()
    assert korean_words.judgement("쐈다") is None


def test_an_absent_analyser_is_told_in_a_line(harbour: Library, no_analyser: None) -> None:
    with pytest.raises(AnalysisError, match="kiwipiepy is not installed"):
        harbour.learn_korean()


@pytest.mark.parametrize("program", ["import os; os._exit(9)", "import sys; sys.stdin.readline(); print('no json')"])
def test_an_analyser_that_dies_is_told_in_a_line_and_harms_nothing(
    harbour: Library, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(korean_words, "ANALYSER", "json")
    monkeypatch.setattr(learning, "_PROGRAM", program)
    with pytest.raises(AnalysisError, match="has ended"):
        harbour.learn_korean()
    assert hits(harbour, "회의") == {TEXTS["회의"], TEXTS["사회"]}


def test_learning_goes_on_where_it_was_interrupted(harbour: Library) -> None:
    korean_words.keep(harbour.record, [SOCIETY])
    assert hits(harbour, "회의") == {TEXTS["회의"], TEXTS["사회"]}
    assert SOCIETY.form not in korean_words.unknown(harbour.record, [SOCIETY.form, "등대에서"])
    assert korean_words.unused(harbour.record) == [(SOCIETY.form, SOCIETY.shape)]


def test_of_two_processes_each_uses_only_the_words_whose_articles_it_has_looked_for(harbour: Library) -> None:
    korean_words.keep(harbour.record, [SOCIETY])
    used = [form for form, _ in korean_words.unused(harbour.record)]
    korean_words.keep(harbour.record, [SHOT])
    korean_words.use(harbour.record, used, [2])
    assert korean_words.unused(harbour.record) == [(SHOT.form, SHOT.shape)]
    korean_words.keep(harbour.record, [SOCIETY])
    assert korean_words.unused(harbour.record) == [(SHOT.form, SHOT.shape)], "what is used stays so"


def test_quotations_are_kept_when_words_become_known(harbour: Library) -> None:
    before = harbour.record.revision
    korean_words.keep(harbour.record, [SOCIETY])
    korean_words.use(harbour.record, [SOCIETY.form], [2])
    assert harbour.record.revision == before + 1
    assert [row for _, row, *_ in harbour.record.changed_since(before, 10)] == [2]


@pytest.mark.parametrize(
    ("word", "parts", "shape"),
    [
        ("국제사회의", ["국제/NNG/0/2", "사회/NNG/2/2", "의/JKG/4/1"], "74741"),
        ("거부하기도", ["거부/NNG/0/2", "하/XSV/2/1", "기/ETN/3/1", "도/JX/4/1"], "74741"),
        ("참가자들", ["참가자/NNG/0/3", "들/XSN/3/1"], "7432"),
        ("잠수함을", ["잠수함/NNG/0/3", "을/JKO/3/1"], "7431"),
        ("보고", ["보/VV/0/1", "고/EC/1/1"], "11"),
    ],
)
def test_the_shape_of_a_word_follows_its_parts(word: str, parts: list[str], shape: str) -> None:
    assert judged(word, [_morpheme(part) for part in parts]).shape == shape


@pytest.mark.parametrize(
    ("word", "parts", "lemma", "terms"),
    [
        ("쐈다", ["쏘/VV/0/1", "었/EP/0/1", "다/EF/1/1"], "쏘다", {("쏘다", 0, "쐈다")}),
        ("쏜", ["쏘/VV/0/1", "ᆫ/ETM/0/1"], "쏘다", {("쏘다", 0, "쏜")}),
        ("만났고", ["만나/VV/0/2", "었/EP/1/1", "고/EC/2/1"], "", {("만나다", 0, "만났")}),
        (
            "발사했다",
            ["발사/NNG/0/2", "하/XSV/2/1", "었/EP/2/1", "다/EF/3/1"],
            "발사하다",
            {("발사하다", 0, "발사"), ("발사하다", 1, "사했")},
        ),
    ],
)
def test_a_form_of_a_verb_tells_the_verb(
    word: str, parts: list[str], lemma: str, terms: set[tuple[str, int, str]]
) -> None:
    found = judged(word, [_morpheme(part) for part in parts])
    assert (found.lemma, {*found.terms}) == (lemma, terms)


def _morpheme(part: str) -> Morpheme:
    form, tag, start, length = part.split("/")
    return Morpheme(form, tag, int(start), int(length))


def test_the_analyser_itself(harbour: Library, lines: Callable[..., Path]) -> None:
    if not is_analyser_installed():
        pytest.skip("the extra is not installed: korean")
    told: list[tuple[int, int]] = []
    learnt = harbour.learn_korean(lambda done, total: told.append((done, total)))
    assert (learnt.words, learnt.articles) == (told[-1][1], len(TEXTS))
    assert harbour.korean_coverage() == (learnt.words, learnt.words)
    assert hits(harbour, "회의") == {TEXTS["회의"]}
    assert hits(harbour, "쏘다") == hits(harbour, "쐈다") == {TEXTS["쏘다"], TEXTS["쏘고"]}
    assert harbour.learn_korean() == (0, 0)
    assert harbour.unlearnt == 0
    another = lines("more.jsonl", {"title": "등대", "text": "불빛이 돌아왔다.", "date": "2020-05-02"})
    harbour.add([another])
    assert harbour.unlearnt == 1
    assert harbour.learn_korean().articles == 1
