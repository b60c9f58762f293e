"""The people whom an English article names, and whom of them a short form means: "Lee", "he", "the port's president".

Read once, in the order of the text. A short form means the fullest name that fits; of a family, who of it spoke or was
named last in the paragraph; a pronoun, who spoke or acted last. Nobody is chosen where several fit and none is near.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice

from index.quotes.cues import lexicon
from index.quotes.grammar import CONJUNCTIONS, PREPOSITIONS
from index.quotes.naming import (
    CAPITALISED,
    display_name,
    family_of,
    is_female,
    is_korean,
    is_person,
    name_in,
    own_name,
)

_RULERS = lexicon("leader ruler dictator strongman head")
_ROLES = "leader|ruler|dictator|strongman|president|premier|chancellor"
_ROLE_BEFORE = re.compile(
    rf"\b((?:north |south )?[a-z]+(?:[’']s)?)\s(?:[\w-]+\s)?({_ROLES})(?:\s(?:mr|mrs|ms)\.?)?\s+$", re.IGNORECASE
)
_ROLE_MENTION = re.compile(
    rf"(?:(?:the|its|that) )?((?:north |south )?[a-z]+)(?:[’']s)?\s(?:\w+\s){{0,2}}?({_ROLES}|head of state)$",
    re.IGNORECASE,
)
_AT_CLAUSE_START = re.compile(r"(?:^|[.!?:;\"”’)\n,])\s*$")
_VERB_FOLLOWS = re.compile(r"(?:,[^,.;\n]{1,80},)?\s(?:himself |herself |also |then )?([a-z]+)\b")
_NO_VERB = PREPOSITIONS | CONJUNCTIONS
_BYLINE = "By "
_MOST_NAMESAKES = 50
_FARTHEST = 20
"""How many names back a pronoun may reach."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A person where the article names them."""

    at: int
    name: str
    acts: bool
    """Whether the name is the subject of a clause, as far as its neighbours tell."""


class People:
    """The people of one text, in the order in which it names them, and who of them has spoken."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._named: list[_Named] = []
        self._roles: dict[str, str] = {}
        self._first: dict[str, str] = {}
        self._fuller: dict[str, dict[str, None]] = {}
        self._female: dict[str, bool] = {}
        self._bearers: dict[str, dict[str, int]] = {}
        """Of each family name the full names, each with where it stands first."""

        self._spoken: dict[str, tuple[int, str]] = {}
        self._last: tuple[int, str] | None = None
        self._read()
        self._starts = [named.at for named in self._named]

    def _read(self) -> None:
        runs = [(match.end(), own_name(match.group())) for match in CAPITALISED.finditer(self._text)]
        for end, own in runs:
            self._learn(end, own)
        for end, own in runs:
            name = self.known(display_name(own)) if is_person(own) else None
            if name is not None:
                start = end - len(own)
                self._named.append(_Named(start, name, _acts(self._text, start, end)))

    def _learn(self, end: int, own: str) -> None:
        """Note a full name: its family, its beginnings, its sex and the role before it."""
        name, begin = display_name(own), end - len(own)
        parts = name.split()
        byline = self._text[max(0, begin - 3) : begin] == _BYLINE
        if not 2 <= len(parts) <= _most_parts(name) or not is_person(own) or byline:
            return
        female = is_female(self._text, begin, end)
        if female is not None:
            self._female.setdefault(name, female)
        self._first.setdefault(family_of(name).lower(), name)
        self._bearers.setdefault(family_of(name).lower(), {}).setdefault(name, begin)
        for length in range(1, len(parts)):
            self._fuller.setdefault(" ".join(parts[:length]), {})[name] = None
        start = self._text.rfind(parts[0], begin, end)
        role = _ROLE_BEFORE.search(self._text, max(0, start - 50), start)
        if role is not None:
            self._roles.setdefault(_role_key(role[1], role[2]), name)

    def remember(self, name: str, at: int) -> None:
        """Keep who spoke at `at`; what is no person's name is left out. To be told in the order of the article."""
        if name_in(name) != name or not (is_korean(name) or self.known(name) in {name, None}):
            return
        self._last = (at, name)
        if " " in name:
            self._spoken[family_of(name).lower()] = (at, name)

    def known(self, name: str) -> str | None:
        """Return the full name of a person whom the article names in full somewhere."""
        if " " in name:
            return self._fullest(name) or name
        family = self._first.get(name.lower())
        if family is not None and not is_korean(name):
            return family
        return self._fullest(name) or family

    def in_role(self, mention: str) -> str | None:
        """Return whom the article gives the office in `mention` ("the Harbourian president")."""
        match = _ROLE_MENTION.match(mention)
        return None if match is None else self._roles.get(_role_key(match[1], match[2]))

    def short(self, mention: str, at: int) -> str:
        """Return the fuller name that a name at `at` stands for, the mention itself when there is none."""
        own = name_in(mention.title() if mention.isupper() else mention)
        if own is None:
            return mention
        written = display_name(own)
        if " " in written:
            return self._fullest(written) or (mention if mention.isupper() else written)
        bearer, fullest = self._bearer(written, at), self._fullest(written)
        named = (fullest or bearer) if is_korean(written) else (bearer or fullest)
        return named or (mention if mention.isupper() else written)

    def pronoun(self, at: int, *, female: bool) -> str | None:
        """Return the last person who spoke or acted before the pronoun; else the last one named."""
        until = bisect_right(self._starts, at)
        before = [named for named in self._named[max(0, until - _FARTHEST) : until] if self._fits(named.name, female)]
        acted = next((named for named in reversed(before) if named.acts), None)
        if self._last is not None and self._fits(self._last[1], female) and (acted is None or acted.at < self._last[0]):
            return self._last[1]
        chosen = acted or (before[-1] if before else None)
        return None if chosen is None else chosen.name

    def _fits(self, name: str, female: bool) -> bool:
        return self._female.get(name, female) == female

    def _bearer(self, family: str, at: int) -> str | None:
        key = family.lower()
        bearers = self._bearers.get(key, {})
        so_far = [name for name, first in bearers.items() if first < at]
        if len(so_far) < 2:
            return next(iter(so_far or bearers), None)
        begin = self._text.rfind("\n", 0, at)
        spoken = self._spoken.get(key)
        if spoken is not None and spoken[0] > begin:
            return spoken[1]
        until = bisect_right(self._starts, at - 1)
        near = [named for named in self._named[max(0, until - _FARTHEST) : until] if named.at > begin]
        named = next((person.name for person in reversed(near) if person.name in bearers), None)
        return named or (so_far[0] if spoken is not None and spoken[1] == so_far[0] else None)

    def _fullest(self, written: str) -> str | None:
        """Return the only full name that begins with `written`; what another begins with as well does not count."""
        names = islice(self._fuller.get(written, ()), _MOST_NAMESAKES)
        full = [name for name in names if name not in self._fuller]
        return full[0] if len(full) == 1 else None


def _acts(text: str, start: int, end: int) -> bool:
    """Tell whether the name at `start:end` begins a clause and a verb follows it."""
    if _AT_CLAUSE_START.search(text, max(0, start - 3), start) is None:
        return False
    verb = _VERB_FOLLOWS.match(text, end)
    return verb is not None and verb[1] not in _NO_VERB


def _most_parts(name: str) -> int:
    """Return how many parts a name may have: four with an initial or a particle; else it is a headline's words."""
    return 4 if "." in name or any(part.islower() for part in name.split()) else 3


def _role_key(place: str, role: str) -> str:
    place = re.sub(r"[’']s$", "", place).lower()
    word = role.lower().split()[0]
    return f"{place.removesuffix('n') if place.endswith('korean') else place} {'leader' if word in _RULERS else word}"
