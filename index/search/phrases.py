"""Where phrases stand: positions of their terms, brought together for the articles that hold all of them.

A place is the number of an article among those asked about, times 2**32, plus the position of a token; so places of
many articles are one ascending array.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

import numpy as np

from index.search.doc_sets import beyond, common, united
from index.search.postings import Postings
from index.search.schema import MARKS, QUOTE_FIELD
from index.search.tokens import CHANCE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from index.search.postings import Occurrences, Segment
    from index.search.variants import Choice, Phrase, Slot

    Docs = NDArray[np.int32]
    Places = NDArray[np.int64]

LEAD = 2**24
"""Added to positions, so that none is negative when those of a phrase are taken back to its beginning."""

_ARTICLE = 32

_FEW = 16
"""An array shorter than another by this factor is looked up by bisection."""

_AT_ONCE = 2048
"""Articles whose places are brought together at once: those of the commonest words still fit a processor's cache."""


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
                inside = docs[first:last] - np.int32(segment.base)
                looked = _Looked(segment, field, inside)
                order = sorted(phrase, key=lambda slot: self._frequency(field, slot))
                for begin in range(0, len(inside), _AT_ONCE):
                    some = inside[begin : begin + _AT_ONCE]
                    parts.append(looked.starts(phrase, order, some, first + begin))
        return np.concatenate(parts)

    def _frequency(self, field: str, slot: Slot) -> int:
        return sum(len(self._postings(holder(field), choice.term.encode()).docs) for choice in slot.choices)

    def _union(self, several: list[Postings]) -> Postings:
        if len(several) == 1:
            return several[0]
        docs = np.concatenate([postings.docs for postings in several])
        if not len(docs):
            return several[0]
        united, at = np.unique(docs, return_inverse=True)
        weights = np.bincount(at, np.concatenate([postings.weights for postings in several]))
        return Postings(united, weights.astype(np.float32))


class _Looked:
    """A look for a phrase in some articles of a segment; keeps where its terms stand there."""

    def __init__(self, segment: Segment, field: str, asked: Docs) -> None:
        self._segment = segment
        self._field = field
        self._asked = asked
        self._known: dict[tuple[str, bytes], Occurrences] = {}

    def starts(self, phrase: Phrase, order: Sequence[Slot], docs: Docs, first: int) -> Places:
        """Return where the phrase begins in `docs`, which are numbered from `first` on.

        The first slot in `order` is looked for first, the others only where those before them stand.
        """
        numbers = np.arange(first, first + len(docs))
        starts = self._begun(order[0], docs, numbers)
        for count, slot in enumerate(order[1:]):
            if count:
                inside = np.zeros(len(docs), dtype=bool)
                inside[np.searchsorted(numbers, starts >> _ARTICLE)] = True
                docs, numbers = docs[inside], numbers[inside]
            starts = _together(starts, self._begun(slot, docs, numbers))
        if self._field == QUOTE_FIELD and len(starts):
            opened, closed = (self._of(QUOTE_FIELD, mark).places(docs, numbers << _ARTICLE, None) for mark in MARKS)
            starts = starts[_inside(starts - LEAD + phrase[0].position, opened, closed)]
        return starts

    def _begun(self, slot: Slot, docs: Docs, numbers: NDArray[np.int64]) -> Places:
        """Return where a slot's terms stand, taken back to the beginning of the phrase."""
        begins = (numbers << _ARTICLE) + (LEAD - slot.position)
        parts = [
            self._of(holder(self._field), choice.term.encode()).places(docs, begins, _allowed(choice))
            for choice in slot.choices
        ]
        return parts[0] if len(parts) == 1 else np.unique(np.concatenate(parts))

    def _of(self, field: str, term: bytes) -> Occurrences:
        found = self._known.get((field, term))
        if found is None:
            found = self._known[field, term] = self._segment.occurrences(field, term, self._asked)
        return found


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


def _allowed(choice: Choice) -> Callable[[NDArray[Any]], NDArray[np.bool_]] | None:
    """Return what tells which codes the choice allows; None when it allows all."""
    if choice.is_free:
        return None

    def allowed(codes: NDArray[Any]) -> NDArray[np.bool_]:
        inside: NDArray[np.bool_] = (codes >= choice.least) & (codes <= choice.most)
        return inside & (codes.astype(np.uint16) % CHANCE != choice.barred) if choice.barred >= 0 else inside

    return allowed


def _inside(places: Places, opened: Places, closed: Places) -> NDArray[np.bool_]:
    """Tell which places lie between a mark that opens and the one that closes it; both ascending, one to one."""
    at = np.searchsorted(opened, places, side="right") - 1
    inside: NDArray[np.bool_] = at >= 0
    inside[inside] = closed[at[inside]] >= places[inside]
    return inside


def _together(one: Places, other: Places) -> Places:
    """Return the numbers that are in both of the arrays, which are ascending without repetition."""
    one, other = sorted((one, other), key=len)
    if len(one) * _FEW >= len(other):
        both = np.concatenate([one, other])
        both.sort(kind="stable")  # which for two runs is merging them
        merged: Places = both[:-1][both[:-1] == both[1:]]
        return merged
    if not len(one):
        return one
    at = np.searchsorted(other, one)
    at[at == len(other)] = 0
    found: Places = one[other[at] == one]
    return found
