"""The spellings in which a query's words are looked for.

What is written is always looked for as it is, and ranks first. Korean words are also looked for in the spelling of the
other half of the country (the initial-sound law: 로동/노동, 력사/역사, 녀성/여성), without a particle at their end and
with a blank inside (당대회/당 대회). A literal word is looked for as it is written and in no other way.

All of it is one phrase with a choice of terms at each place: a blank inside a run turns the pair of syllables before
it into one syllable and moves nothing else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.korean_words import judgement, verb_terms
from index.search.beginnings import is_ending_too
from index.search.tokens import CHANCE, MOST_CODE, PART, PLACE, is_syllable, tokenise
from index.text import is_hangul

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.search.tokens import Token

_FIRST = ord("가")
_FINALS, _VOWELS = 28, 21
_L, _N, _SILENT = 5, 2, 11
_NO_FINAL, _FINAL_N, _FINAL_L = 0, 4, 8
_IOTISED = frozenset({2, 3, 6, 7, 12, 17, 20})
"""The vowels ㅑㅒㅕㅖㅛㅠㅣ, before which ㄹ and ㄴ fall silent at the beginning of a word."""

_LONGEST_RUN = 16
"""Longer runs of syllables are no words: they are looked for as they are."""

_PARTICLE = re.compile(
    "(?:에서|에게서|에게|께서|께|한테|으로|로|부터|까지|보다|처럼|마저|조차)(?:는|도|만|의|부터|까지)?$|[이가은는을를의에와과도만]$"
)
_AFTER_CONSONANT = frozenset("이은을과으")
_AFTER_VOWEL = frozenset("가는를와")


_FOLLOWING = "이가은는을를의에와과도만으로께한부까보처마조"
"""What a particle may begin with: a word without its particle is found where it ends or another one follows."""


class Choice(NamedTuple):
    """A term that may stand at a place."""

    term: str
    least: int = 0
    """The least code that its token may have."""

    most: int = MOST_CODE
    barred: int = -1
    """A place in its run at which its token may not stand."""

    is_alone: bool = False
    """Whether its first syllable has to be a word alone."""

    @property
    def is_free(self) -> bool:
        """Whether any code will do."""
        return self.least == 0 and self.most == MOST_CODE and self.barred < 0 and not self.is_alone

    def allows(self, code: int) -> bool:
        """Tell whether its token may have a code."""
        if self.is_alone and code & PART:
            return False
        return self.least <= code <= self.most and code % CHANCE // PLACE != self.barred


class Slot(NamedTuple):
    """One place of a phrase."""

    position: int
    """Counted from the first token of the query's word: the others must stand just so far behind it."""

    choices: tuple[Choice, ...]
    """As it is written first."""

    is_beyond: bool = False
    """Whether it only says what may follow the words, and is no part of them."""


Phrase = tuple[Slot, ...]

_BEGINNING = CHANCE - 1
"""The highest code of a pair of syllables at which a word may begin."""

_FIRST_PLACE = PLACE - 1
"""The highest code of one that stands at the beginning of its run, and where a word may begin."""


class Reading(NamedTuple):
    """How one word or phrase of a query is looked for."""

    exact: Phrase
    """As written; empty when there is nothing to look for."""

    every: Phrase
    """In every spelling, the exact one included. Empty when there is no other."""

    @property
    def widest(self) -> Phrase:
        """All that is looked for."""
        return self.every or self.exact

    @property
    def syllable(self) -> str:
        """The syllable that is all of the word, and is looked up as the beginning of pairs; else empty."""
        term = self.exact[0].choices[0].term if len(self.exact) == 1 else ""
        return term if term and is_syllable(term) else ""


def reading(text: str, *, is_literal: bool = False, from_start: bool = False, no_chance: bool = False) -> Reading:
    """Return how the word or phrase `text` is looked for; `from_start` finds Korean only at the start of a word.

    `no_chance` finds also longer Korean words only where a word may begin.

    A single syllable that hangs on to what is before it, the end of a longer run or a particle (`KCNA의`), is left out.
    """
    exact: list[Slot] = []
    every: list[Slot] = []
    runs = list(_runs(text))
    for number, (position, run) in enumerate(runs):
        hangs = number > 0 and run[0].start <= runs[number - 1][1][-1].end
        goes_on = number < len(runs) - 1
        written = _as_written(position, run, hangs=hangs, is_literal=is_literal, goes_on=goes_on)
        exact += written
        is_last = not goes_on and run[-1].end >= len(text.rstrip())
        every += written if is_literal else _respelled(position, run, written, hangs=hangs, is_last=is_last)
    if len(runs) == 1 and not is_literal:
        every = _inflected(runs[0][1], every) or every
    if from_start or no_chance:
        most = _FIRST_PLACE if from_start else _BEGINNING
        exact, every = _at_start(exact, most), _at_start(every, most)
    return Reading(tuple(exact), tuple(every) if every != exact else ())


def _inflected(run: list[Token], slots: list[Slot]) -> list[Slot]:
    """Return the slots of a verb with all its forms in the library, as far as they are known; else nothing.

    `slots` are those without. A word is the verb as in a dictionary, or a form that can be nothing else.
    """
    if len(run) == 1 or not _is_run(run[0]):
        return []
    word = "".join(token.term[0] for token in run)
    known = judgement(word)
    verb = word if verb_terms(word) or known is None else known.lemma
    terms = verb_terms(verb)
    forms: dict[int, list[Choice]] = {place: [] for place, _ in terms}
    for slot in slots:
        if slot.position in forms and not slot.is_beyond:
            forms[slot.position] += [choice for choice in slot.choices if len(choice.term) > 1]
    for place, term in terms:
        forms[place].append(Choice(term, most=_FIRST_PLACE if len(term) == 1 else MOST_CODE))
    if forms:
        forms[0] = [choice._replace(most=min(choice.most, _BEGINNING)) for choice in forms[0]]
    return [Slot(place, tuple(dict.fromkeys(choices))) for place, choices in sorted(forms.items())]


def _at_start(phrase: list[Slot], most: int) -> list[Slot]:
    if not phrase:
        return phrase
    first = Slot(phrase[0].position, tuple(choice._replace(most=most, barred=-1) for choice in phrase[0].choices))
    return [first, *phrase[1:]]


def _runs(text: str) -> Iterator[tuple[int, list[Token]]]:
    """Yield the words of a text with the position of their first token; those of Hangul and Han are whole runs."""
    run: list[Token] = []
    for position, token in enumerate(tokenise(text)):
        if run and token.form:
            yield position - len(run), run
            run = []
        run.append(token)
        if len(run) == 1:
            last = position
    if run:
        yield last, run


def _is_run(token: Token) -> bool:
    return is_syllable(token.term[:1])


def _as_written(position: int, run: list[Token], *, hangs: bool, is_literal: bool, goes_on: bool) -> list[Slot]:
    """Return the slots of a run as it is written; a literal one ends where it does when the phrase goes on."""
    token = run[0]
    if not _is_run(token):
        choice = Choice(token.term, token.code, token.code) if is_literal else Choice(token.term)
        return [Slot(position, (choice,))]
    if len(run) == 1:
        return [] if hangs else [Slot(position, (Choice(token.term),))]
    pairs = run if is_literal and goes_on else run[:-1]
    slots = [Slot(position + i, (Choice(one.term),)) for i, one in enumerate(pairs)]
    return slots if is_literal else _no_chance(slots)


def _no_chance(slots: list[Slot]) -> list[Slot]:
    """Return the slots of a word: if it has two syllables, not where it comes about by chance."""
    pair = slots[0].choices[0].term
    if len([slot for slot in slots if not slot.is_beyond]) != 1 or not is_hangul(pair[0]) or len(pair) != 2:
        return slots
    most = _FIRST_PLACE if is_ending_too(pair) else _BEGINNING
    choices = tuple(choice._replace(most=min(choice.most, most)) for choice in slots[0].choices)
    return [slots[0]._replace(choices=choices), *slots[1:]]


def _respelled(position: int, run: list[Token], written: list[Slot], *, hangs: bool, is_last: bool) -> list[Slot]:
    """Return the slots of a run in every spelling."""
    syllables = "".join(token.term[0] for token in run)
    if len(syllables) > _LONGEST_RUN or not all(map(is_hangul, syllables)):
        return written
    if hangs and is_last and _PARTICLE.match(syllables):
        return []
    word = without_particle(syllables) if is_last else syllables
    slots = [Slot(position + i, tuple(dict.fromkeys(_choices(word, i)))) for i in range(len(word) - 1)]
    if word != syllables:
        lasts = [choice.term for choice in _sounds(word, len(word) - 1)]
        ends = tuple(Choice(last + following) for last in lasts for following in ("", *_FOLLOWING))
        slots.append(Slot(position + len(word) - 1, ends, is_beyond=True))
    return _no_chance(slots) if slots else written


def _choices(word: str, at: int) -> Iterator[Choice]:
    """Yield the pairs that may stand at a place of a word, as written first, and the syllable before a blank."""
    yield Choice(word[at : at + 2])
    firsts, seconds = list(_sounds(word, at)), list(_sounds(word, at + 1))
    for first in firsts:
        for second in seconds:
            yield first._replace(term=first.term + second.term)
        if at < len(word) - 2:
            yield first


def _sounds(word: str, at: int) -> Iterator[Choice]:
    """Yield the syllable at a place of a word as it is written and as it sounds where a word begins.

    Inside a word that is likely only where at least two syllables follow: 조선로동당 is 조선 and 로동당, but 무력 is no
    무역. The North's spelling of what the South begins with a vowel is not looked for one syllable into a word, where
    it is chance (우리상황 is no 리상), and that with ㄴ at the start of a word only.
    """
    syllable = word[at]
    yield Choice(syllable)
    if at > 0 and at > len(word) - 2:
        yield from (Choice(other) for other in _after_vowel(word[at - 1], syllable))
        return
    for other in counterparts(syllable):
        if at > 0 or _initial(syllable) == _L:
            yield Choice(other)
        elif _initial(other) == _N and _initial(syllable) == _SILENT:
            yield Choice(other, most=_FIRST_PLACE)
        else:
            yield Choice(other, barred=1)


def counterparts(syllable: str) -> tuple[str, ...]:
    """Return what the other half of the country writes for a syllable at the beginning of a word."""
    initial, vowel, final = _parts(syllable)
    if vowel in _IOTISED:
        others = {_L: (_SILENT,), _N: (_SILENT,), _SILENT: (_L, _N)}.get(initial, ())
    else:
        others = {_L: (_N,), _N: (_L,)}.get(initial, ())
    return tuple(_syllable(other, vowel, final) for other in others)


def _after_vowel(before: str, syllable: str) -> tuple[str, ...]:
    """Return the other spelling of 렬 and 률, which the South writes 열 and 율 after a vowel or ㄴ."""
    if syllable in "렬률열율" and _parts(before)[2] in {_NO_FINAL, _FINAL_N}:
        return counterparts(syllable)[:1]
    return ()


def without_particle(word: str) -> str:
    """Return a Korean word without the particle at its end, or as it is when fewer than two syllables would be left."""
    match = _PARTICLE.search(word, 2) if len(word) > 2 else None
    if match is None:
        return word
    final = _parts(word[match.start() - 1])[2]
    first = match.group()[0]
    if first in _AFTER_CONSONANT and final == _NO_FINAL:
        return word
    if (first in _AFTER_VOWEL and final != _NO_FINAL) or (first == "로" and final not in {_NO_FINAL, _FINAL_L}):
        return word
    return word[: match.start()]


def _initial(syllable: str) -> int:
    return _parts(syllable)[0]


def _parts(syllable: str) -> tuple[int, int, int]:
    """Return the numbers of initial, vowel and final in the order of Unicode; `(-1, -1, -1)` for other characters."""
    if not is_hangul(syllable):
        return -1, -1, -1
    number = ord(syllable) - _FIRST
    return number // (_VOWELS * _FINALS), number // _FINALS % _VOWELS, number % _FINALS


def _syllable(initial: int, vowel: int, final: int) -> str:
    return chr(_FIRST + (initial * _VOWELS + vowel) * _FINALS + final)
