"""Links against those that a careful reader drew by hand between real articles.

`tests/data/links.json` names files of the shared corpus and offsets in them, after HTML entities are resolved twice; it
holds no text. `same` and `related` links are wanted, `arguable` ones are neither asked for nor held against us. The
pairs marked `held` were not looked at when the limits were set.
"""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from index.article import Article, Paragraph, Precision, PublicationDate, Role
from index.comparison import compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Comparison

SHARED = Path(__file__).parents[3] / "shared"
LABELS = Path(__file__).parents[1] / "data" / "links.json"
LEAST_PRECISION = 0.8
LEAST_F1 = 0.68

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared, the corpus that is not shipped")


def pairs(held: bool) -> list[dict[str, Any]]:
    labelled: list[dict[str, Any]] = json.loads(LABELS.read_text(encoding="utf-8"))["pairs"]
    return [pair for pair in labelled if (pair["set"] == "held") is held]


def read(name: str, readable: list[list[int]]) -> Article:
    files = sorted(SHARED.glob(name + "*"))
    if not files:
        pytest.skip(f"needs {name} in ../shared")
    text = html.unescape(html.unescape(files[0].read_text(encoding="utf-8")))
    day = text.partition("published_at: ")[2][:10] or "2023-12-31"
    paragraphs = tuple(piece for start, end in readable for piece in lines(text, start, end))
    return Article(name, text, paragraphs, PublicationDate(day, Precision.DAY, "field"))


def lines(text: str, start: int, end: int) -> Iterator[Paragraph]:
    for line in text[start:end].split("\n"):
        if line.strip():
            yield Paragraph(start, start + len(line), Role.BODY)
        start += len(line) + 1


def compared(pair: dict[str, Any]) -> tuple[Article, Article, Comparison]:
    a, b = read(pair["a"], pair["readable_a"]), read(pair["b"], pair["readable_b"])
    return a, b, compare(a, b)


@pytest.mark.parametrize("held", [False, True], ids=["seen", "held out"])
def test_links_agree_with_those_drawn_by_hand(held: bool) -> None:
    right = wrong = missed = 0
    for pair in pairs(held):
        found = {(*link.a, *link.b) for link in compared(pair)[2].links}
        wanted = {tuple(label) for kind in ("same", "related") for label in pair[kind]}
        right += len(found & wanted)
        wrong += len(found - wanted - {tuple(label) for label in pair["arguable"]})
        missed += len(wanted - found)
    precision, recall = right / (right + wrong), right / (right + missed)
    f1 = 2 * precision * recall / (precision + recall)
    measured = f"precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f}"
    assert precision >= LEAST_PRECISION, measured
    assert f1 >= LEAST_F1, measured


def test_the_passages_about_three_more_satellites_are_linked() -> None:
    pair = next(pair for pair in pairs(held=False) if pair["a"].startswith("seeds/"))
    found = {(*link.a, *link.b) for link in compared(pair)[2].links}
    assert {tuple(label) for label in pair["satellites"]} <= found


@pytest.mark.parametrize("held", [False, True], ids=["seen", "held out"])
def test_every_difference_points_at_what_it_quotes(held: bool) -> None:
    for pair in pairs(held):
        a, b, comparison = compared(pair)
        for difference in comparison.differences:
            for side, passage in ((a, difference.a), (b, difference.b)):
                assert passage is None or side.text[passage.start : passage.end] == passage.text
