"""How others put it: from a quotation to its other renderings, and from there into their articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.library import Library
from tests.tui.desk import Desk, at_desk
from tui.screens.renderings import RenderingsScreen
from tui.widgets.quotation_list import QuotationList

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [(80, 24), (200, 50)]


async def at_quotations(desk: Desk, query: str = "principal enemy source:pacific") -> None:
    """Open the best article of `query`, by itself the one that others render most, and go to its quotations."""
    await desk.search(query)
    await desk.open()
    await desk.still()
    await desk.press("'", "g")
    await desk.still()


@pytest.mark.parametrize("size", SIZES)
async def test_a_quotation_tells_how_many_render_it_and_leads_to_them(own_library: Path, size: tuple[int, int]) -> None:
    async with at_desk(own_library, size) as desk:
        await at_quotations(desk)
        with Library(own_library) as library:
            row = desk.main._opened.row if desk.main._opened else 0
            quote = desk.view.quotes[0]
            others = library.renderings_elsewhere(row)[quote.start, quote.end]
            statement = library.statement_of(row, quote)
        assert statement is not None
        assert f"≡{others}" in desk.text_of(desk.quotes)
        await desk.press("W")
        await desk.until(lambda: isinstance(desk.app.screen, RenderingsScreen), "the renderings")
        await desk.still()
        rows = desk.app.screen.query_one(QuotationList)
        assert [one.head.id for one in rows.listing.quotations] == [one.head.id for one in statement.renderings]
        assert rows.chosen is not None
        assert rows.chosen.quote == quote
        other = next(at for at, one in enumerate(rows.listing.quotations) if one.head.row != row)
        rows.highlighted = other
        wanted = rows.listing.quotations[other]
        await desk.press("enter")
        await desk.until(lambda: desk.is_at_main, "the main screen")
        await desk.still()
        assert desk.view.article is not None
        assert desk.view.article.text[wanted.quote.start : wanted.quote.end] == wanted.quote.text


async def test_leaving_the_renderings_changes_nothing(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await at_quotations(desk)
        before = desk.view.article
        await desk.press("W")
        await desk.until(lambda: isinstance(desk.app.screen, RenderingsScreen), "the renderings")
        await desk.press("escape")
        await desk.until(lambda: desk.is_at_main, "the main screen")
        assert desk.view.article == before


async def test_what_nobody_else_renders_says_so(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await at_quotations(desk, "satellite Okinawa")
        assert "≡" not in desk.text_of(desk.quotes)
        await desk.press("W")
        await desk.until_shown("No other article")
