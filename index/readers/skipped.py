"""What could not be imported, and why: the other thing that every reader yields."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or one record of it, that gave no article."""

    path: str
    """`file` or `file:line`, as `RawArticle.path`."""

    reason: str
    """One line for the reader: what is wrong with it."""
