"""The line at the bottom: what it shows of the keys, and what the mouse does there."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from tests.tui.desk import PATIENCE
from tui.widgets.footer import Footer

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot


class Keyed(App[None]):
    """Has five keys, one of which does nothing at present, and one that is not told of."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,ㅜ", "note('next')", "Next"),
        Binding("p", "note('previous')", "Previous"),
        Binding("N", "note('next')", "Next"),
        Binding("x", "unavailable", "Export"),
        Binding("h", "note('hidden')", "Hidden", show=False),
        Binding("o", "note('open')", "Open"),
    ]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []
        self.bells = 0

    def compose(self) -> ComposeResult:
        yield Static("text")
        yield Footer()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if action == "unavailable" else True

    def action_note(self, what: str) -> None:
        self.noted.append(what)

    def action_unavailable(self) -> None:
        self.noted.append("unavailable")

    def bell(self) -> None:
        self.bells += 1


def drawn(pilot: Pilot[None]) -> str:
    """Return the last row of the screen."""
    return pilot.app.screen._compositor.render_strips()[-1].text


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait until `holds()` is true."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"waited in vain; the line is {drawn(pilot)!r}"
        await pilot.pause(0.01)


async def click(pilot: Pilot[None], word: str) -> None:
    """Click where `word` stands in the line."""
    assert await pilot.click(Footer, offset=(drawn(pilot).index(word), 0))


async def test_each_action_is_shown_once_in_order_with_its_first_key() -> None:
    async with Keyed().run_test(size=(80, 5)) as pilot:
        await until(pilot, lambda: drawn(pilot).strip())
        assert drawn(pilot).rstrip() == " n Next  p Previous  x Export  o Open"


async def test_a_click_does_what_the_key_does() -> None:
    app = Keyed()
    async with app.run_test(size=(80, 5)) as pilot:
        await until(pilot, lambda: drawn(pilot).strip())
        for word in ("Next", "o Open"):
            await click(pilot, word)
        await pilot.click(Footer, offset=(70, 0))
        await click(pilot, "Previous")
        await until(pilot, lambda: len(app.noted) > 2)
        assert app.noted == ["next", "open", "previous"]


async def test_a_key_that_does_nothing_now_is_dim_and_rings() -> None:
    app = Keyed()
    async with app.run_test(size=(80, 5)) as pilot:
        await until(pilot, lambda: drawn(pilot).strip())
        parts = pilot.app.query_one(Footer).render_line(0)
        dim = "".join(part.text for part in parts if part.style is not None and part.style.dim)
        assert dim == " x Export "
        await click(pilot, "Export")
        await until(pilot, lambda: app.bells)
        assert app.bells == 1
        assert not app.noted


async def test_the_key_under_the_mouse_has_another_ground() -> None:
    async with Keyed().run_test(size=(80, 5)) as pilot:
        await until(pilot, lambda: drawn(pilot).strip())
        footer = pilot.app.query_one(Footer)
        plain = footer.render_line(0)
        await pilot.hover(Footer, offset=(drawn(pilot).index("Previous"), 0))
        await until(pilot, lambda: footer.hovered is not None)
        grounds = [part.style.bgcolor if part.style else None for part in footer.render_line(0)]
        changed = [number for number, part in enumerate(plain) if part.style and part.style.bgcolor != grounds[number]]
        assert [list(plain)[number].text for number in changed] == [" p ", "Previous "]
        await pilot.hover(Static)
        await until(pilot, lambda: footer.render_line(0) == plain)


async def test_keys_stand_closer_where_they_would_not_fit() -> None:
    async with Keyed().run_test(size=(35, 5)) as pilot:
        await until(pilot, lambda: drawn(pilot).strip())
        assert drawn(pilot) == " n Next p Previous x Export o Open "


async def test_help_and_the_way_back_stay_where_there_is_no_room_for_all() -> None:
    app = Keyed()
    async with app.run_test(size=(28, 5)) as pilot:
        await until(pilot, lambda: drawn(pilot).strip())
        assert drawn(pilot).rstrip() == " n Next x Export o Open"
        await click(pilot, "Open")
        await until(pilot, lambda: app.noted)
        assert app.noted == ["open"]
        await pilot.resize_terminal(80, 5)
        await until(pilot, lambda: "Previous" in drawn(pilot))
