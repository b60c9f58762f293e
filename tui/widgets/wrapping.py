"""Wrapping a paragraph to a width in cells.

Works on the text, not on what is drawn: the result is spans of code points, so that highlights, selections
and places never depend on the width. Latin and Hangul words break at blanks and after dashes; ideographs
and kana anywhere but before closing and after opening marks (the core of JIS X 4051); a word longer than the
line breaks inside. Linear in the length of the paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Span

_BLANKS = " \u2002\u2003\u2009\u3000"
_DASHES = "-\u2010\u2012\u2013\u2014"
_CLOSING = frozenset(
    "、。，．・：；？！)]}’”〉》」』】〕〗〙〟）］｝…‥ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
    "%％‰°,.:;?!"
)
_OPENING = frozenset("([{‘“〈《「『【〔〖〘〝（［｛$￥＄")
_IDEOGRAPHIC = re.compile("[\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\uff00-\uff9f\U00020000-\U0003ffff]")
"""Ideographs, kana and full-width forms."""
_HANGUL = re.compile("[가-힣\u1100-\u11ff\u3131-\u318e]")
_MOST_MARKS = 8
"""A line holds at most this many code points per cell: a megabyte of combining marks is no line."""
_MOST_SIZES = 50_000


class _CellSizes(dict[str, int]):
    """Cells of each character, asked from rich once."""

    def __missing__(self, char: str) -> int:
        if len(self) > _MOST_SIZES:
            self.clear()
        size = self[char] = get_character_cell_size(char)
        return size


_CELLS = _CellSizes()


def cells(text: str) -> int:
    """Return how many terminal cells `text` takes, which holds no joiners or variation selectors."""
    return len(text) if text.isascii() else sum(map(_CELLS.__getitem__, text))


def wrap(text: str, width: int) -> list[Span]:
    """Return the lines of `text` as code-point spans, without the blanks at which they break.

    No line is wider than `width` cells unless a single character is. A line end in `text` ends a line.
    An empty text has one empty line.
    """
    width = max(1, width)
    if "\n" not in text:
        return _wrap(text, width)
    lines: list[Span] = []
    start = 0
    for part in text.split("\n"):
        lines += [(start + begin, start + end) for begin, end in _wrap(part, width)]
        start += len(part) + 1
    return lines


def _wrap(text: str, width: int) -> list[Span]:
    """Wrap text that holds no line end."""
    if len(text) <= width and text.isascii():
        return [(0, len(text))]
    characters = set(text)
    sizes = {_CELLS[char] for char in characters}
    ruler: _Narrow | _Mixed = _Narrow(width) if sizes <= {1} else _Mixed(text, width)
    ideographic = _IDEOGRAPHIC.search(text) is not None
    breakers = [char for char in _BLANKS + _DASHES if char in characters]
    return list(_lines(text, ruler, breakers, ideographic))


class _Narrow:
    """Measures text in which every character takes one cell."""

    __slots__ = ("_width",)

    def __init__(self, width: int) -> None:
        self._width = width

    def limit(self, start: int) -> int:
        """Return the end of the longest text from `start` that fits a line."""
        return start + self._width


class _Mixed:
    """Measures any text, by the running total of its cells."""

    __slots__ = ("_totals", "_width")

    def __init__(self, text: str, width: int) -> None:
        self._totals: Sequence[int] = list(accumulate(map(_CELLS.__getitem__, text), initial=0))
        self._width = width

    def limit(self, start: int) -> int:
        """Return the end of the longest text from `start` that fits, one character and its marks at least."""
        totals = self._totals
        last = min(len(totals), start + self._width * _MOST_MARKS)
        end = bisect_right(totals, totals[start] + self._width, start, last) - 1
        if end > start:
            return end
        return max(start + 1, bisect_right(totals, totals[start + 1], start, last) - 1)


def _lines(text: str, ruler: _Narrow | _Mixed, breakers: list[str], ideographic: bool) -> Iterator[Span]:
    length = len(text)
    start = 0
    while True:
        limit = ruler.limit(start) if start < length else length
        if limit >= length:
            yield start, length
            return
        end = _break(text, start, limit, breakers, ideographic)
        yield start, _without_blanks(text, start, end)
        start = end
        while start < length and text[start] in _BLANKS:
            start += 1
        if start == length:
            return


def _without_blanks(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return end


def _break(text: str, start: int, limit: int, breakers: list[str], ideographic: bool) -> int:
    """Return where the line from `start` ends, at most at `limit`, which is inside the text."""
    if text[limit] in _BLANKS:
        return limit
    if ideographic:
        return _ideographic_break(text, start, limit)
    best = 0
    for breaker in breakers:
        place = text.rfind(breaker, max(start, best), limit)
        while place > start and not _breaks_after(text, place):
            place = text.rfind(breaker, start, place)
        best = max(best, place + 1)
    return best if best > start + 1 else limit


def _breaks_after(text: str, place: int) -> bool:
    """Whether a line may end after the blank or dash at `place`, which is neither first nor last."""
    return text[place] in _BLANKS or (text[place - 1].isalnum() and text[place + 1].isalnum())


def _ideographic_break(text: str, start: int, limit: int) -> int:
    for end in range(limit, start, -1):
        if _may_part(text[end - 1], text[end]):
            return end
        if text[end - 1] in _DASHES and end - 1 > start and _breaks_after(text, end - 1):
            return end
    return limit


def _may_part(before: str, after: str) -> bool:
    """Whether a line may end between two neighbours of a text that holds ideographs or kana."""
    if before in _BLANKS:
        return True
    if after in _CLOSING or before in _OPENING or after in _BLANKS or not _CELLS[after]:
        return False
    if _HANGUL.match(before) or _HANGUL.match(after):
        return False
    return _IDEOGRAPHIC.match(before) is not None or _IDEOGRAPHIC.match(after) is not None
