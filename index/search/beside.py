"""A process that indexes beside this one, so that a second processor has something to do.

It is started as a program of its own and spoken to in lines of JSON: it needs nothing of the program that started it,
which may itself be in the background, and works alike on every system. It ends at once when its input ends, however the
process ended that started it; what it had committed stays.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

_PROGRAM = """import sys
if sys.argv[1] not in sys.path:
    sys.path.insert(0, sys.argv[1])
from index.search.beside import serve
serve(sys.argv[2])
"""
"""Our code from where it lies: `-m index` would run an `index` of the folder in which the reader was started."""

_FAREWELL = 5.0
"""Seconds that it may take to end."""


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Helper:
    """The process that helps with the index of one library. It is asked one thing at a time."""

    def __init__(self, library: Path, program: str = _PROGRAM) -> None:
        """Start it; it takes half a second before it can do anything. One that cannot be started has failed.

        `program` is told where our code lies and the library.
        """
        self._answers: SimpleQueue[str] = SimpleQueue()
        self._is_asked = False
        self._process: subprocess.Popen[str] | None = None
        command = [sys.executable or "python", "-P", "-c", program, str(Path(__file__).parents[2]), str(library)]
        with suppress(OSError):
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
            Thread(target=self._read, daemon=True).start()

    def __enter__(self) -> Helper:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _traceback: TracebackType | None
    ) -> None:
        self.close()

    def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._answers.put(line)
        self._answers.put("null")

    @property
    def has_failed(self) -> bool:
        """Whether it can no longer be asked."""
        return self._process is None

    def ask(self, question: Sequence[object]) -> None:
        """Let it begin with something; the answer has to be taken before the next question."""
        assert not self._is_asked
        self._is_asked = True
        if self._process is not None and self._process.stdin is not None:
            with suppress(OSError):  # it has ended, and so have its answers
                print(json.dumps(question), file=self._process.stdin, flush=True)

    def is_busy(self) -> bool:
        """Tell whether it has not yet answered; a mere acknowledgement is taken."""
        if not self._is_asked:
            return False
        try:
            self._take(self._answers.get_nowait())
        except Empty:
            return True
        return False

    def answer(self) -> Any:
        """Wait for the answer; None when it has failed."""
        if self._process is None:
            return None
        return self._take(self._answers.get()) if self._is_asked else None

    def _take(self, line: str) -> Any:
        self._is_asked = False
        try:
            answer = json.loads(line)
        except ValueError:  # it was killed while it answered
            answer = None
        if answer is None:
            self.close()
        return answer

    def close(self) -> None:
        """Let it end."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        with suppress(OSError):
            process.stdin.close()
        try:
            process.wait(_FAREWELL)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def serve(library: str) -> None:
    """Do what is asked in lines on standard input, and answer each with a line on standard output; null for a failure.

    The questions: `["catch up"]` brings the index up to the record; `["build", after, upto]` writes segments.
    """
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of the terminal: the process that started this one decides
    questions: SimpleQueue[str] = SimpleQueue()
    Thread(target=_listen, args=(questions,), daemon=True).start()
    from index.record import Record
    from index.search.index_directory import IndexDirectory

    directory = Path(library)
    record = Record(directory / "record.sqlite")
    files = IndexDirectory(directory / "index", record)
    files.keep_batches()
    while True:
        sys.stdout.write(json.dumps(_answered(files, json.loads(questions.get()))) + "\n")
        sys.stdout.flush()


def _listen(questions: SimpleQueue[str]) -> None:
    """Pass questions on; end the process with the last of them, whatever it is doing."""
    for line in sys.stdin:
        questions.put(line)
    os._exit(0)


def _answered(files: Any, question: list[Any]) -> object:
    from index.exceptions import LibraryError

    try:
        if question[0] == "build":
            return files.build_beside(*question[1:])
        files.catch_up()
    except LibraryError:
        return None
    return True
