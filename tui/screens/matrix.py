"""Who has written about what was searched for, month by month, and who has not."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from tui.screens import lookups
from tui.screens.asking import AskingScreen
from tui.widgets.footer import Footer
from tui.widgets.keys import key
from tui.widgets.matrix_table import MatrixTable
from tui.widgets.safe import line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from index.library import Library
    from index.search.matrix import Matrix, OutletRow


class MatrixScreen(AskingScreen["str | None"]):
    """Look at outlets over time; dismissed with a search for the articles of a cell, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("m"), "by('month')", "Months", id="matrix.months"),
        Binding(key("y"), "by('year')", "Years", id="matrix.years"),
        Binding(key("s"), "sort", "Sort", id="matrix.sort"),
        Binding("question_mark", "help", "Help", key_display="?", id="matrix.help"),
        Binding(key("q", "escape"), "close", "Back", key_display="q", id="matrix.close"),
    ]
    HELPED = (MatrixTable,)
    DEFAULT_CSS = """
    MatrixScreen {
        #asked { height: 1; padding: 0 1; background: $panel; }
        #table { height: 1fr; }
        #cell { height: 2; padding: 0 1; background: $panel; }
    }
    """

    def __init__(self, library: Library, query: str) -> None:
        """Count what `query` finds in `library`."""
        super().__init__()
        self._library = library
        self._query = query
        self._by = "month"
        self._is_by_name = False
        self._matrix: Matrix | None = None

    def compose(self) -> ComposeResult:
        """Compose the table between what is said of it."""
        yield Static("", id="asked", markup=False)
        yield MatrixTable(id="table")
        yield Static("", id="cell", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Begin to count."""
        self._table.focus()
        self._count()

    @property
    def _table(self) -> MatrixTable:
        return self.query_one(MatrixTable)

    # Counting

    def _count(self) -> None:
        """Count in a thread; what an earlier question finds is not wanted any more."""
        query, by = self._query, self._by

        def show(matrix: Matrix) -> None:
            self._matrix = matrix
            self._show()

        self._ask("count", lambda library: _matrix(library, query, by), show, "Not counted")

    def _show(self) -> None:
        if self._matrix is None:
            return
        from index.search.matrix import by_name

        rows = sorted(self._matrix.rows, key=by_name) if self._is_by_name else self._matrix.rows
        self._table.show(self._matrix.periods, rows, Content("Nothing was found, so there is nothing to count."))
        order = "by name" if self._is_by_name else "most articles first"
        asked = line(self._query, "bold") if self._query.strip() else Content.styled("all articles", "bold")
        total, known = self._matrix.total, sum(1 for row in rows if row.outlet)
        articles, outlets = "article" if total == 1 else "articles", "outlet" if known == 1 else "outlets"
        others = " and unknown ones" if known < len(rows) else ""
        counts = f"   {total:,} {articles} · {known:,} {outlets}{others}, {order}"
        self.query_one("#asked", Static).update(Content.assemble(asked, counts))

    @on(MatrixTable.Moved)
    def _moved(self) -> None:
        outlet, period = self._table.outlet, self._table.period
        told = _told(outlet, period, self._table.at[1]) if outlet is not None else Content()
        self.query_one("#cell", Static).update(told)

    # Keys

    def action_by(self, by: str) -> None:
        """Count by month or year."""
        self._by = by
        self._count()

    def action_sort(self) -> None:
        """Sort by name, or by the number of articles."""
        self._is_by_name = not self._is_by_name
        self._show()

    @on(MatrixTable.Selected)
    def _selected(self) -> None:
        outlet = self._table.outlet
        if outlet is not None:
            self.dismiss(search_for(self._query, outlet, self._table.period))


def _matrix(library: Library, query: str, by: str) -> Matrix:
    return library.matrix(lookups.settled(library, query), by)


def _told(outlet: OutletRow, period: str, column: int) -> Content:
    """Say what is in a cell, and in its row."""
    name = line(outlet.outlet or "unknown outlet", "bold $text-secondary")
    if period:
        count, every = outlet.counts[column], outlet.articles[column]
        cell = (
            f"{count:,} of its {every:,} {'article' if every == 1 else 'articles'}" if every else "no articles at all"
        )
        here = Content.assemble(name, "  ", (period, "bold"), f"  {cell}")
    else:
        here = name
    undated = f", {outlet.undated:,} of them without a date" if outlet.undated else ""
    times = f"{outlet.blind:,} {'year' if len(period) == len('2024') else 'month'}{'' if outlet.blind == 1 else 's'}"
    blind = f"   · articles, but none of the search, in {times}" if outlet.blind and period else ""
    return Content("\n").join([here, Content.styled(f"{outlet.total:,} in all{undated}{blind}", "$text-muted")])


def search_for(query: str, outlet: OutletRow, period: str) -> str:
    """Return the search for the articles of a cell: what was asked for, of this outlet and time only."""
    from index.search.choices import KINDS, narrowed

    kinds = {kind.name: kind for kind in KINDS}
    text = narrowed(query, kinds["source"], outlet.written)
    return narrowed(text, kinds["month"], period) if period else text
