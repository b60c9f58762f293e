"""Where every line of an article is, at one width.

A page is one text: the header (title, details, address) at negative offsets, the article's own text from 0.
Lines are offsets in it, so that a place, a mark or a selection means the same at every width.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from index.article import Article, Role
from index.text import strip_controls
from tui.widgets.article_header import header
from tui.widgets.safe import drawable
from tui.widgets.wrapping import wrap

if TYPE_CHECKING:
    from index.article import Paragraph, Span


class Kind(IntEnum):
    """What a line holds."""

    TEXT = 0
    BLANK = 1
    HIDDEN = 2
    """Stands for paragraphs that are not shown."""
    TITLE = 3
    DETAILS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a laid-out page."""

    start: int
    end: int
    """Offsets in the page; equal for a blank line. For a hidden line, all that it hides."""

    kind: Kind
    paragraph: int
    """The paragraph it belongs to or follows; -1 in the header."""


class Page:
    """An article's text with its header, as it is drawn and as it is copied."""

    def __init__(self, article: Article) -> None:
        self.article = article
        top = header(article)
        self.header_parts = [(Kind.TITLE, top.title), (Kind.DETAILS, top.details), (Kind.DETAILS, top.url)]
        self.header_parts = [(kind, part) for kind, part in self.header_parts if part]
        head = "\n".join(part for _, part in self.header_parts) + "\n\n"
        self.start = -len(head)
        """The offset of the first character of the title."""
        self._drawn = head + drawable(article.text)

    @property
    def end(self) -> int:
        """The offset after the last character."""
        return len(self.article.text)

    def drawn(self, start: int, end: int) -> str:
        """Return what is drawn for `start:end`, as long as the span and safe."""
        return self._drawn[start - self.start : end - self.start]

    def copied(self, start: int, end: int, hidden: bool) -> str:
        """Return the text of `start:end` without control characters; without boilerplate if `hidden`."""
        parts = [self._drawn[start - self.start : min(end, 0) - self.start].rstrip("\n")] if start < 0 else []
        article = self.article
        first, last = max(0, start), max(0, end)
        parts += [
            strip_controls(article.text[max(first, paragraph.start) : min(last, paragraph.end)])
            for paragraph in article.paragraphs[article.paragraph_at(first) : article.paragraph_at(last) + 1]
            if not (hidden and paragraph.role is Role.BOILERPLATE)
        ]
        return "\n\n".join(filter(None, parts))


class Layout:
    """Every line of `page` at `width` cells, boilerplate left out if `hide`. Costs about 20 bytes a line."""

    def __init__(self, page: Page, width: int, hide: bool) -> None:
        self.page = page
        self.width = width
        self._starts = array("q")
        self._ends = array("q")
        self._paragraphs = array("i")
        self._kinds = bytearray()
        self._add_header()
        """Lines before the first paragraph."""
        self._add_paragraphs(hide)

    def __len__(self) -> int:
        return len(self._kinds)

    def line(self, y: int) -> Line:
        """Return line `y`, 0 being the first of the title."""
        return Line(self._starts[y], self._ends[y], Kind(self._kinds[y]), self._paragraphs[y])

    def line_at(self, offset: int) -> int:
        """Return the line that shows `offset`, or the last one that starts before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def lines_of(self, span: Span) -> tuple[int, int]:
        """Return the first and the last line that show some of `span`."""
        start, end = span
        return self.line_at(start), self.line_at(max(start, end - 1))

    def _add(self, start: int, end: int, kind: Kind, paragraph: int) -> None:
        self._starts.append(start)
        self._ends.append(end)
        self._kinds.append(kind)
        self._paragraphs.append(paragraph)

    def _add_header(self) -> None:
        start = self.page.start
        for kind, part in self.page.header_parts:
            for begin, end in wrap(part, self.width):
                self._add(start + begin, start + end, kind, -1)
            start += len(part) + 1
        self._add(-1, -1, Kind.BLANK, -1)

    def _add_paragraphs(self, hide: bool) -> None:
        paragraphs = self.page.article.paragraphs
        index = 0
        while index < len(paragraphs):
            if index:
                self._add(paragraphs[index].start - 1, paragraphs[index].start - 1, Kind.BLANK, index - 1)
            if hide and paragraphs[index].role is Role.BOILERPLATE:
                index = self._add_hidden(index)
            else:
                self._add_paragraph(index, paragraphs[index])
                index += 1

    def _add_paragraph(self, index: int, paragraph: Paragraph) -> None:
        text = self.page.drawn(paragraph.start, paragraph.end)
        for begin, end in wrap(text, self.width):
            self._add(paragraph.start + begin, paragraph.start + end, Kind.TEXT, index)

    def _add_hidden(self, first: int) -> int:
        """Add one line for the run of boilerplate that begins at paragraph `first`; return where it ends."""
        paragraphs = self.page.article.paragraphs
        last = first
        while last + 1 < len(paragraphs) and paragraphs[last + 1].role is Role.BOILERPLATE:
            last += 1
        self._add(paragraphs[first].start, paragraphs[last].end, Kind.HIDDEN, first)
        return last + 1
