"""Who can speak at all: nobody is better than nonsense.

A speaker is a person, an office, a body, an agency, or a state or capital that stands for its government. A mention
that cannot be one of these (an adverb, a participle, an adjective, a weapon, a mountain) is refused here, whatever the
grammar of the sentence made of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

from index.quotes.cues import SMALL_NAMES, lexicon
from index.quotes.grammar import ADVERBS, AGENTS, DETERMINERS, NO_NOUN

if TYPE_CHECKING:
    from index.article import Span

KindOf = Callable[[str], str | None]
"""`id -> type` of the gazetteer's entry, None when there is none."""

_SPEAKING_KINDS = lexicon("person org media unit")
_POWERS = frozenset(
    """North Korea|South Korea|United States|China|Japan|Russia|Soviet Union|Ukraine|Taiwan|Vietnam|Mongolia|Laos|Iran
    |Syria|Cuba|Belarus|Israel|Germany|United Kingdom|France|Australia|Venezuela|Pyongyang|Seoul|Washington|Beijing
    |Moscow|Tokyo|Hanoi|Singapore|Malaysia|India|Canada|Switzerland|Indonesia|Philippines|Thailand|Cambodia|Pakistan
    |Libya|Iraq|Afghanistan""".replace("\n    ", "").split("|")
)
"""Display names of states and of capitals that stand for governments."""

_PRONOUNS = lexicon("he she they it we i you his her their its our my who which")
_NEVER_FIRST = (NO_NOUN | ADVERBS) - DETERMINERS - _PRONOUNS - lexicon(
    "others everyone someone nobody somebody both he she"
) | lexicon(
    """such no there what why hence next nevertheless whenever shortly recently typical written seen put worse etc
        yes first second then instead among besides
        moreover furthermore"""
)
_NEVER_INSIDE = lexicon("i them him me us he she they we")
_NO_NOUN_ENDING = re.compile(r"(?:ous|ful|less|ly)$")
_CONTRACTED = re.compile(r"[’'](?:s|ve|re|d|ll|m)\b", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_PARTICIPLE = re.compile(r"[a-z]{2,}ing$")
_AFTER_LOWER = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")


class Speakers:
    """Judges the mentions of one English text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._capitals: frozenset[str] | None = None

    def speaking(self, span: Span, *, cued: bool) -> Span | None:
        """Return the mention without adverbs and the like before it ("soon Kim"), None when it cannot name anybody."""
        start, end = span
        for word in islice(_WORD.finditer(self._text, start, end), 3):
            if self._can_speak((word.start(), end), cued=cued):
                return word.start(), end
            if _lowered(word.group()) not in _NEVER_FIRST:
                return None
        return None

    def _can_speak(self, span: Span, *, cued: bool) -> bool:
        """Tell whether the mention can name somebody; `cued`: it stands beside the quotation or a verb of saying."""
        words = _CONTRACTED.sub("", self._text[slice(*span)]).split()
        if not words:
            return False
        if len(words) == 1:
            return words[0].lower() in _PRONOUNS or self._word(words[0], cued=cued)
        lower = [_lowered(word) for word in words]
        if lower[0] in _NEVER_FIRST or any(word in _NEVER_INSIDE for word in lower[1:]):
            return False
        if _PARTICIPLE.match(words[0]):
            return False
        return words[-1][0].isupper() or lower[-1] in AGENTS or not _NO_NOUN_ENDING.search(lower[-1])

    def _word(self, word: str, *, cued: bool) -> bool:
        lower = _lowered(word)
        if lower in _NEVER_FIRST or lower in DETERMINERS - lexicon("both some many several another one those"):
            return False
        if word[0].isupper():
            return cued or lower in AGENTS or word in self._names()
        return not _NO_NOUN_ENDING.search(lower) and not _PARTICIPLE.match(lower)

    def _names(self) -> frozenset[str]:
        """Return the words that the text writes with a capital inside a sentence. Read when first asked."""
        if self._capitals is None:
            self._capitals = frozenset(_AFTER_LOWER.findall(self._text))
        return self._capitals


def _lowered(word: str) -> str:
    """Return the word in lower case, a name that is spelt like a small word as it is."""
    return word if word in SMALL_NAMES or word == "US" else word.lower()


def kind_speaks(kind: str | None, name: str) -> bool:
    """Tell whether something of that kind, as the gazetteer says it, speaks; None is unknown and may."""
    return kind is None or kind in _SPEAKING_KINDS or (kind == "place" and name in _POWERS)
