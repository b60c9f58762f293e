"""The main screen: searching, the list, the article, its quotations, and every key of theirs, on the samples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.widgets import Input

from tests.tui.desk import at_desk
from tui.screens.compare import CompareScreen
from tui.screens.help import HelpScreen
from tui.widgets.hit_list import HitList

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.desk import Desk

NARROW, MEDIUM, WIDE = (80, 24), (120, 40), (200, 50)
SIZES = [NARROW, WIDE]


def matches_told(desk: Desk) -> str:
    """Return what the frame of the article says of matches."""
    title = str(desk.main.query_one("#reader").border_title)
    return title.rpartition("·")[2].strip()


async def open_one_with_matches(desk: Desk, least: int = 2) -> None:
    """Open the first article found in which the words stand at least so often."""
    for _ in range(desk.results.count):
        await desk.open()
        if len(desk.view.matches) >= least:
            return
        await desk.press("escape", "j")
    pytest.fail("no such article")


# Searching


async def test_an_empty_library_shows_the_samples_newest_first_and_says_so(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        assert desk.results.count >= 24
        assert "samples" in desk.text_of(desk.title_bar)
        assert "newest first" in str(desk.results.border_title)
        dates = [desk.results.head(row).date.value for row in desk.results._rows[:10]]  # type: ignore[union-attr]
        assert dates == sorted(dates, key=lambda value: (value or "")[:7], reverse=True)


async def test_each_letter_narrows_the_search(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        totals = [desk.results.count]
        await desk.press("/")
        for letter in "satellites":
            await desk.press(letter)
            await desk.still()
            totals.append(desk.results.count)
        assert totals[-1] > 0
        assert totals[-1] < totals[0]
        assert desk.input.has_focus
        assert desk.input.value == "satellites"


async def test_typing_fast_ends_with_the_answer_to_all_that_was_typed(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        await desk.type_search("satellite")
        alone = desk.results.count
        await desk.press("ctrl+u")
        await desk.still()
        await desk.pilot.press("s", "a", "t", "e", "l", "l", "i", "t", "e")
        await desk.still()
        assert desk.results.count == alone
        assert desk.main._request.text == "satellite"


async def test_letters_are_text_while_the_input_has_the_keys(empty_library: Path) -> None:
    """Every letter is also a key of the screen; `q` must not quit, `?` must not help."""
    async with at_desk(empty_library) as desk:
        await desk.press("/", *"qnxmzoahyS?:'=]")
        assert desk.input.value == "qnxmzoahyS?:'=]"
        assert desk.is_at_main
        assert desk.app.is_running


async def test_down_goes_to_the_results_and_enter_opens(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        await desk.type_search("satellite")
        await desk.press("down")
        assert desk.results.has_focus
        await desk.press("enter")
        await desk.until(lambda: desk.view.has_focus and desk.view.article is not None)
        await desk.still()
        assert len(desk.view.matches) > 0


async def test_enter_opens_what_was_listed_when_it_was_pressed(empty_library: Path) -> None:
    """The answer to a search comes between the key and what it does."""
    async with at_desk(empty_library) as desk:
        await desk.search("korea")
        await desk.press("j")
        row = desk.results.row_at(1)
        desk.results.action_select()
        desk.results.show_rows([], [])
        await desk.until(lambda: desk.main._opened is not None and desk.main._opened.row == row, "the article")


async def test_enter_in_the_input_opens_the_best_hit(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        await desk.type_search("satellite")
        best = desk.results.highlighted_row
        await desk.press("enter")
        await desk.until(lambda: desk.view.has_focus)
        await desk.still()
        assert desk.main._opened is not None
        assert desk.main._opened.row == best


async def test_what_was_found_for_an_unfinished_word_stays_when_going_on_to_it(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        await desk.type_search("satelli")
        found = list(desk.results._rows)
        assert found
        await desk.press("down")
        await desk.still()
        assert list(desk.results._rows) == found
        await desk.open()
        assert len(desk.view.matches) > 0


async def test_the_words_found_are_marked_in_titles_and_passages(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        await desk.search("satellite")
        marked = [
            segment.text for row in desk.rows()[6:] for segment in row if segment.style and segment.style.underline
        ]
        assert marked
        assert all("satellite" in text.lower() for text in marked)


async def test_hangul_and_romanised_names_find_the_same_articles(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        await desk.search("김정은")
        in_hangul = set(desk.results._rows)
        assert "Kim Jong Un" in desk.text_of(desk.bar)
        await desk.search("kim jong un")
        assert set(desk.results._rows) == in_hangul


async def test_nothing_found_says_so_and_how_to_go_on(empty_library: Path) -> None:
    async with at_desk(empty_library, NARROW) as desk:
        await desk.type_search("zzqqxx")
        assert desk.results.count == 0
        shown = desk.screen_text()
        assert "Nothing found" in shown
        assert "zzqqxx" in shown
        assert "0 articles" in shown
        for key in ("down", "enter", "n", "N", "]", "[", "x", "=", "y", "m", "z", "'", "o", "h", "tab"):
            await desk.press(key)
            await desk.still()
        assert desk.app.is_running


@pytest.mark.parametrize(
    ("query", "piece"),
    [('"spy satellite', '"'), ("date:someday", "date:someday"), ("is:purple", "is:purple"), ("satellite OR", "OR")],
)
async def test_an_error_in_the_query_is_explained_in_place(empty_library: Path, query: str, piece: str) -> None:
    async with at_desk(empty_library, NARROW) as desk:
        await desk.search(query)
        told = desk.text_of(desk.bar.query_one("#explanation"))
        assert "⚠" in told
        assert piece in told
        assert query in desk.text_of(desk.input)
        await desk.type_search("satellite")
        assert "⚠" not in desk.text_of(desk.bar)


async def test_the_order_is_changed_and_named(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        newest = list(desk.results._rows)
        await desk.press("S")
        await desk.still()
        assert "oldest first" in str(desk.results.border_title)
        assert set(desk.results._rows) == set(newest)
        assert list(desk.results._rows) != newest
        await desk.search("satellite")
        orders = []
        for _ in range(4):
            orders.append(str(desk.results.border_title).strip())
            await desk.press("S")
            await desk.still()
        assert len(set(orders)) == 4
        assert "by outlet" in orders[-1]
        assert str(desk.results.border_title).strip() == orders[0]


# The article


@pytest.mark.parametrize("size", SIZES)
async def test_matches_are_counted_and_gone_through_in_a_ring(empty_library: Path, size: tuple[int, int]) -> None:
    async with at_desk(empty_library, size) as desk:
        await desk.search("satellite")
        await open_one_with_matches(desk)
        total = len(desk.view.matches)
        in_title = len(desk.view.in_title)
        assert matches_told(desk) == f"{total} matches" + (f" + {in_title} in the headline" if in_title else "")
        for number in [*range(1, total + 1), 1]:
            await desk.press("n")
            await desk.still()
            assert matches_told(desk) == f"match {number}/{total}"
            assert f"match {number}/{total}" in desk.screen_text()
        await desk.press("N")
        await desk.still()
        assert matches_told(desk) == f"match {total}/{total}"


async def test_the_keys_for_matches_bring_the_article_forward_on_a_narrow_screen(empty_library: Path) -> None:
    """What moves must be seen to move."""
    async with at_desk(empty_library, NARROW) as desk:
        await desk.search("satellite")
        await open_one_with_matches(desk)
        await desk.press("escape")
        assert desk.results.has_focus
        await desk.press("n")
        await desk.still()
        assert "match 1/" in desk.screen_text()


async def test_resting_on_a_hit_shows_it_beside_the_list_but_does_not_count_as_reading(empty_library: Path) -> None:
    async with at_desk(empty_library, MEDIUM) as desk:
        await desk.press("j", "j")
        await desk.still()
        row = desk.results.highlighted_row
        assert desk.main._opened is not None
        assert desk.main._opened.row == row
        assert row is not None
        assert not desk.results.head(row).is_read  # type: ignore[union-attr]
        await desk.open()
        assert desk.results.head(row).is_read  # type: ignore[union-attr]


async def test_is_unread_leaves_out_what_was_opened(empty_library: Path) -> None:
    async with at_desk(empty_library, NARROW) as desk:
        await desk.search("is:unread")
        before = desk.results.count
        await desk.open()
        await desk.search("is:unread satellite")
        await desk.search("is:unread")
        assert desk.results.count == before - 1
        await desk.search("is:read")
        assert desk.results.count == 1


async def test_brackets_step_through_articles(empty_library: Path) -> None:
    async with at_desk(empty_library, NARROW) as desk:
        await desk.search("satellite")
        await desk.open()
        first = desk.main._opened
        await desk.press("]")
        await desk.still()
        assert desk.view.has_focus
        assert desk.main._opened is not None
        assert first is not None
        assert desk.main._opened.row != first.row
        await desk.press("[")
        await desk.still()
        assert desk.main._opened.row == first.row
        await desk.press("[")
        await desk.still()
        assert desk.main._opened.row == first.row


async def test_the_place_in_an_article_is_kept(empty_library: Path) -> None:
    async with at_desk(empty_library, NARROW) as desk:
        await desk.open()
        await desk.press("space", "j")
        await desk.still()
        place = desk.view.place
        assert place > 0
        await desk.press("]")
        await desk.still()
        await desk.press("[")
        await desk.still()
        assert desk.view.place == place


async def test_advertising_is_hidden_until_asked_for(empty_library: Path) -> None:
    async with at_desk(empty_library, WIDE) as desk:
        for _ in range(desk.results.count):
            await desk.open()
            if "hidden (h shows)" in desk.text_of(desk.view):
                break
            await desk.press("]")
            await desk.still()
        hidden = desk.text_of(desk.view)
        assert "hidden (h shows)" in hidden
        await desk.press("h")
        await desk.still()
        assert "hidden (h shows)" not in desk.text_of(desk.view)
        await desk.press("h")
        await desk.still()
        assert desk.text_of(desk.view) == hidden


async def test_zen_leaves_only_the_article_and_any_way_back_ends_it(empty_library: Path) -> None:
    async with at_desk(empty_library, WIDE) as desk:
        await desk.open()
        for back in ("z", "escape", "q"):
            await desk.press("z")
            await desk.still()
            assert not desk.results.display
            assert not desk.bar.display
            assert not desk.quotes.display
            assert desk.view.has_focus
            await desk.press(back)
            await desk.still()
            assert desk.results.display
            assert desk.bar.display


# Quotations


async def with_quotes(desk: Desk, least: int = 3) -> None:
    """Open the first article with at least so many quotations."""
    await desk.open()
    for _ in range(desk.results.count):
        if len(desk.view.quotes) >= least:
            return
        await desk.press("]")
        await desk.still()
    pytest.fail("no article with quotations")


@pytest.mark.parametrize("size", SIZES)
async def test_a_quotation_is_chosen_and_jumped_to(empty_library: Path, size: tuple[int, int]) -> None:
    async with at_desk(empty_library, size) as desk:
        await with_quotes(desk)
        await desk.press("'")
        await desk.still()
        assert desk.quotes.has_focus
        assert desk.quotes.display
        assert desk.quotes.count == len(desk.view.quotes)
        assert f"Quotes {desk.quotes.count}" in desk.screen_text()
        await desk.press("G", "enter")
        await desk.still()
        assert desk.view.has_focus
        last = len(desk.view.quotes) - 1
        assert desk.view.current_quote == last
        assert desk.view.quote_at_reading_line() == last
        speaker = desk.view.quotes[last].speaker
        told = desk.text_of(desk.main.query_one("#speaker"))
        assert (speaker.name if speaker else "speaker not clear")[:20] in told
        paragraph = desk.main.query_one("#reader").border_subtitle
        assert not str(paragraph).startswith(" ¶1/")


async def test_the_place_told_after_a_jump_is_the_place_shown(empty_library: Path) -> None:
    """On a narrow screen the article is hidden while a quotation is chosen."""
    async with at_desk(empty_library, NARROW) as desk:
        await with_quotes(desk)
        await desk.press("'", "j", "enter")
        await desk.still()
        shown = desk.text_of(desk.view)
        for width in (81, 80):
            await desk.pilot.resize_terminal(width, 24)
            await desk.still()
        assert desk.text_of(desk.view) == shown


async def test_quotes_open_those_of_the_article_that_is_highlighted(empty_library: Path) -> None:
    async with at_desk(empty_library, NARROW) as desk:
        await desk.open()
        await desk.press("escape", "j", "j")
        row = desk.results.highlighted_row
        await desk.press("'")
        await desk.still()
        assert desk.main._opened is not None
        assert desk.main._opened.row == row
        assert desk.quotes.count == len(desk.main._opened.quotes)


async def test_the_quotes_key_pressed_again_closes_their_pane(empty_library: Path) -> None:
    async with at_desk(empty_library, WIDE) as desk:
        await desk.open()
        assert desk.quotes.display
        await desk.press("'", "'")
        await desk.still()
        assert not desk.quotes.display
        assert desk.view.has_focus


# Panes


@pytest.mark.parametrize("size", [NARROW, (100, 30), WIDE])
async def test_what_is_hidden_never_has_the_keys(empty_library: Path, size: tuple[int, int]) -> None:
    async with at_desk(empty_library, size) as desk:
        await with_quotes(desk)
        for key in ("tab", "tab", "tab", "shift+tab", "'", "escape", "z", "tab", "tab", "tab", "q", "tab", "'", "q"):
            await desk.press(key)
            await desk.still()
            focused = desk.app.focused
            assert focused is not None, key
            assert focused.region.area > 0, key
            assert all(node.display for node in focused.ancestors_with_self if hasattr(node, "display")), key


async def test_tab_goes_round_the_panes(empty_library: Path) -> None:
    async with at_desk(empty_library, WIDE) as desk:
        await with_quotes(desk)
        await desk.press("escape")
        focused = [desk.app.focused]
        for _ in range(3):
            await desk.press("tab")
            await desk.still()
            focused.append(desk.app.focused)
        assert focused == [desk.results, desk.view, desk.quotes, desk.results]
        await desk.press("shift+tab")
        assert desk.app.focused is desk.quotes


async def test_escape_goes_back_step_by_step_and_never_quits(empty_library: Path) -> None:
    async with at_desk(empty_library, NARROW) as desk:
        everything = desk.results.count
        await desk.search("satellite")
        await open_one_with_matches(desk)
        await desk.press("'")
        await desk.still()
        assert desk.quotes.has_focus
        await desk.press("escape")
        assert desk.view.has_focus
        await desk.press("escape")
        assert desk.results.has_focus
        assert desk.input.value == "satellite"
        await desk.press("/")
        assert desk.input.has_focus
        await desk.press("escape")
        assert desk.results.has_focus
        assert desk.input.value == "satellite"
        kept = desk.results.highlighted_row
        await desk.press("escape")
        await desk.still()
        assert desk.input.value == ""
        assert desk.results.count == everything
        assert desk.results.highlighted_row == kept
        for _ in range(5):
            await desk.press("escape")
        await desk.still()
        assert desk.app.is_running
        assert desk.results.has_focus


async def test_q_goes_back_then_quits(empty_library: Path) -> None:
    async with at_desk(empty_library, NARROW) as desk:
        await desk.open()
        await desk.press("q")
        assert desk.app.is_running
        assert desk.results.has_focus
        await desk.press("q")
        await desk.until(lambda: not desk.app.is_running)
    assert desk.app.return_code in (0, None)


@pytest.mark.parametrize("size", [NARROW, (90, 24), WIDE])
async def test_the_footer_fits_and_tells_what_q_does(empty_library: Path, size: tuple[int, int]) -> None:
    async with at_desk(empty_library, size) as desk:
        assert "q Quit" in desk.footer()
        assert "? Help" in desk.footer()
        await desk.search("satellite")
        await desk.open()
        assert "q Back" in desk.footer()
        assert "n Next match" in desk.footer()
        await desk.press("'")
        await desk.still()
        assert "q Back" in desk.footer()
        await desk.press("/")
        await desk.still()
        assert "Open" in desk.footer()
        assert "esc" in desk.footer()
        assert "Search" not in desk.footer()


# What is done with an article


async def test_a_bookmark_is_set_found_and_taken_away(empty_library: Path) -> None:
    async with at_desk(empty_library, NARROW) as desk:
        await desk.press("j", "m")
        await desk.still()
        row = desk.results.highlighted_row
        assert "★" in desk.text_of(desk.results)
        assert any("is:bookmarked" in note for note in desk.notes())
        await desk.search("is:bookmarked")
        assert list(desk.results._rows) == [row]
        await desk.press("m")
        await desk.still()
        assert row is not None
        assert not desk.results.head(row).is_bookmarked  # type: ignore[union-attr]


async def test_the_citation_of_the_article_is_copied_and_told(empty_library: Path) -> None:
    async with at_desk(empty_library, NARROW) as desk:
        await desk.open()
        await desk.press("escape", "y")
        assert desk.main._opened is not None
        article = desk.main._opened.article
        assert article.title in desk.app.clipboard
        assert article.source in desk.app.clipboard
        assert any("citation" in note and "through the terminal" in note for note in desk.notes())


async def test_a_quotation_is_copied_with_its_speaker_and_source(empty_library: Path) -> None:
    async with at_desk(empty_library, NARROW) as desk:
        await with_quotes(desk)
        await desk.press("'", "j", "y")
        await desk.still()
        quote = desk.view.quotes[1]
        assert quote.text.split()[0] in desk.app.clipboard
        assert "\n— " in desk.app.clipboard
        assert desk.view.article is not None
        assert desk.view.article.title in desk.app.clipboard
        assert any("quotation" in note for note in desk.notes())


async def test_the_form_of_citations_is_chosen_and_kept(empty_library: Path) -> None:
    async with at_desk(empty_library, NARROW) as desk:
        await with_quotes(desk)
        await desk.press("'", "j", "c")
        await desk.still()
        assert "BibTeX" in desk.text_of(desk.app.screen)
        await desk.press("j", "j", "j", "enter")
        await desk.still()
        assert desk.app.clipboard.startswith("@misc{")
        await desk.press("escape", "escape", "y")
        await desk.still()
        assert desk.app.clipboard.startswith("@misc{")
        await desk.press("c", "5")
        await desk.still()
        assert desk.app.clipboard.startswith("TY  - NEWS\n")


async def test_a_selection_is_copied_as_it_is(empty_library: Path) -> None:
    async with at_desk(empty_library, NARROW) as desk:
        await desk.open()
        await desk.press("v", "y")
        await desk.still()
        assert desk.view.article is not None
        assert desk.app.clipboard
        assert desk.app.clipboard.splitlines()[0] in desk.view.article.text
        assert any("selection" in note for note in desk.notes())


async def test_y_before_the_highlighted_article_is_open_copies_that_one(empty_library: Path) -> None:
    """On a narrow screen the list moves on while another article is still the one that was opened."""
    async with at_desk(empty_library, NARROW) as desk:
        await desk.open()
        await desk.press("escape", "j", "y")
        await desk.still()
        row = desk.results.highlighted_row
        assert row is not None
        assert desk.results.head(row).title in desk.app.clipboard  # type: ignore[union-attr]


async def test_the_browser_is_given_only_addresses_of_the_web(
    empty_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(App, "open_url", lambda _app, url, **_options: opened.append(url))
    async with at_desk(empty_library, NARROW) as desk:
        await desk.open()
        await desk.press("o")
        await desk.still()
        assert desk.view.article is not None
        assert bool(opened) == desk.view.article.url.startswith("http")
        assert desk.notes()


# Marking and comparing


async def test_two_marks_open_both_side_by_side(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        await desk.press("x")
        await desk.still()
        one = desk.results.highlighted_row
        assert "◆" in desk.text_of(desk.results)
        await desk.press("j", "x")
        await desk.until(lambda: isinstance(desk.app.screen, CompareScreen))
        await desk.still()
        pair = desk.compared._pair
        assert (pair.one.row, pair.other.row) == (one, desk.results.highlighted_row)
        await desk.press("q")
        await desk.still()
        assert "◆" not in desk.text_of(desk.results)


async def test_a_mark_is_taken_away_by_marking_again(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        await desk.press("x", "x")
        await desk.still()
        assert "◆" not in desk.text_of(desk.results)
        assert desk.is_at_main


async def test_comparing_an_article_that_stands_alone_says_why_not(own_library: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone.txt"
    alone.write_text(" date 1994-07-08 A quarry near Haeju\n\nThe quarry will close for repairs, its foreman said.\n")
    from index.library import Library

    with Library(own_library) as library:
        library.add([alone])
    async with at_desk(own_library) as desk:
        await desk.search("quarry foreman")
        await desk.press("=")
        await desk.still()
        if desk.app.screen is desk.main:
            assert any("No other coverage" in note for note in desk.notes())


# Keyboard and mouse


async def test_the_korean_keyboard_reaches_the_same_keys(empty_library: Path) -> None:
    async with at_desk(empty_library, NARROW) as desk:
        await desk.search("satellite")
        await desk.press("ㅓ")
        assert desk.results.highlighted == 1
        await desk.press("ㅏ")
        assert desk.results.highlighted == 0
        await open_one_with_matches(desk)
        await desk.press("ㅜ")
        await desk.still()
        assert desk.view.current_match == 0
        await desk.press("ㅓ", "ㅓ")
        await desk.still()
        assert desk.view.scroll_offset.y >= 2
        await desk.press("ㅂ")
        assert desk.results.has_focus
        await desk.press("ㅡ")
        await desk.still()
        assert "★" in desk.text_of(desk.results)
        await desk.press("ㅂ")
        await desk.until(lambda: not desk.app.is_running)


async def test_hangul_is_typed_into_the_search(empty_library: Path) -> None:
    async with at_desk(empty_library, NARROW) as desk:
        await desk.search("위성")
        assert desk.results.count > 0


async def test_a_click_chooses_a_hit_and_a_second_opens_it(empty_library: Path) -> None:
    async with at_desk(empty_library, NARROW) as desk:
        await desk.pilot.click(HitList, offset=(12, 5))
        await desk.still()
        assert desk.results.highlighted == 1
        await desk.pilot.click(HitList, offset=(12, 5))
        await desk.until(lambda: desk.view.has_focus)


async def test_a_click_into_the_box_lets_a_search_be_typed(empty_library: Path) -> None:
    async with at_desk(empty_library, NARROW) as desk:
        await desk.pilot.click("#explanation")
        assert isinstance(desk.app.focused, Input)


async def test_a_click_in_the_quotations_jumps(empty_library: Path) -> None:
    async with at_desk(empty_library, WIDE) as desk:
        await with_quotes(desk)
        await desk.pilot.click("#quotes", offset=(5, 1 + desk.quotes.row_top(2)))
        await desk.still()
        assert desk.quotes.highlighted == 2
        assert desk.view.current_quote == 2


# Sizes


@pytest.mark.parametrize("start", ["results", "reader", "quotes", "typing", "compare", "help", "add"])
async def test_resizing_at_any_moment_keeps_the_place(empty_library: Path, start: str) -> None:
    async with at_desk(empty_library, NARROW) as desk:
        await desk.search("satellite")
        await with_quotes(desk)
        await desk.press("space")
        await desk.still()
        keys = {"results": ["q"], "quotes": ["'"], "typing": ["/"], "compare": ["="], "help": ["?"], "add": ["a"]}
        await desk.press(*keys.get(start, []))
        await desk.still()
        opened, place, row = desk.main._opened, desk.view.place, desk.results.highlighted_row
        screen, pane = type(desk.app.screen), desk.main.pane
        for width, height in [(200, 50), (60, 15), (40, 10), (20, 5), (1, 1), (120, 40), (5, 50), (200, 3), (80, 24)]:
            await desk.pilot.resize_terminal(width, height)
            await desk.pilot.pause()
            assert len(desk.rows()) == height
            assert all(strip.cell_length == width for strip in desk.rows())
        await desk.still()
        assert type(desk.app.screen) is screen
        assert desk.main.pane == pane
        assert desk.results.highlighted_row == row
        assert desk.main._opened is not None
        assert opened is not None
        assert desk.main._opened.row == opened.row
        assert desk.view.place == place
        focused = desk.app.focused
        assert focused is None or focused.region.area > 0


async def test_a_screen_too_small_for_anything_takes_keys_all_the_same(empty_library: Path) -> None:
    async with at_desk(empty_library, (20, 5)) as desk:
        for key in ("/", "s", "a", "t", "enter", "n", "'", "enter", "=", "n", "]", "q", "?", "q", "z", "z", "q"):
            await desk.press(key)
            await desk.still()
        assert desk.app.is_running


# Other screens


async def test_every_command_of_ours_is_in_the_palette(empty_library: Path) -> None:
    async with at_desk(empty_library) as desk:
        titles = {command.title for command in desk.app.get_system_commands(desk.app.screen)}
        assert {"Search", "Add articles", "Quotations", "Sort", "Bookmark", "Help"} <= titles
        await desk.press(":")
        await desk.until(lambda: desk.app.screen is not desk.main)
        await desk.press(*"only the article")
        await desk.still()
        await desk.press("enter", "enter")
        await desk.until(lambda: desk.app.screen is desk.main)
        await desk.still()
        assert desk.main.has_class("-zen")


async def test_help_opens_over_every_pane_and_closes(empty_library: Path) -> None:
    async with at_desk(empty_library, NARROW) as desk:
        for keys in ((), ("enter",), ("'",)):
            await desk.press(*keys)
            await desk.still()
            focused = desk.app.focused
            await desk.press("?")
            await desk.until(lambda: isinstance(desk.app.screen, HelpScreen))
            await desk.press("q")
            await desk.still()
            assert desk.is_at_main
            assert desk.app.focused is focused


def test_every_binding_that_the_footer_shows_has_a_short_name() -> None:
    from tui.screens.main import MainScreen

    shown = [binding for binding in MainScreen.BINDINGS if not isinstance(binding, tuple) and binding.show]
    assert shown
    assert all(re.fullmatch(r"[A-Z][a-z]+( [a-z]+)?", binding.description) for binding in shown)


async def test_the_pane_shows_quotations_whole_and_no_line_runs_under_the_scrollbar(empty_library: Path) -> None:
    async with at_desk(empty_library, WIDE) as desk:
        await with_quotes(desk)
        panel = desk.quotes
        long = max(range(panel.count), key=lambda index: len(desk.view.quotes[index].text))
        lines = [str(part) for part in panel.render_row(long, panel.row_width, False)[:-1]]
        said = f"“{desk.view.quotes[long].text}”"
        assert "".join("".join(lines).split()) == "".join(said.split())
        assert panel.height_of(long) == len(lines) + 2
        assert panel.row_width + 2 <= panel.scrollable_content_region.width


async def test_without_hits_one_key_drops_the_part_that_is_in_the_way(empty_library: Path) -> None:
    async with at_desk(empty_library, WIDE) as desk:
        await desk.search("satellite zzqqx")
        await desk.until_shown("each alone finds")
        assert "Open" not in desk.footer()
        await desk.press("backspace")
        await desk.until(lambda: desk.bar.text == "satellite" and desk.results.count > 0)
        await desk.until(lambda: "Open" in desk.footer())


async def test_without_hits_a_number_takes_what_may_have_been_meant(empty_library: Path) -> None:
    async with at_desk(empty_library, WIDE) as desk:
        await desk.search("sattelite")
        await desk.until_shown("did you mean")
        await desk.press("1")
        await desk.until(lambda: desk.bar.text == "satellite" and desk.results.count > 0)


async def test_without_hits_it_is_said_which_keys_work_while_typing(empty_library: Path) -> None:
    async with at_desk(empty_library, WIDE) as desk:
        await desk.type_search("sattelite zzqqx")
        await desk.until_shown("did you mean (Esc, then its number)")
        assert "Esc, then backspace drops" in desk.screen_text()
        await desk.press("escape")
        await desk.until_shown("Esc here clears the search")
        assert "Esc, then" not in desk.screen_text()


async def test_a_phrase_without_hits_is_offered_without_quotation_marks(empty_library: Path) -> None:
    async with at_desk(empty_library, WIDE) as desk:
        await desk.search('"launch satellite"')
        await desk.until_shown("launch satellite without quotation marks")
        await desk.press("1")
        await desk.until(lambda: desk.bar.text == "launch satellite" and desk.results.count > 0)


async def test_full_stop_and_comma_go_from_quotation_to_quotation(empty_library: Path) -> None:
    async with at_desk(empty_library, WIDE) as desk:
        await with_quotes(desk)
        await desk.press("enter")
        await desk.until(lambda: desk.view.has_focus)
        await desk.press("full_stop")
        first = desk.view.current_quote
        assert first is not None
        await desk.press("full_stop")
        assert desk.view.current_quote == first + 1
        await desk.press("comma")
        assert desk.view.current_quote == first


async def test_the_time_of_day_gives_way_to_the_outlet_where_both_do_not_fit(empty_library: Path) -> None:
    async with at_desk(empty_library, (200, 50)) as desk:
        await desk.still()
        assert "2024-06-21 00:40 UTC  Pacific Wire (sample)" in desk.text_of(desk.results)
    async with at_desk(empty_library, (120, 40)) as desk:
        await desk.still()
        assert "2024-06-21  Pacific Wire (sample)" in desk.text_of(desk.results)
