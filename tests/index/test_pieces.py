"""Looking for pieces between blanks finds what cutting the whole text into tokens finds."""

from __future__ import annotations

import random
import time

import pytest

from index.search.pieces import LONGEST, Passage, Pieces, places
from index.search.tokens import tokenise

PARTS = (
    *(
        "ferry",
        "Ferries",
        "piers",
        "1,250",
        "3.5",
        "려객선이",
        "섬",
        "1990년대",
        "金正恩",
        "o’clock",
        "Café",
        "ﬁne",
        "-",
        "“",
        "x-y",
    ),
    "w" * (LONGEST + 1),
)
BLANKS = (" ", "\n\n", "  ", "\u3000", "\x1f", "\u2028", "\xa0")


def some_text(chooser: random.Random) -> str:
    return "".join(chooser.choice(PARTS if chooser.random() < 0.6 else BLANKS) for _ in range(chooser.randrange(60)))


@pytest.mark.parametrize("seed", range(40))
def test_pieces_that_hold_a_term_are_those_with_its_tokens(seed: int) -> None:
    text = some_text(random.Random(seed))
    pieces = {piece for piece in text.split() if len(piece) <= LONGEST}
    terms = {token.term for token in tokenise("ferry 1250 려객 섬 年代 恩 fine y")}
    expected = {piece for piece in pieces if terms & {token.term for token in tokenise(piece)}}
    assert Pieces().holding(pieces, terms) == expected


@pytest.mark.parametrize("seed", range(40))
def test_a_passage_holds_the_tokens_of_the_text_from_its_beginning_on(seed: int) -> None:
    text = some_text(random.Random(seed))
    pieces = set(text.split())
    for begin, _ in places(text, pieces):
        passage = Passage(text, begin)
        expected = [token for token in tokenise(text) if token.start >= begin]
        assert all(map(passage.reaches, range(len(expected))))
        assert not passage.reaches(len(expected))
        assert passage.tokens == expected


@pytest.mark.parametrize("wanted", [{"ana"}, {"ana", "b", "c", "d", "e", "f", "g", "h", "banana"}])
def test_a_piece_stands_between_blanks(wanted: set[str]) -> None:
    text = "banana ana\nana, anana ana"
    found = places(text, wanted & set(text.split()))
    assert [text[start:end] for start, end in found if text[start:end] == "ana"] == ["ana", "ana"]


def test_pieces_that_fit_are_told_by_their_forms() -> None:
    pieces = {"Ferries,", "pier", "x-ferry"}
    assert Pieces().fitting(pieces, lambda form: form.startswith("fer")) == {"Ferries,", "x-ferry"}


@pytest.mark.parametrize(
    "text", ["a" * 300_000, "a " * 150_000, "a" * 100_000 + " a" * 100_000], ids=["a word", "words", "both"]
)
def test_places_are_found_in_linear_time(text: str) -> None:
    began = time.process_time()
    for wanted in ({"a"}, {"a", *map(str, range(20))}):
        places(text, wanted & set(text.split()))
    assert time.process_time() - began < 2
