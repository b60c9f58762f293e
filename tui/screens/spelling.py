"""Asking what words are a spelling of: somebody who is known, found by any spelling, or a new name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.screens.question import QuestionScreen
from tui.widgets.choice_list import ChoiceList
from tui.widgets.plain_input import PlainInput
from tui.widgets.safe import line

if TYPE_CHECKING:
    from textual.app import ComposeResult

_MOST_SHOWN = 6
_KINDS = {"person": "a person", "place": "a place", "org": "an organisation"}


@dataclass(frozen=True, slots=True)
class Spelling:
    """What is to be kept."""

    name: str
    """The id of somebody known, or a new name."""

    spellings: tuple[str, ...]
    kind: str = ""
    """Of a new name; empty for one that is known."""


class SpellingScreen(QuestionScreen[Spelling | None]):
    """Asks for a spelling and whom it means; dismissed with both, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="spelling.cancel"),
        Binding("down", "move(1)", "Next name", show=False, id="spelling.down"),
        Binding("up", "move(-1)", "Name before", show=False, id="spelling.up"),
    ]

    DEFAULT_CSS = """
    SpellingScreen Input { border: none; height: 1; padding: 0; margin-bottom: 1; }
    SpellingScreen Input:focus { border: none; background-tint: $foreground 0%; text-style: bold; }
    SpellingScreen Static { color: $text-muted; }
    SpellingScreen OptionList { height: auto; max-height: 9; border: none; padding: 0; }
    """

    def __init__(self, spelling: str, meant: str) -> None:
        """Begin with a spelling and whom it may mean; either may be empty."""
        super().__init__()
        self._spelling = spelling
        self._meant = meant

    def compose(self) -> ComposeResult:
        """Compose the question."""
        with self.box("A spelling for a name", "Enter goes on, keeps   ↑ ↓ choose   Esc cancels"):
            yield Static("These words", markup=False)
            yield PlainInput(self._spelling, placeholder="a spelling in any script", id="spelling")
            yield Static("are a spelling of", markup=False)
            yield PlainInput(self._meant, placeholder="any spelling of the name, or a new one", id="meant")
            yield ChoiceList(id="known")
            yield Static("", id="answer", markup=False)

    def on_mount(self) -> None:
        """Begin where something is missing."""
        self.query_one("#known").can_focus = False
        self.query_one("#meant" if self._spelling else "#spelling", Input).focus()
        self._show_known()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show_known()

    def _show_known(self) -> None:
        from index.names.lookup import find

        meant = self.query_one("#meant", Input).value.strip()
        known = self.query_one(OptionList)
        known.clear_options()
        if meant:
            for entity in find(meant)[:_MOST_SHOWN]:
                known.add_option(Option(line(" = ".join(entity.spellings)), id=entity.id))
        for kind, words in _KINDS.items():
            new = meant or self.query_one("#spelling", Input).value.strip()
            if new:
                prompt = Content.assemble(f"new: {words} called ", line(new, "bold"))
                known.add_option(Option(prompt, id=f"new {kind}"))
        known.highlighted = 0 if known.option_count else None

    def action_move(self, step: int) -> None:
        """Choose another name."""
        known = self.query_one(OptionList)
        if known.option_count:
            known.highlighted = ((known.highlighted or 0) + step) % known.option_count

    @on(Input.Submitted, "#spelling")
    def _spelling_given(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one("#meant", Input).focus()

    @on(Input.Submitted, "#meant")
    def _meant_given(self, event: Input.Submitted) -> None:
        event.stop()
        self._keep()

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._keep()

    def _keep(self) -> None:
        known = self.query_one(OptionList)
        spelling, meant = (self.query_one(f"#{name}", Input).value.strip() for name in ("spelling", "meant"))
        if known.highlighted is None:
            self.query_one("#answer", Static).update("Type a spelling and the name that it means")
            return
        chosen = known.get_option_at_index(known.highlighted).id or ""
        new, _, kind = chosen.partition(" ")
        if kind:
            name = meant or spelling
            self.dismiss(Spelling(name, (spelling,) if spelling and spelling != name else (), kind))
        elif spelling:
            self.dismiss(Spelling(new, (spelling,)))
        else:
            self.query_one("#answer", Static).update("Type the spelling")
