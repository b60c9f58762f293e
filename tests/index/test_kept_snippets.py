"""Passages that were shown are not looked for again, and never outlive what they were taken from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.search import kept_snippets
from index.search.highlights import Highlighter
from index.search.kept_snippets import KeptSnippets
from index.search.recognition import understood
from tests.data.reports import reports

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from index.article import Article
    from index.library import Library

    Writer = Callable[..., Path]


def _texts(library: Library, text: str, rows: list[int]) -> list[str]:
    found = library.hits(rows, Highlighter(understood(text)))
    return [snippet.text for _, snippets in found for snippet in snippets]


def test_articles_are_read_once_for_the_same_search(library: Library, lines: Writer) -> None:
    library.add([lines("reports.jsonl", *reports(10))])
    rows, kept, read = library.record.rows_by_date(), KeptSnippets(), list[int]()

    def article(row: int) -> Article:
        read.append(row)
        return library.record.article(row)

    first = kept.of(rows[:6], Highlighter(understood("harbour")), 1, 1, article)
    assert kept.of(rows[2:8], Highlighter(understood("harbour")), 1, 1, article)[:4] == first[2:]
    assert sorted(read) == sorted(rows[:8])
    kept.of(rows[:1], Highlighter(understood("ferry")), 1, 1, article)
    kept.of(rows[:1], Highlighter(understood("harbour")), 2, 1, article)
    assert len(read) == 10


def test_another_state_of_the_record_is_read_anew(library: Library, lines: Writer) -> None:
    path = lines(
        "one.jsonl", {"title": "Pier", "text": "The old harbour is quiet today.", "url": "https://a.example/1"}
    )
    library.add([path])
    rows = library.record.rows_by_date()
    assert _texts(library, "harbour", rows) == ["The old harbour is quiet today."]
    lines("one.jsonl", {"title": "Pier", "text": "The new harbour is busy today.", "url": "https://a.example/1"})
    library.add([path])
    assert "The new harbour is busy today." in _texts(library, "harbour", library.record.rows_by_date())


def test_no_more_is_kept_than_there_is_room_for(
    library: Library, lines: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_snippets, "MOST_KEPT", 7)
    library.add([lines("reports.jsonl", *reports(10))])
    rows = library.record.rows_by_date()
    for text in ("harbour", "the", "ferry", "harbour"):
        for some in (rows[:4], rows[2:8], rows):
            assert len(_texts(library, text, some)) == len(some)
            kept = library.engine.snippets._kept
            assert sum(map(len, kept.values())) == library.engine.snippets._count <= 7
