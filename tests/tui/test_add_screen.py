"""Adding from within the reader: the path is completed, a wrong one is told, a right one is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from tests.tui.desk import Desk, at_desk
from tui.screens.add import AddScreen, PathSuggester

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = " date 2023-05-31 A pier is painted\n\nThe pier of Wonsan was painted on Monday, a neighbour said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with something to complete and to add."""
    made = tmp_path / "news"
    (made / "Wonsan").mkdir(parents=True)
    (made / "Wonsan" / "pier.txt").write_text(ARTICLE)
    (made / ".hidden.txt").write_text(ARTICLE)
    (made / "항구.txt").write_text(ARTICLE)
    return made


async def asked(desk: Desk, typed: str) -> Input:
    """Open the question and type a path."""
    await desk.press("a")
    await desk.until(lambda: isinstance(desk.app.screen, AddScreen))
    question = desk.app.screen.query_one(Input)
    await desk.press(*typed)
    assert question.value == typed
    await desk.still()
    return question


@pytest.mark.parametrize(
    ("typed", "completed"),
    [("Won", "Wonsan/"), ("Wonsan/p", "Wonsan/pier.txt"), ("항", "항구.txt"), ("x", None), ("", None)],
)
async def test_a_path_is_completed_with_what_is_there(
    folder: Path, typed: str, completed: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert await PathSuggester().get_suggestion(typed) == completed
    whole = await PathSuggester().get_suggestion(f"{folder}/{typed}")
    assert whole == (f"{folder}/{completed}" if completed else None)


@pytest.mark.parametrize("typed", ["~nobody-of-this-name/x", "no/such/folder/x", "/root\x00/x", "a\x00"])
async def test_what_cannot_be_completed_is_left(typed: str) -> None:
    assert await PathSuggester().get_suggestion(typed) is None


async def test_a_name_that_a_terminal_would_obey_is_not_suggested(folder: Path) -> None:
    (folder / "trap\x1b]0;x\x07.txt").write_text(ARTICLE)
    assert await PathSuggester().get_suggestion(f"{folder}/tr") is None


async def test_tab_completes_and_enter_adds(empty_library: Path, folder: Path) -> None:
    async with at_desk(empty_library) as desk:
        question = await asked(desk, f"{folder}/Won")
        await desk.press("tab")
        await desk.still()
        assert question.value == f"{folder}/Wonsan/"
        assert question.has_focus
        await desk.press("enter")
        await desk.until(lambda: desk.results.count == 1, "the article")
        await desk.until_shown("A pier is painted")


@pytest.mark.parametrize("wrong", ["/no/such/place.txt", "~nobody-of-this-name/x", "[b]x[/b]"])
async def test_a_wrong_path_is_told_and_can_be_mended(empty_library: Path, wrong: str) -> None:
    async with at_desk(empty_library, (80, 24)) as desk:
        question = await asked(desk, wrong)
        await desk.press("enter")
        await desk.still()
        assert isinstance(desk.app.screen, AddScreen)
        assert wrong[-4:] in desk.text_of(desk.app.screen.query_one("#answer"))
        assert question.has_focus
        await desk.press("escape")
        await desk.still()
        assert desk.is_at_main


async def test_a_path_in_quotes_as_a_shell_gives_it_is_understood(empty_library: Path, folder: Path) -> None:
    """Terminals paste a file that is dropped on them in quotes."""
    async with at_desk(empty_library) as desk:
        question = await asked(desk, "")
        question.value = f"'{folder}/Wonsan/pier.txt' "
        await desk.press("enter")
        await desk.until(lambda: desk.results.count == 1, "the article")


async def test_nothing_typed_and_escape_add_nothing(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        count = desk.results.count
        await asked(desk, "")
        await desk.press("enter")
        await desk.still()
        await asked(desk, "/tmp")
        await desk.press("escape")
        await desk.still()
        assert desk.is_at_main
        assert desk.results.count == count
        assert not desk.notes()
