"""Two articles side by side: links, differences, scrolling together, on the samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.desk import Desk, at_desk
from tui.screens.compare import CompareScreen
from tui.screens.help import HelpScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.widgets import Static


async def side_by_side(desk: Desk) -> CompareScreen:
    """Open the first article about the agreement of 2018 with its other coverage."""
    await desk.search("guard posts date:2018-09")
    await desk.open()
    return await desk.compare()


def note(desk: Desk) -> str:
    """Return the line under the columns."""
    widget: Static = desk.compared.query_one("#note")  # type: ignore[assignment]
    return desk.text_of(widget)


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_both_articles_are_seen_with_their_links(empty_library: Path, size: tuple[int, int]) -> None:
    async with at_desk(empty_library, size) as desk:
        screen = await side_by_side(desk)
        one, other = screen._pair.one.article, screen._pair.other.article
        assert one.id != other.id
        assert one.source in desk.screen_text()
        assert other.source in desk.screen_text()
        assert f"{len(screen._links)} linked passages" in note(desk)
        assert screen._a.region.area > 0
        assert screen._b.region.area > 0


async def test_links_are_gone_through_in_a_ring_and_shown_on_both_sides(empty_library: Path) -> None:
    async with at_desk(empty_library, (160, 40)) as desk:
        screen = await side_by_side(desk)
        total = len(screen._links)
        assert total > 1
        for number in [*range(1, total + 1), 1]:
            await desk.press("]")
            await desk.still()
            assert f"{number}/{total}" in note(desk)
            link = screen._links[number - 1]
            for view, (start, _) in ((screen._a, link.a), (screen._b, link.b)):
                words = view.article.text[start:].split()[0]  # type: ignore[union-attr]
                assert words in desk.text_of(view)
        await desk.press("[")
        await desk.still()
        assert f"{total}/{total}" in note(desk)


async def test_differences_are_gone_through_and_told(empty_library: Path) -> None:
    async with at_desk(empty_library, (80, 24)) as desk:
        await desk.search("liaison explosion date:2020-06")
        await desk.open()
        screen = await desk.compare()
        total = len(screen._pair.comparison.differences)
        assert total > 0
        for number in [*range(1, total + 1), 1]:
            await desk.press("n")
            await desk.still()
            assert f"≠ {number}/{total}" in note(desk)
            assert "↔" in note(desk)
        await desk.press("N")
        await desk.still()
        assert f"≠ {total}/{total}" in note(desk)


async def test_the_columns_scroll_together_until_told_otherwise(empty_library: Path) -> None:
    async with at_desk(empty_library, (120, 20)) as desk:
        screen = await side_by_side(desk)
        await desk.press("G")
        await desk.still()
        assert screen._b.scroll_offset.y > 0
        await desk.press("g")
        await desk.still()
        assert screen._b.scroll_offset.y == 0
        await desk.press("l")
        await desk.still()
        assert "by itself" in note(desk)
        await desk.press("G")
        await desk.still()
        assert screen._a.scroll_offset.y > 0
        assert screen._b.scroll_offset.y == 0


async def test_tab_gives_the_keys_to_the_other_column(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        screen = await side_by_side(desk)
        assert desk.app.focused is screen._a
        await desk.press("tab")
        assert desk.app.focused is screen._b
        await desk.press("j")
        await desk.press("tab")
        assert desk.app.focused is screen._a


async def test_weaker_links_come_and_go(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        screen = await side_by_side(desk)
        strong, links = len(screen._links), screen._pair.comparison.links
        await desk.press("w")
        await desk.still()
        assert len(screen._links) == len(links) >= strong
        await desk.press("ㅈ")
        await desk.still()
        assert len(screen._links) == strong


async def test_equals_goes_on_to_the_next_coverage(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        screen = await side_by_side(desk)
        others = list(screen._pair.others)
        assert len(others) > 1
        seen = [screen._pair.other.row]
        for _ in others[1:3]:
            await desk.press("=")
            await desk.still()
            seen.append(screen._pair.other.row)
        assert seen == others[:3]


async def test_a_selection_is_copied_from_one_column_only(empty_library: Path) -> None:
    async with at_desk(empty_library, (160, 40)) as desk:
        screen = await side_by_side(desk)
        await desk.press("v", "y")
        await desk.still()
        assert desk.app.clipboard
        article = screen._a.article
        assert article is not None
        assert desk.app.clipboard.splitlines()[0] in article.text
        assert "Copied the selection" in note(desk)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_footer_names_what_there_is_to_do(empty_library: Path, size: tuple[int, int]) -> None:
    async with at_desk(empty_library, size) as desk:
        await side_by_side(desk)
        for words in ("n Next difference", "] Next link", "= Other coverage", "? Help", "q Back"):
            assert words in desk.footer()


async def test_help_and_back(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        await side_by_side(desk)
        await desk.press("?")
        await desk.until(lambda: isinstance(desk.app.screen, HelpScreen))
        await desk.press("escape")
        await desk.still()
        assert isinstance(desk.app.screen, CompareScreen)
        await desk.press("q")
        await desk.still()
        assert desk.is_at_main
        assert desk.view.has_focus


async def test_closing_while_the_next_coverage_is_sought_does_no_harm(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        await side_by_side(desk)
        await desk.press("=", "=", "q", "=")
        await desk.still()
        assert desk.app.is_running


async def test_an_article_with_itself_and_one_without_likeness(empty_library: Path) -> None:
    async with at_desk(empty_library, (80, 24)) as desk:
        await desk.press("x", "G", "x")
        await desk.until(lambda: isinstance(desk.app.screen, CompareScreen))
        await desk.still()
        for key in ("]", "[", "n", "N", "w", "=", "h", "l", "tab", "G", "g"):
            await desk.press(key)
            await desk.still()
        assert isinstance(desk.app.screen, CompareScreen)
