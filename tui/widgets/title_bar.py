"""The line at the top: whose program this is, what the library holds, and what goes on in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.widgets.safe import line

if TYPE_CHECKING:
    from textual.app import RenderResult
    from textual.geometry import Size

NAME = "korea-reader"
_SHORTEST_BAR, _BAR = 10, 20


class TitleBar(Widget):
    """One line: the name, what the library holds, and at the right the activity."""

    ALLOW_SELECT: ClassVar[bool] = False
    DEFAULT_CSS = """
    TitleBar { dock: top; height: 1; padding: 0 1; background: $panel; color: $foreground; }
    """

    holdings: reactive[str] = reactive("")
    """What the library holds: `12,480 articles · 31 outlets`."""

    news: reactive[str] = reactive("")
    """What is new in the saved searches; empty when nothing is."""

    activity: reactive[str] = reactive("")
    """What goes on; empty when nothing does."""

    share: reactive[float | None] = reactive(None)
    """How much of it is done, 0 to 1; None when that is not known."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the one line that there is."""
        return 1

    def render(self) -> RenderResult:
        """Return the line; the activity gives way last."""
        width = self.content_size.width
        right = self._activity(width)
        news = Content.assemble("  ", line(self.news, "bold $text-warning")) if self.news else Content()
        left = Content.assemble((NAME, "bold $text-accent"), ("  ", ""), line(self.holdings, "$text-muted"), news)
        room = max(0, width - right.cell_length - 2)
        return Content.assemble(left.truncate(room, ellipsis=True).pad_right(max(0, room - left.cell_length)), right)

    def _activity(self, width: int) -> Content:
        if not self.activity:
            return Content()
        words = line(f"⟳ {self.activity} ", "$text-accent")
        if self.share is None:
            return words.truncate(max(0, width - len(NAME) - 2), ellipsis=True)
        cells = _BAR if width >= 110 else _SHORTEST_BAR
        full = round(max(0.0, min(1.0, self.share)) * cells)
        bar = Content.assemble(("━" * full, "$text-accent"), ("─" * (cells - full), "$text-muted"), " ")
        return Content.assemble(bar, words).truncate(max(0, width - len(NAME) - 2), ellipsis=True)
