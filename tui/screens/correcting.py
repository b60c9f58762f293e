"""Saying who it was that said a quotation, with the names that the article and the gazetteer suggest."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from index.text import fold, one_line
from tui.screens.question import QuestionScreen
from tui.widgets.choice_list import ChoiceList
from tui.widgets.plain_input import PlainInput
from tui.widgets.quotes_panel import attribution
from tui.widgets.safe import line
from tui.widgets.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual.app import ComposeResult

    from index.article import Article, Quote
    from index.library import Library
    from index.names import Entity

_MOST = 40
"""Names that are suggested."""

_SAID_LINES = 3
_SAID_WIDTH = 68
_LONGEST_SAID = _SAID_LINES * (_SAID_WIDTH - 8)
_BETWEEN = "|"
"""Between the spellings of a name."""

_SPEAKING = ("person", "org", "media")
"""Types of names that are suggested; those of the article in this order."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader says of a quotation."""

    speaker: str | None
    """Who said it; empty when it cannot be told, None for whom the article was found to name."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that may be meant."""

    name: str
    about: str
    """What tells it from others, or why it is suggested."""

    spellings: str
    """All spellings, folded: what is typed is looked for in them."""


AS_TYPED = "as typed"
"""What is said of a name that is taken as it stands in the line."""


class SpeakerInput(PlainInput):
    """A line of input that gives up and down to the suggestions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.step(1)", "Next suggestion", show=False, id="correct.down"),
        Binding("up", "screen.step(-1)", "Suggestion before", show=False, id="correct.up"),
    ]


class CorrectScreen(QuestionScreen[Choice | None]):
    """Asks who said a quotation; dismissed with what was chosen, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "take_back", "As found", priority=True, id="correct.take-back"),
        Binding("escape", "cancel", "Cancel", id="correct.cancel"),
    ]
    DEFAULT_CSS = """
    CorrectScreen {
        #question { max-height: 100%; }
        #names { height: auto; max-height: 8; border: none; padding: 0 1; background: $surface; }
        #said { margin-bottom: 1; }
        #names { text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    def __init__(self, quote: Quote, near: Sequence[Suggestion]) -> None:
        """Ask for the speaker of `quote`; `near` are the names in its article, the likeliest first."""
        super().__init__()
        self._quote = quote
        self._near = near
        self._present = quote.speaker.name if quote.speaker is not None else ""
        self._shown_for = self._present

    def compose(self) -> ComposeResult:
        """Compose the quotation, the line for the name, and the suggestions."""
        back = "   ctrl+z as found" if self._quote.is_corrected else ""
        with self.box("Who said it?", f"Enter takes   empty: cannot be told{back}   Esc cancels"):
            yield Static(self._said(), id="said", markup=False)
            yield SpeakerInput(one_line(self._present), placeholder="cannot be told", id="speaker")
            yield ChoiceList(id="names", markup=False)

    def _said(self) -> Content:
        said = self._quote.text
        more = "…" if len(said) > _LONGEST_SAID else ""
        text = f"“{one_line(said[:_LONGEST_SAID])}{more}”"
        lines = [text[start:end] for start, end in wrap(text, _SAID_WIDTH)][:_SAID_LINES]
        return Content("\n").join([*map(line, lines), attribution(self._quote)])

    def on_mount(self) -> None:
        """Let typing replace the present speaker."""
        self._show(self._near)
        self._input.focus()
        self._input.action_select_all()

    @property
    def _input(self) -> SpeakerInput:
        return self.query_one(SpeakerInput)

    @property
    def _names(self) -> OptionList:
        return self.query_one(OptionList)

    # Suggestions

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        text = event.value
        if text.strip() in {"", self._present}:
            self._show(self._near)
        else:
            look_up: Callable[[], Awaitable[None]] = partial(self._look_up, text)
            self.run_worker(look_up, group="names", exclusive=True)

    async def _look_up(self, text: str) -> None:
        found = await asyncio.to_thread(suggested, text, self._near)
        if self._is_whole and self._input.value == text:
            self._show(found)
            self._names.highlighted = 0

    def _show(self, suggestions: Sequence[Suggestion]) -> None:
        self._names.clear_options()
        self._names.add_options(Option(_row(one), id=f"{at} {one.name}") for at, one in enumerate(suggestions))
        self._shown_for = self._input.value

    def action_step(self, step: int) -> None:
        """Go to another suggestion."""
        if step > 0:
            self._names.action_cursor_down()
        else:
            self._names.action_cursor_up()

    # The answer

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if self._shown_for != event.value:
            take: Callable[[], Awaitable[None]] = partial(self._take_typed, event.value)
            self.run_worker(take, group="names", exclusive=True)
            return
        chosen = self._names.highlighted_option
        if chosen is not None:
            self._take(chosen)
            return
        name = one_line(event.value)
        self.dismiss(Choice(name) if name != self._present else None)

    async def _take_typed(self, text: str) -> None:
        """Take what a quicker reader would have seen highlighted."""
        await self._look_up(text)
        chosen = self._names.highlighted_option if self._is_whole else None
        if chosen is not None and self._input.value == text:
            self._take(chosen)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self._take(event.option)

    def _take(self, option: Option) -> None:
        self.dismiss(Choice((option.id or "").partition(" ")[2]))

    def action_take_back(self) -> None:
        """Have the speaker as the article was found to name it."""
        self.dismiss(Choice(None) if self._quote.is_corrected else None)


def _row(one: Suggestion) -> Content:
    return Content.assemble(line(one.name, "bold"), "  ", line(one.about, "$text-muted"))


# In threads


def near(article: Article, quotes: Sequence[Quote]) -> list[Suggestion]:
    """Return who may be meant in an article: its speakers, those quoted most first, then persons and others named."""
    from index.names import default_gazetteer, default_matcher

    spoken = Counter((one.speaker.name, one.speaker.id) for one in quotes if one.speaker is not None)
    gazetteer = default_gazetteer()
    found = {
        name: _of_name(name, gazetteer.get(entity or ""), "speaks here") for (name, entity), _ in spoken.most_common()
    }
    named = Counter(one.id for one in default_matcher().mentions(article.text, date=article.date.value))
    entities = [entity for identity, _ in named.most_common() if (entity := gazetteer.get(identity)) is not None]
    for kind in _SPEAKING:
        for entity in entities:
            if entity.type == kind and entity.name not in found:
                found[entity.name] = _of_name(entity.name, entity, "named here")
    return list(found.values())[:_MOST]


def suggested(text: str, near: Sequence[Suggestion]) -> list[Suggestion]:
    """Return whose name holds `text` in any spelling, and `text` itself: the likeliest first, never without any.

    A name that is spelled just so comes first, then those of the article, then those of the gazetteer; behind them what
    was typed, as the name of somebody else.
    """
    from index.names.lookup import find

    words, typed = fold(text), one_line(text)
    here = {one.name: one for one in near if words in one.spellings}
    known = [entity for entity in find(text) if entity.type in _SPEAKING and entity.name not in here]
    found = [*here.values(), *(_of_name(entity.name, entity, "") for entity in known)][:_MOST]
    found.sort(key=lambda one: words not in one.spellings.split(_BETWEEN))
    is_known = any(one.name == typed for one in found)
    return found if is_known else [*found, Suggestion(typed, AS_TYPED, words)]


def _of_name(name: str, entity: Entity | None, why: str) -> Suggestion:
    from index.names.lookup import present_role, told_role

    if entity is None:
        return Suggestion(name, why, fold(name))
    role = present_role(entity)
    about = (why, *entity.spellings[1:], told_role(role) if role is not None else "")
    return Suggestion(
        name, " · ".join(filter(None, about)), _BETWEEN.join(map(fold, [entity.name, *entity.strong, *entity.weak]))
    )


def changed(library: Library, row: int, quote: Quote, choice: Choice) -> tuple[Quote, ...]:
    """Keep what was chosen and return the quotations of the article as they are now."""
    if choice.speaker is None:
        library.quotations.take_back(row, quote)
    else:
        library.quotations.correct(row, quote, choice.speaker)
    return library.quotes(row)
