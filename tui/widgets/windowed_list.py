"""A list of which only the rows on the screen exist.

A hundred thousand rows cost what fifty cost: a row is asked for when it is drawn. Every row is a fixed number of
lines of `Content` or strips, never markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.widgets.chart import centred
from tui.widgets.keys import key
from tui.widgets.steady import SteadyScroll

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual import events
    from textual.style import Style

    Row = Sequence[Content | Strip]

_CACHED_ROWS = 500
_MARGIN = 2
"""Cells left of every row: the marker of the highlighted one and a blank."""
MARKER = "▶"


class WindowedList(SteadyScroll, can_focus=True):
    """Rows of `row_height` lines, one of them highlighted."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("j", "down"), "down", "Down", show=False, id="list.down"),
        Binding(key("k", "up"), "up", "Up", show=False, id="list.up"),
        Binding(key("space", "pagedown"), "page_down", "Page down", show=False, id="list.page-down"),
        Binding(key("b", "pageup"), "page_up", "Page up", show=False, id="list.page-up"),
        Binding(key("d"), "half_page_down", "Half a page down", show=False, id="list.half-page-down"),
        Binding(key("u"), "half_page_up", "Half a page up", show=False, id="list.half-page-up"),
        Binding(key("g", "home"), "first", "First", show=False, id="list.first"),
        Binding(key("G", "end"), "last", "Last", show=False, id="list.last"),
        Binding("enter", "select", "Open", id="list.select"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"windowed-list--highlighted", "windowed-list--marker"}
    DEFAULT_CSS = """
    WindowedList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > .windowed-list--highlighted { background: $foreground 10%; }
        & > .windowed-list--marker { color: $text-accent; text-style: bold; }
        &:focus > .windowed-list--highlighted { background: $primary 35%; }
    }
    """

    highlighted: reactive[int | None] = reactive(None, init=False)
    """The row that the keys act on, from 0; None only when there are no rows."""

    class Highlighted(Message):
        """Another row is highlighted, or the rows are others."""

        def __init__(self, rows: WindowedList, index: int | None) -> None:
            """`index` counts from 0; None when there are no rows."""
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> WindowedList:
            """The list that sent it."""
            return self.rows

    class Selected(Message):
        """A row was chosen with Enter or the mouse."""

        def __init__(self, rows: WindowedList, index: int) -> None:
            """`index` counts from 0."""
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> WindowedList:
            """The list that sent it."""
            return self.rows

    def __init__(
        self,
        render_row: Callable[[int, int, bool], Row] | None = None,
        *,
        row_height: int = 1,
        empty: Content | None = None,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - as every widget of Textual
        classes: str | None = None,
    ) -> None:
        """`render_row(index, width, selected)` draws a row, unless a subclass overrides the method."""
        super().__init__(name=name, id=id, classes=classes)
        self.row_height = max(1, row_height)
        self._row_renderer = render_row
        self._empty = empty if empty is not None else Content()
        self._count = 0
        self._drawn: LRUCache[tuple[int, bool, int], list[Strip]] = LRUCache(_CACHED_ROWS)
        self._drawn_width = 0
        self._empty_strips: list[Strip] | None = None
        self._opened_by_first_click = False

    # Rows

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._count

    @property
    def empty(self) -> Content:
        """What is shown in the middle when there are no rows."""
        return self._empty

    @empty.setter
    def empty(self, empty: Content) -> None:
        self._empty = empty
        self._empty_strips = None
        if not self._count:
            self.refresh()

    def set_rows(self, count: int, keep: int | None = None, *, is_same: bool = False) -> None:
        """Have `count` rows that are new, unless it `is_same` that they show.

        `keep` is the row to highlight, which comes where the highlighted one was on the screen, if it was there;
        without it the list starts at its first row. `Highlighted` is posted in any case.
        """
        top, line = self.scroll_offset.y, self._line_of_highlighted()
        self._count = max(0, count)
        index = None if not self._count else max(0, min(keep or 0, self._count - 1))
        if not is_same or index != self.highlighted:
            self.refresh_rows()
        self._resize_content()
        self.set_reactive(WindowedList.highlighted, index)
        if keep is None or index is None:
            self._scroll_to_line(0)
        elif line is None:
            self._scroll_to_line(top)
        else:
            self._scroll_to_line(self.row_top(index) - line)
            self._show_highlighted()
        self.post_message(self.Highlighted(self, index))

    def _line_of_highlighted(self) -> int | None:
        """Return the line of the screen on which the highlighted row begins; None when it is out of view."""
        if self.highlighted is None:
            return 0
        line = self.row_top(self.highlighted) - self.scroll_offset.y
        return line if -self.height_of(self.highlighted) < line < self.scrollable_content_region.height else None

    def refresh_rows(self) -> None:
        """Draw all rows anew."""
        self._drawn.clear()
        self._empty_strips = None
        self.refresh()

    def render_row(self, index: int, width: int, selected: bool) -> Row:
        """Return the lines of row `index`, which have `width` cells; `selected` if it is highlighted.

        Missing lines are blank, what is too long is cut.
        """
        return self._row_renderer(index, width, selected) if self._row_renderer is not None else []

    # Drawing

    def notify_style_update(self) -> None:
        """Forget the looks of another theme."""
        super().notify_style_update()
        self._drawn.clear()
        self._empty_strips = None

    def on_resize(self, event: events.Resize) -> None:
        """Draw the rows for another width; the highlighted one stays on the screen."""
        if not self._count or self._width != self._drawn_width:
            self._drawn_width = self._width
            self.refresh_rows()
        self._resize_content()
        self._show_highlighted()

    def on_show(self) -> None:
        """Have the highlighted row on the screen, which may have changed out of sight."""
        self._show_highlighted()

    def render_line(self, y: int) -> Strip:
        """Return the strip for row `y` of the widget."""
        if not self._count:
            return self._empty_line(y)
        at = y + self.scroll_offset.y
        index = self.index_at(at)
        if index >= self._count:
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        return self._row_strips(index)[at - self.row_top(index)]

    def _row_strips(self, index: int) -> list[Strip]:
        selected = index == self.highlighted
        row = index, selected, self._width
        strips = self._drawn.get(row)
        if strips is None:
            strips = self._drawn[row] = self._draw_row(index, selected)
        return strips

    def _draw_row(self, index: int, selected: bool) -> list[Strip]:
        style = self.get_visual_style("windowed-list--highlighted") if selected else self.visual_style
        width, height = self.row_width, self.height_of(index)
        lines = list(self.render_row(index, width, selected))[:height]
        lines += [Content()] * (height - len(lines))
        return [self._line_strip(line, style, selected and not number) for number, line in enumerate(lines)]

    def _line_strip(self, line: Content | Strip, style: Style, marked: bool) -> Strip:
        """Return a line with its margin, filled up to the width; strips cost most of what drawing costs, so one."""
        width = self.row_width
        blank = style.rich_style
        body = line.adjust_cell_length(width, blank) if isinstance(line, Strip) else self._segments(line, width, style)
        segments = [*self._margin(style, marked), *body]
        filled = sum(segment.cell_length for segment in segments)
        if filled < self.size.width:
            segments.append(Segment(" " * (self.size.width - filled), blank))
        return Strip(segments, max(filled, self.size.width)).adjust_cell_length(self.size.width, blank)

    def _margin(self, style: Style, marked: bool) -> list[Segment]:
        if not marked:
            return [Segment(" " * _MARGIN, style.rich_style)]
        marker = self.get_visual_style("windowed-list--highlighted", "windowed-list--marker")
        return [Segment(MARKER.ljust(_MARGIN), marker.rich_style)]

    def _segments(self, line: Content, width: int, style: Style) -> Iterator[Segment]:
        cut = line.first_line.truncate(width, ellipsis=True) if line.cell_length > width else line.first_line
        for text, part in cut.render(style, end="", parse_style=self._get_style):
            if text:
                yield Segment(text, (style + part).rich_style)

    def _empty_line(self, y: int) -> Strip:
        if self._empty_strips is None:
            self._empty_strips = centred(self, self._empty)
        style = self.visual_style.rich_style
        return self._empty_strips[y] if y < len(self._empty_strips) else Strip.blank(self.size.width, style)

    # Place

    @property
    def _width(self) -> int:
        """Cells of a row, the scrollbar left out; while the list is hidden those that it had last."""
        return self.scrollable_content_region.width or self._drawn_width

    @property
    def row_width(self) -> int:
        """Cells that `render_row` may fill."""
        return max(0, self._width - _MARGIN)

    @property
    def _page_rows(self) -> int:
        return max(1, self.scrollable_content_region.height // self.row_height)

    def height_of(self, index: int) -> int:
        """Return the lines of row `index`: `row_height`, unless a subclass has rows of several heights."""
        return self.row_height

    def index_at(self, y: int) -> int:
        """Return the row that holds line `y` of the content; `count` or more behind the last one."""
        return y // self.row_height

    def row_top(self, index: int) -> int:
        """Return the line of the content on which row `index` begins."""
        return index * self.row_height

    def _resize_content(self) -> None:
        self.virtual_size = Size(self._width, self.row_top(self._count))

    def _scroll_to_line(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, force=True)

    def _show_highlighted(self) -> None:
        """Scroll as little as shows the whole highlighted row."""
        height = self.scrollable_content_region.height
        if self.highlighted is None or not height:
            return
        top = self.row_top(self.highlighted)
        least = top + self.height_of(self.highlighted) - height
        if self.scroll_offset.y > top:
            self._scroll_to_line(top)
        elif self.scroll_offset.y < least:
            self._scroll_to_line(min(least, top))

    def validate_highlighted(self, index: int | None) -> int | None:
        """Keep to the rows that there are."""
        return max(0, min(index or 0, self._count - 1)) if self._count else None

    def watch_highlighted(self, old: int | None, index: int | None) -> None:
        """Show the row and tell of it."""
        for row in (old, index):
            if row is not None:
                self.refresh_lines(self.row_top(row), self.height_of(row))
        self._show_highlighted()
        self.post_message(self.Highlighted(self, index))

    # Keys and mouse

    def _move(self, rows: int) -> None:
        self.highlighted = (self.highlighted or 0) + rows

    def action_down(self) -> None:
        """Highlight the next row."""
        self._move(1)

    def action_up(self) -> None:
        """Highlight the row before."""
        self._move(-1)

    def action_page_down(self) -> None:
        """Highlight the row a page below."""
        self._move(self._page_rows)

    def action_page_up(self) -> None:
        """Highlight the row a page above."""
        self._move(-self._page_rows)

    def action_half_page_down(self) -> None:
        """Highlight the row half a page below."""
        self._move(max(1, self._page_rows // 2))

    def action_half_page_up(self) -> None:
        """Highlight the row half a page above."""
        self._move(-max(1, self._page_rows // 2))

    def action_first(self) -> None:
        """Highlight the first row."""
        self.highlighted = 0

    def action_last(self) -> None:
        """Highlight the last row."""
        self.highlighted = self._count - 1

    def action_select(self) -> None:
        """Choose the highlighted row."""
        if self.highlighted is not None:
            self.post_message(self.Selected(self, self.highlighted))

    def on_click(self, event: events.Click) -> None:
        """Highlight the row under the mouse; choose it when it is highlighted, or with a double click."""
        offset = event.get_content_offset(self)
        index = self.index_at(offset.y + self.scroll_offset.y) if offset is not None else self._count
        if index >= self._count:
            return
        chosen = index == self.highlighted
        self.highlighted = index
        if chosen and not (event.chain > 1 and self._opened_by_first_click):
            self.action_select()
        self._opened_by_first_click = chosen
