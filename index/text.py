"""Making text safe and folding it for search.

Whatever decides that two spellings are the same, and whatever keeps control characters away
from the screen, is here and nowhere else.
"""

from __future__ import annotations

import json
import re
import unicodedata

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but \t and \n, DEL, C1
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, fillers, selectors
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # zero width, bidi controls
    "\u2028\u2029\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff"  # line separators, fillers, surrogates
    "\ufe00-\ufe0f\U000e0000-\U000e0fff]"  # variation selectors, tags
)
_APOSTROPHES = dict.fromkeys(map(ord, "‘’ʼʻ′＇`´"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_DROPPED_MARKS = frozenset("\u0306\u030c\u0304\u0301\u0300\u0308\u0302\u0303\u0327")
_FOLDS = {**_APOSTROPHES, **_DASHES}


def strip_controls(text: str) -> str:
    r"""Return `text` without control, bidi, zero-width and other invisible characters; \t and \n stay.

    Idempotent. Applied on import and again wherever text of a file is drawn or printed.
    """
    return _UNSAFE.sub("", text)


def escape_controls(text: str) -> str:
    r"""Return `text` with what `strip_controls` takes away written as JSON escapes, \u00xx."""
    return _UNSAFE.sub(lambda match: json.dumps(match.group())[1:-1], text)


def one_line(text: str) -> str:
    """Return `text` safe and on one line: white space runs become one blank."""
    return " ".join(strip_controls(text).split())


def normalise(text: str) -> str:
    r"""Return `text` as the record keeps it: NFC, no invisible characters, only \n as line end, no tabs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = text.replace("\x85", "\n").replace("\t", " ").replace("\f", "\n")
    return strip_controls(unicodedata.normalize("NFC", text))


def fold(text: str) -> str:
    """Return the form in which words are compared: NFKC, case, apostrophes, dashes and diacritics folded.

    The length may change; never use offsets of the folded form in the original.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    text = unicodedata.normalize("NFKC", strip_controls(text)).casefold().translate(_FOLDS)
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _DROPPED_MARKS))


def is_hangul(text: str) -> bool:
    """Tell whether there is text and all of it is syllables of Hangul."""
    return bool(text) and all("가" <= character <= "힣" for character in text)


def alphabetical(name: str) -> tuple[bool, str]:
    """Return what names are sorted by: their letters, whatever case and accents; one that is not known comes last."""
    return not name, fold(name)
