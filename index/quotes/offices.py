"""Who holds an office in an English article, so that "the president" means the last one who was given the title."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from index.quotes.cues import lexicon
from index.quotes.naming import CAPITALISED, display_name, is_person, own_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.quotes.people import People

_OFFICES = lexicon(
    """president chairman chairwoman premier minister secretary ambassador governor mayor senator spokesman spokeswoman
    spokesperson envoy general commander director professor chancellor king leader"""
)
_HEADS_OF_STATE = ("president", "leader", "king")
_FIELDS = lexicon("prime foreign defence defense unification vice interior finance party")
"""What may stand before an office and belong to it. Few, so that the text is read for each but a few times."""

HEAD_OF_STATE = "head of state"
_COUNTRIES = ("North Korean", "South Korean", "US", "Chinese", "Russian", "Japanese")
"""Whose offices an article may mean without saying so."""

_ARTICLES = frozenset({"The", "A", "An", "His", "Her", "Its", "Their"})


def is_office(words: str) -> bool:
    """Tell whether the words, in lower case, are an office: "president", "foreign minister", "head of state"."""
    field, _, office = words.rpartition(" ")
    return words == HEAD_OF_STATE or (office in _OFFICES and (not field or field in _FIELDS))


class Offices:
    """The holders of one text, read office by office when first asked."""

    def __init__(self, text: str, people: People, ask: Callable[[str], tuple[str, str] | None]) -> None:
        """`ask` gives the id and the name of whom the gazetteer means by "South Korean president" on the day."""
        self._text = text
        self._people = people
        self._ask = ask
        self._holders: dict[str, list[tuple[int, str]]] = {}
        self._full: dict[str, list[tuple[int, str]]] = {}

    def meant_by(self, office: str, at: int) -> str | None:
        """Return whom "the president" at `at` means, None when that stays open.

        Who was called so before, who of the article's people held the office, whose office the article told in full.
        """
        if not is_office(office):
            return None
        holder = self._holder(office, at)
        if holder is not None:
            return self._people.known(holder)
        return self._one_in_office(office, at) or self._known_in_full(office, at)

    def _one_in_office(self, office: str, at: int) -> str | None:
        """Return the last person named before `at` who held the office in some country on the article's day."""
        holders = {known[1] for country in _COUNTRIES if (known := self._ask(f"{country} {office}")) is not None}
        named = self._people.named_before(at) if holders else []
        return next((name for name in named if (known := self._ask(name)) is not None and known[1] in holders), None)

    def _known_in_full(self, office: str, at: int) -> str | None:
        full = self._in_full(office, at)
        known = None if full is None else self._ask(full)
        return None if known is None else known[1]

    def _holder(self, office: str, at: int) -> str | None:
        """Return the person who was last called by the title `office` before `at`, None when nobody was."""
        offices = _HEADS_OF_STATE if office == HEAD_OF_STATE else (office,)
        last = max((self._last(self._titled(title), at) for title in offices), default=(-1, ""))
        return last[1] or None

    def _in_full(self, office: str, at: int) -> str | None:
        """Return the office with its country as the article last gave it before `at`: "China's foreign minister"."""
        offices = (
            (HEAD_OF_STATE, *_HEADS_OF_STATE) if office == HEAD_OF_STATE else (office,) if is_office(office) else ()
        )
        last = max((self._last(self._owned(title), at) for title in offices), default=(-1, ""))
        return last[1] or None

    def _last(self, found: list[tuple[int, str]], at: int) -> tuple[int, str]:
        before = bisect_left(found, (at, ""))
        return found[before - 1] if before else (-1, "")

    def _titled(self, office: str) -> list[tuple[int, str]]:
        if office not in self._holders:
            self._holders[office] = self._read(office)
        return self._holders[office]

    def _owned(self, office: str) -> list[tuple[int, str]]:
        if office not in self._full:
            owned = re.compile(rf"\b(?:North |South )?[A-Z][\w’'-]{{1,20}}\s(?:[a-z]{{1,20}}\s){{0,2}}?{office}\b")
            self._full[office] = [
                (match.start(), match[0])
                for match in owned.finditer(self._text)
                if match[0].split()[0] not in _ARTICLES
            ]
        return self._full[office]

    def _read(self, office: str) -> list[tuple[int, str]]:
        titled = re.compile(rf"\b(?i:{office})\s({CAPITALISED.pattern})")
        found = ((match.start(), own_name(match[1])) for match in titled.finditer(self._text))
        return [(at, display_name(own)) for at, own in found if is_person(own)]
