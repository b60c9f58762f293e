"""The words of a search in their contexts, one place a line, aligned on the keyword.

The lines come in while the articles are read; the screen stays as it was left until the search is another.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from index.text import one_line
from tui.screens import lookups
from tui.screens.asking import FAILURES
from tui.screens.lasting import LastingScreen
from tui.spreadsheet import save, write_concordance
from tui.widgets.footer import Footer
from tui.widgets.keys import key
from tui.widgets.keyword_list import KeywordList
from tui.widgets.safe import line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from textual.app import ComposeResult

    from index.library import Library
    from index.search.concordance import Concordance, KeywordLine

_ORDERS = {
    "left": "by the word on the left",
    "right": "by the word on the right",
    "date": "oldest first",
    "source": "by outlet",
}
_CONTEXT = 120
"""Code points of context on either side: what the widest screen shows."""


class ConcordanceScreen(LastingScreen["KeywordLine | None"]):
    """Read a concordance; dismissed with the line to open, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("h", "left"), "sort('left')", "By left word", key_display="h", id="concordance.left"),
        Binding(key("l", "right"), "sort('right')", "By right word", key_display="l", id="concordance.right"),
        Binding(key("t"), "sort('date')", "By date", show=False, id="concordance.date"),
        Binding(key("o"), "sort('source')", "By outlet", show=False, id="concordance.outlet"),
        Binding(key("c"), "export", "Save as CSV", id="concordance.export"),
        Binding("question_mark", "help", "Help", key_display="?", id="concordance.help"),
        Binding(key("q", "escape"), "close", "Back", key_display="q", id="concordance.close"),
    ]
    HELPED = (KeywordList,)
    INSTALLED_AS = "concordance"
    DEFAULT_CSS = """
    ConcordanceScreen {
        #lines { height: 1fr; border: round $border; }
        #lines { border-title-color: $text-muted; border-subtitle-color: $text-muted; }
        #place { height: 2; padding: 0 1; background: $panel; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._query = ""
        self._revision = -1
        self._found: Concordance | None = None
        self._order = "date"
        self._is_read = False
        self._total: int | None = None

    def compose(self) -> ComposeResult:
        """Compose the lines and what is said of the one that is highlighted."""
        yield KeywordList(id="lines")
        yield Static("", id="place", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Begin to read."""
        self._begin()

    def ask(self, library: Library, query: str) -> None:
        """Have the concordance of `query`, read anew unless it is the one that is there."""
        revision = library.record.revision
        if (library, query, revision) == (self._library, self._query, self._revision):
            return
        self._library, self._query, self._revision = library, query, revision
        if self.is_mounted:
            self._begin()

    @property
    def _lines(self) -> KeywordList:
        return self.query_one(KeywordList)

    # Reading

    def _begin(self) -> None:
        self._found, self._is_read, self._total = None, False, None
        self._lines.show_lines((), self._order)
        self._lines.empty = Content("Reading …")
        self._tell()
        self.run_worker(self._read(), group="read", exclusive=True)

    async def _read(self) -> None:
        library, query = self._library, self._query
        if library is None:
            return
        try:
            growing = await asyncio.to_thread(_concordance, library, query)
            while (found := await asyncio.to_thread(_step, growing, order := self._order)) is not None:
                self._show(found if order == self._order else await asyncio.to_thread(_in_order, found, self._order))
            if self._found is not None and not self._found.is_complete:
                self._total = await asyncio.to_thread(_occurrences, library, query)
        except FAILURES as error:
            if self._is_whole:
                self._tell_failure("Not read", error)
        if not self._is_whole:
            return
        self._is_read = True
        self._lines.empty = Content("No words of the search stand in an article or its headline.")
        self._tell()

    def _show(self, found: Concordance) -> None:
        self._found = found
        if not self._is_whole:
            return
        self._lines.show_lines(found.lines, self._order)
        self._tell()

    def _tell(self) -> None:
        """Say how many lines there are, of how many, and in which order."""
        self._lines.border_title = Content.assemble(" ", line(self._query, "bold"), f" {_ORDERS[self._order]} ▾ ")
        self._lines.border_subtitle = Content(f" {self._count()} ")

    def _count(self) -> str:
        found = self._found
        if found is None:
            return "…"
        words = f"{len(found.lines):,} {'line' if len(found.lines) == 1 else 'lines'}"
        if found.is_complete:
            return words
        if not self._is_read:
            return f"{words} … {found.read:,} of {found.articles:,} articles read"
        every = f" of {self._total:,}" if self._total is not None else ""
        return f"{words}{every}: those in the newest {found.read:,} of {found.articles:,} articles"

    # Lines

    @on(KeywordList.Highlighted)
    def _highlighted(self, event: KeywordList.Highlighted) -> None:
        chosen = self._lines.chosen
        place = self.query_one("#place", Static)
        if chosen is None:
            place.update(Content())
            return
        number = f"{(event.index or 0) + 1:,}/{self._lines.count:,}  "
        outlet = line(chosen.source or "unknown outlet", "$text-secondary")
        date = line(chosen.date[:10] if chosen.date else "undated", "$text-muted")
        where = ("  in the headline", "$text-muted") if chosen.in_title else ""
        head = Content.assemble((number, "$text-muted"), date, "  ", outlet, where)
        place.update(Content("\n").join([head, line(chosen.title, "bold")]))

    @on(KeywordList.Selected)
    def _selected(self) -> None:
        self.dismiss(self._lines.chosen)

    def action_sort(self, order: str) -> None:
        """Take another order; the highlighted line stays highlighted."""
        if order == self._order:
            return
        self._order = order
        found = self._found
        if found is None:
            self._tell()
            return

        async def run() -> None:
            ordered = await asyncio.to_thread(_in_order, found, order)
            if self._found is found and self._order == order:
                self._show(ordered)

        self.run_worker(run(), group="sort", exclusive=True)

    def action_export(self) -> None:
        """Write the lines into a file."""
        lines, query = self._lines.lines, self._query

        def tell(path: Path) -> None:
            what = "1 line" if len(lines) == 1 else f"{len(lines):,} lines"
            self.notify(f"Saved {what} in {one_line(str(path))}", markup=False, timeout=8)

        if lines:
            self._ask("export", lambda _: _export(query, lines), tell, "Not saved")


# In threads


def _concordance(library: Library, text: str) -> Iterator[Concordance]:
    return library.concordance(lookups.settled(library, text), width=_CONTEXT)


def _step(growing: Iterator[Concordance], order: str) -> Concordance | None:
    """Return how far a concordance has grown, in an order; None when it is read."""
    found = next(growing, None)
    return None if found is None else _in_order(found, order)


def _in_order(found: Concordance, order: str) -> Concordance:
    from index.search.concordance import Order, in_order

    return replace(found, lines=tuple(in_order(found.lines, Order(order))))


def _occurrences(library: Library, text: str) -> int | None:
    return library.occurrences(lookups.settled(library, text))


def _export(query: str, lines: Sequence[KeywordLine]) -> Path:
    """Write the lines as CSV into a new file."""
    return save("concordance", query, lambda file: write_concordance(file, lines))
