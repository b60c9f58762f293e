"""How fast articles come in, against stock Whoosh on the same texts, and how searching fares meanwhile.

The import is the whole of `korea-reader add`: reading, cleaning, the record, the index with names. The build is the
index alone, from the record, as `doctor --repair` does it. Stock Whoosh adds titles and bodies to a schema of two
fields, in one writer with default settings. Each runs in a process of its own, which may use a second one.
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

from tests.bench.material import ROOT, library_directory, options, reports
from tests.bench.timing import Line, Spent, median, print_table, quantile, spent, spread

QUERIES = ("army", "kim jong il", '"peace treaty"', "prov", "people OR party", "hydroponics")


@dataclass(frozen=True, slots=True)
class Import:
    """One import."""

    articles: int
    wall: float
    """Seconds on the clock."""

    cpu: float
    """Seconds on a processor, of all processes."""

    longest: float
    """Seconds on a processor of the process that used most of them: the wall time when nothing else runs."""

    peak: float
    """Megabytes of memory, of the largest process."""

    size: float
    """Megabytes of the index."""


def import_ours(directory: Path, count: int) -> Import:
    """Add the reports to a new library."""
    from index.library import Library

    path = reports(count)
    with Library(directory / "library") as library:
        report, took = spent(lambda: library.add([path]))
    done = len(report.added) + len(report.updated) + len(report.unchanged)
    return _import(done, took, directory / "library" / "index")


def build_ours(directory: Path, count: int) -> Import:
    """Build the index of a library that has all the reports."""
    from index.library import RECORD, Library

    known = library_directory(count)
    (directory / "library").mkdir(mode=0o700)
    shutil.copy(known / RECORD, directory / "library")
    with Library(directory / "library") as library:
        _, took = spent(library.engine.files.rebuild)
        return _import(library.record.count(), took, directory / "library" / "index")


def import_stock(directory: Path, count: int) -> Import:
    """Index the reports with stock Whoosh."""
    from tests.bench.search_latency import build_stock

    _, took = spent(lambda: build_stock(directory / "stock", count))
    return _import(count, took, directory / "stock")


def _import(articles: int, took: Spent, index: Path) -> Import:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    beside = children.ru_utime + children.ru_stime
    peak = max(own.ru_maxrss, children.ru_maxrss) / 1024
    size = sum(file.stat().st_size for file in index.iterdir() if file.is_file()) / 1e6
    return Import(articles, took.wall, took.cpu + beside, max(took.cpu, beside), peak, size)


KINDS = {"import": import_ours, "build": build_ours, "stock": import_stock}


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
    """Import and build with both in turn, and import once more while searching."""
    library_directory(count)
    runs: dict[str, list[Import]] = {kind: [] for kind in KINDS}
    with tempfile.TemporaryDirectory() as base:
        directory = Path(base) / "import"
        for _ in range(rounds):
            for kind in KINDS:
                runs[kind].append(finished(in_process(kind, directory, count)))
        process = in_process("import", directory, count)
        times = searches_during(process, directory / "library")
        finished(process)
    stock = runs["stock"]
    lines = [Line(f"stock Whoosh, {count:,} articles", _rate(stock), "", _extent(stock))]
    for kind, target in (("build", "at least 2 x"), ("import", "")):
        ours = runs[kind]
        wall = [
            (one.articles / one.wall) / (other.articles / other.wall) for other, one in zip(stock, ours, strict=True)
        ]
        cpu = [other.cpu / one.cpu for other, one in zip(stock, ours, strict=True)]
        longest = [other.cpu / one.longest for other, one in zip(stock, ours, strict=True)]
        sizes = [one.size / other.size for other, one in zip(stock, ours, strict=True)]
        lines += [
            Line(kind, _rate(ours), "", _extent(ours)),
            Line("  rate, ours to stock, pair by pair", spread(wall, "x", 1), target),
            Line("  the same by the busier process", spread(longest, "x", 1), target, f"all CPU {median(cpu):.2f} x"),
            Line("  size of the index, ours to stock", spread(sizes, "x", 1), "at most 1.3 x"),
        ]
    return [
        *lines,
        Line("search meanwhile", spread(times), "", f"p95 {quantile(times, 0.95) * 1000:.1f} ms of {len(times)}"),
    ]


def _extent(imports: list[Import]) -> str:
    return (
        f"{max(one.peak for one in imports):.0f} MB of memory, {median([one.size for one in imports]):.1f} MB on disk"
    )


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
        print(json.dumps({name: getattr(took, name) for name in Import.__slots__}))
    elif arguments.profile:
        profile(arguments.articles)
    else:
        print_table(measure(arguments.articles, arguments.rounds))


if __name__ == "__main__":
    main()
