"""What a reader has opened, marked and left open: marks of the article, which stay with all of its versions.

Whatever writes raises LibraryBusyError when another process keeps the record locked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.record import Record


def mark_read(record: Record, row: int) -> None:
    """Remember that the article was opened."""
    _mark(record, row, "read_at = coalesce(read_at, datetime('now'))")


def set_bookmark(record: Record, row: int, on: bool) -> None:
    """Set or take away the bookmark."""
    _mark(record, row, "bookmarked_at = datetime('now')" if on else "bookmarked_at = NULL")


def set_reading_place(record: Record, row: int, offset: int) -> None:
    """Remember where in the article reading stopped."""
    _mark(record, row, f"place = {int(offset)}")


def _mark(record: Record, row: int, change: str) -> None:
    with record.transaction() as connection:
        connection.execute("INSERT OR IGNORE INTO reading (article) VALUES (?)", (row,))
        connection.execute(f"UPDATE reading SET {change} WHERE article = ?", (row,))


def rows_marked(record: Record, state: str) -> list[int]:
    """Return the rows of the articles that are `read` or `bookmarked`."""
    column = {"read": "read_at", "bookmarked": "bookmarked_at"}[state]
    return [row for (row,) in record.select(f"SELECT article FROM reading WHERE {column} IS NOT NULL")]


def reading_place(record: Record, row: int) -> int:
    """Return the offset where reading stopped, 0 when it was never read."""
    found = record.select("SELECT place FROM reading WHERE article = ?", (row,))
    return int(found[0][0]) if found else 0
