"""An import, and what it leaves to do, in a process of its own, so that reading and searching never wait for it."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Callable, Sequence


_PROGRAM = """import os, sys
if hasattr(os, "nice"):
    os.nice(5)
if sys.argv[1] not in sys.path:
    sys.path.insert(0, sys.argv[1])
from tui.__main__ import main
sys.exit(main(sys.argv[2:]))
"""
"""Our code from where it lies: `-m tui` would run a `tui` of the folder in which the reader was started.
It yields to the reader where processors are few."""

_ENDING = 1.0
"""Seconds in which a process ends that was told to."""

_ANSWERING: set[asyncio.Task[tuple[bytes, str]]] = set()
"""Read what processes answer, also when nobody waits for it any more."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far an import is."""

    done: int
    total: int
    rate: float
    """Articles a second."""

    seconds_left: float | None
    added: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an import ended."""

    added: int
    updated: int
    unchanged: int
    skipped: Sequence[tuple[str, str]]
    """Path and reason."""

    error: str
    """One line when it could not be done, else empty."""


async def import_in_background(library: Path, paths: Sequence[Path], tell: Callable[[Step], None]) -> Outcome:
    """Import `paths` into `library`, and what an earlier import left over; `tell` is called as it goes on.

    The process ends with the task: what it had committed stays, and the next import goes on from there.
    """
    added = ["add", "--json", "--progress", "json", "--resume", "--library", str(library), "--", *map(str, paths)]
    return _outcome(*await _run(added, tell))


async def group_in_background(library: Path) -> None:
    """Read the quotations of `library` and group what renders the same.

    The process ends with the task: what it had done stays, and the next time it goes on from there.
    """
    await _run(["statements", "--limit", "0", "--library", str(library)], lambda _step: None)


async def learn_in_background(library: Path) -> str:
    """Have new Korean words of `library` analysed; return one line when it could not be done, else nothing.

    The process ends with the task: what it had found out stays, and the next time it goes on from there.
    """
    answer, error = await _run(["korean", "--json", "--library", str(library)], lambda _step: None)
    return "" if answer.strip() else error or "the analysis ended without a word"


async def _run(arguments: Sequence[str], tell: Callable[[Step], None]) -> tuple[bytes, str]:
    """Run one of our commands; return its standard output and the last line of its standard error."""
    command = [sys.executable, "-P", "-c", _PROGRAM, str(Path(__file__).parents[1]), *arguments]
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        limit=2**26,
        start_new_session=True,
    )
    answering = asyncio.create_task(_answer(process, tell))
    _ANSWERING.add(answering)
    answering.add_done_callback(_ANSWERING.discard)
    try:
        return await asyncio.shield(answering)
    finally:
        if process.returncode is None:
            process.terminate()


async def _answer(process: Process, tell: Callable[[Step], None]) -> tuple[bytes, str]:
    assert process.stdout is not None
    assert process.stderr is not None
    answer, error = await asyncio.gather(process.stdout.read(), _follow(process.stderr, tell))
    await process.wait()
    return answer, error


async def processes_ended() -> None:
    """Wait, not for long, until processes whose tasks were cancelled have ended.

    Python closes what leads to a process when it ends, and complains if its loop is not there any more.
    """
    if _ANSWERING:
        await asyncio.wait(_ANSWERING, timeout=_ENDING)


async def _follow(lines: asyncio.StreamReader, tell: Callable[[Step], None]) -> str:
    """Pass progress on; return the last line that is none."""
    said = ""
    async for line in lines:
        try:
            fields = json.loads(line)
            tell(Step(fields["done"], fields["total"], fields["rate"], fields["seconds_left"], fields["added"]))
        except (ValueError, KeyError, TypeError):
            said = line.decode("utf-8", "replace").strip() or said
    return said


def _outcome(answer: bytes, error: str) -> Outcome:
    try:
        report: dict[str, list[dict[str, Any]]] = json.loads(answer)
    except ValueError:
        return Outcome(0, 0, 0, (), error or "the import ended without a word")
    skipped = [(one["path"], one["reason"]) for one in report["skipped"]]
    return Outcome(len(report["added"]), len(report["updated"]), len(report["unchanged"]), skipped, "")
