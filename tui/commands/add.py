"""The command `add`: importing files and folders."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from index.import_progress import pending_imports
from index.library import Library, sample_files
from index.text import one_line
from tui.commands.output import Document, print_json, print_line, say
from tui.progress import shown_progress

if TYPE_CHECKING:
    import argparse

    from index.importing import Imported, ImportReport

_MOST_LISTED = 20
"""Articles that are named after an import; the others are counted."""


def run(options: argparse.Namespace) -> int:
    """Import, and tell what became of everything; 1 when nothing could be read, 2 when nothing was named."""
    paths = [Path(path) for given in options.paths for path in (_standard_input() if given == "-" else [given])]
    if options.samples:
        paths.extend(sample_files())
    with Library(options.library) as library:
        if options.resume:
            paths.extend(Path(path) for path in pending_imports(library.record))
        if not paths and not options.resume:
            say("add what? Name files or folders, - for paths on standard input, or --samples")
            return 2
        with shown_progress(options.progress) as progress:
            report = library.add(paths, progress)
    if options.json:
        print_json(_document(report))
    else:
        _print(report)
    if report.added or report.updated or report.unchanged or not paths:
        return 0
    if not report.skipped:
        say(f"{', '.join(map(str, paths))}: nothing to read there")
    return 1


def _standard_input() -> list[str]:
    """Return the paths on standard input, one a line or each ended by a zero byte, whatever else is in their names."""
    given = sys.stdin.buffer.read()
    return [os.fsdecode(path) for path in given.split(b"\0" if b"\0" in given else b"\n") if path.strip()]


def _document(report: ImportReport) -> Document:
    return {
        "added": [_imported(one) for one in report.added],
        "updated": [_imported(one) for one in report.updated],
        "unchanged": [_imported(one) for one in report.unchanged],
        "skipped": [{"path": one.path, "reason": one.reason} for one in report.skipped],
    }


def _imported(one: Imported) -> Document:
    return {"id": one.id, "title": one.title, "date": one.date, "source": one.source, "path": one.path}


def _print(report: ImportReport) -> None:
    """Print the counts of an import and why files were skipped."""
    for skipped in report.skipped:
        print(f"skipped {one_line(skipped.path)}: {one_line(skipped.reason)}", file=sys.stderr)  # noqa: T201
    for one in [*report.added, *report.updated][:_MOST_LISTED]:
        print_line(f"{one.id}  {(one.date or 'undated')[:10]:10}  {one_line(one.title)}")
    more = len(report.added) + len(report.updated) - _MOST_LISTED
    if more > 0:
        print_line(f"… and {more:,} more")
    counts = {
        "added": len(report.added),
        "updated": len(report.updated),
        "unchanged": len(report.unchanged),
        "skipped": len(report.skipped),
    }
    print_line(", ".join(f"{count:,} {name}" for name, count in counts.items()))
