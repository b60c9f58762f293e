"""The values that everything here speaks: an article, its parts, and what is found in it.

All offsets count code points in `Article.text`, as half-open intervals.
"""

from __future__ import annotations

import datetime
from calendar import monthrange
from dataclasses import dataclass, field
from enum import StrEnum

Span = tuple[int, int]
"""A half-open interval of code-point offsets, `(start, end)` with `start <= end`."""


class Precision(StrEnum):
    """How much of a publication date is known."""

    SECOND = "second"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """What a paragraph is for. Only `BODY`, `HEADING` and `CAPTION` are searched and quoted."""

    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"
    BYLINE = "byline"


READABLE_ROLES = frozenset({Role.BODY, Role.HEADING, Role.CAPTION})
"""The roles whose text is the article's own: searched, quoted and compared."""


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When an article was published, as precisely as its source says."""

    value: str | None = None
    """ISO 8601, cut to its precision: `2023-12-31T03:48:22Z` (always UTC), `2023-12-31`, `2023-12`,
    `2023`. None when unknown."""

    precision: Precision = Precision.UNKNOWN
    """How much of `value` is known."""

    origin: str = "none"
    """Where the date was found: `header`, `front matter`, `field`, `dateline`, `file name`, `url` or `none`."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article's text."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class RawArticle:
    """What a reader found in a file, before cleaning. Text is decoded, nothing else is done to it."""

    body: str
    """Paragraphs separated by line ends as the file has them. May begin with header or title."""

    title: str | None = None
    """The title when the format states one; None when it must be found in the body."""

    date: str | None = None
    """The date as written, when the format states one: ISO-like, epoch seconds or milliseconds."""

    date_origin: str = "none"
    """As `PublicationDate.origin`, for `date`."""

    source: str | None = None
    """The outlet as written; None when it must be found elsewhere."""

    author: str | None = None
    url: str | None = None

    language: str | None = None
    """As the file claims. Not to be trusted: detection decides when they disagree."""

    path: str = ""
    """Where the article was read, `file` or `file:line` for files of many articles."""


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article."""

    title: str
    """One line; never empty."""

    text: str
    """The paragraphs joined by a blank line; without the title and the header."""

    paragraphs: tuple[Paragraph, ...]
    """In order, covering `text` but for the blank lines between them."""

    date: PublicationDate = PublicationDate()
    source: str = ""
    """The outlet's display name; empty when unknown."""

    author: str = ""
    url: str = ""

    language: str = "und"
    """ISO 639-1 of the text (`en`, `ko`, `es`, ...); `und` when it cannot be told."""

    path: str = ""
    """Where it was first read, as `RawArticle.path`."""

    id: str = ""
    """Twelve or more lower-case hexadecimal digits; empty until the record has given one."""

    def paragraph_at(self, offset: int) -> int:
        """Return the index of the paragraph that holds `offset`, or of the last one that starts before it."""
        from bisect import bisect_right

        return max(0, bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.start) - 1)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a quotation is attributed to."""

    name: str
    """Resolved as far as the article allows ("Kim Jong Un"); otherwise the mention itself."""

    mention: str
    """What is written at `start:end` ("he"); empty when the reader has named the speaker."""

    start: int
    end: int

    id: str | None = None
    """The gazetteer's id, None when the name is not in it."""


@dataclass(frozen=True, slots=True)
class Relay:
    """The agency through which a quotation came."""

    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute a quotation ("said", "according to")."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation; `start` and `end` are code points of the article's text and leave the quotation marks out."""

    start: int
    end: int
    text: str
    kind: str
    """`direct` for one or more whole sentences, `partial` for a part of one."""

    speaker: Speaker | None = None
    relay: Relay | None = None
    cue: Cue | None = None
    is_corrected: bool = False
    """Whether the reader has said who the speaker is."""


@dataclass(frozen=True, slots=True)
class Link:
    """A passage of one article and the passage of another that tells the same."""

    a: Span
    b: Span
    kind: str
    """`same` when both tell the same fact, `related` when they tell of the same thing."""

    score: float
    """0 to 1; comparable only within one comparison."""

    shared: tuple[str, ...] = ()
    """The terms that made the link, strongest first, at most eight."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article's text with what it says."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact or wording in which two linked passages differ."""

    kind: str
    """`number`, `date`, `name` or `wording`."""

    a: Passage | None
    """None when only the other article has it."""

    b: Passage | None
    note: str
    """One line for the reader: what differs."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles side by side."""

    a: str
    """The id of the article on the left."""

    b: str
    links: tuple[Link, ...] = ()
    """In the order of the left article."""

    only_a: tuple[Span, ...] = ()
    """Sentences of the left article that have no counterpart, in order."""

    only_b: tuple[Span, ...] = ()
    differences: tuple[Difference, ...] = field(default=())
    """In the order of the left article."""


def date_key(value: str | None) -> int:
    """Return `value`, an ISO 8601 date cut to its precision, as a sortable `YYYYMMDDhhmmss`; 0 when None.

    What is not known is zero: `2023-12` gives 20231200000000.
    """
    digits = "".join(character for character in value or "" if character.isdigit())[:14]
    return int(digits.ljust(14, "0")) if digits else 0


def days_of(date: PublicationDate) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and the last day that `date` may mean; None when not even its month is known."""
    value = date.value
    if value is None or date.precision in {Precision.YEAR, Precision.UNKNOWN}:
        return None
    if date.precision is Precision.MONTH:
        first = datetime.date.fromisoformat(f"{value}-01")
        return first, first.replace(day=monthrange(first.year, first.month)[1])
    day = datetime.date.fromisoformat(value[:10])
    return day, day
