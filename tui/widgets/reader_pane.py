"""The article that is open, with the line under it that says where the reader is and who is speaking there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.widgets.article_header import origin_text, tags_text
from tui.widgets.article_view import ArticleView
from tui.widgets.quotes_panel import attribution
from tui.widgets.safe import line
from tui.widgets.steady import Steady

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from index.article import Article, Quote, Span


class ReaderPane(Vertical, Steady):
    """An article view in a frame."""

    DEFAULT_CSS = """
    ReaderPane { border: round $foreground 25%; border-title-color: $text-muted; border-subtitle-color: $text-muted; }
    ReaderPane:focus-within { border: round $border; }
    ReaderPane ArticleView { height: 1fr; }
    ReaderPane #tags { height: 1; padding: 0 1; display: none; text-wrap: nowrap; text-overflow: ellipsis; }
    ReaderPane.-tagged #tags { display: block; }
    ReaderPane #speaker { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget of Textual
        super().__init__(id=id)
        self._when_shown: Callable[[], object] | None = None

    def compose(self) -> ComposeResult:
        """Compose the tags, the view and the line of the speaker."""
        yield Static("", id="tags", markup=False)
        yield ArticleView(boilerplate_hint="h shows")
        yield Static("", id="speaker", markup=False)

    @property
    def view(self) -> ArticleView:
        """The article view."""
        return self.query_one(ArticleView)

    def show(
        self,
        article: Article,
        matches: Sequence[Span],
        quotes: Sequence[Quote],
        offset: int,
        in_title: Sequence[Span] = (),
    ) -> None:
        """Show an article from `offset`; `in_title` are the matches in its title."""
        self.query_one("#speaker", Static).update(Content(), layout=False)
        self.view.show(article, matches=matches, quotes=quotes, offset=offset, in_title=in_title)
        self._tell_matches(None, len(matches))

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show the tags of the article above it."""
        self.query_one("#tags", Static).update(tags_text(tags), layout=False)
        self.set_class(bool(tags), "-tagged")

    def when_shown(self, move: Callable[[], object]) -> None:
        """Move in the article, at once or when it is on the screen: without a width it has no lines."""
        if self.view.size:
            move()
        else:
            self._when_shown = move

    def on_show(self) -> None:
        """Do what was put off."""
        move, self._when_shown = self._when_shown, None
        if move is not None:
            self.call_later(move)

    def clear(self) -> None:
        """Show no article."""
        self.border_title = self.border_subtitle = None
        self.show_tags(())
        self.view.show(None)
        self.query_one("#speaker", Static).update(Content(), layout=False)

    @on(ArticleView.MatchChanged)
    def _match_changed(self, event: ArticleView.MatchChanged) -> None:
        self._tell_matches(event.index, event.total)

    def _tell_matches(self, index: int | None, total: int) -> None:
        words = _counted(total, len(self.view.in_title)) if index is None else f"match {index + 1}/{total}"
        if self.view.article is None:
            self.border_title = None
            return
        parts = [line(origin_text(self.view.article)), *([Content(words)] if words else [])]
        self.border_title = Content.assemble(" ", Content(" · ").join(parts), " ")

    @on(ArticleView.PlaceChanged)
    def _place_changed(self, event: ArticleView.PlaceChanged) -> None:
        self.border_subtitle = Content(f" ¶{event.paragraph}/{event.paragraphs}  {event.percent} % ")

    @on(ArticleView.QuoteUnderCursor)
    def _quote_changed(self, event: ArticleView.QuoteUnderCursor) -> None:
        self.query_one("#speaker", Static).update(self._speaking(event.index), layout=False)

    def _speaking(self, index: int | None) -> Content:
        if index is None or index >= len(self.view.quotes):
            return Content()
        quote = self.view.quotes[index]
        said = line(f"“{quote.text}”", "$text-muted")
        return Content.assemble(attribution(quote), _written(quote), "  ", said)


def _counted(total: int, in_title: int) -> str:
    """Return how many matches there are in the text, and how many in the headline; empty when there are none."""
    words = f"{total or in_title} {'match' if (total or in_title) == 1 else 'matches'}"
    if in_title:
        return f"{words} + {in_title} in the headline" if total else f"{words} in the headline"
    return words if total else ""


def _written(quote: Quote) -> Content:
    """Return how the article names the speaker, where it does so otherwise."""
    if quote.speaker is None or quote.speaker.mention.removeprefix("the ") in {
        "",
        quote.speaker.name.removeprefix("the "),
    }:
        return Content()
    return Content.assemble(" ", line(f"({quote.speaker.mention})", "$text-muted"))
