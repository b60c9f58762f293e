"""The command `names`: what is known of a name, and the reader's own spellings."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from index.text import one_line, strip_controls
from tui.printing import print_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from index.names import Entity

    Document = dict[str, Any]


def names(options: argparse.Namespace) -> int:
    """Show names, or add and forget spellings."""
    first, *others = options.words or [""]
    if first == "add" and len(others) > 1:
        return _add(others[0], others[1:], options.type or "")
    if first == "forget" and others:
        return _forget(others)
    return _show(" ".join(options.words), as_json=options.json)


def _add(name: str, spellings: Sequence[str], kind: str) -> int:
    from index.names import own_file
    from index.names.own_edits import add_spellings

    entity = add_spellings(name, spellings, kind)
    _print(f"{entity.name}: {', '.join(_spellings(entity))}")
    _print(f"kept in {own_file()}")
    return 0


def _forget(spellings: Sequence[str]) -> int:
    from index.names import own_file
    from index.names.own_edits import forget_spelling

    for spelling in spellings:
        entity = forget_spelling(spelling)
        _print(f"{entity.name}: {', '.join(_spellings(entity))}" if entity else f"{spelling} is forgotten")
    _print(f"kept in {own_file()}")
    return 0


def _show(text: str, *, as_json: bool) -> int:
    from index.names import own_file, own_problems
    from index.names.lookup import find

    found = find(text)
    problems = own_problems()
    for problem in problems:
        print(f"korea-reader: {one_line(problem.place)}: {one_line(problem.message)}", file=sys.stderr)  # noqa: T201
    if as_json:
        told = [{"line": problem.line, "message": problem.message} for problem in problems]
        print_json({"file": str(own_file()), "names": [_document(entity) for entity in found], "problems": told})
        return 0
    for entity in found:
        _print_entity(entity, in_full=bool(text.strip()))
    if not found:
        _print(f"nobody is called {one_line(text)}; `korea-reader names add NAME SPELLING` adds a name")
    return 0


def _spellings(entity: Entity) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*entity.strong, *entity.ambiguous)))


def _document(entity: Entity) -> Document:
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "latin": list(entity.aliases),
        "hangul": list(entity.hangul),
        "hanja": list(entity.hanja),
        "weak": list(entity.weak),
        "ambiguous": list(entity.ambiguous),
        "roles": [
            {"role": role.titles[0], "country": role.country, "from": role.since, "to": role.until}
            for role in entity.roles
        ],
        "description": entity.desc,
    }


def _print_entity(entity: Entity, *, in_full: bool) -> None:
    from index.names.lookup import told_role

    _print(f"{entity.id}  [{entity.type}]  {' = '.join(entity.spellings)}")
    if not in_full:
        return
    for title, spellings in (
        ("also", [one for one in _spellings(entity) if one not in {*entity.spellings, *entity.ambiguous}]),
        ("shared with others", entity.ambiguous),
        ("beside the full name", entity.weak),
    ):
        if spellings:
            _print(f"  {title}: {', '.join(spellings)}")
    for role in entity.roles:
        _print(f"  {told_role(role)}{f' ({role.country})' if role.country else ''}")
    if entity.desc:
        _print(f"  {entity.desc}")


def _print(text: str) -> None:
    print(strip_controls(text))  # noqa: T201
