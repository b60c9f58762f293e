"""Who said it, by the plainest constructions of French: « … », a déclaré X; X a dit que « … »; selon X, « … ».

What is built otherwise names nobody, which is better than the wrong one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.quotes.clause import Attribution
from index.quotes.sentences import MASK, MASK_REST

if TYPE_CHECKING:
    from index.article import Span
    from index.quotes.sentences import Sentence

_STEMS = (
    "déclar|affirm|ajout|indiqu|soulign|assur|estim|précis|expliqu|annonc|répét|rappel|lanc|martel|confi|insist|dénonc"
    "|comment|regrett|jug|not|observ|lâch|clam|proclam|témoign|accus|critiqu|avou|argument|confirm|réaffirm"
)
VERB = (
    rf"(?:(?:a|ont|avait|avaient)\s(?:aussi\s|également\s|notamment\s|ensuite\s|encore\s|par ailleurs\s)?"
    rf"(?:(?:{_STEMS})é|dit|écrit|promis|averti|répondu|prévenu|poursuivi|conclu|reconnu|soutenu|prédit)"
    rf"|(?:{_STEMS})e(?:nt)?|dit|disent|écrit|promet|avertit|répond|prévient|poursuit|conclut|reconnaît|soutient)"
)
_QUOTATION = f"{MASK}{MASK_REST}*"
_INVERTED = re.compile(rf",?\s{VERB}\s(?P<who>[^,.;:!?{MASK}]{{2,120}})")
_PRONOUN = re.compile(rf",?\s(?:(?:a|ont|avait)-t-(?:ils?|elles?)\s\w+|{VERB}-t-(?:ils?|elles?))")
_SELON_BEHIND = re.compile(rf",?\s(?:selon|d[’']après)\s(?P<who>[^,.;:!?{MASK}]{{2,120}})")
_SELON_BEFORE = re.compile(
    rf"(?:^|,\s)(?:[Ss]elon|[Dd][’']après)\s(?P<who>[^,.;:!?{MASK}]{{2,80}}),[^.;:{MASK}]{{0,80}}$"
)
_BEFORE = re.compile(rf"(?:^|,\s)(?P<who>[^,.;:!?{MASK}]{{2,80}}?)\s{VERB}(?:\s[^.;!?{MASK}]{{0,80}})?$")
_REACH = 240
"""In characters, before the quotation."""

_ENDS = re.compile(
    r"\s(?:à|au|aux|dans|en|lors|sur|sous|devant|pour|après|avant|pendant|depuis|qui|que|dont|où|hier|lundi|mardi|mercredi"
    r"|jeudi|vendredi|samedi|dimanche|ce|cette|mais|et que|puis|avec|par|selon|citée?s?)\b"
)
"""What follows whoever speaks."""

_NAME = re.compile(
    r"(?<!\bde )(?<!\bdu )(?<!\bdes )(?<!\bla )(?<!\ble )(?<!\bd[’'])(?<!\bl[’'])\b"
    r"[A-ZÉ][\w’'.-]*(?:\s[A-ZÉ][\w’'.-]*){1,3}$"
)
"""A name behind an office: `le ministre des Ports Park Jin`."""

_BEGINS = re.compile(r"(?:[A-ZÉÀ]|l[ea]s?\s|l[’']|une?\s|d[’']|des?\s|son\s|sa\s|ses\s|leurs?\s|plusieurs\s|M\.|Mme\s)")
_NOBODY = re.compile(
    r"(?:[Ii]ls?|[Ee]lles?|[Oo]n|[Cc]e(?:la|ci)?|[Qq]ui|[Nn]ous|[Jj]e|[Vv]ous"
    r"|(?:Dans|En|Lors|Pour|Après|Avant|Mais|Et|Si|Quand|À|Au|Sur)\b.*)$"
)


def attributions(sentence: Sentence) -> list[Attribution | None]:
    """Return one attribution for each masked quotation of a French sentence, in order.

    None where a pronoun means whoever spoke last; an attribution without speaker where nobody can be told.
    """
    text = sentence.text
    return [_attribution(text, sentence.start, match.start(), match.end()) for match in re.finditer(_QUOTATION, text)]


def _attribution(text: str, offset: int, opened: int, closed: int) -> Attribution | None:
    begin = max(0, opened - _REACH)
    behind = _INVERTED.match(text, closed) or _SELON_BEHIND.match(text, closed)
    if behind is None and _PRONOUN.match(text, closed) is not None:
        return None
    before = text[begin:opened].rstrip()
    at = closed
    if behind is None:
        found = _SELON_BEFORE.search(before) or _BEFORE.search(before)
        speaker = None if found is None else _speaker(found["who"], offset + begin + found.start("who"))
    else:
        speaker = _speaker(behind["who"], offset + behind.start("who"))
        at = behind.end()
    return Attribution(speaker, None, touching=at > closed)


def _speaker(phrase: str, start: int) -> Span | None:
    """Return whoever the phrase names, without what follows and without the office before a full name."""
    end = _ENDS.search(phrase)
    who = phrase[: end.start()].rstrip() if end is not None else phrase.rstrip()
    if _BEGINS.match(who) is None or _NOBODY.match(who) is not None:
        return None
    name = _NAME.search(who)
    return start + (name.start() if name is not None else 0), start + len(who)
