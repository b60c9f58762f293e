"""The panes of the main screen and which of them has the keys.

Three panes from 130 columns, results and reader from 90, one pane at a time below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive

from tui.screens.quoting import QuotingScreen
from tui.widgets.facets_pane import FacetsPane
from tui.widgets.footer import Footer
from tui.widgets.hit_list import HitList
from tui.widgets.quotes_panel import QuotesPanel
from tui.widgets.reader_pane import ReaderPane
from tui.widgets.search_bar import SearchBar
from tui.widgets.steady import Steady
from tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult


PANES = ("facets", "results", "reader", "quotes")
"""The panes from left to right."""


class Panes(Horizontal, Steady):
    """The panes beside each other."""


class PanesScreen(QuotingScreen[None]):
    """Search bar, results, reader and quotations."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as Textual declares it
        (0, "-narrow"),
        (90, "-medium"),
        (130, "-wide"),
    ]

    AUTO_FOCUS = "#results"

    pane: reactive[str] = reactive("results", init=False)
    """The pane that has the keys: one of `PANES`."""

    quotes_open: reactive[bool] = reactive(True, init=False)
    """Whether the quotations have a pane of their own where there is room."""

    facets_open: reactive[bool] = reactive(False, init=False)
    """Whether the facets have a pane of their own where there is room."""

    def __init__(self) -> None:
        super().__init__(classes="-at-results -quotes-open")

    def compose(self) -> ComposeResult:
        """Compose the panes."""
        yield TitleBar()
        yield SearchBar()
        with Panes(id="panes"):
            yield FacetsPane(id="facets")
            yield HitList(id="results")
            yield ReaderPane(id="reader")
            yield QuotesPanel(id="quotes")
        yield Footer()

    def on_mount(self) -> None:
        """Begin at the results, so that single letters are keys at once."""
        self._results.border_title = Content(" Results ")
        self._quotes.border_title = Content(" ' Quotes ")

    @property
    def _results(self) -> HitList:
        return self.query_one(HitList)

    @property
    def _reader(self) -> ReaderPane:
        return self.query_one(ReaderPane)

    @property
    def _quotes(self) -> QuotesPanel:
        return self.query_one(QuotesPanel)

    @property
    def _facets(self) -> FacetsPane:
        return self.query_one(FacetsPane)

    @property
    def _bar(self) -> SearchBar:
        return self.query_one(SearchBar)

    @property
    def title_bar(self) -> TitleBar:
        """The line at the top."""
        return self.query_one(TitleBar)

    def on_descendant_focus(self) -> None:
        """Follow the focus."""
        focused = self.focused
        for name in PANES:
            if focused is not None and self.query_one(f"#{name}") in focused.ancestors_with_self:
                self.pane = name

    def watch_pane(self) -> None:
        """Show the pane that has the keys."""
        self._show_panes()
        self.refresh_bindings()

    def watch_quotes_open(self) -> None:
        """Show or hide the pane of the quotations."""
        self._show_panes()

    def watch_facets_open(self) -> None:
        """Show or hide the pane of the facets."""
        self._show_panes()

    def _show_panes(self) -> None:
        shown = {f"-at-{name}": self.pane == name for name in PANES}
        self.update_classes({**shown, "-quotes-open": self.quotes_open, "-facets-open": self.facets_open})

    def _focus_pane(self, name: str) -> None:
        self.pane = name
        widgets = {"reader": self._reader.view, "facets": self._facets.values}
        widget = widgets.get(name) or self.query_one(f"#{name}")
        if widget.focusable:
            self.set_focus(widget)  # at once: the next key may be waiting already
        else:
            widget.focus()  # once it is shown
