"""How alike two sentences are, for all pairs of two articles at once, with bounded work.

Weights come from the two articles themselves. Sentences in the same script are compared by the cosine of their
character n-grams, raised a little by numbers and dates that both have; across scripts by what is resolved: numbers,
dates, Latin names, entities. Measured on labelled pairs, names and words beside the n-grams only cost precision.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log, sqrt
from operator import itemgetter
from typing import TYPE_CHECKING

from index.comparison.features import rarity
from index.comparison.terms import CROSS_SCRIPT_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.comparison.features import Sentence

    Vector = Mapping[str, float]
    Pairs = dict[tuple[int, int], float]
    """Scores by number of the left and of the right sentence; a pair that is absent has nothing in common."""

    Postings = Mapping[str, Sequence[tuple[int, float]]]

_PAIR_BUDGET = 2_000_000
"""How many products are added up at most; the commonest features are left out first. 40 sentences need about 30,000."""

_RESOLVED_BONUS = 0.2
"""How much a number or date that only this pair has raises its score. More of it cost precision on labelled pairs."""

_RESOLVED_KINDS = frozenset({"number", "date"})
_EVIDENCE = 1.75
"""The weight of shared terms that makes a link across scripts certain, where a word that occurs once weighs 1: about
two facts that each article gives once."""


def within_script(a: Sequence[Sentence], b: Sequence[Sentence], weights: Mapping[str, float]) -> Pairs:
    """Return the similarities of sentences in the same script; `weights` are those of the terms."""
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


def across_scripts(a: Sequence[Sentence], b: Sequence[Sentence], weights: Mapping[str, float]) -> Pairs:
    """Return the similarities of sentences in different scripts; `weights` are those of the terms."""
    common = {key for key, _ in _keys(a, CROSS_SCRIPT_KINDS)} & {key for key, _ in _keys(b, CROSS_SCRIPT_KINDS)}
    left, right = ([{t.key: 1.0 for t in s.terms if t.key in common} for s in side] for side in (a, b))
    scores = _products(_postings(left, weights), _postings(right, weights))
    evidence = _shared_weight(a, b, weights, CROSS_SCRIPT_KINDS)
    enough = _EVIDENCE * rarity(1, len(a) + len(b))
    return {pair: score * min(1.0, evidence.get(pair, 0.0) / enough) for pair, score in scores.items()}


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
