"""A vertical scrollbar that shows where in the text the matches are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rich.color import Color

TICK = "▪"
CURRENT_TICK = "◆"


def tick_row(line: int, lines: int, rows: int) -> int:
    """Return the row of a scrollbar of `rows` rows that stands for `line` of `lines`."""
    return min(rows - 1, line * rows // max(1, lines))


def ticked(rows_of: Callable[[int], Mapping[int, bool]], colour_of: Callable[[], Color]) -> type[ScrollBarRender]:
    """Return a scrollbar renderer that draws ticks over the usual bar, thumb and track staying visible.

    `rows_of(height)` gives the rows with a tick, True where the current match is; `colour_of()` their colour.
    """

    class TickedBar(ScrollBarRender):
        """Made for one scrollbar."""

        @classmethod
        def render_bar(cls, *args: Any, **options: Any) -> Segments:
            bar = super().render_bar(*args, **options)
            segments = list(bar.segments)
            colour = colour_of()
            for row, current in rows_of(len(segments)).items():
                segments[row] = _with_tick(segments[row], CURRENT_TICK if current else TICK, colour)
            return Segments(segments, new_lines=True)

    return TickedBar


def _with_tick(segment: Segment, tick: str, colour: Color) -> Segment:
    style = segment.style or Style()
    background = style.color if style.reverse else style.bgcolor
    marked = Style(color=colour, bgcolor=background, bold=True, meta=style.meta)
    return Segment(tick.ljust(len(segment.text)), marked)
