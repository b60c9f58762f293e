"""Checking citations: whether what a file cites still stands, word for word, in the library.

Of each mark two things are asked. Does the library still have the words, at the place or elsewhere in the article, and
if not, which version had them last? And does the file have those words too, or was its copy changed on the way?
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from index.citing.marks import HASH_LENGTH, Mark, marks_in, words_hash
from index.exceptions import ArticleNotFoundError
from index.record import content_hash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Article, Span
    from index.record import EarlierText, Record

    Texts = tuple[Article, Sequence[EarlierText]]

LONGEST_SOUGHT = 5_000
"""Quotations longer than so many code points are looked for at their place only."""

_MOST_KEPT = 8
"""Articles, and hashes of the words of one length in a text, that are kept at a time: marks are judged in order."""

_START = re.compile(r"(?<![^\W_])[^\W_]|[^\w\s]")
"""Where a quotation may begin."""

_WORD = re.compile(r"[^\W_]+")
_BIBTEX_SIGN = re.compile(r"\\text(?:backslash|asciitilde|asciicircum)\{\}")
"""Signs that BibTeX writes as words."""


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
    """Whether the file has these words too; None when they are not known, or a whole article is cited."""

    @property
    def is_good(self) -> bool:
        """Whether the citation can be left as it is."""
        return self.standing in {Standing.STANDS, Standing.MOVED} and self.is_worded_so is not False


def verify(text: str, record: Record) -> list[Verdict]:
    """Return a verdict on every mark in `text`, in order. Takes time in proportion to text and articles."""
    found = list(marks_in(text))
    words = _folded(text) if found else ""
    lines = _lines(text, [offset for offset, _ in found])
    texts = lru_cache(_MOST_KEPT)(partial(_texts, record))
    marks = sorted({mark for _, mark in found}, key=lambda mark: (mark.article, mark.length))
    verdicts = {mark: _verdict(mark, words, texts(mark.article)) for mark in marks}
    return [replace(verdicts[mark], line=line) for (_, mark), line in zip(found, lines, strict=True)]


def _texts(record: Record, article: str) -> Texts | None:
    """Return an article with its earlier versions, None when the record has none of that id."""
    try:
        row = record.row_of(article)
    except ArticleNotFoundError:
        return None
    return record.article(row), record.earlier_texts(row)


def _lines(text: str, offsets: Sequence[int]) -> Iterator[int]:
    """Yield the number of the line of each offset, which rise."""
    line, before = 1, 0
    for offset in offsets:
        line += text.count("\n", before, offset)
        before = offset
        yield line


def _verdict(mark: Mark, file_words: str, texts: Texts | None) -> Verdict:
    """Return what became of a citation, wherever in the file it is."""
    if texts is None:
        return Verdict(mark, 0, Standing.UNKNOWN)
    if mark.span is None:
        return _of_article(mark, *texts)
    return _of_words(mark, mark.span, file_words, *texts)


def _of_article(mark: Mark, article: Article, earlier: Sequence[EarlierText]) -> Verdict:
    if content_hash(article)[:HASH_LENGTH] == mark.hash:
        return Verdict(mark, 0, Standing.STANDS, article)
    for last, successor in _from_newest(article, earlier):
        if last.hash[:HASH_LENGTH] == mark.hash:
            return Verdict(mark, 0, Standing.CHANGED, article, last=last, successor=successor)
    return Verdict(mark, 0, Standing.LOST, article)


def _of_words(mark: Mark, cited: Span, file_words: str, article: Article, earlier: Sequence[EarlierText]) -> Verdict:
    span = _place(article.text, cited, mark.hash)
    if span is not None:
        words = article.text[slice(*span)]
        standing = Standing.STANDS if span == cited else Standing.MOVED
        return Verdict(mark, 0, standing, article, span, words, is_worded_so=_folded(words) in file_words)
    for last, successor in _from_newest(article, earlier):
        span = _place(last.text, cited, mark.hash)
        if span is not None:
            words = last.text[slice(*span)]
            is_so = _folded(words) in file_words
            return Verdict(mark, 0, Standing.CHANGED, article, span, words, last, successor, is_so)
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


def _folded(text: str) -> str:
    """Return the words of a text, one blank around each, without the marks and escapes between them."""
    return f" {' '.join(_WORD.findall(_BIBTEX_SIGN.sub(' ', unicodedata.normalize('NFC', text))))} "
