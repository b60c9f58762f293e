"""Numbers and dates in which two linked passages differ.

Reported only when both sides speak of the same thing: the same noun or measure, one candidate on each side, and neither
value found anywhere else in the other article. A number that only one gives is no difference: the other may have left
it out for any reason. Better to miss a difference than to claim one.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from index.article import Difference
from index.comparison.dates import dates
from index.comparison.quantities import CLOCK, quantities
from index.comparison.terms import words
from index.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Passage, Span
    from index.comparison.dates import DateMention
    from index.comparison.quantities import Quantity
    from index.comparison.side import Side

_MOST_PER_PASSAGE = 8
"""Numbers of a passage that are looked at: a table of results is not compared figure by figure."""

_NOUNS_AFTER = 4
_NOUNS_BEFORE = 2
_LARGEST_RATIO = 2.0
"""Measures that are further apart than this are of different things rather than two reports of one."""

_FAR_DAYS = 7
"""Days further apart are those of two events rather than two reports of one."""

_ANY_YEAR = 2000
_TO_NOUN = re.compile(r"[^\W\d]*(?: [^\W\d]+){0,2} ?")
_SAID = re.compile(r"\b(?:said|says|told \w+|announced|reported|added|confirmed|stated)(?: on| late| early)* $")
_SAID_WITHIN = 30


def number_differences(a: Side, b: Side, left: Span, right: Span) -> Iterator[Difference]:
    """Yield the numbers in which two passages differ."""
    mine, theirs = _unmatched(a, b, left), _unmatched(b, a, right)
    paired: set[Quantity] = set()
    for x in mine:
        rivals = [y for y in theirs if y not in paired and _of_the_same(a, x, left, b, y, right)]
        if len(rivals) == 1:
            paired.update((x, rivals[0]))
            yield difference("number", _counted(a, x, left), _counted(b, rivals[0], right))


def date_differences(a: Side, b: Side, left: Span, right: Span) -> Iterator[Difference]:
    """Yield the one date in which two passages differ, when each gives exactly one that the other article lacks."""
    mine, theirs = _unmatched_days(a, b, left), _unmatched_days(b, a, right)
    if len(mine) == len(theirs) == 1 and _comparable(a, mine[0], b, theirs[0]):
        yield difference("date", a.passage(mine[0].start, mine[0].end), b.passage(theirs[0].start, theirs[0].end))


def difference(kind: str, x: Passage, y: Passage) -> Difference:
    """Return a difference that both passages show."""
    return Difference(kind, x, y, f"{one_line(x.text)} in A, {one_line(y.text)} in B")


def _unmatched(side: Side, other: Side, span: Span) -> list[Quantity]:
    """Return the quantities of a passage that the other article never gives, in any unit."""
    dated = dates(side.text, *span, side.published)
    found = quantities(side.text, *span)
    converted = {y for x, y in pairwise(found) if _is_conversion(side, x, y)}
    lacking = [
        quantity
        for quantity in found
        if quantity not in converted
        and not other.numbers.has(quantity)
        and not any(day.start < quantity.end and quantity.start < day.end for day in dated)
    ]
    return lacking[:_MOST_PER_PASSAGE]


def _is_conversion(side: Side, x: Quantity, y: Quantity) -> bool:
    """Tell whether `y` gives in parentheses what `x` gives before them."""
    return bool(x.measure) and x.measure == y.measure and side.text[x.end : y.start].strip() == "("


def _of_the_same(a: Side, x: Quantity, left: Span, b: Side, y: Quantity, right: Span) -> bool:
    """Tell whether two quantities count or measure the same thing, as far as the words around them say."""
    if x.measure != y.measure or (not x.measure and x.unit != y.unit):
        return False
    if x.measure and x.unit != CLOCK and not _of_like_size(x, y):
        return False
    if x.unit != CLOCK and _nouns(a, x, left) & _nouns(b, y, right):
        return True
    return bool(x.measure) and _single(a, x, left) and _single(b, y, right)


def _of_like_size(x: Quantity, y: Quantity) -> bool:
    mine, theirs = x.value * x.factor, y.value * y.factor
    return max(mine, theirs) <= _LARGEST_RATIO * min(mine, theirs)


def _single(side: Side, quantity: Quantity, span: Span) -> bool:
    return sum(other.unit == quantity.unit for other in quantities(side.text, *span)) == 1


def _nouns(side: Side, quantity: Quantity, span: Span) -> frozenset[str]:
    """Return the words that may be what is counted: the next few, and in Korean also the last two before."""
    after = words(side.text, quantity.end, _clause_end(side.text, quantity.end, span[1]))[:_NOUNS_AFTER]
    before = words(side.text, span[0], quantity.start)[-_NOUNS_BEFORE:] if side.korean else []
    return frozenset(word.key for word in [*before, *after] if word.kind == "word" or word.text.islower())


def _counted(side: Side, quantity: Quantity, span: Span) -> Passage:
    """Return the number with its unit, or with the noun that follows it, at most two words later."""
    following = words(side.text, quantity.end, _clause_end(side.text, quantity.end, span[1]))[:1]
    if quantity.unit or not following or not _TO_NOUN.fullmatch(side.text, quantity.end, following[0].start):
        return side.passage(quantity.start, quantity.end)
    return side.passage(quantity.start, following[0].end)


def _clause_end(text: str, start: int, end: int) -> int:
    stops = [at for mark in ',;:.“”"' if (at := text.find(mark, start, end)) >= 0]
    return min(stops, default=end)


def _unmatched_days(side: Side, other: Side, span: Span) -> list[DateMention]:
    return [
        day
        for day in dates(side.text, *side.told(span), side.published)
        if f"@{day.key}" not in other.keys and not _is_day_of_saying(side, day)
    ]


def _is_day_of_saying(side: Side, day: DateMention) -> bool:
    """Tell whether the date is only when something was said ("said on Tuesday")."""
    return _SAID.search(side.text, max(0, day.start - _SAID_WITHIN), day.start) is not None


def _comparable(a: Side, x: DateMention, b: Side, y: DateMention) -> bool:
    if (x.month is None, x.day is None) != (y.month is None, y.day is None):
        return False
    return not _as_long_before(a, x, b, y) and _near(x, y)


def _near(x: DateMention, y: DateMention) -> bool:
    """Tell whether two days may be those of one event; always when either is not known to the day."""
    one, other = _day(x, y.year), _day(y, x.year)
    return one is None or other is None or abs((one - other).days) <= _FAR_DAYS


def _as_long_before(a: Side, x: DateMention, b: Side, y: DateMention) -> bool:
    """Tell whether two reports of different days each name a day as long before its own: then it is two events."""
    if a.published is None or b.published is None or a.published == b.published:
        return False
    one, other = _day(x, a.published.year), _day(y, b.published.year)
    return one is not None and other is not None and a.published - one == b.published - other


def _day(mention: DateMention, year: int | None) -> date | None:
    """Return the day that is meant, None when only its month or year is known; `year` is taken if it names none."""
    if mention.month is None or mention.day is None:
        return None
    try:
        return date(mention.year or year or _ANY_YEAR, mention.month, mention.day)
    except ValueError:
        return None
