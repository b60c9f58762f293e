"""Who is meant: a mention as an article writes it, taken to one entry of the gazetteer.

A mention may be a name, a name with its office ("Foreign Minister Choe Son Hui", 김정은동지께서), or
an office alone ("the North Korean leader", 김 위원장): then the article's date says who held it.
What stays in doubt is None; a wrong name would be worse.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from index.names.endings import is_particle, without_particle
from index.names.folding import compact
from index.names.gazetteer import Entity, Role, default_gazetteer
from index.names.matcher import Mention, default_matcher
from index.text import fold, is_hangul, one_line

if TYPE_CHECKING:
    from collections.abc import Set

_COUNTRIES = {
    "KP": "northkorean northkoreas northkorea nkorean nkoreas nkorea dprks dprk nks nk 북한의 북한 북측 조선 북 北",
    "KR": "southkorean southkoreas southkorea skorean skoreas skorea roks rok 대한민국 남한 한국 남조선 남측 南 韓",
    "US": "unitedstates american americas america uss us 미합중국 미국 미 美",
    "CN": "chinese chinas china 중국 중 中",
    "RU": "russian russias russia 러시아 로씨야 러 露",
    "JP": "japanese japans japan 일본 일 日",
}
_COUNTRY_WORDS = tuple(
    sorted(((word, code) for code, words in _COUNTRIES.items() for word in words.split()), key=lambda w: -len(w[0]))
)
_LEADING = re.compile(r"(?:the|a|current|incumbent|top|then|today's)[\s-]+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_QUOTED = "\"'“”‘’«»《》〈〉「」『』 ,.;:"
_DEPENDS_ON_NAME = re.compile(
    r"\b(?:of|to|for|with|under|by|against|on|from|at|in|near|inside)(?:\s+the)?\s*$", re.IGNORECASE
)
_AFTER_MEDIA = re.compile(r"(?:(?:\s*(?:state|official))?(?:\s*(?:news|daily|newspaper|agency|television|radio))*)?")
_HANGUL_TITLE = re.compile(
    ".*(?:동지|위원장|총비서|비서|장군|원수|수령|주석|총서기|대통령|총리|외무상|국방상|외상|장관|차관|부장|국장|"
    "실장|본부장|처장|원장|총장|의원|대표|대사|대변인|의장|여사|씨|신문|통신)"
)
_OTHER_PEOPLE = re.compile("의 |정부 |정권|시대|측")
_FORMER = re.compile(r"([가-힣])\s?전\s([가-힣]{2,10})")
"""A surname and an office that its bearer has left: 이 전 대통령."""

_LONGEST_MENTION = 300
_FULL_NAME = 3
"""In syllables, of most Korean names."""

_KOREAS = frozenset({"KP", "KR"})
"""Whose offices a Korean text means when it names no country."""

_SPEAKERS = frozenset({"person", "media", "org"})


def resolve(mention: str, language: str, date: str | None) -> tuple[str, str] | None:
    """Return the id and the display name of whoever `mention` means in an article of `date`, None when in doubt.

    `language` is the article's ISO 639-1 code, `date` its ISO 8601 date as precisely as known.
    """
    entity = _resolved(one_line(mention[:_LONGEST_MENTION]), language, date[:10] if date else None)
    return (entity.id, entity.name) if entity else None


def entities(text: str, date: str | None = None) -> tuple[str, ...]:
    """Return the ids of what is named in `text`, each once, in order of first mention."""
    return tuple(dict.fromkeys(mention.id for mention in default_matcher().mentions(text, date=date)))


def candidates(name: str) -> tuple[str, ...]:
    """Return the ids of all that `name` may mean, for asking which: strong claims before weak ones."""
    claims = default_matcher().claims(name)
    return tuple(dict.fromkeys((*claims.strong, *claims.weak))) if claims else ()


def spellings(entity_id: str) -> tuple[str, ...]:
    """Return the names of an entity for display, one a script: `("Kim Jong Un", "김정은", "金正恩")`; () if unknown."""
    entity = default_gazetteer().get(entity_id)
    return entity.spellings if entity else ()


def forget_resolved() -> None:
    """Forget who was meant: the names have changed."""
    _resolved.cache_clear()
    _offices.cache_clear()


@lru_cache(maxsize=4096)
def _resolved(mention: str, language: str, day: str | None) -> Entity | None:
    phrase = mention.strip(_QUOTED)
    while (leading := _LEADING.match(phrase)) is not None:
        phrase = phrase[leading.end() :]
    forms = without_particle(phrase) if is_hangul(phrase[-1:]) else (_POSSESSIVE.sub("", phrase),)
    return (
        next((found for form in forms if (found := _named(form, day))), None)
        or next((found for form in forms if day and (found := _by_office(form, language, day))), None)
        or _named_within(phrase, day)
    )


def _named(name: str, day: str | None) -> Entity | None:
    claims = default_matcher().claims(name)
    if claims is None:
        return None
    claimants = default_matcher().in_office(claims.strong or claims.weak, day)
    entity = default_gazetteer().get(claimants[0]) if len(claimants) == 1 else None
    return None if entity is not None and not claims.strong and _is_namesake(name, entity, day) else entity


def _is_namesake(name: str, entity: Entity, day: str | None) -> bool:
    """Tell whether a Korean's name that many bear means another: the one whom we know was not in office."""
    whole = entity.type == "person" and len(name) == _FULL_NAME and is_hangul(name)
    korean = bool(entity.roles) and all(role.country in _KOREAS for role in entity.roles)
    return whole and korean and day is not None and not entity.in_office(day)


def _by_office(phrase: str, language: str, day: str) -> Entity | None:
    """Return who held the office on `day` that is all of `phrase`, but for its country and the holder's surname."""
    words = fold(phrase).split()
    country, title = _split_country(phrase)
    if country:
        return _only(_holders(title, day, {country}))
    if is_hangul(phrase[:1]) or language == "ko":
        former = _FORMER.fullmatch(phrase)
        if former is not None:
            return _only(_once(former[1], compact(former[2]), day))
        return _only(_holders(compact(phrase), day, _KOREAS)) or _only(_surnamed(phrase[:1], phrase[1:], day))
    return _only(_surnamed(words[-1], " ".join(words[:-1]), day)) if len(words) > 1 else None


def _surnamed(surname: str, office: str, day: str) -> list[Entity]:
    """Return those of that surname who held the office on `day`."""
    country, title = _split_country(office)
    countries = {country} if country else _KOREAS if is_hangul(surname) else None
    holders = _holders(title or compact(office), day, countries)
    return [holder for holder in holders if _has_surname(holder, surname)]


def _once(surname: str, office: str, day: str) -> list[Entity]:
    """Return those of that surname who had held the office in one of the Koreas and had left it by `day`."""
    held = [pair for country in sorted(_KOREAS) for pair in _offices().get((country, office), ())]
    return [
        holder
        for holder, role in held
        if role.since is not None and role.since < day and not role.held_on(day) and _has_surname(holder, surname)
    ]


def _split_country(phrase: str) -> tuple[str, str]:
    """Return the code of the country that `phrase` begins or ends with and the rest of it; `("", "")` without."""
    title, of, place = fold(phrase).rpartition(" of ")
    place = compact(place.removeprefix("the "))
    code = next((code for word, code in _COUNTRY_WORDS if of and word == place), "")
    if code:
        return code, compact(title)
    folded = compact(phrase)
    for word, code in _COUNTRY_WORDS:
        if folded.startswith(word) and (code, folded[len(word) :]) in _offices():
            return code, folded[len(word) :]
    return "", ""


@lru_cache(maxsize=1)
def _offices() -> dict[tuple[str, str], list[tuple[Entity, Role]]]:
    """Return who has held each office, by country and compact title."""
    offices: dict[tuple[str, str], list[tuple[Entity, Role]]] = defaultdict(list)
    for entity in default_gazetteer():
        for role in entity.roles:
            for title in () if role.is_shared else (*role.titles, *role.hangul):
                offices[role.country, compact(title)].append((entity, role))
    return dict(offices)


def _holders(title: str, day: str, countries: Set[str] | None) -> list[Entity]:
    held = [
        (entity, role)
        for (country, office), holders in _offices().items()
        if office == title and (countries is None or country in countries)
        for entity, role in holders
    ]
    return [entity for entity, role in held if role.since is not None and role.held_on(day)]


def _only(holders: list[Entity]) -> Entity | None:
    return holders[0] if len({holder.id for holder in holders}) == 1 else None


def _has_surname(entity: Entity, surname: str) -> bool:
    if is_hangul(surname):
        return any(compact(name).startswith(surname) for name in entity.hangul)
    words = [fold(word) for word in entity.name.partition(" (")[0].split()]
    return surname == (words[0] if _is_surname_first(entity) else words[-1])


def _is_surname_first(entity: Entity) -> bool:
    """Tell whether the display name begins with the surname: that of Koreans and Chinese does, not of Japanese."""
    countries = {role.country for role in entity.roles}
    return bool(countries & _KOREAS) or (bool(entity.hanja) and "JP" not in countries)


def _named_within(phrase: str, day: str | None) -> Entity | None:
    """Return whose name the phrase ends in, or begins with when only a title follows: a person before an agency."""
    mentions = [
        (mention, entity)
        for mention in default_matcher().mentions(phrase, date=day)
        if (entity := default_gazetteer().get(mention.id)) is not None and entity.type in _SPEAKERS
    ]
    people = [(mention, entity) for mention, entity in mentions if entity.type == "person"]
    if not mentions:
        return None
    mention, entity = (people or mentions)[-1]
    bearers = {other.id for other, _ in mentions if other.start == mention.start}
    return entity if len(bearers) == 1 and _is_head(phrase, mention, entity) else None


def _is_head(phrase: str, mention: Mention, entity: Entity) -> bool:
    """Tell whether the phrase means the entity itself, not somebody's sister or an aide to somebody."""
    before, after = phrase[: mention.start], phrase[mention.end :]
    rest = _POSSESSIVE.sub("", after).strip(_QUOTED)
    if not rest:
        return not _DEPENDS_ON_NAME.search(before)
    if is_hangul(phrase[mention.end - 1]):
        return is_particle(rest) or (entity.type == "person" and _is_title_only(after, without_particle(rest)))
    if _DEPENDS_ON_NAME.search(before):
        return False
    return after.startswith(",") or (entity.type == "media" and _AFTER_MEDIA.fullmatch(rest.lower()) is not None)


def _is_title_only(after: str, titles: tuple[str, ...]) -> bool:
    return not _OTHER_PEOPLE.search(after) and any(_HANGUL_TITLE.fullmatch(title) for title in titles)
