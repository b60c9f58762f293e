"""A statement: one utterance in all its renderings, read from the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.article import date_key
from index.names import candidates
from index.statements.differing import differing
from index.statements.matching import Kind, kind_beside
from index.statements.wording import Wording, wording
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from index.article import Quote, Span
    from index.record import Head, Record


@dataclass(frozen=True, slots=True)
class Rendering:
    """One quotation as a rendering of a statement."""

    quote: Quote
    head: Head
    """Of the article."""

    kind: Kind
    """How it relates to the fullest rendering in its own language; `exact` for the fullest of all itself.

    Where the fullest of all is in another language, the one of its own and its copies are a `translation`.
    """

    differing: tuple[Span, ...]
    """Words, as spans of `quote.text`, that the fullest rendering in its own language has not at that place."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One utterance as several articles render it."""

    id: str
    """Hexadecimal digits: of speaker, day and words of the fullest rendering, in whatever order articles came."""

    speaker: str
    """The speaker's name as the fullest rendering gives it; empty when none does."""

    text: str
    """The fullest rendering."""

    renderings: tuple[Rendering, ...]
    """Oldest first, undated last; of two articles at least."""


class Statements:
    """The statements that the record holds."""

    def __init__(self, record: Record, quotes_of: Callable[[int], Sequence[Quote]]) -> None:
        """`quotes_of` gives the quotations of the article in a row."""
        self._record = record
        self._quotes_of = quotes_of

    def ids(self, row: int) -> dict[Span, str]:
        """Return the ids of an article's statements by start and end of the quotation, of those rendered elsewhere."""
        rows = self._record.select(_OF_ARTICLE, (row,))
        return {(start, end): digest for start, end, fullest, digest in rows if self._is_shared(fullest)}

    def others(self, row: int) -> dict[Span, int]:
        """Return how many other articles render what an article's quotations say, by start and end, where any does."""
        rows = self._record.select(_OF_ARTICLE, (row,))
        counts = {(start, end): len({place[0] for place in self._places(whole)}) - 1 for start, end, whole, _ in rows}
        return {span: count for span, count in counts.items() if count}

    def of(self, row: int, start: int, end: int) -> Statement | None:
        """Return the statement that the quotation at `start:end` renders, None when no other article renders it."""
        rows = self._record.select(_OF_ARTICLE, (row,))
        fullest = next((fullest for first, last, fullest, _ in rows if (first, last) == (start, end)), None)
        return self._statement(fullest) if fullest is not None and self._is_shared(fullest) else None

    def every(self, rows: Collection[int] | None = None, speaker: str | None = None) -> Iterator[Statement]:
        """Yield the statements of several articles, oldest first.

        Of those that an article in `rows` renders, when given, and that `speaker` says, in any spelling.
        """
        wanted = None if rows is None else set(rows)
        meant = None if speaker is None else _Speaker(speaker)
        for (fullest,) in self._record.select(_SHARED):
            if wanted is not None and wanted.isdisjoint(row for row, *_ in self._places(fullest)):
                continue
            if meant is not None and not any(map(meant.is_one_of, self._record.select(_SPEAKERS, (fullest,)))):
                continue
            yield self._statement(fullest)

    def _is_shared(self, fullest: int) -> bool:
        return len({row for row, *_ in self._places(fullest)}) > 1

    def _places(self, fullest: int) -> list[tuple[int, int, int, str, int]]:
        """Return row, start, end, kind and wording of the renderings."""
        return self._record.select(_PLACES, (fullest,))

    def _statement(self, fullest: int) -> Statement:
        ((digest, speaker, text),) = self._record.select(_NAMED, (fullest,))
        places = self._places(fullest)
        heads = {head.row: head for head in self._record.heads(list({row for row, *_ in places}))}
        found: list[_Found] = []
        for row, start, end, kind, key in places:
            quote = next((one for one in self._quotes_of(row) if (one.start, one.end) == (start, end)), None)
            if quote is not None and row in heads:
                found.append(_Found(quote, heads[row], Kind(kind), wording(quote.text), key == fullest))
        found.sort(key=_Found.age)
        return Statement(digest, speaker, text, tuple(_renderings(found)))


class _Speaker:
    """Somebody who is asked for by name."""

    def __init__(self, name: str) -> None:
        self._ids = candidates(name)
        self._words = fold(name)

    def is_one_of(self, speaker: tuple[str, str | None]) -> bool:
        name, identity = speaker
        return identity in self._ids if identity is not None and self._ids else self._words in fold(name)


@dataclass(frozen=True, slots=True)
class _Found:
    """A rendering as it is kept."""

    quote: Quote
    head: Head
    kind: Kind
    wording: Wording
    is_fullest: bool
    """Of all."""

    @property
    def language(self) -> str:
        """The language of the quotation, which may be in another one than its article."""
        if self.wording.korean:
            return "ko"
        return "" if self.head.language == "ko" else self.head.language

    def age(self) -> tuple[bool, int, str, int]:
        """Return what sorts the oldest first and the undated last."""
        date = self.head.date.value
        return not date, date_key(date), self.head.id, self.quote.start

    def fullness(self) -> tuple[bool, float, int]:
        """Return what is greatest for the rendering with which those of its language are compared."""
        return self.is_fullest, self.wording.length, len(self.quote.text)


def _renderings(found: Sequence[_Found]) -> Iterator[Rendering]:
    wholes: dict[str, _Found] = {}
    for one in sorted(found, key=_Found.fullness, reverse=True):
        wholes.setdefault(one.language, one)
    for one in found:
        whole = wholes[one.language]
        kind = one.kind if whole.is_fullest else _kind_of_translation(whole, one)
        yield Rendering(one.quote, one.head, kind, differing(one.quote.text, whole.quote.text)[0])


def _kind_of_translation(whole: _Found, one: _Found) -> Kind:
    """Return how a rendering relates to the fullest one of its language, which translates the fullest of all."""
    return Kind.PARTIAL if kind_beside(whole.wording, one.wording) is Kind.PARTIAL else Kind.TRANSLATION


_OF_ARTICLE = """SELECT rendering.start, rendering.end, whole.key, whole.digest FROM rendering
    JOIN wording ON wording.key = rendering.wording JOIN wording AS whole ON whole.key = wording.fullest
    WHERE article = ?"""
_PLACES = """SELECT article, start, end, kind, wording.key FROM wording
    JOIN rendering ON rendering.wording = wording.key WHERE fullest = ?"""
_NAMED = "SELECT digest, speaker, text FROM wording WHERE key = ?"
_SPEAKERS = "SELECT DISTINCT speaker, speaker_id FROM wording WHERE fullest = ?"
_SHARED = """SELECT fullest FROM wording JOIN rendering ON rendering.wording = wording.key
    JOIN article ON article.row = rendering.article WHERE fullest IS NOT NULL
    GROUP BY fullest HAVING count(DISTINCT article.row) > 1
    ORDER BY min(CASE date_key WHEN 0 THEN 99999999999999 ELSE date_key END), min(article.id), fullest"""
