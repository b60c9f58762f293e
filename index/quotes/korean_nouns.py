"""The nouns of a Korean sentence: its words, and which of them make up the mention of a speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.quotes.foreign import ends_name, is_foreign
from index.quotes.korean_words import (
    COUNTRIES,
    NAME,
    NEVER_LEFT,
    NO_NAMES,
    NO_PERSON,
    ODD_NAMES,
    POSTED,
    SHORT_SURNAMES,
    SURNAMES,
    TITLE,
    agrees,
    ends_like_particle,
    is_office,
    speaks,
)
from index.quotes.sentences import MASK, MASK_REST, Sentence

if TYPE_CHECKING:
    from index.article import Span
    from index.quotes.korean_known import Known

_WORD = re.compile(rf"{MASK}{MASK_REST}*|(?:\([^(){MASK}]{{0,60}}\)|[^\s…{MASK}])+|…")
_SIDE = re.compile(r"[측쪽](?:[은이도의]|에서)?$")
_THING = frozenset("게건걸")
_BEFORE_TITLE = frozenset("그등및당또양각제본")
BRACKETED = re.compile(r"\([^()]*\)")
_CREDIT = re.compile(rf"(?:연합뉴스|뉴시스|뉴스1)(?=[{SURNAMES}][가-힣]{{2}}$)")
"""A picture's source, run into the first word of the text by a crawl."""

_IN_OFFICE = frozenset({"전", "현"})
_INSTANCE = re.compile(r"\d심")
PRONOUN = re.compile(r"(?:그|그녀|이들|그들|저|나|우리)$")
_LONGEST = 8
"""In words, a mention before its last."""

_SIGNS = re.compile(r"[▶▷◆◇■□●○▲△★☆※\[<]+")
_LEFT_WORD = re.compile(r"[가-힣A-Za-z0-9·]+$")


class Token(NamedTuple):
    """A word with its particles, or a masked quotation; offsets are those of the sentence. There are many: a tuple."""

    text: str
    start: int
    end: int


class KoreanNouns:
    """The words of one sentence, asked where a mention begins and ends."""

    def __init__(self, sentence: Sentence, people: Known) -> None:
        """`people` are those whom the article names."""
        self.people = people
        self._start = sentence.start
        self.tokens = [Token(m.group(), m.start(), m.end()) for m in _WORD.finditer(sentence.text)]

    def offset(self, at: int) -> int:
        """Return where the token begins in the article."""
        return self._start + self.tokens[at].start

    def behind_quotation(self, at: int) -> bool:
        """Tell whether the token is the particle that hangs on a quotation."""
        return at > 0 and self.tokens[at - 1].text[0] == MASK and self.tokens[at - 1].end == self.tokens[at].start

    def glued_name(self, word: str) -> int | None:
        """Return where a known name begins at the end of `word`, with other words run into it by a crawl."""
        if len(word) > 3 and word[-3:] in self.people:
            return len(word) - 3
        credit = _CREDIT.match(word)
        return credit.end() if credit is not None else None

    def is_name(self, stem: str) -> bool:
        """Tell whether the word is a personal name, known or by its form."""
        if stem in self.people:
            return True
        return (
            NAME.match(stem) is not None
            and stem[-1] not in "을를의에"
            and stem not in NO_NAMES | NO_PERSON
            and not is_office(stem)
        )

    def span(self, at: int, stem: str, glued: int | None = None) -> Span:
        """Return the mention whose last word is `stem`, with the bare nouns before it ("김정은 북한 국무위원장").

        A name that is glued to other words begins at `glued` in its token.
        """
        end = self._start + self.tokens[at].start + len(stem)
        if glued is not None:
            return self._start + self.tokens[at].start + glued, end
        first, cut = at, 0
        alone = PRONOUN.match(stem) is not None
        while not alone and not cut and first > 0 and at - first < _LONGEST and self._belongs_left(first - 1):
            first -= 1
            cut = self.glued_name(self.tokens[first].text) or 0
            alone = self.tokens[first].text in SHORT_SURNAMES and not self._is_foreign(first - 1)
        signs = _SIGNS.match(self.tokens[first].text)
        return self._start + self.tokens[first].start + (cut or (signs.end() if signs is not None else 0)), end

    def _is_foreign(self, at: int) -> bool:
        return at >= 0 and is_foreign(self.tokens[at].text)

    def _belongs_left(self, at: int) -> bool:
        """Tell whether the bare noun at `at` goes with the one behind it."""
        word = BRACKETED.sub("", self.tokens[at].text)
        if not word or _LEFT_WORD.match(word) is None:
            return False
        if len(word) == 1:
            following = BRACKETED.sub("", self.tokens[at + 1].text)
            titled = following in _IN_OFFICE or TITLE.match(following) is not None
            return (titled and word not in _BEFORE_TITLE) or not (word.endswith(NEVER_LEFT) or word in _THING)
        if (word[0].isdigit() and _INSTANCE.fullmatch(word) is None) or word in NO_NAMES:
            return False
        if (
            not word.endswith(NEVER_LEFT)
            or word in COUNTRIES | ODD_NAMES
            or _SIDE.match(self.tokens[at + 1].text)
            or word.endswith("학과")
            or word in self.people
            or ends_like_particle(word)
            or speaks(word)
            or word in POSTED
        ):
            return True
        if at > 0 and ends_name(BRACKETED.sub("", self.tokens[at - 1].text), word):
            return True
        return word[-1] in "은는이가을를" and len(word) > 2 and not agrees(word[:-1], word[-1])
