"""Patterns of words: `*` for any letters, `?` for one, `~` for a letter or two written differently."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from index.search.spelling import distance, letters
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_STRIPPED = "\"'“”‘’.,;:!()[]"
_FUZZY = re.compile(r"(.*\w)~([12]?)$", re.DOTALL)
_MISCOUNTED = re.compile(r"([^\W\d]+)~[0-9]+$")
"""A word with a number of letters that `~` does not take; 3~5 is a span of numbers."""

_SHORT = 5
"""Words up to this length may differ in one letter, longer ones in two, unless the query says how many."""

_MOST_KNOWN = 50_000
"""Words of which a pattern remembers whether they fit."""


class FormPattern(Protocol):
    """Tells which folded words fit."""

    def fullmatch(self, string: str, /) -> object:
        """Return something true when the whole word fits."""


class Fuzzy:
    """Words that differ from one in at most so many letters. What it was asked is kept."""

    def __init__(self, word: str, most: int) -> None:
        """`word` is folded."""
        self.word = word
        self.most = most
        self._letters = letters(word)
        self._different = frozenset(self._letters)
        self._known: dict[str, bool] = {}

    def fullmatch(self, string: str, /) -> object:
        """Tell whether the word fits; Korean may go on, with a particle or more."""
        known = self._known.get(string)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[string] = self._fits(string)
        return known

    def _fits(self, string: str) -> bool:
        if "가" <= self.word[-1] <= "힣":
            string = string[: len(self.word)]
        given = letters(string)
        # A letter more, less or another changes at most two of the letters that there are.
        if len(self._different.symmetric_difference(given)) > 2 * self.most:
            return False
        return distance(self._letters, given, self.most) <= self.most


@lru_cache(maxsize=4)
def fuzzy(pattern: str) -> Fuzzy | None:
    """Return what `word~`, `word~1` and `word~2` mean; None for other patterns."""
    match = _FUZZY.fullmatch(pattern)
    if match is None:
        return None
    word = fold(match[1]).strip(_STRIPPED)
    return Fuzzy(word, int(match[2]) if match[2] else 1 if len(letters(word)) <= _SHORT else 2)


def miscounted(pattern: str) -> str:
    """Return `word~` for a word behind whose `~` stands a number that means nothing; empty for all else."""
    match = None if fuzzy(pattern) else _MISCOUNTED.fullmatch(pattern)
    return f"{match[1]}~" if match else ""


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


def fitting(words: Iterable[tuple[int, str]], pattern: str, most: int) -> Iterator[tuple[int, str]]:
    """Return the first `most` words that fit, with the numbers that they have."""
    form = form_pattern(pattern)
    return islice((one for one in words if form.fullmatch(one[1])), most)


def longest_literal(pattern: str) -> str:
    """Return the longest string that every word holds that fits, folded; a fuzzy word has none."""
    if fuzzy(pattern) is not None:
        return ""
    return max(re.split(r"[*?]+", fold(pattern).strip(_STRIPPED)), key=len)
