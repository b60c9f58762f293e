"""What other screens need is imported ahead, and only while nobody is at the keys."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui import warming

if TYPE_CHECKING:
    import pytest

SCREENS = {path.stem for path in (Path(warming.__file__).parent / "screens").glob("[a-z]*.py")}


async def test_nothing_is_imported_before_it_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    imported: list[str] = []
    monkeypatch.setattr(warming, "import_module", imported.append)
    answers = iter([False, False, *[True] * len(warming.MODULES)])
    monkeypatch.setattr(warming, "_LOOKS", 0.0)
    seen: list[int] = []

    def is_quiet() -> bool:
        seen.append(len(imported))
        return next(answers)

    await asyncio.wait_for(warming.warm_up(is_quiet), 10)
    assert seen[:3] == [0, 0, 0]
    assert imported == list(warming.MODULES)


def test_no_screen_imports_anything_of_ours_once_all_is_warm() -> None:
    """A screen that is new here stands in the list too, or is imported by one that does."""
    code = (
        "import sys\n"
        "import tui.app\n"
        "from importlib import import_module\n"
        "from tui.warming import MODULES\n"
        "for name in MODULES: import_module(name)\n"
        "warm = set(sys.modules)\n"
        f"for name in {sorted(SCREENS)!r}: import_module('tui.screens.' + name)\n"
        "print(*sorted(name for name in set(sys.modules) - warm if name.startswith(('tui.', 'index.'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []
