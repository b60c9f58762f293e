"""Which outlet is meant: by any part of any of its names, in any script.

`source:yonhap` finds what came under 연합뉴스, `source:chosun` the 조선일보 and the Chosun Biz.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from index.names import candidates, default_gazetteer, edition
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

UNKNOWN = "unknown"
"""Stands for articles whose outlet is not known."""


def is_meant(outlet: str, wanted: Sequence[str]) -> bool:
    """Tell whether any of `wanted`, as typed, is a part of a name of the outlet that articles carry as `outlet`."""
    parts = [_spaced(part) for part in wanted]
    if not outlet:
        return UNKNOWN in parts
    return any(part in name for part in parts for name in names_of(outlet))


def names_of(outlet: str) -> tuple[str, ...]:
    """Return the names of an outlet, folded, with blanks for hyphens: that which articles carry comes first."""
    return _names(outlet, edition())


@lru_cache(maxsize=2_000)
def _names(outlet: str, _edition: int) -> tuple[str, ...]:
    """Return the names of an outlet, folded: the one articles carry and those that this edition of the names knows."""
    gazetteer = default_gazetteer()
    known = [entity for identity in candidates(outlet) if (entity := gazetteer.get(identity)) is not None]
    names = (name for entity in known if entity.type == "media" for name in entity.strong)
    return tuple(dict.fromkeys(_spaced(name) for name in (outlet, *names)))


def _spaced(name: str) -> str:
    return fold(name).replace("-", " ")
