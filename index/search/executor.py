"""Answering a query from posting arrays.

Every clause becomes the ascending document numbers that match it with a score for each; the boolean clauses combine
those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from index.search import query as q
from index.search.adjacency import holder
from index.search.columns import Columns
from index.search.doc_sets import beyond, mask_of
from index.search.lists import NAMES_IN, Lists
from index.search.name_readings import in_other_words, written_as
from index.search.nearness import standing_near
from index.search.outlets import is_meant
from index.search.schema import MARKS, QUOTE_FIELD, TEXT_FIELDS, language_number
from index.search.scores import Matches, Scores
from index.search.tokens import is_syllable, stem, tokenise
from index.search.variants import Choice, Reading, Slot, reading

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from numpy.typing import NDArray

    from index.search.variants import Phrase


class Known(NamedTuple):
    """Articles of which it is known already that they match."""

    name: str
    """What tells them from others in the same state of the index."""

    docs: NDArray[np.int32]
    """Ascending."""


class Executor(Lists):
    """Answers queries over one state of the index. A change of the index wants a new one."""

    def __init__(
        self,
        reader: Any,
        sources: dict[int, str],
        state_rows: Callable[[q.State | q.Tagged | q.Added], Collection[int]],
        said_rows: Callable[[q.Said], Collection[int]],
        before: Columns | None = None,
    ) -> None:
        """Read the columns of the Whoosh `reader`; `sources` names the outlets by key.

        `state_rows` gives the record's rows of the articles that bear a mark (for `unread`, of those that do not),
        `said_rows` those of articles that quote somebody. `before` are the columns of an earlier state.
        """
        super().__init__(reader)
        self._sources = sources
        self._state_rows = state_rows
        self._said_rows = said_rows
        self._live = np.ones(self.size, dtype=bool)
        for segment in self.segments:
            self._live[segment.deleted] = False
        self.columns = Columns(self.segments, before)
        self._scores = Scores(self.segments)

    def source_name(self, key: int) -> str:
        """Return the name of the outlet with this key; empty for the unknown one."""
        return self._sources.get(key, "")

    def source_names(self) -> dict[int, str]:
        """Return the names of the outlets by their keys."""
        return self._sources

    @property
    def rows(self) -> NDArray[np.int64]:
        """The record's row of each article."""
        return self.columns.rows

    @property
    def source_keys(self) -> NDArray[np.int64]:
        """The key of each article's outlet."""
        return self.columns.sources

    @property
    def languages(self) -> NDArray[np.int64]:
        """The number of each article's language."""
        return self.columns.languages

    @property
    def dates(self) -> NDArray[np.int64]:
        """The `date_key` of each article."""
        return self.columns.dates

    # Answering

    def run(self, root: q.Clause | None) -> Matches:
        """Return the live articles that match `root`; all of them when it is None."""
        if root is None:
            docs = np.flatnonzero(self._live).astype(np.int32)
            return Matches(docs, np.zeros(len(docs), np.float32))
        found = self._clause(root)
        alive = self._live[found.docs]
        return found if alive.all() else Matches(found.docs[alive], found.scores[alive])

    def _clause(self, clause: q.Clause) -> Matches:
        match clause:
            case q.Words():
                return self._words(clause)
            case q.Name():
                return self._name(clause)
            case q.Pattern():
                return self._in_field(clause) if clause.field else self._forms(clause.pattern)
            case q.Near():
                return self._near(clause)
            case q.And():
                return self._all(clause.clauses)
            case q.Or():
                return self._scores.any_of([self._clause(part) for part in clause.clauses])
            case q.Not():
                return self._filtered(~self._mask(self._clause(clause.clause).docs))
            case q.Source():
                keys = [key for key, name in self._sources.items() if is_meant(name, clause.names)]
                return self._filtered(np.isin(self.source_keys, keys))
            case q.Language():
                return self._filtered(np.isin(self.languages, [language_number(code) for code in clause.codes]))
            case q.Dates():
                return self._filtered((self.dates >= clause.first) & (self.dates <= clause.last))
            case q.State() | q.Tagged() | q.Added():
                return self._state(clause)
            case q.Said():
                return self._filtered(np.isin(self.rows, np.fromiter(self._said_rows(clause), np.int64)))

    def _state(self, clause: q.State | q.Tagged | q.Added) -> Matches:
        if isinstance(clause, q.State) and clause.name == "quoting":
            return self.with_quotations()
        inside = np.isin(self.rows, np.fromiter(self._state_rows(clause), np.int64))
        is_outside = isinstance(clause, q.State) and clause.name == "unread"
        return self._filtered(~inside if is_outside else inside)

    def _mask(self, docs: NDArray[np.int32]) -> NDArray[np.bool_]:
        return mask_of(docs, self.size)

    def _filtered(self, mask: NDArray[np.bool_]) -> Matches:
        docs = np.flatnonzero(mask).astype(np.int32)
        return Matches(docs, np.zeros(len(docs), np.float32))

    def _all(self, clauses: tuple[q.Clause, ...]) -> Matches:
        found: Matches | None = None
        for clause in clauses:
            other = self._clause(clause)
            found = other if found is None else self._scores.both(found, other)
            if not len(found.docs):
                return found
        assert found is not None
        compounds = [self._words(compound) for compound in q.compounds(clauses)]
        return (
            self._scores.after(self._scores.both(found, self._scores.any_of(compounds)), found) if compounds else found
        )

    # Words

    def _words(self, words: q.Words) -> Matches:
        fields = [words.field] if words.field in {*TEXT_FIELDS, QUOTE_FIELD} else list(TEXT_FIELDS)
        if words.is_typing and not words.field:
            return self._unfinished(words)
        return self._spelled(reading(words.text, is_literal=words.is_quoted), fields)

    def _spelled(self, read: Reading, fields: list[str], known: Known | None = None) -> Matches:
        """Return the articles with the words in any of their spellings, the exact one first; some are `known`."""
        if not read.exact:
            return self._filtered(np.zeros(self.size, dtype=bool))
        if read.syllable:
            return self._scores.any_of([self._syllable(field, read.syllable) for field in fields])
        if not read.every:
            return self._scores.any_of([self._phrase(field, read.exact, known) for field in fields])
        exact = self._scores.any_of([self._phrase(field, read.exact) for field in fields])
        found = Known(f"{fields} {read.exact}", exact.docs)
        return self._scores.after(
            exact, self._scores.any_of([self._phrase(field, read.every, found) for field in fields])
        )

    def _unfinished(self, words: q.Words) -> Matches:
        """Return the articles with the words as they are and those in which the last one goes on."""
        read = reading(words.text, is_literal=words.is_quoted)
        found = self._spelled(read, list(TEXT_FIELDS))
        tokens = tokenise(words.text)
        if not tokens or read.syllable:
            return found
        last = max((place for place, token in enumerate(tokens) if token.form), default=0)
        before, typed = words.text[: tokens[last].start], words.text[tokens[last].start :].rstrip("?*~")
        if last < len(tokens) - 1 or not any(map(str.isalnum, typed)):
            return found
        if is_syllable(typed):
            goes_on = self._scores.any_of([self._syllable(field, typed) for field in TEXT_FIELDS])
        else:
            goes_on = self._forms(f"{typed}*")
        if last:
            goes_on = self._scores.both(
                self._spelled(reading(before, is_literal=words.is_quoted), list(TEXT_FIELDS)), goes_on
            )
        return self._scores.any_of([found, goes_on])

    def _name(self, name: q.Name) -> Matches:
        """Return the articles that mention any of the name's ids, or hold a spelling that can mean nothing else.

        Those that hold only the words of the other half of the country for it come after them.
        """
        fields = [name.field] if name.field else list(TEXT_FIELDS)
        mentions = [
            self._scores.scored(NAMES_IN[field], self.mentions(field, identity))
            for field in fields
            for identity in name.ids
        ]
        named = self._scores.any_of(mentions)
        if name.by_id:
            return named
        known = Known(f"{name.ids} {name.field}", named.docs)
        written = self._scores.any_of([self._spelled(read, fields, known) for read in written_as(name)])
        keep = beyond(written.docs, named.docs, self.size)
        found = self._scores.any_of([named, Matches(written.docs[keep], written.scores[keep])])
        if not name.words:
            return found
        others = [self._spelled(read, fields) for read in in_other_words(name)]
        return self._scores.after(found, self._scores.any_of(others))

    def _syllable(self, field: str, syllable: str) -> Matches:
        if field == QUOTE_FIELD:
            return self._phrase(field, self.pairs("body", syllable))
        return self._scores.scored(field, self.syllable(field, syllable))

    def _forms(self, pattern: str) -> Matches:
        """Return the articles with a word as written that fits the pattern, scored as one word."""
        docs = self.with_form(pattern)
        return Matches(docs, np.full(len(docs), self._scores.idf(len(docs)), np.float32))

    def _in_field(self, clause: q.Pattern) -> Matches:
        """Return the articles with such a word in one field, by the stems: forms are kept for whole articles."""
        stems = dict.fromkeys(stem(form) for form in self.fitting(clause.pattern))
        return self._scores.any_of([self._phrase(clause.field, (Slot(0, (Choice(one),)),)) for one in stems])

    def _phrase(self, field: str, phrase: Phrase, known: Known | None = None) -> Matches:
        """Return the articles in which the phrase stands; a single term is found as it is.

        Of those in `known` only some may be among them: a phrase is not looked for where it makes no difference.
        """
        if len(phrase) == 1:
            return self._scores.scored(field, self.occurrences(field, phrase))
        idf = sum(self._commonness(field, slot) for slot in phrase)
        if known is None:
            return self._scores.scored(field, self.occurrences(field, phrase), idf)
        found = self.occurrences_beyond(field, phrase, known.name, known.docs)
        return self._scores.scored(field, found, idf)

    def _commonness(self, field: str, slot: Slot) -> float:
        """Return the idf of the commonest term of a slot."""
        where = holder(field)
        return self._scores.idf(max(len(self.of_term(where, choice.term.encode()).docs) for choice in slot.choices))

    def with_quotations(self) -> Matches:
        """Return the articles that hold quotation marks."""
        return self._filtered(self._mask(self.of_term(QUOTE_FIELD, MARKS[0]).docs))

    # Nearness

    def _near(self, clause: q.Near) -> Matches:
        """Return the articles in which both stand near each other, scored as if both had to be there."""
        for one, other in ((clause.left, clause.right), (clause.right, clause.left)):
            if isinstance(one, q.And | q.Or):
                parts = [q.Near(part, other, clause.distance) for part in one.clauses]
                return (
                    self._all(tuple(parts))
                    if isinstance(one, q.And)
                    else self._scores.any_of(list(map(self._near, parts)))
                )
        both = self._all((clause.left, clause.right))
        inside = np.zeros(self.size, dtype=bool)
        for field in TEXT_FIELDS:
            inside[both.docs[standing_near(self, field, clause, both.docs)]] = True
        keep = inside[both.docs]
        return Matches(both.docs[keep], both.scores[keep])
