"""How far two spellings are apart."""

from __future__ import annotations

import unicodedata


def letters(word: str) -> str:
    """Return a word letter by letter: a syllable of Hangul is two or three."""
    return word if word.isascii() else unicodedata.normalize("NFD", word)


def distance(one: str, other: str, most: int) -> int:
    """Return in how many letters two words differ, or `most + 1` when it is more than `most`.

    A letter too many, too few, another one, or two that changed places (optimal string alignment; Damerau 1964). Only a
    band of width `2 * most + 1` of the table is filled.
    """
    if one == other:
        return 0
    if abs(len(one) - len(other)) > most:
        return most + 1
    far = most + 1
    before: list[int] = []
    row = [min(place, far) for place in range(len(other) + 1)]
    for i, letter in enumerate(one, 1):
        last, row_before = row, before
        row = [far] * (len(other) + 1)
        row[0] = min(i, far)
        for j in range(max(1, i - most), min(len(other), i + most) + 1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other[j - 1]))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == other[j - 1]:
                best = min(best, row_before[j - 2] + 1)
            row[j] = best
        if min(row) > most:
            return far
        before = last
    return min(row[-1], far)
