"""Who speaks when one verb of saying stands in the reported clause of another: "X said that Y had called it “…”".

The words are the inner subject's, unless that is a pronoun for the outer one, or the inner verb tells only what is
thought or expected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotes.clause import CLAUSE_MARKS
from index.quotes.cues import BELIEVING, CALLING, SAYING, lexicon
from index.quotes.displaced import BE
from index.quotes.grammar import FINITE, FREE_RELATIVES, PRONOUNS, is_word
from index.quotes.openings import main_subject, may_speak
from index.quotes.reader import ClauseReader

if TYPE_CHECKING:
    from index.quotes.clause import CueWord
    from index.quotes.mentions import Phrase

_ONLY_CALLING = CALLING - SAYING
_NOT_YET_SAID = lexicon("will would could should may might can must")
"""What makes of a verb of saying something that another expects: "he said that people would say"."""

_REVEALING = lexicon("revealed reflected disclosed noted echoed confirmed predicted expected")
"""Verbs of saying that in the passive say nothing of who speaks: "when the plans were revealed"."""

_PERSONAL = frozenset({"he", "she", "they", "it"})


class Reported(ClauseReader):
    """The nested verbs of saying of one sentence."""

    def by(self, cue: CueWord, phrase: Phrase | None, *, aside: bool) -> tuple[Phrase, CueWord] | None:
        """Return who reports what the subject `phrase` of the inner `cue` says, and the verb; None when nobody does.

        `aside`: the inner verb belongs to a relative clause that ends before the quotation.
        """
        return self._outer_subject(cue, phrase, aside=aside) or self._who_judges(cue, phrase)

    def _outer_subject(self, cue: CueWord, phrase: Phrase | None, *, aside: bool) -> tuple[Phrase, CueWord] | None:
        """Return who says that "he called" or "they want", unless the clause is an insertion (", he said,")."""
        if phrase is not None and cue.is_participle and self._subjects.is_absolute(phrase):
            return None
        if phrase is not None and self._lower(phrase[0] - 1) in FREE_RELATIVES and self._may_judge(phrase):
            return None
        pronoun = phrase is not None and self._words[phrase[0]].lower in PRONOUNS
        unsaid = cue.lower not in _ONLY_CALLING and self._lower(cue.first - 1) in _NOT_YET_SAID
        unsaid = unsaid or aside or cue.lower in BELIEVING or self._amounts_to(cue)
        outer = self._outer(cue) if pronoun or unsaid or cue.lower in _ONLY_CALLING else None
        if (
            outer is not None
            and phrase is not None
            and pronoun
            and not unsaid
            and self._begins_clause(outer.after, phrase[0])
        ):
            return None
        subject = None if outer is None else self._subjects.of(outer)
        if outer is None or subject is None or self._clause.is_relay(self._clause.span(subject)):
            return None
        return subject, outer

    def _amounts_to(self, cue: CueWord) -> bool:
        """Tell whether the cue gives a deed and not words: "the port had admitted to being “…”"."""
        return self._lower(cue.after) == "to" and self._lower(cue.after + 1).endswith("ing")

    def _may_judge(self, phrase: Phrase) -> bool:
        """Tell whether the subject of "what X called" is somebody else than who reports it: no pronoun."""
        return self._words[phrase[0]].lower not in PRONOUNS

    def _who_judges(self, cue: CueWord, phrase: Phrase | None) -> tuple[Phrase, CueWord] | None:
        """Return the sentence's subject for "he" in "Lee condemned what he called …", which is the same person."""
        if phrase is None or self._words[phrase[0]].lower not in _PERSONAL or self._lower(phrase[0] - 1) != "what":
            return None
        judged = self._words[phrase[0] - 2] if phrase[0] > 1 else None
        subject = main_subject(self._words, phrase[0])
        if judged is None or not is_word(judged) or judged.lower in FINITE or subject is None:
            return None
        return (subject, cue) if may_speak(self._words, subject) else None

    def _begins_clause(self, after: int, first: int) -> bool:
        """Tell whether a clause of its own begins between the words `after` and `first`: "…, but he called"."""
        return any(self._words[at].text in CLAUSE_MARKS for at in range(after, first))

    def _outer(self, cue: CueWord) -> CueWord | None:
        """Return the verb of saying whose reported clause `cue` stands in: "X said that Y called …"."""
        for outer in self._cues:
            if outer.first >= cue.first:
                return None
            if (
                outer.lower in SAYING
                and not (outer.is_participle and outer.first == 0)
                and not (self._lower(outer.first - 1) in BE and outer.lower in _REVEALING)
                and not any(word.text in {";", "("} for word in self._words[outer.after : cue.first])
            ):
                return outer
        return None
