"""Facets count exactly what choosing a value finds, and the query is the only place where a choice is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.reading_marks import mark_read
from index.search.choices import KINDS, choices, with_value, without_value
from index.search.outlets import is_meant, written
from index.search.query import parse
from index.search.recognition import understood
from index.search.results import Sort

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.library import Library
    from index.search.facets import Facet, Value

    Writer = Callable[..., Path]

QUERIES = [
    "",
    "satellite",
    "북한",
    "agreement OR satellite",
    "satellite -agreement",
    "(agreement OR summit) lang:en",
    'source:"pacific wire" Kim',
    "-source:northern,tokyo Pyongyang",
    "date:2023-11,2024 Kim Jong Un",
    "date:2018..2020",
    "name:kim-jong-un,vladimir-putin",
    "name:kim-jong-un name:vladimir-putin -name:japan",
    "is:quoting lang:ko,en",
]


def found(library: Library, text: str) -> set[int]:
    """Return the rows that a query finds."""
    return set(library.search(understood(text), Sort.NEWEST).rows.tolist())


def facet(library: Library, text: str, name: str, *, of_hits: bool = False) -> Facet:
    """Return one facet of a search."""
    return next(one for one in library.facets(understood(text), of_hits=of_hits) if one.kind.name == name)


def value(library: Library, text: str, name: str, written_so: str) -> Value:
    """Return one value of a facet."""
    return next(one for one in facet(library, text, name).values if one.written == written_so)


@pytest.mark.parametrize("text", QUERIES)
def test_a_count_is_what_choosing_the_value_finds(seeds: Library, text: str) -> None:
    """With the value in the place of the last list of its facet, or beside everything when nothing is chosen."""
    for one in seeds.facets(understood(text)):
        mine = [choice for choice in choices(parse(text)) if choice.kind == one.kind and not choice.is_excluded]
        base = text
        if mine and one.kind.is_list:
            base = text[: mine[-1].start] + text[mine[-1].end :]
        for entry in one.values:
            if not entry.is_excluded:
                asked = with_value(base, one.kind, entry.written, is_apart=True)
                assert len(found(seeds, asked)) == entry.count, asked


@pytest.mark.parametrize("text", QUERIES)
def test_a_choice_taken_back_leaves_the_search_as_it_was(seeds: Library, text: str) -> None:
    before = found(seeds, text)
    for one in seeds.facets(understood(text)):
        listed = [(entry.written, entry.label) for entry in one.values]
        for entry in one.values[:6]:
            if entry.is_chosen or entry.is_excluded:
                continue
            for is_excluded in (False, True):
                asked = with_value(text, one.kind, entry.written, is_excluded=is_excluded)
                assert not understood(asked).problems, asked
                chosen = value(seeds, asked, one.kind.name, entry.written)
                assert (chosen.is_chosen, chosen.is_excluded) == (not is_excluded, is_excluded), asked
                back = without_value(asked, one.kind, entry.written, entry.label, listed)
                assert found(seeds, back) == before, (asked, back)


@pytest.mark.parametrize("text", QUERIES)
def test_facets_of_the_hits_add_up_to_them(seeds: Library, text: str) -> None:
    total = len(found(seeds, text))
    for name in ("source", "language"):
        assert sum(entry.count for entry in facet(seeds, text, name, of_hits=True).values) == total
    for entry in facet(seeds, text, "person", of_hits=True).values:
        assert len(found(seeds, f"({text}) name:{entry.written}")) == entry.count


def test_values_of_one_facet_stand_in_one_clause(seeds: Library) -> None:
    text = ""
    for name, picked in (("month", "2024-01"), ("month", "2023"), ("language", "ko"), ("language", "en")):
        kind = next(kind for kind in KINDS if kind.name == name)
        text = with_value(text, kind, picked)
    assert text == "lang:ko,en date:2024-01,2023"
    assert len(found(seeds, text)) == len(found(seeds, "date:2024-01") | found(seeds, "date:2023"))


def test_the_others_stay_in_sight_when_one_is_chosen(seeds: Library) -> None:
    free = {entry.written: entry.count for entry in facet(seeds, "satellite", "source").values}
    chosen = facet(seeds, 'source:"northern monitor" satellite', "source").values
    assert {entry.written: entry.count for entry in chosen} == free
    assert [entry.label for entry in chosen if entry.is_chosen] == ["Northern Monitor"]


def test_what_was_typed_is_read_as_chosen(seeds: Library) -> None:
    assert value(seeds, "source:monitor", "source", "Northern Monitor").is_chosen
    assert value(seeds, 'name:"Kim Jong-un"', "person", "kim-jong-un").is_chosen
    assert value(seeds, "NOT lang:ko", "language", "ko").is_excluded
    assert value(seeds, "date:2023..2024", "month", "2023..2024").count == len(found(seeds, "date:2023..2024"))


def test_an_outlet_left_out_is_listed_once(seeds: Library) -> None:
    for text in (
        "-source:desk",
        '-source:"Han River Desk" satellite',
        'source:"pacific wire" -source:"Han River Desk"',
    ):
        listed = [entry.label.casefold() for entry in facet(seeds, text, "source").values]
        assert len(listed) == len(set(listed)), text


def test_taking_back_one_of_several_outlets_that_a_word_means_leaves_the_others(seeds: Library) -> None:
    outlets = facet(seeds, "source:desk", "source")
    desks = [entry for entry in outlets.values if entry.is_chosen]
    assert len(desks) > 1
    listed = [(entry.written, entry.label) for entry in outlets.values]
    text = without_value("source:desk", outlets.kind, desks[0].written, desks[0].label, listed)
    expected = found(seeds, "source:desk") - found(seeds, with_value("", outlets.kind, desks[0].written))
    assert found(seeds, text) == expected


def test_a_clause_goes_before_alternatives_as_a_whole() -> None:
    kind = KINDS[0]
    assert with_value("a OR b", kind, "kcna") == "source:kcna (a OR b)"
    assert with_value('"an open', kind, "kcna") == 'source:kcna "an open'
    assert with_value("a", kind, "Han River Desk") == 'source:"Han River Desk" a'
    assert with_value("-source:kcna a", kind, "b", is_excluded=True) == "-source:kcna,b a"
    assert without_value("a -source:kcna b", kind, "kcna", "KCNA") == "a b"


@pytest.mark.parametrize(
    "outlet", ["KCNA", "KCNA Watch", 'The "Daily" Post', "North, South", "(odd) -one", "=sign", "부두신문", "a:b", "OR"]
)
def test_every_outlet_can_be_chosen_and_means_no_other(library: Library, lines: Writer, outlet: str) -> None:
    names = {outlet, "KCNA", "KCNA Watch", "Daily", "South", ""}
    library.add(
        [
            lines("some.jsonl", *({"title": f"T{i}", "text": f"Words {i}.", "source": name, "date": "2021-01-02"}
                                  for i, name in enumerate(sorted(names))))
        ]
    )  # fmt: skip
    for entry in facet(library, "", "source").values:
        text = with_value("words", KINDS[0], entry.written)
        assert len(found(library, text)) == entry.count == 1, text
        assert not understood(text).problems


def test_a_whole_name_means_one_outlet_only() -> None:
    assert is_meant("KCNA", ("=kcna",))
    assert not is_meant("KCNA Watch", ("=kcna",))
    assert is_meant("", ("=unknown",))
    assert written(frozenset({"KCNA Watch", "Pier News"})) == {"KCNA Watch": "KCNA Watch", "Pier News": "Pier News"}
    assert written(frozenset({"Watch", "KCNA Watch"}))["Watch"] == "=Watch"
    (clause,) = choices(parse('source:="KCNA"'))
    assert clause.values == ("=kcna",)


def test_names_by_id_find_only_what_was_recognised(seeds: Library) -> None:
    both = found(seeds, "name:kim-jong-un,vladimir-putin")
    assert both == found(seeds, "name:kim-jong-un") | found(seeds, "name:vladimir-putin")
    assert found(seeds, "name:kim-jong-un name:vladimir-putin") < both


def test_counts_follow_what_comes_in_and_what_is_marked(library: Library, lines: Writer) -> None:
    record = {"text": "Kim Jong Un spoke.", "source": "Pier News", "date": "2021-03-02"}
    library.add([lines("one.jsonl", record | {"title": "One"})])
    assert value(library, "", "person", "kim-jong-un").count == 1
    library.add([lines("two.jsonl", record | {"title": "Two", "text": "Kim Jong Un spoke again."})])
    assert value(library, "", "person", "kim-jong-un").count == 2
    mark_read(library.record, next(iter(found(library, ""))))
    assert value(library, "", "kind", "read").count == 1
    assert value(library, "", "kind", "unread").count == 1


@pytest.mark.parametrize("text", ["(", '"', "a) OR b", "OR", "-", "source:", "name:", "date:x", "NEAR/5", 'source:"'])
def test_a_query_that_makes_no_sense_has_facets_and_takes_choices(seeds: Library, text: str) -> None:
    for one in seeds.facets(understood(text)):
        for entry in one.values[:2]:
            understood(with_value(text, one.kind, entry.written))
            without_value(text, one.kind, entry.written, entry.label)


def test_many_dates_in_one_clause_are_bounded() -> None:
    query = parse("date:" + ",".join(["2021"] * 300))
    assert "only 100 dates" in str(query.problems[0])
