"""Saved searches in the reader: saving, what is new, running, renaming, deleting and bringing back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from index.library import Library
from index.saved import save_search, saved_searches
from tests.data.reports import reports
from tests.tui.desk import Desk, at_desk
from tui.screens.naming import NameScreen
from tui.screens.saved import SavedScreen

if TYPE_CHECKING:
    from pathlib import Path


def write_reports(path: Path, count: int, first: int) -> Path:
    path.write_text("".join(f"{json.dumps(one)}\n" for one in reports(count, first)), encoding="utf-8")
    return path


def names(library: Path) -> list[str]:
    with Library(library) as opened:
        return [one.name for one in saved_searches(opened.record)]


async def save(desk: Desk, name: str = "") -> None:
    await desk.press("R")
    await desk.until(lambda: isinstance(desk.app.screen, NameScreen), "the question for a name")
    await desk.press(*name, "enter")
    await desk.until(lambda: desk.is_at_main, "the main screen")
    await desk.still()


async def saved_list(desk: Desk) -> SavedScreen:
    await desk.press("r")
    await desk.until(lambda: isinstance(desk.app.screen, SavedScreen), "the saved searches")
    await desk.until(lambda: "Counting" not in desk.screen_text(), "the counts")
    await desk.still()
    assert isinstance(desk.app.screen, SavedScreen)
    return desk.app.screen


async def test_a_search_is_saved_and_run_again(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await desk.press("R")
        await desk.still()
        assert desk.is_at_main  # there is no search yet
        await desk.search("satellite")
        found = desk.results.count
        await save(desk)
        await desk.search("조약")
        await save(desk, "treaty")
        await desk.press("/", "ctrl+u", "escape")
        await saved_list(desk)
        assert f"{found} articles" in desk.screen_text()
        assert "treaty" in desk.screen_text()
        await desk.press("enter")
        await desk.until(lambda: desk.results.count == found, "the articles")
        assert desk.input.value == "satellite"
    assert names(own_library) == ["satellite", "treaty"]


async def test_what_has_come_in_since_the_last_look_is_told(own_library: Path, tmp_path: Path) -> None:
    with Library(own_library) as library:
        library.add([write_reports(tmp_path / "first.jsonl", 3, 0)])
        library.record.select("UPDATE addition SET at = '2024-02-29 12:00:00'")
        save_search(library.record, "harbour office", "harbour")
        library.record.select("UPDATE saved_search SET looked_at = '2024-03-01T00:00:00'")
        library.add([write_reports(tmp_path / "second.jsonl", 2, 3)])
    async with at_desk(own_library) as desk:
        await desk.until_shown("● 2 new in a saved search (r)")
        await saved_list(desk)
        assert "● 2 new  5 articles" in desk.screen_text()
        await desk.press("n")
        await desk.until(lambda: desk.results.count == 2, "the new articles")
        await desk.until(lambda: not desk.title_bar.news, "that nothing is new any more")
        await saved_list(desk)
        assert "new  5" not in desk.screen_text()


async def test_an_import_tells_what_is_new(own_library: Path, tmp_path: Path) -> None:
    with Library(own_library) as library:
        save_search(library.record, "harbour office")
    path = write_reports(tmp_path / "more.jsonl", 4, 0)
    async with at_desk(own_library, paths=[path]) as desk:
        await desk.until_shown("● 4 new in a saved search (r)")


async def test_a_saved_search_is_renamed_deleted_and_brought_back(own_library: Path) -> None:
    with Library(own_library) as library:
        save_search(library.record, "ferry", "[b]boats[/b]")
        save_search(library.record, "satellite")
    async with at_desk(own_library, (80, 24)) as desk:
        screen = await saved_list(desk)
        assert "[b]boats[/b]" in desk.screen_text()
        await desk.press("ㄷ")
        await desk.until(lambda: isinstance(desk.app.screen, NameScreen), "the question for a name")
        await desk.press(*"boats", "enter")
        await desk.until_shown("▶ boats")
        await desk.still()
        await desk.press("e", *"satellite", "enter")
        await desk.until(lambda: any("already" in note for note in desk.notes()), "that the name is taken")
        await desk.still()
        await desk.press("x")
        await desk.until(lambda: screen.query_one("#saved").count == 1, "one search less")  # type: ignore[attr-defined]
        await desk.still()
        assert screen.check_action("restore", ())
        await desk.press("z")
        await desk.until_shown("▶ boats")
        assert not screen.check_action("restore", ())
        await desk.press("q")
        await desk.until(lambda: desk.is_at_main, "the main screen")
    assert names(own_library) == ["satellite", "boats"]


async def test_without_any_the_list_says_how_to_save(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await saved_list(desk)
        assert "R saves the search" in desk.screen_text()
        await desk.press("enter", "n", "e", "x", "z", "escape")
        await desk.until(lambda: desk.is_at_main, "the main screen")
