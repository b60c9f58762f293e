"""Plain text: one article in one file, as crawlers and editors leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import RawArticle
from index.readers.decoding import read_text
from index.readers.skipped import Skipped, printable_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OTHER_FORMATS = {
    "<!doctype html": "an HTML page",
    "<html": "an HTML page",
    "<?xml": "XML",
    "%pdf-": "PDF",
    "{\\rtf": "RTF",
    "from mime": "a saved web page",
}


def read_plain(path: Path) -> Iterator[RawArticle | Skipped]:
    """Yield the article of a plain-text file. Its header and title are still in the body."""
    text = read_text(path)
    if isinstance(text, Skipped):
        yield text
        return
    beginning = text[:200].lstrip().lower()
    for mark, name in _OTHER_FORMATS.items():
        if beginning.startswith(mark):
            yield Skipped(printable_path(path), f"{name} under the name of a text file; that is not a supported format")
            return
    yield RawArticle(body=text, path=printable_path(path))
