"""Keeping the index up with an import: in the process that imports, or beside it when there is much to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.search.beside import Helper, processors

if TYPE_CHECKING:
    from types import TracebackType

    from index.search.index_directory import IndexDirectory

WORTH_HELP = 4_000
"""Articles still to come from which a second process is worth the half second that it takes to start."""


class Follower:
    """Indexes what an import has stored, for as long as it is entered."""

    def __init__(self, files: IndexDirectory) -> None:
        self._files = files
        self._helper: Helper | None = None

    def __enter__(self) -> Follower:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _traceback: TracebackType | None
    ) -> None:
        if self._helper is not None:
            self._helper.close()

    def follow(self, to_come: int) -> bool:
        """Let what is stored become searchable; tell whether it was taken up, or the last call is still at work.

        `to_come` is the number of articles that the import still expects.
        """
        if self._helper is None and to_come >= WORTH_HELP and processors() > 1:
            self._helper = Helper(self._files.path.parent)
        if self._helper is None or self._helper.has_failed:
            self._files.catch_up()
            return True
        if self._helper.is_busy():
            return False
        if not self._helper.has_failed:
            self._helper.ask(["catch up"])
        return True

    def finish(self) -> None:
        """Wait until all that is stored is searchable. Raises as `IndexDirectory.catch_up`."""
        if self._helper is not None:
            self._helper.answer()
            if self._helper.has_failed:
                self._helper = None
        self._files.catch_up(helper=self._helper)
