"""Terms over time: those of a search to begin with, others as they are added.

The screen stays as it was left until the search is another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from tui.screens import trend_terms
from tui.screens.lasting import LastingScreen
from tui.widgets.footer import Footer
from tui.widgets.keys import key
from tui.widgets.plain_input import PlainInput
from tui.widgets.safe import line
from tui.widgets.timeline import number_of
from tui.widgets.trend_plot import Row, TrendPlot

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from index.library import Library
    from index.record import Head
    from tui.screens.trend_terms import Asked, Counted

_UNITS = {"year": "years", "month": "months", "day": "days"}
_NO_TERMS = Content("Nothing to count yet.\n\n/ adds a term: a word, a name, a phrase in quotation marks.")
_NO_ARTICLES = Content("No dated articles in which to count.")


class TrendScreen(LastingScreen["str | None"]):
    """Look at terms over time; dismissed with a search for the articles that were chosen, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "add", "Add a term", key_display="/", id="trend.add"),
        Binding(key("x"), "remove", "Take the term away", show=False, id="trend.remove"),
        Binding(key("y"), "by('year')", "Years", id="trend.years"),
        Binding(key("m"), "by('month')", "Months", id="trend.months"),
        Binding(key("d"), "by('day')", "Days", id="trend.days"),
        Binding(key("p"), "rate", "Per 100,000 words, or times", show=False, id="trend.rate"),
        Binding(key("s"), "same_height", "One scale for all, or each its own", show=False, id="trend.same-height"),
        Binding(key("o"), "outlets", "The chosen term by outlet", show=False, id="trend.outlets"),
        Binding(key("f"), "first_use", "First use of the chosen term", show=False, id="trend.first-use"),
        Binding("question_mark", "help", "Help", key_display="?", id="trend.help"),
        Binding(key("q", "escape"), "close", "Back", key_display="q", id="trend.close"),
    ]
    HELPED = (TrendPlot,)
    INSTALLED_AS = "trend"
    DEFAULT_CSS = """
    TrendScreen {
        #period { height: 1; padding: 0 1; background: $panel; }
        #plot { height: 1fr; }
        #told { height: 2; padding: 0 1; background: $panel; }
        #term { display: none; height: 3; border: round $border; }
        &.-adding #term { display: block; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._query = ""
        self._revision = -1
        self._question = trend_terms.asked_by("")
        self._counted: Counted | None = None
        self._chosen_term = 0
        self._number = 0
        self._shown = 0

    def compose(self) -> ComposeResult:
        """Compose the plot between what is said of it."""
        yield Static("", id="period", markup=False)
        yield TrendPlot(id="plot")
        yield Static("", id="told", markup=False)
        yield PlainInput(placeholder='a word, a name, "a phrase"', id="term")
        yield Footer()

    def on_mount(self) -> None:
        """Begin to count."""
        self._plot.focus()
        self._count()

    def ask(self, library: Library, query: str) -> None:
        """Have the terms of `query`, unless they are the ones that were asked for last."""
        revision = library.record.revision
        if (library, query) != (self._library, self._query):
            self._library, self._query, self._question = library, query, trend_terms.asked_by(query)
            self._chosen_term = 0
        elif revision == self._revision:
            return
        self._revision = revision
        if self.is_mounted:
            self._count()

    @property
    def _plot(self) -> TrendPlot:
        return self.query_one(TrendPlot)

    # Counting

    def _count(self) -> None:
        """Count in a thread; what an earlier question finds is not wanted any more."""
        self._number += 1
        question, number, term = self._question, self._number, self._chosen_term
        if self._library is None or not question.terms:
            self._show(None)
            return

        def count(library: Library) -> Counted:
            return trend_terms.count(library, question, term, lambda: number == self._number)

        def show(counted: Counted) -> None:
            if number == self._number:
                self._show(counted)

        self._ask("count", count, show, "Not counted")

    def _show(self, counted: Counted | None) -> None:
        self._counted = counted
        self._shown = self._number
        series = counted.series if counted is not None else ()
        rows = [Row(trend_terms.name_of(one), one.points) for one in series]
        self._plot.show(self._question.by, rows, _NO_ARTICLES if self._question.terms else _NO_TERMS)
        self._plot.chosen = 0 if self._question.by_outlet else self._chosen_term
        self._tell()

    def _change(self, asked: Asked) -> None:
        self._question = asked
        self._count()

    # What is said

    @on(TrendPlot.Moved)
    def _moved(self) -> None:
        if self._shown == self._number and not self._question.by_outlet:
            self._chosen_term = self._plot.chosen
        self._tell()

    def _tell(self) -> None:
        counted = self._counted
        if counted is None or not counted.series:
            for name in ("#period", "#told"):
                self.query_one(name, Static).update(Content())
            return
        self.query_one("#period", Static).update(self._period())
        self.query_one("#told", Static).update(self._about(counted))

    def _period(self) -> Content:
        """Say where the cursor is and what the bars show."""
        first, last = self._plot.periods
        period = first if first == last else f"{first} – {last}"
        together = self._plot.scale.together
        shown = "per 100,000 words" if self._plot.by_rate else "times"
        height = "one scale" if self._plot.same_height else "each its own scale"
        bar = f", a bar is {together:,} {_UNITS[self._question.by]}" if together > 1 else ""
        told = Content.assemble((period, "bold"), f"   by {self._question.by}{bar} · {shown} · {height}")
        return Content.assemble(told, " · only ", line(self._question.scope)) if self._question.scope else told

    def _about(self, counted: Counted) -> Content:
        """Say the total of the chosen row, and who used it first."""
        series = counted.series[min(self._plot.chosen, len(counted.series) - 1)]
        total = f"  {series.total:,} {'time' if series.total == 1 else 'times'}"
        undated = f", and {series.undated:,} without a date" if series.undated else ""
        most = max(series.points, key=lambda point: point.count, default=None)
        highest = f" · most in {most.period}: {most.count:,}" if most is not None and most.count else ""
        name = line(trend_terms.name_of(series), "bold")
        first = counted.firsts.get(series.first or -1)
        return Content("\n").join([Content.assemble(name, total, undated, highest), _first_use(first)])

    # Terms

    def action_add(self) -> None:
        """Type a term."""
        if len(self._question.terms) >= trend_terms.MOST:
            self.notify(f"{trend_terms.MOST} terms are as many as can be told apart; x takes one away", timeout=3)
            return
        self.add_class("-adding")
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        problem = trend_terms.problem_of(text) if text else None
        if problem is not None:
            self.notify(problem, markup=False, severity="warning", timeout=4)
            return
        self._end_input()
        if text:
            self._chosen_term = len(self._question.terms)
            self._change(self._question.with_term(text))

    def _end_input(self) -> None:
        self.query_one(Input).clear()
        self.remove_class("-adding")
        self._plot.focus()

    def action_remove(self) -> None:
        """Take the chosen term away."""
        if self._question.terms:
            self._change(self._question.without(self._chosen_term))

    # What the bars show

    def action_by(self, period: str) -> None:
        """Count by year, month or day."""
        self._change(self._question.by_period(period))

    def action_outlets(self) -> None:
        """Show the chosen term by outlet, or all terms again."""
        self._change(self._question.outlets_or_terms())

    def action_rate(self) -> None:
        """Show occurrences in 100,000 words, or occurrences."""
        self._plot.by_rate = not self._plot.by_rate

    def action_same_height(self) -> None:
        """Have one scale for all rows, or each its own."""
        self._plot.same_height = not self._plot.same_height

    def action_first_use(self) -> None:
        """Go to the first use of the chosen row."""
        counted = self._counted
        if counted is None or not counted.series:
            return
        series = counted.series[self._plot.chosen]
        used = next((point for point in series.points if point.count), None)
        if used is not None:
            self._plot.go_to(number_of(used.period))

    # The rest

    @on(TrendPlot.Selected)
    def _selected(self, event: TrendPlot.Selected) -> None:
        if self._counted is not None:
            self.dismiss(
                trend_terms.search_for(self._counted.series[event.row], self._question, event.first, event.last)
            )

    def action_close(self) -> None:
        """End typing a term, or go back."""
        if self.has_class("-adding"):
            self._end_input()
        else:
            self.dismiss(None)


def _first_use(first: Head | None) -> Content:
    if first is None:
        return Content("not used in an article with a date")
    date = ((first.date.value or "")[:10], "bold")
    outlet = line(first.source or "unknown outlet", "$text-secondary")
    return Content.assemble(("first ", "$text-muted"), date, "  ", outlet, "  ", line(first.title))
