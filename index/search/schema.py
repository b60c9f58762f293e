"""What the Whoosh index holds of an article: terms and numbers, never text.

Raise `VERSION` with any change here or in `tokens`: indexes of another version are rebuilt.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from whoosh import columns, fields, formats

from index.article import READABLE_ROLES
from index.search.mentions import all_mentions
from index.search.tokens import Token, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.article import Article

VERSION = 5
LONGEST_START = 2
"""Beginnings of words up to so many letters are indexed."""

PARAGRAPH_GAP = 100
"""Positions between paragraphs, so that no phrase reaches from one into the next."""

TEXT_FIELDS = {"title": 2.5, "body": 1.0}
"""The fields of words, with the weight of a hit in each."""

NAME_FIELDS = {"title_name": 2.5, "name": 1.0}
"""The fields of names, whose terms are ids of the gazetteer, with the weight of a hit in each."""

NUMBER_FIELDS = {"row": "i", "source": "i", "language": "i", "date": "q"}
"""The columns, with their type: the record's row and outlet key, the language as a number, the `date_key`."""

Posting = tuple[bytes, int, float, bytes]
"""What Whoosh wants of a field: term, frequency, weight, encoded positions."""


class Positions(formats.Positions):  # type: ignore[misc]
    """Positions as a plain array of 32-bit numbers; Whoosh's own pickle costs a third of the time to index."""

    def encode(self, positions: Iterable[int]) -> bytes:
        """Return the stored form of ascending positions."""
        return array("I", positions).tobytes()

    def decode_positions(self, stored: bytes) -> list[int]:
        """Return the positions of a stored form."""
        return array("I", stored).tolist()

    def decode_frequency(self, stored: bytes) -> int:
        """Return how many positions a stored form has."""
        return len(stored) // 4

    def combine(self, several: Iterable[bytes]) -> bytes:
        """Return the stored form of all positions in `several`."""
        return self.encode(sorted({position for stored in several for position in self.decode_positions(stored)}))


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
                positions.setdefault(token.term, []).append(position)
            base += len(tokens) + PARAGRAPH_GAP
        encode = self.format.encode
        for term, places in positions.items():
            count = len(places)
            yield term.encode(), count, float(count), encode(places)


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
    words = {name: TokenField() for name in (*TEXT_FIELDS, *NAME_FIELDS)}
    numbers = {name: fields.COLUMN(columns.NumericColumn(code)) for name, code in NUMBER_FIELDS.items()}
    return fields.Schema(form=FormField(), start=StartField(), **words, **numbers)


def document(row: int, source: int, date: int, article: Article) -> dict[str, object]:
    """Return the fields of one article, as `add_document` takes them."""
    title = [tokenise(article.title)]
    body = [
        tokenise(article.text[paragraph.start : paragraph.end])
        for paragraph in article.paragraphs
        if paragraph.role in READABLE_ROLES
    ]
    return {
        "title": title,
        "body": body,
        "form": title + body,
        "start": title + body,
        "title_name": [_names(article.title, article.date.value)],
        "name": [_names(readable_text(article), article.date.value)],
        "row": row,
        "source": source,
        "date": date,
        "language": language_number(article.language),
    }


def _names(text: str, date: str | None) -> list[Token]:
    """Return the names in `text` as tokens; `date` decides between namesakes."""
    mentions = all_mentions(text, date)
    return [Token(mention.id, "", mention.start, mention.end) for mention in mentions]


def readable_text(article: Article) -> str:
    """Return the article's own text, without boilerplate."""
    readable = (p for p in article.paragraphs if p.role in READABLE_ROLES)
    return "\n\n".join(article.text[p.start : p.end] for p in readable)


def language_number(code: str) -> int:
    """Return a language code of two or three ASCII letters as a number; 0 for anything else."""
    letters = code.strip().lower()
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        return 0
    return int.from_bytes(letters.encode(), "big")


def language_code(number: int) -> str:
    """Return the code that `language_number` was given; `und` for 0."""
    return number.to_bytes(3, "big").lstrip(b"\0").decode() or "und"
