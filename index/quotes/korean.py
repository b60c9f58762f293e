"""Who said it, by the words of the sentence that holds the quotation (Korean).

A Korean quotation is followed by a quotative particle (고, 라고, 며, 라면서 …) and, sooner or later in the
sentence, by a verb of saying. Its speaker stands before it with a topic or subject particle (은/는, 이/가,
께서). Where two verbs of saying are nested ("Y가 “…”고 말했다고 X가 보도했다") the nearer subject speaks and
the farther one reports.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.quotes.clause import Attribution
from index.quotes.korean_nouns import BRACKETED, PRONOUN, KoreanNouns
from index.quotes.korean_verbs import DID, PASSED_ON, QUOTATIVE, RELATIVE, SPEECH_NOUN, VERB
from index.quotes.korean_words import NO_NAMES, NO_SPEAKERS, STATE, TITLES, agrees, is_verb_form, speaks
from index.quotes.relay import agency_name, is_generic
from index.quotes.sentences import MASK

if TYPE_CHECKING:
    from collections.abc import Container

    from index.article import Span
    from index.quotes.sentences import Sentence

_NESTED = re.compile(r"다고\s")
_ACCORDING = frozenset({"따르면", "의하면", "따르면,", "의하면,"})
_PARTICLE = re.compile(r"(?:께서는|께서|은|는|이|가|도)$")
_TOPIC = frozenset({"은", "는", "께서는", "께서", "도"})
_TRAILING = ",·."
_NO_TOPIC = re.compile(
    r"(?:에|에서|로|으로|까지|부터|보다|하|되|있|없|않|이번|이날|당시|이것|그것|지금|앞으|오늘|올해|내년|지난해|최근|다음|때|경우|중|후|전|이후|이전|것|점|수|바|데)$|^(?:이|그|또)$|\d"
)
_MOST_QUOTATIONS = 40


@dataclass(frozen=True, slots=True)
class _Subject:
    at: int
    span: Span
    topic: bool
    agency: bool
    state: bool


@dataclass(frozen=True, slots=True)
class KoreanFinding:
    """What a Korean sentence says about one quotation."""

    attribution: Attribution | None
    quoted: bool
    """Whether a quotative particle stands right behind it."""

    reported: bool
    """Whether a verb of saying follows in the sentence, or it is a headline, which needs none."""

    cue: Span | None


class KoreanSentence:
    """One sentence, its subjects and verbs found once, asked about each of its quotations."""

    def __init__(self, sentence: Sentence, people: Container[str] = ()) -> None:
        """`people` are the names that the article gives with a title."""
        self.nouns = KoreanNouns(sentence, people)
        self.text = sentence.text
        self.start = sentence.start
        self.tokens = self.nouns.tokens
        self.quotations = [at for at, token in enumerate(self.tokens) if token.text[0] == MASK]
        self.subjects = [subject for at in range(len(self.tokens)) if (subject := self._subject_at(at)) is not None]
        self.verbs = [at for at, token in enumerate(self.tokens) if VERB.match(token.text)]
        self.nested = _NESTED.search(sentence.text) is not None

    def findings(self) -> list[KoreanFinding]:
        """Return one finding for each masked quotation, in order."""
        return [
            self._finding(at) if number < _MOST_QUOTATIONS else KoreanFinding(None, False, False, None)
            for number, at in enumerate(self.quotations)
        ]

    def _finding(self, at: int) -> KoreanFinding:
        quotation = self.tokens[at]
        quotative = QUOTATIVE.match(self.text, quotation.end)
        verb = next((v for v in self.verbs if v > at), None)
        cue = self._cue(quotative, verb)
        headline = self._headline(at)
        speaker = self._speaker(at)
        attribution = None if speaker is None else Attribution(speaker, cue, touching=quotative is not None)
        return KoreanFinding(attribution, quotative is not None, verb is not None or headline is not None, cue)

    def _cue(self, quotative: re.Match[str] | None, verb: int | None) -> Span | None:
        if verb is not None:
            token = self.tokens[verb]
            return self.start + token.start, self.start + token.start + len(token.text.rstrip(".,"))
        if quotative is not None:
            blank = len(quotative.group()) - len(quotative.group().lstrip())
            return self.start + quotative.start() + blank, self.start + quotative.end()
        return None

    def _speaker(self, at: int) -> Span | None:
        before = [subject for subject in self.subjects if subject.at < at]
        people = [subject for subject in before if not subject.agency]
        limit = next((q for q in self.quotations if q > at), len(self.tokens))
        after = [subject for subject in self.subjects if at < subject.at < limit]
        if self._is_passed_on(at) and not people:
            return self._implied(at)
        for choice in (
            self._agency_that_tells(at),
            self._owner(at),
            self._nearest(people, at),
            self._according(at),
            self._topic(at),
            self._headline(at),
            self._nearest(after, at),
            self._nearest(before, at),
        ):
            if choice is not None:
                return choice
        return None

    def _owner(self, at: int) -> Span | None:
        """`“…”라는 김 위원장의 발언`: the genitive behind the quotation, before a noun of saying."""
        if not RELATIVE.match(self.text, self.tokens[at].end):
            return None
        for index in range(at + 1, min(at + 6, len(self.tokens) - 1)):
            word = self.tokens[index].text
            if word.endswith("의") and SPEECH_NOUN.match(self.tokens[index + 1].text) and speaks(word[:-1]):
                return self._bounded(index, word[:-1], at + 2)
        return None

    def _agency_that_tells(self, at: int) -> Span | None:
        """`통신은 … “…”했다고`, `통신은 … “…”고 보도했다`: what somebody did, in the words of the agency."""
        if DID.match(self.text, self.tokens[at].end) is None:
            return None
        return next((one.span for one in self.subjects if one.at < at and one.agency and one.topic), None)

    def _is_passed_on(self, at: int) -> bool:
        """Tell whether an agency says of the quotation that somebody said it: `“…”고 말했다고 보도했다`."""
        return PASSED_ON.match(self.text, self.tokens[at].end) is not None

    def _implied(self, at: int) -> Span | None:
        """Return the person of whom an agency's sentence tells, when that has no other subject: `김 위원장의 …`."""
        for index in range(at - 1, -1, -1):
            word = self.tokens[index].text
            if word.endswith("의") and (word[:-1].endswith(TITLES) or word[:-1] in self.nouns.people):
                return self.nouns.span(index, word[:-1])
        return None

    def _topic(self, at: int) -> Span | None:
        """Any noun with a topic particle at the start of a sentence that reports: `동부전구는 “…”고 밝혔다`."""
        if not self.verbs or self.verbs[-1] < at:
            return None
        for index in range(min(at, 4)):
            word = self.tokens[index].text.rstrip(",")
            stem = word[:-1]
            if len(stem) > 1 and word[-1] in "은는" and agrees(stem, word[-1]) and self._may_be_topic(index, stem):
                return self.nouns.span(index, stem)
        return None

    def _may_be_topic(self, at: int, stem: str) -> bool:
        word = self.tokens[at].text.rstrip(",")
        if self.nouns.behind_quotation(at) or self.nouns.glued_name(word) is not None or word[-3:] in self.nouns.people:
            return False
        return stem not in NO_NAMES and not stem.endswith(NO_SPEAKERS) and not _NO_TOPIC.search(stem)

    def _bounded(self, at: int, stem: str, floor: int) -> Span:
        start, end = self.nouns.span(at, stem)
        return max(start, self.start + self.tokens[min(floor, at)].start), end

    def _nearest(self, subjects: list[_Subject], at: int) -> Span | None:
        if not subjects:
            return None
        if subjects[-1].at == at - 1 and not subjects[-1].topic:
            return subjects[-1].span
        people = [subject for subject in subjects if not subject.state] or subjects
        topics = [subject for subject in people if subject.topic]
        return people[-1].span if self.nested or not topics else topics[-1].span

    def _according(self, at: int) -> Span | None:
        for index, token in enumerate(self.tokens[:at]):
            if token.text in _ACCORDING and index > 0:
                source = self.tokens[index - 1]
                stem = re.sub(r"[에의]$", "", source.text)
                if agency_name(stem) is None:
                    return self.nouns.span(index - 1, stem)
        return None

    def _headline(self, at: int) -> Span | None:
        """`김정은 "…"`: in a headline the speaker stands bare, as the first word or right before the quotation."""
        if at == 0 or self._has_predicate():
            return None
        for index in (at - 1, 0):
            stem = self.tokens[index].text.rstrip(",:·")
            if not stem or (self.nouns.behind_quotation(index) and not self.nouns.is_name(stem)):
                continue
            glued = self.nouns.glued_name(stem)
            if glued is not None or self.nouns.is_name(stem) or speaks(stem):
                return self.nouns.span(index, stem, glued)
        return None

    def _has_predicate(self) -> bool:
        return self.text.rstrip(' ."”').endswith("다")

    def _subject_at(self, at: int) -> _Subject | None:
        raw = self.tokens[at].text.rstrip(_TRAILING)
        word = BRACKETED.sub("", raw)
        particle = _PARTICLE.search(word)
        if particle is None or particle.start() == 0 or word[-3:] in self.nouns.people:
            return None
        stem = word[: particle.start()]
        if self.nouns.behind_quotation(at) and stem not in self.nouns.people:
            return None
        glued = self.nouns.glued_name(stem)
        named = glued is not None or (self.nouns.is_name(stem) and not is_verb_form(stem, particle.group()))
        if not (named or speaks(stem) or PRONOUN.match(stem)) or not agrees(stem, particle.group()):
            return None
        length = len(raw) - len(particle.group()) if raw.endswith(particle.group()) else len(raw)
        span = self.nouns.span(at, raw[:length], glued)
        return _Subject(
            at,
            span,
            particle.group() in _TOPIC,
            agency_name(stem) is not None or is_generic(stem),
            STATE.search(stem) is not None,
        )
