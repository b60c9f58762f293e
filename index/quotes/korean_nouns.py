"""The nouns of a Korean sentence: its words, and which of them make up the mention of a speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.quotes.cues import lexicon
from index.quotes.korean_words import (
    NAME,
    NO_NAMES,
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
    from collections.abc import Container

    from index.article import Span

_WORD = re.compile(rf"{MASK}{MASK_REST}*|(?:\([^(){MASK}]{{0,60}}\)|[^\s…{MASK}])+|…")
_BEFORE_TITLE = frozenset("그등및당또양각제본")
BRACKETED = re.compile(r"\([^()]*\)")
_CREDIT = re.compile(rf"(?:연합뉴스|뉴시스|뉴스1)(?=[{SURNAMES}][가-힣]{{2}}$)")
"""A picture's source, run into the first word of the text by a crawl."""

PRONOUN = re.compile(r"(?:그|그녀|이들|그들|저|나|우리)$")
_LEFT_WORD = re.compile(r"[가-힣A-Za-z0-9·]+$")
_NEVER_LEFT = tuple(
    lexicon(
        """은 는 이 가 을 를 에 에서 로 으로 고 며 면 도 와 과 의 한 된 할 인 다 던 서 까지 부터 만 간 했던
        하던 날 당시 관련 통해 위해 대해 관해 따라 의해 하여 으나 지만 같은 자 켜본 둘러본 만난 이끈 맡은
        밝힌 열린 따른 나온 나선 지낸 뒤 오전 오후 어제 오늘 다음 이번 이어 또 그러면서 다만 한편 앞서 특히
        아울러 이로써 이러한 이후 관련해 대신해 그러자 가운데 또한 또는 결국 하지만 그러나 반면 따라서 당초
        최근 현재 먼저 끝으로 이미 주목 걸맞게 위한"""
    )
)
"""What words end in that do not go with the noun behind them."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its particles, or a masked quotation; offsets are those of the sentence."""

    text: str
    start: int
    end: int


class KoreanNouns:
    """The words of one sentence, asked where a mention begins and ends."""

    def __init__(self, sentence: Sentence, people: Container[str]) -> None:
        """`people` are the names that the article gives with a title."""
        self.people = people
        self._start = sentence.start
        self.tokens = [Token(m.group(), m.start(), m.end()) for m in _WORD.finditer(sentence.text)]

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
        return NAME.match(stem) is not None and stem[-1] not in "을를" and stem not in NO_NAMES and not is_office(stem)

    def span(self, at: int, stem: str, glued: int | None = None) -> Span:
        """Return the mention whose last word is `stem`, with the bare nouns before it ("김정은 북한 국무위원장").

        A name that is glued to other words begins at `glued` in its token.
        """
        end = self._start + self.tokens[at].start + len(stem)
        if glued is not None:
            return self._start + self.tokens[at].start + glued, end
        first, cut = at, 0
        alone = PRONOUN.match(stem) is not None
        while not alone and not cut and first > 0 and at - first < 6 and self._belongs_left(first - 1):
            first -= 1
            cut = self.glued_name(self.tokens[first].text) or 0
            alone = self.tokens[first].text in SHORT_SURNAMES
        return self._start + self.tokens[first].start + cut, end

    def _belongs_left(self, at: int) -> bool:
        """Tell whether the bare noun at `at` goes with the one behind it."""
        word = BRACKETED.sub("", self.tokens[at].text)
        if not word or _LEFT_WORD.match(word) is None:
            return False
        if len(word) == 1:
            following = BRACKETED.sub("", self.tokens[at + 1].text)
            titled = TITLE.match(following) is not None and word not in _BEFORE_TITLE
            return titled or not word.endswith(_NEVER_LEFT)
        if word[0].isdigit() or word in NO_NAMES:
            return False
        if not word.endswith(_NEVER_LEFT) or word in self.people or ends_like_particle(word) or speaks(word):
            return True
        return word[-1] in "은는이가을를" and len(word) > 2 and not agrees(word[:-1], word[-1])
