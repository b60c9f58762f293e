"""Times of day that differ by a minute or two: two clocks for one moment.

Reports of one event seldom share more than its hour, so the passages that give it are often not linked. A time that is
given to the minute is rare enough to bring them together: two that are a minute or two apart, each the nearest to the
other, in passages that share something else besides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.comparison.clocks import MINUTE, apart
from index.comparison.features import rarity
from index.comparison.figures import difference
from index.comparison.quantities import CLOCK, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.article import Difference
    from index.comparison.features import Sentence
    from index.comparison.quantities import Quantity
    from index.comparison.side import Side

    Moment = tuple[int, Quantity]
    """The number of a sentence and a time of day that it gives."""

_FARTHEST = 2 * MINUTE
"""Times further apart may be two moments of one event: when a rocket rose, and when it was seen overhead."""

_EVIDENCE = 1.5
"""The weight of what the sentences and their neighbours share, where a term that occurs once weighs 1."""

_MOST = 60
"""Times of an article that are looked at."""


def moment_differences(
    a: Side, b: Side, left: Sequence[Sentence], right: Sequence[Sentence], weights: Mapping[str, float]
) -> Iterator[Difference]:
    """Yield the times of day, given to the minute, that two articles give differently for what seems one moment."""
    mine, theirs = _moments(a, b, left), _moments(b, a, right)
    for i, x in mine:
        j, y = min(theirs, key=lambda moment: _between(x, moment[1]), default=(i, x))
        if y is x or _between(x, y) > _FARTHEST or _between(x, y) > min(_between(y, other) for _, other in mine):
            continue
        shared = _keys_around(left, i) & _keys_around(right, j)
        if sum(weights[key] for key in shared) >= _EVIDENCE * rarity(1, len(left) + len(right)):
            yield difference("number", a.passage(x.start, x.end), b.passage(y.start, y.end))


def _moments(side: Side, other: Side, sentences: Sequence[Sentence]) -> list[Moment]:
    """Return the times that the other article never gives."""
    found = [
        (number, quantity)
        for number, sentence in enumerate(sentences)
        for quantity in quantities(side.text, *sentence.span)
        if quantity.unit == CLOCK and quantity.factor <= MINUTE and not other.numbers.has(quantity)
    ]
    return found[:_MOST]


def _between(x: Quantity, y: Quantity) -> int:
    return apart(round(x.value * x.factor), round(y.value * y.factor))


def _keys_around(sentences: Sequence[Sentence], number: int) -> set[str]:
    near = sentences[max(0, number - 1) : number + 2]
    return {term.key for sentence in near for term in sentence.terms}
