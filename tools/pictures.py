"""The pictures in `docs/screens`, drawn by the program itself: `python -m tools.pictures`.

Each is a scene: a size, a theme, and the keys pressed on the sample library. Nothing in a picture depends on the
machine or the moment, so that a test can tell when one no longer shows what the program draws.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len

from index.library import Library
from tui.app import KoreaReader
from tui.widgets.hit_list import HitList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

PICTURES = Path(__file__).parents[1] / "docs" / "screens"

_POLL = 0.08
"""Seconds between two looks at the screen: longer than any delay that the program waits on purpose."""

_STILL_FRAMES = 3
_FONT_FACE = re.compile(r"\s*(?:@font-face \{.*?\}|<!-- Generated .*?-->)", re.DOTALL)
_UNIQUE = re.compile(r"terminal-\d+")
_TEXT = re.compile(r'<text class="(?!\S+-title)[^>]*?x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>', re.DOTALL)
_CELL_WIDTH = 12.2
"""Of Rich's drawing, in its own units."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture."""

    name: str
    """The file's name without its suffix."""

    size: tuple[int, int]
    """Columns and lines of the terminal."""

    query: str
    """What is typed into the search; empty for none."""

    keys: tuple[str, ...] = ()
    """Pressed after that, one by one, each when the one before has had its effect."""

    theme: str = "textual-dark"


SCENES = (
    Scene("search", (120, 36), "satellite date:2023"),
    Scene("article", (160, 44), "김여정", ("enter", "n", "n")),
    Scene("compare", (160, 44), "title:Putin", ("equals_sign", "right_square_bracket")),
    Scene("narrow", (80, 24), "satellite", ("enter",)),
    Scene("light", (120, 36), "Kim Jong Un date:2023", ("enter",), "textual-light"),
)


async def draw(scene: Scene, library: Path) -> str:
    """Return the SVG of a scene, played on the empty library in `library`, which shows the samples."""
    app = KoreaReader(library)
    app.animation_level = "none"
    async with app.run_test(size=scene.size) as pilot:
        await _until(pilot, lambda: app.screen.query_one(HitList).count > 0)
        app.theme = scene.theme
        if scene.query:
            await pilot.press("slash", *(_key(character) for character in scene.query))
            await _until_still(pilot)
            await pilot.press("down")
        for key in scene.keys:
            await _until_still(pilot)
            await pilot.press(key)
        return normalised(await _until_still(pilot), scene.name)


async def _until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    while not holds():
        await pilot.pause(_POLL)


async def _until_still(pilot: Pilot[None]) -> str:
    """Return the screen once nothing runs and nothing has changed for a while."""
    app = pilot.app
    frames = [""] * _STILL_FRAMES
    while len(set(frames)) > 1 or not frames[0] or any(not worker.is_finished for worker in app.workers):
        await pilot.pause(_POLL)
        frames = [*frames[1:], app.export_screenshot(title="korea-reader")]
    return frames[0]


def _key(character: str) -> str:
    return {" ": "space", ":": "colon", "-": "minus"}.get(character, character)


def normalised(svg: str, name: str) -> str:
    """Return the SVG with names of its own, without the font that it would fetch from a host."""
    return _UNIQUE.sub(f"terminal-{name}", _FONT_FACE.sub("", svg))


def text_of(svg: str) -> str:
    """Return the characters of a picture where they stand on the screen, whatever its fonts and colours are."""
    lines: dict[float, str] = {}
    pieces = [(float(y), float(x), html.unescape(words)) for x, y, words in _TEXT.findall(svg)]
    for y, x, words in sorted(pieces):
        line = lines.get(y, "")
        blanks = round(x / _CELL_WIDTH) - cell_len(line)
        lines[y] = line + " " * blanks + words.replace("\xa0", " ")
    return "\n".join(line.rstrip() for line in lines.values())


def main() -> int:
    """Draw all pictures."""
    os.environ.pop("NO_COLOR", None)
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "library"
        with Library(prepared) as library:
            library.samples().close()
        for scene in SCENES:
            copy = shutil.copytree(prepared, Path(folder) / scene.name)
            svg = asyncio.run(draw(scene, copy))
            (PICTURES / f"{scene.name}.svg").write_text(svg, encoding="utf-8")
            print(f"docs/screens/{scene.name}.svg")
    return 0


if __name__ == "__main__":
    sys.exit(main())
