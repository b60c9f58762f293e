"""Reading an article: matches, quotations and linked passages are marked, moved between and told of.

What a message leads to, the owner of the view decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from tui.widgets.article_layout import Kind
from tui.widgets.article_marks import Marks
from tui.widgets.article_selection import SelectablePage
from tui.widgets.keys import key
from tui.widgets.match_ticks import tick_row, ticked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.color import Color

    from index.article import Article, Quote, Span
    from tui.widgets.article_layout import Line

_MARGINS = (
    ("article--current-match", "▶", "article--tick"),
    ("article--current-quote", "█", "article--quote-bar"),
    ("article--quote", "┃", "article--quote-bar"),
    ("article--difference", "≠", "article--difference"),
)
"""What stands in the margin of a line with a mark; the first that applies."""


class ArticleView(SelectablePage):
    """Shows an article with its matches and quotations."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("full_stop", "next_quote", "Next quotation", key_display=".", show=False, id="article.next-quote"),
        Binding(
            "comma", "previous_quote", "Previous quotation", key_display=",", show=False, id="article.previous-quote"
        ),
        Binding(key("n"), "next_match", "Next match", id="article.next-match"),
        Binding(key("N", "p"), "previous_match", "Previous match", show=False, id="article.previous-match"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--match",
        "article--current-match",
        "article--quote",
        "article--current-quote",
        "article--quote-bar",
        "article--link",
        "article--difference",
        "article--tick",
    }
    DEFAULT_CSS = """
    ArticleView {
        & > .article--quote { text-style: italic; }
        & > .article--current-quote { text-style: italic; background: $success 25%; }
        & > .article--quote-bar { color: $success; }
        & > .article--link { background: $primary 15%; }
        & > .article--difference { color: $text-error; text-style: underline; }
        & > .article--match { background: $warning 30%; text-style: bold underline; }
        & > .article--current-match { background: $warning; color: auto; text-style: bold; }
        & > .article--tick { color: $warning; }
    }
    """

    current_match: reactive[int | None] = reactive(None, init=False)
    """The match that the reader is at, from 0."""

    current_quote: reactive[int | None] = reactive(None, init=False)
    """The quotation chosen with `goto_quote`, `next_quote` or `previous_quote`, from 0."""

    class FromView(Message):
        """A message of an article view."""

        def __init__(self, view: ArticleView) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> ArticleView:
            """The view that sent it."""
            return self.view

    class MatchChanged(FromView):
        """Another match is the current one, or the matches are others."""

        def __init__(self, view: ArticleView, index: int | None, total: int) -> None:
            """`index` counts from 0; None when no match is the current one."""
            super().__init__(view)
            self.index = index
            self.total = total

    class PlaceChanged(FromView):
        """The reader is at another place."""

        def __init__(self, view: ArticleView, paragraph: int, paragraphs: int, percent: int, offset: int) -> None:
            """`paragraph` counts from 1 and is that of the reading line; `offset` is that of the top line."""
            super().__init__(view)
            self.paragraph = paragraph
            self.paragraphs = paragraphs
            self.percent = percent
            self.offset = offset

    class QuoteUnderCursor(FromView):
        """Another quotation, or none, is at the reading line."""

        def __init__(self, view: ArticleView, index: int | None) -> None:
            """`index` counts from 0; None when no quotation is on the screen."""
            super().__init__(view)
            self.index = index

    class CopyRequested(FromView):
        """The reader wants the selected text copied."""

        def __init__(self, view: ArticleView, text: str) -> None:
            """`text` is the article's own, without the wrapping."""
            super().__init__(view)
            self.text = text

    def __init__(
        self,
        *,
        boilerplate_hint: str = "",
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - as every widget of Textual
        classes: str | None = None,
    ) -> None:
        """As `ArticlePage`."""
        super().__init__(boilerplate_hint=boilerplate_hint, name=name, id=id, classes=classes)
        self._marks = Marks()
        self._in_title: Sequence[Span] = ()
        self._tick_rows: tuple[int, Mapping[int, bool]] | None = None
        self._labels: Mapping[int, str] | None = None
        self._told_place: tuple[int, int, int, int] | None = None
        self._told_quote: int | None = None

    def on_mount(self) -> None:
        """Put the ticks on the scrollbar, in the way that Textual documents."""
        self.vertical_scrollbar.renderer = ticked(self._ticks, self._tick_colour)  # type: ignore[misc]

    # What is shown and marked

    def show(
        self,
        article: Article | None,
        matches: Sequence[Span] = (),
        quotes: Sequence[Quote] = (),
        offset: int = 0,
        in_title: Sequence[Span] = (),
    ) -> None:
        """Show `article` from `offset`, its matches and quotations marked; `in_title` are the matches in its title.

        Links and differences are cleared.
        """
        self._marks = Marks()
        self._marks.set_matches(matches)
        self._marks.set_quotes(quotes)
        self._in_title = in_title
        self._told_place = self._told_quote = None
        self.set_reactive(ArticleView.current_match, None)
        self.set_reactive(ArticleView.current_quote, None)
        self.show_page(article, offset)
        self._redraw()
        self._tell_match()

    @property
    def matches(self) -> Sequence[Span]:
        """The matches, as given."""
        return self._marks.matches

    @property
    def quotes(self) -> Sequence[Quote]:
        """The quotations, as given."""
        return self._marks.quotes

    @property
    def in_title(self) -> Sequence[Span]:
        """The matches in the title, as given."""
        return self._in_title

    def set_matches(self, matches: Sequence[Span], in_title: Sequence[Span] = ()) -> None:
        """Mark other matches; the current one stays current if it is among them."""
        self._in_title = in_title
        self._marks.set_matches(matches)
        self._tick_rows = None
        self.set_reactive(ArticleView.current_match, self._marks.current_match)
        self._redraw()
        self._tell_match()

    def set_quotes(self, quotes: Sequence[Quote]) -> None:
        """Mark other quotations; none of them is chosen."""
        self._marks.set_quotes(quotes)
        self._told_quote = -1
        self.set_reactive(ArticleView.current_quote, None)
        self._redraw()
        self._tell_quote()

    def set_links(self, links: Sequence[tuple[Span, int]]) -> None:
        """Mark passages and show their numbers in the margin where they begin."""
        self._marks.set_links(links)
        self._labels = None
        self._redraw()
        self.set_label_width(self._marks.label_width)

    def set_differences(self, spans: Sequence[Span]) -> None:
        """Mark the words in which a compared article differs."""
        self._marks.set_differences(spans)
        self._redraw()

    def _redraw(self) -> None:
        self.clear_strips()
        if self.is_mounted:
            self.vertical_scrollbar.refresh()

    # Drawing

    def marks_on(self, line: Line) -> list[tuple[int, int, str]]:
        """Return the marks of `line`, or of what it hides: links lowest, then quotations, differences and matches."""
        if line.kind is Kind.TITLE and self._page is not None:
            begin = self._page.start
            return [(begin + start, begin + end, "article--match") for start, end in self._in_title]
        return self._marks.on(line.start, line.end) if line.kind in (Kind.TEXT, Kind.HIDDEN) else []

    def label_on(self, line: Line) -> str:
        """Return the number of the link that begins on `line`, or that found no room on the line before."""
        if self._labels is None and self._lines is not None:
            self._labels = self._marks.labels(self._lines.lines_of)
        if self._labels is None or self._lines is None or line.kind is not Kind.TEXT:
            return ""
        return self._labels.get(self._lines.line_at(line.start), "")

    def margin_on(self, line: Line) -> tuple[str, str]:
        """Return the sign of the current match, else of a quotation or a difference on `line`."""
        names = {name for _, _, name in self.marks_on(line)}
        return next(((sign, look) for name, sign, look in _MARGINS if name in names), super().margin_on(line))

    def _lay_out(self) -> None:
        self._tick_rows = self._labels = None
        super()._lay_out()

    def _ticks(self, height: int) -> Mapping[int, bool]:
        """Return the rows of a scrollbar of `height` with a match; True for the current one."""
        lines = self._lines
        if lines is None:
            return {}
        if self._tick_rows is None or self._tick_rows[0] != height:
            rows = dict.fromkeys(
                (tick_row(lines.line_at(start), len(lines), height) for start, _ in self.matches), False
            )
            self._tick_rows = height, rows
        if self.current_match is None:
            return self._tick_rows[1]
        current = tick_row(lines.line_at(self.matches[self.current_match][0]), len(lines), height)
        return {**self._tick_rows[1], current: True}

    def _tick_colour(self) -> Color:
        return self.get_component_styles("article--tick").color.rich_color

    # Matches and quotations

    def next_match(self) -> None:
        """Go to the match after the current one, from the place when there is none; the first follows the last."""
        self.current_match = self._step(self.matches, self.current_match, 1)

    def previous_match(self) -> None:
        """Go to the match before the current one; the last comes before the first."""
        self.current_match = self._step(self.matches, self.current_match, -1)

    def goto_match(self, index: int) -> None:
        """Make match `index` the current one and go to it, also when it is so already."""
        self.current_match = index
        if self.current_match is not None:
            self.bring_into_view(self.matches[self.current_match])

    def next_quote(self) -> None:
        """Go to the quotation after the chosen one, from the place when there is none; around the end."""
        self.current_quote = self._step(self._quote_spans(), self.current_quote, 1)

    def previous_quote(self) -> None:
        """Go to the quotation before the chosen one; around the beginning."""
        self.current_quote = self._step(self._quote_spans(), self.current_quote, -1)

    def goto_quote(self, index: int) -> None:
        """Choose quotation `index` and go to it, also when it is the chosen one already."""
        self.current_quote = index
        if self.current_quote is not None:
            self.bring_into_view(self._quote_spans()[self.current_quote])

    def _quote_spans(self) -> Sequence[Span]:
        return [(quote.start, quote.end) for quote in self.quotes]

    def _step(self, spans: Sequence[Span], current: int | None, step: int) -> int | None:
        if not spans:
            return None
        if current is not None:
            return (current + step) % len(spans)
        if step > 0:
            return next((i for i, (start, _) in enumerate(spans) if start >= self.place), 0)
        return next((i for i in reversed(range(len(spans))) if spans[i][0] < self.place), len(spans) - 1)

    def validate_current_match(self, index: int | None) -> int | None:
        """Keep to the matches that there are."""
        return index if index is not None and 0 <= index < len(self.matches) else None

    def watch_current_match(self, index: int | None) -> None:
        """Show the match and tell of it."""
        self._marks.current_match = index
        self._redraw()
        if index is not None:
            self.bring_into_view(self.matches[index])
        self._tell_match()

    def validate_current_quote(self, index: int | None) -> int | None:
        """Keep to the quotations that there are."""
        return index if index is not None and 0 <= index < len(self.quotes) else None

    def watch_current_quote(self, index: int | None) -> None:
        """Show the quotation and tell of it."""
        self._marks.current_quote = index
        self._redraw()
        if index is not None:
            self.bring_into_view(self._quote_spans()[index])
        self._tell_quote()

    def quote_at_reading_line(self) -> int | None:
        """Return the chosen quotation if it is on the screen, else the one on it nearest to the reading line."""
        lines = self._lines
        if lines is None:
            return None
        top = self.scroll_offset.y
        bottom = min(top + self.rows, len(lines)) - 1
        visible = self._marks.quote_index.overlapping(lines.line(min(top, bottom)).start, lines.line(bottom).end)
        if any(mark.number == self.current_quote for mark in visible):
            return self.current_quote
        reading = self.reading_line
        places = [(lines.lines_of((mark.start, mark.end)), mark.number) for mark in visible]
        nearest = min(places, key=lambda place: max(place[0][0] - reading, reading - place[0][1], 0), default=None)
        return nearest[1] if nearest else None

    # Telling

    def place_changed(self) -> None:
        """Tell of the place and of the quotation at it."""
        if self._lines is None or self.article is None:
            return
        paragraph = max(0, self._lines.line(self.reading_line).paragraph) + 1
        percent = round(100 * self.scroll_offset.y / self.max_scroll_y) if self.max_scroll_y else 100
        told = paragraph, len(self.article.paragraphs), percent, self.place
        if told != self._told_place:
            self._told_place = told
            self.post_message(self.PlaceChanged(self, *told))
        self._tell_quote()

    def _tell_match(self) -> None:
        self.post_message(self.MatchChanged(self, self.current_match, len(self.matches)))

    def _tell_quote(self) -> None:
        index = self.quote_at_reading_line()
        if index != self._told_quote:
            self._told_quote = index
            self.post_message(self.QuoteUnderCursor(self, index))

    # Keys

    def action_next_match(self) -> None:
        """Go to the next match."""
        self.next_match()

    def action_previous_match(self) -> None:
        """Go to the previous match."""
        self.previous_match()

    def action_next_quote(self) -> None:
        """Go to the next quotation."""
        self.next_quote()

    def action_previous_quote(self) -> None:
        """Go to the quotation before."""
        self.previous_quote()

    def action_request_copy(self) -> None:
        """Ask the owner to copy what is selected."""
        text = self.copy_text()
        if text is not None:
            self.post_message(self.CopyRequested(self, text))
        self.deselect()
