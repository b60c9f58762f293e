"""What is read of Whoosh's files as arrays is what Whoosh itself reads of them."""

from __future__ import annotations

import json
import random
import zlib
from array import array
from pickle import dumps
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from index.library import Library
from index.search.blocks import Block
from index.search.patterns import Fuzzy, fitting, form_pattern
from index.search.postings import Segment, segments
from index.search.schema import LAST_POSITION
from index.search.spelling import distance

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = ("lantern", "harbour", "harbours", "ferry", "etang", "étang", "려객선", "항구", "등대", "zoo", "z", "pier")
FIELDS = ("title", "body", "form", "start", "name")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Return Whoosh's reader of an index of some long posting lists and many words."""
    chooser = random.Random(5)
    directory = tmp_path_factory.mktemp("postings")
    records = []
    for number in range(700):
        words = [*chooser.choices(WORDS, k=12), *(f"w{chooser.randrange(4000):x}" for _ in range(8))]
        records.append({"title": f"Note {number} {words[0]}", "text": f"The {' '.join(words)}.", "lang": "en"})
    (directory / "notes.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    with Library(directory / "library") as library:
        library.add([directory / "notes.jsonl"])
        opened = library.engine.files.reader()
        yield max((leaf for leaf, _ in opened.leaf_readers()), key=lambda leaf: int(leaf.doc_count_all()))
        opened.close()


@pytest.fixture(scope="module")
def segment(reader: Any) -> Segment:
    return max(segments(reader), key=lambda one: one.size)


def terms_of(reader: Any, field: str) -> list[str]:
    return [term.decode() for term in reader.lexicon(field)]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("prefix", ["", "w", "w1", "é", "려", "lantern", "zzz", "\U0010ffff"])
def test_the_terms_of_a_field_are_read_in_order(reader: Any, segment: Segment, field: str, prefix: str) -> None:
    expected = [term for term in terms_of(reader, field) if term.startswith(prefix)]
    assert segment.terms(field, prefix).text.splitlines() == expected
    assert len(segment.terms(field, prefix)) == len(expected)


def test_an_unknown_field_has_no_terms(segment: Segment) -> None:
    assert not len(segment.terms("colour", ""))


@pytest.mark.parametrize("field", ["body", "form"])
def test_terms_lead_to_their_postings(reader: Any, segment: Segment, field: str) -> None:
    terms = segment.terms(field, "")
    for number, term in list(enumerate(terms.text.splitlines()))[::97]:
        expected = list(reader.postings(field, term.encode()).all_ids())
        assert segment.read(terms.stored(number)).docs.tolist() == expected
        assert segment.docs([terms.stored(number)]).tolist() == expected


@pytest.mark.parametrize("term", ["lantern", "harbour", "zoo", "려객", "항구", "the"])
def test_postings_and_positions_are_those_of_whoosh(reader: Any, segment: Segment, term: str) -> None:
    matcher = reader.postings("body", term.encode())
    expected = []
    while matcher.is_active():
        expected.append((matcher.id(), matcher.weight(), matcher.value_as("positions")))
        matcher.next()
    found = segment.postings("body", term.encode())
    assert list(zip(found.docs.tolist(), found.weights.tolist(), strict=True)) == [one[:2] for one in expected]
    wanted = [one for one in expected if one[0] % 3 == 1]
    numbers = np.full(segment.size, -1)
    numbers[[one[0] for one in wanted]] = np.arange(len(wanted))
    places = segment.positions("body", term.encode(), numbers)
    positions = [(number, position) for number, one in enumerate(wanted) for position in one[2]]
    assert [(place >> 32, place & LAST_POSITION) for place in places.tolist()] == positions


def test_documents_are_read_without_the_positions(segment: Segment, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the writer of segments writes begins as `blocks` knows it."""
    monkeypatch.setattr("index.search.blocks.loads", pytest.fail)
    assert len(segment.postings("body", b"lantern").docs) > 100
    assert len(segment.postings("body", b"the").docs) > 400


def stored(weights: Any, count: int, protocol: int = 5) -> Block:
    deltas = array("I", [3, *[7] * (count - 1)])
    values = tuple(random.Random(place).randbytes(60) for place in range(count))
    data = zlib.compress(dumps((deltas, weights, values), protocol))
    return Block(count, 3 + 7 * (count - 1), True, data)


@pytest.mark.parametrize("protocol", [2, 5])
@pytest.mark.parametrize("count", [1, 5, 40, 63, 64, 400])
def test_the_beginning_of_a_block_is_enough_for_its_documents(count: int, protocol: int) -> None:
    docs = list(range(3, 3 + 7 * count, 7))
    varied = [float(place % 5) for place in range(count)]
    for weights, expected in (
        (None, [1.0] * count),
        (3.0, [3.0] * count),
        (array("f", varied), varied),
        (tuple(varied), varied),
    ):
        block = stored(weights, count, protocol)
        found, weighed = block.docs_and_weights()
        assert (found.tolist(), weighed.tolist()) == (docs, expected)
        assert block.values()[0].tolist() == docs


@pytest.mark.parametrize("pattern", ["*", "?", "??", "*a*", "w*1", "*선*", "?antern", "w?*", "lanter~", "w1a~2", "*.*"])
def test_words_that_fit_are_found_with_their_numbers(pattern: str) -> None:
    words = sorted({*WORDS, *(f"w{number:x}" for number in range(300)), "a", "wa1"})
    form = form_pattern(pattern)
    expected = [(number, word) for number, word in enumerate(words) if form.fullmatch(word)]
    lines = "".join(f"{word}\n" for word in words)
    assert list(fitting(lines, pattern, 10_000)) == expected
    assert list(fitting(lines, pattern, 3)) == expected[:3]


def test_what_cannot_be_near_is_told_without_comparing_letter_by_letter() -> None:
    chooser = random.Random(1)
    words = ["".join(chooser.choices("abcde", k=chooser.randint(3, 7))) for _ in range(300)]
    for most in (1, 2):
        for word in words[:20]:
            expected = [other for other in words if distance(word, other, most) <= most]
            assert [other for other in words if Fuzzy(word, most).fullmatch(other)] == expected
