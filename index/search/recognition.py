"""Taking words of a query as names, so that any spelling finds every spelling.

A run of plain words in which the gazetteer finds a name becomes one clause for whoever is meant, and so does a Korean
word for which the other half of the country says another; a quoted phrase stays what it is. The words themselves are
still looked for beside the name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from index.exceptions import QueryError
from index.names import candidates, default_gazetteer, default_matcher, spellings
from index.names.endings import is_particle
from index.search import query as q
from index.search.hanja import in_hangul
from index.search.name_words import is_given_name, joints, names_in
from index.search.word_pairs import other_words
from index.text import fold, is_hangul

if TYPE_CHECKING:
    from collections.abc import Iterator


def understood(text: str, *, is_typing: bool = False) -> q.Query:
    """Return a query as typed, read and with the names in it recognised; `is_typing` as `query.parse`."""
    return recognise(q.parse(text, is_typing=is_typing))


def recognise(query: q.Query) -> q.Query:
    """Return `query` with the names in it recognised."""
    if query.root is None:
        return query
    root = _clause(query.root, query.text)
    return replace(query, root=root, problems=(*query.problems, *_unknown(root)))


def _unknown(root: q.Clause) -> Iterator[QueryError]:
    """Yield what is wrong with names that nobody bears."""
    for clause in q.positive(root):
        if isinstance(clause, q.Words) and clause.field == "name" and not clause.is_typing:
            what = "these words are" if " " in clause.text.strip() else "this word is"
            yield QueryError(f"no such name is known; {what} looked for instead", clause.start, clause.end)


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
        case q.Near():
            return replace(clause, left=_clause(clause.left, text), right=_clause(clause.right, text))
        case q.Said():
            return replace(clause, ids=tuple(dict.fromkeys(one for name in clause.names for one in bearers(name))))
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
        if isinstance(clause, q.Words):
            yield _of_field(clause, text)
        else:
            yield _clause(clause, text)
    yield from _named(words, text)


def _of_field(words: q.Words, text: str) -> q.Clause:
    """Return the name that `name:` or `title:` asks for; the words when there is none, or with `title:=`."""
    if words.field == "name":
        return _asked_for(words)
    if words.field != "title" or text[words.start : words.end].partition(":")[2].startswith("="):
        return words
    if "-" in words.text and default_gazetteer().get(words.text):
        return q.Name((words.text,), words.text, words.start, words.end, by_id=True, field="title")
    ids = tuple(dict.fromkeys(_called(words.text)))
    return q.Name(ids, words.text, words.start, words.end, field="title") if ids else words


def _asked_for(words: q.Words) -> q.Clause:
    """Return the name that `name:` asks for, by its words or by ids; the words when there is none."""
    identities = tuple(words.text.split(","))
    if all(map(default_gazetteer().get, identities)):
        return q.Name(identities, words.text, words.start, words.end, by_id=True)
    ids = bearers(words.text)
    return q.Name(ids, words.text, words.start, words.end) if ids else words


def bearers(name: str) -> tuple[str, ...]:
    """Return the ids of all whose name, or whose id, is the whole of `name`."""
    if default_gazetteer().get(name):
        return (name,)
    ids = candidates(name)
    if ids or not name.strip():
        return ids
    mentions = default_matcher().mentions(name, any_case=True)
    return tuple(dict.fromkeys(one.id for one in mentions if one.start == 0 and _is_ending(name[one.end :])))


def _named(words: list[q.Words], text: str) -> Iterator[q.Clause]:
    if not words:
        return
    names = names_in(text, words[0].start, words[-1].end)
    signs = list(joints(text, words[0].start, words[-1].end, names))
    words = [part for one in words for part in _taken_apart(one, text, signs)]
    names_from: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for first, last, identity in names:
        names_from[first].append((last, identity))
    at = 0
    while at < len(words):
        covered = _covered(words, at, names_from.get(words[at].start, []))
        if covered is None:
            together = _given(words[at : at + 2], text)
            yield together or _with_other_words(words[at])
            at += 2 if together else 1
            continue
        ids, end, after = covered
        first, last = words[at].start, words[after - 1].end
        glued = _glued(words[after - 1], end)
        if glued is not None:
            last = end
        yield q.Name(ids, text[first:last], first, last)
        if glued is not None:
            yield from _named([glued], text)
        at = after


def _taken_apart(words: q.Words, text: str, signs: list[int]) -> Iterator[q.Words]:
    """Yield the words between which names are joined by a sign: `김정은·푸틴`; `signs` are the places of all."""
    start = words.start
    is_as_written = words.end - words.start == len(words.text)
    inside = signs[bisect_left(signs, words.start) : bisect_left(signs, words.end)] if is_as_written else ()
    for at in inside:
        if any(map(str.isalnum, text[start:at])):
            yield replace(words, text=text[start:at], start=start, end=at, is_typing=False)
        start = at + 1
    if any(map(str.isalnum, text[start : words.end])) or start == words.start:
        yield replace(words, text=words.text[start - words.start :], start=start)


def _given(words: list[q.Words], text: str) -> q.Words | None:
    """Return two words as one when they are a given name, whose parts stand together: `Jong Un`."""
    if len(words) < 2 or not is_given_name(*(one.text for one in words)):
        return None
    first, last = words
    return replace(last, text=text[first.start : last.end], start=first.start)


def _glued(last: q.Words, end: int) -> q.Words | None:
    """Return the word that is written onto a name without a blank, as 핵 in 북한핵; None for what only ends it."""
    rest = last.text[len(last.text) - (last.end - end) :] if end < last.end else ""
    return None if _is_ending(rest) else replace(last, text=rest, start=end)


def _with_other_words(words: q.Words) -> q.Clause:
    read = in_hangul(words.text)
    ids = tuple(dict.fromkeys(identity for word in read for identity in _called(word)))
    if ids:
        return q.Name(ids, words.text, words.start, words.end)
    others = (*read, *(other for word in read or (words.text,) for other in other_words(word)))
    return q.Name((), words.text, words.start, words.end, others) if others else words


def _called(word: str) -> Iterator[str]:
    """Yield the ids of whoever a word means that is nothing but a name."""
    names = names_in(word)
    end = max((last for first, last, _ in names if first == 0), default=0)
    if end and _is_ending(word[end:]):
        yield from (identity for first, last, identity in names if (first, last) == (0, end))


def _covered(words: list[q.Words], at: int, here: list[tuple[int, str]]) -> tuple[tuple[str, ...], int, int] | None:
    """Return the ids of the name that begins with word `at`, where it ends, and the word after it.

    A name must fill its words, but for what may be written onto it: `김정은이`, `북한핵`, `Kim Jong Un's`.
    """
    if not here:
        return None
    end = max(last for last, _ in here)
    after = next((i + 1 for i in range(at, len(words)) if words[i].start < end <= words[i].end), None)
    if after is None:
        return None
    rest = words[after - 1].end - end
    if rest and not (_is_ending(words[after - 1].text[-rest:]) or is_hangul(words[after - 1].text[-rest - 1 :])):
        return None
    return tuple(dict.fromkeys(identity for last, identity in here if last == end)), end, after


def _is_ending(rest: str) -> bool:
    """Tell whether the rest of a word is a Korean particle, a possessive, marks, or what follows any name."""
    if fold(rest) == "'s" or not any(map(str.isalnum, rest)):
        return True
    return is_particle(rest) or (rest[0] in _EVERYBODY and (len(rest) == 1 or is_particle(rest[1:])))


_EVERYBODY = "씨님들측시"
"""What may be written onto any name and says little about it: Mr, group, side, city."""


def shown_spellings(name: q.Name, most: int = 4) -> str:
    """Return the spellings that a name finds, `Kim Jong Un = 김정은 = 金正恩`; all bearers of an ambiguous one."""
    bearers = " or ".join(" = ".join(spellings(identity)[:most]) for identity in name.ids)
    return " = ".join((bearers or name.text, *name.words))
