"""The windowed list: it draws only what is in view, and its keys and the mouse do what lists do."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.content import Content
from textual.strip import Strip

from tui.widgets.safe import content
from tui.widgets.windowed_list import MARKER, WindowedList

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.widgets.windowed_list import Row


class Lister(App[None]):
    """Holds one list and keeps what it tells."""

    def __init__(self, row_height: int = 2) -> None:
        super().__init__()
        self.row_height = row_height
        self.drawn: list[int] = []
        self.highlighted: list[int | None] = []
        self.selected: list[int] = []

    def compose(self) -> ComposeResult:
        yield WindowedList(self.row, row_height=self.row_height, empty=Content("Nothing found.\nTry fewer words."))

    def row(self, index: int, width: int, selected: bool) -> Row:
        self.drawn.append(index)
        return [content(f"Row {index} [b]철도[/b]"), content("its second line", [(4, 10, "bold $accent")])]

    def on_windowed_list_highlighted(self, message: WindowedList.Highlighted) -> None:
        self.highlighted.append(message.index)

    def on_windowed_list_selected(self, message: WindowedList.Selected) -> None:
        self.selected.append(message.index)


def list_of(pilot: Pilot[None]) -> WindowedList:
    return pilot.app.query_one(WindowedList)


def lister_of(pilot: Pilot[None]) -> Lister:
    assert isinstance(pilot.app, Lister)
    return pilot.app


def lines(rows: WindowedList) -> list[str]:
    """Return the text of the lines on the screen."""
    return [rows.render_line(y).text.rstrip() for y in range(rows.size.height)]


async def filled(pilot: Pilot[None], count: int, keep: int | None = None) -> WindowedList:
    rows = list_of(pilot)
    rows.set_rows(count, keep)
    await pilot.pause()
    return rows


async def test_rows_are_drawn_with_a_marker_at_the_highlighted_one() -> None:
    async with Lister().run_test(size=(40, 10)) as pilot:
        rows = await filled(pilot, 30)
        assert lines(rows)[:4] == [
            f"{MARKER} Row 0 [b]철도[/b]",
            "  its second line",
            "  Row 1 [b]철도[/b]",
            "  its second line",
        ]
        assert lister_of(pilot).highlighted[-1] == 0
        await pilot.press("j")
        assert [line[0] for line in lines(rows)[:3]] == [" ", " ", MARKER]


async def test_every_line_is_exactly_as_wide_as_the_list_and_too_long_text_is_cut() -> None:
    async with Lister().run_test(size=(13, 10)) as pilot:
        rows = await filled(pilot, 30)
        drawn = [rows.render_line(y) for y in range(10)]
        assert {cell_len(strip.text) for strip in drawn} == {rows.size.width}
        assert drawn[1].text.rstrip().endswith("…")


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (5, 2)])
async def test_any_size_can_be_drawn(size: tuple[int, int]) -> None:
    async with Lister(row_height=4).run_test(size=size) as pilot:
        rows = await filled(pilot, 30)
        await pilot.press("j", "G", "space", "g")
        assert {cell_len(rows.render_line(y).text) for y in range(size[1])} == {rows.size.width}
        await filled(pilot, 0)
        assert rows.highlighted is None


async def test_only_rows_in_view_are_drawn() -> None:
    async with Lister().run_test(size=(40, 20)) as pilot:
        await filled(pilot, 100_000)
        assert set(lister_of(pilot).drawn) <= set(range(11))
        await pilot.press("G")
        assert set(lister_of(pilot).drawn) <= set(range(11)) | set(range(99_989, 100_000))


async def test_rows_that_show_what_they_showed_are_not_drawn_again() -> None:
    async with Lister().run_test(size=(40, 20)) as pilot:
        await filled(pilot, 100)
        await pilot.press("j")
        lister_of(pilot).drawn.clear()
        list_of(pilot).set_rows(100, keep=1, is_same=True)
        await pilot.pause()
        assert lister_of(pilot).drawn == []
        list_of(pilot).set_rows(90, keep=1)
        await pilot.pause()
        assert set(lister_of(pilot).drawn) == set(range(10))


async def test_a_hundred_thousand_rows_are_as_fast_as_fifty() -> None:
    async with Lister().run_test(size=(100, 40)) as pilot:
        rows = list_of(pilot)

        def seconds(count: int) -> float:
            started = process_time()
            rows.set_rows(count)
            lines(rows)
            return process_time() - started

        few = min(seconds(50) for _ in range(5))
        many = min(seconds(100_000) for _ in range(5))
        assert many < 5 * few + 0.01


async def test_keys_move_the_highlight_and_keep_it_in_view() -> None:
    async with Lister().run_test(size=(40, 10)) as pilot:
        rows = await filled(pilot, 100)
        steps = [
            ("j", 1),
            ("ㅓ", 2),
            ("down", 3),
            ("k", 2),
            ("ㅏ", 1),
            ("up", 0),
            ("k", 0),
            ("space", 5),
            ("pagedown", 10),
        ]
        steps += [("b", 5), ("d", 7), ("u", 5), ("G", 99), ("j", 99), ("g", 0), ("end", 99), ("home", 0), ("ㅠ", 0)]
        for name, expected in steps:
            await pilot.press(name)
            assert rows.highlighted == expected, name
            assert sum(line.startswith(MARKER) for line in lines(rows)) == 1, name
            assert lines(rows)[-1] == "  its second line", "rows are whole"


async def test_enter_selects() -> None:
    async with Lister().run_test(size=(40, 10)) as pilot:
        await filled(pilot, 100)
        await pilot.press("j", "enter")
        assert lister_of(pilot).selected == [1]


async def test_a_click_highlights_and_a_second_one_selects() -> None:
    async with Lister().run_test(size=(40, 10)) as pilot:
        rows = await filled(pilot, 100)
        await pilot.press("G", "g", "space", "space")
        top = rows.scroll_offset.y // 2
        await pilot.click(WindowedList, offset=(5, 2))
        assert rows.highlighted == top + 1
        assert lister_of(pilot).selected == []
        await pilot.click(WindowedList, offset=(5, 3))
        assert lister_of(pilot).selected == [top + 1]


async def test_a_double_click_selects_once() -> None:
    async with Lister().run_test(size=(40, 10)) as pilot:
        await filled(pilot, 100)
        await pilot.click(WindowedList, offset=(5, 6), times=2)
        assert lister_of(pilot).selected == [3]
        await pilot.click(WindowedList, offset=(5, 0), times=1)
        await pilot.press("j", "j", "j")
        await pilot.click(WindowedList, offset=(6, 6), times=2)
        assert lister_of(pilot).selected == [3, 3]


async def test_clicks_below_the_last_row_do_nothing() -> None:
    async with Lister().run_test(size=(40, 10)) as pilot:
        rows = await filled(pilot, 2)
        await pilot.click(WindowedList, offset=(5, 8))
        assert (rows.highlighted, lister_of(pilot).selected) == (0, [])


async def test_without_rows_the_reason_stands_in_the_middle() -> None:
    async with Lister().run_test(size=(40, 11)) as pilot:
        rows = await filled(pilot, 0)
        text = lines(rows)
        assert "Nothing found." in text[4] + text[5]
        assert text[4].startswith(" " * 10)
        for name in ("j", "G", "enter", "space"):
            await pilot.press(name)
        assert lister_of(pilot).selected == []
        assert lister_of(pilot).highlighted[-1] is None
        rows.empty = content("No [b]such[/b] word")
        assert any("No [b]such[/b] word" in line for line in lines(rows))


async def test_kept_rows_stay_where_they_are_on_the_screen() -> None:
    async with Lister().run_test(size=(40, 10)) as pilot:
        rows = await filled(pilot, 100)
        await pilot.press("space", "space", "k")
        place = next(y for y, line in enumerate(lines(rows)) if line.startswith(MARKER))
        await filled(pilot, 200, keep=60)
        assert rows.highlighted == 60
        assert lines(rows)[place].startswith(f"{MARKER} Row 60")
        rows.scroll_to(y=0, animate=False)
        await filled(pilot, 300, keep=61)
        assert rows.scroll_offset.y == 0, "a list that was scrolled away from its highlight stays there"
        await filled(pilot, 3, keep=50)
        assert rows.highlighted == 2
        await filled(pilot, 50)
        assert (rows.highlighted, rows.scroll_offset.y) == (0, 0)


async def test_highlighting_from_outside_keeps_to_the_rows() -> None:
    async with Lister().run_test(size=(40, 10)) as pilot:
        rows = await filled(pilot, 10)
        rows.highlighted = 99
        assert rows.highlighted == 9
        rows.highlighted = -4
        assert rows.highlighted == 0


async def test_resizing_and_themes_draw_anew_and_keep_the_highlight_in_view() -> None:
    async with Lister().run_test(size=(100, 40)) as pilot:
        rows = await filled(pilot, 100)
        await pilot.press("space")
        for size in ((40, 6), (200, 50), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert sum(line.startswith(MARKER) for line in lines(rows)) == 1
        dark = next(iter(rows.render_line(0))).style
        pilot.app.theme = "textual-light"
        await pilot.pause()
        assert next(iter(rows.render_line(0))).style != dark


async def test_a_list_that_changed_while_hidden_shows_its_highlight_when_it_appears() -> None:
    async with Lister().run_test(size=(40, 10)) as pilot:
        rows = await filled(pilot, 100)
        rows.display = False
        await pilot.pause()
        await filled(pilot, 200, keep=150)
        rows.highlighted = 140
        await pilot.pause()
        rows.display = True
        await pilot.pause()
        assert any(line.startswith(f"{MARKER} Row 140") for line in lines(rows))


async def test_rows_may_be_strips_and_hostile_text_is_harmless() -> None:
    class Strips(WindowedList):
        def render_row(self, index: int, width: int, selected: bool) -> Row:
            return [Strip([Segment("x" * 500)]), content("\x1b[31m[/nothing]\n\x9b2J second")]

    class Holder(App[None]):
        def compose(self) -> ComposeResult:
            yield Strips(row_height=2)

    async with Holder().run_test(size=(40, 10)) as pilot:
        rows = await filled(pilot, 10)
        assert cell_len(rows.render_line(0).text) == rows.size.width
        assert "[/nothing]" in lines(rows)[1]
        assert not set("".join(lines(rows))) & set("\x1b\x9b\n")
        assert pilot.app.export_screenshot()
