"""The commands that run without the reader, each in a module of its name: it asks the library and prints the answer.

Importing this package must stay cheap: it is the first thing at every start, also of the reader. So a command's
module is imported when the command is run.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

COMMANDS = (
    "add", "search", "show", "quotes", "statements", "compare", "concordance", "trend", "matrix",
    "export", "verify", "person", "corrections", "names", "tag", "untag", "saved", "korean", "doctor",
)  # fmt: skip
"""In the order in which help lists them."""

WITH_QUERY = frozenset({"search", "quotes", "statements", "concordance", "trend", "matrix"})
"""Commands that take a query, in which `-word` is a word to leave out."""

_ELSEWHERE = {"untag": "tag"}
"""Commands that run in the module of another."""


def run(command: str, options: argparse.Namespace) -> int:
    """Run one of `COMMANDS` with its parsed options and return its exit code."""
    module = import_module(f"{__name__}.{_ELSEWHERE.get(command, command)}")
    code: int = module.run(options)
    return code
