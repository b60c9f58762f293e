"""The record's tables of statements: which wordings there are, who renders what in which words, and where.

A wording is what one speaker is quoted with on one day, letter for letter: the copies that fifty outlets print are one.
Nothing here decides anything. All writing is done within a transaction of the caller.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from index.article import Precision, PublicationDate, days_of
from index.statements.matching import LEAST, Kind
from index.statements.traces import traces
from index.statements.voices import Quoted, is_vague
from index.statements.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.article import Quote
    from index.record import Record

MOST_BEHIND_A_TRACE = 200
"""Wordings that are kept behind one trace. Where there are more, only the fullest ones of their statements are seen."""

MOST_OF_AN_ARTICLE = 1_000
"""Quotations of one article that are grouped; what holds more is no report."""

_REMEMBERED = 20_000
"""Wordings that are kept in memory."""

_TENTHS = 10


@dataclass(frozen=True)
class Worded:
    """One wording as it is kept."""

    key: int
    digest: str
    """Of speaker, day and letters: names the statement when it is the fullest rendering of it."""

    quoted: Quoted
    fullness: int

    @cached_property
    def traces(self) -> tuple[set[int], set[int]]:
        """Under which it is kept, and where others are looked for."""
        return traces(self.quoted)

    @cached_property
    def order(self) -> tuple[bool, int, str]:
        """Fuller ones first, and behind all of them those of which it is open who says them, or when."""
        return is_vague(self.quoted), -self.fullness, self.digest


class Shelf:
    """The tables of one record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._remembered: dict[int, Worded] = {}

    def clear(self) -> None:
        """Forget all statements."""
        self._remembered.clear()
        for sql in _CLEAR:
            self._write(sql)

    def _write(self, sql: str, values: Sequence[object] = ()) -> None:
        self._record.select(sql, values)

    # Articles

    def ungrouped(self) -> list[tuple[int, int]]:
        """Return row and revision of the articles whose quotations are not in here yet, in order of date."""
        return self._record.select(
            "SELECT row, revision FROM article WHERE row NOT IN (SELECT article FROM grouped) ORDER BY date_key, row"
        )

    def count_ungrouped(self) -> int:
        """Return how many articles `ungrouped` would give."""
        sql = "SELECT count(*) FROM article WHERE row NOT IN (SELECT article FROM grouped)"
        return int(self._record.select(sql)[0][0])

    def is_at(self, row: int, revision: int) -> bool:
        """Tell whether the article has not changed since that revision."""
        return bool(self._record.select("SELECT 1 FROM article WHERE row = ? AND revision = ?", (row, revision)))

    def set_grouped(self, row: int) -> None:
        """Remember that the article's quotations are in here."""
        self._write("INSERT OR IGNORE INTO grouped VALUES (?)", (row,))

    def put(self, row: int, date: PublicationDate, quotes: Iterable[Quote]) -> tuple[list[int], list[int]]:
        """Replace an article's renderings; return the wordings that are new, and those that nobody prints any more."""
        before = {key for (key,) in self._record.select("SELECT wording FROM rendering WHERE article = ?", (row,))}
        self._write("DELETE FROM rendering WHERE article = ?", (row,))
        new: list[int] = []
        for quote in islice(quotes, MOST_OF_AN_ARTICLE):
            key, is_new = self._wording_of(quote, date)
            if key is not None:
                self._write("INSERT OR REPLACE INTO rendering VALUES (?, ?, ?, ?)", (row, quote.start, quote.end, key))
                if is_new:
                    new.append(key)
        gone = [key for key in sorted(before) if not self._record.select(_IS_PRINTED, (key,))]
        return new, gone

    def _wording_of(self, quote: Quote, date: PublicationDate) -> tuple[int | None, bool]:
        """Return the key of the quotation's wording, None when it is too short for one, and whether it is new."""
        speaker = quote.speaker.name if quote.speaker is not None else ""
        speaker_id = quote.speaker.id if quote.speaker is not None else None
        words = wording(quote.text, date.value)
        quoted = Quoted(words, speaker, speaker_id, days_of(date))
        if words.size < LEAST and (not words.coined or is_vague(quoted)):
            return None, False
        day = "" if date.value is None else date.value[:10]
        digest = hashlib.sha256("\0".join((speaker_id or speaker, day, words.letters)).encode("utf-8", "replace"))
        name = digest.hexdigest()[:16]
        found = self._record.select("SELECT key FROM wording WHERE digest = ?", (name,))
        if found:
            return int(found[0][0]), False
        fullness = round(_TENTHS * words.length)
        values = (name, words.text, speaker, speaker_id, date.value, date.precision, fullness)
        self._write(
            """INSERT INTO wording (digest, text, speaker, speaker_id, date_value, date_precision, fullness, kind)
               VALUES (?, ?, ?, ?, ?, ?, ?, '')""",
            values,
        )
        key = int(self._record.select("SELECT last_insert_rowid()")[0][0])
        self._remember(Worded(key, name, quoted, fullness))
        return key, True

    # Wordings

    def worded(self, key: int) -> Worded:
        """Return one wording."""
        found = self._remembered.get(key)
        if found is None:
            row = self._record.select(_WORDING, (key,))[0]
            digest, text, speaker, speaker_id, date, precision, fullness = row
            days = days_of(PublicationDate(date, Precision(precision)))
            found = Worded(key, digest, Quoted(wording(text, date), speaker, speaker_id, days), fullness)
            self._remember(found)
        return found

    def _remember(self, worded: Worded) -> None:
        if len(self._remembered) >= _REMEMBERED:
            self._remembered.clear()
        self._remembered[worded.key] = worded

    def remove(self, key: int) -> None:
        """Take away a wording that nobody prints."""
        self._remembered.pop(key, None)
        self._write("DELETE FROM trace WHERE wording = ?", (key,))
        self._write("UPDATE wording SET fullest = NULL WHERE fullest = ?", (key,))
        self._write("DELETE FROM wording WHERE key = ?", (key,))

    def fullest_of(self, key: int) -> int | None:
        """Return the fullest wording of the statement that a wording belongs to; None while that is not decided."""
        found = self._record.select("SELECT fullest FROM wording WHERE key = ?", (key,))
        return found[0][0] if found else None

    def members(self, key: int) -> list[int]:
        """Return the wordings of the statement whose fullest one is `key`, but for itself."""
        rows = self._record.select("SELECT key FROM wording WHERE fullest = ?1 AND key <> ?1", (key,))
        return [found for (found,) in rows]

    def assign(self, key: int, fullest: int, kind: Kind) -> None:
        """Make a wording a rendering of the statement whose fullest wording is `fullest`."""
        self._write("UPDATE wording SET fullest = ?, kind = ? WHERE key = ?", (fullest, kind, key))

    # Traces

    def trace(self, worded: Worded) -> None:
        """Keep a wording under its traces."""
        self._write(_TRACE, (json.dumps(sorted(worded.traces[0])), worded.key, MOST_BEHIND_A_TRACE))

    def behind(self, worded: Worded) -> dict[int, int | None]:
        """Return the other wordings that share a trace, each with the fullest one of its statement."""
        rows = self._record.select(_BEHIND, (json.dumps(sorted(worded.traces[1])),))
        crowd = Counter(trace for trace, _, _ in rows)
        found = {key: fullest for trace, key, fullest in rows if crowd[trace] <= MOST_BEHIND_A_TRACE or fullest == key}
        found.pop(worded.key, None)
        return found


_CLEAR = (
    "DELETE FROM trace",
    "DELETE FROM rendering",
    "DELETE FROM grouped",
    "UPDATE wording SET fullest = NULL",
    "DELETE FROM wording",
)
_WORDING = """SELECT digest, text, speaker, speaker_id, date_value, date_precision, fullness FROM wording
    WHERE key = ?"""
_IS_PRINTED = "SELECT 1 FROM rendering WHERE wording = ? LIMIT 1"
_TRACE = """INSERT OR IGNORE INTO trace SELECT value, ?2 FROM json_each(?1)
    WHERE (SELECT count(*) FROM (SELECT 1 FROM trace WHERE trace = value LIMIT ?3 + 1)) <= ?3"""
_BEHIND = """SELECT trace, wording.key, fullest FROM json_each(?) JOIN trace ON trace = value
    JOIN wording ON wording.key = trace.wording"""
