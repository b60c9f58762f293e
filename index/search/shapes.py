"""What an analyser of Korean says of a word, in the terms of search: where in it a word may begin, and verbs.

The rules of `beginnings` look at syllables only. Whoever knows the words can tell 국제사회의 (society's) from 정상회의
(summit), 나타날지도 from 지도, and that 쐈다 is a form of 쏘다. Words are judged by themselves, without what stands
around them: that is nearly as right, and a word has to be judged once and not wherever it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.korean_words import Judged
from index.search.beginnings import NO, UNKNOWN, YES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NOUN = ("NN", "NP", "NR", "XR", "MM", "MA", "IC", "SL", "XPN", "SN")
_VERB = ("VV", "VA")
_VERBAL = ("VV", "VA", "VX", "XSV", "XSA", "VC")
_VERB_OF_NOUN = ("XSV", "XSA")
_NAME, _SUFFIX = "NNP", "XSN"

_LIGHT = frozenset({"하다", "되다", "있다", "없다", "않다"})
"""Verbs that say so little that whoever looks for one means its very form."""

_LONG = 3
"""Syllables of a word whose last one may be a word: 잠수함. The second one is none: 참가자, 여의도."""


class Morpheme(NamedTuple):
    """A part of a word, as kiwi tells it."""

    form: str
    """As in a dictionary: 쏘 for 쐈."""

    tag: str
    """Of the Sejong tag set, with what kiwi adds to it: `VV-I`."""

    start: int
    length: int
    """In the word as it is written; parts that have grown together overlap, or are 0 long."""

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + self.length

    @property
    def is_noun(self) -> bool:
        """Whether it is a word that takes particles, or stands before one that does."""
        return self.tag.startswith(_NOUN)


def judged(word: str, morphemes: Sequence[Morpheme]) -> Judged:
    """Return what the parts of a word say of it."""
    owners: dict[int, Morpheme] = {}
    for morpheme in morphemes:
        for place in range(morpheme.start, min(morpheme.end, len(word))):
            owners.setdefault(place, morpheme)
    marks = [
        3 * _pair(word, place, owners) + _alone(place, owners[place]) if place in owners else UNKNOWN
        for place in range(len(word))
    ]
    verbs = list(_verbs(word, morphemes))
    terms = {(lemma, place, term) for lemma, start in verbs for place, term in _terms(word, start, len(lemma) - 1)}
    return Judged(word, "".join(map(str, marks)), _lemma(verbs, morphemes), tuple(sorted(terms)))


def _pair(word: str, place: int, owners: dict[int, Morpheme]) -> int:
    """Tell whether a word of several syllables begins at a place."""
    own, following = owners[place], owners.get(place + 1)
    if following is None or (place == 0 and len(word) <= 2):
        return UNKNOWN
    at = place - own.start
    is_verb = own.tag.startswith(_VERBAL)
    if at == 0 and is_verb:
        return YES
    if following is own:
        if not own.is_noun:
            return UNKNOWN if is_verb or own.tag == _SUFFIX else NO
        return YES if at == 0 else NO if at == 1 and own.length == _LONG else UNKNOWN
    goes_on = following.is_noun or following.tag == _SUFFIX
    if at == 0 and (own.is_noun or own.tag == _SUFFIX) and goes_on and following.length == 1:
        return UNKNOWN
    return NO


def _alone(place: int, own: Morpheme) -> int:
    """Tell whether a syllable is a word alone."""
    if own.length == 1:
        return YES if own.is_noun or own.tag == _SUFFIX else NO
    is_last = own.is_noun and own.tag != _NAME and own.length >= _LONG and place == own.end - 1
    return UNKNOWN if is_last else NO


def _verbs(word: str, morphemes: Sequence[Morpheme]) -> Iterator[tuple[str, int]]:
    """Yield the verbs and adjectives in a word but the `_LIGHT` ones, as in a dictionary, each with where it begins."""
    for number, morpheme in enumerate(morphemes):
        if morpheme.tag.startswith(_VERB) and morpheme.length and f"{morpheme.form}다" not in _LIGHT:
            yield f"{morpheme.form}다", morpheme.start
        elif number and morpheme.tag.startswith(_VERB_OF_NOUN):
            noun = morphemes[number - 1]
            if noun.is_noun and noun.length:
                yield f"{word[noun.start : noun.end]}{morpheme.form}다", noun.start


def _terms(word: str, start: int, length: int) -> Iterator[tuple[int, str]]:
    """Yield the pairs of syllables of a verb in a word up to the end of its stem, so long, each with its place."""
    if length == 1 and start == len(word) - 1:
        yield 0, word[start]
    for place in range(max(1, length - 1)):
        pair = word[start + place : start + place + 2]
        if len(pair) == 2:
            yield place, pair


def _lemma(verbs: list[tuple[str, int]], morphemes: Sequence[Morpheme]) -> str:
    """Return the verb of which the whole word is a form that could be nothing else; empty when there is none."""
    if len(verbs) != 1 or verbs[0][1] != 0:
        return ""
    stem = 1 if morphemes[0].tag.startswith(_VERB) else 2
    endings = [morpheme.tag for morpheme in morphemes[stem:]]
    return verbs[0][0] if endings and all(tag.startswith("E") for tag in endings) and endings[-1] != "EC" else ""
