"""JSON: a record on each line, an array of records, or one record.

Lines are read one at a time, so that the size of a file costs no memory. A record that is broken or holds no text is
skipped with its reason and the next one is read.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from index.article import RawArticle
from index.readers import fields
from index.readers.decoding import LARGEST_TEXT, lines_of, read_text, repair_mojibake
from index.readers.skipped import Skipped, printable_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COLLECTIONS = ("items", "articles", "data", "results", "records", "docs")
_MARGIN = "\ufeff\0 \t\r\n"
_BLANK = re.compile(r"[\s,\[\]\ufeff\0]*")
_NEXT_RECORD = re.compile(r"\n[ \t]*\{")
_MOST_BROKEN = 100
_TOO_LONG = f"a line of more than {LARGEST_TEXT >> 20} MB"


def read_json_lines(path: Path) -> Iterator[RawArticle | Skipped]:
    """Yield the articles of a file with a JSON record on each line; `file:line` is the path of each."""
    place = printable_path(path)
    for number, line in enumerate(lines_of(path), 1):
        if line is None:
            yield Skipped(f"{place}:{number}", _TOO_LONG)
        elif number == 1 and line.lstrip(_MARGIN).startswith("["):
            yield from read_json(path)
            return
        elif line := line.strip(_MARGIN):
            yield _read_line(line, f"{place}:{number}")


def read_json(path: Path) -> Iterator[RawArticle | Skipped]:
    """Yield the articles of a JSON file: an array, one record, a record holding a list of them, or several in a row.

    `file:3` is the path of the third record when there are several.
    """
    text = read_text(path)
    if isinstance(text, Skipped):
        yield text
        return
    place, number = printable_path(path), 0
    for record in _values(text):
        listed = _listed(record) if isinstance(record, dict) else None
        for item in [record] if listed is None else listed:
            number += 1
            yield _article(item, f"{place}:{number}")
    if not number:
        yield Skipped(place, "empty")


def _read_line(line: str, path: str) -> RawArticle | Skipped:
    try:
        return _article(json.loads(line), path)
    except (ValueError, RecursionError) as error:
        return Skipped(path, f"not valid JSON: {_complaint(error)}")


def _values(text: str) -> Iterator[Any]:
    """Yield the values of a JSON array, or those that stand in a row; for a broken one the error.

    After a broken value the next one that begins a line is taken, as long as there are not too many.
    """
    decoder = json.JSONDecoder()
    position, broken = _after_blank(text, 0), 0
    while position < len(text) and broken < _MOST_BROKEN:
        try:
            value, position = decoder.raw_decode(text, position)
            yield value
        except (ValueError, RecursionError) as error:
            broken += 1
            yield error
            following = _NEXT_RECORD.search(text, position + 1)
            position = following.end() - 1 if following else len(text)
        position = _after_blank(text, position)


def _after_blank(text: str, position: int) -> int:
    blank = _BLANK.match(text, position)
    return blank.end() if blank else position


def _complaint(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return str(error).split(": line", 1)[0]


def _listed(record: dict[str, Any]) -> list[Any] | None:
    """Return the records that `record` only wraps, None when it is one itself."""
    if fields.first_of(_lowered(record), fields.BODY):
        return None
    return next((record[name] for name in _COLLECTIONS if isinstance(record.get(name), list)), None)


def _article(record: object, path: str) -> RawArticle | Skipped:
    if isinstance(record, Exception):
        return Skipped(path, f"not valid JSON: {_complaint(record)}")
    if not isinstance(record, dict):
        return Skipped(path, f"not a record but {_kind(record)}")
    entries = _lowered(record)
    body = _text(fields.first_of(entries, fields.BODY), "\n")
    if not body or not body.strip():
        return Skipped(path, f"no text: none of the fields {', '.join(fields.BODY[:5])} holds any")
    date = _line(entries, fields.DATE)
    return RawArticle(
        body=repair_mojibake(body),
        title=_line(entries, fields.TITLE),
        date=date,
        date_origin="field" if date else "none",
        source=_line(entries, fields.SOURCE),
        author=_line(entries, fields.AUTHOR),
        url=_line(entries, fields.URL),
        language=_line(entries, fields.LANGUAGE),
        path=path,
    )


def _lowered(record: dict[str, Any]) -> dict[str, Any]:
    return {str(key).lower(): value for key, value in record.items()}


def _line(entries: dict[str, Any], names: tuple[str, ...]) -> str | None:
    value = _text(fields.first_of(entries, names), "\n")
    return repair_mojibake(value) if value else None


def _text(value: object, separator: str) -> str | None:
    """Return the text of a field: itself, a number's digits, the parts of a list, or a record's name or text."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return str(int(value)) if abs(value) < 1e15 else None
    if isinstance(value, list):
        return separator.join(filter(None, (_part(item) for item in value)))
    return _part(value)


def _part(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("text") or value.get("name") or value.get("content")
    return value if isinstance(value, str) else None


def _kind(record: object) -> str:
    names = {list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(record), "a number")
