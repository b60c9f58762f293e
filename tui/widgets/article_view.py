"""Reading an article: matches, quotations, linked passages, and the keys that move between them.

The view marks and moves and says so in messages; what a message leads to, its owner decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from index.article import Role
from tui.widgets.article_layout import Kind, Line
from tui.widgets.article_page import ArticlePage
from tui.widgets.keys import key
from tui.widgets.match_ticks import tick_row, ticked
from tui.widgets.spans import SpanIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.color import Color

    from index.article import Article, Quote, Span

_ANCHORS = {"top": 0.0, "third": 1 / 3, "centre": 0.5}
_WITHOUT_SELECTION = frozenset({"end_selection", "request_copy"})
"""Actions that there are only while something is selected."""


class ArticleView(ArticlePage):
    """Shows an article with its matches and quotations."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("j", "down"), "line_down", "Line down", show=False, id="article.line-down"),
        Binding(key("k", "up"), "line_up", "Line up", show=False, id="article.line-up"),
        Binding(key("space", "pagedown"), "page_down", "Page down", show=False, id="article.page-down"),
        Binding(key("b", "pageup"), "page_up", "Page up", show=False, id="article.page-up"),
        Binding(key("d"), "half_page_down", "Half a page down", show=False, id="article.half-page-down"),
        Binding(key("u"), "half_page_up", "Half a page up", show=False, id="article.half-page-up"),
        Binding(key("g", "home"), "top", "Top", show=False, id="article.top"),
        Binding(key("G", "end"), "bottom", "Bottom", show=False, id="article.bottom"),
        Binding("}", "next_paragraph", "Next paragraph", show=False, id="article.next-paragraph"),
        Binding("{", "previous_paragraph", "Previous paragraph", show=False, id="article.previous-paragraph"),
        Binding(key("n"), "next_match", "Next match", id="article.next-match"),
        Binding(key("N"), "previous_match", "Previous match", show=False, id="article.previous-match"),
        Binding(key("v"), "select", "Select", show=False, id="article.select"),
        Binding(key("y", "enter"), "request_copy", "Copy selection", id="article.copy-selection"),
        Binding("escape", "end_selection", "End selection", show=False, id="article.end-selection"),
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

    class MatchChanged(Message):
        """Another match is the current one, or the matches are others."""

        def __init__(self, view: ArticleView, index: int | None, total: int) -> None:
            """`index` counts from 0; None when no match is the current one."""
            super().__init__()
            self.view = view
            self.index = index
            self.total = total

        @property
        def control(self) -> ArticleView:
            """The view that sent it."""
            return self.view

    class PlaceChanged(Message):
        """The reader is at another place."""

        def __init__(self, view: ArticleView, paragraph: int, paragraphs: int, percent: int, offset: int) -> None:
            """`paragraph` counts from 1, at the reading line; `offset` is of the top line."""
            super().__init__()
            self.view = view
            self.paragraph = paragraph
            self.paragraphs = paragraphs
            self.percent = percent
            self.offset = offset

        @property
        def control(self) -> ArticleView:
            """The view that sent it."""
            return self.view

    class QuoteUnderCursor(Message):
        """Another quotation, or none, is at the reading line."""

        def __init__(self, view: ArticleView, index: int | None) -> None:
            """`index` counts from 0; None when no quotation is on the screen."""
            super().__init__()
            self.view = view
            self.index = index

        @property
        def control(self) -> ArticleView:
            """The view that sent it."""
            return self.view

    class CopyRequested(Message):
        """The reader wants the selected text copied."""

        def __init__(self, view: ArticleView, text: str) -> None:
            """`text` is the article's own, without the wrapping."""
            super().__init__()
            self.view = view
            self.text = text

        @property
        def control(self) -> ArticleView:
            """The view that sent it."""
            return self.view

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
        self.matches: Sequence[Span] = ()
        self.quotes: Sequence[Quote] = ()
        self._match_index = SpanIndex()
        self._quote_index = SpanIndex()
        self._link_index = SpanIndex()
        self._difference_index = SpanIndex()
        self._labels: Sequence[str] = ()
        self._selection_anchor: int | None = None
        self._selection_head = 0
        self._tick_rows: tuple[int, dict[int, bool]] | None = None
        self._told_place: tuple[int, int, int, int] | None = None
        self._told_quote: int | None = None

    def on_mount(self) -> None:
        """Put the ticks on the scrollbar."""
        self.vertical_scrollbar.renderer = ticked(self._ticks, self._tick_colour)  # type: ignore[misc]  # documented

    # What is shown and marked

    def show(
        self,
        article: Article | None,
        matches: Sequence[Span] = (),
        quotes: Sequence[Quote] = (),
        offset: int = 0,
    ) -> None:
        """Show `article` from `offset`, its matches and quotations marked. Links and differences are cleared."""
        self._end_keyboard_selection()
        if self.selected_span is not None:
            self.screen.clear_selection()
        self._link_index = self._difference_index = SpanIndex()
        self._labels = ()
        self._label_width = 0
        self.set_reactive(ArticleView.current_match, None)
        self.set_reactive(ArticleView.current_quote, None)
        self._keep_quotes(quotes)
        self._keep_matches(matches)
        self._told_place = self._told_quote = None
        self.show_page(article, offset)
        self.post_message(self.MatchChanged(self, None, len(self.matches)))

    def set_matches(self, matches: Sequence[Span]) -> None:
        """Mark other matches; the current one stays current if it is among them."""
        current = self.matches[self.current_match] if self.current_match is not None else None
        self._keep_matches(matches)
        index = self.matches.index(current) if current in self.matches else None
        self.set_reactive(ArticleView.current_match, index)
        self._redraw()
        self.post_message(self.MatchChanged(self, index, len(self.matches)))

    def set_quotes(self, quotes: Sequence[Quote]) -> None:
        """Mark other quotations; none of them is chosen."""
        self._keep_quotes(quotes)
        self.set_reactive(ArticleView.current_quote, None)
        self._redraw()
        self._tell_quote()

    def set_links(self, links: Sequence[tuple[Span, int]]) -> None:
        """Mark passages and number them in the margin where they begin."""
        self._link_index = SpanIndex(span for span, _ in links)
        self._labels = [str(number) for _, number in links]
        self._redraw()
        self.set_label_width(max(map(len, self._labels), default=0))

    def set_differences(self, spans: Sequence[Span]) -> None:
        """Mark the words in which a compared article differs."""
        self._difference_index = SpanIndex(spans)
        self._redraw()

    def _keep_matches(self, matches: Sequence[Span]) -> None:
        self.matches = list(matches)
        self._match_index = SpanIndex(self.matches)

    def _keep_quotes(self, quotes: Sequence[Quote]) -> None:
        self.quotes = list(quotes)
        self._quote_index = SpanIndex((quote.start, quote.end) for quote in self.quotes)

    def _redraw(self) -> None:
        self._tick_rows = None
        self.clear_strips()
        if self.is_mounted:
            self.vertical_scrollbar.refresh()

    # Drawing

    def marks_on(self, line: Line) -> list[tuple[int, int, str]]:
        """Return the marks of `line`: links lowest, then quotations and differences, matches on top."""
        if line.kind is not Kind.TEXT:
            return []
        span = line.start, line.end
        marks = [(start, end, "article--link") for start, end, _ in self._link_index.overlapping(*span)]
        for start, end, index in self._quote_index.overlapping(*span):
            marks.append((start, end, f"article--{'current-' if index == self.current_quote else ''}quote"))
        marks += [(start, end, "article--difference") for start, end, _ in self._difference_index.overlapping(*span)]
        for start, end, index in self._match_index.overlapping(*span):
            marks.append((start, end, f"article--{'current-' if index == self.current_match else ''}match"))
        return marks

    def label_on(self, line: Line) -> str:
        """Return the number of the first link that begins on `line`."""
        if line.kind is not Kind.TEXT:
            return ""
        links = self._link_index.overlapping(line.start, line.end)
        return next((self._labels[link.number] for link in links if link.start >= line.start), "")

    def margin_on(self, line: Line) -> tuple[str, str]:
        """Return the marker of the current match, else of a quotation or a difference on `line`."""
        if line.kind is not Kind.TEXT:
            return super().margin_on(line)
        names = {name for _, _, name in self.marks_on(line)}
        if "article--current-match" in names:
            return "▶", "article--tick"
        if "article--current-quote" in names:
            return "█", "article--quote-bar"
        if "article--quote" in names:
            return "┃", "article--quote-bar"
        if "article--difference" in names:
            return "≠", "article--difference"
        return super().margin_on(line)

    def laid_out(self) -> None:
        """Place the ticks anew."""
        self._tick_rows = None

    def _ticks(self, height: int) -> dict[int, bool]:
        """Return the rows of a scrollbar of `height` with a match; True for the current one."""
        if self._layout_now is None:
            return {}
        if self._tick_rows is None or self._tick_rows[0] != height:
            lines, line_at = len(self._layout_now), self._layout_now.line_at
            rows = {tick_row(line_at(start), lines, height): False for start, _ in self.matches}
            if self.current_match is not None:
                rows[tick_row(line_at(self.matches[self.current_match][0]), lines, height)] = True
            self._tick_rows = height, rows
        return self._tick_rows[1]

    def _tick_colour(self) -> Color:
        return self.get_component_styles("article--tick").color.rich_color

    # Moving

    @property
    def _rows(self) -> int:
        return max(1, self.scrollable_content_region.height)

    @property
    def reading_line(self) -> int:
        """The line that is taken for the one being read: the top line at the top, the last one at the bottom."""
        done = self.scroll_offset.y / self.max_scroll_y if self.max_scroll_y else 0.0
        return self.scroll_offset.y + round(done * (self._rows - 1))

    def goto_offset(self, offset: int, select: Span | None = None, anchor: str = "third") -> None:
        """Scroll so that `offset` is at `anchor` (`top`, `third` or `centre`), and select `select`."""
        if self._layout_now is None:
            self._place = offset
            return
        line = self._layout_now.line_at(offset)
        self._scroll_to_line(max(0, line - int(self._rows * _ANCHORS[anchor])))
        if select is not None:
            self.select_span(select)

    def _bring_into_view(self, span: Span) -> None:
        """Scroll to `span` unless it can be read comfortably where it is."""
        if self._layout_now is None:
            self._place = span[0]
            return
        first, last = self._layout_now.lines_of(span)
        margin = self._rows // 6
        top = self.scroll_offset.y
        if (first < top + margin and top > 0) or last >= top + self._rows - margin:
            self.goto_offset(span[0])

    def next_match(self) -> None:
        """Go to the match after the current one, from the place when there is none; the first follows the last."""
        self._step_match(1)

    def previous_match(self) -> None:
        """Go to the match before the current one; the last comes before the first."""
        self._step_match(-1)

    def _step_match(self, step: int) -> None:
        if self.matches:
            self.current_match = self._step(self.matches, self.current_match, step)

    def _step(self, spans: Sequence[Span], current: int | None, step: int) -> int:
        if current is not None:
            return (current + step) % len(spans)
        place = self.place
        if step > 0:
            return next((i for i, (start, _) in enumerate(spans) if start >= place), 0)
        return next((i for i in reversed(range(len(spans))) if spans[i][0] < place), len(spans) - 1)

    def watch_current_match(self, index: int | None) -> None:
        """Show the match and tell of it."""
        self._redraw()
        if index is not None:
            self._bring_into_view(self.matches[index])
        self.post_message(self.MatchChanged(self, index, len(self.matches)))

    def validate_current_match(self, index: int | None) -> int | None:
        """Keep to the matches that there are."""
        return index if index is not None and 0 <= index < len(self.matches) else None

    def next_quote(self) -> None:
        """Go to the quotation after the chosen one, from the place when there is none; around the end."""
        self._step_quote(1)

    def previous_quote(self) -> None:
        """Go to the quotation before the chosen one; around the beginning."""
        self._step_quote(-1)

    def _step_quote(self, step: int) -> None:
        if self.quotes:
            spans = [(quote.start, quote.end) for quote in self.quotes]
            self.current_quote = self._step(spans, self.current_quote, step)

    def goto_quote(self, index: int) -> None:
        """Choose quotation `index` and go to it, also when it is the chosen one already."""
        self.current_quote = index
        if self.current_quote is not None:
            quote = self.quotes[self.current_quote]
            self._bring_into_view((quote.start, quote.end))

    def watch_current_quote(self, index: int | None) -> None:
        """Show the quotation and tell of it."""
        self._redraw()
        if index is not None:
            self._bring_into_view((self.quotes[index].start, self.quotes[index].end))
        self._tell_quote()

    def validate_current_quote(self, index: int | None) -> int | None:
        """Keep to the quotations that there are."""
        return index if index is not None and 0 <= index < len(self.quotes) else None

    # Telling

    def place_changed(self) -> None:
        """Tell of the place and of the quotation at it."""
        layout = self._layout_now
        if layout is None or self.article is None:
            return
        paragraph = layout.line(min(self.reading_line, len(layout) - 1)).paragraph
        percent = round(100 * self.scroll_offset.y / self.max_scroll_y) if self.max_scroll_y else 100
        told = max(0, paragraph) + 1, len(self.article.paragraphs), percent, self.place
        if told != self._told_place:
            self._told_place = told
            self.post_message(self.PlaceChanged(self, *told))
        self._tell_quote()

    def quote_at_reading_line(self) -> int | None:
        """Return the chosen quotation if it is on the screen, else the one on it nearest to the reading line."""
        layout = self._layout_now
        if layout is None or not len(layout):
            return None
        top = self.scroll_offset.y
        bottom = min(top + self._rows, len(layout)) - 1
        visible = self._quote_index.overlapping(layout.line(top).start, layout.line(bottom).end)
        if any(mark.number == self.current_quote for mark in visible):
            return self.current_quote
        reading = self.reading_line
        lines = [(layout.lines_of((mark.start, mark.end)), mark.number) for mark in visible]
        nearest = min(lines, key=lambda found: max(found[0][0] - reading, reading - found[0][1], 0), default=None)
        return nearest[1] if nearest else None

    def _tell_quote(self) -> None:
        index = self.quote_at_reading_line()
        if index != self._told_quote:
            self._told_quote = index
            self.post_message(self.QuoteUnderCursor(self, index))

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys of the selection to others while nothing is selected."""
        return action not in _WITHOUT_SELECTION or self.selected_span is not None

    def _scroll_by(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, force=True)

    def action_line_down(self) -> None:
        """Scroll a line, or extend the keyboard's selection by a paragraph."""
        if not self._extend_selection(1):
            self._scroll_by(1)

    def action_line_up(self) -> None:
        """Scroll a line back, or take a paragraph from the keyboard's selection."""
        if not self._extend_selection(-1):
            self._scroll_by(-1)

    def action_page_down(self) -> None:
        """Scroll a page, one line staying."""
        self._scroll_by(max(1, self._rows - 1))

    def action_page_up(self) -> None:
        """Scroll a page back."""
        self._scroll_by(-max(1, self._rows - 1))

    def action_half_page_down(self) -> None:
        """Scroll half a page."""
        self._scroll_by(max(1, self._rows // 2))

    def action_half_page_up(self) -> None:
        """Scroll half a page back."""
        self._scroll_by(-max(1, self._rows // 2))

    def action_top(self) -> None:
        """Go to the title."""
        self._scroll_to_line(0)

    def action_bottom(self) -> None:
        """Go to the end."""
        self._scroll_to_line(self.max_scroll_y)

    def action_next_paragraph(self) -> None:
        """Go to the paragraph after that on the top line."""
        self._step_paragraph(1)

    def action_previous_paragraph(self) -> None:
        """Go to the beginning of the paragraph on the top line, or of the one before."""
        self._step_paragraph(-1)

    def action_next_match(self) -> None:
        """Go to the next match."""
        self.next_match()

    def action_previous_match(self) -> None:
        """Go to the previous match."""
        self.previous_match()

    def _step_paragraph(self, step: int) -> None:
        layout = self._layout_now
        if layout is None or self._extend_selection(step):
            return
        y = self.scroll_offset.y + step
        while 0 < y < len(layout) and not self._begins_paragraph(y):
            y += step
        self._scroll_to_line(y)

    def _begins_paragraph(self, y: int) -> bool:
        assert self._layout_now is not None
        line = self._layout_now.line(y)
        return line.kind is Kind.HIDDEN or (line.kind is Kind.TEXT and self._opens_paragraph(line))

    # Selecting with the keyboard

    def action_select(self) -> None:
        """Select the paragraph at the reading line; pressed again, end the selection."""
        if self._selection_anchor is not None:
            self.action_end_selection()
        elif self._layout_now is not None and self.article is not None and self.article.paragraphs:
            line = self._layout_now.line(min(self.reading_line, len(self._layout_now) - 1))
            self._selection_anchor = self._selection_head = self._readable(max(0, line.paragraph), 1)
            self._select_paragraphs()

    def action_end_selection(self) -> None:
        """Select nothing."""
        self._end_keyboard_selection()
        self.screen.clear_selection()

    def action_request_copy(self) -> None:
        """Ask the owner to copy what is selected."""
        text = self.copy_text()
        if text is not None:
            self.post_message(self.CopyRequested(self, text))
        self.action_end_selection()

    def _end_keyboard_selection(self) -> None:
        self._selection_anchor = None

    def _extend_selection(self, step: int) -> bool:
        """Move the free end of the keyboard's selection; False when there is none."""
        if self._selection_anchor is None or self.selected_span is None:
            self._selection_anchor = None
            return False
        self._selection_head = self._readable(self._selection_head + step, step)
        self._select_paragraphs()
        return True

    def _readable(self, paragraph: int, step: int) -> int:
        """Return `paragraph`, or the next one in the direction of `step` that is shown, if there is any."""
        assert self.article is not None
        paragraphs = self.article.paragraphs
        place = paragraph
        while 0 <= place < len(paragraphs):
            if self.show_boilerplate or paragraphs[place].role is not Role.BOILERPLATE:
                return place
            place += step
        return max(0, min(paragraph - step, len(paragraphs) - 1))

    def _select_paragraphs(self) -> None:
        assert self.article is not None
        assert self._selection_anchor is not None
        first, last = sorted((self._selection_anchor, self._selection_head))
        paragraphs = self.article.paragraphs
        self.select_span((paragraphs[first].start, paragraphs[last].end))
        head = paragraphs[self._selection_head]
        self._bring_into_view((head.start, head.end))
