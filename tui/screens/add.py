"""Asking which files or folders to add."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.widgets import Input, Static

from index.text import strip_controls
from tui.screens.question import QuestionScreen
from tui.widgets.plain_input import PlainInput
from tui.widgets.safe import line

if TYPE_CHECKING:
    from textual.app import ComposeResult


class PathSuggester(Suggester):
    """Completes the path being typed with the first entry that fits and whose name can be drawn."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return `value` completed, None when nothing fits."""
        folder, slash, beginning = value.rpartition("/")
        if not beginning:
            return None
        try:
            names = sorted(
                entry.name + ("/" if entry.is_dir() else "")
                for entry in _path(f"{folder}{slash}" or ".").iterdir()
                if entry.name.startswith(beginning) and strip_controls(entry.name) == entry.name
            )
        except (OSError, ValueError):
            return None
        return f"{folder}{slash}{names[0]}" if names else None


def _path(text: str) -> Path:
    """Return the path that is meant: `~` is the home directory, quotes are those of a shell or a dropped file."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


class AddScreen(QuestionScreen[Path | None]):
    """Asks for a path; dismissed with it, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="add.cancel"),
        Binding("tab", "complete", "Complete", show=False, id="add.complete"),
    ]

    def compose(self) -> ComposeResult:
        """Compose the question."""
        with self.box("Add articles", "Enter adds   Tab completes   Esc cancels"):
            yield PlainInput(placeholder="a file or folder: .txt, .md, .jsonl, .json", suggester=PathSuggester())
            yield Static("", id="answer", markup=False)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        path = _path(event.value)
        if not event.value.strip():
            self.dismiss(None)
        elif _exists(path):
            self.dismiss(path)
        else:
            self.query_one("#answer", Static).update(line(f"There is no file or folder {path}", "$text-error"))
