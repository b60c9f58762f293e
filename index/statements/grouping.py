"""Which wordings are of one statement, kept right while articles come and go.

In order of fullness, a wording that renders no fuller one begins a statement; any other joins the statement whose
fullest wording it matches best. So each member matches the fullest one, or is to the letter what one of those is, and
statements never chain into one another. The groups depend on the wordings alone, not on the order in which they came:
when one comes or goes, those whose decision it may change are decided again, fullest first.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from index.statements.matching import Kind, kind_beside, match

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import PublicationDate, Quote
    from index.statements.shelf import Shelf, Worded


class Grouping:
    """Decides about the wordings of one shelf, within a transaction of the caller."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._waiting: list[tuple[tuple[bool, int, str], int]] = []
        self._queued: set[int] = set()

    def add(self, row: int, date: PublicationDate, quotes: Iterable[Quote]) -> None:
        """Take in the quotations of an article, instead of those that it had, and decide what that changes."""
        new, gone = self._shelf.put(row, date, quotes)
        for key in gone:
            if self._shelf.fullest_of(key) == key:
                self._reconsider(self._shelf.members(key))
            self._shelf.remove(key)
        for key in new:
            self._shelf.trace(self._shelf.worded(key))
        self._reconsider(new)
        self._decide()
        self._shelf.set_grouped(row)

    def _reconsider(self, keys: Iterable[int]) -> None:
        for key in keys:
            if key not in self._queued:
                self._queued.add(key)
                heappush(self._waiting, (self._shelf.worded(key).order, key))

    def _decide(self) -> None:
        while self._waiting:
            _, key = heappop(self._waiting)
            self._queued.remove(key)
            self._decide_about(self._shelf.worded(key))

    def _decide_about(self, worded: Worded) -> None:
        shelf = self._shelf
        before = shelf.fullest_of(worded.key)
        near = [(shelf.worded(key), fullest) for key, fullest in shelf.behind(worded).items()]
        fuller = [(found, fullest) for found, fullest in near if found.order < worded.order]
        parts = [found for found, _ in near if found.order > worded.order]
        joined = self._joined(worded, fuller)
        if joined is not None:
            if before == worded.key:
                self._reconsider(shelf.members(worded.key))
            shelf.assign(worded.key, *joined)
        elif before != worded.key:
            shelf.assign(worded.key, worded.key, Kind.EXACT)
            self._reconsider(found.key for found in parts if match(worded.quoted, found.quoted) is not None)
        if shelf.fullest_of(worded.key) != before:
            self._reconsider(found.key for found in parts if _are_twins(worded, found))

    def _joined(self, worded: Worded, fuller: list[tuple[Worded, int | None]]) -> tuple[int, Kind] | None:
        """Return the statement that a wording joins, by its fullest wording, and how; None when it begins one.

        The one whose fullest wording it matches best, else that of a wording with the very same letters.
        """
        wholes = [found for found, fullest in fuller if fullest == found.key]
        matches = [(found, how) for found in wholes if (how := match(found.quoted, worded.quoted)) is not None]
        if matches:
            whole, how = min(matches, key=lambda one: (-one[1].shared, -one[1].share, one[0].order))
            return whole.key, how.kind
        twins = [(found.order, fullest) for found, fullest in fuller if fullest and _are_twins(found, worded)]
        if not twins:
            return None
        fullest = min(twins)[1]
        return fullest, kind_beside(self._shelf.worded(fullest).quoted.wording, worded.quoted.wording)


def _are_twins(one: Worded, other: Worded) -> bool:
    same = one.quoted.wording.letters == other.quoted.wording.letters
    return same and match(one.quoted, other.quoted) is not None
