"""Copying: through the terminal (OSC 52), then with the system's tools, then into a file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from index.text import strip_controls

if TYPE_CHECKING:
    from textual.app import App

_TOOLS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
)
_OSC52_LIMIT = 74_000
"""Characters that terminals are known to take."""


def copy(app: App[object], text: str) -> str:
    """Copy `text` by every way that there is and return what was done, in words.

    No terminal answers to OSC 52, so the system's tool is used beside it; a file is written only when neither can be.
    """
    safe = strip_controls(text)
    if _with_tool(safe):
        app.copy_to_clipboard(safe)
        return "to the clipboard"
    if len(safe) <= _OSC52_LIMIT and os.environ.get("TERM", "dumb") not in {"dumb", "linux"}:
        app.copy_to_clipboard(safe)
        return "through the terminal"
    return f"into {_into_file(safe)}"


def _with_tool(text: str) -> bool:
    for variable, command in _TOOLS:
        if (variable and not os.environ.get(variable)) or not shutil.which(command[0]):
            continue
        if not variable and sys.platform != "darwin":
            continue
        try:
            done = subprocess.run(command, input=text.encode(), timeout=2, check=False, capture_output=True)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            return True
    return False


def _into_file(text: str) -> Path:
    descriptor, name = tempfile.mkstemp(prefix="korea-reader-", suffix=".txt")
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    return Path(name)
