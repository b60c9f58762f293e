"""Finding the gazetteer's names in a text.

Every word of the text may start a name; the longest wins. What a name alone does not decide, its
neighbours do: "Chairman Kim" is somebody only in an article that names him in full.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.names.folding import compact, fold_with_offsets
from index.names.gazetteer import default_gazetteer
from index.names.trie import Name, NameTrie

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.names.gazetteer import Entity

_MOST_REMEMBERED = 10_000
"""Names whose parts are kept."""

_GIVEN_NAME = re.compile(
    " (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z][a-z]"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text."""

    start: int
    """Code-point offset in the text as it was given."""

    end: int
    id: str
    """Of the entity. Two mentions of the same place differ in it when the name alone does not tell."""

    strong: bool
    """False when only the rest of the text tells that this entity is meant, or when nothing does."""


class _Hit(NamedTuple):
    start: int
    end: int
    name: Name


class Matcher:
    """Finds the names of some entities."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Build the trie; some 10 ms for a thousand entities."""
        self._names = NameTrie()
        self._entities = {entity.id: entity for entity in entities}
        self._inside: dict[str, tuple[Mention, ...]] = {}
        for entity in self._entities.values():
            of_person = entity.type == "person"
            for alias in (*entity.strong, *entity.ambiguous):
                _claim(self._names.add(alias, of_person=of_person).strong, entity.id)
            for alias in entity.weak:
                _claim(self._names.add(alias, of_person=of_person).weak, entity.id)

    def mentions(self, text: str, *, date: str | None = None, any_case: bool = False) -> list[Mention]:
        """Return the names in `text` in order, the longest where several start at a place, none overlapping another.

        `date`, the article's, decides between bearers of one name by their offices. A name that stays undecided
        gives a mention for each. With `any_case`, for what people type, `kim jong un` is a name too.
        """
        folded, offsets = fold_with_offsets(text)
        hits = list(self._hits(folded, offsets, text, any_case=any_case))
        mentions = list(self._decided(hits, date))
        if offsets is None:
            return mentions
        return [Mention(offsets[m.start], offsets[m.end], m.id, m.strong) for m in mentions]

    def within(self, text: str, mention: Mention) -> tuple[Mention, ...]:
        """Return the names inside the name of `mention` in `text`: the party in its Central Committee."""
        written = text[mention.start : mention.end]
        found = self._inside.get(written)
        if found is None:
            if len(self._inside) >= _MOST_REMEMBERED:
                self._inside.clear()
            found = self._inside[written] = tuple(self._parts(written))
        base = mention.start
        return tuple(Mention(base + part.start, base + part.end, part.id, part.strong) for part in found)

    def _parts(self, written: str) -> Iterator[Mention]:
        folded, offsets = fold_with_offsets(written)
        for start in self._names.starts(folded):
            for end, name in self._names.ends(folded, start):
                first, last = (offsets[start], offsets[end]) if offsets else (start, end)
                is_part = (first, last) != (0, len(written)) and len(name.strong) == 1
                if is_part and _is_written_as_name(written[first:last], name):
                    yield Mention(first, last, name.strong[0], True)

    def in_office(self, ids: Iterable[str], date: str | None) -> list[str]:
        """Return those of `ids` that held an office on `date`; all of them when that decides nothing."""
        ids = list(ids)
        return [entity for entity in ids if date and self._entities[entity].in_office(date)] or ids

    def claims(self, name: str) -> Name | None:
        """Return the spelling that is the whole of `name`, None when nobody claims it."""
        return self._names.get(compact(name))

    def _hits(self, folded: str, offsets: list[int] | None, text: str, *, any_case: bool) -> Iterator[_Hit]:
        """Find the names from left to right; a weak one waits until no strong one has begun within it."""
        free_from = 0
        waiting: _Hit | None = None
        for start in self._names.starts(folded):
            if start < free_from:
                continue
            hit = self._longest(folded, start, offsets, text, any_case=any_case)
            if hit is None or (waiting and start < waiting.end and not hit.name.strong):
                continue
            if waiting and start >= waiting.end:
                yield waiting
            waiting = hit
            if hit.name.strong:
                yield hit
                waiting, free_from = None, hit.end
        if waiting:
            yield waiting

    def _longest(self, folded: str, start: int, offsets: list[int] | None, text: str, *, any_case: bool) -> _Hit | None:
        for end, name in reversed(self._names.ends(folded, start)):
            first, last = (offsets[start], offsets[end]) if offsets else (start, end)
            if (any_case or _is_written_as_name(text[first:last], name)) and not _goes_on(text, last, name):
                return _Hit(start, end, name)
        return None

    def _decided(self, hits: list[_Hit], date: str | None) -> Iterator[Mention]:
        anchors: dict[str, list[int]] = defaultdict(list)
        for hit in hits:
            if len(hit.name.strong) == 1:
                anchors[hit.name.strong[0]].append(hit.start)
        for hit in hits:
            name = hit.name
            if len(name.strong) == 1:
                yield Mention(hit.start, hit.end, name.strong[0], True)
                continue
            anchored = self.in_office([entity for entity in (*name.strong, *name.weak) if entity in anchors], date)
            if anchored:
                nearest = min(anchored, key=lambda entity: _distance(anchors[entity], hit.start))
                yield Mention(hit.start, hit.end, nearest, False)
            else:
                for entity in self.in_office(name.strong, date):
                    yield Mention(hit.start, hit.end, entity, False)


@lru_cache(maxsize=1)
def default_matcher() -> Matcher:
    """Return the matcher of the gazetteer that comes with the reader."""
    return Matcher(default_gazetteer())


def _claim(claimants: list[str], entity: str) -> None:
    if entity not in claimants:
        claimants.append(entity)


def _is_written_as_name(written: str, name: Name) -> bool:
    """Tell whether the capitals are where the name has them; headlines in capitals always are."""
    if name.acronym:
        return written == written.upper()
    capitals = [word[0] == word[0].upper() for word in written.split() if word not in name.small_words]
    if name.of_person or len(capitals) < 2:
        return all(capitals)
    return any(capitals)


def _goes_on(text: str, end: int, name: Name) -> bool:
    """Tell whether a surname with its title, "President Lee", is followed by a given name that nobody here has."""
    return name.of_person and not name.strong and _GIVEN_NAME.match(text, end) is not None


def _distance(starts: list[int], offset: int) -> tuple[int, int]:
    """Order entities by the last of `starts` before `offset`, those named only after it last."""
    before = bisect_left(starts, offset)
    return (0, offset - starts[before - 1]) if before else (1, starts[0] - offset)
