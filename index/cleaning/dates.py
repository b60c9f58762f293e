"""Dates of publication: from a header, a field, a dateline, a URL or a file name, and how much of each is sure.

What is not sure is cut off rather than guessed: 30 February is a day in February, a time without a zone is a day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from index.article import Precision, PublicationDate

_EARLIEST_YEAR, _LATEST_YEAR = 1800, 2100
_EPOCH_RANGE = range(631_152_000, 4_102_444_800)  # 1990 to 2100: no other number of a headline falls into it

_TIME = r"[T ]\s{0,2}(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|KST|[+-]\d{2}:?\d{2})?"
_NUMERIC = re.compile(rf"(\d{{4}})(?:([-/.])(\d{{1,2}})(?:\2(\d{{1,2}}))?)?\.?(?:{_TIME})?\s*$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_KOREAN = re.compile(
    r"(?:주체\s?\d{1,3}\s?\()?(\d{4})\)?\s?년(?:\s{0,2}(\d{1,2})\s?월(?:\s{0,2}(\d{1,2})\s?일)?)?"
    r"(?:\s{0,2}\d{1,2}시(?:\s?\d{1,2}분)?)?\s*$"
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_MONTH_NAME = (
    r"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_ENGLISH = re.compile(
    rf"(?:\w{{3,9}}\.?,?\s)?(?:{_MONTH_NAME}\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s(\d{{4}})"
    rf"|(\d{{1,2}})\s{_MONTH_NAME},?\s(\d{{4}}))(?:,?(?:{_TIME})?)?\s*$",
    re.IGNORECASE,
)
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,6})?(?:Z|[+-]\d{2}:?\d{2})?"
_HEADER = re.compile(
    rf"\s{{0,8}}date\b\s{{0,8}}:?\s{{0,8}}(?P<dated>\d{{4}}(?:-\d{{1,2}}){{0,2}}(?:[T ]{_CLOCK})?)(?=\s|$)"
    rf"|\s{{0,8}}(?P<bare>\d{{4}}-\d{{2}}-\d{{2}}(?:T{_CLOCK})?)(?=\s|$)"
    r"|\s{0,8}(?P<epoch>\d{9,10}|\d{13})(?=\s|$)",
    re.IGNORECASE,
)
_ENGLISH_DATELINE = re.compile(
    rf"(?:[A-Z][\w.' /,()-]{{1,60}}?|[A-Z]{{2}}[A-Z.' /,-]{{1,60}}?),\s{_MONTH_NAME}\s(\d{{1,2}})(?:,\s(\d{{4}}))?"
    r"(?:\s\(([A-Z][\w .&'/-]{1,40})\))?\s?(?:--|[-–—])\s"
)
_KOREAN_DATELINE = re.compile(
    r"[(【\[]\s?[가-힣]{2,8}\s?(?:(\d{1,2})월\s?(\d{1,2})일)\s?발\s?(?:[=＝ ]\s?)?([가-힣A-Za-z]{2,12})?\s?[)】\]]"
)
_IN_ADDRESS = re.compile(r"(?<!\d)(\d{4})([-/_.])(\d{2})\2(\d{2})(?!\d)|(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_YEAR_OF_FILE = re.compile(r"(?:19|20)\d{2}$")


def parse_date(written: str | None, origin: str) -> PublicationDate:
    """Return the date that `written` states: ISO-like, an epoch, Korean or English; unknown when it states none."""
    value, precision = _read(" ".join((written or "").split())[:80])
    return PublicationDate(value, precision, origin) if value else PublicationDate()


def split_header(line: str) -> tuple[PublicationDate, str]:
    """Return the date that opens a line and the rest of it; an unknown date and the line itself when none does."""
    found = _HEADER.match(line)
    if not found:
        return PublicationDate(), line
    date = parse_date(found["dated"] or found["bare"] or found["epoch"], "header")
    return (date, line[found.end() :].strip()) if date.value else (date, line)


def refine_by_dateline(date: PublicationDate, paragraph: str) -> PublicationDate:
    """Return `date` to the day, when the dateline that opens a paragraph completes it.

    A dateline seldom states the year: without one from elsewhere, it tells nothing.
    """
    if date.precision in {Precision.SECOND, Precision.DAY}:
        return date
    month, day, year, _ = dateline(paragraph)
    known = date.value or ""
    if not month or not (year or known) or (date.precision is Precision.MONTH and int(known[5:7]) != month):
        return date
    value, precision = _calendar(year or known[:4], str(month), str(day))
    return PublicationDate(value, precision, "dateline") if value else date


def dateline(paragraph: str) -> tuple[int, int, str, str]:
    """Return month, day, year and agency of the dateline that opens a paragraph; zeros and blanks for what it lacks."""
    head = paragraph[:160]
    english = _ENGLISH_DATELINE.match(head)
    if english:
        return _MONTHS[english[1][:3].lower()], int(english[2]), english[3] or "", (english[4] or "").strip()
    korean = _KOREAN_DATELINE.match(head)
    if korean:
        return int(korean[1]), int(korean[2]), "", korean[3] or ""
    return 0, 0, "", ""


def after_dateline(paragraph: str) -> str:
    """Return a paragraph without the dateline that opens it."""
    found = _ENGLISH_DATELINE.match(paragraph[:160]) or _KOREAN_DATELINE.match(paragraph[:160])
    return paragraph[found.end() :].lstrip(" -–—=") if found else paragraph


def date_in_address(address: str, origin: str) -> PublicationDate:
    """Return the day that a URL or a file name holds, for a file name also a bare year; unknown otherwise."""
    for found in _IN_ADDRESS.finditer(address[:2000]):
        value, precision = _calendar(found[1] or found[5], found[3] or found[6], found[4] or found[7])
        if precision is Precision.DAY:
            return PublicationDate(value, precision, origin)
    if origin == "file name" and _YEAR_OF_FILE.match(address):
        return PublicationDate(address, Precision.YEAR, origin)
    return PublicationDate()


@lru_cache(maxsize=256)
def _read(written: str) -> tuple[str | None, Precision]:
    if written.isascii() and written.isdigit() and len(written) in {9, 10, 13}:
        return _epoch(int(written) // (1000 if len(written) == 13 else 1))
    compact = _COMPACT.match(written)
    if compact:
        return _calendar(compact[1], compact[2], compact[3])
    numeric = _NUMERIC.match(written)
    if numeric:
        return _calendar(numeric[1], numeric[3], numeric[4], numeric.groups()[4:])
    korean = _KOREAN.match(written.lstrip("-–— "))
    if korean:
        return _calendar(korean[1], korean[2], korean[3])
    english = _ENGLISH.match(written)
    if english:
        name, day, year = (english[1], english[2], english[3]) if english[1] else (english[5], english[4], english[6])
        return _calendar(year, str(_MONTHS[name[:3].lower()]), day, english.groups()[6:])
    return None, Precision.UNKNOWN


def _epoch(seconds: int) -> tuple[str | None, Precision]:
    if seconds not in _EPOCH_RANGE:
        return None, Precision.UNKNOWN
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), Precision.SECOND


def _calendar(
    year: str, month: str | None = None, day: str | None = None, time: tuple[str | None, ...] = ()
) -> tuple[str | None, Precision]:
    """Return the date cut to what the calendar allows."""
    if not _EARLIEST_YEAR <= int(year) <= _LATEST_YEAR:
        return None, Precision.UNKNOWN
    if not month or not 1 <= int(month) <= 12:
        return year, Precision.YEAR
    if not day or not 1 <= int(day) <= monthrange(int(year), int(month))[1]:
        return f"{year}-{int(month):02}", Precision.MONTH
    moment = _moment(datetime(int(year), int(month), int(day), tzinfo=UTC), time)
    return moment or f"{year}-{int(month):02}-{int(day):02}", Precision.SECOND if moment else Precision.DAY


def _moment(day: datetime, time: tuple[str | None, ...]) -> str | None:
    """Return the moment in UTC, None without a time, a valid one, and its zone."""
    hour, minute, second, zone = (*time, None, None, None, None)[:4]
    if not hour or not minute or not zone or int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        return None
    moment = day + timedelta(hours=int(hour), minutes=int(minute), seconds=int(second or 0)) - _offset(zone)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _offset(zone: str) -> timedelta:
    if zone in {"Z", "UTC", "GMT"}:
        return timedelta(0)
    if zone == "KST":
        return timedelta(hours=9)
    digits = zone[1:].replace(":", "")
    return (-1 if zone[0] == "-" else 1) * timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
