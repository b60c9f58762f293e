"""How every screen looks, at up to three sizes, dark and light: the characters and their styles, kept as text.

A snapshot holds the screen as it is read, then for each theme the styles, row by row as runs: `12a 3b` is twelve
cells in style `a` and three in `b`, which the legend explains. `pytest --redraw` writes them anew.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tui.desk import Desk, at_desk
from tui.screens.renderings import RenderingsScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator, Mapping

    from rich.style import Style

SNAPSHOTS = Path(__file__).parent / "__snapshots__"
NARROW, MEDIUM, WIDE = (80, 24), (120, 40), (200, 50)
THEMES = {NARROW: ["textual-dark"], MEDIUM: ["textual-dark", "textual-light"], WIDE: ["textual-dark"]}
"""Colours are the same at every size, so that one size is drawn in both themes."""

NO_WIDER = frozenset(
    {"adding", "correcting", "help", "namesake", "nothing", "recalled", "saved", "spelling", "tagging"}
)
"""Scenes of a box, or of a line, which is as wide on a wide screen."""

_ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse", "strike")


async def results(desk: Desk) -> None:
    """Show all articles by date."""


async def typing(desk: Desk) -> None:
    """Show hits while a search is typed."""
    await desk.type_search("spy satellite")


async def article(desk: Desk) -> None:
    """Show an article with its matches, the second one current."""
    await desk.search("김여정")
    await desk.open()
    await desk.press("n", "n")


async def quotations(desk: Desk) -> None:
    """Show the quotations of an article, the second one chosen."""
    await desk.search("satellite Okinawa")
    await desk.open()
    await desk.press("'", "j")


async def all_quotations(desk: Desk) -> None:
    """Quotations of the whole library, by speaker."""
    await desk.search("satellite OR 우리")
    await desk.press('"')
    await desk.still()
    await desk.press("s", "s", "j")


async def renderings(desk: Desk) -> None:
    """Quotations of the whole library, the renderings of one utterance together."""
    await all_quotations(desk)
    await desk.press("r")


async def others(desk: Desk) -> None:
    """Show how others put a quotation."""
    await desk.search("principal enemy source:pacific")
    await desk.open()
    await desk.press("'", "g")
    await desk.still()
    await desk.press("W")
    await desk.until(lambda: isinstance(desk.app.screen, RenderingsScreen), "the renderings")
    await desk.still()


async def person(desk: Desk) -> None:
    """Show the page of a speaker, the second list with the keys."""
    await desk.search("speaker:김여정")
    await desk.press('"')
    await desk.still()
    await desk.press("i")
    await desk.still()
    await desk.press("tab")


async def correcting(desk: Desk) -> None:
    """Ask who said a quotation, the beginning of a name typed."""
    await quotations(desk)
    await desk.press("e")
    await desk.still()
    await desk.press(*"min")


async def compared(desk: Desk) -> None:
    """Show two articles at their first difference."""
    await desk.search("liaison explosion date:2020-06")
    await desk.open()
    await desk.compare()
    await desk.press("n")


async def concordance(desk: Desk) -> None:
    """Words in their contexts, in two scripts, by the word on the right."""
    await desk.search("satellite OR 위성")
    await desk.press("w")
    await desk.still()
    await desk.press("l", "j", "j")


async def trend(desk: Desk) -> None:
    """Two terms over the years, the cursor on the highest bar."""
    await desk.search("satellite missile")
    await desk.press("T")
    await desk.still()
    await desk.press("t")


async def facets(desk: Desk) -> None:
    """Count what was found by its parts, a name chosen and an outlet left out."""
    await desk.search("satellite")
    await desk.press("f", "j", "-")
    await desk.still()
    await desk.press("f", *"yoon", "enter")
    await desk.still()
    await desk.press("escape")


async def matrix(desk: Desk) -> None:
    """Count articles by outlet and year, the cursor on a blind spot."""
    await desk.search("satellite")
    await desk.press("O")
    await desk.still()
    await desk.press("y")
    await desk.still()
    await desk.press("j", "h")


async def help_sheet(desk: Desk) -> None:
    """Show all keys."""
    await desk.press("?")


async def adding(desk: Desk) -> None:
    """Ask for a path that is not there."""
    await desk.press("a", *"no-such-place", "enter")


async def tagging(desk: Desk) -> None:
    """Ask for tags, one of them in use already."""
    await desk.press("t", *"border-post", "enter")
    await desk.still()
    await desk.press("j", "t", *"to-read ", *"bo")


async def saved(desk: Desk) -> None:
    """Show the saved searches, one of them under a name of its own."""
    for query, name in (("satellite", ""), ('source:"북방 모니터" 조약', "the treaty")):
        await desk.search(query)
        await desk.press("R")
        await desk.still()
        await desk.press(*name, "enter")
        await desk.still()
    await desk.press("r")


async def recalled(desk: Desk) -> None:
    """List earlier searches."""
    for query in ("satellite", "김여정 OR 조약", "guard posts"):
        await desk.search(query)
    await desk.press("/", "up", "down")


async def completing(desk: Desk) -> None:
    """Go through the outlets of the library."""
    await desk.press("/")
    await desk.until(lambda: desk.input.completer is not None)
    await desk.press(*"satellite source:h", "backspace")
    await desk.still()


async def nothing(desk: Desk) -> None:
    """Show a search without hits."""
    await desk.search("zzqqxx")


async def namesake(desk: Desk) -> None:
    """Show a name that two people bear."""
    await desk.search("Ri Yong Ho")


async def spelling(desk: Desk) -> None:
    """Ask what a spelling means."""
    await desk.search("Kim Yo Jong")
    await desk.press("e", *"Sister", "enter")


SCENES: Mapping[str, Callable[[Desk], Coroutine[None, None, None]]] = {
    "results": results,
    "typing": typing,
    "article": article,
    "quotations": quotations,
    "all-quotations": all_quotations,
    "renderings": renderings,
    "others": others,
    "person": person,
    "correcting": correcting,
    "compared": compared,
    "concordance": concordance,
    "trend": trend,
    "facets": facets,
    "matrix": matrix,
    "help": help_sheet,
    "adding": adding,
    "tagging": tagging,
    "saved": saved,
    "recalled": recalled,
    "completing": completing,
    "nothing": nothing,
    "namesake": namesake,
    "spelling": spelling,
}


async def shown(desk: Desk, scene: str) -> None:
    """Play a scene to its end, with nothing that blinks and no message of before."""
    await SCENES[scene](desk)
    await desk.still()
    desk.input.cursor_blink = False
    for widget in desk.app.screen.query("Input"):
        widget.cursor_blink = False  # type: ignore[attr-defined]
    desk.app.clear_notifications()
    await desk.still()


@pytest.mark.parametrize(
    ("scene", "size"),
    [(scene, size) for scene in SCENES for size in THEMES if size != WIDE or scene not in NO_WIDER],
    ids=lambda value: value if isinstance(value, str) else f"{value[0]}x{value[1]}",
)
async def test_the_screen_looks_as_it_did(
    empty_library: Path, scene: str, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    async with at_desk(empty_library, size) as desk:
        await shown(desk, scene)
        drawn = desk.screen_text() + "\n"
        for theme in THEMES[size]:
            desk.app.theme = theme
            await desk.still()
            drawn += f"\n{theme}\n" + "\n".join(styles(desk)) + "\n"
    kept = SNAPSHOTS / f"{scene}-{size[0]}x{size[1]}.txt"
    if request.config.getoption("redraw"):
        SNAPSHOTS.mkdir(exist_ok=True)
        kept.write_text(drawn, encoding="utf-8")
    assert kept.read_text(encoding="utf-8") == drawn


def styles(desk: Desk) -> Iterator[str]:
    """Return the styles of the screen, a line for each of its rows, and what the letters stand for."""
    letters: dict[str, str] = {}
    for row in desk.rows():
        cells = [
            (described(segment.style, blank=not segment.text.strip()), segment.cell_length)
            for segment in row
            if segment.text
        ]
        runs = [(look, sum(length for _, length in part)) for look, part in groupby(cells, key=lambda cell: cell[0])]
        yield " ".join(f"{length}{letters.setdefault(look, _letter(len(letters)))}" for look, length in runs)
    for look, letter in letters.items():
        yield f"{letter}  {look}"


def _letter(number: int) -> str:
    high, low = divmod(number, 26)
    return (chr(ord("A") + high - 1) if high else "") + chr(ord("a") + low)


def described(style: Style | None, *, blank: bool) -> str:
    """Return what of a style can be seen, on a blank only the background and lines."""
    if style is None:
        return "none"
    names = [name for name in _ATTRIBUTES if getattr(style, name) and not (blank and name in ("bold", "dim", "italic"))]
    colour = "" if blank or style.color is None else style.color.name
    ground = style.bgcolor.name if style.bgcolor is not None else "default"
    return " ".join([*names, colour, "on", ground]).strip()
