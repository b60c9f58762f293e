"""The agencies that carry other people's words.

An agency is a relay when it passes on what another said ("quoted by KCNA", "according to state media"), and the
speaker when the words are its own ("KCNA said"). Which of the two is decided by whether another speaker is
found.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_IN_HANGUL = r"(?=[은는이가을를의에과와도]\s|에[ 서]|\(|방송|\s?[가-힣]{1,6}\s?(?:에 따르면|[은는이가]\s)|\Z)"
_KOREAN_SPELLINGS: tuple[tuple[str, str], ...] = (
    ("Wall Street Journal", rf"월스트리트\s?저널|WSJ{_IN_HANGUL}"),
    ("New York Times", rf"뉴욕\s?타임[스즈]|NYT{_IN_HANGUL}"),
    ("Washington Post", rf"워싱턴\s?포스트|WP{_IN_HANGUL}"),
    ("Financial Times", rf"파이낸셜\s?타임[스즈]|FT{_IN_HANGUL}"),
    ("CNN", rf"CNN{_IN_HANGUL}"),
    ("BBC", rf"BBC{_IN_HANGUL}"),
    ("NBC", rf"NBC{_IN_HANGUL}"),
    ("ABC", rf"ABC{_IN_HANGUL}"),
    ("CBS", rf"CBS{_IN_HANGUL}"),
    ("Fox News", r"폭스\s?뉴스"),
    ("Politico", r"폴리티코"),
    ("Axios", r"악시오스"),
    ("Guardian", r"가디언"),
    ("Der Spiegel", r"슈피겔"),
    ("Le Monde", r"르\s?몽드"),
    ("dpa", r"DPA\s?통신|dpa\s?통신"),
    ("Nikkei", r"니혼게이자이(?:신문)?|닛케이(?!지수|\s?평균|\s?225)(?:신문)?"),
    ("Yomiuri Shimbun", r"요미우리(?:\s?신문)?"),
    ("Asahi Shimbun", r"아사히\s?신문"),
    ("Mainichi Shimbun", r"마이니치(?:\s?신문)?"),
    ("Sankei Shimbun", r"산케이(?:\s?신문)?"),
    ("Tokyo Shimbun", r"도쿄\s?신문"),
    ("Jiji", r"지지\s?통신"),
    ("China Central Television", rf"중국\s?중앙\s?(?:TV|텔레비전)|CCTV{_IN_HANGUL}"),
    ("People's Daily", r"인민일보"),
    ("South China Morning Post", rf"사우스차이나모닝포스트|SCMP{_IN_HANGUL}"),
    ("Sputnik", r"스푸트니크"),
    ("Izvestia", r"이즈베스티야"),
    ("Radio Free Asia", rf"자유아시아방송|RFA{_IN_HANGUL}"),
    ("Voice of America", rf"미국의\s?소리|VOA{_IN_HANGUL}"),
    ("NK News", r"NK\s?뉴스"),
    ("Daily NK", r"데일리\s?NK"),
    ("38 North", r"38\s?노스"),
)
"""Media that are heard as agencies in Korean articles only."""

PARTY_PAPER = "party newspaper"
_PARTY_PAPERS = frozenset({"Rodong Sinmun", "People's Daily"})
_AGENCIES: tuple[tuple[str, str], ...] = (
    ("CNA", r"(?:대만|타이완)\s?중앙\s?통신|(?<!Korean )(?<!Korea )Central News Agency"),
    ("KCNA", r"KCNA|Korean? Central News Agency|조선\s?중앙\s?통신|중앙통신"),
    ("Rodong Sinmun", r"Rodong Sin?mun|로동신문|노동신문"),
    (
        "Korean Central Television",
        r"Korean? Central (?:Television|TV|Broadcasting Station)|KCTV|조선중앙(?:TV|텔레비죤|텔레비전|방송)",
    ),
    ("Uriminzokkiri", r"Uriminzokk?iri|우리민족끼리"),
    ("Pyongyang Times", r"Pyongyang Times"),
    ("Yonhap", r"Yonhap(?: News(?: Agency)?)?|연합뉴스(?:TV)?"),
    ("Newsis", r"Newsis|뉴시스"),
    ("News1", r"News1|뉴스1"),
    ("KBS", r"KBS"),
    ("Chosun Ilbo", r"Chosun Ilbo|조선일보"),
    ("Kyodo", r"Kyodo(?: News)?|교도\s?통신"),
    ("NHK", r"NHK"),
    ("Xinhua", r"Xinhua(?: News Agency)?|신화\s?통신|신화사"),
    ("Global Times", r"Global Times|환구시보"),
    ("TASS", r"T[Aa][Ss][Ss]|타스\s?통신"),
    ("RIA Novosti", r"RIA(?: Novosti)?|리아노보스티"),
    ("Interfax", r"Interfax|인테르팍스"),
    ("AFP", r"AFP|Agence France[- ]Presse"),
    ("Reuters", r"Reuters|로이터"),
    ("AP", r"AP(?:(?=\s?통신)|\b(?! [A-Z]))|Associated Press"),
    ("Bloomberg", r"Bloomberg(?: News)?|블룸버그"),
    *_KOREAN_SPELLINGS,
    (
        "state media",
        (
            r"(?:[Ss]tate|[Oo]fficial)(?:[- ](?:run|controlled|owned))? (?:news )?media"
            r"|(?:[Ss]tate|[Oo]fficial)[- ](?:run )?(?:news agency|newspapers?|press)(?!,? (?:the )?[A-Z])"
            r"|(?:북한|관영|국영|조선)\s?(?:관영\s?)?(?:매체|언론|통신)"
        ),
    ),
    (PARTY_PAPER, r"[Pp]arty (?:newspaper|paper|daily)(?!,? (?:the )?[RP][a-z]+ [SD])"),
    ("state television", r"[Ss]tate[- ](?:run )?(?:television|TV|broadcaster)"),
)
_ANY_AGENCY = "|".join(f"(?P<a{number}>{pattern})" for number, (_, pattern) in enumerate(_AGENCIES))
_FIRST = "ABCDFGIKNOPRSTUVWXYdops3가관교국노뉴니닛대데도로르리마미북블사산스슈신아악연요우워월이인자조중지타파폭폴환"
"""What the names begin with, so that most places of a text cost one look; of small letters few words do."""

_BOUNDED = re.compile(rf"(?<![A-Za-z])(?=[{_FIRST}])(?![dops](?!pa|fficial|arty |tate))(?:{_ANY_AGENCY})(?![a-z])")
_PASSED_ON_BEFORE = re.compile(
    r"(?:according to|(?:quoted|carried|cited|reported|released|published|saying) by|told|as reported in"
    r"|(?:statement|dispatch|report|commentary|article)"
    r" (?:carried |released |published |issued )?(?:by|in|on|from|of)|,? (?:said|says) on|via|through|in)\s+"
    r"(?:the |a |its |their |his |North |South |Korea[’']s |Korean |country[’']s |North[’']s |state[- ]run |official "
    r"|government )*$",
    re.IGNORECASE,
)
_KIND = r"(?:\s?(?:통신|방송|신문|뉴스|매체|보도|TV|\([^()]{1,20}\)))*"
_PASSED_ON_AFTER = re.compile(
    r"[^.,;]{0,25}?\s(?:\w+ly )?(?:reported|reports|quoted|quotes|cited|cites|said|says|carried|added|announced)\b"
    r"|[^.;]{0,40}?\s(?:quoting|citing)\b"
    r"|[^.]{0,12}?(?:에 따르면|에 의하면|[을를] 통해|[을를] 인용)"
    rf"|{_KIND}(?:\s등\s[가-힣 ]{{0,12}}?(?:매체|언론|외신|통신)들?)?(?:에\s|이\s|가\s|은\s|는\s|에서)"
    r"|[과와](?:의)?\s(?:한\s|가진\s)?(?:전화\s?)?(?:통화|인터뷰|대담)",
)

_RUNS_ON = re.compile(r"(?!(?:은|는|이|가|도|을|를|과|와)(?:\s|$)|에|의|으?로|통신|신문|방송|뉴스)[가-힣]")
"""What follows the credit of a picture that a crawl has run into the text."""


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency named in a sentence."""

    name: str
    """Its display name."""

    start: int
    end: int
    passes_on: bool
    """Whether the words around it say that it reports ("according to", "reported")."""


def find_agencies(text: str, start: int) -> list[Agency]:
    """Return the agencies in the sentence `text`, which begins at `start` in the article."""
    return [
        Agency(_AGENCIES[_number(match)][0], start + match.start(), start + match.end(), _passes_on(text, match))
        for match in _BOUNDED.finditer(text)
    ]


_GENERIC_MEDIA = r"(?:state |news |official )*agency|(?:(?:ruling )?party )?(?:newspaper|paper|daily)|broadcaster"
_GENERIC = re.compile(
    r"(?<![가-힣])(?:이 |해당 )?(?:통신|신문|방송|매체)(?:[은이](?=\s)|에 (?:따르|의하)면)"
    rf"|\b[Tt]he (?:{_GENERIC_MEDIA})\b"
)
_GENERIC_MENTION = re.compile(rf"(?:이 |해당 )?(?:통신|신문|방송|매체)|[Tt]he (?:{_GENERIC_MEDIA})")
_LONGEST_AGENCY = 60
_REPORTING = re.compile(
    r"[^.]{0,30}?(?:전했|전하|보도|밝혔|소개|주장)|\s(?:also |further )?(?:said|reported|added|quoted|cited)\b"
)


class Agencies:
    """The agencies of one article, so that "the agency" means the last one named. Read when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[tuple[int, str]] | None = None

    def last_before(self, offset: int) -> str | None:
        """Return the name of the last agency named before `offset`, None when there is none."""
        if self._found is None:
            self._found = [(match.start(), _AGENCIES[_number(match)][0]) for match in _BOUNDED.finditer(self._text)]
        at = bisect_left(self._found, (offset, ""))
        return self._found[at - 1][1] if at else None

    def generic(self, sentence: str, start: int) -> str | None:
        """Return the agency that "the agency reported" or 통신은 … 전했다 means in the sentence at `start`."""
        for match in _GENERIC.finditer(sentence):
            told = match[0].endswith("면") or sentence[: match.start()].lower().endswith("according to ")
            if match.start() == 0 or told or _REPORTING.match(sentence, match.end(), match.end() + 60):
                return self.last_before(start + match.start())
        return None

    def meant_by(self, mention: str, at: int) -> str | None:
        """Return the agency that a speaker's mention at `at` means, by its name or as "the agency"."""
        named = agency_name(mention) if len(mention) < _LONGEST_AGENCY else None
        if named == PARTY_PAPER:
            return self.party_paper(at)
        return self.last_before(at) or named if _GENERIC_MENTION.fullmatch(mention) else named

    def party_paper(self, at: int) -> str:
        """Return which paper "the party newspaper" at `at` means, by that name when the article has not said it."""
        last = self.last_before(at)
        return last if last in _PARTY_PAPERS else PARTY_PAPER


def is_generic(mention: str) -> bool:
    """Tell whether the mention means an agency without its name: "the agency"."""
    return _GENERIC_MENTION.fullmatch(mention) is not None


def agency_name(mention: str) -> str | None:
    """Return the display name of the agency that `mention` names, None when it names none."""
    match = _BOUNDED.search(mention)
    return None if match is None else _AGENCIES[_number(match)][0]


def _number(match: re.Match[str]) -> int:
    return int((match.lastgroup or "a0")[1:])


def _passes_on(text: str, match: re.Match[str]) -> bool:
    if _RUNS_ON.match(text, match.end()):
        return False
    return (
        _PASSED_ON_BEFORE.search(text, max(0, match.start() - 60), match.start()) is not None
        or _PASSED_ON_AFTER.match(text, match.end(), match.end() + 60) is not None
    )
