"""Text of files in Markdown: what would be read as markup is escaped here and nowhere else."""

from __future__ import annotations

import re

from index.text import one_line

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", text)


def literal(text: str) -> str:
    """Return text on one line that Markdown shows as it is."""
    return escaped(one_line(text))
