"""Times of day in a text: `2:49 p.m.`, `14:50`, `22:42:28`, `오전 8시 24분`.

Morning and afternoon are not told apart, since many reports leave it to the reader which is meant: a time is its place
on a dial of twelve hours, as precise as it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HOUR, MINUTE, SECOND = 3_600, 60, 1
DIAL = 12 * HOUR
"""Seconds after which the hands of a clock stand where they stood."""

_CLOCK = re.compile(
    r"(?<![\d:.,])(?P<hour>\d{1,2}):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?![\d:])(?: ?[ap](?:\.m\.?|m)(?!\w))?"
    r"|(?<![\d:.,])(?P<hour_only>\d{1,2})(?:\.(?P<dotted>[0-5]\d))? ?[ap](?:\.m\.?|m)(?!\w)"
    r"|(?:(?:오전|오후|새벽|아침|저녁|낮|밤) ?)?(?<!\d)(?P<si>\d{1,2})시(?!간)"
    r"(?: ?(?P<bun>[0-5]?\d)분)?(?: ?(?P<cho>[0-5]?\d)초)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day as a text gives it."""

    start: int
    end: int

    seconds: int
    """On the dial: from 0 to 43,199."""

    precision: int
    """Seconds in what it is given to: 3,600, 60 or 1."""


def clock_times(text: str, start: int, end: int) -> Iterator[ClockTime]:
    """Yield the times of day in `text[start:end]` in order."""
    for match in _CLOCK.finditer(text, start, end):
        hour, minute, second = (_first(match, *names) for names in _GROUPS)
        if hour is not None and hour <= 24:
            precision = SECOND if second is not None else MINUTE if minute is not None else HOUR
            seconds = (hour * HOUR + (minute or 0) * MINUTE + (second or 0)) % DIAL
            yield ClockTime(match.start(), match.end(), seconds, precision)


_GROUPS = (("hour", "hour_only", "si"), ("minute", "dotted", "bun"), ("second", "cho"))


def _first(match: re.Match[str], *names: str) -> int | None:
    return next((int(match[name]) for name in names if match[name] is not None), None)


def roundings(seconds: int, precision: int) -> Iterator[tuple[int, int]]:
    """Yield what a less precise report may make of a time, as `(seconds, precision)`: cut or rounded."""
    for coarser in (MINUTE, HOUR):
        if coarser > precision:
            cut = seconds - seconds % coarser
            yield cut, coarser
            yield (cut + coarser * (2 * (seconds % coarser) >= coarser)) % DIAL, coarser


def apart(one: int, other: int) -> int:
    """Return the seconds between two places on the dial, the short way round."""
    between = abs(one - other) % DIAL
    return min(between, DIAL - between)
