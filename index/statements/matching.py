"""Whether two quotations render one utterance: who says them, when, and how much of the shorter is in the longer.

Doubt keeps them apart. The less is known of the speakers and the days, the more has to be shared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from index.names import default_gazetteer
from index.text import fold

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from index.statements.wording import Wording

WINDOW = 10
"""Days between two renderings of one utterance, unless it is quoted again at length."""

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

_OFFICE = re.compile(r"[\s,·()/]+")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "both", "some"})
_SHORTEST_OFFICE = 3
"""Syllables of Korean words that may be anybody's: 성명, 그, 대변인."""

_FAMILIES = "김이박최정강조윤장임한오서신권황안송류홍문양배백허남노하곽성차주우구민나진"
_PEOPLE = re.compile(rf"[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){{1,3}}|[{_FAMILIES}][가-힣]{{2}}")


class Kind(StrEnum):
    """How a rendering relates to the fullest one of its statement."""

    EXACT = "exact"
    """The same words, but for marks, spelling and a few that differ."""

    PARTIAL = "partial"
    """A part of them."""

    TRANSLATION = "translation"
    """Other words for the same: another language, or another translation."""


class Voices(Enum):
    """What is known of two speakers."""

    SAME = 0
    OPEN = 1
    """One is not known, or may stand for the other: an agency for whom it quotes, an office in another language."""

    OTHER = 2


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as it is compared."""

    wording: Wording
    speaker: str
    """The resolved name; empty when not known."""

    speaker_id: str | None
    days: tuple[datetime.date, datetime.date] | None
    """As `days_of` the article's date."""


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
    sure = voices is Voices.SAME and apart is not None
    if whole.wording.korean == other.wording.korean:
        return _same_words(whole.wording, other.wording, sure=sure) or _other_words(
            whole.wording, other.wording, sure=sure
        )
    return _translated(whole.wording, other.wording, sure=sure)


def days_apart(one: Quoted, other: Quoted) -> int | None:
    """Return the least number of days between two quotations, None when a date is not known."""
    if one.days is None or other.days is None:
        return None
    return max(0, (one.days[0] - other.days[1]).days, (other.days[0] - one.days[1]).days)


def is_vague(quoted: Quoted) -> bool:
    """Tell whether it is open who says it, or when."""
    if not quoted.speaker or quoted.days is None:
        return True
    return _stands_for_others(quoted.speaker_id) if quoted.speaker_id is not None else not _is_named(quoted.speaker)


def same_voice(one: Quoted, other: Quoted) -> Voices:
    """Tell what is known of whether both are said by the same."""
    if not one.speaker or not other.speaker:
        return Voices.OPEN
    if one.speaker_id is not None and other.speaker_id is not None:
        if _stands_for_others(one.speaker_id) or _stands_for_others(other.speaker_id):
            return Voices.OPEN
        return Voices.SAME if one.speaker_id == other.speaker_id else Voices.OTHER
    words, others = _office(one.speaker), _office(other.speaker)
    if (words <= others or others <= words) and _is_named(one.speaker) and _is_named(other.speaker):
        return Voices.SAME
    if _in_hangul(one.speaker) == _in_hangul(other.speaker) and _person(one.speaker) and _person(other.speaker):
        return Voices.OTHER
    return Voices.OPEN


@lru_cache(maxsize=4096)
def _office(speaker: str) -> frozenset[str]:
    return frozenset(word for word in _OFFICE.split(fold(speaker)) if word not in {"", "the", "a", "of"})


@lru_cache(maxsize=4096)
def _is_named(speaker: str) -> bool:
    """Tell whether it is the name of somebody or of an office: "the statement" of today is not that of yesterday."""
    if _in_hangul(speaker):
        return len(speaker) > _SHORTEST_OFFICE or _person(speaker)
    word = _ARTICLE.sub("", speaker)
    return word[:1].isupper() and word.split()[0].lower() not in _PRONOUNS


@lru_cache(maxsize=4096)
def _person(speaker: str) -> bool:
    """Tell whether a speaker who is not in the gazetteer is somebody by name."""
    return any(map(_PEOPLE.fullmatch, (speaker, *speaker.split()[:1])))


@lru_cache(maxsize=4096)
def _stands_for_others(speaker_id: str) -> bool:
    """Tell whether it may be named for whoever speaks: an agency for whom it quotes, a state for its leader."""
    entity = default_gazetteer().get(speaker_id)
    return entity is not None and entity.type in {"media", "place"}


def _in_hangul(name: str) -> bool:
    return any("\uac00" <= letter <= "\ud7a3" for letter in name)


def _shared(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the weight of what both have, rounded: the order in which it is added up changes from run to run."""
    return round(sum(map(one.__getitem__, one.keys() & other.keys())), 6)


def _quoted_again(whole: Wording, other: Wording) -> Match | None:
    if whole.korean != other.korean:
        return None
    shared = _shared(whole.words, other.words)
    enough = shared >= AT_LENGTH and shared >= QUOTED_AGAIN * min(whole.size, other.size)
    return _worded(whole, other, shared) if enough else None


def _same_words(whole: Wording, other: Wording, *, sure: bool) -> Match | None:
    shared = _shared(whole.words, other.words)
    smaller = min(whole.size, other.size)
    if not smaller:
        return None
    share = shared / smaller
    least, share_wanted = (LEAST, _SHARE) if sure else (6.0, 0.75)
    if shared < least or share < (_NEARLY_ALL if shared < _SHORT else share_wanted):
        return None
    return _worded(whole, other, shared)


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


def _translated(whole: Wording, other: Wording, *, sure: bool) -> Match | None:
    return _same_meaning(whole, other, ((0.5, 4.0), (0.55, 2.0), (0.7, 1.5)) if sure else ((0.65, 4.5),))


def _other_words(whole: Wording, other: Wording, *, sure: bool) -> Match | None:
    """Match two wordings in one language, which more often share words by chance than two languages do."""
    return _same_meaning(whole, other, ((0.7, 3.0),) if sure else ((0.8, 5.0),))


def _same_meaning(whole: Wording, other: Wording, wanted: tuple[tuple[float, float], ...]) -> Match | None:
    shared = _shared(whole.meanings, other.meanings)
    smaller = min(whole.meant, other.meant)
    if not smaller or not any(shared >= least and shared >= share * smaller for share, least in wanted):
        return None
    return Match(Kind.TRANSLATION, shared / smaller, shared)
