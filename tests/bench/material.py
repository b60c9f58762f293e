"""What is measured on: a few thousand news reports, and a library of them that is built once and kept.

The reports are those of `../shared/corpus/kcna_en_2011.jsonl` beside the checkout; where that is absent, texts are
generated with words as frequent as in real ones.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT.parent / "shared" / "corpus" / "kcna_en_2011.jsonl"
ARTICLES = 11_220
"""As many as the reports are."""

_STEMS = (
    "ka",
    "lo",
    "mi",
    "ne",
    "pu",
    "ra",
    "si",
    "to",
    "we",
    "zo",
    "chae",
    "dang",
    "hyok",
    "kwang",
    "myong",
    "taek",
    "un",
)


def cache_directory() -> Path:
    """Return where what takes long to make is kept."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    directory = Path(base) / "korea-reader-bench"
    directory.mkdir(parents=True, exist_ok=True)
    return directory


def reports(count: int) -> Path:
    """Return a JSONL file of `count` reports."""
    real = REPORTS.is_file()
    path = cache_directory() / f"{'reports' if real else 'generated'}-{count}.jsonl"
    if not path.exists():
        lines = iter(REPORTS.read_text(encoding="utf-8").splitlines(keepends=True)) if real else _generated()
        fresh = path.with_suffix(".new")
        fresh.write_text("".join(itertools.islice(lines, count)), encoding="utf-8")
        fresh.replace(path)
    return path


def _generated() -> Iterator[str]:
    """Yield reports of 60 to 500 words; the r-th most frequent word stands in them 1/r as often as the first."""
    chooser = random.Random(7)
    words = ["the", "Kim Jong Un", "Pyongyang", "satellite", "of", "army", "talks"]
    words += ["".join(chooser.choices(_STEMS, k=chooser.randint(1, 4))) for _ in range(20_000)]
    weights = list(itertools.accumulate(1 / rank for rank in range(1, len(words) + 1)))
    for number in range(ARTICLES):
        picked = chooser.choices(words, cum_weights=weights, k=chooser.randint(60, 500))
        date = f"2011-{number % 12 + 1:02}-{number % 28 + 1:02}"
        title = f"Report {number}: {' '.join(picked[:6])}"
        yield json.dumps({"source": "Sample", "date": date, "title": title, "text": " ".join(picked)}) + "\n"


def texts(count: int) -> list[tuple[str, str]]:
    """Return title and text of `count` reports."""
    with reports(count).open(encoding="utf-8") as file:
        return [(str(record["title"]), str(record["text"])) for record in map(json.loads, file)]


def library_directory(count: int = ARTICLES, *, fresh: bool = False) -> Path:
    """Return the directory of a library of `count` reports, built when it is not there."""
    directory = cache_directory() / f"library-{count}{'' if REPORTS.is_file() else '-generated'}"
    done = directory.with_suffix(".done")
    if fresh or not done.exists():
        shutil.rmtree(directory, ignore_errors=True)
        print(f"building {directory} ...", file=sys.stderr)
        add(directory, reports(count))
        done.touch()
    else:
        _catch_up(directory)
    return directory


def add(library: Path, path: Path) -> None:
    """Import `path` with the command."""
    command = [sys.executable, "-m", "tui", "add", "--progress", "none", "--library", str(library), str(path)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _catch_up(directory: Path) -> None:
    """Bring a kept library to the present version of record and index."""
    from index.library import Library

    with Library(directory) as library:
        library.catch_up()


def options(description: str | None, *, rounds: int) -> argparse.ArgumentParser:
    """Return a parser with the options that all benchmarks have."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--articles", type=int, default=ARTICLES, metavar="N", help=f"reports to use ({ARTICLES})")
    parser.add_argument("--rounds", type=int, default=rounds, metavar="N", help=f"repetitions ({rounds})")
    return parser
