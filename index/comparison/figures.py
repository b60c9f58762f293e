"""Numbers and dates in which two linked passages differ.

Reported only when both sides speak of the same thing: the same noun or measure, one candidate on each side, and neither
value found anywhere else in the other article. Better to miss a difference than to claim one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import Difference, Passage
from index.comparison.dates import dates
from index.comparison.quantities import quantities
from index.comparison.terms import words
from index.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Span
    from index.comparison.dates import DateMention
    from index.comparison.quantities import Quantity
    from index.comparison.side import Side

_MOST_PER_PASSAGE = 8
"""Numbers of a passage that are looked at: a table of results is not compared figure by figure."""

_NOUNS_AFTER = 4
_NOUNS_BEFORE = 2
_CONVERTED = 0.02
"""Values in different units that are closer than this are one value, converted and rounded."""

_LARGE = 10


def number_differences(a: Side, b: Side, left: Span, right: Span) -> Iterator[Difference]:
    """Yield the numbers in which two passages differ, then the large or measured ones that only one of them gives."""
    mine, theirs = _unmatched(a, b, left, right), _unmatched(b, a, right, left)
    paired: set[Quantity] = set()
    for x in mine:
        rivals = [y for y in theirs if y not in paired and _of_the_same(a, x, left, b, y, right)]
        if len(rivals) == 1 and not _equal(x, rivals[0]):
            paired.update((x, rivals[0]))
            yield _difference("number", _counted(a, x, left), _counted(b, rivals[0], right))
    yield from (_only_one("number", _counted(a, x, left), None) for x in mine if x not in paired and _weighty(x))
    yield from (_only_one("number", None, _counted(b, y, right)) for y in theirs if y not in paired and _weighty(y))


def date_differences(a: Side, b: Side, left: Span, right: Span) -> Iterator[Difference]:
    """Yield the one date in which two passages differ, when each gives exactly one that the other article lacks."""
    mine, theirs = _unmatched_days(a, b, left), _unmatched_days(b, a, right)
    if len(mine) == len(theirs) == 1 and _as_precise(mine[0], theirs[0]) and not _both_filed(a, mine[0], b, theirs[0]):
        yield _difference("date", a.passage(mine[0].start, mine[0].end), b.passage(theirs[0].start, theirs[0].end))


def _unmatched(side: Side, other: Side, span: Span, counterpart: Span) -> list[Quantity]:
    """Return the quantities of a passage whose value the other article never gives, in any unit of its passage."""
    dated = dates(side.text, *span, side.published)
    theirs = quantities(other.text, *counterpart)
    lacking = [
        quantity
        for quantity in quantities(side.text, *span)
        if (quantity.value, quantity.measure) not in other.numbers
        and not any(_equal(quantity, y) for y in theirs)
        and not any(day.start < quantity.end and quantity.start < day.end for day in dated)
    ]
    return lacking[:_MOST_PER_PASSAGE]


def _of_the_same(a: Side, x: Quantity, left: Span, b: Side, y: Quantity, right: Span) -> bool:
    """Tell whether two quantities count or measure the same thing, as far as the words around them say."""
    if x.measure != y.measure or (x.unit == "ordinal") != (y.unit == "ordinal"):
        return False
    if _nouns(a, x, left) & _nouns(b, y, right):
        return True
    return bool(x.measure) and _single(a, x, left) and _single(b, y, right)


def _single(side: Side, quantity: Quantity, span: Span) -> bool:
    return sum(other.unit == quantity.unit for other in quantities(side.text, *span)) == 1


def _nouns(side: Side, quantity: Quantity, span: Span) -> frozenset[str]:
    """Return the words that may be what is counted: the next few, and in Korean also the last two before."""
    after = words(side.text, quantity.end, _clause_end(side.text, quantity.end, span[1]))[:_NOUNS_AFTER]
    before = words(side.text, span[0], quantity.start)[-_NOUNS_BEFORE:] if side.korean else []
    return frozenset(word.key for word in [*before, *after] if word.kind == "word" or word.text.islower())


def _counted(side: Side, quantity: Quantity, span: Span) -> Passage:
    """Return the number with its unit, or with the noun that follows it at once."""
    following = words(side.text, quantity.end, _clause_end(side.text, quantity.end, span[1]))[:1]
    adjacent = [word for word in following if not quantity.unit and word.start <= quantity.end + 1]
    return side.passage(quantity.start, adjacent[0].end if adjacent else quantity.end)


def _clause_end(text: str, start: int, end: int) -> int:
    stops = [at for mark in ',;:.“”"' if (at := text.find(mark, start, end)) >= 0]
    return min(stops, default=end)


def _equal(x: Quantity, y: Quantity) -> bool:
    mine, theirs = x.value * x.factor, y.value * y.factor
    if x.unit != y.unit or x.factor == y.factor:
        return x.value == y.value
    return abs(mine - theirs) <= _CONVERTED * max(abs(mine), abs(theirs))


def _weighty(quantity: Quantity) -> bool:
    return bool(quantity.measure) or (quantity.unit != "ordinal" and quantity.value >= _LARGE)


def _unmatched_days(side: Side, other: Side, span: Span) -> list[DateMention]:
    return [day for day in dates(side.text, *side.told(span), side.published) if f"@{day.key}" not in other.keys]


def _both_filed(a: Side, x: DateMention, b: Side, y: DateMention) -> bool:
    """Tell whether each date is only the day of its own report ("said Tuesday")."""
    return all(
        side.published is not None and (day.month, day.day) == (side.published.month, side.published.day)
        for side, day in ((a, x), (b, y))
    )


def _as_precise(x: DateMention, y: DateMention) -> bool:
    return (x.month is None, x.day is None) == (y.month is None, y.day is None)


def _difference(kind: str, x: Passage, y: Passage) -> Difference:
    return Difference(kind, x, y, f"{one_line(x.text)} in one, {one_line(y.text)} in the other")


def _only_one(kind: str, x: Passage | None, y: Passage | None) -> Difference:
    given: Sequence[Passage] = [passage for passage in (x, y) if passage is not None]
    return Difference(kind, x, y, f"only one gives {one_line(given[0].text)}")
