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
        """Whether there are several ways."""
        return len(self.found.options) > 1

    @property
    def line(self) -> str:
        """What stands in the line: as typed, or with the chosen way taken."""
        return self.query if self.chosen is None else self._taken(self.chosen)

    @property
    def ghost(self) -> str | None:
        """The line with the best way taken, if it only goes on with what is there."""
        if self.chosen is not None or not self.found.options:
            return None
        typed, text = self.query[self.found.start :], self.found.options[0].text
        goes_on = len(text) > len(typed) and text[: len(typed)].casefold() == typed.casefold()
        return self._taken(0) if goes_on else None

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
