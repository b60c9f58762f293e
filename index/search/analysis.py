"""Turning articles into postings, many at a time and as arrays.

The texts of some hundred articles are joined and cut in one step; what stands where is then arithmetic on arrays.
Looking at every word by itself costs five times as much.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.article import READABLE_ROLES
from index.search.beginnings import leans
from index.search.lexicon import BEHIND, LEANING, NO_FORM, Lexicon, Terms
from index.search.mentions import all_mentions
from index.search.packing import CODE_SHIFT, LAST_POSITION
from index.search.schema import MARKS, PARAGRAPH_GAP, QUOTE_FIELD, quoted_spans
from index.search.tokens import WORDS
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from index.article import Article, Span

    Numbers = NDArray[np.int64]

_BETWEEN = "\n\n"

_TITLE, _BODY = 0, 1
_WORD_FIELDS = ("title", "body")
_NAME_FIELDS = ("title_name", "name")
"""The fields of titles and of bodies."""


class Placed(NamedTuple):
    """The postings of a field, one for each occurrence, as parallel arrays."""

    terms: NDArray[np.int32]
    """Numbers of terms."""

    docs: NDArray[np.int32]
    """Ascending."""

    places: NDArray[np.uint32] | None
    """Position and code, in the order of the positions within a term and an article; None for a field without."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """What some articles hold."""

    postings: dict[str, Placed]
    """By field."""

    lengths: dict[str, Numbers]
    """Words or names in each article, by scorable field."""


class Analyser:
    """Turns articles into postings; what it has learnt of words stays for the next ones."""

    def __init__(self) -> None:
        self.lexicon = Lexicon()
        self.names = Terms()

    def vocabulary(self, field: str) -> list[bytes]:
        """Return the terms of a field, in the order of their numbers."""
        if field == QUOTE_FIELD:
            return list(MARKS)
        if field in _NAME_FIELDS:
            return self.names.encoded()
        return {"form": self.lexicon.forms, "start": self.lexicon.starts}.get(field, self.lexicon.terms).encoded()

    def analyse(self, articles: Sequence[Article], first: int) -> Analysed:
        """Return the postings of `articles`, which are documents from the number `first` on."""
        texts = _Texts(articles, self.lexicon)
        postings, lengths = {}, {}
        words = self._words(texts)
        for part, field in enumerate(_WORD_FIELDS):
            postings[field] = _shifted(words[part], first)
            lengths[field] = np.bincount(words[part].docs, minlength=len(articles))
        for part, field in enumerate(_NAME_FIELDS):
            names = self._mentioned(texts, articles, part)
            postings[field] = _shifted(names, first)
            lengths[field] = np.bincount(names.docs, minlength=len(articles))
        forms, starts = self._forms(texts)
        postings |= {"form": _shifted(forms, first), "start": _shifted(starts, first)}
        postings[QUOTE_FIELD] = _shifted(_quotations(texts), first)
        return Analysed(postings, lengths)

    def _words(self, texts: _Texts) -> list[Placed]:
        """Return the words of titles and of bodies."""
        terms, codes, _, _ = self.lexicon.tokens()
        places = texts.positions | codes[texts.tokens].astype(np.int64) << CODE_SHIFT
        found = []
        for part in (_TITLE, _BODY):
            chosen = np.flatnonzero(texts.parts[texts.paragraph_of] == part)
            docs = texts.docs[texts.paragraph_of[chosen]]
            found.append(_placed(terms[texts.tokens[chosen]], docs, places[chosen]))
        return found

    def _forms(self, texts: _Texts) -> tuple[Placed, Placed]:
        """Return the words as written and their beginnings, each once an article."""
        forms = self.lexicon.tokens()[2][texts.tokens]
        chosen = np.flatnonzero(forms != NO_FORM)
        docs, forms = _distinct(texts.docs[texts.paragraph_of[chosen]], forms[chosen])
        starts = self.lexicon.beginnings()[forms]
        twice, starts = _distinct(np.repeat(docs, 2), starts.ravel())
        return _placed(forms, docs), _placed(starts, twice)

    def _mentioned(self, texts: _Texts, articles: Sequence[Article], part: int) -> Placed:
        """Return the names in titles or bodies, where their first tokens stand."""
        ids: list[int] = []
        offsets: list[int] = []
        counts: list[int] = []
        for number, article in enumerate(articles):
            begin, end = texts.extent(number, part)
            mentions = all_mentions(texts.joined[begin:end], article.date.value)
            ids += [self.names[mention.id] for mention in mentions]
            offsets += [begin + mention.start for mention in mentions]
            counts.append(len(mentions))
        positions = texts.positions_at(np.array(offsets, np.int64))
        return _ordered(np.array(ids, np.int32), np.repeat(np.arange(len(articles)), counts), positions)


class _Texts:
    """The titles and paragraphs of some articles, joined, cut into tokens."""

    def __init__(self, articles: Sequence[Article], lexicon: Lexicon) -> None:
        titled = [[article.title, *_readable(article)] for article in articles]
        self.paragraphs = list(chain.from_iterable(titled))
        self.joined = _BETWEEN.join(self.paragraphs)
        counts = np.array([len(some) for some in titled], np.int64)
        self._firsts = np.concatenate([[0], np.cumsum(counts)])
        self.docs = np.repeat(np.arange(len(articles)), counts)
        """The article of each paragraph."""

        self.parts = np.full(len(self.paragraphs), _BODY)
        self.parts[self._firsts[:-1]] = _TITLE
        sizes = np.fromiter(map(len, self.paragraphs), np.int64, len(self.paragraphs))
        self.ends = np.cumsum(sizes + len(_BETWEEN)) - len(_BETWEEN)
        self.begins = self.ends - sizes
        self._cut(lexicon)
        self._number()

    def _cut(self, lexicon: Lexicon) -> None:
        pieces = WORDS.split(self.joined)
        words = pieces[1::2]
        numbers = np.fromiter(map(lexicon.__getitem__, words), np.int64, len(words))
        edges = np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)))
        offsets = edges[:-1:2]
        self._note_runs(pieces, numbers, lexicon)
        first, count, _ = lexicon.words()
        counts = count[numbers].astype(np.int64)
        before = np.cumsum(counts) - counts
        self.tokens = np.repeat(first[numbers] - before, counts) + np.arange(counts.sum())
        """The number of each token in the lexicon."""

        self.starts = np.repeat(offsets, counts) + lexicon.tokens()[3][self.tokens]

    @staticmethod
    def _note_runs(pieces: list[str], numbers: Numbers, lexicon: Lexicon) -> None:
        """Exchange the runs of syllables that are read otherwise because of what stands before them."""
        kinds = lexicon.words()[2]
        if not kinds.any():
            return
        for place in np.flatnonzero(kinds[numbers]).tolist():
            if not place:
                continue
            run = pieces[2 * place + 1]
            if not pieces[2 * place]:
                numbers[place] = lexicon.behind(BEHIND, run)
            elif kinds[numbers[place]] == LEANING:
                before = leans((pieces[2 * place - 1][-1] + pieces[2 * place])[-2:], fold(run))
                if before:
                    numbers[place] = lexicon.behind(before, run)

    def _number(self) -> None:
        """Give each token its position in its part of its article."""
        self._edges = np.searchsorted(self.starts, np.append(self.begins, len(self.joined) + 1))
        counts = np.diff(self._edges)
        self.paragraph_of = np.repeat(np.arange(len(counts)), counts)
        taken = np.cumsum(counts + PARAGRAPH_GAP) - (counts + PARAGRAPH_GAP)
        opens = self.parts == _TITLE
        opens[1:] |= opens[:-1]
        opener = np.maximum.accumulate(np.where(opens, np.arange(len(counts)), 0))
        self._bases = taken - taken[opener] - self._edges[:-1]
        self.positions = np.minimum(np.arange(len(self.starts)) + self._bases[self.paragraph_of], LAST_POSITION)

    def extent(self, article: int, part: int) -> Span:
        """Return where the title or the body of an article stands in the joined texts."""
        first, last = self._firsts[article], self._firsts[article + 1] - 1
        if part == _TITLE:
            return int(self.begins[first]), int(self.ends[first])
        return (int(self.begins[first + 1]), int(self.ends[last])) if last > first else (0, 0)

    def token_at(self, offsets: Numbers, paragraphs: Numbers) -> Numbers:
        """Return the first token that begins at each offset or behind it, in its paragraph."""
        found = np.searchsorted(self.starts, offsets)
        limited: Numbers = np.minimum(found, self._edges[paragraphs + 1])
        return limited

    def positions_at(self, offsets: Numbers) -> Numbers:
        """Return the positions of the first tokens at the offsets or behind them."""
        paragraphs = np.searchsorted(self.begins, offsets, side="right") - 1
        return self.position(self.token_at(offsets, paragraphs), paragraphs)

    def position(self, tokens: Numbers, paragraphs: Numbers) -> Numbers:
        """Return the positions of tokens, which may be the one behind the last."""
        found: Numbers = np.minimum(tokens + self._bases[paragraphs], LAST_POSITION)
        return found


def _readable(article: Article) -> Iterator[str]:
    for paragraph in article.paragraphs:
        if paragraph.role in READABLE_ROLES:
            yield article.text[paragraph.start : paragraph.end]


def _quotations(texts: _Texts) -> Placed:
    """Return where what stands in quotation marks in bodies begins and ends."""
    found = [
        (number, texts.begins[number] + start, texts.begins[number] + end)
        for number in np.flatnonzero(texts.parts == _BODY).tolist()
        for start, end in quoted_spans(texts.paragraphs[number])
    ]
    paragraphs, starts, ends = np.array(found, np.int64).reshape(-1, 3).T
    first, last = texts.token_at(starts, paragraphs), texts.token_at(ends, paragraphs) - 1
    chosen = first <= last
    paragraphs, first, last = paragraphs[chosen], first[chosen], last[chosen]
    docs = texts.docs[paragraphs]
    opens, closes = np.zeros(len(docs), np.int32), np.ones(len(docs), np.int32)
    positions = np.concatenate([texts.position(first, paragraphs), texts.position(last, paragraphs)])
    return _ordered(np.concatenate([opens, closes]), np.concatenate([docs, docs]), positions)


def _distinct(docs: Numbers, terms: NDArray[np.int32]) -> tuple[Numbers, NDArray[np.int32]]:
    """Return each pair once, in the order of the articles."""
    pairs = np.unique(docs << 32 | terms)
    return pairs >> 32, (pairs & 0xFFFFFFFF).astype(np.int32)


def _ordered(terms: NDArray[np.int32], docs: Numbers, positions: Numbers) -> Placed:
    order = np.lexsort((positions, docs))
    return _placed(terms[order], docs[order], positions[order])


def _placed(terms: NDArray[np.int32], docs: Numbers, places: Numbers | None = None) -> Placed:
    return Placed(terms, docs.astype(np.int32), None if places is None else places.astype(np.uint32))


def _shifted(placed: Placed, first: int) -> Placed:
    return placed._replace(docs=placed.docs + np.int32(first))


def joined(several: Iterable[Placed]) -> Placed:
    """Return postings one behind the other."""
    terms, docs, places = zip(*several, strict=True)
    return Placed(np.concatenate(terms), np.concatenate(docs), None if places[0] is None else np.concatenate(places))
