"""All keys on one screen, made from the bindings themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.screens.standing import StandingModal
from tui.widgets.keys import TWINS, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult
    from textual.dom import DOMNode

HEADINGS = {
    "MainScreen": "Everywhere",
    "ArticleView": "In an article",
    "HitList": "In a list",
    "FacetList": "In the facets",
    "CompareScreen": "Side by side",
    "ConcordanceScreen": "In a concordance",
    "KeywordList": "In a list",
    "QuotesScreen": "Among all quotations",
    "QuotationList": "In a list",
    "PersonScreen": "On the page of a person",
    "TrendScreen": "In a trend",
    "TrendPlot": "Along the time",
    "MatrixScreen": "In outlets over time",
    "MatrixTable": "From cell to cell",
    "SavedScreen": "Saved searches",
    "WindowedList": "In a list",
}
_NAMES = {
    "slash": "/",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "apostrophe": "'",
    "quotation_mark": '"',
    "equals_sign": "=",
    "question_mark": "?",
    "colon": ":",
    "full_stop": ".",
    "comma": ",",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "pagedown": "page down",
    "pageup": "page up",
    "escape": "esc",
    "shift+tab": "shift tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "plus": "+",
    "minus": "-",
}
_SEARCHING = (
    ("words", "articles with all; names in any spelling, script"),
    ('"a phrase"', "these words in this order, spelled so"),
    ("a OR b", "one or the other; ( ) to group"),
    ("-word", "articles without it"),
    ("=word", "spelled just so"),
    ("launch*  m?ssile", "any letters, one letter"),
    ("word~", "spelled nearly so"),
    ("word NEAR/5 word", "with at most five words between them"),
    ("title:word", "in the title"),
    ("source:kcna,yonhap", "of these outlets"),
    ("lang:ko", "in this language"),
    ("date:2023-11..2024-02", "in this time; also 2023, 2023-12, 2023-12-31"),
    ("is:unread", "also is:read, is:bookmarked, is:quoting"),
    ("tag:dmz", "that you have tagged so (t)"),
    ("added:last-7-days", "that came into the library in this time"),
    ("speaker:Kim", "with a quotation of theirs"),
    ("via:kcna", "with a quotation that came through them"),
    ("quote:word", "inside a quotation"),
    ("name:word", "as a name, in any spelling"),
)
_SIGNS = (
    ("●  ★  ◆", "not opened yet, bookmarked, marked to compare"),
    ("┃  █", "a quotation, the one that was chosen"),
    ("▶  ▪", "the match you are at; matches at the scrollbar"),
    ("≠  1 2 3", "side by side: a difference, linked passages"),
    ("✎", "a speaker that you have corrected"),
    ("✓  −", "facets: chosen, left out"),
    ("▣  ⋯", "a caption, lines that are hidden"),
    ("≡", "renderings of one utterance, standing together"),
    ("·", "over time: articles, but none with the words"),
)


class HelpScreen(StandingModal[None]):
    """The keys of some screens and widgets."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("q", "escape", "question_mark"), "close", "Close", id="help.close"),
        Binding(key("j", "down"), "scroll(1)", "Down", show=False, id="help.down"),
        Binding(key("k", "up"), "scroll(-1)", "Up", show=False, id="help.up"),
        Binding("space,pagedown", "scroll(10)", "Page down", show=False, id="help.page-down"),
        Binding(key("b", "pageup"), "scroll(-10)", "Page up", show=False, id="help.page-up"),
        Binding(key("g", "home"), "scroll(-10000)", "First", show=False, id="help.first"),
        Binding(key("G", "end"), "scroll(10000)", "Last", show=False, id="help.last"),
    ]

    def __init__(self, nodes: tuple[type[DOMNode], ...]) -> None:
        """`nodes` are the classes whose bindings are shown."""
        super().__init__()
        self._explained = nodes

    def compose(self) -> ComposeResult:
        """Compose the sheet."""
        with VerticalScroll(id="sheet") as sheet:
            sheet.border_title = Content(" Keys ")
            sheet.border_subtitle = Content(" q closes ")
            yield Static(help_text(self._explained), markup=False)

    def action_scroll(self, lines: int) -> None:
        """Scroll the sheet."""
        self.query_one("#sheet").scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()


def help_text(nodes: Iterable[type[DOMNode]]) -> Content:
    """Return the keys of `nodes`, a section for each, and the query language."""
    sections = [_section(HEADINGS[node.__name__], shown_bindings(node)) for node in nodes]
    sections.append(_section("What to type in a search", _SEARCHING))
    sections.append(_section("Signs", _SIGNS))
    return Content("\n\n").join(sections)


def _section(heading: str, rows: Iterable[tuple[str, str]]) -> Content:
    lines = [Content.styled(heading, "bold $text-accent")]
    for keys, does in rows:
        lines.append(Content.assemble("  ", (_ends_of_digits(keys).ljust(22), "bold"), (does, "")))
    return Content("\n").join(lines)


def _ends_of_digits(keys: str) -> str:
    names = keys.split("  ")
    return f"{names[0]}  …  {names[-1]}" if len(names) > 3 and all(map(str.isdigit, names)) else keys


def shown_bindings(node: type[DOMNode]) -> list[tuple[str, str]]:
    """Return `(keys, description)` of the bindings that `node` or one of our classes above it declares."""
    rows: dict[str, list[str]] = {}
    for declared in _declared(node):
        for name in declared.key.split(","):
            keys = rows.setdefault(declared.description, [])
            if name not in TWINS.values():
                keys.append(_NAMES.get(name, name))
    return [("  ".join(dict.fromkeys(keys)), description) for description, keys in rows.items()]


def _declared(node: type[DOMNode]) -> Iterator[Binding]:
    for ours in node.__mro__:
        if ours.__module__.startswith("tui."):
            yield from (one for one in vars(ours).get("BINDINGS", ()) if isinstance(one, Binding))
