"""What another process adds comes up by itself, and whoever reads stays where they are."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from index.library import Library
from tests.tui.desk import at_desk
from tests.tui.test_app import write_article
from tui.watching import Watch

if TYPE_CHECKING:
    from pathlib import Path


def add(directory: Path, path: Path) -> None:
    with Library(directory) as library:
        library.add([path])


async def test_an_article_added_elsewhere_is_counted_and_listed(own_library: Path, tmp_path: Path) -> None:
    async with at_desk(own_library, (160, 44)) as desk:
        await desk.search("said")
        await desk.press("j", "j", "j")
        await desk.still()
        count, row = desk.results.count, desk.results.highlighted_row
        line = desk.results.row_top(3) - desk.results.scroll_offset.y
        held = desk.title_bar.holdings
        await asyncio.to_thread(add, own_library, write_article(tmp_path / "pier.txt"))
        await desk.until(lambda: desk.title_bar.holdings != held, "another count")
        await desk.until(lambda: desk.results.count == count + 1, "the article in the list")
        await desk.still()
        assert desk.results.highlighted_row == row
        highlighted = desk.results.highlighted
        assert highlighted is not None
        assert desk.results.row_top(highlighted) - desk.results.scroll_offset.y == line
        assert desk.results.has_focus


def test_marks_of_the_reader_are_no_change(own_library: Path, tmp_path: Path) -> None:
    from index.reading_marks import mark_read

    with Library(own_library) as library:
        watch = Watch(library)
        mark_read(library.record, 1)
        assert not watch.has_changed()
        add(own_library, write_article(tmp_path / "pier.txt"))
        assert watch.has_changed()
        assert not watch.has_changed()
