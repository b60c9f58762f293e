"""Widgets for which nothing is laid out anew when only what is in them has another size.

Textual lays the whole screen out whenever a widget's `virtual_size` changes, and draws every scrollbar anew with every
layout. Where what is inside moves no other widget, that is several frames for nothing after each key.
"""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.widget import Widget


class Steady(Widget):
    """A widget whose size does not follow what is in it, or that asks for a layout itself when it does.

    To be named after the other base: Textual takes styles from the first one.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), init=False)
    """As every widget's, without a layout when it changes."""


class SteadyScroll(ScrollView, Steady):
    """A view whose scrollbar follows `virtual_size` at once, and is drawn anew only when a size has changed."""

    _scrollbar_sizes: tuple[Size, Size] | None = None

    def watch_virtual_size(self, size: Size) -> None:
        """Let the scrollbar show how much there is."""
        if self.size:
            self._scroll_update(size)

    def _scroll_update(self, virtual_size: Size) -> None:
        sizes = virtual_size, self.container_size
        if sizes != self._scrollbar_sizes:
            self._scrollbar_sizes = sizes
            super()._scroll_update(virtual_size)
