"""A short list of choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import OptionList

if TYPE_CHECKING:
    from textual import events


class ChoiceList(OptionList):
    """Textual's list of options.

    That of Textual 8.2 fails when a page is turned before it has been drawn, or an option is clicked that has gone.
    """

    def action_page_down(self) -> None:
        """Turn a page."""
        if self.size.height:
            super().action_page_down()  # type: ignore[no-untyped-call]

    def action_page_up(self) -> None:
        """Turn a page back."""
        if self.size.height:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def _on_click(self, event: events.Click) -> None:  # type: ignore[override]
        """Let nothing come of a click on what was drawn before the list became shorter; else do as every list."""
        clicked = event.style.meta.get("option")
        if clicked is not None and clicked >= self.option_count:
            event.prevent_default()
