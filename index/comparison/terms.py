"""What a passage is about: its words, names, numbers and dates, each as a key that two spellings share.

The keys weigh passages against each other and name what made a link. Words are folded and cut back to a stem; Korean
words lose their particle. Numbers and dates are resolved, so `three satellites` meets `3 satellites`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from index.comparison.dates import dates
from index.comparison.quantities import CLOCK, quantities
from index.comparison.vocabulary import FAMILIAR_NAMES, KOREAN_STOP_WORDS, LONGEST_PARTICLE, PARTICLES, STOP_WORDS
from index.text import fold

if TYPE_CHECKING:
    from datetime import date

    from index.comparison.quantities import Quantity

_WORD = re.compile(r"[A-Za-z0-9\u00c0-\u024f]+(?:[-'’&.][A-Za-z0-9\u00c0-\u024f]+)*|[\uac00-\ud7a3]+|[\u3400-\u9fff]+")

CROSS_SCRIPT_KINDS = frozenset({"number", "date", "name", "entity"})
"""The kinds of term whose key can be the same in a Korean and in an English text."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word, name, number or date of a passage."""

    key: str
    """Equal for two mentions of the same thing; says nothing to a reader."""

    text: str
    """As written."""

    start: int
    end: int
    kind: str
    """`word`, `name`, `number`, `date` or `entity`."""


def terms(text: str, start: int, end: int, published: date | None) -> list[Term]:
    """Return the terms of `text[start:end]` in order of kind, then of place; stop words are left out.

    `published` is the day from which weekdays and bare days are counted, None when it is not known.
    """
    found = [
        Term(f"@{d.key}", text[d.start : d.end], d.start, d.end, "date") for d in dates(text, start, end, published)
    ]
    taken = [(term.start, term.end) for term in found]
    for quantity in quantities(text, start, end):
        if not _overlaps(taken, quantity.start, quantity.end):
            taken.append((quantity.start, quantity.end))
            found.append(
                Term(number_key(quantity), text[quantity.start : quantity.end], quantity.start, quantity.end, "number")
            )
    found.extend(word for word in words(text, start, end) if not _overlaps(taken, word.start, word.end))
    return found


def words(text: str, start: int, end: int) -> list[Term]:
    """Return the words and names of `text[start:end]` in order, without stop words."""
    found: list[Term] = []
    for match in _WORD.finditer(text, start, end):
        written = match[0]
        stem = _stem(written)
        if stem is not None:
            named = written[0].isupper() and match.start() > start and stem not in FAMILIAR_NAMES
            found.append(Term(stem, written, match.start(), match.end(), "name" if named else "word"))
    return found


def number_key(quantity: Quantity) -> str:
    """Return the key of a number: its value as written, whatever it counts; of a time of day its minute."""
    if quantity.unit == CLOCK:
        return f"#clock {quantity.value * quantity.factor // 60:g}"
    return f"#{quantity.value:.12g}"


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(left < end and start < right for left, right in taken)


@lru_cache(maxsize=20_000)
def _stem(written: str) -> str | None:
    """Return the key of a word, None for a stop word."""
    folded = fold(written)
    if "\uac00" <= folded[0] <= "\ud7a3":
        return _korean_stem(folded)
    folded = folded.removesuffix("'s").removesuffix("'").replace(".", "")
    if folded in STOP_WORDS or len(folded) < 2 or not any(map(str.isalpha, folded)):
        return None
    return _english_stem(folded)


def _korean_stem(word: str) -> str | None:
    if word in KOREAN_STOP_WORDS or len(word) < 2:
        return None
    for size in range(min(LONGEST_PARTICLE, len(word) - 2), 0, -1):
        if word[-size:] in PARTICLES:
            word = word[:-size]
            break
    return None if word in KOREAN_STOP_WORDS else word


_IRREGULAR = {"countries": "country", "series": "series", "forces": "force", "korean": "korea", "koreas": "korea",
              "koreans": "korea", "usa": "us", "sought": "seek", "fired": "fire", "built": "build"}  # fmt: skip


def _english_stem(word: str) -> str:
    """Return `word` without its commonest endings: enough to let launch, launched and launching meet."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not word.isascii() or not word.isalpha() or len(word) < 4 or word.endswith("ss"):
        return word
    for ending, replacement, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return _undoubled(word.removesuffix(ending) + replacement)
    return word.removesuffix("e") if len(word) > 4 else word


_ENDINGS = (
    ("ations", "at", 3), ("ation", "at", 3), ("ying", "y", 3), ("ings", "", 3), ("ing", "", 3), ("ied", "y", 2),
    ("ies", "y", 2), ("ches", "ch", 2), ("shes", "sh", 2), ("sses", "ss", 2), ("xes", "x", 2), ("ed", "", 3),
    ("es", "", 3), ("s", "", 3),
)  # fmt: skip


def _undoubled(stem: str) -> str:
    if len(stem) > 4 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    return stem
