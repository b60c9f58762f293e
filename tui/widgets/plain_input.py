"""A line of input into which nothing can be pasted that a terminal would obey."""

from __future__ import annotations

from textual.widgets import Input

from index.text import strip_controls
from tui.widgets.steady import Steady


class PlainInput(Input, Steady):
    """An input without control characters, wherever its text comes from."""

    def validate_value(self, value: str) -> str:
        """Return `value` without control characters."""
        return strip_controls(value)
