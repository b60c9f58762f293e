"""Noticing what others do to the library: an `add` from another shell, say.

A look reads one number of the record and the names of the index's tables of contents, 0.1 ms in a thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.exceptions import LibraryError

if TYPE_CHECKING:
    from index.library import Library

EVERY = 2.0
"""Seconds between looks."""


class Watch:
    """Tells whether a library is another one than at the look before."""

    def __init__(self, library: Library) -> None:
        """Take `library` as it is now."""
        self._library = library
        self._seen: tuple[int, object] = (0, ())
        self._seen = self._state()

    def has_changed(self) -> bool:
        """Look; a record that cannot be read now is taken to be as it was."""
        seen, self._seen = self._seen, self._state()
        return self._seen != seen

    def _state(self) -> tuple[int, object]:
        """Return what rises with every article, and what changes when the index has followed."""
        try:
            return self._library.record.revision, self._library.engine.files.stamp()
        except LibraryError:
            return self._seen
