"""Who says the words of a Korean headline, deck or crosshead: whoever says them in the article.

Such a line shortens what is quoted further down and often leaves out the speaker. The quotation that has most of its
words is taken for the same; where none has, a line before all others belongs to the first who speaks.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from index.article import Quote

_WORD = re.compile(r"[가-힣]{2,}|\d+|[A-Za-z]{2,}")
_STEM = 2
"""In syllables. What follows is mostly a particle or an ending."""

_LEAST_SHARED = 2
_LEAST_SHARE = 0.5
_MOST_FORMS = 5
_MOST_LINES = 20
_MOST_QUOTES = 200
"""What goes beyond these no news has; so the work stays bounded."""


def with_echoes(quotes: Sequence[Quote], lines: Collection[int]) -> list[Quote]:
    """Return the quotations, those of the `lines` (indices) with the speaker of the quotation that they shorten."""
    full = [(at, _stems(quotes[at].text)) for at in range(min(len(quotes), _MOST_QUOTES)) if at not in lines]
    answered = list(quotes)
    for line in sorted(lines)[:_MOST_LINES]:
        same = _same(_stems(quotes[line].text), full)
        if same is None and quotes[line].speaker is None:
            same = next((at for at, _ in full if at > line and quotes[at].speaker is not None), None)
        if same is not None and quotes[same].speaker is not None:
            answered[line] = replace(quotes[line], speaker=quotes[same].speaker, cue=None, relay=None)
    return answered


def _stems(text: str) -> dict[str, set[str]]:
    """Return the words by their stems."""
    stems: dict[str, set[str]] = {}
    for word in _WORD.findall(text):
        stems.setdefault(word[:_STEM], set()).add(word)
    return stems


def _same(words: dict[str, set[str]], full: Sequence[tuple[int, dict[str, set[str]]]]) -> int | None:
    """Return which quotation has most of the words and most of their letters, None when none has half of them."""
    shared = [(words.keys() & stems.keys(), stems, at) for at, stems in full]
    enough = [one for one in shared if len(one[0]) >= max(_LEAST_SHARED, _LEAST_SHARE * len(words))]
    best = max(enough, key=lambda one: (len(one[0]), _letters(one[0], words, one[1])), default=None)
    return None if best is None else best[2]


def _letters(both: Collection[str], words: dict[str, set[str]], stems: dict[str, set[str]]) -> int:
    """Return how long the beginnings are that the words of the shared stems have in common."""
    pairs = [(word, list(stems[stem])[:_MOST_FORMS]) for stem in both for word in list(words[stem])[:_MOST_FORMS]]
    return sum(max(_common(word, other) for other in others) for word, others in pairs)


def _common(word: str, other: str) -> int:
    return next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), len(word))
