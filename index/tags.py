"""The reader's own tags: words that an article is filed under.

Tags belong to the article and not to a text of it: they stay when it is imported again or in a new version.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from index.text import strip_controls

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.record import Record

LONGEST = 40
"""Code points of a tag; what is longer is cut."""

MOST = 100
"""Tags that one article may bear."""

_BETWEEN = re.compile(r"[\s,;:()\"“”„«»*#=]+")
"""What separates tags: everything that `tag:` of the query language could not hold."""


def tags_in(text: str) -> list[str]:
    """Return the tags in what somebody has typed, as they are kept: in lower case, each once, in order."""
    plain = unicodedata.normalize("NFC", strip_controls(text).casefold())
    words = (word.lstrip("-")[:LONGEST] for word in _BETWEEN.split(plain))
    return list(dict.fromkeys(word for word in words if word))


def tags_of(record: Record, row: int) -> tuple[str, ...]:
    """Return the tags of one article in the order of the alphabet."""
    return tuple(name for (name,) in record.select("SELECT name FROM tag WHERE article = ? ORDER BY name", (row,)))


def tags_in_use(record: Record) -> list[tuple[str, int]]:
    """Return every tag with its number of articles, the most used first."""
    return record.select("SELECT name, count(*) FROM tag GROUP BY name ORDER BY 2 DESC, 1")


def set_tags(record: Record, row: int, names: Iterable[str]) -> None:
    """Give an article these tags, of which at most `MOST` are kept, and no others."""
    wanted = list(dict.fromkeys(names))[:MOST]
    with record.transaction() as connection:
        connection.execute("DELETE FROM tag WHERE article = ?", (row,))
        connection.executemany("INSERT INTO tag (article, name) VALUES (?, ?)", [(row, name) for name in wanted])


def rows_tagged(record: Record, names: Sequence[str]) -> list[int]:
    """Return the rows of the articles that bear any of `names`; one that ends in `*` stands for all that begin so."""
    rows: list[int] = []
    for name in names:
        prefix = name.rstrip("*")
        if prefix != name:
            found = record.select("SELECT article FROM tag WHERE substr(name, 1, ?) = ?", (len(prefix), prefix))
        else:
            found = record.select("SELECT article FROM tag WHERE name = ?", (name,))
        rows.extend(row for (row,) in found)
    return rows
