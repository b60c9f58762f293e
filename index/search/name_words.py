"""Which words of a query are a name.

People type names in any case, so the capitals that tell a name in an article do not count here. Short abbreviations
need more care: US and UN are also words, and parts of other names.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from index.names import default_gazetteer, default_matcher, edition
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.names import Mention

Place = tuple[int, int, str]
"""Where a name stands in a query, from and to, and its id."""

_SHORT = 2
"""Abbreviations up to so many letters are words as well when only their first letter is a capital."""

_LAST_WORD = re.compile(r"([^\W\d_]+)[ -]$")
_LOOK_BACK = 40
_JOINT = re.compile(r"[·ㆍ・‧•/&,、+]|(?<=\w)[-‐‑–—](?=\w)")
_DASHES = "-‐‑–—"


def names_in(text: str, start: int = 0, end: int | None = None) -> list[Place]:
    """Return the names in `text[start:end]` of a query as places in `text` with an id, in order.

    A place has several ids when several are called so.
    """
    end = len(text) if end is None else end
    mentions = default_matcher().mentions(text[start:end], any_case=True)
    return [(one.start + start, one.end + start, one.id) for one in mentions if _is_meant(one, text, start)]


def _is_meant(mention: Mention, text: str, shift: int) -> bool:
    """Tell whether a mention is no word, or part of a person's name, that only looks like an abbreviation."""
    first, last = mention.start + shift, mention.end + shift
    written = text[first:last]
    name = default_matcher().claims(written)
    if name is None or not name.acronym or not written.isascii():
        return True
    if len(name.key) <= _SHORT and not (written.isupper() or written.islower()):
        return False
    before = _LAST_WORD.search(text, max(0, first - _LOOK_BACK), first)
    return before is None or not is_given_name(before[1], written)


def is_given_name(*words: str) -> bool:
    """Tell whether words are the given name of somebody, without the surname: Jong Un."""
    return tuple(map(fold, words)) in _given_names(edition())


@lru_cache(maxsize=1)
def _given_names(_edition: int) -> frozenset[tuple[str, ...]]:
    """Return the given names of two syllables of the Koreans whom we know, as they are written in Latin letters."""
    spellings = (
        spelling
        for entity in default_gazetteer()
        if entity.type == "person" and entity.hangul
        for spelling in (entity.name.partition(" (")[0], *entity.aliases)
    )
    parts = (re.split("[ -]", fold(spelling)) for spelling in spellings)
    return frozenset((some[1], some[2]) for some in parts if len(some) == _WHOLE_NAME)


_WHOLE_NAME = 3
"""Words of a Korean name: Kim Jong Un."""


def joints(text: str, start: int, end: int, names: list[Place]) -> Iterator[int]:
    """Yield where signs between names stand in a part of a query: 김정은·푸틴, Kim Jong Un/Putin.

    A dash joins only two names; any other sign also a name and a word.
    """
    begins = {first for first, _, _ in names}
    ends = {last for _, last, _ in names}
    inside = {at for first, last, _ in names for at in range(first + 1, last)}
    for sign in _JOINT.finditer(text, start, end):
        at = sign.start()
        if at in inside:
            continue
        is_behind, is_before = at in ends, at + 1 in begins
        if is_behind and is_before if sign.group() in _DASHES else is_behind or is_before:
            yield at
