"""What a key costs in a search that is typed in the app on a pty, and what thousands of unfinished words leave behind.

Queries of 20 letters are typed key by key. `painted` is the processor time of the app, all threads together, from the
key to the results on the screen: when the total is the one expected and nothing more is written or computed. `settled`
goes on until the preview of the first article stands beside them. Each round types all queries in the same run of the
app.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.material import ROOT, options
from tests.bench.search import library_directory
from tests.bench.timing import Line, median, print_table, quantile
from tests.tui.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

QUERIES = (
    "agriculture of korea",
    "south korea military",
    "provocation by japan",
    "kim jong il visits a",
)
SIZE = 120, 40
PREFIXES = 20_000
TOLD = 100, 1_000, 5_000, 10_000, PREFIXES
"""Numbers of unfinished words after which the memory is told."""

_STILL = 0.0005
"""Seconds of computing in the 50 ms for which a terminal is read that still count as rest: a cursor blinks."""

_PREVIEW = 3
"""Times that the app must be found at rest before the preview has had its time to come."""


@dataclass(frozen=True, slots=True)
class Key:
    """What one key cost."""

    text: str
    """What had been typed with it."""

    painted: float
    """CPU seconds."""

    settled: float


def totals(directory: Path) -> dict[str, int]:
    """Return how many articles each beginning of the queries finds while it is being typed."""
    from index.library import Library
    from index.search.recognition import understood
    from index.search.results import Sort

    beginnings = [query[:length] for query in QUERIES for length in range(1, len(query) + 1)]
    with Library(directory) as library:
        return {text: library.search(understood(text, is_typing=True), Sort.RELEVANCE).total for text in beginnings}


def type_all(directory: Path, rounds: int) -> Iterator[Key]:
    """Type all queries `rounds` times in one run of the app."""
    expected = totals(directory)
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"HOME": home, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
        command = [sys.executable, "-m", "tui", "--library", str(directory)]
        with Terminal(command, environment, SIZE) as terminal:
            terminal.until_shown(r"1/\d")
            terminal.type("/")
            _at_rest(terminal, "", _PREVIEW)
            for _ in range(rounds):
                for query in QUERIES:
                    yield from _typed(terminal, query, expected)
                    terminal.type("\x7f" * len(query))
                    _at_rest(terminal, "", _PREVIEW)


def _typed(terminal: Terminal, query: str, expected: dict[str, int]) -> Iterator[Key]:
    for length in range(1, len(query) + 1):
        text = query[:length]
        before = terminal.cpu
        terminal.type(query[length - 1])
        painted = _at_rest(terminal, f" {expected[text]:,} article", 1) - before
        yield Key(text, painted, _at_rest(terminal, "", _PREVIEW) - before)


def _at_rest(terminal: Terminal, shown: str, times: int) -> float:
    """Read on until the app has rested so often in a row with `shown` on its screen; return its CPU seconds then."""
    rested = 0

    def rests() -> bool:
        nonlocal rested
        written, cpu = len(terminal.written), terminal.cpu
        terminal.read()
        is_still = len(terminal.written) == written and terminal.cpu - cpu < _STILL
        rested = rested + 1 if is_still and shown in terminal.screen.text() else 0
        return rested >= times

    terminal.until(rests, "rest")
    return terminal.cpu


# Memory


def prefixes(directory: Path) -> Iterator[str]:
    """Yield beginnings of words of the library, chosen with a fixed seed."""
    from index.library import Library

    with Library(directory) as library:
        forms = library.engine.ask(lambda executor: executor.forms(""))
    beginnings = sorted({form[:length] for form in forms for length in range(1, 9)})
    yield from random.Random(4).sample(beginnings, min(PREFIXES, len(beginnings)))


def type_prefixes(directory: Path) -> None:
    """Search for the unfinished words on standard input in one session; print megabytes after some of them."""
    from tests.bench.search import Ours, Question

    ours = Ours(directory)
    sizes = {}
    for number, word in enumerate(sys.stdin.read().splitlines(), 1):
        ours(Question("typed prefix", word, None, is_typing=True))
        if number in TOLD:
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
            sizes[number] = pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    print(json.dumps(sizes))


def memory(directory: Path, articles: int) -> dict[str, float]:
    """Run `type_prefixes` in a process that holds nothing else, not even all words of the library."""
    command = [sys.executable, __file__, "--articles", str(articles), "--prefixes", str(directory)]
    words = "\n".join(prefixes(directory))
    printed = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, input=words, text=True).stdout
    found: dict[str, float] = json.loads(printed)
    return found


# Printing


def _spread(times: Sequence[float]) -> str:
    p50, p95, longest = (1000 * value for value in (median(times), quantile(times, 0.95), max(times)))
    return f"{p50:.1f} / {p95:.1f} / {longest:.1f} ms"


def measure(articles: int, rounds: int) -> list[Line]:
    """Type, and return the lines of the table."""
    directory = library_directory(articles)
    keys = list(type_all(directory, rounds))
    slowest = sorted(keys, key=lambda key: -key.painted)[:3]
    note = ", ".join(f"{key.text!r} {key.painted * 1000:.0f}" for key in slowest)
    sizes = ", ".join(f"{size:.0f} MB after {int(number):,}" for number, size in memory(directory, articles).items())
    return [
        Line(
            "a key to painted results, CPU p50 / p95 / max", _spread([key.painted for key in keys]), "p95 50 ms", note
        ),
        Line("a key to the preview as well", _spread([key.settled for key in keys])),
        Line("memory while unfinished words are typed", sizes, "no growth"),
    ]


def main() -> None:
    """Measure and print."""
    parser = options(__doc__, rounds=1)
    parser.add_argument("--prefixes", type=Path, metavar="DIR", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.prefixes:
        type_prefixes(arguments.prefixes)
    else:
        print_table(measure(arguments.articles, arguments.rounds))


if __name__ == "__main__":
    main()
