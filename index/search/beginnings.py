"""Where in a run of Korean syllables a word may begin.

Korean writes nouns together, so that a word is found inside a longer one: 위성 in 정찰위성. But chance makes words too:
the 위성 in 방위성 (the ministry of defence), the 대화 in 현대화. What stands before tells them apart well enough: two
syllables may be a word; one alone rarely is, and those that are can be listed. It matters for words of one and two
syllables; longer ones hardly ever come about by chance. Where a run begins, what stands before the run may tell that it
begins with no word of its own: 수도 in 할 수도, 이란 behind a closing quotation mark.
"""

from __future__ import annotations

from index.korean_words import judgement
from index.text import is_hangul

UNKNOWN, NO, YES = 0, 1, 2
"""What the shape of a known word says of a syllable, twice, as `3 * pair + alone`: whether a word of several syllables
begins there, and whether it is a word alone."""

_ALONE = frozenset("북남한미중일러소영독불유조핵군당총반비대탈친재신구부전본초고새양각매야여참극범준타주항")
"""Syllables that stand before a noun as words or prefixes: countries (북, 미), 핵, 군, 당, 총, 반, 비, 대, 전, 신, …"""

_ENDINGS = frozenset(
    {"이란", "이나", "이라", "에서", "에게", "까지", "부터", "처럼", "보다", "마저", "조차", "으로", "이며"}
)
"""Endings that are also words, or beginnings of them: as a word they stand at the beginning of a run only."""

_BOUND = frozenset({"수도", "수가", "수는", "수를", "수만", "수의"})
"""The noun 수 ("can") with a particle, and capitals, counts and others besides; as 수 behind a verb that ends in ㄹ."""

BOUND_BEGIN = "수"
"""With what those begin."""

_CLOSING = "”’」』》〉）)]"
_STRAIGHT = "\"'"
"""Quotation marks that close what stands before them if there is no blank between."""

_FINALS, _FINAL_L = 28, 8

_COUNTRIES, _BESIDE = frozenset("한북남미중일러조"), frozenset("북남미중일러조")
"""Syllables for countries that are written onto each other, 북미 and 한미일, and those that are so behind others: 한 in
북한 is none."""

_MOST_COUNTRIES = 4

_OTHERS = {
    "핵": "심",
    "당": "국신시초장일연선분부황혹첨한할했하함해면",
    "남": "자성편매용기긴길김겨은을아았는다짓획루",
    "북": "극돋적",
    "군": "요데더침살",
}
"""What follows a syllable in words in which it is not the word that it is alone: 핵심 is no 핵, 당국 no 당."""


def may_begin(run: str, at: int) -> bool:
    """Tell whether a word may begin at syllable `at` of a run, as far as the syllables tell."""
    return at != 1 or run[0] in _ALONE


def chances_in(run: str, *, leans: bool) -> list[tuple[bool, bool]]:
    """Tell for each syllable of a run whether hardly a word begins there, of several syllables and of that one alone.

    What is known of the run goes before what the syllables tell, but for a run that `leans` on what is before it.
    """
    known = judgement(run)
    shape = known.shape if known is not None else ""
    found = []
    for at in range(len(run)):
        is_chance = not may_begin(run, at)
        pair, alone = divmod(int(shape[at]), 3) if shape else (UNKNOWN, UNKNOWN)
        is_part = is_chance if alone == UNKNOWN or _is_for_sure(run, at) else alone == NO
        found.append((pair == NO if pair != UNKNOWN else is_chance, is_part))
    if leans:
        found[0] = True, found[0][1]
    return found


def is_ending_too(word: str) -> bool:
    """Tell whether a word is also an ending, so that inside a run it is taken for that."""
    return word in _ENDINGS


def begins_another(pair: str) -> bool:
    """Tell whether what begins with this pair of syllables is no word for what its first syllable means alone."""
    return pair[1:] != "" and pair[1:] in _OTHERS.get(pair[0], "")


def _is_for_sure(run: str, at: int) -> bool:
    """Tell whether what syllables tell goes before what is known of the run: a word of it is kept whole there."""
    return run[at] in _OTHERS or (run[at] in _BESIDE and 0 < at < _MOST_COUNTRIES and _COUNTRIES.issuperset(run[:at]))


def leans(before: str, run: str) -> str:
    """Tell whether a run begins with no word of its own, by the last two characters before it.

    Returns what stands for all that may stand there with the same effect; empty when the run begins with a word.
    """
    if run in _BOUND:
        return "할 " if before[-1:] == " " and _ends_in_l(before[:-1]) else ""
    return "”" if run[:2] in _ENDINGS and _closes(before) else ""


def may_lean(run: str) -> bool:
    """Tell whether there is anything that could stand before a run so that it `leans`."""
    return run in _BOUND or run[:2] in _ENDINGS


def _ends_in_l(text: str) -> bool:
    return is_hangul(text[-1:]) and (ord(text[-1]) - ord("가")) % _FINALS == _FINAL_L


def _closes(before: str) -> bool:
    mark = before[-1:]
    if mark and mark in _STRAIGHT:
        return len(before) > 1 and not before[-2].isspace()
    return mark != "" and mark in _CLOSING
