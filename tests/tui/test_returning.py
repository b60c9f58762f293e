"""What was chosen on another screen leads back there, once, and `q` does not quit before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.desk import Desk, at_desk
from tui.screens.concordance import ConcordanceScreen
from tui.screens.person import PersonScreen
from tui.screens.quotations import QuotesScreen
from tui.screens.trend import TrendScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.screen import Screen

SIZES = [(80, 24), (120, 40)]


async def is_before(desk: Desk, screen: type[Screen[Any]]) -> None:
    """Wait until a screen is shown and has done its work."""
    await desk.until(lambda: isinstance(desk.app.screen, screen), screen.__name__)
    await desk.still()


async def is_at(desk: Desk, pane: str) -> None:
    """Wait until a pane of the main screen has the keys."""
    await desk.until(lambda: desk.is_at_main and desk.main.pane == pane, pane)
    await desk.still()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("back", ["q", "escape"])
@pytest.mark.parametrize(("keys", "screen"), [('"', QuotesScreen), ("w", ConcordanceScreen)])
async def test_an_article_leads_back_to_where_it_was_chosen_once(
    own_library: Path, size: tuple[int, int], back: str, keys: str, screen: type[Screen[Any]]
) -> None:
    async with at_desk(own_library, size) as desk:
        await desk.search("satellite")
        await desk.press(keys)
        await is_before(desk, screen)
        await desk.press("j", "enter")
        await is_at(desk, "reader")
        await desk.press(back)
        await is_before(desk, screen)
        await desk.press(back)
        await is_at(desk, "reader")
        assert "Back" in desk.footer()
        await desk.press(back)
        await is_at(desk, "results")
        assert not desk.main._leads_back


async def test_whoever_goes_on_to_another_article_comes_back_to_the_results(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await desk.press('"')
        await is_before(desk, QuotesScreen)
        await desk.press("enter")
        await is_at(desk, "reader")
        await desk.press("]")
        await desk.still()
        await desk.press("q")
        await is_at(desk, "results")


async def test_the_page_of_a_person_is_come_back_to(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await desk.search("satellite Kim Jong Un")
        await desk.open()
        await desk.press("'")
        await is_at(desk, "quotes")
        await desk.press("i")
        await is_before(desk, PersonScreen)
        await desk.press("enter")
        await is_at(desk, "reader")
        await desk.press("q")
        await is_before(desk, PersonScreen)


async def test_the_articles_of_a_bar_lead_back_to_the_trend_and_the_search_before(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await desk.search("satellite")
        await desk.press("T")
        await is_before(desk, TrendScreen)
        await desk.press("f", "enter")
        await is_at(desk, "results")
        assert "date:" in desk.bar.text
        await desk.open()
        await desk.press("q")
        await is_at(desk, "results")
        assert "Back" in desk.footer()
        await desk.press("q")
        await is_before(desk, TrendScreen)
        await desk.press("q")
        await is_at(desk, "results")
        assert desk.bar.text == "satellite"
        assert "Quit" in desk.footer()
