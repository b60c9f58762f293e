"""Taking words of a query as names, so that any spelling finds every spelling.

A run of plain words in which the gazetteer finds a name becomes one clause for whoever is meant; a quoted phrase
stays what it is. The words themselves are still looked for beside the name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.names import Mention, default_matcher, spellings
from index.search import query as q
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator


def recognise(query: q.Query) -> q.Query:
    """Return `query` with the names in it recognised."""
    if query.root is None:
        return query
    return replace(query, root=_clause(query.root, query.text))


def _clause(clause: q.Clause, text: str) -> q.Clause:
    match clause:
        case q.And():
            return _joined(list(_run(clause.clauses, text)))
        case q.Or():
            return q.Or(tuple(_clause(part, text) for part in clause.clauses))
        case q.Not():
            return q.Not(_clause(clause.clause, text))
        case q.Words():
            return _joined(list(_run((clause,), text)))
    return clause


def _joined(clauses: list[q.Clause]) -> q.Clause:
    return clauses[0] if len(clauses) == 1 else q.And(tuple(clauses))


def _run(clauses: tuple[q.Clause, ...], text: str) -> Iterator[q.Clause]:
    """Yield the clauses with each stretch of plain words searched for names."""
    words: list[q.Words] = []
    for clause in clauses:
        if isinstance(clause, q.Words) and not clause.is_quoted and not clause.field:
            words.append(clause)
            continue
        yield from _named(words, text)
        words = []
        yield clause if isinstance(clause, q.Words) else _clause(clause, text)
    yield from _named(words, text)


def _named(words: list[q.Words], text: str) -> Iterator[q.Clause]:
    if not words:
        return
    start, end = words[0].start, words[-1].end
    names = [
        replace(mention, start=mention.start + start, end=mention.end + start)
        for mention in default_matcher().mentions(text[start:end], any_case=True)
    ]
    at = 0
    while at < len(words):
        covered = _covered(words, at, names)
        if covered is None:
            yield words[at]
            at += 1
            continue
        ids, after = covered
        first, last = words[at].start, words[after - 1].end
        yield q.Name(ids, text[first:last], first, last)
        at = after


def _covered(words: list[q.Words], at: int, names: list[Mention]) -> tuple[tuple[str, ...], int] | None:
    """Return the ids of the name that begins with word `at`, and the word after it.

    A name must fill its words, but for what `_is_ending` takes at the end: `김정은이`, `Kim Jong Un's`.
    """
    here = [mention for mention in names if mention.start == words[at].start]
    if not here:
        return None
    end = max(mention.end for mention in here)
    after = next((i + 1 for i in range(at, len(words)) if words[i].start < end <= words[i].end), None)
    if after is None:
        return None
    rest = words[after - 1].end - end
    if rest and not _is_ending(words[after - 1].text[-rest:]):
        return None
    return tuple(dict.fromkeys(mention.id for mention in here if mention.end == end)), after


def _is_ending(rest: str) -> bool:
    """Tell whether the rest of a word is a Korean particle, a possessive or marks."""
    if fold(rest) == "'s" or not any(map(str.isalnum, rest)):
        return True
    return len(rest) <= 3 and all("가" <= character <= "힣" for character in rest)


def shown_spellings(name: q.Name, most: int = 4) -> str:
    """Return the spellings that a name finds, `Kim Jong Un = 김정은 = 金正恩`."""
    return " / ".join(" = ".join(spellings(identity)[:most]) for identity in name.ids)
