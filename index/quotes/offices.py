"""Who holds an office in an English article, so that "the president" means the last one who was given the title."""

from __future__ import annotations

import re
from bisect import bisect_left

from index.quotes.cues import lexicon
from index.quotes.naming import CAPITALISED, display_name, is_person, own_name

_OFFICES = lexicon(
    """president chairman chairwoman premier minister secretary ambassador governor mayor senator spokesman spokeswoman
    spokesperson envoy general commander director professor chancellor king"""
)


class Offices:
    """The holders of one text, read office by office when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._holders: dict[str, list[tuple[int, str]]] = {}

    def holder(self, office: str, at: int) -> str | None:
        """Return the person who was last called by the title `office` before `at`, None when nobody was."""
        office = office.lower()
        if office not in _OFFICES:
            return None
        if office not in self._holders:
            self._holders[office] = self._read(office)
        holders = self._holders[office]
        before = bisect_left(holders, (at, ""))
        return holders[before - 1][1] if before else None

    def _read(self, office: str) -> list[tuple[int, str]]:
        titled = re.compile(rf"\b(?:{office}|{office.capitalize()})\s({CAPITALISED.pattern})")
        found = ((match.start(), own_name(match[1])) for match in titled.finditer(self._text))
        return [(at, display_name(own)) for at, own in found if is_person(own)]
