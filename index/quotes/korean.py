"""Who said it, by the words of the sentence that holds the quotation (Korean).

A Korean quotation is followed by a quotative particle (고, 라고, 며, 라면서 …) and, sooner or later in the
sentence, by a verb of saying. Its speaker stands before it with a topic or subject particle (은/는, 이/가,
께서). Where two verbs of saying are nested ("Y가 “…”고 말했다고 X가 보도했다") the nearer subject speaks and
the farther one reports.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.quotes.clause import Attribution
from index.quotes.korean_headlines import Headline
from index.quotes.korean_known import Known
from index.quotes.korean_nouns import KoreanNouns
from index.quotes.korean_owners import Owners
from index.quotes.korean_subjects import subjects_of
from index.quotes.korean_tellers import Teller
from index.quotes.korean_verbs import ASKED, MEANT, MET, NOBODY, QUOTATIVE, REPORTING, SAID_AS, TERM, VERB
from index.quotes.korean_words import FIGURES, NO_NAMES, NO_SPEAKERS, agrees, is_verb_form, speaks
from index.quotes.relay import agency_name
from index.quotes.sentences import MASK

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.article import Span
    from index.quotes.korean_subjects import Subject
    from index.quotes.sentences import Sentence

_NESTED = re.compile(r"다고\s")
_ACCORDING = frozenset({"따르면", "의하면", "따르면,", "의하면,"})
_REPORTS = re.compile(r"[다라자냐]고$")
_NO_TOPIC = re.compile(
    r"(?:에|에서|해서|로|으로|까지|부터|보다|하|되|있|없|않|이번|이날|당시|이것|그것|지금|앞으|오늘|올해|내년|지난해|최근|다음|때|경우|중|후|전|이후|이전|것|점|수|바|데)$|^(?:이|그|또)$|\d"
)
_GOVERNED = re.compile(r"(?:에서|에게|[을를])$")
"""What hangs on a verb, so that the next word is one (`북한에서 가지는`) and no topic."""

_LONGEST_OPENING = 10
"""In words, before the topic of a sentence."""

_MOST_REPORTED = 3
_MOST_QUOTATIONS = 40


@dataclass(frozen=True, slots=True)
class KoreanFinding:
    """What a Korean sentence says about one quotation."""

    attribution: Attribution | None
    quoted: bool
    """Whether a quotative particle stands right behind it."""

    reported: bool
    """Whether a verb of saying follows in the sentence, or it is a headline, which needs none."""

    cue: Span | None

    owned: bool = False
    """Whether a noun of saying behind it says whose words it holds (`'…'는 김 위원장의 지시`)."""

    named: bool = False
    """Whether it is a name, a title or nobody's claim (`'…'라는 용어`, `“…”는 관측이 나온다`)."""

    elliptic: bool = False
    """Whether somebody has said it whom the sentence leaves out (`이어 “…”고 했다`)."""


class KoreanSentence:
    """One sentence, its subjects and verbs found once, asked about each of its quotations."""

    def __init__(self, sentence: Sentence, people: Known | None = None) -> None:
        """`people` are those whom the article names."""
        self.nouns = KoreanNouns(sentence, people or Known())
        self.text = sentence.text
        self.start = sentence.start
        self.tokens = self.nouns.tokens
        self.quotations = [at for at, token in enumerate(self.tokens) if token.text[0] == MASK]
        self.subjects = subjects_of(self.nouns)
        self.owners = Owners(self.nouns, sentence.text)
        self.headline = Headline(self.nouns, sentence.text)
        self.teller = Teller(self.nouns, sentence.text)
        self.verbs = [at for at in range(len(self.tokens)) if self._is_verb(at)]
        self.nested = _NESTED.search(sentence.text) is not None

    def _is_verb(self, at: int) -> bool:
        """Tell whether the token is a verb of saying, and nothing that only could be said (`평가할 수 있는지`)."""
        word = self.tokens[at].text
        possible = word.endswith("할") and at + 1 < len(self.tokens) and self.tokens[at + 1].text == "수"
        return VERB.match(word) is not None and not possible

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
        owner = self.owners.behind(at)
        others = any(pattern.match(self.text, quotation.end) for pattern in (ASKED, MET))
        asked = owner is None and others
        speaker = owner or (self.owners.asking(at) if asked else self._speaker(at))
        told = speaker is not None or asked
        attribution = Attribution(speaker, cue, touching=quotative is not None) if told else None
        said = verb is not None or SAID_AS.match(self.text, quotation.end) is not None
        reported = said or self.headline.speaker(at) is not None
        named = any(pattern.match(self.text, quotation.end) for pattern in (TERM, NOBODY))
        return KoreanFinding(
            attribution,
            quotative is not None,
            reported,
            cue,
            owner is not None,
            named,
            not told and self._leaves_out(at),
        )

    def _leaves_out(self, at: int) -> bool:
        """Tell whether the words are said in a sentence that has no topic before them, whoever or whatever it be."""
        behind = self.tokens[at].end
        told = self.verbs and self.verbs[-1] > at and REPORTING.match(self.text, behind) is not None
        if not told and MEANT.match(self.text, behind) is None:
            return False
        return not any(_is_topic(token.text.rstrip(",")) for token in self.tokens[:at])

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
        if not people and self.teller.passes_on(at):
            return self.teller.implied(at)
        choices: tuple[Callable[[], Span | None], ...] = (
            lambda: self.headline.bare(at),
            lambda: self.owners.cited(at, self.subjects),
            lambda: self.teller.agency(at, before),
            lambda: self._nearest(people, at),
            lambda: self._topic(at),
            lambda: self._according(at),
            lambda: self.owners.statement(at),
            lambda: self.headline.speaker(at),
            lambda: self._nearest(after, at),
            lambda: self._nearest(before, at),
        )
        return next((choice for choose in choices if (choice := choose()) is not None), None)

    def _topic(self, at: int) -> Span | None:
        """Any noun with a topic particle in a sentence that reports: `동부전구는 “…”고 밝혔다`."""
        if not self.verbs or self.verbs[-1] < at:
            return None
        for index in range(min(at, _LONGEST_OPENING)):
            word = self.tokens[index].text.rstrip(",")
            stem = word[:-1]
            governs = index > 0 and _GOVERNED.search(self.tokens[index - 1].text) is not None
            if len(stem) < 2 or governs:
                continue
            if word[-1] in "은는" and agrees(stem, word[-1]) and self._may_be_topic(index, stem):
                return self.nouns.span(index, stem)
        return None

    def _may_be_topic(self, at: int, stem: str) -> bool:
        word = self.tokens[at].text.rstrip(",")
        if self.nouns.behind_quotation(at) or self.nouns.glued_name(word) is not None or word[-3:] in self.nouns.people:
            return False
        return stem not in NO_NAMES and not stem.endswith(NO_SPEAKERS) and not _NO_TOPIC.search(stem)

    def _nearest(self, subjects: list[Subject], at: int) -> Span | None:
        if not subjects:
            return None
        if subjects[-1].at == at - 1 and not subjects[-1].topic:
            return subjects[-1].span
        for _ in range(min(len(subjects) - 1, _MOST_REPORTED)):
            if not subjects[-1].topic and self._is_reported(subjects[-1], at):
                subjects = subjects[:-1]
        people = [subject for subject in subjects if not subject.state] or subjects
        last = subjects[-1]
        if last.state and last.topic and any(people[-1].at < verb < last.at for verb in self.verbs):
            return last.span
        topics = [subject for subject in people if subject.topic]
        return people[-1].span if self.nested or not topics else topics[-1].span

    def _is_reported(self, subject: Subject, at: int) -> bool:
        """Tell whether the subject's clause is what another says before the quotation: `X는 Y가 온다고 밝히며 “…”`."""
        words = [token.text for token in self.tokens[subject.at : at]]
        return any(_REPORTS.search(word) and VERB.match(behind) for word, behind in pairwise(words))

    def _according(self, at: int) -> Span | None:
        for index, token in enumerate(self.tokens[:at]):
            if token.text in _ACCORDING and index > 0:
                stem = re.sub(r"[에의]$", "", self.tokens[index - 1].text)
                if agency_name(stem) is None:
                    return self._source(index - 1, stem)
        return None

    def _source(self, at: int, stem: str) -> Span | None:
        """Return the source that ends with `stem`; of a system, a survey or figures who keeps them."""
        if not stem.endswith(FIGURES):
            return self.nouns.span(at, stem)
        keeper = self.tokens[at - 1].text.removesuffix("의") if at else ""
        return self.nouns.span(at - 1, keeper) if self.nouns.is_name(keeper) or speaks(keeper) else None


def _is_topic(word: str) -> bool:
    """Tell whether the word is a noun with a topic particle, by its form."""
    stem, particle = word[:-1], word[-1:]
    return len(stem) > 0 and particle in "은는" and agrees(stem, particle) and not is_verb_form(stem, particle)
