"""Cutting a paragraph into sentences and words around its quotations.

A quotation is one word of the sentence that holds it: its own full stops and names must not be taken for the
reporter's. So quotations are masked first, then sentences are cut, then words. Offsets stay those of the
article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.quotes.cues import BASES, PAIRS, SAYING, SMALL_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.quotes.marks import Marked

MASK = "\ue000"
"""Stands for the first character of a quotation and its marks in masked text (a private-use character)."""

MASK_REST = "\ue001"
"""Stands for each further character, so that two quotations side by side stay two."""

LONGEST_SENTENCE = 1500
"""In characters, a quotation counting as one. What is longer is cut, so that work per sentence stays bounded."""

_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Rev|Hon|St|Jr|Sr|No|vs|etc|Inc|Corp|Co"
    r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Fla|Calif|Mass|Conn|Ariz|Tenn|Wis|Minn|Mich|Pa|Va|Ga|Ill|Ky|La|Md)|\b[A-Za-z](?:\.[A-Za-z])*)\.$"
)
_STOP = re.compile(
    rf"(?<![.!?…。])[.!?…。]{{1,20}}[)\]\"'”’]{{0,5}}(?=[\s{MASK}]|-{{3}})|{MASK}{MASK_REST}*|(?<=[a-z]{{2}})\.(?=[A-Z][a-z])|(?<=다)\.(?=[가-힣A-Z(\[])"
)
_WORD = re.compile(
    rf"{MASK}{MASK_REST}*|(?:[A-Z]\.){(2,)}(?![a-z])|[A-Z]\.(?![a-z]|$)|(?:Mr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Capt|Adm|Sgt|Rev|St|Jr|Sr)\.|[^\W_]+"
    r"(?:[.&'’\-‑][^\W_]+)*['’]?|\d+|—|―|--|[^\w\s]|_"
)
_PIECE = re.compile(rf"(?:{MASK}{MASK_REST}*|[^{MASK}{MASK_REST}]){{1,{LONGEST_SENTENCE}}}")
_FREE = re.compile(f"[{MASK}{MASK_REST}]")
_VERBS_AHEAD = SAYING | {verb for verb, _ in PAIRS}
_ENDED = ".!?…。"
_OPENER = re.compile(
    r"\s+(?:He|She|It|They|We|But|And|The|This|That|In|On|At|As|When|While|If|After|His|Her|Its|Their)\s"
)
_SMALL_NAME = re.compile(rf"\b(?:{'|'.join(SMALL_NAMES)})\b")
_HOUR = re.compile(r"\d [ap]\.m\.$")
_BEHIND_HOUR = re.compile(r"\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[A-Z]\.|[A-Z]{2,4}\b)[A-Z]")
_ONLY_SAID = re.compile(r"\s+(?:[A-Z][\w’'-]*\s+){1,5}(?:said|says)\.(?:\s|$)")
"""A whole sentence that only tells who said what stands before it."""

_CLAUSE_AHEAD = re.compile(
    r"\s+(?:[A-Z][\w.’'-]*,?\s+){1,5}(?:(?<=,\s)(?:an?|the|who|h[ie][sr]|\d+,)\s[^.!?,\n]{1,80},\s)?([a-z]+)\b"
)
"""A name, perhaps what it is in apposition, and a verb."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a punctuation mark, or a masked quotation."""

    text: str
    start: int
    end: int
    lower: str

    @property
    def is_quotation(self) -> bool:
        """Whether this stands for a quotation."""
        return self.text[0] == MASK


@dataclass(slots=True)
class Sentence:
    """A sentence that holds at least one quotation, or comes before one that needs it."""

    start: int
    end: int
    text: str
    """Masked, without the blanks around it; `text[0]` is at `start` in the article."""

    spans: list[int] = field(default_factory=list)
    """The quotations in it, as indices into the paragraph's spans."""

    _words: list[Word] | None = None

    def words(self) -> list[Word]:
        """Return the words in order, with the article's offsets. Cut once, then kept."""
        if self._words is None:
            self._words = [
                Word(text := match.group(), self.start + match.start(), self.start + match.end(), text.lower())
                for match in _WORD.finditer(self.text)
            ]
            if "US" in self.text:
                self._words = [_as_country(word) for word in self._words]
            if _SMALL_NAME.search(self.text) is not None:
                self._words = [_as_name(self._words, at) for at in range(len(self._words))]
        return self._words


def _as_name(words: Sequence[Word], at: int) -> Word:
    """Return the word at `at`, its capital kept in `lower` where it is a surname spelt like a small word."""
    word = words[at]
    if word.text not in SMALL_NAMES:
        return word
    if at > 0:
        named = words[at - 1].is_quotation or words[at - 1].text[0].islower()
    else:
        named = len(words) > 1 and words[1].lower in SAYING - BASES
    return Word(word.text, word.start, word.end, word.text) if named else word


def _as_country(word: Word) -> Word:
    """Return the word, "US" so that it is no pronoun in lower case."""
    return Word(word.text, word.start, word.end, "u.s.") if word.text == "US" else word


def mask(text: str, start: int, end: int, spans: Sequence[Marked]) -> str:
    """Return `text[start:end]` with every span, marks included, replaced by as many mask characters."""
    parts: list[str] = []
    at = start
    for span in spans:
        parts.append(_FREE.sub(" ", text[at : span.opened]))
        parts.append(MASK + MASK_REST * (span.closed - span.opened - 1))
        at = span.closed
    parts.append(_FREE.sub(" ", text[at:end]))
    return "".join(parts)


def cut_sentences(masked: str, start: int, text: str, spans: Sequence[Marked]) -> list[Sentence]:
    """Return the sentences of a masked paragraph that begins at `start` in the article `text`."""
    sentences: list[Sentence] = []
    at = 0
    for stop in _stops(masked, start, text, spans):
        _append(sentences, masked, at, stop, start)
        at = stop
    _append(sentences, masked, at, len(masked), start)
    _assign(sentences, spans)
    return sentences


def _append(sentences: list[Sentence], masked: str, at: int, stop: int, start: int) -> None:
    for piece in _PIECE.finditer(masked, at, stop) if stop - at > LONGEST_SENTENCE else ():
        _append_piece(sentences, masked, piece.start(), piece.end(), start)
        at = piece.end()
    if at < stop:
        _append_piece(sentences, masked, at, stop, start)


def _append_piece(sentences: list[Sentence], masked: str, at: int, stop: int, start: int) -> None:
    sentence = masked[at:stop]
    bare = sentence.lstrip()
    if bare:
        begin = at + len(sentence) - len(bare)
        sentences.append(Sentence(start + begin, start + begin + len(bare.rstrip()), bare.rstrip()))


def _stops(masked: str, start: int, text: str, spans: Sequence[Marked]) -> Iterator[int]:
    number = 0
    for match in _STOP.finditer(masked):
        if masked[match.start()] != MASK:
            if _begins_anew(masked, match.end()) or not (
                _is_abbreviation(masked, match.end()) or _goes_on(masked, match.end())
            ):
                yield match.end()
            continue
        while number < len(spans) and spans[number].closed - start < match.end():
            number += 1
        last = text[spans[number].start : spans[number].end].rstrip()[-1:] if number < len(spans) else ""
        if _ends_sentence(masked, match.end(), last):
            yield match.end()


def _is_abbreviation(masked: str, stop: int) -> bool:
    return _ABBREVIATION.search(masked, max(0, stop - 12), stop) is not None


def _begins_anew(masked: str, stop: int) -> bool:
    """Tell whether a word follows that is no part of a name and has a capital all the same: "at 9 p.m. He said"."""
    hour = _HOUR.search(masked, max(0, stop - 8), stop) is not None
    return (_OPENER if not hour else _BEHIND_HOUR).match(masked, stop) is not None


def _goes_on(masked: str, stop: int) -> bool:
    following = masked[stop : stop + 3].lstrip()[:1]
    return following.islower()


def _ends_sentence(masked: str, stop: int, last: str) -> bool:
    """Tell whether a quotation whose last character is `last` ends the reporter's sentence as well."""
    if last not in _ENDED or not last:
        return False
    following = masked[stop : stop + 3].lstrip()[:1]
    if not following:
        return True
    if _ONLY_SAID.match(masked, stop) is not None:
        return False
    ahead = _CLAUSE_AHEAD.match(masked, stop) if last in "?!…" else None
    if ahead is not None and ahead[1] in _VERBS_AHEAD:
        return False
    return following.isupper() or following.isdigit() or following in '"“[' or following == MASK


def _assign(sentences: list[Sentence], spans: Sequence[Marked]) -> None:
    starts = [sentence.start for sentence in sentences]
    for number, span in enumerate(spans):
        sentences[max(0, bisect_right(starts, span.opened) - 1)].spans.append(number)
