"""What can be done with a quotation wherever one is shown: cite it, correct its speaker, look them up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import ScreenResultType

from index.settings import set_setting, setting
from tui.screens.asking import AskingScreen
from tui.widgets.keys import key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.article import Article, Quote
    from index.library import Library
    from index.record import Head
    from index.search.person import Who
    from index.search.quoted import Quoted
    from index.statements import Statement
    from tui.screens.correcting import Choice, Suggestion

INSTALLED = ("quotations",)
"""Screens that stay as they were left, by the name under which they are installed."""


class QuotingScreen(AskingScreen[ScreenResultType]):
    """A screen whose keys may be about a quotation, or about the article in which it stands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("y"), "cite", "Copy with citation", show=False, id="cite"),
        Binding(key("c"), "cite_as", "Cite as …", show=False, id="cite-as"),
        Binding(key("e"), "correct", "Correct the speaker", show=False, id="correct"),
        Binding(key("i"), "person", "Who is the speaker", show=False, id="person"),
        Binding(key("W"), "renderings", "How others put it", show=False, id="renderings"),
    ]

    def meant(self) -> tuple[int, Quote | None] | None:
        """Return the row of the article and the quotation that the keys are about; None when there is neither."""
        raise NotImplementedError

    # Citing

    def action_cite(self) -> None:
        """Copy the quotation that is meant with its citation, or the article's citation."""
        self._with_cited(self._copy_citation)

    def action_cite_as(self) -> None:
        """Choose the form of citations, and copy one."""
        from tui.screens.cite import CiteScreen

        def ask(article: Article, quotes: Sequence[Quote], form: str) -> None:
            def chosen(form: str | None) -> None:
                if form is not None:
                    self._keep_form(form)
                    self._copy_citation(article, quotes, form)

            self.app.push_screen(CiteScreen(article, quotes, form), chosen)

        self._with_cited(ask)

    def _with_cited(self, act: Callable[[Article, Sequence[Quote], str], None]) -> None:
        """Do something with the article, the quotation if the keys are about one, and the form chosen last."""
        from tui.screens.cite import SETTING, chosen_form

        meant = self.meant()
        if meant is None:
            return
        row, quote = meant
        quotes = [] if quote is None else [quote]

        def read(library: Library) -> tuple[Article, str]:
            return library.record.article(row), chosen_form(setting(library.record, SETTING))

        self._ask("article", read, lambda found: act(found[0], quotes, found[1]))

    def _copy_citation(self, article: Article, quotes: Sequence[Quote], form: str) -> None:
        from index.citing import FORMATS, write

        what = "the quotation with its citation" if quotes else "the article's citation"
        self._copy(write([(article, quotes)], form), f"{what} as {FORMATS[form].title}")

    def _keep_form(self, form: str) -> None:
        from tui.screens.cite import SETTING

        self._ask("form", lambda library: set_setting(library.record, SETTING, form), lambda _: None)

    def _copy(self, text: str, what: str) -> None:
        from tui.clipboard import copy

        self.notify(f"Copied {what} {copy(self.app, text)}", markup=False, timeout=3)

    # Looking the speaker up

    def action_person(self) -> None:
        """Show the page of whoever said the quotation that is meant."""
        _, quote = self.meant() or (0, None)
        if quote is None or quote.speaker is None:
            why = "Go to a quotation first" if quote is None else "It is not clear who speaks; e names somebody"
            self.notify(why, timeout=3)
            return
        speaker = quote.speaker

        def find(_library: Library) -> Who | None:
            from index.search.person import is_pronoun, who_is

            return None if is_pronoun(speaker.name) else who_is(speaker.name, speaker.id)

        self._ask("person", find, self._show_page)

    def _show_page(self, who: Who | None) -> None:
        from tui.screens.person import PersonScreen

        if who is None:
            self.notify("The article says only a pronoun; e names whom it means", timeout=4)
        elif self._library is not None:
            self.app.push_screen(PersonScreen(self._library, who), self.open_place)

    # Renderings

    def action_renderings(self) -> None:
        """Show how other articles put what the quotation that is meant says."""
        row, quote = self.meant() or (0, None)
        if quote is None:
            self.notify("Go to a quotation first; then its other renderings can be shown", timeout=3)
            return
        about = quote

        def find(library: Library) -> tuple[Statement | None, int]:
            from tui.screens.renderings import find_statement

            return find_statement(library, row, about)

        self._ask("renderings", find, partial(self._show_renderings, row, about))

    def _show_renderings(self, row: int, quote: Quote, found: tuple[Statement | None, int]) -> None:
        from tui.screens.renderings import RenderingsScreen

        statement, left = found
        if statement is not None:
            self.app.push_screen(RenderingsScreen(statement, row, quote), self.open_place)
            return
        known = f" so far; {left:,} articles are not read for it yet" if left else ""
        self.notify(f"No other article renders this quotation{known}", timeout=4)

    def open_place(self, place: Quoted | Head | None) -> None:
        """Open the quotation or the article that was chosen on another screen; None when nothing was."""
        raise NotImplementedError

    # Correcting

    def action_correct(self) -> None:
        """Say who said the quotation that is meant."""
        row, quote = self.meant() or (0, None)
        if quote is None:
            self.notify("Go to a quotation first; then its speaker can be corrected", timeout=3)
            return
        about = quote

        def suggest(library: Library) -> list[Suggestion]:
            from tui.screens.correcting import near

            article = library.record.article(row)
            return near(article, library.quotes(row, article))

        def show(suggestions: list[Suggestion]) -> None:
            from tui.screens.correcting import CorrectScreen

            self.app.push_screen(CorrectScreen(about, suggestions), partial(self._correct, row, about))

        self._ask("suggestions", suggest, show)

    def _correct(self, row: int, quote: Quote, choice: Choice | None) -> None:
        """Keep what was chosen, and show it on every screen."""
        if choice is None:
            return

        def change(library: Library) -> tuple[Quote, ...]:
            from tui.screens.correcting import changed

            return changed(library, row, quote, choice)

        def show(quotes: tuple[Quote, ...]) -> None:
            for screen in [*self.app.screen_stack, *map(self.app.get_screen, self._installed())]:
                if isinstance(screen, QuotingScreen):
                    screen.quotations_changed(row, quotes)

        self._ask(f"correct-{row}", change, show)

    def _installed(self) -> list[str]:
        return [name for name in INSTALLED if self.app.is_screen_installed(name)]

    def quotations_changed(self, row: int, quotes: Sequence[Quote]) -> None:
        """Show other speakers of the quotations of an article, wherever the screen shows any."""
        raise NotImplementedError
