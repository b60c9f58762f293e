"""The file of the record: a connection a thread, one writer at a time, and errors of SQLite that say what to do."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from index.exceptions import LibraryBusyError, LibraryError
from index.migrations import migrate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

PATIENCE = 30.0
"""Seconds to wait while another process writes to the record."""

HURRY = 0.5
"""The same for what is written on the way out."""


class Database:
    """An open file of SQLite in the present schema."""

    def __init__(self, path: Path) -> None:
        """Open or create the file at `path` and bring it to the present schema.

        Raises LibraryError when the file cannot be opened, is damaged or was written by a newer version.
        """
        self.path = path
        self._local = threading.local()
        try:
            migrate(self._connection, path)
        except sqlite3.DatabaseError as error:
            raise self._explained(error) from error

    def _explained(self, error: Exception) -> LibraryError:
        reason = str(error)
        if "locked" in reason:
            return LibraryBusyError(f"{self.path}: another korea-reader is writing to this library; try again later")
        if "full" in reason or "I/O" in reason:
            return LibraryError(f"{self.path}: {reason}; make room on the disk and try again")
        if "readonly" in reason or "unable to open" in reason:
            return LibraryError(f"{self.path}: {reason}; make it and its directory yours to write, or use --library")
        return LibraryError(f"{self.path}: {reason}; restore this file from a backup, or move it away and add anew")

    @property
    def _connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")
            self._local.connection = connection
        return connection

    def close(self) -> None:
        """Close this thread's connection now, and those of other threads as soon as no query of theirs runs.

        A connection that is closed under a running query takes the interpreter down (CPython 3.11), so theirs are
        only let go of.
        """
        own: sqlite3.Connection | None = getattr(self._local, "connection", None)
        self._local = threading.local()
        if own is not None:
            own.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write within one transaction, rolled back when the body raises.

        Raises LibraryBusyError when another process keeps the record locked for `PATIENCE` seconds.
        """
        try:
            connection = self._connection
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # a full disk has rolled back by itself
                    connection.execute("ROLLBACK")
                raise
        except sqlite3.DatabaseError as error:
            raise self._explained(error) from error

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Give up on a locked record after `HURRY` seconds in the body: for what is better lost than awaited."""
        try:
            self._connection.execute(f"PRAGMA busy_timeout = {HURRY * 1000:.0f}")
            yield
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")

    def _read(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """Return all rows that a query gives. Raises LibraryError when the file cannot be read."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._explained(error) from error

    def select(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """Return all rows that a statement gives: for the modules that own tables beside the articles'."""
        return self._read(sql, values)

    def _value(self, sql: str, values: Sequence[object] = ()) -> Any:
        """Return the one value that a query gives."""
        rows = self._read(sql, values)
        if not rows:
            raise self._explained(ValueError("the file lacks what every record has"))
        return rows[0][0]
