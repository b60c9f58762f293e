"""Answering a query from posting arrays.

Every clause becomes the ascending document numbers that match it with a score for each; the boolean clauses combine
those. Scores are BM25F as Whoosh computes it (B = 0.75, K1 = 1.2, a title's hit weighted as in `schema.TEXT_FIELDS`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from index.names import default_gazetteer
from index.search import query as q
from index.search.adjacency import holder
from index.search.beginnings import begins_another
from index.search.columns import Columns
from index.search.doc_sets import beyond, mask_of, places_of_common
from index.search.mentions import unmistakable
from index.search.outlets import is_meant
from index.search.patterns import fitting, literal_prefix
from index.search.phrases import Phrases, near
from index.search.posting_cache import PostingCache
from index.search.postings import NOTHING, Postings, Segment, segments
from index.search.schema import LONGEST_START, MARKS, NAME_FIELDS, QUOTE_FIELD, TEXT_FIELDS, language_number
from index.search.tokens import is_syllable, stem, tokenise
from index.search.variants import Choice, Reading, Slot, reading
from index.search.word_pairs import other_reading
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from numpy.typing import NDArray

    from index.search.term_table import Stored
    from index.search.variants import Phrase

B, K1 = 0.75, 1.2
WEIGHTS = TEXT_FIELDS | NAME_FIELDS
NAMES_IN = {"title": "title_name", "body": "name"}
"""Where the names in a field of words are kept, at the positions of its words."""

MOST_TERMS = 2_000
"""A pattern or unfinished word stands for at most this many words, in the order of the alphabet."""

OTHER_SPELLING = 0.9
"""Articles with no more than another spelling of a word score at most this share of the least exact one."""

MOST_KEPT_SLOTS = 12
"""The answers to longer phrases are not kept."""

MOST_NEAR = 200
"""Words that a pattern beside NEAR stands for at most."""


@dataclass(frozen=True, slots=True)
class Matches:
    """The articles that match a clause."""

    docs: NDArray[np.int32]
    """Document numbers, ascending."""

    scores: NDArray[np.float32]
    """Higher is better; zero where the clause only filters. Same shape as `docs`."""


class Known(NamedTuple):
    """Articles of which it is known already that they match."""

    name: str
    """What tells them from others in the same state of the index."""

    docs: NDArray[np.int32]
    """Ascending."""


class Executor:
    """Answers queries over one state of the index. A change of the index wants a new one."""

    def __init__(
        self,
        reader: Any,
        sources: dict[int, str],
        state_rows: Callable[[q.State | q.Tagged | q.Added], Collection[int]],
        said_rows: Callable[[q.Said], Collection[int]],
    ) -> None:
        """Read the columns of the Whoosh `reader`; `sources` names the outlets by key.

        `state_rows` gives the record's rows of the articles that bear a mark (for `unread`, of those that do not),
        `said_rows` those of articles that quote somebody.
        """
        self._reader = reader
        self._segments: list[Segment] = segments(reader)
        self._sources = sources
        self._state_rows = state_rows
        self._said_rows = said_rows
        self.kept = PostingCache()
        self.size = sum(segment.size for segment in self._segments)
        self._live = np.ones(self.size, dtype=bool)
        for segment in self._segments:
            self._live[segment.deleted] = False
        self._count = int(self._live.sum())
        self.columns = Columns(self._segments)
        self._phrases = Phrases(self._segments, self._postings)
        self._norms: dict[str, NDArray[np.float32]] = {}

    @property
    def segments(self) -> Sequence[Segment]:
        """The segments of the index, in the order of their document numbers."""
        return self._segments

    def close(self) -> None:
        """Close the index files."""
        self._reader.close()

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

    def _norm(self, field: str) -> NDArray[np.float32]:
        """Return what BM25 adds to a term's frequency in the divisor, for each article."""
        norm = self._norms.get(field)
        if norm is None:
            norm = self._norms[field] = self._read_norm(field)
        return norm

    def _read_norm(self, field: str) -> NDArray[np.float32]:
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
                return self._any([self._clause(part) for part in clause.clauses])
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
            found = other if found is None else self._both(found, other)
            if not len(found.docs):
                return found
        assert found is not None
        compounds = [self._words(compound) for compound in q.compounds(clauses)]
        return self._after(self._both(found, self._any(compounds)), found) if compounds else found

    def _both(self, one: Matches, other: Matches) -> Matches:
        first, second = places_of_common(one.docs, other.docs, self.size)
        return Matches(one.docs[first], one.scores[first] + other.scores[second])

    def _any(self, several: list[Matches]) -> Matches:
        several = [matches for matches in several if len(matches.docs)] or several[:1]
        if len(several) == 1:
            return several[0]
        scores = np.zeros(self.size, np.float32)
        mask = np.zeros(self.size, dtype=bool)
        for matches in several:
            scores[matches.docs] += matches.scores
            mask[matches.docs] = True
        docs = np.flatnonzero(mask).astype(np.int32)
        return Matches(docs, scores[docs])

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
            return self._any([self._syllable(field, read.syllable) for field in fields])
        if not read.every:
            return self._any([self._phrase(field, read.exact, known) for field in fields])
        exact = self._any([self._phrase(field, read.exact) for field in fields])
        found = Known(f"{fields} {read.exact}", exact.docs)
        return self._after(exact, self._any([self._phrase(field, read.every, found) for field in fields]))

    def _after(self, first: Matches, others: Matches) -> Matches:
        """Return both, with those of `others` that are not in `first` scored below all of `first`."""
        keep = beyond(others.docs, first.docs, self.size)
        docs, scores = others.docs[keep], others.scores[keep]
        if not len(docs):
            return first
        if len(first.docs) and scores.max() > 0:
            scores = scores * min(1.0, OTHER_SPELLING * float(first.scores.min()) / float(scores.max()))
        return self._any([first, Matches(docs, scores)])

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
            goes_on = self._any([self._syllable(field, typed) for field in TEXT_FIELDS])
        else:
            goes_on = self._forms(f"{typed}*")
        if last:
            goes_on = self._both(self._spelled(reading(before, is_literal=words.is_quoted), list(TEXT_FIELDS)), goes_on)
        return self._any([found, goes_on])

    def _name(self, name: q.Name) -> Matches:
        """Return the articles that mention any of the name's ids, or hold its words as they are written.

        Those that hold only the words of the other half of the country for it come after them.
        """
        mentions = [
            self._scored(field, self._postings(field, identity.encode()))
            for field in NAME_FIELDS
            for identity in name.ids
        ]
        named = self._any(mentions)
        if name.by_id:
            return named
        known = Known(f"{name.ids}", named.docs)
        fields = list(TEXT_FIELDS)
        readings = [reading(name.text), *(reading(word, is_literal=True) for word in unmistakable(name.ids))]
        written = self._any([self._spelled(read, fields, known) for read in readings])
        keep = beyond(written.docs, named.docs, self.size)
        found = self._any([named, Matches(written.docs[keep], written.scores[keep])])
        if not name.words:
            return found
        others = [self._spelled(other_reading(word), fields) for word in name.words]
        return self._after(found, self._any(others))

    def _syllable(self, field: str, syllable: str) -> Matches:
        if field == QUOTE_FIELD:
            return self._phrase(field, self._pairs("body", syllable))
        return self._scored(field, self.syllable(field, syllable))

    def _pairs(self, field: str, syllable: str) -> Phrase:
        """Return what a word of one syllable is looked for as: any of the pairs that begin so, where a word may."""
        pairs = [pair for pair in self._beginning(field, syllable) if not begins_another(pair)]
        return (Slot(0, tuple(Choice(pair, is_alone=True) for pair in pairs or [syllable])),)

    def _forms(self, pattern: str) -> Matches:
        """Return the articles with a word as written that fits the pattern, scored as one word."""
        prefix = literal_prefix(pattern)
        if pattern.rstrip("*") != pattern and 0 < len(prefix) <= LONGEST_START and fold(pattern) == prefix + "*":
            docs = self._postings("start", prefix.encode()).docs
        else:
            docs = self.kept.get(("forms", pattern.encode()), lambda: self._read_forms(pattern)).docs
        return Matches(docs, np.full(len(docs), self._idf(len(docs)), np.float32))

    def _in_field(self, clause: q.Pattern) -> Matches:
        """Return the articles with such a word in one field, by the stems: forms are kept for whole articles."""
        stems = dict.fromkeys(stem(form) for form in self._fitting(clause.pattern))
        return self._any([self._phrase(clause.field, (Slot(0, (Choice(one),)),)) for one in stems])

    def _read_forms(self, pattern: str) -> Postings:
        mask = np.zeros(self.size, dtype=bool)
        lists: dict[Segment, list[Stored]] = {}
        for places in self._fitting(pattern).values():
            for segment, stored in places:
                lists.setdefault(segment, []).append(stored)
        for segment, several in lists.items():
            mask[segment.docs(several)] = True
        docs = np.flatnonzero(mask).astype(np.int32)
        return Postings(docs, np.ones(len(docs), np.float32))

    def _fitting(self, pattern: str) -> dict[str, list[tuple[Segment, Stored]]]:
        """Return the first `MOST_TERMS` words as written that fit, in order, with their posting lists."""
        found: dict[str, list[tuple[Segment, Stored]]] = {}
        for segment in self._segments:
            terms = segment.terms("form", literal_prefix(pattern))
            for number, form in fitting(terms.text, pattern, MOST_TERMS):
                found.setdefault(form, []).append((segment, terms.stored(number)))
        return {form: found[form] for form in sorted(found)[:MOST_TERMS]}

    def _beginning(self, field: str, prefix: str) -> list[str]:
        """Return the first `MOST_TERMS` terms that begin so."""
        terms = {term for segment in self._segments for term in segment.terms(field, prefix).text.splitlines()}
        return sorted(terms)[:MOST_TERMS]

    def _phrase(self, field: str, phrase: Phrase, known: Known | None = None) -> Matches:
        """Return the articles in which the phrase stands; a single term is found as it is.

        Of those in `known` only some may be among them: a phrase is not looked for where it makes no difference.
        """
        if len(phrase) == 1:
            return self._scored(field, self.occurrences(field, phrase))
        idf = sum(self._commonness(field, slot) for slot in phrase)
        if known is None or len(phrase) > MOST_KEPT_SLOTS:
            return self._scored(field, self.occurrences(field, phrase), idf)
        key = (f"{field} phrase beyond {known.name}", repr(phrase).encode())
        found = self.kept.get(key, lambda: self._phrases.occurrences(field, phrase, known.docs))
        return self._scored(field, found, idf)

    def _commonness(self, field: str, slot: Slot) -> float:
        """Return the idf of the commonest term of a slot."""
        where = holder(field)
        return self._idf(max(len(self._postings(where, choice.term.encode()).docs) for choice in slot.choices))

    def occurrences(self, field: str, phrase: Phrase) -> Postings:
        """Return the articles in which the phrase stands, and how often it does; deleted articles are included."""
        if len(phrase) == 1 and field != QUOTE_FIELD and len(phrase[0].choices) == 1 and phrase[0].choices[0].is_free:
            return self._postings(field, phrase[0].choices[0].term.encode())
        if len(phrase) > MOST_KEPT_SLOTS:
            return self._phrases.occurrences(field, phrase)
        key = (f"{field} phrase", repr(phrase).encode())
        return self.kept.get(key, lambda: self._phrases.occurrences(field, phrase))

    def mentions(self, field: str, identity: str) -> Postings:
        """Return the articles that mention a name of the gazetteer in a field of words, and how often."""
        return self._postings(NAMES_IN[field], identity.encode())

    def frequencies(self) -> dict[str, int]:
        """Return how many articles mention each name of the gazetteer in their text, deleted ones included."""
        count = self._reader.doc_frequency
        return {entity.id: int(count("name", entity.id.encode())) for entity in default_gazetteer()}

    def forms(self, prefix: str) -> list[str]:
        """Return the words as written, folded, that begin so, in the order of the alphabet."""
        return sorted({form for segment in self._segments for form in segment.terms("form", prefix).text.splitlines()})

    def with_quotations(self) -> Matches:
        """Return the articles that hold quotation marks."""
        return self._filtered(self._mask(self._postings(QUOTE_FIELD, MARKS[0]).docs))

    def syllable(self, field: str, syllable: str) -> Postings:
        """Return where a word of one syllable stands, of at most `MOST_TERMS` pairs of syllables that begin so."""
        read = partial(self._phrases.occurrences, field, self._pairs(field, syllable))
        return self.kept.get((f"{field} syllable", syllable.encode()), read)

    def lengths(self, field: str) -> NDArray[np.float32]:
        """Return how many terms each article has in `field`, as the index keeps it: in a byte, rounded."""
        parts = [segment.lengths(field) for segment in self._segments]
        return np.concatenate(parts) if parts else np.empty(0, np.float32)

    # Nearness

    def _near(self, clause: q.Near) -> Matches:
        """Return the articles in which both stand near each other, scored as if both had to be there."""
        for one, other in ((clause.left, clause.right), (clause.right, clause.left)):
            if isinstance(one, q.And | q.Or):
                parts = [q.Near(part, other, clause.distance) for part in one.clauses]
                return self._all(tuple(parts)) if isinstance(one, q.And) else self._any(list(map(self._near, parts)))
        both = self._all((clause.left, clause.right))
        inside = np.zeros(self.size, dtype=bool)
        for field in TEXT_FIELDS:
            left, right = (self._stands(one, field, both.docs) for one in (clause.left, clause.right))
            places = near(left[0], right[0], (left[1], right[1]), clause.distance)
            inside[both.docs[np.unique(places >> 32)]] = True
        keep = inside[both.docs]
        return Matches(both.docs[keep], both.scores[keep])

    def _stands(self, clause: q.Clause, field: str, docs: NDArray[np.int32]) -> tuple[NDArray[np.int64], int]:
        """Return where a word, a phrase, a pattern or a name stands in `docs`, and how many tokens it is long."""
        phrases = [phrase for phrase in self._spellings_of(clause) if phrase]
        if not phrases:
            return np.empty(0, np.int64), 1
        places = [self._phrases.places(field, phrase, docs) for phrase in phrases]
        if isinstance(clause, q.Name):
            mentions = [(Slot(0, (Choice(identity),)),) for identity in clause.ids]
            places += [self._phrases.places(NAMES_IN[field], mention, docs) for mention in mentions]
        last = phrases[0][-1]
        return np.unique(np.concatenate(places)), last.position - phrases[0][0].position + 1

    def _spellings_of(self, clause: q.Clause) -> list[Phrase]:
        match clause:
            case q.Words():
                return [reading(clause.text, is_literal=clause.is_quoted).widest]
            case q.Name():
                spelled = [reading(word, is_literal=True).exact for word in unmistakable(clause.ids)]
                return [reading(clause.text).widest, *spelled, *(other_reading(word).widest for word in clause.words)]
            case q.Pattern():
                forms = islice(self._fitting(clause.pattern), MOST_NEAR)
                stems = dict.fromkeys(stem(form) for form in forms)
                return [(Slot(0, (Choice(one),)),) for one in stems]
        return []

    # Scores

    def _idf(self, count: int) -> float:
        return math.log(max(1, self._reader.doc_count_all()) / (count + 1)) + 1

    def _scored(self, field: str, postings: Postings, idf: float | None = None) -> Matches:
        if not len(postings.docs):
            return Matches(postings.docs, np.empty(0, np.float32))
        if idf is None:
            idf = self._idf(len(postings.docs))
        frequency = postings.weights.astype(np.float32)
        field = holder(field)
        scores = WEIGHTS[field] * idf * frequency * (K1 + 1) / (frequency + self._norm(field)[postings.docs])
        return Matches(postings.docs, scores.astype(np.float32))

    def _postings(self, field: str, term: bytes) -> Postings:
        """Return a posting list of the whole index, from the cache when it is there."""
        return self.kept.get((field, term), lambda: self._read(field, term))

    def _read(self, field: str, term: bytes) -> Postings:
        parts = [part for part in (segment.postings(field, term) for segment in self._segments) if len(part.docs)]
        if not parts:
            return NOTHING
        return Postings(np.concatenate([p.docs for p in parts]), np.concatenate([p.weights for p in parts]))
