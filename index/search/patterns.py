"""Patterns of words: `*` for any letters, `?` for one."""

from __future__ import annotations

import re

from index.text import fold

_STRIPPED = "\"'“”‘’.,;:!()[]"


def form_pattern(pattern: str) -> re.Pattern[str]:
    """Return a query's pattern as an expression that matches whole folded words."""
    parts = re.split(r"([*?]+)", fold(pattern).strip(_STRIPPED))
    return re.compile("".join(_piece(part) for part in parts))


def _piece(part: str) -> str:
    """Return a part of the expression; stars in a row are one, so that nothing backtracks without end."""
    if part and set(part) <= {"*", "?"}:
        return "." * part.count("?") + (r"[^\s]*" if "*" in part else "")
    return re.escape(part)


def literal_prefix(pattern: str) -> str:
    """Return the letters before the first `*` or `?`, folded."""
    return re.split(r"[*?]", fold(pattern).strip(_STRIPPED), maxsplit=1)[0]
