"""Deciding whether a text is a new version of one that is here, or another article.

Doubt keeps them apart: of two articles merged wrongly one is lost to the search, of two kept apart wrongly both are
there. Many addresses are no address of one article: an agency's page of the day carries dozens, in set phrases.
"""

from __future__ import annotations

import re
from itertools import islice

from index.text import fold

RUN = 3
"""Words of a run. On 90,000 pairs of formulaic reports that share a page, runs of three words tell versions from
neighbours best: single words leave 1,400 pairs of different reports half alike, runs of three 80."""

SAME_PLACE, OTHER_TITLE = 0.4, 0.9
"""The share of runs that makes a version: under the same title or in the same file, and otherwise."""

_LONGEST = 100_000
"""Code points that are looked at."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\s\u3040-\u30ff\u3400-\u9fff]+")


def is_version(title: str, text: str, other_title: str, other_text: str, *, same_file: bool) -> bool:
    """Tell whether two articles from the same place are versions of one.

    `same_file` says that the place is a file of one article rather than an address or a line.
    """
    least = SAME_PLACE if same_file or fold(title) == fold(other_title) else OTHER_TITLE
    return shared_runs(text, other_text) >= least


def shared_runs(one: str, other: str) -> float:
    """Return how much of the shorter text's runs of `RUN` words the other one has, 0 to 1."""
    runs, others = _runs(one), _runs(other)
    fewest = min(len(runs), len(others))
    return len(runs & others) / fewest if fewest else 0.0


def _runs(text: str) -> set[tuple[str, ...]]:
    """Return the runs of words in a text; an ideograph is a word."""
    words = _WORD.findall(text[:_LONGEST])
    if len(words) < RUN:
        return {tuple(words)} if words else set()
    return set(zip(*(islice(words, start, None) for start in range(RUN)), strict=False))
