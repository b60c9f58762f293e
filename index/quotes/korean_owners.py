"""Whose words a Korean sentence says a quotation holds, by a noun of saying or by what it cites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.quotes.korean_verbs import HEARD, QUOTATIVE, RECEIVED, RELATIVE, SPEECH_NOUN
from index.quotes.korean_words import speaks
from index.quotes.sentences import MASK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Span
    from index.quotes.korean_nouns import KoreanNouns
    from index.quotes.korean_subjects import Subject

_NO_SOURCE = re.compile(
    rf"{SPEECH_NOUN.pattern}|보도|자료|문서|공문서|기사|사설|통계|법|조항|규정|그림|사진|구절|{MASK}"
)
"""What is cited and speaks for somebody else."""

_NAMED = re.compile(r"\s?\(([가-힣][가-힣·\s]{1,30})[),]")
_IS_SAID = re.compile(rf"(?:{SPEECH_NOUN.pattern}|전언|얘기|이야기|소감|진단|우려)(?:이다|이었다|였다|다|입니다)\.?$")
_REMARK = re.compile(r"\s(?:시사\s)?발언")
_STATEMENT = re.compile(
    r"(?:담화|성명|논평|입장문|보도문|발표문|축전|서한|신년사|연설)(?:을|를|에서|에|으로|문에서|문을)"
)
_FROM = re.compile(r"(.+?)(?:으로부터|로부터|에게서|한테서)$")
_OF = re.compile(r"(.+?)(?:에게|한테)$")
_PARTICLE = re.compile(r"(?:에게|에|은|는|이|가|의|도|을|를)$")
_REACH = 8
"""In words, from the quotation to the noun."""


class Owners:
    """Asked about each quotation of one sentence."""

    def __init__(self, nouns: KoreanNouns, text: str) -> None:
        self._nouns = nouns
        self._tokens = nouns.tokens
        self._text = text

    def behind(self, at: int) -> Span | None:
        """Return who is named with the noun of saying behind the quotation, None when there is no such noun.

        `“…”라는 김 위원장의 발언`, `'…'는 대통령 지적에`, `공작원으로부터 '…'는 지령을 받고`, `총리의 '…' 발언`,
        `“…”라던 의원`, `“…”(이민호 항만청장)`.
        """
        behind = self._tokens[at].end
        named = _NAMED.match(self._text, behind)
        if named is not None and (speaks(named[1]) or self._nouns.is_name(named[1])):
            return self._nouns.offset(at) + named.start(1) - self._tokens[at].start, self._nouns.offset(at) + named.end(
                1
            ) - self._tokens[at].start
        if _REMARK.match(self._text, behind):
            return self._owning(at)
        relative = RELATIVE.match(self._text, behind)
        if relative is None:
            return None if QUOTATIVE.match(self._text, behind) else self._closing(at)
        if relative[0].endswith("던") and at + 2 < len(self._tokens):
            stem = _PARTICLE.sub("", self._tokens[at + 2].text)
            return self._bounded(at + 2, stem, at + 2) if speaks(stem) else None
        for index in range(at + 2, min(at + _REACH, len(self._tokens))):
            word = self._tokens[index].text
            if SPEECH_NOUN.match(word) is not None:
                owning = self._owning(at) if index == at + 2 else None
                return self._giver(at, index) or self._genitive(at, index) or owning
            if RECEIVED.match(word) is not None:
                return self._giver(at, index)
        return None

    def _owning(self, at: int) -> Span | None:
        """Return whose the words are by the genitive before them: `김 위원장의 “…”는 말에`."""
        before = self._tokens[at - 1].text if at else ""
        owner = before[:-1]
        owns = before.endswith("의") and (speaks(owner) or self._nouns.is_name(owner))
        return self._nouns.span(at - 1, owner) if owns else None

    def asking(self, at: int) -> Span | None:
        """Return who asks the question that the quotation is: `취재진의 “…”는 질문에`."""
        return self._owning(at)

    def _closing(self, at: int) -> Span | None:
        """Return whose words they are by the sentence that follows them: `“…” 이민호 항만청장의 말이다.`."""
        for index in range(at + 2, min(at + _REACH, len(self._tokens))):
            before = self._tokens[index - 1].text
            if _IS_SAID.match(self._tokens[index].text) and before.endswith("의"):
                return self._bounded(index - 1, before[:-1], at + 1)
        return None

    def _genitive(self, at: int, noun: int) -> Span | None:
        """Return who stands before the noun of saying, with a genitive particle or without."""
        index = noun - 1
        if index - 1 > at + 1 and self._tokens[index - 1].text.endswith("의"):
            index -= 1
        word = self._tokens[index].text
        stem = word.removesuffix("의")
        if index < at + 2 or not (self._nouns.is_name(stem) or speaks(stem)):
            return None
        return self._bounded(index, stem, at + 2)

    def _giver(self, at: int, noun: int) -> Span | None:
        """Return from whom the sentence's subject hears it."""
        verb = self._tokens[noun + 1].text if noun + 1 < len(self._tokens) else ""
        if HEARD.match(verb) is None:
            return None
        for index in range(at - 1, -1, -1):
            source = _FROM.match(self._tokens[index].text)
            if source is None and index == at - 1:
                source = _OF.match(self._tokens[index].text)
            if source is not None:
                return self._nouns.span(index, source[1])
        return None

    def _bounded(self, at: int, stem: str, floor: int) -> Span:
        start, end = self._nouns.span(at, stem)
        return max(start, self._nouns.offset(min(floor, at))), end

    def statement(self, at: int) -> Span | None:
        """Return who made the statement in which the words stand: `항만청 대변인 담화에서 “…”고`."""
        for index in range(at - 1, 0, -1):
            author = self._tokens[index - 1].text.removesuffix("의")
            if _STATEMENT.match(self._tokens[index].text) and (self._nouns.is_name(author) or speaks(author)):
                return self._nouns.span(index - 1, author)
        return None

    def cited(self, at: int, subjects: Sequence[Subject]) -> Span | None:
        """Return the source that the sentence says it takes the words from, when nobody else has them after it."""
        for index in range(at - 1, 0, -1):
            if any(subject.at == index for subject in subjects):
                return None
            source = self._tokens[index - 1].text
            if (
                self._tokens[index].text.startswith("인용")
                and source[-1] in "을를"
                and _NO_SOURCE.match(source) is None
            ):
                return self._nouns.span(index - 1, source[:-1])
        return None
