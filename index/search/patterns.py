"""Patterns of words: `*` for any letters, `?` for one, `~` for a letter or two written differently."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from index.search.spelling import distance, letters
from index.text import fold

_STRIPPED = "\"'“”‘’.,;:!()[]"
_FUZZY = re.compile(r"(.*\w)~([12]?)$", re.DOTALL)
_SHORT = 5
"""Words up to this length may differ in one letter, longer ones in two, unless the query says how many."""


class FormPattern(Protocol):
    """Tells which folded words fit."""

    def fullmatch(self, string: str, /) -> object:
        """Return something true when the whole word fits."""


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words that differ from one in at most so many letters."""

    word: str
    """Folded."""

    most: int

    def fullmatch(self, string: str, /) -> object:
        """Tell whether the word fits; Korean may go on, with a particle or more."""
        if "가" <= self.word[-1] <= "힣":
            string = string[: len(self.word)]
        return distance(letters(self.word), letters(string), self.most) <= self.most


def fuzzy(pattern: str) -> Fuzzy | None:
    """Return what `word~`, `word~1` and `word~2` mean; None for other patterns."""
    match = _FUZZY.fullmatch(pattern)
    if match is None:
        return None
    word = fold(match[1]).strip(_STRIPPED)
    return Fuzzy(word, int(match[2]) if match[2] else 1 if len(letters(word)) <= _SHORT else 2)


def form_pattern(pattern: str) -> FormPattern:
    """Return what tells whether whole folded words fit a query's pattern."""
    near = fuzzy(pattern)
    if near is not None:
        return near
    parts = re.split(r"([*?]+)", fold(pattern).strip(_STRIPPED))
    return re.compile("".join(_piece(part) for part in parts))


def _piece(part: str) -> str:
    """Return a part of the expression; stars in a row are one, so that nothing backtracks without end."""
    if part and set(part) <= {"*", "?"}:
        return "." * part.count("?") + (r"[^\s]*" if "*" in part else "")
    return re.escape(part)


def literal_prefix(pattern: str) -> str:
    """Return the letters that every word begins with that fits, folded; of a fuzzy word that is its first letter."""
    near = fuzzy(pattern)
    if near is not None:
        return near.word[:1]
    return re.split(r"[*?]", fold(pattern).strip(_STRIPPED), maxsplit=1)[0]
