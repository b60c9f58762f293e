"""The lines of a concordance, aligned on the keyword, with the word that decides the order in a colour of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tui.widgets.hit_list import MATCH
from tui.widgets.keys import key
from tui.widgets.keyword_line import before, behind
from tui.widgets.safe import content, line
from tui.widgets.windowed_list import WindowedList
from tui.widgets.wrapping import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.search.concordance import KeywordLine
    from tui.widgets.windowed_list import Row

_SORTED_BY = "$text-accent"
_DATE = 10
_MARGIN = 2
"""Cells left of a row, as every list has them."""
_WIDEST_OUTLET = 14
_ROOM_FOR_OUTLET = 100
"""Cells from which on the outlet is shown before the line."""

_LAST_WORD = re.compile(r"\w+\W*$")
_FIRST_WORD = re.compile(r"\w+")


class KeywordList(WindowedList):
    """The lines of a concordance."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("h", "left"), "screen.sort('left')", "By left word", key_display="h", id="keywords.left"),
        Binding(key("l", "right"), "screen.sort('right')", "By right word", key_display="l", id="keywords.right"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget of Textual
        super().__init__(id=id)
        self.lines: Sequence[KeywordLine] = ()
        self._order = ""
        self._outlet = 0
        self._keyword = 0

    def show_lines(self, lines: Sequence[KeywordLine], order: str) -> None:
        """Show lines in an order (a value of `Order`); the highlighted one stays so unless it is the first."""
        chosen = self.chosen if self.highlighted else None
        self.lines = lines
        self._order = order
        self._outlet = min(_WIDEST_OUTLET, max((cells(one.source) for one in lines), default=0))
        self._keyword = max((cells(one.keyword) for one in lines), default=0)
        self.set_rows(len(lines), keep=None if chosen is None else self._index_of(chosen))

    def _index_of(self, chosen: KeywordLine) -> int:
        place = chosen.row, chosen.in_title, chosen.start
        places = ((one.row, one.in_title, one.start) for one in self.lines)
        return next((index for index, one in enumerate(places) if one == place), 0)

    @property
    def chosen(self) -> KeywordLine | None:
        """The highlighted line."""
        return self.lines[self.highlighted] if self.highlighted is not None and self.lines else None

    # Drawing

    def render_row(self, index: int, width: int, selected: bool) -> Row:
        """Return date, outlet where there is room, and the keyword between its contexts."""
        one = self.lines[index]
        width = min(width, self.scrollable_content_region.width - _MARGIN)  # the scrollbar covers the last cell
        head = self._head(one, width)
        room = max(0, width - head.cell_length)
        left = max(0, (room - min(self._keyword, room // 3)) // 2)
        return [Content.assemble(head, *self._parts(one, left, room))]

    def _head(self, one: KeywordLine, width: int) -> Content:
        date = content((one.date or "undated")[:_DATE].ljust(_DATE), style="$text-muted")
        if width < _ROOM_FOR_OUTLET or not self._outlet:
            return Content.assemble(date, "  ")
        outlet = behind(one.source, self._outlet)
        blanks = " " * (self._outlet - cells(outlet))
        return Content.assemble(date, "  ", content(outlet, style="$text-secondary"), blanks, "  ")

    def _parts(self, one: KeywordLine, left: int, room: int) -> list[Content]:
        shown = before(one.left, left)
        keyword = line(one.keyword, MATCH)
        rest = behind(one.right, max(0, room - left - keyword.cell_length))
        return [
            self._beside(shown, _LAST_WORD if self._order == "left" else None),
            keyword,
            self._beside(rest, _FIRST_WORD if self._order == "right" else None),
        ]

    def _beside(self, text: str, decides: re.Pattern[str] | None) -> Content:
        word = decides.search(text) if decides is not None else None
        return content(text, [] if word is None else [(*word.span(), _SORTED_BY)])
