"""Which outlet is meant: by any part of any of its names, in any script.

`source:yonhap` finds what came under 연합뉴스, `source:chosun` the 조선일보 and the Chosun Biz.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from index.names import candidates, default_gazetteer, edition
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_UNWRITABLE = re.compile('[",“”„«»]')
"""What ends a value in a query."""

_MOST_KEPT = 50_000
"""Outlets whose names are kept: where they do not fit, each `source:` in a query takes all of them apart anew."""

_MOST_COMPARED = 300
"""Among more outlets each is written as the whole of its name: comparing all with all takes long."""

UNKNOWN = "unknown"
"""Stands for articles whose outlet is not known."""


def is_meant(outlet: str, wanted: Sequence[str]) -> bool:
    """Tell whether any of `wanted`, as typed, is a part of a name of the outlet that articles carry as `outlet`.

    What begins with `=` is the whole of that name, `=unknown` and `unknown` where the outlet is not known.
    """
    if any(part.startswith("=") and identity(part[1:]) == identity(outlet) for part in wanted):
        return True
    parts = [_spaced(part) for part in wanted if not part.startswith("=")]
    if not outlet:
        return UNKNOWN in parts
    return any(part in name for part in parts for name in names_of(outlet))


def names_of(outlet: str) -> tuple[str, ...]:
    """Return the names of an outlet, folded, with blanks for hyphens: that which articles carry comes first."""
    return _names(outlet, edition())


@lru_cache(maxsize=_MOST_KEPT)
def identity(outlet: str) -> str:
    """Return what tells one outlet from another: its name folded, without the marks that a query cannot hold."""
    return " ".join(_spaced(_UNWRITABLE.sub(" ", outlet)).split()) or UNKNOWN


def written(outlets: frozenset[str]) -> dict[str, str]:
    """Return for each of `outlets` what a query writes so that it means no other of them."""
    return _written(outlets, edition())


@lru_cache(maxsize=4)
def _written(outlets: frozenset[str], edition: int) -> dict[str, str]:
    plain = {outlet: " ".join(_UNWRITABLE.sub(" ", outlet).split()) or UNKNOWN for outlet in outlets}
    if len(outlets) > _MOST_COMPARED:
        return {outlet: f"={name}" for outlet, name in plain.items()}
    names = {outlet: _names(outlet, edition) if outlet else (UNKNOWN,) for outlet in outlets}
    return {outlet: name if _is_clear(outlet, name, names) else f"={name}" for outlet, name in plain.items()}


def _is_clear(outlet: str, name: str, names: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether `name` means `outlet` and none of the other outlets, whose names are given."""
    part = _spaced(name)
    meant = {identity(other) for other, own in names.items() if any(part in one for one in own)}
    return meant == {identity(outlet)} and not name.startswith("=")


@lru_cache(maxsize=_MOST_KEPT)
def _names(outlet: str, _edition: int) -> tuple[str, ...]:
    """Return the names of an outlet, folded: the one articles carry and those that this edition of the names knows."""
    gazetteer = default_gazetteer()
    known = [entity for identity in candidates(outlet) if (entity := gazetteer.get(identity)) is not None]
    names = (name for entity in known if entity.type == "media" for name in entity.strong)
    return tuple(dict.fromkeys(_spaced(name) for name in (outlet, *names)))


def _spaced(name: str) -> str:
    return fold(name).replace("-", " ")
