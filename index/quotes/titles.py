"""What stands between marks in English and is nobody's words: titles, slogans, given names, terms and irony.

Titles are told by their capitals and by the noun's place that they stand in; slogans and names by the word before
them; terms by their length where no verb of saying is near.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.quotes.cues import CALLING, CUES, lexicon
from index.quotes.grammar import FINITE

if TYPE_CHECKING:
    from index.article import Span
    from index.quotes.clause import Attribution, Clause
    from index.quotes.marks import Marked
    from index.quotes.sentences import Sentence

_LAST_WORD = re.compile(r"([^\W\d_][\w’'-]{0,30}(?=,?\s)|\d{4}(?=\s)),?\s+$")
_WORDS = re.compile(r"[^\W_][\w’'-]*")
_SMALL_WORDS = lexicon("a an the and or of in on at for to from with by as is vs but nor not it")
_BEFORE_TITLE = re.compile(
    r"(?:\b(?:on|in|titled|entitled|named|film|movie|song|book|show|series|program|album|novel|magazine|hit|of|headlined|at|from"
    r"|play|ballad|drama)|[’']s),?\s*$"
)
_NAMED = r"code-?named|nicknamed|known as|under the name|by the name|cheers?"
_DISPLAYED = re.compile(
    r"\b(?:(?:songs?|hymns?|anthems?|chorus|poems?|slogans?|mottos?|mottoes|catchphrases?|watchwords?|banners?|placards?"
    r"|boards|titles?|entitled|titled|headlined|themed|captioned|stamps?|medals?|paintings?|operas?|letters"
    rf"|exhibitions?|{_NAMED})(?:\s(?:of|as|like|such as|reading|including|the|an?))?"
    r"|(?:report|speech|address|lecture|article|editorial|commentary|essay|treatise|work),?)\s*$",
    re.IGNORECASE,
)
"""The words before what is sung, worn, carried or cheered, and before titles and given names."""

_GIVEN = re.compile(r"\b(?:code-?named|cheers?)(?:\s(?:of|as|like|the|an?))?\s*$", re.IGNORECASE)
"""The words before what need not begin with a capital. What people only call a thing by is theirs."""

_HEARER = re.compile(r"\b(?:told|tells|telling)\s+$", re.IGNORECASE)
"""What stands before who was told something: "told “Harbour Tonight” that"; a comma comes before what was told."""

_CHEER = re.compile(
    r"(?:hurrah|hurray|hooray|long live|viva|manse|mansei|banzai|만세)\b|.{0,30}\s만세[!.]*$", re.IGNORECASE
)
_LONGEST_CHEER = 80
_LISTED = re.compile(r",?\s(?:(?:and|or|then)\s)?")
_MADE_OF = re.compile(r"\b(?:[Aa]n?|words|phrase|(?<!known )(?<!such )as)\s+$")
"""The words before what somebody makes of something, or says of it."""

_UTTERED = re.compile(
    r"\b(?:(?:words?|phrases?|terms?|expression)|(?:chants?|cry|cries|shouts?) of"
    r"|(?:promise|pledge|vow|order|call|threat|demand)s? to)\s+$"
)
"""The words before what is told as an utterance, though nobody is named who made it."""

_OBJECT = re.compile(r"\s(?:the|his|her|their|its|our)\s")
_BYLINE = re.compile(r"\s+by\s(?:the\s)?[A-Z]")
_GIVEN_NAME = re.compile(r"[A-Z][\w’'-]{0,30}\s$")
_FAMILY_NAME = re.compile(r"\s[A-Z][\w’'-]")
_OFFERED = re.compile(
    r"\s(?:would|might|may|could) (?:be|have been|come) (?:[a-z]+ ){0,2}?(?:closer|nearer|better|truer|more)\b"
)
"""What follows a wording that the writer thinks better than another."""

_DIRECTION = re.compile(r"\([^()]{1,40}\)")
"""What a transcript tells of the scene: "(Laughter.)"."""

_WORDED = lexicon("as words phrase")
"""What stands before somebody's words though they have capitals: "portrayed as “The Fixer”"."""

_NAMING_REACH = 40
"""In characters, from "called" to what somebody is called."""

_LONGEST_TITLE = 10
"""In words."""

_LONGEST_TERM = 2
"""In words. Without a cue, that few are a term or irony; more are somebody's words."""


class Titles:
    """Judges the marked spans of one English text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._begins = len(text) - len(text.lstrip())

    def is_title(self, sentence: Sentence, span: Marked, attribution: Attribution | None, clause: Clause) -> bool:
        """Tell whether the span is the title of a work, a slogan, a name or a term that is explained, and no speech."""
        return (
            self._is_work(sentence, span, attribution, clause)
            or self._is_hearer(span)
            or self._is_displayed(sentence, span)
            or self._is_signed(span, attribution)
            or _OFFERED.match(self._text, span.closed) is not None
            or _DIRECTION.fullmatch(self._inside(span)) is not None
        )

    def is_listed(self, before: Marked, span: Marked) -> bool:
        """Tell whether the span goes on a list, whose members are all of a kind: "“Winter,” “Spring” and “Summer”"."""
        return _LISTED.fullmatch(self._text[before.closed : min(span.opened, before.closed + 10)]) is not None

    def is_emphasis(self, sentence: Sentence, span: Marked, attribution: Attribution | None) -> bool:
        """Tell whether the span is a term, irony, or a word that a headline sets off."""
        before = self._text[max(0, span.opened - 12) : span.opened]
        if before.lower().rstrip().endswith("so-called"):
            return True
        if span.mark == "'" and " " not in self._inside(span):
            return sentence.start == self._begins or attribution is None or attribution.cue is None
        uncued = attribution is not None and attribution.cue is None and not attribution.touching
        return uncued and self._is_term(span, before) and not self.has_object(span) and not self.is_uttered(span)

    def is_uttered(self, span: Marked) -> bool:
        """Tell whether a noun of uttering leads to the span: "the phrase “high water”", "chants of “Stay!”"."""
        return _UTTERED.search(self._text, max(0, span.opened - _NAMING_REACH), span.opened) is not None

    def has_object(self, span: Marked) -> bool:
        """Tell whether the object follows, so that the span is a verb that somebody chose: "he “drowned” the pier"."""
        return _OBJECT.match(self._text, span.closed) is not None and self._inside(span)[-1:].isalpha()

    def _inside(self, span: Marked) -> str:
        return self._text[span.start : span.end].strip()

    def _is_term(self, span: Marked, before: str) -> bool:
        """Tell whether the span is a word or two, and none that somebody chose."""
        if span.mark != "'" and span.mark != '"':
            return True
        return len(self._inside(span).split()) <= _LONGEST_TERM and _MADE_OF.search(before) is None

    def _is_displayed(self, sentence: Sentence, span: Marked) -> bool:
        """Tell whether the span is a slogan, a cheer, a title or a given name, which nobody says in this article."""
        inside = self._text[span.start : min(span.end, span.start + _LONGEST_CHEER)]
        if _CHEER.match(inside) is not None and span.end - span.start < _LONGEST_CHEER:
            return True
        before = self._text[max(sentence.start, span.opened - _NAMING_REACH) : span.opened]
        shown = _DISPLAYED if not _first_letter(inside).islower() else _GIVEN
        return shown.search(before) is not None

    def _is_hearer(self, span: Marked) -> bool:
        """Tell whether the span is a show or a paper that was told something."""
        before = self._text[max(0, span.opened - _NAMING_REACH) : span.opened]
        return _HEARER.search(before) is not None and _in_title_case(self._inside(span))

    def _is_signed(self, span: Marked, attribution: Attribution | None) -> bool:
        """Tell whether a comma and who it is by follow the span: "“How the Port Was Built,” by A. Author"."""
        if attribution is not None and attribution.cue is not None:
            return False
        comma = self._inside(span).endswith(",") or self._text[span.closed : span.closed + 1] == ","
        behind = span.closed + (self._text[span.closed : span.closed + 1] == ",")
        return comma and _BYLINE.match(self._text, behind) is not None

    def _is_work(self, sentence: Sentence, span: Marked, attribution: Attribution | None, clause: Clause) -> bool:
        """Tell whether the span is in title case and stands where a noun stands.

        That is after a preposition, a possessive, an article or another noun. What somebody is "called" is theirs who
        calls.
        """
        inside = self._text[span.start : span.end].rstrip()
        if len(inside) > 200 or inside[-1] in "?!" or not _in_title_case(inside) or self._is_called(span, clause):
            return False
        if clause.headline and span.mark == "'" and attribution is not None:
            return False
        before = self._text[max(sentence.start, span.opened - _NAMING_REACH) : span.opened]
        if _BEFORE_TITLE.search(before) is not None:
            return True
        last = _LAST_WORD.search(before)
        if last is None:
            return attribution is None and not before.strip() and inside[-1] == ","
        if last[1].lower() in CUES | _WORDED:
            return False
        if last[1].lower() in FINITE and attribution is not None and attribution.cue is not None:
            return False
        return " " in inside and not clause.headline

    def _is_calling(self, cue: Span) -> bool:
        return self._text[slice(*cue)].lower() in CALLING

    def _is_called(self, span: Marked, clause: Clause) -> bool:
        return any(
            0 <= span.opened - clause.words[cue.after - 1].end <= _NAMING_REACH and cue.lower in CALLING
            for cue in clause.cues
        )


def is_nickname(text: str, span: Marked) -> bool:
    """Tell whether the span stands between a given and a family name, so that it is a part of the name."""
    inside = text[span.start : span.end]
    if not (inside.isalpha() and inside[0].isupper() and span.mark == '"'):
        return False
    before = _GIVEN_NAME.search(text, max(0, span.opened - _NAMING_REACH), span.opened)
    return before is not None and _FAMILY_NAME.match(text, span.closed) is not None


def _first_letter(text: str) -> str:
    return next((character for character in text if character.isalnum()), "")


def _in_title_case(inside: str) -> bool:
    words = _WORDS.findall(inside)
    return (
        0 < len(words) <= _LONGEST_TITLE
        and not words[0][0].islower()
        and not any(word[0].islower() and word not in _SMALL_WORDS for word in words)
    )
