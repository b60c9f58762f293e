"""Ordinary words, which nobody means to be a name: as a spelling they would turn up in every article."""

from __future__ import annotations

from index.text import fold

_ENGLISH = frozenset(
    """a about after again against all also am among an and another any are as at back be because been before being
    between both but by can could day days did do does down during each even first for from general get go government
    great had has have he her here high him his how i if in into is it its just last leader like long made make man many
    may me men military minister missile more most much must my nation national new news next no nor not now nuclear
    of off official officials old on one only or other our out over own part party peace people president press
    report reports right said same say says second she should since so some state states still such than that the
    their them then there these they this those three through time to today too two under until up us use used very
    war was way we week well were what when where which while who why will with without work world would year years
    yes yesterday yet you your""".split()  # noqa: SIM905 - a word a line would take two pages
)
_KOREAN = frozenset(
    """가운데 같은 결과 경우 경제 계속 관계 관련 관계자 국가 국민 국제 군사 그는 그것 그리고 기자 나라 내용 다른
    당국 대통령 대표 대한 대해 때문 또한 매체 모든 문제 미사일 발사 발표 방송 보도 사람 사실 사업 상황 생각 세계
    시간 시작 신문 오늘 올해 우리 위원장 위해 이날 이번 이후 인민 있는 있다 장관 전쟁 정부 정책 정치 제재 조치 주민
    주장 지난 지난해 지역 총리 통신 통일 평화 하는 하지만 함께 핵무기 핵실험 현재 회담 회의""".split()  # noqa: SIM905 - as above
)


def is_ordinary(spelling: str) -> bool:
    """Tell whether a spelling is one of the commonest words."""
    return fold(spelling) in _ENGLISH or spelling in _KOREAN
