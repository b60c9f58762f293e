"""Words to paste: a quotation or an article with where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.text import one_line
from tui.widgets.article_header import date_text

if TYPE_CHECKING:
    from index.article import Article, Quote


def article_citation(article: Article) -> str:
    """Return title, outlet, date, address on one line: `“Title”, KCNA, 2024-01-14, https://…`."""
    parts = (f"“{one_line(article.title)}”", article.source, article.author, date_text(article.date), article.url)
    return ", ".join(one_line(part) for part in parts if part)


def quote_citation(article: Article, quote: Quote) -> str:
    """Return a quotation with speaker, relay, paragraph and the article's citation, on two lines."""
    speaker = one_line(quote.speaker.name) if quote.speaker is not None else "speaker not clear"
    relay = f", via {one_line(quote.relay.name)}" if quote.relay is not None else ""
    paragraph = article.paragraph_at(quote.start) + 1
    return f"“{one_line(quote.text)}”\n— {speaker}{relay}. {article_citation(article)}, ¶{paragraph}"
