"""The words of a search in their contexts: aligned, in any order, opening the article at the place."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from index.library import Library
from tests.tui.desk import Desk, at_desk
from tui.screens.concordance import ConcordanceScreen
from tui.screens.help import HelpScreen
from tui.widgets.article_layout import Kind, Line
from tui.widgets.keyword_line import before, behind
from tui.widgets.keyword_list import KeywordList
from tui.widgets.wrapping import cells

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SIZES = [(80, 24), (200, 50)]


async def in_context(desk: Desk, query: str) -> KeywordList:
    """Search and open the concordance."""
    await desk.search(query)
    await desk.press("w")
    await desk.until(lambda: isinstance(desk.app.screen, ConcordanceScreen), "the concordance")
    await desk.still()
    return desk.app.screen.query_one(KeywordList)


def lines_of(desk: Desk, rows: KeywordList) -> Sequence[str]:
    """Return what is drawn of the lines, without the frame."""
    return [line[1:-1] for line in desk.text_of(rows).splitlines()[1:-1]]


def keyword_cells(desk: Desk, rows: KeywordList) -> set[int]:
    """Return the cells at which the keywords on the screen begin."""
    begins = set()
    for shown, one in zip(lines_of(desk, rows), rows.lines, strict=False):
        beginning = f"{one.left[-4:]}{one.keyword}"
        at = shown.index(beginning)
        begins.add(cells(shown[:at]) + cells(one.left[-4:]))
    return begins


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("query", ["satellite", "위성", "Kim Jong Un"])
async def test_keywords_stand_under_each_other_in_any_script(
    own_library: Path, size: tuple[int, int], query: str
) -> None:
    async with at_desk(own_library, size) as desk:
        rows = await in_context(desk, query)
        assert rows.count > 5
        assert len(keyword_cells(desk, rows)) == 1


async def test_every_line_is_there_and_counted(own_library: Path) -> None:
    with Library(own_library) as library:
        from index.search.query import parse

        expected = library.occurrences(parse("satellite"))
    async with at_desk(own_library) as desk:
        rows = await in_context(desk, "satellite")
        assert rows.count == expected
        assert f"{expected} lines" in desk.screen_text()
        assert f"1/{expected}" in desk.screen_text()


async def test_orders(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        rows = await in_context(desk, "satellite")
        dates = [one.date or "" for one in rows.lines]
        assert dates == sorted(dates)
        for pressed, said in (
            ("l", "on the right"),
            ("left", "on the left"),
            ("o", "by outlet"),
            ("t", "oldest first"),
        ):
            await desk.press(pressed)
            await desk.until_shown(said)
            await desk.still()
            if pressed == "l":
                rights = [one.right.strip().casefold() for one in rows.lines if one.right[1:2].isalpha()]
                assert [word.split()[0] for word in rights] == sorted(word.split()[0] for word in rights)
            if pressed == "o":
                assert [one.source for one in rows.lines] == sorted(one.source for one in rows.lines)
        assert [one.date or "" for one in rows.lines] == dates


async def test_the_line_that_is_chosen_stays_chosen_in_another_order(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        rows = await in_context(desk, "satellite")
        await desk.press("j", "j", "j")
        chosen = rows.chosen
        await desk.press("h")
        await desk.until_shown("on the left")
        await desk.still()
        assert rows.chosen == chosen


@pytest.mark.parametrize("size", SIZES)
async def test_enter_opens_the_article_at_the_place_and_w_comes_back(own_library: Path, size: tuple[int, int]) -> None:
    async with at_desk(own_library, size) as desk:
        rows = await in_context(desk, "satellite")
        text = [index for index, one in enumerate(rows.lines) if not one.in_title][-1]
        await desk.press("G", *["k"] * (rows.count - 1 - text))
        index, chosen = rows.highlighted, rows.chosen
        assert chosen is not None
        await desk.press("enter")
        await desk.until(lambda: desk.app.screen is desk.main and desk.view.has_focus, "the article")
        await desk.still()
        article = desk.view.article
        assert article is not None
        assert article.id == chosen.article
        assert desk.view.current_match is not None
        assert desk.view.matches[desk.view.current_match] == (chosen.start, chosen.end)
        assert desk.results.highlighted_row == chosen.row
        await desk.press("w")
        await desk.still()
        assert (rows.highlighted, rows.chosen) == (index, chosen)


async def test_a_line_of_a_headline_opens_the_article_at_its_top_with_the_title_marked(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text("Ferry sails at noon\n\n" + "\n\n".join(f"Paragraph {n} of the harbour log." for n in range(40)))
    with Library(tmp_path / "library") as library:
        library.add([path])
    async with at_desk(tmp_path / "library") as desk:
        rows = await in_context(desk, "ferry")
        assert [(one.keyword, one.in_title) for one in rows.lines] == [("Ferry", True)]
        assert "in the headline" in desk.screen_text()
        await desk.press("enter")
        await desk.until(lambda: desk.app.screen is desk.main and desk.view.has_focus, "the article")
        await desk.still()
        assert desk.view.scroll_offset.y == 0
        assert list(desk.view.in_title) == [(0, 5)]
        assert "article--match" in str(desk.view.marks_on(Line(-30, -11, Kind.TITLE, -1)))
        assert "1 match in the headline" in desk.screen_text()


async def test_another_search_is_another_concordance(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        rows = await in_context(desk, "satellite")
        first = rows.lines
        await desk.press("q")
        rows = await in_context(desk, "위성")
        assert rows.lines
        assert not set(rows.lines) & set(first)


async def test_lines_are_saved_without_overwriting_anything(
    own_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with at_desk(own_library) as desk:
        rows = await in_context(desk, 'satellite "guard posts"')
        await desk.press("q")
        rows = await in_context(desk, "satellite")
        for name in ("concordance-satellite.csv", "concordance-satellite-2.csv"):
            await desk.press("c")
            await desk.until(lambda path=tmp_path / name: path.exists(), name)  # type: ignore[misc]
            await desk.still()
            assert any(name in note for note in desk.notes())
            with (tmp_path / name).open(encoding="utf-8") as file:
                assert len(list(csv.DictReader(file))) == rows.count


async def test_without_a_search_there_is_nothing_to_list(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await desk.press("w")
        await desk.still()
        assert desk.app.screen is desk.main
        assert any("Search for something first" in note for note in desk.notes())


async def test_a_search_without_words_in_texts_says_so(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await in_context(desk, "lang:ko")
        assert "No words of the search" in desk.screen_text()


async def test_help_and_back(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await in_context(desk, "satellite")
        await desk.press("?")
        await desk.until(lambda: isinstance(desk.app.screen, HelpScreen), "the help")
        await desk.press("q", "escape")
        await desk.until(lambda: desk.app.screen is desk.main, "the main screen")
        assert desk.results.has_focus


async def test_korean_keys(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await desk.search("satellite")
        await desk.press("ㅈ")
        await desk.until(lambda: isinstance(desk.app.screen, ConcordanceScreen), "the concordance")
        await desk.press("ㅣ")
        await desk.until_shown("on the right")
        await desk.press("ㅂ")
        await desk.until(lambda: desk.app.screen is desk.main, "the main screen")


CONTEXTS = [
    "",
    "a",
    "one two three ",
    "북한의 핵무기 ",
    "混合 mixed 텍스트 text ",
    "longwordwithoutblanks",
    "가나다라마바사아자차",
    " x",
]


@pytest.mark.parametrize("text", CONTEXTS)
@pytest.mark.parametrize("width", [0, 1, 2, 3, 7, 8, 40])
def test_contexts_are_cut_to_cells(text: str, width: int) -> None:
    left, right = before(text, width), behind(text[::-1], width)
    assert cells(left) == width
    assert cells(right) <= width
    assert text.endswith(left.lstrip(" "))
    assert text[::-1].startswith(right)


@pytest.mark.parametrize(
    ("text", "width", "left", "right"),
    [
        ("one two three ", 8, "  three ", " eerht"),
        ("one two three ", 3, "ee ", " ee"),
        ("북한의 핵무기 ", 8, " 핵무기 ", " 기무핵"),
        ("북한의 핵무기 ", 3, "기 ", " 기"),
        ("longwordwithoutblanks", 7, "tblanks", "sknalbt"),
        (" x", 3, "  x", "x"),
    ],
)
def test_contexts_keep_whole_words_where_one_fits(text: str, width: int, left: str, right: str) -> None:
    assert (before(text, width), behind(text[::-1], width)) == (left, right)
