"""From a keystroke to hits, from a hit to the open article, and what the next start goes on with."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.events import DescendantFocus

from index.reading_marks import mark_read, set_reading_place
from tui.screens import lookups
from tui.screens.lookups import Answer, Opened, Request
from tui.screens.panes import PanesScreen
from tui.widgets.hit_list import HitList
from tui.widgets.nothing_found import nothing_found
from tui.widgets.quotes_panel import QuotesPanel
from tui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.timer import Timer

    from index.article import Quote, Span
    from index.library import Library
    from index.record import Head
    from index.search.name_choices import Recognised
    from tui.widgets.hit_list import Hit

SORTS = {"relevance": "by relevance", "-date": "newest first", "date": "oldest first", "source": "by outlet"}
"""The orders of hits, with their names."""

_PREVIEW_DELAY = 0.06
"""Seconds that the highlight must rest on an article before it is opened beside the list."""

_TYPING_RESTS = 0.15
"""As long while a search is being typed: laying an article out costs as much as showing what was found."""


class SearchingScreen(PanesScreen):
    """Shows what is searched for, and opens what is found."""

    def __init__(self) -> None:
        super().__init__()
        self._request = Request("", "-date", is_typing=False)
        self._sort_by_query = {True: "relevance", False: "-date"}
        self._opened: Opened | None = None
        self._answered: Request | None = None
        self._empty_answer: Answer | None = None
        self._recognised: list[Recognised] = []
        self._before_suggestions = 0
        self._opens_first = False
        self._wanted_row: int | None = None
        self._position: str | None = None
        self._shown_order = ""
        self._preview_timer: Timer | None = None

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
        return {
            "query": self._bar.text,
            "sorts": [self._sort_by_query[True], self._sort_by_query[False]],
            "row": self._current_row,
            "pane": self.pane,
            "quotes": self.quotes_open,
            "boilerplate": self._reader.view.show_boilerplate,
        }

    def keep_place(self) -> None:
        """Write down where reading stopped in the article that is open."""
        if self._library is not None and self._opened is not None:
            set_reading_place(self._library.record, self._opened.row, self._reader.view.place)

    def _restore(self, session: dict[str, object]) -> None:
        query = session.get("query")
        self._bar.restore(query if isinstance(query, str) else "")
        sorts = session.get("sorts")
        if isinstance(sorts, list) and len(sorts) == 2 and all(sort in list(SORTS) for sort in sorts):
            self._sort_by_query = {True: sorts[0], False: sorts[1]}
        row = session.get("row")
        self._wanted_row = row if isinstance(row, int) else None
        self.quotes_open = session.get("quotes") is not False
        self._reader.view.show_boilerplate = session.get("boilerplate") is True
        if session.get("pane") == "reader" and self._wanted_row is not None:
            self._focus_pane("reader")

    def _search(self, text: str, *, is_typing: bool = False) -> None:
        has_query = bool(text.strip())
        self._recognised = []  # their places are those of another text
        self._request = Request(text, self._sort_by_query[has_query], is_typing=is_typing)
        request = self._request
        self._ask("search", lambda library: lookups.search(library, request), self._show_answer)

    def _search_for(self, text: str | None) -> None:
        """Search for what was chosen on another screen."""
        if text is not None:
            self._bar.restore(text)
            self._search(text)
            self._focus_pane("results")

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
        if not self._settle() and is_answered:
            self._open_first()

    def _settle(self) -> bool:
        """Take the last word of the search as whole, now that the input is left; tell whether that is asked for."""
        if not (self._request.is_typing and self._request.text.strip()):
            return False
        self._wanted_row = self._results.highlighted_row if self._answered is self._request else None
        self._search(self._request.text)
        return True

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
        self._recognised = list(answer.names)
        self._before_suggestions = answer.choices
        self._bar.show_names(answer.names)
        self._show_order(answer.request.sort)
        self._results.empty = self._nothing_found(answer)
        self._results.show_rows(answer.rows, answer.hits, keep=self._wanted_row)
        self._show_position()
        if self.pane == "reader" and self._opened is None and self._wanted_row not in answer.rows:
            self._focus_pane("results")  # the article to go on with is not there any more
        self._wanted_row = None
        self._answered = answer.request
        was_empty, self._empty_answer = self._empty_answer is not None, None if total else answer
        if was_empty or not total:
            self.refresh_bindings()  # draws the whole footer anew
        self._open_first()
        if not total:
            self._opened = None
            self._reader.clear()
            self._quotes.show_quotes(None, ())

    def _show_order(self, sort: str) -> None:
        if sort != self._shown_order:  # as with the position
            self._shown_order = sort
            self._results.border_title = Content(f" Results {SORTS[sort]} ▾ ")

    def _nothing_found(self, answer: Answer) -> Content:
        if not answer.request.text.strip():
            coming = bool(self.title_bar.activity)
            return Content("The first articles are coming in …" if coming else "No articles yet.\n\na adds some.")
        is_typing = self._bar.has_input
        return nothing_found(
            answer.request.text, answer.clauses, answer.suggestions, answer.choices, is_typing=is_typing
        )

    @on(DescendantFocus)
    def _tell_keys_without_hits(self) -> None:
        """Tell of the keys for a search without hits as they work where the focus is."""
        if self._empty_answer is not None:
            self._results.empty = self._nothing_found(self._empty_answer)

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

    @on(HitList.Highlighted)
    def _hit_highlighted(self, event: HitList.Highlighted) -> None:
        if event.control is not self._results:
            return
        row = self._results.highlighted_row
        if self._wanted_row is not None and row is not None:
            self._wanted_row = row  # the keys have gone on while the list is made anew
        self._show_position()
        if self._preview_timer is not None:
            self._preview_timer.stop()
        if row is not None and self._reader.display:
            delay = _TYPING_RESTS if self._bar.has_input else _PREVIEW_DELAY
            self._preview_timer = self.set_timer(delay, partial(self._preview, row))

    def _show_position(self) -> None:
        """Say at the list which article of how many is highlighted."""
        index = self._results.highlighted
        position = None if index is None else f" {index + 1}/{self._results.count} "
        if position != self._position:  # setting it draws the whole list anew
            self._position = position
            self._results.border_subtitle = None if position is None else Content(position)

    def on_resize(self) -> None:
        """Show the highlighted article when the window has become wide enough for it."""
        self.call_after_refresh(self._preview_highlighted)

    def watch_pane(self) -> None:
        """Go back to the highlighted article where another one was opened that is not in the list."""
        super().watch_pane()
        self._preview_highlighted()

    def _preview_highlighted(self) -> None:
        row = self._results.highlighted_row
        is_other = self._opened is None or self._opened.row != row
        if row is not None and is_other and self.pane in {"results", "facets"} and self._reader.display:
            self._open(row, focus=False)

    def _preview(self, row: int) -> None:
        if row == self._results.highlighted_row:
            self._open(row, focus=False)

    @on(HitList.Selected)
    def _hit_selected(self, event: HitList.Selected) -> None:
        if event.control is self._results:
            self._open(event.row, focus=True)

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
            if (self._opened.matches, self._opened.in_title) != (opened.matches, opened.in_title):
                view.set_matches(opened.matches, opened.in_title)
        else:
            self._keep_place()
            self._reader.show(opened.article, opened.matches, opened.quotes, opened.place, opened.in_title)
            self._quotes.show_quotes(opened.article, opened.quotes, opened.elsewhere)
        self._reader.show_tags(opened.tags)
        self._opened = opened
        if focus:
            self._mark_read(opened.row)
            find = partial(lookups.rendered_elsewhere, row=opened.row)
            self._ask("elsewhere", find, partial(self._show_elsewhere, opened.row))

    def _show_elsewhere(self, row: int, elsewhere: Mapping[Span, int]) -> None:
        """Show which quotations of the article that is open others render, where that was not known before."""
        if self._opened is not None and self._opened.row == row and self._opened.elsewhere != elsewhere:
            self._opened = replace(self._opened, elsewhere=elsewhere)
            self.quotations_changed(row, self._opened.quotes)

    def quotations_changed(self, row: int, quotes: Sequence[Quote]) -> None:
        """Show other speakers of the quotations of the article that is open."""
        if self._opened is None or self._opened.row != row:
            return
        self._opened = replace(self._opened, quotes=quotes)
        chosen, highlighted = self._reader.view.current_quote, self._quotes.highlighted
        self._reader.view.set_quotes(quotes)
        self._reader.view.current_quote = chosen
        self._quotes.show_quotes(self._opened.article, quotes, self._opened.elsewhere, keep=highlighted)

    def heads_changed(self, heads: list[Head]) -> None:
        """Show the state of articles that were marked."""
        for head in heads:
            self._results.replace_head(head)
            if self._opened is not None and head.row == self._opened.row:
                self._reader.show_tags(head.tags)

    def _keep_place(self) -> None:
        """Remember where reading stopped in the article that is open."""
        if self._opened is not None:
            row, place = self._opened.row, self._reader.view.place
            self._write(row, lambda record: set_reading_place(record, row, place))

    def _mark_read(self, row: int) -> None:
        head = self._results.head(row)
        if head is None or not head.is_read:
            self._write(row, lambda record: mark_read(record, row))

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

    @property
    def _current_row(self) -> int | None:
        """The article that the keys are about: the one highlighted, or the one open."""
        if self.pane in {"results", "facets"} or self._opened is None:
            return self._results.highlighted_row
        return self._opened.row

    def _in_reader(self, move: Callable[[], object]) -> None:
        """Move in the article, which comes forward where there is room for one pane only."""
        if self._opened is None:
            return
        row = self._current_row
        if not self._reader.display and row is not None and row != self._opened.row:
            self._open(row, focus=True)  # what is open behind the list is another article
            return
        if not self._reader.display:
            self._focus_pane("reader")
        self._reader.when_shown(move)
