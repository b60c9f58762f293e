"""The clauses that a query is made of: what each asks for, where it stands, how it reads in the language's words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.text import is_hangul

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Words:
    """One or more words in a row: a word, a hyphenated word or a phrase."""

    text: str
    field: str = ""
    """`title`; `quote` for words in quotation marks; `name` for a name that is not recognised; empty for anywhere."""

    start: int = 0
    """Where the clause stands in the query."""

    end: int = 0

    is_typing: bool = False
    """Whether this is the word being typed, whose end may still be missing."""

    is_quoted: bool = False
    """Whether it was written in quotation marks or behind `=`, and so means just this spelling."""


@dataclass(frozen=True, slots=True)
class Name:
    """Words that are a name: articles that mention who or what it names, in any spelling."""

    ids: tuple[str, ...]
    """The gazetteer's ids; several when the name is ambiguous."""

    text: str
    """As written in the query."""

    start: int = 0
    end: int = 0
    words: tuple[str, ...] = ()
    """What the other half of the country says for it: `조미` for `북미`. A word that has such may have no ids."""

    by_id: bool = False
    """Whether `text` is the ids: then it finds just the mentions, not what only reads like the name."""

    field: str = ""
    """`title`; empty for anywhere."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that match a pattern with `*` (any letters) and `?` (one letter), or are nearly so spelled (`~`)."""

    pattern: str
    field: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """Articles of outlets whose name holds one of `names`, folded."""

    names: tuple[str, ...]
    """One that begins with `=` means the outlet whose whole name it is."""

    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Language:
    """Articles in one of these languages (ISO 639-1)."""

    codes: tuple[str, ...]
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Dates:
    """Articles whose `date_key` lies in `first..last`, both included."""

    first: int
    last: int
    text: str
    """As written in the query."""

    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """Articles with a mark of the reader, `unread`, `read` or `bookmarked`, or `quoting`: with quotation marks."""

    name: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Tagged:
    """Articles with any of these tags of the reader."""

    names: tuple[str, ...]
    """As `index.tags` keeps them; one that ends in `*` stands for all that begin so."""

    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Added:
    """Articles that were added to the library in this time."""

    first: int
    last: int
    """Both included, written as `date_key` is, in UTC."""

    text: str
    """As written in the query."""

    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """Articles that quote somebody."""

    field: str
    """`speaker` for who says it, `via` for who passes it on."""

    names: tuple[str, ...]
    """As written; any of them."""

    start: int = 0
    end: int = 0
    ids: tuple[str, ...] = ()
    """The gazetteer's ids of those whom the names mean."""


@dataclass(frozen=True, slots=True)
class Near:
    """Articles in which both stand at most `distance` words from each other, whichever comes first."""

    left: Clause
    right: Clause
    distance: int


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that do not match `clause`."""

    clause: Clause


@dataclass(frozen=True, slots=True)
class And:
    """Articles that match all clauses."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that match any clause."""

    clauses: tuple[Clause, ...]


Clause = Words | Name | Pattern | Source | Language | Dates | State | Tagged | Added | Said | Near | Not | And | Or


def any_of(text: str, names: Sequence[str]) -> Clause | None:
    """Return a clause that asks for any of the words of `text` and the names with these ids; None for neither."""
    words = (Words(word) for word in dict.fromkeys(text.split()) if any(map(str.isalnum, word)))
    clauses: list[Clause] = [*words, *(Name((identity,), "") for identity in names)]
    return Or(tuple(clauses)) if clauses else None


def positive(clause: Clause | None) -> Iterator[Words | Name | Pattern]:
    """Yield the clauses whose words an article that matches may hold, in order."""
    match clause:
        case Words() | Name() | Pattern():
            yield clause
        case And() | Or():
            for part in clause.clauses:
                yield from positive(part)
        case Near():
            yield from positive(clause.left)
            yield from positive(clause.right)


def compounds(clauses: Sequence[Clause]) -> Iterator[Words]:
    """Yield the compounds that plain Korean words beside each other may be: `당 대회` is 당대회 as well.

    An article that holds one is preferred among those with the words at any place. A name is a part of one when it
    was written so: `북한핵`.
    """
    for one, other in pairwise(clauses):
        is_glued = span_of(one)[1] == span_of(other)[0]
        parts = _plain_hangul(one, may_be_name=is_glued), _plain_hangul(other, may_be_name=is_glued)
        if all(parts):
            yield Words("".join(parts), start=span_of(one)[0], end=span_of(other)[1])


def _plain_hangul(clause: Clause, *, may_be_name: bool) -> str:
    """Return the text of a plain Korean word, that is no name unless it may be one; empty for other clauses."""
    is_word = isinstance(clause, Words) and not (clause.is_quoted or clause.field)
    is_fit = is_word or (isinstance(clause, Name) and (may_be_name or not clause.ids))
    if not isinstance(clause, Words | Name) or not is_fit:
        return ""
    is_plain = len(clause.text) <= _LONGEST_PART and is_hangul(clause.text)
    return clause.text if is_plain else ""


_LONGEST_PART = 8


def span_of(clause: Clause) -> tuple[int, int]:
    """Return where a clause stands in its query."""
    match clause:
        case And() | Or():
            spans = [span_of(part) for part in clause.clauses]
            return min(start for start, _ in spans), max(end for _, end in spans)
        case Near():
            return span_of(clause.left)[0], span_of(clause.right)[1]
        case Not():
            return span_of(clause.clause)
    return clause.start, clause.end


def parts_of(root: Clause | None) -> tuple[Clause, ...]:
    """Return the clauses that must all match."""
    if root is None:
        return ()
    return root.clauses if isinstance(root, And) else (root,)


def describe(clause: Clause | None) -> str:
    """Return a clause in the language's own words, as it was understood."""
    match clause:
        case None:
            return "every article"
        case And():
            return " AND ".join(describe(part) if isinstance(part, Near) else _grouped(part) for part in clause.clauses)
        case Or():
            return " OR ".join(_grouped(part) for part in clause.clauses)
        case Not():
            return f"NOT {_grouped(clause.clause)}"
        case Words():
            field = f"{clause.field}:" if clause.field else ""
            words = f"“{clause.text}”" if clause.is_quoted else clause.text
            return f"{field}{words}{'…' if clause.is_typing else ''}"
        case Name():
            ids = f" [{' or '.join(clause.ids)}]" if clause.ids else ""
            field = f"{clause.field}:" if clause.field else ""
            return " = ".join((f"{field}{clause.text}{ids}", *clause.words))
        case Pattern():
            return f"{clause.field}:{clause.pattern}" if clause.field else clause.pattern
        case Source():
            return f"source:{','.join(clause.names)}"
        case Language():
            return f"lang:{','.join(clause.codes)}"
        case State():
            return f"is:{clause.name}"
        case Tagged():
            return f"tag:{','.join(clause.names)}"
        case Added():
            return f"added:{clause.text}"
        case Said():
            ids = f" [{' or '.join(clause.ids)}]" if clause.ids else ""
            return f"{clause.field}:{','.join(clause.names)}{ids}"
        case Near():
            return f"{_grouped(clause.left)} NEAR/{clause.distance} {_grouped(clause.right)}"
        case Dates():
            return f"date:{clause.text}"


def _grouped(clause: Clause) -> str:
    return f"({describe(clause)})" if isinstance(clause, And | Or | Near) else describe(clause)


def leaves(clause: Clause) -> int:
    """Return how many words, phrases and names are in a clause."""
    return sum(map(leaves, clause.clauses)) if isinstance(clause, And | Or) else 1


def has_place(clause: Clause) -> bool:
    """Tell whether a clause stands somewhere in a text."""
    if isinstance(clause, And | Or):
        return all(map(has_place, clause.clauses))
    if isinstance(clause, Words | Pattern):
        return clause.field in {"", "name"}
    return isinstance(clause, Name) and not clause.field
