"""Korean words in Chinese characters, read as Hangul: 統一 is 통일, 北조선 is 북조선.

Each character has one reading, the one before the initial-sound law (勞動 is 로동), since words are looked for in the
spellings of both halves of the country anyway. The readings are those by which the standard KS X 1001 orders its
characters. A few that depend on their place are rules.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from index.text import is_hangul

_FILE = Path(__file__).with_name("hanja.tsv")
_LONGEST = 12
"""Longer runs are sentences, of another language."""

_NOT, _BEFORE = "不", "다닥단달담당대댄더던덕도독돈동두득등자작잔장재전절정제조종주중지진집"
"""不 is 부 before ㄷ and ㅈ, else 불."""

_GOLD, _SURNAME = "金", "김"
_NAME = range(2, 5)


def in_hangul(word: str) -> tuple[str, ...]:
    """Return how a word with Chinese characters is read; `()` when it has none or one is not known.

    Two readings when it may be the name of a Kim.
    """
    word = unicodedata.normalize("NFKC", word)
    if len(word) > _LONGEST or not any(character in _readings() for character in word):
        return ()
    read = "".join(_readings().get(character, character) for character in word)
    if not is_hangul(read):
        return ()
    for at, character in enumerate(word[:-1]):
        if character == _NOT and read[at + 1] in _BEFORE:
            read = f"{read[:at]}부{read[at + 1 :]}"
    return (read, _SURNAME + read[1:]) if word[0] == _GOLD and len(word) in _NAME else (read,)


def characters_read(syllables: str) -> tuple[str, ...]:
    """Return the Chinese characters that are read as one of some syllables."""
    return tuple(character for syllable in dict.fromkeys(syllables) for character in _characters().get(syllable, ""))


@lru_cache(maxsize=1)
def _characters() -> dict[str, str]:
    lines = (line.partition("\t") for line in _FILE.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {reading: characters for reading, _, characters in lines}


@lru_cache(maxsize=1)
def _readings() -> dict[str, str]:
    return {character: reading for reading, characters in _characters().items() for character in characters}
