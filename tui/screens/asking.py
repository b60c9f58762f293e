"""Asking the library: in threads, with the answers acted upon on the loop."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.screen import ScreenResultType

from index.exceptions import KoreaReaderError
from index.text import one_line
from tui.screens.standing import StandingScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.dom import DOMNode

    from index.library import Library
    from index.record import Head, Record

T = TypeVar("T")

FAILURES = (KoreaReaderError, sqlite3.Error, OSError)
"""What comes of asking a library that is damaged, busy or out of reach: the reader is told. All else is our mistake."""


class AskingScreen(StandingScreen[ScreenResultType]):
    """A screen that shows what a library answers."""

    HELPED: ClassVar[tuple[type[DOMNode], ...]] = ()
    """The widgets whose keys the help lists after those of the screen."""

    def __init__(self, *, classes: str | None = None) -> None:
        """`classes` as every screen of Textual."""
        super().__init__(classes=classes)
        self._library: Library | None = None
        self._asked: dict[str, int] = {}
        self._writing = asyncio.Lock()

    def _ask(
        self, group: str, ask: Callable[[Library], T], then: Callable[[T], None], failed: str = "Not done"
    ) -> None:
        """Ask the library in a thread, and act on the answer unless a newer question of the group came up.

        `failed` is the title of the message when there is no answer.
        """
        library = self._library
        if library is None or not self._is_up:
            return

        self._asked[group] = number = self._asked.get(group, 0) + 1

        async def run() -> None:
            try:
                answer = await asyncio.to_thread(ask, library)
            except FAILURES as error:
                if self._is_up and library is self._library:
                    self._tell_failure(failed, error)
                return
            if self._is_up and library is self._library and number == self._asked[group]:
                then(answer)

        self.run_worker(run(), group=group)

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
            except FAILURES as error:
                self._tell_failure("Not kept", error)
                return
            if library is self._library and self._is_up:
                self.heads_changed(heads)

        self.run_worker(run(), group="writing")

    def heads_changed(self, heads: list[Head]) -> None:
        """Show the state of articles that were marked, where the screen shows any."""

    def _tell_failure(self, title: str, error: Exception) -> None:
        self.notify(one_line(str(error)), title=title, severity="error", markup=False, timeout=10)

    def action_help(self) -> None:
        """Show the keys."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen((type(self), *self.HELPED)))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
