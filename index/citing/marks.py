"""The mark of a citation: a word without blanks that says which words of which article are cited.

`korea-reader:3fa2b1c0d4e5@120-310~9f86d081884c7d65` names characters 120 to 310 of the text of an article, and the
beginning of the SHA-256 of those characters in UTF-8. Without a place it names the whole article, and the hash is the
one of title and text by which the record tells versions apart. It survives in every format of text.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.record import content_hash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Article, Quote, Span

HASH_LENGTH = 16
"""Hexadecimal digits of a hash that a mark keeps: 64 bits."""

_MARK = re.compile(
    r"korea-reader:(?P<id>[0-9a-f]{12,64})(?:@(?P<start>\d{1,9})-(?P<end>\d{1,9}))?~(?P<hash>[0-9a-f]{16})(?![0-9a-f])"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a citation points at."""

    article: str
    """The article's id."""

    span: Span | None
    """The place of the quotation in the article's text; None for the whole article."""

    hash: str
    """The first `HASH_LENGTH` hexadecimal digits of the SHA-256 of what is cited."""

    @property
    def length(self) -> int:
        """Code points that are cited; 0 for the whole article."""
        return 0 if self.span is None else self.span[1] - self.span[0]

    def __str__(self) -> str:
        """Return the mark as it is written."""
        place = "" if self.span is None else f"@{self.span[0]}-{self.span[1]}"
        return f"korea-reader:{self.article}{place}~{self.hash}"


def mark_of(article: Article, quote: Quote | None = None) -> Mark:
    """Return the mark of a quotation, or of the whole article."""
    if quote is None:
        return Mark(article.id, None, content_hash(article)[:HASH_LENGTH])
    return Mark(article.id, (quote.start, quote.end), words_hash(quote.text))


def words_hash(words: str) -> str:
    """Return the hash of quoted words, exactly as they stand."""
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:HASH_LENGTH]


def marks_in(text: str) -> Iterator[tuple[Span, Mark]]:
    """Yield the marks in a text with where they stand, in order."""
    for found in _MARK.finditer(text):
        span = None if found["start"] is None else (int(found["start"]), int(found["end"]))
        yield found.span(), Mark(found["id"], span, found["hash"])
