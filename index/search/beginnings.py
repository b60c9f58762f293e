"""Where in a run of Korean syllables a word may begin.

Korean writes nouns together, so that a word is found inside a longer one: 위성 in 정찰위성. But chance makes words too:
the 위성 in 방위성 (the ministry of defence), the 대화 in 현대화. What stands before tells them apart well enough: two
syllables may be a word; one alone rarely is, and those that are can be listed. It matters for words of one and two
syllables; longer ones hardly ever come about by chance.
"""

from __future__ import annotations

_ALONE = frozenset("북남한미중일러소영독불유조핵군당총반비대탈친재신구부전본초고새양각매야여참극범준타주항")
"""Syllables that stand before a noun as words or prefixes: countries (북, 미), 핵, 군, 당, 총, 반, 비, 대, 전, 신, …"""

_ENDINGS = frozenset(
    {"이란", "이나", "이라", "에서", "에게", "까지", "부터", "처럼", "보다", "마저", "조차", "으로", "이며"}
)
"""Endings that are also words, or beginnings of them: as a word they stand at the beginning of a run only."""

_OTHERS = {
    "핵": "심",
    "당": "국신시초장일연선분부황혹첨한할했하함해면",
    "남": "자성편매용기긴길김겨은을아았는다짓획루",
    "북": "극돋적",
    "군": "요데더침살",
}
"""What follows a syllable in words in which it is not the word that it is alone: 핵심 is no 핵, 당국 no 당."""


def may_begin(run: str, at: int) -> bool:
    """Tell whether a word may begin at syllable `at` of a run."""
    return at != 1 or run[0] in _ALONE


def is_ending_too(word: str) -> bool:
    """Tell whether a word is also an ending, so that inside a run it is taken for that."""
    return word in _ENDINGS


def begins_another(pair: str) -> bool:
    """Tell whether what begins with this pair of syllables is no word for what its first syllable means alone."""
    return pair[1:] != "" and pair[1:] in _OTHERS.get(pair[0], "")
