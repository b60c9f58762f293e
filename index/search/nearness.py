"""What stands near each other: words, phrases, patterns and names, by the places of their terms."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from index.search import query as q
from index.search.lists import NAMES_IN
from index.search.name_readings import in_other_words, length_of, written_as
from index.search.tokens import stem
from index.search.variants import Choice, Slot, reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.search.lists import Lists
    from index.search.phrases import Places
    from index.search.variants import Phrase

MOST_NEAR = 200
"""Words that a pattern beside NEAR stands for at most."""


def standing_near(lists: Lists, field: str, clause: q.Near, docs: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return in which of `docs`, by their places there, both stand near each other in a field."""
    left, right = (_stands(lists, one, field, docs) for one in (clause.left, clause.right))
    return np.unique(near(left[0], right[0], (left[1], right[1]), clause.distance) >> 32)


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


def _stands(lists: Lists, clause: q.Clause, field: str, docs: NDArray[np.int32]) -> tuple[NDArray[np.int64], int]:
    """Return where a word, a phrase, a pattern or a name stands in `docs`, and how many tokens it is long."""
    phrases = [phrase for phrase in _spellings_of(lists, clause) if phrase]
    places = [lists.places(field, phrase, docs) for phrase in phrases]
    if isinstance(clause, q.Name):
        mentions = [(Slot(0, (Choice(identity),)),) for identity in clause.ids]
        places += [lists.places(NAMES_IN[field], mention, docs) for mention in mentions]
    if not places:
        return np.empty(0, np.int64), 1
    length = length_of(clause) or phrases[0][-1].position - phrases[0][0].position + 1
    return np.unique(np.concatenate(places)), length


def _spellings_of(lists: Lists, clause: q.Clause) -> list[Phrase]:
    match clause:
        case q.Words():
            return [reading(clause.text, is_literal=clause.is_quoted).widest]
        case q.Name():
            return [read.widest for read in (*written_as(clause), *in_other_words(clause))]
        case q.Pattern():
            forms = islice(lists.fitting(clause.pattern), MOST_NEAR)
            stems = dict.fromkeys(stem(form) for form in forms)
            return [(Slot(0, (Choice(one),)),) for one in stems]
    return []
