"""One of the two articles, with what must be known about all of it before a difference may be claimed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.article import Passage
from index.comparison.dates import published_day
from index.comparison.features import COMPARED_CHARACTERS, is_korean
from index.comparison.given import GivenNumbers
from index.comparison.quantities import quantities
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from index.article import Article, Span
    from index.comparison.features import Entities, Sentence

_WORD = re.compile(r"\w[\w'’]*")
_DATELINE_WITHIN = 300
_DATELINE = re.compile(
    r"\([^()\n]{1,30}\) ?(?:--|[—–])"
    r"|\b[A-Z]{4}[A-Z /-]{0,30}(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}))? ?(?:--|[—–])"
    r"|\([^()\n=]{1,20}=[^()\n]{1,20}\)(?: ?\w{2,5} (?:기자|특파원) ?=)?"
)


@dataclass(frozen=True, slots=True)
class Side:
    """An article that is being compared."""

    text: str
    published: date | None
    keys: frozenset[str]
    """The keys of all terms of the article."""

    numbers: GivenNumbers

    words: frozenset[str]
    """All words of the article and its title, folded, without a genitive ending."""

    small_words: frozenset[str]
    """Those that it also writes without a capital: they are no names."""

    squeezed: str
    """All letters and digits of the folded text and title, without what is between them."""

    korean: bool
    entities: Entities | None

    def passage(self, start: int, end: int) -> Passage:
        """Return what is written at `start:end`."""
        return Passage(start, end, self.text[start:end])

    def told(self, span: Span) -> Span:
        """Return `span` without the dateline at its beginning, which says where and when the report was filed."""
        dateline = _DATELINE.search(self.text, span[0], min(span[1], span[0] + _DATELINE_WITHIN))
        return (dateline.end(), span[1]) if dateline else span

    def says(self, words: str) -> bool:
        """Tell whether `words` occur anywhere, however spaced, hyphenated or capitalised."""
        return squeeze(words) in self.squeezed


def side_of(article: Article, sentences: Sequence[Sentence], entities: Entities | None) -> Side:
    """Return the article as one side of a comparison."""
    written = f"{article.title} {article.text[:COMPARED_CHARACTERS]}"
    return Side(
        text=article.text,
        published=published_day(article.date),
        keys=frozenset(term.key for sentence in sentences for term in sentence.terms),
        numbers=GivenNumbers(
            quantity for sentence in sentences for quantity in quantities(article.text, *sentence.span)
        ),
        words=frozenset(map(folded_word, _WORD.findall(written))),
        small_words=frozenset(folded_word(word) for word in _WORD.findall(written) if word[0].islower()),
        squeezed=squeeze(written),
        korean=is_korean(sentences),
        entities=entities,
    )


def squeeze(text: str) -> str:
    """Return the folded letters and digits of `text`."""
    return "".join(filter(str.isalnum, fold(text)))


def folded_word(word: str) -> str:
    """Return a word folded and without a genitive ending."""
    return fold(word).removesuffix("'s").removesuffix("'")
