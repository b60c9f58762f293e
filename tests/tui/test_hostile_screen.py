"""Hostile text in the app itself: no control character is drawn, no markup becomes a style, a link or an action."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from textual import events

from index.library import Library
from tests.data.tricky import HOSTILE, Tricky
from tests.tui.desk import Desk, at_desk

if TYPE_CHECKING:
    from pathlib import Path

    from rich.segment import Segment

CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


@pytest.fixture
def hostile_library(tmp_path: Path) -> Path:
    """Return a library of the hostile articles that all tests share."""
    folder = tmp_path / "hostile"
    folder.mkdir()
    for tricky in HOSTILE:
        tricky.write(folder)
    with Library(tmp_path / "hostile-library") as library:
        library.add([folder])
    return tmp_path / "hostile-library"


def segments(desk: Desk) -> list[Segment]:
    return [segment for row in desk.rows() for segment in row]


def assert_harmless(desk: Desk) -> None:
    """See nothing drawn that a terminal could obey, and no action or address of an article's in any style."""
    for segment in segments(desk):
        assert not CONTROLS.search(segment.text), repr(segment.text)
        style = segment.style
        if style is not None:
            assert not style.link
            assert "app.quit" not in str(style.meta)


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_every_hostile_article_is_listed_opened_and_compared_as_text(
    hostile_library: Path, size: tuple[int, int]
) -> None:
    async with at_desk(hostile_library, size) as desk:
        assert_harmless(desk)
        for _ in range(desk.results.count):
            await desk.open()
            assert_harmless(desk)
            await desk.press("escape", "j")
        await desk.press("g", "x", "j", "x")
        await desk.still()
        assert not desk.is_at_main
        assert_harmless(desk)
        await desk.press("]", "n", "v", "y")
        await desk.still()
        assert_harmless(desk)
        assert not CONTROLS.search(desk.app.clipboard.replace("\n", ""))


async def test_hostile_quotations_are_text(tmp_path: Path) -> None:
    said = "“We [b]sail[/] \u202eno\u202c more [@click=app.quit]x[/] \x1b[31m today,” said Ri\x9b31m Song Chol.\n"
    (tmp_path / "said.txt").write_text(f"date 2019-05-07 No ferry\n\n{said}", encoding="utf-8")
    with Library(tmp_path / "library") as library:
        library.add([tmp_path / "said.txt"])
    async with at_desk(tmp_path / "library", (80, 24)) as desk:
        await desk.open()
        assert desk.view.quotes
        await desk.press("'")
        await desk.still()
        assert "[@click=app.quit]x[/]" in desk.text_of(desk.quotes)
        assert_harmless(desk)
        await desk.press('"')
        await desk.until_shown(" 1 quotation ")
        await desk.still()
        assert "[@click=app.quit]x[/]" in desk.screen_text()
        assert_harmless(desk)


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_a_hostile_speaker_is_text_on_every_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    """The name comes from a file of corrections, where it may be anything."""
    name = "[b]Ri[/] \u202e\x1b[31m [@click=app.quit]Chol[/]"
    for number in range(2):
        said = f"“We sail no more from the old harbour today {number},” said Ri Song Chol. “Ask again,” he said.\n"
        (tmp_path / f"{number}.txt").write_text(f"date 2019-05-07 [/b] ferry {number}\n\n{said}", encoding="utf-8")
    with Library(tmp_path / "library") as library:
        library.add([tmp_path / "0.txt", tmp_path / "1.txt"])
        for row in library.record.rows_by_date():
            for quote in library.quotes(row):
                library.quotations.correct(row, quote, name)
    async with at_desk(tmp_path / "library", size) as desk:
        await desk.press('"')
        await desk.until_shown("[@click=app.quit]Chol[/] ✎")
        for key in ("r", "i", "tab", "tab", "e"):
            await desk.press(key)
            await desk.still()
            assert "[@click=app.quit]Chol[/]" in desk.screen_text()
            assert_harmless(desk)


async def test_markup_is_shown_as_it_is_written(hostile_library: Path) -> None:
    markup = next(tricky for tricky in HOSTILE if tricky.name == "markup.txt")
    assert isinstance(markup, Tricky)
    async with at_desk(hostile_library, (120, 30)) as desk:
        await desk.search("press the button")
        await desk.open()
        for literal in ("[bold red]", "[/b]", "[@click=app.quit]Press[/]", "[link=x]it said[/]"):
            assert literal in desk.screen_text()
        await desk.press("y", "m", "x")
        await desk.still()
        assert_harmless(desk)
        for row in range(desk.app.size.height):
            for column in range(0, desk.app.size.width, 7):
                style = desk.app.screen.get_style_at(column, row)
                assert "app.quit" not in str(style.meta)


@pytest.mark.parametrize("query", ["[/b]", "[@click=app.quit]x[/]", "[red", "\\[", "source:[/]", "is:[/b]"])
async def test_a_search_for_markup_is_no_markup(empty_library: Path, query: str) -> None:
    async with at_desk(empty_library, (80, 24)) as desk:
        await desk.type_search(query)
        await desk.press("down")
        await desk.still()
        assert_harmless(desk)
        assert desk.app.is_running


async def test_what_is_pasted_into_the_search_loses_its_control_characters(empty_library: Path) -> None:
    async with at_desk(empty_library, (80, 24)) as desk:
        await desk.press("/")
        desk.input.post_message(events.Paste("\x1b]0;x\x07sat\x9bel\u202elite"))
        await desk.still()
        assert desk.input.value.endswith("satellite")
        assert_harmless(desk)


@pytest.mark.parametrize("query", ["e*", "press", "[@click=app.quit]x[/] OR the", "사* OR [/b]"])
async def test_words_in_their_contexts_and_over_time_are_text(hostile_library: Path, query: str) -> None:
    async with at_desk(hostile_library, (80, 24)) as desk:
        await desk.search(query)
        for key in ("w", "T"):
            await desk.press(key)
            await desk.until(lambda: desk.app.screen is not desk.main, "another screen")
            await desk.still()
            assert_harmless(desk)
            await desk.press("l", "o", "G", "d")
            await desk.still()
            assert_harmless(desk)
            await desk.press("q")
            await desk.until(lambda: desk.app.screen is desk.main, "the main screen")
