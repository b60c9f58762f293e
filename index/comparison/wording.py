"""Quoted words that two articles give differently: the same statement in two translations, or cut in two ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.article import Difference
from index.comparison.rewording import are_other_words, likeness
from index.comparison.side import squeeze
from index.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Passage, Span
    from index.comparison.side import Side

_QUOTED = re.compile(
    "“([^“”\n]+)”|\"([^\"\n]+)\"|(?<!\\w)‘([^‘’\n]+)’|(?<!\\w)'([^'\n]+)'(?![A-Za-z])|「([^「」\n]+)」|『([^『』\n]+)』|《([^《》\n]+)》"
)
_LEAST_LIKE = 0.4
_LONGEST = 600
"""Longer quotations are not compared with one another."""

_MOST_PER_PASSAGE = 8
_SHOWN = 60
_SHORT = 6
"""Quotations of more words are shown without what they begin and end with in common."""

_WORD = re.compile(r"\S+")


def wording_differences(a: Side, b: Side, left: Span, right: Span) -> Iterator[Difference]:
    """Yield the quotations of two passages that are alike but not the same, each with the one most like it.

    Other endings, other spelling and what is explained in parentheses make no difference.
    """
    if a.korean != b.korean:
        return
    theirs = _quotations(b, right)
    for mine in _quotations(a, left):
        rivals = [(likeness(mine.text, other.text), -number) for number, other in enumerate(theirs)]
        alike, number = max(rivals, default=(0.0, 0))
        if _LEAST_LIKE <= alike < 1.0 and are_other_words(mine.text, theirs[-number].text):
            x, y = _narrowed(a, mine, b, theirs[-number])
            yield Difference("wording", x, y, f"“{_cut(x.text)}” in A, “{_cut(y.text)}” in B")


def _quotations(side: Side, span: Span) -> list[Passage]:
    found: list[Passage] = []
    for match in _QUOTED.finditer(side.text, *span):
        group = next(number for number, text in enumerate(match.groups(), 1) if text is not None)
        start, end = match.span(group)
        text = side.text[start:end]
        start, end = start + len(text) - len(text.lstrip()), start + len(text.rstrip(" ,."))
        if start < end and end - start <= _LONGEST:
            found.append(side.passage(start, end))
    return found[:_MOST_PER_PASSAGE]


def _narrowed(a: Side, mine: Passage, b: Side, theirs: Passage) -> tuple[Passage, Passage]:
    """Return two long quotations without the words that both begin or both end with; each keeps at least one word."""
    x = [match.span() for match in _WORD.finditer(a.text, mine.start, mine.end)]
    y = [match.span() for match in _WORD.finditer(b.text, theirs.start, theirs.end)]
    if max(len(x), len(y)) <= _SHORT:
        return mine, theirs
    most = min(len(x), len(y)) - 1
    head = _common(a, x, b, y, most)
    tail = _common(a, x[::-1], b, y[::-1], most - head)
    return (
        a.passage(x[head][0], x[len(x) - tail - 1][1]),
        b.passage(y[head][0], y[len(y) - tail - 1][1]),
    )


def _common(a: Side, x: list[Span], b: Side, y: list[Span], most: int) -> int:
    same = 0
    while same < most and squeeze(a.text[slice(*x[same])]) == squeeze(b.text[slice(*y[same])]):
        same += 1
    return same


def _cut(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"
