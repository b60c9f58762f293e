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
from index.quotes.cues import lexicon

if TYPE_CHECKING:
    from index.quotes.relay import Agencies

Resolver = Callable[[str, str, str | None], tuple[str, str] | None]
"""`(mention, language, date) -> (id, name)`, or None when the mention is not known."""

_HONORIFICS = (
    r"Mr|Mrs|Ms|Dr|Sir|Prof|Professor|President|Chairman|Chairwoman|Marshal|Secretary|Gen|General|Minister|Premier"
    r"|Prime Minister|Supreme Leader|Comrade|Leader"
    r"|Sen|Senator|Rep|Representative|Gov|Governor|Lt|Col|Adm|Ambassador|King|Queen|Pope|Director|Chief|Spokesman|Spokeswoman|Vice|Foreign|Defense|Defence|Unification"
)
_HONORIFIC = re.compile(rf"(?:(?:{_HONORIFICS})\.?\s+)+")
_NAME_PART = r"(?:(?:[A-Z]|Jr|Sr|St|Dr|Mr|Mrs|Ms|Gen|Sen|Rep|Gov|Lt|Col|Adm|Prof)\.|[A-Z][\w’'\-‑]{0,30}(?![\w’'\-‑]))"
_NAME = re.compile(rf"(?<![\w’'\-‑]){_NAME_PART}(?:\s(?:(?:de|van|von|al|bin)\s)?{_NAME_PART}){{1,4}}")
_NAME_OR_WORD = re.compile(rf"{_NAME.pattern}|(?<![\w’'\-‑])[A-Z][\w’'\-‑]+")
_KOREAN_FAMILY = lexicon(
    """Kim Lee Park Pak Choi Choe Jung Jong Chong Chung Kang Gang Cho Jo Yoon Yun Jang Chang Lim Rim Im Han Oh O Seo So
    Suh Shin Sin Kwon Hwang An Ahn Song Ryu Yoo Yu Hong Jeon Chon Ko Go Moon Mun Son Sohn Yang Bae Pae Baek Paek
    Huh Ho Nam Sim Shim No Roh Ri Rhee Yi Thae Tae Hyon Hyun Roo"""
)
_GIVEN = re.compile(r"([A-Z][a-z’']+)[-‑]([a-z][a-z’']+)$")
_MALE = lexicon("mr sir king pope chairman spokesman prince")
_FEMALE = lexicon("mrs ms queen chairwoman spokeswoman princess sister daughter mother wife")
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "herself"})
_RULERS = frozenset({"leader", "ruler", "dictator", "strongman", "head"})
_NOT_PEOPLE = lexicon(
    """North South East West New United States Korea Korean Korean’s China Chinese Russia Russian Japan Japanese
    American US White House The A An In On At This That News Agency University Party Committee Ministry
    Department Council Times Post Street Sea Peninsula War Central Workers’ Workers Assembly Army Force Forces
    Command Group Center Institute National Security Blue Supreme People’s State Republic Democratic Republican
    Senate Congress Court Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April
    May June July August September October November December"""
)
_HANGS_ON = re.compile(r"\s(?:of|for|at|in|from)\s")
_MOST_NAMESAKES = 50
_SENTENCE_OPENERS = lexicon(
    """the a an but and in on when while as if for at i was is are were did do does has had so then after before since
    who what why how"""
)
_HANGUL_FAMILY = "김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노로리렴현태"
_HANGUL_TITLE = (
    r"국무위원장|위원장|총비서|비서|대통령|주석|장관|차관|제1부부장|부부장|부장|대변인|국장|의원|의장|교수|연구위원|연구원|센터장|소장|대표|총리|총장|총재|회장|원장|본부장|사령관"
    r"|외무상|국방상|외상|부상|대사|특사|보좌관|실장|처장|여사|씨|박사|지도자|후보"
)
_HANGUL_FULL = re.compile(
    rf"(?<![가-힣])([{_HANGUL_FAMILY}][가-힣]{{2}})(?:\([^()]{{1,20}}\))?\s(?:[가-힣·0-9]{{1,12}}\s){{0,4}}?[가-힣]{{0,6}}?({_HANGUL_TITLE})(?![가-힣]{{3}})"
)
_HANGUL_SHORT = re.compile(rf"([{_HANGUL_FAMILY}])\s?({_HANGUL_TITLE})$")
_ROLES = "leader|ruler|dictator|strongman|president|premier|chancellor"
_ROLE_BEFORE = re.compile(
    rf"((?:North |South )?[A-Z][a-z]+(?:[’']s)?)\s(?:\w+\s)?({_ROLES})\s+$",
    re.IGNORECASE,
)
_ROLE_MENTION = re.compile(
    rf"(?:(?:the|its|that) )?((?:North |South )?[A-Z][a-z]+)(?:[’']s)?\s(?:\w+\s){{0,2}}?({_ROLES}|head of state)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A person as the article names them."""

    at: int
    name: str


def display_name(mention: str) -> str:
    """Return a name in one spelling: no honorific, no possessive, Korean given names in two capitalised parts.

    `Mr. Kim Jong-un’s` becomes `Kim Jong Un`; other names keep their hyphens.
    """
    name = re.sub(r"[’']s?$", "", mention)
    name = _HONORIFIC.sub("", name) if _HONORIFIC.match(name) and len(name.split()) > 1 else name
    parts = name.split()
    if len(parts) == 2 and parts[0] in _KOREAN_FAMILY:
        parts[1] = _GIVEN.sub(lambda match: f"{match[1]} {match[2].capitalize()}", parts[1])
    return " ".join(parts)


def _own_name(written: str) -> str:
    """Return what follows the last possessive and the capitalised words that only begin a sentence."""
    words = re.split(r"[’']s\s", written)[-1].split()
    while len(words) > 1 and words[0].lower() in _SENTENCE_OPENERS:
        words = words[1:]
    return " ".join(words)


def _last_name(mention: str) -> str | None:
    """Return the name that a mention ends in ("President Lee"); None when it ends in a common noun or names a body."""
    names = [match.group() for match in _NAME_OR_WORD.finditer(mention)]
    if not names or _HANGS_ON.search(mention) or not mention.rstrip("’'s").endswith(names[-1].rstrip("’'s")):
        return None
    return _own_name(names[-1])


def _is_no_person(part: str) -> bool:
    return part in _NOT_PEOPLE or (part.isupper() and len(part) > 3)


def _family(parts: list[str]) -> str:
    return parts[0] if parts[0] in _KOREAN_FAMILY else parts[-1]


class Identities:
    """The people of one article, in the order in which it names them."""

    def __init__(self, article: Article, agencies: Agencies, resolve: Resolver | None = None) -> None:
        self._article = article
        self._resolve = resolve
        self._agencies = agencies
        self._people: list[_Named] = []
        self._roles: dict[str, str] = {}
        self._first: dict[str, str] = {}
        self._fuller: dict[str, dict[str, None]] = {}
        self._female: dict[str, bool] = {}
        self._spoken: dict[str, str] = {}
        self._last_speaker: str | None = None
        self._hangul: dict[tuple[str, str], str] = {}
        self._hangul_names: set[str] = set()
        self._read()
        self._starts = [named.at for named in self._people]

    # Reading the names

    def _read(self) -> None:
        text = self._article.text
        for match in _NAME.finditer(text):
            self._note(text, match)
        for match in _HANGUL_FULL.finditer(text):
            self._hangul.setdefault((match[1][0], match[2][-2:]), match[1])
            self._hangul_names.add(match[1])

    def _note(self, text: str, match: re.Match[str]) -> None:
        written = _own_name(match.group())
        parts = display_name(written).split()
        parts = parts[:3] if parts[0] in _KOREAN_FAMILY else parts
        name = " ".join(parts)
        if not 2 <= len(parts) <= 4 or any(_is_no_person(part) for part in written.split()):
            return
        title = written.split()[0].rstrip(".").lower()
        female = True if title in _FEMALE else False if title in _MALE else None
        if female is not None:
            self._female.setdefault(name, female)
        self._people.append(_Named(match.start(), name))
        self._first.setdefault(_family(parts).lower(), name)
        for length in range(1, len(parts)):
            self._fuller.setdefault(" ".join(parts[:length]), {})[name] = None
        role = _ROLE_BEFORE.search(text, max(0, match.start() - 50), match.start())
        if role is not None:
            self._roles.setdefault(_role_key(role[1], role[2]), name)

    # Resolving mentions

    def speaker(self, span: Span) -> Speaker:
        """Return the speaker that the mention at `span` means."""
        mention = self._article.text[span[0] : span[1]]
        name = self._name(mention, span[0])
        known = self._ask(name) or self._ask(mention)
        if known is not None:
            return Speaker(known[1], mention, span[0], span[1], known[0])
        self._remember(name, mention)
        return Speaker(name, mention, span[0], span[1])

    def _ask(self, mention: str) -> tuple[str, str] | None:
        if self._resolve is None:
            return None
        return self._resolve(mention, self._article.language, self._article.date.value)

    def _remember(self, name: str, mention: str) -> None:
        lower = mention.lower()
        if lower in _HE | _SHE or (not name[:1].isupper() and not "가" <= name[:1] <= "힣"):
            return
        self._last_speaker = name
        self._spoken[_family(name.split()).lower()] = name

    def _name(self, mention: str, at: int) -> str:
        lower = mention.lower()
        if lower in _HE or lower in _SHE:
            return self._pronoun(mention, at)
        agency = self._agencies.meant_by(mention, at)
        if agency is not None:
            return agency
        if re.search(r"[가-힣]", mention):
            return self._korean(mention)
        return self._role(mention) or self._short(mention)

    def _pronoun(self, mention: str, at: int) -> str:
        """Return the last speaker, or the last person named before the pronoun when nobody has spoken."""
        female = mention.lower() in _SHE
        speaker = self._last_speaker
        if speaker is not None and self._fits(speaker, female) and len(speaker.split()) > 1:
            return speaker
        until = bisect_right(self._starts, at)
        for named in reversed(self._people[max(0, until - 20) : until]):
            if self._fits(named.name, female):
                return named.name
        return speaker or mention

    def _fits(self, name: str, female: bool) -> bool:
        return self._female.get(name, female) == female

    def _role(self, mention: str) -> str | None:
        match = _ROLE_MENTION.match(mention)
        return None if match is None else self._roles.get(_role_key(match[1], match[2]))

    def _short(self, mention: str) -> str:
        """Return the fuller name that begins so, or that of the family who spoke, or came first."""
        own = _last_name(mention)
        if own is None or any(_is_no_person(part) for part in own.split()):
            return mention
        written = display_name(own)
        fuller = self._fullest(written)
        if fuller is not None:
            return fuller
        if " " not in written:
            return self._spoken.get(written.lower()) or self._first.get(written.lower()) or written
        return written

    def _fullest(self, written: str) -> str | None:
        """Return the only full name that begins with `written`; what another begins with as well does not count."""
        full = [name for name in islice(self._fuller.get(written, ()), _MOST_NAMESAKES) if name not in self._fuller]
        return full[0] if len(full) == 1 else None

    def _korean(self, mention: str) -> str:
        if mention in {"그", "그녀"}:
            return self._last_speaker or mention
        short = _HANGUL_SHORT.search(mention)
        if short is not None and len(mention.replace(" ", "")) <= 1 + len(short[2]):
            return self._hangul.get((short[1], short[2][-2:]), mention)
        for word in mention.split():
            if word in self._hangul_names:
                return word
        return mention


def _role_key(place: str, role: str) -> str:
    place = re.sub(r"[’']s$", "", place).lower()
    word = role.lower().split()[0]
    return f"{place.removesuffix('n') if place.endswith('korean') else place} {'leader' if word in _RULERS else word}"
