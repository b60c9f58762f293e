"""All benchmarks in one table, in about three minutes: `python -m tests.bench`."""

from __future__ import annotations

import argparse
import sys
import time

from tests.bench import import_rate, reading, search_latency, startup
from tests.bench.material import ARTICLES, REPORTS
from tests.bench.timing import print_table

_BENCHMARKS = {
    "startup": lambda: startup.measure(ARTICLES, rounds=9),
    "import": lambda: import_rate.measure(3_000, rounds=2),
    "search": lambda: search_latency.measure(ARTICLES, rounds=2),
    "reading": lambda: reading.measure(ARTICLES, imported=1_000),
}


def main() -> None:
    """Run what is asked for, everything by default."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(_BENCHMARKS)}")
    names = parser.parse_args().names or list(_BENCHMARKS)
    unknown = [name for name in names if name not in _BENCHMARKS]
    if unknown:
        parser.error(f"no benchmark {unknown[0]!r}")
    print(f"texts: {REPORTS.name if REPORTS.is_file() else f'generated ({REPORTS} is absent)'}, {ARTICLES:,} articles")
    for name in names:
        print(f"\n{name}", flush=True)
        began = time.perf_counter()
        print_table(_BENCHMARKS[name]())
        print(f"[{time.perf_counter() - began:.0f} s]", file=sys.stderr)


if __name__ == "__main__":
    main()
