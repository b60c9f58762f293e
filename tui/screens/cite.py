"""Choosing the form of a citation, with what would be copied below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from index.citing import FORMATS, write
from index.text import strip_controls
from tui.screens.question import QuestionScreen
from tui.widgets.choice_list import ChoiceList
from tui.widgets.keys import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from index.article import Article, Quote

SETTING = "citation form"
"""Where the record keeps the form that was chosen last."""

USUAL = "plain"
_PREVIEWED = 1_500
"""Code points of a citation that are shown."""


def chosen_form(setting: object) -> str:
    """Return the form that a setting names, the usual one when it names none."""
    return setting if isinstance(setting, str) and setting in FORMATS else USUAL


class CiteScreen(QuestionScreen[str | None]):
    """Asks for the form of a citation; dismissed with its name, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("j"), "down", "Down", show=False, id="cite.down"),
        Binding(key("k"), "up", "Up", show=False, id="cite.up"),
        *(
            Binding(str(number), f"take({number})", "Copy in this form", show=False, id=f"cite.{number}")
            for number in range(1, len(FORMATS) + 1)
        ),
        Binding(key("q", "escape"), "cancel", "Cancel", id="cite.cancel"),
    ]
    DEFAULT_CSS = """
    CiteScreen {
        #forms { height: auto; border: none; padding: 0; background: $surface; }
        #preview { height: auto; max-height: 14; margin-top: 1; padding: 0 1; background: $panel; }
        #question { height: auto; max-height: 100%; }
    }
    """

    def __init__(self, article: Article, quotes: Sequence[Quote], form: str) -> None:
        """Offer the forms for the quotations, or for the article without any; `form` is highlighted."""
        super().__init__()
        self._article = article
        self._quotes = quotes
        self._form = form

    def compose(self) -> ComposeResult:
        """Compose the forms and what the highlighted one gives."""
        with self.box("Cite as", "Enter copies, and y from now on   Esc cancels"):
            options = [
                Option(Content(f"{at}  {form.title}"), id=form.name) for at, form in enumerate(FORMATS.values(), 1)
            ]
            yield ChoiceList(*options, id="forms", markup=False)
            yield Static("", id="preview", markup=False)

    def on_mount(self) -> None:
        """Begin with the form that was chosen last."""
        self._list.highlighted = self._list.get_option_index(self._form)

    @property
    def _list(self) -> OptionList:
        return self.query_one("#forms", OptionList)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        written = write([(self._article, self._quotes)], str(event.option.id))
        shown = strip_controls(written[:_PREVIEWED]) + ("…" if len(written) > _PREVIEWED else "")
        self.query_one("#preview", Static).update(Content(shown))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(str(event.option.id))

    def action_down(self) -> None:
        """Go to the next form."""
        self._list.action_cursor_down()

    def action_up(self) -> None:
        """Go to the form before."""
        self._list.action_cursor_up()

    def action_take(self, number: int) -> None:
        """Take the form of that number."""
        self.dismiss(list(FORMATS)[number - 1])
