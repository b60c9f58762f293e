"""Which outlet is meant: by any part of any of its names, in any script.

`source:yonhap` finds what came under 연합뉴스, `source:chosun` the 조선일보 and the Chosun Biz.
"""

from __future__ import annotations

from functools import lru_cache

from index.names import candidates, default_gazetteer
from index.text import fold

UNKNOWN = "unknown"
"""Stands for articles whose outlet is not known."""


def is_meant(outlet: str, wanted: str) -> bool:
    """Tell whether `wanted`, as typed, is a part of a name of the outlet that articles carry as `outlet`."""
    part = fold(wanted)
    if not outlet:
        return part == UNKNOWN
    return any(part in name for name in _names(outlet))


@lru_cache(maxsize=2_000)
def _names(outlet: str) -> tuple[str, ...]:
    """Return the names of an outlet, folded: the one articles carry and those that the gazetteer knows."""
    gazetteer = default_gazetteer()
    known = [
        entity for identity in candidates(outlet) if (entity := gazetteer.get(identity)) and entity.type == "media"
    ]
    return tuple(dict.fromkeys(fold(name) for name in (outlet, *(name for one in known for name in one.strong))))
