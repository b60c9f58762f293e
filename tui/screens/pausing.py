"""What is said of a search while it is typed, once no key has come for a moment.

A search that is not finished yet breaks rules with every other letter, so while keys come nothing is said of that.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.screens import lookups
from tui.screens.searching import SearchingScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.timer import Timer

    from index.exceptions import QueryError
    from tui.screens.lookups import Answer, Request

PAUSE = 0.6
"""Seconds without a key after which whoever types waits for something."""


class PausingScreen(SearchingScreen):
    """Explains an unfinished search when its typing pauses."""

    def __init__(self) -> None:
        super().__init__()
        self._pause: Timer | None = None

    def _show_answer(self, answer: Answer) -> None:
        super()._show_answer(answer)
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        if answer.request.is_typing and answer.request.text.strip() and not answer.problems and self._bar.has_input:
            self._pause = self.set_timer(PAUSE, partial(self._look_at, answer.request))

    def _look_at(self, request: Request) -> None:
        if request is self._request:
            self._ask("problems", lambda _library: lookups.problems(request.text), partial(self._explain, request))

    def _explain(self, request: Request, problems: Sequence[QueryError]) -> None:
        if problems and request is self._request and self._bar.has_input:
            self._bar.explain_problem(problems[0], request.text)
