"""What a query finds: words in any form, names in any script, dates, outlets and marks; and scored as Whoosh scores."""

from __future__ import annotations

import json
import math
import random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from whoosh.query import And as WhooshAnd
from whoosh.query import Term
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from index.library import Library
from index.reading_marks import mark_read, set_bookmark
from index.search.query import And, Query, Words, parse
from index.search.recognition import recognise
from index.search.results import Sort
from index.search.tokens import tokenise
from index.text import alphabetical
from tests.data.reports import VOCABULARY, reports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from index.search.results import Found

    Writer = Callable[..., Path]

TEXTS: dict[str, dict[str, object]] = {
    "ferry": {"title": "Ferry sails again", "text": "The ferries sailed to the island. The captain's café opened."},
    "storm": {
        "title": "Storm damages pier",
        "text": "A storm broke the old pier. 1,250 parcels of the ferry were lost.",
    },
    "order": {"title": "Pier old, council says", "text": "The pier is old, and it is a broken one, said the mayor."},
    "한배": {
        "title": "려객선 다시 다닌다",
        "text": "려객선이 다음달부터 섬으로 다닌다. 선장은 바다를 좋아한다고 말했다.",
    },
    "시장": {"title": "시장이 열렸다", "text": "강가 시장에서 상인들이 빵을 판다. 시장님은 배를 탔다."},
    "double": {"title": "Two paragraphs", "text": "The lantern was red.\n\nHarbour folk were glad."},
    "literal": {"title": "A salvo", "text": "Kim Jong Un visited the harbour."},
    "reversed": {"title": "A letter", "text": "김정은이 항구를 찾았다."},
    "han": {"title": "A word in characters", "text": "金正恩 was written on the wall of the school."},
    "other": {"title": "Another Kim", "text": "Kim Chol visited the school with Jong and Un."},
}


def texts() -> list[dict[str, object]]:
    dates = ["2023-12-31", "2023-12", "2024-01-02", None, "2019-05-07"]
    sources = ["Pier News", "연합뉴스", "KCNA", "Harbour Post"]
    return [
        {
            "date": dates[i % len(dates)],
            "source": sources[i % len(sources)],
            "url": f"https://example.org/{name}",
            **fields,
        }
        for i, (name, fields) in enumerate(TEXTS.items())
    ]


@pytest.fixture
def small(library: Library, lines: Writer) -> Library:
    assert len(library.add([lines("small.jsonl", *texts())]).added) == len(TEXTS)
    return library


def search(library: Library, text: str, sort: Sort = Sort.RELEVANCE, *, is_typing: bool = False) -> Found:
    return library.search(recognise(parse(text, is_typing=is_typing)), sort)


def found(library: Library, text: str, *, is_typing: bool = False) -> set[str]:
    """Return the names in `TEXTS` of what is found."""
    rows = [int(row) for row in search(library, text, is_typing=is_typing).rows]
    return {library.record.article(row).url.rpartition("/")[2] for row in rows}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("ferry", {"ferry", "storm"}),
        ("FERRIES", {"ferry", "storm"}),
        ("sailing", {"ferry"}),
        ("ferry -storm", {"ferry"}),
        ("ferry NOT storm", {"ferry"}),
        ("ferry storm", {"storm"}),
        ("island OR storm", {"ferry", "storm"}),
        ("(island OR storm) ferry", {"ferry", "storm"}),
        ("absent", set()),
        ("absent OR island", {"ferry"}),
        ("-absent island", {"ferry"}),
        ("cafe", {"ferry"}),
        ("CAFÉ", {"ferry"}),
        ("captain", {"ferry"}),
        ("captain’s", {"ferry"}),
        ("1250", {"storm"}),
        ("1,250", {"storm"}),
        ("250", set()),
        ('"old pier"', {"storm"}),
        ('"pier old"', {"order"}),
        ('"PIER, old"', {"order"}),
        ('"red harbour"', set()),
        ("title:pier", {"storm", "order"}),
        ("title:mayor", set()),
        ('title:"damages pier"', {"storm"}),
        ("fer*", {"ferry", "storm"}),
        ("p?er", {"storm", "order"}),
        ("*aptain", {"ferry"}),
        ("parc*s", {"storm"}),
        ("려객선", {"한배"}),
        ("객선", set()),
        ("바다", {"한배"}),
        ("배", {"시장"}),
        ("시장", {"시장"}),
        ('"강가 시장"', {"시장"}),
        ('"시장 강가"', set()),
        ("빵", {"시장"}),
        ("섬", {"한배"}),
        ("lang:ko", {"한배", "시장", "reversed"}),
        ("lang:en ferry", {"ferry", "storm"}),
        ("source:pier", {"ferry", "시장", "han"}),
        ("source:연합", {"storm", "double", "other"}),
        ("source:kcna,harbour ferry", set()),
    ],
)
def test_a_query_finds_just_these(small: Library, query: str, names: set[str]) -> None:
    assert found(small, query) == names


def test_no_query_asks_for_every_article(small: Library) -> None:
    assert search(small, "").total == len(TEXTS)
    assert search(small, "-absent").total == len(TEXTS)


@pytest.mark.parametrize("spelling", ["Kim Jong Un", "Kim Jong-un", "김정은", "金正恩", "김정은의", "kim jong un's"])
def test_any_spelling_of_a_name_finds_every_spelling(small: Library, spelling: str) -> None:
    assert found(small, spelling) == {"literal", "reversed", "han"}


def test_a_quoted_name_is_looked_up_as_it_is_written(small: Library) -> None:
    assert found(small, '"Kim Jong Un"') == {"literal"}
    assert found(small, '"김정은"') == {"reversed"}


def test_spellings_in_three_scripts_find_the_same_samples(seeds: Library) -> None:
    spellings = ("Kim Jong Un", "Kim Jong-un", "김정은", "金正恩")
    rows = [sorted(map(int, search(seeds, one).rows)) for one in spellings]
    assert rows[0] == rows[1] == rows[2] == rows[3]
    assert len(rows[0]) > 15
    languages = {head.language for head in seeds.record.heads(rows[0])}
    assert languages == {"en", "ko"}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("date:2023-12-31", {"ferry", "double"}),
        ("date:2023-12", {"ferry", "storm", "double", "literal"}),
        ("date:2023-12-01..2023-12-31", {"ferry", "double"}),
        ("date:2023", {"ferry", "storm", "double", "literal"}),
        ("date:2023-12..2024-01", {"ferry", "storm", "order", "double", "literal", "reversed"}),
        ("date:2024..", {"order", "reversed"}),
        ("date:..2019", {"시장", "other"}),
        ("date:1950", set()),
    ],
)
def test_dates_are_filters_and_a_month_lies_in_no_day(small: Library, query: str, names: set[str]) -> None:
    assert found(small, query) == names


def test_marks_of_the_reader_are_filters_at_once(small: Library) -> None:
    (row,) = (int(row) for row in search(small, "island").rows)
    assert search(small, "is:bookmarked").total == 0
    set_bookmark(small.record, row, on=True)
    mark_read(small.record, row)
    assert found(small, "is:bookmarked") == found(small, "is:read") == {"ferry"}
    assert found(small, "is:unread ferry") == {"storm"}


def test_the_word_being_typed_stands_for_all_that_begin_so(small: Library) -> None:
    assert found(small, "isl", is_typing=True) == {"ferry"}
    assert found(small, "isl") == set()
    assert found(small, "old isl", is_typing=True) == set()
    assert found(small, "ferr", is_typing=True) == {"ferry", "storm"}
    assert found(small, "려", is_typing=True) == {"한배"}


def test_hits_are_sorted_as_asked(small: Library) -> None:
    def dates(sort: Sort) -> list[str | None]:
        rows = [int(row) for row in search(small, "", sort).rows]
        return [head.date.value for head in small.record.heads(rows)]

    assert dates(Sort.NEWEST)[:2] == ["2024-01-02", "2024-01-02"]
    assert dates(Sort.DATE)[:2] == ["2019-05-07", "2019-05-07"]
    assert dates(Sort.NEWEST)[-2:] == dates(Sort.DATE)[-2:] == [None, None]


def test_sorted_by_outlet_those_of_one_stand_together_newest_first(seeds: Library) -> None:
    for text in ("", "satellite", "위성"):
        heads = seeds.record.heads(search(seeds, text, Sort.SOURCE).rows.tolist())
        outlets = [head.source for head in heads]
        assert outlets == sorted(outlets, key=alphabetical)
        for outlet in set(outlets):
            dates = [head.date.value or "" for head in heads if head.source == outlet]
            assert [date[:7] for date in dates] == sorted((date[:7] for date in dates), reverse=True)
    assert seeds.record.rows_by_outlet() == search(seeds, "", Sort.SOURCE).rows.tolist()


def test_a_hit_in_the_title_counts_more(small: Library) -> None:
    rows = [int(row) for row in search(small, "storm OR parcel OR pier").rows]
    assert small.record.article(rows[0]).title == "Storm damages pier"


def test_facets_count_every_hit(small: Library) -> None:
    result = search(small, "")
    assert sum(count for _, count in result.sources) == sum(count for _, count in result.languages) == len(TEXTS)
    assert dict(result.months) == {"2019-05": 2, "2023-12": 4, "2024-01": 2}
    assert [count for _, count in result.sources] == sorted((count for _, count in result.sources), reverse=True)


def test_advertisements_are_not_searched(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "A title of ours\n\nAdvertisement\n\nThe ferry sails on Tuesday, said the office.\n"
    )
    library.add([tmp_path])
    assert search(library, "advertisement").total == 0
    assert search(library, "tuesday").total == 1


def test_a_new_version_takes_the_place_of_the_old_one(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = "The ferry sails on Tuesday, the office in the harbour said, and the old lantern was hung on the pier again."
    path.write_text(f"A title of ours\n\n{text}\n")
    library.add([path])
    path.write_text(f"A title of ours\n\n{text.replace('lantern', 'beacon')}\n")
    library.add([path])
    assert (search(library, "lantern").total, search(library, "beacon").total, search(library, "").total) == (0, 1, 1)


def test_random_queries_never_raise(small: Library) -> None:
    rng = random.Random(11)
    pieces = [
        "ferry",
        "pier",
        "김정은",
        "배",
        '"',
        "(",
        ")",
        "-",
        " ",
        " OR ",
        "*",
        "?",
        "date:2023",
        "is:read",
        "title:",
        "1,250",
    ]
    for _ in range(400):
        text = "".join(rng.choices(pieces, k=rng.randint(1, 9)))
        result = search(small, text, rng.choice(list(Sort)), is_typing=rng.random() < 0.5)
        assert 0 <= result.total <= len(TEXTS)


# Scores


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return a library of several segments in which some articles were replaced."""
    directory = tmp_path_factory.mktemp("scored")
    with Library(directory / "library") as library:
        for part in range(4):
            path = directory / f"{part}.jsonl"
            path.write_text("\n".join(map(json.dumps, reports(90, 90 * part))))
            library.add([path])
        changed = reports(40, 60)
        for one in changed:
            one["text"] = f"{one['text']} A second lantern burned."
        path = directory / "0.jsonl"
        path.write_text("\n".join(map(json.dumps, [*reports(60), *changed[:30]])))
        assert len(library.add([path]).updated) == 30
        yield library


def stock(library: Library, words: list[str]) -> dict[int, float]:
    """Return rows with the scores that Whoosh itself gives to the words, all wanted, in the body."""
    reader = library.engine.files.reader()
    try:
        searcher = Searcher(reader, weighting=BM25F(B=0.75, K1=1.2))
        terms = [Term("body", tokenise(word)[0].term) for word in words]
        hits = searcher.search(terms[0] if len(terms) == 1 else WhooshAnd(terms), limit=None)
        rows = library.engine._newest().rows
        return {int(rows[number]): score for score, number in hits.top_n}
    finally:
        reader.close()


def ours(library: Library, words: list[str]) -> dict[int, float]:
    clauses = tuple(Words(word, "body") for word in words)
    answer = library.engine.search(Query("", clauses[0] if len(words) == 1 else And(clauses)))
    rows = answer.executor.rows[answer.matches.docs]
    return dict(zip(map(int, rows), answer.matches.scores.tolist(), strict=True))


def test_scores_are_those_of_whoosh(scored: Library) -> None:
    """Single words and conjunctions over the body, with deleted documents still counted, as Whoosh counts them."""
    rng = random.Random(3)
    assert len(scored.engine._newest()._segments) > 1
    assert len(scored.engine._newest()._live) > scored.record.count(), "some documents are deleted"
    for _ in range(40):
        words = rng.sample(VOCABULARY.split(), rng.randint(1, 3))
        expected, actual = stock(scored, words), ours(scored, words)
        assert expected.keys() == actual.keys(), words
        assert all(math.isclose(expected[row], actual[row], rel_tol=1e-4) for row in expected), words


def test_totals_are_exact_over_segments_and_deletions(scored: Library) -> None:
    articles = [scored.record.article(row) for row in scored.record.rows_by_date()]
    words = [f"{one.title} {one.text}".lower().replace(".", " ").replace(":", " ").split() for one in articles]
    for word in ("lantern", "harbour", "tower", "number77"):
        assert search(scored, word).total == sum(word in some for some in words)


def test_what_was_found_has_scores_in_order(scored: Library) -> None:
    result = search(scored, "lantern tower")
    assert np.all(np.diff(result.scores) <= 0)
    assert len(result.rows) == len(result.scores) == result.total
