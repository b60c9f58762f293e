"""What is drawn all at once and kept until something changes; with nothing to draw, the reason in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

if TYPE_CHECKING:
    from rich.segment import Segment
    from rich.style import Style as RichStyle


def centred(widget: Widget, words: Content) -> list[Strip]:
    """Return the lines of a widget that has only these words to show."""
    style = widget.visual_style
    strips = Visual.to_strips(widget, words, *widget.size, style, apply_selection=False)
    return list(Strip.align(strips, style.rich_style, *widget.size, "center", "middle"))


class Chart(Widget, can_focus=True):
    """A widget of lines that know of each other."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget of Textual
        super().__init__(id=id)
        self._empty = Content()
        self._drawn: list[Strip] | None = None

    def draw(self) -> list[Strip]:
        """Return the lines from the top, none when there is nothing to show. For subclasses."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw all lines anew."""
        self._drawn = None
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget the looks of another theme."""
        super().notify_style_update()
        self._drawn = None

    def render_line(self, y: int) -> Strip:
        """Return line `y`."""
        if self._drawn is None:
            self._drawn = self.draw() or centred(self, self._empty)
        return self._drawn[y] if y < len(self._drawn) else Strip.blank(self.size.width, self.visual_style.rich_style)

    def _style(self, *names: str) -> RichStyle:
        return self.get_visual_style(*names).rich_style

    def _strip(self, segments: list[Segment]) -> Strip:
        return Strip(segments).adjust_cell_length(self.size.width, self.visual_style.rich_style)
