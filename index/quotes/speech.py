"""Which marked spans are speech: words of somebody's, not the title of a work, a term or irony.

Here the sentences of a paragraph are asked what they say about their spans, and each span is judged whole or
partial, speech or not. Who speaks where the sentence does not say is decided in `extraction`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.quotes.abroad import ABROAD
from index.quotes.attribution import EnglishSentence
from index.quotes.clause import Attribution
from index.quotes.korean import KoreanFinding, KoreanSentence
from index.quotes.korean_topics import announcer, claimed, topic
from index.quotes.korean_words import is_whole_sentence
from index.quotes.labels import caption_before, label_inside
from index.quotes.relay import PARTY_PAPER, Agencies, Agency, find_agencies
from index.quotes.spans import ENDS_WHOLE
from index.quotes.titles import Titles

if TYPE_CHECKING:
    from index.article import Paragraph, Span
    from index.quotes.korean_known import Known
    from index.quotes.marks import Marked
    from index.quotes.sentences import Sentence

_CLAUSE = 4
"""In words."""

_DESCRIBED = re.compile(r"[가-힣]{1,3}한\s[가-힣\s]+")
_CLAUSAL = re.compile(r"[가-힣](?:는|한|할|던|된|하고|하여|에서|에로|으로|을|를|과|와)\s")
_LONGEST_NAME = 2
"""In words, of a name in northern marks."""

_SO_CALLED = re.compile(r"(?:이른바|소위|일명)\s*$")
_REACH = 12
_TERM = re.compile(r"이?라는\s(?:표현|말)")
_NOTION = re.compile(r"이?라는\s(?:말|뜻|환상|인식|틀|의미|개념|존재|점)")
_JAPANESE_QUOTATIVE = "と"


@dataclass(frozen=True, slots=True)
class Said:
    """A marked span with what its own sentence says of it."""

    span: Marked
    whole: bool
    """Whether it is one or more whole sentences."""

    speech: bool
    attribution: Attribution | None
    """None when the sentence names no speaker."""

    relay: str | None
    """The agency of the sentence, unless it is the speaker."""

    cue: Span | None = None
    """The sentence's verb of saying when its speaker is omitted."""

    sentence: int = 0
    """The index of its sentence in the paragraph."""

    bare: bool = False
    """Whether it stands in no sentence that says who speaks, as under a Korean headline."""

    elliptic: bool = False
    """Whether its Korean sentence leaves out who speaks, so that those before it may tell."""

    @property
    def by_nobody(self) -> bool:
        """Whether the sentence says that somebody whom it does not name has spoken ("Lee was asked, “…”")."""
        return self.attribution is not None and self.attribution.speaker is None


class SpeechReader:
    """Judges the marked spans of one article, sentence by sentence."""

    def __init__(self, text: str, agencies: Agencies, people: Known | None = None, language: str = "") -> None:
        """`people` are those whom a Korean article names."""
        self._foreign = ABROAD.get(language)
        self._people = people
        self._text = text
        self._agencies = agencies
        self._titles = Titles(text)

    def read(self, sentence: Sentence, number: int, spans: list[Marked], *, korean: bool) -> list[Said]:
        """Return what sentence `number` of a paragraph says of its marked spans; `spans` are the paragraph's."""
        marked = [spans[index] for index in sentence.spans]
        if not marked:
            return []
        if korean:
            return self._korean(sentence, number, marked)
        if self._foreign is not None:
            return self._abroad(sentence, number, marked, self._foreign(sentence))
        return self._english(sentence, number, marked)

    def topic(self, before: list[Sentence], *, cued: bool) -> Span | None:
        """Return who is the topic of the Korean sentences `before`, since the last that quotes: whom one without means.

        `cued`: the sentence that follows has a verb of saying; without it the last of them must have one.
        """
        return topic(before, self._people, cued=cued)

    def announcer(self, sentences: list[Sentence]) -> Span | None:
        """Return who says in the last of the Korean `sentences` that his words come next."""
        return announcer(sentences, self._people)

    def claimed(self, following: Paragraph) -> Attribution | None:
        """Return who is said in the Korean paragraph `following` to have said what stands before it."""
        return claimed(self._text, following, self._people)

    # English

    def _english(self, sentence: Sentence, number: int, marked: list[Marked]) -> list[Said]:
        english = EnglishSentence(sentence, [self._last(span) for span in marked])
        relay = self._relay(sentence, english.clause.agencies)
        said: list[Said] = []
        title = False
        for index, (span, attribution) in enumerate(zip(marked, english.attribute(), strict=True)):
            label = label_inside(self._text, span)
            if label is not None:
                said.append(Said(span, True, True, Attribution(label, None, touching=True), None, sentence=number))
                continue
            whole = self._is_whole(sentence, span, index)
            if index == 0 or not self._titles.is_listed(marked[index - 1], span):
                title = self._titles.is_title(sentence, span, attribution, english.clause)
            if title or self._titles.is_emphasis(sentence, span, attribution):
                said.append(Said(span, whole, False, None, None))
            else:
                via = self._unless_speaker(relay, attribution)
                told = attribution is not None or english.clause.is_told(index)
                speech = whole or told or self._is_clause(span)
                said.append(Said(span, whole, speech, attribution, via, sentence=number))
        return said

    def _last(self, span: Marked) -> str:
        """Return the last character inside, past the marks of a quotation that ends with it."""
        return self._text[max(span.start, span.end - 8) : span.end].rstrip(" '’\"”")[-1:]

    def _is_whole(self, sentence: Sentence, span: Marked, index: int) -> bool:
        inside = self._text[span.start : span.end].strip()
        first = next((character for character in inside if character.isalnum()), "")
        behind = self._text[span.closed : span.closed + 1]
        if behind == _JAPANESE_QUOTATIVE:
            return True
        if not ENDS_WHOLE.search(inside[-4:]) and behind != ",":
            return False
        if first.isupper() or first.isdigit():
            return " " in inside or span.opened == sentence.start
        return index > 0 and self._text[max(0, span.opened - 2) : span.opened].startswith(",")

    def _is_clause(self, span: Marked) -> bool:
        """Tell whether length or use makes the span somebody's words though the sentence names nobody."""
        words = len(self._text[span.start : span.end].split())
        used = self._titles.has_object(span) or self._titles.is_uttered(span)
        return span.mark == '"' and (words >= _CLAUSE or used)

    # French and Japanese

    def _abroad(
        self, sentence: Sentence, number: int, marked: list[Marked], attributions: list[Attribution | None]
    ) -> list[Said]:
        said = []
        for index, (span, attribution) in enumerate(zip(marked, attributions, strict=True)):
            whole = self._is_whole(sentence, span, index)
            told = attribution is None or attribution.touching or attribution.speaker is not None
            said.append(Said(span, whole, whole or told or self._is_clause(span), attribution, None, sentence=number))
        return said

    # Korean

    def _korean(self, sentence: Sentence, number: int, marked: list[Marked]) -> list[Said]:
        relay = self._relay(sentence, find_agencies(sentence.text, sentence.start))
        said: list[Said] = []
        korean = KoreanSentence(sentence, self._people)
        for span, finding in zip(marked, korean.findings(), strict=True):
            caption = caption_before(self._text, sentence.start, span.opened)
            if caption is not None:
                said.append(Said(span, True, True, Attribution(caption, None, touching=True), None, sentence=number))
                continue
            inside = self._text[span.start : span.end].strip()
            whole = is_whole_sentence(inside)
            speech = _is_korean_speech(finding, phrase=whole or " " in inside, double=span.mark == '"')
            speech = speech and not (
                span.mark == "'" and _SO_CALLED.search(self._text[max(0, span.opened - _REACH) : span.opened])
            )
            speech = speech and (span.mark == '"' or not (self._is_a_word(span) or self._is_topic(span, whole)))
            via = self._unless_speaker(relay, finding.attribution)
            speech = speech or self._goes_on(span, finding, said) or self._is_northern(span, finding)
            bare = finding.attribution is None and not (finding.reported and korean.headline.has_predicate())
            said.append(
                Said(span, whole, speech, finding.attribution, via, finding.cue, number, bare, finding.elliptic)
            )
        return said

    def _is_a_word(self, span: Marked) -> bool:
        """Tell whether a single word in marks goes on as a verb, or is talked of: '공식화'했다고, '원칙'이라는 표현."""
        alone = " " not in self._text[span.start : span.end].strip()
        following = self._text[span.closed : span.closed + 1]
        return alone and (following in "하한했된되" or _TERM.match(self._text, span.closed) is not None)

    def _goes_on(self, span: Marked, finding: KoreanFinding, before: list[Said]) -> bool:
        """Tell whether single marks hold a described thing in the indirect speech that follows a quotation.

        `“…”며 '든든한 방파제'를 쌓아야 한다고 당부했다`; without an adjective it is a name.
        """
        if not before or not before[-1].speech or span.mark == '"' or before[-1].span.mark != '"':
            return False
        return finding.reported and _DESCRIBED.match(self._text, span.start, span.end) is not None

    def _is_northern(self, span: Marked, finding: KoreanFinding) -> bool:
        """Tell whether northern marks, which hold names as well, hold a part of a sentence that somebody says."""
        inside = self._text[span.start : span.end]
        told = finding.reported and finding.attribution is not None
        return (
            span.mark == "《" and told and len(inside.split()) > _LONGEST_NAME and _CLAUSAL.search(inside) is not None
        )

    def _is_topic(self, span: Marked, whole: bool) -> bool:
        """Tell whether a noun in the marks is the topic ("'…'는 물론") or a notion ("'…'이라는 뜻") and not quoted."""
        following = self._text[span.closed : span.closed + 2]
        return not whole and (following == "는 " or _NOTION.match(self._text, span.closed) is not None)

    # Both

    def _relay(self, sentence: Sentence, agencies: list[Agency]) -> str | None:
        """Return the agency that the sentence says it has its words from, named or as "the agency"."""
        named = next((agency for agency in agencies if agency.passes_on), None)
        if named is not None and named.name == PARTY_PAPER:
            return self._agencies.party_paper(named.start)
        return named.name if named is not None else self._agencies.generic(sentence.text, sentence.start)

    def _unless_speaker(self, relay: str | None, attribution: Attribution | None) -> str | None:
        """Return `relay` unless the speaker is an agency itself."""
        speaker = attribution.speaker if attribution is not None else None
        if relay is None or speaker is None:
            return relay
        return relay if self._agencies.meant_by(self._text[slice(*speaker)], speaker[0]) is None else None


def _is_korean_speech(finding: KoreanFinding, *, phrase: bool, double: bool) -> bool:
    """Single marks are emphasis unless quoted and reported; in double marks a word alone needs a sign of speech."""
    if finding.named:
        return False
    if (finding.quoted and finding.reported) or finding.owned:
        return True
    return double and (phrase or finding.quoted or finding.reported)
