"""What a quotation says, in forms that can be compared: its words, and what they mean in either language.

Korean is compared by pairs of syllables without blanks, since the North, the South and each desk space it their own
way; what a desk explains in parentheses is left out. Other languages are compared by the stems of their words and of
neighbouring words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from index.comparison.quantities import quantities
from index.comparison.terms import number_key
from index.comparison.vocabulary import STOP_WORDS, UNTELLING_ENTITIES
from index.names import entities
from index.statements.dated import is_plain_date, keys, with_plain_dates, written_dates
from index.statements.glossary import COMMON, TELLING, glossary, stems, subjects
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 2_000
"""Code points of a quotation that are compared."""

_EXPLAINED = re.compile(r"\([^()]{0,40}\)")
_NOT_LETTERS = re.compile(r"[\W_]+")
_HANGUL = re.compile(r"[가-힣]")
_SPOKEN_NORTHERN = str.maketrans("력련령례로료루류륙률륭름릉리린림립랑래략량녀년념녕뇨뉴니",
                                 "역연영예노요누유육율융늠능이인임입낭내약양여연염영요유이")  # fmt: skip
_SMALL_WORD, _WORD, _SYLLABLES = 0.3, 1.0, 0.4
_SYLLABLES_OF_A_WORD = 1.8
_SMALL_NUMBER = 3
_UNKNOWN_WORD = 0.4
_UNKNOWN_SYLLABLE = 0.08


@dataclass(frozen=True)
class Wording:
    """The words of one quotation. The parts are computed when first asked for."""

    text: str
    """As quoted, cut to `LONGEST`."""

    date: str | None = None
    """Of the article, ISO 8601: decides between bearers of a name."""

    @cached_property
    def korean(self) -> bool:
        """Whether it is in Korean."""
        return 2 * len(_HANGUL.findall(self.text)) > len(_NOT_LETTERS.sub("", self.text))

    @cached_property
    def plain(self) -> str:
        """The text without what is explained in parentheses."""
        return _EXPLAINED.sub("", self.text)

    @cached_property
    def letters(self) -> str:
        """The letters and digits alone: equal in two quotations that differ in marks, blanks and spelling only."""
        return _NOT_LETTERS.sub("", fold(self._with_dates)).translate(_SPOKEN_NORTHERN)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of its words; none in Korean."""
        return () if self.korean else stems(self._with_dates)

    @cached_property
    def _with_dates(self) -> str:
        return with_plain_dates(self.plain)

    @cached_property
    def words(self) -> Mapping[str, float]:
        """What it consists of, each with its weight: about 1 for a word that tells something."""
        if self.korean:
            return dict.fromkeys(map("".join, pairwise(self.letters)), _SYLLABLES)
        weights = [(stem, _SMALL_WORD if stem in STOP_WORDS else _WORD) for stem in self.stems]
        found = {f"{one} {other}": (w + v) / 2 for (one, w), (other, v) in pairwise(weights)}
        return found | dict(weights)

    @cached_property
    def size(self) -> float:
        """The sum of the weights of `words`."""
        return sum(self.words.values())

    @cached_property
    def length(self) -> float:
        """About how many English words it is long, whatever its language."""
        return len(self.letters) / _SYLLABLES_OF_A_WORD if self.korean else float(len(self.stems))

    @cached_property
    def meanings(self) -> Mapping[str, float]:
        """What its words mean in either language, with names and numbers, each with its weight."""
        return self._meant[0]

    @cached_property
    def coined(self) -> frozenset[str]:
        """What it says that is telling by itself."""
        return glossary().coined.intersection(self.meanings)

    @cached_property
    def meant(self) -> float:
        """The weight of all that it says, unknown words included."""
        return sum(self.meanings.values()) + self._meant[1]

    @cached_property
    def _meant(self) -> tuple[dict[str, float], float]:
        known, unknown = self._in_korean() if self.korean else self._in_english()
        weights = glossary().weights
        found = {meaning: weights[meaning] for meaning in known}
        found.update(dict.fromkeys(subjects(self.plain, set(self.stems)), TELLING))
        for name in entities(self.plain, self.date):
            found[f"ent:{name}"] = COMMON if name in UNTELLING_ENTITIES else TELLING
        named = written_dates(self.plain)
        found.update(dict.fromkeys(set().union(*map(keys, named)), TELLING))
        for quantity in quantities(self.plain, 0, len(self.plain)):
            if any(one.start < quantity.end and quantity.start < one.end for one in named):
                continue
            found[number_key(quantity)] = COMMON if quantity.value <= _SMALL_NUMBER else TELLING
        return found, unknown

    def _in_korean(self) -> tuple[set[str], float]:
        known: set[str] = set()
        covered = 0
        for start, end, meanings in glossary().of_korean(self._with_dates):
            known |= meanings
            covered += end - start
        return known, _UNKNOWN_SYLLABLE * max(0, len(_HANGUL.findall(self._with_dates)) - covered)

    def _in_english(self) -> tuple[set[str], float]:
        known: set[str] = set()
        covered: set[int] = set()
        for first, end, meanings in glossary().of_english(self.stems):
            known |= meanings
            covered.update(range(first, end))
        others = (stem for at, stem in enumerate(self.stems) if at not in covered and stem not in STOP_WORDS)
        unknown = sum(not is_plain_date(stem) for stem in others)
        return known, _UNKNOWN_WORD * unknown


def wording(text: str, date: str | None = None) -> Wording:
    """Return the words of a quotation, of which `LONGEST` code points are looked at."""
    return Wording(text[:LONGEST], date)
