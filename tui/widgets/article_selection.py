"""Selecting in an article, with the mouse or by paragraphs with the keyboard.

A selection is kept by Textual as positions in the drawn lines, and is put back where it was when the lines change.
What is copied is the article's own text: no margin, no line breaks of the wrapping, no hidden paragraphs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.selection import Selection

from index.article import Role
from tui.widgets.article_motion import ScrollingPage
from tui.widgets.keys import key

if TYPE_CHECKING:
    from textual import events

    from index.article import Article, Span


_LINE_END = 1 << 30


class SelectablePage(ScrollingPage):
    """An article page of which text can be selected and copied."""

    ALLOW_SELECT = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("v"), "select", "Select", show=False, id="article.select"),
        Binding(key("y", "enter"), "request_copy", "Copy selection", id="article.copy-selection"),
        # Before the screen, which on Escape forgets the selection and lets the key go on to the owner.
        Binding("escape", "end_selection", "End selection", show=False, priority=True, id="article.end-selection"),
    ]

    _anchor: int | None = None
    """The paragraph at which the keyboard's selection began; None while there is none."""
    _head: int = 0
    """The paragraph at its other end."""

    # What is selected

    @property
    def selected_span(self) -> Span | None:
        """What is selected, as offsets in the page (negative in the header); None when nothing is."""
        selection = self._own_selection() if self.is_attached else None
        if selection is None or self._lines is None or self._page is None:
            return None
        start = self._page.start if selection.start is None else self._offset_at(selection.start)
        end = self._page.end if selection.end is None else self._offset_at(selection.end)
        return (start, end) if start < end else None

    def select_span(self, span: Span) -> None:
        """Select `span` of the text and nothing else on the screen."""
        self.screen.clear_selection()
        self.screen.selections = {self: Selection(self._position_of(span[0]), self._position_of(span[1]))}

    def deselect(self) -> None:
        """Select nothing here."""
        self._anchor = None
        if self.is_attached and self in self.screen.selections:
            self.screen.clear_selection()

    def selected_text(self) -> str:
        """Return the selected text as the article has it."""
        span = self.selected_span
        if span is None or self._page is None:
            return ""
        return self._page.copied(*span, hidden=not self.show_boilerplate)

    def copy_text(self) -> str | None:
        """Return the text to copy, None when nothing is selected."""
        return self.selected_text() or None

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return what Textual's own copying takes from this widget."""
        text = self.selected_text()
        return (text, "\n") if text else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection, and have the footer show or hide its keys."""
        self.refresh()
        self.refresh_bindings()

    def selected_on(self, y: int) -> Span | None:
        """Return the selected part of line `y` of the page."""
        selection = self._own_selection()
        columns = selection.get_span(y) if selection is not None else None
        if columns is None or self._lines is None:
            return None
        left, right = columns
        start = self._offset_at(Offset(left, y))
        end = self._lines.line(y).end if right == -1 else self._offset_at(Offset(right, y))
        return (start, end) if start < end else None

    def show_page(self, article: Article | None, offset: int = 0, label_width: int = 0) -> None:
        """Show `article`, nothing of it selected."""
        self.deselect()
        super().show_page(article, offset, label_width)

    def _lay_out(self) -> None:
        selected = self.selected_span
        super()._lay_out()
        if selected is not None:
            self.select_span(selected)

    def _own_selection(self) -> Selection | None:
        """Return what is selected here; a drag selects only where it began, as far down as the mouse is.

        Textual would give the page in which it began everything to its end, and the page beside it everything
        above the mouse.
        """
        selection = self.text_selection
        drag = self.screen._select_state
        if selection is None or drag is None or drag.end is None:
            return selection
        if drag.start.content_widget is not self or drag.start.content_offset is None:
            return None
        if drag.end.content_widget is self:
            return selection
        mouse = drag.screen_offset - self.content_region.offset
        row = max(0, min(mouse.y, self.rows - 1)) + self.scroll_offset.y
        return Selection.from_offsets(drag.start.content_offset, Offset(0 if mouse.x < 0 else _LINE_END, row))

    def _offset_at(self, position: Offset) -> int:
        """Return the offset in the page of a position in its lines, given in characters from the left edge."""
        assert self._lines is not None
        assert self._page is not None
        if position.y >= len(self._lines):
            return self._page.end
        line = self._lines.line(position.y)
        return min(line.end, line.start + max(0, position.x - self.text_column))

    def _position_of(self, offset: int) -> Offset:
        assert self._lines is not None
        y = self._lines.line_at(offset)
        line = self._lines.line(y)
        return Offset(self.text_column + min(offset, line.end) - line.start, y)

    def goto_offset(self, offset: int, select: Span | None = None, anchor: str = "third") -> None:
        """Scroll so that `offset` is at `anchor` (`top`, `third` or `centre`), and select `select`."""
        self.put(offset, anchor)
        if select is not None and self._lines is not None:
            self.select_span(select)

    # With the mouse

    def on_click(self, event: events.Click) -> None:
        """Select a word with two clicks, a paragraph with three."""
        event.prevent_default()
        _, position = self.screen.get_widget_and_offset_at(event.screen_x, event.screen_y)
        if event.chain < 2 or position is None or self._lines is None or self.article is None:
            return
        offset = self._offset_at(position)
        paragraph = self.article.paragraphs[self.article.paragraph_at(offset)] if self.article.paragraphs else None
        if paragraph is not None and paragraph.start <= offset < paragraph.end:
            whole = event.chain > 2
            self.select_span((paragraph.start, paragraph.end) if whole else word_at(self.article.text, offset))

    # With the keyboard

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys of a selection to others while nothing is selected."""
        return action not in {"request_copy", "end_selection"} or self.selected_span is not None

    def action_select(self) -> None:
        """Select the paragraph at the reading line; pressed again, end the selection."""
        if self._anchor is not None and self.selected_span is not None:
            self.deselect()
        elif self._lines is not None and self.article is not None and self.article.paragraphs:
            paragraph = max(0, self._lines.line(self.reading_line).paragraph)
            self._anchor = self._head = self._shown_paragraph(paragraph, 1)
            self._select_paragraphs()

    def action_end_selection(self) -> None:
        """Select nothing."""
        self.deselect()

    def action_line_down(self) -> None:
        """Scroll a line, or extend the keyboard's selection by a paragraph."""
        if not self._extend(1):
            super().action_line_down()

    def action_line_up(self) -> None:
        """Scroll a line back, or move the end of the keyboard's selection back by a paragraph."""
        if not self._extend(-1):
            super().action_line_up()

    def _step_paragraph(self, step: int) -> None:
        if not self._extend(step):
            super()._step_paragraph(step)

    def _extend(self, step: int) -> bool:
        """Move the free end of the keyboard's selection; False when there is none."""
        if self._anchor is None or self.selected_span is None:
            self._anchor = None
            return False
        self._head = self._shown_paragraph(self._head + step, step)
        self._select_paragraphs()
        return True

    def _shown_paragraph(self, paragraph: int, step: int) -> int:
        """Return `paragraph`, or the nearest one from it in the direction of `step`, or against it, that is shown."""
        assert self.article is not None
        paragraphs = self.article.paragraphs
        last = len(paragraphs) - 1
        paragraph = max(0, min(paragraph, last))
        ways = (range(paragraph, last + 1), range(paragraph, -1, -1))
        for way in ways if step > 0 else reversed(ways):
            for place in way:
                if self.show_boilerplate or paragraphs[place].role is not Role.BOILERPLATE:
                    return place
        return paragraph

    def _select_paragraphs(self) -> None:
        assert self.article is not None
        assert self._anchor is not None
        first, last = sorted((self._anchor, self._head))
        paragraphs = self.article.paragraphs
        self.select_span((paragraphs[first].start, paragraphs[last].end))
        self.bring_into_view((paragraphs[self._head].start, paragraphs[self._head].end))


def word_at(text: str, offset: int) -> Span:
    """Return the run of letters and digits around `offset`, or the one character there."""
    start = end = offset
    while start > 0 and text[start - 1].isalnum() and text[offset].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, max(end, offset + 1)
