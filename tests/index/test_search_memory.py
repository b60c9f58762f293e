"""However many unfinished words are searched for, what searching keeps stays within its bounds."""

from __future__ import annotations

import itertools
import string
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.search import pieces, posting_cache, tokens
from index.search.highlights import Highlighter
from index.search.postings import Postings
from index.search.recognition import understood
from index.search.results import Sort
from index.search.tokens import tokenise
from tests.data.reports import reports

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.library import Library

    Writer = Callable[..., Path]


def test_thousands_of_typed_beginnings_leave_no_more_than_the_caches_may_hold(
    library: Library, lines: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add([lines("reports.jsonl", *reports(200))])
    monkeypatch.setattr(posting_cache, "LONG", 500)
    monkeypatch.setattr(posting_cache, "ROOM", {True: 4_000, False: 20_000})
    for letters in itertools.product(string.ascii_lowercase, repeat=2):
        library.search(understood("".join(letters), is_typing=True), Sort.RELEVANCE)
    for word in ("harbour", "the", "ferry", '"the harbour"', "h*r"):
        library.search(understood(word, is_typing=False), Sort.RELEVANCE)
    kept = list(library.engine.ask(lambda executor: executor.kept))
    for is_long, room in posting_cache.ROOM.items():
        sizes = [one.size + posting_cache.OVERHEAD for one in kept if (one.size >= posting_cache.LONG) is is_long]
        assert room / 2 < sum(sizes) <= room


def test_short_lists_do_not_drive_out_long_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting_cache, "ROOM", {True: 10**6, False: 50_000})
    kept, long = posting_cache.PostingCache(10**6), _list(posting_cache.LONG // 4)
    for name, postings in (("the", long), *((f"rare{number}", _list(5)) for number in range(1_000))):
        kept.get(("body", name.encode()), partial(_same, postings))
    assert kept.get(("body", b"the"), lambda: _list(0)).docs is long.docs
    assert kept.get(("body", b"rare999"), lambda: _list(0)).docs.size == 5
    assert kept.get(("body", b"rare0"), lambda: _list(0)).docs.size == 0


def test_a_small_library_keeps_fewer_long_lists() -> None:
    kept, long = posting_cache.PostingCache(1_000), _list(posting_cache.LONG // 4)
    for number in range(9):
        kept.get(("body", f"common{number}".encode()), partial(_same, long))
    assert sum(one.size for one in kept) <= 1_000 * posting_cache.AN_ARTICLE


@pytest.mark.parametrize("weights", [[], [1], [1, 1, 1], [2, 2], [1, 255, 3], [1, 256, 3]])
def test_kept_lists_say_the_same_in_less_memory(weights: list[int]) -> None:
    given = Postings(np.arange(len(weights), dtype=np.int32), np.array(weights, np.float32))
    assert given.slim().weights.tolist() == weights
    assert given.slim().size <= given.size


def _same(postings: Postings) -> Postings:
    return postings


def _list(count: int) -> Postings:
    return Postings(np.arange(count, dtype=np.int32), np.ones(count, np.float32))


def test_pieces_of_texts_are_forgotten_when_they_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MOST_PIECES", 500)
    kept = pieces.Pieces()
    for number in range(100):
        kept.holding({f"word{number}x{other}" for other in range(50)}, ["harbour"])
    assert len(kept._forms) <= 550
    highlighter = Highlighter(understood("word*"))
    text = " ".join(f"word{number}" for number in range(2_000))
    assert len(highlighter.spans(text)) == 2_000


def test_words_met_again_are_kept_and_others_are_forgotten_when_they_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "MOST_KNOWN", 50)
    tokens._KNOWN.clear()
    tokens._FORMER.clear()
    first = tokenise("Harbours' lights, 1,200.5 of them")
    for number in range(1_000):
        tokenise(f"passing{number}")
        assert tokenise("Harbours' lights, 1,200.5 of them") == first
        assert len(tokens._KNOWN) <= 50
        assert len(tokens._FORMER) <= 50
    assert "Harbours" in tokens._KNOWN | tokens._FORMER
    assert "passing7" not in tokens._KNOWN | tokens._FORMER


def test_all_that_thousands_of_typed_beginnings_fill_has_a_bound_of_some_megabytes() -> None:
    """The words are a few hundred bytes each, as measured; the long posting lists fill only in large libraries."""
    words = 2 * tokens.MOST_KNOWN * 220 + pieces.MOST_PIECES * 400
    assert words + posting_cache.ROOM[False] < 30 * 2**20
    assert words + sum(posting_cache.ROOM.values()) < 55 * 2**20
