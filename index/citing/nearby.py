"""What a file says beside each of its marks: the quoted words, read apart for every mark.

A mark stands behind the words that it cites, as in all forms of `formats`; a note that begins with a mark has its words
after it. What lies beyond the next mark belongs to that one, so that all together take time in proportion to the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Span

_BREAK = re.compile(r"\n[ \t]*\n|\u2029")
"""Between paragraphs; `\\u2029` is what documents of word processors are read with."""

_QUOTED = re.compile(r"“([^“”]*)”|«([^«»]*)»|「([^「」]*)」|„([^„“]*)“|\"([^\"\n]*)\"")
_COPY_END = re.compile(r"”[\s>]*(?:— |: )")
_FORM_END = re.compile(r",[\s>]+¶\d+(?:,[\s>]+[^\s¶]+)?[\s>]+[\[`]$")
"""Before the speaker, and before the mark, in every form of citations."""

_FORM_TAIL = 3_000
"""Code points before a mark in which the end of a form is looked for: longer than addresses are."""

_WORD = re.compile(r"[^\W_]+")
_BIBTEX_SIGN = re.compile(r"\\text(?:backslash|asciitilde|asciicircum)\{\}")
"""Signs that BibTeX writes as words."""

_ALIKE = 0.5
"""The share of the cited words that a text must have to be a copy of them with other words in it."""

_MOST_QUOTED, _MOST_PLACES = 100, 5
"""Quotations beside a mark, and places of the same words, that are looked at."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """The text beside one mark."""

    before: str
    """From the mark before to this one."""

    beside: str
    """What of the paragraph of the mark is its own."""

    after: str | None = None
    """Up to the next mark, where nothing of the paragraph stands before this one; else None."""

    def has_copy(self, words: Words, titles: str) -> bool | None:
        """Return whether the words stand here; None when nothing that could be a copy of them does.

        What a form of citations has before the speaker is the copy. Elsewhere text with half of the words is one, and
        any quotation in the paragraph of the mark that is no part of the folded `titles`.
        """
        if words.count == 0:
            return None
        if _FORM_END.search(self.before[-_FORM_TAIL:]):
            copies = deque((found.start() for found in _COPY_END.finditer(self.before)), maxlen=_MOST_PLACES)
            if copies:
                return any(words.are_quoted_at_end(self.before[:end]) for end in copies)
        for text in filter(None, (self.beside, self.before, self.after)):
            told = folded(text)
            if words.folded in told:
                return True
            if words.is_like(told):
                return False
        return False if _quotes_other(self.beside, titles) else None


class Words:
    """The words of a citation, to be looked for."""

    def __init__(self, words: str) -> None:
        self.folded = folded(words)
        self._each = frozenset(self.folded.split())
        self.count = len(self.folded.split())

    def is_like(self, text: str) -> bool:
        """Tell whether a folded text has at least half of the words."""
        shared = self._each.intersection(text.split())
        return len(shared) >= max(1, len(self._each) * _ALIKE)

    def are_quoted_at_end(self, text: str) -> bool:
        """Tell whether a text ends with these words, and an opening quotation mark is before the first of them."""
        if not folded(text).endswith(self.folded):
            return False
        text = readable(text)
        places = deque((found.span() for found in _WORD.finditer(text)), maxlen=self.count + 1)
        before = places[0][1] if len(places) > self.count else 0
        return "“" in text[before : places[-self.count][0]]


def _quotes_other(text: str, titles: str) -> bool:
    """Tell whether a text quotes two words or more that are in no title."""
    quoted = (folded("".join(filter(None, found.groups()))) for found in islice(_QUOTED.finditer(text), _MOST_QUOTED))
    return any(words.count(" ") > 2 and words not in titles for words in quoted)


def nearby(text: str, marks: Sequence[Span]) -> Iterator[Nearby]:
    """Yield what stands beside each mark of a text; the places of the marks come in order."""
    end_before, leads_before = 0, False
    for number, (start, end) in enumerate(marks):
        following = marks[number + 1][0] if number + 1 < len(marks) else len(text)
        before, after = text[end_before:start], text[end:following]
        *earlier, own = _BREAK.split(before)
        is_first = bool(earlier) or not number
        leads = not _WORD.search(own) if is_first else leads_before
        yield Nearby(before, _BREAK.split(after, maxsplit=1)[0], after) if leads else Nearby(before, own)
        end_before, leads_before = end, leads


def folded(text: str) -> str:
    """Return the words of a text, one blank around each, without the marks and escapes between them."""
    return f" {' '.join(_WORD.findall(readable(text)))} "


def readable(text: str) -> str:
    """Return a text composed, and without the signs that BibTeX writes as words."""
    return _BIBTEX_SIGN.sub(" ", unicodedata.normalize("NFC", text))


def behind(text: str, words: Words, most: int) -> Iterator[str]:
    """Yield at most so many code points behind each place where the words stand in a text; of the last places only."""
    text = readable(text)
    told = folded(text)
    ends = [found.end() for found in _WORD.finditer(text)]
    at = told.rfind(words.folded)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        last = ends[told.count(" ", 0, at + len(words.folded)) - 2]
        yield text[last : last + most]
        at = told.rfind(words.folded, 0, at + len(words.folded) - 1)
