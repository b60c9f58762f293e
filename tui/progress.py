"""Showing how far an import is: a bar for a person, lines for a file, JSON for the reader that started it."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index.importing import Progress


@contextmanager
def shown_progress(form: str) -> Iterator[Callable[[Progress], None] | None]:
    """Show progress on standard error while the body runs: `bar`, `json` or `none`."""
    if form == "json":
        yield _write_json
    elif form == "none" or not sys.stderr.isatty():
        yield None if form == "none" else _lines()
    else:
        with _bar() as show:
            yield show


def _write_json(progress: Progress) -> None:
    fields = {
        "done": progress.done,
        "total": progress.total,
        "added": progress.added,
        "skipped": progress.skipped,
        "rate": round(progress.rate, 1),
        "seconds_left": progress.seconds_left,
        "path": progress.path,
    }
    print(json.dumps(fields), file=sys.stderr, flush=True)  # noqa: T201


def summary(progress: Progress) -> str:
    """Return progress in words: count, rate, time left."""
    left = progress.seconds_left
    time_left = "" if left is None else f", {duration(left)} left"
    return f"{progress.done:,} of {progress.total:,} articles, {progress.rate:,.0f} a second{time_left}"


def duration(seconds: float) -> str:
    """Return seconds as `45 s`, `2 min 5 s` or `1 h 4 min`."""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def _lines() -> Callable[[Progress], None]:
    """Return a printer that writes a line every five seconds, for logs."""
    last = 0.0

    def show(progress: Progress) -> None:
        nonlocal last
        if progress.seconds - last >= 5:
            last = progress.seconds
            print(f"korea-reader: {summary(progress)}", file=sys.stderr, flush=True)  # noqa: T201

    return show


@contextmanager
def _bar() -> Iterator[Callable[[Progress], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rest]}", markup=False))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, rest="")

        def show(progress: Progress) -> None:
            left = progress.seconds_left
            rest = f"{progress.rate:,.0f}/s" + ("" if left is None else f", {duration(left)} left")
            rest += f"  {one_line(progress.path).rsplit('/', 1)[-1][:30]}"
            bar.update(task, completed=progress.done, total=progress.total, rest=rest)

        yield show
