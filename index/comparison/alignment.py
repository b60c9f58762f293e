"""Laying two articles side by side: which sentence of one tells what a sentence of the other tells.

Within one event every sentence names the same country and the same leader, so the weights come from the two articles
themselves: what occurs in many of their sentences says little, what occurs once in each says most.

Articles in the same script are compared by the cosine of their character n-grams, which forgives inflection, spelling
and Korean spacing, raised a little by numbers and dates that both have. Across scripts only what is resolved can be
shared: numbers, dates, Latin names, entities.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from math import log, sqrt
from operator import itemgetter
from typing import TYPE_CHECKING

from index.article import Link
from index.comparison.features import is_korean, rarity, term_weights
from index.comparison.terms import CROSS_SCRIPT_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.comparison.features import Sentence
    from index.comparison.terms import Term

    Vector = Mapping[str, float]
    Pairs = dict[tuple[int, int], float]
    """Scores by number of the left and of the right sentence; a pair that is absent has nothing in common."""

    Postings = Mapping[str, Sequence[tuple[int, float]]]

_PAIR_BUDGET = 2_000_000
"""How many products are added up at most; the commonest features are left out first. 40 sentences need about 30,000."""

_SHARED_TERMS = 8

_RESOLVED_BONUS = 0.2
"""How much a number or date that only this pair has raises its score. More of it cost precision on labelled pairs."""

_RESOLVED_KINDS = frozenset({"number", "date"})
_EVIDENCE = 6.0
"""The weight of shared terms that makes a link across scripts certain: about two that occur once in each article."""

_CLOSE_TO_BEST = 0.75
"""A pair that only one side likes best is kept if the other side likes it at least so well, against its own best."""

_RELATED = 0.072
_SAME = 0.12
_STRONG = 0.14
"""From here on a pair is kept when only one side likes it best: one passage may tell what two of the other do."""

_APART = 0.02
"""How much of its score a pair loses between the beginning of one article and the end of the other: of sentences that
are repeated word for word, each meets its own counterpart."""

_TELLING = 0.5
"""A weaker link needs a shared term that weighs at least so much, against a word that occurs only once: something
to show the reader, and more than the leader's name."""

_ACROSS_FACTOR = 3.0
"""How much higher all three limits are across scripts, where a score is made of few and bare facts."""


def align(a: Sequence[Sentence], b: Sequence[Sentence]) -> list[Link]:
    """Return the links between the sentences of two articles, in the order of the left one.

    A link is kept when each side prefers it: it is the best of one sentence and (nearly) the best of the other, or the
    best of one and strong in itself. A weak one also needs a telling term in common. Beyond `_PAIR_BUDGET` common
    features are left out, so that two articles of any size take seconds at most.
    """
    weights = term_weights([*a, *b])
    across = is_korean(a) != is_korean(b)
    scores = _across_scripts(a, b, weights) if across else _within_script(a, b, weights)
    scores = {(i, j): score * (1 - _APART * abs(i / len(a) - j / len(b))) for (i, j), score in scores.items()}
    factor = _ACROSS_FACTOR if across else 1.0
    rows, columns = _best(scores, 0), _best(scores, 1)
    telling = _TELLING * rarity(1, len(a) + len(b))
    links: list[Link] = []
    for (i, j), raw in scores.items():
        score = _mutual(raw, rows[i], columns[j], _STRONG * factor)
        if score < _RELATED * factor:
            continue
        shared = _shared(a[i], b[j], weights)
        if raw >= _STRONG * factor or (shared and weights[shared[0].key] >= telling):
            kind = "same" if score >= _SAME * factor else "related"
            written = tuple(islice(dict.fromkeys(term.text for term in shared), _SHARED_TERMS))
            links.append(Link(a[i].span, b[j].span, kind, min(1.0, score), written))
    return sorted(links, key=lambda link: (link.a, link.b))


def _mutual(raw: float, row: float, column: float, strong: float) -> float:
    """Return the score of a pair, lowered by how much better each side has it elsewhere; 0 when it is not preferred."""
    of_row, of_column = raw / row, raw / column
    if max(of_row, of_column) < 1.0 or (min(of_row, of_column) < _CLOSE_TO_BEST and raw < strong):
        return 0.0
    return raw * sqrt(of_row * of_column)


def _best(scores: Pairs, side: int) -> dict[int, float]:
    best: dict[int, float] = {}
    for pair, score in scores.items():
        best[pair[side]] = max(score, best.get(pair[side], 0.0))
    return best


def _within_script(a: Sequence[Sentence], b: Sequence[Sentence], weights: Mapping[str, float]) -> Pairs:
    left, right = [_gram_counts(sentence) for sentence in a], [_gram_counts(sentence) for sentence in b]
    telling = _affordable_weights(left, right)
    scores = _products(_postings(left, telling), _postings(right, telling))
    resolved = _shared_weight(a, b, weights, _RESOLVED_KINDS)
    full = log(len(a) + len(b) + 1)
    return {pair: score * (1 + _RESOLVED_BONUS * resolved.get(pair, 0.0) / full) for pair, score in scores.items()}


def _affordable_weights(left: Sequence[Vector], right: Sequence[Vector]) -> dict[str, float]:
    """Return the rarity of each feature; 0 for the commonest, whose products would go beyond the budget."""
    of_left, of_right = (Counter(feature for vector in side for feature in vector) for side in (left, right))
    total = len(left) + len(right)
    weights: dict[str, float] = {}
    spent = 0
    for cost, feature in sorted((of_left[feature] * of_right[feature], feature) for feature in of_left | of_right):
        spent += cost
        weights[feature] = rarity(of_left[feature] + of_right[feature], total) if spent <= _PAIR_BUDGET else 0.0
    return weights


def _across_scripts(a: Sequence[Sentence], b: Sequence[Sentence], weights: Mapping[str, float]) -> Pairs:
    common = {key for key, _ in _keys(a, CROSS_SCRIPT_KINDS)} & {key for key, _ in _keys(b, CROSS_SCRIPT_KINDS)}
    left, right = ([{t.key: 1.0 for t in s.terms if t.key in common} for s in side] for side in (a, b))
    scores = _products(_postings(left, weights), _postings(right, weights))
    evidence = _shared_weight(a, b, weights, CROSS_SCRIPT_KINDS)
    return {pair: score * min(1.0, evidence.get(pair, 0.0) / _EVIDENCE) for pair, score in scores.items()}


def _shared_weight(
    a: Sequence[Sentence], b: Sequence[Sentence], weights: Mapping[str, float], kinds: frozenset[str]
) -> Pairs:
    """Return for each pair the sum of the weights of the terms of these kinds that it shares."""
    left: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    right: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for key, number in _keys(a, kinds):
        left[key].append((number, weights[key]))
    for key, number in _keys(b, kinds):
        right[key].append((number, 1.0))
    return _products(left, right)


def _keys(sentences: Sequence[Sentence], kinds: frozenset[str]) -> Iterator[tuple[str, int]]:
    for number, sentence in enumerate(sentences):
        for key in {term.key for term in sentence.terms if term.kind in kinds}:
            yield key, number


def _gram_counts(sentence: Sentence) -> dict[str, float]:
    return {gram: 1.0 + log(count) for gram, count in sentence.grams.items()}


def _postings(vectors: Iterable[Vector], weights: Mapping[str, float]) -> dict[str, list[tuple[int, float]]]:
    """Return for each feature the vectors that have it, weighted and normalised to vectors of length 1."""
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        weighted = {feature: value * weights[feature] for feature, value in vector.items()}
        length = sqrt(sum(value * value for value in weighted.values()))
        if length:
            for feature, value in filter(itemgetter(1), weighted.items()):
                postings[feature].append((number, value / length))
    return dict(postings)


def _products(left: Postings, right: Postings) -> Pairs:
    sums: defaultdict[tuple[int, int], float] = defaultdict(float)
    spent = 0
    for feature in sorted(left.keys() & right.keys(), key=lambda feature: len(left[feature]) * len(right[feature])):
        spent += len(left[feature]) * len(right[feature])
        if spent > _PAIR_BUDGET:
            break
        for i, x in left[feature]:
            for j, y in right[feature]:
                sums[i, j] += x * y
    return {pair: value for pair, value in sums.items() if value > 0.0}


def _shared(a: Sentence, b: Sentence, weights: Mapping[str, float]) -> list[Term]:
    """Return the terms that both sentences have, as the left one writes them, strongest first."""
    other = {term.key for term in b.terms}
    mine = {term.key: term for term in reversed(a.terms) if term.key in other}
    return sorted(mine.values(), key=lambda term: (-weights[term.key], term.start))
