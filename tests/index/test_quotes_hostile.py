"""Text that nobody wrote as an article: extraction finishes, stays linear and keeps its promises."""

from __future__ import annotations

import sys
from random import Random
from typing import TYPE_CHECKING

import pytest

from index.article import Article, Paragraph, Quote, Role
from index.quotes import extract_quotes

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

HOSTILE: dict[str, Callable[[int], str]] = {
    "marks only": lambda size: '"' * size,
    "opening marks": lambda size: "“" * size,
    "nested marks": lambda size: "“" * (size // 2) + "”" * (size // 2),
    "nested in turn": lambda size: "“‘" * (size // 4) + "’”" * (size // 4),
    "a list of letters": lambda size: '"a" ' * (size // 4),
    "opening brackets": lambda size: '("' * (size // 2),
    "apostrophes": lambda size: "s' " * (size // 3),
    "no full stop": lambda size: "Kim, who said, told that calling “a b c” " * (size // 41),
    "full stops": lambda size: "." * size + "x “A b.”",
    "one capital word": lambda size: "A" * size + " “A b,” he said.",
    "names": lambda size: "Kim Jong Un " * (size // 12) + "“A b,” Kim said.",
    "agencies": lambda size: "KCNA " * (size // 5) + "“A b,” the agency said.",
    "commas": lambda size: ", " * (size // 2) + "said “a b c.”",
    "verbs": lambda size: "said, " * (size // 6) + "“A b.”",
    "Korean without a full stop": lambda size: '김정은 위원장은 "가 나 다"고 말하며 ' * (size // 24),
    "captions": lambda size: '[김가나 / 부두장 : "' * (size // 14),
    "turns": lambda size: "김가나: 부두가 열렸다.\n" * (size // 16),
    "bodies": lambda size: "The big, The new. " * (size // 18) + "It said “a b c d e.”",
    "offices": lambda size: "President Lee Min. “A b,” the president said. " * (size // 46),
    "foreign surnames": lambda size: "나다 브라 사령관은 “가다”고 했다. " * (size // 22),
    "never closed": lambda size: "“We go, Lee Min said a word of it, " * (size // 34) + "Lee said.",
    "dashes": lambda size: "— We go, " + "Lee Min " * (size // 8) + "said.",
    "French": lambda size: "« Nous », a dit Park Jin, selon Lee, " * (size // 37),
    "Japanese": lambda size: "「港」と朴振は" * (size // 9) + "述べた。",
    "Korean brackets": lambda size: "김(" * (size // 2) + '"가다"고',
}

PIECES = [
    *"“”‘’\"'«»「」『』《》()[]<>.,:;?!…—-/▶=\ue000\ue001 \n\x00",
    *("``", "''", " said ", " Kim ", " Kim Jong Un ", " he ", " according to ", " called ", " KCNA ", "The ", "Q:"),
    *("김정은", "위원장", "은 ", "는 ", "라고 ", "며 ", "말했다", "다. ", "에 따르면 ", "통일부 ", "앵커", "열렸다"),
]


LANGUAGES = {"French": "fr", "Japanese": "ja"}


def extract(text: str, name: str = "") -> tuple[Quote, ...]:
    paragraphs = (Paragraph(0, len(text), Role.BODY),)
    return extract_quotes(Article("A title", text, paragraphs, language=LANGUAGES.get(name, "en")))


def calls(text: str, name: str) -> int:
    """Return how many functions are called to extract the quotations of `text`: the same on every machine."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        extract(text, name)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", HOSTILE)
def test_four_times_the_text_takes_about_four_times_the_work(name: str) -> None:
    assert calls(HOSTILE[name](16_000), name) < 6 * calls(HOSTILE[name](4_000), name) + 2_000


@pytest.mark.parametrize("name", HOSTILE)
def test_a_long_paragraph_is_soon_done(name: str) -> None:
    """What is quadratic inside a regular expression makes no calls, but would not finish here."""
    extract(HOSTILE[name](60_000), name)


@pytest.mark.parametrize("name", HOSTILE)
def test_quotations_are_in_order_apart_and_inside_the_text(name: str) -> None:
    text = HOSTILE[name](4_000)
    end = 0
    for quote in extract(text, name):
        assert end <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end] == quote.text == quote.text.strip()
        end = quote.end


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“”",
        '"',
        "“ ”",
        "\ue000\ue001 “A b,” he said.",
        "'\n'",
        "“A\x00b,” he said.",
        "ᅟ“ㅤ”",
        "부두 조사에서(‘열자’와 ‘닫자’ 응답의 합계) 의견이 갈렸다고 항만청은 말했다.",
    ],
)
def test_odd_text_is_no_error(text: str) -> None:
    extract(text)


def test_any_mixture_of_words_and_marks_is_read() -> None:
    """Seeded, so that what fails once fails again."""
    random = Random(20240114)
    for _ in range(400):
        extract("".join(random.choice(PIECES) for _ in range(random.randint(1, 60))))


def test_many_paragraphs_and_people_are_linear() -> None:
    lines = [f"“We go on,” said Kim N{number}am. She said it was “fine by us all.”" for number in range(600)]
    text = "\n".join(lines)
    paragraphs: list[Paragraph] = []
    start = 0
    for line in lines:
        paragraphs.append(Paragraph(start, start + len(line), Role.BODY))
        start += len(line) + 1
    assert len(extract_quotes(Article("A title", text, tuple(paragraphs)))) == 1200
