"""Moving through an article: by lines, pages and paragraphs, and to a place in its text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.widgets.article_page import ArticlePage
from tui.widgets.keys import key

if TYPE_CHECKING:
    from index.article import Span

_ANCHORS = {"top": 0.0, "third": 1 / 3, "centre": 0.5}


class ScrollingPage(ArticlePage):
    """An article page that the keys move."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("j", "down"), "line_down", "Line down", show=False, id="article.line-down"),
        Binding(key("k", "up"), "line_up", "Line up", show=False, id="article.line-up"),
        Binding(key("space", "pagedown"), "page_down", "Page down", show=False, id="article.page-down"),
        Binding(key("b", "pageup"), "page_up", "Page up", show=False, id="article.page-up"),
        Binding(key("d"), "half_page_down", "Half a page down", show=False, id="article.half-page-down"),
        Binding(key("u"), "half_page_up", "Half a page up", show=False, id="article.half-page-up"),
        Binding(key("g", "home"), "top", "Top", show=False, id="article.top"),
        Binding(key("G", "end"), "bottom", "Bottom", show=False, id="article.bottom"),
        Binding("}", "next_paragraph", "Next paragraph", show=False, id="article.next-paragraph"),
        Binding("{", "previous_paragraph", "Previous paragraph", show=False, id="article.previous-paragraph"),
    ]

    @property
    def reading_line(self) -> int:
        """The line that is taken for the one being read: the top row at the top, the last row at the bottom."""
        done = self.scroll_offset.y / self.max_scroll_y if self.max_scroll_y else 0.0
        line = self.scroll_offset.y + round(done * (self.rows - 1))
        return min(line, len(self._lines) - 1) if self._lines else 0

    def bring_into_view(self, span: Span) -> None:
        """Scroll to `span` unless it can be read comfortably where it is."""
        if self._lines is None:
            self._place = span[0]
            return
        first, last = self._lines.lines_of(span)
        top, margin = self.scroll_offset.y, self.rows // 6
        bottom = min(top + self.rows - margin, len(self._lines)) if top < self.max_scroll_y else len(self._lines)
        if (first < top + margin and top > 0) or last >= bottom:
            self.put(span[0], "third")

    def put(self, offset: int, anchor: str) -> None:
        """Scroll so that `offset` is at `anchor` (`top`, `third` or `centre`) of the screen."""
        if self._lines is None:
            self._place = offset
            return
        rows_above = int(self.rows * _ANCHORS[anchor])
        self.scroll_to_line(self._lines.line_at(offset) - rows_above)

    # Keys

    def action_line_down(self) -> None:
        """Scroll a line."""
        self.scroll_to_line(self.scroll_offset.y + 1)

    def action_line_up(self) -> None:
        """Scroll a line back."""
        self.scroll_to_line(self.scroll_offset.y - 1)

    def action_page_down(self) -> None:
        """Scroll a page, one line staying."""
        self.scroll_to_line(self.scroll_offset.y + max(1, self.rows - 1))

    def action_page_up(self) -> None:
        """Scroll a page back."""
        self.scroll_to_line(self.scroll_offset.y - max(1, self.rows - 1))

    def action_half_page_down(self) -> None:
        """Scroll half a page."""
        self.scroll_to_line(self.scroll_offset.y + max(1, self.rows // 2))

    def action_half_page_up(self) -> None:
        """Scroll half a page back."""
        self.scroll_to_line(self.scroll_offset.y - max(1, self.rows // 2))

    def action_top(self) -> None:
        """Go to the title."""
        self.scroll_to_line(0)

    def action_bottom(self) -> None:
        """Go to the end."""
        self.scroll_to_line(self.max_scroll_y)

    def action_next_paragraph(self) -> None:
        """Put the beginning of the next paragraph on the top row."""
        self._step_paragraph(1)

    def action_previous_paragraph(self) -> None:
        """Put the beginning of the paragraph on the top row, or of the one before, on the top row."""
        self._step_paragraph(-1)

    def _step_paragraph(self, step: int) -> None:
        lines, article = self._lines, self.article
        if lines is None or article is None:
            return
        find = bisect_right if step > 0 else bisect_left
        after = find(article.paragraphs, self.scroll_offset.y, key=lambda paragraph: lines.line_at(paragraph.start))
        target = after if step > 0 else after - 1
        if target < 0:
            self.scroll_to_line(0)
        elif target < len(article.paragraphs):
            self.scroll_to_line(lines.line_at(article.paragraphs[target].start))
        else:
            self.scroll_to_line(len(lines))
