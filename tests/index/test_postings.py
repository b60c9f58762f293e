"""What is read of Whoosh's files as arrays is what Whoosh itself reads of them."""

from __future__ import annotations

import json
import random
from array import array
from pickle import dumps, loads
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from index.library import Library
from index.search.packing import CODE_SHIFT, LAST_POSITION, packed
from index.search.patterns import Fuzzy, fitting, form_pattern, longest_literal
from index.search.postings import Occurrences, Segment, segments
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
    for step in (1, 3):
        wanted = [one for one in expected if one[0] % step == step // 2]
        docs, numbers = np.array([one[0] for one in wanted], np.int32), np.arange(50, 50 + len(wanted)) << 32
        places = segment.occurrences("body", term.encode(), docs).places(_EVERY, numbers, None)
        positions = [(number, position) for number, one in enumerate(wanted, 50) for position in one[2]]
        assert [(place >> 32, place & LAST_POSITION) for place in places.tolist()] == positions


def test_places_are_chosen_by_their_codes(reader: Any, segment: Segment) -> None:
    matcher = reader.postings("body", b"harbour")
    stored = {}
    while matcher.is_active():
        stored[matcher.id()] = array("I", matcher.value())
        matcher.next()
    docs = np.array(list(stored), np.int32)
    occurrences = segment.occurrences("body", b"harbour", docs)
    places = occurrences.places(_EVERY, docs.astype(np.int64) << 32, lambda codes: codes > 0)
    expected = [(doc, one & LAST_POSITION) for doc, some in stored.items() for one in some if one >> CODE_SHIFT]
    assert 100 < len(expected) < sum(map(len, stored.values()))
    assert [(place >> 32, place & LAST_POSITION) for place in places.tolist()] == expected


def test_articles_without_the_term_have_no_places(segment: Segment) -> None:
    every = np.arange(segment.size, dtype=np.int32)
    for term in (b"lantern", b"nowhere"):
        docs = segment.postings("body", term).docs
        places = segment.occurrences("body", term, every).places(_EVERY, every.astype(np.int64) << 32, None)
        assert np.unique(places >> 32).tolist() == docs.tolist()


def test_places_behind_the_last_position_are_there_once() -> None:
    stored = np.array([7, LAST_POSITION, LAST_POSITION, 7], np.uint32)
    docs = np.array([2, 4], np.int32)
    occurrences = Occurrences([packed(docs.astype(np.uint32), np.array([3, 1], np.float32), stored)], docs)
    places = occurrences.places(_EVERY, np.array([0, 1]) << 32, None)
    assert places.tolist() == [7, LAST_POSITION, (1 << 32) + 7]


_EVERY = slice(None)
"""All articles that were asked about."""

HIGHEST = (0, 2**8 - 1, 2**8, 2**16 - 1, 2**16, LAST_POSITION, 2**32 - 1)


@pytest.mark.parametrize("highest", HIGHEST)
@pytest.mark.parametrize("heaviest", [1, 3, 255, 256])
def test_packed_numbers_are_what_they_were(highest: int, heaviest: int) -> None:
    chooser = random.Random(highest + heaviest)
    docs = np.cumsum([chooser.choice([1, 7, heaviest]) for _ in range(40)]).astype(np.uint32)
    weights = [heaviest, *(chooser.randint(1, heaviest) for _ in range(39))]
    stored = np.array([highest, *(chooser.randint(0, highest) for _ in range(sum(weights) - 1))], np.uint32)
    found = loads(dumps(packed(docs, np.array(weights, np.float32), stored)))
    assert found.docs().tolist() == np.cumsum(found[0]).tolist() == docs.tolist()
    assert found.weights().tolist() == list(found[1]) == weights
    assert found.stored().tolist() == stored.tolist()
    assert b"".join(found[2]) == stored.tobytes()
    assert [len(value) // 4 for value in found[2]] == weights


def test_documents_without_positions_are_packed_too() -> None:
    found = packed(np.arange(5, 80, 5).astype(np.uint32), np.ones(15, np.float32), np.empty(0, np.uint32))
    assert (found[0], list(found[1]), found[2]) == ([5] * 15, [1.0] * 15, None)


@pytest.mark.parametrize("pattern", ["*", "?", "??", "*a*", "w*1", "*선*", "?antern", "w?*", "lanter~", "w1a~2", "*.*"])
def test_words_that_fit_are_found_with_their_numbers(pattern: str) -> None:
    words = sorted({*WORDS, *(f"w{number:x}" for number in range(300)), "a", "wa1"})
    form = form_pattern(pattern)
    expected = [(number, word) for number, word in enumerate(words) if form.fullmatch(word)]
    held = [(number, word) for number, word in enumerate(words) if longest_literal(pattern) in word]
    assert list(fitting(held, pattern, 10_000)) == expected
    assert list(fitting(held, pattern, 3)) == expected[:3]


@pytest.mark.parametrize("prefix", ["", "w"])
@pytest.mark.parametrize("part", ["", "a", "ar", "rb", "our", "선", "선\n", "w1", "\x01\x00", "zz"])
def test_terms_that_hold_a_string_are_found_with_their_numbers(segment: Segment, prefix: str, part: str) -> None:
    terms = segment.terms("form", prefix)
    expected = [(number, word) for number, word in enumerate(terms.text.splitlines()) if part in word]
    assert list(terms.holding(part)) == expected


def test_what_cannot_be_near_is_told_without_comparing_letter_by_letter() -> None:
    chooser = random.Random(1)
    words = ["".join(chooser.choices("abcde", k=chooser.randint(3, 7))) for _ in range(300)]
    for most in (1, 2):
        for word in words[:20]:
            expected = [other for other in words if distance(word, other, most) <= most]
            assert [other for other in words if Fuzzy(word, most).fullmatch(other)] == expected
