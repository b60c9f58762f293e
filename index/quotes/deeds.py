"""Verbs that report nothing and end the noun phrase before them all the same: "Lee met Pak and said", "toured".

Past forms are told by their ending or listed; present ones are listed, as most of them are nouns as well. Whether a
form is a verb where it stands its neighbours say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotes.cues import lexicon
from index.quotes.grammar import NO_NOUN, is_adverb, is_agent, is_name, is_possessive, is_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.quotes.sentences import Word

PAST = lexicon(
    """met took made gave came went got saw sent won lost led brought built drew fell flew fought grew kept knew laid
    paid ran rose sat sold spoke stood struck threw wore broke chose drove began became shook sought bought caught
    taught dealt ate drank rode sank shot slept stole understood woke withdrew held heard left let put set hit cut
    bound hid hung spent swept won"""
)
_PRESENT = lexicon(
    """meets receives visits tours arrives leaves hosts sends takes makes gives comes goes holds greets joins inspects
    attends returns oversees orders signs begins ends keeps brings leads"""
)
_SUBJECTS = lexicon("he she they it we i who which")


def is_deed(words: Sequence[Word], at: int) -> bool:
    """Tell whether the word at `at` is a finite verb of some deed, with its subject right before it."""
    lower = words[at].lower
    if not words[at].text[0].islower() or not (lower in PAST or lower in _PRESENT or _is_regular(lower)):
        return False
    subject = at - 1
    while subject > 0 and is_adverb(words[subject]):
        subject -= 1
    return subject >= 0 and _may_act(words[subject], after_name=lower in _PRESENT)


def _is_regular(lower: str) -> bool:
    return len(lower) > 4 and lower.endswith("ed") and lower.isalpha() and not lower.endswith("eed")


def _may_act(word: Word, *, after_name: bool) -> bool:
    """Tell whether a noun phrase that acts may end with the word; `after_name`: only a name's does."""
    if word.lower in _SUBJECTS:
        return True
    if not is_word(word) or is_possessive(word) or word.lower in NO_NOUN:
        return False
    return is_name(word) or (not after_name and (is_agent(word) or word.lower.endswith("s")))
