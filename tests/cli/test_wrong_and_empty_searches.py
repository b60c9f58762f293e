"""A query with a mistake answers what it can, and one without hits says what is in the way and what may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

    Run = Callable[..., Outcome]


@pytest.mark.parametrize(
    ("query", "rest", "said"),
    [
        ("sorce:kbs satellite", "satellite", "at 1: no field"),
        ("satellite date:2011-13", "satellite", "at 11: not a date"),
        ("satellite NEAR/x launch", "satellite NEAR launch", "at 11: NEAR/ takes a number"),
        ("name:launch satellite", "launch satellite", "at 1: no such name is known; this word is looked for"),
    ],
)
def test_the_rest_of_a_wrong_query_is_answered(reader: Run, samples: Path, query: str, rest: str, said: str) -> None:
    wrong = reader("search", query, "--json", "--library", samples)
    assert wrong.code == 0
    assert said in wrong.said
    assert wrong.said.count("\n") == 1
    (problem,) = wrong.json["problems"]
    assert problem in wrong.said
    assert wrong.json["total"] == reader("search", rest, "--json", "--library", samples).json["total"] > 0


@pytest.mark.parametrize("command", ["search", "quotes", "concordance", "matrix"])
def test_every_command_answers_it(reader: Run, samples: Path, command: str) -> None:
    wrong = reader(command, "satellite lang:xx", "--library", samples)
    assert (wrong.code, "no such language" in wrong.said) == (0, True)
    assert wrong.text


@pytest.mark.parametrize("query", ["sorce:kbs", "date:2011-13", "OR"])
def test_with_nothing_left_it_is_refused(reader: Run, samples: Path, query: str) -> None:
    refused = reader("search", query, "--json", "--library", samples)
    assert (refused.code, refused.out) == (2, b"")
    assert refused.said.startswith("korea-reader: the query, at 1: ")


def test_no_hits_tell_what_each_part_finds_and_what_may_be_meant(reader: Run, samples: Path) -> None:
    answer = reader("search", "launch satelite", "--json", "--library", samples).json
    assert [(one["text"], one["count"] > 0) for one in answer["clauses"]] == [("launch", True), ("satelite", False)]
    best = answer["suggestions"][0]
    assert (best["start"], best["end"], best["words"]) == (7, 15, "satellite")
    text = reader("search", "launch satelite", "--library", samples).text
    assert f"{best['count']:8,}  satellite for satelite" in text.partition("did you mean\n")[2]
    assert "each alone finds" in text


def test_whom_a_weak_spelling_may_name_comes_first(reader: Run, samples: Path) -> None:
    weak = reader("search", "Marshal Kim satelite", "--json", "--library", samples).json
    assert weak["suggestions"][0]["words"] == "name:kim-jong-un"
    assert weak["suggestions"][0]["count"] > 0
