"""Who acts in a clause of an English article, named or not: of whom "he" and "she" are said next."""

from __future__ import annotations

import re

from index.quotes.cues import lexicon
from index.quotes.deeds import PAST
from index.quotes.grammar import AGENTS, CONJUNCTIONS, PREPOSITIONS, is_agent_noun
from index.quotes.naming import ENGLISH_TITLES

_CLAUSE_START = re.compile(r"[.!?:;\"”’)\n,](?=\s|$)|\b(?:and|but|while|when|as|after|before|because)(?=\s)")
_VERB_FOLLOWS = re.compile(r"(?:,[^,.;\n]{1,80},)?\s(?:himself |herself |also |then )?([a-z]+)\b")
_IN_TITLES = AGENTS | ENGLISH_TITLES | lexicon("of the for north south")
_LONGEST_TITLE = 80
"""In characters."""

_NO_VERB = PREPOSITIONS | CONJUNCTIONS
_NO_ONE = lexicon(
    "statement report media government ministry agency newspaper paper poll survey group company site book"
)
_PLACING = "at|in|from|with|of|for|near|inside"
_ONE_PERSON = re.compile(
    r"(?:(?:an?|one|another|the|his|her)\s)(?:[\w’'-]+\s){0,4}?[\w’'-]+?"
    rf"(?=$|\s(?:{_PLACING}|close|familiar)\s)",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"(?:(?<=[.!?:,;]\s)|(?<=[\n”\"])|\A)((?:An?|an?|[Oo]ne|[Aa]nother)\s(?:[a-z’'-]{1,20}\s){0,3}?([a-z]{3,20}))"
    rf"(?=\s(?:(?:{_PLACING})\s[^.,;\n]{{1,60}}?\s)?(?:[a-z]+ed|said|told|would|had|was|has|could|did|{'|'.join(sorted(PAST))})\b)"
)
_NEAR = 400
"""In characters, from a pronoun back to somebody without a name."""


def acts(text: str, start: int, end: int) -> bool:
    """Tell whether the name at `start:end`, or the titles before it, begin a clause and a verb follows."""
    verb = _VERB_FOLLOWS.match(text, end) if not text.startswith(", which", end) else None
    if verb is None or verb[1] in _NO_VERB:
        return False
    low = max(0, start - _LONGEST_TITLE)
    clause = 0 if low == 0 else None
    for match in _CLAUSE_START.finditer(text, low, start):
        clause = match.end()
    if clause is None:
        return False
    return all(word[0].isupper() or word.lower() in _IN_TITLES for word in text[clause:start].split())


def one_person(mention: str) -> str | None:
    """Return the mention of one person without a name, cut before a place ("one woman from Ulsan"); None for others."""
    match = _ONE_PERSON.match(mention)
    return match[0] if match is not None and _is_one_person(match[0].split()[-1].lower()) else None


def unnamed_before(text: str, at: int) -> list[tuple[int, str]]:
    """Return the subjects of clauses close before `at` that mean one person without a name, in order."""
    found = _UNNAMED.finditer(text, max(0, at - _NEAR), at)
    return [(match.start(1), match[1]) for match in found if _is_one_person(match[2].lower())]


def _is_one_person(noun: str) -> bool:
    """Tell whether the noun, in lower case, means one person: no body, no document and no plural."""
    return not noun.endswith("s") and noun not in _NO_ONE and is_agent_noun(noun)
