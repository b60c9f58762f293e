"""What the reader searched for before: saved under a name, with word of what is new, and the history of the rest."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from index.exceptions import LibraryError
from index.history import forget_search, remember_search, searches
from index.saved import look_at, save_search, saved_searches, since_last_look
from tui.screens.searching import SearchingScreen
from tui.widgets.keys import key
from tui.widgets.query_input import QueryInput
from tui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from textual.timer import Timer

    from index.library import Library
    from index.record import Head
    from index.saved import SavedSearch
    from tui.screens.lookups import Answer, Request

STOOD = 4.0
"""Seconds after which a search that found something is kept, though nothing was done with what it found."""


class RememberingScreen(SearchingScreen):
    """Keeps searches to come back to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("r"), "saved", "Saved searches", show=False, id="saved"),
        Binding(key("R"), "save", "Save the search", show=False, id="save"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._standing: Timer | None = None
        self._stood = ""
        self._completes_present = False

    def use(self, library: Library, session: dict[str, object] | None = None) -> None:
        """Show `library`, and say what is new in it."""
        super().use(library, session)
        self._completes_present = False
        self._bar.complete_with(None)  # what another library holds is not offered
        self._count_news()

    def refresh_library(self) -> None:
        """Search again: articles have come in; and say what is new when all have."""
        super().refresh_library()
        if not self.title_bar.activity:
            self._completes_present = False
            self._count_news()

    def heads_changed(self, heads: list[Head]) -> None:
        """Show the state of articles that were marked; a tag may be new."""
        super().heads_changed(heads)
        self._completes_present = False

    # History

    def _show_answer(self, answer: Answer) -> None:
        super()._show_answer(answer)
        if self._standing is not None:
            self._standing.stop()
        if answer.rows and answer.request.text.strip():
            self._standing = self.set_timer(STOOD, partial(self._remember_standing, answer.request))

    def _remember_standing(self, request: Request) -> None:
        """Keep a search that was looked at, in the place of what it was while it was being typed."""
        if request is self._request:
            self._remember(request.text, grown_from=self._stood if request.text.startswith(self._stood) else "")
            self._stood = request.text

    def _open(self, row: int, *, focus: bool) -> None:
        super()._open(row, focus=focus)
        if focus:
            self._remember_acted_on()

    @on(SearchBar.Submitted)
    def _search_submitted(self) -> None:
        self._remember_acted_on()

    def _remember_acted_on(self) -> None:
        text, stood = self._request.text, self._stood
        self._remember(text, grown_from=stood if text.startswith(stood) else "")
        self._stood = ""

    def _remember(self, text: str, grown_from: str) -> None:
        if text.strip():
            self._ask("remember", lambda library: _remember(library, text, grown_from), lambda _: None)

    @on(QueryInput.RecallWanted)
    def _recall_wanted(self) -> None:
        self._ask("recall", lambda library: searches(library.record), self._bar.recall_from)

    @on(QueryInput.Forgotten)
    def _forgotten(self, event: QueryInput.Forgotten) -> None:
        self._ask("forget", lambda library: forget_search(library.record, event.text), lambda _: None)

    # Completion

    @on(SearchBar.Focused)
    def _typing_begins(self) -> None:
        """Make the lists that completion looks into, unless those there are still true."""
        if not self._completes_present and self._library is not None:
            self._completes_present = True
            self._ask("completer", lambda library: library.completer().complete, self._bar.complete_with)

    # Saved searches

    def action_saved(self) -> None:
        """Show the saved searches."""
        if self._library is not None:
            from tui.screens.saved import SavedScreen

            self.app.push_screen(SavedScreen(self._library, self._run_saved), lambda _: self._count_news())

    def _run_saved(self, saved: SavedSearch, only_new: bool) -> None:
        self._search_for(since_last_look(saved) if only_new else saved.query)
        self._ask("look", lambda library: look_at(library.record, saved), lambda _: self._count_news())

    def action_save(self) -> None:
        """Save the search under a name."""
        query = self._bar.text.strip()
        if not query:
            self.notify("Search for something first; then R saves it", timeout=3)
            return
        from tui.screens.naming import NameScreen

        def named(name: str | None) -> None:
            if name is not None:
                self._ask("save", lambda library: save_search(library.record, query, name), told)

        def told(saved: SavedSearch | None) -> None:
            said = "This search is too long to be saved" if saved is None else "Saved; r lists the saved searches"
            self.notify(said, timeout=3)

        self.app.push_screen(NameScreen("Save the search", query, "r lists the saved searches and what is new"), named)

    def _count_news(self) -> None:
        self._ask("news", _news, self._show_news)

    def _show_news(self, news: tuple[int, int]) -> None:
        articles, searches = news
        where = "a saved search" if searches == 1 else f"{searches} saved searches"
        self.title_bar.news = f"● {articles:,} new in {where} (r)" if articles else ""


def _remember(library: Library, text: str, grown_from: str) -> None:
    """Keep a search if that can be: the reader has not asked for it, and need not hear of a lock or a full disk."""
    with suppress(LibraryError):
        remember_search(library.record, text, grown_from)


def _news(library: Library) -> tuple[int, int]:
    """Return the articles that are new to any saved search, and to how many. Runs in a thread."""
    if not saved_searches(library.record):
        return 0, 0
    new = [one.new for one in library.saved_searches() if one.new]
    return sum(new), len(new)
