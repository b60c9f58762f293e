"""Who said it, by the words of the sentence that holds the quotation (English).

Order of trust: an attribution that touches the quotation ("…," she said; said the minister; according to X), a
cue verb before it in the sentence, a clause at the sentence's end ("…, officials said"), then what names somebody
without a verb. What the sentence does not say is left to the paragraph around it (`extraction`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotes.ahead import Ahead
from index.quotes.behind import Behind
from index.quotes.clause import Attribution, Clause, CueWord
from index.quotes.cues import CALLING, SAYING, SPEECH_NOUNS
from index.quotes.displaced import BE
from index.quotes.documents import author_of
from index.quotes.grammar import DETERMINERS, NO_NOUN, POSSESSIVES, is_agent, is_name, is_possessive
from index.quotes.mentions import Phrase, owner_before, phrase_after, phrase_before
from index.quotes.openings import main_subject, may_speak
from index.quotes.sentences import MASK, Sentence
from index.quotes.subjects import Subjects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Span

_THIRD_PERSON = frozenset({"his", "her", "their"})
_LEADS_TO_WORDS = frozenset({"that", "of"})
_PROMISES = frozenset({"pledge", "promise", "promises", "vow", "threat", "call", "calls", "demand"})
"""Nouns of saying whose infinitive tells what is said."""

_RUMOURS = frozenset({"rumour", "rumours", "rumor", "rumors", "gossip", "hearsay", "speculation"})
_LONGEST_CONTENT = 8
"""In words, from a noun of saying to the quotation in what it tells."""

_IN_THE_WORDS_OF = ["in", "the", "words", "of"]
_FARTHEST_DOCUMENT = 16
"""In words, from a quotation back to the document that it is taken from."""

_LISTING = frozenset({",", "and", "or"})
_LONGEST_NAMED = 7
"""In words, a person with titles."""

_LONGEST_TAIL = 4
"""In words: "…, he said on Monday."."""

_MOST_QUOTATIONS = 40
"""In one sentence. More than a person writes; the rest go without, so that the work per sentence stays bounded."""


class EnglishSentence:
    """One sentence, asked about each of its quotations."""

    def __init__(self, sentence: Sentence, last: Sequence[str] = ()) -> None:
        """`last` holds the last character of each quotation."""
        self.clause = Clause(sentence, last)
        self._words = self.clause.words
        self._quotations = self.clause.quotations
        self._lower = self.clause.lower
        subjects = Subjects(self.clause)
        self._behind = Behind(self.clause, subjects)
        self._ahead = Ahead(self.clause, subjects)

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
            self._ahead.opening,
            self._behind.touching,
            self._ahead.touching,
            self._in_words_of,
            self._by_near_noun,
            self._by_rumour,
            self._ahead.anywhere,
            self._by_doer,
            self._behind.at_the_end,
            self._by_document,
            self._by_noun,
            self._by_label,
            self._by_owner,
            self._by_subject,
        ):
            found = find(at)
            if found is not None and not (found.speaker is not None and self.clause.is_relay(found.speaker)):
                return found
            relayed = relayed or found
        return relayed

    def _by_noun(self, at: int) -> Attribution | None:
        """Find "X's claim that “…”": who a noun of saying belongs to."""
        for noun in range(at - 1, max(0, at - 12), -1):
            if self._words[noun].lower in SPEECH_NOUNS:
                return self._owner(noun)
        return None

    def _in_words_of(self, at: int) -> Attribution | None:
        """Find X in "in the words of X, “…”"."""
        for first in range(max(2, at - _LONGEST_CONTENT), min(at + 4, len(self._words) - 2)):
            if [self._lower(first + offset) for offset in (-2, -1, 0, 1)] == _IN_THE_WORDS_OF:
                return self.clause.attribution(phrase_after(self._words, first + 2), None, touching=True)
        return None

    def _by_document(self, at: int) -> Attribution | None:
        """Find "in a statement that X issued", before the quotation or right behind it."""
        for after in (*range(at, max(1, at - _FARTHEST_DOCUMENT), -1), *range(at + 2, at + _LONGEST_TAIL + 2)):
            author = author_of(self._words, after)
            if author is not None:
                cue = CueWord(after - 1, after, self._lower(after - 1))
                return self.clause.attribution(author, cue, touching=False)
        return None

    def _by_near_noun(self, at: int) -> Attribution | None:
        """Find "X's claim that “…”" behind a verb of saying that is another's."""
        cue = max((cue.after for cue in self.clause.cues if cue.first < at), default=0)
        for noun in range(at - 1, max(cue, at - _LONGEST_CONTENT), -1):
            following = self._lower(noun + 1)
            tells = following in _LEADS_TO_WORDS or (following == "to" and self._lower(noun) in _PROMISES)
            if tells and self._lower(noun) in SPEECH_NOUNS:
                return self._owner(noun)
        return None

    def _by_rumour(self, at: int) -> Attribution | None:
        """Find "rumours that “…” are spreading", whose words are nobody's."""
        cue = max((cue.after for cue in self.clause.cues if cue.first < at), default=0)
        nouns = range(at - 1, max(cue, at - _LONGEST_CONTENT) - 1, -1)
        told = any(self._lower(noun) in _RUMOURS and self._lower(noun + 1) in _LEADS_TO_WORDS for noun in nouns)
        return Attribution(None, None, touching=False) if told else None

    def _owner(self, noun: int) -> Attribution | None:
        for at in range(noun - 1, max(-1, noun - 4), -1):
            word = self._words[at]
            if word.lower in _THIRD_PERSON or is_possessive(word):
                phrase = (at, at + 1) if word.lower in POSSESSIVES else owner_before(self._words, at + 1)
                return self.clause.attribution(phrase, CueWord(noun, noun + 1, self._words[noun].lower), touching=False)
        return None

    def _by_owner(self, at: int) -> Attribution | None:
        """Find "X's “wait and see” answer": a name whose the quotation is."""
        before = self._words[at - 1] if at else None
        if before is None or self.clause.cues or not is_possessive(before) or not is_name(before):
            return None
        if before.lower[:-2] in NO_NOUN:
            return None
        return self.clause.attribution(owner_before(self._words, at), None, touching=False)

    def _by_doer(self, at: int) -> Attribution | None:
        """Find "In it the two men “solemnly declared …”": who stands before a quotation that is their verb."""
        if at < 2 or not is_agent(self._words[at - 1]) or any(cue.first < at for cue in self.clause.cues):
            return None
        phrase = phrase_before(self._words, at)
        if phrase is None or self._words[phrase[0]].lower not in DETERMINERS or self._lower(phrase[0] - 1) == "of":
            return None
        return self.clause.attribution(phrase, None, touching=True)

    def _by_label(self, at: int) -> Attribution | None:
        """Find "X: … “…” …", as headlines and transcripts have it."""
        for colon in range(1, min(at, 7)):
            if self._lower(colon) == ":":
                phrase = phrase_before(self._words, colon)
                return (
                    self.clause.attribution(phrase, None, touching=True)
                    if phrase is not None and phrase[0] == 0
                    else None
                )
        return None

    def _by_subject(self, at: int) -> Attribution | None:
        """Take a person who is the sentence's subject for the source of the words that it puts in marks."""
        if self._is_spoken_of(at):
            return Attribution(None, None, touching=False)
        phrase = main_subject(self._words, at)
        if phrase is None or not self._is_person(phrase):
            return None
        return self.clause.attribution(phrase, None, touching=False)

    def _is_spoken_of(self, at: int) -> bool:
        """Tell whether a passive that names nobody leads to the quotation: "in what was described as “…”"."""
        cue = next((cue for cue in reversed(self.clause.cues) if cue.first < at), None)
        return cue is not None and at - cue.after < 2 and cue.lower in CALLING and self._lower(cue.first - 1) in BE

    def _is_person(self, phrase: Phrase) -> bool:
        words = self._words[phrase[0] : phrase[1]]
        if words[0].lower in {"he", "she"}:
            return True
        if words[0].lower in DETERMINERS or any(character.isdigit() for word in words for character in word.text):
            return False
        return len(words) < _LONGEST_NAMED and all(is_name(word) for word in words) and not is_possessive(words[-1])


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
