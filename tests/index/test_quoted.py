"""The quotations of a search: words and names choose among them, other clauses choose articles."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from index.exceptions import LibraryError
from index.kept_quotations import rows_with_quotations
from index.library import Library
from index.search.recognition import understood

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.search.quoted import Quotes

ARTICLES = {
    "one": """date 2019-05-07 Bridge opens

“The bridge opens in spring,” Kim Jong Un said, according to the Korean Central News Agency.

The mayor spoke of the bridge too. “We have waited for years,” Mayor Pak Chol said.
""",
    "two": """date 2019-05-09 Ferry sails

“The ferry goes past Kim Jong Un's new bridge,” said Ri Song Chol, the captain.
""",
    "three": "date 2019-05-11 Bridge stays closed\n\nThe bridge stays closed, without a word from Kim Jong Un.\n",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    directory: Path = tmp_path_factory.mktemp("quoted")
    files = []
    for name, text in ARTICLES.items():
        files.append(directory / f"{name}.txt")
        files[-1].write_text(text)
    with Library(directory / "library") as library:
        library.add(files)
        yield library


def found(library: Library, text: str, most: int = 100) -> Quotes:
    *_, last = library.quoted(understood(text), most)
    return last


@pytest.mark.parametrize(
    ("query", "beginnings"),
    [
        ("", ["The ferry", "The bridge", "We have"]),
        ("bridge", ["The ferry", "The bridge"]),
        ("Kim Jong-un", ["The ferry", "The bridge"]),
        ("김정은 spring", ["The bridge"]),
        ('speaker:"Kim Jong Un"', ["The bridge"]),
        ('-speaker:"Kim Jong Un"', ["The ferry", "We have"]),
        ("speaker:Pak OR speaker:Ri", ["The ferry", "We have"]),
        ("via:KCNA", ["The bridge"]),
        ("title:ferry", ["The ferry"]),
        ("bridge date:2019-05-07", ["The bridge"]),
        ("wait*", ["We have"]),
        ("captain", []),
        ("mayor waited", ["We have"]),
        ("quote:mayor", []),
        ("closed", []),
        ("nowhere", []),
    ],
)
def test_a_query_chooses_quotations(library: Library, query: str, beginnings: list[str]) -> None:
    quotes = found(library, query)
    assert sorted(" ".join(one.quote.text.split()[:2]) for one in quotes.quotations) == sorted(beginnings)
    assert quotes.is_complete


def test_quotations_know_their_article_and_come_newest_first(library: Library) -> None:
    assert [one.head.title for one in found(library, "").quotations] == ["Ferry sails", "Bridge opens", "Bridge opens"]


def test_no_more_than_are_asked_for_are_read(library: Library) -> None:
    quotes = found(library, "", most=1)
    assert len(quotes.quotations) == 1
    assert not quotes.is_complete


def test_whoever_stops_asking_writes_nothing_any_more(tmp_path: Path) -> None:
    """What is given up may be collected in any thread, even one that is writing."""
    files = []
    for name, text in ARTICLES.items():
        files.append(tmp_path / f"{name}.txt")
        files[-1].write_text(text)
    with Library(tmp_path / "library") as library:
        library.add(files)
        reading = library.quotations.of_each(library.record.rows_by_date())
        next(reading)
        with library.record.transaction():
            reading.close()  # type: ignore[attr-defined]
        *_, _last = library.quotations.of_each(library.record.rows_by_date())
        assert len(rows_with_quotations(library.record)) == len(ARTICLES)


def test_a_full_disk_does_not_keep_anybody_from_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.txt").write_text(ARTICLES["one"])
    with Library(tmp_path / "library") as library:
        library.add([tmp_path / "one.txt"])
        pages = library.record.select("PRAGMA page_count")[0][0]
        library.record.select(f"PRAGMA max_page_count = {pages}")
        with suppress(LibraryError):
            while True:
                library.record.select("INSERT INTO pending VALUES (hex(randomblob(200)))")
        (row,) = library.record.rows_by_date()
        assert len(library.quotes(row)) == 2
