"""Running the program as a person or a script would: in a process of its own, or quickly in this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from index.library import Library
from tui.cli import run

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command answered."""

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        """Standard output."""
        return self.out.decode()

    @property
    def said(self) -> str:
        """Standard error."""
        return self.err.decode()

    @property
    def json(self) -> Any:
        """The JSON object on standard output."""
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def _own_world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("KOREA_READER_LIBRARY", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)


@pytest.fixture
def reader(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Outcome]:
    """Return a runner of commands in this process."""

    def call(*words: str | Path) -> Outcome:
        capfdbinary.readouterr()
        code = run([str(word) for word in words])
        return Outcome(code, *capfdbinary.readouterr())

    return call


@pytest.fixture
def program() -> Callable[..., Outcome]:
    """Return a runner of commands in a process of their own."""

    def call(*words: str | Path | bytes, given: bytes = b"", **environment: str) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "tui", *words],
            input=given,
            capture_output=True,
            timeout=120,
            check=False,
            cwd=ROOT,
            env={**os.environ, **environment},
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    return call


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the directory of a library to which the samples were added."""
    directory = tmp_path_factory.mktemp("samples") / "library"
    with Library(directory) as library:
        library.add(sorted((ROOT / "seeds").glob("*.txt")))
    return directory
