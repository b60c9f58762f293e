"""The reader's own names: a file that is laid over our gazetteer.

A line is `NAME = spelling, spelling, -spelling`: further spellings of a name that we know, a minus before one that
shall not mean it; a name that we do not know becomes one, `NAME [place] = …` when it is no person. A line in braces is
an entry in the form of `gazetteer.jsonl`. What a line says wrong is told with its number; the others are used.
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from index.names.folding import compact
from index.names.gazetteer import NAME_LISTS, TYPES, Entity, Gazetteer, entry
from index.text import fold, one_line, strip_controls

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FILE_VARIABLE = "KOREA_READER_NAMES"
MOST_BYTES = 2**20
"""Of a larger file nothing is read: it is no list of names."""

LONGEST_SPELLING = 100
_LINE = re.compile(r"(?P<name>[^=\[\]]+?)\s*(?:\[(?P<type>[^\]]*)\])?\s*=(?P<spellings>.*)")
_HANGUL = re.compile("[가-힣]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that is not used, or not all of it."""

    line: int
    """Counted from 1; 0 for the whole file."""

    message: str

    @property
    def place(self) -> str:
        """The file, and the line if it is one."""
        return f"{own_file()}, line {self.line}" if self.line else str(own_file())


@dataclass(frozen=True, slots=True)
class Line:
    """A line in the short form, taken apart."""

    name: str
    type: str
    """Empty when it is not said."""

    spellings: tuple[str, ...]
    taken: tuple[str, ...]
    """Spellings that shall not mean the name."""


def own_file() -> Path:
    """Return where the file is, or would be: named by the environment, else in the platform's directory for settings.

    It is the reader's and not a library's, since who is who does not depend on what is read.
    """
    named = os.environ.get(FILE_VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("korea-reader", appauthor=False) / "names.txt"


def content_of(path: Path) -> bytes:
    """Return what the file holds; nothing when it is not there or cannot be read, which `laid_over` tells."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError:
        return b""


def unreadable(path: Path, content: bytes) -> str:
    """Return why a file gave no lines; empty when it did or is not there."""
    if len(content) > MOST_BYTES:
        return f"it is larger than {MOST_BYTES >> 20} MB, and none of it is used"
    if not content and path.exists() and not os.access(path, os.R_OK):
        return "it cannot be read; make it yours to read"
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return f"it is not UTF-8 at byte {error.start}, and none of it is used; save it as UTF-8"
    return ""


def lines_of(content: bytes) -> list[str]:
    """Return the lines of a file that `unreadable` finds nothing wrong with."""
    return [one_line(line) for line in content.decode("utf-8-sig").split("\n")]


def laid_over(ours: Gazetteer, path: Path, content: bytes) -> tuple[Gazetteer, tuple[Problem, ...]]:
    """Return our names with those of the file, and what is wrong with its lines."""
    why = unreadable(path, content)
    if why:
        return ours, (Problem(0, why),)
    laying = _Laying(ours)
    for number, text in enumerate(lines_of(content), 1):
        if text and not text.startswith("#"):
            try:
                laying.lay(text)
            except (ValueError, TypeError, AttributeError, RecursionError) as error:
                laying.problems.append(Problem(number, one_line(str(error))))
    if not laying.is_used:
        return ours, tuple(laying.problems)
    return laying.gazetteer(), tuple(laying.problems)


def taken_apart(text: str) -> Line:
    """Return what a line in the short form says. Raises ValueError when it is none."""
    match = _LINE.fullmatch(text)
    if match is None:
        raise ValueError("a line is NAME = spelling, spelling")
    kind = (match["type"] or "").strip().casefold()
    if match["type"] is not None and kind not in TYPES:
        raise ValueError(f"[{kind}] is none of {', '.join(sorted(TYPES))}")
    parts = [part.strip() for part in match["spellings"].split(",") if part.strip()]
    spellings = tuple(part for part in parts if not part.startswith("-"))
    taken = tuple(part[1:].strip() for part in parts if part.startswith("-"))
    for spelling in (match["name"], *spellings, *taken):
        checked(spelling)
    return Line(match["name"], kind, spellings, taken)


def checked(spelling: str) -> str:
    """Return a spelling that can be found in a text. Raises ValueError for any other."""
    if len(spelling) > LONGEST_SPELLING:
        raise ValueError(f"{spelling[:20]}… is too long for a name")
    if strip_controls(spelling) != spelling:
        raise ValueError(f"{one_line(spelling)}: a name has no characters that cannot be seen")
    letters = compact(spelling)
    if len(letters) < 2 or letters.isdigit():
        raise ValueError(f"{spelling!r} is too short: a name has two letters at least")
    if not any(character.isascii() or _HANGUL.match(character) or _HAN.match(character) for character in letters):
        raise ValueError(f"{spelling!r} is in none of the scripts Latin, Hangul and Chinese")
    return spelling


def claimed_in_full(gazetteer: Iterable[Entity]) -> dict[str, list[str]]:
    """Return the ids of those who are called so wherever it is written, by the letters of the spelling."""
    claims: dict[str, list[str]] = defaultdict(list)
    for entity in gazetteer:
        _claim_in_full(claims, entity)
    return claims


def _claim_in_full(claims: dict[str, list[str]], entity: Entity) -> None:
    for spelling in dict.fromkeys(map(compact, (entity.name, *entity.strong, *entity.ambiguous))):
        claims[spelling].append(entity.id)


def id_of(name: str) -> str:
    """Return an id for a new name: its Latin letters, or a number when it has none."""
    words = "-".join(re.findall("[a-z0-9]+", fold(name).replace("'", "")))
    return words if re.search("[a-z]", words) else f"own-{crc32(compact(name).encode()):08x}"


class _Laying:
    """Names of the reader being laid over ours, line by line."""

    def __init__(self, ours: Gazetteer) -> None:
        self._entities = list(ours)
        self._names = {entity.id: entity for entity in ours}
        self._claims: dict[str, list[str]] | None = None
        self._taken: dict[str, set[str]] = defaultdict(set)
        self.problems: list[Problem] = []
        self.is_used = False

    def lay(self, text: str) -> None:
        """Take over what a line says. Raises ValueError and the like when that is nothing."""
        if text.startswith("{"):
            self._add(_entry_of(text))
            return
        line = taken_apart(text)
        entity = self._meant(line)
        self._add(entity)
        for spelling in line.taken:
            self._taken[entity.id].add(compact(spelling))

    def gazetteer(self) -> Gazetteer:
        """Return all names, without the spellings that were taken back."""
        return Gazetteer(_without(entity, self._taken.get(entity.id, set())) for entity in Gazetteer(self._entities))

    def _add(self, entity: Entity) -> None:
        self.is_used = True
        self._entities.append(entity)
        if entity.id not in self._names:
            self._names[entity.id] = entity
            if self._claims is not None:
                _claim_in_full(self._claims, entity)

    def _meant(self, line: Line) -> Entity:
        """Return the additions to the entity that the line is about, or the new entity."""
        lists = sorted_by_script(line.spellings)
        known = self._known(line.name)
        if known is not None:
            if line.type and line.type != known.type:
                raise ValueError(f"{known.name} is known as {known.type}; leave [{line.type}] out")
            return replace(known, roles=(), **_only(lists))
        if line.taken and not line.spellings:
            raise ValueError(f"{line.name} is no name that is known")
        kind = line.type or "person"
        if not line.name.isascii():
            lists = sorted_by_script((line.name, *line.spellings))
        return Entity(id=id_of(line.name), type=kind, name=line.name, **_only(lists))

    def _known(self, name: str) -> Entity | None:
        entity = self._names.get(name)
        if entity is not None:
            return entity
        if self._claims is None:
            self._claims = claimed_in_full(self._names.values())
        claimants = self._claims.get(compact(name), [])
        if len(claimants) > 1:
            raise ValueError(f"{name} is several: write {' or '.join(claimants)} before the =")
        return self._names.get(claimants[0]) if claimants else self._names.get(id_of(name))


def sorted_by_script(spellings: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return spellings by the list of an entity in which they belong."""
    lists: dict[str, list[str]] = defaultdict(list)
    for spelling in spellings:
        script = "hangul" if _HANGUL.search(spelling) else "hanja" if _HAN.search(spelling) else "aliases"
        lists[script].append(spelling)
    return {script: tuple(dict.fromkeys(some)) for script, some in lists.items()}


def _only(lists: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    return {name: lists.get(name, ()) for name in NAME_LISTS}


def _entry_of(text: str) -> Entity:
    entity = entry(_seen(json.loads(text)))
    for spelling in (entity.name, *entity.strong, *entity.weak, *entity.ambiguous):
        checked(spelling)
    if entity.id != id_of(entity.id):
        raise ValueError(f"the id {entity.id!r} must be lower-case words joined by hyphens")
    return entity


def _seen(value: Any) -> Any:
    """Return what JSON holds without the characters that only its escapes can hide in a line."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, list):
        return [_seen(part) for part in value]
    return {name: _seen(part) for name, part in value.items()} if isinstance(value, dict) else value


def _without(entity: Entity, taken: set[str]) -> Entity:
    if not taken:
        return entity
    lists: dict[str, Any] = {
        name: tuple(spelling for spelling in getattr(entity, name) if compact(spelling) not in taken)
        for name in NAME_LISTS
    }
    return replace(entity, **lists)
