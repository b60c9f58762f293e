"""The command line: what can be asked for, and how an error is told.

Exit codes: 0 done, also with no hits; 1 could not be done; 2 the command line or the query is wrong;
130 interrupted. An error is one line on standard error, never a traceback.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from index.exceptions import KoreaReaderError, QueryError
from index.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

LIBRARY_VARIABLE = "KOREA_READER_LIBRARY"
DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130


def run(arguments: list[str]) -> int:
    """Run the command line `arguments` and return the exit code."""
    try:
        return _run(arguments)
    except QueryError as error:
        return _fail(f"the query, at {error.start + 1}: {error}", MISUSED)
    except KoreaReaderError as error:
        return _fail(str(error), FAILED)
    except KeyboardInterrupt:
        return _fail("interrupted; the same command goes on where it stopped", INTERRUPTED)
    except BrokenPipeError:
        # Whoever read our output has seen enough (`| head`); nothing more can be written, at exit neither.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _fail(message: str, code: int) -> int:
    print(f"korea-reader: {one_line(message)}", file=sys.stderr)  # noqa: T201
    return code


def _run(arguments: list[str]) -> int:
    from tui.commands import COMMANDS

    first = next((word for word in _without_library(arguments) if not word.startswith("-")), "")
    if first in COMMANDS or any(word in {"-h", "--help", "--version"} for word in arguments):
        return _command(arguments, COMMANDS)
    parser = argparse.ArgumentParser(prog="korea-reader", add_help=False)
    parser.add_argument("paths", nargs="*", metavar="PATH")
    parser.add_argument("--library", type=Path)
    options = parser.parse_args(arguments)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _command([*arguments, "--help"] if not options.paths else ["add", *arguments], COMMANDS)
    return _reader(options)


def _without_library(arguments: list[str]) -> list[str]:
    """Return the arguments without `--library DIR`, which may stand before the command."""
    if "--library" in arguments:
        at = arguments.index("--library")
        return arguments[:at] + arguments[at + 2 :]
    return arguments


def _command(arguments: list[str], commands: dict[str, Callable[[argparse.Namespace], int]]) -> int:
    from tui.options import command_parser

    options = command_parser().parse_args(_library_last(arguments))
    return commands[options.command](_with_library(options))


def _library_last(arguments: list[str]) -> list[str]:
    """Return the arguments with `--library DIR` moved behind the command."""
    rest = _without_library(arguments)
    if len(rest) == len(arguments) or not rest:
        return arguments
    at = arguments.index("--library")
    return [rest[0], *arguments[at : at + 2], *rest[1:]]


def _with_library(options: argparse.Namespace) -> argparse.Namespace:
    """Fill in the library's directory: the option, else the environment, else the platform's data directory."""
    if options.library is None:
        from index.library import default_directory

        named = os.environ.get(LIBRARY_VARIABLE)
        options.library = Path(named) if named else default_directory()
    options.library = options.library.expanduser()
    return options


def _reader(options: argparse.Namespace) -> int:
    _with_library(options)
    for path in options.paths:
        if not Path(path).exists():
            return _fail(f"{path}: no such file, folder or command; `korea-reader --help` lists the commands", FAILED)
    # Before Textual is imported: its keyboard mode loses composed text (Hangul) in several terminals.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    from tui.app import KoreaReader

    app = KoreaReader(options.library, [Path(path) for path in options.paths])
    app.run()
    return app.return_code or DONE
