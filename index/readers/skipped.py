"""What could not be imported, and why: the other thing that every reader yields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or one record of it, that gave no article."""

    path: str
    """`file` or `file:line`, as `RawArticle.path`."""

    reason: str
    """One line for the reader: what is wrong with it."""


def printable_path(path: Path) -> str:
    """Return `path` as text that can be encoded, whatever bytes the file's name has."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")
