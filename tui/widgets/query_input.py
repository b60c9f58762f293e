"""The line in which a search is typed, and the keys of the lists that hang under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.widgets.plain_input import PlainInput
from tui.widgets.recall import Recall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events


class QueryInput(PlainInput):
    """A line of input that gives the arrow keys up and down to its owner and to the list of earlier searches."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take_recalled", "Take the earlier search", show=False, id="search.take"),
        Binding("enter", "submit", "Open the first", key_display="⏎", id="search.open"),
        Binding("down", "step_recalled(1)", "Search before it", show=False, id="search.earlier"),
        Binding("down", "leave", "Results", key_display="↓", id="search.down"),
        Binding("up", "step_recalled(-1)", "Search after it", show=False, id="search.later"),
        Binding("up", "recall", "Earlier searches", key_display="↑", show=False, id="search.recall"),
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

    recalled: Recall | None = None
    """The list of earlier searches while it is open."""

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

    def _on_blur(self, event: events.Blur) -> None:
        super()._on_blur(event)
        if self.recalled is not None:
            self._set_recall(None)
