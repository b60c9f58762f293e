"""The names in a text as search sees them: a longer name also mentions what it is made of.

The party is found in its Central Committee; a reader who looks for one of them means to see both.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from index.names import Mention, default_gazetteer, default_matcher
from index.search.beginnings import is_ending_too, leans

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNMISTAKABLE = re.compile("[가-힣]{3,}")


def all_mentions(text: str, date: str | None) -> list[Mention]:
    """Return the names in `text`, each followed by the names inside it; no ending that looks like one."""
    matcher = default_matcher()
    mentions = [one for one in matcher.mentions(text, date=date) if not _is_ending(text, one)]
    return [one for mention in mentions for one in (mention, *matcher.within(text, mention))]


def _is_ending(text: str, mention: Mention) -> bool:
    start, end = mention.start, mention.end
    return is_ending_too(text[start:end]) and leans(text[max(0, start - 2) : start], text[start:end]) != ""


Place = tuple[int, int, str]
"""Where a name stands, from and to, and its id."""

MOST_KEPT = 500
"""Texts whose names are kept."""

LONGEST_KEPT = 20_000
"""Code points of such a text at most: some 10 MB in all, 2 for reports of the usual length."""

_kept: OrderedDict[tuple[str, str | None], tuple[Place, ...]] = OrderedDict()
_lock = Lock()


def mentions_in(text: str, date: str | None) -> tuple[Place, ...]:
    """Return where the names of `all_mentions` stand in `text`; kept for the texts asked about last."""
    key = (text, date)
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
            return found
    found = tuple((mention.start, mention.end, mention.id) for mention in all_mentions(text, date))
    if len(text) > LONGEST_KEPT:
        return found
    with _lock:
        _kept[key] = found
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return found


def unmistakable(identities: Iterable[str]) -> tuple[str, ...]:
    """Return the Korean spellings of names that are long enough to mean them inside any word: 판문점대표부."""
    gazetteer = default_gazetteer()
    entities = [entity for identity in identities if (entity := gazetteer.get(identity)) is not None]
    spellings = dict.fromkeys(
        spelling for entity in entities for spelling in entity.hangul if spelling in entity.strong
    )
    return tuple(filter(_UNMISTAKABLE.fullmatch, spellings))
