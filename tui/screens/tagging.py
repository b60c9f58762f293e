"""Asking for the tags of an article: one line that holds those it bears, to add to and to take from."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Input, Static

from index.tags import tags_in
from tui.screens.question import QuestionScreen
from tui.widgets.plain_input import PlainInput
from tui.widgets.safe import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

_MOST_SHOWN = 30
"""More have no room."""


class TagSuggester(Suggester):
    """Completes the tag being typed with the most used one that begins so."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.in_use: Sequence[tuple[str, int]] = ()
        """Every tag with its number of articles, the most used first."""

    async def get_suggestion(self, value: str) -> str | None:
        """Return `value` completed, None when nothing fits."""
        typed = last_word(value)
        fitting = (name for name, _ in self.fitting(value) if name != typed)
        name = next(fitting, None) if typed else None
        return None if name is None else value + name[len(typed) :]

    def fitting(self, value: str) -> list[tuple[str, int]]:
        """Return the tags in use that begin as the one being typed and do not stand in the line yet."""
        typed = last_word(value)
        present = set(tags_in(value)) - {typed}
        return [(name, count) for name, count in self.in_use if name.startswith(typed) and name not in present]


def last_word(value: str) -> str:
    """Return the tag being typed at the end of `value`; empty behind a blank or a comma."""
    words = tags_in(value)
    return words[-1] if words and value.casefold().endswith(words[-1]) else ""


class TagScreen(QuestionScreen["list[str] | None"]):
    """Asks for tags; dismissed with all that the article shall bear, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="tags.cancel"),
        Binding("tab", "complete", "Complete the tag", show=False, id="tags.complete"),
    ]

    def __init__(self, present: Sequence[str]) -> None:
        """`present` are the tags that the article bears."""
        super().__init__()
        self._present = present
        self._suggester = TagSuggester()

    def compose(self) -> ComposeResult:
        """Compose the line with the tags and those that fit below it."""
        with self.box("Tags of the article", "Enter keeps   Tab completes   Esc cancels"):
            yield PlainInput(
                "".join(f"{name} " for name in self._present),
                placeholder="words, with blanks or commas between",
                suggester=self._suggester,
                select_on_focus=False,
            )
            yield Static("", id="answer", markup=False)

    def on_mount(self) -> None:
        """Show the tags that came before the line did."""
        self._show_fitting(self.query_one(Input).value)

    def offer(self, in_use: Sequence[tuple[str, int]]) -> None:
        """Complete with these tags."""
        self._suggester.in_use = in_use
        for typed in self.query(Input):
            self._show_fitting(typed.value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show_fitting(event.value)

    def _show_fitting(self, value: str) -> None:
        fitting = [line(f"#{name} {count:,}", "$text-muted") for name, count in self._suggester.fitting(value)]
        for answer in self.query("#answer").results(Static):
            answer.update(Content("  ").join(fitting[:_MOST_SHOWN]))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        self.dismiss(tags_in(event.value))
