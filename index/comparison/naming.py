"""Names that only one of two linked passages gives: a person, a place, a ship, a missile.

English names are told by their capitals; Korean has none, so there only the entities of a gazetteer count. A name is
reported only if the whole other article lacks it, however it may be spelled there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.article import Difference
from index.comparison.mentions import mentions
from index.comparison.vocabulary import FAMILIAR_NAMES, STOP_WORDS
from index.text import fold, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.article import Passage, Span
    from index.comparison.side import Side

_CAPITALISED = r"[A-Z\u00c0-\u00de][\w’']*(?:-\w+)*"
_NAME = re.compile(rf"{_CAPITALISED}(?: (?:{_CAPITALISED}|\d+))*")
_TOKEN = re.compile(r"\w[\w'’-]*")
_MOST_PER_PASSAGE = 3
_LONGEST_NAME = 60
_TITLE_CASE = 0.6
"""A passage with a larger part of its words capitalised is a heading, where capitals tell nothing."""


def name_differences(a: Side, b: Side, left: Span, right: Span) -> Iterator[Difference]:
    """Yield the names that one passage gives and the other article never does, at most three for each passage."""
    for name in _names_missing(a, b, a.told(left)):
        yield Difference("name", name, None, _note(name))
    for name in _names_missing(b, a, b.told(right)):
        yield Difference("name", None, name, _note(name))


def _note(name: Passage) -> str:
    return f"only one names {one_line(name.text)}"


def _names_missing(side: Side, other: Side, span: Span) -> list[Passage]:
    found = dict.fromkeys(_entities_missing(side, other, span))
    if not side.korean and not other.korean:
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
        name = side.text[start:end]
        if 3 < end - start <= _LONGEST_NAME and not _known(name, side, other):
            yield start, end


def _opens(text: str, at: int, start: int) -> bool:
    """Tell whether a word at `at` opens a sentence or a quotation, where any word has a capital."""
    return at == start or text[at - 1] in "“\"‘'(:" or text[max(start, at - 2) : at].strip() in {":", "—", "…"}


def _without_familiar(text: str, start: int, end: int, first: bool) -> Span:
    """Return the span without common words at its ends; empty when a lone word only opens its sentence."""
    tokens = [(m.start(), m.end(), _folded(m[0])) for m in _TOKEN.finditer(text, start, end)]
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
    """Tell whether the other article has the name, or the greater part of it, or the same entity."""
    if other.says(name):
        return True
    parts = [part for part in re.split(r"[\s-]", name) if len(part) > 1 and fold(part) not in STOP_WORDS]
    if 2 * sum(other.says(part) for part in parts) >= len(parts) > 0:
        return True
    return side.entities is not None and any(f"ent:{found}" in other.keys for found in side.entities(name))


def _entities_missing(side: Side, other: Side, span: Span) -> Iterable[Span]:
    if side.entities is None:
        return ()
    missing = {name for name in side.entities(side.text[slice(*span)]) if f"ent:{name}" not in other.keys}
    places = mentions(side.text, span, missing, side.entities).values() if missing else ()
    names = ((place, side.text[slice(*place)]) for place in places)
    return [place for place, name in names if _singles_out(name) and not other.says(name)]


def _singles_out(name: str) -> bool:
    return any(_folded(word) not in FAMILIAR_NAMES for word in _TOKEN.findall(name))


def _folded(word: str) -> str:
    return fold(word).removesuffix("'s").removesuffix("'")
