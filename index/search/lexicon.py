"""The words that a build of the index has met, each with what becomes of it.

Of two million words in ten thousand articles 30,000 are distinct. Each is folded, stemmed or cut into syllables once;
from then on it is a number, and articles are arrays of numbers.
"""

from __future__ import annotations

from array import array
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from index.search.beginnings import may_lean
from index.search.schema import LONGEST_START
from index.search.tokens import is_run, tokenise
from index.text import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_WORDS = 400_000
"""When it holds more, a lexicon is better begun anew: about 100 MB."""

NO_FORM = -1
"""For the tokens inside a run of syllables, which have no form of their own."""

BEHIND = "0"
"""Stands before a run of syllables that follows letters or digits without a blank: its codes begin higher."""

RUN, LEANING = 1, 2
"""A run of syllables, and one that may lean on what stands before it (`beginnings`)."""


class Terms(dict[str, int]):
    """Strings, numbered as they are met."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers = count()

    def __missing__(self, term: str) -> int:
        number = self[term] = next(self._numbers)
        return number

    def encoded(self) -> list[bytes]:
        """Return the strings in UTF-8, in the order of their numbers."""
        return [term.encode() for term in self]


class Lexicon(dict[str, int]):
    """Words to their numbers; a word is what `tokens` cuts a text into, as it is written."""

    def __init__(self) -> None:
        super().__init__()
        self.terms = Terms()
        self.forms = Terms()
        self.starts = Terms()
        self._first, self._count, self._kind = array("i"), array("i"), array("b")
        self._term, self._code, self._form, self._shift = array("i"), array("i"), array("i"), array("i")
        self._starts = array("i")

    def __missing__(self, word: str) -> int:
        """Learn a new word."""
        number = self[word] = len(self._first)
        self._learn(word, "")
        return number

    def behind(self, before: str, run: str) -> int:
        """Return the number of a run of syllables that is read otherwise because of what stands before it."""
        key = before + run
        number = self.get(key)
        if number is None:
            number = self[key] = len(self._first)
            self._learn(run, before)
        return number

    def _learn(self, word: str, before: str) -> None:
        tokens = tokenise(before + word)[len(tokenise(before)) :]
        skipped = len(before)
        self._first.append(len(self._term))
        self._count.append(len(tokens))
        self._kind.append(is_run(word) and (LEANING if may_lean(fold(word)) else RUN))
        for token in tokens:
            self._term.append(self.terms[token.term])
            self._code.append(token.code)
            self._shift.append(token.start - skipped)
            self._form.append(self._number_of_form(token.form) if token.form else NO_FORM)

    def _number_of_form(self, form: str) -> int:
        number = self.forms[form]
        if 2 * number == len(self._starts):
            self._starts.extend((self.starts[form[:1]], self.starts[form[:LONGEST_START]]))
        return number

    # As arrays

    def words(self) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int8]]:
        """Return for each word the number of its first token, how many it has, and `RUN` or `LEANING` or 0."""
        return np.array(self._first), np.array(self._count), np.array(self._kind)

    def tokens(self) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
        """Return for each token its term, its code, its form or `NO_FORM`, and how far in its word it begins."""
        return np.array(self._term), np.array(self._code), np.array(self._form), np.array(self._shift)

    def beginnings(self) -> NDArray[np.int32]:
        """Return for each form its beginnings of one letter and of `LONGEST_START`, which may be the same."""
        return np.array(self._starts).reshape(-1, 2)
