"""Who issued the statement or letter that an English sentence lets speak: "a statement that Lee issued"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotes.cues import lexicon
from index.quotes.mentions import Phrase, phrase_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.quotes.sentences import Word

_DOCUMENTS = lexicon("statement letter message commentary communique declaration note report speech article essay post")
_ISSUED = lexicon("issued released made published signed written wrote sent given gave posted delivered read")
_RELATIVES = frozenset({"that", "which"})
_PERFECT = frozenset({"had", "has", "have"})


def author_of(words: Sequence[Word], after: int) -> Phrase | None:
    """Return who issued the document whose noun ends before `after`, None when it is none or the words do not say."""
    if not 0 < after < len(words) - 1 or words[after - 1].lower not in _DOCUMENTS:
        return None
    if words[after].lower in _ISSUED and words[after + 1].lower == "by":
        return phrase_after(words, after + 2)
    if words[after].lower not in _RELATIVES:
        return None
    author = phrase_after(words, after + 1)
    if author is None:
        return None
    verb = next((word.lower for word in words[author[1] : author[1] + 2] if word.lower not in _PERFECT), "")
    return author if verb in _ISSUED else None
