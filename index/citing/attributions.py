"""Whom and which day a citation names, read from the forms that `formats` writes.

Only what is certainly one of these forms is compared: anything else is free text, about which nothing is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.citing.nearby import behind, folded, readable
from index.citing.words import MONTHS, attribution, date_parts, written_date

if TYPE_CHECKING:
    from index.article import PublicationDate, Quote
    from index.citing.nearby import Words

_MOST = 3_000
"""Code points of a citation, before its mark or behind its words, in which speaker and date are looked for."""

_ESCAPED = re.compile(r"\\([^\w\s])")
_BLANK = re.compile(r"\s*\n[ \t]*>[\s>]*|\s+")
_BEHIND = r"(?:, ¶\d|\. (?=[“\[])|, in )"
"""What follows the speaker: the place, the title, or `in` with the title."""

_SPEAKER = re.compile(rf"[^\w“]*?” ?(?:— |: )(?P<rest>.+?{_BEHIND}.*)")
_BIBTEX_MONTHS = [month[:3].lower() for month in MONTHS]
_MONTH = "|".join(MONTHS)
_PLACE = r"(?:, ¶\d+)?"
_DATE = re.compile(
    rf"[,”\])] (?P<date>(?:(?:\d{{1,2}} )?(?:{_MONTH}) )?\d{{4}}(?:, \d\d:\d\d UTC)?|undated)"
    rf"{_PLACE}(?:, [^\s¶]+)?{_PLACE} [\[`]$"
)
_ENTRY = re.compile(r"^(?:@\w+\{|TY  - )|\"id\":", re.MULTILINE)
"""Where an entry for a reference manager begins."""

_WHOLE_DATE = re.compile(
    r"^(?:DA|PY)  - (?P<ris>\d+(?:/\d+)*)[ \t\u2029]*$|\"issued\":\s*\{\s*\"date-parts\":\s*\[\s*\[(?P<csl>[\d,\s]+)\]",
    re.MULTILINE,
)
_BIBTEX_FIELD = re.compile(r"^[ \t]*(?P<name>year|month|day)[ \t]*=[ \t]*\{?(?P<value>\w+)\}?[ \t]*,", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Named:
    """What a citation names, against what the library has."""

    is_so: bool | None = None
    """None when the citation names nothing in a form that is known."""

    expected: str = ""
    """What the library has, in the words of a citation."""


def speaker_of(before: str, words: Words, quote: Quote | None) -> Named:
    """Compare the speaker in the text before a mark with that of the library, if that has one there."""
    if quote is None:
        return Named()
    expected = attribution(quote)
    found = filter(None, (_SPEAKER.match(_on_one_line(tail)) for tail in behind(before, words, _MOST)))
    named = next(found, None)
    return Named() if named is None else Named(_names(named["rest"], expected), expected)


def _names(rest: str, expected: str) -> bool:
    """Tell whether the rest of a citation, behind the words, begins with exactly the speaker that is expected."""
    names = r"[\W_]+".join(map(re.escape, folded(expected).split()))
    return re.match(rf"[\W_]*{names}[^\w¶]*?{_BEHIND}", rest) is not None


def date_of(before: str, date: PublicationDate) -> Named:
    """Compare the date in the text before a mark with that of the library."""
    expected = written_date(date)
    found = _DATE.search(_on_one_line(readable(before[-_MOST:])))
    if found is not None:
        return Named(folded(found["date"]) == folded(expected), expected)
    dates = _entry_dates(before)
    parts = date_parts(date)
    return Named(all(one == parts[: len(one)] for one in dates) if dates else None, expected)


def _entry_dates(before: str) -> list[tuple[int, ...]]:
    """Return the dates, as precise as they are, in the entry for a reference manager in which a mark stands."""
    entry = before[max((found.start() for found in _ENTRY.finditer(before)), default=len(before)) :]
    whole = (found["ris"] or found["csl"] for found in _WHOLE_DATE.finditer(entry))
    dates = [tuple(int(part[:9]) for part in re.findall(r"\d+", one)) for one in whole]
    fields = {found["name"]: found["value"] for found in _BIBTEX_FIELD.finditer(entry)}
    if "year" in fields:
        dates.append(tuple(_number(fields[name]) for name in ("year", "month", "day") if name in fields))
    return dates


def _number(value: str) -> int:
    """Return the number of a field of BibTeX; -1 when it is none."""
    if value in _BIBTEX_MONTHS:
        return _BIBTEX_MONTHS.index(value) + 1
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else -1


def _on_one_line(text: str) -> str:
    return _BLANK.sub(" ", _ESCAPED.sub(r"\1", text))
