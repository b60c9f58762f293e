"""Laying two articles side by side: which sentence of one tells what a sentence of the other tells.

Only links that each side prefers are drawn, and a weak one only with something to show for it. The limits are set on
pairs of articles that were linked by hand (`tests/data/links.json`), some of them held out.
"""

from __future__ import annotations

from itertools import islice
from math import sqrt
from typing import TYPE_CHECKING

from index.article import Link
from index.comparison.features import is_korean, rarity, term_weights
from index.comparison.side import squeeze
from index.comparison.similarity import across_scripts, within_script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from index.comparison.features import Sentence
    from index.comparison.similarity import Pairs
    from index.comparison.terms import Term

_SHARED_TERMS = 8

_CLOSE_TO_BEST = 0.75
"""A pair that only one side likes best is kept if the other side likes it at least so well, against its own best."""

_RELATED = 0.072
_SAME = 0.12
_STRONG = 0.14
"""From here on a pair is kept when only one side likes it best: one passage may tell what two of the other do."""

_ACROSS_FACTOR = 4.0
"""How much higher all three limits are across scripts, where a score is made of few and bare facts."""

_APART = 0.02
"""How much of its score a pair loses between the beginning of one article and the end of the other: of sentences that
are repeated word for word, each meets its own counterpart."""

_SHARED_BY_SAME = 2
"""Passages that tell the same share so many terms at least, or all that one of them has."""

_CONVINCING = 2.6
_OF_LIKENESS = 15.0
"""Below `_STRONG`, fifteen times the score and the weight of the shared terms (a word that occurs once weighs 1) must
together come to `_CONVINCING`: what the n-grams leave open, the terms that are shown to the reader must settle."""


def align(
    a: Sequence[Sentence], b: Sequence[Sentence], written: Callable[[Term, Term], str] = lambda mine, theirs: mine.text
) -> list[Link]:
    """Return the links between the sentences of two articles, in the order of the left one.

    A link is kept when each side prefers it: it is the best of one sentence and (nearly) the best of the other, or the
    best of one and strong in itself. In very large articles the commonest features are left out, so that any two take
    seconds at most. `written` says how a term that both have is shown, given as the left and as the right one writes
    it; one of which it says nothing is not shown.
    """
    weights = term_weights([*a, *b])
    across = is_korean(a) != is_korean(b)
    scores = across_scripts(a, b, weights) if across else within_script(a, b, weights)
    factor = _ACROSS_FACTOR if across else 1.0
    once = rarity(1, len(a) + len(b))
    links: list[Link] = []
    for (i, j), (raw, score) in _preferred(_in_place(scores, len(a), len(b)), _STRONG * factor).items():
        shared = _shared(a[i], b[j], weights)
        evidence = sum(weights[mine.key] for mine, _ in shared if across or mine.kind != "entity") / once
        convincing = across or raw >= _STRONG or _OF_LIKENESS * raw + evidence >= _CONVINCING
        if shared and score >= _RELATED * factor and convincing:
            enough = len(shared) >= min(_SHARED_BY_SAME, len(_keys(a[i])), len(_keys(b[j])))
            kind = "same" if enough and score >= _SAME * factor else "related"
            links.append(Link(a[i].span, b[j].span, kind, min(1.0, score), _shown(shared, written)))
    return sorted(links, key=lambda link: (link.a, link.b))


def _in_place(scores: Pairs, of_left: int, of_right: int) -> Pairs:
    return {(i, j): score * (1 - _APART * abs(i / of_left - j / of_right)) for (i, j), score in scores.items()}


def _preferred(scores: Pairs, strong: float) -> dict[tuple[int, int], tuple[float, float]]:
    """Return the pairs that both sides prefer: their score, and the same lowered by how much better a side has it."""
    rows, columns = _best(scores, 0), _best(scores, 1)
    kept: dict[tuple[int, int], tuple[float, float]] = {}
    for (i, j), score in scores.items():
        of_row, of_column = score / rows[i], score / columns[j]
        if max(of_row, of_column) >= 1.0 and (min(of_row, of_column) >= _CLOSE_TO_BEST or score >= strong):
            kept[i, j] = score, score * sqrt(of_row * of_column)
    return kept


def _best(scores: Pairs, side: int) -> dict[int, float]:
    best: dict[int, float] = {}
    for pair, score in scores.items():
        best[pair[side]] = max(score, best.get(pair[side], 0.0))
    return best


def _shared(a: Sentence, b: Sentence, weights: Mapping[str, float]) -> list[tuple[Term, Term]]:
    """Return the terms that both sentences have, as each writes them where it first does, strongest first."""
    theirs = {term.key: term for term in reversed(b.terms)}
    mine = {term.key: term for term in reversed(a.terms) if term.key in theirs}
    strongest = sorted(mine.values(), key=lambda term: (-weights[term.key], term.start))
    return [(term, theirs[term.key]) for term in strongest]


def _keys(sentence: Sentence) -> set[str]:
    return {term.key for term in sentence.terms}


def _shown(shared: Iterable[tuple[Term, Term]], written: Callable[[Term, Term], str]) -> tuple[str, ...]:
    """Return the first eight terms as they are written, without those that are part of another."""
    texts = list(dict.fromkeys(filter(None, (written(*terms) for terms in islice(shared, 2 * _SHARED_TERMS)))))
    squeezed = [squeeze(text) for text in texts]
    whole = (
        text
        for text, mine in zip(texts, squeezed, strict=True)
        if not any(mine != other and mine in other for other in squeezed)
    )
    return tuple(islice(whole, _SHARED_TERMS))
