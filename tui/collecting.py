"""Collecting garbage when nobody waits for it.

A full collection goes through everything that lives: half a million objects after the start, 60 to 210 ms, every few
seconds by Python's own rule. So what the start has made is left out for good, and the rest is gone through while no
key has come for a moment.
"""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_EVERY = 4.0
"""Seconds from one full collection to the next."""

_QUIET = 0.6
"""Seconds without a key after which nobody is taken to be waiting."""

_GENERATIONS = (1_000, 15, 400)
"""For Python's own rule: it goes through everything only if no quiet moment comes for some millions of objects."""


class Collector:
    """Collects while it is quiet."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` returns seconds."""
        self._clock = clock
        self._last_key = self._last_collection = clock()
        self._usual = gc.get_threshold()
        self._has_begun = False

    def begin(self) -> None:
        """Take over from here on, if the start put collecting off; what lives now is never gone through again."""
        if gc.isenabled():
            return
        gc.freeze()
        gc.set_threshold(*_GENERATIONS)
        gc.enable()
        self._has_begun = True

    def end(self) -> None:
        """Leave collecting to Python's own rule."""
        if self._has_begun:
            gc.set_threshold(*self._usual)
            self._has_begun = False

    def notice_key(self) -> None:
        """Remember that somebody is at the keys."""
        self._last_key = self._clock()

    def is_quiet(self) -> bool:
        """Tell whether nobody is taken to be waiting."""
        return self._clock() - self._last_key >= _QUIET

    def collect_if_quiet(self) -> bool:
        """Collect everything if it is time and nobody waits, and tell whether it was done."""
        now = self._clock()
        if not self._has_begun or not self.is_quiet() or now - self._last_collection < _EVERY:
            return False
        self._last_collection = now
        gc.collect()
        return True
