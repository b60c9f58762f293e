"""What leads from the search to other screens, and from what was chosen there back to an article."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from index.record import Head
from tui.screens import lookups
from tui.screens.returning import ReturningScreen

if TYPE_CHECKING:
    from index.library import Library
    from index.search.concordance import KeywordLine
    from index.search.quoted import Quoted
    from tui.screens.lookups import Opened, Pair


class LeadingScreen(ReturningScreen):
    """Opens articles side by side, concordance, quotations, trend and outlets over time."""

    def __init__(self) -> None:
        super().__init__()
        self._marked: int | None = None

    # Side by side

    def action_mark(self) -> None:
        """Mark the article for comparison; the second one marked opens both side by side."""
        row = self._current_row
        if row is None or self._compared_with_mark(row):
            return
        self._set_mark(None if self._marked == row else row)
        if self._marked is not None:
            self.notify("Marked ◆. Press x on another article to read both side by side.", timeout=4)

    def _compared_with_mark(self, row: int) -> bool:
        """Open `row` beside the marked article, if another one is marked; tell whether it was."""
        if self._marked is None or self._marked == row:
            return False
        self._compare(self._marked, row)
        return True

    def _set_mark(self, row: int | None) -> None:
        self._marked = row
        self._results.set_marked({row} if row is not None else set())

    def action_compare(self) -> None:
        """Compare the article with the marked one, or with the nearest other coverage of its event."""
        row = self._current_row
        if row is None or self._compared_with_mark(row):
            return

        def ask(library: Library) -> Pair | None:
            others = lookups.other_coverage(library, row)
            return lookups.compare(library, row, others[0], others) if others else None

        self._ask("compare", ask, self._show_pair)

    def _compare(self, one: int, other: int) -> None:
        self._set_mark(None)
        self._ask("compare", lambda library: lookups.compare(library, one, other), self._show_pair)

    def _show_pair(self, pair: Pair | None) -> None:
        if pair is None:
            self.notify("No other coverage of this event is in the library. Mark two articles with x.", timeout=5)
        elif self._library is not None:
            from tui.screens.compare import CompareScreen

            self.app.push_screen(CompareScreen(self._library, pair))

    # The words of the search

    def action_concordance(self) -> None:
        """List the words of the search in their contexts."""
        if self._library is None:
            return
        if not self._bar.text.strip():
            self.notify("Search for something first: its words are listed in their contexts", timeout=3)
            return
        from tui.screens.concordance import ConcordanceScreen

        self._lead(partial(ConcordanceScreen.show, self.app, self._library, self._bar.text, self._open_line))

    def _open_line(self, line: KeywordLine | None) -> None:
        """Open the article of a line of the concordance at its place."""
        if line is None:
            return
        self._focus_pane("reader")
        request = self._request
        self._ask(
            "open", lambda library: lookups.open_article(library, line.row, request), partial(self._show_line, line)
        )

    def _show_line(self, line: KeywordLine, opened: Opened) -> None:
        self._show_opened(opened, focus=True)
        self._came()
        self._results.highlighted = self._results.index_of(line.row)
        if line.in_title:
            self._reader.when_shown(self._reader.view.action_top)
            return
        at = next((i for i, (start, _) in enumerate(opened.matches) if start == line.start), None)
        if at is not None:
            self._reader.when_shown(partial(self._reader.view.goto_match, at))

    # Quotations and persons

    def action_all_quotations(self) -> None:
        """List the quotations of the whole library that the search asks for."""
        if self._library is not None:
            from tui.screens.quotations import QuotesScreen

            self._lead(partial(QuotesScreen.show, self.app, self._library, self._bar.text, self.open_place))

    def open_place(self, place: Quoted | Head | None) -> None:
        """Open an article, that of a quotation at its place."""
        if place is None:
            return
        head, start = (place, None) if isinstance(place, Head) else (place.head, place.quote.start)
        self._focus_pane("reader")
        request = self._request
        self._ask(
            "open",
            lambda library: lookups.open_article(library, head.row, request),
            partial(self._show_place, head, start),
        )

    def _show_place(self, head: Head, start: int | None, opened: Opened) -> None:
        self._show_opened(opened, focus=True)
        self._came()
        index = self._results.index_of(opened.row)
        if index is None:
            self._results.add_hits([(head, [], [])])  # so that its marks are known
        else:
            self._results.highlighted = index
        at = next((i for i, quote in enumerate(opened.quotes) if quote.start == start), None)
        if at is not None:
            self._reader.when_shown(partial(self._reader.view.goto_quote, at))

    # Over time

    def action_trend(self) -> None:
        """Show the words of the search over time."""
        if self._library is not None:
            from tui.screens.trend import TrendScreen

            text = self._bar.text
            then = partial(self._chosen_over_time, text)
            self._lead(partial(TrendScreen.show, self.app, self._library, text, then))

    def action_matrix(self) -> None:
        """Show who has written about what was found, and when."""
        library = self._library
        if library is not None:
            from tui.screens.matrix import MatrixScreen

            text = self._bar.text

            def show() -> None:
                self.app.push_screen(MatrixScreen(library, text), partial(self._chosen_over_time, text))

            self._lead(show)
