"""Quotations of a whole article: which marked spans are speech, and who speaks where the sentence does not say.

Paragraph by paragraph, in order; what is carried from one paragraph to the next is the last speaker, a speaker announced with a
colon, and whether a quotation was left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from index.article import READABLE_ROLES, Article, Cue, Paragraph, Quote, Relay, Role, Span
from index.quotes.attribution import Attribution, announcer, attribute_sentence, subject_of
from index.quotes.cues import CALLING, CUES
from index.quotes.identity import Identities, Resolver
from index.quotes.korean import KoreanSentence, is_whole_sentence
from index.quotes.marks import Marked, find_marked, opens_with_mark
from index.quotes.mentions import is_headline
from index.quotes.relay import Agencies, find_agencies
from index.quotes.sentences import MASK, Sentence, cut_sentences, mask

_HANGUL = re.compile(r"[가-힣]")
_ENDS_WHOLE = re.compile(r"[.?!…,;:—―-][\"'”’)\]]*$")
_ENDS_SENTENCE = re.compile(r"[.?!…][\"'”’)\]]*$")
_NAMING_REACH = 40
"""In characters, from "called" to what somebody is called."""

_LAST_WORD = re.compile(r"([^\W\d_][\w’'-]*),?\s+$")
_WORDS = re.compile(r"[^\W_][\w’'-]*")
_SMALL_WORDS = frozenset("a an the and or of in on at for to from with by as is vs but nor not it".split())
_BEFORE_TITLE = re.compile(
    r"(?:\b(?:on|in|titled|entitled|named|film|movie|song|book|show|series|program|album|novel|magazine|hit|of|headlined|at|from|play"
    r"|ballad|drama)|[’']s),?\s*$"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A marked span with what its own sentence says of it."""

    span: Marked
    whole: bool
    """Whether it is one or more whole sentences."""

    alone: bool
    """Whether its sentence has no words of the reporter's."""

    speech: bool
    """Whether its form alone makes it speech."""

    attribution: Attribution | None
    relay: str | None
    cue: Span | None = None
    """Of its own sentence, when that names no speaker."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A speaker as it is handed on: where mentioned, with which cue, through whom."""

    speaker: Span
    cue: Span | None
    relay: str | None


@dataclass(slots=True)
class _Context:
    """What the paragraphs before leave to the next."""

    source: _Source | None = None
    """Of the last quotation."""

    announced: _Source | None = None
    """Of a paragraph that ends in a colon."""

    subject: Span | None = None
    """Of the last sentence of a paragraph without quotations."""

    open: bool = False
    """Whether the last paragraph left a quotation open."""


def extract_quotes(article: Article, resolve: Resolver | None = None) -> tuple[Quote, ...]:
    """Return the quotations of the article's readable paragraphs, in order of start, none inside another.

    Linear in the length of the text. `resolve` may name a speaker from outside the article; it is asked with the
    resolved name first, then with the mention.
    """
    return tuple(_Extraction(article, resolve).quotes())


class _Extraction:
    def __init__(self, article: Article, resolve: Resolver | None) -> None:
        self.article = article
        self.text = article.text
        self.agencies = Agencies(article.text)
        self.identities = Identities(article, self.agencies, resolve)
        self.context = _Context()
        self.paragraphs = [paragraph for paragraph in article.paragraphs if paragraph.role in READABLE_ROLES]

    def quotes(self) -> Iterable[Quote]:
        for number, paragraph in enumerate(self.paragraphs):
            following = self.paragraphs[number + 1] if number + 1 < len(self.paragraphs) else None
            yield from self._paragraph(paragraph, following)

    def _paragraph(self, paragraph: Paragraph, following: Paragraph | None) -> Iterable[Quote]:
        spans, left_open = self._spans(paragraph, following)
        masked = mask(self.text, paragraph.start, paragraph.end, spans)
        sentences = cut_sentences(masked, paragraph.start, self.text, spans)
        if not spans:
            self._pass_over(sentences)
            return
        korean = _HANGUL.search(masked) is not None or _HANGUL.search(self.text, spans[0].start, spans[0].end) is not None
        said = [found for sentence in sentences for found in self._said(sentence, spans, korean=korean)]
        sources = self._sources(said, sentences, korean=korean)
        yield from self._keep(said, sources)
        self.context.open = left_open
        self.context.subject = None
        self.context.announced = _announced(sentences)

    # Spans

    def _spans(self, paragraph: Paragraph, following: Paragraph | None) -> tuple[list[Marked], bool]:
        """Return the marked spans, and whether the last goes on in the next paragraph."""
        found = find_marked(self.text, paragraph.start, paragraph.end)
        spans = list(found.spans)
        if self._is_title(paragraph, spans):
            return [], False
        unclosed = found.unclosed
        if unclosed is None or paragraph.role is not Role.BODY:
            return spans, False
        goes_on = following is not None and following.role is Role.BODY and opens_with_mark(self.text, following.start, following.end)
        ends = _ENDS_SENTENCE.search(self.text, max(paragraph.start, paragraph.end - 6), paragraph.end) is not None
        if not ends or not (goes_on or (self.context.open and unclosed.opened == paragraph.start)):
            return spans, False
        return [*(span for span in spans if span.closed <= unclosed.opened), unclosed], goes_on

    def _is_title(self, paragraph: Paragraph, spans: list[Marked]) -> bool:
        """A paragraph that is one marked phrase and no sentence is a heading."""
        if len(spans) != 1 or spans[0].opened != paragraph.start or spans[0].closed < paragraph.end - 1:
            return False
        inside = self.text[spans[0].start : spans[0].end]
        return paragraph.role is Role.HEADING or (len(inside) < 100 and not _ENDS_WHOLE.search(inside[-4:]) and not is_whole_sentence(inside[-4:]))

    # Sentences

    def _said(self, sentence: Sentence, spans: list[Marked], *, korean: bool) -> list[_Said]:
        if not sentence.spans:
            return []
        marked = [spans[number] for number in sentence.spans]
        alone = not _WORDS.search(sentence.text.replace(MASK, " "))
        if korean:
            return self._korean_said(sentence, marked, alone=alone)
        last = [self.text[span.start : span.end].rstrip()[-1:] for span in marked]
        attributions = [*attribute_sentence(sentence, last), *[None] * len(marked)]
        return [self._english(sentence, marked, number, attributions[number], alone=alone) for number in range(len(marked))]

    def _english(self, sentence: Sentence, marked: list[Marked], number: int, attribution: Attribution | None, *, alone: bool) -> _Said:
        span = marked[number]
        whole = self._is_whole(sentence, span, number)
        if self._is_name_in_marks(sentence, span, attribution) or (_is_uncued(attribution) and self._is_emphasis(span)):
            return _Said(span, whole, alone, False, None, None)
        return _Said(span, whole, alone, whole or attribution is not None, attribution, self._relay(sentence, attribution))

    def _is_emphasis(self, span: Marked) -> bool:
        """Without a cue, a word or two in marks are a term or irony; three or more are somebody's words."""
        return span.mark != '"' or len(_WORDS.findall(self.text[span.start : span.end])) < 3

    def _is_whole(self, sentence: Sentence, span: Marked, number: int) -> bool:
        inside = self.text[span.start : span.end].strip()
        first = next((c for c in inside if c.isalnum()), "")
        if not _ENDS_WHOLE.search(inside[-4:]):
            return False
        if first.isupper() or first.isdigit():
            return len(inside.split()) > 1 or span.opened == sentence.start
        return number > 0 and self.text[max(0, span.opened - 2) : span.opened].startswith(",")

    def _is_name_in_marks(self, sentence: Sentence, span: Marked, attribution: Attribution | None) -> bool:
        """Tell whether the span is the title of a work, a programme or a movement and not speech.

        Titles are in title case and stand where a noun stands: after a preposition, an article, a possessive or another noun.
        """
        inside = self.text[span.start : span.end].rstrip()
        words = _WORDS.findall(inside)
        if not words or len(words) > 10 or inside[-1] in "?!" or any(word[0].islower() and word not in _SMALL_WORDS for word in words):
            return False
        cue = attribution.cue if attribution is not None else None
        if cue is not None and 0 <= span.opened - cue[1] <= _NAMING_REACH and self.text[cue[0] : cue[1]].lower() in CALLING:
            return False
        before = self.text[max(sentence.start, span.opened - 30) : span.opened]
        if _BEFORE_TITLE.search(before) is not None:
            return True
        last = _LAST_WORD.search(before)
        return len(words) > 1 and last is not None and last[1].lower() not in CUES and not is_headline(sentence.words())

    def _korean_said(self, sentence: Sentence, marked: list[Marked], *, alone: bool) -> list[_Said]:
        said: list[_Said] = []
        for span, finding in zip(marked, KoreanSentence(sentence).findings(), strict=False):
            inside = self.text[span.start : span.end]
            whole = is_whole_sentence(inside)
            double = span.mark == '"'
            speech = finding.quoted and finding.reported or (double and (whole or finding.quoted or finding.attribution is not None and finding.reported))
            said.append(_Said(span, whole, alone, speech, finding.attribution, self._relay(sentence, finding.attribution), finding.cue))
        return said

    def _relay(self, sentence: Sentence, attribution: Attribution | None) -> str | None:
        speaker = attribution.speaker if attribution is not None else None
        if speaker is not None and self.agencies.meant_by(self.text[speaker[0] : speaker[1]], speaker[0]) is not None:
            return None
        for agency in find_agencies(sentence.text, sentence.start):
            if agency.passes_on:
                return agency.name
        return self.agencies.generic(sentence.text, sentence.start)

    # Speakers from around the sentence

    def _sources(self, said: list[_Said], sentences: list[Sentence], *, korean: bool) -> list[_Source | None]:
        own = [_own_source(one) for one in said]
        sources = list(own)
        previous: _Source | None = None
        for number, one in enumerate(said):
            if sources[number] is None and one.speech:
                sources[number] = previous or self._from_before(one, sentences, korean=korean) or _next_source(own, number) or self._from_context(one)
            previous = sources[number] or previous
        return sources

    def _from_before(self, one: _Said, sentences: list[Sentence], *, korean: bool) -> _Source | None:
        """Return the subject of the sentence before, in the same paragraph."""
        if korean:
            return None
        before = [sentence for sentence in sentences if sentence.end <= one.span.opened][-1:]
        subject = subject_of(before[0]) if before else None
        return None if subject is None else _Source(subject, None, None)

    def _from_context(self, one: _Said) -> _Source | None:
        context = self.context
        if context.open and context.source is not None:
            return context.source
        if context.announced is not None:
            return context.announced
        if context.subject is not None:
            return _Source(context.subject, None, None)
        return context.source

    def _pass_over(self, sentences: list[Sentence]) -> None:
        """Take from a paragraph without quotations what the next may need."""
        english = bool(sentences) and not _HANGUL.search(sentences[-1].text)
        self.context.subject = subject_of(sentences[-1]) if english else None
        self.context.announced = _announced(sentences) if english else None
        self.context.open = False

    def _keep(self, said: list[_Said], sources: list[_Source | None]) -> Iterable[Quote]:
        for one, source in zip(said, sources, strict=True):
            if not one.speech:
                continue
            if source is not None and one.cue is not None:
                source = replace(source, cue=one.cue, relay=source.relay or one.relay)
            quote = self._quote(one, source)
            if quote is not None:
                yield quote
            if source is not None:
                self.context.source = source

    def _quote(self, one: _Said, source: _Source | None) -> Quote | None:
        start, end = one.span.start, one.span.end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start == end:
            return None
        quote = Quote(start, end, self.text[start:end], "direct" if one.whole else "partial")
        if source is None:
            return quote
        cue = None if source.cue is None else Cue(self.text[source.cue[0] : source.cue[1]], *source.cue)
        relay = None if source.relay is None else Relay(source.relay)
        return replace(quote, speaker=self.identities.speaker(source.speaker), relay=relay, cue=cue)


def _is_uncued(attribution: Attribution | None) -> bool:
    return attribution is not None and attribution.cue is None and not attribution.touching


def _announced(sentences: list[Sentence]) -> _Source | None:
    """Return who is announced by a paragraph that ends in a colon."""
    if not sentences or not sentences[-1].text.endswith(":"):
        return None
    attribution = announcer(sentences[-1])
    return None if attribution is None or attribution.speaker is None else _Source(attribution.speaker, attribution.cue, None)


def _own_source(one: _Said) -> _Source | None:
    if one.attribution is None or one.attribution.speaker is None:
        return None
    return _Source(one.attribution.speaker, one.attribution.cue, one.relay)


def _next_source(own: list[_Source | None], number: int) -> _Source | None:
    return own[number + 1] if number + 1 < len(own) else None
