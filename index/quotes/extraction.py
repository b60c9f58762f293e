"""Quotations of a whole article, and who speaks where the sentence does not say.

Paragraph by paragraph, in order; what is carried from one paragraph to the next is the last speaker, a speaker
announced with a colon, the subject of a paragraph without quotations, and whether a quotation was left open.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from index.article import READABLE_ROLES, Article, Cue, Paragraph, Quote, Relay, Span
from index.quotes.abroad import ABROAD
from index.quotes.attribution import announcer as announced_by
from index.quotes.attribution import subject_of
from index.quotes.clause import Attribution
from index.quotes.echoes import with_echoes
from index.quotes.identity import Identities, IsWoman, Resolver
from index.quotes.korean_known import Known
from index.quotes.labels import signature
from index.quotes.naming import hangul_people
from index.quotes.relay import Agencies
from index.quotes.sentences import Sentence, cut_sentences, mask
from index.quotes.spans import HANGUL, Spans, is_korean
from index.quotes.speakers import KindOf, Speakers
from index.quotes.speech import Said, SpeechReader
from index.quotes.transcripts import Transcript

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.quotes.marks import Marked

_NEW_STORY = frozenset("■●◆◇◈□○")
"""What a paragraph begins with that has nothing to do with the one before, as in a summary of the day."""

_LANGUAGES = frozenset({"en", "ko", ""})
"""Whose grammar is known here; in others quotations are found, but what is around them names nobody."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A speaker as it is handed on: where mentioned, with which cue, through whom."""

    speaker: Span
    cue: Span | None
    relay: str | None
    around: bool = False
    """Whether neither its own sentence nor a quotation beside it names the speaker."""


@dataclass(slots=True)
class _Context:
    """What the paragraphs before leave to the next."""

    source: _Source | None = None
    """Of the last quotation."""

    announced: _Source | None = None
    """Of a paragraph that ends in a colon."""

    subject: Span | None = None
    """Of the last sentence of a paragraph without quotations."""

    passed: list[Sentence] = field(default_factory=list)
    """The sentences of a Korean paragraph without quotations."""

    open: bool = False
    """Whether the last paragraph left a quotation open."""


def extract_quotes(
    article: Article,
    resolve: Resolver | None = None,
    kind_of: KindOf | None = None,
    is_woman: IsWoman | None = None,
) -> tuple[Quote, ...]:
    """Return the quotations of the article's readable paragraphs, in order of start, none inside another.

    Linear in the length of the text. `resolve` may name a speaker from outside the article; it is asked with the
    resolved name first, then with the mention. `kind_of` tells of what type its answer is: a place or a weapon is
    no speaker. `is_woman` tells of its people who is "she".
    """
    return tuple(_Extraction(article, resolve, kind_of, is_woman).quotes())


class _Extraction:
    def __init__(
        self, article: Article, resolve: Resolver | None, kind_of: KindOf | None, is_woman: IsWoman | None
    ) -> None:
        self.text = article.text
        self.spans = Spans(article.text)
        self.speakers = Speakers(article.text)
        self.foreign = article.language not in _LANGUAGES
        self.abroad = article.language in ABROAD
        agencies = Agencies(article.text)
        people = hangul_people(article.text)
        names = (word for person in people for word in person.name.split() if len(word) > 1)
        self.reader = SpeechReader(article.text, agencies, Known(article.text, names), article.language)
        self.identities = Identities(article, agencies, people, resolve, kind_of, is_woman)
        self.context = _Context()
        self.said: list[Said] = []
        self.sources: list[_Source | None] = []
        self.paragraphs = [paragraph for paragraph in article.paragraphs if paragraph.role in READABLE_ROLES]
        self.transcript = Transcript(article.text, self.paragraphs)

    def quotes(self) -> Iterable[Quote]:
        """Return the quotations; speakers are resolved in their order, when all sources are known."""
        for number, paragraph in enumerate(self.paragraphs):
            following = self.paragraphs[number + 1] if number + 1 < len(self.paragraphs) else None
            self._paragraph(paragraph, following)
        quotes = [self._quote(one, source) for one, source in zip(self.said, self.sources, strict=True)]
        told = enumerate(zip(self.said, self.sources, strict=True))
        return with_echoes(quotes, {at for at, (one, source) in told if one.bare and (source is None or source.around)})

    def _paragraph(self, paragraph: Paragraph, following: Paragraph | None) -> None:
        turn = self.transcript.turn(paragraph)
        if turn is not None:
            self._turn(*turn)
            return
        if self.text[paragraph.start : paragraph.start + 1] in _NEW_STORY:
            self.context = _Context()
        spans, left_open = self.spans.of(paragraph, following, is_open=self.context.open)
        masked = mask(self.text, paragraph.start, paragraph.end, spans)
        sentences = cut_sentences(masked, paragraph.start, self.text, spans)
        if not spans:
            self._pass_over(sentences)
            return
        korean = is_korean(self.text, paragraph)
        said = [
            one
            for number, sentence in enumerate(sentences)
            for one in self.reader.read(sentence, number, spans, korean=korean)
        ]
        if said and following is not None:
            said[-1] = self._signed(said[-1], paragraph, following, korean=korean)
        self._keep(said, self._sources(said, sentences, korean=korean))
        if not left_open:
            self._close()
        self.context.open = left_open
        self.context.subject = None
        self.context.passed = []
        self.context.announced = self._announced(sentences, korean=korean)

    def _signed(self, said: Said, paragraph: Paragraph, following: Paragraph, *, korean: bool) -> Said:
        """Give a quotation that ends its paragraph whom the next names: "– Lee Min-ho, pilot"; 이민호가 한 말이다."""
        if said.attribution is not None or paragraph.end - said.span.closed > 1:
            return said
        if korean:
            return replace(said, attribution=self.reader.claimed(following))
        name = signature(self.text, following.start, following.end)
        return said if name is None else replace(said, attribution=Attribution(name, None, touching=True))

    def _turn(self, said: Marked, label: Span | None) -> None:
        attribution = None if label is None else Attribution(label, None, touching=True)
        one = Said(said, True, True, attribution, None)
        self._keep([one], [self._own_source(one, korean=True)])
        self.context = _Context(self.context.source)

    # Speakers from around the sentence

    def _sources(self, said: list[Said], sentences: list[Sentence], *, korean: bool) -> list[_Source | None]:
        own = [self._own_source(one, korean=korean) for one in said]
        sources = list(own)
        previous: _Source | None = None
        before: dict[int, _Source | None] = {}
        for number, one in enumerate(said):
            if sources[number] is None and one.speech and not one.by_nobody:
                if previous is None and not korean and one.sentence not in before:
                    before[one.sentence] = self._from_sentence(sentences[one.sentence - 1]) if one.sentence else None
                following = own[number + 1] if number + 1 < len(own) else None
                around = (
                    self._from_context() or following if korean or self.abroad else following or self._from_context()
                )
                if korean and previous is None:
                    topic = self._topic(one, sentences)
                    around = around if topic is None else _Source(topic, None, None)
                if not korean and not one.whole:
                    around = self._from_sentence(sentences[one.sentence]) or around
                around = None if around is None else replace(around, around=True)
                sources[number] = previous or before.get(one.sentence) or around
            previous = (sources[number] if one.speech or not korean else None) or previous
        return sources

    def _topic(self, one: Said, sentences: list[Sentence]) -> Span | None:
        """Return whom a Korean sentence without a subject means, by those before it in its paragraph or the last."""
        if one.sentence:
            return self.reader.topic(sentences[: one.sentence], cued=one.cue is not None)
        passed = self.context.passed if one.elliptic and not self.context.open else []
        return self.reader.topic(passed, cued=True) if passed else None

    def _own_source(self, one: Said, *, korean: bool) -> _Source | None:
        attribution = one.attribution
        if attribution is None or attribution.speaker is None:
            return None
        if self.foreign and not korean and not self.abroad:
            return None
        if korean or self.abroad:
            return _Source(attribution.speaker, attribution.cue, one.relay)
        cued = attribution.touching or attribution.cue is not None
        speaker = self.speakers.speaking(attribution.speaker, cued=cued)
        return None if speaker is None else _Source(speaker, attribution.cue, one.relay)

    def _from_sentence(self, sentence: Sentence) -> _Source | None:
        subject = self._subject(sentence)
        return None if subject is None else _Source(subject, None, None)

    def _subject(self, sentence: Sentence) -> Span | None:
        subject = None if self.foreign else subject_of(sentence)
        return None if subject is None else self.speakers.speaking(subject, cued=False)

    def _from_context(self) -> _Source | None:
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
        korean = bool(sentences) and HANGUL.search(sentences[-1].text) is not None
        self.context.subject = self._subject(sentences[-1]) if sentences and not korean else None
        self.context.passed = sentences if korean else []
        self.context.announced = self._announced(sentences, korean=korean)
        self.context.open = False

    def _announced(self, sentences: list[Sentence], *, korean: bool) -> _Source | None:
        """Return who is announced by a paragraph that ends in a colon, or a Korean one that says so."""
        if korean:
            announcer = self.reader.announcer(sentences)
            return None if announcer is None else _Source(announcer, None, None)
        if self.foreign or not sentences or not sentences[-1].text.endswith(":"):
            return None
        attribution = announced_by(sentences[-1])
        if attribution is None or attribution.speaker is None:
            return None
        speaker = self.speakers.speaking(attribution.speaker, cued=attribution.cue is not None)
        return None if speaker is None else _Source(speaker, attribution.cue, None)

    # Quotations

    def _keep(self, said: list[Said], sources: list[_Source | None]) -> None:
        for one, source in zip(said, sources, strict=True):
            if not one.speech:
                continue
            if source is not None:
                if one.cue is not None:
                    source = replace(source, cue=one.cue, relay=source.relay or one.relay)
                self.context.source = source
            self.said.append(one)
            self.sources.append(source)

    def _close(self) -> None:
        """Give the paragraphs of a continued quotation the speaker that its last paragraph names."""
        last = self.sources[-1] if self.sources else None
        if self.context.open and last is not None:
            at = len(self.sources) - 1
            while at > 0 and self.sources[at - 1] is None:
                at -= 1
                self.sources[at] = last

    def _quote(self, one: Said, source: _Source | None) -> Quote:
        marked = self.text[one.span.start : one.span.end]
        start = one.span.start + len(marked) - len(marked.lstrip())
        text = marked.strip()
        quote = Quote(start, start + len(text), text, "direct" if one.whole else "partial")
        if source is None:
            return quote
        cue = None if source.cue is None else Cue(self.text[slice(*source.cue)], *source.cue)
        relay = None if source.relay is None else Relay(source.relay)
        return replace(
            quote, speaker=self.identities.speaker(source.speaker, cued=source.cue is not None), relay=relay, cue=cue
        )
