"""A person, organisation or other speaker as a library knows them: who names them and when, and what they said."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.article import Precision
from index.names import candidates, default_gazetteer
from index.search import query as q
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Quote
    from index.names import Entity, Role
    from index.record import Head


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody to be looked up."""

    name: str
    """The gazetteer's name, or as an article writes it."""

    entity: Entity | None = None
    """None for a speaker who is not in the gazetteer."""

    @property
    def named(self) -> q.Query:
        """Asks for the articles that name them: in any spelling, or as the name is written."""
        if self.entity is not None:
            return q.Query(self.name, q.Name((self.entity.id,), self.name))
        return q.Query(self.name, q.Words(self.name, is_quoted=True))

    @property
    def quoted(self) -> q.Query:
        """Asks for the articles in which they may be quoted."""
        ids = () if self.entity is None else (self.entity.id,)
        return q.Query(self.name, q.Said("speaker", (self.name,), ids=ids))

    def says(self, quote: Quote) -> bool:
        """Tell whether a quotation is theirs."""
        speaker = quote.speaker
        if speaker is None:
            return False
        if self.entity is None:
            return fold(speaker.name) == fold(self.name)
        return speaker.id == self.entity.id or (speaker.id is None and candidates(speaker.name) == (self.entity.id,))


@dataclass(frozen=True, slots=True)
class Person:
    """What a library knows of somebody, but for what they said."""

    who: Who
    rows: Sequence[int]
    """The record's rows of the articles that name them, newest first, undated last."""

    first: Head | None
    """The oldest article with a date that names them; None when there is none."""

    last: Head | None
    """The newest one."""

    months: tuple[tuple[str, int], ...]
    """Articles that name them a month (`2024-01`), oldest first."""

    outlets: tuple[tuple[str, int], ...]
    """Articles that name them an outlet, most first."""

    as_of: str | None
    """The date of the newest article of the library, as `PublicationDate.value`; None when none has a date."""

    def held(self) -> list[tuple[Role, bool]]:
        """Return the roles, newest first, and whether each was held on `as_of`."""
        entity = self.who.entity
        roles = sorted(entity.roles if entity is not None else (), key=lambda role: role.since or "", reverse=True)
        day = (self.as_of or "")[:10]
        return [(role, bool(day) and role.held_on(day)) for role in roles]

    def days_unseen(self, today: datetime.date) -> int | None:
        """Return the days from the last article that names them to `today`; None when its day is not known."""
        if self.last is None or self.last.date.precision not in {Precision.SECOND, Precision.DAY}:
            return None
        return (today - datetime.date.fromisoformat((self.last.date.value or "")[:10])).days


_PRONOUNS = frozenset(
    ("he", "she", "they", "it", "i", "we", "you", "who", "others", "both", "그", "그녀", "그들", "이들", "우리")
)


def is_pronoun(name: str) -> bool:
    """Tell whether a speaker's name is a pronoun, for whoever was not found out: then it is nobody's name."""
    return fold(name) in _PRONOUNS


def who_is(name: str, identity: str | None = None) -> Who:
    """Return whom a speaker's name and id mean."""
    entity = default_gazetteer().get(identity) if identity is not None else None
    return Who(name) if entity is None else Who(entity.name, entity)
