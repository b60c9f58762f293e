"""Finding other coverage of the event that an article tells of, among candidates that a search has found.

What the same event leaves in every telling is rare elsewhere: its names, its numbers, its days. So articles are
compared by their terms, weighed by how few of the candidates have them, and near copies are pushed down: the reader
wants another telling, not another version.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import islice
from math import exp, sqrt
from typing import TYPE_CHECKING

from index.article import READABLE_ROLES
from index.comparison.concepts import concepts
from index.comparison.dates import published_day
from index.comparison.features import KIND_WEIGHTS, rarity
from index.comparison.terms import CROSS_SCRIPT_KINDS, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from index.article import Article, PublicationDate
    from index.comparison.features import Entities

    Days = tuple[date, date]

MOST_CANDIDATES = 400
"""No more candidates are read."""

READ_CHARACTERS = 6_000
"""What an event is, an article says at its beginning; the rest is not read for this."""

_TITLE_WEIGHT = 1.5
_DAYS = 6.0
"""After so many days between two articles, closeness of date has fallen to about a third."""

_DATE_FLOOR = 0.3
_DATE_UNKNOWN = 0.7
_SAME_OUTLET = 0.9
_COPY = 0.45
"""From this share of common word triples on, an article is a version of the other rather than another telling."""

_LEAST_OF_COPY = 0.05
_EVIDENCE = 3.0
"""The weight of shared terms that makes two articles in different languages comparable at all, where a term that
only one article has weighs 1."""

_OTHER_LANGUAGE = 0.9
"""Articles in different languages share few but telling terms, which would put them before all others."""


@dataclass(frozen=True, slots=True)
class _Profile:
    """What is compared of an article."""

    article: Article
    kinds: Mapping[str, float]
    """The weight of the kind of each term that occurs, by its key; larger for terms of the title."""

    concepts: Mapping[str, float]
    """Likewise what the article is about, in words that stand for those of either language."""

    bridging: frozenset[str]
    """Keys that mean the same in any script."""

    triples: frozenset[tuple[str, str, str]]
    days: Days | None


def nearest(
    article: Article, candidates: Iterable[Article], entities: Entities | None = None
) -> list[tuple[float, Article]]:
    """Return the candidates that tell of the same event as `article`, best first, with scores from 0 to 1.

    Scores are comparable only within one call. The article itself is left out, candidates without a shared term too;
    near copies and, slightly, the same outlet count less. Of at most 400 candidates the title and the first 6,000
    characters are read. Across scripts only numbers, dates, Latin names, the ids that `entities` returns and words of
    this field can be shared. Never raises.
    """
    own = _profile(article, entities)
    others = [
        _profile(candidate, entities)
        for candidate in islice(candidates, MOST_CANDIDATES)
        if not _is_same(article, candidate)
    ]
    frequency = Counter(key for profile in (own, *others) for key in (*profile.kinds, *profile.concepts))
    once = rarity(1, len(others) + 1)
    weights = {key: rarity(count, len(others) + 1) / once for key, count in frequency.items()}
    scored = [(_score(own, other, weights), other.article) for other in others]
    return sorted(((score, found) for score, found in scored if score > 0.0), key=lambda pair: -pair[0])


def _is_same(article: Article, candidate: Article) -> bool:
    return candidate is article or bool(article.id and article.id == candidate.id)


def _profile(article: Article, entities: Entities | None) -> _Profile:
    published = published_day(article.date)
    kinds: dict[str, float] = {}
    bridging: set[str] = set()
    about: dict[str, float] = {}
    triples: set[tuple[str, str, str]] = set()
    for text, start, end, factor in _passages(article):
        found = terms(text, start, end, published)
        for term in found:
            kinds[term.key] = max(kinds.get(term.key, 0.0), factor * KIND_WEIGHTS[term.kind])
        bridging.update(term.key for term in found if term.kind in CROSS_SCRIPT_KINDS)
        for concept in concepts(text, start, end, {term.key for term in found}):
            about[concept] = max(about.get(concept, 0.0), factor * KIND_WEIGHTS["entity"])
        keys = [term.key for term in sorted(found, key=lambda term: term.start)]
        triples.update(zip(keys, keys[1:], keys[2:], strict=False))
        for name in entities(text[start:end]) if entities else ():
            kinds[f"ent:{name}"] = max(kinds.get(f"ent:{name}", 0.0), factor * KIND_WEIGHTS["entity"])
            bridging.add(f"ent:{name}")
    concept_kinds = {f"concept {concept}": weight for concept, weight in about.items()}
    return _Profile(
        article, kinds, concept_kinds, frozenset(bridging), frozenset(triples), _possible_days(article.date)
    )


def _passages(article: Article) -> Iterable[tuple[str, int, int, float]]:
    """Yield the title and the readable paragraphs at the beginning, each with the weight of its terms."""
    yield article.title, 0, min(len(article.title), READ_CHARACTERS), _TITLE_WEIGHT
    for paragraph in article.paragraphs:
        if paragraph.start >= READ_CHARACTERS:
            return
        if paragraph.role in READABLE_ROLES:
            yield article.text, paragraph.start, min(paragraph.end, READ_CHARACTERS), 1.0


def _score(own: _Profile, other: _Profile, weights: Mapping[str, float]) -> float:
    same_language = own.article.language == other.article.language
    alike = _alike(own, other, weights) if same_language else _alike_across(own, other, weights)
    outlet = own.article.source
    malus = _SAME_OUTLET if outlet and outlet == other.article.source else 1.0
    return min(1.0, alike * _closeness(own.days, other.days) * malus * _otherness(own, other))


def _alike(own: _Profile, other: _Profile, weights: Mapping[str, float]) -> float:
    return _cosine(own.kinds, other.kinds, weights)


def _alike_across(own: _Profile, other: _Profile, weights: Mapping[str, float]) -> float:
    """Return the cosine of what has no script or is known in both, lowered when little of it is shared."""
    mine, theirs = ({key: p.kinds[key] for key in p.bridging} | dict(p.concepts) for p in (own, other))
    shared = sum(weights[key] * min(mine[key], theirs[key]) for key in mine.keys() & theirs.keys())
    return _OTHER_LANGUAGE * _cosine(mine, theirs, weights) * min(1.0, shared / _EVIDENCE)


def _cosine(mine: Mapping[str, float], theirs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    product = sum(mine[key] * theirs[key] * weights[key] ** 2 for key in mine.keys() & theirs.keys())
    lengths = _length(mine, weights) * _length(theirs, weights)
    return product / lengths if lengths else 0.0


def _length(vector: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sqrt(sum((value * weights[key]) ** 2 for key, value in vector.items()))


def _closeness(mine: Days | None, theirs: Days | None) -> float:
    """Return 1 for articles of the same day, less the more days lie between, and a middling value for vague dates."""
    if mine is None or theirs is None:
        return _DATE_UNKNOWN
    between = max(0, (mine[0] - theirs[1]).days, (theirs[0] - mine[1]).days)
    vague = mine[0] != mine[1] or theirs[0] != theirs[1]
    return (_DATE_FLOOR + (1 - _DATE_FLOOR) * exp(-between / _DAYS)) * (_DATE_UNKNOWN if vague else 1.0)


def _possible_days(published: PublicationDate) -> Days | None:
    """Return the first and last day on which the article may have been published; None when nothing is known."""
    day = published_day(published)
    if day is not None:
        return day, day
    try:
        year, _, month = (published.value or "").partition("-")
        first = date(int(year), int(month or 1), 1)
        last = date(int(year), int(month or 12), 28)
    except ValueError:
        return None
    return first, last


def _otherness(own: _Profile, other: _Profile) -> float:
    """Return 1 for another telling, down to `_LEAST_OF_COPY` for the same text."""
    smaller = min(len(own.triples), len(other.triples))
    if not smaller:
        return 1.0 if own.article.text != other.article.text else _LEAST_OF_COPY
    common = len(own.triples & other.triples) / smaller
    return 1.0 if common <= _COPY else max(_LEAST_OF_COPY, (1 - common) / (1 - _COPY))
