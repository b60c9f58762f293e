"""Speakers that stand before the quotation as a label, as in captions of broadcasts.

`[이민호/항만청장 : "…"]`, `▶ 인터뷰 : 이민호 / 항만청장- "…"`, `<이민호 / 항만청장> "…"`, `항만청장: “…”`. English
interviews are quoted turn by turn with the name in capitals inside the marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.quotes.marks import Marked

if TYPE_CHECKING:
    from index.article import Span

_NAME = r"(?P<name>[가-힣A-Za-z.\-]{1,20}(?:\s[가-힣A-Za-z.\-]{1,20}){0,3})"
_OFFICE = r"[^/\[\]<>‹›〈〉\"“”▶]{1,60}?"
_CAPTION = re.compile(
    rf"(?:[\[<‹〈＜【]|▶[^:/\"“▶]{{0,20}}:)\s*{_NAME}\s*/\s*{_OFFICE}(?:\s*[\]>›〉＞】:：\-–—])+\s*$"
    rf"|[\[<‹〈＜【]\s*(?P<alone>(?:[가-힣]|[A-Z]{{2,5}}(?= ?[가-힣]))[가-힣A-Z ]{{0,29}}[가-힣A-Z])"
    r"\s?(?:\([^()]{1,20}\)\s?)?(?:\s*[\]>›〉＞】:：])+\s*$"
    r"|(?:^|[.?!”\"\]]\s{0,3})(?P<label>앵커|기자|[가-힣]{2,4}(?:\s[가-힣]{2,10}){0,2})\s?[:：]\s*$"
)
"""Anchored at its end: searched only in the characters right before a quotation."""

_BRACKETED = re.compile(
    r"\[(?!사진|자료|영상|그래픽|출처|촬영|제공)(?:[^\[\]/:：\n\"“”]{2,30}/[^\[\]/:：\n\"“”]{1,60}|[^\[\]/:：\n\"“”]{2,30}(?:TV|방송)[^\[\]/:：\n\"“”]{0,20})"
    r"[:：]\s?(?=[가-힣(])(?P<said>[^\[\]\"“”\n]{8,1500})\]"
)
"""A turn without marks, all of it in brackets: `[이민호 / 항만청장 : …]`."""

_REACH = 120
_CAPITALS = re.compile(r"\s?([A-Z][A-Z.’'-]+(?:\s[A-Z.’'-]+){0,3}):\s?(?=[A-Z(])")
_SIGNATURE = re.compile(r"[-–—―]{1,2}\s?([A-Z][\w.’'-]{0,20}(?:\s[A-Z][\w.’'-]{0,20}){0,4}?)(?<!\.)\.?(?=,|\s?\(|\s*$)")


def caption_before(text: str, start: int, opened: int) -> Span | None:
    """Return the name in the caption between `start` and the mark that opens at `opened`, if one ends there."""
    begin = max(start, opened - _REACH)
    match = _CAPTION.search(text[begin:opened])
    if match is None:
        return None
    first, after = next(match.span(group) for group in ("name", "alone", "label") if match[group] is not None)
    return begin + first, begin + after


def bracketed_turns(text: str, start: int, end: int) -> list[Marked]:
    """Return what is said in the bracketed turns of the paragraph `text[start:end]`, as if it stood in double marks."""
    turns = [match.span("said") for match in _BRACKETED.finditer(text, start, end)]
    return [Marked(begin, after, '"', begin, after) for begin, after in turns]


def label_inside(text: str, span: Marked) -> Span | None:
    """Return the name in capitals that an English turn between marks begins with (`"WARDEN: …"`)."""
    match = _CAPITALS.match(text, span.start, span.end)
    return None if match is None else match.span(1)


def signature(text: str, start: int, end: int) -> Span | None:
    """Return the name that a paragraph begins with behind a dash, as one that signs a quotation does."""
    match = _SIGNATURE.match(text, start, end)
    return None if match is None else match.span(1)
