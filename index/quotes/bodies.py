"""The bodies that an English article makes the subject of a sentence, so that "it" and "they" may mean one.

A body is a ministry, a paper, a statement that says something, a group of people, a state: no person.
"""

from __future__ import annotations

import re
from bisect import bisect_left

ONE_BODY = (
    "ministry|government|administration|agency|paper|newspaper|daily|party|committee|bulletin|article|statement|commentary"
    "|editorial|report|group|organi[sz]ation|army|military|command|office|association|union|institute|council|commission"
    "|department|company|court|bureau|society|federation|side|declaration|letter|regime|campaign|website|homepage|authority"
)
_MANY = (
    "authorities|officials|forces|groups|organi[sz]ations|parties|governments|officers|experts|analysts|participants|speakers"
    "|soldiers|protesters|demonstrators|students|workers|people|reactionaries|imperialists|conservatives|lawmakers|leaders"
    "|families|relatives|members|researchers|scholars|diplomats|sources|citizens|residents|defectors|ministers|delegates"
)
_STATES = r"(?:North|South|north|south) Korea|Pyongyang|Seoul|Washington|Beijing|Moscow|Tokyo|China|Japan|Russia|KCNA"
_THE = "Pentagon|Kremlin|Vatican|White House|Blue House|United Nations|UN|JCS|US"
_SUBJECT = re.compile(
    rf"(?:^|(?<=[.!?:]\s)|(?<=[.!?][\"”’']\s)|\n)(?P<body>(?:(?:The|An?|Its|Some|These|(?:{_STATES})[’']s)\s(?:[\w’'.-]{{1,20}}\s){{0,4}}?"
    rf"(?:(?P<one>{ONE_BODY})|(?P<many>{_MANY}))|The (?:{_THE})|(?P<state>{_STATES}))(?![\w’'-]))",
    re.MULTILINE,
)
_SHORT = re.compile(
    r"[Tt]he (ministry|committee|commission|council|bureau|department|command|institute|foundation|association|union)"
)
_OWNER = r"(?:(?:the )?(?:North|South)(?: Korea)?[’']s |(?:North|South) Korean |(?:North|South)ern )?"
_REACH = 1500
"""In characters, from the pronoun back to its body."""


class Bodies:
    """The bodies of one text, read when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[bool, list[tuple[int, str]]] | None = None
        self._titled: dict[str, list[tuple[int, str]]] = {}

    def meant_by(self, pronoun: str, at: int) -> tuple[int, str] | None:
        """Return the body that "it" (or "they") at `at` means, and where it stands.

        It is the last such subject of a sentence before the pronoun.
        """
        many = pronoun in {"they", "their", "them"}
        found = self._subjects()[many]
        before = bisect_left(found, (at, ""))
        if not before or at - found[before - 1][0] > _REACH:
            return None
        return found[before - 1]

    def in_full(self, mention: str, at: int) -> str | None:
        """Return the full name that the article last gave to "the ministry" and the like before `at`."""
        short = _SHORT.fullmatch(mention)
        if short is None:
            return None
        noun = short[1]
        if noun not in self._titled:
            self._titled[noun] = [(match.start(), match[0]) for match in _full_names(noun).finditer(self._text)]
        before = bisect_left(self._titled[noun], (at, ""))
        return self._titled[noun][before - 1][1] if before else None

    def _subjects(self) -> dict[bool, list[tuple[int, str]]]:
        if self._found is None:
            self._found = {False: [], True: []}
            for match in _SUBJECT.finditer(self._text):
                self._found[match["many"] is not None].append((match.start(), match["body"]))
        return self._found


def _full_names(noun: str) -> re.Pattern[str]:
    """Return the pattern of names such as "Harbour Ministry", "unification ministry" and "Ministry of the Sea"."""
    head, word = noun.capitalize(), r"[A-Z][\w’'-]{1,20}"
    before = rf"(?:{word} ){{1,4}}{head}(?! of)\b"
    behind = rf"{head} (?:of|for)(?: (?:the|and|{word})){{1,5}}"
    plain = rf"(?:foreign|defen[cs]e|unification|finance|trade|interior|economy|national defen[cs]e) {noun}\b"
    return re.compile(rf"{_OWNER}(?<![\w’'])(?:{before}|{behind}|{plain})")
