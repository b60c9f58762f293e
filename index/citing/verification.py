"""Checking citations: whether what a file cites still stands, word for word, in the library.

Of each mark two things are asked. Does the library still have the words, at the place or elsewhere in the article, and
if not, which version had them last? And does the file have those words beside the mark, with speaker and date, or was
its copy changed on the way?
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property, lru_cache, partial
from itertools import groupby
from typing import TYPE_CHECKING

from index.citing.attributions import Named, date_of, speaker_of
from index.citing.marks import HASH_LENGTH, Mark, marks_in, words_hash
from index.citing.nearby import Words, folded, nearby
from index.exceptions import ArticleNotFoundError
from index.record import content_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.article import Article, Quote, Span
    from index.citing.nearby import Nearby
    from index.record import EarlierText, Record

    QuotesOf = Callable[[int, Article], Sequence[Quote]]

LONGEST_SOUGHT = 5_000
"""Quotations longer than so many code points are looked for at their place only."""

_MOST_KEPT = 8
"""Articles, and hashes of the words of one length in a text, that are kept at a time: marks are judged in order."""

_START = re.compile(r"(?<![^\W_])[^\W_]|[^\w\s]")
"""Where a quotation may begin."""


class Standing(StrEnum):
    """What became of the words that are cited."""

    STANDS = "stands"
    """At the place that is cited."""

    MOVED = "moved"
    """Word for word, at another place of the article."""

    CHANGED = "changed"
    """In an earlier version of the article, not in the present one."""

    LOST = "lost"
    """In no version of the article that the library has."""

    UNKNOWN = "unknown"
    """The library has no article of that id."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one citation."""

    mark: Mark
    line: int
    """Of the mark in the file, from 1 on."""

    standing: Standing
    article: Article | None = None
    span: Span | None = None
    """Where the words stand: in the present text, or in the version that had them last."""

    words: str | None = None
    """The quoted words, where the library has them."""

    last: EarlierText | None = None
    """The last version that had the words, when the present one has not."""

    successor: str | None = None
    """The title of the version that has them no more, when `last` is not None."""

    is_worded_so: bool | None = None
    """Whether the file has these words beside the mark; None when they are not known, when a whole article is cited,
    or when nothing is quoted there."""

    speaker: Named = field(default_factory=Named)
    """Whether the file names the speaker whom the library has."""

    date: Named = field(default_factory=Named)
    """Whether the file gives the article's date."""

    @property
    def is_good(self) -> bool:
        """Whether the citation can be left as it is."""
        is_so = (self.is_worded_so, self.speaker.is_so, self.date.is_so)
        return self.standing in {Standing.STANDS, Standing.MOVED} and False not in is_so


@dataclass(frozen=True)
class Texts:
    """What the library has of one article."""

    row: int
    article: Article
    earlier: Sequence[EarlierText]
    quotes: QuotesOf | None

    @cached_property
    def titles(self) -> str:
        """The titles that it has had, folded."""
        return "\n".join(folded(title) for title in {self.article.title, *(one.title for one in self.earlier)})

    @cached_property
    def _quotes(self) -> dict[Span, Quote]:
        quotes = () if self.quotes is None else self.quotes(self.row, self.article)
        return {(quote.start, quote.end): quote for quote in quotes}

    def quote_at(self, span: Span) -> Quote | None:
        """Return the quotation at exactly this place."""
        return self._quotes.get(span)


def verify(text: str, record: Record, quotes: QuotesOf | None = None) -> list[Verdict]:
    """Return a verdict on every mark in `text`, in order. Takes time in proportion to text and articles.

    `quotes` returns the quotations of the article of a row; without it no speaker is compared.
    """
    found = list(marks_in(text))
    beside = list(nearby(text, [span for span, _ in found]))
    lines = list(_lines(text, [start for (start, _), _ in found]))
    texts = lru_cache(_MOST_KEPT)(partial(_texts, record, quotes))
    verdicts: dict[int, Verdict] = {}
    for mark, numbers in groupby(_in_order(found), key=lambda number: found[number][1]):
        sources = texts(mark.article)
        verdict = _verdict(mark, sources)
        judged = partial(_as_written, verdict, sources, None if verdict.words is None else Words(verdict.words))
        verdicts |= {number: replace(judged(beside[number]), line=lines[number]) for number in numbers}
    return [verdicts[number] for number in range(len(found))]


def _in_order(found: Sequence[tuple[Span, Mark]]) -> list[int]:
    """Return the numbers of the marks so that those of one article, of one length and of one kind come together."""

    def place(number: int) -> tuple[str, int, Span, str]:
        mark = found[number][1]
        return mark.article, mark.length, mark.span or (0, 0), mark.hash

    return sorted(range(len(found)), key=place)


def _as_written(verdict: Verdict, texts: Texts | None, words: Words | None, beside: Nearby) -> Verdict:
    """Return the verdict on a mark with what the file says beside it."""
    if texts is None or verdict.standing in {Standing.UNKNOWN, Standing.LOST}:
        return verdict
    is_present = verdict.last is None
    if words is not None:
        verdict = replace(verdict, is_worded_so=beside.has_copy(words, texts.titles))
    if not is_present:
        return verdict
    said = Named()
    if words is not None and verdict.is_worded_so and verdict.span is not None:
        said = speaker_of(beside.before, words, texts.quote_at(verdict.span))
    return replace(verdict, speaker=said, date=date_of(beside.before, texts.article.date))


def _texts(record: Record, quotes: QuotesOf | None, article: str) -> Texts | None:
    """Return what the library has of an article, None when the record has none of that id."""
    try:
        row = record.row_of(article)
    except ArticleNotFoundError:
        return None
    return Texts(row, record.article(row), record.earlier_texts(row), quotes)


def _lines(text: str, offsets: Sequence[int]) -> Iterator[int]:
    """Yield the number of the line of each offset, which rise."""
    line, before = 1, 0
    for offset in offsets:
        line += text.count("\n", before, offset)
        before = offset
        yield line


def _verdict(mark: Mark, texts: Texts | None) -> Verdict:
    """Return what became of a citation, wherever in the file it is and whatever the file says."""
    if texts is None:
        return Verdict(mark, 0, Standing.UNKNOWN)
    if mark.span is None:
        return _of_article(mark, texts.article, texts.earlier)
    return _of_words(mark, mark.span, texts.article, texts.earlier)


def _of_article(mark: Mark, article: Article, earlier: Sequence[EarlierText]) -> Verdict:
    if content_hash(article)[:HASH_LENGTH] == mark.hash:
        return Verdict(mark, 0, Standing.STANDS, article)
    for last, successor in _from_newest(article, earlier):
        if last.hash[:HASH_LENGTH] == mark.hash:
            return Verdict(mark, 0, Standing.CHANGED, article, last=last, successor=successor)
    return Verdict(mark, 0, Standing.LOST, article)


def _of_words(mark: Mark, cited: Span, article: Article, earlier: Sequence[EarlierText]) -> Verdict:
    span = _place(article.text, cited, mark.hash)
    if span is not None:
        words = article.text[slice(*span)]
        standing = Standing.STANDS if span == cited else Standing.MOVED
        return Verdict(mark, 0, standing, article, span, words)
    for last, successor in _from_newest(article, earlier):
        span = _place(last.text, cited, mark.hash)
        if span is not None:
            words = last.text[slice(*span)]
            return Verdict(mark, 0, Standing.CHANGED, article, span, words, last, successor)
    return Verdict(mark, 0, Standing.LOST, article)


def _from_newest(article: Article, earlier: Sequence[EarlierText]) -> Iterator[tuple[EarlierText, str]]:
    """Yield the earlier versions, the newest first, each with the title of the version after it."""
    successor = article.title
    for version in reversed(earlier):
        yield version, successor
        successor = version.title


def _place(text: str, cited: Span, wanted: str) -> Span | None:
    """Return where words as long as the cited ones have the hash: at their place, else at the first other."""
    start, end = cited
    length = end - start
    if words_hash(text[start:end]) == wanted:
        return cited
    if not 0 < length <= min(len(text), LONGEST_SOUGHT):
        return None
    at = _places(text, length).get(wanted)
    return None if at is None else (at, at + length)


@lru_cache(maxsize=_MOST_KEPT)
def _places(text: str, length: int) -> dict[str, int]:
    """Return where so many code points of the text begin first, by their hash."""
    places = [found.start() for found in _START.finditer(text, 0, len(text) - length + 1)]
    return {words_hash(text[at : at + length]): at for at in reversed(places)}
