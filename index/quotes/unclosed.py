"""Words of which a mark is missing: one that is never closed, or closed in the next paragraph, or a dash instead.

What is missing is made up for only where the text says where the words end: at ", Lee said.", at a mark behind which a
Korean particle or the end of an English sentence stands, or at the end of a paragraph before which somebody "said:".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.quotes.french import VERB as FRENCH_VERB
from index.quotes.marks import Marked

if TYPE_CHECKING:
    from index.article import Paragraph

_TELLS = (
    r"(?:said|says|told|added|adds|stated|warned|declared|insisted|announced|stressed|argued|noted|explained|claimed"
    r"|asserted|promised|vowed|reiterated|replied|continued|emphasi[sz]ed|wrote|writes|remarked|asked)"
)
_SOMEBODY = r"(?:[Hh]e|[Ss]he|[Tt]hey|(?:(?:[Tt]he|an?)\s)?(?:[\w’'-]+\s){0,6}?[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,5})"
_BEHIND = r"(?:\s[^.,;:!?“”\"]{0,60})?[.]?\s*$"
_TOLD = re.compile(
    rf",(?=\s(?:{_SOMEBODY}\s{_TELLS}{_BEHIND}|{_TELLS}\s{_SOMEBODY}{_BEHIND}|{FRENCH_VERB}\s[^.,;:!?“”\"]{{2,80}}[.]?\s*$))"
)
"""The comma before who said it, at the end of a paragraph."""

_REACH = 160
"""In characters, from there to the end of the paragraph."""

_DASH = re.compile(r"(?:—|–|―|--)\s?(?=[A-ZÉÀ])")
_FIRST_PERSON = re.compile(r"\b(?:we|our|us|my|your?|nous|notre|nos|je|mon|vous|votre)\b|\bI\b", re.IGNORECASE)
"""Without marks only the person tells that words are somebody's own: reported, they would be in the third."""

_ANNOUNCED = re.compile(rf"\b{_TELLS}(?:\s[^.,;:!?“”\"]{{0,40}})?[:,]\s*$|:\s*$")
_CLOSES = re.compile(
    r"[^\"“”„«»「」《》\n]{1,1500}?"
    r"(?:(?=[\"”](?:이?라)?(?:고|며|면서)(?:\s|는\s))|(?<=[.,?!])(?=[\"”]\s)|(?<=[가-힣][.?!])(?=[\"”]))"
)
"""What of a paragraph is still in the marks that the one before has opened."""


def told_off(text: str, unclosed: Marked) -> Marked | None:
    """Return the words up to ", Lee said." at the paragraph's end, None when it ends otherwise."""
    told = _TOLD.search(text, max(unclosed.start, unclosed.end - _REACH), unclosed.end)
    if told is None:
        return None
    return Marked(unclosed.start, told.end(), unclosed.mark, unclosed.opened, told.end())


def announced(text: str, paragraph: Paragraph, unclosed: Marked) -> bool:
    """Tell whether a verb of saying or a colon leads to the words, so that they are the rest of the paragraph."""
    before = max(paragraph.start, unclosed.opened - _REACH)
    return _ANNOUNCED.search(text, before, unclosed.opened) is not None


def set_off(text: str, paragraph: Paragraph) -> Marked | None:
    """Return what somebody says of himself behind a dash (`— We will go, Lee said.`), None when nobody does."""
    dash = _DASH.match(text, paragraph.start, paragraph.end)
    if dash is None:
        return None
    said = told_off(text, Marked(dash.end(), paragraph.end, '"', paragraph.start, paragraph.end))
    return said if said is not None and _FIRST_PERSON.search(text, said.start, said.end) is not None else None


def carried_over(text: str, paragraph: Paragraph) -> Marked | None:
    """Return what the paragraph holds of a quotation that the one before has opened, up to the mark that closes."""
    rest = _CLOSES.match(text, paragraph.start, paragraph.end)
    if rest is None:
        return None
    return Marked(paragraph.start, rest.end(), '"', paragraph.start, rest.end() + 1)
