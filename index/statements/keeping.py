"""Bringing the statements up to the record: what was imported, changed or corrected since the last time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from index.kept_quotations import QUOTE_RULES
from index.settings import set_setting, setting
from index.statements.grouping import Grouping
from index.statements.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.article import Quote
    from index.record import Record

STATEMENT_RULES = "7"
"""Raise with any change in what is grouped; statements of another number are grouped anew."""

AT_ONCE = 200
"""Articles whose statements become lasting together."""

_SETTING = "statement rules"

_ROOM, _USUAL_ROOM = "PRAGMA cache_size = -65536", "PRAGMA cache_size = -2000"
"""Digests and long traces lie all over the tables: with SQLite's usual 2 MB, each costs more the larger these are."""


def group(
    record: Record,
    quotes_of_each: Callable[[Sequence[int]], Iterator[tuple[int, tuple[Quote, ...]]]],
    within: float,
    tell: Callable[[int, int], None] | None = None,
) -> int:
    """Group the articles that are not grouped yet, for about `within` seconds at most; return how many are left.

    `quotes_of_each` gives the quotations of rows; `tell` hears how many articles of how many are done. Raises
    LibraryBusyError when another process keeps the record locked.
    """
    record.select(_ROOM)
    try:
        return _group(record, quotes_of_each, within, tell)
    finally:
        record.select(_USUAL_ROOM)


def ungrouped(record: Record) -> int:
    """Return how many articles are not grouped yet by the present rules."""
    if setting(record, _SETTING) != _rules():
        return record.count()
    return Shelf(record).count_ungrouped()


def _rules() -> str:
    return f"{QUOTE_RULES}.{STATEMENT_RULES}"


def _group(
    record: Record,
    quotes_of_each: Callable[[Sequence[int]], Iterator[tuple[int, tuple[Quote, ...]]]],
    within: float,
    tell: Callable[[int, int], None] | None,
) -> int:
    shelf = Shelf(record)
    rules = _rules()
    if setting(record, _SETTING) != rules:
        with record.transaction():
            shelf.clear()
        set_setting(record, _SETTING, rules)
    articles = shelf.ungrouped()
    ends = time.monotonic() + within
    for done in range(0, len(articles), AT_ONCE):
        if time.monotonic() > ends:
            return len(articles) - done
        some = dict(articles[done : done + AT_ONCE])
        _group_some(record, shelf, some, dict(quotes_of_each(list(some))))
        if tell is not None:
            tell(done + len(some), len(articles))
    return 0


def _group_some(record: Record, shelf: Shelf, revisions: dict[int, int], quotes: dict[int, tuple[Quote, ...]]) -> None:
    """Group some articles in one transaction; one that was changed meanwhile waits for the next time."""
    grouping = Grouping(shelf)
    with record.transaction():
        for head in record.heads(list(quotes)):
            if shelf.is_at(head.row, revisions[head.row]):
                grouping.add(head.row, head.date, quotes[head.row])
