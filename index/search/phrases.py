"""Where phrases stand: positions of their terms, brought together for the articles that hold all of them.

A place is the number of an article among those asked about, times 2**32, plus the position of a token; so places of
many articles are one ascending array.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from index.search.doc_sets import beyond, common, united
from index.search.postings import Postings
from index.search.schema import CODE_SHIFT, MARKS, QUOTE_FIELD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from index.search.postings import Segment
    from index.search.variants import Choice, Phrase, Slot

    Docs = NDArray[np.int32]
    Places = NDArray[np.int64]

LEAD = 2**24
"""Added to positions, so that none is negative when those of a phrase are taken back to its beginning."""

_ARTICLE = 32
_CODES = np.int64(1023 << CODE_SHIFT)


class Phrases:
    """The positions in one state of the index."""

    def __init__(self, segments: Sequence[Segment], postings: Callable[[str, bytes], Postings]) -> None:
        """Take the segments, and what gives the posting list of a field's term."""
        self._segments = segments
        self._postings = postings
        self._size = sum(segment.size for segment in segments)

    def occurrences(self, field: str, phrase: Phrase, known: Docs | None = None) -> Postings:
        """Return the articles in which the phrase stands and how often; deleted articles are included.

        Articles in `known` are left out.
        """
        docs = self.candidates(field, phrase)
        if known is not None:
            docs = docs[beyond(docs, known, self._size)]
        if len(phrase) == 1 and field != QUOTE_FIELD and all(choice.is_free for choice in phrase[0].choices):
            return self._union([self._postings(field, choice.term.encode()) for choice in phrase[0].choices])
        counts = np.bincount(self.places(field, phrase, docs) >> _ARTICLE, minlength=len(docs)).astype(np.float32)
        inside = counts > 0
        return Postings(docs[inside], counts[inside])

    def candidates(self, field: str, phrase: Phrase) -> Docs:
        """Return the articles that hold a term of each slot, ascending."""
        field = holder(field)
        several = dict.fromkeys(slot.choices for slot in phrase)
        slots = [[self._postings(field, choice.term.encode()).docs for choice in choices] for choices in several]
        together = sorted((united(slot, self._size) for slot in slots), key=len)
        return reduce(lambda one, other: common(one, other, self._size), together)

    def places(self, field: str, phrase: Phrase, docs: Docs) -> Places:
        """Return the places where the phrase begins in `docs`, ascending."""
        parts: list[Places] = [np.empty(0, np.int64)]
        for segment in self._segments:
            first, last = np.searchsorted(docs, [segment.base, segment.base + segment.size])
            if last > first:
                numbers = np.full(segment.size, -1, np.int64)
                numbers[docs[first:last] - segment.base] = np.arange(first, last)
                parts.append(self._starts(segment, field, phrase, numbers))
        return np.concatenate(parts)

    def _starts(self, segment: Segment, field: str, phrase: Phrase, numbers: NDArray[np.int64]) -> Places:
        """Return the places in a segment; `numbers` as `Segment.positions`.

        The rarest slot comes first, and the others are looked for only where those before them stand.
        """
        known: dict[str, Places] = {}
        first, *others = sorted(phrase, key=lambda slot: self._frequency(field, slot))
        starts = self._begun(segment, holder(field), first, numbers, known)
        for number, slot in enumerate(others):
            if number:
                numbers = _narrowed(numbers, starts)
            starts = _together(starts, self._begun(segment, holder(field), slot, numbers, known))
        if field == QUOTE_FIELD and len(starts):
            opened, closed = (segment.positions(QUOTE_FIELD, mark, numbers) for mark in MARKS)
            starts = starts[_inside(starts - LEAD + phrase[0].position, opened, closed)]
        return starts

    def _frequency(self, field: str, slot: Slot) -> int:
        return sum(len(self._postings(holder(field), choice.term.encode()).docs) for choice in slot.choices)

    def _begun(
        self, segment: Segment, field: str, slot: Slot, numbers: NDArray[np.int64], known: dict[str, Places]
    ) -> Places:
        """Return where a slot's terms stand, taken back to the beginning of the phrase; `known` keeps positions."""
        parts = []
        for choice in slot.choices:
            if choice.term not in known:
                known[choice.term] = segment.positions(field, choice.term.encode(), numbers)
            parts.append(_coded(known[choice.term], choice))
        return (parts[0] if len(parts) == 1 else np.sort(np.concatenate(parts))) + (LEAD - slot.position)

    def _union(self, several: list[Postings]) -> Postings:
        if len(several) == 1:
            return several[0]
        docs = np.concatenate([postings.docs for postings in several])
        if not len(docs):
            return several[0]
        united, at = np.unique(docs, return_inverse=True)
        weights = np.bincount(at, np.concatenate([postings.weights for postings in several]))
        return Postings(united, weights.astype(np.float32))


def holder(field: str) -> str:
    """Return the field that holds the words of `field`: those inside quotation marks are words of the body."""
    return "body" if field == QUOTE_FIELD else field


def near(one: Places, other: Places, lengths: tuple[int, int], distance: int) -> Places:
    """Return the places in `one` from which a place in `other` is at most `distance` tokens away, on either side.

    `lengths` are how many tokens each is long: what counts is the way from the end of the first to the second.
    """
    if not len(one) or not len(other):
        return one[:0]
    after = np.searchsorted(other, one + lengths[0])
    follows = after < len(other)
    follows[follows] = other[after[follows]] <= one[follows] + lengths[0] - 1 + distance
    before = np.searchsorted(other, one - lengths[1], side="right") - 1
    precedes = before >= 0
    precedes[precedes] = other[before[precedes]] >= one[precedes] - lengths[1] + 1 - distance
    return one[follows | precedes]


def _narrowed(numbers: NDArray[np.int64], places: Places) -> NDArray[np.int64]:
    """Return `numbers` without those of articles in which no place is."""
    inside = np.zeros(int(numbers.max(initial=-1)) + 2, dtype=bool)  # the last one is for -1
    inside[places >> _ARTICLE] = True
    return np.where(inside[numbers], numbers, -1)


def _coded(places: Places, choice: Choice) -> Places:
    """Return the places whose tokens have a code that the choice allows, without the codes."""
    if choice.is_free:
        return places & ~_CODES
    codes = (places & _CODES) >> CODE_SHIFT
    allowed: Places = places[(codes >= choice.least) & (codes <= choice.most) & (codes != choice.barred)]
    return allowed & ~_CODES


def _inside(places: Places, opened: Places, closed: Places) -> NDArray[np.bool_]:
    """Tell which places lie between a mark that opens and the one that closes it; both ascending, one to one."""
    at = np.searchsorted(opened, places, side="right") - 1
    inside: NDArray[np.bool_] = at >= 0
    inside[inside] = closed[at[inside]] >= places[inside]
    return inside


def _together(one: Places, other: Places) -> Places:
    """Return the numbers that are in both of the ascending arrays."""
    one, other = sorted((one, other), key=len)
    if not len(one):
        return one
    at = np.searchsorted(other, one)
    at[at == len(other)] = 0
    both: Places = one[other[at] == one]
    return both
