"""How the reader feels: a long article's first paint and pages, keys while searching, the longest silence of the loop.

The app runs without a terminal at 140 x 44 with the library of the reports. A heartbeat on the app's own loop beats
every 5 ms; the longest gap between two beats is how long a frame or a key could have had to wait.
"""

from __future__ import annotations

import asyncio
import gc
import json
import shutil
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from textual import events

from tests.bench.material import library_directory, options, reports
from tests.bench.timing import Line, print_table, quantile, spread
from tui.app import KoreaReader
from tui.widgets.hit_list import HitList
from tui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

SIZE = (140, 44)
QUERY = "satellite launch kim"
BEAT = 0.005
KEY_PAUSE = 0.12
"""Seconds between keys of someone who types fast."""


@dataclass(slots=True)
class Heartbeat:
    """The gaps between the beats of a task on the app's loop."""

    gaps: list[float] = field(default_factory=list)
    """Seconds by which each beat came late."""

    async def beat(self) -> None:
        """Beat until cancelled."""
        while True:
            began = time.perf_counter()
            await asyncio.sleep(BEAT)
            self.gaps.append(time.perf_counter() - began - BEAT)

    @property
    def longest(self) -> float:
        """The longest gap, in seconds."""
        return max(self.gaps, default=0.0)

    def line(self, what: str) -> Line:
        """Return the line of the table."""
        over = sum(gap > 0.05 for gap in self.gaps)
        note = f"p99 {quantile(self.gaps, 0.99) * 1000:.1f} ms, {over} of {len(self.gaps):,} over 50 ms"
        return Line(f"longest silence, {what}", f"{self.longest * 1000:.1f} ms", "at most 50 ms", note)


@asynccontextmanager
async def heartbeat() -> AsyncIterator[Heartbeat]:
    """Beat while the body runs."""
    heart = Heartbeat()
    task = asyncio.create_task(heart.beat())
    try:
        yield heart
    finally:
        task.cancel()


@asynccontextmanager
async def opened(library: Path) -> AsyncIterator[tuple[KoreaReader, Pilot[None]]]:
    """Run the reader until its list is filled."""
    gc.disable()  # as the command does
    app = KoreaReader(library)
    async with app.run_test(size=SIZE) as pilot:
        while not app.screen.query(HitList) or not app.screen.query_one(HitList).count:
            await pilot.pause(0.02)
        await pilot.pause(0.3)
        yield app, pilot


async def typing(app: KoreaReader, pilot: Pilot[None]) -> list[Line]:
    """Type a query key by key; measure from each key to its results on the screen."""
    await pilot.press("slash", "ctrl+u")
    await pilot.pause(0.3)
    painted: list[float] = []
    async with heartbeat() as heart:
        for letter in QUERY:
            began = time.perf_counter()
            app.post_message(events.Key("space" if letter == " " else letter, letter))
            await _until_answered(app, pilot)
            painted.append(time.perf_counter() - began)
            await asyncio.sleep(max(0.0, KEY_PAUSE - painted[-1]))
    return [Line("key to its results on the screen", spread(painted)), heart.line("while typing")]


async def _until_answered(app: KoreaReader, pilot: Pilot[None]) -> None:
    """Wait for the answer to what is typed: its number is on the way from the search to the list."""
    main = app._main
    wanted = app.screen.query_one(SearchBar).text
    deadline = time.perf_counter() + 5
    while time.perf_counter() < deadline:
        running = any(worker.group == "search" and not worker.is_finished for worker in main.workers)
        if main._request.text == wanted and not running:
            break
        await asyncio.sleep(0.001)
    await pilot.pause()


async def scrolling(app: KoreaReader, pilot: Pilot[None]) -> list[Line]:
    """Hold the keys that move in the results."""
    await pilot.press("escape")
    await pilot.pause(0.3)
    async with heartbeat() as heart:
        for key in ["j"] * 40 + ["space"] * 20 + ["k"] * 20 + ["G", "g"]:
            await pilot.press(key)
            await asyncio.sleep(0.03)
        await pilot.pause(0.5)
    return [heart.line("moving in the results")]


async def importing(app: KoreaReader, pilot: Pilot[None], articles: int) -> list[Line]:
    """Move while an import runs in the background."""
    fresh = Path(app._directory).parent / "more.jsonl"
    _other_reports(fresh, articles)
    app._import([fresh])
    async with heartbeat() as heart:
        await asyncio.sleep(0.5)
        deadline = time.perf_counter() + 60
        while any(worker.group == "import" for worker in app.workers) and time.perf_counter() < deadline:
            await pilot.press("j")
            await asyncio.sleep(0.05)
    return [heart.line(f"importing {articles:,} articles")]


def _other_reports(path: Path, count: int) -> None:
    """Write reports that the library does not have yet."""
    with reports(count).open(encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    for number, record in enumerate(records):
        record |= {"text": f"Number {number}. {record['text']}", "url": f"https://example.org/{number}"}
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


async def session(library: Path, imported: int) -> list[Line]:
    """Do all of it in one run of the app."""
    async with opened(library) as (app, pilot):
        lines = await typing(app, pilot)
        lines += await scrolling(app, pilot)
        lines += await importing(app, pilot, imported)
    return lines


async def article_lines() -> list[Line]:
    """Return what the article view takes for its first paint and a page."""
    from tests.bench import article_view

    lines = []
    async with article_view.Bench().run_test(size=(120, 40)) as pilot:
        bench = pilot.app
        assert isinstance(bench, article_view.Bench)
        bench.alone("ArticleView")
        await pilot.pause()
        for name, article in list(article_view.articles())[:2]:
            paint, page = await article_view.view_times(pilot, article)
            lines.append(Line(f"first paint, {name}", f"{paint:.1f} ms", "", f"a page {page:.1f} ms"))
    return lines


def measure(articles: int, imported: int) -> list[Line]:
    """Measure in a copy of the library, which the session changes."""
    lines = asyncio.run(article_lines())
    with tempfile.TemporaryDirectory() as directory:
        copy = Path(directory) / "library"
        shutil.copytree(library_directory(articles), copy)
        return lines + asyncio.run(session(copy, imported))


def main() -> None:
    """Measure and print."""
    parser = options(__doc__, rounds=1)
    parser.add_argument("--imported", type=int, default=2_000, metavar="N", help="reports to import meanwhile (2000)")
    arguments = parser.parse_args()
    print_table(measure(arguments.articles, arguments.imported))


if __name__ == "__main__":
    main()
