"""Tagging an article in the reader: one line that holds its tags, completed with those in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.library import Library
from index.tags import tags_of
from tests.tui.desk import Desk, at_desk
from tui.screens.tagging import TagScreen, TagSuggester, last_word

if TYPE_CHECKING:
    from pathlib import Path


async def tag(desk: Desk, words: str) -> None:
    await desk.press("t")
    await desk.until(lambda: isinstance(desk.app.screen, TagScreen), "the tags")
    await desk.press(*words, "enter")
    await desk.until(lambda: desk.is_at_main, "the main screen")
    await desk.still()


async def test_tags_are_shown_in_list_and_article_and_found_again(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await tag(desk, "border, To-Read")
        row = desk.results.highlighted_row
        assert "#border #to-read" in desk.text_of(desk.results)
        assert "#border #to-read" in desk.text_of(desk.main.query_one("#reader"))
        await desk.search("tag:border")
        assert (desk.results.count, desk.results.highlighted_row) == (1, row)
    with Library(own_library) as library:
        assert row is not None
        assert tags_of(library.record, row) == ("border", "to-read")


async def test_the_line_holds_the_tags_to_take_them_away(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await tag(desk, "border to-read")
        await tag(desk, "")
        assert "#border #to-read" in desk.screen_text()
        await desk.press("t", *["backspace"] * 8, "enter")
        await desk.still()
        assert "#border" in desk.screen_text()
        assert "#to-read" not in desk.screen_text()
        await desk.press("t", *"more", "escape")
        await desk.still()
        assert "#more" not in desk.screen_text()


async def test_a_tag_in_use_is_completed(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await tag(desk, "border")
        await desk.press("j", "ㅅ")
        await desk.until_shown("#border 1")
        await desk.press("b", "o")
        await desk.still()
        await desk.press("tab", "enter")
        await desk.still()
        await desk.search("tag:border")
        assert desk.results.count == 2


@pytest.mark.parametrize(
    ("typed", "word", "completed"),
    [
        ("", "", None),
        ("b", "b", "border"),
        ("dmz bo", "bo", "dmz border"),
        ("dmz, bo", "bo", "dmz, border"),
        ("border ", "", None),
        ("border bo", "bo", "border boat"),
        ("BO", "bo", "BOrder"),
        ("x", "x", None),
    ],
)
async def test_what_is_completed(typed: str, word: str, completed: str | None) -> None:
    suggester = TagSuggester()
    suggester.in_use = [("border", 3), ("dmz", 2), ("boat", 1)]
    assert last_word(typed) == word
    assert await suggester.get_suggestion(typed) == completed
