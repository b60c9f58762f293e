"""Comparing two articles: reading both, linking their passages, and naming what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import Comparison, Difference
from index.comparison.alignment import align
from index.comparison.features import read_sentences
from index.comparison.figures import date_differences, number_differences
from index.comparison.mentions import mentions
from index.comparison.naming import name_differences
from index.comparison.side import side_of, squeeze
from index.comparison.wording import wording_differences
from index.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.article import Article, Link, Span
    from index.comparison.features import Entities, Sentence
    from index.comparison.side import Side
    from index.comparison.terms import Term

MOST_EXAMINED = 400
"""Links whose differences are looked for; the weaker ones beyond are only linked."""


def compare(a: Article, b: Article, entities: Entities | None = None) -> Comparison:
    """Return the passages of two articles that tell the same, those that do not, and the facts in which they differ.

    Only readable paragraphs are compared, and of each article the first 200,000 characters; what comes later is
    neither linked nor listed, and differences are looked for in the 400 strongest links only. `entities` returns the
    ids of what a text names; shared ids are the bridge between a Korean and an English article, where without it only
    numbers, dates and Latin names are. Never raises.
    """
    left, right = read_sentences(a, entities), read_sentences(b, entities)
    links = align(left, right, _writer(a.text, entities))
    return Comparison(
        a=a.id,
        b=b.id,
        links=tuple(links),
        only_a=_without(left, {link.a for link in links}),
        only_b=_without(right, {link.b for link in links}),
        differences=_in_order(_differences(side_of(a, left, entities), side_of(b, right, entities), links)),
    )


def _writer(text: str, entities: Entities | None) -> Callable[[Term], str]:
    """Return how a shared term is shown: as the article writes it, for an entity its mention there."""

    def written(term: Term) -> str:
        if term.kind != "entity" or entities is None:
            return one_line(term.text)
        place = mentions(text, (term.start, term.end), {term.text}, entities).get(term.text)
        return one_line(text[slice(*place)]) if place else term.text

    return written


def _without(sentences: Sequence[Sentence], linked: set[Span]) -> tuple[Span, ...]:
    return tuple(sentence.span for sentence in sentences if sentence.span not in linked)


def _differences(a: Side, b: Side, links: Sequence[Link]) -> Iterator[Difference]:
    """Yield what differs, strongest link first: facts only between passages that tell the same, wording in all."""
    for link in sorted(links, key=lambda link: -link.score)[:MOST_EXAMINED]:
        yield from wording_differences(a, b, link.a, link.b)
        if link.kind == "same":
            yield from number_differences(a, b, link.a, link.b)
            yield from date_differences(a, b, link.a, link.b)
            yield from name_differences(a, b, link.a, link.b)


def _in_order(found: Iterator[Difference]) -> tuple[Difference, ...]:
    """Return each difference once, by its place in the left article; those of the right alone follow at the end.

    A passage has one counterpart, the one in the strongest link; a name is told once. One-sided ones give way to
    two-sided ones.
    """
    differences = list(found)
    taken: set[tuple[str, str, int | str]] = set()
    kept: list[Difference] = []
    for difference in sorted(differences, key=lambda d: d.a is None or d.b is None):
        given = [(side, passage) for side, passage in (("a", difference.a), ("b", difference.b)) if passage]
        places: set[tuple[str, str, int | str]] = {(difference.kind, side, passage.start) for side, passage in given}
        if difference.kind == "name":
            places = {(difference.kind, side, squeeze(passage.text)) for side, passage in given}
        if not places & taken:
            taken |= places
            kept.append(difference)
    return tuple(sorted(kept, key=_place))


def _place(difference: Difference) -> tuple[int, int]:
    return (0, difference.a.start) if difference.a else (1, difference.b.start if difference.b else 0)
