"""The line at the bottom: the keys that do something here.

One widget that draws a line, where Textual's footer has a widget for each key and makes all of them anew whenever the
focus moves, which cost more than drawing the rest of the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size
    from textual.screen import Screen

_KEPT = 2
"""Keys at the end of the line that are drawn whatever does not fit."""


@dataclass(frozen=True, slots=True)
class ShownKey:
    """A key of the line."""

    key: str
    """As Textual names it."""
    display: str
    """As it is written."""
    description: str
    """What it does, in a word or two."""
    is_enabled: bool
    """Whether it does so now."""

    def parts(self, gap: int) -> tuple[str, str]:
        """Return what is drawn of the key and of the description, `gap` blanks behind it."""
        return f" {self.display} ", self.description + " " * gap

    def cells(self, gap: int) -> int:
        """Return how wide it is drawn."""
        return sum(map(cell_len, self.parts(gap)))


class Footer(Widget):
    """One line of keys, each of which can be clicked; closer together, and at last fewer, where they would not fit."""

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"footer--key", "footer--description", "footer--hovered"}
    DEFAULT_CSS = """
    Footer { dock: bottom; height: 1; color: $footer-foreground; background: $footer-background; }
    Footer .footer--key {
        color: $footer-key-foreground; background: $footer-key-background; text-style: bold;
    }
    Footer .footer--description { color: $footer-description-foreground; background: $footer-description-background; }
    Footer .footer--hovered { background: $block-hover-background; }
    """

    keys: reactive[tuple[ShownKey, ...]] = reactive((), init=False)
    """What there is to press, from left to right."""

    hovered: reactive[int | None] = reactive(None, init=False)
    """Which of them the mouse is over."""

    def on_mount(self) -> None:
        """Follow what the keys of the screen are."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        if screen.app.app_focus and self.is_attached and screen is self.screen:
            self.call_after_refresh(self._read_keys)

    def _read_keys(self) -> None:
        """Take the first key of each action that is to be shown."""
        found: dict[str, ShownKey] = {}
        for _, binding, is_enabled, _ in self.screen.active_bindings.values() if self.is_attached else ():
            if binding.show:
                display = self.app.get_key_display(binding)
                found.setdefault(binding.action, ShownKey(binding.key, display, binding.description, is_enabled))
        self.keys = tuple(found.values())

    def watch_keys(self) -> None:
        """Let the mouse find anew what it is over."""
        self.hovered = None

    # Drawing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the one line that there is."""
        return 1

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        gap = self._gap
        segments = [part for number in self._numbers for part in self._drawn(number, self.keys[number], gap)]
        return Strip(segments).crop_extend(0, self.size.width, self.rich_style)

    def _drawn(self, number: int, shown: ShownKey, gap: int) -> tuple[Segment, Segment]:
        ground = self.get_component_rich_style("footer--hovered") if number == self.hovered else None
        extra = (Style(bgcolor=ground.bgcolor) if ground else Style()) + Style(dim=None if shown.is_enabled else True)
        key, description = shown.parts(gap)
        return (
            Segment(key, self.get_component_rich_style("footer--key") + extra),
            Segment(description, self.get_component_rich_style("footer--description") + extra),
        )

    @property
    def _gap(self) -> int:
        """Blanks behind each description: none where the line would not fit with one."""
        return int(sum(shown.cells(1) for shown in self.keys) <= self.size.width)

    @property
    def _numbers(self) -> Sequence[int]:
        """Which keys are drawn: where not all fit, the last two, which tell of help and the way back, and what fits."""
        every = range(len(self.keys))
        room = self.size.width - sum(shown.cells(0) for shown in self.keys[-_KEPT:])
        ends = accumulate(shown.cells(0) for shown in self.keys[:-_KEPT])
        fitting = sum(end <= room for end in ends)
        return [*every[:fitting], *every[-_KEPT:]]

    # The mouse

    def _key_at(self, x: int) -> int | None:
        """Return the number of the key that is drawn at column `x`."""
        numbers, gap = self._numbers, self._gap
        ends = accumulate(self.keys[number].cells(gap) for number in numbers)
        return next((number for number, end in zip(numbers, ends, strict=True) if x < end), None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Notice which key the mouse is over."""
        self.hovered = self._key_at(event.x)

    def on_leave(self) -> None:
        """Forget which key the mouse was over."""
        self.hovered = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Do what the key does."""
        number = self._key_at(event.x)
        if number is None:
            return
        if self.keys[number].is_enabled:
            self.app.simulate_key(self.keys[number].key)
        else:
            self.app.bell()
