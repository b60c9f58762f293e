"""Who stands bare beside a quotation: the speaker of a Korean headline, a deck or a caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotes.korean_subjects import PARTICLE
from index.quotes.korean_verbs import QUOTATIVE
from index.quotes.korean_words import SIGNS, agrees, speaks
from index.quotes.sentences import MASK

if TYPE_CHECKING:
    from index.article import Span
    from index.quotes.korean_nouns import KoreanNouns

_TRAILING = ",:·"


class Headline:
    """Asked about each quotation of one sentence, whether it is a headline or not."""

    def __init__(self, nouns: KoreanNouns, text: str) -> None:
        self._nouns = nouns
        self._tokens = nouns.tokens
        self._text = text

    def bare(self, at: int) -> Span | None:
        """`전문가 "…"`: who stands without a particle right before a quotation that has none behind it."""
        if at == 0 or QUOTATIVE.match(self._text, self._tokens[at].end):
            return None
        stem = self._tokens[at - 1].text.rstrip(_TRAILING)
        if not stem or self._nouns.behind_quotation(at - 1):
            return None
        particle = PARTICLE.search(stem)
        hangs = particle is not None and agrees(stem[: particle.start()] or stem, particle[0])
        if hangs and stem not in self._nouns.people and (self._nouns.is_name(stem) or speaks(stem[:-1])):
            return None
        return self._standing_alone(at - 1, stem, cut=True)

    def speaker(self, at: int) -> Span | None:
        """`김정은 "…"`: in a headline the speaker stands bare, as the first word or right before the quotation."""
        if at == 0 or self.has_predicate():
            return None
        first = not any(token.text[0] == MASK for token in self._tokens[:at])
        for index in (at - 1, 0) if first else (at - 1,):
            written = self._tokens[index].text
            stem = written.rstrip(_TRAILING)
            if index < at - 1 and stem == written and not self._nouns.is_name(stem):
                continue
            if not stem or (self._nouns.behind_quotation(index) and not self._nouns.is_name(stem)):
                continue
            alone = self._standing_alone(index, stem, cut=not self.has_predicate())
            if alone is not None:
                return alone
        return None

    def _standing_alone(self, at: int, stem: str, *, cut: bool) -> Span | None:
        glued = self._nouns.glued_name(stem) or (self._nouns.people.office_begins(stem) if cut else None)
        named = glued is not None or self._nouns.is_name(stem) or speaks(stem) or stem in SIGNS
        return self._nouns.span(at, stem, glued) if named else None

    def has_predicate(self) -> bool:
        """Tell whether the sentence ends like one, so that it is no headline."""
        return self._text.rstrip(' ."”').endswith("다")
