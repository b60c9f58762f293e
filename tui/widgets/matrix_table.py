"""Outlets by periods: figures in cells, shaded by how many, with the outlets' names always in sight.

Only the cells on the screen are drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from index.text import one_line
from tui.widgets.chart import Chart
from tui.widgets.keys import key
from tui.widgets.keyword_line import filled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.content import Content
    from textual.strip import Strip

    from index.search.matrix import OutletRow

_SHADES = 4
_HEAD = 2
"""Lines of the head: years, and months or nothing."""

_LEAST_CELL, _TOTAL = 4, 9
"""Cells of a figure, and of the total with a blank behind it."""

BLIND = "·"
"""Stands where an outlet has articles of the time and none of the search."""


class MatrixTable(Chart):
    """A table with a cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("h", "left"), "move(0, -1)", "Earlier", show=False, id="matrix.earlier"),
        Binding(key("l", "right"), "move(0, 1)", "Later", show=False, id="matrix.later"),
        Binding(key("j", "down"), "move(1, 0)", "Next outlet", show=False, id="matrix.next-outlet"),
        Binding(key("k", "up"), "move(-1, 0)", "Outlet before", show=False, id="matrix.outlet-before"),
        Binding(key("b", "pageup"), "page(0, -1)", "A page earlier", show=False, id="matrix.page-earlier"),
        Binding(key("space", "pagedown"), "page(0, 1)", "A page later", show=False, id="matrix.page-later"),
        Binding(key("d"), "page(1, 0)", "A page of outlets down", show=False, id="matrix.page-down"),
        Binding(key("u"), "page(-1, 0)", "A page of outlets up", show=False, id="matrix.page-up"),
        Binding(key("g", "home"), "end(False)", "First", show=False, id="matrix.first"),
        Binding(key("G", "end"), "end(True)", "Last", show=False, id="matrix.last"),
        Binding("enter", "select", "Search for its articles", id="matrix.select"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "matrix--head",
        "matrix--faint",
        "matrix--row",
        "matrix--cursor",
        *(f"matrix--shade-{shade}" for shade in range(1, _SHADES + 1)),
    }
    DEFAULT_CSS = """
    MatrixTable {
        & > .matrix--head { color: $text-secondary; }
        & > .matrix--faint { color: $text-muted; }
        & > .matrix--row { text-style: bold; }
        & > .matrix--shade-1 { background: $primary 15%; }
        & > .matrix--shade-2 { background: $primary 30%; }
        & > .matrix--shade-3 { background: $primary 45%; }
        & > .matrix--shade-4 { background: $primary 60%; }
        & > .matrix--cursor { color: $background; background: $accent; text-style: bold underline; }
    }
    """

    at: reactive[tuple[int, int]] = reactive((0, 0), init=False)
    """The row and the column under the cursor."""

    class Moved(Message):
        """Another cell is under the cursor."""

    class Selected(Message):
        """The articles of the cell under the cursor are wanted."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget of Textual
        super().__init__(id=id)
        self._periods: Sequence[str] = ()
        self._rows: Sequence[OutletRow] = ()
        self._top = self._left = self._most = 0

    # What is shown

    def show(self, periods: Sequence[str], rows: Sequence[OutletRow], empty: Content) -> None:
        """Show a table; the cursor stays at its outlet and period, or starts at the first and its last with hits."""
        outlet, period = self.outlet, self.period
        self._periods, self._rows, self._empty = periods, rows, empty
        self._most = max((max(row.counts, default=0) for row in rows), default=0)
        row = next((i for i, one in enumerate(rows) if outlet is not None and one.outlet == outlet.outlet), 0)
        column = max((i for i, count in enumerate(rows[row].counts) if count), default=0) if rows else 0
        if period:
            column = next((i for i, one in enumerate(periods) if one[:7] >= period[: len(one)]), len(periods) - 1)
        self.set_reactive(MatrixTable.at, self.validate_at((row, column)))
        self._show_cursor()

    @property
    def outlet(self) -> OutletRow | None:
        """The row under the cursor."""
        return self._rows[self.at[0]] if self._rows else None

    @property
    def period(self) -> str:
        """The period under the cursor; empty without any."""
        return self._periods[self.at[1]] if self._periods else ""

    # Drawing

    @property
    def _name_width(self) -> int:
        return max(10, min(26, self.size.width // 4))

    @property
    def _cell(self) -> int:
        by_year = len(self._periods[0]) == 4 if self._periods else False
        return max(_LEAST_CELL + by_year, len(f"{self._most:,}") + 1)

    @property
    def _seen(self) -> tuple[int, int]:
        """How many rows and columns are on the screen."""
        across = (self.size.width - 2 - self._name_width - _TOTAL) // self._cell
        return max(1, self.size.height - _HEAD), max(1, across)

    def on_resize(self) -> None:
        """Keep the cursor on the screen."""
        self._show_cursor()

    def _show_cursor(self) -> None:
        """Scroll as little as shows the cell under the cursor."""
        (row, column), (down, across) = self.at, self._seen
        self._top = max(0, min(max(row - down + 1, min(self._top, row)), len(self._rows) - down))
        self._left = max(0, min(max(column - across + 1, min(self._left, column)), len(self._periods) - across))
        self.redraw()
        self.post_message(self.Moved())

    def draw(self) -> list[Strip]:
        """Return the lines."""
        if not self._rows:
            return []
        down, across = self._seen
        columns = range(self._left, min(len(self._periods), self._left + across))
        rows = range(self._top, min(len(self._rows), self._top + down))
        return [*self._draw_head(columns), *(self._draw_row(row, columns) for row in rows)]

    def _draw_head(self, columns: range) -> list[Strip]:
        """Draw the years over their first months, and the months; by year the years alone.

        Arrows say that there are others on that side.
        """
        margin = " " * (2 + self._name_width)
        years, months = f"{margin}{'total ':>{_TOTAL}}", f"{margin}{'‹ ' if columns.start else '':>{_TOTAL}}"
        for column in columns:
            year, _, month = self._periods[column].partition("-")
            is_first = not month or month == "01" or (column == columns.start and (month != "12" or len(columns) == 1))
            years += f"{year if is_first else '':>{self._cell}}"
            months += f"{month:>{self._cell}}"
        months += " ›" if columns.stop < len(self._periods) else ""
        return [self._strip([Segment(text, self._style("matrix--head"))]) for text in (years, months)]

    def _draw_row(self, number: int, columns: range) -> Strip:
        row = self._rows[number]
        is_here = number == self.at[0]
        name = filled(one_line(row.outlet) or "unknown outlet", self._name_width)
        style = self._style("matrix--row") if is_here else self.visual_style.rich_style
        segments = [Segment(f"{'▶ ' if is_here else '  '}{name}{row.total:>{_TOTAL - 1},} ", style)]
        for column in columns:
            count, every = row.counts[column], row.articles[column]
            text = f"{count:,}" if count else BLIND if every else ""
            look = self._shade(count) if count else "matrix--faint"
            if is_here and column == self.at[1]:
                look = "matrix--cursor"
            segments.append(Segment(f"{text:>{self._cell}}", self._style(look)))
        return self._strip(segments)

    def _shade(self, count: int) -> str:
        """Return the shade of a figure: a quarter of the highest each."""
        return f"matrix--shade-{max(1, min(_SHADES, -(-count * _SHADES // max(1, self._most))))}"

    # Reactives

    def validate_at(self, at: tuple[int, int]) -> tuple[int, int]:
        """Keep to the cells that there are."""
        return max(0, min(at[0], len(self._rows) - 1)), max(0, min(at[1], len(self._periods) - 1))

    def watch_at(self) -> None:
        """Show the cursor and tell of it."""
        self._show_cursor()

    # Keys and mouse

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor by cells."""
        self.at = self.at[0] + rows, self.at[1] + columns

    def action_page(self, rows: int, columns: int) -> None:
        """Move the cursor by as many cells as are on the screen."""
        down, across = self._seen
        self.action_move(rows * max(1, down - 1), columns * max(1, across - 1))

    def action_end(self, last: bool) -> None:
        """Go to the first or the last period."""
        self.at = self.at[0], len(self._periods) - 1 if last else 0

    def action_select(self) -> None:
        """Ask for the articles of the cell."""
        if self._rows:
            self.post_message(self.Selected())

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the cell under the mouse; ask for its articles when it is there already."""
        row = event.y - _HEAD + self._top
        column = (event.x - 2 - self._name_width - _TOTAL) // self._cell + self._left
        if event.y < _HEAD or row >= len(self._rows) or not self._left <= column < len(self._periods):
            return
        if (row, column) == self.at:
            self.action_select()
        self.at = row, column
