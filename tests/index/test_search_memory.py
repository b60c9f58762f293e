"""However many unfinished words are searched for, what searching keeps stays within its bounds."""

from __future__ import annotations

import itertools
import string
from typing import TYPE_CHECKING

from index.search import executor, pieces
from index.search.highlights import Highlighter
from index.search.recognition import understood
from index.search.results import Sort
from tests.data.reports import reports

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from index.library import Library

    Writer = Callable[..., Path]


def test_thousands_of_typed_beginnings_leave_no_more_than_the_caches_may_hold(
    library: Library, lines: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add([lines("reports.jsonl", *reports(200))])
    monkeypatch.setattr(executor, "CACHE_BYTES", 20_000)
    for letters in itertools.product(string.ascii_lowercase, repeat=2):
        library.search(understood("".join(letters), is_typing=True), Sort.RELEVANCE)
    for word in ("harbour", "the", "ferry", '"the harbour"', "h*r"):
        library.search(understood(word, is_typing=False), Sort.RELEVANCE)
    kept = library.engine.ask(lambda answering: answering._cache)
    assert kept
    assert sum(one.size + 200 for one in kept.values()) <= 20_000


def test_pieces_of_texts_are_forgotten_when_they_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MOST_PIECES", 500)
    kept = pieces.Pieces()
    for number in range(100):
        kept.holding({f"word{number}x{other}" for other in range(50)}, ["harbour"])
    assert len(kept._forms) <= 550
    highlighter = Highlighter(understood("word*"))
    text = " ".join(f"word{number}" for number in range(2_000))
    assert len(highlighter.spans(text)) == 2_000
