"""Questions: a box amid the screen behind it, with a title and the keys that end it."""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ScreenResultType
from textual.widgets import Input

from tui.screens.standing import StandingModal


class QuestionScreen(StandingModal[ScreenResultType]):
    """Asks something; dismissed with the answer, or with None."""

    DEFAULT_CSS = """
    QuestionScreen {
        align: center middle;
        #question { width: 76; max-width: 100%; height: auto; padding: 1 2; }
        #question { border: round $border; background: $surface; }
    }
    """

    def box(self, title: str, keys: str) -> Vertical:
        """Return the box to compose the question in."""
        box = Vertical(id="question")
        box.border_title = Content(f" {title} ")
        box.border_subtitle = Content(f" {keys} ")
        return box

    def action_complete(self) -> None:
        """Take what the line suggests."""
        self.query_one(Input).action_cursor_right()
        self.query_one(Input).action_end()

    def action_cancel(self) -> None:
        """Go back, and change nothing."""
        self.dismiss(None)
