"""Which terms stand in a row in the articles of a segment.

The articles are laid behind one another, so that every token has one place, and where a term stands is marked in a
table of these: asking the table costs a fifth of merging positions.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from index.search.schema import MARKS, QUOTE_FIELD
from index.search.tokens import CHANCE, PART, PLACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from index.search.postings import Occurrences, Segment, Which
    from index.search.variants import Choice, Phrase, Slot

    Places = NDArray[np.intp]
    """As wide as numpy's own: others are converted whenever a table is asked."""

_ROOM = 2**19
"""Tokens that are laid behind one another at once, unless one article has more: a table of them fits a cache."""


class Stood(NamedTuple):
    """Where a phrase stands in some articles in a row, laid behind one another."""

    begins: Places
    """The place of each article's first token."""

    starts: Places
    """Where the phrase begins, ascending; before the article's first token when the phrase's own first is not there."""

    counts: NDArray[np.int64]
    """How often in each article."""


class Adjacency:
    """A look for phrases in some articles of a segment; keeps where their terms stand there."""

    def __init__(self, segment: Segment, field: str, asked: NDArray[np.int32]) -> None:
        """Take the articles, ascending, as they are numbered within the segment."""
        self._segment = segment
        self._field = field
        self._asked = asked
        self._known: dict[tuple[str, bytes], Occurrences] = {}

    def stands(self, phrase: Phrase, order: Sequence[Slot]) -> Iterator[Stood]:
        """Yield where the phrase stands in the articles, stretch by stretch.

        The first slot in `order` is looked for first, the others only where those before them stand.
        """
        lead = max(slot.position for slot in phrase)
        several = [self._of_term(choice.term) for slot in phrase for choice in slot.choices]
        several += self._of_marks()
        ends = np.cumsum(reduce(np.maximum, (one.last for one in several)) + (lead + 1))
        first = before = 0
        while first < len(ends):
            last = max(first + 1, int(np.searchsorted(ends, before + _ROOM, "right")))
            bounds = np.concatenate([np.zeros(1, np.intp), ends[first:last] - before])
            stretch = _Stretch(first, bounds, bounds[:-1] + lead)
            starts = self._starts(order, stretch)
            if self._field == QUOTE_FIELD and len(starts):
                starts = self._quoted(starts, phrase[0].position, stretch)
            yield Stood(stretch.begins, starts, stretch.counts(starts))
            first, before = last, int(ends[last - 1])

    def _starts(self, order: Sequence[Slot], stretch: _Stretch) -> Places:
        """Return where the phrase begins, whether or not in quotation marks."""
        which: Which = stretch.which
        begins = stretch.begins
        starts = self._begun(order[0], which, begins)
        marked = np.zeros(int(stretch.bounds[-1]), dtype=bool)
        for count, slot in enumerate(order[1:]):
            if count:
                inside = np.flatnonzero(stretch.counts(starts))
                which, begins = inside + stretch.first, stretch.begins[inside]
            marked[starts] = True
            others = self._begun(slot, which, begins)
            found = others.compress(marked.take(others))
            marked[starts] = False
            starts = found
        return starts

    def _quoted(self, starts: Places, first: int, stretch: _Stretch) -> Places:
        """Return those of `starts` from which token `first` on stands between a mark that opens and one that closes.

        Both marks are there one to one.
        """
        opened, closed = (mark.places(stretch.which, stretch.begins, None) for mark in self._of_marks())
        places = starts + first
        at = np.searchsorted(opened, places, side="right") - 1
        inside: NDArray[np.bool_] = at >= 0
        inside[inside] = closed[at[inside]] >= places[inside]
        return starts[inside]

    def _begun(self, slot: Slot, which: Which, begins: Places) -> Places:
        """Return where a slot's terms stand, taken back to the beginning of the phrase."""
        begins = begins - slot.position
        parts = [self._of_term(choice.term).places(which, begins, _allowed(choice)) for choice in slot.choices]
        return parts[0] if len(parts) == 1 else np.unique(np.concatenate(parts))

    def _of_term(self, term: str) -> Occurrences:
        return self._of(holder(self._field), term.encode())

    def _of_marks(self) -> list[Occurrences]:
        """Return where quotations begin and where they end; nothing when they do not matter."""
        return [self._of(QUOTE_FIELD, mark) for mark in MARKS] if self._field == QUOTE_FIELD else []

    def _of(self, field: str, term: bytes) -> Occurrences:
        found = self._known.get((field, term))
        if found is None:
            found = self._known[field, term] = self._segment.occurrences(field, term, self._asked)
        return found


class _Stretch(NamedTuple):
    """Articles that are laid behind one another."""

    first: int
    """The place of the first among all that are asked about."""

    bounds: Places
    """Where each article's places begin, and where the last one's end."""

    begins: Places
    """The place of each article's first token."""

    @property
    def which(self) -> slice:
        """Their places among all that are asked about."""
        return slice(self.first, self.first + len(self.begins))

    def counts(self, places: Places) -> NDArray[np.int64]:
        """Return how many of `places`, which are ascending, lie in each article."""
        return np.diff(np.searchsorted(places, self.bounds))


def holder(field: str) -> str:
    """Return the field that holds the words of `field`: those inside quotation marks are words of the body."""
    return "body" if field == QUOTE_FIELD else field


def _allowed(choice: Choice) -> Callable[[NDArray[Any]], NDArray[np.bool_]] | None:
    """Return what tells which codes the choice allows; None when it allows all."""
    if choice.is_free:
        return None

    def allowed(codes: NDArray[Any]) -> NDArray[np.bool_]:
        inside: NDArray[np.bool_] = (codes >= choice.least) & (codes <= choice.most)
        if choice.is_alone:
            inside &= codes.astype(np.uint16) & PART == 0
        return inside & (codes.astype(np.uint16) % CHANCE // PLACE != choice.barred) if choice.barred >= 0 else inside

    return allowed
