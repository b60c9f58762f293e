"""Where words stand in a Korean text, found without a pattern of their own.

A pattern made for each name costs about a millisecond to compile where it holds a range of syllables, as much as
reading an article; so a name is looked for as it is, and what stands around it is matched by patterns made once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SYLLABLE = re.compile(r"[가-힣]")
_WORD_BEFORE = re.compile(r"(?<![가-힣])([가-힣]{1,8}) $")
_GLUED_BEFORE = re.compile(r"(?<![가-힣])[가-힣]{1,8}$")
_REACH = 12
"""In characters, to the beginning of the word before."""


def places_of(text: str, word: str, end: int | None = None) -> Iterator[int]:
    """Yield where `word` stands in `text[:end]`, in order, wherever a word begins."""
    at = text.find(word, 0, end)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word), end)


def begins_word(text: str, at: int) -> bool:
    """Tell whether no syllable stands right before `at`."""
    return at == 0 or _SYLLABLE.match(text, at - 1) is None


def word_before(text: str, at: int) -> str | None:
    """Return the Korean word of up to eight syllables before the blank before `at`, None when there is none."""
    match = _WORD_BEFORE.search(text, max(0, at - _REACH), at)
    return None if match is None else match[1]


def glued_before(text: str, at: int) -> str | None:
    """Return the syllables, up to eight, with which the word that goes on at `at` begins."""
    match = _GLUED_BEFORE.search(text, max(0, at - _REACH), at)
    return None if match is None else match[0]
