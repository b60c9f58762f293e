"""Terms over time: one row of bars for each, on one axis, with the values under the cursor in words.

Small multiples rather than lines over each other: five lines in eighty columns are a knot, five rows of bars are not.
Only the bars on the screen are drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from index.text import one_line
from tui.widgets.bars import bar_lines, eighths, runs
from tui.widgets.chart import Chart
from tui.widgets.keys import key
from tui.widgets.keyword_line import behind
from tui.widgets.timeline import NOTHING, Bar, Timeline, first_day, number_at
from tui.widgets.wrapping import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.content import Content
    from textual.strip import Strip

    from index.search.trend import Point
    from tui.widgets.timeline import Scale

_GUTTER = 9
"""Cells left of the bars: the highest value and a blank."""

_AXIS = 2
_LEAST_PANEL = 3
"""Lines of a row: its head and two of bars."""

_COLOURS = ("accent", "success", "warning", "error", "primary")


@dataclass(frozen=True, slots=True)
class Row:
    """A term, or an outlet's use of it."""

    name: str
    points: Sequence[Point]


class TrendPlot(Chart):
    """Rows of bars."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("h", "left"), "move(-1)", "Earlier", show=False, id="trend.earlier"),
        Binding(key("l", "right"), "move(1)", "Later", show=False, id="trend.later"),
        Binding(key("b", "pageup"), "page(-1)", "A page earlier", show=False, id="trend.page-earlier"),
        Binding(key("space", "pagedown"), "page(1)", "A page later", show=False, id="trend.page-later"),
        Binding(key("g", "home"), "end(False)", "First", show=False, id="trend.first"),
        Binding(key("G", "end"), "end(True)", "Last", show=False, id="trend.last"),
        Binding(key("n"), "use(1)", "Next use of the chosen term", show=False, id="trend.next-use"),
        Binding(key("N"), "use(-1)", "Use before", show=False, id="trend.use-before"),
        Binding(key("t"), "highest", "Highest bar", show=False, id="trend.highest"),
        Binding(key("j", "down"), "choose(1)", "Next term", show=False, id="trend.next-term"),
        Binding(key("k", "up"), "choose(-1)", "Term before", show=False, id="trend.term-before"),
        Binding("plus,equals_sign", "zoom(1)", "Zoom in", key_display="+", show=False, id="trend.zoom-in"),
        Binding("minus", "zoom(-1)", "Zoom out", key_display="-", show=False, id="trend.zoom-out"),
        Binding("0", "zoom(0)", "Everything", show=False, id="trend.everything"),
        Binding("enter", "select", "Open the articles", id="trend.select"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "trend--cursor",
        "trend--faint",
        "trend--marker",
        *(f"trend--{colour}" for colour in _COLOURS),
    }
    DEFAULT_CSS = """
    TrendPlot {
        & > .trend--cursor { background: $foreground 18%; }
        & > .trend--faint { color: $text-muted; }
        & > .trend--marker { color: $foreground; text-style: bold; }
        & > .trend--accent { color: $text-accent; }
        & > .trend--success { color: $text-success; }
        & > .trend--warning { color: $text-warning; }
        & > .trend--error { color: $text-error; }
        & > .trend--primary { color: $text-primary; }
    }
    """

    chosen: reactive[int] = reactive(0, init=False)
    """The row that the keys act on."""

    at: reactive[int] = reactive(0, init=False)
    """The number of the period under the cursor, as `timeline` counts."""

    by_rate: reactive[bool] = reactive(False, init=False)
    """Whether bars show occurrences in 100,000 words, not occurrences."""

    same_height: reactive[bool] = reactive(False, init=False)
    """Whether all rows have one scale; else each has its own highest value on top."""

    class Moved(Message):
        """Another period or row is under the cursor."""

    class Selected(Message):
        """The articles of the bar under the cursor are wanted."""

        def __init__(self, row: int, first: str, last: str) -> None:
            """`first` and `last` are its periods."""
            super().__init__()
            self.row = row
            self.first = first
            self.last = last

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget of Textual
        super().__init__(id=id)
        self._rows: Sequence[Row] = ()
        self._timeline = Timeline("month", ())
        self._zoom: int | None = None
        self._left = 0

    # What is shown

    def show(self, by: str, rows: Sequence[Row], empty: Content) -> None:
        """Show rows of bars by `by`; the cursor stays at its time, or starts at the last period."""
        day = first_day(self.at, self._timeline.by) if self._rows else None
        was_by = self._timeline.by
        self._rows, self._empty = rows, empty
        self._timeline = Timeline(by, [row.points for row in rows])
        if was_by != by:
            self._zoom = None
        self.set_reactive(TrendPlot.chosen, max(0, min(self.chosen, len(rows) - 1)))
        at = number_at(day, by) if day is not None else self._timeline.last
        self.set_reactive(TrendPlot.at, self.validate_at(at))
        self._show_cursor()

    @property
    def scale(self) -> Scale:
        """How far it is zoomed in."""
        scales = self._timeline.scales()
        index = self._timeline.fitting(self._room) if self._zoom is None else self._zoom
        return scales[max(0, min(index, len(scales) - 1))]

    @property
    def _room(self) -> int:
        return max(1, self.size.width - _GUTTER)

    @property
    def place(self) -> int:
        """The bar under the cursor, from the left."""
        return max(0, (self.at - self._timeline.first) // self.scale.together)

    @property
    def periods(self) -> tuple[str, str]:
        """The first and last period of the bar under the cursor."""
        return self._timeline.periods_in(self.place, self.scale.together)

    def go_to(self, number: int) -> None:
        """Put the cursor on the period with this number."""
        self.at = number

    def bar(self, row: int) -> Bar:
        """Return what is under the cursor in a row."""
        return self._timeline.bars(row, self.scale.together).get(self.place, NOTHING)

    def _value(self, bar: Bar) -> float:
        return bar.per_100k if self.by_rate else bar.count

    def _highest(self, row: int) -> float:
        rows = range(len(self._rows)) if self.same_height else (row,)
        together = self.scale.together
        return max((self._value(bar) for one in rows for bar in self._timeline.bars(one, together).values()), default=0)

    # Drawing

    def on_resize(self) -> None:
        """Keep the cursor on the screen."""
        self._show_cursor()

    def _show_cursor(self) -> None:
        """Scroll as little as shows the bar under the cursor."""
        seen = max(1, self._room // self.scale.width)
        last_left = max(0, self._timeline.bar_count(self.scale) - seen)
        self._left = max(0, min(last_left, max(self.place - seen + 1, min(self._left, self.place))))
        self.redraw()
        self.post_message(self.Moved())

    def _panels(self) -> list[tuple[int, int]]:
        """Return `(row, height)` of the rows that are on the screen: all, or those around the chosen one."""
        height = self.size.height - _AXIS
        seen = max(1, min(len(self._rows), height // _LEAST_PANEL))
        first = max(0, min(self.chosen - seen // 2, len(self._rows) - seen))
        each, over = divmod(max(1, height), seen)
        return [(row, each + (number < over)) for number, row in enumerate(range(first, first + seen))]

    def draw(self) -> list[Strip]:
        """Return the lines."""
        if not self._rows or self._timeline.count < 1:
            return []
        strips = [strip for row, height in self._panels() for strip in self._draw_panel(row, height)]
        return [*strips, *self._draw_axis()]

    def _seen(self) -> range:
        """Return the bars that are on the screen."""
        last = self._left + max(1, self._room // self.scale.width)
        return range(self._left, min(last, self._timeline.bar_count(self.scale)))

    def _draw_panel(self, row: int, height: int) -> list[Strip]:
        """Draw the head of a row and its bars."""
        lines = height - 1
        highest = self._highest(row)
        bars = self._timeline.bars(row, self.scale.together)
        heights = [
            eighths(self._value(bars[place]), highest, lines) if place in bars and bars[place].words else None
            for place in self._seen()
        ]
        colour = f"trend--{_COLOURS[row % len(_COLOURS)]}"
        top = f"{highest:,.1f}" if self.by_rate else f"{highest:,.0f}"
        drawn = [self._draw_head(row, colour)]
        for number, texts in enumerate(bar_lines(heights, self.scale.width, lines)):
            label = top if number == 0 else "0" if number == lines - 1 else ""
            drawn.append(self._draw_bars(label, texts, colour))
        return drawn

    def _draw_bars(self, label: str, texts: Sequence[str], colour: str) -> Strip:
        segments = [Segment(label[: _GUTTER - 1].rjust(_GUTTER - 1) + " ", self._style("trend--faint"))]
        for text, here, ground in runs(texts, self.place - self._left):
            names = ["trend--cursor"] if here else []
            segments.append(Segment(text, self._style("trend--faint" if ground else colour, *names)))
        return self._strip(segments)

    def _draw_head(self, row: int, colour: str) -> Strip:
        """Draw the name of a row and what is under the cursor."""
        chosen = row == self.chosen
        name = one_line(self._rows[row].name)
        values = told(self.bar(row))
        room = max(10, self.size.width - 4 - cells(values))
        segments = [
            Segment("▶ " if chosen else "  ", self._style("trend--marker")),
            Segment(behind(name, room), self._style(colour) + RichStyle(bold=chosen)),
            Segment(f"  {values}", self._style("trend--marker" if chosen else "trend--faint") + RichStyle(bold=False)),
        ]
        return self._strip(segments)

    def _draw_axis(self) -> list[Strip]:
        """Draw the line under the bars, with the cursor, and the labels."""
        scale, seen = self.scale, self._seen()
        room = self._room
        ground, labels = ["─"] * (len(seen) * scale.width), [" "] * room
        for cell, label in self._timeline.ticks(seen.start, seen.stop - 1, scale):
            ground[cell] = "┴"
            labels[cell : cell + len(label)] = label[: max(0, room - cell)]
        here = (self.place - seen.start) * scale.width
        if 0 <= here < len(ground):
            ground[here] = "▲"
        left = " " * _GUTTER
        texts = (left + "".join(ground), left + "".join(labels[:room]))
        return [self._strip([Segment(text, self._style("trend--faint"))]) for text in texts]

    # Reactives

    def validate_at(self, number: int) -> int:
        """Keep to the periods that there are."""
        return max(self._timeline.first, min(number, self._timeline.last))

    def watch_at(self) -> None:
        """Show the cursor and tell of it."""
        self._show_cursor()

    def validate_chosen(self, row: int) -> int:
        """Keep to the rows that there are."""
        return max(0, min(row, len(self._rows) - 1))

    def watch_chosen(self) -> None:
        """Show the row and tell of it."""
        self._show_cursor()

    def watch_by_rate(self) -> None:
        """Draw the bars anew."""
        self._show_cursor()

    def watch_same_height(self) -> None:
        """Draw the bars anew."""
        self._show_cursor()

    # Keys and mouse

    def action_move(self, bars: int) -> None:
        """Move the cursor by bars."""
        self._go_to_place(self.place + bars)

    def action_page(self, pages: int) -> None:
        """Move the cursor by as many bars as are on the screen."""
        self._go_to_place(self.place + pages * max(1, len(self._seen()) - 1))

    def _go_to_place(self, place: int) -> None:
        place = max(0, min(place, self._timeline.bar_count(self.scale) - 1))
        self.at = self._timeline.first + place * self.scale.together

    def action_end(self, last: bool) -> None:
        """Go to the first or last bar."""
        self._go_to_place(self._timeline.bar_count(self.scale) - 1 if last else 0)

    def action_use(self, step: int) -> None:
        """Go to the next or the previous bar in which the chosen term is used."""
        if self._rows:
            bars = self._timeline.bars(self.chosen, self.scale.together)
            used = [place for place, bar in bars.items() if bar.count and (place - self.place) * step > 0]
            if used:
                self._go_to_place(min(used) if step > 0 else max(used))

    def action_highest(self) -> None:
        """Go to the highest bar of the chosen term."""
        bars = self._timeline.bars(self.chosen, self.scale.together) if self._rows else {}
        if bars:
            self._go_to_place(max(bars, key=lambda place: self._value(bars[place])))

    def action_choose(self, step: int) -> None:
        """Choose another row."""
        self.chosen += step

    def action_zoom(self, step: int) -> None:
        """Zoom in or out, or back to everything."""
        scales = self._timeline.scales()
        fitting = self._timeline.fitting(self._room)
        index = max(fitting, min((fitting if self._zoom is None else self._zoom) + step, len(scales) - 1))
        self._zoom = None if not step or index == fitting else index
        self._left = self.place - self._room // self.scale.width // 2
        self._show_cursor()

    def action_select(self) -> None:
        """Ask for the articles under the cursor."""
        if self._rows:
            self.post_message(self.Selected(self.chosen, *self.periods))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the bar under the mouse; open its articles when it is there already."""
        if event.x < _GUTTER or not self._rows:
            return
        place = self._left + (event.x - _GUTTER) // self.scale.width
        row = self._row_at(event.y)
        again = (place, row) == (self.place, self.chosen)
        if row is not None:
            self.chosen = row
        self._go_to_place(place)
        if again:
            self.action_select()

    def _row_at(self, y: int) -> int | None:
        for row, height in self._panels():
            if y < height:
                return row
            y -= height
        return None


def told(bar: Bar) -> str:
    """Return the values of a bar in words."""
    if not bar.words:
        return "no articles"
    if not bar.count:
        return "not used"
    times = f"{bar.count:,} {'time' if bar.count == 1 else 'times'}"
    articles = f"{bar.articles:,} {'article' if bar.articles == 1 else 'articles'}"
    return f"{times} in {articles} · {bar.per_100k:,.1f} per 100,000 words"
