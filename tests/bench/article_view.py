"""How long the article view takes for its first paint and for a page, against a `Static` with the same text.

`python tests/bench/article_view.py` prints medians in milliseconds for a long article in English and in Korean, for
one paragraph of 2 MB, and for a list of 100,000 rows.
"""

from __future__ import annotations

import asyncio
import random
import re
import statistics
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content, Span
from textual.widgets import Static

from index.article import Article, Paragraph, PublicationDate, Quote, Role
from tui.widgets.article_view import ArticleView
from tui.widgets.safe import content
from tui.widgets.windowed_list import WindowedList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.pilot import Pilot

_ENGLISH = re.findall(
    r"\S+", "the of launch ministry said satellite border talks officials “calm” on a agreement-making"
)
_KOREAN = re.findall(
    r"\S+", "북한은 위성 발사를 국방부는 밝혔다 회담에서 합의 “대화”를 제재와 군사분계선 이후 12월 말했다"
)
_LENGTH = 159_000
_HIGHLIGHTS = 641
_ROUNDS = 7
_PAGES = 20


def sample(words: list[str], length: int, paragraphs: bool = True) -> Article:
    """Return an article of about `length` characters, its words in a fixed random order."""
    chooser = random.Random(7)
    parts: list[str] = []
    size = 0
    while size < length:
        count = chooser.randint(20, 120) if paragraphs else length // 4
        parts.append(" ".join(chooser.choices(words, k=count)))
        size += len(parts[-1]) + 2
    places: list[Paragraph] = []
    start = 0
    for part in parts:
        places.append(Paragraph(start, start + len(part), Role.BODY))
        start += len(part) + 2
    return Article("A long sample", "\n\n".join(parts), tuple(places), PublicationDate(), "Sample", language="en")


def row(index: int, width: int, selected: bool) -> list[Content]:
    """Return the two lines of a row."""
    return [content(f"01-14  Sample  Row {index}", [(0, 5, "dim")]), content(" and what it says", [(5, 9, "bold")])]


def marks(article: Article) -> list[tuple[int, int]]:
    """Return highlights spread over the whole text."""
    step = len(article.text) // _HIGHLIGHTS
    return [(i * step, i * step + 6) for i in range(_HIGHLIGHTS)]


class Bench(App[None]):
    """The view and its rivals, one visible at a time."""

    CSS = "#others { display: none; } Static { padding: 0 18; }"

    def compose(self) -> ComposeResult:
        yield ArticleView()
        with VerticalScroll(id="static"):
            yield Static()
        yield WindowedList(row, row_height=2)

    def alone(self, selector: str) -> None:
        """Show only the widget that `selector` finds."""
        for widget in self.screen.children:
            widget.display = widget is self.query_one(selector)


async def timed(pilot: Pilot[None], action: Callable[[], object]) -> float:
    """Return the milliseconds from `action` until the screen has been painted."""
    started = perf_counter()
    action()
    await pilot.app.animator.wait_until_complete()
    await pilot._wait_for_screen()
    pilot.app.screen._compositor.render_full_update(simplify=False)
    return (perf_counter() - started) * 1000


async def view_times(pilot: Pilot[None], article: Article) -> tuple[float, float]:
    """Return the medians of first paint and of a page for the article view."""
    view = pilot.app.query_one(ArticleView)
    highlights = marks(article)
    quotes = [Quote(start + 10, start + 60, "", "direct") for start, _ in highlights[::3]]
    paints, pages = [], []
    for _ in range(_ROUNDS):
        view.show(None)
        await pilot.pause()
        paints.append(await timed(pilot, lambda: view.show(article, highlights, quotes)))
        pages += [await timed(pilot, view.action_page_down) for _ in range(_PAGES)]
    return statistics.median(paints), statistics.median(pages)


async def static_times(pilot: Pilot[None], article: Article) -> tuple[float, float]:
    """Return the same for a `Static` in a scrolling container."""
    holder, static = pilot.app.query_one("#static"), pilot.app.query_one(Static)
    text = Content(article.text, [Span(start, end, "bold reverse") for start, end in marks(article)])
    paints, pages = [], []
    for _ in range(3):
        static.update("")
        await pilot.pause()
        paints.append(await timed(pilot, lambda: static.update(text)))
        pages += [
            await timed(pilot, lambda: holder.scroll_relative(y=39, animate=False, immediate=True))
            for _ in range(_PAGES)
        ]
    return statistics.median(paints), statistics.median(pages)


async def list_times(pilot: Pilot[None], count: int) -> tuple[float, float]:
    """Return the same for a list of `count` rows."""
    rows = pilot.app.query_one(WindowedList)
    paints, pages = [], []
    for _ in range(_ROUNDS):
        rows.set_rows(0)
        await pilot.pause()
        paints.append(await timed(pilot, lambda: rows.set_rows(count)))
        pages += [await timed(pilot, rows.action_page_down) for _ in range(_PAGES)]
    return statistics.median(paints), statistics.median(pages)


def articles() -> Iterator[tuple[str, Article]]:
    """Yield what is measured, with its name."""
    yield "159,000 characters, English", sample(_ENGLISH, _LENGTH)
    yield "159,000 characters, Korean", sample(_KOREAN, _LENGTH)
    yield "one paragraph of 2 MB", sample(_ENGLISH, 2_000_000, paragraphs=False)
    yield "one Korean paragraph of 2 MB", sample(_KOREAN, 700_000, paragraphs=False)


async def main() -> None:
    """Measure and print."""
    print(f"{'milliseconds, 120x40':44}{'first paint':>12}{'page':>8}")
    async with Bench().run_test(size=(120, 40)) as pilot:
        app = pilot.app
        assert isinstance(app, Bench)
        for name, article in articles():
            app.alone("ArticleView")
            await pilot.pause()
            print("{:44}{:12.1f}{:8.1f}".format(f"ArticleView, {name}", *await view_times(pilot, article)))
            if len(article.text) > 200_000:
                continue
            app.alone("#static")
            await pilot.pause()
            print("{:44}{:12.1f}{:8.1f}".format("Static", *await static_times(pilot, article)))
        app.alone("WindowedList")
        await pilot.pause()
        for count in (50, 100_000):
            print("{:44}{:12.1f}{:8.1f}".format(f"WindowedList, {count:,} rows", *await list_times(pilot, count)))


if __name__ == "__main__":
    asyncio.run(main())
