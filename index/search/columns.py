"""What the index knows of each article beside its words, and what orders and counts are made from.

Nothing is computed before it is asked for: most of it is of use only once somebody searches.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.search.postings import Segment

_MONTH, _YEAR = 10**8, 10**10
"""What a `date_key` is divided by."""

_BITS = 63
"""What a signed number has room for."""


class Columns:
    """The columns of all segments, a value for each document."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        """Read nothing yet."""
        self._segments = segments

    def _column(self, name: str) -> NDArray[np.int64]:
        parts = [segment.column(name) for segment in self._segments]
        return np.concatenate(parts) if parts else np.empty(0, np.int64)

    @cached_property
    def rows(self) -> NDArray[np.int64]:
        """The record's row of each document."""
        return self._column("row")

    @cached_property
    def sources(self) -> NDArray[np.int64]:
        """The key of each document's outlet."""
        return self._column("source")

    @cached_property
    def languages(self) -> NDArray[np.int64]:
        """The number of each document's language."""
        return self._column("language")

    @cached_property
    def dates(self) -> NDArray[np.int64]:
        """The `date_key` of each document."""
        return self._column("date")

    @cached_property
    def newest_first(self) -> NDArray[np.intp]:
        """The documents in the order of their dates; those of one date as they are numbered."""
        dates = self.dates
        bits = len(dates).bit_length()
        if not len(dates) or (int(dates.max()) - int(dates.min())).bit_length() + bits > _BITS:
            return np.argsort(-dates, kind="stable")
        keys = (dates.max() - dates) << bits | np.arange(len(dates))  # a tenth of the time of sorting places
        keys.sort()
        order: NDArray[np.intp] = (keys & ((1 << bits) - 1)).astype(np.intp)
        return order

    @cached_property
    def places_by_date(self) -> NDArray[np.uint32]:
        """The place of each document in `newest_first`."""
        places = np.empty(len(self.dates), np.uint32)
        places[self.newest_first] = np.arange(len(places), dtype=np.uint32)
        return places

    @cached_property
    def months(self) -> NDArray[np.int32]:
        """The months since the year 0 of each document, 0 where the month is not known."""
        months = self.dates // _MONTH
        is_known = self.dates % _YEAR >= _MONTH
        return np.where(is_known, months // 100 * 12 + months % 100 - 1, 0).astype(np.int32)

    @cached_property
    def source_numbers(self) -> Numbered:
        """The outlets, numbered."""
        return _numbered(self.sources)

    @cached_property
    def language_numbers(self) -> Numbered:
        """The languages, numbered."""
        return _numbered(self.languages)


Numbered = tuple["NDArray[np.int64]", "NDArray[np.int32]"]
"""The values that a column has, ascending, and for each document which of them it has."""


def _numbered(column: NDArray[np.int64]) -> Numbered:
    values = np.unique(column)
    return values, np.searchsorted(values, column).astype(np.int32)
