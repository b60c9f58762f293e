"""What the Whoosh index holds of an article: terms and numbers, never text.

Raise `VERSION` with any change here or in what makes the terms (`tokens`, `mentions`, the matcher of names, the marks
of quotations): indexes of another version are rebuilt. A change of the names is taken up by itself (`renaming`).
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from whoosh import columns, fields, formats

from index.quotes.marks import find_marked
from index.search.packing import LAST_POSITION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Span

VERSION = 14

LONGEST_START = 2
"""Beginnings of words up to so many letters are indexed."""

PARAGRAPH_GAP = 100
"""Positions between paragraphs, so that no phrase reaches from one into the next."""

QUOTE_FIELD = "quote"
"""Where quotations begin and end in the body: the positions of the first and the last token inside the marks."""

MARKS = (b"<", b">")
"""The terms of that field."""

TEXT_FIELDS = {"title": 2.5, "body": 1.0}
"""The fields of words, with the weight of a hit in each."""

NAME_FIELDS = {"title_name": 2.5, "name": 1.0}
"""The fields of names, whose terms are ids of the gazetteer, with the weight of a hit in each."""

FORM_FIELD = "form"
"""The folded words as written, one posting an article: for words that begin so, and for patterns."""

START_FIELD = "start"
"""The first letters of the folded words, which stand for thousands of words each while a query is being typed."""

NUMBER_FIELDS = {"row": "i", "source": "i", "language": "i", "date": "q"}
"""The columns, with their type: the record's row and outlet key, the language as a number, the `date_key`."""


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


class PlacedField(fields.TEXT):  # type: ignore[misc]
    """A field of terms with their positions."""

    def __init__(self, *, scorable: bool = True) -> None:
        super().__init__()
        self.format = Positions()
        self.scorable = scorable


class TermField(fields.FieldType):  # type: ignore[misc]
    """A field of terms that an article has or has not."""

    def __init__(self) -> None:
        self.analyzer = None
        self.format = formats.Existence()
        self.scorable = False
        self.stored = False
        self.unique = False
        self.vector = None


def schema() -> fields.Schema:
    """Return the schema of the index."""
    placed = {name: PlacedField() for name in (*TEXT_FIELDS, *NAME_FIELDS)} | {QUOTE_FIELD: PlacedField(scorable=False)}
    numbers = {name: fields.COLUMN(columns.NumericColumn(code)) for name, code in NUMBER_FIELDS.items()}
    return fields.Schema(**{FORM_FIELD: TermField(), START_FIELD: TermField()}, **placed, **numbers)


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
