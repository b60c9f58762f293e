"""What was taken as a name, and the query with it taken otherwise."""

from __future__ import annotations

import pytest

from index.search.name_choices import Taken, choices, chosen, otherwise, recognised
from index.search.recognition import understood


def taken(text: str) -> list[tuple[str, str, int]]:
    """Return the words, how they are taken and how many bear the name."""
    return [(one.text, one.taken.value, len(one.bearers)) for one in recognised(understood(text))]


def test_names_literal_names_and_perhaps_names_are_told_apart() -> None:
    assert taken('KCNA missile ="Kim Jong Un" 이용호') == [
        ("KCNA", "name", 1),
        ("Kim Jong Un", "literally", 1),
        ("이용호", "words", 1),
    ]
    assert taken("missile President Lee spoke") == [("President Lee", "words", 2)]
    assert taken("김 위원장 미사일") == [("김 위원장", "words", 2)]
    assert taken("President OR Lee") == taken('"President" Lee') == []
    assert taken("Ri Yong Ho") == [("Ri Yong Ho", "name", 2)]
    assert taken('"spy satellite" title:satellite') == []
    assert taken('title:KCNA title:="Kim Jong Un"') == [("KCNA", "name", 1), ("Kim Jong Un", "literally", 1)]


@pytest.mark.parametrize(
    ("text", "literal", "again"),
    [
        ("Kim Jong Un satellite", '="Kim Jong Un" satellite', "Kim Jong Un satellite"),
        ("-missile (KCNA OR 연합뉴스)", '-missile (="KCNA" OR ="연합뉴스")', "-missile (KCNA OR 연합뉴스)"),
        ("=김정은 미사일", "김정은 미사일", '="김정은" 미사일'),
        ('"Kim Jong Un"', "Kim Jong Un", '="Kim Jong Un"'),
        ("name:ri-yong-ho-general", '="Ri Yong Ho"', "Ri Yong Ho"),
        ("북한핵", '="북한"핵', "북한핵"),
        ("김정은에게 미사일", '="김정은" 미사일', "김정은 미사일"),
        ('missile title:"Kim Jong Un"', 'missile title:="Kim Jong Un"', 'missile title:"Kim Jong Un"'),
        ("title:김정은", 'title:="김정은"', "title:김정은"),
        ("satellite", "satellite", "satellite"),
    ],
)
def test_names_are_taken_literally_and_back(text: str, literal: str, again: str) -> None:
    assert otherwise(text, recognised(understood(text))) == literal
    assert otherwise(literal, recognised(understood(literal))) == again


def test_one_of_several_is_chosen() -> None:
    text = "missile Ri Yong Ho 이영호"
    open_names = choices(recognised(understood(text)))
    assert [bearer.id for _, bearer in open_names] == ["ri-yong-ho", "ri-yong-ho-general", "ri-yong-ho-general"]
    after = chosen(text, *open_names[1])
    assert after == "missile name:ri-yong-ho-general 이영호"
    (name, perhaps) = recognised(understood(after))
    assert (name.taken, perhaps.taken) == (Taken.NAME, Taken.WORDS)


def test_one_of_several_is_chosen_for_titles() -> None:
    (name,) = recognised(understood('title:"Ri Yong Ho"'))
    after = chosen('title:"Ri Yong Ho"', name, name.bearers[1])
    assert after == "title:ri-yong-ho-general"
    (again,) = recognised(understood(after))
    assert [bearer.id for bearer in again.bearers] == ["ri-yong-ho-general"]


def test_a_bearer_is_told_by_office_and_years() -> None:
    ((general, diplomat),) = [one.bearers[::-1] for one in recognised(understood("Ri Yong Ho"))]
    assert (diplomat.tells, diplomat.years) == ("foreign minister", "2016-2020")
    assert (general.tells, general.years) == ("chief of the general staff", "2009-2012")
    ((minister,),) = [one.bearers for one in recognised(understood("최선희"))]
    assert (minister.tells, minister.years) == ("foreign minister", "since 2022-06")
