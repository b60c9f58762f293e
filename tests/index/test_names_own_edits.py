"""Adding and forgetting spellings: what is written into the file, and what is left alone in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.exceptions import NamesError
from index.names import candidates, default_gazetteer, refresh
from index.names.own_edits import add_spellings, forget_spelling

if TYPE_CHECKING:
    from pathlib import Path


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def test_the_first_spelling_makes_the_file(own_names: Path) -> None:
    assert add_spellings("김정은", ["Supremo Kim"]).id == "kim-jong-un"
    assert lines(own_names)[1:] == ["김정은 = Supremo Kim"]
    assert candidates("Supremo Kim") == ("kim-jong-un",)


def test_a_second_spelling_joins_the_first_in_its_line(own_names: Path) -> None:
    own_names.parent.mkdir()
    own_names.write_text("# mine\n\nKim Jong Un = Supremo Kim\nnonsense\n# end\n", encoding="utf-8")
    refresh()
    add_spellings("kim-jong-un", ["Kim the Third", "supremo-kim"])
    assert lines(own_names) == ["# mine", "", "Kim Jong Un = Supremo Kim, Kim the Third", "nonsense", "# end"]


def test_a_new_name_and_its_spellings(own_names: Path) -> None:
    found = add_spellings("Lake Sobaek", ["소백호"], "place")
    assert (found.id, found.type, found.hangul) == ("lake-sobaek", "place", ("소백호",))
    add_spellings("소백호", ["Sobaekho"])
    assert lines(own_names)[1:] == ["Lake Sobaek [place] = 소백호, Sobaekho"]
    assert forget_spelling("Lake Sobaek") is None
    assert default_gazetteer().get("lake-sobaek") is None


def test_an_own_spelling_is_forgotten(own_names: Path) -> None:
    add_spellings("Kim Jong Un", ["Supremo Kim", "Kim the Third"])
    forget_spelling("supremo kim")
    assert lines(own_names)[1:] == ["Kim Jong Un = Kim the Third"]


def test_a_spelling_of_ours_is_taken_back_and_given_again(own_names: Path) -> None:
    forget_spelling("KJU")
    assert lines(own_names)[1:] == ["kim-jong-un = -KJU"]
    assert candidates("KJU") == ()
    add_spellings("Kim Jong Un", ["KJU"])
    assert candidates("KJU") == ("kim-jong-un",)


@pytest.mark.parametrize(
    ("name", "spelling", "says"),
    [
        ("Ri Yong Ho", "Ri the Elder", "ri-yong-ho or ri-yong-ho-general"),
        ("Kim Jong Un", "K", "too short"),
        ("Kim Jong Un", "-KJU", "minus"),
        ("Kim = Un", "Kim", "signs"),
        ("Kim Jong Un", "Kim Jong Il", r"already means Kim Jong Il \(kim-jong-il\)"),
        ("Kim Jong Un", "평양", "already means Pyongyang"),
        ("Kim Jong Un", "the", "ordinary word"),
        ("Kim Jong Un", "미사일", "ordinary word"),
        ("The", "Thee", "ordinary word"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_written(
    own_names: Path, name: str, spelling: str, says: str
) -> None:
    with pytest.raises(NamesError, match=says):
        add_spellings(name, [spelling])
    assert not own_names.exists()


@pytest.mark.parametrize(("spelling", "says"), [("Ri Yong Ho", "ri-yong-ho and"), ("Nobody", "no name"), ("KCNA", "")])
def test_what_cannot_be_forgotten_is_refused(own_names: Path, spelling: str, says: str) -> None:
    if says:
        with pytest.raises(NamesError, match=says):
            forget_spelling(spelling)
    with pytest.raises(NamesError, match="the name itself"):
        forget_spelling("Kim Jong Un")
    assert not own_names.exists()
