"""Which values of which facet a query asks for, and the query that asks for others.

The query is the only place where a choice is kept: what was chosen in a list and what was typed are the same. Values of
one facet stand in one clause, `source:kcna,yonhap`, of which any will do; those left out in one with a minus sign.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from index.names import default_gazetteer
from index.search import query as q
from index.search.outlets import is_meant
from index.search.recognition import bearers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.article import Span


@dataclass(frozen=True, slots=True)
class Kind:
    """A facet: what it is about, and how a query asks for its values."""

    name: str
    """`source`, `month`, `language`, `kind`, or what the names in it are: `person`, `place` and so on."""

    field: str
    """What stands before the colon."""

    types: frozenset[str] = frozenset()
    """For names, the types of the gazetteer that belong to it."""

    is_list: bool = True
    """Whether one clause may list several values of which any will do."""


PERSON = Kind("person", "name", frozenset({"person"}))
KINDS = (
    Kind("source", "source"),
    Kind("month", "date"),
    Kind("language", "lang"),
    Kind("kind", "is", is_list=False),
    PERSON,
    Kind("place", "name", frozenset({"place"})),
    Kind("organisation", "name", frozenset({"org", "media", "unit"})),
    Kind("topic", "name", frozenset({"weapon", "exercise", "agreement", "event", "term"})),
)
"""The facets, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A clause of a query that asks for values of a facet, or leaves them out."""

    kind: Kind
    values: tuple[str, ...]
    """As written, names by their ids."""

    is_excluded: bool
    start: int
    """Where it stands in the query, with its minus sign."""

    end: int

    clause: q.Clause
    """Without the negation."""

    def covers(self, value: str, label: str) -> tuple[str, ...]:
        """Return those of its values that mean `value`, written so by us and called `label`."""
        if self.kind.field == "source":
            return tuple(part for part in self.values if is_meant(label, (part,)))
        return tuple(part for part in self.values if part == value)


def choices(query: q.Query) -> tuple[Choice, ...]:
    """Return the clauses of `query` that choose among values of facets, in order; those inside others are none."""
    return tuple(_choices(query.text))


def _choices(text: str) -> Iterator[Choice]:
    for clause in q.parts_of(q.parse(text).root):
        is_excluded = isinstance(clause, q.Not)
        inner = clause.clause if isinstance(clause, q.Not) else clause
        read = _read(inner, text)
        if read is None:
            continue
        kind, values = read
        start, end = q.span_of(inner)
        if is_excluded:
            start = _sign_before(text, start)
        yield Choice(kind, values, is_excluded, start, end, inner)


_SIGN = re.compile(r"(?:-|NOT\s+)\Z")


def _sign_before(text: str, start: int) -> int:
    sign = _SIGN.search(text, max(0, start - 40), start)
    return sign.start() if sign else start


def _read(clause: q.Clause, text: str) -> tuple[Kind, tuple[str, ...]] | None:
    """Return the facet that a clause chooses from, and the values; None when it does something else."""
    match clause:
        case q.Source():
            return _kind_of("source"), clause.names
        case q.Language():
            return _kind_of("lang"), clause.codes
        case q.State():
            return _kind_of("is"), (clause.name,)
        case q.Dates():
            return _kind_of("date"), (clause.text,)
        case q.Or() if len({q.span_of(part) for part in clause.clauses}) == 1:
            dates = tuple(part.text for part in clause.clauses if isinstance(part, q.Dates))
            return (_kind_of("date"), dates) if len(dates) == len(clause.clauses) else None
        case q.Words(field="name"):
            return _names(clause.text)
    return None


def _names(text: str) -> tuple[Kind, tuple[str, ...]] | None:
    gazetteer = default_gazetteer()
    parts = tuple(text.split(","))
    ids = parts if all(map(gazetteer.get, parts)) else bearers(text)
    first = gazetteer.get(ids[0]) if ids else None
    kind = next((kind for kind in KINDS if first is not None and first.type in kind.types), None)
    return None if kind is None else (kind, ids)


@lru_cache
def _kind_of(field: str) -> Kind:
    return next(kind for kind in KINDS if kind.field == field)


# Writing


def with_value(text: str, kind: Kind, value: str, *, is_excluded: bool = False, is_apart: bool = False) -> str:
    """Return the query with `value` chosen beside the others of its facet, or left out like others.

    With `is_apart` it has a clause of its own, so that it must be there besides the others.
    """
    same = [one for one in _choices(text) if one.kind == kind and one.is_excluded == is_excluded]
    if same and kind.is_list and not is_apart:
        last = same[-1]
        return _replaced(text, (last.start, last.end), as_clause(kind, (*last.values, value), is_excluded=is_excluded))
    return _before(as_clause(kind, (value,), is_excluded=is_excluded), text)


def narrowed(text: str, kind: Kind, value: str) -> str:
    """Return the query for those articles of `text` that have `value`."""
    folded = value.casefold()
    if any((one.kind, one.values, one.is_excluded) == (kind, (folded,), False) for one in _choices(text)):
        return text
    return with_value(text, kind, value, is_apart=True)


def without_value(text: str, kind: Kind, value: str, label: str, others: Iterable[tuple[str, str]] = ()) -> str:
    """Return the query in which `value` is neither chosen nor left out.

    Where a part of the query means other outlets as well, they stay: `others` are all `(value, label)` of the facet.
    """
    listed = tuple(others)
    for choice in reversed(tuple(_choices(text))):
        covering = choice.covers(value, label) if choice.kind.field == kind.field else ()
        if covering:
            also = [one for one, name in listed if one != value and _any_covers(choice, covering, one, name)]
            kept = tuple(dict.fromkeys((*(part for part in choice.values if part not in covering), *also)))
            clause = as_clause(choice.kind, kept, is_excluded=choice.is_excluded) if kept else ""
            text = _replaced(text, (choice.start, choice.end), clause)
    return text


def _any_covers(choice: Choice, covering: Sequence[str], value: str, label: str) -> bool:
    return any(part in covering for part in choice.covers(value, label))


def as_clause(kind: Kind, values: Sequence[str], *, is_excluded: bool = False) -> str:
    """Return a clause that asks for any of `values`, or leaves all of them out."""
    written = ",".join(values)
    quoted = written if re.fullmatch(r"=?[\w.][\w.,=-]*", written) else f'"{written}"'
    return f"{'-' if is_excluded else ''}{kind.field}:{quoted}"


def _replaced(text: str, span: Span, clause: str) -> str:
    """Return `text` with another clause at a place, and no blanks left over where there is none."""
    before, after = text[: span[0]], text[span[1] :]
    if clause:
        return f"{before}{clause}{after}"
    return (
        f"{before.rstrip()} {after.lstrip()}".strip() if before.strip() and after.strip() else (before + after).strip()
    )


def _before(clause: str, text: str) -> str:
    """Return a query that asks for `clause` and for all that `text` asks for.

    In front, a word at the end that is still being typed stays the last one.
    """
    text = text.strip()
    if not text:
        return clause
    ways: tuple[Callable[[], str], ...] = (lambda: f"{clause} {text}", lambda: f"{clause} ({text})")
    for way in ways:
        if any((one.start, one.end) == (0, len(clause)) for one in _choices(way())):
            return way()
    return f"{clause} {text}"
