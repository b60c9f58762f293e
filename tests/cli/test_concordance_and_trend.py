"""The commands that look at words: in their contexts, and over time."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from index.library import Library
from tui.widgets.wrapping import cells

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

    Run = Callable[..., Outcome]


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """Return a library whose texts would steer a spreadsheet if they could."""
    path = tmp_path / "ferry.jsonl"
    records = [
        {"title": "=cmd()", "text": "=1+1 ferry @home", "date": "2020-01-02", "source": "Post"},
        {"title": "둘", "text": "새 북한핵무기 소식과 ferry 하나", "date": "2020-03-02", "source": "부두신문"},
    ]
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    directory = tmp_path / "library"
    with Library(directory) as library:
        library.add([path])
    return directory


def test_keywords_stand_under_each_other(reader: Run, samples: Path) -> None:
    found = reader("concordance", "satellite", "OR", "위성", "--width", "30", "--library", samples)
    *lines, _ = found.text.splitlines()
    assert len(lines) > 20
    assert len({cells(line[: line.index("[")]) for line in lines}) == 1


def test_lines_fit_the_terminal(reader: Run, samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in ("60", "80", "200"):
        monkeypatch.setenv("COLUMNS", columns)
        *lines, _ = reader("concordance", "satellite", "--library", samples).text.splitlines()
        assert max(map(cells, lines)) <= int(columns)


def test_json_says_where_each_word_stands(reader: Run, samples: Path) -> None:
    found = reader("concordance", "satellite", "--json", "--sort", "left", "--library", samples).json
    assert found["complete"]
    assert found["total"] == len(found["lines"])
    for one in found["lines"][:5]:
        article = reader("show", one["article"], "--json", "--library", samples).json
        assert {one["in"] for one in found["lines"]} == {"text", "title"}
        assert article[one["in"]][one["start"] : one["end"]] == one["keyword"]


def test_the_limit_is_that_of_the_sorted_lines(reader: Run, samples: Path) -> None:
    words = ("concordance", "satellite", "--sort", "right", "--library", samples)
    assert reader(*words, "--limit", "3", "--json").json["lines"] == reader(*words, "--json").json["lines"][:3]
    assert reader(*words, "--limit", "3").text.splitlines()[-1].startswith("3 of ")


def test_csv_holds_no_formulas(reader: Run, ferry: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(reader("concordance", "ferry", "--csv", "--library", ferry).text)))
    assert len(rows) == 2
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_a_keyword_inside_a_word_is_not_torn_apart(reader: Run, ferry: Path) -> None:
    assert "북한[핵]무기" in reader("concordance", "핵", "--library", ferry).text


@pytest.mark.parametrize("query", ["source:post", "-ferry", "..."])
def test_a_query_without_words_is_refused(reader: Run, ferry: Path, query: str) -> None:
    refused = reader("concordance", query, "--library", ferry)
    assert refused.code == 2
    assert "no words" in refused.said
    assert not refused.out


def test_trend_has_a_line_for_each_period_and_a_bar(reader: Run, ferry: Path) -> None:
    text = reader("trend", "ferry", "북한", "--library", ferry).text
    assert [line.split()[0] for line in text.splitlines() if line.startswith("  2020-")] == ["2020-01", "2020-03"] * 2
    assert "█" in text
    assert "first 2020-01-02" in text


def test_trend_in_json(reader: Run, ferry: Path) -> None:
    found = reader("trend", "ferry", "북한", "--by", "year", "--json", "--library", ferry).json
    assert found["by"] == "year"
    one, other = found["terms"]
    (point,) = one["points"]
    assert (one["term"], other["term"]) == ("ferry", "북한")
    assert (point["period"], point["count"], point["articles"]) == ("2020", 2, 2)
    assert point["per_100k"] == pytest.approx(100_000 * 2 / point["words"], abs=0.001)
    assert one["first"]["date"] == "2020-01-02"


def test_trend_by_outlet(reader: Run, ferry: Path) -> None:
    found = reader("trend", "ferry", "--outlets", "--json", "--library", ferry).json
    assert [one["source"] for one in found["terms"]] == ["Post", "부두신문"]


@pytest.mark.parametrize("terms", [[""], ["a", "b", "c", "d", "e", "f"], ["date:soon"]])
def test_terms_that_make_no_sense_are_refused(reader: Run, ferry: Path, terms: list[str]) -> None:
    refused = reader("trend", *terms, "--library", ferry)
    assert refused.code == 2
    assert refused.said.count("\n") == 1


def test_a_minus_before_a_word_belongs_to_the_query(reader: Run, ferry: Path) -> None:
    assert "1 line" in reader("concordance", "ferry", "-home", "--library", ferry).text
