"""What a query is cut into: words, marks and signs, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LEXEME = re.compile(
    r"""(?P<blank>\s+)|(?P<open>\()|(?P<close>\))
    |(?P<not>-(?=[^\s\-)]))
    |(?P<near>NEAR(?:/[^\s()"“”„«»]*)?(?=[\s()"“”„«»]|$))
    |(?P<literal>=(?=["“”„«]))
    |(?P<field>[A-Za-z]+):(?=[^\s)])
    |(?P<quote>["“”„«»])
    |(?P<word>[^\s()"“”„«»]+)""",
    re.VERBOSE,
)
CLOSING = re.compile('["“”„«»]')
"""What ends a phrase, whichever mark began it."""

WRITTEN_ALONE = {
    "-": "a minus stands before what is to be left out",
    "=": "= stands before a word",
    "*": "a pattern needs two letters, or one at its start",
    "~": "~ stands behind a word",
}
"""Signs of the language that mean nothing without a word, and what to say of them."""

FARTHEST = 999
"""How far apart words may be for `NEAR/n`."""

_NUMBER = re.compile("[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of a query."""

    kind: str
    """`blank`, `open`, `close`, `not`, `near`, `literal`, `field`, `quote` or `word`."""

    text: str
    start: int
    end: int


def distance_of(sign: str, default: int) -> int | None:
    """Return how far apart `NEAR/n` lets words be, `default` for `NEAR` alone; None when `n` is no such number."""
    if "/" not in sign:
        return default
    number = sign.partition("/")[2]
    return max(1, int(number)) if _NUMBER.fullmatch(number) else None


def lexemes(text: str) -> list[Lexeme]:
    """Return the pieces of `text` in order; together they are all of it."""
    return [
        Lexeme(match.lastgroup or "", match.group(), match.start(), match.end()) for match in _LEXEME.finditer(text)
    ]
