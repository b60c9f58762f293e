"""The pieces between blanks that texts are made of, and which of them hold what a query asks for.

Texts repeat their words, and no token spans a blank. So the terms of each piece are found out once, and what to mark in
a text is looked for by set: cutting every text into tokens takes twenty times as long.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING

from index.search.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from index.article import Span
    from index.search.tokens import Token

    Strings = set[str] | frozenset[str]

MOST_PIECES = 40_000
"""Pieces that are kept, some 15 MB; with half of them a key costs a third more."""

LONGEST = 40
"""Longer pieces, as of texts without blanks, are not kept."""

_FEW = 8
"""Up to so many pieces are looked for in a text one by one."""

_AT_ONCE = 60
"""Code points that are cut into tokens at a time, about."""

_SHORT = 10_000
"""Code points of a text whose pieces are kept: some 2 MB for all that are."""

_BLANK = re.compile(r"\s")
_NONE: frozenset[str] = frozenset()


def pieces_of(text: str) -> frozenset[str]:
    """Return the pieces of a text; the last short ones are known, as the next letter often finds them again."""
    return _pieces_of_short(text) if len(text) < _SHORT else frozenset(text.split())


@lru_cache(maxsize=100)
def _pieces_of_short(text: str) -> frozenset[str]:
    return frozenset(text.split())


class Pieces:
    """The pieces met last. May be asked by several threads."""

    def __init__(self) -> None:
        self._forms: dict[str, tuple[str, ...]] = {}
        self._by_term: dict[str, set[str]] = {}
        self._lock = Lock()

    def holding(self, pieces: Strings, terms: Iterable[str]) -> set[str]:
        """Return those of `pieces` that hold one of the terms, and those longer than `LONGEST`, which may."""
        with self._lock:
            long = self._learn(pieces)
            return long.union(*(self._by_term.get(term, _NONE) & pieces for term in terms))

    def fitting(self, pieces: Strings, fits: Callable[[str], object]) -> set[str]:
        """Return those of `pieces` with a form that `fits` says yes to, none longer than `LONGEST`."""
        with self._lock:
            kept = pieces.difference(self._learn(pieces))
            return {piece for piece in kept if any(map(fits, self._forms[piece]))}

    def _learn(self, pieces: Strings) -> set[str]:
        """Learn what is new, and return those that are too long for it."""
        if len(self._forms) > MOST_PIECES:
            self._forms.clear()
            self._by_term.clear()
        unknown = pieces.difference(self._forms)
        long = {piece for piece in unknown if len(piece) > LONGEST}
        for piece in unknown - long:
            tokens = tokenise(piece)
            self._forms[piece] = tuple(token.form for token in tokens if token.form)
            for token in tokens:
                self._by_term.setdefault(token.term, set()).add(piece)
        return long


class Passage:
    """The tokens of a text from a piece on, cut as far as they are asked for."""

    def __init__(self, text: str, begin: int) -> None:
        """`begin` is where the piece begins."""
        self.tokens: list[Token] = []
        self.end = begin
        """Where cutting goes on."""

        self._text = text

    def reaches(self, number: int) -> bool:
        """Cut until there is a token of that number, and tell whether there is one."""
        while len(self.tokens) <= number and self.end < len(self._text):
            self.cut(min(self.end + _AT_ONCE, len(self._text)))
        return number < len(self.tokens)

    def cut(self, least: int) -> None:
        """Cut up to the first blank from `least` on."""
        blank = _BLANK.search(self._text, least)
        end = blank.start() if blank else len(self._text)
        self.tokens += tokenise(self._text, self.end, end)
        self.end = end


def places(text: str, wanted: Strings) -> list[Span]:
    """Return where those of a text's pieces stand that are `wanted`, in order."""
    if len(wanted) > _FEW:
        return [span for piece, span in _all_places(text) if piece in wanted]
    return sorted(chain.from_iterable(_places(text, piece) for piece in wanted))


def _places(text: str, piece: str) -> Iterator[Span]:
    begin = text.find(piece)
    while begin >= 0:
        end = begin + len(piece)
        if (begin == 0 or text[begin - 1].isspace()) and (end == len(text) or text[end].isspace()):
            yield begin, end
        begin = text.find(piece, end)


def _all_places(text: str) -> Iterator[tuple[str, Span]]:
    end = 0
    for piece in text.split():
        begin = text.index(piece, end)
        end = begin + len(piece)
        yield piece, (begin, end)
