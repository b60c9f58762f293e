"""The values of the facets with their counts: chosen, left out, folded, narrowed.

Lists what it is given; what a choice does to the search is for its owner to decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from index.text import fold, one_line
from tui.widgets.article_header import language_name
from tui.widgets.keys import key
from tui.widgets.safe import line
from tui.widgets.windowed_list import WindowedList

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.search.facets import Facet, Value
    from tui.widgets.windowed_list import Row

HEADINGS = {
    "source": "Outlet",
    "month": "Time",
    "language": "Language",
    "kind": "Kind",
    "person": "Who",
    "place": "Where",
    "organisation": "Organisation",
    "topic": "Weapons, events, terms",
}
_STATES = {
    "unread": "not read yet",
    "read": "read",
    "bookmarked": "bookmarked ★",
    "quoting": "with quotation marks",
}
_FEW = 6
"""Values of a facet that are shown before it is opened."""

_MOST_NARROWED = 100


@dataclass(frozen=True, slots=True)
class _Line:
    """One row: a heading, a value, or how many more there are."""

    facet: Facet
    value: Value | None = None
    more: int = 0
    """Values that are not shown; only in the last row of a facet."""

    @property
    def place(self) -> tuple[str, str | None, bool]:
        """What it is, whatever its counts."""
        return self.facet.kind.name, self.value.written if self.value is not None else None, bool(self.more)


class FacetList(WindowedList, inherit_bindings=False):
    """Facets under each other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("j", "down"), "down", "Down", show=False, id="facets.down"),
        Binding(key("k", "up"), "up", "Up", show=False, id="facets.up"),
        Binding("pagedown", "page_down", "Page down", show=False, id="facets.page-down"),
        Binding(key("b", "pageup"), "page_up", "Page up", show=False, id="facets.page-up"),
        Binding(key("d"), "half_page_down", "Half a page down", show=False, id="facets.half-page-down"),
        Binding(key("u"), "half_page_up", "Half a page up", show=False, id="facets.half-page-up"),
        Binding(key("g", "home"), "first", "First", show=False, id="facets.first"),
        Binding(key("G", "end"), "last", "Last", show=False, id="facets.last"),
        Binding(key("enter", "space"), "select", "Choose", id="facets.choose"),
        Binding("minus", "choose('excluded')", "Leave out", key_display="-", id="facets.exclude"),
        Binding("plus", "choose('besides')", "Must be there too", key_display="+", show=False, id="facets.besides"),
        Binding(key("l", "right"), "unfold", "More", show=False, id="facets.more"),
        Binding(key("h", "left"), "fold", "Fewer", show=False, id="facets.fewer"),
        Binding("right_curly_bracket", "facet(1)", "Next facet", key_display="}", show=False, id="facets.next"),
        Binding("left_curly_bracket", "facet(-1)", "Facet before", key_display="{", show=False, id="facets.before"),
        Binding(key("f"), "narrow", "Find", id="facets.narrow"),
    ]

    class Chosen(Message):
        """A value is to be chosen or left out; if it is so already, it is not to be any more."""

        def __init__(self, facet: Facet, value: Value, how: str) -> None:
            """`how` is `chosen`, `excluded`, or `besides`: to be there besides those chosen before."""
            super().__init__()
            self.facet = facet
            self.value = value
            self.how = how

    class Narrowing(Message):
        """The reader wants to type what to find among the values."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget of Textual
        super().__init__(id=id, empty=Content("…"))
        self._facets: Sequence[Facet] = ()
        self._lines: list[_Line] = []
        self._opened: set[str] = set()
        self._shut: set[str] = set()
        self._wanted = ""

    # What it lists

    def show_facets(self, facets: Sequence[Facet]) -> None:
        """List facets; the highlight stays at its value."""
        self._facets = facets
        self._list()

    def narrow(self, text: str) -> None:
        """List only values in a name of which `text` stands; all when it is empty."""
        self._wanted = fold(text)
        self._list()
        first = next((at for at, one in enumerate(self._lines) if one.value is not None), None)
        if text and first is not None:
            self.highlighted = first

    def _list(self) -> None:
        at = self.highlighted
        before = self._lines[at].place if at is not None and at < len(self._lines) else None
        self._lines = [row for facet in self._facets for row in self._rows_of(facet)]
        self.empty = Content("No value has this in its name." if self._wanted else "Nothing to count.")
        place = next((i for i, one in enumerate(self._lines) if one.place == before), at)
        self.set_rows(len(self._lines), keep=place)

    def _rows_of(self, facet: Facet) -> Iterator[_Line]:
        if self._wanted:
            shown = values = list(islice(_named_so(facet, self._wanted), _MOST_NARROWED))
        else:
            values = list(self._unfolded(facet))
            shown = values if facet.kind.name in self._opened else _few(values)
        if not values:
            return
        yield _Line(facet)
        if facet.kind.name in self._shut and not self._wanted:
            return
        yield from (_Line(facet, value) for value in shown)
        if len(shown) < len(values):
            yield _Line(facet, more=len(values) - len(shown))

    def _unfolded(self, facet: Facet) -> Iterator[Value]:
        """Yield the values of a facet without the months of years that are folded."""
        years = sum(value.written.isdigit() for value in facet.values) if facet.kind.field == "date" else 0
        picked = {value.written[:4] for value in facet.values if value.is_chosen or value.is_excluded}
        for value in facet.values:
            year, dash, _ = value.written.partition("-")
            is_month = facet.kind.field == "date" and year.isdigit() and dash and years != 1
            if not is_month or year in self._opened or (year in picked and year not in self._shut):
                yield value

    # Drawing

    def render_row(self, index: int, width: int, selected: bool) -> Row:
        """Return a heading, or a value with its count on the right."""
        row = self._lines[index]
        value = row.value
        if value is None:
            return [Content.styled(f"    … {row.more:,} more", "$text-muted") if row.more else self._heading(row.facet)]
        mark = "− " if value.is_excluded else "✓ " if value.is_chosen else "  "
        count = f"{value.count:,}"
        label = label_of(row.facet, value)
        style = "bold $text-accent" if value.is_chosen else "$text-muted strike" if value.is_excluded else ""
        room = max(4, width - 3 - len(count))
        name = Content.assemble((self._fold_mark(row), style), line(label, style))
        name = name.truncate(room, ellipsis=True, pad=True)
        return [Content.assemble((mark, "bold"), name, " ", (count, "bold" if value.is_chosen else "$text-muted"))]

    def _heading(self, facet: Facet) -> Content:
        return Content.assemble((HEADINGS[facet.kind.name], "bold $text-secondary"))

    def _fold_mark(self, row: _Line) -> str:
        if row.value is None or row.facet.kind.field != "date":
            return ""
        written = row.value.written
        if not written.isdigit():
            return "   "
        is_open = any(one.value is not None and one.value.written.startswith(f"{written}-") for one in self._lines)
        return "▾ " if is_open else "▸ "

    # Keys

    @property
    def _here(self) -> _Line | None:
        return self._lines[self.highlighted] if self.highlighted is not None else None

    def action_select(self) -> None:
        """Choose the value, or take the choice back; on what is folded, unfold it."""
        if self._here is not None and self._here.value is None:
            self._fold_here(is_open=self._here.more > 0 or self._here.facet.kind.name in self._shut)
        else:
            self.action_choose("chosen")

    def action_choose(self, how: str) -> None:
        """Choose the value or leave it out, or take that back."""
        here = self._here
        if here is not None and here.value is not None:
            self.post_message(self.Chosen(here.facet, here.value, how))

    def action_unfold(self) -> None:
        """Show all values of the facet, or the months of the year."""
        self._fold_here(is_open=True)

    def action_fold(self) -> None:
        """Show fewer values of the facet, then none; or no months of the year."""
        self._fold_here(is_open=False)

    def _fold_here(self, *, is_open: bool) -> None:
        here = self._here
        if here is None:
            return
        facet = here.facet.kind.name
        name = here.value.written[:4] if here.value is not None and here.facet.kind.field == "date" else facet
        was_open = name in self._opened
        self._opened.discard(name)
        self._shut.discard(name)
        if is_open:
            self._opened.add(name)
        elif not was_open or name != facet:
            self._shut.add(name)
        self._list()
        if not is_open and here not in self._lines:
            self._highlight((facet, name if name != facet else None, False))

    def _highlight(self, place: tuple[str, str | None, bool]) -> None:
        at = next((i for i, one in enumerate(self._lines) if one.place == place), None)
        if at is not None:
            self.highlighted = at

    def action_facet(self, step: int) -> None:
        """Go to the next heading or the one before."""
        at = self.highlighted or 0
        heads = [i for i, one in enumerate(self._lines) if one.value is None and not one.more and (i - at) * step > 0]
        if heads:
            self.highlighted = min(heads) if step > 0 else max(heads)

    def action_narrow(self) -> None:
        """Type what to find."""
        self.post_message(self.Narrowing())


def label_of(facet: Facet, value: Value) -> str:
    """Return what a value is called on the screen."""
    if facet.kind.name == "kind":
        return _STATES.get(value.written, value.label)
    if facet.kind.name == "language":
        return language_name(value.written) or value.label
    return one_line(value.label) or "unknown outlet"


def _few(values: Sequence[Value]) -> list[Value]:
    """Return the first values, and those after them that are chosen or left out."""
    if len(values) <= _FEW + 1:
        return list(values)
    return [value for at, value in enumerate(values) if at < _FEW or value.is_chosen or value.is_excluded]


def _named_so(facet: Facet, wanted: str) -> Iterator[Value]:
    """Yield the values that have `wanted`, folded, in what they are called, names in any spelling."""
    from index.names import default_gazetteer

    gazetteer = default_gazetteer()
    for value in facet.values:
        entity = gazetteer.get(value.written) if facet.kind.field == "name" else None
        others = (*entity.strong, *entity.weak) if entity is not None else ()
        if any(wanted in fold(name) for name in (label_of(facet, value), *others)):
            yield value
