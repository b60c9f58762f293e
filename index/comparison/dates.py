"""Dates that a text names, resolved as far as the article's own date allows.

`Saturday, December 30`, `Dec. 30`, `30일` and a `Saturday` in the week before publication become the same day, so that
they can tie two passages together or set them apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from index.article import Precision

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.article import PublicationDate

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_LONG_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH = rf"(?P<month>{_LONG_MONTHS}|(?:{'|'.join([*_MONTHS, 'sept'])})\b\.?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = rf"(?P<weekday>{'|'.join(_WEEKDAYS)})"
_CAPITAL = "(?-i:(?=[A-Z]))"
_CAPITAL_OR_DIGIT = r"(?-i:(?=[A-Z\d]))"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as a text names it."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    """None for a whole month or year; then at least one of the others is known."""

    @property
    def key(self) -> str:
        """What two mentions of the same date have in common: month and day, else month, else year."""
        if self.month and self.day:
            return f"{self.month:02}-{self.day:02}"
        if self.day:
            return f"day {self.day}"
        return f"month {self.month}" if self.month else f"year {self.year}"


def published_day(published: PublicationDate) -> date | None:
    """Return the day of publication, None when it is not known to the day."""
    if published.value is None or published.precision not in (Precision.SECOND, Precision.DAY):
        return None
    try:
        return date.fromisoformat(published.value[:10])
    except ValueError:
        return None


def dates(text: str, start: int, end: int, published: date | None) -> list[DateMention]:
    """Return the dates of `text[start:end]` in order, not overlapping.

    A weekday is the last such day up to publication, a bare day of a month the last such day up to three days after it.
    """
    found: list[DateMention] = []
    for pattern, resolve in _RULES:
        for match in pattern.finditer(text, start, end):
            known = resolve(match, published)
            if known is not None:
                found.append(DateMention(match.start(), match.end(), *known))
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


Known = tuple[int | None, int | None, int | None]


def _named_month(match: re.Match[str], published: date | None) -> Known | None:
    groups = match.groupdict()
    month = _MONTHS.index(groups["month"].lower()[:3]) + 1
    day = int(groups["day"]) if groups.get("day") else None
    year = int(groups["year"]) if groups.get("year") else None
    return year, month, day


def _numeric(match: re.Match[str], published: date | None) -> Known | None:
    groups = match.groupdict()
    month = int(groups["month"]) if groups.get("month") else None
    day = int(groups["day"]) if groups.get("day") else None
    if month is not None and month > 12:
        return None
    return int(groups["year"]) if groups.get("year") else None, month, day


def _weekday(match: re.Match[str], published: date | None) -> Known | None:
    if published is None:
        return None
    back = (published.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
    return _as_known(published - timedelta(days=back)) if published.toordinal() > back else None


def _day_only(match: re.Match[str], published: date | None) -> Known | None:
    day = int(match["day"])
    if published is None:
        return None, None, day
    for back in range(-3, min(32, published.toordinal() - 1)):
        if published.toordinal() - back > date.max.toordinal():
            continue
        candidate = published - timedelta(days=back)
        if candidate.day == day:
            return _as_known(candidate)
    return None, None, day


def _as_known(day: date) -> Known:
    return day.year, day.month, day.day


_RELATIVE_DAYS = {"yesterday": 1, "어제": 1, "전날": 1, "today": 0, "오늘": 0}
_RELATIVE_MONTHS = {"last month": -1, "previous month": -1, "지난달": -1, "this month": 0, "이달": 0}
_RELATIVE_YEARS = {
    "last year": -1, "작년": -1, "지난해": -1, "this year": 0, "올해": 0, "next year": 1, "coming year": 1, "내년": 1
}  # fmt: skip


def _relative(match: re.Match[str], published: date | None) -> Known | None:
    if published is None:
        return None
    phrase = match[0].lower()
    if phrase in _RELATIVE_DAYS:
        back = _RELATIVE_DAYS[phrase]
        return _as_known(published - timedelta(days=back)) if published.toordinal() > back else None
    if phrase in _RELATIVE_MONTHS:
        months = published.year * 12 + published.month - 1 + _RELATIVE_MONTHS[phrase]
        return months // 12, months % 12 + 1, None
    return published.year + _RELATIVE_YEARS[phrase], None, None


_PHRASES = "|".join(sorted([*_RELATIVE_DAYS, *_RELATIVE_MONTHS, *_RELATIVE_YEARS], key=len, reverse=True))
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], Known | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), resolve)
    for pattern, resolve in (
        (
            rf"\b{_CAPITAL}(?:{_WEEKDAY}, )?{_MONTH} {_DAY}(?:st|nd|rd|th)?\b(?![:\d]|,\d)(?:,? {_YEAR}\b)?",
            _named_month,
        ),
        (
            rf"\b{_CAPITAL_OR_DIGIT}(?:{_WEEKDAY}, )?{_DAY}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? {_YEAR}\b)?",
            _named_month,
        ),
        (rf"\b(?<=in ){_CAPITAL}{_MONTH}(?: (?:of )?{_YEAR}\b)?", _named_month),
        (rf"\b{_CAPITAL}{_MONTH} {_YEAR}\b", _named_month),
        (rf"(?<![\d-]){_YEAR}[-./](?P<month>\d\d?)[-./]{_DAY}(?!\d)", _numeric),
        (rf"(?<![\d-]){_YEAR}-(?P<month>0[1-9]|1[0-2])(?![\d-])", _numeric),
        (rf"(?<!\d)(?:{_YEAR}년 ?)?(?P<month>1[0-2]|0?[1-9])월 ?(?:{_DAY}일)?", _numeric),
        (rf"(?<!\d){_YEAR}년도?", _numeric),
        (rf"(?<![\d,.$/-])(?<![A-Za-z]){_YEAR}(?![\d,.%/-]*\d|-|[A-Za-z]|년|여|명|개|톤|t)", _numeric),
        (rf"(?<![\d가-힣,.]){_DAY}일(?!간|째|동안|차)", _day_only),
        (rf"\b{_CAPITAL}{_WEEKDAY}\b", _weekday),
        (rf"(?<![A-Za-z가-힣])(?:{_PHRASES})(?![A-Za-z])", _relative),
    )
)
