"""Markdown: one article in one file, with front matter or without.

Crawlers write front matter that no YAML parser takes: values over several lines, colons and quotation marks that
nothing escapes. So it is read by lines: a line `key: value` opens an entry, any other line continues it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.article import RawArticle
from index.readers import fields
from index.readers.decoding import read_text
from index.readers.skipped import Skipped, printable_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KEY = re.compile(r"([A-Za-z_가-힣][\w-]{0,40}):(?:[ \t]+(.*)|)$")
_RULE = re.compile(r"[ \t]{0,3}(?:-[ \t]*){3,}$|[ \t]{0,3}(?:\*[ \t]*){3,}$|[ \t]{0,3}(?:_[ \t]*){3,}$")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+")
_OUTLET_LINE = re.compile(r"\*\*([^*|\n]{1,80})\*\*[ \t]*\|([^|\n]{0,60})(?:\|.{0,80})?$")
_FOOTER = re.compile(r"\*(?:Crawled at|Source|Published at|Saved at)\b.{0,600}\*$", re.IGNORECASE)
_ADDRESS = r"(?:https?://|mailto:|www\.|/|#)[^()\s]{0,2000}"
_LINK = re.compile(r"!?\[([^\[\]\n]{0,400})\]\(" + _ADDRESS + r"(?:[ \t]\"[^\"\n]{0,200}\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,600}?)(?<=\S)\1")
_LONGEST_FRONT_MATTER = 400
_LONGEST_HEAD = 12


def read_markdown(path: Path) -> Iterator[RawArticle | Skipped]:
    """Yield the article of a Markdown file: title, date and the like from front matter or from the first lines."""
    text = read_text(path)
    if isinstance(text, Skipped):
        yield text
        return
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    entries, rest = front_matter(lines)
    yield _article(entries, rest, printable_path(path))


def front_matter(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """Return the entries of the front matter, keys in lower case, and the lines after it.

    A value of several lines keeps its line ends. Without front matter: no entries, and all the lines.
    """
    start = next((number for number, line in enumerate(lines[:5]) if line.strip()), 0)
    if not lines or lines[start].strip() != "---" or not any(_KEY.match(line) for line in lines[start + 1 : start + 2]):
        return {}, lines
    entries: dict[str, str] = {}
    key = ""
    for number, line in enumerate(lines[start + 1 : start + _LONGEST_FRONT_MATTER], start + 1):
        if line.strip() in {"---", "..."}:
            return {name: _unquoted(value.strip()) for name, value in entries.items()}, lines[number + 1 :]
        opening = _KEY.match(line)
        if opening:
            key = opening[1].lower()
            entries[key] = opening[2] or ""
        elif line.strip():
            entries[key] += "\n" + line.strip().removeprefix("- ")
    return {}, lines


def _article(entries: dict[str, str], lines: list[str], path: str) -> RawArticle:
    outlet, date, lines = _without_structure(lines)
    title = _text_of(entries, fields.TITLE)
    if title is None:
        title, lines = _title_from_heading(lines)
    return RawArticle(
        body="\n".join(_plain(line) for line in lines),
        title=title,
        date=_text_of(entries, fields.DATE) or date,
        date_origin="front matter" if _text_of(entries, fields.DATE) else "header" if date else "none",
        source=_text_of(entries, fields.SOURCE) or outlet,
        author=_text_of(entries, fields.AUTHOR),
        url=_text_of(entries, fields.URL),
        language=_text_of(entries, fields.LANGUAGE),
        path=path,
    )


def _without_structure(lines: list[str]) -> tuple[str | None, str | None, list[str]]:
    """Return outlet and date of the line `**outlet** | date |`, and the lines without that, rules and crawl footers."""
    outlet = date = None
    kept: list[str] = []
    for line in lines:
        stated = _OUTLET_LINE.match(line.strip()) if len(kept) < _LONGEST_HEAD else None
        if stated and outlet is None:
            outlet, date = stated[1].strip(), stated[2].strip() or None
        elif not (_RULE.match(line) or _FOOTER.match(line.strip())):
            kept.append(line)
        else:
            kept.append("")
    return outlet, date, kept


def _title_from_heading(lines: list[str]) -> tuple[str | None, list[str]]:
    for number, line in enumerate(lines[:_LONGEST_HEAD]):
        if line.lstrip().startswith("# "):
            return _plain(line).strip() or None, lines[:number] + lines[number + 1 :]
        if line.strip():
            break
    return None, lines


def _plain(line: str) -> str:
    """Return a line without the marks of headings, quotations, links and strong text."""
    line = _HEADING.sub("", line, count=1) if line.lstrip().startswith("#") else line
    line = line.lstrip().removeprefix("> ") if line.lstrip().startswith("> ") else line
    if "](" in line:
        line = _LINK.sub(r"\1", line)
    return _STRONG.sub(r"\2", line) if "**" in line or "__" in line else line


def _text_of(entries: dict[str, str], names: tuple[str, ...]) -> str | None:
    value = fields.first_of(entries, names)
    return value if isinstance(value, str) else None


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace('\\"', '"')
    return value
