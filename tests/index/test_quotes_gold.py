"""The labelled quotations of the sample articles: what extraction has reached, it keeps."""

from __future__ import annotations

from collections import Counter

from tests.bench.quotes_gold import labelled, score


def test_the_quotations_of_the_samples_are_found_with_their_speakers() -> None:
    counts: Counter[str] = Counter()
    for each in labelled(frozenset({"seeds"})):
        assert all(label["start"] >= 0 for label in each.labels), each.article.title
        score(each, counts)
    assert 2 * counts["right"] > 0.95 * (counts["found"] + counts["gold"])
    assert counts["identity"] > 0.9 * counts["right"]
    assert counts["relay"] > 0.98 * counts["relays"]
