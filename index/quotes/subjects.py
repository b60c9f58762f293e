"""Finding the subject of a verb of saying, in English.

The subject may stand right before the verb, across an apposition ("X, the head of Y, said"), before an earlier
verb that shares it ("X did this and said"), or elsewhere (`displaced`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotes.clause import ACCORDING, CLAUSE_MARKS, DASHES, Clause, CueWord
from index.quotes.coordination import coordinated
from index.quotes.cues import CALLING, lexicon
from index.quotes.displaced import BE, agent, behind_participle, free_relative, inverted, quoted
from index.quotes.grammar import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    is_adverb,
    is_agent,
    is_name,
    is_word,
)
from index.quotes.mentions import Phrase, owner_before, phrase_after, phrase_before
from index.quotes.openings import INTRODUCES, is_adjunct, main_subject, may_speak

if TYPE_CHECKING:
    from collections.abc import Sequence


_AUXILIARY = lexicon(
    """is are was were be been being has have had do does did will would can could may might must should not never ’s
    's went going go goes on began begun started continued kept tried wanted wants want managed seemed seems
    appeared decided refused declined used had came"""
)
_OWNERS = RELATIVES - {"that"}
_RECORDINGS = lexicon("footage video clip audio recording tape film image images photo photos scene scenes transcript")
_SHOWN = lexicon(
    "sign signs hat hats cap caps shirt shirts t-shirt t-shirts banner banners poster posters placard plaque"
)
"""What words are written on that passers-by read."""

_CAUSING = lexicon(
    "led leading leads prompted prompting prompts forced forcing allowed allowing caused causing moved inspired"
)
"""Verbs whose object does what the infinitive says."""

_LONGEST_CAUSED = 12
"""In words."""

_LONGEST_INTRODUCTION = 2
"""In words."""

_QUOTING = lexicon("quoted quotes quoting cited cites citing")
_SHARES_SUBJECT = CONJUNCTIONS | PREPOSITIONS


class Subjects:
    """The subjects of one sentence's cues, each found once."""

    def __init__(self, clause: Clause) -> None:
        self._clause = clause
        self._words = clause.words
        self._found: dict[tuple[int, int], Phrase | None] = {}

    def of(self, cue: CueWord, floor: int = 0) -> Phrase | None:
        """Return the subject of the cue, looking no further left than the word `floor`."""
        key = (cue.first, floor)
        if key not in self._found:
            self._found[key] = self._find(cue, floor)
        return self._found[key]

    def _find(self, cue: CueWord, floor: int) -> Phrase | None:
        words = self._words
        at = cue.first
        passive = False
        while at > floor and (is_adverb(words[at - 1]) or words[at - 1].lower in _AUXILIARY):
            passive = passive or (words[at - 1].lower in BE and not cue.is_participle)
            at -= 1
        if cue.lower in _QUOTING and not passive:
            source = quoted(self._clause, cue)
            if source is not None:
                return source
        by = cue.lower in CALLING or self._clause.lower(cue.after) == "by"
        doer = agent(self._clause, cue) if passive and by else None
        if doer is not None or (passive and self._is_spoken_of(cue)):
            return doer
        if at <= floor or (cue.is_participle and self._introduces(at)):
            return inverted(self._clause, cue) or behind_participle(self._clause, cue) if floor == 0 else None
        return free_relative(self._clause, cue, floor) or self._left_of(at, cue, floor)

    def _is_spoken_of(self, cue: CueWord) -> bool:
        """Tell whether the subject of a passive is spoken of; of "Lee was mocked for “…”" the words are Lee's."""
        return cue.lower in CALLING and self._clause.lower(cue.after) != "for"

    def _introduces(self, before: int) -> bool:
        """Tell whether the words up to `before` only introduce a participle: "But while praising"."""
        return before <= _LONGEST_INTRODUCTION and all(word.lower in _SHARES_SUBJECT for word in self._words[:before])

    def _left_of(self, at: int, cue: CueWord, floor: int) -> Phrase | None:
        words, before = self._words, self._words[at - 1]
        caused = self._caused(at - 1, floor) if before.lower == "to" else None
        if caused is not None:
            return caused
        if (
            cue.is_participle
            and is_word(before)
            and words[cue.first - 1].lower not in BE
            and before.lower not in PRONOUNS
        ):
            shown = owner_before(words, at) if before.lower in _SHOWN else None
            if shown is not None and words[shown[0]].lower in DETERMINERS:
                return shown
            return self._absolute(at) or self._shared(at, floor) or phrase_before(words, at, floor)
        if before.lower in RELATIVES:
            person = before.lower == "who"
            at -= 2 if self._clause.lower(at - 2) == "," else 1
            return phrase_before(words, at, floor, person=person) or main_subject(words, at)
        aside = self._opens_behind_and(at - 1, floor) if before.text == "," else None
        if aside is not None:
            return self._shared(aside, floor)
        if before.text == ",":
            return self._shared(at - 1, floor) if cue.is_participle else self._across_comma(at - 1, floor)
        if self._is_reduced(cue, at):
            return self._shared(at, floor)
        if before.lower in _SHARES_SUBJECT or not (is_word(before) or before.text == ")"):
            return self._shared(at, floor)
        phrase = phrase_before(words, at, floor)
        if phrase is not None and floor == 0 and self._is_object(phrase):
            main = main_subject(words, at)
            return main if main is not None and may_speak(words, main) else phrase
        return phrase or self._shared(at, floor) or self._last_name(at)

    def _is_object(self, phrase: Phrase) -> bool:
        """Tell whether the phrase is the object of an infinitive or a participle: "who spoke to discuss plans said"."""
        before = self._clause.lower(phrase[0] - 1)
        verb = before.endswith("ing") or self._clause.lower(phrase[0] - 2) == "to"
        return verb and before.isalpha() and not may_speak(self._words, phrase)

    def _opens_behind_and(self, comma: int, floor: int) -> int | None:
        """Return where the aside begins that `comma` ends, if it stands behind "and": "X rose and, smiling, said"."""
        opens = next((at for at in range(comma - 1, floor, -1) if self._words[at].text == ","), None)
        return opens if opens is not None and self._clause.lower(opens - 1) == "and" else None

    def _is_reduced(self, cue: CueWord, at: int) -> bool:
        """Tell whether the cue is a participle that names a thing: "a rule called “…”", with no object of its own."""
        after = cue.after + (self._clause.lower(cue.after) in {"a", "an", "the"})
        if cue.lower not in CALLING or at != cue.first or after not in self._clause.quotations:
            return False
        noun = self._words[at - 1]
        return is_word(noun) and noun.text[0].islower() and noun.lower not in PRONOUNS and not is_agent(noun)

    def _last_name(self, at: int) -> Phrase | None:
        """Find X in "In the hall of the Sea House X said", where the phrase before swallows the name."""
        return (at - 1, at) if is_name(self._words[at - 1]) else None

    def _caused(self, to: int, floor: int) -> Phrase | None:
        """Find X in "that led X to say" and "X was led to say"; `to` is the infinitive's."""
        words = self._words
        if to - 2 > floor and words[to - 1].lower in _CAUSING and words[to - 2].lower in BE:
            return phrase_before(words, to - 2, floor)
        for verb in range(to - 2, max(floor, to - _LONGEST_CAUSED), -1):
            if words[verb].lower in _CAUSING:
                return phrase_after(words, verb + 1, to)
        return None

    def _absolute(self, at: int) -> Phrase | None:
        """Find the subject of "with X saying …" and of "footage of X saying …"."""
        phrase = phrase_before(self._words, at)
        if phrase is not None and self._clause.lower(phrase[0] - 1) == "with":
            return phrase
        shown = owner_before(self._words, at)
        if shown is not None and self.is_absolute(shown):
            return shown
        if shown is None or self._clause.lower(shown[0] - 1) != "of":
            return None
        return shown if self._clause.lower(shown[0] - 2) in _RECORDINGS else None

    def is_absolute(self, phrase: Phrase) -> bool:
        """Tell whether a clause of its own begins with the phrase: "…, with Lee calling it “…”", "… – Lee calling"."""
        first = phrase[0]
        led = self._clause.lower(first - 1) == "with" and self._clause.lower(first - 2) in CLAUSE_MARKS
        set_off = led or self._clause.lower(first - 1) in DASHES
        return set_off and may_speak(self._words, phrase)

    def _across_comma(self, comma: int, floor: int) -> Phrase | None:
        """`X, the head of Y, said`: the last phrase before a comma that is no apposition to another."""
        begin = self._past_introduction(floor, comma)
        commas = [at for at in range(begin, comma) if self._words[at].text == ","]
        for at in reversed(commas):
            phrase = phrase_before(self._words, at, floor)
            if phrase is not None and self._stands_free(phrase) and not self._is_apposition(phrase, commas):
                return phrase
        return phrase_before(self._words, comma, floor) or self._shared(comma, floor)

    def _is_apposition(self, phrase: Phrase, commas: Sequence[int]) -> bool:
        """Tell whether the phrase explains a name before it: behind a comma, and no name itself or a place."""
        first, after = phrase
        if first - 1 not in commas:
            return False
        return not all(is_name(word) for word in self._words[first:after]) or after - first == 1

    def _past_introduction(self, floor: int, comma: int) -> int:
        first = self._clause.lower(floor)
        if first not in INTRODUCES and not first.endswith("ing"):
            return floor
        return next((at + 1 for at in range(floor, comma) if self._words[at].text == ","), floor)

    def _stands_free(self, phrase: Phrase) -> bool:
        first, after = phrase
        if first > 0 and self._words[first - 1].lower in PREPOSITIONS | _OWNERS:
            return False
        if is_adjunct(self._words[first:after]):
            return False
        return after - first > 1 or is_name(self._words[first])

    def _shared(self, at: int, floor: int) -> Phrase | None:
        """Return the subject that a coordinated verb, an infinitive or a participle shares.

        It is that of the last finite verb of saying before `at`, or the sentence's first noun phrase.
        """
        joined = coordinated(self._clause, at, floor)
        if joined is not None:
            return joined
        for earlier in reversed(self._clause.cues):
            if (
                floor <= earlier.first
                and earlier.after <= at
                and not earlier.is_participle
                and earlier.lower != ACCORDING
                and self._clause.lower(earlier.first - 1) not in _OWNERS
            ):
                return self.of(earlier, floor)
        return main_subject(self._words, at) if floor == 0 else None
