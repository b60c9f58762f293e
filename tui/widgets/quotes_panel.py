"""The quotations of the article that is open, each with its speaker and the agency it came through."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from index.text import one_line
from tui.widgets.keys import key
from tui.widgets.safe import line
from tui.widgets.windowed_list import WindowedList
from tui.widgets.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.strip import Strip

    from index.article import Article, Quote, Span
    from tui.widgets.windowed_list import Row

_MOST_LINES = 12
"""Lines of a quotation that are shown; the article has the rest."""


_LONGEST = 20_000
"""Code points of a quotation that may be shown: a quotation may be a book."""


class QuotesPanel(WindowedList):
    """One quotation a row, as many lines as it needs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("y"), "screen.cite", "Cite", id="quotes.cite"),
        Binding(key("i"), "screen.person", "Speaker", id="quotes.person"),
        Binding(key("e"), "screen.correct", "Correct", id="quotes.correct"),
        Binding(key("W"), "screen.renderings", "Renderings", id="quotes.renderings"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget of Textual
        super().__init__(empty=Content("No quotations in this article"), id=id)
        self._quotes: Sequence[Quote] = ()
        self._elsewhere: Mapping[Span, int] = {}
        self._article: Article | None = None
        self._lines: list[list[str]] = []
        self._tops = [0]
        self._laid_out_for = 0

    def show_quotes(
        self,
        article: Article | None,
        quotes: Sequence[Quote],
        elsewhere: Mapping[Span, int] | None = None,
        keep: int | None = None,
    ) -> None:
        """List the quotations of `article`; `keep` is the one to highlight.

        `elsewhere` is how many other articles render a quotation, by its start and end, where any does.
        """
        self._article = article
        self._quotes = quotes
        self._elsewhere = elsewhere or {}
        self._lay_out()
        self.set_rows(len(quotes), keep=keep)
        self.border_title = Content(f" ' Quotes {len(quotes)} ")

    def _lay_out(self) -> None:
        """Wrap the quotations to the width there is."""
        self._laid_out_for = self.row_width
        self._lines = [_wrapped(quote, self.row_width) for quote in self._quotes]
        self._tops = [0, *accumulate(len(lines) + 2 for lines in self._lines)]

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the quotations anew for another width."""
        self._follow_width()
        super().on_resize(event)

    def render_line(self, y: int) -> Strip:
        """Return a line of quotations as wide as the panel: it is drawn before it hears of its size."""
        self._follow_width()
        return super().render_line(y)

    def _follow_width(self) -> None:
        if self.row_width != self._laid_out_for:
            self._lay_out()
            self.refresh_rows()

    def height_of(self, index: int) -> int:
        """Return the lines of a quotation, its attribution and a blank one."""
        return self.row_top(index + 1) - self.row_top(index)

    def index_at(self, y: int) -> int:
        """Return the quotation on line `y`."""
        return bisect_right(self._tops, y) - 1

    def row_top(self, index: int) -> int:
        """Return the line on which a quotation begins."""
        return self._tops[min(index, len(self._tops) - 1)]

    def render_row(self, index: int, width: int, selected: bool) -> Row:
        """Return the words, the speaker, and a blank line."""
        return [*map(line, self._lines[index]), self._attribution(self._quotes[index])]

    def _attribution(self, quote: Quote) -> Content:
        paragraph = 0 if self._article is None else self._article.paragraph_at(quote.start) + 1
        others = self._elsewhere.get((quote.start, quote.end))
        rendered = line(f"≡{others}" if others else "", "$text-accent")
        return Content.assemble(attribution(quote), "  ", line(f"¶{paragraph}", "$text-muted"), "  ", rendered)


def _wrapped(quote: Quote, width: int) -> list[str]:
    width = max(8, width)
    text = f"“{one_line(quote.text[:_LONGEST])}”"
    shown = text[: _MOST_LINES * width + 1]
    lines = [shown[start:end] for start, end in wrap(shown, width)]
    if len(lines) > _MOST_LINES or len(shown) < len(text):
        lines = [*lines[: _MOST_LINES - 1], "…"]
    return lines


CORRECTED = "✎"
"""Stands behind a speaker whom the reader has named."""


def attribution(quote: Quote) -> Content:
    """Return who said it, and through whom it came: `— Kim Jong Un via KCNA`."""
    if quote.speaker is None:
        who = line("— speaker not clear", "italic $text-muted")
    else:
        who = line(f"— {quote.speaker.name}", "bold $text-success")
    if quote.is_corrected:
        who = Content.assemble(who, (f" {CORRECTED}", "$text-accent"))
    if quote.relay is None:
        return who
    return Content.assemble(who, " ", line(f"via {quote.relay.name}", "$text-secondary"))
