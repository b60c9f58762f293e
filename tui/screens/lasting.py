"""Screens that stay as they were left: one of each is made, and it is shown again until it is asked something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import ScreenResultType

from tui.screens.asking import AskingScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from index.library import Library


class LastingScreen(AskingScreen[ScreenResultType]):
    """A screen that is installed, and goes on with its work while another is shown."""

    INSTALLED_AS: ClassVar[str]
    """The name by which the app finds it."""

    @classmethod
    def show(
        cls, app: App[None], library: Library, query: str, then: Callable[[ScreenResultType | None], None]
    ) -> None:
        """Show what there is of `query`, as it was left if it was shown last; `then` gets what the screen ends with."""
        if not app.is_screen_installed(cls.INSTALLED_AS):
            app.install_screen(cls(), cls.INSTALLED_AS)
        screen = app.get_screen(cls.INSTALLED_AS)
        assert isinstance(screen, cls)
        screen.ask(library, query)
        app.push_screen(screen, then)

    def ask(self, library: Library, query: str) -> None:
        """Have what there is of `query`, unless it is there already."""
        raise NotImplementedError

    @property
    def _is_up(self) -> bool:
        return self._is_whole
