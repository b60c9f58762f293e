"""Quotations of many articles: the words with what was asked for marked, who said it, and where it stands.

Rows have as many lines as their words need. Laying out thousands of them takes longer than the loop may be kept
waiting, so it is done by `laid_out` in a thread, for the width of the list.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from index.text import one_line
from tui.widgets.hit_list import MATCH
from tui.widgets.quotes_panel import attribution
from tui.widgets.safe import content, line
from tui.widgets.windowed_list import WindowedList
from tui.widgets.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from textual import events

    from index.article import Quote, Span
    from index.search.quoted import Quoted
    from tui.widgets.windowed_list import Row

_MOST_LINES = 4
"""Lines of a quotation that are shown; the article has the rest."""

_LONGEST = 5_000
"""Code points of a quotation in which marks are looked for."""

_MARGIN = 2
"""Cells kept free for the dots of a quotation that goes on."""

_DIFFERING = "italic underline $text-accent"
_MOST_DIFFERING = 40
"""Differing stretches that are marked in a quotation."""

_ABOUT_LINES = 2
"""Lines below the words: who and where, and a blank one."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What is said of a quotation that stands among other renderings of the same utterance."""

    heading: str = ""
    """A line above it, for the first one of a group."""

    relation: str = ""
    """How it relates to the fullest rendering; empty for the same words."""

    differing: Sequence[Span] = ()
    """Words, as spans of the quotation's text, that the fullest rendering has otherwise."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Quotations in an order, laid out for a width."""

    quotations: Sequence[Quoted] = ()
    width: int = 0
    """Cells of a row."""

    tops: Sequence[int] = (0,)
    """The line on which each row begins, and behind the last one their number."""

    renderings: Mapping[int, Rendering] = field(default_factory=dict)
    """What is said of the rows that are renderings of one utterance, by their number."""


def laid_out(quotations: Sequence[Quoted], width: int, renderings: Mapping[int, Rendering] | None = None) -> Listing:
    """Lay quotations out in rows of `width` cells."""
    heights = [len(_beginning(one.quote, width)) + _ABOUT_LINES for one in quotations]
    for number, rendering in (renderings or {}).items():
        heights[number] += bool(rendering.heading)
    return Listing(quotations, width, [0, *accumulate(heights)], renderings or {})


def _beginning(quote: Quote, width: int) -> list[Span]:
    """Return the first lines of a quotation, at most as many as are shown."""
    width = _words_width(width)
    return wrap(_words(quote)[: _MOST_LINES * width + 1], width)[:_MOST_LINES]


def _words_width(width: int) -> int:
    return max(8, width - _MARGIN)


@lru_cache(maxsize=200)
def _words(quote: Quote) -> str:
    more = "…" if len(quote.text) > _LONGEST else ""
    return f"“{one_line(quote.text[:_LONGEST])}{more}”"


class QuotationList(WindowedList):
    """One quotation a row."""

    class WidthChanged(Message):
        """The list is to be laid out anew: its rows have another width than the listing."""

        def __init__(self, rows: QuotationList) -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> QuotationList:
            """The list that sent it."""
            return self.rows

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget of Textual
        super().__init__(id=id)
        self.listing = Listing()
        self._marks: Callable[[str], Sequence[Span]] = no_marks

    def show_listing(self, listing: Listing, marks: Callable[[str], Sequence[Span]], *, keep: bool) -> None:
        """List quotations; `marks` finds what was asked for in a text.

        With `keep` the highlighted quotation stays highlighted, wherever it comes to stand; but the list goes on
        beginning with the first one as long as that is highlighted.
        """
        chosen = self.chosen if keep and self.highlighted else None
        self.listing, self._marks = listing, marks
        self.set_rows(len(listing.quotations), keep=None if chosen is None else self._index_of(chosen))

    def _index_of(self, wanted: Quoted) -> int:
        place = place_of(wanted)
        return next((index for index, one in enumerate(self.listing.quotations) if place_of(one) == place), 0)

    @property
    def chosen(self) -> Quoted | None:
        """The highlighted quotation."""
        return self.listing.quotations[self.highlighted] if self.highlighted is not None and self.count else None

    def on_resize(self, event: events.Resize) -> None:
        """Tell of another width, which may be the first one after the list was hidden."""
        super().on_resize(event)
        if self.row_width != self.listing.width:
            self.post_message(self.WidthChanged(self))

    # Place

    def height_of(self, index: int) -> int:
        """Return the lines of a row."""
        return self.row_top(index + 1) - self.row_top(index)

    def index_at(self, y: int) -> int:
        """Return the row on line `y`."""
        return bisect_right(self.listing.tops, y) - 1

    def row_top(self, index: int) -> int:
        """Return the line on which a row begins."""
        return self.listing.tops[min(index, len(self.listing.tops) - 1)]

    # Drawing

    def render_row(self, index: int, width: int, selected: bool) -> Row:
        """Return the words, who said them, and where they stand."""
        one = self.listing.quotations[index]
        rendering = self.listing.renderings.get(index)
        if rendering is None:
            return [*self._lines(one.quote, ()), about(one)]
        heading = [line(f"≡ {rendering.heading}", "bold $text-accent")] if rendering.heading else []
        return [*heading, *self._lines(one.quote, rendering.differing), about(one, rendering.relation)]

    def _lines(self, quote: Quote, differing: Sequence[Span]) -> Sequence[Content]:
        """Return the lines with the first mark, as many as the row has for words."""
        text = _words(quote)
        lines = wrap(text, _words_width(self.listing.width))
        room = len(_beginning(quote, self.listing.width))
        marks = self._marks(text)
        marked = bisect_right([start for start, _ in lines], marks[0][0]) - 1 if marks else 0
        first = max(0, min(marked - 1, len(lines) - room)) if marked >= room else 0
        styled = [*_differing(quote, differing), *((start, end, MATCH) for start, end in marks)]
        shown = [_line(text, span, styled) for span in lines[first : first + room]]
        if first:
            shown[0] = Content.assemble("… ", shown[0])
        if first + room < len(lines):
            shown[-1] = Content.assemble(shown[-1], " …")
        return shown


def _differing(quote: Quote, spans: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """Yield where differing words stand in the words that are shown, which have one blank for all white space."""
    for start, end in spans[:_MOST_DIFFERING]:
        if end <= _LONGEST:
            first = len(one_line(quote.text[:start] + "x"))
            yield first, first + len(one_line(quote.text[start:end])), _DIFFERING


def _line(text: str, span: Span, marks: Sequence[tuple[int, int, str]]) -> Content:
    start, end = span
    inside = [(max(a, start) - start, min(b, end) - start, style) for a, b, style in marks if a < end and b > start]
    return content(text[start:end], inside)


def about(one: Quoted, relation: str = "") -> Content:
    """Return who said it, where, and its relation to others: `— Kim Jong Un via KCNA · 2024-01-02 · Yonhap · title`."""
    head = one.head
    where = [
        line((head.date.value or "undated")[:10], "$text-muted"),
        line(head.source or "unknown outlet", "$text-secondary"),
        *([line(relation, "$text-accent")] if relation else []),
        line(head.title),
    ]
    return Content(" · ").join([attribution(one.quote), *where])


def place_of(one: Quoted) -> tuple[int, int]:
    """Return what tells a quotation from all others of a library: row and start."""
    return one.head.row, one.quote.start


def no_marks(_text: str) -> Sequence[Span]:
    """Mark nothing: nothing was asked for."""
    return ()
