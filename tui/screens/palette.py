"""The list of commands, Textual's own, which may be left at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.command import CommandList, CommandPalette

from tui.screens.standing import StandingScreen

if TYPE_CHECKING:
    from textual.await_complete import AwaitComplete


class Palette(CommandPalette, StandingScreen[None]):
    """Choose a command. Textual 8.2 fails when it is left while commands are still looked for, or twice."""

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave it, and look for no more commands."""
        self.workers.cancel_node(self)
        return super().dismiss(result)

    def _gather_commands(self, search_value: str) -> Any:
        """Look for commands, unless the letter that asks for them comes when it has been left."""
        return super()._gather_commands(search_value) if self._is_whole else None

    def _refresh_command_list(self, *arguments: Any) -> None:
        """Show the commands that were found, unless the program is ending."""
        if self._is_whole:
            super()._refresh_command_list(*arguments)

    def _action_command_list(self, action: str) -> None:
        """Move in the list, once it has been drawn: Textual 8.2 fails before that."""
        if self.query_one(CommandList).size.height:
            super()._action_command_list(action)
