"""Cutting text into the terms that are indexed, searched and highlighted.

One function does it for articles, queries and highlights, so that what is found is what is marked. A term says what
words have in common; the code beside it says what tells this one from the others: the ending that was taken off, or
how far into its word a syllable stands.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from whoosh.lang.porter import stem as porter

from index.search.beginnings import chances_in, leans
from index.text import fold

_HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3\uffa0-\uffdc"
_HAN = "\u2e80-\u2fdf\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?![\d])|\d+\.\d+(?![\d])"
_WORD = rf"[^\W_{_HANGUL}{_HAN}]+(?:['’ʼ＇][^\W\d_{_HANGUL}{_HAN}]+)*"
_TOKEN = re.compile(rf"(?P<hangul>[{_HANGUL}]+)|(?P<han>[{_HAN}]+)|(?P<number>{_NUMBER})|(?P<word>{_WORD})")
WORDS = re.compile(rf"([{_HANGUL}]+|[{_HAN}]+|{_NUMBER}|{_WORD})")
"""Splits a text into what stands between words, and the words and runs of syllables that `tokenise` sees."""

_HANGING = 2
"""A run behind letters or digits (`1990년대`) counts as if so many syllables stood before it."""

_SYLLABLE = re.compile(f"[{_HANGUL}{_HAN}]")
LONGEST = 64
"""Longer words are cut to this many characters: they are no words."""

MOST_CODE = 1023
"""Codes lie in 0..1023."""

MOST_PLACE = 255
"""What is told of how many syllables stand before one in its run."""

CHANCE = 512
"""Added to the code of a pair of syllables at which hardly a word of several syllables begins (`beginnings`)."""

PLACE = 2
"""By how much the code rises with each syllable before one in its run."""

PART = 1
"""Added to the code of a pair of syllables of which the first is hardly a word alone."""

_ENDINGS = (
    "abilities ability able ableness ables ably al aled alism alities ality alization alize alizes ally als ance "
    "ances ancies ancy ant anted ants ate ately ates ation ational ations ative atively atives ator ators d e eable "
    "eal ed eds eement eer eered eering eers eful efulness eing eli ely ement ements ence ences encies ency eness "
    "ent entative ented enting ently ents eous eously er erative ered ering ers es ful fulness fuls ibility ible "
    "ibles ibly ic ical ically icals icate icates ication ications icator iced icity ics ies ilities ility ing ings "
    "ion ional ioned ioning ions ism isms ities itis ity ive ively iveness ives ivity ization izations ize izer "
    "izers izes l lable late lation lations le led ler lers les lic ling lment ls ly ment ments ness nesses nessing "
    "or ors ou ous ously ousness s y yed ying ys "
)
_ENDING_CODES = {ending: code for code, ending in enumerate(dict.fromkeys(_ENDINGS.split()), 2)}
_UNLISTED = 512
"""From this code on, endings that are not listed share codes."""


class Token(NamedTuple):
    """A term and where it stands."""

    term: str
    form: str
    """The folded word as written, before stemming."""

    start: int
    end: int
    code: int = 0
    """For a word, which of the forms with this term it is; for syllables, `PLACE` times how many stand before them in
    their run, with `CHANCE` and `PART` where hardly a word begins."""


@lru_cache(maxsize=2_000)
def stem(word: str) -> str:
    """Return the Porter stem of a folded English word; other words come back as they are."""
    return str(porter(word)) if word.isascii() and word.isalpha() and len(word) > 2 else word


def tokenise(text: str, begin: int = 0, end: int = sys.maxsize) -> list[Token]:
    """Return the tokens of `text` in order; of a part of it when that lies between blanks, which no token spans.

    Words are folded and stemmed; Hangul and Han are cut into overlapping pairs of syllables, so that a word is
    found in a longer one and with any particle; the last syllable of a run also stands alone. Linear in time.
    """
    tokens: list[Token] = []
    append, new, known = tokens.append, tuple.__new__, _KNOWN.get
    for match in _TOKEN.finditer(text, begin, end):
        word = match.group()
        first, last = match.span()
        learnt = known(word)
        if learnt is None:
            if match.lastgroup in {"hangul", "han"}:
                _append_pairs(tokens, fold(word), first, last, text[max(0, first - 2) : first])
                continue
            learnt = _learn(word, match.lastgroup == "number")
        term, form, code = learnt
        append(new(Token, (term, form, first, last, code)))  # a third of the time of Token(...)
    return tokens


_KNOWN: dict[str, tuple[str, str, int]] = {}
"""Term, form and code of the words met last."""

_FORMER: dict[str, tuple[str, str, int]] = {}
"""Those of the words met before them: one that is met again is not worked out again."""

MOST_KNOWN = 16_000
"""Words in either, some 7 MB in both: cutting the texts of an import takes a twentieth longer than with all kept."""


def _learn(word: str, is_number: bool) -> tuple[str, str, int]:
    """Return term, form and code of a word or number, and keep them for the next time."""
    learnt = _FORMER.pop(word, None) or _worked_out(word, is_number)
    if len(_KNOWN) >= MOST_KNOWN:
        _FORMER.clear()
        _FORMER.update(_KNOWN)
        _KNOWN.clear()
    _KNOWN[word] = learnt
    return learnt


def _worked_out(word: str, is_number: bool) -> tuple[str, str, int]:
    if is_number:
        form = term = fold(word).replace(",", "")[:LONGEST]
    else:
        form = fold(word)[:LONGEST].removesuffix("'s")
        term = stem(form)
    code = ending_code(term, form)
    form = word if form == word else form  # equal texts are kept once
    return form if term == form else term, form, code


def ending_code(term: str, form: str) -> int:
    """Return a number that tells `form` from the other words with this stem: 0 for the stem itself.

    The endings that English has are told apart for certain, others by a checksum.
    """
    if form == term:
        return 0
    common = next((i for i, letter in enumerate(term) if letter != form[i : i + 1]), len(term))
    ending = form[common:]
    if not ending:
        return 1
    return _ENDING_CODES.get(ending) or _UNLISTED + crc32(ending.encode()) % (MOST_CODE + 1 - _UNLISTED)


def _append_pairs(tokens: list[Token], run: str, start: int, end: int, context: str) -> None:
    """Cut a run of Hangul or Han; its offsets are exact when folding kept the length, else those of the run.

    `context` are the two characters before it.
    """
    exact = len(run) == end - start
    before = _HANGING if tokens and tokens[-1].end == start else 0
    chances = chances_in(run, leans=bool(leans(context, run))) if run[0] >= "가" else ()
    for i in range(len(run)):
        code = PLACE * min(i + before, MOST_PLACE)
        if chances:
            is_chance, is_part = chances[i]
            code += CHANCE * is_chance + PART * is_part
        pair = run[i : i + 2]
        first = start + i if exact else start
        last = min(start + i + 2, end) if exact else end
        tokens.append(Token(pair, run[:LONGEST] if i == 0 else "", first, last, code))


def is_run(word: str) -> bool:
    """Tell whether `word`, one of those that `WORDS` finds, is a run of syllables."""
    return _SYLLABLE.match(word) is not None


def is_syllable(term: str) -> bool:
    """Tell whether `term` is one syllable of Hangul or Han, which is looked up as the beginning of pairs."""
    return _SYLLABLE.fullmatch(term) is not None
