"""What leads from one quotation to others that may render the same utterance, without comparing all with all.

A trace is a number; two quotations that share one are compared. Most hold a stretch of ten days beside words, so that a
library of twenty years has no more quotations behind a trace than one of a year.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING
from zlib import crc32

from index.comparison.vocabulary import STOP_WORDS
from index.statements.glossary import TELLING
from index.statements.matching import AT_LENGTH, WINDOW
from index.statements.voices import said_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.statements.voices import Quoted

_SYLLABLES, _SYLLABLE_WINDOW = 4, 3
"""Runs of syllables, of which the one with the least hash in every window is a trace: any six syllables give one."""

_LONG_SYLLABLES, _LONG_WORDS, _LONG_WINDOW = 12, 5, 8
_MOST_PAIRED = 6
"""Meanings of which pairs are traces, those with the least hashes."""

_BITS = 32
"""Of a trace, below those of its days: neighbours in time lie together in the record."""


def traces(quoted: Quoted) -> tuple[set[int], set[int]]:
    """Return the traces under which a quotation is kept, and those where others are looked for.

    Without a date it is found by its length only.
    """
    far = _far(quoted)
    if quoted.days is None:
        return far, far
    hashes = {_hash(trace) for trace in _near(quoted)}
    first, last = (day.toordinal() // WINDOW for day in quoted.days)
    kept = {_dated(days, h) for days in range(first, last + 1) for h in hashes}
    sought = {_dated(days, h) for days in range(first - 1, last + 2) for h in hashes}
    return kept | far, sought | far


def _far(quoted: Quoted) -> set[int]:
    """Return the traces of a long quotation, which lead to it at any time."""
    wording = quoted.wording
    if wording.size < AT_LENGTH:
        return set()
    if wording.korean:
        runs = _runs(wording.letters, _LONG_SYLLABLES)
    else:
        runs = [" ".join(wording.stems[at : at + _LONG_WORDS]) for at in range(len(wording.stems) - _LONG_WORDS + 1)]
    return {_hash(f"long {run}") for run in _least(runs, _LONG_WINDOW)}


def _dated(days: int, hashed: int) -> int:
    return days << _BITS | hashed


def _near(quoted: Quoted) -> Iterator[str]:
    wording = quoted.wording
    yield wording.letters
    if wording.korean:
        yield from _least(_runs(wording.letters, _SYLLABLES), _SYLLABLE_WINDOW)
    else:
        yield from (pair for pair in wording.words if " " in pair and not STOP_WORDS.issuperset(pair.split()))
    yield from (f"coined {meaning}" for meaning in wording.coined)
    telling = [meaning for meaning, weight in wording.meanings.items() if weight >= TELLING]
    voice = said_by(quoted)
    if voice is not None:
        said = wording.meanings if len(telling) < 2 else telling
        yield from (f"{voice} said {meaning}" for meaning in said)
    few = sorted(telling, key=lambda meaning: (_hash(meaning), meaning))[:_MOST_PAIRED]
    yield from (f"{one} with {other}" for one, other in combinations(sorted(few), 2))


def _runs(letters: str, length: int) -> list[str]:
    return [letters[at : at + length] for at in range(max(1, len(letters) - length + 1))]


def _least(runs: Sequence[str], window: int) -> set[str]:
    """Return, of every `window` neighbouring runs, the one with the least hash (winnowing, Schleimer et al. 2003)."""
    hashed = [(_hash(run), run) for run in runs]
    return {min(hashed[at : at + window])[1] for at in range(max(1, len(hashed) - window + 1))} if hashed else set()


def _hash(text: str) -> int:
    return crc32(text.encode("utf-8", "replace"))
