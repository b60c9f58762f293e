"""Leaving the reader never fails and never waits, whatever another process does to the library."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING

from index.library import RECORD
from tests.tui.desk import at_desk

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
