"""A wrong query is explained at the place, and the rest of it answers as if the wrong part were not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.search.recognition import understood
from index.search.results import Sort

if TYPE_CHECKING:
    from index.library import Library

WRONG = [
    ('satellite "Kim', 'satellite "Kim"', '"', "never closed"),
    ("(satellite OR missile", "satellite OR missile", "(", "never closed"),
    ("OR satellite", "satellite", "OR", "on its left"),
    ("satellite OR", "satellite", "OR", "on its right"),
    ("NEAR/3 satellite", "satellite", "NEAR/3", "on its left"),
    ("satellite NEAR", "satellite", "NEAR", "on its right"),
    ("satellite NEAR/x launch", "satellite NEAR launch", "NEAR/x", "from 1 to 999"),
    ("satellite NEAR/9999 launch", "satellite NEAR/10 launch", "NEAR/9999", "from 1 to 999"),
    ("satelite~9", "satelite~", "satelite~9", "read as satelite~"),
    ("title:satelite~0", "title:satelite~", "title:satelite~0", "read as satelite~"),
    ("satellite date:2023-13", "satellite", "date:2023-13", "not a date"),
    ("satellite date:2024..2023", "satellite", "date:2024..2023", "after the second"),
    ("is:foo satellite", "satellite", "is:foo", "is: knows read"),
    ("lang:xx satellite", "satellite", "lang:xx", "no such language"),
    ("lang:xx,ko 위성", "lang:ko 위성", "lang:xx,ko", "no such language"),
    ("satellite -", "satellite", "-", "minus"),
    ("satellite *", "satellite", "*", "two letters"),
    ("satellite ~", "satellite", "~", "behind a word"),
    ("sorce:kbs satellite", "satellite", "sorce:", "did you mean source:?"),
    ('sorce:"korean central" satellite', "satellite", "sorce:", "did you mean source:?"),
    ("source: satellite", "satellite", "source:", "needs a value"),
]


def rows(library: Library, text: str, *, is_typing: bool = False) -> list[int]:
    found: list[int] = library.search(understood(text, is_typing=is_typing), Sort.RELEVANCE).rows.tolist()
    return found


@pytest.mark.parametrize(("wrong", "rest", "place", "said"), WRONG)
def test_it_is_explained_at_the_place_and_the_rest_answers(
    wrong: str, rest: str, place: str, said: str, seeds: Library
) -> None:
    query = understood(wrong)
    assert [(wrong[one.start : one.end], said in str(one)) for one in query.problems] == [(place, True)]
    assert rows(seeds, wrong) == rows(seeds, rest) != []


@pytest.mark.parametrize("wrong", [wrong for wrong, _, _, _ in WRONG])
def test_the_rest_answers_while_it_is_typed(wrong: str, seeds: Library) -> None:
    for end in range(1, len(wrong)):
        seeds.search(understood(wrong[:end], is_typing=True), Sort.RELEVANCE)
    assert rows(seeds, wrong, is_typing=True)


@pytest.mark.parametrize("alone", ["OR", "NEAR", "-", "*", "~", "=", "sorce:kbs", "date:2023-13", "is:foo", "lang:xx"])
def test_nothing_but_a_wrong_part_shows_everything_and_says_why(alone: str, seeds: Library) -> None:
    assert len(understood(alone).problems) == 1
    assert len(rows(seeds, alone)) == seeds.record.count()


@pytest.mark.parametrize(
    ("asked", "instead"),
    [
        ('"launch satellite"', "launch satellite"),
        ('missile "satellite OR launches"', "satellite or launches"),
        ("=satelliting", "satelliting"),
    ],
)
def test_a_phrase_that_stands_nowhere_is_offered_without_quotation_marks(
    asked: str, instead: str, seeds: Library
) -> None:
    offered = [one for one in seeds.suggestions(understood(asked)) if one.told == "without quotation marks"]
    assert [(one.words, one.count) for one in offered] == [(instead, len(rows(seeds, instead)))]


def test_a_phrase_with_a_word_that_is_nowhere_is_not_offered(seeds: Library) -> None:
    assert not seeds.suggestions(understood('"satellite zzqqxx"'))


@pytest.mark.parametrize(
    ("asked", "quoted"),
    [
        ("source:han river desk", 'source:"han river desk"'),
        ("source:Han River Desk satellite", 'source:"han river desk" satellite'),
        ("satellite source:tokyo,northern monitor", 'satellite source:"tokyo,northern monitor"'),
    ],
)
def test_the_whole_name_of_an_outlet_of_the_library_needs_no_quotation_marks(
    asked: str, quoted: str, seeds: Library
) -> None:
    meant = seeds.meant(understood(asked))
    assert rows(seeds, asked) == rows(seeds, quoted) != []
    assert len(meant.notes) == 1
    assert seeds.meant(meant) == meant


@pytest.mark.parametrize(
    "text",
    [
        "source:tokyo river",
        "source:han (river desk)",
        'source:han "river desk"',
        "source:=han river desk",
        "source:han -river desk",
    ],
)
def test_other_words_behind_an_outlet_are_words(text: str, seeds: Library) -> None:
    assert seeds.meant(understood(text)).notes == ()
