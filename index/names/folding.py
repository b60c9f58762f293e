"""Folding text for the matcher so that every offset can be taken back to the text as it was.

`index.text.fold` decides what is equal; here its result is produced one character at a time,
because a mention has to be marked in the article's own text.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate

from index.text import fold

_SEPARATE_MARKS = re.compile("[\u0300-\u036f\u1100-\u11ff\u3099\u309a]")
_CLUSTER = re.compile("[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|.[\u0300-\u036f\u3099\u309a]{0,8}", re.DOTALL)
_NO_LETTER = "\x00"


_MOST_KEPT = 60_000


class _Folds(dict[str, str]):
    """What a character with its marks folds to, filled as they are met and bounded against hostile text."""

    def __missing__(self, cluster: str) -> str:
        folded = _folded_cluster(cluster)
        if len(self) < _MOST_KEPT:
            self[cluster] = folded
        return folded


_FOLDS = _Folds()


def fold_with_offsets(text: str) -> tuple[str, list[int] | None]:
    """Return the folded text and where each of its characters starts in `text`, with the end as a last entry.

    None in place of the offsets when the two texts correspond character by character, which is the usual case.
    """
    if text.isascii():
        return text.lower(), None
    clusters: str | list[str] = _CLUSTER.findall(text) if _SEPARATE_MARKS.search(text) else text
    pieces = list(map(_FOLDS.__getitem__, clusters))
    folded = "".join(pieces)
    if len(pieces) == len(folded) == len(text):
        return folded, None
    starts = accumulate(map(len, clusters), initial=0)
    offsets = [start for start, piece in zip(starts, pieces, strict=False) for _ in piece]
    return folded, [*offsets, len(text)]


def compact(name: str) -> str:
    """Return the letters and digits of `name`, folded: what is left when blanks, hyphens and marks do not count."""
    return "".join(character for character in fold(name) if character.isalnum())


def _folded_cluster(cluster: str) -> str:
    folded = fold(cluster)
    if len(folded) == 1 and folded.isspace():
        return "\n" if folded in "\n\r" else " "
    if len(folded) > 1 and not folded.isalnum():
        return _NO_LETTER
    if len(cluster) == 1 and unicodedata.combining(cluster):
        return ""
    return folded
