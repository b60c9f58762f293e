"""The attribution that stands behind its quotation, in English: "…," she said; said the minister; according to X."""

from __future__ import annotations

from index.quotes.clause import ACCORDING, DASHES, Attribution, CueWord
from index.quotes.cues import AMBIGUOUS, CUES, INVERTED, SAYING
from index.quotes.grammar import CONJUNCTIONS, DETERMINERS, FINITE, PREPOSITIONS, PRONOUNS, RELATIVES, is_name, is_word
from index.quotes.mentions import Phrase, phrase_after
from index.quotes.reader import ClauseReader

_NO_SUBJECT = CONJUNCTIONS | PREPOSITIONS | RELATIVES
_NO_CLAUSE = _NO_SUBJECT | {":", ";"}
_NOT_INVERTED = PREPOSITIONS | CONJUNCTIONS | {"that"}
_OTHER_CLAUSE = frozenset({"had", "has", "have", "was", "were", "is", "are"})
"""What makes a clause of the phrase behind a quotation that has nothing to do with it."""

_PUTTING = frozenset({"put it", "puts it"})
_FARTHEST_CUE = 24
"""In words, from a quotation to the verb behind it."""


class Behind(ClauseReader):
    """What follows the quotations of one sentence."""

    def touching(self, at: int) -> Attribution | None:
        """Find "… , X said", "… said X", "… according to X", "… — X" right behind the quotation at `at`."""
        first = at + 1
        while self._lower(first) in {",", "also"}:
            first += 1
        first += self._opens_relay(first)
        first += self._lower(first) == "as" and any(cue.lower in _PUTTING and cue.first > first for cue in self._cues)
        if self._lower(first) in DASHES and at == 0:
            return self._clause.attribution(self._signature(first + 1), None, touching=True)
        if self._lower(first) == ":" and at == 0:
            return self._clause.attribution(self._heading(first + 1), None, touching=True)
        if self._lower(first) == "per":
            return self._clause.attribution(phrase_after(self._words, first + 1), None, touching=True)
        limit = next((q for q in self._quotations if q > at), len(self._words))
        for cue in self._cues:
            if first <= cue.first < limit:
                found = self._beside(at, first, cue)
                if found is not None:
                    return found
        if at != 0 or at not in self._clause.closing:
            return None
        inverted = self._any_inverted(first, limit)
        return inverted or (self._any_verb(first, limit) if at in self._clause.commas else None)

    def _opens_relay(self, at: int) -> bool:
        """Tell whether a bracket opens at `at` that an agency stands in first: "“…” (KCNA quoted Lee as saying)"."""
        if self._lower(at) != "(" or at + 1 >= len(self._words):
            return False
        return self._clause.is_agency(self._clause.span((at + 1, at + 2)))

    def _any_verb(self, first: int, limit: int) -> Attribution | None:
        """`“… ,” an angry neighbour retaliated`: behind a comma come a subject and a verb of any kind."""
        phrase = None if self._lower(first) in _NO_SUBJECT | CUES else phrase_after(self._words, first, limit)
        if phrase is not None and phrase[1] - phrase[0] > 2 and self._lower(phrase[1] - 1) in CUES:
            phrase = phrase[0], phrase[1] - 1
        if phrase is None or phrase[1] >= limit:
            return None
        verb = self._words[phrase[1]]
        if not is_word(verb) or verb.lower in _NOT_INVERTED:
            return None
        return self._clause.attribution(phrase, CueWord(phrase[1], phrase[1] + 1, verb.lower), touching=True)

    def _any_inverted(self, first: int, limit: int) -> Attribution | None:
        """`“…!” beamed the harbour master`: a verb of any kind in the past, and who it is said of."""
        verb = self._words[first] if first < limit else None
        if verb is None or not (verb.lower.endswith("ed") and verb.text[0].islower()):
            return None
        return self._clause.attribution(
            phrase_after(self._words, first + 1, limit), CueWord(first, first + 1, verb.lower), touching=True
        )

    def _beside(self, at: int, first: int, cue: CueWord) -> Attribution | None:
        if cue.lower == ACCORDING:
            return (
                self._clause.attribution(phrase_after(self._words, cue.after), cue, touching=True)
                if cue.first == first
                else None
            )
        if cue.first != first:
            return self._followed(at, first, cue)
        noun = cue.lower in AMBIGUOUS and at not in self._clause.closing
        return None if noun else self._inverted(cue)

    def _signature(self, first: int) -> Phrase | None:
        phrase = phrase_after(self._words, first)
        return phrase if phrase is not None and is_name(self._words[phrase[0]]) else None

    def _heading(self, first: int) -> Phrase | None:
        """Return the name with which a headline ends behind the colon: "“…”: Lee Min-ho"."""
        phrase = self._signature(first)
        return phrase if phrase is not None and phrase[1] == len(self._words) else None

    def _inverted(self, cue: CueWord) -> Attribution | None:
        if cue.lower not in INVERTED or cue.is_participle or self._lower(cue.after) in _NOT_INVERTED:
            return None
        phrase = phrase_after(self._words, cue.after)
        if phrase is not None and self._lower(phrase[1]) in FINITE:
            return None
        return self._clause.attribution(phrase, cue, touching=True)

    def _followed(self, at: int, first: int, cue: CueWord) -> Attribution | None:
        """Find the subject between the quotation, which ends before `first`, and a cue verb behind it."""
        if self._lower(first) in _NO_CLAUSE | SAYING or cue.first - first > _FARTHEST_CUE or cue.lower not in SAYING:
            return None
        if at not in self._clause.closing and not self._begins_phrase(first):
            return None
        phrase = self._subjects.of(cue, first)
        if phrase is None or (phrase[0] > first + 3 and not self._is_inserted(phrase, cue)):
            phrase = phrase_after(self._words, first, cue.first) if at in self._clause.closing else None
            if phrase is not None and self._lower(phrase[1]) in _OTHER_CLAUSE and phrase[1] < cue.first - 1:
                return None
        return self._clause.attribution(phrase, cue, touching=True)

    def _is_inserted(self, phrase: Phrase, cue: CueWord) -> bool:
        """Tell whether a name stands right before the verb and behind a comma: "…, the end of an age, Lee says"."""
        named = phrase[1] == cue.first and is_name(self._words[phrase[0]])
        return named and self._lower(phrase[0] - 1) == ","

    def _begins_phrase(self, first: int) -> bool:
        """Tell whether a phrase begins here; a bare common noun goes with the quotation ("the “special” weapons")."""
        word = self._words[first]
        return is_name(word) or word.lower in PRONOUNS | DETERMINERS or self._words[first - 1].text == ","

    def at_the_end(self, at: int) -> Attribution | None:
        """Find "…, officials said" and "…, as told by X" where the sentence goes on behind the quotation."""
        for told in range(at + 2, len(self._words) - 2):
            if self._lower(told) in CUES and (self._lower(told - 1), self._lower(told + 1)) == ("as", "by"):
                cue = CueWord(told, told + 1, self._lower(told))
                return self._clause.attribution(phrase_after(self._words, told + 2), cue, touching=False)
        for cue in self._cues:
            if cue.first <= at:
                continue
            if cue.lower == ACCORDING:
                return self._clause.attribution(phrase_after(self._words, cue.after), cue, touching=False)
            if cue.lower in INVERTED and self._lower(cue.first - 1) == ",":
                inverted = self._inverted(cue)
                if inverted is not None:
                    return inverted
            phrase = self._subjects.of(cue, at + 1)
            set_off = phrase is not None and (self._lower(phrase[0] - 1) == "," or phrase[0] - 1 in self._clause.commas)
            if set_off and cue.lower in SAYING:
                return self._clause.attribution(phrase, cue, touching=False)
        return None
