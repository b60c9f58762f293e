"""Screens that may be left while something for them is still on its way: a message, an answer, another key.

Enter pressed twice sends two messages, and the second one arrives when the screen has gone; an answer may come while
its widgets are being taken away, or while the whole program ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches
from textual.screen import ModalScreen, Screen, ScreenResultType

if TYPE_CHECKING:
    from textual.geometry import Offset
    from textual.message import Message
    from textual.widget import Widget


class StandingScreen(Screen[ScreenResultType]):
    """A screen that is left once, and only while it is the one before the reader."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave the screen; do nothing when it has been left, or another one stands before it."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    async def _dispatch_message(self, message: Message) -> None:
        """Let what asks for widgets that are gone come to nothing when the screen is going."""
        try:
            await super()._dispatch_message(message)
        except NoMatches:
            if self._is_whole:
                raise

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return what is at a place; nothing where a notification is just being taken away.

        Textual 8.2 fails when such a one is clicked.
        """
        widget, offset = super().get_widget_and_offset_at(x, y)
        return (widget, offset) if widget is None or widget.is_attached else (None, None)

    @property
    def _is_up(self) -> bool:
        """Whether there are panes to show an answer in: it may come while the screen or the program is closing."""
        return self._is_whole and self in self.app.screen_stack

    @property
    def _is_whole(self) -> bool:
        """As `_is_up`, also for a screen that was left and stays as it was until it is shown again."""
        app = self.app
        return self.is_attached and app.is_running and (self in app.screen_stack or app.is_screen_installed(self))


class StandingModal(ModalScreen[ScreenResultType], StandingScreen[ScreenResultType]):
    """A question before another screen."""
