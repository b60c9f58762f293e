"""What the index knows of each article beside its words, and what orders and counts are made from.

Nothing is computed before it is asked for: most of it is of use only once somebody searches.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from index.search.postings import Segment

_MONTH, _YEAR = 10**8, 10**10
"""What a `date_key` is divided by."""

_BITS = 63
"""What a signed number has room for."""


class Columns:
    """The columns of all segments, a value for each document."""

    def __init__(self, segments: Sequence[Segment], before: Columns | None = None) -> None:
        """Read nothing yet. Segments that were there `before` are not read again: they never change."""
        self._segments = segments
        names = {segment.name for segment in segments}
        parts, values = (before._parts, before._values) if before is not None else ({}, {})
        self._parts: dict[tuple[str, str], NDArray[Any]] = {key: parts[key] for key in parts if key[0] in names}
        self._values: dict[tuple[str, str], Numbered] = {key: values[key] for key in values if key[0] in names}

    def _column(self, name: str) -> NDArray[np.int64]:
        return self._joined(name, lambda segment: segment.column(name))

    def _joined(self, name: str, read: Callable[[Segment], NDArray[Any]]) -> NDArray[Any]:
        """Return what is read of each segment as one array, parts of which are known to those that come after."""
        parts = [self._parts.get((segment.name, name)) for segment in self._segments]
        read_parts = [read(one) if part is None else part for one, part in zip(self._segments, parts, strict=True)]
        joined = np.concatenate(read_parts) if read_parts else np.empty(0, np.int64)
        for segment in self._segments:
            self._parts[segment.name, name] = joined[segment.base : segment.base + segment.size]
        return joined

    def _numbered(self, name: str, column: NDArray[np.int64]) -> Numbered:
        parts = []
        for segment in self._segments:
            key = segment.name, name
            if key not in self._values:
                part = column[segment.base : segment.base + segment.size]
                values = np.unique(part)
                self._values[key] = values, np.searchsorted(values, part).astype(np.int32)
            parts.append(self._values[key])
        every = np.unique(np.concatenate([column[:0], *(values for values, _ in parts)]))
        numbers = [np.searchsorted(every, values).astype(np.int32)[places] for values, places in parts]
        return every, np.concatenate([np.empty(0, np.int32), *numbers])

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
        return self._joined("month", lambda segment: _months(self.dates[segment.base : segment.base + segment.size]))

    @cached_property
    def source_numbers(self) -> Numbered:
        """The outlets, numbered."""
        return self._numbered("source", self.sources)

    @cached_property
    def language_numbers(self) -> Numbered:
        """The languages, numbered."""
        return self._numbered("language", self.languages)


def _months(dates: NDArray[np.int64]) -> NDArray[np.int32]:
    months = dates // _MONTH
    is_known = dates % _YEAR >= _MONTH
    return np.where(is_known, months // 100 * 12 + months % 100 - 1, 0).astype(np.int32)


Numbered = tuple["NDArray[np.int64]", "NDArray[np.int32]"]
"""The values that a column has, ascending, and for each document which of them it has."""
