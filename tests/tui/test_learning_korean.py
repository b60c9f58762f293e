"""The reader has Korean words analysed by a process beside it, and goes on without."""

from __future__ import annotations

import asyncio
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from index.library import Library
from tests.tui.desk import at_desk
from tests.tui.test_app import write_article

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def analyser(monkeypatch: pytest.MonkeyPatch) -> str:
    """Let the reader believe that the analyser is installed; whether it is, the process beside it finds out."""
    monkeypatch.setattr("index.korean_words.ANALYSER", "json")
    return "kiwipiepy"


async def test_words_are_analysed_after_an_import(own_library: Path, tmp_path: Path, analyser: str) -> None:
    if find_spec(analyser) is None:
        pytest.skip("the extra is not installed: korean")

    async with at_desk(own_library, paths=[write_article(tmp_path / "pier.txt")]) as desk:
        await desk.until(lambda: "Korean words" in desk.title_bar.activity, "the analysis")
        await desk.search("pier neighbour")
        assert "A pier is painted" in desk.screen_text()
        for _ in range(600):
            if await asyncio.to_thread(_are_known, own_library):
                break
            await asyncio.sleep(0.1)
        assert _are_known(own_library)


async def test_an_analysis_that_fails_is_told_in_a_line(own_library: Path, tmp_path: Path, analyser: str) -> None:
    if find_spec(analyser) is not None:
        pytest.skip("the extra is installed: korean")
    async with at_desk(own_library, paths=[write_article(tmp_path / "pier.txt")]) as desk:
        await desk.until(lambda: any("kiwipiepy is not installed" in note for note in desk.notes()), "what is wrong")
        await desk.search("pier neighbour")
        assert "A pier is painted" in desk.screen_text()


def _are_known(directory: Path) -> bool:
    with Library(directory) as library:
        return library.unlearnt == 0
