"""How fast articles come in, against stock Whoosh on the same texts, and how searching fares meanwhile.

Ours is the whole of `korea-reader add`: reading, cleaning, the record, the index with names. Stock Whoosh adds titles
and bodies to a schema of two fields, in one writer with default settings. Each import runs in a process of its own.
`--profile` prints where our time goes instead.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.material import ROOT, options, reports
from tests.bench.timing import Line, median, print_table, quantile, spent, spread

QUERIES = ("army", "kim jong il", '"peace treaty"', "prov", "people OR party", "hydroponics")


@dataclass(frozen=True, slots=True)
class Import:
    """One import."""

    articles: int
    wall: float
    """Seconds on the clock."""

    cpu: float
    """Seconds on a processor."""

    peak: float
    """Megabytes of memory."""


def import_ours(directory: Path, count: int) -> Import:
    """Add the reports to a new library, in this process."""
    from index.library import Library

    path = reports(count)
    with Library(directory / "library") as library:
        report, took = spent(lambda: library.add([path]))
    done = len(report.added) + len(report.updated) + len(report.unchanged)
    return Import(done, took.wall, took.cpu, _peak())


def import_stock(directory: Path, count: int) -> Import:
    """Index the reports with stock Whoosh, in this process."""
    from tests.bench.search_latency import build_stock

    _, took = spent(lambda: build_stock(directory / "stock", count))
    return Import(count, took.wall, took.cpu, _peak())


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


KINDS = {"ours": import_ours, "stock": import_stock}


def in_process(kind: str, directory: Path, count: int) -> subprocess.Popen[str]:
    """Begin an import in a process of its own, which prints what it took."""
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir()
    command = [sys.executable, __file__, "--articles", str(count), "--alone", kind, str(directory)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def finished(process: subprocess.Popen[str]) -> Import:
    """Wait for an import."""
    printed, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"the import ended with {process.returncode}")
    return Import(**json.loads(printed))


def searches_during(process: subprocess.Popen[str], library: Path) -> list[float]:
    """Search while an import runs; return the seconds of each search."""
    from index.library import Library
    from tui.screens.lookups import Request, search

    while not any((library / "index").glob("_*.toc")) and process.poll() is None:
        time.sleep(0.05)
    times: list[float] = []
    with Library(library) as opened:
        search(opened, Request("warm up", "relevance", is_typing=False))
        while process.poll() is None:
            for query in QUERIES:
                began = time.perf_counter()
                search(opened, Request(query, "relevance", is_typing=True))
                times.append(time.perf_counter() - began)
            time.sleep(0.05)
    return times


def measure(count: int, rounds: int) -> list[Line]:
    """Import with both in turn, and once more while searching."""
    with tempfile.TemporaryDirectory() as base:
        directory = Path(base) / "import"
        pairs = [
            (finished(in_process("stock", directory, count)), finished(in_process("ours", directory, count)))
            for _ in range(rounds)
        ]
        process = in_process("ours", directory, count)
        times = searches_during(process, directory / "library")
        finished(process)
    stock, ours = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    wall = [(one.articles / one.wall) / (other.articles / other.wall) for other, one in pairs]
    cpu = [other.cpu / one.cpu for other, one in pairs]
    peak = max(one.peak for one in ours)
    return [
        Line(f"import of {count:,}, ours", _rate(ours)),
        Line(f"import of {count:,}, stock Whoosh", _rate(stock)),
        Line("  rate, ours to stock, pair by pair", spread(wall, "x", 1), "at least 1 x", f"CPU {median(cpu):.2f} x"),
        Line("  peak memory", f"{peak:.0f} MB", "below 400 MB", f"stock {max(one.peak for one in stock):.0f} MB"),
        Line("search meanwhile", spread(times), "", f"p95 {quantile(times, 0.95) * 1000:.1f} ms of {len(times)}"),
    ]


def _rate(imports: list[Import]) -> str:
    rates = [one.articles / one.wall for one in imports]
    seconds = median([one.cpu for one in imports])
    return f"{spread(rates, 'articles/s', 1)}, {seconds:.1f} s CPU"


def profile(count: int) -> None:
    """Print where the time of an import goes."""
    profiler = cProfile.Profile()
    with tempfile.TemporaryDirectory() as directory:
        profiler.runcall(import_ours, Path(directory), count)
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(45)


def main() -> None:
    """Measure and print."""
    parser = options(__doc__, rounds=3)
    parser.add_argument("--profile", action="store_true", help="print a profile instead")
    parser.add_argument("--alone", nargs=2, metavar=("KIND", "DIR"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.alone:
        kind, directory = arguments.alone
        took = KINDS[kind](Path(directory), arguments.articles)
        print(json.dumps({name: getattr(took, name) for name in ("articles", "wall", "cpu", "peak")}))
    elif arguments.profile:
        profile(arguments.articles)
    else:
        print_table(measure(arguments.articles, arguments.rounds))


if __name__ == "__main__":
    main()
