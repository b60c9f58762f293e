"""The people, places, organisations, weapons and events that this reader knows by name.

One data file of our own, `gazetteer.jsonl`, says which spellings in which scripts are the same
thing, and who held which office when. It is read once, on first use, and the file of the reader's
own names is laid over it (`own`).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from index.exceptions import UnreadableFileError
from index.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.names.own import Problem

TYPES = frozenset(
    {"person", "place", "org", "media", "unit", "weapon", "exercise", "agreement", "event", "term"},
)
"""What an entry may be; `unit` is a part of an army, `term` a word whose rendering is itself news."""

_OUR_FILE = Path(__file__).with_name("gazetteer.jsonl")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_GENDERS = frozenset({"", "female", "male"})
NAME_LISTS = ("aliases", "hangul", "hanja", "titled", "weak", "ambiguous")
"""The fields of an entry that hold spellings."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office that a person held for some time."""

    titles: tuple[str, ...]
    """English names of the office without the country, the usual one first ("foreign minister")."""

    hangul: tuple[str, ...] = ()
    """Korean names of the office, the usual one first."""

    country: str = ""
    """ISO 3166 code of the country whose office it is; empty for international ones."""

    since: str | None = None
    """First day as far as known: `2022-06-11`, `2022-06` or `2022`. None when unknown."""

    until: str | None = None
    """Last day likewise; None while it lasts."""

    is_shared: bool = False
    """Whether several hold it at a time, like a party's secretaries: then the office alone names nobody."""

    def held_on(self, date: str) -> bool:
        """Tell whether the office was held on `date`, which may be a month or a year: then at any time in it."""
        return _not_after(self.since, date) and _not_after(date, self.until)


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing with all its names."""

    id: str
    """Lower-case ASCII words joined by hyphens; stable, since indexes and notes refer to it."""

    type: str
    """One of `TYPES`."""

    name: str
    """The display name, unique in the gazetteer."""

    aliases: tuple[str, ...] = ()
    """Other spellings in Latin letters. Case, hyphens, apostrophes and diacritics need no aliases of their own."""

    hangul: tuple[str, ...] = ()
    """Spellings in Hangul, the most usual first."""

    hanja: tuple[str, ...] = ()
    """Spellings in Chinese characters, traditional first."""

    titled: tuple[str, ...] = ()
    """Names with an office, in any script, that tell which bearer is meant where the name alone does not."""

    weak: tuple[str, ...] = ()
    """Names that mean this entity only in an article that also has a strong one ("Chairman Kim"); some stand
    in another list, too, where they are what it is called."""

    ambiguous: tuple[str, ...] = ()
    """Names that other entries claim as well; each of the claimants lists them here."""

    roles: tuple[Role, ...] = ()
    """Offices held, in order of time."""

    desc: str = ""
    """One line for the reader."""

    gender: str = ""
    """`female` or `male` of a person, so that he and she are told apart; empty when unknown."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """The names for display, one for each script: `("Kim Jong Un", "김정은", "金正恩")`."""
        return (self.name, *self.hangul[:1], *self.hanja[:1])

    @property
    def strong(self) -> tuple[str, ...]:
        """Every name that means this entity wherever it stands."""
        names = (self.name.partition(" (")[0], *self.aliases, *self.hangul, *self.hanja, *self.titled)
        return tuple(name for name in names if name not in self.weak and name not in self.ambiguous)

    def in_office(self, date: str) -> bool:
        """Tell whether any of the roles was held on `date`."""
        return any(role.held_on(date) for role in self.roles)


class Gazetteer:
    """The entries by id, in the order of the file."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Entries whose id came before add their names to the earlier one."""
        same: dict[str, list[Entity]] = {}
        for entity in entities:
            same.setdefault(entity.id, []).append(entity)
        self._by_id = {identity: _merged(some) for identity, some in same.items()}

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, entity_id: str) -> Entity | None:
        """Return the entry of that id, None when there is none."""
        return self._by_id.get(entity_id)


@dataclass(frozen=True, slots=True)
class _Known:
    edition: int
    gazetteer: Gazetteer
    problems: tuple[Problem, ...]


def edition() -> int:
    """Return a number that changes with our data file and with the reader's own names: a CRC-32 of both."""
    return _known().edition


def default_gazetteer() -> Gazetteer:
    """Return the gazetteer that comes with the reader, with the reader's own names laid over it."""
    return _known().gazetteer


@lru_cache(maxsize=1)
def our_gazetteer() -> Gazetteer:
    """Return the gazetteer that comes with the reader, without the reader's own names."""
    return Gazetteer(read(_OUR_FILE))


def own_problems() -> tuple[Problem, ...]:
    """Return what is wrong with the file of the reader's own names."""
    return _known().problems


def forget_names() -> bool:
    """Let the names be read anew if the reader's own have changed since, and tell whether they have."""
    from index.names.own import content_of, own_file

    if edition() == _edition(content_of(own_file())):
        return False
    _known.cache_clear()
    return True


@lru_cache(maxsize=1)
def _known() -> _Known:
    from index.names.own import content_of, laid_over, own_file

    path = own_file()
    content = content_of(path)
    gazetteer, problems = laid_over(our_gazetteer(), path, content)
    return _Known(_edition(content), gazetteer, problems)


def _edition(own: bytes) -> int:
    return crc32(own, crc32(_OUR_FILE.read_bytes()))


def read(path: Path) -> list[Entity]:
    """Return the entries of the JSON Lines file `path`. Raises UnreadableFileError with the line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFileError(f"{path.name} cannot be read as a list of names: {one_line(str(error))}") from error
    entities = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                entities.append(entry(json.loads(line)))
            except (ValueError, TypeError, AttributeError, RecursionError) as error:
                raise UnreadableFileError(f"{path.name}, line {number}: {one_line(str(error))}") from error
    return entities


def entry(fields: Mapping[str, Any]) -> Entity:
    """Return the entry with these fields. Raises ValueError, TypeError or AttributeError saying which is wrong."""
    unknown = set(fields) - {"id", "type", "name", "desc", "roles", "gender", *NAME_LISTS}
    if unknown:
        raise ValueError(f"unknown field {min(unknown)!r}")
    if fields.get("type") not in TYPES:
        raise ValueError(f"type must be one of {', '.join(sorted(TYPES))}")
    if fields.get("gender", "") not in _GENDERS:
        raise ValueError("gender must be female or male")
    lists = {name: _strings(fields.get(name, [])) for name in NAME_LISTS}
    return Entity(
        id=_text(fields.get("id"), "id"),
        type=fields["type"],
        name=_text(fields.get("name"), "name"),
        desc=str(fields.get("desc", "")),
        gender=fields.get("gender", ""),
        roles=tuple(_role(role) for role in fields.get("roles", ())),
        **lists,
    )


def _role(fields: Mapping[str, Any]) -> Role:
    since, until = fields.get("from"), fields.get("to")
    for date in (since, until):
        if date is not None and not _DATE.fullmatch(date):
            raise ValueError(f"{date!r} is not a date like 2022-06-11, 2022-06 or 2022")
    return Role(
        titles=(_text(fields.get("role"), "role"), *_strings(fields.get("also", []))),
        hangul=_strings(fields.get("hangul", [])),
        country=str(fields.get("country", "")),
        since=since,
        until=until,
        is_shared=fields.get("shared", False) is True,
    )


def _text(value: object, field: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{field} is missing")
    return value


def _strings(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise ValueError(f"{value!r} is not a list of names")
    return tuple(value)


def _merged(some: Sequence[Entity]) -> Entity:
    first, *others = some
    if not others:
        return first
    lists: dict[str, Any] = {
        name: tuple(dict.fromkeys(spelling for entity in some for spelling in getattr(entity, name)))
        for name in NAME_LISTS
    }
    made_strong = {spelling for entity in others for spelling in (*entity.aliases, *entity.hangul, *entity.hanja)}
    lists["weak"] = tuple(spelling for spelling in lists["weak"] if spelling not in made_strong)
    return replace(first, roles=tuple(role for entity in some for role in entity.roles), **lists)


def _not_after(first: str | None, second: str | None) -> bool:
    if first is None or second is None:
        return True
    known = min(len(first), len(second))
    return first[:known] <= second[:known]
