"""The spellings of all names as one trie of folded letters.

A walk through it skips blanks, hyphens and apostrophes where a name has one, so that Kim Jong-un,
Kim Jong Un, KIM JONG UN and Kim Jŏng-ŭn are one path. An Aho-Corasick automaton would need those
separators removed first and every hit checked again; the walk is fast enough without.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, compress, count
from typing import Any

from index.names.endings import ends_name
from index.text import fold

_Node = dict[str, Any]
_END = "end"
_BREAK = "break"

_WORD = re.compile("[a-z]+|[0-9]+|[가-힣]+|[一-鿿]+|[^\\W\\d_a-z가-힣一-鿿]+")
_RUN = re.compile("([a-z]+|[0-9]+|[가-힣]+|[^\\W_])")
_WORD_START = re.compile("[a-z0-9가-힣一-鿿]")
_SHORTENED = r"(?<=\b(?:mt|st))\.|(?<=\b(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec))\.|(?<=\bsept)\."
_GAP = re.compile(rf"(?:(?<![a-z][a-z])(?<=[a-z])\.|(?<=[0-9])\.(?=[0-9])|{_SHORTENED})?['·]?-?[ \n]?-? ?")
_FULL_HANGUL_NAME = re.compile("[가-힣]{3}")
_BYLINE = re.compile(" ?(?:기자|특파원|앵커|논설위원)")
_LONG_HANGUL = 4
"""From this many syllables on a Hangul name ends where it ends, whatever follows."""


_MOST_OPENINGS = 8_000
_LONGEST_OPENING = 64
"""Runs of letters whose opening is remembered, and their length: few words are distinct."""


@dataclass(slots=True)
class Name:
    """A folded spelling with the entities that claim it."""

    key: str
    """The letters and digits alone."""

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


class NameTrie:
    """All names, to be looked up whole or followed from a place in a text."""

    def __init__(self) -> None:
        self._names: dict[str, Name] = {}
        self._root: _Node = {}
        self._openings = _Openings(self._root)

    def add(self, alias: str, *, of_person: bool) -> Name:
        """Return the name that `alias` spells, a new one if it is the first. Raises ValueError without letters."""
        words = _words(alias, of_person=of_person)
        key = "".join(words)
        known = self._names.setdefault(key, Name(key, [], [], frozenset(), acronym=True, of_person=True))
        known.small_words |= {word for word in alias.split() if word[0] == word[0].lower()}
        known.acronym = known.acronym and alias == alias.upper()
        known.of_person = known.of_person and of_person
        self._grow(words)[_END] = known
        self._openings.clear()
        return known

    def get(self, key: str) -> Name | None:
        """Return the name of these letters and digits, None when there is none."""
        return self._names.get(key)

    def starts(self, folded: str) -> list[int]:
        """Return the places in the folded text where a name may start, where words begin."""
        parts = _RUN.split(folded)
        runs = parts[1::2]
        openings = list(map(self._openings.__getitem__, runs))
        if not any(openings):
            return []
        ends = list(accumulate(map(len, parts)))
        runs.append(" ")
        found = []
        for number in compress(count(), openings):
            opening, start = openings[number], ends[2 * number]
            if opening is True or _goes_on(opening, runs[number + 1]):
                joined = number and not parts[2 * number]
                if not (joined and runs[number].isdecimal() and _is_latin(runs[number - 1])):  # kn08
                    found.append(start)
        return found

    def ends(self, folded: str, start: int) -> list[tuple[int, Name]]:
        """Return where the names that start at `start` end in the folded text, shortest first."""
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

    def _grow(self, words: list[str]) -> _Node:
        node = self._root
        for word in words:
            if node is not self._root:
                node[_BREAK] = True
            for letter in word:
                node = node.setdefault(letter, {})
        return node


class _Openings(dict[str, Any]):
    """What a run of letters opens, found when it is first met.

    None when no name starts with the run, True when a name may end with it, else the node behind it.
    """

    def __init__(self, root: _Node) -> None:
        super().__init__()
        self._root = root

    def __missing__(self, run: str) -> _Node | bool | None:
        opening = self._found(run) if _WORD_START.match(run) else None
        if len(self) >= _MOST_OPENINGS:
            self.clear()
        if len(run) <= _LONGEST_OPENING:
            self[run] = opening
        return opening

    def _found(self, run: str) -> _Node | bool | None:
        is_hangul = run[0] >= "가"
        node = self._root
        for letter in run:
            if letter not in node:
                return None
            node = node[letter]
            if is_hangul and _END in node:  # particles follow
                return True
        return _END in node or node


def _goes_on(node: _Node, run: str) -> bool:
    """Tell whether a name goes on from `node` with the beginning of the next run."""
    following = node.get(run[0])
    return following is not None and (len(run) == 1 or run[1] in following or _END in following or _BREAK in following)


def _is_latin(run: str) -> bool:
    return "a" <= run[0] <= "z"


def _words(alias: str, *, of_person: bool) -> list[str]:
    """Return the folded words of `alias`; a Korean surname is one, since older texts write 김 일성."""
    words = _WORD.findall(fold(alias).replace("'", ""))
    if not words:
        raise ValueError(f"{alias!r} has no letter to be found by")
    if of_person and _FULL_HANGUL_NAME.fullmatch(alias):
        return [alias[0], alias[1:]]
    return words


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
