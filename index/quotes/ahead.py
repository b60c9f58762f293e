"""The attribution that stands before its quotation, in English: X said, “…”; X: “…”; X, who called it “…”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotes.clause import ACCORDING, CLAUSE_MARKS, DASHES, IMAGINED, Attribution, Clause, CueWord
from index.quotes.cues import INVERTED, SAYING
from index.quotes.displaced import agent
from index.quotes.grammar import is_name
from index.quotes.mentions import phrase_after, phrase_before
from index.quotes.openings import main_subject, may_speak
from index.quotes.reader import ClauseReader
from index.quotes.reported import Reported

if TYPE_CHECKING:
    from index.quotes.subjects import Subjects

_BEFORE_SPEECH = frozenset({",", ":", "that", "—", "―", "--", "as"})
_COLONS = frozenset({":", "—", "―", "--"})
_OPENING = frozenset({"after", "when", "while", "as", "before", "since", "because", "although", "though", "once", "if"})
"""What begins a clause that comes before the main one."""

_RELATIVES = frozenset({"who", "which"})
_LONGEST_ASIDE = 4
"""In words, from a verb in a relative clause to words that are its own: "those who said that “…”"."""

_WAS = frozenset({"was", "were", "been", "being", "is", "are"})


class Ahead(ClauseReader):
    """What comes before the quotations of one sentence."""

    def __init__(self, clause: Clause, subjects: Subjects) -> None:
        super().__init__(clause, subjects)
        self._reported = Reported(clause, subjects)

    def opening(self, at: int) -> Attribution | None:
        """Find "After X called it “…,” Y left": the quotation ends a clause whose verb of saying stands in it."""
        first = 1 if self._lower(0) in {"and", "but", "even", "just"} else 0
        asked = self._opening_question(first + (self._lower(first) == "when"), at)
        if asked is not None:
            return asked
        cue = self._last_cue(at)
        if self._lower(first) not in _OPENING or cue is None or cue.first <= first + 1 or cue.is_participle:
            return None
        ends = at in self._clause.commas or self._lower(at + 1) == ","
        apart = any(word.text in CLAUSE_MARKS for word in self._words[first : at - 1]) or self._lower(at - 1) == ":"
        return self._by_cue(cue, at, touching=False) if ends and not apart else None

    def _opening_question(self, first: int, at: int) -> Attribution | None:
        """Find "Asked whether it was “…,” X left": the question is nobody's, or whose by X."""
        if self._lower(first) != "asked" or any(word.text in CLAUSE_MARKS for word in self._words[first:at]):
            return None
        ends = at in self._clause.commas or any(self._lower(at + ahead) == "," for ahead in range(1, 5))
        return self._asked(CueWord(first, first + 1, "asked"), touching=False) if ends else None

    def touching(self, at: int) -> Attribution | None:
        """Find "X said, “…" and "X: “…"."""
        last = at - 1
        colon = self._lower(last) in _COLONS
        if self._lower(last) not in _BEFORE_SPEECH:
            return None
        label = self._labelled(last) if colon else None
        if label is not None:
            return label
        cue = self._last_cue(at)
        if cue is not None and (colon or at - cue.after <= 3) and not self._quotation_between(cue.after, at):
            return self._by_cue(cue, at, touching=True)
        return self._announced(last) if colon and at >= 2 else None

    def _labelled(self, colon: int) -> Attribution | None:
        """Find X in "The tide turns – X: “…”", where a dash sets off a name."""
        first = colon
        while first > 1 and is_name(self._words[first - 1]):
            first -= 1
        if first == colon or self._lower(first - 1) not in DASHES:
            return None
        return self._clause.attribution((first, colon), None, touching=True)

    def _announced(self, colon: int) -> Attribution | None:
        """Find X in "X on the tide: “…”" and in "Advice from X: “…”"."""
        origin = phrase_before(self._words, colon, person=True)
        if origin is not None and self._lower(origin[0] - 1) == "from":
            return self._clause.attribution(origin, None, touching=True)
        subject = main_subject(self._words, colon)
        speaks = subject is not None and may_speak(self._words, subject)
        return self._clause.attribution(subject if speaks else None, None, touching=True)

    def anywhere(self, at: int) -> Attribution | None:
        """Find the last verb of saying before the quotation, and whose it is."""
        cue = self._last_cue(at)
        if cue is None:
            return None
        return self._set_off(cue) or self._by_cue(cue, at, touching=at - cue.after <= 1)

    def _set_off(self, last: CueWord) -> Attribution | None:
        """Find ", X said," before `last`: whose words all the rest of the sentence are."""
        for cue in self._cues:
            if cue.first > last.first or self._lower(cue.after) != "," or cue.lower not in SAYING or cue.is_participle:
                continue
            phrase = self._subjects.of(cue)
            inserted = phrase is not None and self._lower(phrase[0] - 1) == "," and phrase[1] == cue.first
            if phrase is not None and inserted and not self._clause.is_relay(self._clause.span(phrase)):
                return self._clause.attribution(phrase, cue, touching=False)
        return None

    def _last_cue(self, at: int) -> CueWord | None:
        found = None
        for cue in self._cues:
            if cue.first >= at:
                break
            found = cue
        return found

    def _quotation_between(self, first: int, at: int) -> bool:
        return any(first <= q < at for q in self._quotations)

    def _by_cue(self, cue: CueWord, at: int, *, touching: bool) -> Attribution | None:
        if cue.lower == ACCORDING:
            return self._clause.attribution(phrase_after(self._words, cue.after), cue, touching=touching)
        inserted = self._inserted(cue)
        if inserted is not None:
            return inserted
        phrase = self._subjects.of(cue)
        if cue.lower == "asked" and self._lower(cue.first - 1) in _WAS:
            return self._asked(cue, touching=touching)
        aside = at - cue.after > _LONGEST_ASIDE and self._lower(cue.first - 1) in _RELATIVES
        subject = self._reported.by(cue, phrase, aside=aside)
        if subject is not None:
            return self._clause.attribution(*subject, touching=False)
        if self._lower(cue.first - 1) in IMAGINED:
            return None
        return self._clause.attribution(phrase, cue, touching=touching)

    def _asked(self, cue: CueWord, *, touching: bool) -> Attribution:
        """Find who asks in "Lee was asked by X"; without "by" nobody is named."""
        asks = agent(self._clause, cue)
        return Attribution(
            None if asks is None else self._clause.span(asks), self._clause.span((cue.first, cue.after)), touching
        )

    def _inserted(self, cue: CueWord) -> Attribution | None:
        """Find ", said X," inside a sentence."""
        if self._lower(cue.first - 1) != "," or cue.lower not in INVERTED:
            return None
        phrase = phrase_after(self._words, cue.after)
        if phrase is None or self._lower(phrase[1]) not in {",", ":"} or not may_speak(self._words, phrase):
            return None
        return self._clause.attribution(phrase, cue, touching=False)
