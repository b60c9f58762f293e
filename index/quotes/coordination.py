"""Whose a verb is that "and" joins to another, in English: "X laughed and said", "A came, and X met B and said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotes.deeds import is_deed
from index.quotes.grammar import is_name, is_word
from index.quotes.mentions import Phrase, phrase_before
from index.quotes.openings import PERSONAL

if TYPE_CHECKING:
    from index.quotes.clause import Clause

_BEGINS_CLAUSE = frozenset({"and", "but", "so", ";"})


def coordinated(clause: Clause, after: int, floor: int) -> Phrase | None:
    """Find X in "X laughed and", which ends before `after`, and in "A came, and X met B and"."""
    verb = after - 2
    if verb <= floor or clause.lower(after - 1) != "and":
        return None
    if clause.lower(verb).endswith("ed"):
        before = clause.words[verb - 1]
        if before.lower in PERSONAL:
            return verb - 1, verb
        return phrase_before(clause.words, verb, floor) if is_name(before) and is_word(before) else None
    return _second_clause(clause, verb, floor)


def _second_clause(clause: Clause, until: int, floor: int) -> Phrase | None:
    """Return the subject of the last clause before `until` that "and" or the like joins to another."""
    last = max((cue.first for cue in clause.cues if cue.first <= until), default=floor)
    for verb in range(until, last, -1):
        if is_deed(clause.words, verb):
            phrase = phrase_before(clause.words, verb, floor)
            if phrase is not None and clause.lower(phrase[0] - 1) in _BEGINS_CLAUSE:
                return phrase
    return None
