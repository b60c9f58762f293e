"""The only way in which text of files becomes something drawable.

Neither control characters nor markup survive: `Content` made here is never parsed, and what the line
widgets draw has every unsafe character replaced one for one, so that offsets stay true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content, Span

from index.text import one_line, strip_controls

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.style import Style

REPLACEMENT = "\ufffd"
"""Stands, one for one, where `drawable` found a character that must not reach the terminal."""


LONGEST_LINE = 4_000
"""Code points of a text that stand in a line. Textual measures all of what it cuts to fit: seconds for a book."""


def drawable(text: str) -> str:
    """Return `text` with the same length and nothing in it that a terminal could obey.

    Line ends stay; a tab becomes a blank.
    """
    if text.isascii() and text.isprintable():
        return text
    if len(strip_controls(text)) != len(text):
        text = text.translate({ord(char): REPLACEMENT for char in set(text) if not strip_controls(char)})
    return text.replace("\t", " ")


def content(text: str, spans: Iterable[tuple[int, int, Style | str]] = (), style: Style | str = "") -> Content:
    """Return `text` of a file for a widget; `spans` are `(start, end, style)` in code points of `text`.

    Styles are ours; a string style may name theme variables (`$accent`) or component classes (`.name`).
    """
    safe = drawable(text)
    marked = [Span(start, end, span_style) for start, end, span_style in spans if start < end]
    if style:
        marked.insert(0, Span(0, len(safe), style))
    return Content(safe, spans=marked, strip_control_codes=False)


def line(text: str, style: Style | str = "") -> Content:
    """Return `text` of a file as one line, without what no screen has room for: white space runs are one blank."""
    more = "…" if len(text) > LONGEST_LINE else ""
    return content(one_line(text[:LONGEST_LINE]) + more, style=style)
