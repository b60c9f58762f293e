"""Bars in characters, an eighth of a line fine."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_EIGHTHS = " ▁▂▃▄▅▆▇█"
NONE = "·"
"""On the ground where there are articles and none of them has the term; where there are no articles, nothing is."""


def eighths(value: float, highest: float, lines: int) -> int:
    """Return the height of a bar; what is not nothing has an eighth at least."""
    if value <= 0 or highest <= 0:
        return 0
    return max(1, min(lines * 8, round(value / highest * lines * 8)))


def bar_lines(heights: Sequence[int | None], width: int, lines: int) -> list[list[str]]:
    """Return the lines from top to ground, each with a text of `width` cells for every bar.

    `heights` are in eighths of a line, None where there is nothing to count; a bar of three cells or more has a gap
    behind it.
    """
    filled = width if width < 3 else width - 1
    return [
        [(_cell(height, lines - 1 - number) * filled).ljust(width) for height in heights] for number in range(lines)
    ]


def _cell(height: int | None, line: int) -> str:
    """Return the character of a bar in a line, counted from the ground."""
    if height is None:
        return " "
    if not height and not line:
        return NONE
    return _EIGHTHS[max(0, min(8, height - line * 8))]


def runs(texts: Sequence[str], cursor: int) -> list[tuple[str, bool, bool]]:
    """Return a line's texts joined where they look the same: `(text, is under the cursor, is ground)`."""
    joined = groupby(enumerate(texts), key=lambda one: (one[0] == cursor, one[1].startswith(NONE)))
    return [("".join(text for _, text in group), here, ground) for (here, ground), group in joined]
