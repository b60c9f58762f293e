"""The pane of the facets: the list, and the line in which is typed what to find in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from tui.widgets.facet_list import FacetList
from tui.widgets.plain_input import PlainInput

if TYPE_CHECKING:
    from textual.app import ComposeResult


class NarrowInput(PlainInput):
    """A line of input that gives keys to its owner."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "leave", "To the values", key_display="↓", id="narrow.down"),
        Binding("escape", "all", "All values again", key_display="esc", id="narrow.all"),
    ]

    class Left(Message):
        """The reader goes on to the list."""

        def __init__(self, is_done: bool) -> None:
            """Tell by `is_done` that everything is wanted again."""
            super().__init__()
            self.is_done = is_done

    def action_leave(self) -> None:
        """Go to the list."""
        self.post_message(self.Left(is_done=False))

    def action_all(self) -> None:
        """List everything again."""
        self.post_message(self.Left(is_done=True))


class FacetsPane(Vertical):
    """Facets, narrowed by what is typed."""

    DEFAULT_CSS = """
    FacetsPane {
        border: round $foreground 25%;
        border-title-color: $text-muted;
        border-subtitle-color: $text-muted;
        &:focus-within { border: round $border; }
        NarrowInput { border: none; height: 1; padding: 0 1; background: $panel; display: none; }
        NarrowInput:focus { border: none; }
        &.-narrowing NarrowInput { display: block; }
        FacetList { height: 1fr; }
    }
    """

    def compose(self) -> ComposeResult:
        """Compose the list under the line."""
        yield NarrowInput(placeholder="an outlet, a name, a month", id="narrow")
        yield FacetList(id="facet-list")

    def on_mount(self) -> None:
        """Name the box after its key."""
        self.border_title = Content(" f Facets ")

    @property
    def values(self) -> FacetList:
        """The list."""
        return self.query_one(FacetList)

    @property
    def is_narrowed(self) -> bool:
        """Whether not all values are listed."""
        return self.has_class("-narrowing")

    def show_all(self) -> None:
        """List everything again, and let keys go to the list."""
        self.screen.set_focus(self.values)
        self.remove_class("-narrowing")
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self.values.narrow("")

    @on(FacetList.Narrowing)
    def _narrow(self, event: FacetList.Narrowing) -> None:
        event.stop()
        self.add_class("-narrowing")
        self.screen.set_focus(self.query_one(Input))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.values.narrow(event.value)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.set_focus(self.values)
        self.values.call_later(self.values.action_choose, "chosen")  # what we post in its name would end here

    @on(NarrowInput.Left)
    def _left(self, event: NarrowInput.Left) -> None:
        event.stop()
        if event.is_done:
            self.show_all()
        else:
            self.screen.set_focus(self.values)
