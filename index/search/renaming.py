"""What a change of the names means for an index: which articles hold a spelling that now means something else.

Only they are indexed again: an alias more costs what its articles cost, not what the library costs. The index itself is
asked for them, by all the ways in which the matcher would read the spelling: Kim Jong-un, Kim Jongun, Kim Jo'ng-u'n.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any
from zlib import crc32

from index.search import query as q
from index.search.executor import Executor
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.names import Entity

Claims = dict[str, list[Any]]
"""By id of an entity: a number that stands for its kind and offices, then its spellings, each with what it claims."""

_MOST_WAYS = 256
"""Ways of writing one name that are looked for."""

_PART = re.compile("[a-z]+|[0-9]+|[가-힣]+|[一-鿿]+|[^\\W\\d_a-z가-힣一-鿿]+")
_FULL_HANGUL_NAME = re.compile("[가-힣]{3}")


def claims(entities: Iterable[Entity]) -> Claims:
    """Return what decides about the mentions of `entities`, as JSON can hold it."""
    return {entity.id: _claims_of(entity) for entity in entities}


def _claims_of(entity: Entity) -> list[Any]:
    kinds = (("strong", entity.strong), ("ambiguous", entity.ambiguous), ("weak", entity.weak))
    spellings = sorted(f"{kind} {spelling}" for kind, some in kinds for spelling in set(some))
    return [crc32(repr((entity.type, entity.roles)).encode()), *spellings]


def changed_spellings(before: Mapping[str, list[Any]], now: Mapping[str, list[Any]]) -> set[str]:
    """Return the spellings that mean something else now, or nothing; all of an entity whose offices differ."""
    changed: set[str] = set()
    for identity in {*before, *now}:
        old, new = before.get(identity, [None]), now.get(identity, [None])
        if old != new:
            both = {*old[1:], *new[1:]} if old[0] != new[0] else {*old[1:]} ^ {*new[1:]}
            changed |= {claim.partition(" ")[2] for claim in both}
    return changed


def rows_with(reader: Any, spellings: Iterable[str]) -> set[int]:
    """Return the record's rows of all articles in the index that may hold any of `spellings`, perhaps some more."""
    executor = Executor(reader, {}, lambda _state: (), lambda _said: ())
    forms = _Forms(executor)
    rows: set[int] = set()
    for spelling in spellings:
        for way in islice(_ways(spelling, forms), _MOST_WAYS):
            rows.update(executor.rows[executor.run(q.Words(way, is_quoted=True)).docs].tolist())
    return rows


class _Forms:
    """The words of an index by their letters alone: with and without apostrophes."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self._by_letter: dict[str, dict[str, list[str]]] = {}

    def of(self, word: str) -> list[str]:
        """Return the words of the index that are `word` but for apostrophes, if it is one in Latin letters."""
        if not word[0].isascii() or not word[0].isalpha():
            return [word]
        letter = word[0]
        if letter not in self._by_letter:
            alike: dict[str, list[str]] = defaultdict(list)
            for form in self._executor.forms(letter):
                alike[form.replace("'", "")].append(form)
            self._by_letter[letter] = alike
        return self._by_letter[letter].get(word, [])


def _ways(spelling: str, forms: _Forms) -> Iterator[str]:
    """Yield the phrases that the matcher would read as `spelling`."""
    parts = _PART.findall(fold(spelling).replace("'", ""))
    if _FULL_HANGUL_NAME.fullmatch(spelling):
        parts = [spelling[0], spelling[1:]]
    # From the end: whether the parts from one on can be cut into words of the index, so that no way is a dead end.
    can_end = [False] * len(parts) + [True]
    for at in reversed(range(len(parts))):
        can_end[at] = any(can_end[end] and forms.of(word) for end, word in _joined(parts, at))

    def from_part(at: int) -> Iterator[str]:
        if at == len(parts):
            yield ""
            return
        for end, word in _joined(parts, at):
            for form in forms.of(word) if can_end[end] else ():
                yield from (f"{form} {rest}" for rest in from_part(end))

    if parts:
        yield from map(str.rstrip, from_part(0))


def _joined(parts: Sequence[str], at: int) -> Iterator[tuple[int, str]]:
    """Yield the words that the parts from one on may make together, each with where it ends."""
    words = [parts[at]]
    for end in range(at + 1, len(parts) + 1):
        yield from ((end, word) for word in words)
        if end < len(parts):
            signs = ("", ".") if parts[end - 1][-1].isdigit() and parts[end][0].isdigit() else ("",)
            words = [word + sign + parts[end] for word in words for sign in signs][:_MOST_WAYS]
