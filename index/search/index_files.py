"""What a search index says of itself, and whether its files are as they were written: Whoosh keeps no checksums."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STATE = "state.json"

_SMALL = (".col", ".toc")
"""Endings of the files that are small and read whole anyway, so that a check of every byte costs next to nothing."""

Fingerprint = tuple[int, int]
"""Size and CRC-32 of a file."""


@dataclass(frozen=True, slots=True)
class State:
    """What the index says of itself."""

    version: int
    record: str
    """The identity of the record it was built from."""

    revision: int
    """The record's revision up to which it has read."""

    names: int
    """The edition of the names."""

    files: Mapping[str, Fingerprint]
    """Each file, none of which is ever changed."""


class IndexFiles:
    """The files in the directory of an index. Those that were found whole are known by their times."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._checked: dict[str, tuple[int, int]] = {}

    def state(self) -> State | None:
        """Return what the index says of itself; None when there is nothing that can be read."""
        try:
            values = json.loads((self._path / STATE).read_text(encoding="utf-8"))
            files = {str(name): (int(size), int(crc)) for name, (size, crc) in values["files"].items()}
            return State(
                int(values["version"]), str(values["record"]), int(values["revision"]), int(values["names"]), files
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def write_state(self, version: int, record: str, revision: int, names: int) -> None:
        """Write a state with the files that there are now."""
        before = self.state()
        known = before.files if before is not None else {}
        files = {path.name: known.get(path.name) or _fingerprint(path) for path in self._path.glob("*MAIN_*")}
        self._checked = {name: checked for name, checked in self._checked.items() if name in files}
        values = {"version": version, "record": record, "revision": revision, "names": names, "files": files}
        self.write(STATE, values)

    def write(self, name: str, values: object) -> None:
        """Write a file of JSON, in one step."""
        fresh = self._path / f"{name}.new"
        fresh.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
        fresh.replace(self._path / name)

    def check(self, state: State | None, parts: tuple[str, ...]) -> None:
        """Raise ValueError unless the files are as they were written whose names begin with one of `parts`.

        Files that the state does not list yet have just been written by another process.
        """
        for name, expected in (state.files if state is not None else {}).items():
            if name.startswith(parts):
                self._check(name, expected)

    def _check(self, name: str, expected: Fingerprint) -> None:
        path = self._path / name
        now = _size_and_time(path)
        if self._checked.get(name) == now:
            return
        if not _is_whole(path, expected, every_byte=name.endswith(_SMALL)):
            raise ValueError(f"{name} is damaged")
        self._checked[name] = now

    def damaged(self) -> str:
        """Return the name of a file that is not as it was written, empty when all are. Reads every byte of them."""
        state = self.state()
        files = state.files.items() if state is not None else ()
        return next((name for name, one in files if not _is_whole(self._path / name, one, every_byte=True)), "")


def _size_and_time(path: Path) -> tuple[int, int]:
    """Return what changes when a file is written: bytes and nanoseconds; zeros when it is gone."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns


def _is_whole(path: Path, expected: Fingerprint, *, every_byte: bool) -> bool:
    """Tell whether a file is as it was written, by its size or by every byte of it."""
    try:
        return _fingerprint(path) == expected if every_byte else path.stat().st_size == expected[0]
    except OSError:
        return False


def _fingerprint(path: Path) -> Fingerprint:
    size = crc = 0
    with path.open("rb") as file:
        while piece := file.read(2**20):
            size, crc = size + len(piece), zlib.crc32(piece, crc)
    return size, crc
