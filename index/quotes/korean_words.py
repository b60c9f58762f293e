"""The words of Korean news: who speaks, what people are called by, what looks like a name and is none.

What can be told of a Korean word from its form alone; the sentence is read in `korean`.
"""

from __future__ import annotations

import re

from index.quotes.cues import lexicon

SURNAMES = "김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노로리렴현태"
SHORT_SURNAMES = frozenset(SURNAMES) - {"전"}
_FINAL = re.compile(r"(?:다|까|요|라|자|죠|냐)[.?!…]*$|[.?!]$")
NAME = re.compile(rf"[{SURNAMES}][가-힣]{{2}}$")
_SPEAKERS = lexicon(
    """위원장 비서 대통령 주석 장관 차관 부장 대변인 국장 과장 실장 처장 의원 의장 교수 연구원 연구위원 센터장 소장
    대표 총리 총장 총재 회장 원장 본부장 단장 팀장 사령관 사령원 대장 상장 중장 장군 원수 수령 참모장 제1부상 부상
    외무상 국방상 외상 대사 공사 특사 보좌관 관계자 당국자 소식통 전문가 간부 고위급 지도자 당국 정부 행정부
    통일부 국방부 외교부 외무성 국무부 국방성 재무부 백악관 청와대 대통령실 국정원 국가정보원 합참 합동참모본부
    사령부 안보실 위원회 협의회 국회 의회 정당 여당 야당 민주당 국민의힘 노동당 유엔 안보리 외교원 연구소 재단
    단체 협회 연합 신문 통신 방송 매체 언론 일보 측 군 씨 여사 선수 감독 기자 작가 박사 목사 신부 변호사 검사 판사
    주민 시민 탈북민 탈북자 가족 유족 어머니 아버지 할머니 할아버지 여성 남성 청년 병사 군인 학생 교원 노동자 북한
    북측 한국 남측 미국 중국 일본 러시아 우크라이나 장 이사장 사장 부의장 총통부 총통 대만 영국 프랑스 독일 이란
    이스라엘 하마스 전구 준장 소위 중위 대위 상병 부위원장 동지 후보 시장 지사 장성 제독 주필 국무위원 위원 총국장
    부총장 부소장 대령 중령 소령 정상 수반 사무총장 원로 인사 누리꾼 네티즌 논객 배우 가수 TV 법원 재판부 검찰
    경찰 특검 특위 심 청장 학예원 법인 연합회 학회 노조 총연맹 연맹 모임 대책위 사위 며느리 부인 남편 외신 기상청
    선장 총서기 양국 취재진 연구진 제작진 의료진 수사팀 단체장 지인 이웃 동료 친구 농민 어민 승객 환자
    학부모 교사 상인 수사관 조사관 소방관 관람객 방문객 여행객 학자 석학 연구자 종사자 전원 입주자 신도"""
)
"""What the nouns end in that name persons, offices, bodies and states."""

TITLES = tuple(
    sorted(
        lexicon(
            """선임연구위원 국무위원장 제1부부장 수석대변인 주임학예원 연구위원 부대변인 원내대표 최고위원 명예교수
            석좌교수 대사대리 사무총장 논설위원 상임위원 전문위원 비대위원 위원장 총비서 대통령 부부장 대변인
            연구원 센터장 본부장 사령관 외무상 국방상 보좌관 부소장 부원장 부회장 변호사 부총리 후보자 지도자
            학예원 평론가 이사장 총서기 비서관 행정관 참모장 정책관 심의관 담당관 연구관 대법관 활동가 조정관
            총국장 석좌 비서 주석 장관 차관 부장 국장 의원 의장 교수 소장 대표 총리 총장 총재 회장 원장 외상 부상
            대사 특사 실장 처장 수석 시장 지사 검사 박사 기자 앵커 감독 동지 후보 작가 선수 청장 단장 팀장 여사
            사장 차장 준장 중장 대령 중령 소령 총통 판사 목사 신부 고문 검장 국왕 교황 화백 군수 위원 씨"""
        ),
        key=len,
        reverse=True,
    )
)
"""What a person is called by, behind a name or alone; the longer first, since they are tried in this order."""

_BODIES = lexicon(
    """기재부 기획재정부 교육부 과기정통부 법무부 행안부 행정안전부 문체부 문화체육관광부 농식품부 산업부 산업통상부
    산업통상자원부 복지부 보건복지부 환경부 고용부 노동부 여가부 여성가족부 국토부 국토교통부 해수부 해양수산부 중기부
    보훈부 국토안보부 상무부 재무성 방위성 인사처 법제처 식약처 사무처 공수처 국세청 관세청 조달청 통계청 병무청 방사청
    방위사업청 경찰청 소방청 산림청 특허청 질병청 질병관리청 검찰청 교황청 지검 고검 대검 해경 감사원 진흥원
    금감원 금융감독원 헌재 헌법재판소 지법 고법 선관위 권익위 인권위 공정위 금융위 방통위 방심위 외통위 정보위 법사위
    비대위 선대위 국조특위 조평통 국무위 한국은행 경총 한경협 민주노총 한국노총 참여연대 경실련 민변 한변 교총 전교조
    의협 나토 유네스코 세계보건기구 국제원자력기구 유럽연합 육군 해군 공군 해병대 자위대 펜타곤 총리실 비서실 내각
    크렘린궁 크렘린 신당 혁신당 진보당 정의당 추진단 조사단 수사단 수사본부 국수본 학생회 대사관 영사관 이사회 공단 조합
    변호인단 변호인 대표단 사절단 참석자 응답자 목격자 피해자 피고인 피의자 이용자 참모 보좌진 서기장 정치국
    총참모부 총정치국 통일전선부 최고인민회의 WHO IAEA EU NSC CIA FBI"""
)
"""Bodies whose last syllable many other nouns have, and people by their part in an event."""

_SPEAKER_ENDINGS = (*_SPEAKERS, *_BODIES, *(frozenset(TITLES) - {"고문", "군수"}), *"北美中日南韓野與靑")
NO_SPEAKERS = tuple(
    lexicon(
        """관측 예측 추측 계측 실측 주장 현장 공장 입장 등장 확장 포장 긴장 성장 문장 연장 무장 비무장 농장 매장 광장
    극장 도장 파장 가장 보장 직장 통장 비정상 별장 위장 고장 복장 심장 행사장 회담장 회견장 훈련장 시험장
    핵무장 생방송 완장 관심 핵심 중심 양심 결심 의심 진심 안심 초심 민심
    작심 열심 야심 욕심 뚝심 비상 글씨 날씨 솜씨 말씨 불씨"""
    )
)
"""Nouns that end like a speaker and are none."""

FIGURES = ("시스템", "통계", "집계", "조사", "데이터", "추산", "자료", "홈페이지", "누리집", "사이트", "목록", "명단")
"""What one reads from and nobody speaks with; whoever keeps it does."""


LATER_TITLES = lexicon(
    """고문 군수 이사 상무 전무 대리 주임 셰프 코치 매니저 애널리스트 강사 큐레이터 아나운서 사무관 서기관 경감 총경
    간사 총무 스님 수녀 선교사 원사 상사 하사 건축가 디자이너 사업가 칼럼니스트 에디터 피디 PD"""
)
"""What people are called by behind a full name, and what else means something that does not speak."""

NO_NAMES = lexicon(
    """이로써 이러한 이라며 이라고 이라면 이라는 이라도 이라서 이후로 이처럼 이같은 이어서 이외에 이제는 이날은 이번엔
    이밖에 이를테 이미지 이전에 이들은 이것은 이곳은 이때문 강조하 강화하 조사하 조성하 조작하 전달하 전환하 전하는
    고려하 고조되 유지하 유발하 유도하 주장하 주도하 주최하 서두르 성공하 성장하 신뢰하 안정되 정리하 정착하 지지하
    장악하 장담하 한편으 한동안 한다는 한다고 한다며 오히려 오늘은 신속히 배경에 현실은 남북은 노동자 조선인 전문가
    노력은 정부는 최소한 최대한 최근에 송환된 서울에 정도로 문제는 문제가 문제점 고위급 강경파 이유는 이유가 전략적
    전쟁은 전쟁이 조건은 안보실 임명된 신년사 고통을 황당한 심각한 조속히 임시로 유일한 강력한 정당한 정확한 이상이
    차별화 남한은 북남은 배제하 배치하 배포하 표시하 표현하 이른바"""
)
"""Words of three syllables that begin like a family name."""

NO_PERSON = lexicon(
    """한반도 안보리 유엔군 남북한 한미일 한중일 한국인 한국군 한국형 한국계 정보국 정보전 신경전 심리전 전면전 유격전
    고려대 고려인 이화여 한양대 전남대 강원대 조선대 서강대 전북대 서울대 서울시 서울청 강남구 송파구 강원도 전남도
    전북도 황해도 남포시 신의주 전주시 안동시 안산시 양주시 남양주 강릉시 김해시 서초구 이란군 이라크 이집트 이스라
    이탈리 한나라 임시정 최고위 최전방 고위직 고위층 정무직 현역병 현대차 현대판 노동계 노동절 정치권 정치인 문화계
    안팎의 전세계 전방위 유권자 유가족 이용자 현지인 현장의 전시회 전시관 전쟁터 전투기 정상급 정책적 강대국 약소국
    신문사 방송사 유조선"""
)
"""Places, schools and other nouns of three syllables that begin like a family name."""

TITLE = re.compile(rf"(?:{'|'.join(TITLES)})(?!회)")
"""A title; 위원회 is a body."""

NEVER_LEFT = tuple(
    lexicon(
        """은 는 이 가 을 를 에 에서 로 으로 고 며 면 도 와 과 의 한 된 할 인 다 던 서 까지 부터 만 간 했던
        하던 날 당시 관련 통해 위해 대해 관해 따라 의해 하여 으나 지만 같은 자 켜본 둘러본 만난 이끈 맡은
        밝힌 열린 따른 나온 나선 지낸 뒤 오전 오후 어제 오늘 다음 이번 이어 또 그러면서 다만 한편 앞서 특히
        아울러 이로써 이러한 이후 관련해 대신해 그러자 가운데 또한 또는 결국 하지만 그러나 반면 따라서 당초
        최근 현재 먼저 끝으로 이미 주목 걸맞게 위한 및 vs 실제 정작 당장 과거 이에 이같이 이와 당사자인"""
    )
)
"""What words end in that do not go with the noun behind them."""

COUNTRIES = lexicon(
    """미국 중국 일본 북한 러시아 대만 타이완 영국 독일 프랑스 호주 태국 몽골 인도 이란 이라크 베네수엘라 우크라이나
    캐나다 멕시코 브라질 스위스 스웨덴 노르웨이 핀란드 덴마크 네덜란드 벨기에 벨라루스 폴란드 체코 헝가리 루마니아
    튀르키예 그리스 이탈리아 스페인 포르투갈 쿠바 콜롬비아 칠레 페루 아르헨티나 인도네시아 말레이시아 필리핀 싱가포르
    베트남 캄보디아 라오스 미얀마 파키스탄 아프가니스탄 카자흐스탄 우즈베키스탄 이스라엘 팔레스타인 시리아 레바논
    사우디아라비아 사우디 카타르 쿠웨이트 이집트 리비아 에티오피아 케냐 뉴질랜드 팔라우 그린란드 불가리아 오만 르완다
    미 중 일 러 영 美 中 日 北 露"""
)
"""Other states, as they stand before their bodies and offices."""

SIGNS = {
    "北": "북한", "북": "북한", "美": "미국", "미": "미국", "中": "중국", "중": "중국", "日": "일본", "일": "일본",
    "韓": "한국", "한": "한국", "南": "한국", "남": "한국", "露": "러시아", "러": "러시아",
    "靑": "청와대", "국힘": "국민의힘", "민주": "민주당",
}  # fmt: skip
"""How headlines call states, parties and the President's house."""

ODD_NAMES = frozenset({"왕이"})
"""Names that look like a noun with its particle."""

POSTED = frozenset({"주한", "주미"})
"""Where an envoy is sent: no verbs, though they end like ones."""

STATE = re.compile(
    r"(?:북한|북측|한국|남측|미국|중국|일본|러시아|우크라이나|대만|영국|프랑스|독일|이란|이스라엘|[北美中日韓])$"
)
"""The states that speak through their governments."""


def speaks(word: str) -> bool:
    """Tell whether a noun names a person, an office, a body or a state."""
    bare = word.removesuffix("들")
    return bare.endswith(_SPEAKER_ENDINGS) and not bare.endswith(NO_SPEAKERS)


def is_verb_form(stem: str, particle: str) -> bool:
    """Tell whether stem and particle are an attributive verb (강화하는) and no noun."""
    return particle == "는" and stem[-1] in "하되있없않"


def ends_like_particle(word: str) -> bool:
    """Tell whether a word that ends like a particle is a personal name all the same (김정은)."""
    return NAME.match(word) is not None and word[-1] in "은이도" and not speaks(word[:-1])


def agrees(stem: str, particle: str) -> bool:
    """은, 이 and 을 follow a final consonant, 는, 가 and 를 a vowel; the rest follow anything."""
    last = stem[-1]
    if not "가" <= last <= "힣" or particle not in {"은", "는", "이", "가", "을", "를"}:
        return True
    closed = (ord(last) - ord("가")) % 28 != 0
    return closed == (particle in {"은", "이", "을"})


def is_office(word: str) -> bool:
    """Tell whether a word that is written like a name is one of an office or a body (노동당)."""
    return speaks(word) or word.endswith(("당", "에", "에서", "으로"))


def is_whole_sentence(text: str) -> bool:
    """Tell whether a Korean quotation ends as a sentence does."""
    return _FINAL.search(text.rstrip(" \"'”’)")) is not None
