"""Searching the index, which mends itself.

Whoosh writes without checksums, and damaged files raise anything; so an exception while the index is opened or read
means that it is damaged, unless another try succeeds. Then it is thrown away and built again from the record.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from index.exceptions import LibraryError
from index.korean_words import ask_also, ask_no_more
from index.names import refresh
from index.search.damage import is_of_the_machine
from index.search.executor import Executor
from index.search.index_directory import IndexDirectory
from index.search.kept_snippets import KeptSnippets
from index.search.query import Query, any_of
from index.search.sayings import rows_that_quote
from index.search.states import rows_in_state

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from index.record import Record
    from index.search.scores import Matches

T = TypeVar("T")

_TRIES = 3
_PAUSE = 0.05
"""Seconds between tries: time for another process to finish a commit."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The documents that match, in the executor's numbering."""

    executor: Executor
    matches: Matches


class Engine:
    """The index of one record, open for searching. One search at a time: Whoosh's files have one position each."""

    def __init__(self, directory: Path, record: Record) -> None:
        self.files = IndexDirectory(directory, record)
        self.snippets = KeptSnippets()
        self._record = record
        self._executor: Executor | None = None
        self._stamp: object = None
        self._lock = threading.RLock()

    def search(self, query: Query) -> Answer:
        """Return what matches `query`, in the newest state of the index."""
        return self.ask(lambda executor: Answer(executor, executor.run(query.root)))

    def ask(self, question: Callable[[Executor], T]) -> T:
        """Return what `question` answers of the newest state of the index; nobody else reads the index meanwhile."""
        with self._lock:
            last: Exception | None = None
            for _ in range(_TRIES):
                try:
                    return question(self._newest())
                except LibraryError:
                    raise
                except Exception as error:  # damaged files raise anything
                    if is_of_the_machine(error):
                        reason = getattr(error, "strerror", "") or "not enough memory"
                        raise LibraryError(f"{self.files.path}: cannot be read: {reason}; try again") from error
                    last = error
                    self.forget()
                    time.sleep(_PAUSE)
            if last is not None and not self.files.check():
                raise last  # the files are whole: the question was wrong
            self.files.rebuild()
            return question(self._newest())

    def _newest(self) -> Executor:
        stamp = self.files.stamp()
        if self._executor is None or stamp != self._stamp:
            if not self.files.is_fit():
                self.files.make_fit()
                stamp = self.files.stamp()
            before = self._executor.columns if self._executor is not None else None
            self.forget()
            reader = self.files.reader()
            refresh()  # another process may have indexed names that it knew, and words
            ask_also(self._record)
            record = self._record
            said, marked = partial(rows_that_quote, record), partial(rows_in_state, record)
            self._executor = Executor(reader, record.sources(), marked, said, before)
            self._stamp = stamp
        return self._executor

    def alike(self, text: str, names: Sequence[str], most: int) -> list[int]:
        """Return the rows of the articles that share most, best first, by the scores of words and names.

        `names` are ids of the gazetteer.
        """
        clause = any_of(text, names)
        if clause is None:
            return []
        answer = self.search(Query(text, clause))
        best = answer.matches.scores.argsort()[::-1][:most]
        return [int(row) for row in answer.executor.rows[answer.matches.docs[best]]]

    def close(self) -> None:
        """Close what is open, for good."""
        self.forget()
        ask_no_more(self._record)

    def forget(self) -> None:
        """Close what is open and keep nothing; the next search opens the index again."""
        self.snippets.forget()
        with self._lock:
            if self._executor is not None:
                self._executor.close()
            self._executor = None
