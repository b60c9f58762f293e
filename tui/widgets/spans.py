"""Finding which marks fall on a line, and cutting the line where they begin and end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.article import Span


class Mark(NamedTuple):
    """A marked stretch of the text."""

    start: int
    end: int
    number: int
    """Its place in the sequence that it came from."""


class SpanIndex:
    """Marks by place. Built once, asked for every line; marks may overlap and come in any order."""

    __slots__ = ("_furthest", "_marks", "_starts")

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._marks = sorted(Mark(start, end, i) for i, (start, end) in enumerate(spans) if start < end)
        self._starts = [mark.start for mark in self._marks]
        self._furthest: Sequence[int] = list(accumulate((mark.end for mark in self._marks), max))

    def __len__(self) -> int:
        return len(self._marks)

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """Return the marks that share at least one character with `start:end`, by their start."""
        first = bisect_right(self._furthest, start)
        last = bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark.end > start]


def pieces(start: int, end: int, marks: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Cut `start:end` where `marks` begin or end; each piece comes with the names of the marks on it, in order."""
    cuts = {start, end}
    for begin, finish, _ in marks:
        cuts.add(max(start, begin))
        cuts.add(min(end, finish))
    places = sorted(cut for cut in cuts if start <= cut <= end)
    for left, right in pairwise(places):
        yield left, right, tuple(name for begin, finish, name in marks if begin <= left and right <= finish)
