"""Values that a library keeps for the program: where reading stopped, the look, by which rules something was made."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.record import Record


def setting(record: Record, name: str) -> object:
    """Return what `set_setting` was given last under `name`; None when nothing was."""
    found = record.select("SELECT value FROM setting WHERE name = ?", (name,))
    return json.loads(found[0][0]) if found else None


def set_setting(record: Record, name: str, value: object) -> None:
    """Keep a value that JSON can hold. Raises LibraryBusyError when another process is writing."""
    with record.transaction() as connection:
        connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, json.dumps(value)))
