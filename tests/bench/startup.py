"""How long the reader takes to its first frame, against an empty Textual app with header and footer.

Both run on a pty of 120 x 40 in turn. The first frame is complete when the terminal has been told the end of the
first synchronized update that drew something; the list is filled when the total of articles stands on the screen.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.material import ROOT, library_directory, options
from tests.bench.timing import Line, median, print_table, spread

COLUMNS, ROWS = 120, 40
PATIENCE = 30.0
"""Seconds."""

_EMPTY = """
from textual.app import App
from textual.widgets import Footer, Header
class Empty(App[None]):
    TITLE = "empty"
    def compose(self):
        yield Header()
        yield Footer()
Empty().run()
"""
_ASKED = (
    (b"\x1b[?2026$p", b"\x1b[?2026;2$y"),  # synchronized output: supported
    (b"\x1b[?2048$p", b"\x1b[?2048;0$y"),
    (b"\x1b[6n", b"\x1b[1;1R"),
)
_END_OF_FRAME = b"\x1b[?2026l"
_ESCAPE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds since the process was started."""

    frame: float
    """The first frame."""

    filled: float | None
    """The list with articles in it; None for an app without one."""

    cpu: float
    """Seconds on a processor until the process was ended, at the first of these that was waited for."""


class Terminal:
    """A process on a pty, of which what it writes is read as a terminal would."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.began = time.perf_counter()
        self.process, self._master = pty.fork()
        if not self.process:
            os.chdir(ROOT)
            os.execvpe(command[0], command, os.environ | environment)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.written = b""
        self._answered = 0

    def wait_for(self, is_there: re.Pattern[bytes]) -> float:
        """Return the seconds until what was written matches. Raises TimeoutError."""
        while not is_there.search(self.written):
            left = self.began + PATIENCE - time.perf_counter()
            if left <= 0 or not select.select([self._master], [], [], left)[0]:
                raise TimeoutError(f"{is_there.pattern!r} in {self.written[-600:]!r}")
            self.written += os.read(self._master, 65_536)
            self._answer()
        return time.perf_counter() - self.began

    def _answer(self) -> None:
        """Answer what the app asks the terminal."""
        fresh = self.written[self._answered :]
        self._answered = len(self.written)
        for question, answer in _ASKED:
            if question in fresh:
                os.write(self._master, answer)

    def end(self) -> float:
        """Kill the process and return the processor time it took."""
        os.kill(self.process, signal.SIGKILL)
        _, _, usage = os.wait4(self.process, 0)
        os.close(self._master)
        return usage.ru_utime + usage.ru_stime


def start(command: list[str], environment: dict[str, str], frame: bytes, filled: bytes | None) -> Start:
    """Start a program; its first frame holds `frame`, its filled list `filled`."""
    terminal = Terminal(command, environment)
    try:
        first = terminal.wait_for(re.compile(re.escape(frame) + b".*?" + re.escape(_END_OF_FRAME), re.DOTALL))
        last = terminal.wait_for(re.compile(filled)) if filled else None
    finally:
        cpu = terminal.end()
    return Start(first, last, cpu)


def empty() -> Start:
    """Start the empty app."""
    return start([sys.executable, "-c", _EMPTY], {"TEXTUAL_DISABLE_KITTY_KEY": "1"}, b"empty", None)


def reader(library: Path, *, until_filled: bool = False) -> Start:
    """Start the reader."""
    command = [sys.executable, "-m", "tui", "--library", str(library)]
    return start(command, {}, b"korea-reader", rb"\d articles" if until_filled else None)


def measure(articles: int, rounds: int) -> list[Line]:
    """Start both in turn `rounds` times."""
    library = library_directory(articles)
    empty(), reader(library)
    pairs = [(empty(), reader(library)) for _ in range(rounds)]
    filled = [reader(library, until_filled=True).filled or 0.0 for _ in range(max(3, rounds // 3))]
    ratios = [ours.frame / theirs.frame for theirs, ours in pairs]
    cpu = [ours.cpu / theirs.cpu for theirs, ours in pairs]
    return [
        Line("start to first frame, empty Textual app", spread([theirs.frame for theirs, _ in pairs])),
        Line(f"start to first frame, {articles:,} articles", spread([ours.frame for _, ours in pairs])),
        Line("  ratio, pair by pair", spread(ratios, "x", 1), "at most 1.3 x", f"CPU {median(cpu):.2f} x"),
        Line("start to filled list", spread(filled)),
    ]


def main() -> None:
    """Measure and print."""
    arguments = options(__doc__, rounds=15).parse_args()
    print_table(measure(arguments.articles, arguments.rounds))


if __name__ == "__main__":
    main()
