"""Whom a Korean sentence without a subject means: the topic of the sentences before it, or who announces his words.

A Korean sentence leaves out the subject that is understood (`이어 “…”고 강조했다`). It is read from the sentences
before, as far back as the last that quotes somebody, in the same paragraph or in the one before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.quotes.clause import Attribution
from index.quotes.korean import KoreanSentence
from index.quotes.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Paragraph, Span
    from index.quotes.korean_known import Known

_SENTENCES_BACK = 5
_ANNOUNCES = re.compile(
    r"(?:이렇게|이같이|이와 같이|다음과 같이|다음과 같은)\s(?:[^\s]{1,12}\s){0,3}?[^\s]{1,10}다[.:]?$"
    r"|다음과 같다[.:]?$|[다요]:$"
)
"""How a sentence ends whose words come in the next paragraph."""

_LEADS = ("이렇게", "같이", "같은")
"""One of which is in it, so that most sentences need no pattern."""
_CLAIMED = re.compile(
    r"[^.\n“”\"]{2,80}?\s(?:한|남긴|하는|했던|하던|강조하는|강조한|던진|꺼낸|내놓은|되풀이한|되풀이하는)\s말(?:이[^\s]*|은|로|에)?[\s.]"
)
"""How a paragraph begins that says whose words the one before is."""


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
    end = sentences[-1].text[-80:] if sentences else ""
    leads = end.endswith((":", "같다.", "같다")) or any(word in end for word in _LEADS)
    if not leads or _ANNOUNCES.search(end) is None:
        return None
    return topic(sentences, people, cued=True)


def claimed(text: str, following: Paragraph, people: Known | None) -> Attribution | None:
    """Return whose the words of the paragraph before are by `이민호 청장이 늘 하는 말이다.`, None when it is not so."""
    clause = _CLAIMED.match(text, following.start, following.end)
    if clause is None:
        return None
    subjects = KoreanSentence(Sentence(clause.start(), clause.end(), clause[0]), people).subjects
    return Attribution(subjects[0].span if subjects else None, None, touching=True)
