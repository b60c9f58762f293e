"""Who said it, by the words of the sentence that holds the quotation (Korean).

A Korean quotation is followed by a quotative particle (고, 라고, 며, 라면서 …) and, sooner or later in the
sentence, by a verb of saying. Its speaker stands before it with a topic or subject particle (은/는, 이/가,
께서). Where two verbs of saying are nested ("Y가 “…”고 말했다고 X가 보도했다") the nearer subject speaks and
the farther one reports.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.quotes.attribution import Attribution
from index.quotes.cues import lexicon
from index.quotes.relay import agency_name
from index.quotes.sentences import MASK, MASK_REST, Sentence

if TYPE_CHECKING:
    from collections.abc import Container

    from index.article import Span

_WORD = re.compile(rf"{MASK}{MASK_REST}*|(?:\([^(){MASK}]{{0,60}}\)|[^\s…{MASK}])+|…")
_QUOTATIVE = re.compile(
    r"(?:하|한|했|된|되)다(?:고|며|면서)|(?:으로|로)\s?(?:규정|평가|표현|묘사|지칭|호칭|정의|부르|불렀|칭|비유)"
    r"|\s?(?:이?라(?:고|며|면서|는|던|고도|고는)|이란|란|고|며|면서|는|던|다(?:고|며|면서|는)|냐(?:고|며|는)|자(?:고|며|는))"
)
_SAYING = lexicon(
    """말 말씀 강조 주장 보도 설명 지적 언급 비판 비난 경고 평가 선언 촉구 단언 규정 위협
    역설 반박 호소 표현 당부 약속 제안 발표 호칭 묘사 시사 예고 천명 확인 토로 거론
    전망 회고 답변 성토 치하 축하 칭찬 칭송 격려 지시 명령 요구 요청 주문 다짐 우려
    환영 부인 인정 고백 증언 소개 이야기 얘기 기대 해명 질타 공언 찬양 선전 자평 일축
    일갈 분석 반발 폭로 추정 판단 진단 질문 제언 규탄 논평 위로 권고 통보 공개 맹세
    토론 언명 부여 단정 판결 진술 촉구 추궁 공표 표명 표시"""
)
"""Nouns that become verbs of saying with 하다."""

_VERB = re.compile(
    rf"(?:(?:{'|'.join(sorted(_SAYING))})(?:을 |를 )?(?:했|한|하|해|할)"
    r"|덧붙|밝[혔힌히혀]|전[했한하해]|내다[봤보본]|돌아[봤보본]|물었|물은|답[했한하]|치켜세|추켜세"
    r"|적[었은]|썼|쓴|외[쳤친치]|꼬집|불[렀러]|부르|꼽[았은]|알[렸린]|강변|못박|잘라|했다|했고|했으며"
    r"|한 뒤|말[이을]|발언|하였(?:다|고|으며)|박았|봤다|보았다|몰아붙|맞[섰받]|받아쳤|따[졌지]|되물)"
)
_NESTED = re.compile(r"다고\s")
_ACCORDING = frozenset({"따르면", "의하면", "따르면,", "의하면,"})
_PARTICLE = re.compile(r"(?:께서는|께서|은|는|이|가|도)$")
_TOPIC = frozenset({"은", "는", "께서는", "께서", "도"})
_TRAILING = ",·."
_SURNAMES = "김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노로리렴현태"
_SHORT_SURNAMES = frozenset(_SURNAMES) - {"전"}
_BEFORE_TITLE = frozenset("그등및당또양각제본")
_NAME = re.compile(rf"[{_SURNAMES}][가-힣]{{2}}$")
_SPEAKERS = lexicon(
    """위원장 비서 대통령 주석 장관 차관 부장 대변인 국장 과장 실장 처장 의원 의장 교수 연구원
    연구위원 센터장 소장 대표 총리 총장 총재 회장 원장 본부장 단장 팀장 사령관 사령원 대장 상장
    중장 장군 원수 수령 참모장 제1부상 부상 외무상 국방상 외상 대사 공사 특사 보좌관 관계자 당국자
    소식통 전문가 간부 고위급 지도자 당국 정부 행정부 통일부 국방부 외교부 외무성 국무부 국방성 재무부 백악관
    청와대 대통령실 국정원 국가정보원 합참 합동참모본부 사령부 안보실 위원회 협의회 국회 의회 정당 여당 야당 민주당
    국민의힘 노동당 유엔 안보리 외교원 연구소 재단 단체 협회 연합 신문 통신 방송 매체 언론 일보
    측 군 씨 여사 선수 감독 기자 작가 박사 목사 신부 변호사 검사 판사 주민 시민
    탈북민 탈북자 가족 유족 어머니 아버지 할머니 할아버지 여성 남성 청년 병사 군인 학생 교원 노동자
    북한 북측 한국 남측 미국 중국 일본 러시아 우크라이나 장 이사장 사장 부의장 총통부 총통 대만
    영국 프랑스 독일 이란 이스라엘 하마스 전구 준장 소위 중위 대위 상병 부위원장 동지 후보 시장
    지사 장성 제독 주필 국무위원 위원 총국장 부총장 부소장 대령 중령 소령 정상 수반 사무총장 원로
    인사 누리꾼 네티즌 논객 배우 가수 TV 법원 재판부 검찰 경찰 특검 특위 심 청장 학예원 사위 며느리 부인 남편
    외신 기상청 선장 총서기"""
)
"""What the nouns end in that name persons, offices, bodies and states."""

_SPEAKER_ENDINGS = (*_SPEAKERS, *"北美中日南韓野與靑")
_NO_SPEAKERS = tuple(
    lexicon(
        """관측 예측 추측 계측 실측 주장 현장 공장 입장 등장 확장 포장 긴장 성장 문장 연장 무장 비무장 농장 매장 광장
    극장 도장 파장 가장 보장 직장 통장 비정상 별장 위장 고장 복장 심장 행사장 회담장 회견장 훈련장 시험장
    핵무장 생방송 완장 관심 핵심 중심 양심 결심 의심 진심 안심 초심 민심
    작심 열심 야심 욕심 뚝심 비상"""
    )
)
"""Nouns that end like a speaker and are none."""


NO_NAMES = lexicon(
    """이로써 이러한 이라며 이라고 이라면 이라는 이라도 이라서 이후로 이처럼 이같은 이어서 이외에 이제는 이날은 이번엔
    이밖에 이를테 이미지 이전에 이들은 이것은 이곳은 이때문 강조하 강화하 조사하 조성하 조작하 전달하 전환하 전하는
    고려하 고조되 유지하 유발하 유도하 주장하 주도하 주최하 서두르 성공하 성장하 신뢰하 안정되 정리하 정착하 지지하
    장악하 장담하 한편으 한동안 한다는 한다고 한다며 오히려 오늘은 신속히 배경에 현실은 남북은 노동자 조선인 전문가
    노력은 정부는 최소한 최대한 최근에 송환된 서울에 정도로 문제는 문제가 문제점 고위급 강경파 이유는 이유가 전략적
    전쟁은 전쟁이 조건은 안보실 임명된 신년사 고통을 황당한 심각한 조속히 임시로 유일한 강력한 정당한 정확한 이상이
    차별화 남한은 북남은 배제하 배치하 배포하 표시하 표현하"""
)
"""Words of three syllables that begin like a family name."""

TITLE = re.compile(
    r"(?:국무위원장|위원장|총비서|비서|대통령|주석|장관|차관|부장|제1부부장|부부장|대변인|국장|의원|의장|교수|연구위원"
    r"|연구원|센터장|소장|대표|총리|총장|총재|회장|원장|본부장|사령관|외무상|국방상|외상|부상|대사|특사|보좌관|실장"
    r"|처장|수석|부소장|부원장|부회장|부대변인|원내대표|수석대변인|최고위원|시장|지사|검사|변호사|박사|기자|앵커|감독"
    r"|선임연구위원|명예교수|석좌교수|부총리|동지|후보자|후보|지도자|대사대리|사무총장|주임학예원|학예원|평론가|작가|선수|청장|단장|팀장|이사장|여사|씨)"
)
"""What a person is called by, behind a name or alone."""

_STATE = re.compile(
    r"(?:북한|북측|한국|남측|미국|중국|일본|러시아|우크라이나|대만|영국|프랑스|독일|이란|이스라엘|[北美中日韓])$"
)
_BRACKETED = re.compile(r"\([^()]*\)")
_CREDIT = re.compile(rf"(?:연합뉴스|뉴시스|뉴스1)(?=[{_SURNAMES}][가-힣]{{2}}$)")
"""A picture's source, run into the first word of the text by a crawl."""

_PRONOUN = re.compile(r"(?:그|그녀|이들|그들|저|나|우리)$")
_LEFT_WORD = re.compile(r"[가-힣A-Za-z0-9·]+$")
_NOT_LEFT = re.compile(
    r"(?:은|는|이|가|을|를|에|에서|로|으로|고|며|면|도|와|과|의|한|된|할|인|다|던|서|까지|부터|만|간|했던|하던|날|당시|관련|통해|위해|대해|관해|따라|의해|하여|으나|지만|같은|자|켜본|둘러본|만난|이끈|맡은|밝힌|열린|따른|나온|나선|지낸|뒤|오전|오후|어제|오늘|다음|이번|이어|또|그러면서|다만|한편|앞서|특히|아울러|이로써|이러한|이후|관련해|대신해|그러자|가운데|또한|또는|결국|하지만|그러나|반면|따라서|당초|최근|현재|먼저|끝으로|이미|주목|걸맞게|위한)$"
)
_RELATIVE = re.compile(r"\s?(?:이?라는|이?란|다는|는|던|고 한|고 말한)")
_SPEECH_NOUN = re.compile(
    r"(?:말|발언|주장|설명|지적|언급|입장|평가|메시지|구호|분석|비판|지시|연설|당부|경고|의견|제안|요구|글|답변|해명)"
)
_NO_TOPIC = re.compile(
    r"(?:에|에서|로|으로|까지|부터|보다|하|되|있|없|않|이번|이날|당시|이것|그것|지금|앞으|오늘|올해|내년|지난해|최근|다음|때|경우|중|후|전|이후|이전|것|점|수|바|데)$|^(?:이|그|또)$|\d"
)
_MOST_QUOTATIONS = 40


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Subject:
    at: int
    span: Span
    topic: bool
    agency: bool
    state: bool


@dataclass(frozen=True, slots=True)
class KoreanFinding:
    """What a Korean sentence says about one quotation."""

    attribution: Attribution | None
    quoted: bool
    """Whether a quotative particle stands right behind it."""

    reported: bool
    """Whether a verb of saying follows in the sentence, or it is a headline, which needs none."""

    cue: Span | None


class KoreanSentence:
    """One sentence, its subjects and verbs found once, asked about each of its quotations."""

    def __init__(self, sentence: Sentence, people: Container[str] = ()) -> None:
        """`people` are the names that the article gives with a title."""
        self.people = people
        self.text = sentence.text
        self.start = sentence.start
        self.tokens = [_Token(m.group(), m.start(), m.end()) for m in _WORD.finditer(sentence.text)]
        self.quotations = [at for at, token in enumerate(self.tokens) if token.text[0] == MASK]
        self.subjects = [subject for at in range(len(self.tokens)) if (subject := self._subject_at(at)) is not None]
        self.verbs = [at for at, token in enumerate(self.tokens) if _VERB.match(token.text)]
        self.nested = _NESTED.search(sentence.text) is not None

    def findings(self) -> list[KoreanFinding]:
        """Return one finding for each masked quotation, in order."""
        return [
            self._finding(at) if number < _MOST_QUOTATIONS else KoreanFinding(None, False, False, None)
            for number, at in enumerate(self.quotations)
        ]

    def _finding(self, at: int) -> KoreanFinding:
        quotation = self.tokens[at]
        quotative = _QUOTATIVE.match(self.text, quotation.end)
        verb = next((v for v in self.verbs if v > at), None)
        cue = self._cue(quotative, verb)
        headline = self._headline(at)
        speaker = self._speaker(at)
        attribution = None if speaker is None else Attribution(speaker, cue, touching=quotative is not None)
        return KoreanFinding(attribution, quotative is not None, verb is not None or headline is not None, cue)

    def _cue(self, quotative: re.Match[str] | None, verb: int | None) -> Span | None:
        if verb is not None:
            token = self.tokens[verb]
            return self.start + token.start, self.start + token.start + len(token.text.rstrip(".,"))
        if quotative is not None:
            blank = len(quotative.group()) - len(quotative.group().lstrip())
            return self.start + quotative.start() + blank, self.start + quotative.end()
        return None

    def _speaker(self, at: int) -> Span | None:
        before = [subject for subject in self.subjects if subject.at < at]
        people = [subject for subject in before if not subject.agency]
        limit = next((q for q in self.quotations if q > at), len(self.tokens))
        after = [subject for subject in self.subjects if at < subject.at < limit]
        for choice in (
            self._owner(at),
            self._nearest(people),
            self._according(at),
            self._topic(at),
            self._headline(at),
            self._nearest(after),
            self._nearest(before),
        ):
            if choice is not None:
                return choice
        return None

    def _owner(self, at: int) -> Span | None:
        """`“…”라는 김 위원장의 발언`: the genitive behind the quotation, before a noun of saying."""
        if not _RELATIVE.match(self.text, self.tokens[at].end):
            return None
        for index in range(at + 1, min(at + 6, len(self.tokens) - 1)):
            word = self.tokens[index].text
            if word.endswith("의") and _SPEECH_NOUN.match(self.tokens[index + 1].text) and _speaks(word[:-1]):
                return self._bounded(index, word[:-1], at + 2)
        return None

    def _topic(self, at: int) -> Span | None:
        """Any noun with a topic particle at the start of a sentence that reports: `동부전구는 “…”고 밝혔다`."""
        if not self.verbs or self.verbs[-1] < at:
            return None
        for index in range(min(at, 4)):
            word = self.tokens[index].text.rstrip(",")
            stem = word[:-1]
            if len(stem) > 1 and word[-1] in "은는" and _agrees(stem, word[-1]) and self._may_be_topic(index, stem):
                return self._span(index, stem)
        return None

    def _may_be_topic(self, at: int, stem: str) -> bool:
        word = self.tokens[at].text.rstrip(",")
        if self._behind_quotation(at) or self._glued_name(word) is not None or word[-3:] in self.people:
            return False
        return stem not in NO_NAMES and not stem.endswith(_NO_SPEAKERS) and not _NO_TOPIC.search(stem)

    def _behind_quotation(self, at: int) -> bool:
        """Tell whether the token is the particle that hangs on a quotation."""
        return at > 0 and self.tokens[at - 1].text[0] == MASK and self.tokens[at - 1].end == self.tokens[at].start

    def _glued_name(self, word: str) -> int | None:
        """Return where a known name begins at the end of `word`, with other words run into it by a crawl."""
        if len(word) > 3 and word[-3:] in self.people:
            return len(word) - 3
        credit = _CREDIT.match(word)
        return credit.end() if credit is not None else None

    def _is_name(self, stem: str) -> bool:
        if stem in self.people:
            return True
        return _NAME.match(stem) is not None and stem[-1] not in "을를" and stem not in NO_NAMES and not is_office(stem)

    def _bounded(self, at: int, stem: str, floor: int) -> Span:
        start, end = self._span(at, stem)
        return max(start, self.start + self.tokens[min(floor, at)].start), end

    def _nearest(self, subjects: list[_Subject]) -> Span | None:
        if not subjects:
            return None
        people = [subject for subject in subjects if not subject.state] or subjects
        topics = [subject for subject in people if subject.topic]
        return people[-1].span if self.nested or not topics else topics[-1].span

    def _according(self, at: int) -> Span | None:
        for index, token in enumerate(self.tokens[:at]):
            if token.text in _ACCORDING and index > 0:
                source = self.tokens[index - 1]
                stem = re.sub(r"[에의]$", "", source.text)
                if agency_name(stem) is None:
                    return self._span(index - 1, stem)
        return None

    def _headline(self, at: int) -> Span | None:
        """`김정은 "…"`: in a headline the speaker stands bare, as the first word or right before the quotation."""
        if at == 0 or self._has_predicate():
            return None
        for index in (at - 1, 0):
            stem = self.tokens[index].text.rstrip(",:·")
            if not stem or (self._behind_quotation(index) and not self._is_name(stem)):
                continue
            glued = self._glued_name(stem)
            if glued is not None or self._is_name(stem) or _speaks(stem):
                return self._span(index, stem, glued)
        return None

    def _has_predicate(self) -> bool:
        return self.text.rstrip(' ."”').endswith("다")

    def _subject_at(self, at: int) -> _Subject | None:
        raw = self.tokens[at].text.rstrip(_TRAILING)
        word = _BRACKETED.sub("", raw)
        particle = _PARTICLE.search(word)
        if particle is None or particle.start() == 0 or word[-3:] in self.people:
            return None
        stem = word[: particle.start()]
        if self._behind_quotation(at) and stem not in self.people:
            return None
        glued = self._glued_name(stem)
        named = glued is not None or (self._is_name(stem) and not _is_verb_form(stem, particle.group()))
        if not (named or _speaks(stem) or _PRONOUN.match(stem)) or not _agrees(stem, particle.group()):
            return None
        length = len(raw) - len(particle.group()) if raw.endswith(particle.group()) else len(raw)
        span = self._span(at, raw[:length], glued)
        return _Subject(
            at, span, particle.group() in _TOPIC, agency_name(stem) is not None, _STATE.search(stem) is not None
        )

    def _span(self, at: int, stem: str, glued: int | None = None) -> Span:
        """Return the mention whose last word is `stem`, with the bare nouns before it ("김정은 북한 국무위원장").

        A name that is glued to other words begins at `glued` in its token.
        """
        end = self.start + self.tokens[at].start + len(stem)
        if glued is not None:
            return self.start + self.tokens[at].start + glued, end
        first, cut = at, 0
        alone = _PRONOUN.match(stem) is not None
        while not alone and not cut and first > 0 and at - first < 6 and self._belongs_left(first - 1):
            first -= 1
            cut = self._glued_name(self.tokens[first].text) or 0
            alone = self.tokens[first].text in _SHORT_SURNAMES
        return self.start + self.tokens[first].start + cut, end

    def _belongs_left(self, at: int) -> bool:
        """Tell whether the bare noun at `at` goes with the one behind it."""
        word = _BRACKETED.sub("", self.tokens[at].text)
        if not word or _LEFT_WORD.match(word) is None:
            return False
        if len(word) == 1:
            following = _BRACKETED.sub("", self.tokens[at + 1].text)
            titled = TITLE.match(following) is not None and word not in _BEFORE_TITLE
            return titled or _NOT_LEFT.search(word) is None
        if word[0].isdigit() or word in NO_NAMES:
            return False
        if _NOT_LEFT.search(word) is None or word in self.people or _is_name(word) or _speaks(word):
            return True
        return word[-1] in "은는이가을를" and len(word) > 2 and not _agrees(word[:-1], word[-1])


def _speaks(word: str) -> bool:
    """Tell whether a noun names a person, an office, a body or a state."""
    bare = word.removesuffix("들")
    return bare.endswith(_SPEAKER_ENDINGS) and not bare.endswith(_NO_SPEAKERS)


def _is_verb_form(stem: str, particle: str) -> bool:
    """Tell whether stem and particle are an attributive verb (강화하는) and no noun."""
    return particle == "는" and stem[-1] in "하되있없않"


def _is_name(word: str) -> bool:
    """Tell whether a word that ends like a particle is a personal name all the same (김정은)."""
    return _NAME.match(word) is not None and word[-1] in "은이도" and not _speaks(word[:-1])


def _agrees(stem: str, particle: str) -> bool:
    """은, 이 and 을 follow a final consonant, 는, 가 and 를 a vowel; the rest follow anything."""
    last = stem[-1]
    if not "가" <= last <= "힣" or particle not in {"은", "는", "이", "가", "을", "를"}:
        return True
    closed = (ord(last) - ord("가")) % 28 != 0
    return closed == (particle in {"은", "이", "을"})


_FINAL = re.compile(r"(?:다|까|요|라|자|죠|냐)[.?!…]*$|[.?!]$")


def is_office(word: str) -> bool:
    """Tell whether a word that is written like a name is one of an office or a body (노동당)."""
    return _speaks(word) or word.endswith(("당", "에", "에서", "으로"))


def is_whole_sentence(text: str) -> bool:
    """Tell whether a Korean quotation ends as a sentence does."""
    return _FINAL.search(text.rstrip(" \"'”’)")) is not None
