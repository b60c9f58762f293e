"""Where the value of a field ends that somebody wrote without quotation marks: `speaker:Kim Yo Jong statement`."""

from __future__ import annotations

from index.names import default_gazetteer
from index.search.name_words import names_in

OF_NAMES = frozenset({"speaker", "via", "name", "title", "source"})
"""The fields whose value may be a name of several words."""

_FARTHEST = 80
"""Code points in which a name ends."""


def value_end(field: str, text: str, start: int, end: int) -> int:
    """Return where the value of a field ends that begins at `start` and whose first word ends at `end`.

    That is `end` unless known names, between commas, go on behind it; `source:` takes outlets only.
    """
    while field in OF_NAMES:
        begin = max(start, text.rfind(",", start, end) + 1)
        names = names_in(text, begin, min(len(text), begin + _FARTHEST))
        last = max((last for first, last, name in names if first == begin and _is_fit(field, name)), default=0)
        if last <= end or not (text[last : last + 1] in {"", ",", ")"} or text[last].isspace()):
            break
        end = last if text[last : last + 1] != "," else _word_end(text, last)
    return end


def _is_fit(field: str, identity: str) -> bool:
    known = default_gazetteer().get(identity)
    return field != "source" or (known is not None and known.type == "media")


def _word_end(text: str, start: int) -> int:
    return next((at for at in range(start, len(text)) if text[at].isspace() or text[at] in '()"“”„«»'), len(text))
