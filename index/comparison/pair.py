"""Comparing two articles: reading both, linking their passages, and naming what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import Comparison
from index.comparison.alignment import align
from index.comparison.features import read_sentences, term_weights
from index.comparison.figures import date_differences, number_differences
from index.comparison.mentions import mentions
from index.comparison.moments import moment_differences
from index.comparison.naming import name_differences
from index.comparison.side import folded_word, side_of, squeeze
from index.comparison.wording import wording_differences
from index.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.article import Article, Difference, Link, Span
    from index.comparison.features import Entities, Sentence
    from index.comparison.side import Side
    from index.comparison.terms import Term

    Placed = tuple[int, Difference]
    """An offset in the left article, beside which a difference belongs, and the difference."""

MOST_EXAMINED = 400
"""Links whose differences are looked for; the weaker ones beyond are only linked."""

_FACTS = 3
"""Two passages with fewer shared terms may tell of two events; then a date or a name in one of them says nothing."""

_DAYS_APART = 3
"""So may two articles that were published further apart."""

_SHARE_IN_COMMON = 0.2
"""And two of which the shorter has less than this part of its sentences in common with the other."""

_FIRM = 0.25
"""The score from which on a link is firm enough for a name to be missed in one of its passages."""


def compare(a: Article, b: Article, entities: Entities | None = None) -> Comparison:
    """Return the passages of two articles that tell the same, those that do not, and the facts in which they differ.

    Only readable paragraphs are compared, and of each article the first 200,000 characters; what comes later is
    neither linked nor listed, and differences are looked for in the 400 strongest links only. `entities` returns the
    ids of what a text names; shared ids are the bridge between a Korean and an English article, where without it only
    numbers, dates and Latin names are. Notes call the articles A and B. Never raises.
    """
    left, right = read_sentences(a, entities), read_sentences(b, entities)
    links = align(left, right, _writer(a.text, b.text, entities))
    sides = side_of(a, left, entities), side_of(b, right, entities)
    one_event = _tell_one_event(*sides, links, min(len(left), len(right)))
    placed = [*_of_links(*sides, links, one_event), *_of_moments(*sides, left, right)]
    return Comparison(
        a=a.id,
        b=b.id,
        links=tuple(links),
        only_a=_without(left, {link.a for link in links}),
        only_b=_without(right, {link.b for link in links}),
        differences=_in_order(placed),
    )


def _writer(a: str, b: str, entities: Entities | None) -> Callable[[Term, Term], str]:
    """Return how a shared term is shown: as the articles write it, `three = 3` where they do it differently.

    Empty for an entity that cannot be pointed at in both.
    """

    def written(mine: Term, theirs: Term) -> str:
        if mine.kind == "word":
            return one_line(mine.text)
        one, other = _as_written(a, mine, entities), _as_written(b, theirs, entities)
        if not one or not other:
            return ""
        return one if folded_word(one) == folded_word(other) or squeeze(one) == squeeze(other) else f"{one} = {other}"

    return written


def _as_written(text: str, term: Term, entities: Entities | None) -> str:
    if term.kind != "entity" or entities is None:
        return one_line(term.text)
    place = mentions(text, (term.start, term.end), [term.text], entities).get(term.text)
    return one_line(text[slice(*place)]) if place else ""


def _without(sentences: Sequence[Sentence], linked: set[Span]) -> tuple[Span, ...]:
    return tuple(sentence.span for sentence in sentences if sentence.span not in linked)


def _tell_one_event(a: Side, b: Side, links: Sequence[Link], sentences: int) -> bool:
    """Tell whether two articles are of nearly the same day, and the shorter has enough of what the other tells."""
    if a.published is not None and b.published is not None and abs((a.published - b.published).days) > _DAYS_APART:
        return False
    return len({link.a for link in links if link.kind == "same"}) >= _SHARE_IN_COMMON * sentences


def _of_links(a: Side, b: Side, links: Sequence[Link], one_event: bool) -> Iterator[Placed]:
    """Yield what differs, strongest link first: facts only between passages that tell the same, wording in all."""
    for link in sorted(links, key=lambda link: -link.score)[:MOST_EXAMINED]:
        for difference in _of_link(a, b, link, one_event):
            yield link.a[0], difference


def _of_link(a: Side, b: Side, link: Link, one_event: bool) -> Iterator[Difference]:
    yield from wording_differences(a, b, link.a, link.b)
    if link.kind != "same":
        return
    yield from number_differences(a, b, link.a, link.b)
    if len(link.shared) >= _FACTS:
        if one_event:
            yield from date_differences(a, b, link.a, link.b)
        yield from name_differences(a, b, link.a, link.b, one_sided=one_event and link.score >= _FIRM)


def _of_moments(a: Side, b: Side, left: Sequence[Sentence], right: Sequence[Sentence]) -> Iterator[Placed]:
    for difference in moment_differences(a, b, left, right, term_weights([*left, *right])):
        yield (difference.a.start if difference.a else 0), difference


def _in_order(placed: Iterable[Placed]) -> tuple[Difference, ...]:
    """Return each difference once, in the order of the left article; what only the right has, where it is linked.

    A passage has one counterpart, the one in the strongest link; a name is told once. One-sided ones give way to
    two-sided ones.
    """
    taken: set[tuple[str, str, int | str]] = set()
    kept: list[Placed] = []
    for at, difference in sorted(placed, key=lambda one: one[1].a is None or one[1].b is None):
        given = [(side, passage) for side, passage in (("a", difference.a), ("b", difference.b)) if passage]
        places: set[tuple[str, str, int | str]] = {(difference.kind, side, passage.start) for side, passage in given}
        if difference.kind == "name":
            places = {(difference.kind, side, squeeze(passage.text)) for side, passage in given}
        if not places & taken:
            taken |= places
            kept.append((difference.a.start if difference.a else at, difference))
    return tuple(difference for _, difference in sorted(kept, key=lambda one: one[0]))
