"""What is compared of each sentence: its character n-grams and its resolved terms, and how much each of them tells."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from index.comparison.dates import published_day
from index.comparison.sentences import article_sentences
from index.comparison.terms import Term, terms
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from index.article import Article, Span

    Entities = Callable[[str], Iterable[str]]
    """Returns the ids of the persons, places and things that a text names, in whatever script."""

COMPARED_CHARACTERS = 200_000
"""No more of an article is compared; sentences that start later are neither linked nor listed as unmatched."""

KIND_WEIGHTS = {"word": 1.0, "name": 1.2, "number": 1.4, "date": 1.2, "entity": 1.3}
"""How much a term of each kind counts against a word that is as rare."""

_LATIN_GRAM = 5
_HANGUL_GRAM = 3
_RUN = re.compile("[\uac00-\ud7a3]+(?: [\uac00-\ud7a3]+)*|[^\uac00-\ud7a3]+")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what is compared of it."""

    span: Span
    grams: Mapping[str, int]
    """Character n-grams of the folded text with their counts; of Hangul they ignore the spaces."""

    terms: tuple[Term, ...]


def read_sentences(article: Article, entities: Entities | None = None) -> list[Sentence]:
    """Return the sentences in the first `COMPARED_CHARACTERS` of the article with their features."""
    published = published_day(article.date)
    read: list[Sentence] = []
    for start, end in article_sentences(article, COMPARED_CHARACTERS):
        passage = article.text[start:end]
        found = terms(article.text, start, end, published)
        found.extend(_entity_terms(passage, start, entities))
        read.append(Sentence((start, end), _grams(passage), tuple(found)))
    return read


def is_korean(sentences: Sequence[Sentence]) -> bool:
    """Tell whether more than half of the n-grams begin with a Hangul syllable."""
    hangul = sum(count for sentence in sentences for gram, count in sentence.grams.items() if gram[0] >= "\uac00")
    return 2 * hangul > sum(count for sentence in sentences for count in sentence.grams.values())


def rarity(count: int, total: int) -> float:
    """Return how much a feature tells that `count` of `total` sentences have: 0 or more."""
    return max(0.0, log((total + 1) / (count + 0.5)))


def term_weights(sentences: Sequence[Sentence]) -> dict[str, float]:
    """Return how much each term tells: its rarity among these sentences and its kind."""
    frequency = Counter(key for sentence in sentences for key in {term.key for term in sentence.terms})
    kinds: dict[str, float] = {}
    for sentence in sentences:
        for term in sentence.terms:
            kinds[term.key] = max(kinds.get(term.key, 0.0), KIND_WEIGHTS[term.kind])
    return {key: kinds[key] * rarity(count, len(sentences)) for key, count in frequency.items()}


def _entity_terms(passage: str, start: int, entities: Entities | None) -> list[Term]:
    if entities is None:
        return []
    ids = dict.fromkeys(entities(passage))
    return [Term(f"ent:{name}", name, start, start + len(passage), "entity") for name in ids]


def _grams(passage: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for run in _RUN.finditer(fold(passage)):
        text = run[0]
        if "\uac00" <= text[0] <= "\ud7a3":
            text, size = text.replace(" ", ""), _HANGUL_GRAM
        else:
            words = _WORD.findall(text)
            text, size = f" {' '.join(words)} " if words else "", _LATIN_GRAM
        if text:
            counts.update(text[at : at + size] for at in range(max(1, len(text) - size + 1)))
    return counts
