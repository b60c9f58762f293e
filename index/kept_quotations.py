"""Quotations as they were extracted, kept in the record because finding them costs more than reading them.

What is kept is known by the rules that found it: under other rules it counts as never found.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from index.article import Cue, Quote, Relay, Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.record import Record

QUOTE_RULES = "9"
"""Raise with any change in what is extracted; quotations kept under another number are found anew."""

Found = tuple[int, tuple[Quote, ...]]
"""An article's row and its quotations, in order."""


def kept_quotations(record: Record, row: int, rules: str = QUOTE_RULES) -> tuple[Quote, ...] | None:
    """Return what `keep_quotations` was given for this article under `rules`; None when it was not."""
    found = record.select("SELECT quotes FROM quotation WHERE article = ? AND extractor = ?", (row, rules))
    return _unpacked(found[0][0]) if found else None


def kept_quotations_of(record: Record, rows: Sequence[int]) -> dict[int, tuple[Quote, ...]]:
    """Return what is kept for each of at most `MOST_PLACEHOLDERS` articles, by row."""
    marks = ",".join("?" * len(rows))
    sql = f"SELECT article, quotes FROM quotation WHERE extractor = ? AND article IN ({marks})"
    return {row: _unpacked(quotes) for row, quotes in record.select(sql, (QUOTE_RULES, *rows))}


def keep_quotations(record: Record, found: Sequence[Found], rules: str = QUOTE_RULES) -> None:
    """Keep the quotations of articles as `rules` found them.

    Raises LibraryBusyError when another process keeps the record locked.
    """
    rows = [(row, rules, _packed(quotes)) for row, quotes in found]
    with record.transaction() as connection:
        connection.executemany("INSERT OR REPLACE INTO quotation VALUES (?, ?, ?)", rows)


def rows_with_quotations(record: Record) -> set[int]:
    """Return the rows of the articles whose quotations are kept."""
    return {row for (row,) in record.select("SELECT article FROM quotation WHERE extractor = ?", (QUOTE_RULES,))}


def kept_quotations_with(record: Record, words: str) -> list[Found]:
    """Return what is kept of the articles with `words` in any quotation; ASCII in any case."""
    pattern = "".join(f"\\{letter}" if letter in "\\%_" else letter for letter in words)
    query = "SELECT article, quotes FROM quotation WHERE extractor = ? AND quotes LIKE ? ESCAPE '\\'"
    return [(row, _unpacked(quotes)) for row, quotes in record.select(query, (QUOTE_RULES, f"%{pattern}%"))]


def _packed(quotes: Sequence[Quote]) -> str:
    return json.dumps([_fields(quote) for quote in quotes], ensure_ascii=False)


def _fields(quote: Quote) -> list[object]:
    speaker, relay, cue = quote.speaker, quote.relay, quote.cue
    return [
        quote.start,
        quote.end,
        quote.text,
        quote.kind,
        None if speaker is None else [speaker.name, speaker.mention, speaker.start, speaker.end, speaker.id],
        None if relay is None else [relay.name, relay.id],
        None if cue is None else [cue.text, cue.start, cue.end],
    ]


def _unpacked(kept: str) -> tuple[Quote, ...]:
    return tuple(_quote(*fields) for fields in json.loads(kept))


def _quote(start: int, end: int, text: str, kind: str, speaker: Any, relay: Any, cue: Any) -> Quote:
    return Quote(
        start,
        end,
        text,
        kind,
        None if speaker is None else Speaker(*speaker),
        None if relay is None else Relay(*relay),
        None if cue is None else Cue(*cue),
    )
