"""How much of what is labelled was found, and how much of what was found is right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """What became of labelled things: marks, or pairs."""

    right: int
    """Found, and labelled as right."""

    wrong: int
    """Found, and labelled as wrong."""

    missed: int
    """Labelled as right, and not found."""

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is right that was found."""
        return self.right / max(1, self.right + self.missed)

    def __add__(self, other: Score) -> Score:
        """Return both as one."""
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)
