"""How far an English mention goes beyond its noun phrase: where somebody is from, and who else speaks.

"An official" is the one "at the Sea Office of Busan", and of "Japan, the US and Korea" all three speak.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotes.cues import SPEECH_NOUNS, lexicon
from index.quotes.grammar import NO_NOUN, is_adverb, is_agent, is_name, is_time
from index.quotes.mentions import Phrase, phrase_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.quotes.sentences import Word

_PLACING = frozenset({"on", "at", "in", "from", "with", "of", "for", "near", "inside"})
_KNOWING = frozenset({("familiar", "with"), ("close", "to"), ("briefed", "on"), ("involved", "in")})
_KNOWING_WORDS = frozenset(word for word, _ in _KNOWING)
_UTTERANCES = SPEECH_NOUNS | lexicon("interview briefing email news conference video television front condition phone")
"""What is no place though a preposition leads to it: "in an interview"."""

_MOST_PLACES = 2
_SHORTEST_LIST = 2
"""In words, with the comma."""


def whole_speaker(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """Return a common-noun speaker with what tells who that is: "an official at the Sea Office"."""
    first, end = phrase
    if any(word.lower == "and" for word in words[first:end]) and _is_list(words, first):
        return 0, end
    if words[end - 1].lower in _KNOWING_WORDS or (words[end - 1].lower.endswith("ing") and is_agent(words[end - 2])):
        end -= 1
    if (first > 0 and words[end - 1].text[0].isupper()) or not is_agent(words[end - 1]):
        return phrase
    for _ in range(_MOST_PLACES):
        hanging = _hanging(words, end)
        if hanging is None:
            break
        end = hanging
    return first, end


def _is_list(words: Sequence[Word], after: int) -> bool:
    """Tell whether the sentence begins with further names and a comma before `after`: "Japan, the US and Korea"."""
    before = words[:after]
    if len(before) < _SHORTEST_LIST or before[-1].text != "," or is_time(before[0]) or is_adverb(before[0]):
        return False
    return all(
        word.text == "," or word.lower == "the" or (is_name(word) and word.lower not in NO_NOUN) for word in before
    )


def _hanging(words: Sequence[Word], at: int) -> int | None:
    """Return where a phrase ends that begins at `at` and tells where somebody is from; None when there is none."""
    pair = tuple(word.lower for word in words[at : at + 2])
    if not pair or (pair[0] not in _PLACING and pair not in _KNOWING):
        return None
    place = phrase_after(words, at + 1 + (pair in _KNOWING))
    if place is None or any(is_time(word) or word.lower in _UTTERANCES for word in words[place[0] : place[1]]):
        return None
    return place[1]
