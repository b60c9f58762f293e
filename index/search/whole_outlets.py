"""Taking an outlet of the library by its whole name without quotation marks: `source:han river desk`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.search import query as q
from index.search.outlets import identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_WORDS = 8
"""Words and names behind the first word of an outlet's name."""


def goes_on(query: q.Query) -> bool:
    """Tell whether words stand behind a `source:` that may be of the outlet's name."""
    parts = q.parts_of(query.root)
    return any(_followers(query.text, parts[at:]) for at, part in enumerate(parts) if isinstance(part, q.Source))


def with_whole_outlets(query: q.Query, outlets: Iterable[str]) -> q.Query:
    """Return `query` with the words behind `source:` that together are the name of one of `outlets` as its value."""
    known = set(map(identity, outlets))
    waiting = list(q.parts_of(query.root))
    parts: list[q.Clause] = []
    notes = list(query.notes)
    while waiting:
        part = waiting.pop(0)
        behind = _followers(query.text, [part, *waiting]) if isinstance(part, q.Source) else []
        for count in range(len(behind), 0, -1):
            whole = _joined(query.text, part, behind[count - 1], known)
            if whole is not None:
                notes.append(f"source: takes “{query.text[_value_start(query.text, part) : whole.end]}” together")
                part, waiting = whole, waiting[count:]
                break
        parts.append(part)
    if len(notes) == len(query.notes):
        return query
    return replace(query, root=parts[0] if len(parts) == 1 else q.And(tuple(parts)), notes=tuple(notes))


def _followers(text: str, parts: Sequence[q.Clause]) -> list[q.Clause]:
    """Return the plain words and names directly behind the first of `parts`, if its value is not in marks."""
    source, *others = parts
    end = q.span_of(source)[1]
    if not text[end - 1 : end].isalnum() or text[_value_start(text, source) :].startswith("="):
        return []
    found: list[q.Clause] = []
    for one in others[:_MOST_WORDS]:
        if not isinstance(one, q.Words | q.Name) or one.field or text[end : one.start].strip():
            break
        if (isinstance(one, q.Words) and one.is_quoted) or not one.start:
            break
        found.append(one)
        end = one.end
    return found


def _value_start(text: str, source: q.Clause) -> int:
    return text.find(":", q.span_of(source)[0]) + 1


def _joined(text: str, source: q.Clause, last: q.Clause, known: set[str]) -> q.Source | None:
    """Return the source up to `last` if its last name is then that of a known outlet."""
    start, end = q.span_of(source)[0], q.span_of(last)[1]
    *others, name = text[_value_start(text, source) : end].casefold().split(",")
    if identity(name) not in known:
        return None
    return q.Source((*filter(None, map(str.strip, others)), " ".join(name.split())), start, end)
