"""Queries in three scripts with the articles that each must find, must not find and must find first.

`tests/data/fifty_queries.jsonl` has a query a line. `find` and `miss` are the beginnings of paths, of our samples and,
where it is there, of the corpus beside the project; `same` is a query that finds the same articles; the articles with
one of the spellings in `first` rank before all others.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from index.article import READABLE_ROLES
from index.library import Library
from index.search.beginnings import may_begin
from index.search.query import parse
from index.search.recognition import recognise
from index.search.results import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
CORPUS = [SHARED / "seeds", *(SHARED / "corpus" / name for name in ("korean_md", "english_md", "ny_speeches_ko"))]
LINES = (ROOT / "tests/data/fifty_queries.jsonl").read_text(encoding="utf-8").splitlines()
QUERIES: list[dict[str, Any]] = [json.loads(line) for line in LINES]


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return a library of our samples and the corpus."""
    missing = [path for path in CORPUS if not path.is_dir()]
    if missing:
        pytest.skip(f"../shared is absent: {', '.join(path.name for path in missing)}")
    with Library(tmp_path_factory.mktemp("fifty") / "library") as opened:
        opened.add([ROOT / "seeds", *CORPUS])
        yield opened


def found(library: Library, text: str) -> list[int]:
    """Return the rows that a query finds, best first."""
    return list(map(int, library.search(recognise(parse(text)), Sort.RELEVANCE).rows))


def path_of(library: Library, row: int) -> str:
    path = Path(library.record.article(row).path)
    return f"{path.parent.name}/{path.name}"


def check(library: Library, wanted: dict[str, Any], known: list[str]) -> None:
    """Check one query against those of its articles that are `known`, paths."""
    rows = found(library, wanted["query"])
    paths = [path_of(library, row) for row in rows]
    for beginning in wanted.get("find", []):
        if any(path.startswith(beginning) for path in known):
            assert any(path.startswith(beginning) for path in paths), f"{beginning} is not found"
    for beginning in wanted.get("miss", []):
        assert not any(path.startswith(beginning) for path in paths), f"{beginning} is found"
    if "same" in wanted:
        assert set(rows) == set(found(library, wanted["same"]))
    if "first" in wanted:
        holds = [holds_any(library, row, wanted["first"]) for row in rows]
        assert holds == sorted(holds, reverse=True)
        assert not holds or any(holds) or len(known) < 50


def holds_any(library: Library, row: int, spellings: list[str]) -> bool:
    article = library.record.article(row)
    own = [article.text[part.start : part.end] for part in article.paragraphs if part.role in READABLE_ROLES]
    return any(_stands(spelling, text) for spelling in spellings for text in (article.title, *own))


def _stands(spelling: str, text: str) -> bool:
    """Tell whether a word is in a text; one of two syllables where a word may begin, not by chance as in 지역사회."""
    if not re.fullmatch("[가-힣]{2}", spelling):
        return spelling in text
    runs = re.findall("[가-힣]+", text)
    return any(may_begin(run, at) for run in runs for at in range(len(run)) if run.startswith(spelling, at))


@pytest.mark.parametrize("wanted", QUERIES, ids=lambda wanted: wanted["query"])
def test_the_samples_are_found(seeds: Library, wanted: dict[str, Any]) -> None:
    check(seeds, wanted, [path_of(seeds, row) for row in seeds.record.rows_by_date()])


@pytest.mark.parametrize("wanted", QUERIES, ids=lambda wanted: wanted["query"])
def test_the_corpus_is_found(everything: Library, wanted: dict[str, Any]) -> None:
    check(everything, wanted, [path_of(everything, row) for row in everything.record.rows_by_date()])


def test_there_are_fifty_and_each_has_something_to_find() -> None:
    assert len({wanted["query"] for wanted in QUERIES}) >= 50
    assert all(wanted.get("find") or wanted.get("miss") for wanted in QUERIES)
    scripts = [("a", "z"), ("가", "힣"), ("一", "鿿")]
    for first, last in scripts:
        assert any(first <= letter <= last for wanted in QUERIES for letter in wanted["query"].lower())
