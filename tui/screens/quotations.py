"""The quotations of the whole library, as far as a search asks for them: its own search line above, a list below.

The list grows while articles are read. The screen stays as it was left until the main search is another.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content

from index.text import one_line
from tui.screens import quotation_lists as lists
from tui.screens.asking import FAILURES
from tui.screens.lasting import LastingScreen
from tui.screens.quoting import QuotingScreen
from tui.widgets.footer import Footer
from tui.widgets.keys import key
from tui.widgets.query_input import QueryInput
from tui.widgets.quotation_list import QuotationList
from tui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from textual.app import ComposeResult

    from index.article import Quote
    from index.library import Library
    from index.record import Head
    from index.search.quoted import Quoted, Quotes
    from tui.screens.quotation_lists import Arranged, Asked

_GROUPED_AT_ONCE = 0.5
"""Seconds of grouping statements after which is said how many articles are left."""

_PLACEHOLDER = "Words inside the quotation, speaker:Kim via:kcna source:yonhap date:2023-12"

_PAUSE = 0.08
"""Seconds without another letter after which what is typed is asked for: reading costs more than searching."""


class QuotesScreen(LastingScreen["Quoted | Head | None"], QuotingScreen["Quoted | Head | None"]):
    """Read quotations; dismissed with the one to open in its article, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Priority: as in the main screen.
        Binding("slash", "search", "Search", key_display="/", priority=True, id="quotations.search"),
        Binding(key("s"), "sort", "Sort", id="quotations.sort"),
        Binding(key("r"), "group", "Renderings together", id="quotations.group"),
        Binding(key("w"), "export", "Save as CSV", show=False, id="quotations.export"),
        Binding("question_mark", "help", "Help", key_display="?", id="quotations.help"),
        Binding("escape", "escape", "Back to the list, then back", show=False, id="quotations.escape"),
        Binding(key("q"), "close", "Back", id="quotations.close"),
    ]
    HELPED = (QuotationList,)
    INSTALLED_AS = "quotations"
    AUTO_FOCUS = "#quotations"
    DEFAULT_CSS = """
    QuotesScreen {
        #quotations { height: 1fr; border: round $foreground 25%; }
        #quotations { border-title-color: $text-muted; border-subtitle-color: $text-muted; }
        #quotations:focus { border: round $border; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._query: str | None = None
        self._revision = -1
        self._text = ""
        self._question: Asked | None = None
        self._arranged: Arranged | None = None
        self._order = "-date"
        self._is_read = False
        self._is_grouped = self._are_statements_known = False
        self._answered: str | None = None
        self._laid_out_for: tuple[str, int, bool] | None = None
        self._changed: dict[tuple[int, int], Quote] = {}

    def compose(self) -> ComposeResult:
        """Compose the search and the list."""
        yield SearchBar()
        yield QuotationList(id="quotations")
        yield Footer()

    def on_mount(self) -> None:
        """Begin to read."""
        self.query_one(QueryInput).placeholder = _PLACEHOLDER
        self._bar.restore(self._text)
        self._begin()

    def ask(self, library: Library, query: str) -> None:
        """Have the quotations of the main screen's `query`, unless it is the same as the last time."""
        revision = library.record.revision
        is_same = (library, query) == (self._library, self._query)
        if not is_same:
            self._library, self._query, self._text = library, query, query
        elif revision == self._revision:
            return
        self._revision = revision
        if self.is_mounted:
            self._bar.restore(self._text)
            self._begin(keep=is_same)

    @property
    def _bar(self) -> SearchBar:
        return self.query_one(SearchBar)

    @property
    def _list(self) -> QuotationList:
        return self.query_one(QuotationList)

    def meant(self) -> tuple[int, Quote | None] | None:
        """Return article and quotation that are highlighted."""
        chosen = self._list.chosen
        return None if chosen is None else (chosen.head.row, chosen.quote)

    # Reading

    def _begin(self, *, is_typing: bool = False, keep: bool = False) -> None:
        """Read what is asked for; what was found before stays until something else is.

        With `keep` the highlighted quotation stays so: articles have come in, and the search is the same.
        """
        self._is_read = self._are_statements_known = False
        self._changed.clear()
        self._list.empty = Content("Reading …")
        self._work("read", partial(self._read, is_typing, keep))

    def _work(self, group: str, work: Callable[[], Awaitable[None]]) -> None:
        """Run `work` in place of what the group still does.

        Textual describes a worker by all that it is given: thousands of quotations take a quarter of a second.
        """
        self.run_worker(work, group=group, exclusive=True)

    async def _read(self, is_typing: bool, keep: bool) -> None:
        library, text = self._library, self._text
        if library is None:
            return
        try:
            if is_typing:
                await asyncio.sleep(_PAUSE)
            asked = await asyncio.to_thread(lists.ask, library, text, is_typing=is_typing)
            while (found := await asyncio.to_thread(next, asked.growing, None)) is not None:
                self._question, self._answered = asked, text
                await self._arrange(found, keep=keep)
                keep = True
            if self._arranged is not None and not self._arranged.found.quotations:
                self._list.empty = Content(await asyncio.to_thread(lists.nothing_found, asked))
        except FAILURES as error:
            if self._is_whole:
                self._tell_failure("Not read", error)
        if self._is_whole:
            self._is_read = True
            self._tell()
            self._group()

    async def _arrange(self, found: Quotes, *, keep: bool) -> None:
        """Show quotations in the order and for the width that are wanted, also if those change meanwhile."""
        arranged = wanted = None
        while self._is_whole and wanted != (now := self._wanted()):
            order, width, is_together = wanted = now
            library = self._library if is_together else None
            arranged = await asyncio.to_thread(lists.arranged, found, order, width, dict(self._changed), library)
        if self._is_whole and arranged is not None:
            self._laid_out_for = wanted
            self._show(arranged, keep=keep)

    def _wanted(self) -> tuple[str, int, bool]:
        """Return the order, the width, and whether renderings are to stand together, as far as they are known."""
        return self._order, self._list.row_width, self._is_grouped and self._are_statements_known

    def _group(self) -> None:
        """Bring the statements up to the library, once all quotations are read."""
        if self._is_grouped and self._is_read and not self._are_statements_known:
            self._work("group", self._group_statements)

    async def _group_statements(self) -> None:
        library = self._library
        if library is None:
            return
        try:
            while left := await asyncio.to_thread(library.group_statements, _GROUPED_AT_ONCE):
                if not (self._is_grouped and self._is_whole):
                    return
                self._list.border_title = Content(f" Grouping renderings: {left:,} articles left … ")
        except FAILURES as error:
            if self._is_whole:
                self._tell_failure("Not grouped", error)
            return
        self._are_statements_known = True
        if self._is_whole:
            self._rearrange()

    def _show(self, arranged: Arranged, *, keep: bool) -> None:
        self._arranged = arranged
        if self._question is not None:
            self._list.show_listing(arranged.listing, self._question.marks, keep=keep)
        self._tell()

    def _tell(self) -> None:
        """Say how many quotations there are, by whom, from how many articles, and what was understood."""
        arranged, question = self._arranged, self._question
        together = ", renderings together" if self._is_grouped else ""
        self._list.border_title = Content(f" Quotations {lists.ORDERS[self._order]}{together} ▾ ")
        self._bar.show_total(self._count())
        if arranged is None or question is None:
            return
        if question.problems:
            self._bar.explain_problem(question.problems[0], self._text)
        else:
            self._bar.explain(question.understood, arranged.outlets)

    def _count(self) -> str:
        arranged = self._arranged
        if arranged is None:
            return "…"
        found, many = arranged.found, len(arranged.found.quotations)
        words = f"{many:,} {'quotation' if many == 1 else 'quotations'}"
        if arranged.speakers:
            words += f" by {arranged.speakers:,} {'speaker' if arranged.speakers == 1 else 'speakers'}"
        if found.is_complete:
            return words
        if not self._is_read:
            return f"{words} … {found.read:,} of {found.articles:,} articles read"
        return f"{words}: those in {found.read:,} of {found.articles:,} articles"

    @on(QuotationList.WidthChanged)
    def _width_changed(self) -> None:
        self._rearrange()

    def quotations_changed(self, row: int, quotes: Sequence[Quote]) -> None:
        """Show other speakers of the quotations of an article."""
        self._changed.update({(row, quote.start): quote for quote in quotes})
        self._work("arrange", self._arrange_anew)

    def _rearrange(self) -> None:
        arranged = self._arranged
        if arranged is not None and self._laid_out_for != self._wanted():
            self._work("arrange", self._arrange_anew)

    async def _arrange_anew(self) -> None:
        if self._arranged is not None:
            await self._arrange(self._arranged.found, keep=True)

    # The search

    @on(SearchBar.Changed)
    def _query_changed(self, event: SearchBar.Changed) -> None:
        self._text = event.text
        self._begin(is_typing=True)

    @on(SearchBar.Submitted)
    def _query_submitted(self, event: SearchBar.Submitted) -> None:
        self.set_focus(self._list)
        if event.opens and self._answered == self._text:
            self._list.action_select()

    @on(QueryInput.RecallWanted)
    def _recall_wanted(self) -> None:
        from index.history import searches

        self._ask("recall", lambda library: searches(library.record), self._bar.recall_from)

    def action_search(self) -> None:
        """Type a search."""
        self._bar.focus_input()

    def action_sort(self) -> None:
        """Take the next order; the highlighted quotation stays highlighted."""
        orders = list(lists.ORDERS)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._tell()
        self._rearrange()

    def action_group(self) -> None:
        """Have all renderings of an utterance together, or each quotation by itself."""
        self._is_grouped = not self._is_grouped
        self._tell()
        self._rearrange()
        self._group()

    # The list

    @on(QuotationList.Highlighted)
    def _highlighted(self, event: QuotationList.Highlighted) -> None:
        total = self._list.count
        self._list.border_subtitle = None if event.index is None else Content(f" {event.index + 1:,}/{total:,} ")

    @on(QuotationList.Selected)
    def _selected(self) -> None:
        self.dismiss(self._list.chosen)

    def open_place(self, place: Quoted | Head | None) -> None:
        """Leave for the article that was chosen on the page of a person."""
        if place is not None:
            self.dismiss(place)

    def action_export(self) -> None:
        """Write the list into a file."""
        quotations = self._list.listing.quotations
        text = self._text

        def tell(path: Path) -> None:
            what = "1 quotation" if len(quotations) == 1 else f"{len(quotations):,} quotations"
            self.notify(f"Saved {what} in {one_line(str(path))}", markup=False, timeout=8)

        if quotations:
            self._ask("export", lambda library: lists.export(library, text, quotations), tell)

    # The rest

    def action_escape(self) -> None:
        """Go from the search to the list, from there back."""
        if self._bar.has_input:
            self.set_focus(self._list)
        else:
            self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let `/` be typed in the search."""
        if action == "search":
            return not (self.is_mounted and self._bar.has_input)
        return True
