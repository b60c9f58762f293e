"""Who somebody is: names and offices, when articles name them, what they said, where they appear."""

from __future__ import annotations

import asyncio
import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tui.screens import quotation_lists as lists
from tui.screens.asking import FAILURES
from tui.screens.quoting import QuotingScreen
from tui.widgets.appearances import Appearances
from tui.widgets.footer import Footer
from tui.widgets.hit_list import HitList
from tui.widgets.keys import key
from tui.widgets.quotation_list import QuotationList
from tui.widgets.safe import line

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual.app import ComposeResult

    from index.article import Quote
    from index.library import Library
    from index.names import Role
    from index.record import Head
    from index.search.person import Person, Who
    from index.search.quoted import Quoted, Quotes
    from tui.widgets.hit_list import Hit

_HELD, _FORMER = "●", "○"
_MOST_ROLES = {0: 2, 30: 4, 45: 8}
"""Offices that are shown, by the lines of the screen from which on there is room for so many."""
_MOST_OUTLETS = 12


class PersonScreen(QuotingScreen["Quoted | Head | None"]):
    """Look somebody up; dismissed with the quotation or the article to open, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,shift+tab", "other_list", "The other list", key_display="tab",
                id="person.other-list"),
        Binding("question_mark", "help", "Help", key_display="?", id="person.help"),
        Binding(key("q", "escape"), "close", "Back", key_display="q", id="person.close"),
    ]  # fmt: skip
    HELPED = (QuotationList,)
    AUTO_FOCUS = "#said"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as Textual declares it
        (0, "-narrow"),
        (100, "-wide"),
    ]
    DEFAULT_CSS = """
    PersonScreen {
        #about { height: auto; max-height: 18; padding: 0 1; border: round $foreground 25%; }
        #about { border-title-color: $text-muted; border-subtitle-color: $text-muted; }
        #about Static { height: auto; text-wrap: nowrap; text-overflow: ellipsis; }
        #lists { height: 1fr; }
        #lists > * { width: 1fr; border: round $foreground 25%; }
        #lists > * { border-title-color: $text-muted; border-subtitle-color: $text-muted; }
        #lists > *:focus { border: round $border; }
        &.-narrow #named { display: none; }
        &.-narrow.-at-named #named { display: block; }
        &.-narrow.-at-named #said { display: none; }
    }
    """

    def __init__(self, library: Library, who: Who) -> None:
        super().__init__()
        self._library = library
        self._who = who
        self._person: Person | None = None
        self._found: Quotes | None = None

    def compose(self) -> ComposeResult:
        """Compose what is known above the two lists."""
        with Vertical(id="about") as about:
            about.border_title = Content.assemble(" ", line(self._who.name, "bold"), " ")
            yield Static("", id="who", markup=False)
            yield Appearances(id="months")
            yield Static("", id="figures", markup=False)
        with Horizontal(id="lists"):
            yield QuotationList(id="said")
            yield HitList(id="named")
        yield Footer()

    def on_mount(self) -> None:
        """Look them up."""
        self._said.border_title = Content(" Said ")
        self._named.border_title = Content(" Named in ")
        self._said.empty = Content("Reading …")
        self._named.empty = Content("No article names them.")
        self._ask("person", lambda library: library.person(self._who), self._show_person)
        self._read_quotations()

    @property
    def _said(self) -> QuotationList:
        return self.query_one("#said", QuotationList)

    @property
    def _named(self) -> HitList:
        return self.query_one("#named", HitList)

    def meant(self) -> tuple[int, Quote | None] | None:
        """Return the article that is highlighted, with its quotation in the list of these."""
        if self._named.has_focus:
            row = self._named.highlighted_row
            return None if row is None else (row, None)
        chosen = self._said.chosen
        return None if chosen is None else (chosen.head.row, chosen.quote)

    # Who

    def _show_person(self, person: Person) -> None:
        self._person = person
        if person.held() and person.as_of:
            legend = f" {_HELD} held on {person.as_of[:10]}, the newest article "
            self.query_one("#about").border_subtitle = Content(legend)
        self.query_one(Appearances).show_months(person.months)
        self.query_one(Appearances).display = bool(person.months)
        self._named.border_title = Content(f" Named in {_articles(len(person.rows))}, newest first ")
        self._named.show_rows(person.rows, [])
        self._tell()

    def _tell(self) -> None:
        """Say the figures, which grow while quotations are read."""
        if self._person is not None:
            roles = max(number for lines, number in _MOST_ROLES.items() if self.size.height >= lines)
            self.query_one("#who", Static).update(Content("\n").join(_who_lines(self._person, roles)))
            figures = _figures(self._person, self._found)
            self.query_one("#figures", Static).update(Content("\n").join(figures))

    @on(HitList.Needed)
    def _hits_needed(self, event: HitList.Needed) -> None:
        rows = event.rows
        self._ask(f"hits-{rows[0]}", lambda library: _hits(library, self._who, rows), self._named.add_hits)

    # What they said

    def _read_quotations(self) -> None:
        read: Callable[[], Awaitable[None]] = self._read
        self.run_worker(read, group="read", exclusive=True)

    async def _read(self) -> None:
        library = self._library
        if library is None:
            return
        try:
            growing = await asyncio.to_thread(library.said_by, self._who)
            while (found := await asyncio.to_thread(next, growing, None)) is not None:
                await self._arrange(found)
        except FAILURES as error:
            if self._is_whole:
                self._tell_failure("Not read", error)
        if self._is_whole:
            self._said.empty = Content("No quotation of theirs.")

    async def _arrange(self, found: Quotes) -> None:
        arranged = width = None
        while self._is_whole and width != (now := self._said.row_width):
            width = now
            arranged = await asyncio.to_thread(lists.arranged, found, "-date", width, {})
        if not self._is_whole or arranged is None:
            return
        self._found = found
        self._said.border_title = Content(f" Said {len(found.quotations):,}, newest first ")
        self._said.show_listing(arranged.listing, _no_marks, keep=True)
        self._tell()

    def quotations_changed(self, row: int, quotes: Sequence[Quote]) -> None:
        """Read again: what is theirs may be others' now."""
        self._read_quotations()

    def on_resize(self) -> None:
        """Show as many offices as there is room for."""
        self.call_after_refresh(self._tell)

    @on(QuotationList.WidthChanged)
    def _width_changed(self) -> None:
        if self._found is not None and self._said.listing.width != self._said.row_width:
            arrange: Callable[[], Awaitable[None]] = self._arrange_anew
            self.run_worker(arrange, group="arrange", exclusive=True)

    async def _arrange_anew(self) -> None:
        if self._found is not None:
            await self._arrange(self._found)

    # Keys

    @on(QuotationList.Highlighted)
    @on(HitList.Highlighted)
    def _highlighted(self, event: QuotationList.Highlighted) -> None:
        rows = event.control
        rows.border_subtitle = None if event.index is None else Content(f" {event.index + 1:,}/{rows.count:,} ")

    @on(QuotationList.Selected, "#said")
    def _quotation_selected(self) -> None:
        self.dismiss(self._said.chosen)

    @on(HitList.Selected, "#named")
    def _article_selected(self, event: HitList.Selected) -> None:
        self.dismiss(self._named.head(event.row))

    def open_place(self, place: Quoted | Head | None) -> None:
        """Leave for the article that was chosen on the page of another person."""
        if place is not None:
            self.dismiss(place)

    def action_other_list(self) -> None:
        """Give the keys to the other list."""
        is_at_named = not self._named.has_focus
        self.set_class(is_at_named, "-at-named")
        (self._named if is_at_named else self._said).focus()


def _who_lines(person: Person, most: int) -> list[Content]:
    """Return name in all scripts and kind, `most` offices at most, and a line about them."""
    entity = person.who.entity
    if entity is None:
        return [Content.styled("not among the names that are known: articles with just these words", "$text-muted")]
    names = Content.assemble(line(" = ".join(entity.spellings), "bold"), "  ", line(entity.type, "$text-secondary"))
    told = [names]
    if entity.desc:
        told.append(line(entity.desc, "$text-muted"))
    held = sorted(person.held(), key=lambda one: not one[1])
    told += [_role(role, is_held) for role, is_held in held[:most]]
    if len(held) > most:
        told[-1] = Content.assemble(told[-1], (f"   and {len(held) - most} more", "$text-muted"))
    return told


def _role(role: Role, is_held: bool) -> Content:
    from index.names.lookup import told_role

    sign = (f"{_HELD} ", "$text-success") if is_held else (f"{_FORMER} ", "$text-muted")
    country = f" ({role.country})" if role.country else ""
    hangul = f"  {role.hangul[0]}" if role.hangul else ""
    return Content.assemble(sign, line(f"{told_role(role)}{country}{hangul}", "" if is_held else "$text-muted"))


def _figures(person: Person, found: Quotes | None) -> list[Content]:
    """Return how often they are named and quoted, when last, and by which outlets."""
    words = f"named in {_articles(len(person.rows))}"
    if person.first is not None and person.last is not None:
        words += f" from {_day(person.first)} to {_day(person.last)}"
    lines = [Content.assemble((words, "bold"), " · ", _quoted(found))]
    unseen = person.days_unseen(today())
    if person.last is not None:
        ago = f"{unseen:,} {'day' if unseen == 1 else 'days'} before today" if unseen is not None else "before today"
        lines.append(Content(f"last seen {_day(person.last)}, {ago}"))
    outlets = Content("  ").join(
        Content.assemble(line(name or "unknown outlet", "$text-secondary"), f" {count:,}")
        for name, count in person.outlets[:_MOST_OUTLETS]
    )
    return [*lines, outlets] if person.outlets else lines


def today() -> datetime.date:
    """Return the day from which is counted."""
    return datetime.datetime.now().astimezone().date()


def _quoted(found: Quotes | None) -> str:
    if found is None:
        return "…"
    many = len(found.quotations)
    words = f"quoted {many:,} {'time' if many == 1 else 'times'}"
    return words if found.is_complete else f"{words} in {found.read:,} of {found.articles:,} articles read"


def _articles(count: int) -> str:
    return f"{count:,} {'article' if count == 1 else 'articles'}"


def _day(head: Head) -> str:
    return (head.date.value or "")[:10]


def _no_marks(_text: str) -> Sequence[tuple[int, int]]:
    return ()


def _hits(library: Library, who: Who, rows: Sequence[int]) -> Sequence[Hit]:
    """Return what the list shows of articles, their name marked. Runs in a thread."""
    from index.search.highlights import Highlighter

    highlighter = Highlighter(who.named)
    return [(head, highlighter.spans(head.title), some) for head, some in library.hits(rows, highlighter)]
