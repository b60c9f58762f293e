"""The marked spans of a paragraph that may be quotations: closed ones, one that goes on behind it, no headings.

Also whose grammar a paragraph follows.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from index.article import Paragraph, Role
from index.quotes.korean_words import is_whole_sentence
from index.quotes.labels import bracketed_turns
from index.quotes.marks import Marked, find_marked, opens_with_mark
from index.quotes.titles import is_nickname
from index.quotes.unclosed import announced, carried_over, set_off, told_off

HANGUL = re.compile(r"[가-힣]")
_SYLLABLES = re.compile(r"[가-힣]+")
_LETTERS = re.compile(r"[A-Za-z]+")
_ENDS_SENTENCE = re.compile(r"[.?!…][\"'”’)\]]*$")
_LONGEST_HEADING = 100
_LONGEST_SUBHEAD = 60
"""In characters. A short paragraph in single marks is a crosshead, with a full stop or without."""

ENDS_WHOLE = re.compile(r"[.?!…,;:—―-][\"'”’)\]]*$")
"""How a quotation of whole sentences ends: a comma takes the place of its full stop."""


class Spans:
    """Reads the paragraphs of one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def of(self, paragraph: Paragraph, following: Paragraph | None, *, is_open: bool) -> tuple[list[Marked], bool]:
        """Return the marked spans of a paragraph, and whether the last goes on in the next.

        `is_open`: the paragraph before left one open.
        """
        found = find_marked(self._text, paragraph.start, paragraph.end)
        turns = bracketed_turns(self._text, paragraph.start, paragraph.end)
        spans = _outside(turns, [span for span in found.spans if not is_nickname(self._text, span)])
        if self._is_heading(paragraph, spans):
            return [], False
        if paragraph.role is not Role.BODY:
            return spans, False
        begun = carried_over(self._text, paragraph) if is_open else set_off(self._text, paragraph)
        if begun is not None:
            spans = [begun, *(span for span in spans if span.opened >= begun.closed)]
        if found.unclosed is None:
            return spans, False
        inside = any(span.mark == '"' and span.opened >= found.unclosed.start for span in spans)
        last, goes_on = self._left_open(paragraph, following, found.unclosed, is_open=is_open, mixed=inside)
        return spans if last is None else [*(span for span in spans if span.closed <= last.opened), last], goes_on

    def _left_open(
        self, paragraph: Paragraph, following: Paragraph | None, unclosed: Marked, *, is_open: bool, mixed: bool
    ) -> tuple[Marked | None, bool]:
        """Return what of an unclosed quotation is one, and whether it goes on in the next paragraph.

        `mixed`: other quotations stand inside it, so that its mark may be one too many.
        """
        told = told_off(self._text, unclosed)
        if told is not None:
            return told, False
        if not self._ends_sentence(paragraph):
            return None, False
        if self._opens_again(following) or (not mixed and self._closes(following)):
            return unclosed, True
        ends = not mixed and announced(self._text, paragraph, unclosed)
        ends = ends or (is_open and unclosed.opened == paragraph.start)
        return (unclosed if ends else None), False

    def _ends_sentence(self, paragraph: Paragraph) -> bool:
        return _ENDS_SENTENCE.search(self._text, max(paragraph.start, paragraph.end - 6), paragraph.end) is not None

    def _opens_again(self, following: Paragraph | None) -> bool:
        return (
            following is not None
            and following.role is Role.BODY
            and opens_with_mark(self._text, following.start, following.end)
        )

    def _closes(self, following: Paragraph | None) -> bool:
        """Tell whether the next paragraph begins inside the marks, with what closes them."""
        if following is None or following.role is not Role.BODY:
            return False
        return carried_over(self._text, following) is not None

    def _is_heading(self, paragraph: Paragraph, spans: list[Marked]) -> bool:
        """Tell whether the paragraph is a heading: one marked phrase and no sentence.

        Korean news puts what somebody said, in double marks, under its headline.
        """
        if len(spans) != 1 or spans[0].opened != paragraph.start or spans[0].closed < paragraph.end - 1:
            return False
        inside = self._text[spans[0].start : spans[0].end]
        if spans[0].mark == '"' and " " in inside.strip() and HANGUL.search(inside) is not None:
            return False
        if paragraph.role is Role.HEADING or (spans[0].mark == "'" and len(inside) < _LONGEST_SUBHEAD):
            return True
        return (
            len(inside) < _LONGEST_HEADING and not ENDS_WHOLE.search(inside[-4:]) and not is_whole_sentence(inside[-4:])
        )


def _outside(turns: list[Marked], spans: list[Marked]) -> list[Marked]:
    """Return the turns and, of the spans, those that are in none of them, in order."""
    if not turns:
        return spans
    starts = [turn.start for turn in turns]
    apart = []
    for span in spans:
        before = bisect_right(starts, span.opened)
        if not before or span.opened >= turns[before - 1].end:
            apart.append(span)
    return sorted([*turns, *apart], key=lambda span: span.opened)


def is_korean(text: str, paragraph: Paragraph) -> bool:
    """Tell whether the paragraph is Korean, not English with a Korean word in it nor the reverse."""
    if HANGUL.search(text, paragraph.start, paragraph.end) is None:
        return False
    syllables = sum(map(len, _SYLLABLES.findall(text, paragraph.start, paragraph.end)))
    letters = sum(map(len, _LETTERS.findall(text, paragraph.start, paragraph.end)))
    return 3 * syllables > letters
