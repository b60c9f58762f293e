"""The list of commands may be left at any time, also between a letter and the commands that are found for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.desk import at_desk
from tui.screens.palette import Palette

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_letter_that_comes_when_the_list_has_been_left_asks_for_nothing(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        await desk.press(":")
        palette = desk.app.screen
        assert isinstance(palette, Palette)
        await desk.press("h")
        await palette.dismiss()
        palette._gather_commands("he")
        await desk.still()
        assert desk.app.screen is desk.main
        assert not [worker for worker in desk.app.workers if worker.node is palette]


async def test_the_list_of_themes_may_be_left_twice(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        desk.app.search_themes()
        await desk.until_shown("nord")
        palette = desk.app.screen
        assert isinstance(palette, Palette)
        palette.dismiss()
        palette.dismiss()
        await desk.still()
        assert desk.app.screen is desk.main


async def test_commands_are_found_while_it_is_there(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        await desk.press(":", "h", "e", "l", "p")
        await desk.still()
        await desk.press("enter")
        await desk.still()
        assert type(desk.app.screen).__name__ == "HelpScreen"
