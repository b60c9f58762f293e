"""How people are written: which capitalised words are a name, and its one spelling.

English and Korean; whom a name means in an article is decided in `identity`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.quotes.cues import lexicon
from index.quotes.foreign import SINO_GIVEN, foreign_people, is_japanese_family
from index.quotes.korean_words import NO_NAMES, NO_PERSON, TITLE, TITLES, agrees, is_office, speaks

if TYPE_CHECKING:
    from collections.abc import Iterator

KOREAN_FAMILY = lexicon(
    """Kim Lee Park Pak Choi Choe Jung Jong Chong Chung Kang Gang Cho Jo Yoon Yun Jang Chang Lim Rim Im Han Oh O Seo So
    Suh Shin Sin Kwon Hwang An Ahn Song Ryu Yoo Yu Hong Jeon Chon Ko Go Moon Mun Son Sohn Yang Bae Pae Baek Paek
    Huh Ho Nam Sim Shim No Noh Roh Ri Rhee Yi Thae Tae Hyon Hyun Roo Jeong Jeoung Joo Ju Cha Min Bang Pang Byun Koo Ku
    Gu Woo U Eom Won Ma Pyo Ban Kwak Seong Sung Do Ju"""
)
"""Family names as they are romanised; they come first."""

ENGLISH_TITLES = lexicon(
    """mr mrs ms dr sir prof professor president chairman chairwoman marshal secretary gen general minister premier
    prime leader comrade sen senator rep representative gov governor lt col adm ambassador king queen pope director
    chief spokesman spokeswoman vice foreign defense defence unification deputy first former congressman congresswoman
    speaker press judge justice capt sgt maj rev mayor commander adviser advisor envoy"""
)
PROFESSIONS = lexicon(
    """prof professor dr doctor analyst researcher scholar expert economist historian scientist activist lawmaker
    reporter journalist author pastor lawyer attorney engineer teacher coach judge captain colonel officer detective
    defector farmer student"""
)
"""Titles of whoever is no ruler; whom "Professor Kim" means must have been called one."""

_ALL_TITLES = ENGLISH_TITLES | PROFESSIONS
_KOREAN_AT_END = re.compile(rf"(?:^|\s)((?:{'|'.join(sorted(KOREAN_FAMILY))})\s[A-Z][a-z’']+[-‑][a-z][a-z’']+)$")
_NO_PERSON = lexicon(
    """North South East West New United States Korea Korean Korean’s China Chinese Russia Russian Japan Japanese
    American US White House The A An In On At This That News Agency University Party Committee Ministry
    Department Council Times Post Street Sea Peninsula War Central Workers’ Workers Assembly Army Force Forces
    Command Group Center Institute National Security Blue Supreme People’s State Republic Democratic Republican
    Senate Congress Court Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April
    May June July August September October November December Joint Chiefs Staff Foundation Tower Hotel Club Company
    Corporation Corp Inc Bank Bureau Union Association Federation Society Office Commission Board Campaign Policy Treaty
    Agreement Summit Station Airport Port Island Province City County River Mount Museum College School
    Administration Academy Authority Organization Organisation Programme Program Project Service Services Corps Front
    Division Brigade Fleet Base Plant Factory Zone Region Games Olympics Festival Palace Hall Temple Church Hospital
    Library Theatre Theater Railway Airlines Bridge Canal Strait Bay Gulf Ocean Mountain Mountains Complex Industries
    Pacific Atlantic Asia Asian Europe European Africa African House Parliament Cabinet Embassy Navy Marines Coast Guard
    Press Journal Herald Tribune Gazette Radio Television Network Ltd Fund Alliance League"""
)
_OPENERS = lexicon(
    """the a an but and in on when while as if for at i was is are were did do does has had so then after before since
    who what why how that from by with of to maybe perhaps yet also now even only just still because although though
    until once like unlike under over about between both all no not his her their our my its"""
)
_PART = r"(?:(?:[A-Z]|Jr|Sr|St|Dr|Mr|Mrs|Ms|Gen|Sen|Rep|Gov|Lt|Col|Adm|Prof)\.|[A-Z][\w’'\-‑]{0,30}(?![\w’'\-‑]))"
CAPITALISED = re.compile(rf"(?<![\w’'\-‑]){_PART}(?:[^\S\n](?:(?:de|van|von|al|bin)\s)?{_PART}){{0,6}}")
"""A run of capitalised words on one line. Bounded, so that a long word costs no more than a short one."""

_GIVEN = re.compile(r"([A-Z][a-z’']+)[-‑]([a-z][a-z’']+)$")
_HANGS_ON = re.compile(r"\s(?:of|for|at|in|from)\s")
_OWNER = re.compile(r"[’']s\s")
_POSSESSIVE = re.compile(r"[’']s?$")

HANGUL_FAMILY = "김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노로리렴현태"
_HANGUL_TITLE = TITLE.pattern
_RARER_FAMILY = "구곽위차성주우민진지엄채방변왕나맹탁함길추표명어"
_HANGUL_FULL = re.compile(
    rf"(?=[{HANGUL_FAMILY}{_RARER_FAMILY}])(?:(?:(?<![가-힣])|(?<=연합뉴스)|(?<=뉴시스))([{HANGUL_FAMILY}][가-힣]{{2}})(?:\([^()]{{1,20}}\))?"
    rf"(?:\s(?:[가-힣A-Za-z·0-9]{{1,12}}(?<![다며를])\s){{0,4}}?[가-힣]{{0,6}}?)?({_HANGUL_TITLE})(?![가-힣]{{3}})"
    rf"|(?<![가-힣])([{_RARER_FAMILY}][가-힣][가-힣])(?<![은는이가을를의에로와과도한된인서고며면적해달지들])"
    rf"\s(?:[가-힣·]{{2,10}}\s)?[가-힣]{{0,6}}?({_HANGUL_TITLE})(?![가-힣]{{3}}))"
)
_HANGUL_NAME = re.compile(rf"[{HANGUL_FAMILY}{_RARER_FAMILY}][가-힣]{{1,2}}(?<![부시대청원실도국성당단처])")
_NO_FIRST_NAMES = lexicon(
    """신임 현직 전직 주한 주미 주일 주중 유엔 유럽 조선 남북 남한 안보 고위 장관 전임 이번 이날 이후 서울 강원 성남
    현지 지역 지방 우리 주요 방한 방위 국회 경제 정치 민간 공식 정식 임시 이른바 최고 최대 최초 한때 한미 한중 한일 북미
    주민 태평양 한반도 전략적 로이터"""
)
_HANGUL_ACTS = re.compile(r"(?:께서|은|는|이|가)(?![가-힣])")
_HANGUL_ANY = re.compile(r"[가-힣]")
_HANGUL_SPACED = re.compile(rf"[{HANGUL_FAMILY}]\s[가-힣]{{1,2}}")
_HANGUL_SHORT = re.compile(rf"([가-힣])\s?({_HANGUL_TITLE})$")
_HANGUL_SHORT_OFFICE = re.compile(
    rf"(?:[가-힣·]{{2,12}}\s(?!전))?([{HANGUL_FAMILY}{_RARER_FAMILY}])\s(?:[전현]\s|당시\s|신임\s?)?([가-힣]{{0,6}}?{_HANGUL_TITLE})"
)


_LONGEST_TITLE = 8
_LONGEST_PART = 9
_FULL_LENGTH = 3
"""In syllables, of most Korean names."""


def display_name(written: str) -> str:
    """Return a name in one spelling: no title, no possessive, Korean given names in two capitalised parts.

    `Mr. Kim Jong-un’s` becomes `Kim Jong Un`; other names keep their hyphens.
    """
    parts = _POSSESSIVE.sub("", written).split()
    while len(parts) > 1 and parts[0].rstrip(".").lower() in _ALL_TITLES:
        parts = parts[1:]
    if len(parts) == 2 and parts[0] in KOREAN_FAMILY:
        parts[1] = _GIVEN.sub(lambda match: f"{match[1]} {match[2].capitalize()}", parts[1])
    return " ".join(parts[:3] if parts[0] in KOREAN_FAMILY else parts)


def own_name(written: str) -> str:
    """Return the person's part of a run of capitalised words.

    It follows the last possessive and the last title, and what only begins a sentence or tells where somebody is from.
    """
    if " " not in written:
        return written
    korean = _KOREAN_AT_END.search(_POSSESSIVE.sub("", written)) if "-" in written or "‑" in written else None
    words = _OWNER.split(written)[-1].split()
    while len(words) > 1 and (words[0].lower() in _OPENERS or words[0] in _NO_PERSON):
        words = words[1:]
    titled = [at for at, word in enumerate(words[:-1]) if word.rstrip(".").lower() in _ALL_TITLES]
    if korean is not None and not titled:
        words = words[-2:]
    return " ".join(words[titled[-1] :] if titled else words)


def is_person(written: str) -> bool:
    """Tell whether the words can be a person's name: not a place, a body, a day nor capitals throughout."""
    return not any(part in _NO_PERSON or (part.isupper() and len(part) > 3) for part in written.split())


def is_korean(name: str) -> bool:
    """Tell whether the name begins with a Korean family name, or is written as a Korean one ("Wi Sung-lac")."""
    first, *rest = name.split()
    return first in KOREAN_FAMILY or (len(rest) == 1 and _GIVEN.match(rest[0]) is not None)


def family_of(name: str) -> str:
    """Return the family name: the first part of a Korean name, the last of others."""
    parts = name.split()
    return parts[0] if is_korean(name) else parts[-1]


def name_in(mention: str) -> str | None:
    """Return the name that a mention ends in ("President Lee", "Lee Min-ho of the port").

    None when it ends in a common noun or names a body.
    """
    head = _HANGS_ON.split(mention, maxsplit=1)[0]
    runs = [match.group() for match in CAPITALISED.finditer(head)]
    if not runs or not _POSSESSIVE.sub("", head).endswith(_POSSESSIVE.sub("", runs[-1])):
        return None
    own = own_name(runs[-1])
    in_full = head == mention or len(display_name(own).split()) > 1
    return own if in_full and is_person(own) else None


@dataclass(frozen=True, slots=True)
class HangulPerson:
    """A Korean name where it stands with a title."""

    at: int
    name: str
    title: str
    acts: bool
    """Whether a topic or subject particle follows."""

    foreign: bool = False


def hangul_people(text: str) -> list[HangulPerson]:
    """Return the Korean and the foreign names that stand with a title in Hangul, in order."""
    if _HANGUL_ANY.search(text) is None:
        return []
    foreign = [HangulPerson(*found, foreign=True) for found in foreign_people(text)]
    families = {person.name.split()[0] for person in foreign}
    koreans = (person for person in _koreans(text) if person.name not in families)
    return sorted((*koreans, *foreign), key=lambda person: person.at)


def _koreans(text: str) -> Iterator[HangulPerson]:
    """Find the Korean names; what proves to be none may hold the title of a name behind it."""
    match = _HANGUL_FULL.search(text)
    while match is not None:
        name, title = match[1] or match[3], match[2] or match[4]
        is_name = may_be_name(name) and name[1] != "씨" and (match[1] is not None or not _attributes(name))
        behind = match.start() + len(name)
        is_name = is_name and not is_japanese_family(name, *text[behind : behind + _LONGEST_PART].split()[:1])
        if is_name:
            acts = _HANGUL_ACTS.match(text, match.end()) is not None
            yield HangulPerson(match.start(), name, _title_before(text, match.end(), len(title)), acts)
        match = _HANGUL_FULL.search(text, match.end() if is_name else match.start() + len(name))


def _title_before(text: str, end: int, length: int) -> str:
    """Return the word that ends with the title of that length: 대표변호사."""
    begin = max(0, end - length - _LONGEST_TITLE)
    return text[begin:end].split()[-1] if length < end - begin else text[end - length : end]


def _attributes(word: str) -> bool:
    """Tell whether a word ends like an attributive verb (지켜본), in a final ㄴ or ㄹ."""
    return (ord(word[-1]) - ord("가")) % 28 in {4, 8}


def joined_name(mention: str) -> str:
    """Return a Korean name without the blank that captions put behind the family name (최 설)."""
    return mention.replace(" ", "") if _HANGUL_SPACED.fullmatch(mention) else mention


def hangul_first_name(mention: str) -> str | None:
    """Return the name that a mention with a title begins with: 이민호 in 이민호 항만공사 사장."""
    first, _, rest = mention.partition(" ")
    named = _HANGUL_NAME.fullmatch(first) is not None and may_be_name(first) and first not in SINO_GIVEN
    is_foreign = is_japanese_family(first, *rest.split()[:1])
    return first if named and not is_foreign and is_hangul_person(rest) else None


def hangul_last_name(mention: str) -> str | None:
    """Return the name beside the title at the end of a mention: 이민호 in 항만당 이민호 의원 and 항만청장 이민호."""
    words = mention.split()
    if len(words) > 1 and is_hangul_person(words[-2]) and len(words[-1]) == _FULL_LENGTH:
        return words[-1] if _HANGUL_NAME.fullmatch(words[-1]) is not None and may_be_name(words[-1]) else None
    if len(words) < 3 or title_alone(words[-1]) is None or len(words[-2]) != _FULL_LENGTH:
        return None
    return words[-2] if _HANGUL_NAME.fullmatch(words[-2]) is not None and may_be_name(words[-2]) else None


def may_be_name(word: str) -> bool:
    """Tell whether a word that is written like a name may be one: no office, no body, no opening word."""
    if is_office(word) or word[:-1] in TITLES or (word[-1] in "을를" and agrees(word[:-1], word[-1])):
        return False
    if word[-1] in "은는이가도의" and speaks(word[:-1]) and len(word) > 2:
        return False
    return word not in NO_NAMES | NO_PERSON and word not in _NO_FIRST_NAMES


def title_alone(mention: str) -> str | None:
    """Return the title when the mention is one and no name (교수), None otherwise."""
    match = TITLE.fullmatch(mention)
    return None if match is None else match[0]


def is_hangul_person(mention: str) -> bool:
    """Tell whether a Korean mention ends in a personal title."""
    return mention.endswith(TITLES)


def hangul_short(mention: str) -> tuple[str, str] | None:
    """Return family name and title of a mention like 김 위원장 or 송 항만공사장, None for anything else."""
    office = _HANGUL_SHORT_OFFICE.fullmatch(mention)
    if office is not None:
        return office[1], office[2]
    match = _HANGUL_SHORT.search(mention)
    if match is None or len(mention.replace(" ", "")) > 1 + len(match[2]):
        return None
    return match[1], match[2]
