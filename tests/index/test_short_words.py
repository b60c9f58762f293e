"""Short Korean words are found as words, also in compounds, and not where chance makes them."""

from __future__ import annotations

import pytest

from index.search.highlights import Highlighter
from index.search.recognition import understood
from tests.bench.short_words import FOLDERS, scores, together


def test_most_marks_of_short_words_are_right() -> None:
    if not FOLDERS["korean_md"].is_dir():
        pytest.skip("../shared is absent: korean_md")
    every = together(scores().values())
    assert every.precision > 0.94
    assert every.recall > 0.95


@pytest.mark.parametrize(
    ("word", "text", "marks"),
    [
        ("위성", "정찰위성은 위성이다", ["위성", "위성"]),
        ("위성", "방위성의 우위성", []),
        ("대화", "남북대화와 현대화", ["대화"]),
        ("무력", "핵무력과 무력시위", ["무력", "무력"]),
        ("역사", "지역사회의 역사", ["역사"]),
        ("이란", "이란은 평화란 무엇이란 말인가", ["이란"]),
        ("수도", "갈 수도 있는 나라의 수도, 그 수도", ["수도", "수도"]),
        ("이란", '“핵”이란 말, "이란 말고 핵"이란 것', ["이란"]),
        ("당", "노동당과 당대회, 해당한 당국", ["당", "당"]),
        ("핵", "북핵의 핵심은 핵이다", ["핵", "핵"]),
        ('"위성"', "방위성", ["위성"]),
    ],
)
def test_a_short_word_is_marked_where_a_word_may_begin(word: str, text: str, marks: list[str]) -> None:
    assert [text[start:end] for start, end in Highlighter(understood(word)).spans(text)] == marks
