"""What reads one clause for the attributions of its quotations: `Ahead`, `Behind` and `Reported` share what is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.quotes.clause import Clause
    from index.quotes.subjects import Subjects


class ClauseReader:
    """Holds a clause, the subjects of its verbs of saying, and its words at hand."""

    def __init__(self, clause: Clause, subjects: Subjects) -> None:
        self._clause = clause
        self._subjects = subjects
        self._words = clause.words
        self._cues = clause.cues
        self._quotations = clause.quotations
        self._lower = clause.lower
