"""Differences against those that a careful reader would want to be shown, between real articles and between samples.

`tests/data/differences.json` gives offsets in the shared corpus (the pairs and texts of `links.json`), and the words
themselves in our own samples. What is `arguable` is neither asked for nor held against us. None of the pairs was held
out, and the last four were chosen for what was found in them: the bounds show that nothing was lost, not how other
articles would fare.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from index.cleaning import clean
from index.comparison import compare
from index.names import entities
from index.readers import read as read_file
from index.readers.skipped import Skipped
from tests.index import test_comparison_labels as corpus

if TYPE_CHECKING:
    from index.article import Article, Difference, Passage

SEEDS = Path(__file__).parents[2] / "seeds"
LABELS = Path(__file__).parents[1] / "data" / "differences.json"
PAIRS: list[dict[str, Any]] = json.loads(LABELS.read_text(encoding="utf-8"))["pairs"]
LEAST_PRECISION = 0.85
LEAST_RECALL = 0.7

Label = tuple[Any, Any]


def is_sample(pair: dict[str, Any]) -> bool:
    return "/" not in pair["a"]


def sample(name: str) -> Article:
    raw = next(iter(read_file(SEEDS / f"{name}.txt")))
    assert not isinstance(raw, Skipped)
    return clean(raw)


def articles(pair: dict[str, Any]) -> tuple[Article, Article]:
    if is_sample(pair):
        return sample(pair["a"]), sample(pair["b"])
    labelled = [*corpus.pairs(held=False), *corpus.pairs(held=True)]
    linked = next(one for one in labelled if (one["a"], one["b"]) == (pair["a"], pair["b"]))
    return corpus.read(pair["a"], linked["readable_a"]), corpus.read(pair["b"], linked["readable_b"])


def is_meant(passage: Passage | None, label: list[int] | str | None) -> bool:
    """Tell whether a passage is what the label gives: overlapping offsets, or one in the words of the other."""
    if passage is None or label is None:
        return passage is None and label is None
    if isinstance(label, str):
        return label in passage.text or passage.text in label
    return passage.start < label[1] and label[0] < passage.end


def is_labelled(difference: Difference, label: Label) -> bool:
    return is_meant(difference.a, label[0]) and is_meant(difference.b, label[1])


def counts(pair: dict[str, Any]) -> tuple[int, int, int]:
    """Return how many differences are right, wrong and missed; what is arguable is none of these."""
    found = compare(*articles(pair), entities).differences
    right = [one for one in found if any(is_labelled(one, label) for label in pair["wanted"])]
    arguable = [one for one in found if any(is_labelled(one, label) for label in pair["arguable"])]
    missed = [label for label in pair["wanted"] if not any(is_labelled(one, label) for one in found)]
    return len(right), len([one for one in found if one not in right and one not in arguable]), len(missed)


def score(pairs: list[dict[str, Any]]) -> tuple[float, float]:
    right, wrong, missed = map(sum, zip(*map(counts, pairs), strict=True))
    return right / max(1, right + wrong), right / max(1, right + missed)


def test_differences_between_samples_are_those_that_a_careful_reader_wants() -> None:
    precision, recall = score([pair for pair in PAIRS if is_sample(pair)])
    assert precision >= LEAST_PRECISION, f"precision {precision:.2f}"
    assert recall >= LEAST_RECALL, f"recall {recall:.2f}"


@pytest.mark.skipif(not corpus.SHARED.is_dir(), reason="needs ../shared, the corpus that is not shipped")
def test_differences_between_real_articles_are_few_and_worth_showing() -> None:
    counted = [counts(pair) for pair in PAIRS if not is_sample(pair)]
    assert sum(right for right, _, _ in counted) >= 1
    assert sum(wrong for _, wrong, _ in counted) <= 1
