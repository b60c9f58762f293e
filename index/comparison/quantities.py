"""Numbers of a text with what they count, in English and in Korean.

`three`, `3`, `세 기` and `3기` are one value; `1만 199초`, `2시간49분59초` and `10,199 seconds` are another,
`2:49 p.m.` and `14:49` a third. Dates and years are not here but in `dates`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.comparison.clocks import clock_times

if TYPE_CHECKING:
    from collections.abc import Iterator

_SMALL = """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL_NAMES = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_WORDS = {word: number for number, word in enumerate(_SMALL.split(), 2)} | {
    word: 10 * number for number, word in enumerate(_TENS.split(), 2)
}
_ORDINALS = {word: number for number, word in enumerate(_ORDINAL_NAMES.split(), 2)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_NATIVE = {
    "한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10
}  # fmt: skip
_KOREAN_SCALES = {"백": 100, "천": 1_000, "만": 10**4, "억": 10**8, "조": 10**12}
_COUNTERS = "기|발|차례|번째|번|명|개국|개|척|대|곳|나라|달|시간|가지|문|건|배|사람|차|위|세|살|주년|돌|만세대|세대"

_UNITS: dict[str, tuple[str, float]] = {
    spelling: (unit, factor)
    for unit, factor, spellings in (
        ("length", 1_000.0, "km kms kilometer kilometers kilometre kilometres ㎞ 킬로미터 킬로메터"),
        ("length", 1.0, "m meter meters metre metres 미터 메터"),
        ("length", 0.01, "cm centimeter centimeters centimetre centimetres ㎝ 센티미터"),
        ("length", 0.001, "mm millimeter millimeters millimetre millimetres ㎜ 밀리미터"),
        ("length", 1_609.344, "mile miles 마일"),
        ("length", 1_852.0, "nm"),
        ("mass", 1.0, "t ton tons tonne tonnes 톤 t급 톤급"),
        ("mass", 0.001, "kg kilogram kilograms ㎏ 킬로그램"),
        ("time", 1.0, "s second seconds 초"),
        ("time", 60.0, "minute minutes 분"),
        ("time", 3_600.0, "hour hours 시간"),
        ("days", 1.0, "day days"),
        ("share", 1.0, "% percent pct 퍼센트 ％"),
        ("won", 1.0, "won 원"),
        ("dollar", 1.0, "dollar dollars 달러"),
    )
    for spelling in spellings.split()
}
CLOCK = "clock"
"""The unit of a time of day: its value counts seconds, minutes or hours, as precise as it is given."""

_MEASURES = frozenset(unit for unit, _ in _UNITS.values()) | {CLOCK}
_UNIT_PATTERN = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))

_WORD_PATTERN = "|".join(sorted([*_WORDS, *_ORDINALS], key=len, reverse=True))
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SPACED = r"\d{1,3}(?:[ \u00a0]\d{3})+(?![\d,])(?:\.\d+)?"
_ENGLISH = re.compile(
    rf"(?<![\w.,])(?<!\w-)(?=[\d$€£efnst])(?P<dollar>[$€£]\s?)?(?:(?P<digits>{_ARABIC})|(?P<word>\b(?:{_WORD_PATTERN})(?:-(?:one|{_WORD_PATTERN}))?\b))"
    rf"(?P<ordinal>st|nd|rd|th)?(?:[ -](?P<scale>hundred|thousand|million|billion|trillion)\b)?"
    rf"(?:[ -]?(?P<unit>{_UNIT_PATTERN})(?![a-z]))?",
    re.IGNORECASE,
)
_KOREAN = re.compile(
    rf"(?:(?<![\w.,])|(?<=시간)|(?<=\d분))(?:[백천만억](?=\d)|(?:{_SPACED}|{_ARABIC})[백천]?)"
    rf"(?:(?P<scale>[만억조])(?:\s?(?:{_ARABIC})[백천]?(?=[만억조초분원명개발기톤t\s]))?)*(?:(?<=[만억조백천])\d+)?"
    rf"(?P<number_end>)(?:여\s?)?(?:\s?(?P<unit>{_UNIT_PATTERN}|{_COUNTERS})|(?<=[만억조])(?=\s))(?![A-Za-z])"
)
_KOREAN_NATIVE = re.compile(rf"(?<!\w)(?P<word>{'|'.join(_NATIVE)}) (?P<unit>{_COUNTERS})")
_KOREAN_PART = re.compile(rf"({_ARABIC})?([백천])?([만억조])?")
_LONGEST_DIGITS = 18
_BETWEEN_PARTS = re.compile(r",? ?(?:and )?")
"""What may stand between the hours, minutes and seconds of one duration."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that counts or measures something."""

    value: float
    """In the unit as written; `factor` turns it into the unit's base."""

    start: int
    end: int
    """The number with its unit, as offsets in the text."""

    unit: str
    """Kind of measure (`length`, `mass`, ...), a Korean counter, `ordinal`, or empty when only a noun follows."""

    factor: float = 1.0

    @property
    def measure(self) -> str:
        """The kind of measure; empty for what is counted."""
        return self.unit if self.unit in _MEASURES else ""


def quantities(text: str, start: int, end: int) -> list[Quantity]:
    """Return the quantities of `text[start:end]` in order, not overlapping; "one" is none.

    A duration in hours, minutes and seconds is one quantity, and so is a time of day.
    """
    clocks = [
        Quantity(clock.seconds / clock.precision, clock.start, clock.end, CLOCK, clock.precision)
        for clock in clock_times(text, start, end)
    ]
    found = [*_korean(text, start, end), *_english(text, start, end)]
    found.sort(key=lambda quantity: (quantity.start, -quantity.end))
    return _whole_durations(text, _without_overlaps(clocks, found))


def _whole_durations(text: str, found: list[Quantity]) -> list[Quantity]:
    whole: list[Quantity] = []
    for quantity in found:
        if whole and _continues(text, whole[-1], quantity):
            longer = whole.pop()
            value = longer.value * longer.factor / quantity.factor + quantity.value
            quantity = Quantity(value, longer.start, quantity.end, quantity.unit, quantity.factor)
        whole.append(quantity)
    return whole


def _continues(text: str, longer: Quantity, shorter: Quantity) -> bool:
    """Tell whether `shorter` is the minutes or seconds of a duration that `longer` begins."""
    if not longer.unit == shorter.unit == "time" or shorter.value * shorter.factor >= longer.factor:
        return False
    return _BETWEEN_PARTS.fullmatch(text, longer.end, shorter.start) is not None


def _without_overlaps(clocks: list[Quantity], others: list[Quantity]) -> list[Quantity]:
    """Return all in order; a time of day goes before what it overlaps, then what starts first."""
    kept: list[Quantity] = []
    marked = sorted([(q.start, False, q) for q in others] + [(q.start, True, q) for q in clocks], key=lambda m: m[:2])
    for _, is_clock, quantity in marked:
        if is_clock:
            while kept and kept[-1].end > quantity.start:
                kept.pop()
            kept.append(quantity)
        elif not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


def _english(text: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _ENGLISH.finditer(text, start, end):
        value = _english_value(match)
        following = text[match.end() : match.end() + 1]
        if value is None or (following.isascii() and following.isalnum()):
            continue
        unit, factor = _UNITS.get((match["unit"] or "").lower(), ("", 1.0))
        if match["dollar"]:
            unit = "dollar"
        elif match["ordinal"] or (match["word"] or "").lower() in _ORDINALS:
            unit = "ordinal"
        yield Quantity(value, match.start(), match.end(), unit, factor)


def _english_value(match: re.Match[str]) -> float | None:
    scale = _SCALES.get((match["scale"] or "").lower(), 1)
    if match["digits"]:
        digits = match["digits"].replace(",", "")
        return float(digits) * scale if len(digits) <= _LONGEST_DIGITS else None
    parts = match["word"].lower().split("-")
    values = [_WORDS.get(part, _ORDINALS.get(part, 1)) for part in parts]
    if len(values) == 2 and (values[0] < 20 or values[1] >= 10):
        return None
    return float(sum(values) * scale)


def _korean(text: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _KOREAN.finditer(text, start, end):
        value = _korean_value(text[match.start() : match.start("number_end")])
        if value is not None:
            written = match["unit"] or ""
            unit, factor = _UNITS.get(written, (written, 1.0))
            yield Quantity(value, match.start(), match.end(), unit, factor)
    for match in _KOREAN_NATIVE.finditer(text, start, end):
        unit, factor = _UNITS.get(match["unit"], (match["unit"], 1.0))
        yield Quantity(float(_NATIVE[match["word"]]), match.start(), match.end(), unit, factor)


def _korean_value(written: str) -> float | None:
    """Return the value of `1만 199`, `만199`, `2천만` or `8700`; None when it has too many digits."""
    if len(written) > 2 * _LONGEST_DIGITS:
        return None
    total = 0.0
    for part in _KOREAN_PART.finditer("".join(written.split())):
        digits, small, large = part.groups()
        if not (digits or small or large):
            continue
        amount = float(digits.replace(",", "")) if digits else 1.0
        total += amount * _KOREAN_SCALES.get(small or "", 1) * _KOREAN_SCALES.get(large or "", 1)
    return total
