"""Which words of either language say the same: what lets a Korean quotation meet its English one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from index.comparison.concepts import concepts
from index.comparison.terms import words
from index.statements.vocabulary import COINED_WORDS, COMMON_WORDS, TELLING_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

TELLING, COMMON = 1.0, 0.5
"""How much a shared word of the field, and how much any other shared word, speaks for one utterance."""

_LONGEST_PHRASE = 4
_BEHIND_A_SYLLABLE = "은는이가을를의에도과와로으만들고았었기께한하했"
"""What particles and endings begin with that stand behind words of one syllable."""

_BLANK = re.compile(r"\s")


class Glossary:
    """The meanings of words, found in texts of either language."""

    def __init__(self) -> None:
        """Read the tables; some milliseconds."""
        self._by_stem: dict[tuple[str, ...], set[str]] = {}
        self._by_korean: dict[str, set[str]] = {}
        self.weights: dict[str, float] = {}
        for weight, table in ((TELLING, COINED_WORDS), (TELLING, TELLING_WORDS), (COMMON, COMMON_WORDS)):
            for row in table.split("|"):
                if row.strip():
                    self._add(row.split(), weight)
        longest_first = sorted(self._by_korean, key=lambda word: (-len(word), word))
        self._korean = re.compile("|".join(map(_pattern, longest_first)))
        self.coined = frozenset(row.split()[0] for row in COINED_WORDS.split("|"))
        self._by_korean = {word.replace("_", ""): meanings for word, meanings in self._by_korean.items()}

    def _add(self, row: list[str], weight: float) -> None:
        meaning = row[0]
        self.weights[meaning] = weight
        for word in row:
            if "\uac00" <= word[0] <= "\ud7a3":
                self._by_korean.setdefault(word, set()).add(meaning)
            else:
                self._by_stem.setdefault(stems(word.replace("_", " ")), set()).add(meaning)

    def of_english(self, stemmed: tuple[str, ...]) -> Iterator[tuple[int, int, set[str]]]:
        """Yield `(first, end, meanings)` of known runs in a text's stems, the longest at each place."""
        at = 0
        while at < len(stemmed):
            for end in range(min(len(stemmed), at + _LONGEST_PHRASE), at, -1):
                found = self._by_stem.get(stemmed[at:end])
                if found is not None:
                    yield at, end, found
                    at = end - 1
                    break
            at += 1

    def of_korean(self, text: str) -> Iterator[tuple[int, int, set[str]]]:
        """Yield `(start, end, meanings)` of known words in a Korean text, the longest at each place."""
        for match in self._korean.finditer(text):
            yield match.start(), match.end(), self._by_korean[_BLANK.sub("", match[0])]


def _pattern(korean: str) -> str:
    """Return what finds a Korean word: one syllable only as a word of its own, since it is a part of many others."""
    if len(korean) == 1:
        return rf"(?<![가-힣]){korean}(?=[{_BEHIND_A_SYLLABLE}]|[^가-힣]|$)"
    return korean.replace("_", r"\s?")


def stems(text: str) -> tuple[str, ...]:
    """Return the keys of all English words of a text, small words too."""
    return tuple(_stem(word) for word in _WORD.findall(text))


_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    found = words(word, 0, len(word))
    return found[0].key if found else word.casefold().replace("’", "'")


@lru_cache(maxsize=1)
def glossary() -> Glossary:
    """Return the glossary, read once."""
    return Glossary()


def subjects(text: str, keys: set[str]) -> set[str]:
    """Return the subjects of the field that a text names; `keys` are the stems of its words."""
    return concepts(text, 0, len(text), keys)
