"""Who said it, by the words of the sentence that holds the quotation (English).

Order of trust: an attribution that touches the quotation ("…," she said; said the minister; according to X), a
cue verb before it in the sentence, a clause at the sentence's end ("…, officials said"). What the sentence does
not say is left to the paragraph around it (`extraction`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.quotes.clause import ACCORDING, Clause, CueWord
from index.quotes.cues import BELIEVING, CALLING, CUES, INVERTED, SAYING, SPEECH_NOUNS, lexicon
from index.quotes.grammar import (
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    is_name,
    is_possessive,
    is_word,
)
from index.quotes.mentions import Phrase, phrase_after, phrase_before
from index.quotes.sentences import MASK, Sentence
from index.quotes.subjects import Subjects, main_subject, may_speak

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Span

_DASHES = frozenset({"―", "—", "–", "-", "--"})
_BEFORE_SPEECH = frozenset({",", ":", "that", "—", "―", "--", "as"})
_COLONS = frozenset({":", "—", "―", "--"})
_NO_SUBJECT = CONJUNCTIONS | PREPOSITIONS | RELATIVES
_NO_CLAUSE = _NO_SUBJECT | {":", ";"}
_NOT_INVERTED = PREPOSITIONS | CONJUNCTIONS | {"that"}
_THIRD_PERSON = frozenset({"his", "her", "their"})
_ONLY_CALLING = CALLING - SAYING
_NOT_YET_SAID = lexicon("will would could should may might can must")
"""What makes of a verb of saying something that another expects: "he said that people would say"."""

_IMAGINED = frozenset({"might", "may"})
"""What makes of it something that nobody has said: "a plainer style might call it"."""

_LISTING = frozenset({",", "and", "or"})
_PERSONAL = frozenset({"he", "she", "they", "it"})
_WAS = frozenset({"was", "were", "been", "being", "is", "are"})
_PUTTING = frozenset({"put it", "puts it"})
_CLAUSE_MARKS = frozenset({",", ";", "—", "―", "–", "--", "-", "(", ")"})
_FARTHEST_CUE = 24
"""In words, from a quotation to the verb behind it."""

_LONGEST_TAIL = 4
"""In words: "…, he said on Monday."."""

_MOST_QUOTATIONS = 40
"""In one sentence. More than a person writes; the rest go without, so that the work per sentence stays bounded."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a sentence says about one quotation."""

    speaker: Span | None
    """The mention, as offsets of the article."""

    cue: Span | None
    touching: bool
    """Whether cue or speaker stands right beside the quotation."""


class EnglishSentence:
    """One sentence, asked about each of its quotations."""

    def __init__(self, sentence: Sentence, last: Sequence[str] = ()) -> None:
        """`last` holds the last character of each quotation."""
        self.clause = Clause(sentence, last)
        self._words = self.clause.words
        self._cues = self.clause.cues
        self._quotations = self.clause.quotations
        self._lower = self.clause.lower
        self._subjects = Subjects(self.clause)

    def attribute(self) -> list[Attribution | None]:
        """Return one attribution for each masked quotation, in order; None where the sentence names no speaker."""
        found: list[Attribution | None] = []
        for number, at in enumerate(self._quotations[:_MOST_QUOTATIONS]):
            own = self._attribute(at)
            found.append(found[-1] if own is None and number and self._is_listed(at) else own)
        return found + [None] * (len(self._quotations) - len(found))

    def _is_listed(self, at: int) -> bool:
        """Tell whether the quotation at `at` goes on a list of quotations: "“rain,” “snow” and “ice”"."""
        while self._lower(at - 1) in _LISTING:
            at -= 1
        return self._words[at - 1].is_quotation

    def _attribute(self, at: int) -> Attribution | None:
        """Return the first finding in the order of trust; an agency speaks only when the sentence names nobody else."""
        relayed: Attribution | None = None
        for find in (
            self._touching_after,
            self._touching_before,
            self._before,
            self._at_the_end,
            self._by_noun,
            self._by_label,
            self._by_subject,
        ):
            found = find(at)
            if found is not None and not (found.speaker is not None and self.clause.is_relay(found.speaker)):
                return found
            relayed = relayed or found
        return relayed

    def _make(self, phrase: Phrase | None, cue: CueWord | None, *, touching: bool) -> Attribution | None:
        if phrase is None:
            return None
        words = None if cue is None else self.clause.span((cue.first, cue.after))
        return Attribution(self.clause.span(phrase), words, touching)

    # What follows the quotation

    def _touching_after(self, at: int) -> Attribution | None:
        """Find "… , X said", "… said X", "… according to X", "… — X" right behind the quotation at `at`."""
        first = at + 1
        while self._lower(first) in {",", "also"}:
            first += 1
        first += self._lower(first) == "as" and any(cue.lower in _PUTTING and cue.first > first for cue in self._cues)
        if self._lower(first) in _DASHES and at == 0:
            return self._make(self._signature(first + 1), None, touching=True)
        limit = next((q for q in self._quotations if q > at), len(self._words))
        for cue in self._cues:
            if first <= cue.first < limit:
                found = self._beside(at, first, cue)
                if found is not None:
                    return found
        if at != 0 or at not in self.clause.closing:
            return None
        inverted = self._any_inverted(first, limit)
        return inverted or (self._any_verb(first, limit) if at in self.clause.commas else None)

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
        return self._make(phrase, CueWord(phrase[1], phrase[1] + 1, verb.lower), touching=True)

    def _any_inverted(self, first: int, limit: int) -> Attribution | None:
        """`“…!” beamed the harbour master`: a verb of any kind in the past, and who it is said of."""
        verb = self._words[first] if first < limit else None
        if verb is None or not (verb.lower.endswith("ed") and verb.text[0].islower()):
            return None
        return self._make(
            phrase_after(self._words, first + 1, limit), CueWord(first, first + 1, verb.lower), touching=True
        )

    def _beside(self, at: int, first: int, cue: CueWord) -> Attribution | None:
        if cue.lower == ACCORDING:
            return self._make(phrase_after(self._words, cue.after), cue, touching=True) if cue.first == first else None
        return self._inverted(cue) if cue.first == first else self._followed(at, first, cue)

    def _signature(self, first: int) -> Phrase | None:
        phrase = phrase_after(self._words, first)
        return phrase if phrase is not None and is_name(self._words[phrase[0]]) else None

    def _inverted(self, cue: CueWord) -> Attribution | None:
        if cue.lower not in INVERTED or cue.is_participle or self._lower(cue.after) in _NOT_INVERTED:
            return None
        phrase = phrase_after(self._words, cue.after)
        if phrase is not None and self._lower(phrase[1]) in FINITE:
            return None
        return self._make(phrase, cue, touching=True)

    def _followed(self, at: int, first: int, cue: CueWord) -> Attribution | None:
        """Find the subject between the quotation, which ends before `first`, and a cue verb behind it."""
        if self._lower(first) in _NO_CLAUSE | SAYING or cue.first - first > _FARTHEST_CUE or cue.lower not in SAYING:
            return None
        if at not in self.clause.closing and not self._begins_phrase(first):
            return None
        phrase = self._subjects.of(cue, first)
        if phrase is None or phrase[0] > first + 3:
            phrase = phrase_after(self._words, first, cue.first) if at in self.clause.closing else None
        return self._make(phrase, cue, touching=True)

    def _begins_phrase(self, first: int) -> bool:
        """Tell whether a phrase begins here; a bare common noun goes with the quotation ("the “special” weapons")."""
        word = self._words[first]
        return is_name(word) or word.lower in PRONOUNS | DETERMINERS or self._words[first - 1].text == ","

    # What comes before the quotation

    def _touching_before(self, at: int) -> Attribution | None:
        """Find "X said, “…" and "X: “…"."""
        last = at - 1
        colon = self._lower(last) in _COLONS
        if self._lower(last) not in _BEFORE_SPEECH:
            return None
        cue = self._last_cue(at)
        if cue is not None and (colon or at - cue.after <= 3) and not self._quotation_between(cue.after, at):
            return self._by_cue(cue, at, touching=True)
        if colon and at >= 2:
            subject = main_subject(self._words, last)
            return self._make(subject, None, touching=True) if subject and may_speak(self._words, subject) else None
        return None

    def _before(self, at: int) -> Attribution | None:
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
            if phrase is not None and inserted and not self.clause.is_relay(self.clause.span(phrase)):
                return self._make(phrase, cue, touching=False)
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
            return self._make(phrase_after(self._words, cue.after), cue, touching=touching)
        inserted = self._inserted(cue)
        if inserted is not None:
            return inserted
        phrase = self._subjects.of(cue)
        if cue.lower == "asked" and self._lower(cue.first - 1) in _WAS:
            return self._asked(cue, touching=touching)
        subject = self._outer_subject(cue, phrase) or self._who_judges(cue, phrase)
        if subject is not None:
            return self._make(*subject, touching=False)
        if self._lower(cue.first - 1) in _IMAGINED:
            return None
        return self._make(phrase, cue, touching=touching)

    def _asked(self, cue: CueWord, *, touching: bool) -> Attribution:
        """Find who asks in "Lee was asked by X"; without "by" nobody is named."""
        asks = self._subjects.agent(cue)
        return Attribution(
            None if asks is None else self.clause.span(asks), self.clause.span((cue.first, cue.after)), touching
        )

    def _inserted(self, cue: CueWord) -> Attribution | None:
        """Find ", said X," inside a sentence."""
        if self._lower(cue.first - 1) != "," or cue.lower not in INVERTED:
            return None
        phrase = phrase_after(self._words, cue.after)
        if phrase is None or self._lower(phrase[1]) not in {",", ":"} or not may_speak(self._words, phrase):
            return None
        return self._make(phrase, cue, touching=False)

    def _outer_subject(self, cue: CueWord, phrase: Phrase | None) -> tuple[Phrase, CueWord] | None:
        """Return who says that "he called" or "they want", unless the clause is an insertion (", he said,")."""
        pronoun = phrase is not None and self._words[phrase[0]].lower in PRONOUNS
        unsaid = cue.lower not in _ONLY_CALLING and self._lower(cue.first - 1) in _NOT_YET_SAID
        unsaid = unsaid or cue.lower in BELIEVING
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
        if outer is None or subject is None or self.clause.is_relay(self.clause.span(subject)):
            return None
        return subject, outer

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
        return any(self._words[at].text in _CLAUSE_MARKS for at in range(after, first))

    def _outer(self, cue: CueWord) -> CueWord | None:
        """Return the verb of saying whose reported clause `cue` stands in: "X said that Y called …"."""
        for outer in self._cues:
            if outer.first >= cue.first:
                return None
            if (
                outer.lower in SAYING
                and not (outer.is_participle and outer.first == 0)
                and not any(word.text in {";", "("} for word in self._words[outer.after : cue.first])
            ):
                return outer
        return None

    # A clause at the end

    def _at_the_end(self, at: int) -> Attribution | None:
        for cue in self._cues:
            if cue.first <= at:
                continue
            if cue.lower == ACCORDING:
                return self._make(phrase_after(self._words, cue.after), cue, touching=False)
            if cue.lower in INVERTED and self._lower(cue.first - 1) == ",":
                inverted = self._inverted(cue)
                if inverted is not None:
                    return inverted
            phrase = self._subjects.of(cue, at + 1)
            set_off = phrase is not None and (self._lower(phrase[0] - 1) == "," or phrase[0] - 1 in self.clause.commas)
            if set_off and cue.lower in SAYING:
                return self._make(phrase, cue, touching=False)
        return None

    # Without a verb

    def _by_noun(self, at: int) -> Attribution | None:
        """Find "X's claim that “…”": who a noun of saying belongs to."""
        for noun in range(at - 1, max(0, at - 12), -1):
            if self._words[noun].lower in SPEECH_NOUNS:
                return self._owner(noun)
        return None

    def _owner(self, noun: int) -> Attribution | None:
        for at in range(noun - 1, max(-1, noun - 4), -1):
            word = self._words[at]
            if word.lower in _THIRD_PERSON or is_possessive(word):
                phrase = (at, at + 1) if word.lower in POSSESSIVES else phrase_before(self._words, at + 1)
                return self._make(phrase, CueWord(noun, noun + 1, self._words[noun].lower), touching=False)
        return None

    def _by_label(self, at: int) -> Attribution | None:
        """Find "X: … “…” …", as headlines and transcripts have it."""
        for colon in range(1, min(at, 7)):
            if self._lower(colon) == ":":
                phrase = phrase_before(self._words, colon)
                return self._make(phrase, None, touching=True) if phrase is not None and phrase[0] == 0 else None
        return None

    def _by_subject(self, at: int) -> Attribution | None:
        """Take a person who is the sentence's subject for the source of the words that it puts in marks."""
        phrase = main_subject(self._words, at)
        if phrase is None or not self._is_person(phrase):
            return None
        return self._make(phrase, None, touching=False)

    def _is_person(self, phrase: Phrase) -> bool:
        words = self._words[phrase[0] : phrase[1]]
        if words[0].lower in {"he", "she"}:
            return True
        if words[0].lower in DETERMINERS or any(character.isdigit() for word in words for character in word.text):
            return False
        return len(words) < 5 and all(is_name(word) for word in words) and not is_possessive(words[-1])


def subject_of(sentence: Sentence) -> Span | None:
    """Return the subject of an English sentence, if it is a person or an office that may speak in the next one."""
    words = sentence.words()
    phrase = _said_at_the_end(Clause(sentence)) or main_subject(words, len(words))
    if phrase is None or not may_speak(words, phrase):
        return None
    return words[phrase[0]].start, words[phrase[1] - 1].end


def _said_at_the_end(clause: Clause) -> Phrase | None:
    """Find X in a sentence that ends in ", X said"."""
    cue = next((cue for cue in reversed(clause.cues) if cue.lower in SAYING and not cue.is_participle), None)
    if cue is None or len(clause.words) - cue.after > _LONGEST_TAIL:
        return None
    phrase = Subjects(clause).of(cue)
    return phrase if phrase is not None and clause.lower(phrase[0] - 1) == "," and phrase[1] == cue.first else None


def announcer(sentence: Sentence) -> Attribution | None:
    """Return what an English sentence that ends in a colon says about the quotation in the next paragraph."""
    announcing = Sentence(sentence.start, sentence.end + 1, sentence.text + MASK)
    return EnglishSentence(announcing).attribute()[-1]
