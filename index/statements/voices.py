"""Who says a quotation, and when, as two of them are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from index.names import default_gazetteer
from index.names.romanisation import given_key, hangul_key, latin_key
from index.text import fold

if TYPE_CHECKING:
    import datetime

    from index.statements.wording import Wording

_OFFICE = re.compile(r"[\s,·()/]+")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "both", "some"})
_SHORTEST_OFFICE = 3
"""Syllables of Korean words that may be anybody's: 성명, 그, 대변인."""

_FAMILIES = "김이박최정강조윤장임한오서신권황안송류홍문양배백허남노하곽성차주우구민나진"
_NORTHERN_FAMILIES = "리림로려렴"
_KOREAN = re.compile(rf"[{_FAMILIES}{_NORTHERN_FAMILIES}][가-힣]{{2}}")
_PEOPLE = re.compile(rf"[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){{1,3}}|[{_FAMILIES}][가-힣]{{2}}")
_NAME_PARTS = re.compile(r"[ -]+")
_PARTS_OF_A_NAME = (2, 3)


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
    key = said_by(one)
    if key is not None and key == said_by(other):
        return Voices.SAME
    if _in_hangul(one.speaker) == _in_hangul(other.speaker) and _person(one.speaker) and _person(other.speaker):
        return Voices.OTHER
    return Voices.OPEN


def said_by(quoted: Quoted) -> str | None:
    """Return what is the same for one speaker in either script: the id, else how a Korean name sounds; None without."""
    return quoted.speaker_id or _sound(quoted.speaker)


@lru_cache(maxsize=4096)
def _sound(speaker: str) -> str | None:
    """Return the key of a Korean name, family name first, in Hangul or romanised."""
    if _in_hangul(speaker):
        name = speaker.split()[0]
        return f"{hangul_key(name[0])} {hangul_key(name[1:])}" if _KOREAN.fullmatch(name) else None
    parts = _NAME_PARTS.split(speaker)
    if len(parts) not in _PARTS_OF_A_NAME or latin_key(parts[0]) not in _family_keys():
        return None
    return f"{latin_key(parts[0])} {given_key(parts[1:])}"


@lru_cache(maxsize=1)
def _family_keys() -> frozenset[str]:
    return frozenset(map(hangul_key, _FAMILIES))


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
