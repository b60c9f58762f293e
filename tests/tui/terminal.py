"""A terminal for tests: runs a program on a pty, keeps every byte that it writes and the screen that they make.

The screen understands what Textual uses: positions, the other screen, and characters of one or two cells. Whatever
else a program writes is in `written`, where a test can look for what must not be there.
"""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

PATIENCE = 40.0
"""Seconds after which what was waited for does not come any more."""

_STEP = 0.05
_SEQUENCE = re.compile(
    r"\x1b\[(?P<parameters>[0-?]*)[ -/]*(?P<final>[@-~])"  # CSI
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\)"  # OSC, DCS and their kin
    r"|\x1b[ -/]*[0-OQ-WYZ\\`-~]"
    r"|\r|\n|\x07|\x08",
    re.DOTALL,
)


class Screen:
    """The characters on a terminal of `columns` by `rows`."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self._cells = [[" "] * columns for _ in range(rows)]
        self._x = self._y = 0
        self._rest = ""

    def feed(self, text: str) -> None:
        """Take what the program wrote; an unfinished sequence waits for its end."""
        text = self._rest + text
        at = 0
        for found in _SEQUENCE.finditer(text):
            self._print(text[at : found.start()])
            self._obey(found)
            at = found.end()
        begun = text.find("\x1b", at)
        self._rest = text[begun:] if begun >= 0 else ""
        self._print(text[at:begun] if begun >= 0 else text[at:])

    def text(self) -> str:
        """Return the screen, row under row."""
        return "\n".join("".join(row).rstrip() for row in self._cells)

    def _print(self, text: str) -> None:
        for character in text:
            width = cell_len(character)
            if width and self._y < self.rows and self._x + width <= self.columns:
                self._cells[self._y][self._x : self._x + width] = [character, *[""] * (width - 1)]
                self._x += width

    def _obey(self, found: re.Match[str]) -> None:
        control = found[0]
        if control == "\r":
            self._x = 0
        elif control == "\n":
            self._y = min(self.rows - 1, self._y + 1)
        elif found["final"] == "H":
            row, _, column = (found["parameters"] or "1;1").partition(";")
            self._y, self._x = int(row or 1) - 1, int(column or 1) - 1
        elif found["final"] == "J":
            self._cells = [[" "] * self.columns for _ in range(self.rows)]


class Terminal:
    """A program on a pty. Leaving the `with` block ends the program if it still runs."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], size: tuple[int, int] = (80, 24)
    ) -> None:
        """`size` is columns, rows; `environment` is all that the program gets."""
        self.written = bytearray()
        """Every byte that the program wrote."""
        self.exit_code: int | None = None
        """None while it runs; negative when a signal ended it."""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.screen = Screen(*size)
        self._pid, self._pty = pty.fork()
        if not self._pid:
            os.execvpe(command[0], list(command), dict(environment))
        self._set_size(*size)
        self.modes_before = termios.tcgetattr(self._pty)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.exit_code is None:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        os.close(self._pty)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._pty, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, text: str) -> None:
        """Send `text` as the keyboard does."""
        os.write(self._pty, text.encode())

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        os.kill(self._pid, number)

    def read(self) -> None:
        """Take what has been written by now, waiting a moment for it."""
        readable, _, _ = select.select([self._pty], [], [], _STEP)
        if readable:
            try:
                new = os.read(self._pty, 1 << 16)
            except OSError:  # EIO: the program has closed its end
                new = b""
                time.sleep(_STEP / 10)
            self.written += new
            self.screen.feed(self._decoder.decode(new))
        if self.exit_code is None:
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                self.exit_code = os.waitstatus_to_exitcode(status)

    def until(self, holds: Callable[[], object], what: str) -> None:
        """Read on until `holds()` is true."""
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain for {what}; on the screen:\n{self.screen.text()}")
            self.read()

    def until_shown(self, pattern: str) -> None:
        """Read on until the screen has what the regular expression says."""
        self.until(lambda: re.search(pattern, self.screen.text()), repr(pattern))

    def until_ended(self) -> int:
        """Read on until the program has ended, and return its exit code."""
        self.until(lambda: self.exit_code is not None, "the end")
        while select.select([self._pty], [], [], 0)[0]:
            before = len(self.written)
            self.read()
            if len(self.written) == before:
                break
        assert self.exit_code is not None
        return self.exit_code

    @property
    def cpu(self) -> float:
        """Seconds that the program and its threads have had on a processor."""
        return time.clock_gettime(~self._pid << 3 | 2)  # as clock_getcpuclockid(3) makes it

    @property
    def modes(self) -> list[object]:
        """The terminal's modes now."""
        return termios.tcgetattr(self._pty)

    def decoded(self) -> str:
        """Return all that was written as text."""
        return self.written.decode("utf-8", "replace")
