"""What may follow a name written in Hangul without a blank: particles, titles and the like.

Korean writes particles onto the name (김정은이, 김정은에게), the North also titles (김정은동지께서).
What follows decides whether a short name ends there or whether the letters belong to a longer word:
원산에서 is Wonsan, 원산지 is a place of origin.
"""

from __future__ import annotations

import re

_PARTICLES = (
    "이|가|은|는|을|를|의|에|와|과|도|만|로|으로|께|께서|에게|에게서|한테|에서|부터|까지|보다|처럼|마저|"
    "조차|뿐|로서|으로서|로써|으로써|로부터|으로부터|에서부터|에까지|으로까지|이나|나|이든|든|이라|라|"
    "이라고|라고|이라는|라는|이란|란|이며|며|이고|고|이다|다|이자|자|인|이었다|였다|였던|이었던|이던|"
    "입니다|하고|이랑|랑|만이|만을|대로|같은|이라도|라도|이라며|라며|이라면|라면|이야|야|이여|여|밖에|"
    "마다|조차도|까지도|에다|에게만|에만"
)
_AFTER_PERSON = "측|식|발|급|판|표|씨|님|팀|때|딸|들"
_AFTER_OTHER = "항|권|측|식|발|급|판|군|시|구|제|내|인|계|형|호|행|사|당|어|말|들|외|간|주|때|별|팀|땅"
_NOUNS_AFTER_PERSON = (
    "동지|국무위원장|위원장|총비서|비서|장군|원수|대원수|수령|주석|국가주석|총서기|대통령|총리|수상|외무상|국방상|"
    "외상|장관|차관|부부장|부장|국장|실장|의원|대표|대사|대변인|총참모장|여사|부부|부자|남매|모녀|정권|정부|체제|"
    "일가|시대|집권|행정부|특사|본부장|사무총장"
)
_NOUNS_AFTER_OTHER = (
    "헌장|안전보장|군사령부|사령부|연구|항공|어민|갈마|정권|정부|체제|당국|군부|주민|국민|인민|사람|언론|매체|관영|특사|사신|대표단|구역|특별시|직할시|지구|공항|비행장|"
    "방송|통신|신문|기자|지도부|지도자|본토|외교|문제|대사|대사관|영사관|공관|선수|미사일|정찰위성|노동자|로동자|회담|"
    "선언|합의|대학|대회|회의|중앙|의장|협정|사무소|공장|관계|관련|전역|일대|인근|해군|공군|육군|병사|전선|전쟁|대화|"
    "무인기|위협|함대|잠수함|국적|출신|생활|주재|방문|정세|정책|전문가|전문|학자|핵|땅|위원장|부장|대변인|총참모장"
)

_PARTICLE = f"(?:{_PARTICLES})(?:은|는|도|만|의|요)?"
_PARTICLE_ALONE = re.compile(_PARTICLE)


def _ends(short_suffixes: str, nouns: str) -> re.Pattern[str]:
    return re.compile(f"(?:(?:{short_suffixes})?(?:{_PARTICLE})?(?![가-힣])|{nouns})")


_ENDS_PERSON = _ends(_AFTER_PERSON, _NOUNS_AFTER_PERSON)
_ENDS_OTHER = _ends(_AFTER_OTHER, _NOUNS_AFTER_OTHER)


def ends_name(text: str, offset: int, *, of_person: bool) -> bool:
    """Tell whether a name that ends at `offset` is a word of its own there, going by the Hangul that follows."""
    pattern = _ENDS_PERSON if of_person else _ENDS_OTHER
    return pattern.match(text, offset) is not None


def is_particle(word: str) -> bool:
    """Tell whether `word` is nothing but a particle."""
    return _PARTICLE_ALONE.fullmatch(word) is not None


def without_particle(word: str) -> tuple[str, ...]:
    """Return `word` and what is left of it without each particle it may end in, longest rest first."""
    rests = {
        word[: -len(particle)]
        for particle in _PARTICLES.split("|")
        if word.endswith(particle) and len(word) > len(particle)
    }
    return (word, *sorted(rests, key=len, reverse=True))
