"""Comparing two articles: reading both, linking their passages, and naming what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import Comparison
from index.comparison.alignment import align
from index.comparison.features import read_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Article, Span
    from index.comparison.features import Entities, Sentence


def compare(a: Article, b: Article, entities: Entities | None = None) -> Comparison:
    """Return the passages of two articles that tell the same, those that do not, and the facts in which they differ.

    Only readable paragraphs are compared, and of each article the first 200,000 characters; what comes later is
    neither linked nor listed. `entities` returns the ids of what a text names; shared ids are the bridge between
    a Korean and an English article, where without it only numbers, dates and Latin names are. Never raises.
    """
    left, right = read_sentences(a, entities), read_sentences(b, entities)
    links = align(left, right)
    return Comparison(
        a=a.id,
        b=b.id,
        links=tuple(links),
        only_a=_without(left, {link.a for link in links}),
        only_b=_without(right, {link.b for link in links}),
    )


def _without(sentences: Sequence[Sentence], linked: set[Span]) -> tuple[Span, ...]:
    return tuple(sentence.span for sentence in sentences if sentence.span not in linked)
