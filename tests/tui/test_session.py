"""What the next start restores: search, order, article, place, pane, looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.library import Library
from index.settings import set_setting
from tests.tui.desk import Desk, at_desk

if TYPE_CHECKING:
    from pathlib import Path


async def leave(desk: Desk) -> None:
    """End the app in the way that works from anywhere."""
    await desk.press("ctrl+q")
    await desk.until(lambda: not desk.app.is_running, "the end")


def lines_of(desk: Desk) -> list[str]:
    """Return the lines of the article on the screen, without the scrollbar."""
    return [row[:-1].rstrip() for row in desk.text_of(desk.view).splitlines()]


async def test_the_next_start_goes_on_in_the_article_at_the_place(own_library: Path) -> None:
    async with at_desk(own_library, (80, 24)) as desk:
        await desk.search("satellite")
        await desk.press("S", "j")
        await desk.open()
        await desk.press("space")
        await desk.still()
        opened, place = desk.main._opened, desk.view.place
        shown = lines_of(desk)
        rows = list(desk.results._rows)
        order = str(desk.results.border_title)
        await leave(desk)
    assert opened is not None
    assert place > 0
    async with at_desk(own_library, (80, 24)) as desk:
        assert desk.input.value == "satellite"
        assert list(desk.results._rows) == rows
        assert str(desk.results.border_title) == order
        assert desk.main._opened is not None
        assert desk.main._opened.row == opened.row
        assert desk.results.highlighted_row == opened.row
        assert desk.main.pane == "reader"
        assert desk.view.has_focus
        assert desk.view.place == place
        assert lines_of(desk) == shown
        assert len(desk.view.matches) > 0


async def test_the_next_start_is_in_the_list_when_it_was_left_there(own_library: Path) -> None:
    async with at_desk(own_library, (80, 24)) as desk:
        await desk.press("j", "j")
        row = desk.results.highlighted_row
        await leave(desk)
    async with at_desk(own_library, (80, 24)) as desk:
        assert desk.results.has_focus
        assert desk.results.highlighted_row == row


async def test_looks_and_panes_are_kept(own_library: Path) -> None:
    async with at_desk(own_library, (200, 50)) as desk:
        desk.app.theme = "textual-light"
        await desk.open()
        await desk.press("h", "'", "'")
        await desk.still()
        assert not desk.quotes.display
        await leave(desk)
    async with at_desk(own_library, (200, 50)) as desk:
        assert desk.app.theme == "textual-light"
        assert not desk.quotes.display
        assert desk.view.show_boilerplate


async def test_a_session_on_the_samples_is_restored_too(empty_library: Path) -> None:
    async with at_desk(empty_library, (80, 24)) as desk:
        await desk.search("satellite")
        await leave(desk)
    async with at_desk(empty_library, (80, 24)) as desk:
        assert desk.input.value == "satellite"


async def test_a_session_that_makes_no_sense_is_passed_over(own_library: Path) -> None:
    with Library(own_library) as library:
        nonsense = {"query": ["x"], "sorts": [1, {}], "row": 10**9, "pane": "attic", "quotes": 7, "boilerplate": "x"}
        set_setting(library.record, "session", nonsense)
        set_setting(library.record, "theme", "no such theme")
    async with at_desk(own_library, (80, 24)) as desk:
        assert desk.app.is_running


async def test_a_session_whose_article_is_gone_starts_at_the_list(own_library: Path) -> None:
    with Library(own_library) as library:
        set_setting(library.record, "session", {"query": "", "row": 99999, "pane": "reader"})
    async with at_desk(own_library, (80, 24)) as desk:
        assert desk.results.count > 0
        assert desk.results.has_focus
        assert desk.results.display
