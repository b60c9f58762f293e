"""A small row of bars: how many articles a month name somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from index.search.trend import Point
from tui.widgets.bars import bar_lines, eighths
from tui.widgets.timeline import NOTHING, Scale, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINES = 2
"""Lines of a bar; the axis has one more."""

_WIDEST = 3
"""Cells of a bar: months are nearer to each other than in a plot of their own."""


class Appearances(Widget):
    """Bars over months; several months are one bar where there is no room for each."""

    DEFAULT_CSS = "Appearances { height: 3; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget of Textual
        super().__init__(id=id)
        self._timeline = Timeline("month", [])

    def show_months(self, months: Sequence[tuple[str, int]]) -> None:
        """Draw the articles of each month (`2024-01`), which are in order and none of which is 0."""
        self._timeline = Timeline("month", [[Point(month, count, count, 0) for month, count in months]])
        self.refresh()

    def render(self) -> Content:
        """Return the bars over their axis."""
        if self._timeline.count < 1 or self.size.width < 1:
            return Content()
        return Content("\n").join(self._lines(self._scale()))

    def _scale(self) -> Scale:
        scales = [scale for scale in self._timeline.scales() if scale.width <= _WIDEST]
        fitting = self._timeline.fitting(self.size.width)
        return scales[min(fitting, len(scales) - 1)]

    def _lines(self, scale: Scale) -> Iterator[Content]:
        many = min(self._timeline.bar_count(scale), self.size.width // scale.width)
        bars = self._timeline.bars(0, scale.together)
        counts = [bars.get(place, NOTHING).count for place in range(many)]
        heights = [eighths(count, max(counts), _LINES) for count in counts]
        for cells in bar_lines(heights, scale.width, _LINES):
            yield Content.styled("".join(cells), "$text-accent")
        yield Content.styled(self._axis(many, scale), "$text-muted")

    def _axis(self, many: int, scale: Scale) -> str:
        axis = " " * self.size.width
        ticks = self._timeline.ticks(0, many - 1, scale)
        if not any(label.isdecimal() for _, label in ticks):  # months of a year that would not be said
            ticks = [(0, self._timeline.periods_in(0, scale.together)[0])]
        for place, label in ticks:
            axis = f"{axis[:place]}{label}{axis[place + len(label) :]}"
        return axis[: self.size.width]
