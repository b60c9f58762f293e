"""What the reader has corrected: who it was that said something.

A correction is tied to the article's id and the words of the quotation, both of which are made of the text alone. So it
holds when quotations are extracted by other rules, when the article is imported again or with a word changed, and in
another library.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeGuard

from index.article import Quote, Speaker
from index.exceptions import UnreadableFileError
from index.text import fold, one_line, strip_controls

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.record import Record

LONGEST = 200
"""Code points of a speaker's name."""

_FEWEST, _ALIKE = 4, 0.75
"""Words that a quotation must have, and the share of them that must have stayed, to be the same one reworded."""

_NEAR = 100
"""Quotations to either side of the place of a correction in which one that is not worded so is looked for."""


@dataclass(frozen=True, slots=True)
class Correction:
    """Who said a quotation, as the reader knows."""

    article: str
    """The article's id."""

    start: int
    """Where the quotation stood when it was corrected."""

    end: int
    words: str
    """The quotation."""

    speaker: str
    """The name; empty when the reader says that it cannot be told."""

    entity: str | None = None
    """The gazetteer's id of the speaker, None when the name is not in it."""

    made: str = ""
    """When it was made: UTC, ISO 8601 to the second."""


class Corrections:
    """The corrections in a record. Usable from several threads."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def of(self, row: int) -> list[Correction]:
        """Return the corrections of one article, oldest first."""
        return self._select("WHERE article = (SELECT id FROM article WHERE row = ?) ORDER BY made", row)

    def every(self) -> list[Correction]:
        """Return all corrections, also of articles that are not here, oldest first."""
        return self._select("ORDER BY made, article, start")

    def rows(self) -> set[int]:
        """Return the rows of the articles with corrections."""
        found = self._record.select(
            "SELECT DISTINCT row FROM correction JOIN article ON article.id = correction.article"
        )
        return {row for (row,) in found}

    def _select(self, rest: str, *values: object) -> list[Correction]:
        columns = "article, start, end, words, speaker, entity, made"
        return [
            Correction(*fields) for fields in self._record.select(f"SELECT {columns} FROM correction {rest}", values)
        ]

    def keep(self, corrections: Iterable[Correction]) -> None:
        """Keep corrections; a later one of the same words at the same place takes the place of an earlier one.

        Raises LibraryBusyError when another process keeps the record locked.
        """
        rows = [(c.article, c.start, c.end, c.words, c.speaker, c.entity, c.made) for c in corrections]
        with self._record.transaction() as connection:
            connection.executemany(
                """INSERT INTO correction (article, start, end, words, speaker, entity, made)
                   VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (article, words, start) DO UPDATE SET
                   end = excluded.end, speaker = excluded.speaker, entity = excluded.entity, made = excluded.made
                   WHERE excluded.made >= made""",
                rows,
            )
            connection.executemany(_REGROUP, [(correction[0],) for correction in rows])

    def forget(self, corrections: Iterable[Correction]) -> None:
        """Forget corrections. Raises LibraryBusyError as `keep`."""
        with self._record.transaction() as connection:
            for one in corrections:
                connection.execute(
                    "DELETE FROM correction WHERE article = ? AND words = ? AND start = ?",
                    (one.article, one.words, one.start),
                )
                connection.execute(_REGROUP, (one.article,))


_REGROUP = "DELETE FROM grouped WHERE article = (SELECT row FROM article WHERE id = ?)"
"""Who spoke decides what is the same statement."""


def corrected(quotes: Sequence[Quote], corrections: Iterable[Correction]) -> tuple[Quote, ...]:
    """Return quotations with the speakers that the corrections of their article name.

    Of several corrections of one quotation that of its very words holds before that of others, then the one that was
    made nearest to its place, then the last one.
    """
    found = _Quotations(quotes)
    best: dict[int, tuple[tuple[int, int], Correction]] = {}
    for correction in corrections:
        index, strangeness = found.meant(correction)
        if index is not None:
            rank = strangeness, abs(quotes[index].start - correction.start)
            if index not in best or rank <= best[index][0]:
                best[index] = rank, correction
    changed = list(quotes)
    for index, (_, correction) in best.items():
        changed[index] = _with_speaker(quotes[index], correction)
    return tuple(changed)


def meant(quotes: Sequence[Quote], corrections: Iterable[Correction]) -> list[int | None]:
    """Return which of an article's quotations each correction is about; None when it is about none any more.

    The one with the words, the nearest to the place of several; else one that overlaps them with a part; else one near
    the place that has nearly all of the words: an editor may have changed one.
    """
    found = _Quotations(quotes)
    return [found.meant(correction)[0] for correction in corrections]


class _Quotations:
    """The quotations of an article, looked up by their words and places."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._quotes = quotes
        self._order = sorted((quote.start, index) for index, quote in enumerate(quotes))
        self._same: dict[str, list[tuple[int, int]]] = {}
        for place in self._order:
            self._same.setdefault(quotes[place[1]].text, []).append(place)
        self._words: dict[int, Counter[str]] = {}

    def meant(self, correction: Correction) -> tuple[int | None, int]:
        """Return the number of the quotation that is meant, and how far that is from its words: 0 to 2."""
        same = self._same.get(correction.words)
        if same:
            return _nearest(same, correction), 0
        near = _around(self._order, correction.start)
        parts = [place for place in near if _is_part(self._quotes[place[1]], correction)]
        if parts:
            return _nearest(parts, correction), 1
        words = Counter(fold(correction.words).split())
        reworded = [place for place in near if _is_alike(self._words_of(place[1]), words)]
        return (_nearest(reworded, correction), 2) if reworded else (None, 2)

    def _words_of(self, index: int) -> Counter[str]:
        if index not in self._words:
            self._words[index] = Counter(fold(self._quotes[index].text).split())
        return self._words[index]


def _around(places: Sequence[tuple[int, int]], start: int) -> Sequence[tuple[int, int]]:
    at = bisect_left(places, (start, 0))
    return places[max(0, at - _NEAR) : at + _NEAR]


def _nearest(places: Sequence[tuple[int, int]], correction: Correction) -> int:
    return min(_around(places, correction.start), key=lambda place: abs(place[0] - correction.start))[1]


def _is_part(quote: Quote, correction: Correction) -> bool:
    overlaps = quote.start < correction.end and correction.start < quote.end
    return overlaps and (quote.text in correction.words or correction.words in quote.text)


def _is_alike(words: Counter[str], others: Counter[str]) -> bool:
    fewer, more = sorted((words.total(), others.total()))
    return fewer >= max(_FEWEST, _ALIKE * more) and (words & others).total() >= _ALIKE * more


def _with_speaker(quote: Quote, correction: Correction) -> Quote:
    if not correction.speaker:
        return replace(quote, speaker=None, is_corrected=True)
    speaker = Speaker(correction.speaker, "", quote.start, quote.start, correction.entity)
    return replace(quote, speaker=speaker, is_corrected=True)


def correction_from(fields: object, place: str) -> Correction:
    """Read a correction that was exported as JSON. Raises UnreadableFileError that names the `place` of a bad one."""
    if not isinstance(fields, dict):
        raise UnreadableFileError(f"{place}: a correction is a JSON object")
    texts = {name: fields.get(name) for name in ("article", "words", "speaker")}
    start, end = fields.get("start"), fields.get("end")
    if not all(isinstance(text, str) for text in texts.values()) or not texts["article"] or not texts["words"]:
        raise UnreadableFileError(f"{place}: article, words and speaker must be there, as text")
    if not all(map(_is_plain, (texts["article"], texts["words"]))):
        raise UnreadableFileError(f"{place}: article and words must be as the library has them")
    if type(start) is not int or type(end) is not int or not 0 <= start < end < 2**31:
        raise UnreadableFileError(f"{place}: start and end must be offsets")
    entity, made = fields.get("entity"), fields.get("made")
    return Correction(
        str(texts["article"]),
        start,
        end,
        str(texts["words"]),
        one_line(str(texts["speaker"]))[:LONGEST],
        entity if _is_plain(entity) else None,
        made if _is_plain(made) else "",
    )


def _is_plain(value: Any) -> TypeGuard[str]:
    """Tell whether a value is text without control characters and surrogates, which no article holds."""
    return isinstance(value, str) and strip_controls(value) == value
