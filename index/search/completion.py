"""What a search that is being typed may go on with: fields, their values as the library has them, and names.

Everything is looked up in lists that were made before, so that an answer costs far less than a keystroke may.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.names import default_gazetteer
from index.search.fields import FIELDS, STATES
from index.search.outlets import names_of
from index.tags import tags_in_use
from index.text import fold, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.names import Entity
    from index.record import Record

MOST = 30
"""Continuations that are offered at most."""

LONGEST = 1_000
"""Code points of a search that is still completed: what is longer was pasted."""

_MOST_LOOKED_AT = 400
"""Spellings that are weighed for one beginning."""

_MOST_WORDS = 4
"""Words before the end among which a name may begin."""

_FIELDED = re.compile(r"(?:^|[\s(-])([A-Za-z]+):(?:[\"“”„«»]([^\"“”„«»]*)|([^\s()\"“”„«»]*))$")
_WORD = r"[^\s()\"“”„«»:*?~=-][^\s()\"“”„«»:*?~=]*"
_WORDS = re.compile(rf"(?:^|[\s(])-?((?:{_WORD} +){{0,{_MOST_WORDS - 1}}}{_WORD})$")
_QUOTES = re.compile('["“”„«»]')
_PLAIN = re.compile(r"[^\s()\"“”„«»]+")
_RELATIVE = ("today", "last-week", "last-month", "this-year", "last-30-days")
_WHO = {"speaker": frozenset({"person"}), "via": frozenset({"media"}), "name": frozenset[str]()}
"""The fields that take names, and which of them come first."""


@dataclass(frozen=True, slots=True)
class Continuation:
    """One way to go on."""

    text: str
    """What stands in the query instead of what is being completed."""

    articles: int | None = None
    """How many articles of the library it is about; None where that says nothing."""


@dataclass(frozen=True, slots=True)
class Continuations:
    """The ways to go on, best first."""

    start: int
    """Where what is being completed begins in the query; it ends where the query ends."""

    options: Sequence[Continuation]


NOTHING = Continuations(0, ())


class Completer:
    """Completes searches over one state of a library."""

    def __init__(self, record: Record, frequencies: Mapping[str, int]) -> None:
        """Read the lists; `frequencies` are the articles that mention each name of the gazetteer, by id.

        Costs half a second at 100,000 articles: for a thread.
        """
        self._outlets = [
            (one_line(name.partition(",")[0]), count, names_of(name)) for name, count in record.source_counts() if name
        ]
        self._tags = tags_in_use(record)
        self._languages: list[tuple[str, int]] = record.select(
            "SELECT language, count(*) FROM article GROUP BY language ORDER BY 2 DESC, 1"
        )
        self._dates = _dates(record)
        entities = list(default_gazetteer())
        self._entities = {one.id: one for one in entities}
        self._frequencies = {one.id: frequencies.get(one.id, 0) for one in entities}
        self._spellings = sorted(_spellings(entities))

    def complete(self, query: str) -> Continuations:
        """Return how `query`, whose end is being typed, may go on."""
        if len(query) > LONGEST:
            return NOTHING
        fielded = _FIELDED.search(query)
        if fielded and fielded[1].lower() in FIELDS:
            return self._value(query, fielded)
        if len(_QUOTES.findall(query)) % 2:
            return NOTHING
        words = _WORDS.search(query)
        return NOTHING if words is None else self._words(words[1], words.start(1))

    # Values of fields

    def _value(self, query: str, fielded: re.Match[str]) -> Continuations:
        field = fielded[1].lower()
        is_quoted = fielded[2] is not None
        given = fielded[2] if is_quoted else fielded[3]
        before, comma, typed = given.rpartition(",")
        options = [
            Continuation(_fielded(fielded[1], f"{before}{comma}{value}"), articles)
            for value, articles in self._values(field, typed.strip())
        ]
        start = fielded.start(1)
        fresh = [one for one in options if one.text.casefold() != query[start:].casefold()]
        return Continuations(start, fresh[:MOST])

    def _values(self, field: str, typed: str) -> Iterator[tuple[str, int | None]]:
        """Yield the values of a field that begin as typed, with their numbers of articles."""
        if field in _WHO:
            first = _WHO[field]
            found = self._names(typed) if typed else []
            ranked = sorted(found, key=lambda one: self._entities[one[0]].type not in first)
            yield from ((spelling, self._frequencies[identity]) for identity, spelling in ranked)
        elif field == "source":
            yield from self._sources(_key(typed))
        else:
            beginning = typed.casefold()
            yield from (one for one in self._plain_values(field, typed) if one[0].startswith(beginning))

    def _plain_values(self, field: str, typed: str) -> Iterable[tuple[str, int | None]]:
        match field:
            case "lang":
                return self._languages
            case "tag":
                return self._tags
            case "is":
                return ((state, None) for state in STATES)
            case "date":
                return (*((word, None) for word in _RELATIVE), *self._dates_within(typed))
            case "added":
                return ((word, None) for word in _RELATIVE)
        return ()

    def _dates_within(self, typed: str) -> Iterator[tuple[str, int]]:
        """Yield the years of the library, and within one that is typed its months."""
        length = 7 if re.match(r"\d{4}", typed) else 4
        return ((date, count) for date, count in self._dates if len(date) == length)

    def _sources(self, key: str) -> Iterator[tuple[str, int]]:
        """Yield the outlets of which a name begins so, then those of which a word does."""
        later = []
        for name, count, names in self._outlets:
            if _QUOTES.search(name) or not name:
                continue
            if any(one.startswith(key) for one in names):
                yield name, count
            elif any(f" {key}" in one for one in names):
                later.append((name, count))
        yield from later

    # Words

    def _words(self, text: str, start: int) -> Continuations:
        """Return the names that begin with the last words, and the fields that begin with the last one.

        The last word of a whole name is no other name's first.
        """
        starts = [match.start() for match in _PLAIN.finditer(text)]
        last = text[starts[-1] :]
        fields = [Continuation(f"{name}:") for name in FIELDS if len(last) >= 2 and name.startswith(last.casefold())]
        for at in starts:
            typed = text[at:]
            found = self._names(typed) if _is_enough(typed) else []
            names = [
                Continuation(spelling, self._frequencies[identity])
                for identity, spelling in found
                if _key(spelling) != _key(typed)
            ]
            if at != starts[-1] and (names or self._is_name(typed)):
                return Continuations(start + at, names[:MOST])
            if at == starts[-1]:
                return Continuations(start + at, [*fields, *names][:MOST])
        return NOTHING

    def _is_name(self, typed: str) -> bool:
        """Tell whether this is the whole of a name."""
        key = _key(typed)
        at = bisect_left(self._spellings, (key,))
        return self._spellings[at : at + 1] != [] and self._spellings[at][0] == key

    def _names(self, typed: str) -> list[tuple[str, str]]:
        """Return `(id, spelling)` of the names that begin as typed, those of most articles first, each once.

        Those that no article mentions are left out unless there are no others.
        """
        key = _key(typed)
        found: dict[str, str] = {}
        at = bisect_left(self._spellings, (key,))
        for known, rank, spelling, identity in self._spellings[at : at + _MOST_LOOKED_AT]:
            if not known.startswith(key):
                break
            if identity not in found or not rank:
                found[identity] = spelling
        ranked = sorted(found.items(), key=lambda one: (-self._frequencies[one[0]], one[1]))
        return [one for one in ranked if self._frequencies[one[0]]] or ranked


def _spellings(entities: Iterable[Entity]) -> Iterator[tuple[str, int, str, str]]:
    """Yield `(key, rank, spelling, id)`; rank 0 is the name that is shown."""
    for entity in entities:
        shown = entity.name.partition(" (")[0]
        for spelling in dict.fromkeys((shown, *entity.strong, *entity.ambiguous)):
            yield _key(spelling), int(spelling != shown), spelling, entity.id


def _key(text: str) -> str:
    return fold(text).replace("-", " ")


def _is_enough(typed: str) -> bool:
    """Tell whether a word is long enough to be the beginning of a name: three letters, or two syllables."""
    letters = sum(map(str.isalnum, typed))
    return letters >= (3 if typed.isascii() else 2)


def _fielded(field: str, value: str) -> str:
    return f"{field}:{value}" if _PLAIN.fullmatch(value) else f'{field}:"{value}"'


def _dates(record: Record) -> list[tuple[str, int]]:
    """Return the months and years in which articles are dated, the latest first, with their numbers."""
    months: list[tuple[int, int]] = record.select(
        "SELECT date_key / 100000000, count(*) FROM article WHERE date_key > 0 GROUP BY 1 ORDER BY 1 DESC"
    )
    years: dict[str, int] = {}
    for month, count in months:
        year = f"{month // 100:04}"
        years[year] = years.get(year, 0) + count
    return [*years.items(), *((f"{month // 100:04}-{month % 100:02}", count) for month, count in months if month % 100)]
