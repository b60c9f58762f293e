"""What was searched for: each search once, the last one first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.text import one_line

if TYPE_CHECKING:
    from index.record import Record

MOST = 500
"""Searches that are kept; the oldest make room."""

LONGEST = 1_000
"""Code points of a search that is kept; a longer one is pasted text."""


def remember_search(record: Record, text: str, grown_from: str = "") -> None:
    """Keep a search as the last one; `grown_from` is what it was when it was kept before, while it was being typed."""
    text, grown_from = one_line(text), one_line(grown_from)
    if not text or len(text) > LONGEST:
        return
    with record.transaction() as connection:
        connection.execute("DELETE FROM searched WHERE text IN (?, ?)", (text, grown_from))
        connection.execute("INSERT INTO searched (text) VALUES (?)", (text,))
        connection.execute(
            "DELETE FROM searched WHERE number <= (SELECT number FROM searched ORDER BY number DESC LIMIT 1 OFFSET ?)",
            (MOST,),
        )


def searches(record: Record) -> list[str]:
    """Return the searches that are kept, the last one first."""
    return [text for (text,) in record.select("SELECT text FROM searched ORDER BY number DESC")]


def forget_search(record: Record, text: str) -> None:
    """Keep a search no longer."""
    with record.transaction() as connection:
        connection.execute("DELETE FROM searched WHERE text = ?", (text,))
