"""Whether the terminal is one for a full-screen program: the cursor must go where it is told.

In others the library that draws takes the screen for one of 80 by 25 whatever its size, and draws it anew without end.
"""

from __future__ import annotations

import sys
from contextlib import suppress

_WITHOUT_SCREEN = {"dumb", "unknown"}
"""Names that say there is no more than lines."""


def has_screen(name: str) -> bool:
    """Tell whether a terminal of this name, as in TERM, can be drawn on; one unknown to terminfo can."""
    if name.lower() in _WITHOUT_SCREEN:
        return False
    with suppress(ImportError):
        import curses

        with suppress(curses.error):
            curses.setupterm(name, sys.__stdout__.fileno() if sys.__stdout__ else -1)
            return curses.tigetstr("cup") is not None
    return True
