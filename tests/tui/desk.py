"""A reader at the keyboard of the running app: presses keys, waits until what is wanted is so, looks at the screen.

Nothing here sleeps for a time that is hoped to suffice.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from textual import events

from tui.app import KoreaReader
from tui.screens.compare import CompareScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.hit_list import HitList
from tui.widgets.query_input import QueryInput
from tui.widgets.quotes_panel import QuotesPanel
from tui.widgets.search_bar import SearchBar
from tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.strip import Strip
    from textual.widget import Widget

    from tui.screens.main import MainScreen

PATIENCE = 30.0
"""Seconds after which what was waited for does not come any more. No test that passes takes so long."""

_CALM_LOOKS = 3
"""Looks in a row that must find nothing under way and nothing drawn since the look before."""
_BETWEEN_LOOKS = 0.02
_NOT_AWAITED = frozenset({"import", "warming"})
"""Groups of workers at which no reader looks: one takes long, the other begins when no key has come for a while."""

_KEYS = {
    " ": "space", ":": "colon", "-": "minus", '"': "quotation_mark", "*": "asterisk", "(": "left_parenthesis",
    ")": "right_parenthesis", "/": "slash", "'": "apostrophe", "]": "right_square_bracket", "[": "left_square_bracket",
    "=": "equals_sign", "?": "question_mark", ".": "full_stop", ",": "comma", "_": "underscore",
}  # fmt: skip


class Desk:
    """The app under test and what a reader does with it."""

    def __init__(self, pilot: Pilot[None], app: KoreaReader, notes: list[str]) -> None:
        self.pilot = pilot
        self.app = app
        self._notes = notes
        self._frames = 0
        self._read: tuple[int, str] = (-1, "")

    def notice_frame(self) -> None:
        """Count what is drawn."""
        self._frames += 1

    # Doing

    async def press(self, *keys: str) -> None:
        """Press keys, named as Textual names them or by the character they type."""
        for key in keys:
            await self.pilot.press(_KEYS.get(key, key))

    async def until(self, holds: Callable[[], object], what: str = "what was expected") -> None:
        """Wait until `holds()` is true."""
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                pytest.fail(f"waited in vain for {what}; on the screen:\n{self.screen_text()}")
            await self.pilot.pause(0.01)

    async def until_shown(self, text: str) -> None:
        """Wait until `text` stands on the screen."""
        await self.until(lambda: text in self._text_of_frame(), repr(text))

    async def still(self) -> None:
        """Wait until every worker that is awaited has ended and nothing is drawn any more."""
        calm, seen = 0, self._frames
        end = time.monotonic() + PATIENCE
        while calm < _CALM_LOOKS:
            if time.monotonic() > end:
                pytest.fail(f"never came to rest; on the screen:\n{self.screen_text()}")
            await asyncio.sleep(_BETWEEN_LOOKS)
            await self.pilot.pause()
            calm = 0 if self.is_busy or self._frames != seen else calm + 1
            seen = self._frames

    @property
    def is_busy(self) -> bool:
        """Whether a question to the library is under way, or will be when the highlight has rested."""
        row = self.results.highlighted_row
        opened = self.main._opened
        is_other = opened is None or opened.row != row
        is_beside = opened is not None and self.main.pane != "results" and self.results.index_of(opened.row) is None
        rests = self.main.query_one("#reader").display and row is not None and is_other and not is_beside
        return rests or any(not worker.is_finished for worker in self.app.workers if worker.group not in _NOT_AWAITED)

    async def type_search(self, text: str) -> None:
        """Enter a search at one stroke and wait for its answer; the input keeps the keys."""
        await self.press("/")
        self.input.post_message(events.Paste(text))
        await self.until(lambda: self.main._request.text == text and not self.is_busy, f"the answer to {text}")
        await self.still()

    async def search(self, text: str) -> None:
        """Type a search and go on to its results."""
        await self.type_search(text)
        await self.press("down")
        await self.until(lambda: self.results.has_focus, "the results")
        await self.still()

    async def open(self) -> None:
        """Open the highlighted article and give it the keys."""
        await self.press("enter")
        await self.until(lambda: self.view.has_focus and self.view.article is not None, "an article")
        await self.still()

    async def compare(self) -> CompareScreen:
        """Open the article with its nearest other coverage."""
        await self.press("=")
        await self.until(lambda: isinstance(self.app.screen, CompareScreen), "two articles side by side")
        await self.still()
        return self.compared

    # Looking

    def rows(self) -> Sequence[Strip]:
        """Return what is drawn, row by row."""
        return self.app.screen._compositor.render_strips()

    def screen_text(self) -> str:
        """Return the characters on the screen."""
        return "\n".join(row.text.rstrip() for row in self.rows())

    def _text_of_frame(self) -> str:
        """Return the characters on the screen, read again only when something was drawn."""
        if self._read[0] != self._frames:
            self._read = (self._frames, self.screen_text())
        return self._read[1]

    def text_of(self, widget: Widget) -> str:
        """Return the characters where `widget` is."""
        region = widget.region
        rows = self.rows()[max(0, region.y) : region.bottom]
        return "\n".join(row.crop(region.x, region.right).text for row in rows)

    def footer(self) -> str:
        """Return the last row."""
        return self.rows()[-1].text

    def notes(self) -> list[str]:
        """Return what has been notified since the start; on the screen it stays for seconds, which may pass at once."""
        return list(self._notes)

    @property
    def is_at_main(self) -> bool:
        """Whether no other screen is before the main one."""
        return len(self.app.screen_stack) == 1

    @property
    def main(self) -> MainScreen:
        """The main screen, also while another is before it."""
        return self.app.get_default_screen()

    @property
    def compared(self) -> CompareScreen:
        """The screen of two articles, which must be the one that is shown."""
        assert isinstance(self.app.screen, CompareScreen)
        return self.app.screen

    @property
    def title_bar(self) -> TitleBar:
        return self.main.query_one(TitleBar)

    @property
    def bar(self) -> SearchBar:
        return self.main.query_one(SearchBar)

    @property
    def input(self) -> QueryInput:
        return self.main.query_one(QueryInput)

    @property
    def results(self) -> HitList:
        return self.main.query_one(HitList)

    @property
    def view(self) -> ArticleView:
        return self.main.query_one(ArticleView)

    @property
    def quotes(self) -> QuotesPanel:
        return self.main.query_one(QuotesPanel)


@asynccontextmanager
async def at_desk(library: Path, size: tuple[int, int] = (120, 40), paths: Sequence[Path] = ()) -> AsyncIterator[Desk]:
    """Run the reader on `library` and hand over once it shows articles."""
    app = KoreaReader(library, paths)
    app.animation_level = "none"
    notes: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "notify", _noting(notes, app.notify))
        async with app.run_test(size=size, notifications=True) as pilot:
            desk = Desk(pilot, app, notes)
            patch.setattr(app, "post_display_hook", desk.notice_frame)
            await desk.until(lambda: desk.results.count, "articles")
            await desk.still()
            yield desk


def _noting(notes: list[str], notify: Callable[..., None]) -> Callable[..., None]:
    """Return `notify` as it is, but that messages are kept."""

    def noted(message: str, **options: Any) -> None:
        notes.append(message)
        notify(message, **options)

    return noted
