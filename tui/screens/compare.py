"""Two articles side by side: linked passages, what differs, what only one of them has.

The columns scroll together: a passage at the top of one has its counterpart at the top of the other, and what lies
between two links moves in proportion.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tui.screens import lookups
from tui.screens.asking import AskingScreen
from tui.widgets.article_header import date_text, origin_text
from tui.widgets.article_view import ArticleView
from tui.widgets.footer import Footer
from tui.widgets.keys import key
from tui.widgets.safe import line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from index.article import Difference, Link, Passage, Span
    from index.library import Library
    from tui.screens.lookups import Opened, Pair


_SHORTEST_SHOWN = 24
_BESIDE_SHOWN = 12
"""Cells of the line that a wording of a difference leaves to what stands beside it."""

_SETTLING = 0.15
"""Seconds after a jump during which the columns do not follow each other."""


class ComparedView(ArticleView):
    """One column; its keys for matches move between differences."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("n"), "screen.next_difference", "Next difference", id="compare.next-difference"),
        Binding(key("N", "p"), "screen.previous_difference", "Previous difference", show=False, id="compare.previous"),
    ]


class CompareScreen(AskingScreen[None]):
    """Read two articles side by side."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("n"), "next_difference", "Next difference", id="compare.difference"),
        Binding(
            key("N", "p"), "previous_difference", "Previous difference", show=False, id="compare.difference-before"
        ),
        Binding("right_square_bracket", "next_link", "Next link", key_display="]", id="compare.link"),
        Binding("left_square_bracket", "previous_link", "Previous link", show=False, id="compare.back"),
        Binding("equals_sign", "next_other", "Other coverage", key_display="=", id="compare.other"),
        Binding(key("w"), "weaker", "Show or hide weaker links", show=False, id="compare.weaker"),
        Binding(key("l"), "together", "Scroll together", show=False, id="compare.together"),
        Binding("tab", "other_column", "Column", id="compare.column"),
        Binding("shift+tab", "other_column", "Column", show=False, id="compare.column-back"),
        Binding(key("h"), "boilerplate", "Show or hide advertising", show=False, id="compare.boilerplate"),
        Binding("question_mark", "help", "Help", key_display="?", id="compare.help"),
        Binding(key("q", "escape"), "close", "Back", key_display="q", id="compare.close"),
    ]
    HELPED = (ArticleView,)
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as Textual declares it
        (0, "-stacked"),
        (100, "-beside"),
    ]

    def __init__(self, library: Library, pair: Pair) -> None:
        super().__init__()
        self._library = library
        self._pair = pair
        self._links: list[Link] = []
        self._link: int | None = None
        self._difference: int | None = None
        self._with_weaker = False
        self._together = True
        self._following = False

    def compose(self) -> ComposeResult:
        """Compose the columns and the line that explains."""
        with Horizontal(id="columns"):
            for side in ("a", "b"):
                with Vertical(classes="column"):
                    yield ComparedView(id=side, boilerplate_hint="h shows")
        yield Static("", id="note", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Show the pair."""
        self._show_pair()
        self._a.focus()

    @property
    def _a(self) -> ComparedView:
        return self.query_one("#a", ComparedView)

    @property
    def _b(self) -> ComparedView:
        return self.query_one("#b", ComparedView)

    def _show_pair(self) -> None:
        self._link = self._difference = None
        for view, opened in ((self._a, self._pair.one), (self._b, self._pair.other)):
            view.show(opened.article, quotes=opened.quotes)
            column = view.parent
            assert isinstance(column, Vertical)
            column.border_title = self._title(opened)
        self._show_links()
        self._say(self._summary())

    def _title(self, opened: Opened) -> Content:
        article = opened.article
        return Content.assemble(" ", line(origin_text(article)), " · ", line(date_text(article.date)), " ")

    def _show_links(self) -> None:
        comparison = self._pair.comparison
        self._links = [link for link in comparison.links if link.kind == "same" or self._with_weaker]
        self._a.set_links([(link.a, number) for number, link in enumerate(self._links, 1)])
        self._b.set_links([(link.b, number) for number, link in enumerate(self._links, 1)])
        self._a.set_differences([(one.a.start, one.a.end) for one in comparison.differences if one.a is not None])
        self._b.set_differences([(one.b.start, one.b.end) for one in comparison.differences if one.b is not None])

    def _summary(self) -> Content:
        comparison = self._pair.comparison
        weaker = len(comparison.links) - len(self._links)
        only_a, only_b = len(comparison.only_a), len(comparison.only_b)
        parts = [
            _counted(len(self._links), "linked passage") + (f" (w: {weaker} weaker)" if weaker else ""),
            _counted(len(comparison.differences), "difference"),
            f"{_counted(only_a, 'passage')} only on the left, {only_b} only on the right",
        ]
        return Content(" " + " · ".join(parts))

    def _say(self, words: Content) -> None:
        self.query_one("#note", Static).update(words)

    # Scrolling together

    @on(ArticleView.PlaceChanged)
    def _scrolled(self, event: ArticleView.PlaceChanged) -> None:
        if not self._together or self._following or not event.view.has_focus:
            return
        mirrored = event.view is self._a
        other = self._b if mirrored else self._a
        top = self._counterpart(event.offset, mirrored)
        if not event.offset:
            other.scroll_to_line(event.view.scroll_offset.y)  # the titles, which are before all offsets
        elif top != other.place:
            other.goto_offset(top, anchor="top")

    def _counterpart(self, offset: int, from_a: bool) -> int:
        """Return the offset of the other article that belongs beside `offset`, between links in proportion."""
        ends = (len(self._pair.one.article.text), len(self._pair.other.article.text))
        pairs = _rising([(link.a[0], link.b[0]) for link in self._links], ends)
        if not from_a:
            pairs = [(b, a) for a, b in pairs]
        at = max(0, bisect_right(pairs, offset, key=lambda pair: pair[0]) - 1)
        if at + 1 >= len(pairs):
            return pairs[-1][1]
        (left, right), (left_end, right_end) = pairs[at], pairs[at + 1]
        share = (offset - left) / max(1, left_end - left)
        return round(right + share * (right_end - right))

    # Links and differences

    def action_next_link(self) -> None:
        """Go to the next linked passage."""
        self._step_link(1)

    def action_previous_link(self) -> None:
        """Go to the linked passage before."""
        self._step_link(-1)

    def _step_link(self, step: int) -> None:
        if not self._links:
            self._say(Content(" No passages of the two articles tell the same"))
            return
        self._link = (step - 1) // 2 if self._link is None else self._link + step
        self._link %= len(self._links)
        link = self._links[self._link]
        self._go(link.a, link.b)
        kind = "the same fact" if link.kind == "same" else "related"
        count = f" {self._link + 1}/{len(self._links)} {kind}  "
        shared = line(", ".join(link.shared), "$text-muted")
        self._say(Content.assemble((count, "bold"), ("both have: ", "$text-muted"), shared))

    def action_next_difference(self) -> None:
        """Go to the next difference."""
        self._step_difference(1)

    def action_previous_difference(self) -> None:
        """Go to the difference before."""
        self._step_difference(-1)

    def _step_difference(self, step: int) -> None:
        differences = self._pair.comparison.differences
        if not differences:
            self._say(Content(" No differences were found in the linked passages"))
            return
        self._difference = (step - 1) // 2 if self._difference is None else self._difference + step
        self._difference %= len(differences)
        one = differences[self._difference]
        self._go(
            (one.a.start, one.a.end) if one.a is not None else None,
            (one.b.start, one.b.end) if one.b is not None else None,
        )
        self._say(self._told(one, self._difference, len(differences)))

    def _told(self, one: Difference, index: int, total: int) -> Content:
        left = self._given(one, one.a, "not on the left")
        right = self._given(one, one.b, "not on the right")
        return Content.assemble((f" ≠ {index + 1}/{total} {one.kind}: ", "bold $text-error"), left, "  ↔  ", right)

    def _given(self, one: Difference, side: Passage | None, absent: str) -> Content:
        """Return what one side has, in quotation marks if quoted there, at most about a line of it."""
        if side is None:
            return Content.styled(absent, "$text-muted")
        room = max(_SHORTEST_SHOWN, self.size.width - _BESIDE_SHOWN)
        written = line(side.text, "bold").truncate(room, ellipsis=True)
        return Content.assemble("“", written, "”") if one.kind == "wording" else written

    def _go(self, a: Span | None, b: Span | None) -> None:
        """Show a passage of each; the columns do not follow each other on the way."""
        self._following = True
        starts = [
            a[0] if a is not None else self._counterpart(b[0] if b is not None else 0, from_a=False),
            b[0] if b is not None else self._counterpart(a[0] if a is not None else 0, from_a=True),
        ]
        for view, span, start in zip((self._a, self._b), (a, b), starts, strict=True):
            view.set_matches([span] if span is not None else [])
            view.goto_offset(start)
        self.set_timer(_SETTLING, self._follow_again)

    def _follow_again(self) -> None:
        self._following = False

    def action_weaker(self) -> None:
        """Show or hide the links that are less sure."""
        self._with_weaker = not self._with_weaker
        self._link = None
        self._show_links()
        self._say(self._summary())

    def action_together(self) -> None:
        """Scroll the columns together, or each by itself."""
        self._together = not self._together
        self._say(Content(" The columns scroll together" if self._together else " Each column scrolls by itself"))

    def action_next_other(self) -> None:
        """Put the next other coverage on the right."""
        others = list(self._pair.others)
        if len(others) < 2:
            self._say(Content(" There is no other coverage of this event in the library"))
            return
        at = others.index(self._pair.other.row) if self._pair.other.row in others else -1
        self._load(self._pair.one.row, others[(at + 1) % len(others)])

    def _load(self, one: int, other: int) -> None:
        def show(pair: Pair) -> None:
            self._pair = pair
            self._show_pair()

        others = self._pair.others
        self._ask("pair", lambda library: lookups.compare(library, one, other, others), show)

    # The rest

    @on(ArticleView.CopyRequested)
    def _selection_copied(self, event: ArticleView.CopyRequested) -> None:
        from tui.clipboard import copy

        self._say(Content(f" Copied the selection {copy(self.app, event.text)}"))

    def action_other_column(self) -> None:
        """Give the keys to the other column."""
        (self._b if self._a.has_focus else self._a).focus()

    def action_boilerplate(self) -> None:
        """Show or hide advertising in both."""
        for view in (self._a, self._b):
            view.show_boilerplate = not view.show_boilerplate

    def action_close(self) -> None:
        """Go back, by way of ending a selection."""
        self.dismiss()


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _rising(pairs: list[tuple[int, int]], ends: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the pairs that rise on both sides, between the beginnings and the ends of the articles."""
    kept = [(0, 0)]
    for a, b in sorted(pairs):
        if a > kept[-1][0] and b > kept[-1][1]:
            kept.append((a, b))
    if ends[0] > kept[-1][0] and ends[1] > kept[-1][1]:
        kept.append(ends)
    return kept
