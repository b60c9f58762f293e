"""The quotations of the whole library: searched, ordered, cited, saved, opened in their articles."""

from __future__ import annotations

import csv
import time
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.content import Content

from index.library import Library
from index.search.recognition import understood
from index.text import fold
from tests.tui.desk import Desk, at_desk
from tui.screens.cite import CiteScreen
from tui.screens.help import HelpScreen
from tui.screens.quotation_lists import in_order
from tui.screens.quotations import QuotesScreen
from tui.widgets.hit_list import MATCH
from tui.widgets.query_input import QueryInput
from tui.widgets.quotation_list import QuotationList, laid_out, place_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.search.quoted import Quoted

SIZES = [(80, 24), (200, 50)]


async def all_quotations(desk: Desk, query: str = "") -> QuotationList:
    """Search and list the quotations."""
    if query:
        await desk.search(query)
    await desk.press('"')
    await desk.until(lambda: isinstance(desk.app.screen, QuotesScreen), "the quotations")
    await desk.still()
    return desk.app.screen.query_one(QuotationList)


async def type_query(desk: Desk, text: str) -> None:
    """Type a search for quotations, and stay in it."""
    await desk.press("/")
    desk.app.screen.query_one(QueryInput).post_message(events.Paste(text))
    await desk.until(lambda: desk.app.screen.query_one(QueryInput).value == text, text)
    await desk.still()


def expected(library: Path, query: str) -> Sequence[Quoted]:
    """Return the quotations that a query asks for."""
    with Library(library) as opened:
        *_, found = opened.quoted(understood(query))
    return found.quotations


@pytest.mark.parametrize("size", SIZES)
async def test_the_quotations_of_the_search_are_listed_with_speaker_date_and_outlet(
    own_library: Path, size: tuple[int, int]
) -> None:
    quotations = expected(own_library, "satellite")
    async with at_desk(own_library, size) as desk:
        rows = await all_quotations(desk, "satellite")
        assert set(rows.listing.quotations) == set(quotations)
        assert len(quotations) > 1
        shown = desk.screen_text()
        assert f"{len(quotations)} quotations by" in shown
        first = rows.listing.quotations[0]
        assert first.quote.speaker is not None
        assert f"— {first.quote.speaker.name}" in shown
        assert (first.head.date.value or "")[:10] in shown
        assert first.head.source in shown


async def test_what_was_asked_is_marked_and_not_by_colour_alone(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        rows = await all_quotations(desk, "satellite")
        lines = [line for line in rows.render_row(0, 110, selected=False) if isinstance(line, Content)]
        marked = [line.plain[span.start : span.end] for line in lines for span in line.spans if span.style == MATCH]
        assert marked
        assert {fold(one) for one in marked} == {"satellite"}
        assert "underline" in MATCH


async def test_a_mark_far_inside_a_long_quotation_is_on_the_screen(tmp_path: Path) -> None:
    words = " ".join(f"we shall count to {number} and go on" for number in range(60))
    text = f"date 2019-05-07 Counting\n\n“Today {words}, and find the lighthouse, and {words},” said Ri Song Chol.\n"
    (tmp_path / "said.txt").write_text(text, encoding="utf-8")
    with Library(tmp_path / "library") as library:
        library.add([tmp_path / "said.txt"])
    async with at_desk(tmp_path / "library", (80, 24)) as desk:
        rows = await all_quotations(desk, "lighthouse")
        assert "lighthouse" in desk.text_of(rows)
        assert rows.height_of(0) == 6


async def test_results_come_as_one_types_and_escape_goes_to_the_list(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        rows = await all_quotations(desk)
        every = rows.count
        await type_query(desk, "satell")
        assert 0 < rows.count < every
        await desk.press("escape")
        assert rows.has_focus
        await desk.press("escape")
        await desk.until(lambda: desk.is_at_main, "the main screen")


async def test_problems_of_the_search_are_explained(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        rows = await all_quotations(desk)
        await type_query(desk, "speakr:Kim satellite")
        assert "⚠ speakr" in desk.screen_text()
        assert rows.count


async def test_a_search_without_quotations_says_so(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await all_quotations(desk, "zzqqxx")
        assert "No quotation that the search asks for" in desk.screen_text()
        await desk.press("enter", "y", "c", "w", "s", "j")
        await desk.still()
        assert isinstance(desk.app.screen, QuotesScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_enter_opens_the_article_at_the_quotation_and_the_same_key_comes_back(
    own_library: Path, size: tuple[int, int]
) -> None:
    async with at_desk(own_library, size) as desk:
        rows = await all_quotations(desk)
        await desk.press("s", "G", "k", "k")
        await desk.still()
        index, chosen = rows.highlighted, rows.chosen
        assert chosen is not None
        await desk.press("enter")
        await desk.until(lambda: desk.is_at_main and desk.view.has_focus, "the article")
        await desk.still()
        assert desk.view.article is not None
        assert desk.view.article.id == chosen.head.id
        assert desk.view.current_quote is not None
        assert desk.view.quotes[desk.view.current_quote] == chosen.quote
        await desk.press('"')
        await desk.still()
        assert (rows.highlighted, rows.chosen) == (index, chosen)


async def test_an_article_that_the_main_search_did_not_find_is_opened_beside_its_results(own_library: Path) -> None:
    async with at_desk(own_library, (200, 50)) as desk:
        rows = await all_quotations(desk, "liaison explosion")
        await type_query(desk, "satellite")
        await desk.press("escape")
        chosen = rows.chosen
        assert chosen is not None
        await desk.press("enter")
        await desk.until(lambda: desk.is_at_main and desk.view.has_focus, "the article")
        await desk.still()
        assert desk.view.article is not None
        assert desk.view.article.id == chosen.head.id
        for _ in range(3):  # the quotations, the article, the results
            await desk.press("escape")
            await desk.still()
        assert desk.main._opened is not None
        assert desk.main._opened.row == desk.results.highlighted_row


async def test_orders(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        rows = await all_quotations(desk)
        dates = [one.head.date.value or "" for one in rows.listing.quotations]
        assert dates == sorted(dates, reverse=True)
        await desk.press("s")
        await desk.until_shown("oldest first")
        await desk.still()
        dated = [one.head.date.value for one in rows.listing.quotations if one.head.date.value]
        assert dated == sorted(dated)
        await desk.press("ㄴ")
        await desk.until_shown("by speaker")
        await desk.still()
        names = [fold(one.quote.speaker.name) for one in rows.listing.quotations if one.quote.speaker]
        assert names == sorted(names)
        await desk.press("s")
        await desk.until_shown("by outlet")
        await desk.still()
        outlets = [fold(one.head.source) for one in rows.listing.quotations if one.head.source]
        assert outlets == sorted(outlets)


async def test_a_quotation_is_cited_as_in_the_main_screen(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        rows = await all_quotations(desk, "satellite")
        assert rows.chosen is not None
        await desk.press("y")
        await desk.until(lambda: desk.notes(), "a note")
        assert rows.chosen.quote.text[:40] in desk.app.clipboard
        assert f"korea-reader:{rows.chosen.head.id}@" in desk.app.clipboard
        await desk.press("c")
        await desk.until(lambda: isinstance(desk.app.screen, CiteScreen), "the forms")
        await desk.press("4")
        await desk.until(lambda: "@" in desk.app.clipboard and "{" in desk.app.clipboard, "BibTeX")


async def test_the_list_is_saved(own_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with at_desk(own_library) as desk:
        rows = await all_quotations(desk, "satellite")
        await desk.press("w")
        saved = tmp_path / "quotations-satellite.csv"
        await desk.until(saved.exists, "a file")
        await desk.still()
        with saved.open(encoding="utf-8") as file:
            written = list(csv.DictReader(file))
        assert [one["text"] for one in written] == [one.quote.text for one in rows.listing.quotations]


async def test_another_main_search_is_another_list(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        rows = await all_quotations(desk, "satellite")
        first = set(rows.listing.quotations)
        await desk.press("q")
        rows = await all_quotations(desk, "우리")
        assert rows.listing.quotations
        assert not set(rows.listing.quotations) & first


async def test_help_and_back(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        rows = await all_quotations(desk)
        await desk.press("?")
        await desk.until(lambda: isinstance(desk.app.screen, HelpScreen), "the help")
        await desk.press("ㅂ")
        await desk.until(lambda: rows.has_focus, "the list")
        await desk.press("ㅂ")
        await desk.until(lambda: desk.is_at_main, "the main screen")


async def test_the_list_is_laid_out_anew_for_another_width(own_library: Path) -> None:
    async with at_desk(own_library, (200, 50)) as desk:
        rows = await all_quotations(desk)
        await desk.pilot.resize_terminal(80, 24)
        await desk.still()
        assert rows.listing.width == rows.row_width
        assert rows.row_top(rows.count) > rows.count * 3


@pytest.mark.parametrize("size", SIZES)
async def test_renderings_of_one_utterance_stand_together_oldest_first(
    own_library: Path, size: tuple[int, int]
) -> None:
    with Library(own_library) as library:
        library.group_statements()
        statements = list(library.statements())
    async with at_desk(own_library, size) as desk:
        rows = await all_quotations(desk)
        await desk.press("r")
        await desk.until(lambda: rows.listing.renderings, "groups")
        await desk.still()
        begins = [number for number, one in rows.listing.renderings.items() if one.heading]
        assert len(begins) == len(statements)
        assert f"≡ {len(statements[-1].renderings)} renderings · {statements[-1].speaker}" in desk.screen_text()
        for statement in statements:
            places = [(one.head.row, one.quote.start) for one in statement.renderings]
            at = next(i for i in begins if place_of(rows.listing.quotations[i]) == places[0])
            assert [place_of(one) for one in rows.listing.quotations[at : at + len(places)]] == places
        assert len(rows.listing.quotations) == len({place_of(one) for one in rows.listing.quotations})
        assert {place_of(one) for one in rows.listing.quotations} == {
            place_of(one) for one in expected(own_library, "")
        }
        chosen = rows.chosen
        await desk.press("ㄱ")
        await desk.until(lambda: not rows.listing.renderings, "no groups")
        assert chosen is not None


async def test_differing_words_of_renderings_are_marked_and_not_by_colour_alone(tmp_path: Path) -> None:
    for day, word in (("07", "harbour"), ("08", "haven")):
        said = f"“We shall  never leave this old {word} for any other shore, come what may,” said Kim Yo Jong."
        text = f"date 2019-05-{day} Ferry {day}\n\nThe day was calm.\n\n{said} She left at noon.\n"
        (tmp_path / f"{day}.txt").write_text(text, encoding="utf-8")
    with Library(tmp_path / "library") as library:
        library.add([tmp_path / "07.txt", tmp_path / "08.txt"])
    async with at_desk(tmp_path / "library", (80, 24)) as desk:
        rows = await all_quotations(desk)
        await desk.press("r")
        await desk.until(lambda: rows.listing.renderings, "groups")
        await desk.still()
        lines = [line for i in range(2) for line in rows.render_row(i, 70, selected=False) if isinstance(line, Content)]
        marked = {
            line.plain[span.start : span.end]
            for line in lines
            for span in line.spans
            if str(span.style).startswith("italic underline")
        }
        assert marked
        assert marked <= {"harbour", "haven"}


async def test_renderings_together_stay_so_for_another_search(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        rows = await all_quotations(desk)
        await desk.press("r")
        await desk.until(lambda: rows.listing.renderings, "groups")
        await type_query(desk, "speaker:김정은")
        await desk.until(lambda: rows.listing.renderings, "groups")
        await desk.press("escape")
        await type_query(desk, "zzqqxx")
        assert not rows.count


def test_thousands_of_quotations_are_laid_out_and_ordered_soon(own_library: Path) -> None:
    quotations = [*expected(own_library, "")] * 25
    assert len(quotations) > 5_000
    began = time.process_time()
    laid_out(in_order(quotations, "speaker"), 110)
    assert time.process_time() - began < 2


async def test_a_word_that_is_still_typed_is_unfinished_among_the_quotations_too(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await desk.search("satelli")
        await desk.press("tab")
        await desk.still()
        assert desk.results.count
        listed = await all_quotations(desk)
        assert listed.count == len(expected(own_library, "satelli*")) > 0


async def test_without_a_quotation_is_said_how_many_articles_match(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await all_quotations(desk, "limousine")
        assert "1 article matches, but no quotation" in desk.screen_text()
        await type_query(desk, "zzqqxx")
        assert "match" not in desk.screen_text()
