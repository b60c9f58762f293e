"""Names of the search: taken literally, chosen among several bearers, given another spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.screens.searching import SearchingScreen
from tui.widgets.keys import key

if TYPE_CHECKING:
    from index.library import Library
    from index.search.name_choices import Bearer
    from index.search.person import Who
    from tui.screens.spelling import Spelling

_MOST_CHOICES = 9
_LONGEST = 100


BEARER_KEYS = tuple(
    Binding(str(number), f"choose_bearer({number})", "Choose who is meant", show=False, id=f"bearer-{number}")
    for number in range(1, _MOST_CHOICES + 1)
)
"""For the class that binds other actions to the same keys: Textual takes one class's bindings of a key only."""

SPELLING_KEY = Binding(key("e"), "spelling", "Add a spelling for a name", show=False, id="spelling")
"""Likewise."""


class NamesScreen(SearchingScreen):
    """Lets the reader decide what is a name and what it means."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("l"), "literally", "Names literally, or as names", show=False, id="literally"),
        Binding("ctrl+l", "literally", "Names literally, or as names", show=False, id="literally-typing"),
    ]

    class NamesChanged(Message):
        """The reader's own names have changed: the index has to follow."""

    _literal, _with_names = "", ""
    """The search as it was taken literally last, and as it was before."""

    def action_literally(self) -> None:
        """Take the names of the search literally, or as names again: as those who had been chosen."""
        from index.search.name_choices import otherwise

        if self._answered is not self._request:
            return
        before = self._bar.text
        text = self._with_names if before and before == self._literal else otherwise(before, self._recognised)
        if text != before:
            self._literal, self._with_names = text, before
            self._bar.set_text(text)
        else:
            self.notify("Nothing in the search is taken as a name", timeout=3)

    def action_choose_bearer(self, number: int) -> None:
        """Search for one of those who are called so; `number` counts from 1."""
        from index.search.name_choices import choices, chosen

        open_names = choices(self._recognised)
        if 0 < number <= len(open_names):
            self._bar.set_text(chosen(self._bar.text, *open_names[number - 1]))

    def action_person(self) -> None:
        """Show the page of whoever said the quotation that is meant, or of who is searched for.

        A quotation that is on the screen by chance gives way to the search where that is but one name.
        """
        _, quote = self.meant() or (0, None)
        searched = self._searched(alone=quote is not None)
        if searched is None or self._has_chosen_quotation():
            super().action_person()
            return

        def find(_library: Library) -> Who:
            from index.search.person import who_is

            return who_is(searched.name, searched.id)

        self._ask("person", find, self._show_page)

    def _has_chosen_quotation(self) -> bool:
        """Whether the reader went to a quotation, and it has not gone from the screen."""
        view = self._reader.view
        is_chosen = view.current_quote is not None and view.quote_at_reading_line() == view.current_quote
        return self.pane == "quotes" or (self.pane == "reader" and is_chosen)

    def _searched(self, *, alone: bool) -> Bearer | None:
        """Return whom the only name of the search means, if that is clear; with `alone` if it is the whole search."""
        names = [name for name in self._recognised if name.taken.value == "name"]
        if len(names) != 1 or len(names[0].bearers) != 1:
            return None
        is_whole = self._request.text[names[0].start : names[0].end] == self._request.text.strip()
        return names[0].bearers[0] if is_whole or not alone else None

    def action_spelling(self) -> None:
        """Ask what the selected words, or the words of the search, are a spelling of."""
        from tui.screens.spelling import SpellingScreen

        selected = " ".join(self._reader.view.selected_text().split())
        if len(selected) > _LONGEST:
            self.notify("Select the name alone, or nothing to type it", timeout=4)
            return
        name = next((name for name in self._recognised if len(name.bearers) == 1), None)
        meant = "" if name is None or selected == name.text else name.bearers[0].name
        self.app.push_screen(SpellingScreen(selected, meant), self._keep_spelling)

    def _keep_spelling(self, spelling: Spelling | None) -> None:
        if spelling is None:
            return

        def keep(_library: Library) -> str:
            from index.names import own_file
            from index.names.own_edits import add_spellings

            entity = add_spellings(spelling.name, spelling.spellings, spelling.kind)
            return f"{', '.join(spelling.spellings) or entity.name} means {entity.name}. Kept in {own_file()}"

        self._ask("spelling", keep, self._spelling_kept)

    def _spelling_kept(self, message: str) -> None:
        self.notify(message, markup=False, timeout=5)
        self._search(self._bar.text)
        self.post_message(self.NamesChanged())

    def _may_choose(self, number: int) -> bool:
        """Tell whether `number` stands before a bearer of a name."""
        if not self._recognised:
            return False
        from index.search.name_choices import choices

        return number <= len(choices(self._recognised))
