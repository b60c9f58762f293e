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

from index.quotes.clause import Attribution
from index.quotes.cues import lexicon
from index.quotes.korean_nouns import BRACKETED, PRONOUN, KoreanNouns
from index.quotes.korean_words import NO_NAMES, NO_SPEAKERS, STATE, TITLES, agrees, is_verb_form, speaks
from index.quotes.relay import agency_name, is_generic
from index.quotes.sentences import MASK

if TYPE_CHECKING:
    from collections.abc import Container

    from index.article import Span
    from index.quotes.sentences import Sentence

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
_DID = re.compile(r"(?:했|하였|됐|되었)다고\s")
_PASSED_ON = re.compile(
    r"\s?(?:이?라)?고\s?(?:말|밝|강조|주장|지적|언급|경고|평가|선언|역설|비난|지시|당부)[가-힣]{1,3}다고\s"
)
_ACCORDING = frozenset({"따르면", "의하면", "따르면,", "의하면,"})
_PARTICLE = re.compile(r"(?:께서는|께서|은|는|이|가|도)$")
_TOPIC = frozenset({"은", "는", "께서는", "께서", "도"})
_TRAILING = ",·."
_RELATIVE = re.compile(r"\s?(?:이?라는|이?란|다는|는|던|고 한|고 말한)")
_SPEECH_NOUN = re.compile(
    r"(?:말|발언|주장|설명|지적|언급|입장|평가|메시지|구호|분석|비판|지시|연설|당부|경고|의견|제안|요구|글|답변|해명)"
)
_NO_TOPIC = re.compile(
    r"(?:에|에서|로|으로|까지|부터|보다|하|되|있|없|않|이번|이날|당시|이것|그것|지금|앞으|오늘|올해|내년|지난해|최근|다음|때|경우|중|후|전|이후|이전|것|점|수|바|데)$|^(?:이|그|또)$|\d"
)
_MOST_QUOTATIONS = 40


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
        self.nouns = KoreanNouns(sentence, people)
        self.text = sentence.text
        self.start = sentence.start
        self.tokens = self.nouns.tokens
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
        if self._is_passed_on(at) and not people:
            return self._implied(at)
        for choice in (
            self._agency_that_tells(at),
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
            if word.endswith("의") and _SPEECH_NOUN.match(self.tokens[index + 1].text) and speaks(word[:-1]):
                return self._bounded(index, word[:-1], at + 2)
        return None

    def _agency_that_tells(self, at: int) -> Span | None:
        """`통신은 … “…”했다고`: what somebody did, in the words of the agency."""
        if _DID.match(self.text, self.tokens[at].end) is None:
            return None
        return next((one.span for one in self.subjects if one.at < at and one.agency and one.topic), None)

    def _is_passed_on(self, at: int) -> bool:
        """Tell whether an agency says of the quotation that somebody said it: `“…”고 말했다고 보도했다`."""
        return _PASSED_ON.match(self.text, self.tokens[at].end) is not None

    def _implied(self, at: int) -> Span | None:
        """Return the person of whom an agency's sentence tells, when that has no other subject: `김 위원장의 …`."""
        for index in range(at - 1, -1, -1):
            word = self.tokens[index].text
            if word.endswith("의") and (word[:-1].endswith(TITLES) or word[:-1] in self.nouns.people):
                return self.nouns.span(index, word[:-1])
        return None

    def _topic(self, at: int) -> Span | None:
        """Any noun with a topic particle at the start of a sentence that reports: `동부전구는 “…”고 밝혔다`."""
        if not self.verbs or self.verbs[-1] < at:
            return None
        for index in range(min(at, 4)):
            word = self.tokens[index].text.rstrip(",")
            stem = word[:-1]
            if len(stem) > 1 and word[-1] in "은는" and agrees(stem, word[-1]) and self._may_be_topic(index, stem):
                return self.nouns.span(index, stem)
        return None

    def _may_be_topic(self, at: int, stem: str) -> bool:
        word = self.tokens[at].text.rstrip(",")
        if self.nouns.behind_quotation(at) or self.nouns.glued_name(word) is not None or word[-3:] in self.nouns.people:
            return False
        return stem not in NO_NAMES and not stem.endswith(NO_SPEAKERS) and not _NO_TOPIC.search(stem)

    def _bounded(self, at: int, stem: str, floor: int) -> Span:
        start, end = self.nouns.span(at, stem)
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
                    return self.nouns.span(index - 1, stem)
        return None

    def _headline(self, at: int) -> Span | None:
        """`김정은 "…"`: in a headline the speaker stands bare, as the first word or right before the quotation."""
        if at == 0 or self._has_predicate():
            return None
        for index in (at - 1, 0):
            stem = self.tokens[index].text.rstrip(",:·")
            if not stem or (self.nouns.behind_quotation(index) and not self.nouns.is_name(stem)):
                continue
            glued = self.nouns.glued_name(stem)
            if glued is not None or self.nouns.is_name(stem) or speaks(stem):
                return self.nouns.span(index, stem, glued)
        return None

    def _has_predicate(self) -> bool:
        return self.text.rstrip(' ."”').endswith("다")

    def _subject_at(self, at: int) -> _Subject | None:
        raw = self.tokens[at].text.rstrip(_TRAILING)
        word = BRACKETED.sub("", raw)
        particle = _PARTICLE.search(word)
        if particle is None or particle.start() == 0 or word[-3:] in self.nouns.people:
            return None
        stem = word[: particle.start()]
        if self.nouns.behind_quotation(at) and stem not in self.nouns.people:
            return None
        glued = self.nouns.glued_name(stem)
        named = glued is not None or (self.nouns.is_name(stem) and not is_verb_form(stem, particle.group()))
        if not (named or speaks(stem) or PRONOUN.match(stem)) or not agrees(stem, particle.group()):
            return None
        length = len(raw) - len(particle.group()) if raw.endswith(particle.group()) else len(raw)
        span = self.nouns.span(at, raw[:length], glued)
        return _Subject(
            at,
            span,
            particle.group() in _TOPIC,
            agency_name(stem) is not None or is_generic(stem),
            STATE.search(stem) is not None,
        )
