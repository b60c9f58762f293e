"""What holds for every test: nobody's own names, little to collect, and the option that draws snapshots anew."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from index.names import refresh
from index.names.own import FILE_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LONGEST_ID = 80


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--redraw", action="store_true", help="write the snapshots of screens anew")


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a long text by its beginning and its length; names go from process to process and into the environment."""
    if isinstance(val, str | bytes) and len(val) > _LONGEST_ID:
        return f"{val[:20]!a} and so on, {len(val)}"
    return None


@pytest.fixture(scope="session", autouse=True)
def _no_own_names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the file of own names be one that is not there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FILE_VARIABLE, str(tmp_path_factory.mktemp("names") / "names.txt"))
        refresh()
        yield


@pytest.fixture(scope="module", autouse=True)
def _little_to_collect() -> None:
    """Leave what lives by now out of what Python goes through for garbage, as the program does once it has started."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def own_names(tmp_path: Path) -> Iterator[Path]:
    """Return the file of own names, which is not there yet, and forget them after the test."""
    with pytest.MonkeyPatch.context() as patch:
        path = tmp_path / "config" / "names.txt"
        patch.setenv(FILE_VARIABLE, str(path))
        yield path
    refresh()
