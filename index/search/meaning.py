"""What a query means in a library, where its words alone do not tell.

A name that means somebody only beside a fuller one (개성) is taken for the only one who is called so where the words
find nothing. A Korean name that nobody knows here (Pak Chol Su) also means its other romanisations and its Hangul, as
far as they stand in the library. So does a Korean word mean its Chinese characters.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from index.names import candidates, default_gazetteer, default_matcher
from index.names.romanisation import hangul_key, latin_key, syllables_with_key
from index.search import query as q
from index.search.hanja import characters_read, in_hangul
from index.search.suggestions import names_alike, parts_of_name
from index.search.tokens import tokenise
from index.search.variants import counterparts
from index.text import is_hangul

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.search.executor import Executor

_SURNAMES = (
    "김이리박최정강조윤장임림한오서신권황안송류유홍전고문손양량배백허남심노로하곽성차주우구민진지엄채원천방공현함변염여려추"
    "도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용계태"
)
_SURNAME_KEYS = frozenset(map(hangul_key, _SURNAMES))

_MOST_NAMES, _MOST_WORDS = 3, 8
"""Names and Korean words of one query that other spellings are looked for."""

_MOST_ALIKE = 6
"""Other spellings of a name that are looked for."""

_RARE = 20
"""Articles in which a Korean word stands at most that is looked for as a name in Latin letters too."""

_OF_CHARACTERS = range(2, 7)
"""Syllables of a Korean word that is looked for in Chinese characters."""

_LONGEST_PART = 7
_WHOLE = 3
"""Parts, or syllables, of a Korean name."""

_MOST_KEPT = 200

_alike: WeakKeyDictionary[Executor, dict[str, tuple[str, ...]]] = WeakKeyDictionary()


def meant(executor: Executor, query: q.Query) -> q.Query:
    """Return a query, whose names have been recognised, as it is meant; most come back as they are."""
    if query.root is None:
        return query
    name = only_bearer(query)
    if name is not None and not len(executor.run(query.root).docs):
        named = _with(query, name, _plain(query.root))
        if len(executor.run(named.root).docs):
            called = default_gazetteer().get(name.ids[0])
            told = f"“{name.text}” alone stands nowhere; taken as {called.name if called else name.ids[0]}"
            return replace(named, notes=(*query.notes, told))
    return _with_characters(executor, _with_names_alike(executor, query))


def _with_characters(executor: Executor, query: q.Query) -> q.Query:
    """Return a query whose Korean words are also looked for in Chinese characters, as the library has them."""
    for word in _plain(query.root)[:_MOST_WORDS]:
        if not word.is_typing and len(word.text) in _OF_CHARACTERS and is_hangul(word.text):
            written = _standing(executor, word.text, partial(_in_characters, executor, word.text))
            if written:
                query = _with(query, q.Name((), word.text, word.start, word.end, written), [word])
    return query


def _in_characters(executor: Executor, word: str) -> Iterator[str]:
    """Yield the words of the library in Chinese characters that are read so, without what is written onto them."""
    first = word[0]
    for character in characters_read("".join((first, *counterparts(first)))):
        for form in executor.forms(character):
            read = in_hangul(form[: len(word)])
            if any(_is_read(one, word) for one in read):
                yield form[: len(word)]


def _is_read(read: str, word: str) -> bool:
    """Tell whether a reading is a word, in the spelling of either half of the country."""
    return read == word or (read[1:] == word[1:] and word[0] in counterparts(read[0]))


def is_plain(query: q.Query) -> bool:
    """Tell whether a query means what its words say in any library, so that none need be asked."""
    words = _plain(query.root)
    if any(is_hangul(one.text) for one in words):
        return False
    return not words or (only_bearer(query) is None and next(_unknown_names(query), None) is None)


def only_bearer(query: q.Query) -> q.Name | None:
    """Return the name that all the words of a query are, if it means only one, and that only beside a fuller name."""
    words = _plain(query.root)
    if not words or len(words) != len(list(q.positive(query.root))):
        return None
    text = query.text[words[0].start : words[-1].end]
    if text.split() != [one.text for one in words]:
        return None
    ids = candidates(text)
    return q.Name(ids, text, words[0].start, words[-1].end) if len(ids) == 1 else None


def _plain(root: q.Clause | None) -> list[q.Words]:
    """Return the plain words among the clauses that must all match."""
    return [one for one in q.parts_of(root) if isinstance(one, q.Words) and not (one.is_quoted or one.field)]


def _with(query: q.Query, clause: q.Clause, words: Sequence[q.Words]) -> q.Query:
    """Return a query with a clause in the place of some of its words."""
    parts: list[q.Clause] = []
    for part in q.parts_of(query.root):
        if part == words[0]:
            parts.append(clause)
        elif part not in words:
            parts.append(part)
    return replace(query, root=parts[0] if len(parts) == 1 else q.And(tuple(parts)))


# Names in other romanisations


def _with_names_alike(executor: Executor, query: q.Query) -> q.Query:
    for run in list(islice(_unknown_names(query), _MOST_NAMES)):
        spellings = () if _is_common(executor, run) else _alike_in(executor, run)
        if spellings:
            clause = _clause_for(query.text, run, spellings)
            query = _with(query, clause, run)
            if isinstance(clause, q.Name) and not is_hangul(clause.text):
                query = replace(query, notes=(*query.notes, f"“{clause.text}” is looked for as one name"))
    return query


def _clause_for(text: str, run: Sequence[q.Words], spellings: Sequence[str]) -> q.Clause:
    """Return what stands for a name in the place of its words."""
    start, end = run[0].start, run[-1].end
    written = " ".join(text[start:end].split())
    bearers = {spelling: _bearers(spelling) for spelling in spellings}
    ids = tuple(dict.fromkeys(identity for some in bearers.values() for identity in some))
    asked = " ".join(token.form for token in tokenise(written) if token.form)
    others = tuple(spelling for spelling, some in bearers.items() if not some and spelling not in {asked, written})
    name = q.Name(ids, written, start, end, (written, *others) if ids else others)
    is_whole = is_hangul(written) or len(parts_of_name(run)) == _WHOLE
    return name if is_whole else q.Or((run[0] if len(run) == 1 else q.And(tuple(run)), name))


def _bearers(spelling: str) -> list[str]:
    name = default_matcher().claims(spelling)
    return name.strong if name is not None else []


def _unknown_names(query: q.Query) -> Iterator[list[q.Words]]:
    """Yield the words of a query that look like a Korean name, and are none that is known.

    Two syllables before a word that is being typed may be the beginning of a name of three.
    """
    plain = _plain(query.root)
    words = [one for one in plain if not one.is_typing]
    goes_on = len(words) < len(plain) or query.text.endswith(" ")
    at = 0
    while at < len(words):
        run = next((some for length in (3, 2, 1) if _is_name(some := words[at : at + length], length)), None)
        if run is not None and not (goes_on and run[-1] is words[-1] and len(parts_of_name(run)) < _WHOLE):
            yield run
        at += len(run or [0])


def _is_name(run: list[q.Words], length: int) -> bool:
    if len(run) < length:
        return False
    if length == 1 and is_hangul(run[0].text):
        return len(run[0].text) == _WHOLE and run[0].text[0] in _SURNAMES and not candidates(run[0].text)
    parts = parts_of_name(run)
    if len(parts) not in (_WHOLE - 1, _WHOLE) or not all(part.isascii() and part.isalpha() for part in parts):
        return False
    if latin_key(parts[0]) not in _SURNAME_KEYS or max(map(len, parts[1:])) > _LONGEST_PART * (4 - len(parts)):
        return False
    return len(parts) < _WHOLE or all(syllables_with_key(latin_key(part)) for part in parts[1:])


def _is_common(executor: Executor, run: list[q.Words]) -> bool:
    """Tell whether a Korean word is too common to be the name of somebody whom nobody knows."""
    return is_hangul(run[0].text) and len(executor.run(run[0]).docs) > _RARE


def _alike_in(executor: Executor, run: list[q.Words]) -> tuple[str, ...]:
    """Return the spellings of a name that stand in the library, also as it is written."""
    asked = " ".join(one.text for one in run)
    alike = (one for one in names_alike(executor, run) if not (is_hangul(asked) and is_hangul(one)))
    return _standing(executor, f"name {asked}", lambda: alike)


def _standing(executor: Executor, asked: str, found: Callable[[], Iterator[str]]) -> tuple[str, ...]:
    """Return the first spellings that were found for what was asked; kept for the next time."""
    kept = _alike.setdefault(executor, {})
    spellings = kept.get(asked)
    if spellings is None:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        spellings = kept[asked] = tuple(dict.fromkeys(islice(found(), _MOST_ALIKE)))
    return spellings
