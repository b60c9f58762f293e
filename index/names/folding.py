"""Folding text for the matcher so that every offset can be taken back to the text as it was.

`index.text.fold` decides what is equal; here its result is produced one character at a time,
because a mention has to be marked in the article's own text.
"""

from __future__ import annotations

import re
import unicodedata

from index.text import fold

_SEPARATE_MARKS = re.compile("[\u0300-\u036f\u1100-\u11ff\u3099\u309a]")
_CLUSTER = re.compile("[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|.[\u0300-\u036f\u3099\u309a]{0,8}", re.DOTALL)
_MARKS = re.compile("[\u0300-\u036f\u3099\u309a]")
_NO_LETTER = "\x00"


class _Folds(dict[int, str]):
    """What each character folds to, filled as characters are met: a table for `str.translate`."""

    def __missing__(self, code: int) -> str:
        folded = _folded_cluster(chr(code))
        if code < 0x10000:
            self[code] = folded
        return folded


_FOLDS = _Folds()


def fold_with_offsets(text: str) -> tuple[str, list[int] | None]:
    """Return the folded text and where each of its characters starts in `text`, with the end as a last entry.

    None in place of the offsets when the two texts correspond character by character, which is the usual case.
    """
    if text.isascii():
        return text.lower(), None
    if not _SEPARATE_MARKS.search(text):
        folded = text.translate(_FOLDS)
        if len(folded) == len(text):
            return folded, None
    return _fold_slowly(text)


def compact(name: str) -> str:
    """Return the letters and digits of `name`, folded: what is left when blanks, hyphens and marks do not count."""
    return "".join(character for character in fold(name) if character.isalnum())


def _fold_slowly(text: str) -> tuple[str, list[int]]:
    characters: list[str] = []
    offsets: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        folded = _folded_cluster(cluster.group())
        characters.append(folded)
        offsets.extend([cluster.start()] * len(folded))
    offsets.append(len(text))
    return "".join(characters), offsets


def _folded_cluster(cluster: str) -> str:
    folded = fold(cluster)
    if len(folded) == 1 and folded.isspace():
        return "\n" if folded in "\n\r" else " "
    if len(folded) > 1 and not folded.isalnum():
        return _NO_LETTER
    if len(cluster) == 1 and unicodedata.combining(cluster):
        return ""
    return folded
