"""Where the sentences of an article are, in English and in Korean.

Sentences are the unit in which two articles are laid side by side, so a wrong cut shows up as a passage that starts
in mid-thought. Rules, not a model: a stop ends a sentence unless something around it says otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.article import READABLE_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Article, Span

LONGEST_SENTENCE = 1_500
"""Text without stops is cut at a blank after so many characters: longer passages help nobody side by side."""

_STOP = re.compile(r"""([.!?。！？]+|…+)([”’"'»)\]」』】》〉]*)(\s*)""")
_TITLES = "mr mrs ms dr prof gen col lt sgt capt adm maj rep sen gov st messrs mt ft vs cf e.g i.e approx"
_NUMBERED = "no nos jan feb mar apr jun jul aug sep sept oct nov dec vol pp fig art para sec"
_BEFORE_NAMES = frozenset(_TITLES.split())
_BEFORE_NUMBERS = frozenset(_NUMBERED.split())
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_OPENERS = re.compile(
    r"(?:The|This|That|These|Those|He|She|It|They|We|But|And|In|On|At|After|As|If|Its|His|Her|Their|A|An|For|Meanwhile)\b"
)
_KOREAN_ENDINGS = "다요죠까음임함됨오소라자지군네니"
_HANGUL_OR_HAN = re.compile("[\u1100-\u11ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_BRACKETS = "[【▲■※▷"
_OPEN_MARKS = "“‘\"'([「『【《〈▲■※▷-"


def article_sentences(article: Article, limit: int) -> list[Span]:
    """Return the sentences of the readable paragraphs that start before the offset `limit`, in order."""
    found: list[Span] = []
    for paragraph in article.paragraphs:
        if paragraph.start >= limit:
            break
        if paragraph.role in READABLE_ROLES:
            found.extend(sentences(article.text, paragraph.start, min(paragraph.end, limit)))
    return found


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the spans of the sentences of `text[start:end]`, without the blanks around them; linear.

    A quotation mark after the stop belongs to the sentence that it closes. Fragments without a letter or digit are
    dropped. Known limits: "U.S." before a capital ends a sentence only if the next word is a usual opener.
    """
    end = len(text) if end is None else end
    found: list[Span] = []
    begin = start
    for cut in _cuts(text, start, end):
        found.extend(_trimmed(text, begin, cut))
        begin = cut
    found.extend(_trimmed(text, begin, end))
    return found


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    begin = counted = start
    quoted = False
    for stop in _STOP.finditer(text, start, end):
        quoted ^= text.count('"', counted, stop.start()) % 2 == 1
        counted = stop.start()
        cut = _cut_at(text, stop, begin, end, quoted)
        if cut is not None:
            yield cut
            begin = cut


def _cut_at(text: str, stop: re.Match[str], begin: int, end: int, quoted: bool) -> int | None:
    """Return the offset after the sentence that `stop` ends, or None when it ends none."""
    after = stop.end()
    if after >= end:
        return None
    closers = stop[2]
    if not quoted and closers.startswith('"'):
        after, closers = stop.end(1), ""
    spaced = bool(stop[3]) and after == stop.end()
    marks, following = stop[1], text[after]
    if not _may_start(following):
        return None
    if marks[0] == "…" or marks.endswith("..."):
        return after if spaced and following.isupper() else None
    if not spaced:
        return after if _ends_without_blank(text, stop, after, end, bool(closers)) else None
    if marks == "." and _is_abbreviation(text, stop.start(), begin, after):
        return None
    return after


def _may_start(char: str) -> bool:
    return char.isupper() or char.isdigit() or char in _OPEN_MARKS or bool(_HANGUL_OR_HAN.match(char))


def _ends_without_blank(text: str, stop: re.Match[str], after: int, end: int, closed: bool) -> bool:
    """Tell whether a stop with no blank after it ends a sentence, as crawled pages with lost line ends have it."""
    before, following = text[stop.start() - 1 : stop.start()], text[after]
    if _HANGUL_OR_HAN.match(before or " "):
        if closed and _HANGUL_OR_HAN.match(following):
            return False
        return before in _KOREAN_ENDINGS or stop[1][0] in "!?。！？"
    if stop[1][0] in "。！？" or following in _BRACKETS:
        return True
    opens = following.isupper() and text[after + 1 : min(after + 2, end)].islower()
    return opens and (closed or before.islower())


def _is_abbreviation(text: str, dot: int, begin: int, after: int) -> bool:
    piece = text[max(begin, dot - 14) : dot].split()
    word = piece[-1].lstrip("“‘\"'([") if piece else ""
    lowered = word.lower()
    if lowered in _BEFORE_NAMES:
        return True
    if lowered in _BEFORE_NUMBERS:
        return text[after].isdigit()
    if word.isdigit():
        return dot - len(word) == begin
    if len(word) == 1 and word.isalpha() and word.isascii():
        return True
    return bool(_ACRONYM.fullmatch(word)) and not _OPENERS.match(text, after)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield `start:end` without the blanks around it, cut where it is too long; nothing when it says nothing."""
    while start < end:
        cut = min(end, start + LONGEST_SENTENCE)
        if cut < end:
            blank = text.rfind(" ", start + LONGEST_SENTENCE // 2, cut)
            cut = blank + 1 if blank > 0 else cut
        piece = text[start:cut]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if any(char.isalnum() for char in piece):
            yield left, right
        start = cut
