"""How far files have been read, and what was asked for and is not yet in: an interrupted import goes on there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from index.record import Record


def articles_read(record: Record, path: str, size: int, modified: int) -> int:
    """Return how many articles of the file were read before; 0 when it is new or changed, -1 when all were."""
    found = record.select(
        "SELECT position FROM file WHERE path = ? AND size = ? AND modified = ?", (path, size, modified)
    )
    return int(found[0][0]) if found else 0


def set_articles_read(connection: sqlite3.Connection, path: str, size: int, modified: int, count: int) -> None:
    """Remember, within a transaction of the record, how far a file has been read; -1 for all of it."""
    connection.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", (path, size, modified, count))


def pending_imports(record: Record) -> list[str]:
    """Return the paths whose import was begun and not finished."""
    return [os.fsdecode(path) for (path,) in record.select("SELECT path FROM pending ORDER BY rowid")]


def begin_import(record: Record, paths: Sequence[str]) -> None:
    """Remember `paths` until `finish_import`, so that an interrupted import can go on."""
    with record.transaction() as connection:
        connection.executemany("INSERT OR IGNORE INTO pending VALUES (?)", [(_storable(path),) for path in paths])


def finish_import(record: Record, paths: Sequence[str]) -> None:
    """Forget `paths`."""
    with record.transaction() as connection:
        connection.executemany("DELETE FROM pending WHERE path = ?", [(_storable(path),) for path in paths])


def _storable(path: str) -> str | bytes:
    """Return a path as SQLite can hold it: as bytes when its name is not valid in the file system's encoding."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path
