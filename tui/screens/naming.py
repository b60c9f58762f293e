"""Asking for a name in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from tui.screens.question import QuestionScreen
from tui.widgets.plain_input import PlainInput
from tui.widgets.safe import line

if TYPE_CHECKING:
    from textual.app import ComposeResult


class NameScreen(QuestionScreen[str | None]):
    """Asks for a name; dismissed with it, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel", id="name.cancel")]

    def __init__(self, title: str, name: str, explanation: str) -> None:
        """Offer `name`, selected so that typing replaces it; `explanation` stands under the line."""
        super().__init__()
        self._title = title
        self._offered = name
        self._explanation = explanation

    def compose(self) -> ComposeResult:
        """Compose the question."""
        with self.box(self._title, "Enter keeps   Esc cancels"):
            yield PlainInput(self._offered)
            yield Static(line(self._explanation, "$text-muted"), id="answer", markup=False)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip() or None)
