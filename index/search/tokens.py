"""Cutting text into the terms that are indexed, searched and highlighted.

One function does it for articles, queries and highlights, so that what is found is what is marked.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from whoosh.lang.porter import stem as porter

from index.text import fold

_HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
_HAN = "\u2e80-\u2fdf\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(
    rf"(?P<hangul>[{_HANGUL}]+)|(?P<han>[{_HAN}]+)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?![\d])|\d+\.\d+(?![\d]))"
    rf"|(?P<word>[^\W_{_HANGUL}{_HAN}]+(?:['’ʼ＇][^\W\d_{_HANGUL}{_HAN}]+)*)"
)
_SYLLABLE = re.compile(f"[{_HANGUL}{_HAN}]")
LONGEST = 64
"""Longer words are cut to this many characters: they are no words."""


class Token(NamedTuple):
    """A term and where it stands."""

    term: str
    form: str
    """The folded word as written, before stemming."""

    start: int
    end: int


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the Porter stem of a folded English word; other words come back as they are."""
    return str(porter(word)) if word.isascii() and word.isalpha() and len(word) > 2 else word


def tokenise(text: str) -> list[Token]:
    """Return the tokens of `text` in order.

    Words are folded and stemmed; Hangul and Han are cut into overlapping pairs of syllables, so that a word is
    found in a longer one and with any particle; the last syllable of a run also stands alone. Linear in time.
    """
    tokens: list[Token] = []
    append, new, known = tokens.append, tuple.__new__, _KNOWN.get
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        learnt = known(word)
        if learnt is None:
            if match.lastgroup in {"hangul", "han"}:
                _append_pairs(tokens, fold(word), start, end)
                continue
            learnt = _learn(word, match.lastgroup == "number")
        append(new(Token, (*learnt, start, end)))  # a third of the time of Token(...)
    return tokens


_KNOWN: dict[str, tuple[str, str]] = {}
"""Term and form of the words met last."""

_MOST_KNOWN = 100_000


def _learn(word: str, is_number: bool) -> tuple[str, str]:
    """Return the term and the form of a word or number, and keep them for the next time."""
    if is_number:
        form = term = fold(word).replace(",", "")[:LONGEST]
    else:
        form = fold(word)[:LONGEST].removesuffix("'s")
        term = stem(form)
    if len(_KNOWN) >= _MOST_KNOWN:
        _KNOWN.clear()
    _KNOWN[word] = term, form
    return term, form


def _append_pairs(tokens: list[Token], run: str, start: int, end: int) -> None:
    """Cut a run of Hangul or Han; its offsets are exact when folding kept the length, else those of the run."""
    exact = len(run) == end - start
    for i in range(len(run)):
        pair = run[i : i + 2]
        first = start + i if exact else start
        last = min(start + i + 2, end) if exact else end
        tokens.append(Token(pair, run[:LONGEST] if i == 0 else "", first, last))


class Sought(NamedTuple):
    """A token that a query asks for."""

    term: str
    position: int
    """Counted from the first token of the phrase: the others must stand just so far behind it."""


def query_tokens(text: str) -> list[Sought]:
    """Return the tokens that a query's word or phrase asks for, in order.

    As `tokenise`, but without a single syllable that hangs on to what is before it: the end of a longer run, or
    a particle (`KCNA의`).
    """
    sought: list[Sought] = []
    last_end = -1
    for position, token in enumerate(tokenise(text)):
        if not (is_syllable(token.term) and token.start <= last_end):
            sought.append(Sought(token.term, position))
        last_end = token.end
    return sought


def is_syllable(term: str) -> bool:
    """Tell whether `term` is one syllable of Hangul or Han, which is looked up as the beginning of pairs."""
    return _SYLLABLE.fullmatch(term) is not None
