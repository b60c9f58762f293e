"""Names that only one of two linked passages gives: a person, a place, a ship, a missile.

English names are told by their capitals; Korean has none, so there only the entities of a gazetteer count. A name is
reported only if the whole other article lacks it, however it may be spelled, shortened or widened there, and only if it
singles somebody or something out: not the state, its capital and its organs, nor the agency that is cited.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.article import Difference
from index.comparison.mentions import mentions
from index.comparison.side import folded_word
from index.comparison.vocabulary import FAMILIAR_NAMES, GENERIC_NAMES, STOP_WORDS, UNTELLING_ENTITIES
from index.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.article import Passage, Span
    from index.comparison.side import Side

_CAPITALISED = r"[A-Z\u00c0-\u00de][\w’']*(?:-\w+)*"
_NAME = re.compile(rf"{_CAPITALISED}(?: (?:{_CAPITALISED}|\d+))*")
_TOKEN = re.compile(r"\w[\w'’-]*")
_WORD = re.compile(r"\w[\w'’]*")
_MOST_PER_PASSAGE = 2
_LONGEST_NAME = 60
_TITLE_CASE = 0.6
"""A passage with a larger part of its words capitalised is a heading, where capitals tell nothing."""

_UNTELLING_WORDS = FAMILIAR_NAMES | STOP_WORDS | GENERIC_NAMES


def name_differences(a: Side, b: Side, left: Span, right: Span) -> Iterator[Difference]:
    """Yield the names that one passage gives and the other article never does, at most two for each passage.

    None between a Korean and an English article, where only the names of a gazetteer could be known to be absent.
    """
    if a.korean != b.korean:
        return
    for name in _names_missing(a, b, a.told(left)):
        yield Difference("name", name, None, f"only A names {one_line(name.text)}")
    for name in _names_missing(b, a, b.told(right)):
        yield Difference("name", None, name, f"only B names {one_line(name.text)}")


def _names_missing(side: Side, other: Side, span: Span) -> list[Passage]:
    found = dict.fromkeys(_entities_missing(side, other, span))
    if not side.korean:
        found.update(dict.fromkeys(_capitalised_missing(side, other, span)))
    passages = [side.passage(*mention) for mention in found]
    apart: list[Passage] = []
    for passage in sorted(passages, key=lambda p: (p.start, -p.end)):
        if not apart or passage.start >= apart[-1].end:
            apart.append(passage)
    return apart[:_MOST_PER_PASSAGE]


def _capitalised_missing(side: Side, other: Side, span: Span) -> Iterator[Span]:
    words = _TOKEN.findall(side.text, *span)
    if sum(word[0].isupper() for word in words) > _TITLE_CASE * len(words):
        return
    for match in _NAME.finditer(side.text, *span):
        start, end = _without_familiar(side.text, *match.span(), first=_opens(side.text, match.start(), span[0]))
        if not 3 < end - start <= _LONGEST_NAME or _is_known_thing(match[0], side, other):
            continue
        if not _known(side.text[start:end], side, other):
            yield start, end


def _opens(text: str, at: int, start: int) -> bool:
    """Tell whether a word at `at` opens a sentence or a quotation, where any word has a capital."""
    return at == start or text[at - 1] in "“\"‘'(:" or text[max(start, at - 2) : at].strip() in {":", "—", "…"}


def _without_familiar(text: str, start: int, end: int, first: bool) -> Span:
    """Return the span without common words at its ends; empty when a lone word only opens its sentence."""
    tokens = [(m.start(), m.end(), folded_word(m[0])) for m in _TOKEN.finditer(text, start, end)]
    if first:
        tokens = tokens[1:]
    common = FAMILIAR_NAMES | STOP_WORDS
    while tokens and tokens[0][2] in common:
        tokens.pop(0)
    while tokens and tokens[-1][2] in common:
        tokens.pop()
    if not tokens:
        return start, start
    last = tokens[-1][1]
    return tokens[0][0], last - 2 if text[last - 2 : last] in ("'s", "’s") else last


def _known(name: str, side: Side, other: Side) -> bool:
    """Tell whether the other article has the name or a telling word of it, or the name tells nothing."""
    if other.says(name):
        return True
    telling = [part for part in map(folded_word, _WORD.findall(name)) if part not in _UNTELLING_WORDS and len(part) > 1]
    if not telling or any(part in other.words for part in telling):
        return True
    return _is_known_thing(name, side, other)


def _is_known_thing(name: str, side: Side, other: Side) -> bool:
    """Tell whether the name is that of an entity that the other article has too, or that tells nothing."""
    ids = side.entities(name) if side.entities is not None else ()
    return any(found in UNTELLING_ENTITIES or f"ent:{found}" in other.keys for found in ids)


def _entities_missing(side: Side, other: Side, span: Span) -> Iterable[Span]:
    if side.entities is None:
        return ()
    named = set(side.entities(side.text[slice(*span)])) - UNTELLING_ENTITIES
    missing = sorted(name for name in named if f"ent:{name}" not in other.keys)
    places = mentions(side.text, span, missing, side.entities).values() if missing else ()
    return [place for place in places if not _known(side.text[slice(*place)], side, other)]
