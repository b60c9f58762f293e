"""Names that are parts of longer names, and patterns that keep to a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.article import Article, Paragraph, Role
from index.library import Library
from index.search.highlights import Highlighter
from index.search.query import parse
from index.search.recognition import recognise
from index.search.results import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMITTEE = "The Central Committee of the Workers' Party of Korea met on Monday."
COMMITTEE_KO = "노동당 중앙위원회 전원회의가 월요일에 열렸다."
OTHER = "The farm brought in its maize before the rain."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library") as opened:
        with opened.record.transaction():
            for title, text in (("Meeting", COMMITTEE), ("회의", COMMITTEE_KO), ("Launching maize", OTHER)):
                opened.record.store(Article(title=title, text=text, paragraphs=(Paragraph(0, len(text), Role.BODY),)))
        yield opened


def found(library: Library, text: str) -> set[str]:
    answer = library.search(recognise(parse(text)), Sort.RELEVANCE)
    return {head.title for head in library.record.heads(answer.rows.tolist())}


@pytest.mark.parametrize("spelling", ["WPK", "로동당", "노동당", "Workers' Party of Korea"])
def test_the_party_is_found_inside_the_name_of_its_committee(library: Library, spelling: str) -> None:
    assert found(library, spelling) == {"Meeting", "회의"}


def test_the_mark_covers_the_part_and_not_the_whole_name(library: Library) -> None:
    highlighter = Highlighter(recognise(parse("WPK")))
    assert [COMMITTEE_KO[start:end] for start, end in highlighter.spans(COMMITTEE_KO)] == ["노동당"]


def test_a_pattern_keeps_to_its_field(library: Library) -> None:
    assert found(library, "title:launch*") == {"Launching maize"}
    assert found(library, "title:mai*") == {"Launching maize"}
    assert found(library, "title:rain*") == set()
