"""The page of a person: who, when named, what they said; opened from wherever they are quoted."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from index.library import Library
from index.search.person import who_is
from tests.tui.desk import Desk, at_desk
from tui.screens.help import HelpScreen
from tui.screens.person import PersonScreen
from tui.screens.quotations import QuotesScreen
from tui.widgets.hit_list import HitList
from tui.widgets.quotation_list import QuotationList

if TYPE_CHECKING:
    from pathlib import Path

TODAY = datetime.date(2026, 1, 1)
"""As `conftest` says."""

SIZES = [(80, 24), (200, 50)]


async def page_of(desk: Desk, speaker: str) -> PersonScreen:
    """List what a speaker said, and go on to the page of the first one's."""
    await desk.search(f"speaker:{speaker}")
    await desk.press('"')
    await desk.until(lambda: isinstance(desk.app.screen, QuotesScreen), "the quotations")
    await desk.still()
    await desk.press("i")
    await desk.until(lambda: isinstance(desk.app.screen, PersonScreen), "the page")
    await desk.still()
    assert isinstance(desk.app.screen, PersonScreen)
    return desk.app.screen


@pytest.mark.parametrize("size", SIZES)
async def test_the_page_tells_who_when_and_what(own_library: Path, size: tuple[int, int]) -> None:
    with Library(own_library) as library:
        person = library.person(who_is("Kim Yo Jong", "kim-yo-jong"))
        *_, said = library.said_by(person.who)
    assert person.last is not None
    async with at_desk(own_library, size) as desk:
        await page_of(desk, "김여정")
        shown = desk.screen_text()
        assert "Kim Yo Jong = 김여정 = 金與正" in shown
        assert f"named in {len(person.rows)} articles from 2018-04-27 to {(person.last.date.value or '')[:10]}" in shown
        assert f"quoted {len(said.quotations)} times" in shown
        assert f"last seen 2023-12-31, {person.days_unseen(TODAY)} days before today" in shown
        assert "█" in shown


async def test_offices_held_at_the_newest_article_are_told_from_others(own_library: Path) -> None:
    async with at_desk(own_library, (120, 50)) as desk:
        await page_of(desk, "김정은")
        shown = desk.screen_text()
        assert "● general secretary since 2021-01 (KP)" in shown
        assert "○ party chairman 2016" in shown
        assert "● held on 2024-06-21, the newest article" in shown


@pytest.mark.parametrize("size", SIZES)
async def test_enter_opens_a_quotation_or_an_article(own_library: Path, size: tuple[int, int]) -> None:
    async with at_desk(own_library, size) as desk:
        page = await page_of(desk, "김여정")
        await desk.press("j", "enter")
        await desk.until(lambda: desk.is_at_main and desk.view.current_quote is not None, "the quotation")
        await desk.still()
        page = await page_of(desk, "김여정")
        await desk.press("tab", "j")
        await desk.still()
        named = page.query_one(HitList)
        assert named.has_focus
        row = named.highlighted_row
        await desk.press("enter")
        await desk.until(lambda: desk.is_at_main and desk.main._opened is not None, "the article")
        await desk.still()
        assert desk.main._opened is not None
        assert desk.main._opened.row == row


@pytest.mark.parametrize("size", SIZES)
async def test_who_was_searched_for_has_the_key_until_a_quotation_is_gone_to(
    own_library: Path, size: tuple[int, int]
) -> None:
    async with at_desk(own_library, size) as desk:
        await desk.search("Kim Yo Jong")
        assert await named_on_page(desk) == "Kim Yo Jong"
        await desk.open()
        assert await named_on_page(desk) == "Kim Yo Jong"
        await desk.press(".")
        await desk.still()
        quote = desk.view.quotes[desk.view.current_quote or 0]
        assert quote.speaker is not None
        assert await named_on_page(desk) == quote.speaker.name
        await desk.search("Kim Yo Jong satellite")
        assert await named_on_page(desk) == "Kim Yo Jong"


async def named_on_page(desk: Desk) -> str:
    """Open the page of whom the key is about, leave it, and return the name on it."""
    await desk.press("i")
    await desk.until(lambda: isinstance(desk.app.screen, PersonScreen), "the page")
    await desk.still()
    assert isinstance(desk.app.screen, PersonScreen)
    name = desk.app.screen._who.name
    await desk.press("q")
    await desk.until(lambda: desk.is_at_main, "the main screen")
    await desk.still()
    return name


async def test_quotations_that_were_hidden_have_the_width_of_the_list(own_library: Path) -> None:
    async with at_desk(own_library, (90, 24)) as desk:
        page = await page_of(desk, "김여정")
        said = page.query_one("#said", QuotationList)
        await desk.press("tab")
        await desk.still()
        assert not said.display
        await desk.pilot.resize_terminal(60, 24)
        await desk.press("tab")
        await desk.until(lambda: said.listing.width == said.row_width < 60, "the quotations in their new width")


async def test_a_speaker_outside_the_gazetteer_has_a_page(tmp_path: Path) -> None:
    text = "date 2019-05-07 No ferry\n\n“We sail no more today,” said Gontran Filibert. “Ask again,” he said.\n"
    (tmp_path / "said.txt").write_text(text, encoding="utf-8")
    with Library(tmp_path / "library") as library:
        library.add([tmp_path / "said.txt"])
    async with at_desk(tmp_path / "library", (80, 24)) as desk:
        await desk.open()
        await desk.press("'", "i")
        await desk.until(lambda: isinstance(desk.app.screen, PersonScreen), "the page")
        await desk.still()
        assert "not among the names that are known" in desk.screen_text()
        assert "named in 1 article from 2019-05-07 to 2019-05-07" in desk.screen_text()
        assert desk.app.screen.query_one(QuotationList).count


async def test_whoever_was_corrected_away_is_gone_from_the_page(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        page = await page_of(desk, "김여정")
        said = page.query_one("#said", QuotationList)
        before = said.count
        await desk.press("e", *"Nobody", "enter")
        await desk.until(lambda: said.count == before - 1, "one less")


async def test_without_a_speaker_there_is_no_page(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await desk.press("i")
        await desk.still()
        assert desk.is_at_main
        assert any("quotation first" in note for note in desk.notes())


async def test_help_back_and_korean_keys(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        page = await page_of(desk, "김여정")
        await desk.press("?")
        await desk.until(lambda: isinstance(desk.app.screen, HelpScreen), "the help")
        await desk.press("q")
        await desk.until(lambda: desk.app.screen is page, "the page")
        await desk.press("ㅂ")
        await desk.until(lambda: isinstance(desk.app.screen, QuotesScreen), "the quotations")
        await desk.press("ㅑ")
        await desk.until(lambda: isinstance(desk.app.screen, PersonScreen), "the page")


async def test_a_pronoun_has_no_page(empty_library: Path, tmp_path: Path) -> None:
    path = tmp_path / "pier.txt"
    path.write_text(
        " date 2023-05-31 부두\n\n원산 부두가 새로 칠해졌다.\n\n그는 “부두를 모두 새로 칠하기로 했다”고 말했다.\n"
    )
    async with at_desk(empty_library, (120, 40), paths=[path]) as desk:
        await desk.until(lambda: any("1 added" in note for note in desk.notes()), "the import")
        await desk.still()
        await desk.press('"')
        await desk.until_shown("— 그 ")
        await desk.still()
        await desk.press("i")
        await desk.until(lambda: any("only a pronoun" in note for note in desk.notes()), "what can be done")
        assert isinstance(desk.app.screen, QuotesScreen)
