"""Dates in queries: `2023`, `2023-12`, `2023-12-31`, `2023-11..2024-02`, open at either end."""

from __future__ import annotations

import datetime
import re

_DATE = re.compile(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?")
_FIRST, _LAST = 1, 99999999999999


def parse_dates(text: str) -> tuple[int, int] | None:
    """Return the first and last `date_key` that `text` means, both included; None when it is no date.

    An article of which only the month is known lies in that month and in no day of it.
    """
    first, dots, last = text.partition("..")
    if not dots:
        return _one(text)
    begin, end = (_one(first) if first else (_FIRST, 0)), (_one(last) if last else (0, _LAST))
    if begin is None or end is None or begin[0] > end[1] or not (first or last):
        return None
    return begin[0], end[1]


def _one(text: str) -> tuple[int, int] | None:
    match = _DATE.fullmatch(text.strip())
    if not match:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    if (match[2] and not month) or (match[3] and not day):
        return None
    try:
        datetime.date(year, month or 1, day or 1)
    except ValueError:
        return None
    if not month:
        return year * 10**10, year * 10**10 + 10**10 - 1
    key = year * 10**10 + month * 10**8
    if not day:
        return key, key + 10**8 - 1
    return key + day * 10**6, key + day * 10**6 + 10**6 - 1
