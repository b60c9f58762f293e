"""The quotations of the article that is open, each with its speaker and the agency it came through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.widgets.safe import line
from tui.widgets.windowed_list import WindowedList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Article, Quote
    from tui.widgets.windowed_list import Row

_TEXT_LINES = 2


class QuotesPanel(WindowedList):
    """One quotation a row."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget of Textual
        super().__init__(row_height=_TEXT_LINES + 2, empty=Content("No quotations in this article"), id=id)
        self._quotes: Sequence[Quote] = ()
        self._article: Article | None = None

    def show_quotes(self, article: Article | None, quotes: Sequence[Quote]) -> None:
        """List the quotations of `article`."""
        self._article = article
        self._quotes = quotes
        self.set_rows(len(quotes))
        self.border_title = Content(f" ' Quotes {len(quotes)} ")

    def render_row(self, index: int, width: int, selected: bool) -> Row:
        """Return the beginning of the words, the speaker, and a blank line."""
        quote = self._quotes[index]
        lines = line(f"“{quote.text}”").wrap(max(1, width))
        if len(lines) > _TEXT_LINES:
            lines = [*lines[: _TEXT_LINES - 1], Content(" ").join(lines[_TEXT_LINES - 1 :])]
        return [*lines, self._attribution(quote)]

    def _attribution(self, quote: Quote) -> Content:
        paragraph = 0 if self._article is None else self._article.paragraph_at(quote.start) + 1
        return Content.assemble(attribution(quote), "  ", line(f"¶{paragraph}", "$text-muted"))


def attribution(quote: Quote) -> Content:
    """Return who said it, and through whom it came: `— Kim Jong Un via KCNA`."""
    if quote.speaker is None:
        who = line("— speaker not clear", "italic $text-muted")
    else:
        who = line(f"— {quote.speaker.name}", "bold $text-success")
    if quote.relay is None:
        return who
    return Content.assemble(who, " ", line(f"via {quote.relay.name}", "$text-secondary"))
