"""The subject with which an English sentence begins, past its dateline and its introductory phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotes.clause import past_dateline
from index.quotes.cues import lexicon
from index.quotes.grammar import (
    CONJUNCTIONS,
    DETERMINERS,
    NO_NOUN,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
    is_agent,
    is_name,
    is_time,
    is_word,
)
from index.quotes.mentions import Phrase, phrase_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.quotes.sentences import Word

INTRODUCES = PREPOSITIONS | CONJUNCTIONS - {"and", "but", "so", "yet", "then", "or"}
PERSONAL = lexicon("he she they i we")
_NEVER_SUBJECT = NO_NOUN - PRONOUNS


def main_subject(words: Sequence[Word], before: int) -> Phrase | None:
    """Return the subject of the sentence's first clause that starts before `before`.

    It is the first noun phrase outside an introductory phrase ("In Seoul on Monday, …") and behind the dateline
    ("SEOUL (AP) — …").
    """
    at = past_dateline(words, before)
    while at < before:
        if _introduces(words, at):
            comma = _next_comma(words, at, before)
            if comma is None:
                return _first_pronoun(words, at + 1, before)
            at = _past_adjectives(words, _past_place(words, comma, before), before) + 1
            continue
        phrase = _subject_at(words, at, before)
        if phrase is not None:
            return phrase
        at += 1
    return None


def may_speak(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell whether the phrase can name somebody: a name, a personal pronoun, or a common noun that speaks."""
    inside = words[phrase[0] : phrase[1]]
    named = any(is_name(word) and word.lower not in NO_NOUN for word in inside)
    return named or inside[0].lower in PERSONAL or is_agent(inside[-1])


def _introduces(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if at == 0 and word.lower.endswith("ly") and len(words) > 1 and words[1].lower.endswith("ing"):
        return True
    if any(_is_distance(words, at + counted) for counted in (1, 2)):
        return True
    return word.lower in INTRODUCES or (at == 0 and word.lower.endswith(("ing", "ed")) and not _begins_name(words, at))


def _is_distance(words: Sequence[Word], at: int) -> bool:
    """Tell whether the words at `at` are those of "eight years ago", "a few days later"."""
    return at + 1 < len(words) and is_time(words[at]) and words[at + 1].lower in {"ago", "later", "earlier", "before"}


def _begins_name(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and is_word(words[at + 1]) and is_name(words[at + 1]) and is_name(words[at])


def _subject_at(words: Sequence[Word], at: int, before: int) -> Phrase | None:
    word = words[at]
    if not is_word(word) or is_adverb(word) or is_time(word):
        return None
    phrase = phrase_after(words, at, before)
    return None if phrase is None or is_adjunct(words[phrase[0] : phrase[1]]) else phrase


def is_adjunct(inside: Sequence[Word]) -> bool:
    """Tell whether the words are a date, a number or the like, which stand where a subject might."""
    return all(is_time(word) or word.lower in _NEVER_SUBJECT or word.text[0].isdigit() for word in inside)


def _past_place(words: Sequence[Word], comma: int, before: int) -> int:
    """Return the comma that ends "In Ames, Iowa, …"; `comma` itself when no second name follows."""
    second = _next_comma(words, comma + 1, min(before, comma + 5))
    if second is None or not is_name(words[comma - 1]) or is_time(words[comma - 1]):
        return comma
    return second if all(is_word(word) and is_name(word) for word in words[comma + 1 : second]) else comma


def _past_adjectives(words: Sequence[Word], comma: int, before: int) -> int:
    """Return the comma that ends "After a late, noisy meeting, the …"; `comma` when a subject may begin behind it."""
    following = words[comma + 1] if comma + 1 < before else None
    second = _next_comma(words, comma + 1, min(before, comma + 6))
    if following is None or second is None or second + 1 >= before or not following.text[0].islower():
        return comma
    opens = following.lower in DETERMINERS | PRONOUNS or following.lower.endswith("s") or is_agent(following)
    return comma if opens or not _opens_subject(words[second + 1]) else second


def _opens_subject(word: Word) -> bool:
    return is_word(word) and (is_name(word) or word.lower in DETERMINERS | PRONOUNS)


def _next_comma(words: Sequence[Word], at: int, before: int) -> int | None:
    return next((index for index in range(at, before) if words[index].text == ","), None)


def _first_pronoun(words: Sequence[Word], at: int, before: int) -> Phrase | None:
    return next(
        ((index, index + 1) for index in range(at, before) if words[index].lower in {"he", "she", "they"}), None
    )
