"""Where phrases stand: positions of their terms, brought together for the articles that hold all of them.

A place is the number of an article among those asked about, times 2**32, plus the position of a token; so places of
many articles are one ascending array.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from index.search.adjacency import Adjacency, holder
from index.search.doc_sets import beyond, common, united
from index.search.postings import Postings
from index.search.schema import QUOTE_FIELD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from index.search.adjacency import Stood
    from index.search.postings import Segment
    from index.search.variants import Phrase, Slot

    Docs = NDArray[np.int32]
    Places = NDArray[np.int64]

LEAD = 2**24
"""Added to positions, so that none is negative when those of a phrase are taken back to its beginning."""

_ARTICLE = 32

_MOST_GAPS = 1.3
"""How many times as many articles may be looked at as could hold a phrase, if that saves picking them."""


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
        if len(phrase) == 1 and field != QUOTE_FIELD and all(choice.is_free for choice in phrase[0].choices):
            return self._union([self._postings(field, choice.term.encode()) for choice in phrase[0].choices])
        docs = self.candidates(field, phrase)
        if known is None:
            docs = self._without_gaps(holder(field), phrase, docs)
        else:
            docs = docs[beyond(docs, known, self._size)]
        counts = np.zeros(len(docs), np.float32)
        for first, stood in self._stands(field, phrase, docs):
            counts[first : first + len(stood.counts)] = stood.counts
        inside = counts > 0
        return Postings(docs[inside], counts[inside])

    def candidates(self, field: str, phrase: Phrase) -> Docs:
        """Return the articles that hold a term of each slot, ascending."""
        field = holder(field)
        several = dict.fromkeys(slot.choices for slot in phrase)
        slots = [[self._postings(field, choice.term.encode()).docs for choice in choices] for choices in several]
        together = sorted((united(slot, self._size) for slot in slots), key=len)
        return reduce(lambda one, other: common(one, other, self._size), together)

    def _without_gaps(self, field: str, phrase: Phrase, docs: Docs) -> Docs:
        """Return all articles with any of the terms instead of `docs` if those are most of them.

        Positions are read in one piece then, which is faster than picking nearly all of them.
        """
        lists = [self._postings(field, choice.term.encode()).docs for slot in phrase for choice in slot.choices]
        if len(docs) * _MOST_GAPS < max(map(len, lists)):
            return docs
        every = united(lists, self._size)
        return docs if len(docs) * _MOST_GAPS < len(every) else every

    def places(self, field: str, phrase: Phrase, docs: Docs) -> Places:
        """Return the places where the phrase begins in `docs`, ascending."""
        parts: list[Places] = [np.empty(0, np.int64)]
        for first, stood in self._stands(field, phrase, docs):
            numbers = np.arange(first, first + len(stood.counts), dtype=np.int64) << _ARTICLE
            parts.append(np.repeat(numbers + LEAD - stood.begins, stood.counts) + stood.starts)
        return np.concatenate(parts)

    def _stands(self, field: str, phrase: Phrase, docs: Docs) -> Iterator[tuple[int, Stood]]:
        """Yield where the phrase stands in a stretch of `docs`, and the place of the first of them."""
        for segment in self._segments:
            first, last = np.searchsorted(docs, [segment.base, segment.base + segment.size]).tolist()
            if last > first:
                look = Adjacency(segment, field, docs[first:last] - np.int32(segment.base))
                for stood in look.stands(phrase, sorted(phrase, key=lambda slot: self._frequency(field, slot))):
                    yield first, stood
                    first += len(stood.counts)

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
