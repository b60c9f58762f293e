"""Which articles the reader has opened, marked, tagged or added: what the record knows and the index does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.additions import rows_added
from index.reading_marks import rows_marked
from index.search.clauses import Added, State, Tagged
from index.tags import rows_tagged

if TYPE_CHECKING:
    from collections.abc import Collection

    from index.record import Record


def rows_in_state(record: Record, clause: State | Tagged | Added) -> Collection[int]:
    """Return the rows of the articles that `clause` means; for `unread`, of those that were read."""
    match clause:
        case Tagged():
            return rows_tagged(record, clause.names)
        case Added():
            return rows_added(record, clause.first, clause.last)
        case State():
            return rows_marked(record, "read" if clause.name == "unread" else clause.name)
