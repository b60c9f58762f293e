"""Keyword in context: every place where a query's words stand, one a line, with what is left and right of it.

A headline is a place as any other. The lines are read from the articles, which costs about half a millisecond each; so
a concordance grows while it is read, and keeps a bounded number of lines.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from index.article import date_key
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.article import Article, Span
    from index.search.highlights import Highlighter

MOST_LINES = 5_000
"""Lines that are kept unless more are asked for."""

WIDTH = 60
"""Code points of context on either side unless others are asked for."""

WIDEST = 1_000

_FIRST_STEP, _STEP = 0.05, 0.3
"""Seconds after which what was read so far is handed out, the first time and then."""

_COMPARED = 6
"""Words of the context that decide the order."""

_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"\w+")


class Order(StrEnum):
    """The order of the lines."""

    LEFT = "left"
    """By the word on the left, then the one before it, and so on."""

    RIGHT = "right"
    DATE = "date"
    """Oldest first, undated last."""

    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class KeywordLine:
    """One place where a word of the query stands."""

    row: int
    """The record's row of the article."""

    article: str
    """Its id."""

    title: str
    date: str | None
    """As `PublicationDate.value`."""

    source: str
    start: int
    """Where the keyword stands in the article's text; in its title if `in_title`."""

    end: int
    left: str
    """What stands before it in its paragraph, cut at a word; runs of white space are one blank. It ends in a blank
    unless the keyword is the end of a word."""

    keyword: str
    """As written."""

    right: str
    """What stands behind it, as `left`."""

    in_title: bool = False
    """Whether the keyword stands in the headline."""


@dataclass(frozen=True, slots=True)
class Concordance:
    """The lines found so far."""

    lines: tuple[KeywordLine, ...]
    """In the order asked for."""

    articles: int
    """Articles that match the query."""

    read: int
    """Articles read so far, newest first. Fewer than `articles` at the end when there are more lines than are kept."""

    @property
    def is_complete(self) -> bool:
        """Whether every article that matches has been read."""
        return self.read == self.articles


def gather(
    rows: Sequence[int],
    article_in: Callable[[int], Article],
    highlighter: Highlighter,
    *,
    width: int = WIDTH,
    most: int = MOST_LINES,
    order: Order = Order.DATE,
) -> Iterator[Concordance]:
    """Yield the concordance of the articles in `rows` as it grows; the last one is the whole.

    Without words to look for it has no lines and nothing is read.
    """
    lines: list[KeywordLine] = []
    read = 0
    due = time.monotonic() + _FIRST_STEP
    for row in rows if highlighter else ():
        if len(lines) >= most:
            break
        article = article_in(row)
        found = list(_lines(row, article, highlighter, min(width, WIDEST)))
        if len(lines) + len(found) > most and lines:
            break
        lines += found[:most]
        read += 1
        if time.monotonic() > due:
            yield Concordance(tuple(in_order(lines, order)), len(rows), read)
            due = time.monotonic() + _STEP
    yield Concordance(tuple(in_order(lines, order)), len(rows), read)


def _lines(row: int, article: Article, highlighter: Highlighter, width: int) -> Iterator[KeywordLine]:
    """Yield the lines of an article, those of its headline first."""
    headline = (0, len(article.title))
    for span in highlighter.in_title(article):
        yield _line(row, article, span, headline, width, in_title=True)
    for span in highlighter.in_article(article):
        paragraph = article.paragraphs[article.paragraph_at(span[0])]
        yield _line(row, article, span, (paragraph.start, paragraph.end), width, in_title=False)


def _line(row: int, article: Article, span: Span, within: Span, width: int, *, in_title: bool) -> KeywordLine:
    """Return the line of a place, with what is left and right of it `within` its paragraph or headline."""
    start, end = span
    begin, finish = within
    text = article.title if in_title else article.text
    return KeywordLine(
        row,
        article.id,
        article.title,
        article.date.value,
        article.source,
        start,
        end,
        _one_line(text[_first_word(text, max(begin, start - width), start) : start]),
        _one_line(text[start:end]),
        _one_line(text[end : _last_word(text, end, min(finish, end + width))]),
        in_title,
    )


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", text)


def _first_word(text: str, begin: int, end: int) -> int:
    """Return where the first whole word begins in `begin..end`; `begin` where no blank tells words apart."""
    if begin == 0 or text[begin - 1].isspace():
        return begin
    blank = _BLANKS.search(text, begin, end)
    return blank.end() if blank and blank.end() < end else begin


def _last_word(text: str, begin: int, end: int) -> int:
    """Return where the last whole word ends in `begin..end`; `end` where no blank tells words apart."""
    if end == len(text) or text[end].isspace():
        return end
    return next((place for place in range(end - 1, begin, -1) if text[place].isspace()), end)


def in_order(lines: Sequence[KeywordLine], order: Order) -> list[KeywordLine]:
    """Return the lines in another order; what is equal keeps its order."""
    keys: dict[Order, Callable[[KeywordLine], tuple[object, ...]]] = {
        Order.LEFT: lambda line: (_words(line.left)[::-1][:_COMPARED], _words(line.right)),
        Order.RIGHT: lambda line: (_words(line.right)[:_COMPARED], _words(line.left)[::-1]),
        Order.DATE: lambda line: (line.date is None, date_key(line.date)),
        Order.SOURCE: lambda line: (not line.source, fold(line.source), date_key(line.date)),
    }
    return sorted(lines, key=keys[order])


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
