"""The command line: what can be asked for, and how an error is told.

Exit codes: 0 done, also with no hits; 1 could not be done; 2 the command line or the query is wrong;
130 interrupted. An error is one line on standard error, never a traceback.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from index.exceptions import KoreaReaderError, QueryError
from index.text import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

LIBRARY_VARIABLE = "KOREA_READER_LIBRARY"
DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130


def run(arguments: list[str]) -> int:
    """Run the command line `arguments` and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal of another encoding shows ?
    try:
        code = _run(arguments)
        sys.stdout.flush()
        return code
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
    except OSError as error:
        return _fail(f"{error.filename or 'the system says'}: {error.strerror or error}", FAILED)


def _fail(message: str, code: int) -> int:
    print(f"korea-reader: {one_line(message)}", file=sys.stderr)  # noqa: T201
    return code


def _run(arguments: list[str]) -> int:
    from tui.commands import COMMANDS
    from tui.commands.options import reader_parser

    first = next((word for word in _library_apart(arguments)[1] if not word.startswith("-")), "")
    if first in COMMANDS or any(word in {"-h", "--help", "--version"} for word in arguments):
        return _command(arguments)
    options = _parsed(reader_parser(), arguments)
    if isinstance(options, int):
        return options
    for path in options.paths:
        if not os.path.lexists(path):
            return _fail(f"{path}: no such file, folder or command{_meant(path, COMMANDS)}", FAILED)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _command(["add", *arguments] if options.paths else ["--help"])
    from tui.terminal import has_screen

    name = os.environ.get("TERM", "")
    if not has_screen(name):
        return _fail(f"a terminal “{name}” (TERM) cannot be drawn on; `korea-reader --help` lists the commands", FAILED)
    return _reader(options)


def _meant(word: str, commands: Iterable[str]) -> str:
    """Return a hint at the command that `word` may have been meant for."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(commands), n=1)
    return f"; did you mean `{near[0]}`?" if near else "; `korea-reader --help` lists the commands"


def _parsed(parser: argparse.ArgumentParser, arguments: list[str]) -> argparse.Namespace | int:
    """Return the options, or the exit code when the parser has said all there is to say."""
    try:
        return parser.parse_args(arguments)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else DONE


def _library_apart(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Return `--library DIR`, which may stand before the command, and the other arguments."""
    library: list[str] = []
    others: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            return library, [*others, word, *words]
        if word == "--library":
            library = [word, *islice(words, 1)]
        elif word.startswith("--library="):
            library = [word]
        else:
            others.append(word)
    return library, others


def _command(arguments: list[str]) -> int:
    from tui import commands
    from tui.commands.options import command_parser

    library, others = _library_apart(arguments)
    others = others or ["--help"]
    if others[0] in commands.WITH_QUERY:
        others = _with_words_left_out(others)
    options = _parsed(command_parser(), [others[0], *library, *others[1:]])
    if isinstance(options, int):
        return options
    return commands.run(options.command, _with_library(options))


def _with_words_left_out(arguments: list[str]) -> list[str]:
    """Return arguments that argparse reads as meant: `-word` is a part of the query, `--sort -date` one option."""
    changed: list[str] = []
    for word in arguments:
        if changed and changed[-1] == "--sort":
            changed[-1] = f"--sort={word}"
        elif word.startswith("-") and word[1:2] not in {"", "-"} and word != "-h":
            changed.append(f" {word}")
        else:
            changed.append(word)
    return changed


def _with_library(options: argparse.Namespace) -> argparse.Namespace:
    """Fill in the library's directory: the option, else the environment, else the platform's data directory."""
    if options.library is None:
        from index.library import default_directory

        named = os.environ.get(LIBRARY_VARIABLE)
        options.library = Path(named) if named else default_directory()
    with suppress(RuntimeError):  # ~name of nobody is a name as any other
        options.library = options.library.expanduser()
    return options


def _reader(options: argparse.Namespace) -> int:
    _with_library(options)
    # Before Textual is imported: its keyboard mode loses composed text (Hangul) in several terminals.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    gc.disable()  # until all is loaded: collecting takes a tenth of the time to the first frame
    from tui.app import KoreaReader

    app = KoreaReader(options.library, [Path(path) for path in options.paths])
    app.run()
    return app.return_code or DONE
