"""The command `names`: what is known of a name, and the reader's own spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.names import own_file, own_problems
from index.names.lookup import find, told_role
from index.names.own_edits import add_spellings, forget_spelling
from index.text import one_line
from tui.commands.output import Document, print_json, print_line, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from index.names import Entity


def run(options: argparse.Namespace) -> int:
    """Show names, or add and forget spellings."""
    first, *others = options.words or [""]
    if first == "add" and len(others) > 1:
        return _add(others[0], others[1:], options.type or "")
    if first == "forget" and others:
        return _forget(others)
    return _show(" ".join(options.words), as_json=options.json)


def _add(name: str, spellings: Sequence[str], kind: str) -> int:
    entity = add_spellings(name, spellings, kind)
    print_line(f"{entity.name}: {', '.join(_spellings(entity))}")
    print_line(f"kept in {own_file()}")
    return 0


def _forget(spellings: Sequence[str]) -> int:
    for spelling in spellings:
        entity = forget_spelling(spelling)
        print_line(f"{entity.name}: {', '.join(_spellings(entity))}" if entity else f"{spelling} is forgotten")
    print_line(f"kept in {own_file()}")
    return 0


def _show(text: str, *, as_json: bool) -> int:
    found = find(text)
    problems = own_problems()
    for problem in problems:
        say(f"{problem.place}: {problem.message}")
    if as_json:
        told = [{"line": problem.line, "message": problem.message} for problem in problems]
        print_json({"file": str(own_file()), "names": [_document(entity) for entity in found], "problems": told})
        return 0
    for entity in found:
        _print_entity(entity, in_full=bool(text.strip()))
    if not found:
        print_line(f"nobody is called {one_line(text)}; `korea-reader names add NAME SPELLING` adds a name")
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
        "titled": list(entity.titled),
        "weak": list(entity.weak),
        "ambiguous": list(entity.ambiguous),
        "roles": [
            {"role": role.titles[0], "country": role.country, "from": role.since, "to": role.until}
            for role in entity.roles
        ],
        "description": entity.desc,
    }


def _print_entity(entity: Entity, *, in_full: bool) -> None:
    print_line(f"{entity.id}  [{entity.type}]  {' = '.join(entity.spellings)}")
    if not in_full:
        return
    for title, spellings in (
        ("also", [one for one in _spellings(entity) if one not in {*entity.spellings, *entity.ambiguous}]),
        ("shared with others", entity.ambiguous),
        ("beside the full name", entity.weak),
    ):
        if spellings:
            print_line(f"  {title}: {', '.join(spellings)}")
    for role in entity.roles:
        print_line(f"  {told_role(role)}{f' ({role.country})' if role.country else ''}")
    if entity.desc:
        print_line(f"  {entity.desc}")
