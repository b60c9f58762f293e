"""Whether two quotations are the same words, the same statement in other words, or two statements."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from index.comparison.side import squeeze
from index.comparison.terms import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ALMOST = 0.999
_LONG = 6
"""In quotations of more words than this, single letters say nothing about likeness, at least in English."""

_IN_PARENTHESES = re.compile(r"\s?\([^()]*\)")
_EXPLAINED = re.compile(r"\w+\(([^()]+)\)")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_WORD = re.compile(r"\w[\w'’-]*")
_LEAST_STEM = {False: 0.75, True: 0.4}
"""The part of the shorter word that two inflections of one word begin with in common, in letters: of Korean less, whose
endings are long."""

_SHORTEST_INFLECTED = 3
"""Two Korean words of fewer syllables are two nouns rather than two forms of a verb."""

_SYLLABLES = 0xAC00, 0xD7A3
_VOWELS, _FINALS = 21, 28
_N, _R, _SILENT = 2, 5, 11
_FRONT_VOWELS = frozenset({2, 3, 6, 7, 12, 17, 20})
_E, _YE = 5, 7


def likeness(mine: str, theirs: str) -> float:
    """Return 1 when one holds the other, else the larger share of pairs of letters or of words in common.

    Northern and Southern spelling are the same, and so are a word and what explains it in parentheses.
    """
    if not squeeze(mine) or not squeeze(theirs):
        return 0.0
    if any(x in y or y in x for x in _readings(mine) for y in _readings(theirs)):
        return 1.0
    of_words = _dice(_word_counts(mine), _word_counts(theirs))
    if not _HANGUL.search(mine + theirs) and min(len(mine.split()), len(theirs.split())) > _LONG:
        return min(_ALMOST, of_words)
    x, y = _spelled(squeeze(mine)), _spelled(squeeze(theirs))
    of_letters = _dice(Counter(map("".join, pairwise(x))), Counter(map("".join, pairwise(y))))
    return min(_ALMOST, max(of_letters, of_words))


def are_other_words(mine: str, theirs: str) -> bool:
    """Tell whether two quotations differ in more than endings, small words, spelling and parentheses.

    Words that only one of two long quotations has do not count: the other is cut.
    """
    x, y = (
        [_spelled(squeeze(word)) for word in _WORD.findall(_IN_PARENTHESES.sub("", _EXPLAINED.sub(r"\1", text)))]
        for text in (mine, theirs)
    )
    changes = SequenceMatcher(None, x, y, autojunk=False).get_opcodes()
    cut = min(len(x), len(y)) > _LONG
    return any(_is_change(x[i:j], y[k:m], cut) for kind, i, j, k, m in changes if kind != "equal")


def _readings(text: str) -> Iterator[str]:
    """Yield the letters of a text: all, those outside parentheses, and those inside in place of what they explain."""
    for reading in {text, _IN_PARENTHESES.sub("", text), _EXPLAINED.sub(r"\1", text)}:
        if letters := squeeze(reading):
            yield _spelled(letters)


def _is_change(mine: Sequence[str], theirs: Sequence[str], cut: bool) -> bool:
    x, y = _telling(mine), _telling(theirs)
    if cut and not (x and y):
        return False
    same = len(x) == len(y) and all(map(_is_inflection, x, y))
    return not same and not (x and y and _is_inflection("".join(x), "".join(y)))


def _telling(letters: Sequence[str]) -> list[str]:
    return [word for word in letters if words(word, 0, len(word))]


def _is_inflection(one: str, other: str) -> bool:
    if {word.key for word in words(one, 0, len(one))} == {word.key for word in words(other, 0, len(other))}:
        return True
    korean = one[0] >= "\uac00"
    if korean and max(len(one), len(other)) < _SHORTEST_INFLECTED:
        return False
    x, y = unicodedata.normalize("NFD", one), unicodedata.normalize("NFD", other)
    same = next((at for at, (a, b) in enumerate(zip(x, y, strict=False)) if a != b), min(len(x), len(y)))
    return same >= _LEAST_STEM[korean] * min(len(x), len(y))


def _spelled(letters: str) -> str:
    """Return Hangul in one spelling for North and South: the initial-sound law applied to every syllable."""
    return letters if letters.isascii() else "".join(map(_syllable, letters))


def _syllable(letter: str) -> str:
    if not _SYLLABLES[0] <= ord(letter) <= _SYLLABLES[1]:
        return letter
    rest, final = divmod(ord(letter) - _SYLLABLES[0], _FINALS)
    initial, vowel = divmod(rest, _VOWELS)
    if initial in (_R, _N):
        initial = _SILENT if vowel in _FRONT_VOWELS else _N
    return chr(_SYLLABLES[0] + (initial * _VOWELS + (_E if vowel == _YE else vowel)) * _FINALS + final)


def _word_counts(text: str) -> Counter[str]:
    return Counter(word.key for word in words(text, 0, len(text)))


def _dice(x: Counter[str], y: Counter[str]) -> float:
    total = x.total() + y.total()
    return 2 * (x & y).total() / total if total else 0.0
