"""Whom a mention means: "Kim", "Mr Kim", "he", "the ministry", "the North Korean leader", 김 위원장.

The article is asked first: a short form is resolved to the fullest name that it gives and that fits. What does not fit
exactly one stays as it is written. A gazetteer may be asked through `Resolver`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from index.article import Article, Span, Speaker
from index.quotes.abroad import ABROAD
from index.quotes.bodies import ONE_BODY, Bodies
from index.quotes.cues import SPEECH_NOUNS, lexicon
from index.quotes.grammar import AGENTS, DETERMINERS
from index.quotes.hangul import Hangul
from index.quotes.korean_words import COUNTRIES, SIGNS
from index.quotes.naming import (
    CAPITALISED,
    display_name,
    family_of,
    is_hangul_person,
    is_person,
    own_name,
)
from index.quotes.offices import Offices, is_office
from index.quotes.people import People
from index.quotes.places import places_of, word_before
from index.quotes.speakers import kind_speaks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.quotes.naming import HangulPerson
    from index.quotes.relay import Agencies
    from index.quotes.speakers import KindOf

Resolver = Callable[[str, str, str | None], tuple[str, str] | None]
"""`(mention, language, date) -> (id, name)`, or None when the mention is not known."""

IsWoman = Callable[[str], bool | None]
"""`id -> whether a woman`, None when the gazetteer does not say."""

_HE = lexicon("he him his himself")
_SHE = lexicon("she her herself")
_FIRST_PERSON = lexicon("i we you my our your")
_IT = _FIRST_PERSON | lexicon("it its they their them")
"""Pronouns that mean a body, or whoever writes."""

_HANGUL = re.compile(r"[가-힣]")
_WORDS_OF = re.compile(
    rf"(?:(?P<pronoun>[Hh]is|[Hh]er)|(?P<owner>[A-Z][\w.’'‑-]*(?:\s[A-Z][\w.’'‑-]*){{0,3}}?)[’']s?)\s(?:[\w-]+\s){{0,3}}?"
    rf"(?:{'|'.join(sorted(SPEECH_NOUNS))}|account|book|memoir|column|essay)\b"
)
_BODY_SPEAKS = re.compile(
    rf"(?:[Tt]he|[Ii]ts|[Aa]n?|\w+(?: \w+)?[’']s)\s(?:[\w-]+\s){{0,4}}(?:{ONE_BODY})$", re.IGNORECASE
)
_NORTHERN = re.compile(r"^(?:the )?North(?: Korea)?(?:[’']s|n) (?=[A-Z])")
_OF_ABROAD = re.compile(rf"(?:{'|'.join(sorted(COUNTRIES))})\s[가-힣]+$")
"""A body with its country, which is not ours."""

_OFFICE = re.compile(rf"{'|'.join(sorted(AGENTS))}|\w+(?:man|woman|ist|person)")
_CLOSES = re.compile(r"\s*(?:[,.;:)—–-]|$)")
"""What closes an apposition; without it a subject begins: "according to Lee, the mayor said"."""

_APPOSED_BEFORE = re.compile(rf"({CAPITALISED.pattern}),\s$")
_APPOSED = re.compile(rf"(?:\s(?:at|in|of|for|from)\s[^,.;\n]{{1,60}})?,\s({CAPITALISED.pattern})(?=,|\s[a-z])")
_HALF = re.compile(r"^(?:[Tt]he )?(North|South)(?:[’']s|ern) (?=[a-z])")
_NAMED_HALF = re.compile(r"[Tt]he (North|South)")
_HEAD_OF_STATE = re.compile(r"(?:[Tt]he )?(?P<country>[A-Z][\w ]{1,20}?)(?:[’']s)? (?:leader|head of state)")
_PAIR = re.compile(rf"({CAPITALISED.pattern}) and ({CAPITALISED.pattern})$")
_CAPITAL_LABEL = re.compile(
    r"(?:MR|MRS|MS|DR|SECRETARY|AMBASSADOR|GENERAL|ADMIRAL|MINISTER|SENATOR|PRESIDENT)\.?\s[A-Z.’'\s-]+$"
)
_RUNS_ON = re.compile(r"[가-힣]{3}")
_MOST_NAMESAKES = 50


class Identities:
    """Resolves the mentions of one article, in its order."""

    def __init__(
        self,
        article: Article,
        agencies: Agencies,
        hangul: Sequence[HangulPerson],
        resolve: Resolver | None = None,
        kind_of: KindOf | None = None,
        is_woman: IsWoman | None = None,
    ) -> None:
        self._kind_of = kind_of
        self._is_woman = is_woman
        self._bodies = Bodies(article.text)
        self._body_spoke: tuple[int, str] | None = None
        self._parts: dict[str, str] = {}
        self._article = article
        self._resolve = resolve
        self._agencies = agencies
        self._people = People(article.text, self._person if resolve is not None else None)
        self._offices = Offices(article.text, self._people, self._ask_office)
        self._hangul = Hangul(article.text, hangul)

    def speaker(self, span: Span, *, cued: bool) -> Speaker | None:
        """Return the speaker that the mention at `span` means, None when that is nothing that speaks.

        To be asked in the order of the article. `cued`: a verb of saying stands with the mention, without which a
        pronoun that means nobody known is dropped.
        """
        mention = self._article.text[slice(*span)]
        both = self._both(mention)
        if both is not None:
            return Speaker(both, mention, span[0], span[1])
        name = self._body(mention, span[0]) if mention.lower() in _IT else self._name(mention, span)
        if name is None and not cued:
            return None
        name = name or mention
        known = self._ask_person(name, mention) or self._ask_foreign(mention)
        kind = self._kind_of(known[0]) if known is not None and self._kind_of is not None else None
        if known is not None and not kind_speaks(kind, known[1]):
            return None
        self._remember(known[1] if known is not None and _HANGUL.search(mention) else name, mention, span[0])
        if known is not None:
            return Speaker(known[1], mention, span[0], span[1], known[0])
        return Speaker(name, mention, span[0], span[1])

    def _ask(self, mention: str) -> tuple[str, str] | None:
        if self._resolve is None:
            return None
        return self._resolve(mention, self._article.language, self._article.date.value)

    def _ask_office(self, office: str) -> tuple[str, str] | None:
        """Ask for an office of a country; its leader may be a president or a prime minister."""
        half = _NAMED_HALF.fullmatch(office)
        if half is not None:
            return self._ask(f"{half[1]} Korea") if "Korea" in self._article.text else None
        office = _HALF.sub(r"\1 Korean ", office)
        known = self._ask(office)
        if known is None and (head := _HEAD_OF_STATE.fullmatch(office)) is not None:
            known = self._ask(f"{head[1]} president") or self._ask(f"{head[1]} prime minister")
        return known

    def _person(self, name: str) -> tuple[str, bool | None] | None:
        """Return the person whom the gazetteer knows by the name, and whether that is a woman; no name for a thing."""
        known = self._ask(name)
        if known is None or self._kind_of is None:
            return None
        if self._kind_of(known[0]) != "person":
            return "", None
        return known[1], None if self._is_woman is None else self._is_woman(known[0])

    def _both(self, mention: str) -> str | None:
        """Return the names of two who speak together: "Park Jin and Lee Min-ho"; None when the mention names no two."""
        pair = _PAIR.search(mention) if " and " in mention else None
        if pair is None or not all(self._is_somebody(pair[number]) for number in (1, 2)):
            return None
        if "," in mention:
            return mention
        return " and ".join(pair[number] if self._ask(pair[number]) else own_name(pair[number]) for number in (1, 2))

    def _is_somebody(self, written: str) -> bool:
        """Tell whether the words name a person of the article, or whom or what the gazetteer knows to speak."""
        known = self._ask(written)
        if known is not None:
            return kind_speaks(None if self._kind_of is None else self._kind_of(known[0]), known[1])
        own = own_name(written)
        return is_person(own) and self._people.known(display_name(own)) is not None

    def _ask_person(self, name: str, mention: str) -> tuple[str, str] | None:
        """Ask for the name, then for the mention; a body is no answer for who bears a personal title in it."""
        known = self._ask(name) or self._ask(_NORTHERN.sub("DPRK ", name)) or self._ask_office(name)
        if known is None and not name.endswith(f" {mention}") and not _is_short_for(mention, name):
            known = self._ask(mention)
        if known is not None and _OF_ABROAD.search(mention) and known[1].endswith("(ROK)"):
            return None
        if known is None or self._kind_of is None or not is_hangul_person(mention):
            return known
        return known if self._kind_of(known[0]) == "person" else None

    def _ask_foreign(self, mention: str) -> tuple[str, str] | None:
        """Ask for the two words that a foreign name in Hangul has, of which a mention may give only the second."""
        words = mention.split()
        if len(words) < 2 or not is_hangul_person(mention) or self._kind_of is None:
            return None
        known = self._ask(" ".join(words[:2] if len(words) > 2 else [self._first_part(words[0]), words[0]]))
        return known if known is not None and self._kind_of(known[0]) == "person" else None

    def _first_part(self, second: str) -> str:
        """Return the word before the first mention of a foreign surname in the article."""
        if second not in self._parts and len(self._parts) < _MOST_NAMESAKES:
            text = self._article.text
            places = (at for at in places_of(text, second) if _RUNS_ON.match(text, at + len(second)) is None)
            words = (word_before(text, at) for at in places)
            self._parts[second] = next((word for word in words if word is not None and len(word) > 1), "")
        return self._parts.get(second, "")

    def _remember(self, name: str, mention: str, at: int) -> None:
        """Keep the last person who spoke; bodies and unresolved pronouns are no persons."""
        if _HANGUL.search(mention):
            self._hangul.remember(mention, name, at)
        elif _BODY_SPEAKS.match(mention) is not None:
            self._body_spoke = (at, name)
        elif mention.lower() not in _HE | _SHE:
            self._people.remember(name, at)
            if name == mention:
                self._people.remember_unnamed(mention, at)

    def _body(self, pronoun: str, at: int) -> str | None:
        if pronoun.lower() in _FIRST_PERSON:
            return None
        body = self._bodies.meant_by(pronoun.lower(), at)
        said = self._body_spoke if pronoun.lower() in {"it", "its"} else None
        if said is not None and (body is None or said[0] > body[0]):
            return said[1]
        return None if body is None else self._agencies.meant_by(body[1], at) or body[1]

    def _name(self, mention: str, span: Span) -> str:
        lower, at = mention.lower(), span[0]
        if lower in _HE or lower in _SHE:
            return self._pronoun(mention, at)
        agency = self._agencies.meant_by(mention, at)
        if agency is not None:
            return agency
        if _HANGUL.search(mention) or mention in SIGNS:
            return self._hangul.meant_by(mention, at)
        if self._article.language in ABROAD and any(word.islower() for word in mention.split()):
            return mention
        body = self._bodies.in_full(mention, at)
        if body is not None:
            return body
        person = self._author(mention, at) or self._apposed(span) or self._people.in_role(mention)
        return person or self._people.short(_as_spoken(mention), at)

    def _author(self, mention: str, at: int) -> str | None:
        """Return who made the words that are said to speak: "her statement promised", "Kim's own line was"."""
        match = _WORDS_OF.match(mention)
        if match is None:
            return None
        if match["pronoun"] is not None:
            return self._pronoun(match["pronoun"], at)
        owner = self._people.short(match["owner"], at)
        return owner if self._people.known(owner) is not None and " " in owner else None

    def _apposed(self, span: Span) -> str | None:
        """Return the person whom an office is set beside: "the minister of unification, Kim Yeon-chul, told"."""
        text = self._article.text
        office = text[span[0] : span[1]].split()
        begins = bool(office) and (
            office[0].lower() in DETERMINERS or any(word.endswith(("’s", "'s")) for word in office)
        )
        held = " ".join(office[1:]).lower()
        if not begins or not (is_office(held) or any(_OFFICE.fullmatch(word.lower()) for word in office)):
            return None
        match = _APPOSED.match(text, span[1])
        if match is None and _CLOSES.match(text, span[1]) is not None:
            match = _APPOSED_BEFORE.search(text[max(0, span[0] - 80) : span[0]])
        if match is None:
            return self._offices.meant_by(held, span[0]) if office[0].lower() == "the" else None
        own = own_name(match[1])
        return self._people.known(display_name(own)) if is_person(own) else None

    def _pronoun(self, mention: str, at: int) -> str:
        return self._people.pronoun(at, female=mention.lower() in _SHE) or mention


def _is_short_for(mention: str, name: str) -> bool:
    """Tell whether the mention gives no more than the surname of the person whom the article names in full."""
    return " " in name and name not in mention and family_of(name) in mention.split()


def _as_spoken(mention: str) -> str:
    """Return the label of a transcript as it would be written in a sentence: "Mr. Lee" for "MR. LEE"."""
    return mention.title() if _CAPITAL_LABEL.match(mention) is not None else mention
