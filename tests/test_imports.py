"""What a start pulls in: commands no screen, their options no search engine, the index nothing of the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCREEN = {"textual"}
ENGINE = {"whoosh", "numpy"}
SLOW = {"trafilatura", "importlib.metadata", "charset_normalizer", "htmldate", "asyncio", "urllib.request"}


def loaded_by(statements: str, tmp_path: Path) -> set[str]:
    """Return the modules, and their packages, that a fresh interpreter has loaded after `statements`."""
    program = f"import sys\n{statements}\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    environment = {**os.environ, "KOREA_READER_LIBRARY": str(tmp_path / "library"), "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    names = done.stderr.split()
    return {*names, *(name.partition(".")[0] for name in names)}


def command(*words: str) -> str:
    return f"from tui.cli import run\nassert run({list(words)!r}) == 0"


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["add", "--help"], ["search", "--help"], ["add", "--resume"]]
)
def test_commands_and_their_help_need_no_screen(tmp_path: Path, words: list[str]) -> None:
    assert not SCREEN & loaded_by(command(*words), tmp_path)


@pytest.mark.parametrize("words", [["--help"], ["add", "--help"], ["search", "--help"]])
def test_help_needs_no_engine_and_no_record(tmp_path: Path, words: list[str]) -> None:
    assert not (ENGINE | SLOW | {"sqlite3", "rich"}) & loaded_by(command(*words), tmp_path)


def test_the_options_of_add_need_no_engine(tmp_path: Path) -> None:
    statements = "from tui.commands.options import command_parser\ncommand_parser().parse_args(['add', 'x', '--json'])"
    assert not (ENGINE | SLOW | SCREEN | {"sqlite3", "rich"}) & loaded_by(statements, tmp_path)


def test_searching_needs_no_screen(tmp_path: Path) -> None:
    assert not (SCREEN | {"rich"}) & loaded_by(command("search", "missile"), tmp_path)


@pytest.mark.parametrize("words", [["show", "0"], ["doctor"], ["quotes", "missile"], ["search", "x"]])
def test_no_command_opens_the_screen(tmp_path: Path, words: list[str]) -> None:
    assert not SCREEN & loaded_by(f"from tui.cli import run\nrun({words!r})", tmp_path)


def test_the_record_needs_no_engine(tmp_path: Path) -> None:
    statements = "from pathlib import Path\nfrom index.library import Library\n"
    statements += f"Library(Path({str(tmp_path / 'library')!r})).record.count()"
    assert not (ENGINE | SLOW | SCREEN | {"rich"}) & loaded_by(statements, tmp_path)


def test_the_index_needs_nothing_of_the_terminal(tmp_path: Path) -> None:
    statements = """
import importlib, pkgutil, index
for module in pkgutil.walk_packages(index.__path__, 'index.'):
    importlib.import_module(module.name)
"""
    loaded = loaded_by(statements, tmp_path)
    assert not {"textual", "rich", "tui"} & loaded
    assert {"index.search.engine", "index.comparison.alignment", "index.quotes.extraction"} <= loaded
