"""Finding what stands between quotation marks.

Whatever decides where a marked span begins and ends is here: pairing, nesting, mixed and misused marks,
apostrophes, feet and inches, marks that are never closed. What a span is (speech, title, emphasis) is not
decided here.

One pass over the marks of a paragraph with a stack; every mark is pushed and popped at most once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"(?<=\S)'(?=''(?!['\w]))|``|''|[“”„‟\"＂«»‹›「」『』《》〈〉‘’‚‛']")
_MEASURE = re.compile(r"\d['’′]\d{0,2}$")
_INK = re.compile(r"\S")
_CLIPPED = re.compile(r"(?:\d\ds?|em|tis|twas|til|cause|n|round|bout)\b", re.IGNORECASE)
_CLOSER_OF = {"«": "»", "‹": "›", "「": "」", "『": "』", "《": "》", "〈": "〉"}
_OPENER_OF = {closer: opener for opener, closer in _CLOSER_OF.items()}
_DOUBLE = frozenset('“”„‟"＂') | {"``", "''"}
_INCHES = frozenset({'"', "''", "”"})
_DOUBLE_OPENERS = frozenset("“„‟") | {"``"}
_BEFORE_OPENER = frozenset("([{<—–―-/…:*_|·,~")
_BEHIND_HANGUL = re.compile(
    r"(?:(?<=[가-힣\])>〉】])\"|(?<=\s)\"\s)(?=[가-힣(\d一-龥])"
    r"(?!\s?(?:이?라|고|며|면서|는|란|던|하|으?로|[은이을를의에와과도])[가-힣]{0,2}(?:\s|$))"
)
"""A straight mark that opens behind a word or between two blanks: Hangul follows, no particle of a quotation."""

_CLOSES = re.compile(r"(?:이?라)?(?:고|며|면서|는|던)[가-힣]{0,2}\s")
"""The particle that follows a quotation, so that a mark behind a blank ends one."""

_MARK_CHARACTERS = frozenset("“”„‟\"＂«»‹›「」『』《》〈〉‘’‚‛'`")
_UNSEEN = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Directions of writing and blanks of no width, which scraped text leaves beside marks."""

_NEVER_ENDS = _MARK_CHARACTERS | frozenset("([{<")


@dataclass(frozen=True, slots=True)
class Marked:
    """What one pair of marks encloses."""

    start: int
    """Of the text inside the marks."""

    end: int
    """Of the text inside the marks."""

    mark: str
    """The opening mark, `"` for any kind of double mark, `'` for any kind of single mark."""

    opened: int
    """Where the opening mark begins."""

    closed: int
    """Where the closing mark ends; equal to `end` when there is none."""


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """The outermost marked spans of a paragraph."""

    spans: tuple[Marked, ...]
    """Closed spans, in order, none inside another."""

    unclosed: Marked | None
    """From the first double mark that is never closed to the end of the paragraph."""


@dataclass(slots=True)
class _Open:
    mark: str
    opened: int
    start: int


class _Pairing:
    """The state of one paragraph's pass."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.stack: list[_Open] = []
        self.depth: dict[str, int] = {}
        self.found: list[Marked] = []

    def before(self, at: int) -> str:
        """Return the character before `at` that is seen, the empty string where the paragraph begins."""
        while at > self.start and self.text[at - 1] in _UNSEEN:
            at -= 1
        return self.text[at - 1] if at > self.start else ""

    def after(self, at: int) -> str:
        return self.text[at] if at < self.end else ""

    def push(self, mark: str, opened: int, start: int) -> None:
        self.stack.append(_Open(mark, opened, start))
        self.depth[mark] = self.depth.get(mark, 0) + 1

    def pop(self) -> _Open:
        top = self.stack.pop()
        self.depth[top.mark] -= 1
        return top

    def close(self, mark: str, end: int, closed: int) -> None:
        """Close the innermost open `mark`; what was opened inside it and never closed is dropped."""
        while self.stack[-1].mark != mark:
            self.pop()
        opened = self.pop()
        while self.found and self.found[-1].opened > opened.opened:
            self.found.pop()
        if _INK.search(self.text, opened.start, end):
            self.found.append(Marked(opened.start, end, mark, opened.opened, closed))

    def may_open(self, at: int, after: int) -> bool:
        before, following = self.before(at), self.after(after)
        if not before:
            return bool(following)
        starts = before.isspace() or before in _BEFORE_OPENER or before in _MARK_CHARACTERS
        return starts and bool(following) and not following.isspace()

    def double(self, mark: str, at: int, after: int) -> None:
        is_open = self.depth.get('"', 0) > 0
        before, following = self.before(at), self.after(after)
        measured = not is_open or _MEASURE.search(self.text, max(self.start, at - 4), at)
        if before.isdigit() and measured and mark in _INCHES:
            return
        if not is_open:
            if mark in _DOUBLE_OPENERS or self.may_open(at, after) or _BEHIND_HANGUL.match(self.text, at, self.end):
                self.push('"', at, after)
            return
        ends_word = bool(before) and not before.isspace()
        if mark in _DOUBLE_OPENERS:
            self._opener_inside(at, after, misused=ends_word and before not in _NEVER_ENDS and not following.isalnum())
        elif mark == "”" or ends_word or not following or following.isspace() or _CLOSES.match(self.text, after):
            self.close('"', at, after)
        else:
            while self.stack[-1].mark != '"':
                self.pop()
            self.push('"', at, after)

    def _opener_inside(self, at: int, after: int, *, misused: bool) -> None:
        """Nest an opening mark inside a quotation, unless it stands where only a closing one can (as German “ does)."""
        if misused:
            self.close('"', at, after)
        else:
            self.push('"', at, after)

    def single(self, mark: str, at: int, after: int, next_closes: bool) -> None:
        before, following = self.before(at), self.after(after)
        if before.isalnum() and following.isalnum() and not _is_syllable(following):
            return
        if self.stack and self.stack[-1].mark == "'" and before and not before.isspace() and mark not in "‘‚‛":
            plural = before in "sS" and following == " " and next_closes
            if not plural:
                self.close("'", at, after)
            return
        if mark == "’" and before and not before.isspace():
            return
        opens = self.may_open(at, after) and not self.depth.get("'", 0)
        if opens and not _CLIPPED.match(self.text, after, self.end):
            self.push("'", at, after)

    def bracket(self, mark: str, at: int, after: int) -> None:
        opener = _OPENER_OF.get(mark)
        if opener is None:
            self.push(mark, at, after)
        elif self.depth.get(opener, 0):
            self.close(opener, at, after)


def _is_syllable(character: str) -> bool:
    """Hangul and kana follow a closing mark without a blank."""
    return "\u3040" <= character <= "\u30ff" or "\uac00" <= character <= "\ud7a3"


def find_marked(text: str, start: int, end: int) -> MarkedParagraph:
    """Return the outermost marked spans of the paragraph `text[start:end]`. Linear in its length."""
    pairing = _Pairing(text, start, end)
    marks = list(_MARK.finditer(text, start, end))
    singles = [_closes_single(text, match.end(), end) and match.group() in "'’" for match in marks]
    for index, match in enumerate(marks):
        mark = match.group()
        if mark in _DOUBLE:
            pairing.double(mark, match.start(), match.end())
        elif mark in _CLOSER_OF or mark in _OPENER_OF:
            pairing.bracket(mark, match.start(), match.end())
        else:
            next_closes = index + 1 < len(marks) and singles[index + 1] and text[marks[index + 1].start() - 1] != " "
            pairing.single(mark, match.start(), match.end(), next_closes)
    return MarkedParagraph(tuple(pairing.found), _unclosed(pairing))


def _closes_single(text: str, after: int, end: int) -> bool:
    return after >= end or not text[after].isalnum()


def _unclosed(pairing: _Pairing) -> Marked | None:
    for left in pairing.stack:
        if left.mark == '"':
            return Marked(left.start, pairing.end, '"', left.opened, pairing.end)
    return None


def opens_with_mark(text: str, start: int, end: int) -> bool:
    """Tell whether the paragraph `text[start:end]` begins with a double quotation mark."""
    match = _MARK.match(text, start, end)
    return match is not None and match.group() in _DOUBLE
