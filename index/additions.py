"""When articles were added: the first row of each stretch that came in at the same second.

Rows only ever grow, so that a span of time is a span of rows. What was added before the record kept this counts as
added before everything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.record import Record


def note_additions(record: Record) -> None:
    """Write down that the articles that come next are added now; within the transaction that adds them."""
    record.select("INSERT OR REPLACE INTO addition SELECT coalesce(max(row), 0) + 1, datetime('now') FROM article")


def rows_added(record: Record, first: int, last: int) -> range:
    """Return the rows that were added from `first` to `last`, both included, written as `date_key` is, in UTC."""
    stretches = record.select("SELECT row, strftime('%Y%m%d%H%M%S', at) FROM addition ORDER BY row")
    newest = newest_row(record)
    begins = next((row for row, at in stretches if int(at) >= first), newest + 1) if first > 1 else 1
    ends = next((row for row, at in stretches if int(at) > last), newest + 1)
    return range(begins, ends)


def newest_row(record: Record) -> int:
    """Return the row of the article that was added last; 0 when there is none."""
    return int(record.select("SELECT coalesce(max(row), 0) FROM article")[0][0])
