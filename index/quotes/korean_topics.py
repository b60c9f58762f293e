"""Whom a Korean sentence without a subject means: the topic of the sentences before it, or who announces his words.

A Korean sentence leaves out the subject that is understood (`이어 “…”고 강조했다`). It is read from the sentences
before, as far back as the last that quotes somebody, in the same paragraph or in the one before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.quotes.korean import KoreanSentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Span
    from index.quotes.korean_known import Known
    from index.quotes.sentences import Sentence

_SENTENCES_BACK = 5
_ANNOUNCES = re.compile(
    r"(?:이렇게|이같이|이와 같이|다음과 같이|다음과 같은)\s(?:[^\s]{1,12}\s){0,3}?[^\s]{1,10}다[.:]?$"
    r"|다음과 같다[.:]?$|[다요]:$"
)
"""How a sentence ends whose words come in the next paragraph."""


def topic(before: Sequence[Sentence], people: Known | None, *, cued: bool) -> Span | None:
    """Return who is the topic of the sentences `before`, since the last that quotes.

    `cued`: the sentence that follows has a verb of saying; without it the last of them must have one.
    """
    read = [KoreanSentence(sentence, people) for sentence in before[-_SENTENCES_BACK:]]
    if not cued and not (read and read[-1].verbs):
        return None
    for sentence in reversed(read):
        topics = [subject for subject in sentence.subjects if subject.topic]
        if sentence.quotations or topics:
            return topics[0].span if topics and not sentence.quotations else None
    return None


def announcer(sentences: Sequence[Sentence], people: Known | None) -> Span | None:
    """Return who announces that his words come next (`이민호 청장은 이렇게 연설했다.`), None when nobody does."""
    if not sentences or _ANNOUNCES.search(sentences[-1].text[-80:]) is None:
        return None
    return topic(sentences, people, cued=True)
