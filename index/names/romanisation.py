"""A key for Korean names that is the same in Hangul and in every romanisation.

McCune-Reischauer, the Revised Romanisation, the North's own and what newspapers make of names differ in voicing,
aspiration, the vowels 어 오 우 으, and in ㄹ and ㄴ at the beginning: the key leaves out just that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_INITIALS = ("k", "k", "n", "t", "t", "l", "m", "p", "p", "s", "s", "", "c", "c", "c", "k", "t", "p", "h")
_VOWELS = (
    "a",
    "e",
    "ya",
    "ye",
    "o",
    "e",
    "yo",
    "ye",
    "o",
    "a",
    "e",
    "e",
    "yo",
    "o",
    "o",
    "e",
    "i",
    "yo",
    "o",
    "i",
    "i",
)
_FINALS = ("", *"kkknnntlkmlllplmppttNttktpt")
_FIRST = ord("가")

_CONSONANTS = (
    (r"(?<=[aeiou])r(?=k$)", ""),  # Park
    (r"ng(?![aeiouyw])", "N"),
    (r"t?ch|jj?|z", "C"),
    (r"sh", "s"),
    (r"c?k[kh]?|gg?|[cqx]", "k"),
    (r"p[ph]?|bb?|[fv]", "p"),
    (r"t[th]?|dd?", "t"),
    (r"rh?|ll?", "l"),
)
_SOUNDS = (
    (r"ee|e?ui|wi", "i"),
    (r"y(?:eo|oo|ou|u|eu)", "yo"),
    (r"oe|oi|oy|wae|we(?!o)|ae|ai|ay|ea|ei|ey", "e"),
    (r"w?(?:eo|eu|oo|ou|u)|wo", "o"),
    (r"w", ""),
    (r"(?<=[aeio])h(?![aeioy])", ""),
)
_CONSONANT_RULES = tuple((re.compile(pattern), sound) for pattern, sound in _CONSONANTS)
_SOUND_RULES = tuple((re.compile(pattern), sound) for pattern, sound in _SOUNDS)
_DOUBLED = re.compile(r"(.)\1+")
_LETTERS_OF = {
    "k": "kgcqx", "t": "td", "p": "pbfv", "c": "cjz", "s": "s", "n": "nlr", "m": "m", "h": "h",
}  # fmt: skip
_LONGEST = 24
_VOWELS_ONLY = {letter: "a" if chr(letter) in "aeiou" else " " for letter in range(128)}


@lru_cache(maxsize=50_000)
def latin_key(word: str) -> str:
    """Return the key of one romanised word; empty for what has no Latin letters."""
    return _with_law(_sounds_of(word))


def _sounds_of(word: str) -> str:
    key = re.sub("[^a-z]", "", fold(word))[:_LONGEST]
    for pattern, sound in (*_CONSONANT_RULES, *_SOUND_RULES):
        key = pattern.sub(sound, key)
    return key.replace("C", "c")


def may_have_key(word: str, key: str) -> bool:
    """Tell quickly, by its vowels, whether a small-lettered word may have a key; for names, no is certain."""
    groups = len(word.translate(_VOWELS_ONLY).split())
    vowels = key.translate(_VOWELS_ONLY)
    return len(vowels.split()) <= groups <= vowels.count("a") + 1


def given_key(parts: Sequence[str]) -> str:
    """Return the key of a given name whose syllables are written apart: only the first of them begins a word."""
    return _with_law("".join(map(_sounds_of, parts)))


def hangul_key(word: str) -> str:
    """Return the key of a word of Hangul syllables; other characters are left out."""
    sounds = []
    for syllable in word:
        number = ord(syllable) - _FIRST
        if 0 <= number < 11_172:
            sounds.append(_INITIALS[number // 588] + _VOWELS[number // 28 % 21] + _FINALS[number % 28])
    return _with_law("".join(sounds))


@lru_cache(maxsize=4_096)
def _with_law(key: str) -> str:
    """Return a key as the South says it where a word begins and behind a consonant; no sound twice in a row."""
    key = re.sub("^[ln](?=[yi])", "", _DOUBLED.sub(r"\1", key))
    key = re.sub("^l|(?<=[Nmkpt])l", "n", key)
    return re.sub("^yi", "i", key)


def first_letters(key: str) -> str:
    """Return the letters that a romanised word with this key may begin with."""
    return _LETTERS_OF.get(key[:1], "aeiouywlrn")


def syllables_with_key(key: str) -> tuple[str, ...]:
    """Return the Hangul syllables with this key."""
    return _syllables().get(key, ())


@lru_cache(maxsize=1)
def _syllables() -> dict[str, tuple[str, ...]]:
    """Return all syllables by key; 30 ms."""
    found: dict[str, list[str]] = defaultdict(list)
    for number in range(11_172):
        found[hangul_key(chr(_FIRST + number))].append(chr(_FIRST + number))
    return {key: tuple(syllables) for key, syllables in found.items()}
