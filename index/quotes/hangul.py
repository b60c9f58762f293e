"""Whom a Korean mention means: 김 위원장, 교수 alone, 그.

The article is the only source. What does not fit somebody whom it names stays as it is written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from index.quotes.naming import hangul_first_name, hangul_short, is_hangul_person, joined_name, title_alone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.quotes.naming import HangulPerson

_PRONOUNS = frozenset({"그", "그녀"})
_THEY = frozenset({"이들", "그들"})
_MANY = re.compile(
    r"([가-힣]{1,12}(?:연합회|연합|단체|협회|위원회|모임|재단|대표단|유족|가족|[가-힣]들))(?:은|는|이|가|도)(?![가-힣])"
)
_BODY = re.compile(r"[가-힣]{1,10}(?:실|처|청|위원회|사령부|연구소|센터|재단|본부|연합회|협의회)")
_SENTENCES_BACK = 400
"""In characters, from "they" back to whom it means."""

_MOST_SEARCHES = 50
_REACH = 20
"""How many people or speakers back a short mention may reach."""


class Hangul:
    """The people whom one article names in Hangul, and who of them has spoken."""

    def __init__(self, text: str, people: Sequence[HangulPerson]) -> None:
        self._text = text
        self._searched: dict[str, str | None] = {}
        self._people = people
        self._starts = [person.at for person in people]
        self._names = {person.name for person in people}
        self._spoken: list[tuple[int, str, str]] = []
        """Offset, mention and name, in the order of the article."""

    def remember(self, mention: str, name: str, at: int) -> None:
        """Keep a speaker who is a person; pronouns and bodies are none."""
        if mention not in _PRONOUNS and (name in self._names or is_hangul_person(mention) or mention in self._names):
            self._spoken.append((at, mention, name))

    def meant_by(self, mention: str, at: int) -> str:
        """Return the name that the mention at `at` stands for. To be asked in the order of the article."""
        if mention in _PRONOUNS:
            return self._pronoun(at) or mention
        if mention in _THEY:
            return self._they(at) or mention
        if title_alone(mention) is not None:
            return self._titled("", mention, at) or mention
        short = hangul_short(mention)
        if short is not None:
            return self._titled(*short, at) or self._spoken_as(short[0], short[1]) or mention
        for word in mention.split():
            if word[:3] in self._names:
                return word[:3]
        named = hangul_first_name(mention)
        if named is not None:
            return named
        words = mention.split()
        if len(words) == 2 and title_alone(words[1]) is not None:
            return self._spoken_as(words[0], words[1]) or mention
        return self._foreign(words) or self._in_full(mention) or joined_name(mention)

    def _foreign(self, words: list[str]) -> str | None:
        """Return the two words of a foreign name, when the article calls its bearer by the second and a title."""
        if len(words) < 3 or not is_hangul_person(words[-1]):
            return None
        second = re.escape(words[1])
        called = self._search(
            rf"(?<![가-힣]){second}\s(?:[가-힣·]{{1,12}}\s)?[가-힣]{{0,8}}{re.escape(words[-1][-2:])}"
        )
        return None if called is None or called in " ".join(words) else f"{words[0]} {words[1]}"

    def _in_full(self, mention: str) -> str | None:
        """Return the longer name of a body that the article gives it: 항만안전실 for 안전실."""
        if len(mention) < 3 or _BODY.fullmatch(mention) is None:
            return None
        return self._search(rf"(?<![가-힣])[가-힣]{{1,8}}{re.escape(mention)}(?=[은는이가을를의에와과도]|\s|$)")

    def _search(self, pattern: str) -> str | None:
        """Return what first matches the pattern in the article. Asked so often only, that the work stays linear."""
        if pattern not in self._searched and len(self._searched) < _MOST_SEARCHES:
            match = re.search(pattern, self._text)
            self._searched[pattern] = None if match is None else match[0]
        return self._searched.get(pattern)

    def _they(self, at: int) -> str | None:
        """Return the last body or group that is a subject before "they"."""
        found = _MANY.findall(self._text, max(0, at - _SENTENCES_BACK), at)
        return found[-1] if found else None

    def _before(self, at: int) -> list[HangulPerson]:
        until = bisect_left(self._starts, at)
        return list(self._people[max(0, until - _REACH) : until])

    def _pronoun(self, at: int) -> str | None:
        """Return who spoke or acted last."""
        acted = next((person for person in reversed(self._before(at)) if person.acts), None)
        last = self._spoken[-1] if self._spoken else None
        if acted is not None and (last is None or acted.at > last[0]):
            return acted.name
        return None if last is None else last[2]

    def _titled(self, family: str, title: str, at: int) -> str | None:
        """Return the last person of that family name and title before `at`, else the first behind it."""
        fits = (
            person
            for person in (*reversed(self._before(at)), *islice(self._people, _REACH))
            if person.name.startswith(family) and person.title[-2:] == title[-2:]
        )
        return next((person.name for person in fits), None)

    def _spoken_as(self, beginning: str, title: str) -> str | None:
        """Return the last speaker whose first or second name begins so and who bore the title: 브런슨 사령관."""
        for _, mention, name in islice(reversed(self._spoken), _REACH):
            words = mention.split()
            if len(words) > 2 and any(word.startswith(beginning) for word in words[:2]) and title[-2:] in mention:
                return name
        return None
