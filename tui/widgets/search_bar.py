"""Where the search is typed, and the line under it that says what was understood and where the hits come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.widgets.drop_list import DropList
from tui.widgets.name_line import NameLine
from tui.widgets.query_input import QueryInput
from tui.widgets.safe import line
from tui.widgets.steady import Steady
from tui.widgets.wrapping import cells

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from index.exceptions import QueryError
    from index.search.completion import Continuations
    from index.search.name_choices import Recognised


_RECALL_KEYS = "⏎ takes   del forgets   esc closes"

_MOST_OUTLETS = 40
"""More have no room on any screen."""


class SearchBar(Vertical, Steady):
    """The query with its explanation."""

    DEFAULT_CSS = """
    SearchBar {
        height: auto;
        padding: 0 1;
        border: round $foreground 25%;
        border-title-color: $text-muted;
        border-subtitle-color: $text-muted;
    }
    SearchBar:focus-within { border: round $border; }
    SearchBar Input { border: none; height: 1; padding: 0; background: transparent; }
    SearchBar Input:focus { border: none; background-tint: $foreground 0%; }
    SearchBar #explanation { height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    class Changed(Message):
        """Another text was typed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Submitted(Message):
        """Enter was pressed, or the reader went on to the results."""

        def __init__(self, opens: bool) -> None:
            """Tell by `opens` Enter, which opens the best hit, from going on to the list."""
            super().__init__()
            self.opens = opens

    class Focused(Message):
        """The reader begins to type."""

    _total = ""

    def compose(self) -> ComposeResult:
        """Compose the input and its explanation."""
        yield QueryInput(placeholder='Search: words, "phrases", -not, prefix*, source:kcna date:2023-12', id="query")
        yield DropList(id="recalled")
        yield DropList(id="completions")
        yield Static("", id="explanation", markup=False)
        yield NameLine()

    def on_mount(self) -> None:
        """Name the box after its key."""
        self.border_title = Content(" / ")

    @property
    def _input(self) -> QueryInput:
        return self.query_one(QueryInput)

    @property
    def text(self) -> str:
        """What is typed."""
        return self._input.value

    @property
    def has_input(self) -> bool:
        """Whether keys go into the query."""
        return self._input.has_focus

    def restore(self, text: str) -> None:
        """Put back a text from the last session, without a message."""
        with self.prevent(Input.Changed):
            self._input.value = text

    def set_text(self, text: str) -> None:
        """Replace the text, as if it had been typed."""
        self._input.value = text

    def focus_input(self) -> None:
        """Let keys go into the query, with all of it selected so that typing replaces it.

        At once, as the next key may be waiting already: `focus()` would be done after it.
        """
        self.screen.set_focus(self._input)
        self._input.action_select_all()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._input.narrow_recalled()
        self._input.complete()
        self.post_message(self.Changed(event.value))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted(opens=True))

    @on(QueryInput.Left)
    def _left(self, event: QueryInput.Left) -> None:
        event.stop()
        self.post_message(self.Submitted(opens=False))

    # Earlier searches

    def recall_from(self, searches: Sequence[str]) -> None:
        """List earlier searches under the line, the last one first."""
        self._input.recall_from(searches)

    @on(QueryInput.RecallChanged)
    def _recall_changed(self, event: QueryInput.RecallChanged) -> None:
        event.stop()
        recalled = self._input.recalled
        rows = [line(one) for one in recalled.listed] if recalled is not None else []
        if recalled is not None and not rows:
            rows = [Content.styled("no earlier search holds these words", "$text-muted")]
        self.query_one("#recalled", DropList).show(rows, recalled.chosen if recalled else None, hint=_RECALL_KEYS)

    @on(DropList.Clicked, "#recalled")
    def _recalled_clicked(self, event: DropList.Clicked) -> None:
        event.stop()
        if self._input.recalled is not None:
            self._input.recalled.chosen = event.index
            self._input.action_take_recalled()

    # Completion

    def on_descendant_focus(self) -> None:
        """Tell that the reader begins to type."""
        self.post_message(self.Focused())

    def complete_with(self, completer: Callable[[str], Continuations] | None) -> None:
        """Complete what is typed, also what stands there already, with what `completer` returns, which must be quick.

        With None nothing is offered.
        """
        self._input.completer = completer
        if self._input.selection.is_empty:  # what is selected was not typed
            self._input.complete()

    @on(QueryInput.CompletionChanged)
    def _completion_changed(self, event: QueryInput.CompletionChanged) -> None:
        event.stop()
        now = self._input.completing
        below = self.query_one("#completions", DropList)
        if now is None or not now.has_choice:
            below.show((), None)
            return
        rows = [
            Content.assemble(line(one.text), ("" if one.articles is None else f"  {one.articles:,}", "$text-muted"))
            for one in now.found.options
        ]
        column = cells(now.query[: now.found.start]) - self._input.scroll_offset.x
        below.show(rows, now.chosen, max(0, column), hint="tab takes")

    @on(DropList.Clicked, "#completions")
    def _completion_clicked(self, event: DropList.Clicked) -> None:
        event.stop()
        if self._input.completing is not None:
            self._input.completing.chosen = event.index - 1 if event.index else None
            self._input.action_complete(1)

    # What is said about the query

    def show_total(self, text: str) -> None:
        """Say how many articles match."""
        if text != self._total:
            self._total = text
            self.border_subtitle = Content(f" {text} ") if text else None

    def explain(self, understood: str, outlets: Sequence[tuple[str, int]]) -> None:
        """Say what was understood and how many hits each outlet has."""
        counts = Content("  ").join(
            Content.assemble(line(name or "unknown outlet"), " ", (f"{count:,}", "bold"))
            for name, count in outlets[:_MOST_OUTLETS]
        )
        parts = [line(understood, "$text-accent")] if understood else []
        self._say(Content("   ").join([*parts, counts]))

    def show_names(self, names: Sequence[Recognised]) -> None:
        """Say who was recognised in the query, and how to take it otherwise."""
        self.query_one(NameLine).show_names(names, stays=self.has_input and bool(self.text))

    def explain_problem(self, problem: QueryError, query: str) -> None:
        """Say what makes no sense in the query and where; of what is unfinished while typing, without alarm."""
        piece = query[problem.start : problem.end]
        is_open = problem.is_open and self.has_input
        sign = Content.styled("… ", "bold") if is_open else Content.styled("⚠ ", "bold $text-warning")
        self._say(Content.assemble(sign, line(piece, "bold underline"), "  ", line(str(problem))))

    def _say(self, words: Content) -> None:
        self.query_one("#explanation", Static).update(words, layout=False)

    def on_click(self, event: events.Click) -> None:
        """Let a click anywhere in the box begin typing."""
        self._input.focus()
