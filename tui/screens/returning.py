"""Where an article or a search was chosen, if that was on another screen: the first `q` or `esc` leads back there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from tui.screens.searching import SearchingScreen
from tui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.article import Quote
    from index.search.person import Who
    from index.statements import Statement

_IN_ARTICLE = frozenset({"reader", "quotes"})


class ReturningScreen(SearchingScreen):
    """Leads to other screens, and once back to them from what was chosen there."""

    def __init__(self) -> None:
        super().__init__()
        self._shows: Callable[[], None] | None = None
        self._shows_again: Callable[[], None] | None = None
        self._came_to: frozenset[str] = frozenset()

    def _lead(self, show: Callable[[], None]) -> None:
        """Show another screen; `show` may be called again to come back to it."""
        self._shows = show
        show()

    def _came(self, panes: frozenset[str] = _IN_ARTICLE) -> None:
        """Note that what is in `panes` was chosen on the screen that was shown last."""
        self._shows_again, self._came_to = self._shows, panes
        self.refresh_bindings()

    def _forget_origin(self) -> None:
        if self._shows_again is not None:
            self._shows_again, self._came_to = None, frozenset()
            self.refresh_bindings()

    @property
    def _leads_back(self) -> bool:
        """Whether what has the keys was chosen on another screen, from which the reader has not gone on."""
        return self._shows_again is not None and self.pane in self._came_to

    def _return(self) -> None:
        """Show the screen again on which what has the keys was chosen."""
        show = self._shows_again
        self._forget_origin()
        if show is not None:
            show()

    @on(SearchBar.Changed)
    def _searched_anew(self) -> None:
        self._forget_origin()

    def _open(self, row: int, *, focus: bool) -> None:
        if self._came_to == _IN_ARTICLE and (self._opened is None or self._opened.row != row):
            self._forget_origin()
        super()._open(row, focus=focus)

    def _search_for(self, text: str | None) -> None:
        if text is not None:
            self._forget_origin()
        super()._search_for(text)

    def _chosen_over_time(self, before: str, text: str | None) -> None:
        """Search for what was chosen on a screen that was asked for the search `before`."""
        self._search_for(text)
        if text is not None:
            self._shows = partial(self._search_again, before, self._shows)
            self._came(frozenset({"results"}))

    def _search_again(self, text: str, show: Callable[[], None] | None) -> None:
        super()._search_for(text)
        if show is not None:
            self._lead(show)

    def _show_page(self, who: Who | None) -> None:
        self._lead(partial(super()._show_page, who))

    def _show_renderings(self, row: int, quote: Quote, found: tuple[Statement | None, int]) -> None:
        self._lead(partial(super()._show_renderings, row, quote, found))
