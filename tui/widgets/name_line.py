"""The line that says what of the search was taken as a name, who that is, and how to take it otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from index.text import fold
from tui.widgets.safe import line
from tui.widgets.steady import Steady

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.search.name_choices import Bearer, Recognised

_LITERALLY, _AS_NAME = "l literally", "l as a name"


class NameLine(Static, Steady):
    """One line, hidden while no name is recognised; while somebody types, it stays once it was shown.

    All panes below make room for it: they would jump with every other letter.
    """

    DEFAULT_CSS = """
    NameLine { height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; display: none; }
    NameLine.-shown { display: block; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)

    def show_names(self, names: Sequence[Recognised], *, stays: bool) -> None:
        """Say what was recognised. A line without names goes away, unless it `stays` until more has been typed."""
        self.set_class(bool(names) or (stays and self.has_class("-shown")), "-shown")
        self.update(told(names), layout=False)


def told(names: Sequence[Recognised]) -> Content:
    """Return the words about names: what their keys do, then who they are."""
    if not names:
        return Content("")
    kinds = {name.taken.value for name in names}
    parts = []
    if "name" in kinds:
        parts.append(_link(_LITERALLY, "screen.literally"))
    elif "literally" in kinds:
        parts.append(_link(_AS_NAME, "screen.literally"))
    number = 0
    for name in sorted(names, key=lambda one: (one.taken.value == "words", one.start)):
        is_open = (len(name.bearers) > 1 and name.taken.value == "name") or name.taken.value == "words"
        parts.append(_open(name, number) if is_open else _settled(name))
        number += len(name.bearers) if is_open else 0
    return Content(" · ").join(parts)


def _open(name: Recognised, before: int) -> Content:
    """Return a name with the keys that choose between its bearers."""
    asks = "?" if name.taken.value == "name" else " may be"
    bearers = [
        Content.assemble(
            _link(str(number), f"screen.choose_bearer({number})"),
            " ",
            line(_told(bearer, name.text)),
        )
        for number, bearer in enumerate(name.bearers, before + 1)
    ]
    return Content("  ").join([Content.assemble(line(name.text, "bold"), asks), *bearers])


def _told(bearer: Bearer, written: str) -> str:
    """Return who somebody is, by name too where that is not what is written."""
    name = bearer.name.partition(" (")[0]
    parts = ("" if fold(name) == fold(written) else name, bearer.tells, bearer.years)
    return " ".join(part for part in parts if part) or name


def _settled(name: Recognised) -> Content:
    bearer = name.bearers[0]
    if name.taken.value == "literally":
        return Content.assemble(line(name.text, "bold"), " only so spelled")
    return Content.assemble(line(bearer.name, "bold"), " ", line(f"{bearer.tells} {bearer.years}".strip()))


def _link(words: str, action: str) -> Content:
    """Return words that do what the key does which they begin with, when they are clicked."""
    key, _, does = words.partition(" ")
    clicked = Style.from_meta({"@click": action})
    return Content.assemble((key, Style.parse("bold $text-accent") + clicked), (f" {does}" if does else "", clicked))
