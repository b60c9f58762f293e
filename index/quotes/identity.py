"""Whom a mention means: "Kim", "Mr Kim", "he", "the North Korean leader", 김 위원장.

The article itself is the only source here: a short form is resolved to the fullest name that the article gives
and that fits. What does not fit exactly one stays as it is written. A gazetteer may be asked through
`Resolver`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from index.article import Article, Span, Speaker
from index.quotes.bodies import ONE_BODY, Bodies
from index.quotes.cues import SPEECH_NOUNS, lexicon
from index.quotes.grammar import AGENTS, CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from index.quotes.hangul import Hangul
from index.quotes.naming import (
    CAPITALISED,
    KOREAN_FAMILY,
    display_name,
    family_of,
    is_female,
    is_hangul_person,
    is_person,
    name_in,
    own_name,
)
from index.quotes.offices import Offices
from index.quotes.speakers import kind_speaks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.quotes.naming import HangulPerson
    from index.quotes.relay import Agencies
    from index.quotes.speakers import KindOf

Resolver = Callable[[str, str, str | None], tuple[str, str] | None]
"""`(mention, language, date) -> (id, name)`, or None when the mention is not known."""

_HE = lexicon("he him his himself")
_SHE = lexicon("she her herself")
_FIRST_PERSON = lexicon("i we you my our your")
_IT = _FIRST_PERSON | lexicon("it its they their them")
"""Pronouns that mean a body, or whoever writes."""

_HANGUL = re.compile(r"[가-힣]")
_RULERS = lexicon("leader ruler dictator strongman head")
_ROLES = "leader|ruler|dictator|strongman|president|premier|chancellor"
_ROLE_BEFORE = re.compile(
    rf"\b((?:north |south )?[a-z]+(?:[’']s)?)\s(?:[\w-]+\s)?({_ROLES})(?:\s(?:mr|mrs|ms)\.?)?\s+$", re.IGNORECASE
)
_ROLE_MENTION = re.compile(
    rf"(?:(?:the|its|that) )?((?:north |south )?[a-z]+)(?:[’']s)?\s(?:\w+\s){{0,2}}?({_ROLES}|head of state)$",
    re.IGNORECASE,
)
_WORDS_OF = re.compile(
    rf"(?:(?P<pronoun>[Hh]is|[Hh]er)|(?P<owner>[A-Z][\w.’'‑-]*(?:\s[A-Z][\w.’'‑-]*){{0,3}}?)[’']s?)\s(?:[\w-]+\s){{0,3}}?"
    rf"(?:{'|'.join(sorted(SPEECH_NOUNS))}|account|book|memoir|column|essay)\b"
)
_AT_CLAUSE_START = re.compile(r"(?:^|[.!?:;\"”’)\n,])\s*$")
_BODY_SPEAKS = re.compile(
    rf"(?:[Tt]he|[Ii]ts|[Aa]n?|\w+(?: \w+)?[’']s)\s(?:[\w-]+\s){{0,4}}(?:{ONE_BODY})$", re.IGNORECASE
)
_OFFICE = re.compile(rf"{'|'.join(sorted(AGENTS))}|\w+(?:man|woman|ist|person)")
_APPOSED_BEFORE = re.compile(rf"({CAPITALISED.pattern}),\s$")
_APPOSED = re.compile(rf",\s({CAPITALISED.pattern})(?=,|\s[a-z])")
_VERB_FOLLOWS = re.compile(r"(?:,[^,.;\n]{1,80},)?\s(?:himself |herself |also |then )?([a-z]+)\b")
_NO_VERB = PREPOSITIONS | CONJUNCTIONS
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


class Identities:
    """The people of one article, in the order in which it names them."""

    def __init__(
        self,
        article: Article,
        agencies: Agencies,
        hangul: Sequence[HangulPerson],
        resolve: Resolver | None = None,
        kind_of: KindOf | None = None,
    ) -> None:
        self._kind_of = kind_of
        self._bodies = Bodies(article.text)
        self._offices = Offices(article.text)
        self._body_spoke: tuple[int, str] | None = None
        self._parts: dict[str, str] = {}
        self._article = article
        self._resolve = resolve
        self._agencies = agencies
        self._people: list[_Named] = []
        self._roles: dict[str, str] = {}
        self._first: dict[str, str] = {}
        self._fuller: dict[str, dict[str, None]] = {}
        self._female: dict[str, bool] = {}
        self._bearers: dict[str, dict[str, int]] = {}
        """Of each family name the full names, each with where it stands first."""

        self._spoken: dict[str, tuple[int, str]] = {}
        self._last: tuple[int, str] | None = None
        self._hangul = Hangul(hangul)
        self._read(article.text)
        self._starts = [named.at for named in self._people]

    # Reading the names

    def _read(self, text: str) -> None:
        runs = [(match.end(), match.group()) for match in CAPITALISED.finditer(text)]
        for end, written in runs:
            self._learn(text, end, own_name(written))
        for end, written in runs:
            own = own_name(written)
            name = self._known(display_name(own)) if is_person(own) else None
            if name is not None:
                self._people.append(_Named(end - len(own), name, _acts(text, end - len(own), end)))

    def _learn(self, text: str, end: int, own: str) -> None:
        """Note a full name: its family, its beginnings, its sex and the role before it."""
        name = display_name(own)
        parts = name.split()
        if (
            not 2 <= len(parts) <= _most_parts(name)
            or not is_person(own)
            or text[end - len(own) - 3 : end - len(own)] == "By "
        ):
            return
        female = is_female(text, end - len(own), end)
        if female is not None:
            self._female.setdefault(name, female)
        self._first.setdefault(family_of(name).lower(), name)
        self._bearers.setdefault(family_of(name).lower(), {}).setdefault(name, end - len(own))
        for length in range(1, len(parts)):
            self._fuller.setdefault(" ".join(parts[:length]), {})[name] = None
        start = text.rfind(parts[0], end - len(own), end)
        role = _ROLE_BEFORE.search(text, max(0, start - 50), start)
        if role is not None:
            self._roles.setdefault(_role_key(role[1], role[2]), name)

    def _known(self, name: str) -> str | None:
        """Return the full name of a person whom the article names in full somewhere."""
        if " " in name:
            return self._fullest(name) or name
        family = self._first.get(name.lower())
        if family is not None and name not in KOREAN_FAMILY:
            return family
        return self._fullest(name) or family

    # Resolving mentions

    def speaker(self, span: Span, *, cued: bool) -> Speaker | None:
        """Return the speaker that the mention at `span` means, None when that is nothing that speaks.

        To be asked in the order of the article. `cued`: a verb of saying stands with the mention, without which a
        pronoun that means nobody known is dropped.
        """
        mention = self._article.text[slice(*span)]
        name = self._body(mention, span[0]) if mention.lower() in _IT else self._name(mention, span)
        if name is None and not cued:
            return None
        name = name or mention
        known = self._ask(name) or self._ask(mention) or self._ask_foreign(mention)
        kind = self._kind_of(known[0]) if known is not None and self._kind_of is not None else None
        if known is not None and not kind_speaks(kind, known[1]):
            return None
        self._remember(known[1] if known is not None and _HANGUL.search(mention) else name, mention, span[0])
        if known is not None:
            return Speaker(known[1], mention, span[0], span[1], known[0])
        return Speaker(name, mention, span[0], span[1])

    def _ask(self, mention: str) -> tuple[str, str] | None:
        if self._resolve is None:
            return None
        return self._resolve(mention, self._article.language, self._article.date.value)

    def _ask_foreign(self, mention: str) -> tuple[str, str] | None:
        """Ask for the two words that a foreign name in Hangul has, of which a mention may give only the second."""
        words = mention.split()
        if len(words) < 2 or not is_hangul_person(mention) or self._kind_of is None:
            return None
        known = self._ask(" ".join(words[:2] if len(words) > 2 else [self._first_part(words[0]), words[0]]))
        return known if known is not None and self._kind_of(known[0]) == "person" else None

    def _first_part(self, second: str) -> str:
        """Return the word before the first mention of a foreign surname in the article."""
        if second not in self._parts and len(self._parts) < _MOST_NAMESAKES:
            match = re.search(rf"([가-힣]{{2,7}}) {re.escape(second)}(?![가-힣]{{3}})", self._article.text)
            self._parts[second] = match[1] if match is not None else ""
        return self._parts.get(second, "")

    def _remember(self, name: str, mention: str, at: int) -> None:
        """Keep the last person who spoke; bodies and unresolved pronouns are no persons."""
        if _HANGUL.search(mention):
            self._hangul.remember(mention, name, at)
        elif _BODY_SPEAKS.match(mention) is not None:
            self._body_spoke = (at, name)
        elif mention.lower() not in _HE | _SHE and self._is_somebody(name):
            self._last = (at, name)
            if " " in name:
                self._spoken[family_of(name).lower()] = (at, name)

    def _is_somebody(self, name: str) -> bool:
        own = name_in(name)
        return own == name and (name in KOREAN_FAMILY or self._known(name) == name or self._known(name) is None)

    def _body(self, pronoun: str, at: int) -> str | None:
        if pronoun.lower() in _FIRST_PERSON:
            return None
        body = self._bodies.meant_by(pronoun.lower(), at)
        said = self._body_spoke if pronoun.lower() in {"it", "its"} else None
        if said is not None and (body is None or said[0] > body[0]):
            return said[1]
        return None if body is None else self._agencies.meant_by(body[1], at) or body[1]

    def _name(self, mention: str, span: Span) -> str:
        lower, at = mention.lower(), span[0]
        if lower in _HE or lower in _SHE:
            return self._pronoun(mention, at)
        agency = self._agencies.meant_by(mention, at)
        if agency is not None:
            return agency
        if _HANGUL.search(mention):
            return self._hangul.meant_by(mention, at)
        return self._author(mention, at) or self._apposed(span) or self._role(mention) or self._short(mention, at)

    def _author(self, mention: str, at: int) -> str | None:
        """Return who made the words that are said to speak: "her statement promised", "Kim's own line was"."""
        match = _WORDS_OF.match(mention)
        if match is None:
            return None
        if match["pronoun"] is not None:
            return self._pronoun(match["pronoun"], at)
        owner = self._short(match["owner"], at)
        return owner if self._known(owner) is not None and " " in owner else None

    def _apposed(self, span: Span) -> str | None:
        """Return the person whom an office is set beside: "the minister of unification, Kim Yeon-chul, told"."""
        text = self._article.text
        office = text[span[0] : span[1]].split()
        if (
            not office
            or office[0].lower() not in DETERMINERS
            or not any(_OFFICE.fullmatch(word.lower()) for word in office)
        ):
            return None
        match = _APPOSED.match(text, span[1]) or _APPOSED_BEFORE.search(text[max(0, span[0] - 80) : span[0]])
        if match is None:
            holder = self._offices.holder(office[-1], span[0]) if len(office) == 2 else None
            return None if holder is None else self._known(holder)
        own = own_name(match[1])
        return self._known(display_name(own)) if is_person(own) else None

    def _pronoun(self, mention: str, at: int) -> str:
        """Return the last person who spoke or acted before the pronoun; else the last one named."""
        female = mention.lower() in _SHE
        until = bisect_right(self._starts, at)
        before = [named for named in self._people[max(0, until - _FARTHEST) : until] if self._fits(named.name, female)]
        acted = next((named for named in reversed(before) if named.acts), None)
        if self._last is not None and self._fits(self._last[1], female) and (acted is None or acted.at < self._last[0]):
            return self._last[1]
        chosen = acted or (before[-1] if before else None)
        return mention if chosen is None else chosen.name

    def _fits(self, name: str, female: bool) -> bool:
        return self._female.get(name, female) == female

    def _role(self, mention: str) -> str | None:
        match = _ROLE_MENTION.match(mention)
        return None if match is None else self._roles.get(_role_key(match[1], match[2]))

    def _short(self, mention: str, at: int) -> str:
        """Return the fuller name that begins so; of a family, who of it spoke or was named last in the paragraph.

        When several bear the family name and none of them is near, nobody is chosen.
        """
        own = name_in(mention.title() if mention.isupper() else mention)
        if own is None or (mention.isupper() and self._fullest(own) is None and self._bearer(own, at) is None):
            return mention
        written = display_name(own)
        if " " in written:
            return self._fullest(written) or written
        if written in KOREAN_FAMILY:
            return self._fullest(written) or self._bearer(written, at) or written
        return self._bearer(written, at) or self._fullest(written) or written

    def _bearer(self, family: str, at: int) -> str | None:
        key = family.lower()
        bearers = self._bearers.get(key, {})
        so_far = [name for name, first in bearers.items() if first < at]
        if len(so_far) < 2:
            return next(iter(so_far or bearers), None)
        begin = self._article.text.rfind("\n", 0, at)
        spoken = self._spoken.get(key)
        if spoken is not None and spoken[0] > begin:
            return spoken[1]
        until = bisect_right(self._starts, at - 1)
        near = [named for named in self._people[max(0, until - _FARTHEST) : until] if named.at > begin]
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
