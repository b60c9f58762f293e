"""How Chinese characters are read in Korean."""

from __future__ import annotations

from itertools import pairwise

import pytest

from index.search.hanja import _readings, characters_read, in_hangul


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("統一", ("통일",)),
        ("北조선", ("북조선",)),
        ("勞動", ("로동",)),
        ("不可", ("불가",)),
        ("不當", ("부당",)),
        ("金哲", ("금철", "김철")),
        ("통일", ()),
        ("satellite", ()),
        ("日本のニュース", ()),
        ("統" * 40, ()),
    ],
)
def test_a_word_is_read(word: str, read: tuple[str, ...]) -> None:
    assert in_hangul(word) == read


def test_characters_are_found_by_their_reading() -> None:
    assert "統" in characters_read("통")
    assert set(characters_read("로노")) >= {"勞", "老", "努"}
    assert characters_read("a") == ()


def test_readings_follow_the_order_of_the_standard() -> None:
    """KS X 1001 orders its characters by reading, but for a few that have several."""
    coded = (bytes((row, cell)) for row in range(0xCA, 0xFE) for cell in range(0xA1, 0xFF))
    characters = [code.decode("euc_kr", "ignore") for code in coded]
    known = [_readings()[character] for character in characters if character in _readings()]
    steps = sum(one > other for one, other in pairwise(known))
    assert len(known) > 3_500
    assert steps < 10
