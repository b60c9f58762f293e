"""Dates that a quotation names, in one form: `June 2020`, `Jun. 2020`, `2020-06` and `2020년 6월` are one month."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.comparison.dates import dates

if TYPE_CHECKING:
    from index.comparison.dates import DateMention

_MAY_NAME_ONE = re.compile(r"\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)

_PLAIN = re.compile(r"y\d{4}(?:m\d{1,2})?(?:d\d{1,2})?|m\d{1,2}(?:d\d{1,2})?")


def written_dates(text: str) -> list[DateMention]:
    """Return the dates that a text gives with month or year, in order; not those told from the article's day."""
    if _MAY_NAME_ONE.search(text) is None:
        return []
    return [found for found in dates(text, 0, len(text), None) if found.month or found.year]


def keys(mention: DateMention) -> set[str]:
    """Return what a date says: its day or month, and its year where that is given."""
    year = {f"year {mention.year}"} if mention.year else set()
    return {f"date {mention.key}"} | year if mention.month else year


def with_plain_dates(text: str) -> str:
    """Return a text with its dates as `plain_date` gives them; lengths change."""
    pieces, at = [], 0
    for mention in written_dates(text):
        pieces += [text[at : mention.start], plain_date(mention)]
        at = mention.end
    return "".join(pieces) + text[at:]


def is_plain_date(word: str) -> bool:
    """Tell whether a word is as `plain_date` gives it."""
    return _PLAIN.fullmatch(word) is not None


def plain_date(mention: DateMention) -> str:
    """Return a date as `y2020m6d25`, without what is not given: one word in any language."""
    parts = (("y", mention.year), ("m", mention.month), ("d", mention.day))
    return "".join(f"{mark}{number}" for mark, number in parts if number)
