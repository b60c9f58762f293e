"""What of a query was taken as a name, and the same query with the name taken otherwise.

The reader may want the words instead of the name, the name instead of the words, or one of several who are called so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from index.names import candidates, default_gazetteer, default_matcher
from index.names.lookup import present_role
from index.search import query as q

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.names import Entity


class Taken(StrEnum):
    """How words of a query are taken."""

    NAME = "name"
    LITERALLY = "literally"
    """In quotation marks or behind `=`, though somebody is called so."""

    WORDS = "words"
    """As words, since the name means somebody only beside a fuller one: 이용호."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody, or something, that a name may mean."""

    id: str
    name: str
    tells: str
    """What it is: its present office or the one held last, else its description, in few words."""

    years: str
    """When the office was or is held, `2016-2020`; empty when that is not known."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """Words of a query that are a name."""

    start: int
    """Where they stand in the query, signs of the query language included."""

    end: int
    text: str
    """The words alone."""

    taken: Taken
    bearers: tuple[Bearer, ...]
    """Never empty; more than one when the name is ambiguous."""

    field: str = ""
    """`title` when it is looked for in titles only."""


def recognised(query: q.Query) -> list[Recognised]:
    """Return the names in a query whose names have been recognised, each place once."""
    clauses = list(q.positive(query.root))
    found = [one for clause in (*clauses, *_runs(clauses, query.text)) if (one := _recognised(clause)) is not None]
    return sorted({one.start: one for one in found}.values(), key=lambda one: one.start)


def _runs(clauses: list[q.Words | q.Name | q.Pattern], text: str) -> Iterator[q.Words]:
    """Yield the plain words that stand beside each other, two or three as one: `Foreign Minister Ri`."""
    for first, last in [(at, at + more) for more in (1, 2) for at in range(len(clauses) - more)]:
        some = clauses[first : last + 1]
        start, end = some[0].start, some[-1].end
        is_plain = all(isinstance(one, q.Words) and not (one.is_quoted or one.field) for one in some)
        if is_plain and text[start:end].split() == [one.text for one in some if isinstance(one, q.Words)]:
            yield q.Words(text[start:end], start=start, end=end)


def _recognised(clause: q.Words | q.Name | q.Pattern) -> Recognised | None:
    if isinstance(clause, q.Name):
        is_asked_for = clause.end - clause.start > len(clause.text)  # by name:, perhaps as an id
        entity = default_gazetteer().get(clause.text) if is_asked_for else None
        text = _without_ending(clause.text) if entity is None else entity.name.partition(" (")[0]
        return _of(clause, text, Taken.NAME, clause.ids)
    if isinstance(clause, q.Pattern) or clause.field not in {"", "title"} or clause.is_typing:
        return None
    taken = Taken.LITERALLY if clause.is_quoted else Taken.WORDS
    return _of(clause, clause.text, taken, candidates(clause.text))


def _without_ending(text: str) -> str:
    """Return a name without the particle, or the like, that is written onto it."""
    return text[: max((one.end for one in default_matcher().mentions(text, any_case=True)), default=len(text))]


def _of(clause: q.Words | q.Name, text: str, taken: Taken, ids: tuple[str, ...]) -> Recognised | None:
    entities = [entity for identity in ids if (entity := default_gazetteer().get(identity)) is not None]
    bearers = tuple(map(_bearer, entities))
    words = " ".join(text.split())
    return Recognised(clause.start, clause.end, words, taken, bearers, clause.field) if bearers else None


def _bearer(entity: Entity) -> Bearer:
    role = present_role(entity)
    if role is None:
        return Bearer(entity.id, entity.name, entity.desc, "")
    since, until = ((date or "")[:4] for date in (role.since, role.until))
    years = f"{since}-{until}" if until else f"since {role.since[:7]}" if role.since else ""
    return Bearer(entity.id, entity.name, role.titles[0], years)


def otherwise(text: str, names: list[Recognised]) -> str:
    """Return the query with its names taken literally; if none is taken as a name, with those as names again."""
    as_names = [name for name in names if name.taken is Taken.NAME]
    if as_names:
        return _rewritten(text, ((name, f'{_before(name)}="{name.text}"') for name in as_names))
    literal = (name for name in names if name.taken is Taken.LITERALLY)
    return _rewritten(text, ((name, _as_name(name)) for name in literal))


def _before(name: Recognised) -> str:
    return f"{name.field}:" if name.field else ""


def _as_name(name: Recognised) -> str:
    return f'{name.field}:"{name.text}"' if name.field and " " in name.text else f"{_before(name)}{name.text}"


def chosen(text: str, name: Recognised, bearer: Bearer) -> str:
    """Return the query with one bearer of a name in the place of the name."""
    return _rewritten(text, iter([(name, f"{name.field or 'name'}:{bearer.id}")]))


def _rewritten(text: str, pieces: Iterator[tuple[Recognised, str]]) -> str:
    for name, piece in sorted(pieces, key=lambda one: -one[0].start):
        text = f"{text[: name.start].removesuffix('=')}{piece}{text[name.end :]}"
    return text


def choices(names: list[Recognised]) -> list[tuple[Recognised, Bearer]]:
    """Return what may be chosen, in order: the bearers of ambiguous names, and those whom plain words may mean."""
    open_names = [name for name in names if len(name.bearers) > 1 and name.taken is Taken.NAME]
    open_names += [name for name in names if name.taken is Taken.WORDS]
    return [(name, bearer) for name in open_names for bearer in name.bearers][:MOST_CHOICES]


MOST_CHOICES = 9
"""One for each key."""
