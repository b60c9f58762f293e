"""From files to raw articles: one module for each format, and the walk over folders.

A reader decodes and takes a file apart; it never judges the text (that is `index.cleaning`). Whatever cannot be
used comes out as `Skipped` with its reason, so that one bad record never costs the others.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from index.readers.jsonl import read_json, read_json_lines
from index.readers.markdown import read_markdown
from index.readers.plain import read_plain
from index.readers.skipped import Skipped, printable_path
from index.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from index.article import RawArticle

__all__ = ["Skipped", "read", "walk"]

_READERS: dict[str, Callable[[Path], Iterator[RawArticle | Skipped]]] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
}
_MOST_HELD = 10_000
_ABOUT_THE_FOLDER = ("readme", "changelog", "changes", "license", "licence", "contributing", "facts")


def read(path: Path) -> Iterator[RawArticle | Skipped]:
    """Yield what `path` holds, one article at a time, and a `Skipped` for whatever cannot be used.

    Never raises for what the file contains or for what the system says about it.
    """
    reason = _why_not(path)
    if reason:
        yield Skipped(printable_path(path), reason)
        return
    try:
        yield from _gathered(_READERS[path.suffix.lower()](path), printable_path(path))
    except OSError as error:
        yield Skipped(printable_path(path), _said_by_the_system(error))


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files of the given files and folders: folders recursively, in the order of names, each file once.

    Hidden files and folders are left out unless they are given by name. A folder that cannot be listed, and a
    path that does not exist, come out as they are: `read` then says what is wrong with them.
    """
    seen: set[str] = set()
    for path in paths:
        yield from _walk(path, seen)


def _walk(start: Path, seen: set[str]) -> Iterator[Path]:
    """Depth first without recursion, so that a deep tree cannot exhaust the stack."""
    pending = [start]
    while pending:
        path = pending.pop()
        try:
            place = os.path.realpath(path)
            if place in seen:
                continue
            seen.add(place)
            names = sorted((entry.name for entry in os.scandir(path) if not entry.name.startswith(".")), reverse=True)
        except (OSError, ValueError):
            yield path
            continue
        pending.extend(path / name for name in names)


def _why_not(path: Path) -> str:
    """Return why `path` cannot be read at all, or an empty string."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            os.scandir(path).close()
            return "a folder"
    except (OSError, ValueError) as error:
        return _said_by_the_system(error)
    if not stat.S_ISREG(mode):
        return "not a regular file"
    if path.suffix.lower() not in _READERS:
        kind = one_line(path.suffix.lower()) or "a file without a suffix"
        return f"{kind} is not a supported format ({', '.join(suffix[1:] for suffix in _READERS)})"
    if path.stem.lower().startswith(_ABOUT_THE_FOLDER) and path.suffix.lower() in {".md", ".markdown", ".txt", ".text"}:
        return f"{one_line(path.stem)} describes its folder and is no article"
    return ""


def _gathered(results: Iterator[RawArticle | Skipped], path: str) -> Iterator[RawArticle | Skipped]:
    """Yield the results, but a single `Skipped` when all records of a file are skipped, and for the same reason."""
    held: list[Skipped] = []
    for result in results:
        if isinstance(result, Skipped) and len(held) < _MOST_HELD and (not held or held[0].reason == result.reason):
            held.append(result)
            continue
        yield from held
        yield result
        yield from results
        return
    if len(held) > 1:
        yield Skipped(path, f"{len(held)} records, each: {held[0].reason}")
    else:
        yield from held


def _said_by_the_system(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error) or "cannot be read").lower()
