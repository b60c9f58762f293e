"""Words that the two halves of the country have for the same thing: 북남/남북, 로케트/로켓.

Names are not among them: the gazetteer knows their spellings. Nor is what the initial-sound law explains.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from index.search.variants import Reading, reading, without_particle
from index.text import fold

_FILE = Path(__file__).with_name("word_pairs.tsv")
_START = "^"
"""Stands before words that mean this only at the beginning of a word."""

_MOST = 6
"""Other words that are looked for at most."""


def other_words(word: str) -> tuple[str, ...]:
    """Return what the other half of the country says for a Korean word, or for what the word begins with.

    `북남관계를` is 남북관계. Empty for most words.
    """
    folded = fold(word)
    groups = _groups()
    for length in range(min(len(folded), max(map(len, groups))), 1, -1):
        group = groups.get(folded[:length])
        if group is None:
            continue
        rest = folded[length:]
        if len(rest) == 1 and without_particle(f"{folded[:length]}{rest}") != folded[:length]:
            continue
        whole = without_particle(folded) if len(without_particle(folded)) >= length else folded
        rest = whole[length:]
        return tuple(f"{other}{rest}" for other in group if other != folded[:length])[:_MOST]
    return ()


@lru_cache(maxsize=1)
def _groups() -> dict[str, tuple[str, ...]]:
    """Return the words that mean the same, by each of them."""
    groups: dict[str, tuple[str, ...]] = {}
    for line in _lines():
        words = tuple(word.lstrip(_START) for word in line)
        groups.update(dict.fromkeys(words, words))
    return groups


def other_reading(word: str) -> Reading:
    """Return how a word that `other_words` gave is looked for: short ones only at the beginning of a word."""
    return reading(word, from_start=word.startswith(_at_start()))


@lru_cache(maxsize=1)
def _at_start() -> tuple[str, ...]:
    return tuple(word.lstrip(_START) for line in _lines() for word in line if word.startswith(_START))


def _lines() -> list[list[str]]:
    return [line.partition("#")[0].split() for line in _FILE.read_text(encoding="utf-8").splitlines()]
