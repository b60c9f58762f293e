"""The list of articles found: date, outlet, title and the best passage of each, fetched as they come into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from index.article import Precision
from index.text import one_line
from tui.widgets.article_header import date_text, tags_text
from tui.widgets.passage import passage
from tui.widgets.safe import content, line
from tui.widgets.windowed_list import WindowedList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from index.article import Span
    from index.record import Head
    from index.search.highlights import Snippet
    from tui.widgets.windowed_list import Row

Hit = tuple["Head", "list[Span]", "list[Snippet]"]
"""An article's head, the marked words of its title, its best passages."""

MATCH = "bold underline $text-warning"
_AHEAD = 20
"""Rows fetched beyond those in view."""


class HitList(WindowedList):
    """Articles by their record's rows."""

    class Needed(Message):
        """Rows came into view whose articles are not known yet."""

        def __init__(self, rows: Sequence[int]) -> None:
            """`rows` are the record's."""
            super().__init__()
            self.rows = rows

    class Selected(WindowedList.Selected):
        """An article was chosen with Enter or the mouse."""

        def __init__(self, rows: HitList, index: int) -> None:
            """`index` counts from 0. The list may show others when this is heard."""
            super().__init__(rows, index)
            self.row = rows.row_at(index)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget of Textual
        super().__init__(row_height=3, id=id)
        self._rows: Sequence[int] = ()
        self._hits: dict[int, Hit] = {}
        self._asked: set[int] = set()
        self._marked: set[int] = set()

    # What it lists

    def show_rows(self, rows: Sequence[int], hits: Sequence[Hit], keep: int | None = None) -> None:
        """List articles; `hits` are those that are known already, `keep` is the row to stay on, if it is there."""
        known = {hit[0].row: hit for hit in hits}
        was_empty = not len(self._rows)
        is_same = known == self._hits and rows == self._rows
        self._rows, self._hits = rows, known
        self._asked = set(self._hits)
        at = self.index_of(keep) if keep is not None else None
        self.set_rows(len(rows), keep=at, is_same=is_same)
        self._ask()
        if bool(len(rows)) is was_empty:
            self.refresh_bindings()  # there is something to open, or nothing any more

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open only what there is."""
        if action == "select":
            return len(self._rows) > 0
        return super().check_action(action, parameters)

    def index_of(self, row: int) -> int | None:
        """Return where the record's `row` stands in the list; None when it does not."""
        return next((index for index, listed in enumerate(self._rows) if listed == row), None)

    def add_hits(self, hits: Sequence[Hit]) -> None:
        """Show articles that were asked for."""
        for hit in hits:
            self._hits[hit[0].row] = hit
        self.refresh_rows()

    def replace_head(self, head: Head) -> None:
        """Show another state of an article that is listed."""
        if head.row in self._hits:
            _, title, snippets = self._hits[head.row]
            self._hits[head.row] = (head, title, snippets)
            self.refresh_rows()

    def set_marked(self, rows: set[int]) -> None:
        """Show which articles are marked for comparison."""
        self._marked = set(rows)
        self.refresh_rows()

    def row_at(self, index: int) -> int:
        """Return the record's row of the article at `index` in the list."""
        return int(self._rows[index])

    @property
    def highlighted_row(self) -> int | None:
        """The record's row of the highlighted article."""
        return self.row_at(self.highlighted) if self.highlighted is not None else None

    def head(self, row: int) -> Head | None:
        """Return the head of an article that is known."""
        return self._hits[row][0] if row in self._hits else None

    # Fetching

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for what comes into view."""
        super().watch_scroll_y(old_value, new_value)
        self._ask()

    def on_resize(self, event: events.Resize) -> None:
        """Ask for what comes into view."""
        super().on_resize(event)
        self._ask()

    def _ask(self) -> None:
        first = self.scroll_offset.y // self.row_height
        last = first + self.size.height // self.row_height + 1
        wanted = [int(row) for row in self._rows[max(0, first - _AHEAD) : last + _AHEAD]]
        missing = [row for row in wanted if row not in self._asked]
        seen = {int(row) for row in self._rows[first:last]}
        if any(row in seen for row in missing):
            self._asked.update(missing)
            self.post_message(self.Needed(missing))

    # Drawing

    def render_row(self, index: int, width: int, selected: bool) -> Row:
        """Return date and outlet, title, and the tags with the best passage."""
        hit = self._hits.get(int(self._rows[index]))
        if hit is None:
            return [Content("…")]
        head, title_spans, snippets = hit
        title = content(head.title, [(start, end, MATCH) for start, end in title_spans], "" if head.is_read else "bold")
        tags = tags_text(head.tags).truncate(width // 2, ellipsis=True)
        if not tags:
            return [self._details(head, width), title, self._passage(head, snippets, width)]
        passage = self._passage(head, snippets, width - tags.cell_length - 2)
        return [self._details(head, width), title, Content.assemble(tags, "  ", passage)]

    def _details(self, head: Head, width: int) -> Content:
        signs = Content.assemble(
            ("◆ ", "bold $text-accent") if head.row in self._marked else "",
            ("★ ", "bold $text-warning") if head.is_bookmarked else "",
            ("● ", "$text-accent") if not head.is_read else "",
        )
        date, outlet = line(date_text(head.date), "$text-muted"), line(head.source, "$text-secondary")
        if (
            head.date.precision is Precision.SECOND
            and sum(one.cell_length for one in (signs, date, outlet)) + 2 > width
        ):
            date = line((head.date.value or "")[:10], "$text-muted")  # the outlet says more than the time of day
        return Content.assemble(signs, date, "  ", outlet)

    def _passage(self, head: Head, snippets: list[Snippet], width: int) -> Content:
        if not snippets:
            return passage(one_line(head.lead), (), width, "$text-muted", MATCH)
        return passage(snippets[0].text, snippets[0].highlights, width, "$text-muted", MATCH)
