"""Saying who said a quotation: suggestions from the article and the gazetteer, shown at once on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Input, OptionList

from index.library import Library
from tests.tui.desk import Desk, at_desk
from tui.screens.correcting import AS_TYPED, CorrectScreen, near, suggested
from tui.screens.spelling import SpellingScreen
from tui.widgets.quotation_list import QuotationList

if TYPE_CHECKING:
    from pathlib import Path

    from index.article import Quote

SIZES = [(80, 24), (200, 50)]
ARTICLE = "satellite Okinawa"


async def at_quotation(desk: Desk) -> Quote:
    """Open an article and choose its second quotation in the panel."""
    await desk.search(ARTICLE)
    await desk.open()
    await desk.press("'", "g", "j")
    await desk.still()
    index = desk.quotes.highlighted
    assert index is not None
    return desk.view.quotes[index]


async def correct(desk: Desk, *keys: str, name: str | None = None) -> None:
    """Ask for the speaker, type `name` if there is one, and press keys."""
    await desk.press("e")
    await desk.until(lambda: isinstance(desk.app.screen, CorrectScreen), "the question")
    await desk.still()
    if name is not None:
        line = desk.app.screen.query_one(Input)
        line.post_message(events.Paste(name))
        await desk.until(lambda: line.value == name, name)
        await desk.still()
    await desk.press(*keys)
    await desk.until(lambda: not isinstance(desk.app.screen, CorrectScreen), "the answer")
    await desk.still()


def speaker_now(desk: Desk, quote: Quote) -> str | None:
    """Return the speaker of a quotation as the article view has it."""
    now = next(one for one in desk.view.quotes if one.start == quote.start)
    return now.speaker.name if now.speaker is not None else None


@pytest.mark.parametrize("size", SIZES)
async def test_a_correction_is_shown_at_once_everywhere_and_kept(own_library: Path, size: tuple[int, int]) -> None:
    async with at_desk(own_library, size) as desk:
        quote = await at_quotation(desk)
        await correct(desk, "enter", name="김정은")
        assert speaker_now(desk, quote) == "Kim Jong Un"
        assert "Kim Jong Un ✎" in desk.text_of(desk.quotes)
        await desk.press("enter")
        await desk.still()
        assert "Kim Jong Un ✎" in desk.screen_text()
    with Library(own_library) as library:
        (kept,) = library.quotations.corrections.every()
        assert (kept.words, kept.speaker, kept.entity) == (quote.text, "Kim Jong Un", "kim-jong-un")


async def test_a_correction_is_shown_among_all_quotations_and_back_in_the_article(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        quote = await at_quotation(desk)
        await desk.press('"')
        await desk.until(lambda: desk.app.screen.query(QuotationList), "the quotations")
        await desk.press("/", "ctrl+u", "escape")
        await desk.still()
        rows = desk.app.screen.query_one(QuotationList)
        at = next(i for i, one in enumerate(rows.listing.quotations) if one.quote == quote)
        rows.highlighted = at
        await correct(desk, "enter", name="Somebody Else")
        assert rows.chosen is not None
        assert rows.chosen.quote.is_corrected
        assert "— Somebody Else ✎" in desk.text_of(rows)
        await desk.press("q")
        await desk.until(lambda: desk.is_at_main, "the main screen")
        assert speaker_now(desk, quote) == "Somebody Else"


async def test_a_correction_is_taken_back(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        quote = await at_quotation(desk)
        before = speaker_now(desk, quote)
        await correct(desk, "enter", name="Somebody Else")
        await correct(desk, "ctrl+z")
        assert speaker_now(desk, quote) == before
        assert "✎" not in desk.screen_text()


async def test_the_beginning_of_a_name_takes_the_one_that_is_highlighted(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        quote = await at_quotation(desk)
        await correct(desk, "enter", name="Choe Son")
        assert speaker_now(desk, quote) == "Choe Son Hui"


async def test_who_is_quick_gets_what_would_have_been_highlighted(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        quote = await at_quotation(desk)
        await desk.press("e")
        await desk.until(lambda: isinstance(desk.app.screen, CorrectScreen), "the question")
        await desk.press(*"choe son", "enter")
        await desk.until(lambda: not isinstance(desk.app.screen, CorrectScreen), "the answer")
        await desk.still()
        assert speaker_now(desk, quote) == "Choe Son Hui"


async def test_a_name_as_typed_is_the_last_of_the_suggestions(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        quote = await at_quotation(desk)
        await correct(desk, "up", "enter", name="Choe Son")
        assert speaker_now(desk, quote) == "Choe Son"


async def test_an_empty_line_says_that_it_cannot_be_told(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        quote = await at_quotation(desk)
        await correct(desk, "backspace", "enter")
        assert speaker_now(desk, quote) is None
        assert "speaker not clear ✎" in desk.text_of(desk.quotes)


@pytest.mark.parametrize("keys", [("escape",), ("enter",), ("ctrl+z",)])
async def test_nothing_changes_unless_something_else_is_chosen(own_library: Path, keys: tuple[str, ...]) -> None:
    async with at_desk(own_library) as desk:
        quote = await at_quotation(desk)
        before = speaker_now(desk, quote)
        await correct(desk, *keys)
        assert speaker_now(desk, quote) == before
        assert "✎" not in desk.screen_text()


async def test_the_other_speaker_of_the_article_is_one_key_away(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        quote = await at_quotation(desk)
        await desk.press("e")
        await desk.until(lambda: isinstance(desk.app.screen, CorrectScreen), "the question")
        await desk.still()
        names = desk.app.screen.query_one(OptionList)
        offered = [str(option.id).partition(" ")[2] for option in names.options]
        speakers = {one.speaker.name for one in desk.view.quotes if one.speaker}
        assert set(offered[: len(speakers)]) == speakers
        other = next(name for name in offered if name != speaker_now(desk, quote))
        await desk.press(*["down"] * (offered.index(other) + 1), "enter")
        await desk.until(lambda: speaker_now(desk, quote) == other, "the other speaker")


async def test_e_is_about_spellings_where_there_is_no_quotation(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await desk.press("e")
        await desk.until(lambda: isinstance(desk.app.screen, SpellingScreen), "the question for a spelling")


def test_names_of_the_article_come_before_others_in_any_spelling(own_library: Path) -> None:
    with Library(own_library) as library:
        for row in library.record.rows_by_date():
            article = library.record.article(row)
            here = near(article, library.quotes(row, article))
            if any(one.name == "Kim Yo Jong" for one in here):
                break
    found = [one.name for one in suggested("김", here)]
    assert found.index("Kim Yo Jong") < len(here)
    assert "Kim Yo Jong" in [one.name for one in suggested("여정", here)]
    assert [one.name for one in suggested("Choe Son Hui", ())] == ["Choe Son Hui"]
    assert [(one.name, one.about) for one in suggested("nobody at all", ())] == [("nobody at all", AS_TYPED)]
