"""An English sentence as attribution sees it: its words, its quotations and its verbs of saying, found once.

The work per sentence is bounded: what goes beyond the limits below no person writes, and it counts for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.quotes.cues import PAIRS
from index.quotes.documents import author_of
from index.quotes.grammar import is_headline, is_verb, is_word, names_nobody
from index.quotes.relay import find_agencies, is_generic
from index.quotes.wholes import whole_speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Span
    from index.quotes.mentions import Phrase
    from index.quotes.sentences import Sentence, Word

ACCORDING = "according to"
"""The one cue of two words."""

DASHES = frozenset({"—", "–", "-", "--", "―"})
CLAUSE_MARKS = DASHES | {",", ";", "(", ")"}
"""What parts clauses and insertions."""

IMAGINED = frozenset({"might", "may"})
"""What makes of a verb of saying something that nobody has said: "a plainer style might call it"."""

_NOBODY = frozenset({"nobody", "none", "neither", "no"})
_LONGEST_DATELINE = 40
"""In words; crawled text may have a headline and a byline before it."""

_MOST_CUES = 30


@dataclass(frozen=True, slots=True)
class CueWord:
    """A verb of saying, or "according to", as words `[first, after)` of its sentence."""

    first: int
    after: int
    lower: str

    @property
    def is_participle(self) -> bool:
        """Whether it has no subject of its own ("…, saying")."""
        return self.lower.endswith("ing")


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a sentence says about one quotation."""

    speaker: Span | None
    """The mention, as offsets of the article."""

    cue: Span | None
    touching: bool
    """Whether cue or speaker stands right beside the quotation."""


class Clause:
    """One sentence with its quotations masked."""

    def __init__(self, sentence: Sentence, last: Sequence[str] = ()) -> None:
        """`last` holds the last character of each quotation, which tells whether the sentence goes on behind it."""
        self._text, self._start = sentence.text, sentence.start
        self.words = sentence.words()
        self.has_free_relative = "what" in sentence.text or "What" in sentence.text
        self.agencies = find_agencies(sentence.text, sentence.start)
        self.headline = is_headline(self.words)
        self.quotations = [at for at, word in enumerate(self.words) if word.is_quotation]
        ends = [(at, character) for at, character in zip(self.quotations, last, strict=False) if character]
        self.commas = {at for at, character in ends if character == ","}
        self.closing = {at for at, character in ends if character in ",?!…—–-"}
        self.cues = self._find_cues()

    def lower(self, at: int) -> str:
        """Return the word at `at` in lower case, the empty string beyond either end."""
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def span(self, phrase: Phrase) -> Span:
        """Return the article's offsets of a phrase, without a possessive ending."""
        last = self.words[phrase[1] - 1]
        return self.words[phrase[0]].start, last.end - (2 if last.lower.endswith(("’s", "'s")) else 0)

    def attribution(self, phrase: Phrase | None, cue: CueWord | None, *, touching: bool) -> Attribution | None:
        """Return the attribution to the phrase, None when there is no phrase or it can name nobody."""
        if phrase is None or names_nobody(self.words[phrase[0] : phrase[1]]):
            return None
        words = None if cue is None else self.span((cue.first, cue.after))
        if self._denies(phrase):
            return Attribution(None, words, touching)
        author = author_of(self.words, phrase[1])
        if author is None or self.is_relay(self.span(author)):
            author = whole_speaker(self.words, phrase)
        return Attribution(self.span(author), words, touching)

    def _denies(self, phrase: Phrase) -> bool:
        """Tell whether the phrase says that there is no speaker: "nobody", "no one", "none of them"."""
        return self.lower(phrase[0]) in _NOBODY or self.lower(phrase[0] - 1) in {"no", "nor"}

    def is_told(self, number: int) -> bool:
        """Tell whether a verb of saying comes before quotation `number`, whoever may be its subject."""
        told = (cue for cue in self.cues if self.lower(cue.first - 1) not in IMAGINED)
        first = next((cue.first for cue in told), None)
        return first is not None and number < len(self.quotations) and first < self.quotations[number]

    def is_agency(self, span: Span) -> bool:
        """Tell whether an agency is named inside `span`."""
        return any(agency.start < span[1] and span[0] < agency.end for agency in self.agencies)

    def is_relay(self, span: Span) -> bool:
        """Tell whether `span` names an agency or means one ("the agency")."""
        return self.is_agency(span) or is_generic(self._text[span[0] - self._start : span[1] - self._start])

    def _find_cues(self) -> list[CueWord]:
        """Return the cues behind the dateline; an agency's "according to" counts only when there is no other."""
        cues: list[CueWord] = []
        begin = past_dateline(self.words, len(self.words))
        for at, word in enumerate(self.words[begin:], begin):
            if word.lower == "according" and self.lower(at + 1) == "to":
                cues.append(CueWord(at, at + 2, ACCORDING))
            elif (word.lower, self.lower(at + 1)) in PAIRS:
                cues.append(CueWord(at, at + 2, f"{word.lower} {self.lower(at + 1)}"))
            elif is_word(word) and is_verb(self.words, at, headline=self.headline) and not self._in_agency(word):
                cues.append(CueWord(at, at + 1, word.lower))
        others = [cue for cue in cues if cue.lower != ACCORDING or not self._names_agency(cue)]
        return (others or cues)[:_MOST_CUES]

    def _in_agency(self, word: Word) -> bool:
        return self.is_agency((word.start, word.end))

    def _names_agency(self, cue: CueWord) -> bool:
        return any(self._in_agency(word) for word in self.words[cue.after : cue.after + 5])


def past_dateline(words: Sequence[Word], before: int) -> int:
    """Return the first word behind the dateline ("SEOUL, May 1 (AP) — …"), 0 when there is none."""
    for at in range(1, min(before, _LONGEST_DATELINE)):
        if words[at].text in DASHES and (words[at - 1].text == ")" or (at < 12 and words[0].text.isupper())):
            return at + 1
    return 0
