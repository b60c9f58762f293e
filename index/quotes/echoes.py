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


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text))


def _same(words: frozenset[str], full: Sequence[tuple[int, frozenset[str]]]) -> int | None:
    """Return which quotation has most of the words, None when none has half of them."""
    shared, at = max(((len(words & stems), -at) for at, stems in full), default=(0, 0))
    return -at if shared >= max(_LEAST_SHARED, _LEAST_SHARE * len(words)) else None
