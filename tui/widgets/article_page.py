"""An article as a scrolling page of lines: laid out, drawn and kept in place.

`ArticlePage` knows text and looks. How the reader moves is `ScrollingPage`'s, what is selected `SelectablePage`'s,
what is marked and told `ArticleView`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from index.article import Role
from tui.widgets.article_layout import Kind, Layout, Line, Page
from tui.widgets.article_marks import pieces
from tui.widgets.steady import SteadyScroll

if TYPE_CHECKING:
    from collections.abc import Iterable

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
SELECTION = "selection"
"""Stands among component classes for the screen's own look of selected text."""


class ArticlePage(SteadyScroll, can_focus=True):
    """Draws an article line by line and keeps the reader's place whatever the width."""

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
        """`boilerplate_hint` says in the line that stands for hidden text how to show it, e.g. `A shows`."""
        super().__init__(name=name, id=id, classes=classes)
        self.boilerplate_hint = boilerplate_hint
        self._page: Page | None = None
        self._lines: Layout | None = None
        self._laid_out_for = Size(0, 0)
        self._place = 0
        self._label_width = 0
        self._margin_width = _MARGIN
        self._indent = 0
        self._strips: LRUCache[int, Strip] = LRUCache(_CACHED_LINES)
        self._looks: dict[tuple[str, ...], Style] = {}

    # What is shown

    def show_page(self, article: Article | None, offset: int = 0, label_width: int = 0) -> None:
        """Show `article` with `offset` on the top line, 0 being the top of the page, and room for labels."""
        self._page = Page(article) if article is not None else None
        self._lines = None
        self._label_width = label_width
        self._place = offset if offset > 0 or self._page is None else self._page.start
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

    def set_label_width(self, width: int) -> None:
        """Leave `width` cells free for labels at the left of the text."""
        if width != self._label_width:
            self._label_width = width
            self._lay_out()

    def watch_measure(self) -> None:
        """Lay out at the new measure."""
        self._lay_out()

    def watch_show_boilerplate(self) -> None:
        """Show or hide, the place staying where it is."""
        self._lay_out()

    # Layout

    @property
    def text_width(self) -> int:
        """The width of the column of text in cells."""
        return max(1, min(self.measure, self.size.width - self._margin_width - 1))

    @property
    def text_column(self) -> int:
        """The column of the widget in which the text begins."""
        return self._indent + self._margin_width

    def _lay_out(self) -> None:
        """Find the lines anew and put the place back on the top line; without a size, as soon as there is one."""
        self.clear_strips()
        self._laid_out_for = Size(0, 0)
        if not self.size.width:
            self._lines = None
            return
        self._margin_width = _MARGIN + (self._label_width + 1 if self._label_width else 0)
        self._indent = max(0, (self.size.width - self.text_width) // 2 - self._margin_width)
        self._lines = Layout(self._page, self.text_width, not self.show_boilerplate) if self._page else None
        self.virtual_size = Size(self.size.width, len(self._lines) if self._lines else 0)
        self._return_to_place()

    def _return_to_place(self) -> None:
        self._laid_out_for = Size(0, 0)
        self.scroll_to_line(self._lines.line_at(self._place) if self._lines else 0)
        self._laid_out_for = self.size
        self.place_changed()

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Lay out for another size before it is drawn; the `Resize` event comes after a frame of old lines."""
        resized = super()._size_updated(size, virtual_size, container_size, layout)
        if self.size.width != self._laid_out_for.width:
            self._lay_out()
        elif self.size != self._laid_out_for:
            self._return_to_place()
        return resized

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Note the place, unless it is a resize that moves the page and not the reader."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value) and self._lines and self.size == self._laid_out_for:
            self._place = self._lines.line(min(round(new_value), len(self._lines) - 1)).start
            self.place_changed()

    @property
    def rows(self) -> int:
        """How many lines are on the screen."""
        return max(1, self.scrollable_content_region.height)

    def scroll_to_line(self, y: int) -> None:
        """Put line `y` of the page on the top row, as far as the end of the page allows."""
        self.scroll_to(y=y, animate=False, force=True)

    def place_changed(self) -> None:
        """Take note of another place. For subclasses."""

    # Drawing

    def clear_strips(self) -> None:
        """Forget what has been drawn and draw it again."""
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget the looks of another theme."""
        super().notify_style_update()
        self._looks.clear()
        self._strips.clear()

    def marks_on(self, line: Line) -> list[tuple[int, int, str]]:
        """Return `(start, end, component class)` for what is marked on `line`, what is drawn on top last."""
        return []

    def label_on(self, line: Line) -> str:
        """Return the label at the left of `line`."""
        return ""

    def margin_on(self, line: Line) -> tuple[str, str]:
        """Return the character in the margin of `line` and its component class, which may be empty."""
        caption = line.kind is Kind.TEXT and self._role_of(line) is Role.CAPTION and self.opens_paragraph(line)
        return ("▣", "article--dim") if caption else (" ", "")

    def selected_on(self, y: int) -> Span | None:
        """Return the selected part of line `y` of the page."""
        return None

    def render_line(self, y: int) -> Strip:
        """Return the strip for row `y` of the widget."""
        y += self.scroll_offset.y
        if self._lines is None or y >= len(self._lines):
            return Strip.blank(self.size.width, self._look()).apply_offsets(0, y)
        selected = self.selected_on(y)
        if selected is not None:
            return self._draw(self._lines.line(y), y, selected)
        strip = self._strips.get(y)
        if strip is None:
            strip = self._strips[y] = self._draw(self._lines.line(y), y, None)
        return strip

    def _draw(self, line: Line, y: int, selected: Span | None) -> Strip:
        segments = [*self._margin_segments(line), *self._text_segments(line, selected)]
        return Strip(segments).adjust_cell_length(self.size.width, self._look()).apply_offsets(0, y)

    def _margin_segments(self, line: Line) -> Iterable[Segment]:
        if self._indent:
            yield Segment(" " * self._indent, self._look())
        if self._label_width:
            yield Segment(self.label_on(line).rjust(self._label_width) + " ", self._look("article--label"))
        character, name = self.margin_on(line)
        yield Segment(character.ljust(_MARGIN), self._look(*filter(None, [name])))

    def _text_segments(self, line: Line, selected: Span | None) -> Iterable[Segment]:
        assert self._page is not None
        if line.kind is Kind.HIDDEN:
            yield Segment(self._hidden_text(line), self._look("article--dim"))
            return
        name = _ROLE_STYLES.get(self._role_of(line)) if line.kind is Kind.TEXT else _KIND_STYLES.get(line.kind)
        marks = self.marks_on(line)
        if name is not None:
            marks.insert(0, (line.start, line.end, name))
        if selected is not None:
            marks.append((*selected, SELECTION))
        for start, end, names in pieces(line.start, line.end, marks):
            yield Segment(self._page.drawn(start, end), self._look(*names))

    def _role_of(self, line: Line) -> Role:
        assert self._page is not None
        return self._page.article.paragraphs[line.paragraph].role

    def opens_paragraph(self, line: Line) -> bool:
        """Whether `line` of the text is the first of its paragraph."""
        assert self._page is not None
        return line.start == self._page.article.paragraphs[line.paragraph].start

    def _hidden_text(self, line: Line) -> str:
        assert self._page is not None
        count = self._page.article.paragraph_at(line.end) - line.paragraph + 1
        hint = f" ({self.boilerplate_hint})" if self.boilerplate_hint else ""
        return f"⋯ {count} line{'' if count == 1 else 's'} of advertising hidden{hint}"

    def _look(self, *names: str) -> Style:
        """Return the style of text that has all the component classes `names`, the last one on top."""
        style = self._looks.get(names)
        if style is None:
            style = self._looks[names] = self._resolve(names)
        return style

    def _resolve(self, names: tuple[str, ...]) -> Style:
        style = self.get_visual_style(*(name for name in names if name != SELECTION)).rich_style
        if SELECTION not in names:
            return style
        selected = self.screen.get_component_rich_style("screen--selection")
        return style + Style(color=self._look().color, bgcolor=selected.bgcolor)
