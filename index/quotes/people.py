"""The people whom an English article names, and whom of them a short form means: "Lee", "he", "the port's president".

Read once, in the order of the text. A short form means the fullest name that fits; of a family, who of it spoke or was
named last in the paragraph; a pronoun, who spoke or acted last. Nobody is chosen where several fit and none is near.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice

from index.quotes.acting import acts, one_person, unnamed_before
from index.quotes.cues import lexicon
from index.quotes.genders import Genders, PersonOf, is_female
from index.quotes.naming import (
    CAPITALISED,
    PROFESSIONS,
    display_name,
    family_of,
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
_AROUND = 80
"""In characters, from a name to what tells its bearer's profession."""

_BYLINE = "By "
_MOST_NAMESAKES = 50
_PERSONAL_TITLES = frozenset({"Mr", "Mrs", "Ms"})
_FARTHEST = 20
"""How many names back a pronoun may reach."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A person where the article names them."""

    at: int
    end: int
    name: str


class People:
    """The people of one text, in the order in which it names them, and who of them has spoken."""

    def __init__(self, text: str, person_of: PersonOf | None = None) -> None:
        self._text = text
        self._genders = Genders(person_of)
        self._named: list[_Named] = []
        self._roles: dict[str, str] = {}
        self._first: dict[str, str] = {}
        self._fuller: dict[str, dict[str, None]] = {}
        self._bearers: dict[str, dict[str, int]] = {}
        """Of each family name the full names, each with where it stands first."""

        self._spoken: dict[str, tuple[int, str]] = {}
        self._last: tuple[int, str, bool] | None = None
        """Who spoke last: where, and whether by name."""

        self._surnames: list[_Named] = []
        """Single names, with their titles, that the article never gives in full; a gazetteer may know them."""

        self._read()

    def _read(self) -> None:
        runs = [(match.end(), own_name(match.group())) for match in CAPITALISED.finditer(self._text)]
        for end, own in runs:
            self._learn(end, own)
        for end, own in runs:
            if not is_person(own):
                continue
            written = display_name(own)
            name = self.known(written)
            if name is not None:
                self._named.append(_Named(end - len(own), end, name))
            else:
                self._surnames.append(_Named(end - len(own), end, own))

    def _learn(self, end: int, own: str) -> None:
        """Note a full name: its family, its beginnings, its sex and the role before it."""
        name, begin = display_name(own), end - len(own)
        parts = name.split()
        byline = self._text[max(0, begin - 3) : begin] == _BYLINE
        if not 2 <= len(parts) <= _most_parts(name) or not is_person(own) or byline:
            return
        female = is_female(self._text, begin, end)
        if female is not None:
            self._genders.learn(name, female=female)
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
        self._last = (at, name, True)
        if " " in name:
            self._spoken[family_of(name).lower()] = (at, name)

    def remember_unnamed(self, mention: str, at: int) -> None:
        """Keep somebody without a name who spoke at `at`: "one woman from Ulsan"."""
        if one_person(mention) is not None:
            self._last = (at, mention, False)

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
        title = own.split()[0].rstrip(".").lower()
        if title in PROFESSIONS:
            return self._of_profession(title, written) or mention
        bearer, fullest = self._bearer(written, at), self._fullest(written)
        named = (fullest or bearer) if is_korean(written) else (bearer or fullest)
        return named or (mention if mention.isupper() else written)

    def pronoun(self, at: int, *, female: bool) -> str | None:
        """Return the last person who spoke or acted before the pronoun; else the last one named."""
        before = self._before(at)
        acted = next((one for one in reversed(before) if self._acts(one) and self._fits(one, female=female)), None)
        unnamed = self._unnamed_before(at, female=female)
        latest = max(-1 if acted is None else acted.at, -1 if self._last is None else self._last[0])
        if unnamed is not None and unnamed[0] > latest:
            return unnamed[1]
        if self._last is not None and self._last_fits(female=female) and (acted is None or acted.at <= self._last[0]):
            return self._last[1]
        chosen = acted or next((one for one in reversed(before) if self._fits(one, female=female)), None)
        return None if chosen is None else chosen.name

    def _unnamed_before(self, at: int, *, female: bool) -> tuple[int, str] | None:
        """Return the last one without a name who acts close before `at` and whom the pronoun can mean."""
        found = unnamed_before(self._text, at)
        return next((one for one in reversed(found) if self._genders.noun_fits(one[1], female=female)), None)

    def named_before(self, at: int) -> list[str]:
        """Return the last people named before `at`, the nearest first."""
        return [named.name for named in reversed(self._before(at))]

    def _before(self, at: int) -> list[_Named]:
        """Return the last people named before `at`, in order, those as well whom only a gazetteer knows."""
        named = self._named[max(0, (until := bisect_left(self._named, at, key=_place)) - _FARTHEST) : until]
        until = bisect_left(self._surnames, at, key=_place)
        for surname in self._surnames[max(0, until - _FARTHEST) : until]:
            person = self._genders.person(surname.name)
            if person is None and surname.name.split()[0].rstrip(".") in _PERSONAL_TITLES:
                named.append(_Named(surname.at, surname.end, display_name(surname.name)))
            elif person is not None and person[0]:
                named.append(_Named(surname.at, surname.end, person[0]))
        return sorted(named, key=_place)[-_FARTHEST:]

    def _fits(self, named: _Named, *, female: bool) -> bool:
        """Tell whether the pronoun can mean the one named, by the title there or by what is known of the name."""
        told = is_female(self._text, named.at, named.end)
        return told == female if told is not None else self._genders.fits(named.name, female=female)

    def _acts(self, named: _Named) -> bool:
        return acts(self._text, named.at, named.end)

    def _last_fits(self, *, female: bool) -> bool:
        if self._last is None:
            return False
        _, name, by_name = self._last
        if by_name:
            return self._genders.fits(name, female=female)
        return self._genders.noun_fits(one_person(name) or name, female=female)

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
        until = bisect_left(self._named, at, key=_place)
        near = [named for named in self._named[max(0, until - _FARTHEST) : until] if named.at > begin]
        near = [named for named in reversed(near) if named.name in bearers]
        named = next((named.name for named in near if self._acts(named)), near[0].name if near else None)
        return named or (so_far[0] if spoken is not None and spoken[1] == so_far[0] else None)

    def _of_profession(self, title: str, family: str) -> str | None:
        """Return whom "Professor Kim" means: who is called so, else the only one, if not known otherwise."""
        bearers = list(islice(self._bearers.get(family.lower(), {}).items(), _MOST_NAMESAKES))
        called = [name for name, at in bearers if self._is_called(title, at, len(name))]
        if len(called) != 1 and len(bearers) == 1 and self._genders.person(bearers[0][0]) is None:
            called = [bearers[0][0]]
        return called[0] if len(called) == 1 else None

    def _is_called(self, title: str, at: int, length: int) -> bool:
        """Tell whether the title stands before the name at `at`, or set beside it: "Kim, a professor of law"."""
        apposed = rf"[^,.;\n]{{0,{length}}},\s[^,.;\n]{{0,60}}?\b{title}\b"
        called = re.compile(rf"(?:[\w.]+\s){{0,2}}?{title}\b|{apposed}", re.IGNORECASE)
        before = self._text[max(0, at - len(title) - 1) : at].strip().lower()
        return before == title or called.match(self._text, at, at + length + _AROUND) is not None

    def _fullest(self, written: str) -> str | None:
        """Return the only full name that begins with `written`; what another begins with as well does not count."""
        names = islice(self._fuller.get(written, ()), _MOST_NAMESAKES)
        full = [name for name in names if name not in self._fuller]
        return full[0] if len(full) == 1 else None


def _place(named: _Named) -> int:
    return named.at


def _most_parts(name: str) -> int:
    """Return how many parts a name may have: four with an initial or a particle; else it is a headline's words."""
    return 4 if "." in name or any(part.islower() for part in name.split()) else 3


def _role_key(place: str, role: str) -> str:
    place = re.sub(r"[’']s$", "", place).lower()
    word = role.lower().split()[0]
    return f"{place.removesuffix('n') if place.endswith('korean') else place} {'leader' if word in _RULERS else word}"
