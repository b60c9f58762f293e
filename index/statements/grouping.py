"""Which wordings are of one statement, kept right while articles come and go.

In order of fullness, a wording that renders no fuller one begins a statement; any other joins the statement whose
fullest wording it matches best, or that of which another member has it word for word. So each member matches the
fullest one, or is a copy or a part of one that does, and statements never chain into one another. The groups depend on
the wordings alone, not on the order in which they came: when one comes or goes, those whose decision it may change are
decided again, fullest first.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from index.statements.matching import Kind, Match, kind_beside, match

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.article import PublicationDate, Quote
    from index.statements.shelf import Shelf, Worded


@dataclass(frozen=True, slots=True)
class _Way:
    """How a wording may join a statement."""

    through: Worded
    """The member that it matches: the fullest one, or one that has it word for word."""

    fullest: Worded
    match: Match

    @property
    def order(self) -> tuple[bool, float, float, tuple[bool, int, str]]:
        """The best way first."""
        return not self.match.is_verbatim, -self.match.shared, -self.match.share, self.through.order


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
            self._reconsider(self._leaning_on(key))
            self._shelf.remove(key)
        for key in new:
            self._shelf.trace(self._shelf.worded(key))
        self._reconsider(new)
        self._decide()
        self._shelf.set_grouped(row)

    def _leaning_on(self, key: int) -> list[int]:
        """Return the wordings that may be in their statement because of one that goes."""
        fullest = self._shelf.fullest_of(key)
        if fullest is None:
            return []
        members = self._shelf.members(fullest)
        if fullest == key:
            return members
        going = self._shelf.worded(key)
        return [each for each in members if each != key and _is_in(going, self._shelf.worded(each))]

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
            self._reconsider(found.key for found in parts if _is_in(worded, found))

    def _joined(self, worded: Worded, fuller: list[tuple[Worded, int | None]]) -> tuple[int, Kind] | None:
        """Return the statement that a wording joins, by its fullest wording, and how; None when it begins one."""
        best = min(self._ways(worded, fuller), key=lambda way: way.order, default=None)
        if best is None:
            return None
        kind = best.match.kind
        if best.through is not best.fullest:
            kind = kind_beside(best.fullest.quoted.wording, worded.quoted.wording)
        return best.fullest.key, kind

    def _ways(self, worded: Worded, fuller: list[tuple[Worded, int | None]]) -> Iterator[_Way]:
        for found, key in fuller:
            if key == found.key:
                how = match(found.quoted, worded.quoted)
                if how is not None:
                    yield _Way(found, found, how)
            elif key is not None and (how := _verbatim(found, worded)) is not None:
                fullest = self._shelf.worded(key)
                if match(fullest.quoted, found.quoted) is not None:
                    yield _Way(found, fullest, how)


def _verbatim(whole: Worded, part: Worded) -> Match | None:
    """Return how a wording has another one word for word, None when it has not."""
    if whole.quoted.wording.korean != part.quoted.wording.korean:
        return None
    how = match(whole.quoted, part.quoted)
    return how if how is not None and how.is_verbatim else None


def _is_in(whole: Worded, part: Worded) -> bool:
    return _verbatim(whole, part) is not None
