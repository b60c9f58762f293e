"""Where in a passage an entity is named.

The gazetteer's hook tells only which entities a text names; the place is found by asking it of ever longer pieces.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.article import Span
    from index.comparison.features import Entities

_TOKEN = re.compile(r"\w[\w'’-]*")
_LONGEST = 4
"""Words of the longest mention that is looked for."""

_MOST_WORDS = 150
"""Words of a passage that are looked at."""

_PARTICLE = 3
"""Letters that may follow a name within its word."""


def mentions(text: str, span: Span, ids: set[str], entities: Entities) -> dict[str, Span]:
    """Return the place of the first and shortest mention of each of `ids` in `text[span]`; those not found are absent.

    Asks `entities` at most four times for each of the first 150 words.
    """
    missing = set(ids)
    tokens = [match.span() for match in islice(_TOKEN.finditer(text, *span), _MOST_WORDS)]
    found: dict[str, Span] = {}
    for size in range(1, _LONGEST + 1):
        for at in range(len(tokens) - size + 1):
            if not missing:
                return found
            start, end = tokens[at][0], tokens[at + size - 1][1]
            for name in missing.intersection(entities(text[start:end])):
                found[name] = start, _without_particle(text, start, end, name, entities)
            missing -= found.keys()
    return found


def _without_particle(text: str, start: int, end: int, name: str, entities: Entities) -> int:
    for _ in range(_PARTICLE):
        if end - start <= 2 or name not in entities(text[start : end - 1]):
            break
        end -= 1
    return end
