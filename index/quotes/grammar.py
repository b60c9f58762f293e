"""The closed classes of English, and what can be told of a word from its form and its neighbours.

English without a tagger: determiners, prepositions, conjunctions, auxiliaries and a few adverbs are listed;
everything else may be part of a noun phrase.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotes.cues import AMBIGUOUS, BASES, CUES, lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.quotes.sentences import Word

DETERMINERS = lexicon(
    """the a an this that these those his her its their our my your some many several both two three another one"""
)
POSSESSIVES = lexicon("his her its their our my your")
PRONOUNS = lexicon("he she they it i we you who others everyone someone nobody somebody both")
_OBJECTS = lexicon("him her them me us")
PREPOSITIONS = lexicon(
    """of in on at for from with by to about into over after before during against under between through amid among as
    without within since until till near around like despite toward towards behind beyond across via upon above
    below off outside inside following regarding concerning per than along alongside throughout"""
)
SUBORDINATING = lexicon("after before since until till as than like")
"""Prepositions that begin a clause as well: "after Kim said"."""

CONJUNCTIONS = lexicon(
    """and but or nor so yet while when where because if although though unless whether whereas once then plus"""
)
RELATIVES = lexicon("who which that whom whose")
FREE_RELATIVES = lexicon("what whatever")
"""What begins a clause that stands for a thing: "what Kim called “…”"."""

AUXILIARIES = lexicon(
    """is are was were be been being am has have had having do does did will would can could shall should may might
    must ’s 's isn’t wasn’t didn’t doesn’t don’t hasn’t won’t wouldn’t couldn’t isn't wasn't didn't doesn't
    don't hasn't won't wouldn't couldn't not never used went goes going go got"""
)
FINITE = lexicon(
    """is are was were has have had does did will would can could shall should may might must isn’t wasn’t won’t
    wouldn’t couldn’t isn't wasn't won't wouldn't couldn't"""
)
"""Auxiliaries that make a clause of the noun phrase before them."""

ADVERBS = lexicon(
    """also each later then once now still even often again just recently first soon already always simply ever
    further thus therefore likewise however meanwhile instead too only almost all both at-length twice last
    half-jokingly long himself herself itself themselves"""
)
AGENTS = lexicon(
    """general colonel commander soldier soldiers envoy ambassador diplomat diplomats spokesperson resident residents
    defector defectors farmer worker workers student students teacher doctor scholar researcher researchers
    coach king queen pope president official officials source sources analyst analysts expert experts report
    statement campaign aide aides adviser advisers advisor critic critics supporter supporters leader minister
    ministry government agency media newspaper paper poll survey author editor reporter reporters writer
    professor director chief candidate nominee senator governor mayor lawyer judge group company website site
    book article memo email letter document documents law post ad video tweet headline people crowd audience
    editorial commentary communique dispatch bulletin suit lawsuit complaint sign
    voters voter members member friends friend mother father son daughter wife husband brother sister man woman
    men women message authority authorities board council court police army navy military department party union
    committee commission bureau administration prosecutor prosecutors lawmaker lawmakers senators ministers leaders
    protesters delegates employee employees neighbours neighbors"""
)
"""Common nouns that speak."""

_TIME = lexicon(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan. feb. aug. sept. oct. nov. dec. today yesterday tomorrow week month
    year morning afternoon evening night earlier ago later weekend tonight hours days weeks months years minutes
    moments decades centuries"""
)
_INTERROGATIVES = lexicon("what how why")
NO_NOUN = (
    _INTERROGATIVES | DETERMINERS | PRONOUNS | PREPOSITIONS | CONJUNCTIONS | RELATIVES | FREE_RELATIVES | AUXILIARIES
)
"""What never is the last word of a noun phrase."""

_CLOSED = PREPOSITIONS | CONJUNCTIONS | RELATIVES | FREE_RELATIVES | AUXILIARIES
CLAUSE_VERBS = lexicon("indicates indicated shows showed means meant makes made proves proved gives gave says")
_DEEDS = lexicon("attack attacks protest protests")
"""Forms that are nouns behind a name with an article: "the Paris attacks"."""

_NO_AGENTS = CLAUSE_VERBS | lexicon(
    "want grant important significant relevant constant exist resist consist sexist racist"
)
_QUANTIFIERS = lexicon("that both many some one this another those these")
"""Determiners that stand alone as well, so that a verb may follow."""

_ARTICLES = frozenset({"a", "an", "the"})
_BEFORE_BASE = lexicon(
    """i we you they who that and people others not n’t both to will would can could did does do may might must should
    ’d ’ll two three help police men women media children"""
)
_BEFORE_VERB = PRONOUNS | {"and", "that", "as", "which"}


def is_name(word: Word) -> bool:
    """Tell whether the word is written like a part of a name."""
    return word.text[0].isupper() and word.text != "I"


def is_word(word: Word) -> bool:
    """Tell whether this is a word, not punctuation nor a quotation."""
    return word.text[0].isalnum()


def is_adverb(word: Word) -> bool:
    """Tell whether the word may stand between a subject and its verb."""
    lower = word.lower
    return lower in ADVERBS or (len(lower) > 4 and lower.endswith("ly") and not word.text[0].isupper())


def is_time(word: Word) -> bool:
    """Tell whether the word belongs to a date, which stands where a subject might."""
    return word.lower in _TIME and (word.lower != "may" or word.text == "May")


def is_possessive(word: Word) -> bool:
    """Tell whether the word ends in a possessive (or contracted) 's."""
    return word.lower.endswith(("’s", "'s", "s’", "s'"))


def is_headline(words: Sequence[Word]) -> bool:
    """Tell whether the sentence is in title case, so that capitals say nothing about names."""
    ordinary = [word for word in words if is_word(word) and word.lower not in NO_NOUN]
    return len(ordinary) > 2 and sum(word.text[0].islower() for word in ordinary) <= len(ordinary) // 6


def is_verb(words: Sequence[Word], at: int, *, headline: bool = False) -> bool:
    """Tell whether the cue form at `at` is a verb here and not a noun, an adjective or a name."""
    word = words[at]
    if word.lower not in CUES:
        return False
    if at == 0:
        return word.lower.endswith(("ing", "ed")) or word.lower in {"said", "says"}
    if word.text[0].isupper() and not headline:
        return False
    before = words[at - 1]
    if before.lower in DETERMINERS and before.lower not in _QUANTIFIERS:
        return False
    if is_adverb(before) and at > 1 and words[at - 2].lower in _ARTICLES:
        return False
    if is_possessive(before) and word.lower.endswith("ed") and before.text[0].islower():
        return False
    if word.lower in BASES:
        return _takes_base_form(before) or _ends_two_names(words, at)
    if word.lower in AMBIGUOUS:
        return _verb_position(words, at)
    return before.lower not in PREPOSITIONS or word.lower.endswith("ing")


def _ends_two_names(words: Sequence[Word], after: int) -> bool:
    """Tell whether two names with "and" between them, which take a plural verb, end before `after`."""
    at = after - 1
    while at > max(1, after - 5) and is_name(words[at]):
        at -= 1
    return 0 < at < after - 1 and words[at].lower == "and" and is_name(words[at - 1])


def _takes_base_form(before: Word) -> bool:
    lower = before.lower
    if lower in _BEFORE_BASE or lower.endswith(("n’t", "n't")):
        return True
    return is_adverb(before) or (
        lower.endswith("s") and is_word(before) and not is_possessive(before) and lower not in NO_NOUN
    )


def _verb_position(words: Sequence[Word], at: int) -> bool:
    before = words[at - 1]
    following = words[at + 1] if at + 1 < len(words) else None
    if following is not None and words[at].lower.endswith("s") and following.lower in FINITE:
        return False
    if following is not None and before.lower == "and" and _follows_noun(following):
        return False
    if before.lower in _BEFORE_VERB or before.is_quotation or is_adverb(before) or before.text in {",", ")"}:
        return True
    if before.lower in AUXILIARIES:
        return words[at].lower.endswith("ing") or words[at].lower in {"thought", "cast"}
    if words[at].lower.endswith("ing"):
        return before.lower in {"by", "for"} or before.lower.endswith("s")
    if not is_word(before) or before.lower in _CLOSED or is_possessive(before):
        return False
    if words[at].lower in _DEEDS and at > 1 and words[at - 2].lower in _ARTICLES:
        return False
    return is_agent(before) or (is_name(before) and not _is_adjective(words, at - 1))


def _is_adjective(words: Sequence[Word], at: int) -> bool:
    """Tell whether a capitalised word is an adjective between a preposition and a noun: "of Korean claims"."""
    return words[at].lower.endswith(("an", "ese", "ish", "ic")) and at > 0 and words[at - 1].lower in PREPOSITIONS


def _follows_noun(word: Word) -> bool:
    """Tell whether the word makes a noun of one that might be a verb: "delays and reports of"."""
    return word.lower == "of" or word.lower in AUXILIARIES or (word.lower in CUES and word.lower not in BASES)


def is_agent(word: Word) -> bool:
    """Tell whether the word is a common noun that speaks."""
    return is_agent_noun(word.lower)


def is_agent_noun(lower: str) -> bool:
    """Tell whether the noun, in lower case, is one that speaks."""
    return lower in AGENTS or (lower.endswith(("man", "woman", "ist", "ant")) and lower not in _NO_AGENTS)


def names_nobody(inside: Sequence[Word]) -> bool:
    """Tell whether the words are a bare verb or adjective: no determiner, no name, no plural and no agent."""
    first = inside[0]
    if first.lower in DETERMINERS | PRONOUNS | _OBJECTS or any(not word.text[0].islower() for word in inside):
        return False
    if len(inside) > 1:
        return first.lower.endswith("ed") and first.lower != "retired"
    return not (first.lower.endswith(("s", "er", "or")) or is_agent(first))
