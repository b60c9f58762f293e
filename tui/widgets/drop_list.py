"""A short list that hangs under a line of input and covers what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.widgets.steady import Steady
from tui.widgets.windowed_list import MARKER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

MOST_ROWS = 8


class DropList(Static, Steady):
    """Rows, of which those around the chosen one are shown; the keys are those of the line above it."""

    DEFAULT_CSS = """
    DropList {
        overlay: screen;
        constrain: inside inside;
        display: none;
        width: auto;
        max-width: 100%;
        height: auto;
        padding: 0 1 0 0;
        background: $panel;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    DropList.-shown { display: block; }
    DropList#recalled { width: 100%; }
    """

    class Clicked(Message):
        """A row was clicked."""

        def __init__(self, rows: DropList, index: int) -> None:
            """`index` counts from 0."""
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> DropList:
            """The list that sent it."""
            return self.rows

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget of Textual
        super().__init__("", id=id, markup=False)
        self._first = 0
        self._count = 0
        self._extent = 0, 0

    def show(self, rows: Sequence[Content], chosen: int | None, column: int = 0, hint: str = "") -> None:
        """Show rows with `hint` below them, `column` cells from the left; without rows nothing."""
        self.set_class(bool(rows), "-shown")
        self._count = min(MOST_ROWS, len(rows))
        self._first = min(max(0, (chosen or 0) - MOST_ROWS // 2), max(0, len(rows) - MOST_ROWS))
        if not rows:
            return
        self.styles.offset = (column, 0)
        lines = [
            Content.assemble((f"{MARKER} ", "bold $text-accent"), row.stylize("bold"))
            if at == chosen
            else Content("  ") + row
            for at, row in enumerate(rows[self._first : self._first + self._count], self._first)
        ]
        more = len(rows) - self._first - self._count
        below = "   ".join(filter(None, (f"{more:,} more" if more else "", hint)))
        if below:
            lines.append(Content.styled(f"  {below}", "$text-muted"))
        extent = max(line.cell_length for line in lines), len(lines)
        self.update(Content("\n").join(lines), layout=extent != self._extent)
        self._extent = extent

    def on_click(self, event: events.Click) -> None:
        """Tell which row was clicked."""
        event.stop()
        if event.y < self._count:
            self.post_message(self.Clicked(self, self._first + event.y))
