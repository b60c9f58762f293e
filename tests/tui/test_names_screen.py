"""Names in the search: who was recognised, taken literally, chosen, given a spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.desk import at_desk
from tui.screens.spelling import SpellingScreen
from tui.widgets.name_line import NameLine

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.desk import Desk


async def search(desk: Desk, text: str) -> None:
    """Search for a text and go on to the results."""
    await desk.press("/")
    desk.input.value = text
    await desk.press("down")
    await desk.still()


def said(desk: Desk) -> str:
    """Return what the line of names says."""
    return desk.text_of(desk.main.query_one(NameLine)).strip()


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_the_line_says_who_was_recognised_and_the_key(own_library: Path, size: tuple[int, int]) -> None:
    async with at_desk(own_library, size) as desk:
        assert not desk.main.query_one(NameLine).display
        await search(desk, "최선희")
        assert said(desk) == "l literally · Choe Son Hui foreign minister since 2022-06"


async def test_the_line_keeps_its_room_while_somebody_types(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        names = desk.main.query_one(NameLine)
        await desk.press("/")
        for text, is_shown in (("rice", False), ("최선희", True), ("최선희 ri", True), ("rice", True), ("", False)):
            desk.input.value = text
            await desk.still()
            assert names.display is is_shown
        desk.input.value = "최선희"
        await desk.still()
        desk.input.value = "rice"
        await desk.still()
        assert not said(desk)
        await desk.press("down")
        await desk.still()
        assert not names.display


async def test_a_name_is_taken_literally_and_back(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await search(desk, "Kim Jong Un satellite")
        total = desk.results.count
        await desk.press("l")
        await desk.still()
        assert desk.bar.text == '="Kim Jong Un" satellite'
        assert desk.results.count <= total
        assert "l as a name · Kim Jong Un only so spelled" in said(desk)
        await desk.press("ㅣ")
        await desk.still()
        assert desk.bar.text == "Kim Jong Un satellite"
        assert desk.results.count == total


async def test_a_name_is_taken_literally_while_it_is_typed(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await desk.press("/")
        desk.input.value = "kcna"
        await desk.still()
        await desk.press("ctrl+l")
        assert desk.bar.text == '="kcna"'


async def test_an_ambiguous_name_asks_and_a_key_chooses(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await search(desk, "Ri Yong Ho")
        assert "Ri Yong Ho?" in said(desk)
        assert "1 foreign minister 2016-2020" in said(desk)
        assert "2 chief of the general staff 2009-2012" in said(desk)
        await desk.press("2")
        await desk.still()
        assert desk.bar.text == "name:ri-yong-ho-general"
        await desk.press("l")
        await desk.still()
        assert desk.bar.text == '="Ri Yong Ho"'
        await desk.press("l")
        await desk.still()
        assert desk.bar.text == "name:ri-yong-ho-general"


async def test_words_that_may_be_a_name_say_so(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await search(desk, "이용호 미사일")
        assert "이용호 may be  1 Ri Yong Ho foreign minister" in said(desk)
        await desk.press("1")
        assert desk.bar.text == "name:ri-yong-ho 미사일"


async def test_without_hits_the_numbers_of_names_come_first(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await search(desk, "이용호 sattelite")
        await desk.until_shown("did you mean")
        assert "1 Ri Yong Ho foreign minister" in said(desk)
        assert "2 satellite" in desk.screen_text()
        await desk.press("2")
        assert desk.bar.text == "이용호 satellite"
        await search(desk, "이용호 sattelite")
        await desk.press("1")
        assert desk.bar.text == "name:ri-yong-ho sattelite"


async def test_a_click_does_what_the_key_does(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await search(desk, "KCNA")
        await desk.pilot.click(NameLine, offset=(3, 0))
        await desk.still()
        assert desk.bar.text == '="KCNA"'


async def test_a_spelling_is_added_and_finds_at_once(own_library: Path, own_names: Path) -> None:
    async with at_desk(own_library) as desk:
        await search(desk, "Kim Jong Un")
        total = desk.results.count
        await desk.press("e")
        await desk.until(lambda: isinstance(desk.app.screen, SpellingScreen), "the question")
        await desk.press(*"Supremo", "enter")
        await desk.press("enter")
        await desk.until(lambda: own_names.exists(), "the file")
        assert own_names.read_text(encoding="utf-8").splitlines()[1:] == ["kim-jong-un = Supremo"]
        await desk.until(lambda: desk.is_at_main and not desk.title_bar.activity, "the index")
        await search(desk, "Supremo")
        assert desk.results.count == total


async def test_a_new_name_from_the_selection(own_library: Path, own_names: Path) -> None:
    async with at_desk(own_library, (120, 40)) as desk:
        await search(desk, "satellite")
        await desk.open()
        article = desk.main._opened.article  # type: ignore[union-attr]
        start = article.text.index("satellite") if "satellite" in article.text else 0
        desk.view.select_span((start, start + 9))
        await desk.press("e")
        await desk.until(lambda: isinstance(desk.app.screen, SpellingScreen), "the question")
        for letter in "Mun Chol Bong":
            await desk.press("space" if letter == " " else letter)
        await desk.press("down", "enter")
        await desk.until(lambda: own_names.exists(), "the file")
        await desk.until(lambda: desk.is_at_main and not desk.title_bar.activity, "the index")
        assert f"Mun Chol Bong [place] = {article.text[start : start + 9]}" in own_names.read_text(encoding="utf-8")


async def test_a_wrong_line_is_told_at_the_start(own_library: Path, own_names: Path) -> None:
    own_names.parent.mkdir()
    own_names.write_text("nonsense\n", encoding="utf-8")
    from index.names import refresh

    refresh()
    async with at_desk(own_library) as desk:
        await desk.until(lambda: desk.notes(), "a warning")
        await desk.until(lambda: not desk.title_bar.activity, "the index")
        assert "names.txt, line 1: a line is NAME" in desk.notes()[0]


async def test_a_surname_that_no_article_holds_is_offered_with_its_bearer(own_library: Path) -> None:
    async with at_desk(own_library, (120, 40)) as desk:
        await desk.search("Brunson")
        await desk.until_shown("may be")
        assert "Xavier Brunson" in desk.screen_text()
        await desk.press("1")
        await desk.until(lambda: desk.bar.text == "name:xavier-brunson", "the name")
