"""The labelled quotations: those of the samples are kept once reached, those of others are labels without text."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from tests.bench.quotes_gold import CORPUS, FINAL, LABELS, SETS, labelled, row, score, tables


def records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]


def test_the_quotations_of_the_samples_are_found_with_their_speakers() -> None:
    counts: Counter[str] = Counter()
    for each in labelled(frozenset({"seeds"})):
        assert all(label["start"] >= 0 for label in each.labels), each.article.title
        score(each, counts)
    assert 2 * counts["right"] > 0.95 * (counts["found"] + counts["gold"])
    assert counts["identity"] > 0.87 * counts["resolvable"]
    assert counts["relay"] > 0.98 * counts["relays"]


def test_each_article_is_labelled_once_and_in_one_set() -> None:
    keys = [(record["folder"], record["file"]) for record in records()]
    assert len(keys) == len(set(keys))
    assert {record["set"] for record in records()} == set(SETS)
    final = Counter(record["folder"] for record in records() if record["set"] == FINAL)
    assert final == {"korean_md": 19, "english_md": 8}


def test_a_label_holds_places_and_names_but_no_text() -> None:
    for record in records():
        for label in record["quotes"]:
            assert label.keys() == {"start", "end", "hash", "speaker", "relay"}, record["file"]
            assert label["speaker"].keys() <= {"id", "names", "short", "known"}, record["file"]
        for place in [*record["quotes"], *record["ignore"]]:
            assert len(place["hash"]) == 12, record["file"]
            assert place["start"] < place["end"], record["file"]


def test_the_labels_of_the_final_set_are_found_in_their_articles() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the articles of other publishers are not beside this checkout")
    for each in labelled(frozenset({FINAL})):
        assert all(label["start"] >= 0 for label in each.labels), each.article.title


def test_the_final_set_is_told_by_language() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the articles of other publishers are not beside this checkout")
    figures, _ = tables(FINAL)
    assert figures["final"] == figures.get("final ko", Counter()) + figures["final en"]


def test_a_figure_comes_with_the_number_of_its_cases() -> None:
    counts = Counter(found=4, gold=4, right=3, speaker=3, resolvable=2, identity=1, relays=3, relay=3)
    told = row("tune", counts)
    assert "span F1  75.0 of   4" in told
    assert "speaker 100.0 of   3" in told
    assert "identity  50.0 of   2" in told
    assert "carried     - of   0" in told
