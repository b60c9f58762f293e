"""What the Whoosh index holds of an article: terms and numbers, never text.

Raise `VERSION` with any change here or in what makes the terms (`tokens`, `mentions`, the matcher of names, the marks
of quotations): indexes of another version are rebuilt. A change of the names is taken up by itself (`renaming`).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from whoosh import columns, fields, formats

from index.article import READABLE_ROLES
from index.quotes.marks import find_marked
from index.search.mentions import all_mentions
from index.search.tokens import Token, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.article import Article, Span

VERSION = 7


LONGEST_START = 2
"""Beginnings of words up to so many letters are indexed."""

PARAGRAPH_GAP = 100
"""Positions between paragraphs, so that no phrase reaches from one into the next."""

CODE_SHIFT = 22
"""A position is kept together with the code of its token (see `tokens`), which begins at this bit."""

LAST_POSITION = 2**CODE_SHIFT - 1
"""What stands behind this position is found, but no phrases in it."""

QUOTE_FIELD = "quote"
"""Where quotations begin and end in the body: the positions of the first and the last token inside the marks."""

MARKS = (b"<", b">")
"""The terms of that field."""

_START = attrgetter("start")

TEXT_FIELDS = {"title": 2.5, "body": 1.0}
"""The fields of words, with the weight of a hit in each."""

NAME_FIELDS = {"title_name": 2.5, "name": 1.0}
"""The fields of names, whose terms are ids of the gazetteer, with the weight of a hit in each."""

NUMBER_FIELDS = {"row": "i", "source": "i", "language": "i", "date": "q"}
"""The columns, with their type: the record's row and outlet key, the language as a number, the `date_key`."""

Posting = tuple[bytes, int, float, bytes]
"""What Whoosh wants of a field: term, frequency, weight, encoded positions."""


class Positions(formats.Positions):  # type: ignore[misc]
    """Positions and codes as a plain array of 32-bit numbers; Whoosh's own pickle costs a third of the time to index.

    The order is that of the positions.
    """

    def encode(self, positions: Iterable[int]) -> bytes:
        """Return the stored form of ascending positions."""
        return array("I", positions).tobytes()

    def decode_positions(self, stored: bytes) -> list[int]:
        """Return the positions of a stored form, without the codes."""
        return [number & LAST_POSITION for number in array("I", stored)]

    def decode_frequency(self, stored: bytes) -> int:
        """Return how many positions a stored form has."""
        return len(stored) // 4

    def combine(self, several: Iterable[bytes]) -> bytes:
        """Return the stored form of all positions in `several`."""
        numbers = {number for stored in several for number in array("I", stored)}
        return self.encode(sorted(numbers, key=lambda number: number & LAST_POSITION))


class TokenField(fields.TEXT):  # type: ignore[misc]
    """A field whose value is lists of tokens, one a paragraph."""

    def __init__(self) -> None:
        super().__init__()
        self.format = Positions()

    def index(self, value: list[list[Token]], **_options: Any) -> Iterator[Posting]:
        """Yield a posting for each term."""
        positions: dict[str, list[int]] = {}
        base = 0
        for tokens in value:
            for position, token in enumerate(tokens, base):
                place = min(LAST_POSITION, position)
                positions.setdefault(token.term, []).append(place | token.code << CODE_SHIFT)
            base += len(tokens) + PARAGRAPH_GAP
        encode = self.format.encode
        for term, places in positions.items():
            count = len(places)
            yield term.encode(), count, float(count), encode(places)


class Placed(NamedTuple):
    """A term of our own, not of the text, and the position that it stands for."""

    term: str
    position: int


class PlacedField(fields.TEXT):  # type: ignore[misc]
    """A field whose value is terms with their positions."""

    def __init__(self, *, scorable: bool) -> None:
        super().__init__()
        self.format = Positions()
        self.scorable = scorable

    def index(self, value: list[Placed], **_options: Any) -> Iterator[Posting]:
        """Yield a posting for each term."""
        positions: dict[str, list[int]] = {}
        for term, position in value:
            positions.setdefault(term, []).append(min(position, LAST_POSITION))
        for term, places in positions.items():
            yield term.encode(), len(places), float(len(places)), self.format.encode(sorted(places))


class FormField(fields.FieldType):  # type: ignore[misc]
    """The folded words as written, one posting an article: for words that begin so, and for patterns."""

    def __init__(self) -> None:
        self.analyzer = None
        self.format = formats.Existence()
        self.scorable = False
        self.stored = False
        self.unique = False
        self.vector = None

    def index(self, value: list[list[Token]], **_options: Any) -> Iterator[Posting]:
        """Yield a posting for each form."""
        for form in {token.form for tokens in value for token in tokens if token.form}:
            yield form.encode(), 1, 1.0, b""


class StartField(FormField):
    """The first letters of the folded words, which stand for thousands of words each while a query is being typed."""

    def index(self, value: list[list[Token]], **_options: Any) -> Iterator[Posting]:
        """Yield a posting for each beginning."""
        forms = {token.form[:LONGEST_START] for tokens in value for token in tokens if token.form}
        for start in {form[:length] for form in forms for length in range(1, LONGEST_START + 1)}:
            yield start.encode(), 1, 1.0, b""


def schema() -> fields.Schema:
    """Return the schema of the index."""
    words = {name: TokenField() for name in TEXT_FIELDS}
    placed = {name: PlacedField(scorable=True) for name in NAME_FIELDS} | {QUOTE_FIELD: PlacedField(scorable=False)}
    numbers = {name: fields.COLUMN(columns.NumericColumn(code)) for name, code in NUMBER_FIELDS.items()}
    return fields.Schema(form=FormField(), start=StartField(), **words, **placed, **numbers)


def document(row: int, source: int, date: int, article: Article) -> dict[str, object]:
    """Return the fields of one article, as `add_document` takes them."""
    title = [tokenise(article.title)]
    paragraphs = [
        article.text[paragraph.start : paragraph.end]
        for paragraph in article.paragraphs
        if paragraph.role in READABLE_ROLES
    ]
    body = [tokenise(text) for text in paragraphs]
    return {
        "title": title,
        "body": body,
        "form": title + body,
        "start": title + body,
        "title_name": _names([article.title], title, article.date.value),
        "name": _names(paragraphs, body, article.date.value),
        QUOTE_FIELD: _quotations(paragraphs, body),
        "row": row,
        "source": source,
        "date": date,
        "language": language_number(article.language),
    }


_BETWEEN = "\n\n"


def _names(paragraphs: list[str], tokens: list[list[Token]], date: str | None) -> list[Placed]:
    """Return the names in the paragraphs, where their first tokens stand; `date` decides between namesakes."""
    names: list[Placed] = []
    begin = base = number = 0
    for mention in all_mentions(_BETWEEN.join(paragraphs), date):
        while mention.start >= begin + len(paragraphs[number]) + len(_BETWEEN):
            begin += len(paragraphs[number]) + len(_BETWEEN)
            base += len(tokens[number]) + PARAGRAPH_GAP
            number += 1
        names.append(Placed(mention.id, base + _token_at(tokens[number], mention.start - begin)))
    return names


def _token_at(tokens: list[Token], offset: int) -> int:
    """Return the number of the first token that begins at `offset` or behind it."""
    return bisect_left(tokens, offset, key=_START)


def _quotations(paragraphs: list[str], tokens: list[list[Token]]) -> list[Placed]:
    """Return where what stands in quotation marks begins and ends."""
    opens, closes = (mark.decode() for mark in MARKS)
    ends: list[Placed] = []
    base = 0
    for text, some in zip(paragraphs, tokens, strict=True):
        for start, end in quoted_spans(text):
            first, last = _token_at(some, start), _token_at(some, end) - 1
            if first <= last:
                ends += [Placed(opens, base + first), Placed(closes, base + last)]
        base += len(some) + PARAGRAPH_GAP
    return ends


def quoted_spans(paragraph: str) -> list[Span]:
    """Return what stands in quotation marks; from a mark that is never closed on, the rest of the paragraph."""
    marked = find_marked(paragraph, 0, len(paragraph))
    spans = [(span.start, span.end) for span in marked.spans]
    if marked.unclosed is None:
        return spans
    begin = marked.unclosed.start
    return [*(span for span in spans if span[1] < begin), (begin, len(paragraph))]


def language_number(code: str) -> int:
    """Return a language code of two or three ASCII letters as a number; 0 for anything else."""
    letters = code.strip().lower()
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        return 0
    return int.from_bytes(letters.encode(), "big")


def language_code(number: int) -> str:
    """Return the code that `language_number` was given; `und` for 0."""
    return number.to_bytes(3, "big").lstrip(b"\0").decode() or "und"
