"""Importing what the other screens need while nobody is at the keys, so that the first look at one does not wait.

All of it together is 0.2 s of a processor: too much before the first frame, and felt when a key waits for a part of
it. A module takes 20 ms at the most, the library's own for comparing 60 ms, in a thread that gives way to the loop.
"""

from __future__ import annotations

import asyncio
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MODULES = (
    *(f"index.search.{name}" for name in ("facets", "concordance", "matrix", "person", "quoted", "trend")),
    "index.comparison",
    "index.statements",
    *(
        f"tui.screens.{name}"
        for name in (
            "help", "compare", "quotations", "concordance", "person", "trend", "matrix", "saved", "naming", "tagging",
            "cite", "correcting", "spelling", "add", "palette", "renderings",
        )
    ),
)  # fmt: skip
"""What the first use of a screen imports, what is wanted most often first."""

_LOOKS = 0.2
"""Seconds between looks whether it is quiet."""


async def warm_up(is_quiet: Callable[[], bool]) -> None:
    """Import one module after the other, each while `is_quiet()`."""
    for name in MODULES:
        while not is_quiet():
            await asyncio.sleep(_LOOKS)
        await asyncio.to_thread(import_module, name)
