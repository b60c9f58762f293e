"""Timing things, and saying what came out with its spread."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    what: str
    value: str
    target: str = ""
    """Empty when there is none."""

    note: str = ""


@dataclass(frozen=True, slots=True)
class Spent:
    """What an action took."""

    wall: float
    """Seconds on the clock."""

    cpu: float
    """Seconds of this process on a processor; all its threads."""


def spent(action: Callable[[], T]) -> tuple[T, Spent]:
    """Run `action` and return what it returned with what it took."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = action()
    return result, Spent(time.perf_counter() - wall, time.process_time() - cpu)


def median(times: Sequence[float]) -> float:
    """Return the median; 0 without any."""
    return statistics.median(times) if times else 0.0


def quantile(times: Sequence[float], share: float) -> float:
    """Return the smallest of `times` that at least `share` of them do not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def spread(times: Sequence[float], unit: str = "ms", scale: float = 1000.0) -> str:
    """Return median and range of `times`, which are in seconds unless `scale` says otherwise."""
    if not times:
        return "-"
    low, middle, high = (value * scale for value in (min(times), median(times), max(times)))
    return f"{middle:,.1f} {unit} ({low:,.1f}-{high:,.1f})"


def print_table(lines: Sequence[Line]) -> None:
    """Print lines in columns."""
    columns = [[line.what, line.value, line.target, line.note] for line in lines]
    widths = [max((len(row[i]) for row in columns), default=0) for i in range(4)]
    for row in columns:
        print("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())
