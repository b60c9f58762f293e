"""How others put it: every rendering of one utterance, oldest first, with the words that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.screens import quotation_lists as lists
from tui.screens.standing import StandingModal
from tui.widgets.keys import key
from tui.widgets.quotation_list import QuotationList, laid_out, no_marks, place_of
from tui.widgets.safe import line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from index.article import Quote
    from index.library import Library
    from index.search.quoted import Quoted
    from index.statements import Statement


_GROUPED_WITHIN = 2.0
"""Seconds of grouping new articles before the answer; what is left is grouped in the background."""


_AROUND = 4
"""Lines above, below and of the frame."""


class RenderingsScreen(StandingModal["Quoted | None"]):
    """Lists the renderings of a statement; dismissed with the one to open in its article, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("q", "W", "escape"), "cancel", "Back", id="renderings.cancel"),
    ]
    DEFAULT_CSS = """
    RenderingsScreen {
        align: center middle;
        #box { width: 94%; max-width: 130; height: auto; border: round $border; background: $surface; }
        QuotationList { border: none; background: $surface; }
    }
    """

    def __init__(self, statement: Statement, row: int, quote: Quote) -> None:
        """List the renderings of `statement`; that of `quote`, in the article in `row`, is highlighted."""
        super().__init__()
        self._statement = statement
        self._place = (row, quote.start)

    def compose(self) -> ComposeResult:
        """Compose the list."""
        with Vertical(id="box") as box:
            box.border_title = Content.assemble(" ", line(lists.heading(self._statement)), " ")
            box.border_subtitle = Content(" Enter opens   underlined: worded otherwise   Esc back ")
            yield QuotationList()

    def on_resize(self) -> None:
        """Lay the renderings out for the width there is."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        listed = self.query_one(QuotationList)
        rows, notes = lists.renderings_of(self._statement)
        place = self._place if listed.chosen is None else place_of(listed.chosen)
        listing = laid_out(rows, listed.row_width, notes)
        listed.styles.height = min(listing.tops[-1], self.size.height - _AROUND)
        listed.show_listing(listing, no_marks, keep=False)
        listed.highlighted = next((at for at, one in enumerate(rows) if place_of(one) == place), 0)

    @on(QuotationList.Selected)
    def _selected(self) -> None:
        chosen: Quoted | None = self.query_one(QuotationList).chosen
        self.dismiss(chosen)

    def action_cancel(self) -> None:
        """Go back."""
        self.dismiss(None)


# In a thread


def find_statement(library: Library, row: int, quote: Quote) -> tuple[Statement | None, int]:
    """Return the statement that a quotation renders, and how many articles are not grouped yet.

    None when no other article renders it, as far as they are grouped.
    """
    left = library.group_statements(_GROUPED_WITHIN)
    return library.statement_of(row, quote), left
