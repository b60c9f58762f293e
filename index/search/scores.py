"""Scores of what matches a clause, and how those of several clauses come together.

They are BM25F as Whoosh computes it (B = 0.75, K1 = 1.2, a title's hit weighted as in `schema.TEXT_FIELDS`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.search.adjacency import holder
from index.search.doc_sets import beyond, places_of_common
from index.search.schema import NAME_FIELDS, TEXT_FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.search.postings import Postings, Segment

B, K1 = 0.75, 1.2
WEIGHTS = TEXT_FIELDS | NAME_FIELDS

OTHER_SPELLING = 0.9
"""Articles with no more than another spelling of a word score at most this share of the least exact one."""


@dataclass(frozen=True, slots=True)
class Matches:
    """The articles that match a clause."""

    docs: NDArray[np.int32]
    """Document numbers, ascending."""

    scores: NDArray[np.float32]
    """Higher is better; zero where the clause only filters. Same shape as `docs`."""


class Scores:
    """Scores documents of one state of the index."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self.size = sum(segment.size for segment in segments)
        self._norms: dict[str, NDArray[np.float32]] = {}

    def _norm(self, field: str) -> NDArray[np.float32]:
        """Return what BM25 adds to a term's frequency in the divisor, for each article."""
        norm = self._norms.get(field)
        if norm is None:
            norm = self._norms[field] = self._read_norm(field)
        return norm

    def _read_norm(self, field: str) -> NDArray[np.float32]:
        lengths = [segment.lengths(field) for segment in self._segments]
        total = sum(segment.total_length(field) for segment in self._segments)
        if not lengths or not total:
            return np.ones(self.size, np.float32)
        average = total / max(1, self.size)
        norm: NDArray[np.float32] = K1 * ((1 - B) + B * np.concatenate(lengths) / np.float32(average))
        return norm

    def idf(self, count: int) -> float:
        """Return the weight of a term that so many articles hold."""
        return math.log(max(1, self.size) / (count + 1)) + 1

    def scored(self, field: str, postings: Postings, idf: float | None = None) -> Matches:
        """Return the articles with a term in `field`, scored; `idf` for another weight than that of a single term."""
        if not len(postings.docs):
            return Matches(postings.docs, np.empty(0, np.float32))
        if idf is None:
            idf = self.idf(len(postings.docs))
        frequency = postings.weights.astype(np.float32)
        field = holder(field)
        scores = WEIGHTS[field] * idf * frequency * (K1 + 1) / (frequency + self._norm(field)[postings.docs])
        return Matches(postings.docs, scores.astype(np.float32))

    def both(self, one: Matches, other: Matches) -> Matches:
        """Return what is in both."""
        first, second = places_of_common(one.docs, other.docs, self.size)
        return Matches(one.docs[first], one.scores[first] + other.scores[second])

    def any_of(self, several: list[Matches]) -> Matches:
        """Return what is in any of several; nothing for none."""
        several = [matches for matches in several if len(matches.docs)] or several[:1]
        if len(several) == 1:
            return several[0]
        scores = np.zeros(self.size, np.float32)
        mask = np.zeros(self.size, dtype=bool)
        for matches in several:
            scores[matches.docs] += matches.scores
            mask[matches.docs] = True
        docs = np.flatnonzero(mask).astype(np.int32)
        return Matches(docs, scores[docs])

    def after(self, first: Matches, others: Matches) -> Matches:
        """Return both, with those of `others` that are not in `first` scored below all of `first`."""
        keep = beyond(others.docs, first.docs, self.size)
        docs, scores = others.docs[keep], others.scores[keep]
        if not len(docs):
            return first
        if len(first.docs) and scores.max() > 0:
            scores = scores * min(1.0, OTHER_SPELLING * float(first.scores.min()) / float(scores.max()))
        return self.any_of([first, Matches(docs, scores)])
