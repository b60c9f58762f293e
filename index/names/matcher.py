"""Finding the gazetteer's names in a text.

The names are kept as one trie of folded letters. A walk starts at every word of the text and
skips blanks, hyphens and apostrophes where the name has one, so that Kim Jong-un, Kim Jong Un,
KIM JONG UN and Kim Jŏng-ŭn are one path; the longest name wins. Measured against Aho-Corasick
(pyahocorasick) this needs no second pass for the optional separators and is fast enough.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from index.names.endings import ends_name
from index.names.folding import compact, fold_with_offsets
from index.names.gazetteer import default_gazetteer
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.names.gazetteer import Entity

_Node = dict[str, Any]
_END = "end"
_BREAK = "break"

_WORD_START = re.compile("(?<![a-z0-9])[a-z0-9]|(?<=[0-9])[a-z]|(?<![가-힣])[가-힣]|[一-鿿]")
_WORD = re.compile("[a-z]+|[0-9]+|[가-힣]+|[一-鿿]+|[^\\W\\d_a-z가-힣一-鿿]+")
_GAP = re.compile(r"(?:(?<![a-z][a-z])(?<=[a-z])\.)?['·.]?-?[ \n]?-? ?")
_FULL_HANGUL_NAME = re.compile("[가-힣]{3}")
_BYLINE = re.compile(" ?(?:기자|특파원|앵커|논설위원)")
_GIVEN_NAME = re.compile(
    " (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z][a-z]"
)
_LONG_HANGUL = 4
"""From this many syllables on a Hangul name ends where it ends, whatever follows."""


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


@dataclass(slots=True)
class Name:
    """A folded spelling with the entities that claim it."""

    key: str
    strong: list[str]
    """Ids that it means wherever it stands; more than one when it is ambiguous."""

    weak: list[str]
    """Ids that it means beside one of their strong names."""

    small_words: frozenset[str]
    """Words that may be written in lower case within it; all that are, in the gazetteer."""

    acronym: bool
    """Written in capitals only."""

    of_person: bool
    """Whether all the claimants are people."""


class _Hit(NamedTuple):
    start: int
    end: int
    name: Name


class Matcher:
    """Finds the names of some entities."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Build the trie; some 10 ms for a thousand entities."""
        self._names: dict[str, Name] = {}
        self._root: _Node = {}
        self._entities = {entity.id: entity for entity in entities}
        for entity in self._entities.values():
            for alias in (*entity.strong, *entity.ambiguous):
                _claim(self._add(alias, entity).strong, entity.id)
            for alias in entity.weak:
                _claim(self._add(alias, entity).weak, entity.id)

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

    def in_office(self, ids: Iterable[str], date: str | None) -> list[str]:
        """Return those of `ids` that held an office on `date`; all of them when that decides nothing."""
        ids = list(ids)
        return [entity for entity in ids if date and self._entities[entity].in_office(date)] or ids

    def claims(self, name: str) -> Name | None:
        """Return the spelling that is the whole of `name`, None when nobody claims it."""
        return self._names.get(compact(name))

    def _add(self, alias: str, entity: Entity) -> Name:
        words = _words(alias, entity)
        key = "".join(words)
        known = self._names.setdefault(key, Name(key, [], [], frozenset(), acronym=True, of_person=True))
        known.small_words |= {word for word in alias.split() if word == word.lower()}
        known.acronym = known.acronym and alias == alias.upper()
        known.of_person = known.of_person and entity.type == "person"
        self._grow(words)[_END] = known
        return known

    def _grow(self, words: list[str]) -> _Node:
        node = self._root
        for word in words:
            if node is not self._root:
                node[_BREAK] = True
            for letter in word:
                node = node.setdefault(letter, {})
        return node

    def _hits(self, folded: str, offsets: list[int] | None, text: str, *, any_case: bool) -> Iterator[_Hit]:
        """Find the names from left to right; a weak one waits until no strong one has begun within it."""
        free_from = 0
        waiting: _Hit | None = None
        for word in _WORD_START.finditer(folded):
            start = word.start()
            if start < free_from or folded[start] not in self._root:
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
        for end, name in reversed(self._ends(folded, start)):
            first, last = (offsets[start], offsets[end]) if offsets else (start, end)
            if (any_case or _is_written_as_name(text[first:last], name)) and not _goes_on(text, last, name):
                return _Hit(start, end, name)
        return None

    def _ends(self, folded: str, start: int) -> list[tuple[int, Name]]:
        """Return where names that start at `start` end, shortest first."""
        node = self._root
        found = []
        at, length = start, len(folded)
        while at < length:
            following = node.get(folded[at])
            if following is None:
                at = _skipped(folded, at, node)
                following = node.get(folded[at : at + 1])
                if following is None:
                    break
            node = following
            at += 1
            name = node.get(_END)
            if name is not None and _is_whole(folded, at, name):
                found.append((at, name))
        return found

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


def _skipped(folded: str, at: int, node: _Node) -> int:
    """Return where the name may go on after the separator at `at`; `at` itself when it may not."""
    if folded[at] == "'" and folded[at + 1 : at + 2].isalpha():
        return at + 1
    if _BREAK not in node:
        return at
    gap = _GAP.match(folded, at)
    return gap.end() if gap else at


def _is_whole(folded: str, end: int, name: Name) -> bool:
    """Tell whether the name that ends at `end` is not part of a longer word."""
    following = folded[end : end + 1]
    last = name.key[-1]
    if "가" <= last <= "힣":
        if name.of_person and _BYLINE.match(folded, end):
            return False
        return len(name.key) >= _LONG_HANGUL or ends_name(folded, end, of_person=name.of_person)
    if last.isascii():
        return not (following.isascii() and following.isalnum())
    return True


def _is_written_as_name(written: str, name: Name) -> bool:
    """Tell whether the capitals are where the name has them; headlines in capitals always are."""
    if name.acronym:
        return written == written.upper()
    return all(word[0] == word[0].upper() or word in name.small_words for word in written.split())


def _goes_on(text: str, end: int, name: Name) -> bool:
    """Tell whether a surname with its title, "President Lee", is followed by a given name that nobody here has."""
    return name.of_person and not name.strong and _GIVEN_NAME.match(text, end) is not None


def _words(alias: str, entity: Entity) -> list[str]:
    """Return the folded words of `alias`; a Korean surname is one, since older texts write 김 일성."""
    words = _WORD.findall(fold(alias).replace("'", ""))
    if not words:
        raise ValueError(f"{alias!r} has no letter to be found by")
    if entity.type == "person" and _FULL_HANGUL_NAME.fullmatch(alias):
        return [alias[0], alias[1:]]
    return words


def _distance(starts: list[int], offset: int) -> tuple[int, int]:
    """Order entities by the last of `starts` before `offset`, those named only after it last."""
    before = [start for start in starts if start < offset]
    return (0, offset - before[-1]) if before else (1, starts[0] - offset)
