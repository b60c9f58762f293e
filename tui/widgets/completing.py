"""Going through the ways in which the search that is being typed may go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.suggester import Suggester

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.search.completion import Continuations


@dataclass(slots=True)
class Completing:
    """The ways to go on from what was typed."""

    query: str
    """As typed."""

    found: Continuations
    chosen: int | None = None
    """The place in `found.options` of the one that stands in the line; None as long as none was taken."""

    @property
    def has_choice(self) -> bool:
        """Whether there are several ways, or a single one that dim text cannot show."""
        options = self.found.options
        return len(options) > 1 or (len(options) == 1 and not self._rest and self._typed != options[0].text.casefold())

    @property
    def line(self) -> str:
        """What stands in the line: as typed, or with the chosen way taken."""
        return self.query if self.chosen is None else self._taken(self.chosen)

    @property
    def ghost(self) -> str | None:
        """The line with the best way taken, if it only goes on with what is there; in small letters if that is."""
        return self.query + self._rest if self.chosen is None and self._rest else None

    @property
    def _typed(self) -> str:
        return self.query[self.found.start :].casefold()

    @property
    def _rest(self) -> str:
        """What the best way adds to what was typed; empty when it does not go on with that."""
        typed = self.query[self.found.start :]
        text = self.found.options[0].text if self.found.options else ""
        if len(text) <= len(typed) or text[: len(typed)].casefold() != typed.casefold():
            return ""
        rest = text[len(typed) :]
        return rest if text.startswith(typed) or typed != typed.lower() else rest.lower()

    def step(self, step: int) -> None:
        """Take the next way, or the one before."""
        begin = -1 if step > 0 else 0
        self.chosen = ((begin if self.chosen is None else self.chosen) + step) % len(self.found.options)

    def _taken(self, index: int) -> str:
        return self.query[: self.found.start] + self.found.options[index].text


class GhostSuggester(Suggester):
    """Suggests what `ghost` returns for the line."""

    def __init__(self, ghost: Callable[[str], str | None]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._ghost = ghost

    async def get_suggestion(self, value: str) -> str | None:
        """Return the line completed; None when nothing fits."""
        return self._ghost(value)
