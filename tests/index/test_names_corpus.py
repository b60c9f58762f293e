"""Names in real articles, where they are at hand: recall, false matches, speed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from index.names import default_matcher, entities

SHARED = Path(__file__).resolve().parents[3] / "shared"
KCNA = SHARED / "corpus" / "kcna_en_2011.jsonl"
KOREAN = SHARED / "corpus" / "korean_md"
SEEDS = SHARED / "seeds"


def need(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"{path.name} is not there: it is material that cannot be shipped")
    return path


@pytest.fixture(scope="module")
def reports() -> list[str]:
    with need(KCNA).open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] or "" for _, line in zip(range(3000), lines, strict=False)]


@pytest.fixture(scope="module")
def korean_stories() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(need(KOREAN).iterdir())]


def test_every_plain_spelling_of_the_leader_is_found(reports: list[str], korean_stories: list[str]) -> None:
    spelling = re.compile(r"(?<![A-Za-z])Kim Jong[- ][Uu]n(?![A-Za-z])|(?<![가-힣])김정은(?! ?(?:기자|특파원))")
    for text in (*reports, *korean_stories):
        if spelling.search(text):
            assert "kim-jong-un" in entities(text)


def test_the_seed_articles_name_what_they_are_about() -> None:
    named = set(entities("\n\n".join(path.read_text(encoding="utf-8") for path in need(SEEDS).iterdir())))
    assert {"kim-jong-un", "north-korea", "south-korea", "kcna", "malligyong-1", "hwasong-18"} <= named


def test_mentions_are_in_order_and_do_not_overlap(korean_stories: list[str]) -> None:
    for text in korean_stories:
        spans = sorted({(mention.start, mention.end) for mention in default_matcher().mentions(text)})
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_a_million_characters_take_less_than_a_second(reports: list[str], korean_stories: list[str]) -> None:
    default_matcher()
    for texts in (reports, korean_stories):
        started = time.process_time()
        for text in texts:
            default_matcher().mentions(text)
        assert sum(map(len, texts)) / (time.process_time() - started) > 1e6


def test_importing_names_pulls_in_nothing_heavy() -> None:
    check = (
        "import sys, index.names; print(sorted({'numpy', 'whoosh', 'textual', 'rich', 'sqlite3'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True).stdout == "[]\n"
