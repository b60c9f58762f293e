"""Foreigners in Korean articles: which words are a foreign name, and what its bearer is called in full.

A word with a syllable that no Chinese character has in Korean is no Korean name (데이비드). News gives a foreigner's
full name once, before or behind the body (데이비드 … 부회장), and then one part of it with a title.
"""

from __future__ import annotations

import re
from itertools import islice

from index.quotes.cues import lexicon
from index.quotes.korean_words import COUNTRIES, NEVER_LEFT, POSTED, SURNAMES, TITLE, TITLES, agrees, speaks
from index.quotes.places import begins_word, places_of, word_before

_SYLLABLES = frozenset(
    "가각간갈감갑강개객갱갹거건걸검겁게격견결겸경계고곡곤골공과곽관괄광괘괴굉교구국군굴궁권궐궤귀규균귤극근글금급"
    "긍기긴길김끽나낙난날남납낭내냉녀년념녕노농뇌뇨누눈눌뉴능니닉다단달담답당대덕도독돈돌동두둔득등라락란랄람랍랑"
    "래랭략량려력련렬렴렵령례로록론롱뢰료룡루류륙륜률륭륵름릉리린림립마막만말망매맥맹멱면멸명모목몰몽묘무묵문물미"
    "민밀박반발방배백번벌범법벽변별병보복본봉부북분불붕비빈빙사삭산살삼삽상새색생서석선설섬섭성세소속손솔송쇄쇠수"
    "숙순술숭슬습승시식신실심십쌍씨아악안알암압앙애액앵야약양어억언얼엄업에여역연열염엽영예오옥온올옹와완왈왕왜외"
    "요욕용우욱운울웅원월위유육윤율융은을음읍응의이익인일임입잉자작잔잠잡장재쟁저적전절점접정제조족존졸종좌죄주죽"
    "준줄중즉즐즙증지직진질짐집징차착찬찰참창채책처척천철첨첩청체초촉촌총최추축춘출충췌취측층치칙친칠침칩칭쾌타탁"
    "탄탈탐탑탕태택탱터토통퇴투특틈파판팔패팽퍅편폄평폐포폭표품풍피필핍하학한할함합항해핵행향허헌헐험혁현혈혐협형"
    "혜호혹혼홀홍화확환활황회획횡효후훈훙훤훼휘휴휼흉흑흔흘흠흡흥희힐"
)
"""What Chinese characters are read as, and so what Korean names are made of."""

_NO_PEOPLE = lexicon(
    """미국 중국 일본 한국 북한 남한 영국 독일 프랑스 호주 태국 대만 몽골 인도 이란 러시아 타이완 베네수엘라
    우크라이나 우크라 캐나다 멕시코 브라질 스위스 스웨덴 노르웨이 핀란드 덴마크 네덜란드 벨기에 벨라루스 폴란드
    체코 헝가리 루마니아 튀르키예 터키 그리스 이탈리아 스페인 포르투갈 쿠바 콜롬비아 칠레 페루 아르헨티나
    인도네시아 말레이시아 필리핀 싱가포르 베트남 캄보디아 라오스 미얀마 홍콩 마카오 파키스탄 아프가니스탄
    카자흐스탄 우즈베키스탄 이스라엘 팔레스타인 시리아 레바논 이라크 사우디아라비아 사우디 카타르 쿠웨이트
    이집트 리비아 에티오피아 케냐 뉴질랜드 팔라우 그린란드 유럽 아시아 아프리카 아시아태평양 인도태평양 워싱턴
    모스크바 베이징 도쿄 뉴욕 런던 파리 제네바 하노이 브뤼셀 타이베이 상하이 평양 서울 유엔 나토 크렘린 하마스
    로이터 블룸버그 데일리 코리아 글로벌 인터내셔널 미디어 뉴스 온라인 소셜 커뮤니티 인터넷 브리핑 포럼 그룹
    컨설팅 엔터테인먼트 바이오 테크 코인 네티즌 유튜브 유튜버 페이스북 텔레그램 트위터 프로그램 프로젝트 시스템
    서비스 스포츠 클럽 팀 태스크포스 싱크탱크 이코노미스트 애널리스트 디자이너 트럼프행정부 쿠팡 카카오 네이버
    라이브 칼럼니스트 현직 전직 전임 신임 현지 당시 역대 차기 최근 관련 해당 위한 통한 따르면 이날 이어 앞서
    특히 한편 함께 모두 다시 바로 거듭 더욱 매우 스스로 그대로 이처럼 처음 아직 오히려 이번 어제 오늘 지난 오는
    같은 모든 가까운 새로운"""
)
"""Countries, places, bodies, loan words and openers, which are written like foreign names."""

_NO_NAME_ENDING = re.compile(
    r"(?:[부처청원대당]|[은는을를의]|에서|에게|으로|대학교?|연구소|센터|위원회|재단|협회|은행|그룹|행정부|측|전|출신|관|[가-힣]{2}[계산제형급식용]"
    r"|[하되된한했던며고면낸힌]|면서|다)$"
)
_WORD = re.compile(r"[가-힣]{1,8}")
_KOREAN = re.compile(rf"[{SURNAMES}곽위차성주우민진채변왕][가-힣]{{2}}")
"""Three syllables behind a Korean family name."""

_NOUN = re.compile(r"[가-힣A-Za-z·]{1,14}")
_BRACKETED = re.compile(r"\([^()]*\)")
_SPELT = re.compile(r"([가-힣]+(?:\s[가-힣]+){1,3})\([A-Z][a-z]{1,20}(?:[ .'’-]{1,2}[A-Za-z]{1,20}){1,4}\)\s")
"""A name with its spelling in Latin letters behind it."""

_FORMER = frozenset({"전", "현", "신임", "당시", "전직", "차기"})
_TITLED = re.compile(rf"({TITLE.pattern})(?:\([^()]{{1,20}}\))?(은|는|이|가|께서)?(?![가-힣]{{3}})")
_NATIVE = re.compile("[까-낗따-띻빠-삫싸-쑿씌-앃짜-찧]")
"""Syllables that begin with a tense consonant, which names in Hangul avoid, but for the Japanese 쓰."""

_SECOND = re.compile(r"(?:\([^()]{1,20}\))? ([가-힣]{2,8})")
_SUBJECT = re.compile(r"[이가은는과와의에]\s")
_REACH = 90
"""In characters, from the title back to the name."""

_JAPANESE_FAMILY = re.compile(r"[가-힣]{1,3}[다카키야마토사와치베노오라무기시이타코메자하]")

_SHORT_GIVEN = lexicon("조 존 짐 톰 밥 빌 팀 벤 샘 댄 잭 맥 폴 돈 론 켄 진 마리야 마리아 세르게이 리사 사라 이고리")
"""Given names that could be Korean words by their syllables."""

SINO_GIVEN = lexicon("조지 지미 이반 미하일 안나 제인 사나에 신조 시게루 부시 마두로 바이든 기시다 이시바 오바마")
"""Foreign names that have only syllables of Korean ones."""

_MOST_PARTS = 3
_MOST_PLAIN = 2
_MOST_NOUNS = 6
_LONGEST_ODD = 5
_LEAST_BODY = 2
_LONGEST_OFFICE = 16
_MOST_PLACES = 20


def is_foreign(word: str) -> bool:
    """Tell whether the word is a part of a foreign name, going by its syllables."""
    return word in SINO_GIVEN or _is_transcribed(word)


def _is_transcribed(word: str) -> bool:
    return len(word) > 1 and not _SYLLABLES.issuperset(word) and _NATIVE.search(word) is None and may_be_part(word)


def may_be_part(word: str) -> bool:
    """Tell whether the word may be a part of a foreign name that has other parts: no country, body, office."""
    return word in SINO_GIVEN or (
        _WORD.fullmatch(word) is not None
        and word not in _NO_PEOPLE
        and word not in _FORMER
        and not speaks(word)
        and not (_KOREAN.fullmatch(word) is not None and _SYLLABLES.issuperset(word) and word not in _SHORT_GIVEN)
        and (_NO_NAME_ENDING.search(word) is None or len(word) == 1)
    )


def foreign_name(mention: str) -> str | None:
    """Return the foreign name in a mention with a title: at its beginning, or right before the title.

    `데이비드 맥스웰 미국 … 부회장` and `일본 … 이소자키 아쓰히토 교수` give both parts, `맥스웰 부회장` the one.
    """
    spelt = _SPELT.match(mention)
    if spelt is not None and any(is_foreign(word) for word in spelt[1].split()):
        return spelt[1]
    words = _BRACKETED.sub("", mention).split()
    if len(words) < 2 or not words[-1].endswith(TITLES):
        return None
    return _name_first(words) or _name_last(words[:-1])


def foreign_people(text: str) -> list[tuple[int, str, str, bool]]:
    """Return the foreigners that stand with a title: offset, name, title, and whether a subject particle follows."""
    found = []
    for match in _TITLED.finditer(text):
        words = _nouns_before(text, match.start())
        name = _name_first([*words, _word_to(text, match.end(1))]) or _name_last(words)
        if name is not None:
            found.append((match.start(), name, match[1], match[2] is not None))
    return found


def full_name(text: str, part: str) -> str | None:
    """Return the two parts of the name of whom `text` calls by the one: 데이비드 맥스웰 for 맥스웰."""
    for at in islice(places_of(text, part), _MOST_PLACES):
        before = word_before(text, at)
        if before is None and not begins_word(text, at):
            continue
        behind = _SECOND.match(text, at + len(part))
        if before is not None and _is_given(before):
            return f"{before} {part}"
        if behind is not None and is_foreign(behind[1]):
            return f"{part} {behind[1]}"
    return None


def _is_given(word: str) -> bool:
    return (is_foreign(word) and not is_attached(word)) or word in _SHORT_GIVEN


def is_body(text: str, name: str) -> bool:
    """Tell whether the second part of the name is a body, of which the article has spoken before: 로얄캐닌이."""
    first, _, second = name.partition(" ")
    places = places_of(text, second, text.find(name))
    return any(
        begins_word(text, at) and not text.endswith(f"{first} ", 0, at) and _SUBJECT.match(text, at + len(second))
        for at in places
    )


def is_attached(word: str) -> bool:
    """Tell whether the word ends in a particle or the like, so that no noun behind it goes with it."""
    if not word.endswith(NEVER_LEFT) or word in POSTED:
        return False
    return not (word[-1] in "은는이가을를" and len(word) > 2 and not agrees(word[:-1], word[-1]))


def ends_name(before: str, word: str) -> bool:
    """Tell whether a word that ends like a particle goes on a foreign name: 파파로 behind 새뮤얼."""
    if (
        word in _NO_PEOPLE
        or word[-1] not in "로에다도고자서만"
        or not 1 < len(word) < _LONGEST_ODD
        or not is_foreign(before)
    ):
        return False
    return not (is_attached(before) or speaks(word[:-1]) or word[:-1] in _NO_PEOPLE)


def _nouns_before(text: str, at: int) -> list[str]:
    """Return the words before the one that holds `at`, back to one with a particle or a mark."""
    begin = max(0, at - _REACH)
    words = text[begin:at].split()
    if not text[at - 1 : at].isspace():
        words = words[:-1]
    nouns: list[str] = []
    word = _BRACKETED.sub("", words[-1]) if words else ""
    for index in range(len(words) - 1, (0 if begin else -1), -1):
        before = _BRACKETED.sub("", words[index - 1]) if index > (1 if begin else 0) else ""
        if len(nouns) == _MOST_NOUNS or _NOUN.fullmatch(word) is None:
            break
        is_family = is_japanese_family(word, *nouns[:1])
        if is_attached(word) and not is_family and not ends_name(before, word):
            break
        nouns.insert(0, word)
        word = before
    return nouns


def _word_to(text: str, end: int) -> str:
    """Return the word of the text up to `end`."""
    return text[max(0, end - _LONGEST_OFFICE) : end].split()[-1]


def _name_first(words: list[str]) -> str | None:
    """Return the name that the words before the last, the title, begin with."""
    after = 0
    while after < min(len(words) - 1, _MOST_PARTS) and _goes_on(words, after):
        after += 1
    while after > 1 and not is_foreign(words[after - 1]) and not (after == 2 and _is_body(words[2])):
        after -= 1
    name = words[:after]
    return " ".join(name) if any(is_foreign(word) for word in name) or _is_abroad(words, after) else None


def _is_abroad(words: list[str], after: int) -> bool:
    """Tell whether two words stand before a country, so that they are a name whatever their syllables."""
    named = after == _MOST_PLAIN and after + 1 < len(words) and len(words[after]) > 1
    return named and words[after] in COUNTRIES and all(len(word) > 1 for word in words[:after])


def _goes_on(words: list[str], at: int) -> bool:
    return (
        may_be_part(words[at])
        or (at > 0 and ends_name(words[at - 1], words[at]))
        or (at == 0 and is_japanese_family(*words[:2]))
    )


def is_japanese_family(word: str, behind: str = "") -> bool:
    """Tell whether a word that looks like a Korean name is a Japanese family name: 이시다 before 타쿠오."""
    if word in NEVER_LEFT or word.endswith("보다") or TITLE.search(behind) is not None:
        return False
    return _JAPANESE_FAMILY.fullmatch(word) is not None and _is_transcribed(behind)


def _is_body(word: str) -> bool:
    """Tell whether a word behind a name is a country or a body, or an office with its body: 태평양사령관."""
    if word in _NO_PEOPLE or _NO_NAME_ENDING.search(word) is not None:
        return True
    title = TITLE.search(word)
    return title.start() >= _LEAST_BODY if title is not None else speaks(word)


def _name_last(words: list[str]) -> str | None:
    first = len(words)
    while first > 0 and len(words) - first < _MOST_PARTS and is_foreign(words[first - 1]):
        first -= 1
    return " ".join(words[first:]) or None
