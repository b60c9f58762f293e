"""Going through earlier searches: narrowed by what is typed, one of them chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(slots=True)
class Recall:
    """The list of earlier searches while it is open."""

    searches: Sequence[str]
    """All of them, the last one first."""

    words: str = ""
    """What has been typed since the list was opened; only searches that hold all of its words are listed."""

    chosen: int = 0
    """The place in `listed` of the one that Enter takes."""

    @property
    def listed(self) -> list[str]:
        """The searches that hold the words."""
        words = self.words.casefold().split()
        return [one for one in self.searches if all(word in one.casefold() for word in words)]

    @property
    def text(self) -> str | None:
        """The one that is chosen; None when no search holds the words."""
        listed = self.listed
        return listed[min(self.chosen, len(listed) - 1)] if listed else None

    def narrow(self, words: str) -> None:
        """List only the searches that hold all of `words`."""
        self.words, self.chosen = words, 0

    def step(self, step: int) -> None:
        """Choose another one, as far as there are any."""
        self.chosen = max(0, min(self.chosen + step, len(self.listed) - 1))

    def forget(self) -> str | None:
        """Leave the chosen one out from now on, and return it."""
        text = self.text
        self.searches = [one for one in self.searches if one != text]
        self.step(0)
        return text
