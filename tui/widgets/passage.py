"""Which stretch of a passage is shown in one row: the words that were found in sight, and whole words at both ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.safe import content
from tui.widgets.wrapping import cells, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content
    from textual.style import Style

    from index.article import Span

_CUT = "…"
_LONGEST_WORD = 24
"""Code points within which a blank is looked for: Chinese and Japanese have none, and break anywhere."""


def passage(text: str, marks: Sequence[Span], width: int, look: Style | str, marked: Style | str) -> Content:
    """Return `text` cut to a row of `width` cells, with the `marks` in it and an ellipsis for what is not."""
    begin, end = stretch(text, marks[0] if marks else (0, 0), width)
    before, after = _CUT if begin else "", _CUT if end < len(text) else ""
    shift = len(before) - begin
    inside = [(max(a, begin) + shift, min(b, end) + shift, marked) for a, b in marks if begin < b and a < end]
    return content(f"{before}{text[begin:end]}{after}", inside, look)


def stretch(text: str, mark: Span, width: int) -> Span:
    """Return what of `text` is shown so that `mark` can be seen; a word is cut only when it alone is too long."""
    begin = _begin(text, *mark, width)
    room = width - (begin > 0)
    if cells(text[begin:]) <= room:
        return begin, len(text)
    return begin, _end(text, begin, mark[1], room - len(_CUT))


def _end(text: str, begin: int, least: int, room: int) -> int:
    """Return where `room` cells from `begin` on end, at a blank if there is one near, but not before `least`."""
    end = begin + wrap(text[begin:], max(1, room))[0][1]
    if text[end].isspace():
        return end
    blank = text.rfind(" ", max(begin, least, end - _LONGEST_WORD), end)
    return end if blank <= begin else blank


def _begin(text: str, start: int, end: int, width: int) -> int:
    """Return where to begin: at the beginning, else with as many whole words before the mark as half the row holds."""
    reach = _word_end(text, end)
    if cells(text[:reach]) < width:
        return 0
    begin = text.rfind(" ", 0, start + 1) + 1
    room = width - 2 * len(_CUT)
    if cells(text[begin:end]) > room:
        return _inside_word(text, begin, start, end, width)
    while begin > 1:
        before = text.rfind(" ", 0, begin - 1) + 1
        if cells(text[before:reach]) > width // 2:
            break
        begin = before
    return begin


def _word_end(text: str, end: int) -> int:
    blank = text.find(" ", end)
    return len(text) if blank < 0 else blank


def _inside_word(text: str, begin: int, start: int, end: int, width: int) -> int:
    """Return where in a word that is longer than the row to begin, with something before its mark."""
    here = start
    while here > begin and cells(text[here - 1 : end]) < width // 2:
        here -= 1
    return here
