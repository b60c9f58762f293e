"""The posting lists read last, so that the next keystroke reads only what is new to it.

There are two shelves. Whoever types asks for thousands of short lists that no one asks for again, and short lists are
soon read; on a shelf of their own they cannot drive out the long ones.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index.search.postings import Postings

    Key = tuple[str, bytes]
    """What was looked for where."""

LONG = 64 * 2**10
"""Bytes from which a posting list is long."""

ROOM = {True: 24 * 2**20, False: 3 * 2**20}
"""Bytes of memory that the long lists may take at most, and the short ones."""

AN_ARTICLE = 120
"""Bytes for each article that the long lists may take, if that is less: then what is asked again is still there."""

OVERHEAD = 600
"""Bytes that a list takes besides its numbers, measured."""


class PostingCache:
    """Posting lists by what was looked for, those not asked for the longest time going first."""

    def __init__(self, articles: int) -> None:
        """Take the number of articles in the library."""
        self._room = {True: min(ROOM[True], AN_ARTICLE * articles), False: ROOM[False]}
        self._shelves: dict[bool, OrderedDict[Key, Postings]] = {is_long: OrderedDict() for is_long in ROOM}
        self._sizes = dict.fromkeys(ROOM, 0)

    def get(self, key: Key, read: Callable[[], Postings]) -> Postings:
        """Return what is kept under `key`, read first when it is not there."""
        for shelf in self._shelves.values():
            found = shelf.get(key)
            if found is not None:
                shelf.move_to_end(key)
                return found
        found = read().slim()
        self._keep(key, found)
        return found

    def _keep(self, key: Key, found: Postings) -> None:
        is_long = found.size >= LONG
        shelf = self._shelves[is_long]
        shelf[key] = found
        self._sizes[is_long] += found.size + OVERHEAD
        while self._sizes[is_long] > self._room[is_long] and len(shelf) > 1:
            self._sizes[is_long] -= shelf.popitem(last=False)[1].size + OVERHEAD

    def __iter__(self) -> Iterator[Postings]:
        """Go through what is kept."""
        for shelf in self._shelves.values():
            yield from shelf.values()
