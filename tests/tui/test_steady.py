"""Views whose content changes its size: the scrollbar follows, and the rest of the screen is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.widgets import Label

from tui.widgets.steady import SteadyScroll

if TYPE_CHECKING:
    from textual.screen import Screen


class Viewer(App[None]):
    """Holds one view beside something else."""

    CSS = "SteadyScroll { scrollbar-gutter: stable; } Label { dock: top; }"

    def compose(self) -> ComposeResult:
        yield Label("above")
        yield SteadyScroll()


async def test_the_scrollbar_follows_what_is_in_the_view_without_a_layout() -> None:
    app = Viewer()
    async with app.run_test(size=(40, 10)) as pilot:
        view = app.query_one(SteadyScroll)
        view.virtual_size = Size(40, 100)
        await pilot.pause()
        assert view.show_vertical_scrollbar
        layouts: list[Screen[object]] = []
        app.screen.screen_layout_refresh_signal.subscribe(view, layouts.append)
        view.virtual_size = Size(40, 200)
        view.scroll_to(y=150, animate=False, force=True)
        await pilot.pause()
        assert (view.vertical_scrollbar.window_virtual_size, view.scroll_offset.y) == (200, 150)
        assert layouts == []


async def test_the_scrollbar_goes_when_all_fits_and_comes_back() -> None:
    app = Viewer()
    async with app.run_test(size=(40, 10)) as pilot:
        view = app.query_one(SteadyScroll)
        for height, is_shown in ((100, True), (5, False), (100, True)):
            view.virtual_size = Size(40, height)
            await pilot.pause()
            assert view.show_vertical_scrollbar is is_shown
            assert view.vertical_scrollbar.display is is_shown
        await pilot.resize_terminal(40, 120)
        await pilot.pause()
        assert not view.show_vertical_scrollbar
