"""The words in which two renderings differ."""

from __future__ import annotations

import re
from itertools import groupby, islice
from typing import TYPE_CHECKING

from index.statements.dated import plain_date, written_dates
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Span

MOST_WORDS = 300
"""Words of a rendering that are compared; what follows is not marked."""

_LONGEST = 4_000
"""Code points in which dates are looked for."""

_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")


def differing(a: str, b: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the runs of words of `a` that `b` has not at that place, and those of `b` that `a` has not.

    By the longest common subsequence of their words without case, the first `MOST_WORDS` of either. Spans count
    code points in each text. Says nothing useful of two languages.
    """
    left, right = _words(a), _words(b)
    kept = _common([word for _, word in left], [word for _, word in right])
    return _runs([span for span, _ in left], {i for i, _ in kept}), _runs(
        [span for span, _ in right], {j for _, j in kept}
    )


def _words(text: str) -> list[tuple[Span, str]]:
    """Return the words as they are compared; a date is one, however it is written."""
    dates = written_dates(text[:_LONGEST])
    words = [((mention.start, mention.end), plain_date(mention)) for mention in dates]
    at = 0
    for start, end in [*(span for span, _ in words), (len(text), len(text))]:
        found = islice(_WORD.finditer(text, at, start), MOST_WORDS)
        words.extend((match.span(), fold(match[0])) for match in found)
        at = end
    return sorted(words)[:MOST_WORDS]


def _common(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of a longest common subsequence."""
    lengths = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        row, below = lengths[i], lengths[i + 1]
        for j in range(len(b) - 1, -1, -1):
            row[j] = below[j + 1] + 1 if a[i] == b[j] else max(below[j], row[j + 1])
    kept = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            kept.append((i, j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return kept


def _runs(words: Sequence[Span], kept: set[int]) -> tuple[Span, ...]:
    """Return the spans of neighbouring words that are not in `kept`."""
    runs = groupby(range(len(words)), key=kept.__contains__)
    places = [list(places) for is_kept, places in runs if not is_kept]
    return tuple((words[run[0]][0], words[run[-1]][1]) for run in places)
