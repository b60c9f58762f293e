"""The main job on the two articles that the reader was asked for, which lie beside the project and are not in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.library import Library
from tests.tui.desk import at_desk

GIVEN = Path(__file__).parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not GIVEN.is_dir(), reason=f"{GIVEN} is not there")


@pytest.fixture
def given_library(tmp_path: Path) -> Path:
    """Return a library of the two articles."""
    with Library(tmp_path / "library") as library:
        library.add([GIVEN])
        assert library.record.count() == 2
    return tmp_path / "library"


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_satellites_are_found_counted_and_gone_through(given_library: Path, size: tuple[int, int]) -> None:
    async with at_desk(given_library, size) as desk:
        await desk.type_search("satellites")
        assert desk.results.count == 2
        await desk.press("enter")
        await desk.until(lambda: desk.view.article is not None and desk.view.has_focus)
        await desk.still()
        article = desk.view.article
        assert article is not None
        total = len(desk.view.matches)
        assert total > 0
        assert all(article.text[start:end].lower().startswith("satellite") for start, end in desk.view.matches)
        await desk.press("n")
        await desk.still()
        assert f"match 1/{total}" in desk.screen_text()


async def test_quotations_are_listed_and_jumped_to(given_library: Path) -> None:
    async with at_desk(given_library, (80, 24)) as desk:
        for _ in range(2):
            await desk.open()
            quotes = desk.view.quotes
            assert quotes
            await desk.press("'", "G", "enter")
            await desk.still()
            assert desk.view.current_quote == len(quotes) - 1
            await desk.press("q", "j")


async def test_the_passages_about_satellites_are_linked(given_library: Path) -> None:
    async with at_desk(given_library, (160, 50)) as desk:
        await desk.open()
        screen = await desk.compare()
        one, other = screen._pair.one.article, screen._pair.other.article
        linked = [(one.text[slice(*link.a)], other.text[slice(*link.b)]) for link in screen._pair.comparison.links]
        assert any("satellites" in a and "satellites" in b for a, b in linked)
        await desk.press("]")
        await desk.still()
        assert "1/" in desk.text_of(screen.query_one("#note"))
