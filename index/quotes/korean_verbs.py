"""The verbs and particles behind a Korean quotation: what says that the words were said, and by whom."""

from __future__ import annotations

import re

from index.quotes.cues import lexicon
from index.quotes.sentences import MASK, MASK_REST

QUOTATIVE = re.compile(
    r"(?:하|한|했|된|되)다(?:고|며|면서)|(?:으로|로)(?:까지)?\s?(?:규정|평가|표현|묘사|지칭|호칭|정의|부르|불렀|칭|비유|치켜세|추켜세)"
    r"|\s?(?:이?라(?:고|며|면서|는|던|고도|고는)|이란|란|고|며|면서|는|던|다(?:고|며|면서|는)|냐(?:고|며|는)|자(?:고|며|는))"
)
REPORTING = re.compile(r"\s?(?:이?라)?(?:고|며|면서)(?:\s|는\s|도\s|까지\s)")
"""The quotative particles that a verb of saying takes, whoever may be its subject."""

MEANT = re.compile(r"\s?(?:이?라)?는\s(?:것|취지|설명|입장|주장|얘기|이야기|지적|판단|말)이?다(?:\.|$)")
"""What ends a sentence that only gives the words of whom the one before tells: `“…”는 것이다`."""

_SAYING = lexicon(
    """말 말씀 강조 주장 보도 설명 지적 언급 비판 비난 경고 평가 선언 촉구 단언 규정 위협
    역설 반박 호소 표현 당부 약속 제안 발표 호칭 묘사 시사 예고 천명 확인 토로 거론
    전망 회고 답변 성토 치하 축하 칭찬 칭송 격려 지시 명령 요구 요청 주문 다짐 우려
    환영 부인 인정 고백 증언 소개 이야기 얘기 기대 해명 질타 공언 찬양 선전 자평 일축
    일갈 분석 반발 폭로 추정 판단 진단 질문 제언 규탄 논평 위로 권고 통보 공개 맹세
    토론 언명 부여 단정 판결 진술 추궁 공표 표명 표시 비방 조롱 힐난 두둔 반문 확언 독려 훈시 실토 항변 변명 장담 예측
    전언 회신 응답 대답 화답 재확인 시인 낙관 비관 풀이 조언 건의 간청 하소연 비유 저격 옹호 압박 재촉 자인 자백 지목
    지칭 명명 통칭 선포 공약 서약 표방 권유 제의 신고 공시 공지 게시 항의 응수 적시 서술 명시 추모 사과 규제 명문화
    성찰 개탄 탄식 한탄"""
)
"""Nouns that become verbs of saying with 하다."""

VERB = re.compile(
    rf"(?:(?:{'|'.join(sorted(_SAYING))})(?:을 |를 )?(?:했|한|하|해|할)"
    r"|덧붙|밝[혔힌히혀]|전[했한하해]|내다[봤보본]|돌아[봤보본]|물었|물은|답[했한하]|치켜세|추켜세"
    r"|적[었은]|썼|쓴|외[쳤친치]|꼬집|불[렀러]|부르|꼽[았은]|알[렸린]|강변|못박|잘라|했다|했고|했으며"
    r"|한 뒤|말[이을]|발언|하였(?:다|고|으며)|박았|봤다|보았다|몰아붙|맞[섰받]|받아쳤|따[졌지]|되물"
    r"|털어놓|털어놨|귀띔|쏘아|소리[쳤치]|맞받|되뇌|반[겼긴]|입을 모)"
)
DID = re.compile(
    r"(?:했|하였|됐|되었)다(?:고|며)\s|\s[가-힣]{1,4}(?:했|하였|됐|되었)다고\s|\s?(?:이?라)?고\s(?:보도|전했|소개|논평|선전|짚었|해설|풀이|분석했|전망했|평가했|관측|했다\.?$)"
)
"""What an agency says of a deed, or in words of its own."""

PASSED_ON = re.compile(
    r"\s?(?:이?라)?고\s?(?:말|밝|강조|주장|지적|언급|경고|평가|선언|역설|비난|지시|당부)[가-힣]{1,3}다고\s"
)
RELATIVE = re.compile(r"\s?(?:이?라(?:는|던)|이?란|다[는던]|는|던|고 한|고 말한)")
REPORTED_DEED = re.compile(r"다(?:며|면서)$")
"""What ends a clause in which somebody tells of a deed, before he goes on with words of his own."""

SPEECH_NOUN = re.compile(
    r"(?:말|발언|주장|설명|지적|언급|입장|평가|메시지|구호|분석|비판|지시|연설|당부|경고|의견|제안|요구|글|답변|해명|지령|물음|질문|명령"
    r"|부탁|요청|표현|문구|문장|구절|답|호소|증언|진술|통보|약속|협박|제의|권유|판단|반응|조언|성명)"
)
SAID_AS = re.compile(
    rf"\s?(?:이?라)?는\s(?:[가-힣]{{1,6}}\s)?{SPEECH_NOUN.pattern}[을를]\s(?!.{{0,30}}?(?:것으로|려는|의도|셈))"
)
"""A noun of saying as the object of whatever verb: `'…'는 메시지를 띄웠다`."""

_NOUN_OF_CLAIM = (
    "보도|소문|의혹|관측|분석|예측|전망|지적|주장|평가|우려|논란|해석|비판|목소리|의견|말|설|여론|반응|시각|추측"
)
NOBODY = re.compile(
    rf"\s?(?:이?라는|다는|는)\s(?:[가-힣]{{1,6}}\s)?(?:{_NOUN_OF_CLAIM})(?:들)?"
    rf"(?:(?:이|가|도|과|와)\s(?:[가-힣]{{1,6}},?\s|{MASK}{MASK_REST}*(?:이?라)?는\s){{0,4}}?"
    r"(?:나오|나온|나왔|제기|일고|일었|일면|있|많|적지|잇따|공존|지배|우세|커지|커졌|확산|퍼지|퍼[졌진]|돌|떠돌|무성"
    r"|파다|팽배|대두|고개|쏟아|힘을)|\s속에)"
)
"""What says that nobody in particular makes the claim."""

ASKED = re.compile(r"\s?(?:이?라는|는|던)\s(?:[가-힣]{1,8}\s){0,2}?(?:질문|물음|질의)(?:들)?(?:에|이)")
"""What says that the words were a question put to whom the sentence tells of."""

RECEIVED = re.compile(rf"{SPEECH_NOUN.pattern}|칭찬|보고|편지|비난|항의|의혹|연락|쪽지")
MET = re.compile(
    rf"\s?(?:이?라)?(?:는|던)\s(?:[가-힣]{{1,6}}\s)?(?:{RECEIVED.pattern})"
    rf"(?:(?:을|를|도|까지)\s(?:받|들었|들은|들어|들으|전해|접했|접한|거부|거절|일축|부인|반박|수용|무시|묵살|외면)"
    rf"|에(?:도|는)?\s(?:대해|대하여|대한|직면|시달|부딪|휩싸|맞섰|맞서|반박|반발|해명|{MASK}))"
)
"""What says that the words were met by whom the sentence tells of, and said by another: `“…”는 비판에 직면했다`."""

HEARD = re.compile(r"(?:받|들었|들은|전해)")
"""The verbs whose subject hears what another says."""

TERM = re.compile(
    r"\s?(?:이?라는|이?란|는)\s(?:[가-힣]{1,5}\s)?(?:용어|호칭|명칭|이름|단어|제목|주제|부제|별명|별칭|표제|구호|슬로건|제하"
    r"|사?조직|단체|모임|기업|회사|업체|제도|사업|작전|프로그램|프로젝트|영화|드라마|노래|소설|전시|행사|대회)(?![가-힣]{3})"
)
"""What says that the words are a name or a title."""
