"""What an article is about in either language: words of this field with their Korean counterparts.

Names, numbers and dates alone tie a Korean report to an English one only when both happen to give the same; a
submarine is 잠수함 in every report of it. Only for telling which articles are about the same thing, not for linking
their passages.
"""

from __future__ import annotations

import re

from index.comparison.terms import words

_TABLE = """
    submarine 잠수함 핵잠 | reactor 원자로 | missile 미사일 미싸일 | satellite 위성 | nuclear 핵 | cruise 순항
    ballistic 탄도 | rocket 로켓 방사포 | launcher 발사대 방사포 | factory 공장 | hospital 병원
    summit 정상회담 수뇌상봉 | sanctions 제재 | dialogue 대화 | drone 무인기 드론 | destroyer 구축함 | daughter 딸
    congress 당대회 | constitution 헌법 | leaflets 전단 삐라 | balloon 풍선 | prisoners 포로 | defectors 탈북
    troops 파병 군대 | hackers 해커 해킹 | cryptocurrency 가상화폐 비트코인 | unification 통일 | reunification 통일
    tourism 관광 | flood 홍수 수해 큰물 | parade 열병식 | exercise 훈련 연습 | drills 훈련 | agreement 합의
    treaty 조약 | plenary 전원회의 | food 식량 | naval 해군 | navy 해군 | shipyard 조선소 | hypersonic 극초음속
    reconnaissance 정찰 | espionage 간첩 | newspaper 신문 | border 국경 군사분계선 | mausoleum 궁전 참배 | vaccine 백신
    epidemic 전염병 방역 | warhead 탄두 | uranium 우라늄 | plutonium 플루토늄 | election 선거 | tariffs 관세
    succession 후계 세습 | successor 후계 세습 | website 사이트 | ceasefire 휴전 | armistice 정전 | court 법원 대법
    loudspeakers 확성기
"""


def _read_table() -> tuple[dict[str, str], dict[str, str], re.Pattern[str]]:
    """Return the concept of each English key and of each Korean word, its first Korean one, and a pattern of these."""
    by_key: dict[str, str] = {}
    by_word: dict[str, str] = {}
    for row in re.split(r"[|\n]", _TABLE):
        if row.strip():
            english, concept, *others = row.split()
            concept = by_word.setdefault(concept, concept)
            by_word.update((word, by_word.get(word, concept)) for word in others)
            by_key.update((word.key, concept) for word in words(english, 0, len(english)))
    longest_first = sorted(by_word, key=lambda word: (-len(word), word))
    return by_key, by_word, re.compile("|".join(longest_first))


_BY_KEY, _BY_WORD, _KOREAN = _read_table()


def concepts(text: str, start: int, end: int, keys: set[str]) -> set[str]:
    """Return the concepts that `text[start:end]` names in either language; `keys` are those of its words."""
    found = {_BY_WORD[word] for word in _KOREAN.findall(text, start, end)}
    return found.union(_BY_KEY[key] for key in keys & _BY_KEY.keys())
