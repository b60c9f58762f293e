"""How many of some articles mention each name, for all names at once.

The posting lists of all names of a segment stand in one array, list after list, so that counting is one look-up in a
mask and one sum: a millisecond for 100,000 articles. A segment of the index never changes, so its array is read once
and kept as long as the segment is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.search.schema import NAME_FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.search.executor import Executor
    from index.search.postings import Segment


@dataclass(frozen=True, slots=True)
class _Table:
    """The names of one segment."""

    names: Sequence[str]
    docs: NDArray[np.int32]
    """Documents, counted within the segment: those of the first name, then those of the second, and so on."""

    starts: NDArray[np.intp]
    """Where the documents of each name begin. Shape `(len(names),)`; none is empty."""

    def counts(self, mask: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return how many of the segment's documents in `mask` mention each name."""
        return np.add.reduceat(mask.view(np.uint8)[self.docs], self.starts, dtype=np.int64)


class MentionCounts:
    """Counts names in articles; keeps what it has read of the segments of the newest index."""

    def __init__(self) -> None:
        self._tables: dict[str, _Table | None] = {}

    def of(self, executor: Executor, mask: NDArray[np.bool_]) -> dict[str, int]:
        """Return how many articles in `mask`, which has one place a document, mention each name, by its id."""
        self._tables = {
            segment.name: self._tables[segment.name] if segment.name in self._tables else _read(segment)
            for segment in executor.segments
        }
        totals: dict[str, int] = {}
        for segment in executor.segments:
            table = self._tables[segment.name]
            if table is None:
                continue
            counts = table.counts(mask[segment.base : segment.base + segment.size])
            for name, count in zip(table.names, counts.tolist(), strict=True):
                if count:
                    totals[name] = totals.get(name, 0) + count
        return totals


def _read(segment: Segment) -> _Table | None:
    """Read the names of a segment; None when no article of it mentions any."""
    lists: dict[bytes, NDArray[np.int32]] = {}
    for field in NAME_FIELDS:
        for term, blocks in segment.lists(field):
            docs = np.concatenate([block.docs_and_weights()[0] for block in blocks])
            lists[term] = np.union1d(lists[term], docs) if term in lists else docs
    if not lists:
        return None
    lengths = [len(docs) for docs in lists.values()]
    starts = np.cumsum([0, *lengths[:-1]]).astype(np.intp)
    return _Table([term.decode() for term in lists], np.concatenate(list(lists.values())), starts)
