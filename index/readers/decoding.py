"""From bytes to text: which encoding a file is in, and the repair of text that was decoded wrongly before.

Bytes that are valid in an encoding prove little: nearly any pair of bytes is some Hangul syllable in cp949, in johab
and in UTF-16. What decides is plausibility: the hundred most common syllables make up half of any Korean text and next
to nothing of a wrong decoding.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from index.readers.skipped import Skipped, printable_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_TEXT = 64 << 20
"""Bytes of the largest file, or line of a file read by lines, that is taken into memory."""

_SAMPLE = 1 << 16
_SCORED = 1 << 14
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ("cp949", "johab", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252")
_COMMON_SYLLABLES = frozenset(
    "이다는을의에하고가사지한를로기서은자인들정대시도해나리으일있조과그어전라국보민수제부여성장주동선상당우구원만니습인화산공군스"
    "미중모위와것했적업생발조까세연계년관경내무차안게면아던았방식회북남통김각오비신실력체행유"
)
_REPLACED = "\ufffd"
_CONTROLS = re.compile("[\x00-\x08\x0b\x10-\x1a\x1c-\x1f]")
_CONTINUATION = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = re.compile(
    f"â€\ufffd|[\xc2-\xdf][{_CONTINUATION}]|[\xe0-\xef][{_CONTINUATION}]{{2}}|[\xf0-\xf4][{_CONTINUATION}]{{3}}"
)
_SURE_MOJIBAKE = re.compile(f"[\xc3\xc2][{_CONTINUATION}]|[\xe0-\xef][{_CONTINUATION}]{{2}}")


def read_text(path: Path) -> str | Skipped:
    """Return the whole text of a file, or why it cannot be had. Raises OSError."""
    with path.open("rb") as file:
        data = file.read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        return Skipped(printable_path(path), f"larger than {LARGEST_TEXT >> 20} MB")
    text = decode(data)
    if looks_binary(text):
        return Skipped(printable_path(path), "not text: most of it is no character in any known encoding")
    return text


def lines_of(path: Path) -> Iterator[str | None]:
    """Yield the lines of a file as they are read, None for one that is longer than `LARGEST_TEXT`. Raises OSError."""
    with path.open("rb") as file:
        encoding = encoding_of(file.read(_SAMPLE))
    with path.open(encoding=encoding, errors="replace") as file:
        too_long = False
        while line := file.readline(LARGEST_TEXT):
            cut = not line.endswith("\n") and len(line) >= LARGEST_TEXT
            if not too_long:
                yield None if cut else line
            too_long = cut


def decode(data: bytes) -> str:
    """Return the text of `data`, without a byte order mark; undecodable bytes become U+FFFD. Never raises."""
    encoding = encoding_of(data[:_SAMPLE])
    if encoding == "utf-8":
        try:
            return repair_mojibake(data.decode("utf-8"))
        except UnicodeDecodeError:
            encoding = encoding_of(_around_first_invalid_byte(data))
    return repair_mojibake(data.decode(encoding, errors="replace")).removeprefix("\ufeff")


def encoding_of(sample: bytes) -> str:
    """Return the codec that makes the most plausible text of `sample`, the beginning of a file."""
    for mark, encoding in _BOMS:
        if sample.startswith(mark):
            return encoding
    if b"\x1b$)C" in sample[:200]:
        return "iso2022_kr"
    wide = sample.count(0) > len(sample) // 10
    if not wide:
        try:
            codecs.getincrementaldecoder("utf-8")().decode(sample)
        except UnicodeDecodeError:
            pass
        else:
            return "utf-8"
    return max(("utf-8", *_LEGACY), key=lambda encoding: _plausibility(sample[:_SCORED], encoding))


def looks_binary(text: str) -> bool:
    """Return whether more than a tenth of the beginning of `text` is control characters or undecodable."""
    sample = text[:8000]
    odd = len(_CONTROLS.findall(sample)) + sample.count(_REPLACED)
    return odd > max(8, len(sample) // 10)


def repair_mojibake(text: str) -> str:
    """Return `text` with UTF-8 that was once read as cp1252 ("â€œ") put right, when that is what it holds.

    Only when a sequence is unmistakable and such sequences are most of what is not ASCII.
    """
    if text.isascii() or not _SURE_MOJIBAKE.search(text):
        return text
    damaged = _MOJIBAKE.findall(text)
    beyond_ascii = sum(map(len, re.findall(r"[^\x00-\x7f]+", text)))
    if 2 * sum(map(len, damaged)) < beyond_ascii:
        return text
    return _MOJIBAKE.sub(_undamaged, text)


def _undamaged(match: re.Match[str]) -> str:
    try:
        return b"".join(_byte(character) for character in match[0]).decode("utf-8")
    except UnicodeError:
        return match[0]


def _byte(character: str) -> bytes:
    if character == _REPLACED:  # cp1252 has no 0x9D, the last byte of the closing quotation mark
        return b"\x9d"
    return character.encode("latin-1") if character <= "\xff" else character.encode("cp1252")


def _around_first_invalid_byte(data: bytes) -> bytes:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        start = max(0, error.start - _SAMPLE // 2)
        return data[start - start % 4 : start + _SAMPLE]
    return data[:_SAMPLE]


def _plausibility(sample: bytes, encoding: str) -> float:
    """Return a score per character, comparable between encodings of the same sample; 1 is the best."""
    width = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}.get(encoding, 1)
    text = sample[: len(sample) - len(sample) % width].decode(encoding, errors="replace")
    if not text:
        return 0.0
    return sum(map(_weight, text)) / len(text)


def _weight(character: str) -> float:
    if character in _COMMON_SYLLABLES or character in "\n\r\t" or " " <= character <= "~":
        return 1.0
    if "가" <= character <= "힣":
        return 0.3
    if character == _REPLACED or character < " " or "\x7f" <= character < "\xa0" or "\ue000" <= character <= "\uf8ff":
        return -4.0
    if character in "“”‘’–—…·《》「」『』〈〉" or "ㄱ" <= character <= "ㆎ":
        return 0.6
    return -0.2 if character > "\u0250" else 0.2
