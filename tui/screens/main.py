"""The main screen: search, results, the article that is open, its quotations.

Three panes from 130 columns, results and reader from 90, one pane at a time below.
"""

from __future__ import annotations

import asyncio
import sqlite3
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Footer

from index.exceptions import KoreaReaderError
from index.text import one_line
from tui.citation import article_citation, quote_citation
from tui.screens import lookups
from tui.screens.lookups import Answer, Opened, Pair, Request
from tui.widgets.article_view import ArticleView
from tui.widgets.hit_list import HitList
from tui.widgets.keys import key
from tui.widgets.quotes_panel import QuotesPanel
from tui.widgets.reader_pane import ReaderPane
from tui.widgets.safe import line
from tui.widgets.search_bar import SearchBar
from tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from index.article import Article
    from index.library import Library
    from index.record import Record
    from index.search.concordance import KeywordLine
    from tui.widgets.hit_list import Hit

T = TypeVar("T")

_SORTS = {"relevance": "by relevance", "-date": "newest first", "date": "oldest first"}
_HOW_TO_CLEAR = "\n\nEsc here clears the search"
_PREVIEW_DELAY = 0.06
"""Seconds that the highlight must rest on an article before it is opened beside the list."""


class MainScreen(Screen[None]):
    """Search, read, quote."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Priority: what is typed ahead goes into the input only if the screen acts before the next key is handed on.
        Binding("slash", "search", "Search", key_display="/", priority=True, id="search"),
        Binding(key("n"), "next_match", "Next match", show=False, id="next-match"),
        Binding(key("N"), "previous_match", "Previous match", show=False, id="previous-match"),
        Binding(
            "right_square_bracket", "next_article", "Next article", key_display="]", show=False, id="next-article",
        ),
        Binding(
            "left_square_bracket", "previous_article", "Previous article", key_display="[", show=False,
            id="previous-article",
        ),
        Binding("apostrophe", "quotes", "Quotes", key_display="'", id="quotes"),
        Binding(key("x"), "mark", "Mark", id="mark"),
        Binding("equals_sign", "compare", "Compare", key_display="=", id="compare"),
        Binding(key("w"), "concordance", "Concordance", show=False, id="concordance"),
        Binding(key("T"), "trend", "Trend", show=False, id="trend"),
        Binding(key("y"), "cite", "Copy with citation", show=False, id="cite"),
        Binding(key("m"), "bookmark", "Bookmark", show=False, id="bookmark"),
        Binding("S", "sort", "Sort", show=False, id="sort"),
        Binding(key("h"), "boilerplate", "Show or hide advertising", show=False, id="boilerplate"),
        Binding(key("z"), "zen", "Only the article", show=False, id="zen"),
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
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as Textual declares it
        (0, "-narrow"),
        (90, "-medium"),
        (130, "-wide"),
    ]

    AUTO_FOCUS = "#results"

    pane: reactive[str] = reactive("results", init=False)
    """The pane that has the keys: `results`, `reader` or `quotes`."""

    quotes_open: reactive[bool] = reactive(True, init=False)
    """Whether the quotations have a pane of their own where there is room."""

    def __init__(self) -> None:
        super().__init__(classes="-at-results -quotes-open")
        self._library: Library | None = None
        self._asked: dict[str, int] = {}
        self._writing = asyncio.Lock()
        self._request = Request("", "-date", is_typing=False)
        self._sort_by_query = {True: "relevance", False: "-date"}
        self._opened: Opened | None = None
        self._marked: int | None = None
        self._answered: Request | None = None
        self._opens_first = False
        self._wanted_row: int | None = None

    def compose(self) -> ComposeResult:
        """Compose the panes."""
        yield TitleBar()
        yield SearchBar()
        with Horizontal(id="panes"):
            yield HitList(id="results")
            yield ReaderPane(id="reader")
            yield QuotesPanel(id="quotes")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin at the results, so that single letters are keys at once."""
        self._results.border_title = Content(" Results ")
        self._quotes.border_title = Content(" ' Quotes ")

    # Parts

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
    def _bar(self) -> SearchBar:
        return self.query_one(SearchBar)

    @property
    def title_bar(self) -> TitleBar:
        """The line at the top."""
        return self.query_one(TitleBar)

    # The library

    def use(self, library: Library, session: dict[str, object] | None = None) -> None:
        """Show `library`, where `session` left off."""
        self._library = library
        self._opened = None
        if session:
            self._restore(session)
        self._search(self._bar.text)

    def refresh_library(self) -> None:
        """Search again: articles have come in."""
        if self._library is not None:
            self._wanted_row = self._results.highlighted_row
            self._search(self._bar.text, is_typing=self._bar.has_input)

    def session(self) -> dict[str, object]:
        """Return what `use` needs to go on from here."""
        view = self._reader.view
        if self._library is not None and self._opened is not None:
            self._library.record.set_place(self._opened.row, view.place)
        return {
            "query": self._bar.text,
            "sorts": [self._sort_by_query[True], self._sort_by_query[False]],
            "row": self._current_row,
            "pane": self.pane,
            "quotes": self.quotes_open,
            "boilerplate": view.show_boilerplate,
        }

    def _restore(self, session: dict[str, object]) -> None:
        query = session.get("query")
        self._bar.restore(query if isinstance(query, str) else "")
        sorts = session.get("sorts")
        if isinstance(sorts, list) and len(sorts) == 2 and all(sort in list(_SORTS) for sort in sorts):
            self._sort_by_query = {True: sorts[0], False: sorts[1]}
        row = session.get("row")
        self._wanted_row = row if isinstance(row, int) else None
        self.quotes_open = session.get("quotes") is not False
        self._reader.view.show_boilerplate = session.get("boilerplate") is True
        if session.get("pane") == "reader" and self._wanted_row is not None:
            self._focus_pane("reader")

    def _ask(self, group: str, ask: Callable[[Library], T], then: Callable[[T], None]) -> None:
        """Ask the library in a thread, and act on the answer unless a newer question of the group came up."""
        library = self._library
        if library is None:
            return

        self._asked[group] = number = self._asked.get(group, 0) + 1

        async def run() -> None:
            try:
                answer = await asyncio.to_thread(ask, library)
            except (KoreaReaderError, sqlite3.Error) as error:
                if self._is_up and library is self._library:
                    self.notify(one_line(str(error)), title="Not done", severity="error", markup=False, timeout=10)
                return
            if self._is_up and library is self._library and number == self._asked[group]:
                then(answer)

        self.run_worker(run(), group=group)

    @property
    def _is_up(self) -> bool:
        """Whether there are panes to show an answer in: it may come while the program ends."""
        return self.is_attached and self.app.is_running

    # Searching

    def _search(self, text: str, *, is_typing: bool = False) -> None:
        has_query = bool(text.strip())
        self._request = Request(text, self._sort_by_query[has_query], is_typing=is_typing)
        request = self._request
        self._ask("search", lambda library: lookups.search(library, request), self._show_answer)

    @on(SearchBar.Changed)
    def _query_changed(self, event: SearchBar.Changed) -> None:
        self._wanted_row = None
        self._opens_first = False
        self._search(event.text, is_typing=True)

    @on(SearchBar.Submitted)
    def _query_submitted(self, event: SearchBar.Submitted) -> None:
        is_answered = self._answered is self._request
        self._focus_pane("results")
        self._opens_first = event.opens
        if self._request.is_typing and self._request.text.strip():
            self._wanted_row = self._results.highlighted_row if is_answered else None
            self._search(self._request.text)
        elif is_answered:
            self._open_first()

    def _open_first(self) -> None:
        """Open what is highlighted if Enter was pressed in the search, perhaps before it was answered."""
        row = self._results.highlighted_row
        if self._opens_first and row is not None:
            self._open(row, focus=True)
        self._opens_first = False

    def _show_answer(self, answer: Answer) -> None:
        asked = answer.request
        if not (answer.rows or answer.problems or asked.is_typing) and asked.text.strip():
            # What was found while the last word was typed stays found when the reader goes on to it.
            self._search(asked.text, is_typing=True)
            return
        total = len(answer.rows)
        self._bar.show_total(f"{total:,} {'article' if total == 1 else 'articles'}")
        if answer.problems:
            self._bar.explain_problem(answer.problems[0], answer.request.text)
        else:
            self._bar.explain(answer.understood, answer.outlets)
        self._results.border_title = Content(f" Results {_SORTS[answer.request.sort]} ▾ ")
        self._results.empty = self._nothing_found(answer)
        self._results.show_rows(answer.rows, answer.hits, keep=self._wanted_row)
        if self.pane == "reader" and self._opened is None and self._wanted_row not in answer.rows:
            self._focus_pane("results")  # the article to go on with is not there any more
        self._wanted_row = None
        self._answered = answer.request
        self._open_first()
        if not total:
            self._opened = None
            self._reader.clear()
            self._quotes.show_quotes(None, ())

    def _nothing_found(self, answer: Answer) -> Content:
        if not answer.request.text.strip():
            coming = bool(self.title_bar.activity)
            return Content("The first articles are coming in …" if coming else "No articles yet.\n\na adds some.")
        return Content.assemble("Nothing found for\n", line(answer.request.text, "bold"), _HOW_TO_CLEAR)

    @on(HitList.Needed)
    def _hits_needed(self, event: HitList.Needed) -> None:
        request = self._request
        rows = event.rows

        def add(hits: Sequence[Hit]) -> None:
            if request is self._request:
                self._results.add_hits(hits)

        library = self._library
        if library is not None:
            self._ask(f"hits-{rows[0]}", lambda library: lookups.more_hits(library, request, rows), add)

    # Opening

    @on(HitList.Highlighted)
    def _hit_highlighted(self, event: HitList.Highlighted) -> None:
        if event.control is not self._results:
            return
        row = self._results.highlighted_row
        position = f"{(event.index or 0) + 1}/{self._results.count}" if row is not None else ""
        self._results.border_subtitle = Content(f" {position} ") if position else None
        if row is not None and self._reader.display:
            self.set_timer(_PREVIEW_DELAY, partial(self._preview, row))

    def on_resize(self) -> None:
        """Show the highlighted article when the window has become wide enough for it."""
        self.call_after_refresh(self._preview_highlighted)

    def _preview_highlighted(self) -> None:
        row = self._results.highlighted_row
        is_other = self._opened is None or self._opened.row != row
        if row is not None and is_other and self.pane == "results" and self._reader.display:
            self._open(row, focus=False)

    def _preview(self, row: int) -> None:
        if row == self._results.highlighted_row:
            self._open(row, focus=False)

    @on(HitList.Selected)
    def _hit_selected(self, event: HitList.Selected) -> None:
        if event.control is self._results:
            self._open(self._results.row_at(event.index), focus=True)

    def _open(self, row: int, *, focus: bool) -> None:
        if focus:
            self._focus_pane("reader")
        request = self._request
        self._ask(
            "open", lambda library: lookups.open_article(library, row, request), partial(self._show_opened, focus=focus)
        )

    def _show_opened(self, opened: Opened, *, focus: bool) -> None:
        same = self._opened is not None and self._opened.row == opened.row
        view = self._reader.view
        if same and self._opened is not None and self._opened.article == opened.article:
            view.set_matches(opened.matches)
        else:
            self._keep_place()
            self._reader.show(opened.article, opened.matches, opened.quotes, opened.place)
            self._quotes.show_quotes(opened.article, opened.quotes)
        self._opened = opened
        if focus:
            self._mark_read(opened.row)

    def _keep_place(self) -> None:
        """Remember where reading stopped in the article that is open."""
        if self._opened is not None:
            row, place = self._opened.row, self._reader.view.place
            self._write(row, lambda record: record.set_place(row, place))

    def _mark_read(self, row: int) -> None:
        head = self._results.head(row)
        if head is None or not head.is_read:
            self._write(row, lambda record: record.mark_read(row))

    def _write(self, row: int, write: Callable[[Record], None]) -> None:
        """Write a mark of article `row` in a thread, in order: an import beside may hold the lock of the record."""
        library = self._library
        if library is None:
            return

        async def run() -> None:
            try:
                async with self._writing:
                    await asyncio.to_thread(write, library.record)
                    heads = await asyncio.to_thread(library.record.heads, [row])
            except (KoreaReaderError, sqlite3.Error) as error:
                self.notify(one_line(str(error)), title="Not kept", severity="error", markup=False, timeout=10)
                return
            if library is self._library and self._is_up:
                for head in heads:
                    self._results.replace_head(head)

        self.run_worker(run(), group="writing")

    # Quotations

    @on(QuotesPanel.Highlighted)
    def _quote_highlighted(self, event: QuotesPanel.Highlighted) -> None:
        is_chosen = event.control is self._quotes and self._quotes.has_focus and event.index is not None
        if is_chosen and self._reader.display:
            self._reader.view.goto_quote(event.index or 0)

    @on(QuotesPanel.Selected)
    def _quote_selected(self, event: QuotesPanel.Selected) -> None:
        if event.control is self._quotes:
            self._in_reader(partial(self._reader.view.goto_quote, event.index))
            self._focus_pane("reader")

    # Panes

    def on_descendant_focus(self) -> None:
        """Follow the focus."""
        focused = self.focused
        for name in ("results", "reader", "quotes"):
            if focused is not None and self.query_one(f"#{name}") in focused.ancestors_with_self:
                self.pane = name

    def watch_pane(self) -> None:
        """Show the pane that has the keys."""
        self._show_panes()
        self.refresh_bindings()

    def watch_quotes_open(self) -> None:
        """Show or hide the pane of the quotations."""
        self._show_panes()

    def _show_panes(self) -> None:
        for name in ("results", "reader", "quotes"):
            self.set_class(self.pane == name, f"-at-{name}")
        self.set_class(self.quotes_open, "-quotes-open")

    def _focus_pane(self, name: str) -> None:
        self.pane = name
        widget = self._reader.view if name == "reader" else self.query_one(f"#{name}")
        if widget.focusable:
            self.set_focus(widget)  # at once: the next key may be waiting already
        else:
            widget.focus()  # once it is shown

    def action_next_pane(self) -> None:
        """Give the keys to the next pane."""
        self._step_pane(1)

    def action_previous_pane(self) -> None:
        """Give the keys to the pane before."""
        self._step_pane(-1)

    def _step_pane(self, step: int) -> None:
        if self.has_class("-zen"):
            return
        order = ["results", "reader"]
        if self._opened is not None and self._opened.quotes:
            order.append("quotes")
        at = order.index(self.pane) if self.pane in order else 0
        name = order[(at + step) % len(order)] if not self._bar.has_input else "results"
        row = self._results.highlighted_row
        if name == "reader" and row is not None and not self._reader.display:
            self._open(row, focus=True)
        else:
            self._focus_pane(name)

    # Actions

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

    def _in_reader(self, move: Callable[[], object]) -> None:
        """Move in the article, which comes forward where there is room for one pane only."""
        if self._opened is not None:
            if not self._reader.display:
                self._focus_pane("reader")
            self._reader.when_shown(move)

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
        self.quotes_open = True
        self._focus_pane("quotes")
        row = self._results.highlighted_row
        if row is not None and (self._opened is None or self._opened.row != row):
            self._open(row, focus=False)
            return
        index = self._reader.view.quote_at_reading_line()
        if index is not None:
            self._quotes.highlighted = index

    def action_mark(self) -> None:
        """Mark the article for comparison; the second one marked opens both side by side."""
        row = self._current_row
        if row is None:
            return
        if self._marked is not None and self._marked != row:
            self._compare(self._marked, row)
            return
        self._set_mark(None if self._marked == row else row)
        if self._marked is not None:
            self.notify("Marked ◆. Press x on another article to read both side by side.", timeout=4)

    def _set_mark(self, row: int | None) -> None:
        self._marked = row
        self._results.set_marked({row} if row is not None else set())

    @property
    def _current_row(self) -> int | None:
        """The article that the keys are about: the one highlighted, or the one open."""
        if self.pane == "results" or self._opened is None:
            return self._results.highlighted_row
        return self._opened.row

    def action_compare(self) -> None:
        """Compare the article with the marked one, or with the nearest other coverage of its event."""
        row = self._current_row
        if row is None:
            return
        if self._marked is not None and self._marked != row:
            self._compare(self._marked, row)
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

    def action_concordance(self) -> None:
        """List the words of the search in their contexts."""
        if self._library is None:
            return
        if not self._bar.text.strip():
            self.notify("Search for something first: its words are listed in their contexts", timeout=3)
            return
        from tui.screens.concordance import show_concordance

        show_concordance(self.app, self._library, self._bar.text, self._open_line)

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
        self._results.highlighted = self._results.index_of(line.row)
        at = next((i for i, (start, _) in enumerate(opened.matches) if start == line.start), None)
        if at is not None:
            self._reader.when_shown(partial(self._reader.view.goto_match, at))

    def action_trend(self) -> None:
        """Show the words of the search over time."""
        if self._library is not None:
            from tui.screens.trend import show_trend

            show_trend(self.app, self._library, self._bar.text, self._search_for)

    def _search_for(self, text: str | None) -> None:
        """Search for what was chosen on another screen."""
        if text is not None:
            self._bar.restore(text)
            self._search(text)
            self._focus_pane("results")

    def action_cite(self) -> None:
        """Copy the quotation at the reading line with its citation, or the article's citation."""
        opened = self._opened
        if opened is None or self.pane == "results":
            self._with_article(self._copy_article_citation)
            return
        index = self._quotes.highlighted if self.pane == "quotes" else self._reader.view.quote_at_reading_line()
        if index is None:
            self._copy_article_citation(opened.article)
        else:
            self._copy(quote_citation(opened.article, opened.quotes[index]), "the quotation with its citation")

    def _copy_article_citation(self, article: Article) -> None:
        self._copy(article_citation(article), "the article's citation")

    def _with_article(self, act: Callable[[Article], None]) -> None:
        """Do something with the article that the keys are about, which may not be the one that is open."""
        row = self._current_row
        if row is not None:
            self._ask("article", lambda library: library.record.article(row), act)

    @on(ArticleView.CopyRequested)
    def _selection_copied(self, event: ArticleView.CopyRequested) -> None:
        self._copy(event.text, "the selection")

    def _copy(self, text: str, what: str) -> None:
        from tui.clipboard import copy

        self.notify(f"Copied {what} {copy(self.app, text)}", markup=False, timeout=3)

    def action_bookmark(self) -> None:
        """Set the bookmark, or take it away."""
        row = self._current_row
        head = self._results.head(row) if row is not None else None
        if row is None or head is None or self._library is None:
            return
        self._write(row, lambda record: record.set_bookmark(row, not head.is_bookmarked))
        self.notify("Bookmark taken away" if head.is_bookmarked else "Bookmarked ★; is:bookmarked finds it", timeout=2)

    def action_sort(self) -> None:
        """Take the next order."""
        has_query = bool(self._request.text.strip())
        orders = [order for order in _SORTS if has_query or order != "relevance"]
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
        url = article.url
        if url.startswith(("https://", "http://")):
            self.app.open_url(url)
            self.notify("Opened in the browser", timeout=2)
        else:
            self.notify("This article came without an address", timeout=3)

    def action_help(self) -> None:
        """Show all keys."""
        from tui.screens.compare import CompareScreen
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen((MainScreen, ArticleView, HitList, CompareScreen)))

    def action_escape(self) -> None:
        """Go one step back: input, quotations, article, results, then clear the search; never quit."""
        if self.has_class("-zen"):
            self.remove_class("-zen")
        elif self._bar.has_input:
            self._focus_pane("results")
        elif self.pane == "quotes":
            self._focus_pane("reader")
        elif self.pane == "reader":
            self._focus_pane("results")
        elif self._bar.text:
            self._wanted_row = self._results.highlighted_row
            self._bar.restore("")
            self._search("")

    def action_back(self) -> None:
        """Go back to the results."""
        self.remove_class("-zen")
        self._focus_pane("results")

    def action_quit(self) -> None:
        """End the program."""
        self.app.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let `q` quit at the results and go back elsewhere, and the footer say which."""
        is_back = self.pane != "results" or self.has_class("-zen")
        if action == "search":
            return not (self.is_mounted and self._bar.has_input)
        return {"back": is_back, "quit": not is_back}.get(action, True)
