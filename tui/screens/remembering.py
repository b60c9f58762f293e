"""What the reader searched for before: saved under a name, with word of what is new, and the history of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from index.saved import look_at, save_search, saved_searches, since_last_look
from tui.screens.searching import SearchingScreen
from tui.widgets.keys import key

if TYPE_CHECKING:
    from index.library import Library
    from index.saved import SavedSearch


class RememberingScreen(SearchingScreen):
    """Keeps searches to come back to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("r"), "saved", "Saved searches", show=False, id="saved"),
        Binding(key("R"), "save", "Save the search", show=False, id="save"),
    ]

    def use(self, library: Library, session: dict[str, object] | None = None) -> None:
        """Show `library`, and say what is new in it."""
        super().use(library, session)
        self._count_news()

    def refresh_library(self) -> None:
        """Search again: articles have come in; and say what is new when all have."""
        super().refresh_library()
        if not self.title_bar.activity:
            self._count_news()

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


def _news(library: Library) -> tuple[int, int]:
    """Return the articles that are new to any saved search, and to how many. Runs in a thread."""
    if not saved_searches(library.record):
        return 0, 0
    new = [one.new for one in library.saved_searches() if one.new]
    return sum(new), len(new)
