"""Changing the file of the reader's own names: whatever else stands in it stays as it is.

Comments, order and lines that make no sense are kept; a spelling is added to the line of its name, or in a new one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from index.exceptions import NamesError
from index.names.folding import compact
from index.names.gazetteer import Entity, default_gazetteer, our_gazetteer
from index.names.ordinary import is_ordinary
from index.names.own import (
    Line,
    claimed_in_full,
    content_of,
    id_of,
    laid_over,
    lines_of,
    own_file,
    taken_apart,
    unreadable,
)
from index.names.refreshing import refresh

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HEADING = "# Names of your own: NAME = spelling, spelling, -spelling that shall not mean it"

_SIGNS = re.compile(r"[,=\[\]{}#]")
_Change = Callable[[Line], Line]


def add_spellings(name: str, spellings: Sequence[str], kind: str = "") -> Entity:
    """Write down that `spellings` mean `name`: an id or a spelling of somebody known, or a new name of that kind.

    Returns whoever has them now. Raises NamesError when they cannot be kept.
    """
    for one in (name, *spellings):
        if _SIGNS.search(one):
            raise NamesError(f"{one}: a name has none of the signs , = [ ] {{ }} #")
    said = f"{name} [{kind}]" if kind else name
    added = _checked(f"{said} = {', '.join(spellings)}")
    letters = set(map(compact, added.spellings))

    def with_spellings(line: Line) -> Line:
        new = [one for one in added.spellings if compact(one) not in set(map(compact, line.spellings))]
        return Line(line.name, line.type, (*line.spellings, *new), _others(line.taken, letters))

    identity = _one_known(added.name)
    for spelling in added.spellings if identity else (added.name, *added.spellings):
        _refuse_taken(spelling, identity or id_of(added.name))
    _change(identity, with_spellings, added)
    entity = default_gazetteer().get(identity or id_of(added.name))
    assert entity is not None
    return entity


def _refuse_taken(spelling: str, identity: str) -> None:
    """Raise NamesError for a spelling that means somebody else, or is an ordinary word."""
    letters = compact(spelling)
    for other in claimed_in_full(default_gazetteer()).get(letters, ()):
        entity = default_gazetteer().get(other)
        if entity is not None and other != identity and letters not in set(map(compact, entity.weak)):
            raise NamesError(f"{spelling} already means {entity.name} ({entity.id}), so it cannot mean another")
    if is_ordinary(spelling):
        raise NamesError(f"{spelling} is an ordinary word: every place where it stands would count as the name")


def forget_spelling(spelling: str) -> Entity | None:
    """Write down that `spelling` is none any more of whoever has it; None when that was all there was to the name.

    Raises NamesError when nobody, or more than one, is called so, or when it is the name by which we know somebody.
    """
    letters = compact(spelling)
    bearers = [entity for entity in default_gazetteer() if letters in _letters(entity)]
    if len(bearers) != 1:
        several = " and ".join(entity.id for entity in bearers)
        why = (
            f"means {several}; put -{spelling} into the line of one of them" if bearers else "is no name that is known"
        )
        raise NamesError(f"{spelling} {why}: {own_file()}")
    (entity,) = bearers
    is_name = letters == compact(entity.name)
    if is_name and our_gazetteer().get(entity.id):
        raise NamesError(f"{spelling} is the name itself; only other spellings can be forgotten")
    if is_name:
        _change(entity.id, None, None)
        return None
    ours = our_gazetteer().get(entity.id)
    taken = (spelling,) if ours is not None and letters in _letters(ours) else ()

    def without(line: Line) -> Line:
        return Line(line.name, line.type, _others(line.spellings, {letters}), (*_others(line.taken, {letters}), *taken))

    _change(entity.id, without, without(Line(entity.id, "", (), ())) if taken else None)
    return default_gazetteer().get(entity.id)


def _letters(entity: Entity) -> set[str]:
    spellings = (entity.name, *entity.strong, *entity.weak, *entity.ambiguous)
    return {compact(spelling) for spelling in spellings}


def _others(spellings: tuple[str, ...], letters: set[str]) -> tuple[str, ...]:
    return tuple(spelling for spelling in spellings if compact(spelling) not in letters)


def _checked(text: str) -> Line:
    """Return the line that says it. Raises NamesError when it cannot be one."""
    try:
        line = taken_apart(" ".join(text.split()))
    except ValueError as error:
        raise NamesError(str(error)) from error
    if line.taken:
        raise NamesError(f"-{line.taken[0]}: a spelling does not begin with a minus")
    return line


def _one_known(name: str, claims: Mapping[str, Sequence[str]] | None = None) -> str | None:
    """Return the id of whoever is called `name` or has it as id; None when nobody is. Raises NamesError for several.

    `claims` are those of all names, see `claimed_in_full`.
    """
    gazetteer = default_gazetteer()
    if gazetteer.get(name):
        return name
    claimants = (claims or claimed_in_full(gazetteer)).get(compact(name), [])
    if len(claimants) > 1:
        raise NamesError(f"{name} is several: say {' or '.join(claimants)}")
    return claimants[0] if claimants else None


def _change(identity: str | None, change: _Change | None, new: Line | None) -> None:
    """Change the line about a name, or write `new` when there is none; without `change` its lines are dropped.

    Without `new` all lines about the name are changed.
    """
    path = own_file()
    content = content_of(path)
    why = unreadable(path, content)
    if why:
        raise NamesError(f"{path}: {why}")
    lines = lines_of(content) if content else [_HEADING]
    claims = claimed_in_full(default_gazetteer())
    about = [number for number, text in enumerate(lines) if identity is not None and _is_about(text, identity, claims)]
    if change is None:
        lines = [text for number, text in enumerate(lines) if number not in about]
    elif about:
        for number in about if new is None else about[:1]:
            lines[number] = _written(change(taken_apart(lines[number])))
    elif new is not None:
        lines = [*"\n".join(lines).rstrip("\n").split("\n"), _written(new)]
    _write("\n".join(lines).strip("\n") + "\n")


def _is_about(text: str, identity: str, claims: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a line in the short form is about this name."""
    if not text or text[0] in "#{":
        return False
    with suppress(ValueError, NamesError):
        name = taken_apart(text).name
        return identity == (_one_known(name, claims) or id_of(name))
    return False


def _written(line: Line) -> str:
    kind = f" [{line.type}]" if line.type else ""
    return f"{line.name}{kind} = {', '.join([*line.spellings, *(f'-{one}' for one in line.taken)])}"


def _write(text: str) -> None:
    """Replace the file at once, so that it is whole at any time; refuse what would make a line senseless."""
    path = own_file()
    content = text.encode("utf-8")
    before = {problem.message for problem in laid_over(our_gazetteer(), path, content_of(path))[1]}
    for problem in laid_over(our_gazetteer(), path, content)[1]:
        if problem.message not in before:
            raise NamesError(problem.message)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.new")
        fresh.write_bytes(content)
        fresh.replace(path)
    except OSError as error:
        raise NamesError(f"{path}: cannot be written: {error.strerror or error}") from error
    refresh()
