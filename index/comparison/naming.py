"""Names that only one of two linked passages gives: a person, a place, a ship, a missile.

English names are told by their capitals; Korean has none, so there only the entities of a gazetteer count. A name is
reported only if the whole other article lacks it, however it may be spelled, shortened or widened there, and only if it
singles somebody or something out: not the state, its capital and its organs, nor the agency that is cited.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.article import Difference
from index.comparison.figures import difference
from index.comparison.mentions import mentions
from index.comparison.side import folded_word, squeeze
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
_MODEL = re.compile(r"\w-\d|형|호")
_CUE_BEFORE = re.compile(r"\b(?:said|says|told|added|according to|quoted) $")
_CUE_AFTER = re.compile(r",? (?:said|says|told|added)\b")
_CUE_WITHIN = 20
_MOST_PER_PASSAGE = 2
_LONGEST_NAME = 60
_TITLE_CASE = 0.6
"""A passage with a larger part of its words capitalised is a heading, where capitals tell nothing."""

_UNTELLING_WORDS = FAMILIAR_NAMES | STOP_WORDS | GENERIC_NAMES


def name_differences(a: Side, b: Side, left: Span, right: Span, one_sided: bool = True) -> Iterator[Difference]:
    """Yield the names that one passage gives and the other article never does, at most two for each passage.

    Two who say the same are set against each other, and two models of one make; others are given only if `one_sided`.
    None between a Korean and an English article, where only the names of a gazetteer could be known to be absent.
    """
    if a.korean != b.korean:
        return
    mine, theirs = _names_missing(a, b, a.told(left)), _names_missing(b, a, b.told(right))
    if len(mine) == len(theirs) == 1 and _stand_for_each_other(a, mine[0], b, theirs[0]):
        yield difference("name", mine[0], theirs[0])
    elif one_sided:
        yield from (Difference("name", name, None, f"only A names {one_line(name.text)}") for name in mine)
        yield from (Difference("name", None, name, f"only B names {one_line(name.text)}") for name in theirs)


def _stand_for_each_other(a: Side, x: Passage, b: Side, y: Passage) -> bool:
    return _without_digits(x.text) == _without_digits(y.text) or (_speaks(a, x) and _speaks(b, y))


def _without_digits(name: str) -> str:
    return "".join(filter(str.isalpha, squeeze(name)))


def _speaks(side: Side, name: Passage) -> bool:
    before = side.text[max(0, name.start - _CUE_WITHIN) : name.start]
    return _CUE_BEFORE.search(before) is not None or _CUE_AFTER.match(side.text, name.end) is not None


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
    if any(map(str.isdigit, name)):
        return _MODEL.search(name) is None or _is_known_thing(name, side, other)
    parts = [part for part in map(folded_word, _WORD.findall(name)) if len(part) > 1]
    common = side.small_words | other.small_words if not side.korean else frozenset()
    telling = [part for part in parts if part not in _UNTELLING_WORDS and part not in common]
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
