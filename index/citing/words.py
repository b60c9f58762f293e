"""The parts of a citation in words: when, where, who, through whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.article import Precision
from index.text import one_line

if TYPE_CHECKING:
    from index.article import Article, PublicationDate, Quote

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_WHOLLY_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_OPENING = re.compile(r"“|(?:(?<=[\s(\[{‘「『《〈…·,-])|^)\"(?=\S)")
_CLOSING = str.maketrans('”"', "’’")


def date_parts(date: PublicationDate) -> tuple[int, ...]:
    """Return year, month and day as far as they are known."""
    count = {Precision.UNKNOWN: 0, Precision.YEAR: 1, Precision.MONTH: 2}.get(date.precision, 3)
    return tuple(int(part) for part in (date.value or "")[:10].split("-")[:count] if part.isdecimal())


def written_date(date: PublicationDate) -> str:
    """Return the date in words, as precisely as it is known: `31 December 2023, 03:48 UTC`; `undated`."""
    parts = date_parts(date)
    if not parts:
        return "undated"
    written = str(parts[0])
    if len(parts) > 1:
        written = f"{MONTHS[(parts[1] - 1) % 12]} {written}"
    if len(parts) > 2:
        written = f"{parts[2]} {written}"
    if date.precision is Precision.SECOND and date.value:
        written += f", {date.value[11:16]} UTC"
    return written


def titled(title: str, end: str = "") -> str:
    """Return a title in quotation marks, with `end` inside them: the double marks within become single ones.

    A title that is one whole quotation keeps its marks and gets no second ones.
    """
    title = one_line(title)
    whole = _WHOLLY_QUOTED.fullmatch(title)
    inner = whole[1] if whole else _OPENING.sub("‘", title).translate(_CLOSING)
    return f"“{inner}{'' if end and inner[-1:] in '?!' else end}”"


def origin(article: Article) -> str:
    """Return where an article comes from: its outlet, else the file (`file 7.txt`), else nothing."""
    return one_line(article.source) or file_name(article)


def file_name(article: Article) -> str:
    """Return the name of the file in words: `file 7.txt`; nothing when there is none."""
    name = one_line(article.path.replace("\\", "/").rpartition("/")[2])
    return f"file {name}" if name else ""


def attribution(quote: Quote) -> str:
    """Return who said it and through whom: `Kim Jong Un, via KCNA`."""
    return attributed(
        None if quote.speaker is None else quote.speaker.name, None if quote.relay is None else quote.relay.name
    )


def attributed(speaker: str | None, relay: str | None) -> str:
    """Return the same for the names alone; None where nobody is known."""
    said = "speaker not clear" if speaker is None else one_line(speaker)
    return said if relay is None else f"{said}, via {one_line(relay)}"


def paragraph(article: Article, quote: Quote) -> str:
    """Return the number of the paragraph, from 1 on: `¶3`."""
    return f"¶{article.paragraph_at(quote.start) + 1}"
