"""The query language: text in, a tree of clauses and the problems found out.

Nothing here raises: a query is read while it is typed, so what makes no sense is reported with its place and the
rest still answers. `docs/queries.md` describes the language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.exceptions import QueryError
from index.search.dates import parse_dates
from index.search.patterns import fuzzy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FIELDS = ("title", "source", "lang", "date", "is", "speaker", "via", "quote", "name")
"""What may stand before a colon."""

_OF_WORDS = frozenset({"title", "quote", "name"})
"""The fields whose value is words to look for."""

_LEXEME = re.compile(
    r"""(?P<blank>\s+)|(?P<open>\()|(?P<close>\))
    |(?P<not>-(?=[^\s\-)]))
    |(?P<near>NEAR(?:/\d{1,3})?(?=[\s()"“”„«»]|$))
    |(?P<literal>=(?=["“”„«]))
    |(?P<field>[A-Za-z]+):(?=[^\s)])
    |(?P<quote>["“”„«»])
    |(?P<word>[^\s()"“”„«»]+)""",
    re.VERBOSE,
)
_CLOSING = re.compile('["“”„«»]')


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
    """Articles with a mark of the reader: `unread`, `read` or `bookmarked`."""

    name: str
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


Clause = Words | Name | Pattern | Source | Language | Dates | State | Said | Near | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """A query as understood."""

    text: str
    root: Clause | None
    """None asks for every article."""

    problems: tuple[QueryError, ...] = ()


@dataclass(frozen=True, slots=True)
class _Lexeme:
    kind: str
    text: str
    start: int
    end: int


def parse(text: str, *, is_typing: bool = False) -> Query:
    """Read a query. With `is_typing` its last word may be unfinished: it stands for all words that begin so."""
    parser = _Parser(text[:LONGEST], is_typing)
    if len(text) > LONGEST:
        parser.problems.append(QueryError(f"only {LONGEST:,} characters are read", LONGEST, len(text)))
    together = [parser.disjunction(depth=0)]
    while parser.has_more:
        parser.complain("this ) closes nothing", parser.take())
        together.append(parser.disjunction(depth=0))
    clauses = [clause for clause in together if clause is not None]
    return Query(text, _all(clauses) if clauses else None, tuple(parser.problems))


LONGEST = 4_000
"""Code points of a query that are read: a page of text, not a book."""

DEEPEST = 50
"""Parentheses nested deeper than this are read as if they were not there."""

NEAR = 10
"""How far apart words are for `NEAR` without a number."""

MOST_COSTLY = 24
"""Patterns, pairs of words beside NEAR and names of those quoted that one query may have."""

MOST_STARS = 3
"""More stars in one word mean nothing and make matching slow."""


class _Parser:
    """Recursive descent over the lexemes of one query."""

    def __init__(self, text: str, is_typing: bool) -> None:
        self._text = text
        self._is_typing = is_typing
        self._lexemes = [
            _Lexeme(match.lastgroup or "", match.group(), match.start(), match.end())
            for match in _LEXEME.finditer(text)
        ]
        self._next = 0
        self._costly = 0
        self.problems: list[QueryError] = []

    @property
    def has_more(self) -> bool:
        return self._peek() is not None

    def _peek(self) -> _Lexeme | None:
        while self._next < len(self._lexemes) and self._lexemes[self._next].kind == "blank":
            self._next += 1
        return self._lexemes[self._next] if self._next < len(self._lexemes) else None

    def take(self) -> _Lexeme:
        lexeme = self._lexemes[self._next]
        self._next += 1
        return lexeme

    def complain(self, message: str, at: _Lexeme) -> None:
        self.problems.append(QueryError(message, at.start, at.end))

    def disjunction(self, depth: int) -> Clause | None:
        """Read clauses up to a closing parenthesis or the end."""
        alternatives: list[Clause] = []
        together: list[Clause] = []
        dangling: _Lexeme | None = None
        while (lexeme := self._peek()) and lexeme.kind != "close":
            if lexeme.kind == "word" and lexeme.text in {"OR", "|"}:
                dangling = self.take()
                if together:
                    alternatives.append(_all(together))
                    together = []
                else:
                    self.complain("OR needs something on its left", dangling)
                continue
            if lexeme.kind == "word" and lexeme.text in {"AND", "&"}:
                self.take()
                continue
            if lexeme.kind == "near":
                self._near(self.take(), together, depth)
                continue
            clause = self._clause(depth)
            if clause is not None:
                together.append(clause)
                dangling = None
        if dangling and alternatives and not together and not self._is_typing:
            self.complain("OR needs something on its right", dangling)
        if together:
            alternatives.append(_all(together))
        if not alternatives:
            return None
        return alternatives[0] if len(alternatives) == 1 else Or(tuple(alternatives))

    def _near(self, sign: _Lexeme, together: list[Clause], depth: int) -> None:
        """Join the clause before `sign` and the one behind it; what cannot be near anything stays as it is."""
        following = self._peek()
        if not together:
            self.complain("NEAR needs something on its left", sign)
            return
        if following is None or following.kind in {"close", "near"} or following.text in {"OR", "AND", "|", "&"}:
            if not (self._is_typing and following is None):
                self.complain("NEAR needs something on its right", sign)
            return
        right = self._clause(depth)
        if right is None:
            return
        before = together[-1]
        left = before.right if isinstance(before, Near) else before
        if not (_has_place(left) and _has_place(right)):
            self.complain("NEAR stands between words, phrases and names", sign)
            together.append(right)
            return
        if not self._may_cost(_leaves(left) * _leaves(right), sign.start, sign.end):
            together.append(right)
            return
        distance = int(sign.text.partition("/")[2] or NEAR)
        if not isinstance(before, Near):
            together.pop()
        together.append(Near(left, right, max(1, distance)))

    def _may_cost(self, pairs: int, start: int, end: int) -> bool:
        """Tell whether the query may ask for so much more that takes long; else it is a problem."""
        before, self._costly = self._costly, self._costly + pairs
        if before <= MOST_COSTLY < self._costly:
            self.problems.append(QueryError("too many patterns, NEARs or speakers in one query", start, end))
        return self._costly <= MOST_COSTLY

    def _clause(self, depth: int) -> Clause | None:
        lexeme = self.take()
        if lexeme.kind == "open":
            return self._group(lexeme, depth)
        if lexeme.kind == "not":
            return self._negation(lexeme, depth)
        if lexeme.kind == "quote":
            return self._phrase(lexeme, "")
        if lexeme.kind == "literal":
            return self._clause(depth)
        if lexeme.kind == "field":
            return self._fielded(lexeme)
        if lexeme.text == "NOT":
            return self._negation(lexeme, depth)
        return self._word(lexeme.text, "", lexeme.start, lexeme.end)

    def _group(self, opened: _Lexeme, depth: int) -> Clause | None:
        if depth >= DEEPEST:
            self.complain("too many parentheses", opened)
            return None
        inner = self.disjunction(depth + 1)
        if self._peek() is None:
            if not self._is_typing:
                self.complain("this ( is never closed", opened)
        else:
            self.take()
        return inner

    def _negation(self, sign: _Lexeme, depth: int) -> Clause | None:
        following = self._peek()
        if following is None or following.kind == "close":
            if not self._is_typing:
                self.complain("nothing follows to be left out", sign)
            return None
        if following.kind == "not" or following.text == "NOT":
            while (again := self._peek()) and (again.kind == "not" or again.text == "NOT"):
                self.complain("one minus sign is enough", self.take())
            return None
        clause = self._clause(depth)
        return None if clause is None else Not(clause)

    def _phrase(self, opened: _Lexeme, name: str) -> Clause | None:
        closing = _CLOSING.search(self._text, opened.end)
        end = closing.start() if closing else len(self._text)
        after = closing.end() if closing else end
        if closing is None and not self._is_typing:
            self.complain("this quotation mark is never closed", opened)
        while self._next < len(self._lexemes) and self._lexemes[self._next].start < after:
            self._next += 1
        words = self._text[opened.end : end]
        if not words.strip():
            return None
        return Words(words, name, opened.start, after, closing is None and self._is_typing, is_quoted=True)

    def _fielded(self, lexeme: _Lexeme) -> Clause | None:
        name = lexeme.text[:-1].lower()
        following = self.take()
        if following.kind == "literal":
            following = self.take()
        if name not in FIELDS:
            known = ", ".join(f"{field}:" for field in FIELDS)
            self.complain(f"there is no field “{name}:”; there are {known}", lexeme)
            return self._word(f"{lexeme.text[:-1]} {following.text}", "", lexeme.start, following.end)
        if following.kind == "quote":
            phrase = self._phrase(following, name)
            if not isinstance(phrase, Words):
                return None
            return phrase if name in _OF_WORDS else self._filter(name, phrase.text, lexeme.start, phrase.end)
        if following.kind not in {"word", "field"}:
            self.complain(f"“{name}:” needs a value", lexeme)
            return None
        value = following.text
        if name in _OF_WORDS:
            return self._word(value, name, lexeme.start, following.end)
        return self._filter(name, value, lexeme.start, following.end)

    def _filter(self, name: str, value: str, start: int, end: int) -> Clause | None:
        values = tuple(part.strip().casefold() for part in value.split(",") if part.strip())
        if name == "source":
            return Source(values, start, end) if values else None
        if name == "lang":
            return self._language(values, start, end)
        if name == "is":
            return self._state(values, start, end)
        if name in {"speaker", "via"}:
            return Said(name, values, start, end) if values and self._may_cost(len(values), start, end) else None
        span = parse_dates(value)
        if span is None:
            if not (self._is_typing and end == len(self._text)):
                self.problems.append(
                    QueryError("not a date: write 2023, 2023-12, 2023-12-31, 2023-11..2024-02 or last-week", start, end)
                )
            return None
        return Dates(*span, value, start, end)

    def _language(self, codes: tuple[str, ...], start: int, end: int) -> Clause | None:
        known = tuple(code for code in codes if code.isascii() and code.isalpha() and len(code) in {2, 3})
        if len(known) < len(codes) and not (self._is_typing and end == len(self._text)):
            self.problems.append(QueryError("lang: takes codes such as en and ko", start, end))
        return Language(known, start, end) if known else None

    def _state(self, values: tuple[str, ...], start: int, end: int) -> Clause | None:
        if len(values) == 1 and values[0] in {"read", "unread", "bookmarked"}:
            return State(values[0], start, end)
        if not (self._is_typing and end == len(self._text)):
            self.problems.append(QueryError("is: knows read, unread and bookmarked", start, end))
        return None

    def _word(self, text: str, name: str, start: int, end: int) -> Clause | None:
        if text.endswith(":") and text[:-1].lower() in FIELDS:
            if not self._is_typing:
                self.problems.append(QueryError(f"“{text}” needs a value", start, end))
            return None
        if not any(character.isalnum() for character in text):
            return None
        if text.startswith("="):
            return Words(text[1:], name, start, end, self._is_typing and end == len(self._text), is_quoted=True)
        if "*" in text or ("?" in text.rstrip("?") and "*" not in text) or fuzzy(text):
            return self._pattern(text, name, start, end)
        return Words(text, name, start, end, self._is_typing and end == len(self._text))

    def _pattern(self, text: str, name: str, start: int, end: int) -> Clause | None:
        letters = sum(character.isalnum() for character in text)
        if letters < 2 and text[0] in "*?":
            self.problems.append(QueryError("a pattern needs two letters, or one at its start", start, end))
            return None
        if text.count("*") > MOST_STARS:
            self.problems.append(QueryError(f"a pattern may have {MOST_STARS} stars", start, end))
            return None
        if name == "name":
            self.problems.append(QueryError("name: takes a name, not a pattern", start, end))
            name = ""
        return Pattern(text, name, start, end) if self._may_cost(1, start, end) else None


def _all(clauses: list[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else And(tuple(clauses))


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

    An article that holds one is preferred among those with the words at any place.
    """
    for one, other in pairwise(clauses):
        parts = _plain_hangul(one), _plain_hangul(other)
        if all(parts):
            yield Words("".join(parts), start=span_of(one)[0], end=span_of(other)[1])


def _plain_hangul(clause: Clause) -> str:
    """Return the text of a plain Korean word that is no name; empty for other clauses."""
    is_word = isinstance(clause, Words) and not (clause.is_quoted or clause.field)
    if not isinstance(clause, Words | Name) or not (is_word or (isinstance(clause, Name) and not clause.ids)):
        return ""
    is_plain = len(clause.text) <= _LONGEST_PART and all("가" <= letter <= "힣" for letter in clause.text)
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
            return " = ".join((f"{clause.text}{ids}", *clause.words))
        case Pattern():
            return f"{clause.field}:{clause.pattern}" if clause.field else clause.pattern
        case Source():
            return f"source:{','.join(clause.names)}"
        case Language():
            return f"lang:{','.join(clause.codes)}"
        case State():
            return f"is:{clause.name}"
        case Said():
            ids = f" [{' or '.join(clause.ids)}]" if clause.ids else ""
            return f"{clause.field}:{','.join(clause.names)}{ids}"
        case Near():
            return f"{_grouped(clause.left)} NEAR/{clause.distance} {_grouped(clause.right)}"
        case Dates():
            return f"date:{clause.text}"


def _grouped(clause: Clause) -> str:
    return f"({describe(clause)})" if isinstance(clause, And | Or | Near) else describe(clause)


def _leaves(clause: Clause) -> int:
    """Return how many words, phrases and names are in a clause."""
    return sum(map(_leaves, clause.clauses)) if isinstance(clause, And | Or) else 1


def _has_place(clause: Clause) -> bool:
    """Tell whether a clause stands somewhere in a text."""
    if isinstance(clause, And | Or):
        return all(map(_has_place, clause.clauses))
    if isinstance(clause, Words | Pattern):
        return clause.field in {"", "name"}
    return isinstance(clause, Name)
