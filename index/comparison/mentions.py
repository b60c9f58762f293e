"""Where in a passage an entity is named.

The gazetteer's hook tells only which entities a text names; the place is found by asking it of ever shorter pieces.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Span
    from index.comparison.features import Entities

_TOKEN = re.compile(r"\w[\w'’-]*")
_MOST_WORDS = 150
"""Words of a passage that are looked at."""

_LONGEST = 60
"""Longer pieces are no name: there what makes one of it stands elsewhere."""

_PARTICLE = 3
"""Letters that may follow a name within its word."""


def mentions(text: str, span: Span, ids: Iterable[str], entities: Entities) -> dict[str, Span]:
    """Return the place of the first mention of each of `ids` in `text[span]`; those not found are absent.

    Asks `entities` some twenty times for each; of the passage the first 150 words are looked at.
    """
    tokens = [match.span() for match in islice(_TOKEN.finditer(text, *span), _MOST_WORDS)]
    places = {name: _place(text, tokens, name, entities) for name in ids} if tokens else {}
    return {name: place for name, place in places.items() if place is not None}


def _place(text: str, tokens: list[Span], name: str, entities: Entities) -> Span | None:
    """Return the first piece that names the entity: where it ends, and then where it begins, found by halving."""
    if name not in entities(text[tokens[0][0] : tokens[-1][1]]):
        return None
    low, high = 0, len(tokens) - 1
    while low < high:
        middle = (low + high) // 2
        if name in entities(text[tokens[0][0] : tokens[middle][1]]):
            high = middle
        else:
            low = middle + 1
    end = tokens[high][1]
    low = 0
    while low < high:
        middle = (low + high + 1) // 2
        if name in entities(text[tokens[middle][0] : end]):
            low = middle
        else:
            high = middle - 1
    start = tokens[low][0]
    if end - start > _LONGEST or name not in entities(text[start:end]):
        return None
    return start, _without_particle(text, start, end, name, entities)


def _without_particle(text: str, start: int, end: int, name: str, entities: Entities) -> int:
    for _ in range(_PARTICLE):
        if end - start <= 2 or name not in entities(text[start : end - 1]):
            break
        end -= 1
    return end
