"""Earlier searches in the line: what is kept, and how it is found, taken and forgotten again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import history
from index.library import Library
from tests.tui.desk import Desk, at_desk
from tui.screens import remembering
from tui.widgets.recall import Recall

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def searches(library: Path) -> list[str]:
    with Library(library) as opened:
        return history.searches(opened.record)


def remember(library: Path, *texts: str) -> None:
    with Library(library) as opened:
        for text in texts:
            history.remember_search(opened.record, text)


async def recall(desk: Desk) -> None:
    await desk.press("/", "up")  # typing then replaces what stands in the line
    await desk.until(lambda: desk.input.recalled is not None, "earlier searches")
    await desk.still()


async def test_what_was_entered_or_opened_is_kept_and_nothing_else(
    own_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "STOOD", 1_000)
    async with at_desk(own_library) as desk:
        await desk.search("satellite")
        await desk.type_search("tre")
        await desk.press("escape")
        await desk.type_search("treaty")
        await desk.press("enter")
        await desk.until(lambda: desk.view.has_focus, "the article")
        await desk.press("/", "ctrl+u", "escape")
        await desk.still()
        await desk.open()
        await desk.until(lambda: searches(own_library) == ["treaty", "satellite"], "that the searches are kept")


async def test_what_stood_for_a_while_is_kept_as_what_it_grew_into(
    own_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "STOOD", 0.02)
    async with at_desk(own_library) as desk:
        for text in ("sat", "satell", "zzqqxx", "satellite"):
            await desk.type_search(text)
            await desk.press("escape")
            if text != "zzqqxx":
                await desk.until(lambda text=text: searches(own_library)[:1] == [text], f"that {text} is kept")  # type: ignore[misc]
        assert searches(own_library) == ["satellite"]


async def test_an_earlier_search_is_found_by_its_words_and_taken(own_library: Path) -> None:
    remember(own_library, "treaty 조약", "guard posts", "spy satellite", "satellite Okinawa")
    async with at_desk(own_library) as desk:
        await recall(desk)
        assert "▶ satellite Okinawa" in desk.screen_text()
        await desk.press("down", "down", "down", "up", "enter")
        await desk.until(lambda: desk.input.value == "guard posts", "the search before the last two")
        await desk.still()
        assert desk.input.has_focus
        assert "▶ satellite Okinawa" not in desk.screen_text()
        found = desk.results.count
        assert found
        await desk.press("ctrl+u", "up", *"sat oki")
        await desk.still()
        assert "spy satellite" not in desk.text_of(desk.main.query_one("#recalled"))
        await desk.press("enter")
        await desk.until(lambda: desk.input.value == "satellite Okinawa", "the search with these words")
        await desk.still()
        await desk.press("enter")
        await desk.until(lambda: desk.view.has_focus, "the best hit")


async def test_an_earlier_search_is_forgotten(own_library: Path) -> None:
    remember(own_library, "treaty", "guard posts", "[b]spy[/b]")
    async with at_desk(own_library, (80, 24)) as desk:
        await recall(desk)
        assert "[b]spy[/b]" in desk.screen_text()
        await desk.press("down", "delete")
        await desk.until(lambda: searches(own_library) == ["[b]spy[/b]", "treaty"], "that one is forgotten")
        await desk.still()
        assert "guard posts" not in desk.screen_text()
        await desk.press("escape")
        await desk.still()
        assert desk.input.has_focus
        await desk.press("escape")
        assert desk.results.has_focus


async def test_without_the_list_the_keys_do_what_they_do(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await desk.type_search("guard postsx")
        await desk.press("left", "delete", "up")
        await desk.still()
        assert desk.input.value == "guard posts"
        assert desk.input.recalled is None
        await desk.press("down")
        assert desk.results.has_focus


async def test_a_click_takes_an_earlier_search(own_library: Path) -> None:
    remember(own_library, "guard posts", "satellite")
    async with at_desk(own_library) as desk:
        await recall(desk)
        await desk.pilot.click("#recalled", offset=(4, 1))
        await desk.until(lambda: desk.input.value == "guard posts", "the search that was clicked")


def test_going_through_them_ends_at_the_ends() -> None:
    recall = Recall(["a b", "b c", "c"])
    recall.step(-1)
    assert recall.text == "a b"
    recall.step(5)
    assert recall.text == "c"
    recall.narrow("C b")
    assert recall.listed == [recall.text] == ["b c"]
    assert recall.forget() == "b c"
    assert recall.text is None
    recall.narrow("")
    assert recall.listed == ["a b", "c"]
