"""A line of input into which nothing can be pasted that a terminal would obey."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from index.text import strip_controls


class PlainInput(Input):
    """An input without control characters, wherever its text comes from."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), init=False)
    """As every widget's; another letter moves no other widget, so nothing is laid out anew for it."""

    def validate_value(self, value: str) -> str:
        """Return `value` without control characters."""
        return strip_controls(value)
