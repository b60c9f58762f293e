"""Leaving the reader never fails and never waits, whatever another process does to the library."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from rich.style import Style
from textual import events
from textual.css.query import NoMatches
from textual.widgets import OptionList
from textual.widgets._toast import Toast

from index.library import RECORD
from tests.tui.desk import at_desk
from tui.screens.cite import CiteScreen

if TYPE_CHECKING:
    from pathlib import Path


async def test_quitting_gives_up_on_a_locked_record(own_library: Path) -> None:
    other = sqlite3.connect(own_library / RECORD, isolation_level=None)
    async with at_desk(own_library, (120, 40)) as desk:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        desk.app.exit()
        assert time.monotonic() - began < 10  # and not the half minute for which other writes wait
    other.execute("ROLLBACK")
    other.close()


_LEAVE = """
import asyncio, gc
from pathlib import Path
from tui import background_import

background_import._PROGRAM = "import sys, time; print('here', file=sys.stderr, flush=True); time.sleep(60)"

async def leave():
    learning = asyncio.create_task(background_import.learn_in_background(Path("nowhere")))
    while not background_import._ANSWERING:
        await asyncio.sleep(0.01)
    learning.cancel()
    await asyncio.wait([learning])
    await background_import.processes_ended()

asyncio.run(leave())
gc.collect()
"""


def test_a_process_that_was_at_work_is_left_without_a_word() -> None:
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-X", "dev", "-c", _LEAVE], capture_output=True, timeout=60, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")
    assert time.monotonic() - began < 30


async def test_a_second_enter_finds_the_screen_gone(own_library: Path) -> None:
    """Both keys are there before the first has closed the screen: its message comes twice."""
    async with at_desk(own_library, (120, 40)) as desk:
        await desk.press("c")
        await desk.until(lambda: not desk.is_at_main, "the forms of citations")
        forms = desk.app.screen.query_one(OptionList)
        forms.action_select()
        forms.action_select()
        await desk.still()
        assert desk.is_at_main
        await desk.press('"')
        await desk.until_shown("Quotations")
        await desk.still()
        screen = desk.app.screen
        screen.dismiss(None)
        screen.dismiss(None)
        await desk.still()
        assert desk.is_at_main


async def test_a_page_is_turned_before_the_list_is_drawn(own_library: Path) -> None:
    async with at_desk(own_library, (120, 40)) as desk:
        screen = CiteScreen(desk.view.article or pytest.fail("no article"), [], "plain")
        desk.app.push_screen(screen)
        await desk.until(lambda: screen.query(OptionList), "the list")
        screen.query_one(OptionList).action_page_down()  # type: ignore[no-untyped-call]
        await desk.still()
        await desk.press("pagedown")
        assert screen.query_one(OptionList).highlighted


async def test_a_notification_that_goes_is_clicked(own_library: Path) -> None:
    async with at_desk(own_library, (120, 40)) as desk:
        desk.app.notify("A word", timeout=60)
        await desk.until(lambda: desk.app.screen.query(Toast), "the notification")
        await desk.still()
        toast = desk.app.screen.query_one(Toast)
        x, y = toast.region.x + 2, toast.region.y + 1
        assert desk.app.screen.get_widget_and_offset_at(x, y)[0] is toast
        await toast.remove()
        assert desk.app.screen.get_widget_and_offset_at(x, y)[0] is not toast


async def test_an_option_is_clicked_that_is_gone(own_library: Path) -> None:
    async with at_desk(own_library, (120, 40)) as desk:
        screen = CiteScreen(desk.view.article or pytest.fail("no article"), [], "plain")
        desk.app.push_screen(screen)
        await desk.until(lambda: screen.query(OptionList), "the list")
        await desk.still()
        options = screen.query_one(OptionList)
        x, y = options.region.x + 1, options.region.y + 4
        drawn = Style(meta={"option": 4})
        options.clear_options()
        options.post_message(events.Click(options, 1, 4, 0, 0, 1, False, False, False, x, y, style=drawn))
        await desk.still()
        assert not desk.is_at_main


async def test_a_widget_that_is_sought_while_the_program_ends_is_no_failure(own_library: Path) -> None:
    async with at_desk(own_library, (120, 40)) as desk:
        sought = NoMatches("sought in vain")
        desk.app._running = False
        desk.app._handle_exception(sought)
        desk.app._running = True
        assert desk.app._exception is None
