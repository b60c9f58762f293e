"""Transcripts: paragraphs that are a turn each, without marks, behind the label of who speaks.

Korean ones (`Q: …`, `앵커: …`, `◆ 이민호> …`, `-- …` and `▲ …`), and those of English briefings, whose labels have
titles (`MR. LEE: …`, `QUESTION: …`). Interviews that English papers print are no quotations in an article but the
article itself.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from index.quotes.marks import Marked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Paragraph, Span

_ROLE = r"Q|문|질문|A|답|답변"
_NAME = r"[가-힣]{2,4}(?:\s[가-힣]{2,10}){0,2}"
_KOREAN_TURN = re.compile(
    rf"(?:(?P<role>{_ROLE})\s?[:：.]|(?P<name>앵커|기자|진행자|사회자|{_NAME})\s?[:：]"
    rf"|(?:[◇◆◎○●□■▷▶△▲☎☏]\s?(?P<signed>{_NAME})\s?[>＞〉]|[◇◆◎☎☏]\s?(?P<called>{_NAME})\s?[:：])"
    r"|(?P<asks>-{1,2}|[―—–])\s?(?=[가-힣])"
    r"|(?P<answers>▲)\s?(?:\((?P<answering>[가-힣][가-힣 ]{1,20})\)\s?)?(?=[가-힣]))"
    r"\s*(?=\S)"
)
_ENGLISH_TURN = re.compile(
    r"(?:(?P<role>QUESTION|REPORTER|Q|A)\s?:|(?P<name>(?:THE\s)?[A-Z][A-Z.’'-]+(?:\s[A-Z][A-Z.’'-]+){0,3})\s?:)"
    r"\s*(?=[A-Z“\"(\[])"
)
_TITLED = re.compile(
    r"(?:MR|MRS|MS|DR|SEN|REP|GEN|ADM|LT|COL)\.?\s|(?:SECRETARY|AMBASSADOR|GENERAL|ADMIRAL|MINISTER|SENATOR|PRESIDENT"
    r"|THE PRESIDENT|VICE PRESIDENT|PRIME MINISTER|SPOKESPERSON|SPOKESMAN|SPOKESWOMAN|MODERATOR|QUESTION|REPORTER)\b"
)
"""What a label of an official briefing begins with."""

_HANGUL = re.compile(r"[가-힣]")
_REACH = 120
_LEAST_LABELS = 2
_MARKS = frozenset("“”\"'‘’「『《")
_NAMES = ("name", "signed", "called", "answering")


class Transcript:
    """The turns of an article that is, in part, a transcript: at least two labels take turns."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        self._text = text
        korean = dict(self._korean(paragraphs))
        english = dict(self._english(paragraphs))
        self._turns = {**(korean if _takes_turns(korean) else {}), **(english if _takes_turns(english) else {})}

    def turn(self, paragraph: Paragraph) -> tuple[Marked, Span | None] | None:
        """Return what is said in the paragraph and the label of who says it; questions and answers name nobody."""
        match = self._turns.get(paragraph.start)
        if match is None or (self._text[match.end()] in _MARKS and match.groupdict().get("signed") is None):
            return None
        said = Marked(match.end(), paragraph.end, '"', match.end(), paragraph.end)
        named = next((group for group in _NAMES if match.groupdict().get(group) is not None), None)
        return said, None if named is None else match.span(named)

    def _korean(self, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, re.Match[str]]]:
        turns = [(paragraph.start, self._match(_KOREAN_TURN, paragraph)) for paragraph in paragraphs]
        answered = set(_answered(turns))
        for start, match in turns:
            if match is None or _HANGUL.search(self._text, match.end(), match.end() + _REACH) is None:
                continue
            if start in answered or (match["asks"] is None and match["answers"] is None):
                yield start, match

    def _english(self, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, re.Match[str]]]:
        turns = [(paragraph.start, self._match(_ENGLISH_TURN, paragraph)) for paragraph in paragraphs]
        if any(match is not None and _TITLED.match(match[0]) is not None for _, match in turns):
            yield from ((start, match) for start, match in turns if match is not None)

    def _match(self, pattern: re.Pattern[str], paragraph: Paragraph) -> re.Match[str] | None:
        return pattern.match(self._text, paragraph.start, paragraph.end)


def _answered(turns: Sequence[tuple[int, re.Match[str] | None]]) -> Iterator[int]:
    """Yield where a question behind a dash and its answer behind a triangle begin: one without the other is a list."""
    for (start, asks), (following, answers) in pairwise(turns):
        if asks is not None and answers is not None and asks["asks"] is not None and answers["answers"] is not None:
            yield from (start, following)


def _takes_turns(turns: dict[int, re.Match[str]]) -> bool:
    labels = {next((group for group in match.groups() if group is not None), "") for match in turns.values()}
    return len(labels) >= _LEAST_LABELS
