"""Words of the library for words that are nowhere in it: a letter wrong, or the same Korean name spelled otherwise.

Names are compared by the key of `romanisation`, so that Park Chul-soo, Pak Chol Su and 박철수 are one. Costs a walk
through the words that begin alike, some tenths of a second in a large library; asked only when nothing was found.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from index.names.romanisation import first_letters, given_key, hangul_key, latin_key, may_have_key, syllables_with_key
from index.search import query as q
from index.search.schema import TEXT_FIELDS
from index.search.spelling import distance, letters
from index.search.tokens import ending_code, stem, tokenise
from index.search.unquoted import unquoted
from index.search.variants import Choice, Slot
from index.text import fold, is_hangul

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.search.executor import Executor

MOST = 3
"""Suggestions for a word or name."""

_MOST_WORDS = 8
"""Words of a query that are looked into."""

_MOST_TRIED = 40
"""Spellings of a name that are looked up."""

_SHORT = 5
"""Up to this length one letter may be wrong, in longer words two."""

_LEAST_KEY = 4
"""Shorter keys are too many words of Hangul."""

_NAME = range(2, 5)
"""Parts that a name in Latin letters has: Pak Chol Su, Pak Cholsu."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Other words for a part of a query."""

    start: int
    """Where the part stands in the query."""

    end: int
    words: str
    """To be put in its place; a phrase is in quotation marks."""

    count: int
    """Articles that hold them."""

    told: str = ""
    """What is other about them, where they do not show it."""


def suggestions(executor: Executor, query: q.Query) -> list[Suggestion]:
    """Return up to `MOST` other words for each word of `query` that no article holds, and for each name."""
    words = [one for one in q.positive(query.root) if isinstance(one, q.Words)][:_MOST_WORDS]
    found: list[Suggestion] = []
    for run in _names(words):
        found += _counted(executor, run[0].start, run[-1].end, _others_alike(executor, run))
    nowhere = [word for word in words if not _holds(executor, word)]
    found += _without_marks(executor, nowhere)
    for word in nowhere:
        if not any(one.start <= word.start < one.end for one in found):
            found += _counted(executor, word.start, word.end, _words_alike(executor, word.text))
    return found


def _holds(executor: Executor, words: q.Words) -> bool:
    return bool(len(executor.run(words).docs))


def _without_marks(executor: Executor, words: Iterable[q.Words]) -> Iterator[Suggestion]:
    """Yield the phrases of which the words stand in articles, only not together or not so spelled."""
    for phrase in words:
        written, count = unquoted(executor, phrase)
        if count:
            yield Suggestion(phrase.start, phrase.end, written, count, "without quotation marks")


def _counted(executor: Executor, start: int, end: int, spellings: Iterable[str]) -> list[Suggestion]:
    """Count the articles for the first `_MOST_TRIED` spellings; those in most articles first."""
    tried = islice(dict.fromkeys(spellings), _MOST_TRIED)
    counts = {spelling: len(executor.run(q.Words(spelling, is_quoted=True)).docs) for spelling in tried}
    best = sorted((spelling for spelling, count in counts.items() if count), key=lambda one: -counts[one])[:MOST]
    return [Suggestion(start, end, f'"{one}"' if " " in one else one, counts[one]) for one in best]


# Words


def _words_alike(executor: Executor, word: str) -> Iterator[str]:
    """Yield the library's words that differ in a letter or two, the nearest first, then those that sound alike."""
    word = fold(word)
    if len(word) < 2:
        return
    if is_hangul(word[0]):
        near = _hangul_near(executor, word)
        yield from _nearest(word, near)
        yield from _romanised(executor, hangul_key(word))
        return
    key = latin_key(word)
    yield from _nearest(word, executor.forms(word[:1]))
    if key:
        yield from _romanised(executor, key)
    if len(key) >= _LEAST_KEY:
        yield from _hangul_with_key(executor, key)


def _nearest(word: str, others: Iterable[str]) -> list[str]:
    spelled = letters(word)
    most = 1 if len(spelled) <= _SHORT else 2
    near = ((distance(spelled, letters(other), most), other) for other in others if abs(len(other) - len(word)) <= most)
    return [other for far, other in sorted(near) if 0 < far <= most][: 4 * MOST]


def _hangul_near(executor: Executor, word: str) -> set[str]:
    """Return the beginnings, as long as `word`, of the library's words with the same first syllable."""
    return {form[: len(word)] for form in executor.forms(word[0]) if len(form) >= len(word)}


def _romanised(executor: Executor, key: str) -> list[str]:
    """Return the library's words in Latin letters that sound so."""
    forms = (form for letter in first_letters(key) for form in executor.forms(letter))
    fit = (form for form in forms if len(form) <= 2 * len(key) + 1 and form.isalpha() and may_have_key(form, key))
    return [form for form in fit if latin_key(form) == key]


def _hangul_with_key(executor: Executor, key: str) -> Iterator[str]:
    """Yield the Hangul words of the library, without what follows them, that sound so."""
    firsts = {syllable for length in range(len(key) + 1) for syllable in syllables_with_key(key[:length])}
    for form in (form for syllable in sorted(firsts) for form in executor.forms(syllable)):
        for length in range(2, min(len(form), 5) + 1):
            if hangul_key(form[:length]) == key:
                yield form[:length]


# Names


def _names(words: Sequence[q.Words]) -> Iterator[list[q.Words]]:
    """Yield the words that may be one Korean name: two to four parts in Latin letters, or three syllables of Hangul."""
    plain = [one for one in words if not one.is_quoted and not one.field]
    parts = [part for one in plain for part in _parts(one)]
    if len(plain) > 1 and len(parts) in _NAME and all(part.isascii() and part.isalpha() for part in parts):
        yield plain
    yield from ([one] for one in plain if len(one.text) == 3 and is_hangul(one.text))
    if len(plain) == 1 and len(parts) in _NAME and all(part.isascii() for part in parts):
        yield plain


def _parts(words: q.Words) -> list[str]:
    return [token.form.replace("'", "") for token in tokenise(words.text) if token.form]


def _others_alike(executor: Executor, run: list[q.Words]) -> Iterator[str]:
    """Yield the spellings of a name that the library holds, other than the one that was asked for."""
    if len(run) == 1 and is_hangul(run[0].text[0]) and _holds(executor, run[0]):
        return
    asked = " ".join(parts_of_name(run))
    yield from (name for name in names_alike(executor, run, in_any_order=True) if name != asked)


def parts_of_name(run: Sequence[q.Words]) -> list[str]:
    """Return the parts of a name, folded: Pak Chol-su has three."""
    return [part for one in run for part in _parts(one)]


def names_alike(executor: Executor, run: Sequence[q.Words], *, in_any_order: bool = False) -> Iterator[str]:
    """Yield the spellings of a name that stand in the library, folded, those in Hangul first.

    `run` is a name in Latin letters, in two to four parts, or in three syllables of Hangul. The surname stands first
    unless `in_any_order`: in lists of names the end of one is followed by the beginning of the next.
    """
    if len(run) == 1 and is_hangul(run[0].text[0]):
        surname, *given = (hangul_key(syllable) for syllable in run[0].text)
        orders = [(surname, given, hangul_key(run[0].text[1:]))]
    else:
        parts = parts_of_name(run)
        orders = [
            (latin_key(first), list(map(latin_key, given)), given_key(given))
            for first, given in ((parts[0], parts[1:]), (parts[-1], parts[:-1]))[: 1 + in_any_order]
        ]
    for surname, given, together in orders:
        yield from _in_hangul(executor, surname, together)
        yield from _in_latin(executor, surname, given, together, in_any_order=in_any_order)


def _in_hangul(executor: Executor, surname: str, given: str) -> Iterator[str]:
    for syllable in syllables_with_key(surname):
        for form in executor.forms(syllable):
            if len(form) >= 3 and hangul_key(form[1:3]) == given:
                yield form[:3]


def _in_latin(
    executor: Executor, surname: str, given: list[str], together: str, *, in_any_order: bool
) -> Iterator[str]:
    """Yield the names in Latin letters that stand in articles, the given name in one word or in its parts."""
    surnames = _romanised(executor, surname)
    ways = [[_romanised(executor, key) for key in given]]
    if len(given) > 1:
        ways.append([_romanised(executor, together)])
    for way in ways:
        yield from islice(_standing(executor, [surnames, *way]), _MOST_TRIED)
        if in_any_order:
            yield from islice(_standing(executor, [*way, surnames]), _MOST_TRIED)


def _standing(executor: Executor, words: list[list[str]], number: int = 0) -> Iterator[str]:
    """Yield the phrases of one word from each list that stand in articles, found a word at a time."""
    if not all(words) or not _stands(executor, words):
        return
    if number == len(words):
        yield " ".join(word for (word,) in words)
        return
    for word in words[number][:_MOST_TRIED]:
        yield from _standing(executor, [*words[:number], [word], *words[number + 1 :]], number + 1)


def _stands(executor: Executor, words: list[list[str]]) -> bool:
    """Tell whether any article has a word of each list, one behind the other."""
    phrase = tuple(Slot(place, tuple(map(_written, some))) for place, some in enumerate(words))
    return any(len(executor.occurrences(field, phrase).docs) for field in TEXT_FIELDS)


def _written(word: str) -> Choice:
    """Return the term of a word, in no other form of it."""
    term = stem(word)
    code = ending_code(term, word)
    return Choice(term, code, code)
