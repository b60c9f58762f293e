"""Keys at random, without waiting for what they do, on every screen; and the end at any moment."""

from __future__ import annotations

import asyncio
import random
import time
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.keys import _character_to_key

from tests.tui.desk import Desk, at_desk
from tui.widgets.keys import TWINS

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 5.0
"""A run presses keys for at most so long."""

KEYS = 250
"""Keys of a run."""

LETTERS = [*"abcdefghijklmnoprstuvwxyzNOTRSGKJHLEWVX0123456789/'\"=?:[]* -(),.#@", *TWINS.values()]
NAMED = (
    "enter", "enter", "enter", "escape", "escape", "tab", "tab", "shift+tab", "down", "down", "up", "left", "right",
    "home", "end", "pageup", "pagedown", "backspace", "delete", "ctrl+l", "ctrl+z", "ctrl+c", "ctrl+u", "ctrl+p",
)  # fmt: skip
PASTED = (
    "김정은",
    "tag:",
    "source:",
    "said:",
    "speaker:Kim ",
    "[/b]",
    "date:2017",
    "is:read ",
    "OR ",
    '"',
    "(",
    "sat* ",
)
OPENING = ("", '"', "O", "T", "w", "r", "f", "=", "i", "c", "e", "t", "a", "?", ":", "/")
"""Keys with which runs begin, so that every screen is met."""


def monkey(seed: int) -> list[events.Event]:
    """Return what the keyboard and the mouse of one run send."""
    chance = random.Random(seed)
    sent: list[events.Event] = []
    while len(sent) < KEYS:
        what = chance.random()
        if what < 0.03:
            sent.append(events.Paste("".join(chance.choices(PASTED, k=3))))
        elif what < 0.07:
            x, y = chance.randrange(80), chance.randrange(24)
            sent += [
                kind(None, x, y, 0, 0, 1, False, False, False, x, y) for kind in (events.MouseDown, events.MouseUp)
            ]
        elif what < 0.4:
            sent.append(events.Key(chance.choice(NAMED), None))
        else:
            sent.append(key(chance.choice(LETTERS)))
    return sent


def key(letter: str) -> events.Key:
    return events.Key(_character_to_key(letter), letter)


async def play(desk: Desk, seed: int) -> None:
    """Send the events of a run, with pauses of any length; `q` only where it does not end the program."""
    chance = random.Random(-seed)
    ends = time.monotonic() + SECONDS
    opening = OPENING[seed % len(OPENING)]
    await desk.press("s", "/", "k", "i", "m", "enter", *opening)
    for event in monkey(seed):
        if time.monotonic() > ends or not desk.app.screen_stack:
            return
        desk.app.post_message(event)
        await asyncio.sleep(chance.choice([0, 0, 0, 0.005, 0.03]))


@pytest.mark.parametrize(("seed", "size"), [(1, (80, 24)), (2, (120, 40))])
async def test_keys_at_random_never_fail(
    own_library: Path,
    own_names: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
    size: tuple[int, int],
) -> None:
    """The end comes while answers are under way: leaving the block ends the program, and tells what failed in it."""
    monkeypatch.chdir(tmp_path)  # tables are saved there
    async with at_desk(own_library, size) as desk:
        await play(desk, seed)
        desk.app.exit()
