"""The names in a text as search sees them: a longer name also mentions what it is made of.

The party is found in its Central Committee; a reader who looks for one of them means to see both.
"""

from __future__ import annotations

from index.names import Mention, default_matcher


def all_mentions(text: str, date: str | None) -> list[Mention]:
    """Return the names in `text`, each followed by the names inside it."""
    matcher = default_matcher()
    mentions = matcher.mentions(text, date=date)
    return [one for mention in mentions for one in (mention, *matcher.within(text, mention))]
