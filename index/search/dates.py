"""Dates in queries: `2023`, `2023-12-31`, `2023-12-31T09:30`, `2023-11..2024-02`, open at an end, and `last-week`."""

from __future__ import annotations

import datetime
import re

_DATE = re.compile(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)t(\d\d):(\d\d)(?::(\d\d))?z?")
_RELATIVE = re.compile(r"(?:(this|last)-(week|month|year)|last-(\d{1,3})-(days|weeks|months|years))")
_FIRST, _LAST = 1, 99999999999999


def parse_dates(text: str, today: datetime.date | None = None) -> tuple[int, int] | None:
    """Return the first and last `date_key` that `text` means, both included; None when it is no date.

    An article of which only the month is known lies in that month and in no day of it. Relative dates count from
    `today`, which in UTC is the day of dates of publication.
    """
    today = today or datetime.datetime.now(datetime.UTC).date()
    first, dots, last = text.partition("..")
    if not dots:
        return _one(text, today)
    begin, end = (_one(first, today) if first else (_FIRST, 0)), (_one(last, today) if last else (0, _LAST))
    if begin is None or end is None or begin[0] > end[1] or not (first or last):
        return None
    return begin[0], end[1]


def why_no_dates(text: str) -> str:
    """Return what to say of a text that `parse_dates` does not take."""
    ends = text.partition("..")
    if all(parse_dates(end) for end in ends[::2]):
        return "the first of these dates is after the second"
    return "not a date: write 2023, 2023-12, 2023-12-31, 2023-11..2024-02 or last-week"


def _one(text: str, today: datetime.date) -> tuple[int, int] | None:
    text = text.strip().lower()
    match = _DATE.fullmatch(text)
    if not match:
        return _moment(text) or _relative(text, today)
    year, month, day = (int(part or 0) for part in match.groups())
    if (match[2] and not month) or (match[3] and not day):
        return None
    try:
        datetime.date(year, month or 1, day or 1)
    except ValueError:
        return None
    if not month:
        return _year(year)
    return _day(datetime.date(year, month, day)) if day else _month(year, month)


def _moment(text: str) -> tuple[int, int] | None:
    """Return the span of a minute or a second, `2023-12-31t23:59`, in UTC."""
    match = _MOMENT.fullmatch(text)
    try:
        moment = (
            datetime.datetime.fromisoformat(f"{match[1]}T{match[2]}:{match[3]}:{match[4] or '00'}") if match else None
        )
    except ValueError:
        return None
    if match is None or moment is None:
        return None
    key = int(f"{moment:%Y%m%d%H%M%S}")
    return key, key + (0 if match[4] else 59)


def _relative(text: str, today: datetime.date) -> tuple[int, int] | None:
    """Return the span of `today`, `yesterday`, `this-week`, `last-month`, `last-7-days` and the like.

    Weeks begin on Monday; the last week, month and year are those before the present one. The last days are those
    up to today.
    """
    if text in {"today", "yesterday"}:
        return _day(today - datetime.timedelta(days=text == "yesterday"))
    match = _RELATIVE.fullmatch(text)
    if not match:
        return None
    try:
        if match[3]:
            return _day(_days_before(today, int(match[3]), match[4]))[0], _day(today)[1]
        return _period(today, match[2], back=match[1] == "last")
    except (OverflowError, ValueError):
        return None


def _days_before(today: datetime.date, number: int, unit: str) -> datetime.date:
    days = {"days": 1, "weeks": 7, "months": 30.4375, "years": 365.25}[unit]
    return today - datetime.timedelta(days=round(number * days) - 1)


def _period(today: datetime.date, unit: str, *, back: bool) -> tuple[int, int]:
    if unit == "year":
        return _year(today.year - back)
    if unit == "month":
        day = today.replace(day=1) - datetime.timedelta(days=back)
        return _month(day.year, day.month)
    monday = today - datetime.timedelta(days=today.weekday() + 7 * back)
    return _day(monday)[0], _day(monday + datetime.timedelta(days=6))[1]


def _year(year: int) -> tuple[int, int]:
    return year * 10**10, year * 10**10 + 10**10 - 1


def _month(year: int, month: int) -> tuple[int, int]:
    key = year * 10**10 + month * 10**8
    return key, key + 10**8 - 1


def _day(day: datetime.date) -> tuple[int, int]:
    key = day.year * 10**10 + day.month * 10**8 + day.day * 10**6
    return key, key + 10**6 - 1
