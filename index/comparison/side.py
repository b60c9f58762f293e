"""One of the two articles, with what must be known about all of it before a difference may be claimed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.article import Passage
from index.comparison.dates import published_day
from index.comparison.features import COMPARED_CHARACTERS, is_korean
from index.comparison.quantities import quantities
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from index.article import Article
    from index.comparison.features import Entities, Sentence


@dataclass(frozen=True, slots=True)
class Side:
    """An article that is being compared."""

    text: str
    published: date | None
    keys: frozenset[str]
    """The keys of all terms of the article."""

    numbers: frozenset[tuple[float, str]]
    """The values of all numbers of the article, each with its measure."""

    squeezed: str
    """All letters and digits of the folded text and title, without what is between them."""

    korean: bool
    entities: Entities | None

    def passage(self, start: int, end: int) -> Passage:
        """Return what is written at `start:end`."""
        return Passage(start, end, self.text[start:end])

    def says(self, words: str) -> bool:
        """Tell whether `words` occur anywhere, however spaced, hyphenated or capitalised."""
        return squeeze(words) in self.squeezed


def side_of(article: Article, sentences: Sequence[Sentence], entities: Entities | None) -> Side:
    """Return the article as one side of a comparison."""
    return Side(
        text=article.text,
        published=published_day(article.date),
        keys=frozenset(term.key for sentence in sentences for term in sentence.terms),
        numbers=frozenset(
            (quantity.value, quantity.measure)
            for sentence in sentences
            for quantity in quantities(article.text, *sentence.span)
        ),
        squeezed=squeeze(article.title + " " + article.text[:COMPARED_CHARACTERS]),
        korean=is_korean(sentences),
        entities=entities,
    )


def squeeze(text: str) -> str:
    """Return the folded letters and digits of `text`."""
    return "".join(filter(str.isalnum, fold(text)))
