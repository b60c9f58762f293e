"""Captions that a page prints twice: once for the eye and once as the description of the picture.

The two copies stand on one line or on two, and often differ in a word. The fuller one is kept.
"""

from __future__ import annotations

_SHORTEST = 20
_SHORTEST_DIFFERING = 40
_LONGEST = 1600
_ALIKE = 0.85
_SAME_BEGINNING = 16
_MOST_PLACES = 4


def undoubled(paragraph: str) -> str:
    """Return a paragraph that holds the same caption twice with the fuller copy only, any other as it is."""
    if not 2 * _SHORTEST <= len(paragraph) <= _LONGEST:
        return paragraph
    place = paragraph.find(paragraph[:_SAME_BEGINNING], _SHORTEST)
    for _ in range(_MOST_PLACES):
        if place < 0:
            break
        kept = _fuller(paragraph[:place].strip(), paragraph[place:])
        if kept:
            return kept
        place = paragraph.find(paragraph[:_SAME_BEGINNING], place + 1)
    return paragraph


def alike(one: str, other: str) -> bool:
    """Return whether two captions are the same but for a word or a credit."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST or len(longer) > _LONGEST or shorter[:_SAME_BEGINNING] != longer[:_SAME_BEGINNING]:
        return False
    return bool(_fuller(shorter, longer))


def _fuller(first: str, rest: str) -> str:
    """Return the fuller of `first` and the copy of it that `rest` begins with, with the credit that follows it.

    Empty when `rest` does not begin with a copy.
    """
    words, following = first.split(), rest.split()
    lengths = range(max(1, len(words) - 2), len(words) + 3)
    ratio, length = max((_likeness(words, following[:length]), length) for length in lengths)
    if ratio < (_ALIKE if len(first) >= _SHORTEST_DIFFERING else 1.0) or len(following) - length > len(words):
        return ""
    second, credit = " ".join(following[:length]), " ".join(following[length:])
    return f"{max(second, first, key=len)} {credit}".strip()


def _likeness(words: list[str], others: list[str]) -> float:
    """Return the share of words that stand within two places of the same word in the other copy."""
    if abs(len(words) - len(others)) > 2:
        return 0.0
    matching = sum(word in others[max(0, place - 2) : place + 3] for place, word in enumerate(words))
    return matching / max(len(words), len(others), 1)
