"""The app around the screens: opening a library, adding to it while it is read, giving up in one line."""

from __future__ import annotations

import json
import re
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.import_progress import pending_imports
from index.library import RECORD, Library
from index.record import Record
from tests.tui.desk import at_desk
from tui.app import KoreaReader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest


def write_article(path: Path, title: str = "A pier is painted") -> Path:
    """Write an article of ours."""
    path.write_text(f" date 2023-05-31 {title}\n\nThe pier of Wonsan was painted on Monday, a neighbour said.\n")
    return path


def write_many(path: Path, count: int) -> Path:
    """Write a file of many articles."""
    lines = (
        json.dumps({"title": f"Report {i} on a pier", "text": f"Pier {i} was painted on Monday.", "date": "2011-01-02"})
        for i in range(count)
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def count_of(library: Path) -> int:
    with Library(library) as opened:
        return opened.record.count()


async def test_a_library_that_cannot_be_opened_ends_the_app_with_code_1(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("this is a file")
    app = KoreaReader(tmp_path / "library")
    async with app.run_test() as pilot:
        for _ in range(200):
            if not app.is_running:
                break
            await pilot.pause(0.02)
    assert app.return_code == 1


async def test_the_first_articles_take_the_place_of_the_samples(empty_library: Path, tmp_path: Path) -> None:
    article = write_article(tmp_path / "pier.txt")
    async with at_desk(empty_library) as desk:
        assert "samples" in desk.text_of(desk.title_bar)
        desk.app._import([article])
        await desk.until(lambda: desk.results.count == 1, "the article instead of the samples")
        await desk.still()
        assert "A pier is painted" in desk.screen_text()
        assert "samples" not in desk.text_of(desk.title_bar)
        assert "1 article" in desk.text_of(desk.title_bar)
        await desk.until(lambda: any("1 added" in note for note in desk.notes()), "what was added")


async def test_articles_named_at_the_start_are_added(own_library: Path, tmp_path: Path) -> None:
    before = count_of(own_library)
    async with at_desk(own_library, paths=[write_article(tmp_path / "pier.txt")]) as desk:
        await desk.until(lambda: desk.results.count == before + 1)
        await desk.until(lambda: desk.notes())
        await desk.search("pier neighbour")
        assert "A pier is painted" in desk.screen_text()


async def test_a_file_that_cannot_be_used_is_named_with_its_reason(own_library: Path, tmp_path: Path) -> None:
    broken = tmp_path / "[bold]empty.txt"
    broken.write_text("")
    async with at_desk(own_library, paths=[broken]) as desk:
        await desk.until(lambda: any("[bold]empty.txt" in note for note in desk.notes()), "the reason")
        await desk.until_shown("1 skipped")
        assert desk.results.count == count_of(own_library)


async def test_an_import_tells_how_far_it_is_while_searching_goes_on(own_library: Path, tmp_path: Path) -> None:
    many = write_many(tmp_path / "many.jsonl", 6000)
    async with at_desk(own_library, paths=[many]) as desk:
        before = desk.results.count
        told: list[str] = []
        desk.app.watch(desk.title_bar, "activity", lambda activity: told.append(activity))
        await desk.until(lambda: any(re.search(r"\d of \d,\d\d\d", one) for one in told), "progress")
        await desk.search("satellite")
        assert "satellite" in desk.screen_text()
        assert 0 < desk.results.count < before
        await desk.until(lambda: not desk.title_bar.activity, "the end of the import")
        await desk.until(lambda: any("6,000 added" in note for note in desk.notes()))
        await desk.press("escape", "escape")
        await desk.until(lambda: desk.results.count >= 6000)


async def test_the_place_in_the_list_holds_while_it_grows(own_library: Path, tmp_path: Path) -> None:
    many = write_many(tmp_path / "many.jsonl", 2000)
    async with at_desk(own_library, paths=[many]) as desk:
        await desk.press("j", "j", "j")
        row = desk.results.highlighted_row
        await desk.until(lambda: not desk.title_bar.activity and desk.notes(), "the end of the import")
        await desk.still()
        assert desk.results.count >= 2000
        assert desk.results.highlighted_row == row


@contextmanager
def held_up_once_begun(directory: Path) -> Iterator[threading.Event]:
    """Keep the record locked from when an import has begun, so that it comes to no end within the body.

    The event is set as soon as it is locked.
    """
    is_held, may_go_on, record = threading.Event(), threading.Event(), Record(directory / RECORD)

    def hold() -> None:
        while not pending_imports(record) and not may_go_on.wait(0.005):
            pass
        with record.transaction():
            is_held.set()
            may_go_on.wait()
        record.close()

    holding = threading.Thread(target=hold)
    holding.start()
    try:
        yield is_held
    finally:
        may_go_on.set()
        holding.join()


async def test_an_import_that_was_cut_short_goes_on_at_the_next_start(own_library: Path, tmp_path: Path) -> None:
    many = write_many(tmp_path / "many.jsonl", 3_000)
    before = count_of(own_library)
    with held_up_once_begun(own_library) as is_held:
        async with at_desk(own_library, paths=[many]) as desk:
            await desk.until(is_held.is_set, "the import to begin")
            await desk.press("q")
            await desk.until(lambda: not desk.app.is_running)
        stopped_at = count_of(own_library) - before
    assert stopped_at < 3_000, "the import ended before it could be interrupted"
    async with at_desk(own_library) as desk:
        await desk.until(lambda: any("added" in note for note in desk.notes()), "the end of the import")
    assert count_of(own_library) - before == 3_000


async def test_a_second_import_waits_for_the_first(own_library: Path, tmp_path: Path) -> None:
    """Two at once must not end in a complaint that the library is busy."""
    one = write_many(tmp_path / "one.jsonl", 1500)
    async with at_desk(own_library, paths=[one]) as desk:
        before = count_of(own_library)
        desk.app._import([write_article(tmp_path / "pier.txt")])
        notes: set[str] = set()

        def are_both_told() -> bool:
            notes.update(desk.notes())
            return len(notes) >= 2

        await desk.until(are_both_told, "the end of both")
        assert all("added" in note for note in notes), notes
        assert before <= count_of(own_library)
        await desk.search("neighbour painted")
        assert "A pier is painted" in desk.screen_text()


async def test_nothing_of_a_folder_named_like_us_is_run(
    own_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The import runs in a process of its own, which must not take its code from where the reader was started."""
    trap = tmp_path / "somewhere" / "tui"
    trap.mkdir(parents=True)
    (trap / "__init__.py").write_text("raise SystemExit('taken from the wrong folder')")
    monkeypatch.chdir(trap.parent)
    async with at_desk(own_library, paths=[write_article(tmp_path / "pier.txt")]) as desk:
        await desk.until(desk.notes, "the end of the import")
        assert any("1 added" in note for note in desk.notes()), desk.notes()


async def test_the_app_is_usable_with_an_unfinished_record_in_use_elsewhere(own_library: Path) -> None:
    """Two readers on one library: both read, both keep bookmarks."""
    async with at_desk(own_library) as one, at_desk(own_library) as other:
        await one.press("m")
        await other.press("j", "m")
        await one.still()
        await other.still()
        await one.search("is:bookmarked")
        assert one.results.count == 2
