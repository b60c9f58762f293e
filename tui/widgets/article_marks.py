"""What is marked in an article, and which of it falls on a line.

Marks are spans of code points of the article's text; they may overlap and come in any order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from index.article import Quote, Span


class Mark(NamedTuple):
    """A marked stretch of the text."""

    start: int
    end: int
    number: int
    """Its place in the sequence that it came from."""


class SpanIndex:
    """Marks by place: built once, asked for every line that is drawn."""

    __slots__ = ("_furthest", "_marks", "_starts")

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._marks = sorted(Mark(start, end, i) for i, (start, end) in enumerate(spans) if start < end)
        self._starts = [mark.start for mark in self._marks]
        self._furthest: Sequence[int] = list(accumulate((mark.end for mark in self._marks), max))

    def __iter__(self) -> Iterator[Mark]:
        """Go through the marks by their start."""
        return iter(self._marks)

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """Return the marks that share at least one character with `start:end`, by their start."""
        first = bisect_right(self._furthest, start)
        last = bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark.end > start]


class Marks:
    """Everything that is marked in one article, with the match and the quotation that the reader is at."""

    def __init__(self) -> None:
        self.matches: Sequence[Span] = ()
        self.quotes: Sequence[Quote] = ()
        self.current_match: int | None = None
        self.current_quote: int | None = None
        self._match_index = SpanIndex()
        self.quote_index = SpanIndex()
        self._link_index = SpanIndex()
        self._difference_index = SpanIndex()
        self._labels: Sequence[str] = ()

    def set_matches(self, matches: Iterable[Span]) -> None:
        """Mark matches; the current one stays current if it is among them."""
        current = None if self.current_match is None else self.matches[self.current_match]
        self.matches = list(matches)
        self._match_index = SpanIndex(self.matches)
        self.current_match = self.matches.index(current) if current in self.matches else None

    def set_quotes(self, quotes: Iterable[Quote]) -> None:
        """Mark quotations; none of them is the current one."""
        self.quotes = list(quotes)
        self.quote_index = SpanIndex((quote.start, quote.end) for quote in self.quotes)
        self.current_quote = None

    def set_links(self, links: Sequence[tuple[Span, int]]) -> None:
        """Mark passages and number them where they begin."""
        self._link_index = SpanIndex(span for span, _ in links)
        self._labels = [str(number) for _, number in links]

    def set_differences(self, spans: Iterable[Span]) -> None:
        """Mark words in which another article differs."""
        self._difference_index = SpanIndex(spans)

    @property
    def label_width(self) -> int:
        """The cells that the longest number of a link takes; 0 without links."""
        return max(map(len, self._labels), default=0)

    def on(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return `(start, end, component class)` of what is marked in `start:end`, what is drawn on top last."""
        marks = [(first, last, "article--link") for first, last, _ in self._link_index.overlapping(start, end)]
        for first, last, number in self.quote_index.overlapping(start, end):
            marks.append((first, last, f"article--{'current-' * (number == self.current_quote)}quote"))
        differences = self._difference_index.overlapping(start, end)
        marks += [(first, last, "article--difference") for first, last, _ in differences]
        for first, last, number in self._match_index.overlapping(start, end):
            marks.append((first, last, f"article--{'current-' * (number == self.current_match)}match"))
        return marks

    def labels(self, lines_of: Callable[[Span], tuple[int, int]]) -> Mapping[int, str]:
        """Return the numbers of the links by line: each on the first line of its passage that has none yet.

        `lines_of(span)` gives the first and the last line of a passage. A passage without a free line gets none.
        """
        labels: dict[int, str] = {}
        for link in self._link_index:
            first, last = lines_of((link.start, link.end))
            free = next((line for line in range(first, last + 1) if line not in labels), None)
            if free is not None:
                labels[free] = self._labels[link.number]
        return labels


def pieces(start: int, end: int, marks: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Cut `start:end` where `marks` begin or end; each piece comes with the names of the marks on it, in order."""
    cuts = {start, end}
    for begin, finish, _ in marks:
        cuts.add(max(start, begin))
        cuts.add(min(end, finish))
    places = sorted(cut for cut in cuts if start <= cut <= end)
    for left, right in pairwise(places):
        names = [name for begin, finish, name in marks if begin <= left and right <= finish]
        yield left, right, tuple(dict.fromkeys(names))
