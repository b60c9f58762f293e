"""Cutting the contexts of a keyword to the cells that there are, at whole words where words have blanks between."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from index.text import one_line
from tui.widgets.wrapping import cells


def before(text: str, width: int) -> str:
    """Return the end of `text` in exactly `width` cells, filled up on the left; the last blank stays."""
    kept = one_line(text) + (" " if text.endswith(" ") else "")
    if cells(kept) > width:
        totals = list(accumulate(map(cells, reversed(kept)), initial=0))
        begin = len(kept) - (bisect_right(totals, max(0, width)) - 1)
        kept = kept[_next_word(kept, begin) :]
    return " " * (width - cells(kept)) + kept


def behind(text: str, width: int) -> str:
    """Return the beginning of `text` in at most `width` cells; the first blank stays."""
    kept = (" " if text.startswith(" ") else "") + one_line(text)
    if cells(kept) <= width:
        return kept
    totals = list(accumulate(map(cells, kept), initial=0))
    end = max(0, bisect_left(totals, width + 1) - 1)
    if kept[end] == " ":
        return kept[:end]
    return kept[: kept.rfind(" ", 1, end)] if " " in kept[1:end] else kept[:end]


def filled(text: str, width: int) -> str:
    """Return the beginning of `text` in just `width` cells, blanks behind it."""
    kept = behind(text, width)
    return kept + " " * (width - cells(kept))


def _next_word(text: str, begin: int) -> int:
    """Return where the first whole word from `begin` on starts; `begin` where there is no blank before the last."""
    if begin == 0 or text[begin - 1] == " ":
        return begin
    blank = text.find(" ", begin, len(text) - 1)
    return blank + 1 if blank >= 0 else begin
