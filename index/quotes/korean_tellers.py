"""What a Korean agency tells in words of its own, and what it only passes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotes.korean_verbs import DID, PASSED_ON, QUOTATIVE, REPORTED_DEED, VERB
from index.quotes.korean_words import TITLES
from index.quotes.sentences import MASK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Span
    from index.quotes.korean_nouns import KoreanNouns
    from index.quotes.korean_subjects import Subject

_LONGEST_DEED = 6
"""In words, from the quotation to the verb."""


class Teller:
    """Asked about each quotation of one sentence."""

    def __init__(self, nouns: KoreanNouns, text: str) -> None:
        self._nouns = nouns
        self._tokens = nouns.tokens
        self._text = text

    def agency(self, at: int, before: Sequence[Subject]) -> Span | None:
        """Return the agency whose own words they are: `통신은 … “…”했다고`, `통신은 … “…”고 보도했다`.

        `before`: the subjects before the quotation.
        """
        agency = next((one.span for one in before if one.agency and one.topic), None)
        if agency is None:
            return None
        did = DID.match(self._text, self._tokens[at].end) is not None
        return agency if did or self._is_deed(at) or self._goes_on(at) else None

    def _is_deed(self, at: int) -> bool:
        """Tell whether the words are a part of a reported deed: `통신은 … “…” 부두에 나왔다고 하였다`."""
        if QUOTATIVE.match(self._text, self._tokens[at].end):
            return False
        behind = range(at + 1, min(at + _LONGEST_DEED, len(self._tokens) - 1))
        told = next((index for index in behind if self._tokens[index].text.endswith("다고")), None)
        return told is not None and not any(VERB.match(self._tokens[index].text) for index in range(at + 1, told + 1))

    def _goes_on(self, at: int) -> bool:
        """Tell whether the words follow what the agency tells: `통신은 X가 부두에 왔다며 “…”고 밝혔다`."""
        before = self._tokens[at - 1].text if at else ""
        if REPORTED_DEED.search(before) is None or self.passes_on(at):
            return False
        quoted = any(token.text[0] == MASK for token in self._tokens[:at])
        return (quoted or VERB.match(before) is None) and QUOTATIVE.match(self._text, self._tokens[at].end) is not None

    def passes_on(self, at: int) -> bool:
        """Tell whether an agency says of the quotation that somebody said it: `“…”고 말했다고 보도했다`."""
        return PASSED_ON.match(self._text, self._tokens[at].end) is not None

    def implied(self, at: int) -> Span | None:
        """Return the person of whom an agency's sentence tells, when that has no other subject: `김 위원장의 …`."""
        for index in range(at - 1, -1, -1):
            word = self._tokens[index].text
            if word.endswith("의") and (word[:-1].endswith(TITLES) or word[:-1] in self._nouns.people):
                return self._nouns.span(index, word[:-1])
        return None
