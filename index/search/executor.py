"""Answering a query from posting arrays.

Every clause becomes the ascending document numbers that match it with a score for each; the boolean clauses combine
those. Scores are BM25F as Whoosh computes it (B = 0.75, K1 = 1.2, a title's hit weighted as in `schema.TEXT_FIELDS`).
"""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from index.search import query as q
from index.search.patterns import form_pattern, literal_prefix
from index.search.postings import NOTHING, Postings, Segment, Stored, segments
from index.search.schema import LONGEST_START, NAME_FIELDS, TEXT_FIELDS, language_number
from index.search.tokens import is_syllable, query_tokens, stem
from index.text import fold

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

B, K1 = 0.75, 1.2
WEIGHTS = TEXT_FIELDS | NAME_FIELDS
CACHE_BYTES = 48 * 2**20
"""Memory that kept posting lists may take."""

MOST_TERMS = 2_000
"""A pattern or unfinished word stands for at most this many words, in the order of the alphabet."""

LEAD = 2**20
"""Added to positions, so that none is negative when those of a phrase are taken back to its beginning."""


@dataclass(frozen=True, slots=True)
class Matches:
    """The articles that match a clause."""

    docs: NDArray[np.int32]
    """Document numbers, ascending."""

    scores: NDArray[np.float32]
    """Higher is better; zero where the clause only filters. Same shape as `docs`."""


class Executor:
    """Answers queries over one state of the index. A change of the index wants a new one."""

    def __init__(self, reader: Any, sources: dict[int, str], state_rows: Callable[[str], Collection[int]]) -> None:
        """Read the columns of the Whoosh `reader`; `sources` names the outlets by key.

        `state_rows` gives the record's rows of the articles that are in a state (`read`, `bookmarked`).
        """
        self._reader = reader
        self._segments: list[Segment] = segments(reader)
        self._sources = sources
        self._state_rows = state_rows
        self._cache: OrderedDict[tuple[str, bytes], Postings] = OrderedDict()
        self._cached_bytes = 0
        self.size = sum(segment.size for segment in self._segments)
        self._live = np.ones(self.size, dtype=bool)
        for segment in self._segments:
            self._live[segment.deleted] = False
        self._count = int(self._live.sum())
        self.rows = self._column("row")
        self.source_keys = self._column("source")
        self.languages = self._column("language")
        self.dates = self._column("date")
        self._norms = {field: self._norm(field) for field in WEIGHTS}

    def close(self) -> None:
        """Close the index files."""
        self._reader.close()

    def source_name(self, key: int) -> str:
        """Return the name of the outlet with this key; empty for the unknown one."""
        return self._sources.get(key, "")

    def _column(self, name: str) -> NDArray[np.int64]:
        parts = [segment.column(name) for segment in self._segments]
        return np.concatenate(parts) if parts else np.empty(0, np.int64)

    def _norm(self, field: str) -> NDArray[np.float32]:
        """Return what BM25 adds to a term's frequency in the divisor, for each article."""
        lengths = [segment.lengths(field) for segment in self._segments]
        total = sum(segment.total_length(field) for segment in self._segments)
        if not lengths or not total:
            return np.ones(self.size, np.float32)
        average = total / max(1, self._reader.doc_count_all())
        norm: NDArray[np.float32] = K1 * ((1 - B) + B * np.concatenate(lengths) / np.float32(average))
        return norm

    # Answering

    def run(self, root: q.Clause | None) -> Matches:
        """Return the live articles that match `root`; all of them when it is None."""
        if root is None:
            docs = np.flatnonzero(self._live).astype(np.int32)
            return Matches(docs, np.zeros(len(docs), np.float32))
        found = self._clause(root)
        alive = self._live[found.docs]
        return Matches(found.docs[alive], found.scores[alive])

    def _clause(self, clause: q.Clause) -> Matches:
        match clause:
            case q.Words():
                return self._words(clause)
            case q.Name():
                return self._name(clause)
            case q.Pattern():
                return self._in_field(clause) if clause.field else self._forms(clause.pattern)
            case q.And():
                return self._all(clause.clauses)
            case q.Or():
                return self._any([self._clause(part) for part in clause.clauses])
            case q.Not():
                return self._filtered(~self._mask(self._clause(clause.clause).docs))
            case q.Source():
                keys = [key for key, name in self._sources.items() if _names(name, clause.names)]
                return self._filtered(np.isin(self.source_keys, keys))
            case q.Language():
                return self._filtered(np.isin(self.languages, [language_number(code) for code in clause.codes]))
            case q.Dates():
                return self._filtered((self.dates >= clause.first) & (self.dates <= clause.last))
            case q.State():
                return self._state(clause.name)

    def _state(self, name: str) -> Matches:
        rows = self._state_rows("read" if name == "unread" else name)
        inside = np.isin(self.rows, np.fromiter(rows, np.int64))
        return self._filtered(~inside if name == "unread" else inside)

    def _mask(self, docs: NDArray[np.int32]) -> NDArray[np.bool_]:
        mask = np.zeros(self.size, dtype=bool)
        mask[docs] = True
        return mask

    def _filtered(self, mask: NDArray[np.bool_]) -> Matches:
        docs = np.flatnonzero(mask).astype(np.int32)
        return Matches(docs, np.zeros(len(docs), np.float32))

    def _all(self, clauses: Iterable[q.Clause]) -> Matches:
        found: Matches | None = None
        for clause in clauses:
            other = self._clause(clause)
            found = other if found is None else _both(found, other)
            if not len(found.docs):
                return found
        assert found is not None
        return found

    def _any(self, several: list[Matches]) -> Matches:
        scores = np.zeros(self.size, np.float32)
        mask = np.zeros(self.size, dtype=bool)
        for matches in several:
            scores[matches.docs] += matches.scores
            mask[matches.docs] = True
        docs = np.flatnonzero(mask).astype(np.int32)
        return Matches(docs, scores[docs])

    # Words

    def _words(self, words: q.Words) -> Matches:
        sought = query_tokens(words.text)
        if not sought:
            return self._filtered(np.zeros(self.size, dtype=bool))
        if len(sought) == 1 and is_syllable(sought[0].term):
            return self._terms_that_begin(sought[0].term, words.field)
        fields = [words.field] if words.field else list(TEXT_FIELDS)
        exact = self._any([self._phrase(field, [(one.term, one.position) for one in sought]) for field in fields])
        if words.is_typing and not words.field and len(sought) == 1:
            return self._any([exact, self._forms(words.text.rstrip("?*") + "*")])
        return exact

    def _name(self, name: q.Name) -> Matches:
        """Return the articles that mention any of the name's ids, or hold its words as they are written."""
        mentions = [
            self._scored(field, self._postings(field, identity.encode()))
            for field in NAME_FIELDS
            for identity in name.ids
        ]
        written = self._words(q.Words(name.text))
        named = self._any(mentions)
        only_written = np.setdiff1d(written.docs, named.docs, assume_unique=True)
        keep = np.isin(written.docs, only_written, assume_unique=True)
        return self._any([named, Matches(written.docs[keep], written.scores[keep])])

    def _terms_that_begin(self, prefix: str, only: str) -> Matches:
        several: list[Matches] = []
        for field in [only] if only else list(TEXT_FIELDS):
            several.extend(self._scored(field, postings) for postings in self.terms_that_begin(field, prefix))
        return self._any(several)

    def _forms(self, pattern: str) -> Matches:
        """Return the articles with a word as written that fits the pattern, scored as one word."""
        prefix = literal_prefix(pattern)
        if pattern.rstrip("*") != pattern and 0 < len(prefix) <= LONGEST_START and fold(pattern) == prefix + "*":
            docs = self._postings("start", prefix.encode()).docs
        else:
            docs = self._kept(("forms", pattern.encode()), lambda: self._read_forms(pattern)).docs
        return Matches(docs, np.full(len(docs), self._idf(len(docs)), np.float32))

    def _in_field(self, clause: q.Pattern) -> Matches:
        """Return the articles with such a word in one field, by the stems: forms are kept for whole articles."""
        forms = self._expand("form", literal_prefix(clause.pattern), form_pattern(clause.pattern))
        stems = dict.fromkeys(stem(form.decode()) for form in forms)
        return self._any([self._scored(clause.field, self._postings(clause.field, one.encode())) for one in stems])

    def _read_forms(self, pattern: str) -> Postings:
        mask = np.zeros(self.size, dtype=bool)
        for lists in self._expand("form", literal_prefix(pattern), form_pattern(pattern)).values():
            for segment, stored in lists:
                mask[segment.read(stored).docs] = True
        docs = np.flatnonzero(mask).astype(np.int32)
        return Postings(docs, np.ones(len(docs), np.float32))

    def _expand(
        self, field: str, prefix: str, matching: re.Pattern[str] | None = None
    ) -> dict[bytes, list[tuple[Segment, Stored]]]:
        """Return the first `MOST_TERMS` terms that begin so and fit, with their posting lists."""
        found: dict[bytes, list[tuple[Segment, Stored]]] = {}
        for segment in self._segments:
            for term, stored in _bounded(segment.terms_from(field, prefix.encode()), matching):
                found.setdefault(term, []).append((segment, stored))
        return {term: found[term] for term in sorted(found)[:MOST_TERMS]}

    def _phrase(self, field: str, sought: list[tuple[str, int]]) -> Matches:
        """Return the articles in which the terms stand at the given distances; a single term is found as it is."""
        if len(sought) == 1:
            return self._scored(field, self.occurrences(field, sought))
        idf = sum(self._idf(len(self._postings(field, term.encode()).docs)) for term, _ in sought)
        return self._scored(field, self.occurrences(field, sought), idf)

    def occurrences(self, field: str, sought: Sequence[tuple[str, int]]) -> Postings:
        """Return the articles that hold the terms at the given distances, and how often each does.

        `sought` are terms with their positions; deleted articles are included.
        """
        lists = [self._postings(field, term.encode()) for term, _ in sought]
        if len(lists) == 1:
            return lists[0]
        docs = lists[0].docs
        for postings in lists[1:]:
            docs = np.intersect1d(docs, postings.docs, assume_unique=True)
        counts = self._occurrences(field, sought, docs)
        inside = counts > 0
        return Postings(docs[inside], counts[inside])

    def terms_that_begin(self, field: str, prefix: str) -> list[Postings]:
        """Return the postings of the terms that begin with `prefix`, of at most `MOST_TERMS` of them."""
        return [self._postings(field, term) for term in self._expand(field, prefix)]

    def lengths(self, field: str) -> NDArray[np.float32]:
        """Return how many terms each article has in `field`, as the index keeps it: in a byte, rounded."""
        parts = [segment.lengths(field) for segment in self._segments]
        return np.concatenate(parts) if parts else np.empty(0, np.float32)

    def _occurrences(
        self, field: str, sought: Sequence[tuple[str, int]], docs: NDArray[np.int32]
    ) -> NDArray[np.float32]:
        """Return how often the phrase stands in each of `docs`."""
        counts = np.zeros(len(docs), np.float32)
        for segment in self._segments:
            first, last = np.searchsorted(docs, [segment.base, segment.base + segment.size])
            wanted = docs[first:last]
            if len(wanted):
                places = {term: segment.positions(field, term.encode(), wanted) for term, _ in sought}
                starts = _together([places[term] + (LEAD - offset) for term, offset in sought])
                counts[first:last] = np.bincount(starts >> 32, minlength=len(wanted))
        return counts

    def _idf(self, count: int) -> float:
        return math.log(max(1, self._reader.doc_count_all()) / (count + 1)) + 1

    def _scored(self, field: str, postings: Postings, idf: float | None = None) -> Matches:
        if not len(postings.docs):
            return Matches(postings.docs, postings.weights)
        if idf is None:
            idf = self._idf(len(postings.docs))
        frequency = postings.weights
        scores = WEIGHTS[field] * idf * frequency * (K1 + 1) / (frequency + self._norms[field][postings.docs])
        return Matches(postings.docs, scores.astype(np.float32))

    def _postings(self, field: str, term: bytes) -> Postings:
        """Return a posting list of the whole index, from the cache when it is there."""
        return self._kept((field, term), lambda: self._read(field, term))

    def _read(self, field: str, term: bytes) -> Postings:
        parts = [part for part in (segment.postings(field, term) for segment in self._segments) if len(part.docs)]
        if not parts:
            return NOTHING
        return Postings(np.concatenate([p.docs for p in parts]), np.concatenate([p.weights for p in parts]))

    def _kept(self, key: tuple[str, bytes], read: Callable[[], Postings]) -> Postings:
        """Return what the cache has under `key`, read first when it is not there."""
        found = self._cache.get(key)
        if found is not None:
            self._cache.move_to_end(key)
            return found
        found = self._cache[key] = read()
        self._cached_bytes += found.size + 200
        while self._cached_bytes > CACHE_BYTES and len(self._cache) > 1:
            self._cached_bytes -= self._cache.popitem(last=False)[1].size + 200
        return found


def _both(one: Matches, other: Matches) -> Matches:
    docs, first, second = np.intersect1d(one.docs, other.docs, assume_unique=True, return_indices=True)
    return Matches(docs, one.scores[first] + other.scores[second])


def _together(places: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Return the numbers that are in all of the ascending arrays."""
    starts, *others = sorted(places, key=len)
    for other in others:
        if not len(other):
            return other
        at = np.searchsorted(other, starts)
        at[at == len(other)] = 0
        starts = starts[other[at] == starts]
    return starts


def _bounded(terms: Iterator[tuple[bytes, Stored]], matching: re.Pattern[str] | None) -> Iterator[tuple[bytes, Stored]]:
    fitting = (one for one in terms if matching is None or matching.fullmatch(one[0].decode()))
    return islice(fitting, MOST_TERMS)


def _names(name: str, wanted: tuple[str, ...]) -> bool:
    folded = fold(name)
    return any(fold(part) in folded for part in wanted)
