"""Subjects of verbs of saying that do not stand right before the verb, in English.

Behind a passive ("called … by X"), behind the verb ("Said X: “…”", "KCNA quoted X as saying"), behind an opening
participle ("Citing …, X said"), and in a relative clause without a noun ("what X called “…”").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotes.cues import INVERTED, lexicon
from index.quotes.grammar import AUXILIARIES, FREE_RELATIVES, PREPOSITIONS, PRONOUNS, is_adverb, is_word
from index.quotes.mentions import Phrase, phrase_after
from index.quotes.openings import may_speak

if TYPE_CHECKING:
    from index.quotes.clause import Clause, CueWord

BE = lexicon("is are was were be been being")
_LONGEST_RELATIVE = 16
"""In words."""

_PARTS_CLAUSES = frozenset({";", ":"})


def inverted(clause: Clause, cue: CueWord) -> Phrase | None:
    """Find X in "Said X: “…”"."""
    if cue.first or cue.is_participle or cue.lower not in INVERTED:
        return None
    phrase = phrase_after(clause.words, cue.after)
    return phrase if phrase is not None and clause.lower(phrase[1]) in {":", ","} else None


def free_relative(clause: Clause, cue: CueWord, floor: int) -> Phrase | None:
    """Find X in "what X called “…”", also with an aside behind it: "what X, the mayor, has called"."""
    if not clause.has_free_relative:
        return None
    for what in range(cue.first - 2, max(floor, cue.first - _LONGEST_RELATIVE) - 1, -1):
        if clause.lower(what) in FREE_RELATIVES:
            phrase = phrase_after(clause.words, what + 1, cue.first)
            whole = phrase is not None and _may_part(clause, phrase[1], cue.first)
            return phrase if phrase is not None and whole and _may_judge(clause, phrase) else None
        if clause.words[what].text in _PARTS_CLAUSES or clause.words[what].is_quotation:
            return None
    return None


def _may_judge(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether the phrase is a subject and not the verb of "what happens"."""
    first, after = phrase
    return after - first > 1 or clause.words[first].lower in PRONOUNS or may_speak(clause.words, phrase)


def _may_part(clause: Clause, first: int, after: int) -> bool:
    """Tell whether the words may stand between a subject and its verb: auxiliaries, or an aside."""
    between = clause.words[first:after]
    if between and between[0].text == "," == between[-1].text:
        return True
    if between and between[0].lower in PREPOSITIONS and all(is_word(word) for word in between):
        return True
    return all(is_adverb(word) or word.lower in AUXILIARIES - BE for word in between)


def quoted(clause: Clause, cue: CueWord) -> Phrase | None:
    """Find X in "KCNA quoted X as saying"."""
    phrase = phrase_after(clause.words, cue.after)
    return phrase if phrase is not None and clause.lower(phrase[1]) == "as" else None


def agent(clause: Clause, cue: CueWord) -> Phrase | None:
    """Find "by X" close behind a passive, or behind the quotation that follows it."""
    quotation = next((at for at in clause.quotations if at >= cue.after), cue.after)
    for at in (*range(cue.after, cue.after + 4), quotation + 1):
        if clause.lower(at) == "by":
            return phrase_after(clause.words, at + 1)
    return None


def behind_participle(clause: Clause, cue: CueWord) -> Phrase | None:
    """`Citing the “…,” Kim urged`: the subject of a participle that opens the sentence comes behind its phrase."""
    for at in range(cue.after, len(clause.words) - 1):
        if clause.words[at].text == "," or at in clause.commas:
            return phrase_after(clause.words, at + 1)
    return None
