"""The row of a passage: what was found is in sight, and no word is cut that fits."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from tui.widgets.passage import passage

ENGLISH = "The two sides met at the border village of Olbam-ri and spoke for an hour about the railway-bridge of Komho."
KOREAN = "두 나라의 대표들은 올밤리에서 한 시간 동안 만나 장거리협궤철도연결사업에 관하여 이야기하였다."


def shown(text: str, found: str, width: int) -> str:
    start = text.index(found) if found else 0
    marks = [(start, start + len(found))] if found else []
    row = passage(text, marks, width, "", "bold")
    for span in row.spans:
        if span.style == "bold":
            assert row.plain[span.start : span.end] == found
    return row.plain


@pytest.mark.parametrize("width", [28, 31, 40, 55, 80])
@pytest.mark.parametrize(
    ("text", "found"),
    [(ENGLISH, ""), (ENGLISH, "sides"), (ENGLISH, "bridge"), (ENGLISH, "Komho"), (KOREAN, "철도"), (KOREAN, "이야기")],
)
def test_whole_words_stand_at_both_ends(text: str, found: str, width: int) -> None:
    row = shown(text, found, width)
    assert cell_len(row) <= width
    assert found in row
    words = row.strip("…").split(" ")
    assert set(words) <= set(text.split(" "))


def test_what_fits_is_left_alone() -> None:
    assert shown(ENGLISH, "bridge", 200) == ENGLISH


def test_a_word_longer_than_the_row_is_cut_with_its_mark_in_sight() -> None:
    word = "가" * 40 + "철도" + "나" * 40
    row = shown(f"앞 {word} 뒤", "철도", 30)
    assert re.fullmatch("…가+철도나*…", row)
    assert cell_len(row) <= 30


def test_text_without_blanks_fills_the_row() -> None:
    assert cell_len(shown("両国の代表は国境の村で会い鉄道について一時間ほど話した" * 3, "鉄道", 40)) >= 38
