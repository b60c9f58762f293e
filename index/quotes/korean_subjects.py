"""The subjects of a Korean sentence: the nouns that can speak and have a topic or subject particle."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.quotes.foreign import is_foreign
from index.quotes.korean_nouns import BRACKETED, PRONOUN
from index.quotes.korean_words import LATER_TITLES, STATE, agrees, is_verb_form, speaks
from index.quotes.relay import agency_name, is_generic

if TYPE_CHECKING:
    from index.article import Span
    from index.quotes.korean_nouns import KoreanNouns

PARTICLE = re.compile(r"(?:께서는|께서|은|는|이|가|도)$")
_TOPIC = frozenset({"은", "는", "께서는", "께서", "도"})
_TRAILING = ",·."
_LAST = frozenset("은는이가도서") | frozenset(_TRAILING) | {")"}
"""What a word with a particle ends in, so that most words cost one look."""

_ALSO = frozenset({"역시", "또한"})
_COUNTED = re.compile(r"\d+여?명$|(?:형사|민사|행정|합의|특별|단독)?[가-힣]*\d+(?:-\d+)?부$")
_LETTER = re.compile(r"[A-Z]$")
"""Who is called by a letter, since the article withholds the name."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun that can speak, where the sentence makes it a subject."""

    at: int
    """The index of its last word."""

    span: Span
    topic: bool
    agency: bool
    state: bool


def subjects_of(nouns: KoreanNouns) -> list[Subject]:
    """Return the subjects in order."""
    return [
        subject
        for at, token in enumerate(nouns.tokens)
        if (token.text[-1] in _LAST or _is_followed(nouns, at)) and (subject := _subject_at(nouns, at)) is not None
    ]


def _subject_at(nouns: KoreanNouns, at: int) -> Subject | None:
    raw = nouns.tokens[at].text.rstrip(_TRAILING)
    word = BRACKETED.sub("", raw)
    particle = PARTICLE.search(word)
    if _is_followed(nouns, at) and (nouns.is_name(word) or speaks(word)):
        return _subject(at, nouns.span(at, raw), word, topic=True)
    if particle is None or particle.start() == 0 or word[-3:] in nouns.people:
        return None
    stem = word[: particle.start()]
    if nouns.behind_quotation(at) and stem not in nouns.people:
        return None
    glued = nouns.glued_name(stem)
    named = glued is not None or (nouns.is_name(stem) and not is_verb_form(stem, particle.group()))
    before = nouns.tokens[at - 1].text if at else ""
    called = (stem in LATER_TITLES and nouns.is_name(before)) or (is_foreign(stem) and is_foreign(before))
    means = (
        called
        or _COUNTED.match(stem)
        or named
        or speaks(stem)
        or PRONOUN.match(stem)
        or stem == "쪽"
        or _LETTER.match(stem)
        or agency_name(stem)
    )
    if not means or not agrees(stem, particle.group()):
        return None
    length = len(raw) - len(particle.group()) if raw.endswith(particle.group()) else len(raw)
    span = nouns.span(at, raw[:length], glued)
    return _subject(at, span, stem, topic=particle.group() in _TOPIC)


def _is_followed(nouns: KoreanNouns, at: int) -> bool:
    """Tell whether a word for "also" stands where the particle would (`대통령 역시`)."""
    return at + 1 < len(nouns.tokens) and nouns.tokens[at + 1].text in _ALSO


def _subject(at: int, span: Span, stem: str, *, topic: bool) -> Subject:
    agency = agency_name(stem) is not None or is_generic(stem)
    return Subject(at, span, topic, agency, STATE.search(stem) is not None)
