"""The names in a text as search sees them: a longer name also mentions what it is made of.

The party is found in its Central Committee; a reader who looks for one of them means to see both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.names import Mention, default_gazetteer, default_matcher

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNMISTAKABLE = re.compile("[가-힣]{3,}")


def all_mentions(text: str, date: str | None) -> list[Mention]:
    """Return the names in `text`, each followed by the names inside it."""
    matcher = default_matcher()
    mentions = matcher.mentions(text, date=date)
    return [one for mention in mentions for one in (mention, *matcher.within(text, mention))]


def unmistakable(identities: Iterable[str]) -> tuple[str, ...]:
    """Return the Korean spellings of names that are long enough to mean them inside any word: 판문점대표부."""
    gazetteer = default_gazetteer()
    entities = [entity for identity in identities if (entity := gazetteer.get(identity)) is not None]
    spellings = dict.fromkeys(spelling for entity in entities for spelling in entity.hangul)
    return tuple(filter(_UNMISTAKABLE.fullmatch, spellings))
