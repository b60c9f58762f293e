"""Whom a Korean mention means: 김 위원장, 교수 alone, 그.

The article is the only source. What does not fit somebody whom it names stays as it is written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from index.quotes.foreign import foreign_name, full_name, is_body
from index.quotes.korean_bodies import KoreanBodies
from index.quotes.naming import (
    hangul_first_name,
    hangul_last_name,
    hangul_short,
    is_hangul_person,
    joined_name,
    may_be_name,
    title_alone,
)
from index.quotes.places import glued_before, places_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.quotes.naming import HangulPerson

_PRONOUNS = frozenset({"그", "그녀"})
_THEY = frozenset({"이들", "그들"})
_MANY = re.compile(
    r"([가-힣]{1,12}(?:연합회|연합|단체|협회|위원회|모임|재단|대표단|유족|가족|[가-힣]들))(?:은|는|이|가|도)(?![가-힣])"
)
_BODY = re.compile(r"[가-힣]{1,10}(?:실|처|청|위원회|사령부|연구소|센터|재단|본부|연합회|협의회)")
_MARKED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"")
_PLAIN = frozenset({"씨", "여사"})
"""Titles that anybody is given."""

_LONG_FORMS = {"특위": "특별위원회", "비대위": "비상대책위원회", "국조특위": "국정조사특별위원회"}
_RULE = re.compile(r"(?:정부|행정부|정권|당국|대통령실|[측쪽])$")
"""What is somebody's and not himself: 이민호 정부."""

_OTHER_TITLE = re.compile(r"(?:인|이자|이던|이었던)$")
_BRACKETED = re.compile(r"\([^()]*\)$|\((?:\d|가명)[^()]*\)")
_POINTING = "이번|해당|이날|당시|현재|모든|다른|일부|같은|관련"
_BODY_ALONE = re.compile(r"특위|비대위|위원회|재단|협회|연구소|연구원|센터|연합회|협의회|진흥원|공단|공사|학회|특검")

_ENDS_BODY = re.compile(r"[은는이가을를의에와과도]|\s|$")
_SENTENCES_BACK = 400
"""In characters, from "they" back to whom it means."""

_LEAST_ALONE = 3
"""In syllables, of a foreign name that stands alone."""

_MOST_SEARCHES = 50
_REACH = 20
"""How many people or speakers back a short mention may reach."""


class Hangul:
    """The people whom one article names in Hangul, and who of them has spoken."""

    def __init__(self, text: str, people: Sequence[HangulPerson]) -> None:
        self._text = text
        self._korean_bodies = KoreanBodies(text)
        self._searched: dict[str, str | None] = {}
        self._marked: list[tuple[int, int]] | None = None
        self._by_part = {
            part: one.name for one in people if one.foreign for part in one.name.split() if part != one.name
        }
        self._bodies: dict[str, bool] = {}
        self._wholes: dict[str, str | None] = {}
        self._people = people
        self._starts = [person.at for person in people]
        self._names = {person.name for person in people if not person.foreign}
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
            return self._titled(*short, at) or self._spoken_as(*short) or self._introduced(*short) or mention
        body = self._korean_bodies.meant_by(mention, at)
        return body or self._named(mention) or self._in_full(mention) or self._unbracketed(mention)

    def _unbracketed(self, mention: str) -> str:
        """Return a name without what stands in brackets behind it: 항만연구원(KPI), 선장(가명)."""
        return joined_name(_BRACKETED.sub("", mention)) or mention

    def _named(self, mention: str) -> str | None:
        """Return the name that a mention holds, without its titles and the body that it goes with."""
        if _RULE.search(mention):
            return None
        words = mention.split()
        known = next((word[:3] for word in words if word[:3] in self._names), None)
        foreign_bearer = self._by_part.get(words[0]) if len(words) == 2 else None
        named = known or foreign_bearer or hangul_first_name(mention) or hangul_last_name(mention)
        if named is not None:
            return named
        foreign = foreign_name(mention)
        if foreign is not None:
            return self._whole(foreign)
        if len(words) == 2 and title_alone(words[1]) is not None:
            return self._spoken_as(words[0], words[1])
        return self._foreign(words)

    def _whole(self, foreign: str) -> str:
        """Return both parts of a foreign name of which the article gives one here."""
        if " " in foreign:
            return foreign.split()[0] if self._is_body(foreign) else foreign
        if foreign in self._by_part:
            return self._by_part[foreign]
        if foreign not in self._wholes and len(self._wholes) < _MOST_SEARCHES:
            self._wholes[foreign] = full_name(self._text, foreign)
        return self._wholes.get(foreign) or foreign

    def _is_body(self, name: str) -> bool:
        if name not in self._bodies and len(self._bodies) < _MOST_SEARCHES:
            self._bodies[name] = len(name.partition(" ")[0]) >= _LEAST_ALONE and is_body(self._text, name)
        return self._bodies.get(name, False)

    def _introduced(self, family: str, title: str) -> str | None:
        """Return the name of two or three syllables that the article introduces with the title: 홍민 … 연구위원."""
        if title in _PLAIN:
            return None
        found = self._search(
            rf"(?<![가-힣]){family}[가-힣]{{1,2}}(?:\([^()]{{1,20}}\))?"
            rf"(?=\s(?:[가-힣A-Za-z·]{{1,14}}\s){{0,4}}?[가-힣]{{0,8}}?{title[-2:]}(?![가-힣]{{3}}))"
        )
        name = None if found is None else found.partition("(")[0]
        return name if name is not None and may_be_name(name) else None

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
        if _BODY_ALONE.fullmatch(mention) is not None:
            noun = _LONG_FORMS.get(mention, mention)
            return self._search(
                rf"(?<![가-힣])(?!(?:{_POINTING})\s)(?:[가-힣]{{2,12}}\s){{0,2}}?[가-힣]{{2,14}}\s?{noun}(?=[은는이가을를의에와과도(’']|\s|$)"
            )
        if len(mention) < 3 or len(mention) > 20 or " " in mention:
            return None
        if f"{mention})" in self._text:
            found = self._search(rf"(?<![가-힣])[가-힣·]{{3,20}}(?=\((?:이하\s)?{re.escape(mention)}\))")
            if found is not None:
                return found
        return self._glued(mention) if _BODY.fullmatch(mention) is not None else None

    def _glued(self, mention: str) -> str | None:
        """Return the first word of the article that ends with the mention: 항만안전실 for 안전실."""
        if mention not in self._searched and len(self._searched) < _MOST_SEARCHES:
            places = (
                at
                for at in places_of(self._text, mention)
                if _ENDS_BODY.match(self._text, at + len(mention)) is not None
            )
            words = (glued_before(self._text, at) for at in places)
            before = next((word for word in words if word is not None), None)
            self._searched[mention] = None if before is None else before + mention
        return self._searched.get(mention)

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
        acted = next((one for one in reversed(self._before(at)) if one.acts and not self._is_quoted(one.at)), None)
        last = self._spoken[-1] if self._spoken else None
        if acted is not None and (last is None or acted.at > last[0]):
            return self._name_of(acted)
        return None if last is None else last[2]

    def _is_quoted(self, at: int) -> bool:
        """Tell whether `at` is between double marks, where others are spoken of."""
        if self._marked is None:
            self._marked = [match.span() for match in _MARKED.finditer(self._text)]
        before = bisect_left(self._marked, (at, at))
        return before > 0 and at < self._marked[before - 1][1]

    def _titled(self, family: str, title: str, at: int) -> str | None:
        """Return the last person of that family name and title before `at`, else the first behind it."""
        fits = [person for person in self._near(at) if _bears(person.name, family)]
        same = (
            self._name_of(person) for person in fits if title[-2:] in person.title or self._is_called(person, title)
        )
        return next(same, None) or (self._by_family(fits, family) if title in _PLAIN else None)

    def _is_called(self, person: HangulPerson, title: str) -> bool:
        """Tell whether the title stands before the name as another that its bearer has: 국방위원장인 이민호 … 의원."""
        before = glued_before(self._text, person.at - 1)
        return before is not None and _OTHER_TITLE.sub("", before).endswith(title)

    def _near(self, at: int) -> list[HangulPerson]:
        return [*reversed(self._before(at)), *islice(self._people, _REACH)]

    def _name_of(self, person: HangulPerson) -> str:
        return self._whole(person.name) if person.foreign else person.name

    def _by_family(self, fits: list[HangulPerson], family: str) -> str | None:
        """Return the bearer whom 류씨 means: not one whose given name the article withholds (류모씨)."""
        withheld = not family or not fits or self._search(rf"(?<![가-힣]){family}(?:모|○|O|△)") is not None
        return None if withheld else fits[0].name

    def _spoken_as(self, beginning: str, title: str) -> str | None:
        """Return the last speaker whose first or second name begins so and who bore the title: 브런슨 사령관."""
        for _, mention, name in islice(reversed(self._spoken), _REACH):
            words = mention.split()
            if len(words) > 2 and any(word.startswith(beginning) for word in words[:2]) and title[-2:] in mention:
                return name
        return None


def _bears(name: str, family: str) -> bool:
    """Tell whether the family name is that of the name, which a foreigner may have at its end (케빈 김)."""
    return name.startswith(family) or name.endswith(f" {family}")
