"""An article as a scrolling page of lines: laid out, drawn, selected and kept in place.

`ArticlePage` knows text and looks; what is marked and what the keys do is `ArticleView`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.cache import LRUCache
from textual.geometry import Offset, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from index.article import Role
from tui.widgets.article_layout import Kind, Layout, Line, Page
from tui.widgets.spans import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style
    from textual import events

    from index.article import Article, Span

_KIND_STYLES = {Kind.TITLE: "article--title", Kind.DETAILS: "article--dim", Kind.HIDDEN: "article--dim"}
_ROLE_STYLES = {
    Role.HEADING: "article--heading",
    Role.CAPTION: "article--caption",
    Role.BYLINE: "article--dim",
    Role.BOILERPLATE: "article--dim",
}
_MARGIN = 2
"""Cells to the left of every line: a mark and a blank."""
_CACHED_LINES = 1000


class ArticlePage(ScrollView, can_focus=True):
    """Draws an article line by line and keeps the reader's place whatever the width."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--title",
        "article--heading",
        "article--caption",
        "article--dim",
        "article--label",
    }
    DEFAULT_CSS = """
    ArticlePage {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > .article--title { text-style: bold; color: $text-primary; }
        & > .article--heading { text-style: bold; }
        & > .article--caption { text-style: italic; color: $text-muted; }
        & > .article--dim { color: $text-muted; }
        & > .article--label { color: $text-accent; text-style: bold; }
    }
    """

    measure: reactive[int] = reactive(86, init=False)
    """The widest line of text in cells."""

    show_boilerplate: reactive[bool] = reactive(False, init=False)
    """Whether advertisement and the like are shown; otherwise one line says how much is hidden."""

    def __init__(
        self,
        *,
        boilerplate_hint: str = "",
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - as every widget of Textual
        classes: str | None = None,
    ) -> None:
        """`boilerplate_hint` says in the line that stands for hidden text how to show it, e.g. `b shows`."""
        super().__init__(name=name, id=id, classes=classes)
        self.boilerplate_hint = boilerplate_hint
        self._page: Page | None = None
        self._layout_now: Layout | None = None
        self._laid_out_for = Size(0, 0)
        self._place = 0
        self._label_width = 0
        self._strips: LRUCache[int, Strip] = LRUCache(_CACHED_LINES)
        self._styles_of: dict[tuple[str, ...], Style] = {}

    # What is shown

    def show_page(self, article: Article | None, offset: int = 0) -> None:
        """Show `article` with `offset` on the top line; 0 is the top of the page."""
        self._page = Page(article) if article is not None else None
        self._layout_now = None
        self._place = offset if offset > 0 else self._page.start if self._page else 0
        self._lay_out()

    @property
    def article(self) -> Article | None:
        """The article on the page."""
        return self._page.article if self._page else None

    @property
    def place(self) -> int:
        """The code-point offset of the text on the top line; 0 in the header.

        Keeps its value while the page is laid out anew, so that going to another width and back is no loss.
        """
        return max(0, self._place)

    def watch_measure(self) -> None:
        """Lay out at the new measure."""
        self._lay_out()

    def watch_show_boilerplate(self) -> None:
        """Show or hide, the place staying where it is."""
        self._lay_out()

    def set_label_width(self, width: int) -> None:
        """Leave `width` cells free for labels at the left of the text."""
        if width != self._label_width:
            self._label_width = width
            self._lay_out()

    # Layout

    @property
    def text_width(self) -> int:
        """The width of the column of text in cells."""
        return max(1, min(self.measure, self.size.width - self._left_margin - 1))

    @property
    def _left_margin(self) -> int:
        return _MARGIN + (self._label_width + 1 if self._label_width else 0)

    @property
    def _indent(self) -> int:
        """Cells before the margin, which centre the column of text."""
        return max(0, (self.size.width - self.text_width) // 2 - self._left_margin)

    def _lay_out(self) -> None:
        """Find the lines anew and put the place back on the top line."""
        self.clear_strips()
        if not self.size.width:
            return
        selected = self.selected_span
        self._layout_now = Layout(self._page, self.text_width, not self.show_boilerplate) if self._page else None
        self._laid_out_for = Size(0, 0)
        self.virtual_size = Size(self.size.width, len(self._layout_now) if self._layout_now else 0)
        self.laid_out()
        self._scroll_to_line(self._layout_now.line_at(self._place) if self._layout_now else 0)
        self._laid_out_for = self.size
        if selected is not None:
            self.select_span(selected)
        self.place_changed()

    def laid_out(self) -> None:
        """Take note of a new layout. For subclasses."""

    def on_resize(self, event: events.Resize) -> None:
        """Lay out when the width has changed."""
        if self.size.width != self._laid_out_for.width:
            self._lay_out()
        else:
            self._laid_out_for = self.size
            self.place_changed()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Note the place, unless a resize that is not yet laid out moves the page."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value) and self._layout_now and self.size == self._laid_out_for:
            self._place = self._layout_now.line(min(round(new_value), len(self._layout_now) - 1)).start
            self.place_changed()

    def place_changed(self) -> None:
        """Take note of another place. For subclasses."""

    def _scroll_to_line(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, force=True)

    # Drawing

    def clear_strips(self) -> None:
        """Forget what has been drawn and draw it again."""
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget the looks of another theme."""
        super().notify_style_update()
        self._styles_of.clear()
        self._strips.clear()

    def marks_on(self, line: Line) -> list[tuple[int, int, str]]:
        """Return `(start, end, component class)` for what is marked on `line`, in the order of drawing."""
        return []

    def label_on(self, line: Line) -> str:
        """Return the label at the left of `line`."""
        return ""

    def margin_on(self, line: Line) -> tuple[str, str]:
        """Return the character in the margin of `line` and its component class."""
        if line.kind is Kind.TEXT and self._role_of(line) is Role.CAPTION and self._opens_paragraph(line):
            return "▣", "article--dim"
        return " ", ""

    def render_line(self, y: int) -> Strip:
        """Return the strip for row `y` of the widget."""
        width = self.size.width
        layout = self._layout_now
        y += self.scroll_offset.y
        if layout is None or y >= len(layout):
            return Strip.blank(width, self._style()).apply_offsets(0, y)
        selected = self._selected_on(y)
        if selected is not None:
            return self._draw(layout.line(y), y, selected)
        strip = self._strips.get(y)
        if strip is None:
            strip = self._strips[y] = self._draw(layout.line(y), y, None)
        return strip

    def _draw(self, line: Line, y: int, selected: Span | None) -> Strip:
        segments = [*self._margin_segments(line), *self._text_segments(line, selected)]
        strip = Strip(segments).adjust_cell_length(self.size.width, self._style())
        return strip.apply_offsets(0, y)

    def _margin_segments(self, line: Line) -> Iterable[Segment]:
        if self._indent:
            yield Segment(" " * self._indent, self._style())
        if self._label_width:
            label = self.label_on(line).rjust(self._label_width)
            yield Segment(label + " ", self._style("article--label"))
        character, name = self.margin_on(line)
        yield Segment(character + " ", self._style(name) if name else self._style())

    def _text_segments(self, line: Line, selected: Span | None) -> Iterable[Segment]:
        assert self._page is not None
        base = self._base_styles(line)
        if line.kind is Kind.HIDDEN:
            yield Segment(self._hidden_text(line), self._style(*base))
            return
        marks = self.marks_on(line)
        if selected is not None:
            marks.append((*selected, "selection"))
        for start, end, names in pieces(line.start, line.end, marks):
            yield Segment(self._page.drawn(start, end), self._style(*base, *names))

    def _base_styles(self, line: Line) -> Sequence[str]:
        name = _ROLE_STYLES.get(self._role_of(line)) if line.kind is Kind.TEXT else _KIND_STYLES.get(line.kind)
        return (name,) if name else ()

    def _role_of(self, line: Line) -> Role:
        assert self._page is not None
        return self._page.article.paragraphs[line.paragraph].role

    def _opens_paragraph(self, line: Line) -> bool:
        assert self._page is not None
        return line.start == self._page.article.paragraphs[line.paragraph].start

    def _hidden_text(self, line: Line) -> str:
        assert self._page is not None
        last = self._page.article.paragraph_at(line.end)
        count = last - line.paragraph + 1
        hint = f" ({self.boilerplate_hint})" if self.boilerplate_hint else ""
        return f"⋯ {count} line{'' if count == 1 else 's'} of advertising hidden{hint}"

    def _style(self, *names: str) -> Style:
        """Return the style of text that has all the component classes `names`, the last one on top."""
        style = self._styles_of.get(names)
        if style is None:
            selected = names[-1:] == ("selection",)
            style = self.get_visual_style(*(names[:-1] if selected else names)).rich_style
            if selected:
                style += self.screen.get_component_rich_style("screen--selection", partial=True)
            self._styles_of[names] = style
        return style

    # Selection

    @property
    def selected_span(self) -> Span | None:
        """What is selected, as offsets in the page (negative in the header); None when nothing is."""
        selection = self.text_selection if self.is_attached else None
        if selection is None or self._layout_now is None or self._page is None:
            return None
        start = self._page.start if selection.start is None else self._offset_at(selection.start)
        end = self._page.end if selection.end is None else self._offset_at(selection.end)
        return (start, end) if start < end else None

    def select_span(self, span: Span) -> None:
        """Select `span` of the text and nothing else on the screen."""
        self.screen.selections = {self: Selection(self._position_of(span[0]), self._position_of(span[1]))}

    def selected_text(self) -> str:
        """Return the selected text as the article has it: without the wrapping, without hidden boilerplate."""
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
        """Draw the selection."""
        self.refresh()

    def _offset_at(self, position: Offset) -> int:
        """Return the offset in the page of a position in the drawn lines (characters from the left edge)."""
        layout = self._layout_now
        assert layout is not None
        assert self._page is not None
        if position.y >= len(layout):
            return self._page.end
        line = layout.line(position.y)
        return min(line.end, line.start + max(0, position.x - self._indent - self._left_margin))

    def _position_of(self, offset: int) -> Offset:
        layout = self._layout_now
        assert layout is not None
        y = layout.line_at(offset)
        line = layout.line(y)
        return Offset(self._indent + self._left_margin + min(offset, line.end) - line.start, y)

    def _selected_on(self, y: int) -> Span | None:
        """Return the selected part of line `y` of the layout."""
        selection = self.text_selection
        columns = selection.get_span(y) if selection is not None else None
        if columns is None or self._layout_now is None:
            return None
        line = self._layout_now.line(y)
        left, right = columns
        start = self._offset_at(Offset(left, y))
        end = line.end if right == -1 else self._offset_at(Offset(right, y))
        return (start, end) if start < end else None
