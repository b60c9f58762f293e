"""Whether two quotations render one utterance: who says them, when, and how much of the shorter is in the longer.

Doubt keeps them apart. The less is known of the speakers and the days, the more has to be shared.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from index.statements.voices import Voices, days_apart, same_voice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.statements.voices import Quoted
    from index.statements.wording import Wording

WINDOW = 10
"""Days between two renderings of one utterance, unless it is quoted again at length."""

SAME_EVENT = 2
"""Days within which reports of one event are dated, in Korea and overseas, on the day itself and on the one after."""

_NEARLY_ALL = 0.85
"""The share of the shorter one's words from which on it is the same wording rather than another one."""

_SHARE = 0.6
"""The share of the shorter one's words that make another wording of the same."""

QUOTED_AGAIN, AT_LENGTH = 0.9, 14.0
"""The share and the weight of shared words that join quotations over any time: about ten words that tell something."""

LEAST = 1.6
"""The weight of words that two renderings share at least: two words that tell something, or five syllables."""

_SHORT = 3.0
"""Quotations that share less weight of words than this have to share nearly all."""

Wanted = tuple[tuple[float, float], ...]
"""Shares of the shorter one, each with the weight that is shared at least; one of them is enough."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """How much two quotations share at least."""

    words: Wanted
    """In one language."""

    other_words: Wanted
    """Of what the words mean: in one language two quotations share that by chance more often than in two."""

    translated: Wanted
    """Of what the words mean, in two languages."""


_TRANSLATED: Wanted = ((0.5, 4.0), (0.55, 2.0), (0.7, 1.5))

_SAME = _Wanted(((_NEARLY_ALL, LEAST), (_SHARE, _SHORT)), ((0.7, 3.0),), _TRANSLATED)
"""Of one speaker, reported at one time."""

_LATER = _Wanted(((_NEARLY_ALL, LEAST), (0.7, _SHORT), (_SHARE, 6.0)), ((0.75, 5.0),), _TRANSLATED)
"""Of one speaker, some days apart, who may have used a phrase twice."""

_OPEN = _Wanted(((0.75, 6.0),), ((0.8, 5.0),), ((0.65, 4.5),))
"""Where it is open who speaks, or when."""


class Kind(StrEnum):
    """How a rendering relates to the fullest one of its statement."""

    EXACT = "exact"
    """The same words, but for marks, spelling and a few that differ."""

    PARTIAL = "partial"
    """A part of them."""

    TRANSLATION = "translation"
    """Other words for the same: another language, or another translation."""


@dataclass(frozen=True, slots=True)
class Match:
    """Why two quotations render one utterance."""

    kind: Kind
    share: float
    """Of the shorter one, 0 to 1."""

    shared: float
    """The weight of what they share."""

    @property
    def is_verbatim(self) -> bool:
        """Whether nearly all words of the shorter one stand in the longer one."""
        return self.kind is not Kind.TRANSLATION and self.share >= _NEARLY_ALL


def match(whole: Quoted, other: Quoted) -> Match | None:
    """Return how `other` renders the utterance that `whole` renders more fully, None when it may be another one."""
    voices = same_voice(whole, other)
    if voices is Voices.OTHER:
        return None
    apart = days_apart(whole, other)
    if apart is not None and apart > WINDOW:
        return _quoted_again(whole.wording, other.wording)
    wanted = _OPEN
    if voices is Voices.SAME and apart is not None:
        wanted = _SAME if apart <= SAME_EVENT else _LATER
    found = _compared(whole.wording, other.wording, wanted)
    return _same_phrase(whole.wording, other.wording) if found is None and wanted is _SAME else found


def _compared(whole: Wording, other: Wording, wanted: _Wanted) -> Match | None:
    if whole.korean == other.korean:
        found = _same_words(whole, other, wanted.words)
        return found or _same_meaning(whole, other, wanted.other_words)
    return _same_meaning(whole, other, wanted.translated)


def _shared(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the weight of what both have, rounded: the order in which it is added up changes from run to run."""
    return round(sum(map(one.__getitem__, one.keys() & other.keys())), 6)


def _quoted_again(whole: Wording, other: Wording) -> Match | None:
    if whole.korean != other.korean:
        return None
    shared = _shared(whole.words, other.words)
    enough = shared >= AT_LENGTH and shared >= QUOTED_AGAIN * min(whole.size, other.size)
    return _worded(whole, other, shared) if enough else None


def _same_words(whole: Wording, other: Wording, wanted: Wanted) -> Match | None:
    shared = _shared(whole.words, other.words)
    smaller = min(whole.size, other.size)
    if not smaller:
        return None
    enough = any(shared >= least and shared >= share * smaller for share, least in wanted)
    return _worded(whole, other, shared) if enough else None


def _worded(whole: Wording, other: Wording, shared: float) -> Match:
    share = shared / min(whole.size, other.size)
    return Match(_kind(whole, other, share), share, shared)


def kind_beside(whole: Wording, other: Wording) -> Kind:
    """Return how a wording relates to a fuller one of its statement, by their words alone."""
    smaller = min(whole.size, other.size)
    if whole.korean != other.korean or not smaller:
        return Kind.TRANSLATION
    return _kind(whole, other, _shared(whole.words, other.words) / smaller)


def _kind(whole: Wording, other: Wording, share: float) -> Kind:
    """Return how they relate that have this share of the shorter one's words in common, in one language."""
    wanted = _SHARE if whole.korean else _NEARLY_ALL
    return _by_length(whole, other) if share >= wanted else Kind.TRANSLATION


def _by_length(whole: Wording, other: Wording) -> Kind:
    return Kind.EXACT if min(whole.size, other.size) >= _NEARLY_ALL * max(whole.size, other.size) else Kind.PARTIAL


def _same_phrase(whole: Wording, other: Wording) -> Match | None:
    """Match a few words that say nothing but a telling phrase with those that have it too."""
    if not whole.coined & other.coined:
        return None
    shared = _shared(whole.meanings, other.meanings)
    share = shared / min(whole.meant, other.meant)
    return Match(kind_beside(whole, other), share, shared) if share >= _NEARLY_ALL else None


def _same_meaning(whole: Wording, other: Wording, wanted: Wanted) -> Match | None:
    shared = _shared(whole.meanings, other.meanings)
    smaller = min(whole.meant, other.meant)
    if not smaller or not any(shared >= least and shared >= share * smaller for share, least in wanted):
        return None
    return Match(Kind.TRANSLATION, shared / smaller, shared)
