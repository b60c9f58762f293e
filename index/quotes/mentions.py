"""Finding the noun phrase beside a verb: the words that name a speaker.

All functions walk over the words of one sentence; `grammar` says what a word may be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotes.cues import AMBIGUOUS, CUES
from index.quotes.deeds import is_deed
from index.quotes.grammar import (
    CLAUSE_VERBS,
    DETERMINERS,
    NO_NOUN,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATING,
    is_adverb,
    is_agent,
    is_name,
    is_possessive,
    is_time,
    is_verb,
    is_word,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.quotes.sentences import Word

Phrase = tuple[int, int]
"""Words `[first, after)` of a sentence."""

_JOINERS = frozenset({"of", "for", "de", "al", "bin", "van", "von", "&", "del", "la"})
_HEADED = PREPOSITIONS - SUBORDINATING
_NO_START = NO_NOUN - DETERMINERS
SUBJECTS = frozenset({"he", "she", "they", "it", "who", "which", "i", "we"})
_STANDS_ALONE = frozenset({"another", "one", "some", "many", "both", "several"})
_ADJECTIVAL = ("an", "ese", "ish", "ic")
_ORIGIN = frozenset({"from", "by", "to", "with", "against", "about", "like"})
_PARTICLES = frozenset({"down", "up", "out", "off", "away", "back"})
_NUMBERS = frozenset({"two", "three", "several", "many"})
_BEFORE_NUMBERS = frozenset({"the", "these", "those", "his", "her", "its", "their", "our", "my"})
_PLACES = frozenset({"province", "city", "county", "region", "district", "village", "town", "island", "border"})
_LONGEST = 14
"""In words."""


def phrase_before(words: Sequence[Word], after: int, floor: int = 0, *, person: bool = False) -> Phrase | None:
    """Return the noun phrase whose last word is just before `after`, with what it hangs on ("a spokesman for X").

    For a `person`, to whom "who" refers, it does not hang on a thing ("a letter from X, who said").
    """
    end = after
    while end > floor and (is_time(words[end - 1]) or is_adverb(words[end - 1])):
        end -= 1
    if end > floor and words[end - 1].lower in {"on", "in", "last", "this"} and end < after:
        end -= 1
    if end <= floor:
        return None
    if words[end - 1].lower in PRONOUNS:
        return end - 1, end
    if words[end - 1].text == ")":
        end = _before_bracket(words, end, floor)
    first = _walk_left(words, end, floor)
    if first is not None and first > floor and (_is_past(words, first) or (not person and is_deed(words, first - 1))):
        return None
    if first is None or not _is_nominal(words, first, end):
        return None
    if (
        person
        and first > floor
        and words[first - 1].lower in _ORIGIN
        and any(is_name(word) for word in words[first:end])
    ):
        return first, end
    return _with_head(words, first, end, floor)


def _is_past(words: Sequence[Word], at: int) -> bool:
    """Tell whether the word is a finite verb in the past, whose subject stands before it: "he played down"."""
    before = words[at - 1]
    return words[at].lower.endswith("ed") and words[at].text[0].islower() and before.lower in SUBJECTS


def _is_nominal(words: Sequence[Word], first: int, end: int) -> bool:
    """Tell whether the words can be a noun phrase.

    A bare lower-case word is a noun only when it is a plural or a known speaker; else it is a verb or an adjective.
    """
    if words[first].lower in DETERMINERS or any(is_name(word) for word in words[first:end]):
        return True
    last = words[end - 1]
    return last.lower.endswith("s") or is_agent(last) or end - first > 1


def _before_bracket(words: Sequence[Word], end: int, floor: int) -> int:
    for at in range(end - 2, max(floor, end - 10), -1):
        if words[at].text == "(":
            return at
    return end


def _walk_left(words: Sequence[Word], end: int, floor: int) -> int | None:
    """Return the first word of the noun phrase that ends before `end`."""
    at = end
    while at > floor and end - at < _LONGEST:
        word = words[at - 1]
        if word.lower in DETERMINERS:
            at -= word.lower != "that"
            at -= word.lower in _NUMBERS and at > floor and words[at - 1].lower in _BEFORE_NUMBERS
            break
        if word.text in {"&", ".", "/", "-"} and at > floor + 1 and at < end:
            at -= 1
            continue
        if not is_word(word) or word.lower in NO_NOUN or _is_finite(words, at - 1):
            if word.lower == "and" and at < end and _joins_names(words, at - 1, floor):
                at -= 1
                continue
            break
        at -= 1
    return at if at < end and is_word(words[at]) else None


def _plain_verb(words: Sequence[Word], at: int) -> bool:
    return words[at].lower in CUES and words[at].lower not in AMBIGUOUS and not is_name(words[at])


def _is_finite(words: Sequence[Word], at: int) -> bool:
    if words[at].lower in CLAUSE_VERBS or is_deed(words, at):
        return True
    return is_verb(words, at) if words[at].lower in AMBIGUOUS else _plain_verb(words, at)


def _joins_names(words: Sequence[Word], at: int, floor: int) -> bool:
    return at > floor and is_name(words[at - 1]) and is_name(words[at + 1]) and is_word(words[at - 1])


def _with_head(words: Sequence[Word], first: int, end: int, floor: int) -> Phrase | None:
    """Go from the end of a prepositional phrase to the noun it belongs to, so that the head is in the phrase."""
    hops = 0
    while first > floor + 1 and words[first - 1].lower in _HEADED and hops < 3:
        head = _walk_left(words, first - 1, floor)
        if head is None:
            if words[first - 2].lower in PRONOUNS:
                return first - 2, first - 1
            return None if words[first - 1].lower != "of" else (first, end)
        if all(is_time(word) for word in words[head : first - 1]):
            return first, end
        if words[first - 1].lower not in _JOINERS:
            end = first - 1
        first = head
        hops += 1
    if first == floor + 1 and words[floor].lower in _HEADED:
        return None
    return first, end


def owner_before(words: Sequence[Word], after: int) -> Phrase | None:
    """Return the noun phrase that ends before `after`, without what it hangs on ("a check on Lee's" is Lee's)."""
    first = _walk_left(words, after, 0)
    if first is None or not _is_nominal(words, first, after) or (first > 0 and _is_past(words, first)):
        return None
    return None if words[first].lower in _PARTICLES else (first, after)


def phrase_after(words: Sequence[Word], first: int, ceiling: int | None = None) -> Phrase | None:
    """Return the noun phrase that begins at `first`, up to its first preposition, comma or verb."""
    limit = min(len(words) if ceiling is None else ceiling, first + _LONGEST)
    if first >= limit or not is_word(words[first]) or is_time(words[first]):
        return None
    if words[first].lower in PRONOUNS:
        return first, first + 1
    if words[first].lower in _NO_START:
        return None
    at = first + 1
    at += words[first].lower in _BEFORE_NUMBERS and at < limit and words[at].lower in _NUMBERS
    while at < limit and (_continues(words, at) or _joined(words, at, limit)):
        at += 1
    while at > first and _hangs_loose(words[at - 1]):
        at -= 1
    if at == first + 1 and words[first].lower in _STANDS_ALONE:
        return first, at
    return (first, at) if at > first and not (at == first + 1 and words[first].lower in NO_NOUN) else None


def _hangs_loose(word: Word) -> bool:
    return is_time(word) or is_adverb(word) or not is_word(word) or word.lower in {"of", "for", "the"}


def _continues(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.text in {"&", "-"}:
        return True
    if not is_word(word) or word.lower in NO_NOUN or is_adverb(word) or _plain_verb(words, at):
        return False
    if is_deed(words, at):
        return False
    before = words[at - 1]
    if is_name(word):
        return True
    if not is_name(before) or is_possessive(before) or before.lower in DETERMINERS:
        return not word.lower.endswith("ed")
    if is_agent(word) or word.lower in _PLACES or word.text[0].isdigit() or before.lower.endswith(_ADJECTIVAL):
        return True
    return at + 1 < len(words) and is_name(words[at + 1])


def _joined(words: Sequence[Word], at: int, limit: int) -> bool:
    if at + 1 >= limit:
        return False
    if words[at].lower in {"of", "for"}:
        return is_word(words[at + 1]) and words[at + 1].lower not in PRONOUNS
    if words[at].lower == "the":
        return words[at - 1].lower in {"of", "for"}
    return words[at].lower == "and" and _joins_names(words, at, 0)
