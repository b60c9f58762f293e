"""The libraries that the tests of the reader start from, and a world in which nothing depends on the machine."""

from __future__ import annotations

import datetime
import gc
import shutil
from pathlib import Path

import pytest

from index.library import Library

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(autouse=True)
def _own_world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give the test an empty home directory and a terminal without a window system, and no extra."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "KOREA_READER_LIBRARY", "NO_COLOR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("tui.screens.person.today", lambda: datetime.date(2026, 1, 1))
    monkeypatch.setattr("index.korean_words.ANALYSER", "no_analyser_of_this_name")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.fixture(scope="session")
def _ready_libraries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make, once, an empty library that has its samples ready, and one to which the samples were added."""
    made = tmp_path_factory.mktemp("ready")
    with Library(made / "empty") as empty:
        empty.samples().close()
    with Library(made / "own") as own:
        own.add(sorted(SEEDS.glob("*.txt")))
    gc.collect()
    gc.freeze()  # the gazetteer, and all that was imported by now
    return made


@pytest.fixture
def empty_library(_ready_libraries: Path, tmp_path: Path) -> Path:
    """Return the directory of a library without articles, with which the reader shows the samples."""
    return _copied(_ready_libraries / "empty", tmp_path / "library")


@pytest.fixture
def own_library(_ready_libraries: Path, tmp_path: Path) -> Path:
    """Return the directory of a library that holds the samples as articles of its own."""
    return _copied(_ready_libraries / "own", tmp_path / "library")


def _copied(made: Path, directory: Path) -> Path:
    shutil.copytree(made, directory)
    directory.chmod(0o700)
    return directory
