"""The posting lists that queries are answered from: terms, phrases, words that fit a pattern, mentions of names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from index.names import default_gazetteer
from index.search.beginnings import begins_another
from index.search.patterns import fitting, literal_prefix, longest_literal
from index.search.phrases import Phrases
from index.search.posting_cache import PostingCache
from index.search.postings import NOTHING, Postings, Segment, segments
from index.search.schema import LONGEST_START, QUOTE_FIELD
from index.search.variants import Choice, Slot
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.search.term_table import Stored
    from index.search.variants import Phrase

NAMES_IN = {"title": "title_name", "body": "name"}
"""Where the names in a field of words are kept, at the positions of its words."""

MOST_TERMS = 2_000
"""A pattern or unfinished word stands for at most this many words, in the order of the alphabet."""

MOST_KEPT_SLOTS = 12
"""The answers to longer phrases are not kept."""


class Lists:
    """The posting lists of one state of the index, those read last kept in memory. Deleted articles are in them."""

    def __init__(self, reader: Any) -> None:
        """Take a Whoosh reader."""
        self._reader = reader
        self._segments: list[Segment] = segments(reader)
        self.size = sum(segment.size for segment in self._segments)
        self.kept = PostingCache(self.size)
        self._phrases = Phrases(self._segments, self.of_term)

    @property
    def segments(self) -> Sequence[Segment]:
        """The segments of the index, in the order of their document numbers."""
        return self._segments

    def close(self) -> None:
        """Close the index files."""
        self._reader.close()

    def of_term(self, field: str, term: bytes) -> Postings:
        """Return a posting list of the whole index, from the cache when it is there."""
        return self.kept.get((field, term), lambda: self._read(field, term))

    def _read(self, field: str, term: bytes) -> Postings:
        parts = [part for part in (segment.postings(field, term) for segment in self._segments) if len(part.docs)]
        if not parts:
            return NOTHING
        return Postings(np.concatenate([p.docs for p in parts]), np.concatenate([p.weights for p in parts]))

    def occurrences(self, field: str, phrase: Phrase) -> Postings:
        """Return the articles in which the phrase stands, and how often it does; deleted articles are included."""
        if len(phrase) == 1 and field != QUOTE_FIELD and len(phrase[0].choices) == 1 and phrase[0].choices[0].is_free:
            return self.of_term(field, phrase[0].choices[0].term.encode())
        if len(phrase) > MOST_KEPT_SLOTS:
            return self._phrases.occurrences(field, phrase)
        key = (f"{field} phrase", repr(phrase).encode())
        return self.kept.get(key, lambda: self._phrases.occurrences(field, phrase))

    def mentions(self, field: str, identity: str) -> Postings:
        """Return the articles that mention a name of the gazetteer in a field of words, and how often."""
        return self.of_term(NAMES_IN[field], identity.encode())

    def syllable(self, field: str, syllable: str) -> Postings:
        """Return where a word of one syllable stands, of at most `MOST_TERMS` pairs of syllables that begin so."""
        read = partial(self._phrases.occurrences, field, self.pairs(field, syllable))
        return self.kept.get((f"{field} syllable", syllable.encode()), read)

    def pairs(self, field: str, syllable: str) -> Phrase:
        """Return what a word of one syllable is looked for as: any of the pairs that begin so, where a word may."""
        pairs = [pair for pair in self._beginning(field, syllable) if not begins_another(pair)]
        return (Slot(0, tuple(Choice(pair, is_alone=True) for pair in pairs or [syllable])),)

    def _beginning(self, field: str, prefix: str) -> list[str]:
        """Return the first `MOST_TERMS` terms that begin so."""
        terms = {term for segment in self._segments for term in segment.terms(field, prefix).text.splitlines()}
        return sorted(terms)[:MOST_TERMS]

    def forms(self, prefix: str) -> list[str]:
        """Return the words as written, folded, that begin so, in the order of the alphabet."""
        return sorted({form for segment in self._segments for form in segment.terms("form", prefix).text.splitlines()})

    def frequencies(self) -> dict[str, int]:
        """Return how many articles mention each name of the gazetteer in their text, deleted ones included."""
        count = self._reader.doc_frequency
        return {entity.id: int(count("name", entity.id.encode())) for entity in default_gazetteer()}

    def _read_with_form(self, pattern: str) -> Postings:
        mask = np.zeros(self.size, dtype=bool)
        lists: dict[Segment, list[Stored]] = {}
        for places in self.fitting(pattern).values():
            for segment, stored in places:
                lists.setdefault(segment, []).append(stored)
        for segment, several in lists.items():
            mask[segment.docs(several)] = True
        docs = np.flatnonzero(mask).astype(np.int32)
        return Postings(docs, np.ones(len(docs), np.float32))

    def fitting(self, pattern: str) -> dict[str, list[tuple[Segment, Stored]]]:
        """Return the first `MOST_TERMS` words as written that fit, in order, with their posting lists."""
        found: dict[str, list[tuple[Segment, Stored]]] = {}
        prefix, literal = literal_prefix(pattern), longest_literal(pattern)
        for segment in self._segments:
            terms = segment.terms("form", prefix)
            for number, form in fitting(terms.holding(literal), pattern, MOST_TERMS):
                found.setdefault(form, []).append((segment, terms.stored(number)))
        return {form: found[form] for form in sorted(found)[:MOST_TERMS]}

    def lengths(self, field: str) -> NDArray[np.float32]:
        """Return how many terms each article has in `field`, as the index keeps it: in a byte, rounded."""
        parts = [segment.lengths(field) for segment in self._segments]
        return np.concatenate(parts) if parts else np.empty(0, np.float32)

    def occurrences_beyond(self, field: str, phrase: Phrase, known: str, docs: NDArray[np.int32]) -> Postings:
        """Return the same without the articles `docs`, which are known by a name to match already."""
        if len(phrase) > MOST_KEPT_SLOTS:
            return self.occurrences(field, phrase)
        key = (f"{field} phrase beyond {known}", repr(phrase).encode())
        return self.kept.get(key, lambda: self._phrases.occurrences(field, phrase, docs))

    def places(self, field: str, phrase: Phrase, docs: NDArray[np.int32]) -> NDArray[np.int64]:
        """Return where the phrase stands in `docs`, as `phrases` counts places."""
        return self._phrases.places(field, phrase, docs)

    def with_form(self, pattern: str) -> NDArray[np.int32]:
        """Return the articles with a word as written that fits the pattern."""
        prefix = literal_prefix(pattern)
        if pattern.rstrip("*") != pattern and 0 < len(prefix) <= LONGEST_START and fold(pattern) == prefix + "*":
            return self.of_term("start", prefix.encode()).docs
        return self.kept.get(("forms", pattern.encode()), lambda: self._read_with_form(pattern)).docs
