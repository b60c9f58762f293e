"""Searches that the reader comes back to, each with how far it was looked at.

What is new is what was added since: rows of the record only grow, so that the newest row of the last look tells.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.additions import newest_row
from index.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.record import Record

LONGEST_NAME = 80
"""Code points; what is longer is cut."""

LONGEST_QUERY = 1_000
"""Code points; what is longer is not saved."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name."""

    name: str
    query: str
    seen: int
    """The newest row of the record when it was looked at last."""

    looked_at: str
    """When that was, as ISO 8601 in UTC to the second."""


@dataclass(frozen=True, slots=True)
class CountedSearch:
    """A saved search with what it finds now."""

    saved: SavedSearch
    total: int
    new: int
    """Of `total`, those that were added since it was looked at last."""


def saved_searches(record: Record) -> list[SavedSearch]:
    """Return the saved searches in the order in which they were saved."""
    rows = record.select("SELECT name, query, seen, looked_at FROM saved_search ORDER BY rowid")
    return [SavedSearch(*row) for row in rows]


def save_search(record: Record, query: str, name: str = "") -> SavedSearch | None:
    """Save a search as looked at just now; one of the same name is replaced. Without a name the query is the name.

    None when there is nothing to save, or far too much.
    """
    query = one_line(query)
    name = _name(name) or _name(query)
    if not query or len(query) > LONGEST_QUERY:
        return None
    keep_search(record, SavedSearch(name, query, newest_row(record), _now(record)))
    return next(one for one in saved_searches(record) if one.name == name)


def keep_search(record: Record, saved: SavedSearch) -> None:
    """Write a saved search down as it is: a new one, in place of one of the same name, or back again."""
    with record.transaction() as connection:
        connection.execute(
            """INSERT INTO saved_search (name, query, seen, looked_at) VALUES (?, ?, ?, ?)
               ON CONFLICT (name) DO UPDATE SET query = excluded.query, seen = excluded.seen,
                   looked_at = excluded.looked_at""",
            (saved.name, saved.query, saved.seen, saved.looked_at),
        )


def look_at(record: Record, saved: SavedSearch) -> None:
    """Remember that a saved search was looked at just now."""
    keep_search(record, replace(saved, seen=newest_row(record), looked_at=_now(record)))


def rename_search(record: Record, saved: SavedSearch, name: str) -> bool:
    """Give a saved search another name; tell whether it was free and a name at all."""
    name = _name(name)
    with record.transaction() as connection:
        changed = connection.execute(
            "UPDATE OR IGNORE saved_search SET name = ? WHERE name = ? AND ? <> ''", (name, saved.name, name)
        )
        return changed.rowcount > 0


def delete_search(record: Record, saved: SavedSearch) -> None:
    """Forget a saved search; `keep_search` brings it back."""
    with record.transaction() as connection:
        connection.execute("DELETE FROM saved_search WHERE name = ?", (saved.name,))


def counted(saved: SavedSearch, rows: Iterable[int]) -> CountedSearch:
    """Return a saved search with the counts of `rows`, which are those that it finds."""
    found = list(rows)
    return CountedSearch(saved, len(found), sum(row > saved.seen for row in found))


def since_last_look(saved: SavedSearch) -> str:
    """Return the query for what was added since a saved search was looked at last."""
    return f"({saved.query}) added:{saved.looked_at}.."


def _name(text: str) -> str:
    return one_line(text)[:LONGEST_NAME].strip()


def _now(record: Record) -> str:
    """Return the time of the database, which also tells when articles were added."""
    return str(record.select("SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now')")[0][0])
