"""Which body a short form means in a Korean article: 국방부 that of Taiwan, 재판부 a court, 군 the army, 美 a state.

What the article has named in full before is meant; a ministry without its country is our own as soon as the article
has once named it so.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from index.quotes.korean_words import COUNTRIES, SIGNS

_OF_STATES = re.compile(
    r"(?:국방부|외교부|외무부|외무성|국방성|방위성|총통부|대통령실|재무부|상무부|법무부|총리실|대사관"
    r"|해사 당국|당국|외교당국|국방당국|의회)"
)
_HOME = frozenset({"한국", "우리", "대한민국"})
_ARMY = frozenset({"군", "우리 군", "군 당국"})
_OUR_ARMY = re.compile(r"합동참모본부|합참|우리 군|국방부")
_COURTS = frozenset({"재판부", "법원"})
_COURT = re.compile(
    r"(?<![가-힣])(?:[가-힣]{2}(?:중앙|[동서남북]부)?(?:고법|지법|행정법원|고등법원|지방법원|가정법원))(?![가-힣]{3})"
)
_INSTANCE = re.compile(r"[1-3]심|항소심|상고심|원심|대법원")
"""What says that it is another court's turn."""


class KoreanBodies:
    """The bodies of one text, read when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._owners: dict[str, str | None] = {}
        self._courts: list[tuple[int, str]] | None = None

    def meant_by(self, mention: str, at: int) -> str | None:
        """Return the fuller name of the body that the mention at `at` means, None when it has none."""
        if mention in SIGNS:
            return SIGNS[mention]
        if mention in _ARMY:
            return "한국군" if mention != "군" or _OUR_ARMY.search(self._text) else None
        if mention in _COURTS:
            return self._court(at)
        if _OF_STATES.fullmatch(mention) is None:
            return None
        if mention not in self._owners:
            self._owners[mention] = self._owner(mention)
        owner = self._owners[mention]
        return None if owner is None else f"{owner} {mention}"

    def _owner(self, mention: str) -> str | None:
        """Return the country that the article gives to the body before it names it alone."""
        named = re.search(rf"(?<![가-힣·\d])(?:([가-힣]{{1,6}})\s?)?{mention}(?![가-힣]{{3}})", self._text)
        while named is not None and named[1] is not None and named[1] not in COUNTRIES | _HOME:
            named = re.compile(named.re.pattern).search(self._text, named.end())
        return None if named is None or named[1] in _HOME else named[1]

    def _court(self, at: int) -> str | None:
        """Return the last court named before `at`, unless another instance has come up since; else the only one."""
        if self._courts is None:
            self._courts = [(match.start(), match[0]) for match in _COURT.finditer(self._text)]
        before = bisect_left(self._courts, (at, ""))
        last = self._courts[before - 1] if before else None
        if last is None:
            names = {name for _, name in self._courts}
            return self._courts[0][1] if len(names) == 1 and _INSTANCE.search(self._text) is None else None
        return None if _INSTANCE.search(self._text, last[0], at) else last[1]
