"""The line in which a search is typed, and the keys of the lists that hang under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.widgets.completing import Completing, GhostSuggester
from tui.widgets.plain_input import PlainInput
from tui.widgets.recall import Recall

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

    from index.search.completion import Continuations


class QueryInput(PlainInput):
    """A line of input that gives the arrow keys up and down to its owner and to the list of earlier searches."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take_recalled", "Take the earlier search", show=False, id="search.take"),
        Binding("enter", "submit", "Open the first", key_display="⏎", id="search.open"),
        Binding("down", "step_recalled(1)", "Search before it", show=False, id="search.earlier"),
        Binding("down", "leave", "Results", key_display="↓", id="search.down"),
        Binding("up", "step_recalled(-1)", "Search after it", show=False, id="search.later"),
        Binding("up", "recall", "Earlier searches", key_display="↑", show=False, id="search.recall"),
        Binding("right", "cursor_right", "Take the dim text", show=False, id="search.take-dim"),
        Binding("tab", "complete(1)", "Complete", show=False, id="search.complete"),
        Binding("shift+tab", "complete(-1)", "Complete with the one before", show=False, id="search.complete-back"),
        Binding("delete,shift+delete", "forget_recalled", "Forget the earlier search", show=False, id="search.forget"),
        Binding("delete", "delete_right", "Delete a letter", show=False, id="search.delete"),
        Binding("ctrl+u", "clear_all", "Clear", key_display="ctrl+u", id="search.clear"),
        Binding("escape", "close_recall", "Close the list", show=False, id="search.close-recall"),
        Binding("escape", "screen.escape", "Back", key_display="esc", id="search.back"),
    ]

    class Left(Message):
        """The reader goes on to the results."""

    class RecallWanted(Message):
        """The reader asks for earlier searches; the answer is `recall_from`."""

    class RecallChanged(Message):
        """The list of earlier searches was opened or closed, or looks otherwise."""

    class Forgotten(Message):
        """An earlier search is not to be kept."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class CompletionChanged(Message):
        """There are other ways to go on, or another one stands in the line."""

    recalled: Recall | None = None
    """The list of earlier searches while it is open."""

    completer: Callable[[str], Continuations] | None = None
    """Returns the ways to go on from a search, at once; None as long as none are known."""

    completing: Completing | None = None
    """The ways to go on from what is in the line, if there are any."""

    def __init__(self, placeholder: str, *, id: str | None = None) -> None:  # noqa: A002 - as every widget of Textual
        super().__init__(placeholder=placeholder, suggester=GhostSuggester(self._ghost), id=id)

    def action_leave(self) -> None:
        """Go on to the results."""
        self.post_message(self.Left())

    def action_clear_all(self) -> None:
        """Empty the line."""
        self.value = ""

    # Earlier searches

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Give keys to the list of earlier searches only while it is open."""
        if action == "take_recalled":
            return self.recalled is not None and self.recalled.text is not None
        if action == "complete":
            return self.recalled is None and self.completing is not None and self._may_complete(self.completing)
        if action in {"step_recalled", "forget_recalled", "close_recall"}:
            return self.recalled is not None
        return super().check_action(action, parameters)

    def action_recall(self) -> None:
        """Ask for earlier searches."""
        self.post_message(self.RecallWanted())

    def recall_from(self, searches: Sequence[str]) -> None:
        """List earlier searches, the last one first, as long as the line has the keys."""
        if self.has_focus and searches:
            self._set_recall(Recall([one for one in searches if one != self.value.strip()] or searches))

    def _set_recall(self, recalled: Recall | None) -> None:
        self.recalled = recalled
        self._set_completing(None)
        self.refresh_bindings()
        self.post_message(self.RecallChanged())

    def action_step_recalled(self, step: int) -> None:
        """Choose another one of the earlier searches."""
        if self.recalled is not None:
            self.recalled.step(step)
            self._set_recall(self.recalled)

    def action_take_recalled(self) -> None:
        """Search for the earlier search that is chosen."""
        self.take(self.recalled.text if self.recalled is not None else None)

    def take(self, text: str | None) -> None:
        """Have this search in the line, and close the list."""
        self._set_recall(None)
        if text is not None:
            self.value = text
            self.action_end()

    def action_forget_recalled(self) -> None:
        """Keep the chosen one no longer."""
        text = self.recalled.forget() if self.recalled is not None else None
        if text is not None:
            self._set_recall(self.recalled)
            self.post_message(self.Forgotten(text))

    def action_close_recall(self) -> None:
        """Go on typing without the list."""
        self._set_recall(None)

    def narrow_recalled(self) -> None:
        """List only the earlier searches that hold the words in the line."""
        if self.recalled is not None:
            self.recalled.narrow(self.value)
            self._set_recall(self.recalled)

    # Completion

    def complete(self) -> None:
        """Look for ways to go on from what is in the line, unless it came from there."""
        if self.completing is not None and self.completing.chosen is not None and self.completing.line == self.value:
            return
        self._set_completing(self._completed(self.value))

    def _completed(self, value: str) -> Completing | None:
        if self.completer is None or not (value and self.has_focus and self.cursor_at_end) or self.recalled is not None:
            return None
        found = self.completer(value)
        return Completing(value, found) if found.options else None

    def _ghost(self, value: str) -> str | None:
        now = self.completing
        if now is None or now.line != value:
            now = self._completed(value)
        return None if now is None else now.ghost

    def _set_completing(self, completing: Completing | None) -> None:
        if completing is not None or self.completing is not None:
            self.completing = completing
            self.post_message(self.CompletionChanged())

    def action_complete(self, step: int) -> None:
        """Take the dim text when it is the only way to go on, else the next one of the list."""
        if self.completing is None:
            return
        if not self.completing.has_choice:
            self.value = self.completing.ghost or self.value
            self.action_end()
        else:
            self.completing.step(step)
            self.value = self.completing.line
            self.action_end()
            self._set_completing(self.completing)

    @staticmethod
    def _may_complete(completing: Completing) -> bool:
        return completing.has_choice or completing.ghost is not None

    def _on_blur(self, event: events.Blur) -> None:
        super()._on_blur(event)
        self._set_completing(None)
        if self.recalled is not None:
            self._set_recall(None)
