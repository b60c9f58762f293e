"""What is known of Korean words as they stand in articles, kept in the record and asked by whatever cuts texts.

An analyser that is installed apart has judged them, in a process of its own (`index.search.learning`). Nobody waits for
it: what is not known is left to rules. A word is used from the moment on in which the articles that hold it are about
to be indexed again, so that search and marks agree.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakSet

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from index.record import Record

ANALYSER = "kiwipiepy"

RULES = "1"
"""Raise with any change in what is kept of a word; words kept under another number are judged anew."""

MOST_TERMS = 200
"""Beginnings of the forms of one verb that are looked for."""

_MOST_KEPT = 50_000
"""Words that are kept in memory, some 15 MB."""


class Judged(NamedTuple):
    """What is known of a word as it is written."""

    form: str
    """Folded."""

    shape: str
    """A digit for each syllable, see `index.search.shapes`."""

    lemma: str
    """The verb that it is a form of, as in a dictionary; empty when it is none, or may be something else."""

    terms: tuple[tuple[str, int, str], ...] = ()
    """Of the verbs in it, as in a dictionary, the pairs of syllables up to the end of the stem: verb, place, pair."""


def is_analyser_installed() -> bool:
    """Tell whether the analyser is here. It is not loaded."""
    return find_spec(ANALYSER) is not None


def unknown(record: Record, forms: Iterable[str]) -> list[str]:
    """Return those of `forms` that have not been judged."""
    known = {form for (form,) in record.select("SELECT form FROM korean_word WHERE rules = ?", (RULES,))}
    return [form for form in forms if form not in known]


def keep(record: Record, words: Collection[Judged]) -> None:
    """Keep what was found out about some words; they are not used yet, unless another process was quicker."""
    terms = [term for word in words for term in word.terms]
    with record.transaction() as connection:
        connection.executemany(
            """INSERT INTO korean_word VALUES (?, ?, ?, ?, 0) ON CONFLICT (form) DO UPDATE SET
               shape = excluded.shape, lemma = excluded.lemma, rules = excluded.rules, is_used = 0
               WHERE rules <> excluded.rules""",
            [(word.form, word.shape, word.lemma, RULES) for word in words],
        )
        connection.executemany("INSERT OR IGNORE INTO korean_verb VALUES (?, ?, ?)", terms)


def unused(record: Record) -> list[tuple[str, str]]:
    """Return the words that are kept and not used yet, with their shapes."""
    return record.select("SELECT form, shape FROM korean_word WHERE NOT is_used")


def use(record: Record, forms: Iterable[str], rows: Collection[int]) -> None:
    """Use words that are kept; the articles of `rows`, which hold them, count as changed."""
    with record.transaction() as connection:
        record.count_as_changed(connection, rows)
        connection.executemany("UPDATE korean_word SET is_used = 1 WHERE form = ?", [(form,) for form in forms])


# Asking


class _Asked:
    """The records that are open, and what they have answered."""

    def __init__(self) -> None:
        self.records: WeakSet[Record] = WeakSet()
        self.words: dict[str, Judged | None] = {}
        self.verbs: dict[str, tuple[tuple[int, str], ...]] = {}

    def forget(self) -> None:
        """Ask anew."""
        self.words = {}
        self.verbs = {}


_asked = _Asked()


def ask_also(record: Record) -> None:
    """Ask a record from now on, if anything is known there; ask anew what may have become known."""
    if record.select("SELECT 1 FROM korean_word WHERE is_used LIMIT 1"):
        _asked.records.add(record)
    _asked.forget()


def ask_no_more(record: Record) -> None:
    """Do not ask a record any longer, which is about to be closed."""
    _asked.records.discard(record)
    _asked.forget()


def judgement(form: str) -> Judged | None:
    """Return what is known of a folded word; None when nothing is."""
    if not _asked.records:
        return None
    words = _asked.words
    if form in words:
        return words[form]
    found = _word(form)
    if len(words) < _MOST_KEPT:
        words[form] = found
    return found


def _word(form: str) -> Judged | None:
    for record in tuple(_asked.records):
        rows = record.select("SELECT form, shape, lemma FROM korean_word WHERE form = ? AND is_used", (form,))
        if rows:
            return Judged(*rows[0])
    return None


def verb_terms(lemma: str) -> tuple[tuple[int, str], ...]:
    """Return the pairs of syllables that the forms of a verb begin with, each with its place; at most `MOST_TERMS`."""
    if not _asked.records:
        return ()
    verbs = _asked.verbs
    if lemma in verbs:
        return verbs[lemma]
    rows = {row for record in tuple(_asked.records) for row in record.select(_TERMS, (lemma, MOST_TERMS))}
    found = tuple(sorted(rows)[:MOST_TERMS])
    if len(verbs) < _MOST_KEPT:
        verbs[lemma] = found
    return found


_TERMS = "SELECT place, term FROM korean_verb WHERE lemma = ? ORDER BY place, term LIMIT ?"
