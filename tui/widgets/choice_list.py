"""A short list of choices."""

from __future__ import annotations

from textual.widgets import OptionList


class ChoiceList(OptionList):
    """Textual's list of options; its 8.2 fails when a page is turned before the list has been drawn."""

    def action_page_down(self) -> None:
        """Turn a page."""
        if self.size.height:
            super().action_page_down()  # type: ignore[no-untyped-call]

    def action_page_up(self) -> None:
        """Turn a page back."""
        if self.size.height:
            super().action_page_up()  # type: ignore[no-untyped-call]
