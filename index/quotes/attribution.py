"""Who said it, by the words of the sentence that holds the quotation (English).

Order of trust: an attribution that touches the quotation ("…," she said; said the minister; according to X), a cue verb
before it in the sentence, a clause at the sentence's end ("…, officials said"). What the sentence does not say is
left to the paragraph around it (`extraction`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Span
from index.quotes.cues import CALLING, INVERTED, SAYING, SPEECH_NOUNS
from index.quotes.mentions import (
    CONJUNCTIONS,
    DETERMINERS,
    POSSESSIVES,
    PRONOUNS,
    PREPOSITIONS,
    RELATIVES,
    Phrase,
    is_adverb,
    is_headline,
    is_name,
    is_possessive,
    is_verb,
    is_word,
    main_subject,
    may_speak,
    past_dateline,
    phrase_after,
    phrase_before,
)
from index.quotes.relay import find_agencies
from index.quotes.sentences import MASK, Sentence, Word

_AUXILIARY = frozenset(
    """is are was were be been being has have had do does did will would can could may might must should not never ’s 's went going go goes on
    began begun started continued kept tried wanted wants want managed seemed seems appeared decided refused declined used had came""".split()
)
_BE = frozenset("is are was were be been being".split())
_MOST_QUOTATIONS = 40
_MOST_CUES = 30
"""In one sentence. More than a person writes; the rest count for nothing, so that work per sentence stays bounded."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a sentence says about one quotation."""

    speaker: Span | None
    """The mention, as offsets of the article."""

    cue: Span | None
    touching: bool
    """Whether cue or speaker stands right beside the quotation."""


@dataclass(frozen=True, slots=True)
class _Cue:
    first: int
    after: int
    lower: str


class EnglishSentence:
    """One sentence, its cues found once, asked about each of its quotations."""

    def __init__(self, sentence: Sentence, last: Sequence[str] = ()) -> None:
        self.words = sentence.words()
        self.agencies = find_agencies(sentence.text, sentence.start)
        self.headline = is_headline(self.words)
        self.quotations = [at for at, word in enumerate(self.words) if word.is_quotation]
        self.commas = {at for at, character in zip(self.quotations, last, strict=False) if character == ","}
        self.closing = {at for at, character in zip(self.quotations, last, strict=False) if character and character in ",?!…—–-"}
        self.cues = self._find_cues()
        self.subjects: dict[tuple[int, int], Phrase | None] = {}

    def attribute(self) -> list[Attribution | None]:
        """Return one attribution for each masked quotation, in order; None where the sentence names no speaker."""
        return [self._attribute(at) if number < _MOST_QUOTATIONS else None for number, at in enumerate(self.quotations)]

    def _find_cues(self) -> list[_Cue]:
        cues: list[_Cue] = []
        begin = past_dateline(self.words, len(self.words))
        for at, word in enumerate(self.words[begin:], begin):
            if word.lower == "according" and self._lower(at + 1) == "to":
                cues.append(_Cue(at, at + 2, "according to"))
            elif is_word(word) and is_verb(self.words, at, headline=self.headline) and not self._in_agency(word):
                cues.append(_Cue(at, at + 1, word.lower))
        others = [cue for cue in cues if not (cue.lower == "according to" and self._relays(cue))]
        return (others or cues)[:_MOST_CUES]

    def _in_agency(self, word: Word) -> bool:
        return any(agency.start <= word.start < agency.end for agency in self.agencies)

    def _relays(self, cue: _Cue) -> bool:
        """Tell whether "according to" names an agency, which speaks only when nobody else does."""
        return any(self._in_agency(word) for word in self.words[cue.after : cue.after + 5])

    def _lower(self, at: int) -> str:
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def _attribute(self, at: int) -> Attribution | None:
        relayed: Attribution | None = None
        for find in (self._touching_after, self._touching_before, self._before, self._at_the_end, self._by_noun, self._by_label, self._by_subject):
            found = find(at)
            if found is not None and not self._is_agency(found):
                return found
            relayed = relayed or found
        return relayed

    def _is_agency(self, found: Attribution) -> bool:
        """An agency speaks only when the sentence names nobody else."""
        speaker = found.speaker
        return speaker is not None and any(agency.start < speaker[1] and speaker[0] < agency.end for agency in self.agencies)

    def _make(self, phrase: Phrase | None, cue: _Cue | None, *, touching: bool) -> Attribution | None:
        if phrase is None:
            return None
        return Attribution(self._span(phrase), None if cue is None else self._span((cue.first, cue.after)), touching)

    def _span(self, phrase: Phrase) -> Span:
        last = self.words[phrase[1] - 1]
        return self.words[phrase[0]].start, last.end - (2 if last.lower.endswith(("’s", "'s")) else 0)

    # What follows the quotation

    def _touching_after(self, at: int) -> Attribution | None:
        """Find "… , X said", "… said X", "… according to X", "… — X" right behind the quotation at `at`."""
        first = at + 1
        while self._lower(first) in {",", "also"}:
            first += 1
        if self._lower(first) in {"―", "—", "–", "-", "--"} and at == 0:
            return self._make(self._signature(first + 1), None, touching=True)
        limit = next((q for q in self.quotations if q > at), len(self.words))
        for cue in self.cues:
            if first <= cue.first < limit:
                found = self._beside(at, first, cue)
                if found is not None:
                    return found
        return self._any_verb(first, limit) if at == 0 and at in self.commas else None

    def _any_verb(self, first: int, limit: int) -> Attribution | None:
        """A quotation that ends in a comma goes on with its subject and a verb of any kind: "… ," an angry neighbour retaliated."""
        if self._lower(first) in CONJUNCTIONS | PREPOSITIONS | RELATIVES | {"that"}:
            return None
        phrase = phrase_after(self.words, first, limit)
        if phrase is None or phrase[1] >= limit or not is_word(self.words[phrase[1]]) or self._lower(phrase[1]) in PREPOSITIONS | CONJUNCTIONS:
            return None
        return self._make(phrase, _Cue(phrase[1], phrase[1] + 1, self._lower(phrase[1])), touching=True)

    def _beside(self, at: int, first: int, cue: _Cue) -> Attribution | None:
        if cue.lower == "according to":
            return self._make(phrase_after(self.words, cue.after), cue, touching=True) if cue.first == first else None
        return self._inverted(cue) if cue.first == first else self._followed(at, first, cue)

    def _signature(self, first: int) -> Phrase | None:
        phrase = phrase_after(self.words, first)
        return phrase if phrase is not None and is_name(self.words[phrase[0]]) else None

    def _inverted(self, cue: _Cue) -> Attribution | None:
        if cue.lower not in INVERTED or self._lower(cue.after) in PREPOSITIONS | CONJUNCTIONS | {"that"}:
            return None
        return self._make(phrase_after(self.words, cue.after), cue, touching=True)

    def _followed(self, at: int, first: int, cue: _Cue) -> Attribution | None:
        """Find the subject between the quotation, which ends before `first`, and a cue verb behind it."""
        if self._lower(first) in CONJUNCTIONS | PREPOSITIONS | RELATIVES | {"that", "to", ":", ";"} or cue.first - first > 24:
            return None
        if cue.lower not in SAYING:
            return None
        if at not in self.closing and not self._begins_phrase(first):
            return None
        phrase = self._subject(cue, floor=first)
        if phrase is None or phrase[0] > first + 3:
            phrase = phrase_after(self.words, first, cue.first) if at in self.closing else None
        return self._make(phrase, cue, touching=True)

    def _begins_phrase(self, first: int) -> bool:
        """A bare common noun behind a quotation goes with it: "the “special” weapons suggest"."""
        word = self.words[first]
        return is_name(word) or word.lower in PRONOUNS | DETERMINERS or self.words[first - 1].text == ","

    # What comes before the quotation

    def _touching_before(self, at: int) -> Attribution | None:
        """Find "X said, “…" and "X: “…"."""
        last = at - 1
        colon = self._lower(last) in {":", "—", "―", "--"}
        if self._lower(last) not in {",", ":", "that", "—", "―", "--", "as"}:
            return None
        cue = self._last_cue(at)
        if cue is not None and (colon or at - cue.after <= 3) and not self._quotation_between(cue.after, at):
            return self._by_cue(cue, at, touching=True)
        if colon and at >= 2:
            subject = main_subject(self.words, last)
            return self._make(subject, None, touching=True)
        return None

    def _before(self, at: int) -> Attribution | None:
        cue = self._last_cue(at)
        return None if cue is None else self._by_cue(cue, at, touching=at - cue.after <= 1)

    def _last_cue(self, at: int) -> _Cue | None:
        found = None
        for cue in self.cues:
            if cue.first >= at:
                break
            found = cue
        return found

    def _quotation_between(self, first: int, at: int) -> bool:
        return any(first <= q < at for q in self.quotations)

    def _by_cue(self, cue: _Cue, at: int, *, touching: bool) -> Attribution | None:
        if cue.lower == "according to":
            return self._make(phrase_after(self.words, cue.after), cue, touching=touching)
        phrase = self._subject(cue, 0)
        outer = self._outer(cue)
        pronoun = phrase is not None and self.words[phrase[0]].lower in PRONOUNS
        if outer is not None and (cue.lower in CALLING - SAYING or pronoun):
            subject = self._subject(outer, 0)
            if subject is not None:
                return self._make(subject, outer, touching=False)
        return self._make(phrase, cue, touching=touching)

    def _outer(self, cue: _Cue) -> _Cue | None:
        """Return the verb of saying whose reported clause `cue` stands in: "X said that Y called …"."""
        for outer in self.cues:
            if outer.first >= cue.first:
                return None
            if outer.lower in SAYING and not any(outer.after <= at < cue.first and self.words[at].text in {";", "("} for at in range(outer.after, cue.first)):
                return outer
        return None

    # A clause at the end

    def _at_the_end(self, at: int) -> Attribution | None:
        for cue in self.cues:
            if cue.first <= at:
                continue
            if cue.lower == "according to":
                return self._make(phrase_after(self.words, cue.after), cue, touching=False)
            if cue.lower in INVERTED and self._lower(cue.first - 1) == ",":
                inverted = self._inverted(cue)
                if inverted is not None:
                    return inverted
            phrase = self._subject(cue, at + 1)
            set_off = phrase is not None and (self._lower(phrase[0] - 1) == "," or phrase[0] - 1 in self.commas)
            if set_off and cue.lower in SAYING:
                return self._make(phrase, cue, touching=False)
        return None

    # Without a verb

    def _by_noun(self, at: int) -> Attribution | None:
        """Find "X's claim that “…”": who a noun of saying belongs to."""
        for noun in range(at - 1, max(0, at - 12), -1):
            if self.words[noun].lower in SPEECH_NOUNS:
                return self._owner(noun)
        return None

    def _owner(self, noun: int) -> Attribution | None:
        for at in range(noun - 1, max(-1, noun - 4), -1):
            word = self.words[at]
            if word.lower in POSSESSIVES - {"its", "our", "my", "your"} or is_possessive(word):
                phrase = (at, at + 1) if word.lower in POSSESSIVES else phrase_before(self.words, at + 1)
                return self._make(phrase, _Cue(noun, noun + 1, self.words[noun].lower), touching=False)
        return None

    def _by_label(self, at: int) -> Attribution | None:
        """Find "X: … “…” …", as headlines and transcripts have it."""
        for colon in range(1, min(at, 7)):
            if self._lower(colon) == ":":
                phrase = phrase_before(self.words, colon)
                return self._make(phrase, None, touching=True) if phrase is not None and phrase[0] == 0 else None
        return None

    def _by_subject(self, at: int) -> Attribution | None:
        """Take a person who is the sentence's subject for the source of the words that it puts in marks."""
        phrase = main_subject(self.words, at)
        if phrase is None or not self._is_person(phrase):
            return None
        return self._make(phrase, None, touching=False)

    def _is_person(self, phrase: Phrase) -> bool:
        words = self.words[phrase[0] : phrase[1]]
        return words[0].lower in {"he", "she"} or (len(words) < 5 and all(is_name(word) for word in words) and not is_possessive(words[-1]))

    # Subjects

    def _subject(self, cue: _Cue, floor: int) -> Phrase | None:
        """Return the subject of the cue verb, looking no further left than `floor`."""
        key = (cue.first, floor)
        if key not in self.subjects:
            self.subjects[key] = self._find_subject(cue, floor)
        return self.subjects[key]

    def _find_subject(self, cue: _Cue, floor: int) -> Phrase | None:
        words = self.words
        at = cue.first
        passive = False
        while at > floor and (is_adverb(words[at - 1]) or words[at - 1].lower in _AUXILIARY):
            passive = passive or words[at - 1].lower in _BE and not cue.lower.endswith("ing")
            at -= 1
        if passive and cue.lower in CALLING | {"quoted"}:
            agent = self._agent(cue)
            if agent is not None:
                return agent
        if at <= floor:
            return self._after_participle(cue) if floor == 0 else None
        return self._left_of(at, cue, floor)

    def _after_participle(self, cue: _Cue) -> Phrase | None:
        """`Citing the “…,” Kim urged`: the subject of a participle that opens the sentence comes behind its phrase."""
        for at in range(cue.after, len(self.words) - 1):
            if self.words[at].text == "," or (self.words[at].is_quotation and at in self.commas):
                return phrase_after(self.words, at + 1)
        return None

    def _agent(self, cue: _Cue) -> Phrase | None:
        quotation = next((at for at in self.quotations if at >= cue.after), cue.after)
        for at in [*range(cue.after, cue.after + 4), quotation + 1]:
            if at >= len(self.words):
                break
            if self.words[at].lower == "by":
                return phrase_after(self.words, at + 1)
        return None

    def _left_of(self, at: int, cue: _Cue, floor: int) -> Phrase | None:
        words = self.words
        before = words[at - 1]
        if cue.lower.endswith("ing") and is_word(before) and self._lower(cue.first - 1) not in _BE and before.lower not in PRONOUNS:
            return self._absolute(at) or self._clause_subject(at, cue, floor) or phrase_before(words, at, floor)
        if before.lower in RELATIVES:
            at -= 2 if self._lower(at - 2) == "," else 1
            return phrase_before(words, at, floor) or main_subject(words, at)
        if before.text == ",":
            return self._across_comma(at - 1, cue, floor)
        if before.lower in CONJUNCTIONS | PREPOSITIONS | {"to"} or before.is_quotation or not is_word(before):
            return self._clause_subject(at, cue, floor)
        return phrase_before(words, at, floor) or self._clause_subject(at, cue, floor)

    def _absolute(self, at: int) -> Phrase | None:
        """Find the subject of "with X saying …"."""
        phrase = phrase_before(self.words, at)
        return phrase if phrase is not None and self._lower(phrase[0] - 1) == "with" else None

    def _across_comma(self, comma: int, cue: _Cue, floor: int) -> Phrase | None:
        """`X, the head of Y, said`: the phrase before the first comma of the apposition. `…, saying`: the clause's subject."""
        if cue.lower.endswith("ing"):
            return self._clause_subject(comma, cue, floor)
        for at in range(self._past_introduction(floor, comma), comma):
            if self.words[at].text == ",":
                phrase = phrase_before(self.words, at, floor)
                if phrase is not None and self._may_speak(phrase):
                    return phrase
        return phrase_before(self.words, comma, floor) or self._clause_subject(comma, cue, floor)

    def _past_introduction(self, floor: int, comma: int) -> int:
        """Return the word after an introductory phrase ("In Seoul on Monday, …"), or `floor` when there is none."""
        first = self._lower(floor)
        if first not in PREPOSITIONS | CONJUNCTIONS - {"and", "but"} and not first.endswith("ing"):
            return floor
        return next((at + 1 for at in range(floor, comma) if self.words[at].text == ","), floor)

    def _may_speak(self, phrase: Phrase) -> bool:
        first, after = phrase
        if first > 0 and self.words[first - 1].lower in PREPOSITIONS:
            return False
        return any(is_name(word) for word in self.words[first:after]) or after - first > 1

    def _clause_subject(self, at: int, cue: _Cue, floor: int) -> Phrase | None:
        """Return the subject that a coordinated verb, an infinitive or a participle shares: that of the last finite verb before
        it, or the sentence's first noun phrase."""
        for earlier in reversed(self.cues):
            if earlier.after <= at and earlier.first >= floor and not earlier.lower.endswith("ing") and earlier.lower != "according to":
                return self._subject(earlier, floor)
        return main_subject(self.words, at) if floor == 0 else None


def subject_of(sentence: Sentence) -> Span | None:
    """Return the subject of an English sentence, if it is a person or an office that may speak in the next one."""
    words: list[Word] = sentence.words()
    phrase = main_subject(words, len(words))
    return (words[phrase[0]].start, words[phrase[1] - 1].end) if phrase is not None and may_speak(words, phrase) else None


def announcer(sentence: Sentence) -> Attribution | None:
    """Return what an English sentence that ends in a colon says about the quotation in the next paragraph."""
    announcing = Sentence(sentence.start, sentence.end + 1, sentence.text + MASK)
    return EnglishSentence(announcing).attribute()[-1]
