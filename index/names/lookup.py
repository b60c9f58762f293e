"""Looking names up: by a part of any spelling, for a reader who wants to see what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.names.folding import compact
from index.names.gazetteer import default_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.names.gazetteer import Entity, Role


def find(text: str) -> list[Entity]:
    """Return all whose id, or any spelling, holds `text`: the whole name first, then names that begin so, then others.

    Everybody for a text without letters, in the order of the gazetteer.
    """
    letters = compact(text)
    ranked = [(rank, entity) for entity in default_gazetteer() if (rank := _rank(entity, letters)) is not None]
    return [entity for _, entity in sorted(ranked, key=lambda one: one[0])]


def _rank(entity: Entity, letters: str) -> int | None:
    if not letters:
        return 0
    return min((rank for spelling in _every(entity) if (rank := _fit(compact(spelling), letters)) < 3), default=None)


def _fit(spelling: str, letters: str) -> int:
    if spelling == letters:
        return 0
    return 1 if spelling.startswith(letters) else 2 if letters in spelling else 3


def _every(entity: Entity) -> Iterable[str]:
    return (entity.id, entity.name, *entity.strong, *entity.ambiguous, *entity.weak)


def present_role(entity: Entity) -> Role | None:
    """Return the office that tells most of somebody now: the last one still held, else the last one of all."""
    held = [role for role in entity.roles if role.until is None]
    return max(held or entity.roles, key=lambda role: role.since or "", default=None)


def told_role(role: Role) -> str:
    """Return an office with its time: `foreign minister since 2022-06`, `premier 2020-08 to 2024-12`."""
    since, until = ((date or "")[:7] for date in (role.since, role.until))
    when = f"{since} to {until}" if until else f"since {since}" if since else ""
    return f"{role.titles[0]} {when}".strip()
