"""Libraries that the tests of record, index and search share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return an empty library."""
    with Library(tmp_path / "library") as opened:
        yield opened


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return a library of the sample articles, to read only."""
    with Library(tmp_path_factory.mktemp("seeds") / "library") as opened:
        opened.add(sorted(SEEDS.glob("*.txt")))
        yield opened


@pytest.fixture
def lines(tmp_path: Path) -> Callable[..., Path]:
    """Return a writer of JSONL files: a name, then a record or a broken line for each line."""

    def write(name: str, *records: dict[str, object] | str) -> Path:
        path = tmp_path / name
        written = (record if isinstance(record, str) else json.dumps(record, ensure_ascii=False) for record in records)
        path.write_text("".join(f"{line}\n" for line in written), encoding="utf-8")
        return path

    return write
