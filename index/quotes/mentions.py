"""Finding the noun phrase beside a verb: the words that name a speaker.

English without a tagger: the closed classes (determiners, prepositions, conjunctions, auxiliaries) are listed, everything
else may be part of a noun phrase. All functions walk over the words of one sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.quotes.cues import AMBIGUOUS, BASES, CUES
from index.quotes.sentences import Word

DETERMINERS = frozenset("the a an this that these those his her its their our my your some many several both two three another one".split())
POSSESSIVES = frozenset("his her its their our my your".split())
PRONOUNS = frozenset("he she they it i we you who others everyone someone nobody somebody both".split())
PREPOSITIONS = frozenset(
    """of in on at for from with by to about into over after before during against under between through amid among as without
    within since until till near around like despite toward towards behind beyond across via upon above below off outside inside
    following regarding concerning per than along alongside throughout""".split()
)
_SUBORDINATING = frozenset("after before since until till as than like".split())
"""Prepositions that begin a clause as well: "after Kim said"."""

CONJUNCTIONS = frozenset("and but or nor so yet while when where because if although though unless whether whereas once then plus".split())
RELATIVES = frozenset("who which that whom whose".split())
AUXILIARIES = frozenset(
    """is are was were be been being am has have had having do does did will would can could shall should may might must
    ’s 's isn’t wasn’t didn’t doesn’t don’t hasn’t won’t wouldn’t couldn’t isn't wasn't didn't doesn't don't hasn't won't
    wouldn't couldn't not never used went goes going go got""".split()
)
ADVERBS = frozenset(
    """also later then once now still even often again just recently first soon already always simply ever further thus
    therefore however meanwhile instead too only almost all both at-length twice last half-jokingly long""".split()
)
AGENTS = frozenset(
    """official officials source sources analyst analysts expert experts report statement campaign aide aides adviser advisers advisor critic critics
    supporter supporters leader minister president ministry government agency media newspaper paper poll survey author editor reporter reporters
    writer professor director chief candidate nominee senator governor mayor lawyer judge group company website site book article memo email
    letter document documents law post ad video tweet headline people crowd audience voters voter members member friends friend mother father
    son daughter wife husband brother sister man woman men women""".split()
)
"""Common nouns that speak."""

_TIME = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december jan. feb. aug. sept. oct. nov. dec. today yesterday tomorrow week month year morning afternoon evening
    night earlier ago later weekend tonight hours days weeks months years minutes moments decades centuries""".split()
)
_NO_NOUN = DETERMINERS | PRONOUNS | PREPOSITIONS | CONJUNCTIONS | RELATIVES | AUXILIARIES
_CLOSED = PREPOSITIONS | CONJUNCTIONS | RELATIVES | AUXILIARIES
_CLAUSE_VERBS = frozenset("indicates indicated shows showed means meant makes made proves proved gives gave says".split())
_DASHES = frozenset({"—", "–", "-", "--", "―"})
_JOINERS = frozenset({"of", "for", "de", "al", "bin", "van", "von", "&", "del", "la"})
_LONGEST = 14

Phrase = tuple[int, int]
"""Words `[first, after)` of a sentence."""


def is_name(word: Word) -> bool:
    """Tell whether the word is written like a part of a name."""
    return word.text[0].isupper() and word.text[0] != "I" or len(word.text) > 1 and word.text[0].isupper()


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


def bare(word: Word) -> str:
    """Return the word without its possessive ending."""
    return word.lower.removesuffix("’s").removesuffix("'s").rstrip("’'")


def is_possessive(word: Word) -> bool:
    """Tell whether the word ends in a possessive (or contracted) 's."""
    return word.lower.endswith(("’s", "'s", "s’", "s'"))


def is_headline(words: Sequence[Word]) -> bool:
    """Tell whether the sentence is in title case, so that capitals say nothing about names."""
    ordinary = [word for word in words if is_word(word) and word.lower not in _NO_NOUN]
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
    if before.lower in DETERMINERS and before.lower not in {"that", "both", "many", "some", "one", "this", "another", "those", "these"}:
        return False
    if word.lower in BASES:
        return _takes_base_form(before)
    if word.lower in AMBIGUOUS:
        return _verb_position(words, at)
    return before.lower not in PREPOSITIONS or word.lower.endswith("ing")


def _takes_base_form(before: Word) -> bool:
    lower = before.lower
    if lower in {"i", "we", "you", "they", "who", "that", "and", "people", "others", "not", "n’t", "both"} or lower.endswith(("n’t", "n't")):
        return True
    if lower in {"to", "will", "would", "can", "could", "did", "does", "do", "may", "might", "must", "should", "’d", "’ll", "help"}:
        return True
    return is_adverb(before) or (lower.endswith("s") and is_word(before) and not is_possessive(before) and lower not in _NO_NOUN)


def _verb_position(words: Sequence[Word], at: int) -> bool:
    before = words[at - 1]
    if before.lower in PRONOUNS | {"and", "that", "as", "which"} or before.is_quotation or is_adverb(before) or before.text in {",", ")"}:
        return True
    if before.lower in AUXILIARIES:
        return words[at].lower.endswith("ing") or words[at].lower in {"thought", "cast"}
    if words[at].lower.endswith("ing"):
        return before.lower in {"by", "for"} or before.lower.endswith("s")
    return is_word(before) and before.lower not in _CLOSED and not is_possessive(before) and (is_name(before) or _agent(before))


def _agent(word: Word) -> bool:
    return word.lower in AGENTS or word.lower.endswith(("man", "woman", "ist", "ant"))


def phrase_before(words: Sequence[Word], after: int, floor: int = 0) -> Phrase | None:
    """Return the noun phrase whose last word is just before `after`, with what it hangs on ("a spokesman for X")."""
    end = after
    while end > floor and (is_time(words[end - 1]) or is_adverb(words[end - 1])):
        end -= 1
    if end > floor and words[end - 1].lower in {"on", "in", "last", "this"} and end < after:
        end -= 1
    if end <= floor:
        return None
    if words[end - 1].lower in PRONOUNS:
        return end - 1, end
    if words[end - 1].text == ")":
        end = _before_bracket(words, end, floor)
    first = _walk_left(words, end, floor)
    if first is None or not _is_nominal(words, first, end):
        return None
    return _with_head(words, first, end, floor)


def _is_nominal(words: Sequence[Word], first: int, end: int) -> bool:
    """A bare lower-case word is a noun only when it is a plural or a known speaker; else it is likely a verb or an adjective."""
    if words[first].lower in DETERMINERS or any(is_name(word) for word in words[first:end]):
        return True
    last = words[end - 1]
    return last.lower.endswith("s") or _agent(last) or end - first > 1


def _before_bracket(words: Sequence[Word], end: int, floor: int) -> int:
    for at in range(end - 2, max(floor, end - 10), -1):
        if words[at].text == "(":
            return at
    return end


def _walk_left(words: Sequence[Word], end: int, floor: int) -> int | None:
    """Return the first word of the noun phrase that ends before `end`."""
    at = end
    while at > floor and end - at < _LONGEST:
        word = words[at - 1]
        if word.lower in DETERMINERS:
            at -= 1
            break
        if word.text in {"&", ".", "/", "-"} and at > floor + 1 and at < end:
            at -= 1
            continue
        if not is_word(word) or word.lower in _NO_NOUN or _is_finite(words, at - 1):
            if word.lower == "and" and at < end and _joins_names(words, at - 1, floor):
                at -= 1
                continue
            break
        at -= 1
    return at if at < end and is_word(words[at]) else None


def _plain_verb(words: Sequence[Word], at: int) -> bool:
    return words[at].lower in CUES and words[at].lower not in AMBIGUOUS and not is_name(words[at])


def _is_finite(words: Sequence[Word], at: int) -> bool:
    return words[at].lower in _CLAUSE_VERBS or (is_verb(words, at) if words[at].lower in AMBIGUOUS else _plain_verb(words, at))


def _joins_names(words: Sequence[Word], at: int, floor: int) -> bool:
    return at > floor and is_name(words[at - 1]) and is_name(words[at + 1]) and is_word(words[at - 1])


def _with_head(words: Sequence[Word], first: int, end: int, floor: int) -> Phrase | None:
    """Go from the end of a prepositional phrase to the noun it belongs to, so that the head is in the phrase."""
    hops = 0
    while first > floor + 1 and words[first - 1].lower in PREPOSITIONS - _SUBORDINATING and hops < 3:
        head = _walk_left(words, first - 1, floor)
        if head is None:
            if words[first - 2].lower in PRONOUNS:
                return first - 2, first - 1
            return None if words[first - 1].lower != "of" else (first, end)
        if words[first - 1].lower not in _JOINERS:
            end = first - 1
        first = head
        hops += 1
    if first == floor + 1 and words[floor].lower in PREPOSITIONS - _SUBORDINATING:
        return None
    return first, end


def phrase_after(words: Sequence[Word], first: int, ceiling: int | None = None) -> Phrase | None:
    """Return the noun phrase that begins at `first`, up to its first preposition, comma or verb."""
    limit = min(len(words) if ceiling is None else ceiling, first + _LONGEST)
    if first >= limit or not is_word(words[first]) or is_time(words[first]):
        return None
    if words[first].lower in PRONOUNS:
        return first, first + 1
    if words[first].lower in _NO_NOUN - DETERMINERS:
        return None
    at = first + 1
    while at < limit and (_continues(words, at) or _joined(words, at, limit)):
        at += 1
    while at > first and (is_time(words[at - 1]) or is_adverb(words[at - 1]) or not is_word(words[at - 1])):
        at -= 1
    return (first, at) if at > first and not (at == first + 1 and words[first].lower in _NO_NOUN) else None


def _continues(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.text in {"&", "-"}:
        return True
    if not is_word(word) or word.lower in _NO_NOUN or is_adverb(word) or _plain_verb(words, at):
        return False
    if is_name(word) or not is_name(words[at - 1]) or is_possessive(words[at - 1]) or words[at - 1].lower in DETERMINERS:
        return not word.lower.endswith("ed") or is_name(word)
    return _agent(word) or (at + 1 < len(words) and is_name(words[at + 1])) or words[at - 1].lower.endswith(("an", "ese", "ish", "ic"))


def _joined(words: Sequence[Word], at: int, limit: int) -> bool:
    if at + 1 >= limit:
        return False
    if words[at].lower in {"of", "for"}:
        return is_word(words[at + 1]) and words[at + 1].lower not in PRONOUNS
    if words[at].lower in {"the"}:
        return words[at - 1].lower in {"of", "for"}
    return words[at].lower == "and" and _joins_names(words, at, 0)


def main_subject(words: Sequence[Word], before: int) -> Phrase | None:
    """Return the subject of the sentence's first clause that starts before `before`: its first noun phrase outside an
    introductory phrase ("In Seoul on Monday, …") and after the dateline ("SEOUL (AP) — …")."""
    at = past_dateline(words, before)
    while at < before:
        word = words[at]
        if word.lower in PREPOSITIONS or word.lower in CONJUNCTIONS - {"and", "but", "so", "yet", "then", "or"} or (
            word.lower.endswith(("ing", "ed")) and at == 0 and not is_name_inside(words, at)
        ):
            comma = _next_comma(words, at, before)
            if comma is None:
                return _first_name(words, at + 1, before)
            at = _past_place(words, comma, before) + 1
            continue
        phrase = phrase_after(words, at, before) if is_word(word) and not is_adverb(word) and not is_time(word) else None
        if phrase is not None and not _is_adjunct(words, phrase):
            return phrase
        at += 1
    return None


def past_dateline(words: Sequence[Word], before: int) -> int:
    """Return the first word behind the dateline ("SEOUL, May 1 (AP) — …"), 0 when there is none."""
    for at in range(1, min(before, 40)):
        if words[at].text in _DASHES and (words[at - 1].text == ")" or (at < 12 and words[0].text.isupper())):
            return at + 1
    return 0


def _past_place(words: Sequence[Word], comma: int, before: int) -> int:
    """Return the comma that ends "In Ames, Iowa, …"; `comma` itself when no second name follows."""
    second = _next_comma(words, comma + 1, min(before, comma + 5))
    if second is None or not is_name(words[comma - 1]) or is_time(words[comma - 1]):
        return comma
    return second if all(is_word(word) and is_name(word) for word in words[comma + 1 : second]) else comma


def is_name_inside(words: Sequence[Word], at: int) -> bool:
    """Tell whether a capitalised word at the sentence's start goes on as a name."""
    return at + 1 < len(words) and is_word(words[at + 1]) and is_name(words[at + 1]) and is_name(words[at])


def _is_adjunct(words: Sequence[Word], phrase: Phrase) -> bool:
    first, after = phrase
    return all(is_time(words[at]) or words[at].lower in _NO_NOUN - PRONOUNS or words[at].text[0].isdigit() for at in range(first, after))


def _next_comma(words: Sequence[Word], at: int, before: int) -> int | None:
    for index in range(at, before):
        if words[index].text == ",":
            return index
    return None


def _first_name(words: Sequence[Word], at: int, before: int) -> Phrase | None:
    for index in range(at, before):
        if words[index].lower in {"he", "she", "they"}:
            return index, index + 1
    return None


def may_speak(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell whether the phrase can name somebody: a name, he or she, or a common noun that speaks."""
    inside = words[phrase[0] : phrase[1]]
    return inside[0].lower in {"he", "she", "they", "i", "we"} or _agent(inside[-1]) or any(is_name(word) and word.lower not in _NO_NOUN for word in inside)
