"""Wrapping works on the text and in cells, whatever the script."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from rich.cells import cell_len

from tui.widgets.wrapping import cells, wrap

ENGLISH = "The two sides met at the border village and spoke for an hour about a railway."
KOREAN = "두 나라의 대표들은 판문점에서 한 시간 동안 만나 철도 연결에 관하여 이야기하였다."
JAPANESE = "両国の代表は国境の村で会い、鉄道について「一時間」ほど話した。"


def lines(text: str, width: int) -> list[str]:
    """Return the wrapped lines as text."""
    return [text[start:end] for start, end in wrap(text, width)]


@pytest.mark.parametrize("text", [ENGLISH, KOREAN, JAPANESE, f"{ENGLISH} {KOREAN} {JAPANESE}"])
@pytest.mark.parametrize("width", [2, 7, 20, 41, 86])
def test_no_line_is_too_wide_and_no_word_is_lost(text: str, width: int) -> None:
    wrapped = lines(text, width)
    assert all(cell_len(line) <= width for line in wrapped)
    assert "".join(wrapped).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("text", [ENGLISH, KOREAN, JAPANESE])
def test_spans_are_in_order_and_skip_only_blanks(text: str) -> None:
    spans = wrap(text, 12)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start
        assert not text[end:start].strip()


def test_english_breaks_at_blanks() -> None:
    assert lines(ENGLISH, 30) == [
        "The two sides met at the",
        "border village and spoke for",
        "an hour about a railway.",
    ]


def test_hangul_words_stay_whole() -> None:
    assert lines(KOREAN, 24) == [
        "두 나라의 대표들은",
        "판문점에서 한 시간 동안",
        "만나 철도 연결에 관하여",
        "이야기하였다.",
    ]


def test_a_hangul_word_longer_than_the_line_breaks_inside() -> None:
    assert lines("군사정찰위성발사장", 8) == ["군사정찰", "위성발사", "장"]


def test_northern_title_marks_stay_with_their_hangul() -> None:
    assert lines("신문은 《새날》이라고 썼다", 16) == ["신문은", "《새날》이라고", "썼다"]


def test_japanese_breaks_anywhere_but_before_closing_and_after_opening_marks() -> None:
    for width in range(4, 40):
        for line in lines(JAPANESE, width):
            assert line[0] not in "、。」", (width, line)
            assert line[-1] != "「", (width, line)


def test_japanese_fills_the_line() -> None:
    assert lines("国境の村で会い話した", 8) == ["国境の村", "で会い話", "した"]


def test_a_line_may_end_after_a_dash_between_words() -> None:
    assert lines("long-range missile", 8) == ["long-", "range", "missile"]
    assert lines("2018–2024 talks", 6) == ["2018–", "2024", "talks"]


def test_a_minus_sign_stays_with_its_number() -> None:
    assert lines("it was -20 there", 8) == ["it was", "-20", "there"]


def test_a_word_longer_than_the_line_breaks_inside() -> None:
    assert lines("see https://example.org/a/very/long/path now", 16) == [
        "see",
        "https://example.",
        "org/a/very/long/",
        "path now",
    ]


def test_combining_marks_stay_with_their_letters() -> None:
    text = "e\u0301" * 30
    for line in lines(text, 7):
        assert not line.startswith("\u0301")
        assert cell_len(line) <= 7


def test_a_flood_of_combining_marks_is_cut_into_lines() -> None:
    assert max(len(line) for line in lines("a" + "\u0301" * 100_000, 10)) <= 81


def test_a_wide_character_in_a_column_of_one_cell_still_advances() -> None:
    assert lines("한글 ab", 1) == ["한", "글", "a", "b"]


def test_runs_of_blanks_vanish_only_where_a_line_ends() -> None:
    assert lines("one   two   three", 9) == ["one   two", "three"]


def test_line_ends_are_kept() -> None:
    assert lines("one\n\ntwo three", 5) == ["one", "", "two", "three"]


def test_an_empty_text_has_one_empty_line() -> None:
    assert wrap("", 10) == [(0, 0)]
    assert wrap("   ", 2)[0] == (0, 0)


@pytest.mark.parametrize("text", ["ab “c” é", "한국 ab", "e\u0301x", "日本、"])
def test_cells_agree_with_the_library(text: str) -> None:
    assert cells(text) == cell_len(text)


@pytest.mark.parametrize(
    "unit", ["word ", "x", "-", " ", "“a” ", "가나 ", "가", "国", "、", "a\u0301", "\u0301", "a-", "(", "가国"]
)
def test_two_megabytes_in_one_line_take_about_a_second(unit: str) -> None:
    text = unit * (2_000_000 // len(unit.encode()))
    started = process_time()
    wrap(text, 86)
    assert process_time() - started < 4, "allowing for a busy machine"
