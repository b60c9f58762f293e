"""What commands write: lines for a person, JSON for a program, notes on standard error.

Everything that comes from a file loses its control characters here.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import textwrap
from typing import Any

from index.text import escape_controls, one_line, strip_controls

Document = dict[str, Any]
"""A JSON object as `docs/commands.md` promises it."""

_WIDE = re.compile("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]")


def print_line(text: str = "") -> None:
    """Print text, which may be of several lines."""
    print(strip_controls(text))  # noqa: T201


def print_wrapped(text: str, indent: str) -> None:
    """Print text in lines of at most 100 cells; a character of Korean, Chinese or Japanese takes two."""
    width = min(100, shutil.get_terminal_size().columns)
    if _WIDE.search(text):
        from tui.widgets.wrapping import wrap

        lines = [indent + text[start:end].rstrip() for start, end in wrap(text, max(20, width - len(indent)))]
    else:
        lines = textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent)
    for line in lines or [""]:
        print_line(line)


def print_json(document: Document) -> None:
    """Print one JSON object in UTF-8, whatever the locale says."""
    text = escape_controls(json.dumps(document, ensure_ascii=False))
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.flush()


def say(message: str) -> None:
    """Print a note for the person at the terminal to standard error, on one line."""
    print(f"korea-reader: {one_line(message)}", file=sys.stderr)  # noqa: T201


def counted(number: int, what: str) -> str:
    """Return a number with its noun: `1 article`, `2,000 articles`."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def tags_text(names: list[str]) -> str:
    """Return tags on one line: `#dmz #to-read`."""
    return one_line(" ".join(f"#{name}" for name in names))
