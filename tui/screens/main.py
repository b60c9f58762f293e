"""The main screen: every key of it and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from index.reading_marks import set_bookmark
from tui.screens.faceting import FacetingScreen
from tui.screens.leading import LeadingScreen
from tui.screens.names import BEARER_KEYS, SPELLING_KEY, NamesScreen
from tui.screens.pausing import PausingScreen
from tui.screens.remembering import RememberingScreen
from tui.screens.searching import SORTS
from tui.widgets.article_view import ArticleView
from tui.widgets.facet_list import FacetList
from tui.widgets.hit_list import HitList
from tui.widgets.keys import key
from tui.widgets.nothing_found import LAST_NUMBER, MOST_SUGGESTIONS, with_suggestion, without_least

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.article import Article, Quote
    from index.record import Head


class MainScreen(NamesScreen, RememberingScreen, FacetingScreen, PausingScreen, LeadingScreen):
    """Search, read, quote."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Priority: what is typed ahead goes into the input only if the screen acts before the next key is handed on.
        Binding("slash", "search", "Search", key_display="/", priority=True, id="search"),
        Binding(key("n"), "next_match", "Next match", show=False, id="next-match"),
        Binding(key("N", "p"), "previous_match", "Previous match", show=False, id="previous-match"),
        Binding(
            "right_square_bracket", "next_article", "Next article", key_display="]", show=False, id="next-article",
        ),
        Binding(
            "left_square_bracket", "previous_article", "Previous article", key_display="[", show=False,
            id="previous-article",
        ),
        Binding("apostrophe", "quotes", "Quotes", key_display="'", id="quotes"),
        Binding("quotation_mark", "all_quotations", "All quotations", key_display='"', show=False, id="all-quotations"),
        Binding(key("x"), "mark", "Mark", id="mark"),
        Binding("equals_sign", "compare", "Compare", key_display="=", id="compare"),
        Binding(key("f"), "facets", "Facets", id="facets"),
        Binding(key("w"), "concordance", "Concordance", show=False, id="concordance"),
        Binding(key("T"), "trend", "Trend", show=False, id="trend"),
        Binding(key("O"), "matrix", "Outlets over time", show=False, id="matrix"),
        Binding(key("e"), "correct", "Correct the speaker", show=False, id="correct"),
        SPELLING_KEY,
        Binding(key("m"), "bookmark", "Bookmark", show=False, id="bookmark"),
        Binding(key("t"), "tag", "Tag", show=False, id="tag"),
        Binding(key("s", "S"), "sort", "Sort", show=False, id="sort"),
        Binding(key("h"), "boilerplate", "Show or hide advertising", show=False, id="boilerplate"),
        Binding(key("z"), "zen", "Only the article", show=False, id="zen"),
        Binding("backspace", "drop_clause", "No hits: drop a part", show=False, id="drop-clause"),
        *(
            Binding(str(number), f"take_suggestion({number})", "No hits: take a suggestion", show=False,
                    id=f"suggestion-{number}")
            for number in range(1, LAST_NUMBER + 1)
        ),
        *BEARER_KEYS,
        Binding(key("o"), "browser", "Open in the browser", show=False, id="browser"),
        Binding(key("a"), "app.add", "Add articles", show=False, id="add"),
        Binding("tab", "next_pane", "Next pane", show=False, id="next-pane"),
        Binding("shift+tab", "previous_pane", "Previous pane", show=False, id="previous-pane"),
        Binding("escape", "escape", "Back to the results, then clear the search", show=False, id="escape"),
        Binding("question_mark", "help", "Help", key_display="?", id="help"),
        Binding("colon", "app.command_palette", "Commands", key_display=":", show=False, id="palette"),
        Binding(key("q"), "back", "Back", id="back"),
        Binding(key("q"), "quit", "Quit", id="quit"),
    ]  # fmt: skip

    def action_next_pane(self) -> None:
        """Give the keys to the next pane."""
        self._step_pane(1)

    def action_previous_pane(self) -> None:
        """Give the keys to the pane before."""
        self._step_pane(-1)

    def _step_pane(self, step: int) -> None:
        if self.has_class("-zen"):
            return
        order = ["facets", "results", "reader"] if self.facets_open else ["results", "reader"]
        if self._opened is not None and self._opened.quotes:
            order.append("quotes")
        at = order.index(self.pane) if self.pane in order else 0
        name = order[(at + step) % len(order)] if not self._bar.has_input else "results"
        if self._bar.has_input:
            self._settle()
        row = self._results.highlighted_row
        if name == "reader" and row is not None and not self._reader.display:
            self._open(row, focus=True)
        else:
            self._focus_pane(name)

    def action_search(self) -> None:
        """Type a search."""
        self.remove_class("-zen")
        self._bar.focus_input()

    def action_next_match(self) -> None:
        """Go to the next match also while the list has the keys."""
        self._in_reader(self._reader.view.next_match)

    def action_previous_match(self) -> None:
        """Go to the match before also while the list has the keys."""
        self._in_reader(self._reader.view.previous_match)

    def action_next_article(self) -> None:
        """Open the next article of the list."""
        self._step_article(1)

    def action_previous_article(self) -> None:
        """Open the article before."""
        self._step_article(-1)

    def _step_article(self, step: int) -> None:
        index = self._results.highlighted
        if index is None or not 0 <= index + step < self._results.count:
            return
        self._results.highlighted = index + step
        row = self._results.highlighted_row
        if row is not None and self.pane != "results":
            self._open(row, focus=self.pane == "reader")

    def action_quotes(self) -> None:
        """Go to the quotations; from there back to the article, and the pane is closed."""
        if self.pane == "quotes":
            self.quotes_open = False
            self._focus_pane("reader")
            return
        row = self._current_row
        self.quotes_open = True
        self._focus_pane("quotes")
        if row is not None and (self._opened is None or self._opened.row != row):
            self._open(row, focus=False)
            return
        index = self._reader.view.quote_at_reading_line()
        if index is not None:
            self._quotes.highlighted = index

    def meant(self) -> tuple[int, Quote | None] | None:
        """Return the article that the keys are about, and the quotation if they are about one of the open article."""
        row, opened = self._current_row, self._opened
        if row is None:
            return None
        if opened is None or opened.row != row or self.pane == "results":
            return row, None
        index = self._quotes.highlighted if self.pane == "quotes" else self._reader.view.quote_at_reading_line()
        return row, None if index is None else opened.quotes[index]

    def _is_about_quotation(self) -> bool:
        """Whether `e` is about who speaks: words that are selected may be a spelling of a name."""
        if not self.is_mounted or self._reader.view.selected_text():
            return False
        meant = self.meant()
        return meant is not None and meant[1] is not None

    def _with_article(self, act: Callable[[Article], None]) -> None:
        """Do something with the article that the keys are about, which may not be the one that is open."""
        row = self._current_row
        if row is not None:
            self._ask("article", lambda library: library.record.article(row), act)

    @on(ArticleView.CopyRequested)
    def _selection_copied(self, event: ArticleView.CopyRequested) -> None:
        self._copy(event.text, "the selection")

    def action_bookmark(self) -> None:
        """Set the bookmark, or take it away."""
        row = self._current_row
        head = self._results.head(row) if row is not None else None
        if row is None or head is None or self._library is None:
            return
        self._write(row, lambda record: set_bookmark(record, row, not head.is_bookmarked))
        self.notify("Bookmark taken away" if head.is_bookmarked else "Bookmarked ★; is:bookmarked finds it", timeout=2)

    def action_tag(self) -> None:
        """Ask for the tags of the article."""
        row = self._current_row
        head = self._results.head(row) if row is not None else None
        if head is not None:
            self._ask_tags([head])
        elif row is not None:
            self._ask("head", lambda library: library.record.heads([row]), self._ask_tags)

    def _ask_tags(self, heads: Sequence[Head]) -> None:
        from index.tags import set_tags, tags_in_use
        from tui.screens.tagging import TagScreen

        for head in heads:
            screen = TagScreen(head.tags)

            def keep(tags: list[str] | None, row: int = head.row) -> None:
                if tags is not None:
                    self._write(row, lambda record: set_tags(record, row, tags))

            self.app.push_screen(screen, keep)
            self._ask("tags", lambda library: tags_in_use(library.record), screen.offer)

    def action_sort(self) -> None:
        """Take the next order."""
        has_query = bool(self._request.text.strip())
        orders = [order for order in SORTS if has_query or order != "relevance"]
        at = orders.index(self._request.sort) if self._request.sort in orders else 0
        self._sort_by_query[has_query] = orders[(at + 1) % len(orders)]
        self._search(self._bar.text)

    def action_boilerplate(self) -> None:
        """Show or hide advertising and the like."""
        view = self._reader.view
        view.show_boilerplate = not view.show_boilerplate

    def action_zen(self) -> None:
        """Show only the article, or everything again."""
        if self._opened is not None:
            self.toggle_class("-zen")
            self._focus_pane("reader")

    def action_browser(self) -> None:
        """Open the article's page in the browser."""
        self._with_article(self._open_page)

    def _open_page(self, article: Article) -> None:
        import webbrowser

        url = article.url
        if not url.startswith(("https://", "http://")):
            self.notify("This article came without an address", timeout=3)
            return
        try:
            webbrowser.get()
        except webbrowser.Error:
            self._copy(url, "the address, as there is no browser here,")
            return
        self.app.open_url(url)
        self.notify("Opened in the browser", timeout=2)

    def action_help(self) -> None:
        """Show all keys."""
        from tui.screens.compare import CompareScreen
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen((MainScreen, ArticleView, HitList, FacetList, CompareScreen)))

    def action_escape(self) -> None:
        """Go one step back: input, quotations, article, results, then clear the search; never quit."""
        if self.has_class("-zen"):
            self.remove_class("-zen")
        elif self._bar.has_input:
            self._focus_pane("results")
            self._settle()
        elif self.pane == "facets":
            self._leave_facets()
        elif self.pane == "quotes":
            self._focus_pane("reader")
        elif self.pane == "reader" or self._leads_back:
            self.action_back()
        elif self._bar.text:
            self._wanted_row = self._results.highlighted_row
            self._bar.restore("")
            self._search("")

    def action_back(self) -> None:
        """Go back to the results, or to the screen on which the article or the search was chosen."""
        self.remove_class("-zen")
        if self._leads_back:
            self._return()
        else:
            self._focus_pane("results")

    def action_quit(self) -> None:
        """End the program."""
        self.app.exit()

    def action_drop_clause(self) -> None:
        """Take the part away from a search without hits that finds least."""
        answer = self._empty_answer
        if answer is not None:
            self._bar.set_text(without_least(answer.request.text, answer.clauses))

    def action_take_suggestion(self, number: int) -> None:
        """Search for what may have been meant; `number` counts from 1."""
        answer = self._empty_answer
        if answer is not None and self._may_suggest(number):
            suggestion = answer.suggestions[number - 1 - self._before_suggestions]
            self._bar.set_text(with_suggestion(answer.request.text, suggestion))

    def _may_suggest(self, number: int) -> bool:
        """Tell whether `number` stands before a suggestion; those whom a name may mean have the numbers before."""
        found = self._empty_answer.suggestions if self._empty_answer is not None else ()
        return 0 < number - self._before_suggestions <= min(MOST_SUGGESTIONS, len(found))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let `q` quit at the results and go back elsewhere, and the footer say which."""
        if action == "drop_clause":
            return self._empty_answer is not None
        if action == "take_suggestion":
            return isinstance(parameters[0], int) and self._may_suggest(parameters[0])
        if action == "choose_bearer":
            return isinstance(parameters[0], int) and self._may_choose(parameters[0])
        if action in {"correct", "spelling"}:
            return self._is_about_quotation() is (action == "correct")
        is_back = self.pane != "results" or self.has_class("-zen") or self._leads_back
        if action == "search":
            return not (self.is_mounted and self._bar.has_input)
        return {"back": is_back, "quit": not is_back}.get(action, True)
