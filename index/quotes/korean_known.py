"""Whom a Korean article names: its people, and the offices and bodies that stand alone somewhere in it.

Asked where a crawl has run words into each other: a name or an office that the article has elsewhere is cut off.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from index.quotes.korean_words import speaks

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALONE = re.compile(r"(?<![가-힣])([가-힣]{2,12}?)들?(?:은|는|이|가|의|도|에게|과|와)?(?![가-힣])")
_ANYBODY = frozenset({"전문가", "전문가들", "관계자", "시민단체", "누리꾼"})
"""Who is known without having been named."""

_LEAST_BEFORE = 2
"""In syllables, of what an office is run into."""


class Known:
    """The names and offices of one text; the offices are read when first asked."""

    def __init__(self, text: str = "", names: Iterable[str] = ()) -> None:
        """`names` are those that the article gives with a title, each word of a name by itself."""
        self._text = text
        self._names = frozenset(names)
        self._alone: Counter[str] | None = None

    def __contains__(self, word: str) -> bool:
        """Tell whether the word is a name."""
        return word in self._names

    def office_begins(self, word: str) -> int | None:
        """Return where an office begins at the end of `word` with other words run into it: 참석안보실."""
        if self._alone is None:
            self._alone = Counter(_ALONE.findall(self._text))
        alone = self._alone
        if alone[word] > 1:
            return None
        return next(
            (
                at
                for at in range(_LEAST_BEFORE, len(word) - 1)
                if word[at:] in _ANYBODY or (alone[word[at:]] and speaks(word[at:]))
            ),
            None,
        )
