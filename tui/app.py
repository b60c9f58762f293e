"""The application: opens the library behind the first frame, brings articles in, keeps what the next start restores."""

from __future__ import annotations

import asyncio
import signal
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import events, on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.worker import WorkerFailed

from index.exceptions import KoreaReaderError
from index.import_progress import pending_imports
from index.settings import set_setting, setting
from index.text import one_line
from tui.collecting import Collector
from tui.screens.main import MainScreen
from tui.screens.names import NamesScreen
from tui.warming import warm_up
from tui.watching import EVERY, Watch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.screen import Screen

    from index.library import Library
    from tui.background_import import Outcome, Step

_SESSION = "session"
_THEME = "theme"
_MOST_WARNINGS = 3
_MANY_UNGROUPED = 500
"""So many articles without statements take longer than somebody likes to wait."""

_MANY_UNLEARNT = 100
"""So many articles that were added elsewhere are worth having their Korean words analysed at the next start."""

_QUIET_LOOKS = 0.5
"""Seconds between looks whether it is quiet enough to collect garbage."""

_REFRESH_SECONDS = 1.0
"""While articles come in, the list is made anew at most so often."""


class KoreaReader(App[None]):
    """The reader."""

    TITLE = "korea-reader"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True, id="quit"),
    ]

    def __init__(self, directory: Path, paths: Sequence[Path] = ()) -> None:
        """Open the library in `directory` and add `paths` to it."""
        super().__init__()
        self._directory = directory
        self._paths = paths
        self._own: Library | None = None
        self._shown: Library | None = None
        self._main = MainScreen()
        self._last_refresh = 0.0
        self._is_adding = False
        self._collector = Collector()
        self._watch: Watch | None = None

    def get_default_screen(self) -> MainScreen:
        """Return the main screen."""
        return self._main

    def on_mount(self) -> None:
        """Open the library once the first frame is on the screen."""
        self.call_after_refresh(self._open_library)
        self.set_interval(_QUIET_LOOKS, self._collector.collect_if_quiet)
        if not self.is_headless:
            for number in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(number, partial(self.exit, return_code=128 + number))

    async def on_event(self, event: events.Event) -> None:
        """Notice keys and the mouse; those that come while the screens are being closed have no screen to go to."""
        if isinstance(event, events.InputEvent):
            if not self.screen_stack:
                return
            self._collector.notice_key()
        await super().on_event(event)

    # The library

    def _open_library(self) -> None:
        async def run() -> None:
            try:
                own, shown, session, theme, holdings, pending = await asyncio.to_thread(self._opened_library)
            except KoreaReaderError as error:
                self._give_up(error)
                return
            self._own = own
            if isinstance(theme, str) and theme in self.available_themes:
                self.theme = theme
            self.theme_changed_signal.subscribe(self, self._keep_theme)
            self._use(shown, session if isinstance(session, dict) else None, holdings)
            if self._paths or pending:
                self._import(self._paths)
            await asyncio.to_thread(_load_search)
            self._watch = await asyncio.to_thread(Watch, own)
            self.set_interval(EVERY, self._look_for_changes)
            self._collector.begin()
            self.run_worker(warm_up(self._collector.is_quiet), group="warming")
            self._warn_of_names()
            if not pending and not self._paths:
                if await asyncio.to_thread(lambda: shown.is_behind):
                    self._follow_names()
                else:
                    self.run_worker(self._catch_up_with_articles(), group="import")

        self.run_worker(run())

    def _opened_library(self) -> tuple[Library, Library, object, object, str, bool]:
        """Open the library, and the samples while it is empty. Runs in a thread."""
        from index.library import Library

        own = Library(self._directory)
        is_empty = not own.record.count()
        shown = own.samples() if is_empty and not self._paths else own
        session = setting(shown.record, _SESSION)
        pending = bool(pending_imports(own.record))
        return own, shown, session, setting(own.record, _THEME), _holdings(shown), pending

    def _warn_of_names(self) -> None:
        """Say which lines of the reader's own names are not used."""
        from index.names import own_problems

        for problem in own_problems()[:_MOST_WARNINGS]:
            words = f"{one_line(problem.place)}: {one_line(problem.message)}"
            self.notify(words, title="A name is not used", severity="warning", markup=False, timeout=10)

    @on(NamesScreen.NamesChanged)
    def _follow_names(self) -> None:
        """Bring the index up to the names in a process beside; an import that is going on does so at its end."""
        library = self._shown
        if library is None or self._is_adding:
            return

        async def run() -> None:
            from tui.background_import import import_in_background

            self._main.title_bar.activity = "indexing names"
            self._is_adding = True
            outcome = await import_in_background(library.directory, (), lambda _step: None)
            self._is_adding = False
            if self.is_running and library is self._shown:
                self._main.title_bar.activity = ""
                self._main.refresh_library()
                if outcome.error:
                    self.notify(one_line(outcome.error), title="Not indexed", severity="error", markup=False)

        self.run_worker(run(), group="import")

    def _give_up(self, error: KoreaReaderError) -> None:
        """End with a line that says why: without a library there is nothing to show."""
        self.exit(return_code=1, message=Text(f"korea-reader: {one_line(str(error))}"))

    def _use(self, library: Library, session: dict[str, object] | None, holdings: str) -> None:
        self._shown = library
        self._main.title_bar.holdings = holdings
        self._main.use(library, session)

    # Adding

    def action_add(self) -> None:
        """Ask for files and add them."""
        from tui.screens.add import AddScreen

        self.push_screen(AddScreen(), self._add_answered)

    def _add_answered(self, path: Path | None) -> None:
        if path is not None:
            self._import([path])

    def _import(self, paths: Sequence[Path]) -> None:
        async def run() -> None:
            from tui.background_import import import_in_background

            self._main.title_bar.activity = "adding articles"
            self._is_adding = True
            outcome = await import_in_background(self._directory, paths, self._import_went_on)
            if self._watch is not None:
                await asyncio.to_thread(self._watch.has_changed)  # what is shown now
            self._is_adding = False
            if not self.is_running:
                return
            self._main.title_bar.activity = ""
            self._main.title_bar.share = None
            await self._show_own()
            self._tell_outcome(outcome)
            await self._group_statements()
            await self._learn_korean()

        self.run_worker(run(), group="import")

    async def _catch_up_with_articles(self) -> None:
        """Do for the articles that were added elsewhere what is done after an import, if there are many."""
        await self._group_statements()
        await self._learn_korean(_MANY_UNLEARNT)

    async def _group_statements(self) -> None:
        """Group the quotations of many new articles now; of a few, whoever asks for statements does so."""
        own = self._own
        if own is None or not self.is_running or await asyncio.to_thread(lambda: own.ungrouped) < _MANY_UNGROUPED:
            return
        from tui.background_import import group_in_background

        self._main.title_bar.activity = "reading quotations"
        await group_in_background(self._directory)
        if self.is_running:
            self._main.title_bar.activity = ""

    async def _learn_korean(self, least: int = 1) -> None:
        """Have Korean words analysed when so many articles are new, where the analyser is installed."""
        own = self._own
        if own is None or not self.is_running or await asyncio.to_thread(lambda: own.unlearnt) < least:
            return
        from tui.background_import import learn_in_background

        self._main.title_bar.activity = "analysing Korean words"
        error = await learn_in_background(self._directory)
        if not self.is_running:
            return
        self._main.title_bar.activity = ""
        self._main.refresh_library()
        if error:
            self.notify(one_line(error), title="Korean words not analysed", severity="warning", markup=False)

    def _import_went_on(self, step: Step) -> None:
        from tui.progress import duration

        if not self.is_running:
            return
        left = "" if step.seconds_left is None else f" · {duration(step.seconds_left)} left"
        self._main.title_bar.share = step.done / max(1, step.total)
        self._main.title_bar.activity = f"{step.done:,} of {step.total:,} · {step.rate:,.0f}/s{left}"
        if step.added and time.monotonic() - self._last_refresh > _REFRESH_SECONDS:
            self._last_refresh = time.monotonic()
            self.run_worker(self._show_own(), group="show")

    async def _show_own(self) -> None:
        """Show the library with what has come in; the samples give way to the first articles."""
        own = self._own
        if own is None or not await asyncio.to_thread(own.record.count):
            return
        holdings = await asyncio.to_thread(_holdings, own)
        if not self.is_running:
            return
        if self._shown is own:
            self._main.title_bar.holdings = holdings
            self._main.refresh_library()
            return
        if self._shown is not None:
            self._shown.close()
        self._use(own, None, holdings)

    def _look_for_changes(self) -> None:
        """Show what another process has added, when nobody is at the keys and nothing of ours comes in."""
        watch = self._watch
        if watch is None or self._is_adding or not (self.app_focus and self._collector.is_quiet()):
            return

        async def run() -> None:
            if await asyncio.to_thread(watch.has_changed) and self.is_running and not self._is_adding:
                await self._show_own()

        self.run_worker(run(), group="watch", exclusive=True)

    def _tell_outcome(self, outcome: Outcome) -> None:
        if outcome.error:
            self.notify(one_line(outcome.error), title="Not added", severity="error", markup=False, timeout=10)
            return
        counts = f"{outcome.added:,} added, {outcome.updated:,} updated, {outcome.unchanged:,} unchanged"
        self.notify(counts, markup=False, timeout=4)
        if outcome.skipped:
            path, reason = outcome.skipped[0]
            first = f"{one_line(Path(path).name)}: {one_line(reason)}"
            more = f"\nand {len(outcome.skipped) - 1:,} more" if len(outcome.skipped) > 1 else ""
            title = f"{len(outcome.skipped):,} skipped"
            self.notify(first + more, title=title, severity="warning", markup=False, timeout=8)

    # What is kept

    def _keep_theme(self, _theme: object) -> None:
        own, theme = self._own, self.theme

        def keep() -> None:
            if own is not None:
                with suppress(KoreaReaderError):
                    set_setting(own.record, _THEME, theme)

        self.run_worker(keep, thread=True, group="theme")

    def exit(self, *arguments: Any, **options: Any) -> None:
        """Exit, with the place of the reader written down while the screen still stands."""
        if self._shown is not None and self._main.is_mounted:
            self._keep_session(self._shown)
        super().exit(*arguments, **options)

    def _keep_session(self, library: Library) -> None:
        """Write down where the reader is, unless the record is locked: leaving must not wait."""
        with suppress(KoreaReaderError), library.record.hurried():
            set_setting(library.record, _SESSION, self._main.session())
            self._main.keep_place()

    async def on_unmount(self) -> None:
        """Close the libraries."""
        from tui.background_import import processes_ended

        self._collector.end()
        await processes_ended()
        for library in (self._own, self._shown):
            if library is not None:
                library.close()

    # Commands

    async def run_action(self, *arguments: Any, **options: Any) -> bool:
        """Run an action; one for a screen that has no widgets yet, or any more, comes to nothing."""
        screen = self.screen
        try:
            return await super().run_action(*arguments, **options)
        except NoMatches:
            if self.is_running and screen.is_mounted and screen in self.screen_stack:
                raise
            return False

    def _handle_exception(self, error: Exception) -> None:
        """Tell what failed; widgets that are sought in vain while all are being taken away at the end are nothing."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if self.is_running or not isinstance(cause, NoMatches):
            super()._handle_exception(error)

    def action_command_palette(self) -> None:
        """Offer all commands."""
        from tui.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def search_themes(self) -> None:
        """Offer the colours."""
        from textual.theme import ThemeProvider

        from tui.screens.palette import Palette

        self.push_screen(Palette(providers=[ThemeProvider], placeholder="Search for themes…"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer our actions, and of Textual's those that are of use to a reader."""
        yield from (one for one in super().get_system_commands(screen) if one.title in _TOOLKIT_COMMANDS)
        if screen is self._main:
            for title, description, action in _COMMANDS:
                yield SystemCommand(title, description, partial(self._run_on_main, action))

    async def _run_on_main(self, action: str) -> None:
        await self._main.run_action(action)


_TOOLKIT_COMMANDS = frozenset({"Theme", "Quit"})

_COMMANDS = (
    ("Search", "Type a search", "search"),
    ("Add articles", "Import files or folders", "app.add"),
    ("Quotations", "Go to the quotations of the article", "quotes"),
    ("Mark for comparison", "Mark this article; a second mark opens both side by side", "mark"),
    ("Compare with other coverage", "The nearest other article on the same event", "compare"),
    ("Facets", "What was found, by outlet, time, language, kind and names", "facets"),
    ("Concordance", "The words of the search in their contexts, one place a line", "concordance"),
    ("All quotations", "Of the whole library, as far as the search asks for them", "all_quotations"),
    ("Who is the speaker", "The page of whoever said the quotation at the reading line", "person"),
    ("Correct the speaker", "Of the quotation at the reading line", "correct"),
    ("Trend", "The words of the search over time", "trend"),
    ("Outlets over time", "How many articles of the search each outlet has in each month, and who has none", "matrix"),
    ("Names literally, or as names", "Take the names of the search as words, and back", "literally"),
    ("Add a spelling for a name", "What the selected words, or words that you type, are a spelling of", "spelling"),
    ("Sort", "By relevance, newest first, oldest first, by outlet", "sort"),
    ("Bookmark", "Set the bookmark of this article, or take it away", "bookmark"),
    ("Saved searches", "What they find, and what is new since the last look", "saved"),
    ("Save the search", "Under a name", "save"),
    ("Tag", "Add and take away tags of this article", "tag"),
    ("Copy the citation", "Of the quotation at the reading line, or of the article", "cite"),
    ("Cite as …", "Markdown, footnote, BibTeX, RIS, CSL-JSON", "cite_as"),
    ("Show or hide advertising", "Lines that are not the article's own", "boilerplate"),
    ("Only the article", "Hide everything else", "zen"),
    ("Open in the browser", "The article's page on the web", "browser"),
    ("Help", "All keys", "help"),
)


def _load_search() -> None:
    """Import what the first search needs, so that its first letter does not wait for it."""
    from index.names import default_matcher
    from index.search import engine, highlights, recognition, results  # noqa: F401

    default_matcher()


def _holdings(library: Library) -> str:
    outlets = sum(1 for name, _ in library.record.source_counts() if name)
    articles = library.record.count()
    words = f"{articles:,} {'article' if articles == 1 else 'articles'}"
    if outlets:
        words += f" · {outlets} {'outlet' if outlets == 1 else 'outlets'}"
    return f"samples: {words} (a adds your own)" if library.is_samples else words
