"""The command `corrections`: which speakers the reader has corrected, to be taken along to another library."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from index.corrections import correction_from
from index.exceptions import UnreadableFileError
from index.library import Library
from index.text import one_line
from tui.commands.opening import reading
from tui.commands.output import Document, counted, print_json, print_line, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from index.corrections import Correction

_MOST = 64 * 1024 * 1024
"""Bytes of a file that are read."""


def run(options: argparse.Namespace) -> int:
    """List whose quotations the reader has corrected, or add such corrections."""
    with reading(options.library) if options.add is None else Library(options.library) as library:
        return _print_corrections(library, options)


def _print_corrections(library: Library, options: argparse.Namespace) -> int:
    """Print all corrections, after those of a file have been added if one is given; 1 when none of it could be."""
    document: Document = {}
    if options.add is not None:
        kept, problems = _added(library, options.add)
        document = {"kept": kept, "problems": problems}
        for problem in problems:
            say(problem)
    every = library.quotations.corrections.every()
    if options.json:
        in_force = library.quotations.in_force(every)
        listed = [{**asdict(one), "in_force": holds} for one, holds in zip(every, in_force, strict=True)]
        print_json({"corrections": listed, **document})
    else:
        _print_each(library, every)
        if document:
            print_line(f"{document['kept']:,} of them from {one_line(options.add)}")
    return 1 if document and document["problems"] and not document["kept"] else 0


def _added(library: Library, name: str) -> tuple[int, list[str]]:
    """Keep the corrections in a file; return how many those are, and what is wrong with the others."""
    corrections: list[Correction] = []
    problems: list[str] = []
    for number, fields in enumerate(_listed(name), 1):
        try:
            corrections.append(correction_from(fields, f"{name}, correction {number:,}"))
        except UnreadableFileError as error:
            problems.append(one_line(str(error)))
    if corrections:
        library.quotations.corrections.keep(corrections)
    return len(corrections), problems


def _listed(name: str) -> list[object]:
    """Return what a file lists as corrections. Raises UnreadableFileError when it lists none."""
    with sys.stdin.buffer if name == "-" else Path(name).open("rb") as file:
        content = file.read(_MOST + 1)
    if len(content) > _MOST:
        raise UnreadableFileError(f"{name}: more than {_MOST // 2**20} MiB; corrections take far less")
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(
            f"{name}: no JSON as `corrections --json` writes it: {one_line(str(error))}"
        ) from error
    listed = document.get("corrections") if isinstance(document, dict) else None
    if not isinstance(listed, list):
        raise UnreadableFileError(f'{name}: no corrections; they stand as a list under "corrections"')
    return listed


def _print_each(library: Library, corrections: Sequence[Correction]) -> None:
    for one, holds in zip(corrections, library.quotations.in_force(corrections), strict=True):
        print_line(f"“{one_line(one.words)}”")
        print_line(f"    — {one.speaker or 'cannot be told'} ({one.article}, {one.made or 'no date'})")
        if not holds:
            print_line("    not in force: the article is not here, or has this quotation no more")
    print_line(counted(len(corrections), "correction"))
