"""The article view: what it draws, marks, tells and copies, at any size."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from time import process_time
from typing import TYPE_CHECKING, ClassVar, TypeVar

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Footer

from index.article import Article, Paragraph, Precision, PublicationDate, Quote, Role
from tests.tui.desk import PATIENCE
from tui.widgets.article_header import date_text, length_text
from tui.widgets.article_marks import SpanIndex, pieces
from tui.widgets.article_view import ArticleView
from tui.widgets.keys import key
from tui.widgets.match_ticks import CURRENT_TICK, TICK, tick_row
from tui.widgets.safe import REPLACEMENT, content, drawable, line

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual.message import Message
    from textual.pilot import Pilot
    from textual.strip import Strip

    from index.article import Span

M = TypeVar("M", bound="Message")

PARTS = [
    ("The two sides met at the border village and spoke for an hour about a railway that has been closed.", Role.BODY),
    ("Sign up for the morning letter", Role.BOILERPLATE),
    ("Read also: another railway", Role.BOILERPLATE),
    ("The railway bridge, seen from the southern bank", Role.CAPTION),
    ("What was said", Role.HEADING),
    ("“We will repair the railway by autumn,” the first envoy said. “Nobody should wait.”", Role.BODY),
    ("두 나라의 대표들은 판문점에서 한 시간 동안 만나 철도 연결에 관하여 이야기하였다고 밝혔다.", Role.BODY),
]
FILLING = [
    "Paragraph {} tells of the railway once more, at such a length that it takes several lines of text on a "
    "narrow screen and still more than one on a wide one, 철도 이야기를 곁들여서."
    for _ in range(40)
]


def article(*parts: tuple[str, Role], title: str = "Talks on a railway") -> Article:
    """Return an article of `parts`."""
    places: list[Paragraph] = []
    start = 0
    for text, role in parts:
        places.append(Paragraph(start, start + len(text), role))
        start += len(text) + 2
    return Article(
        title=title,
        text="\n\n".join(text for text, _ in parts),
        paragraphs=tuple(places),
        date=PublicationDate("2023-12", Precision.MONTH, "header"),
        source="Sample Wire",
        url="https://example.org/railway",
        language="en",
    )


SHORT = article(*PARTS)
LONG = article(*PARTS, *((text.format(i), Role.BODY) for i, text in enumerate(FILLING)))


def places(text: str, pattern: str) -> list[Span]:
    """Return where `pattern` is found."""
    return [found.span() for found in re.finditer(pattern, text)]


def quotes(text: str) -> list[Quote]:
    """Return what stands between quotation marks."""
    return [Quote(m.start(1), m.end(1), m[1], "direct") for m in re.finditer("“([^”]*)”", text)]


class Reader(App[None]):
    """Holds one view and keeps what it tells."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "note_escape", "")]
    CSS = "ArticleView { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Message] = []
        self.unhandled: list[str] = []

    def compose(self) -> ComposeResult:
        yield ArticleView(boilerplate_hint="A shows")

    def on_article_view_match_changed(self, message: ArticleView.MatchChanged) -> None:
        self.told.append(message)

    def on_article_view_place_changed(self, message: ArticleView.PlaceChanged) -> None:
        self.told.append(message)

    def on_article_view_quote_under_cursor(self, message: ArticleView.QuoteUnderCursor) -> None:
        self.told.append(message)

    def on_article_view_copy_requested(self, message: ArticleView.CopyRequested) -> None:
        self.told.append(message)

    def action_note_escape(self) -> None:
        self.unhandled.append("escape")

    def last(self, kind: type[M]) -> M:
        """Return the last message of `kind`."""
        return next(message for message in reversed(self.told) if isinstance(message, kind))


def view_of(pilot: Pilot[None]) -> ArticleView:
    return pilot.app.query_one(ArticleView)


def reader_of(pilot: Pilot[None]) -> Reader:
    assert isinstance(pilot.app, Reader)
    return pilot.app


async def showing(pilot: Pilot[None], shown: Article, matches: str = "", offset: int = 0) -> ArticleView:
    """Show an article with its quotations and with the matches of a pattern."""
    view = view_of(pilot)
    view.show(shown, places(shown.text, matches) if matches else (), quotes(shown.text), offset)
    await pilot.pause()
    return view


async def until_shown(pilot: Pilot[None], text: str) -> None:
    """Wait until the screen shows `text`: a footer is drawn some frames after its keys change."""
    end = time.monotonic() + PATIENCE
    while text not in pilot.app.export_screenshot().replace("&#160;", " "):
        assert time.monotonic() < end, f"waited in vain for {text!r}"
        await pilot.pause(0.02)


def rows(view: ArticleView) -> list[str]:
    """Return the text of the rows on the screen."""
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


def styled(view: ArticleView, y: int) -> list[Segment]:
    return [segment for segment in view.render_line(y) if segment.text.strip()]


def find(view: ArticleView, text: str) -> tuple[int, Segment]:
    """Return the first segment on the screen that has exactly `text`, and its row."""
    for y in range(view.size.height):
        for segment in view.render_line(y):
            if segment.text == text:
                return y, segment
    raise AssertionError(f"{text!r} is not on the screen")


def unwrapped(text: str) -> str:
    return " ".join(text.split())


# What is drawn


async def test_the_header_says_what_when_where_and_how_long() -> None:
    async with Reader().run_test(size=(100, 30)) as pilot:
        view = await showing(pilot, SHORT)
        top = [row.strip() for row in rows(view)[:4]]
        assert top[0] == "Talks on a railway"
        assert top[1] == "Sample Wire · December 2023 · English · 1 min read · 58 words"
        assert top[2] == "https://example.org/railway"
        assert not top[3]
        assert find(view, "Talks on a railway")[1].style.bold  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("value", "precision", "text"),
    [
        ("2023-12-31T03:48:22Z", Precision.SECOND, "2023-12-31 03:48 UTC"),
        ("2023-12-31", Precision.DAY, "2023-12-31"),
        ("2023-12", Precision.MONTH, "December 2023"),
        ("2023", Precision.YEAR, "2023"),
        (None, Precision.UNKNOWN, "undated"),
        ("2023-77", Precision.MONTH, "2023-77"),
    ],
)
def test_dates_are_shown_as_precisely_as_they_are_known(value: str | None, precision: Precision, text: str) -> None:
    assert date_text(PublicationDate(value, precision)) == text


def test_the_length_of_a_japanese_article_is_in_characters() -> None:
    assert length_text(replace(article(("鉄道の話。", Role.BODY)), language="ja")) == "1 min read · 5 characters"


@pytest.mark.parametrize("width", [80, 120, 200])
async def test_the_column_is_centred_and_at_most_as_wide_as_the_measure(width: int) -> None:
    async with Reader().run_test(size=(width, 40)) as pilot:
        view = await showing(pilot, LONG)
        assert view.text_width <= 86
        texts = [row for row in rows(view) if row]
        assert all(row.startswith(" ") or row[0] in "┃▣▶" for row in texts)
        assert max(cell_len(row) for row in texts) <= view.text_column + view.text_width
        if width > 100:
            assert abs((width - view.text_width) // 2 - view.text_column) <= 1
        view.measure = 50
        await pilot.pause()
        assert max(cell_len(row) for row in rows(view)) <= view.text_column + 50


async def test_every_paragraph_is_drawn_whole_with_a_blank_line_between() -> None:
    async with Reader().run_test(size=(60, 60)) as pilot:
        view = await showing(pilot, SHORT)
        view.show_boilerplate = True
        await pilot.pause()
        drawn = "\n".join(row.strip("┃▣ ") for row in rows(view)).split("\n\n")
        assert [unwrapped(part) for part in drawn[1:] if part.strip()] == [unwrapped(text) for text, _ in PARTS]


async def test_roles_look_different() -> None:
    async with Reader().run_test(size=(100, 40)) as pilot:
        view = await showing(pilot, SHORT)
        _, heading = find(view, "What was said")
        y, caption = find(view, "The railway bridge, seen from the southern bank")
        assert heading.style is not None
        assert heading.style.bold
        assert caption.style is not None
        assert caption.style.italic
        assert "▣" in view.render_line(y).text


async def test_boilerplate_is_one_line_until_asked_for() -> None:
    async with Reader().run_test(size=(100, 40)) as pilot:
        view = await showing(pilot, SHORT)
        screen = "\n".join(rows(view))
        assert "⋯ 2 lines of advertising hidden (A shows)" in screen
        assert "morning letter" not in screen
        view.show_boilerplate = True
        await pilot.pause()
        screen = "\n".join(rows(view))
        assert "morning letter" in screen
        assert "hidden" not in screen


async def test_an_empty_view_and_an_article_without_text_are_blank() -> None:
    async with Reader().run_test(size=(40, 10)) as pilot:
        view = await showing(pilot, article(title="Only a title"))
        assert "Only a title" in rows(view)[0]
        for name in ("n", "v", "}", "G", "space", "y"):
            await pilot.press(name)
        view.next_quote()
        view.show(None)
        await pilot.pause()
        assert rows(view) == [""] * 10
        assert view.copy_text() is None


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (6, 4), (12, 5)])
async def test_any_size_can_be_drawn(size: tuple[int, int]) -> None:
    async with Reader().run_test(size=size) as pilot:
        view = await showing(pilot, LONG, "railway|철도")
        for name in ("n", "space", "G", "v", "k", "escape", "g"):
            await pilot.press(name)
        assert all(cell_len(view.render_line(y).text) == view.size.width for y in range(view.size.height))


async def test_every_row_is_exactly_as_wide_as_the_view() -> None:
    async with Reader().run_test(size=(77, 40)) as pilot:
        view = await showing(pilot, LONG, "railway|철도")
        for _ in range(5):
            assert {view.render_line(y).cell_length for y in range(40)} == {view.size.width}
            assert {cell_len(view.render_line(y).text) for y in range(40)} == {view.size.width}
            await pilot.press("space")


# Hostile text


async def test_text_of_files_is_neither_markup_nor_control_sequence() -> None:
    hostile = (
        "a [b]bold[/b] [@click=app.quit]x[/] \x1b[31mred\x1b]0;title\x07 \x9b2J \u202eback\u202c [/nothing] {0} $x end"
    )
    shown = replace(article((hostile, Role.BODY), ("second", Role.BODY)), title=hostile, source=hostile, url=hostile)
    async with Reader().run_test(size=(200, 30)) as pilot:
        view = await showing(pilot, shown, "second")
        screen = "\n".join(rows(view))
        assert "[b]bold[/b] [@click=app.quit]x[/]" in screen
        assert "[/nothing] {0} $x end" in screen
        assert not set(screen) & set("\x1b\x07\x9b\u202e\u202c")
        assert find(view, "second")[1].style is not None, "offsets stay true behind what was replaced"
        assert pilot.app.export_screenshot()


def test_drawable_text_keeps_its_length_and_content_is_never_parsed() -> None:
    hostile = "a\x1b[0m\tb\x00\u200b\n[red]c"
    assert len(drawable(hostile)) == len(hostile)
    assert drawable(hostile).count(REPLACEMENT) == 3
    assert content("[red]x", [(0, 5, "bold")]).plain == "[red]x"
    assert line("a\n\x1b b\tc").plain == "a b c"


async def test_a_paragraph_of_two_megabytes_does_not_freeze() -> None:
    huge = article(("ab “cd” " * 250_000, Role.BODY), ("가나다 " * 60_000, Role.BODY))
    async with Reader().run_test(size=(100, 30)) as pilot:
        started = process_time()
        view = await showing(pilot, huge, "cd")
        await pilot.press("G", "n", "N")
        assert process_time() - started < 10, "allowing for a busy machine and 250,000 matches"
        assert view.current_match is not None


# Marks


async def test_matches_and_quotations_are_marked_in_different_ways_that_are_not_colour_alone() -> None:
    async with Reader().run_test(size=(100, 40)) as pilot:
        view = await showing(pilot, SHORT, "village")
        y, match = find(view, "village")
        assert match.style is not None
        assert match.style.bold
        assert match.style.underline
        assert "▶" not in view.render_line(y).text
        await pilot.press("n")
        y, current = find(view, "village")
        assert "▶" in view.render_line(y).text
        assert current.style is not None
        assert current.style.bgcolor != match.style.bgcolor
        y, quoted = find(view, "Nobody should wait.")
        assert quoted.style is not None
        assert quoted.style.italic
        assert "┃" in view.render_line(y).text
        view.goto_quote(1)
        await pilot.pause()
        y, chosen = find(view, "Nobody should wait.")
        assert "█" in view.render_line(y).text
        assert chosen.style is not None
        assert chosen.style.bgcolor != quoted.style.bgcolor


async def test_a_match_inside_a_quotation_shows_both() -> None:
    async with Reader().run_test(size=(100, 40)) as pilot:
        view = await showing(pilot, SHORT, "repair")
        _, both = find(view, "repair")
        assert both.style is not None
        assert both.style.italic
        assert both.style.bold
        assert both.style.underline


async def test_links_have_numbers_in_the_margin_and_differences_a_sign() -> None:
    async with Reader().run_test(size=(100, 40)) as pilot:
        view = await showing(pilot, SHORT)
        first, last = SHORT.paragraphs[0], SHORT.paragraphs[6]
        view.set_links([((first.start, first.end), 1), ((last.start, last.end), 12)])
        view.set_differences([(first.start, first.start + 3)])
        await pilot.pause()
        numbered = [row for row in rows(view) if re.match(r"\s*\d+ ", row)]
        assert [row.split()[0] for row in numbered] == ["1", "12"]
        assert "≠" in numbered[0]
        _, differing = find(view, "The")
        assert differing.style is not None
        assert differing.style.underline
        view.show(SHORT)
        await pilot.pause()
        assert not any(re.match(r"\s*\d+ ", row) for row in rows(view))


async def test_links_that_begin_on_one_line_are_numbered_on_lines_of_their_own() -> None:
    async with Reader().run_test(size=(60, 40)) as pilot:
        view = await showing(pilot, SHORT)
        end = SHORT.paragraphs[0].end
        view.set_links([((0, 13), 1), ((14, end), 2), ((20, 22), 3)])
        await pilot.pause()
        numbered = [row.split()[:2] for row in rows(view) if re.match(r"\s*\d+ ", row)]
        assert numbered == [["1", "The"], ["2", numbered[1][1]]], "the third has no line to itself"


async def test_both_themes_and_a_change_of_theme_are_drawn() -> None:
    async with Reader().run_test(size=(100, 40)) as pilot:
        view = await showing(pilot, SHORT, "railway")
        dark = find(view, "railway")[1].style
        pilot.app.theme = "textual-light"
        await pilot.pause()
        light = find(view, "railway")[1].style
        assert dark is not None
        assert light is not None
        assert dark.bgcolor != light.bgcolor


def test_overlapping_marks_cut_a_line_into_pieces() -> None:
    assert list(pieces(0, 10, [(0, 6, "quote"), (4, 8, "match")])) == [
        (0, 4, ("quote",)),
        (4, 6, ("quote", "match")),
        (6, 8, ("match",)),
        (8, 10, ()),
    ]


def test_marks_are_found_by_place_in_any_order() -> None:
    index = SpanIndex([(50, 60), (0, 100), (5, 5), (58, 59)])
    assert [mark.number for mark in index.overlapping(55, 58)] == [1, 0]
    assert [mark.number for mark in index.overlapping(58, 70)] == [1, 0, 3]
    assert index.overlapping(100, 120) == []


# Moving


async def test_matches_are_visited_in_turn_and_around_the_end() -> None:
    async with Reader().run_test(size=(100, 20)) as pilot:
        view = await showing(pilot, LONG, "railway")
        reader = reader_of(pilot)
        told = reader.last(ArticleView.MatchChanged)
        total = len(view.matches)
        assert (told.index, told.total, told.control) == (None, total, view)
        for expected in (0, 1, 2):
            await pilot.press("n")
            assert reader.last(ArticleView.MatchChanged).index == expected
        await pilot.press("N", "N", "N")
        assert view.current_match == total - 1
        assert any("▶" in row for row in rows(view)), "the current match is on the screen"
        await pilot.press("n")
        assert view.current_match == 0
        assert any("▶" in row for row in rows(view))


async def test_every_match_comes_into_view() -> None:
    async with Reader().run_test(size=(60, 12)) as pilot:
        view = await showing(pilot, LONG, "railway|철도")
        for _ in view.matches:
            await pilot.press("n")
            assert any("▶" in row for row in rows(view))


async def test_the_first_match_is_looked_for_from_the_place() -> None:
    async with Reader().run_test(size=(100, 20)) as pilot:
        view = await showing(pilot, LONG, "railway")
        view.goto_offset(LONG.paragraphs[30].start, anchor="top")
        await pilot.pause()
        view.next_match()
        assert view.current_match is not None
        assert LONG.paragraphs[30].start <= view.matches[view.current_match][0] < LONG.paragraphs[30].end


async def test_other_matches_keep_the_current_one_if_it_is_among_them() -> None:
    async with Reader().run_test(size=(100, 20)) as pilot:
        view = await showing(pilot, LONG, "railway")
        await pilot.press("n", "n")
        kept = view.matches[1]
        view.set_matches([kept, *places(LONG.text, "lines")])
        assert view.current_match == 0
        view.set_matches(places(LONG.text, "lines"))
        await pilot.pause()
        assert view.current_match is None
        assert reader_of(pilot).last(ArticleView.MatchChanged).total == 40
        view.set_matches([])
        await pilot.press("n")
        assert view.current_match is None


@pytest.mark.parametrize("twin", ["n", "ㅜ"])
async def test_letters_work_with_the_korean_input_method_on(twin: str) -> None:
    async with Reader().run_test(size=(100, 20)) as pilot:
        view = await showing(pilot, LONG, "railway")
        await pilot.press(twin)
        assert view.current_match == 0


async def test_all_moving_keys_have_their_korean_twins() -> None:
    async with Reader().run_test(size=(100, 20)) as pilot:
        view = await showing(pilot, LONG)
        for latin, korean in ("jㅓ", "dㅇ", "kㅏ", "uㅕ", "gㅎ"):
            tops = []
            for name in (latin, korean):
                view.scroll_to_line(50)
                await pilot.press(name)
                tops.append(view.scroll_offset.y)
            assert tops[0] == tops[1] != 50


def test_a_key_is_bound_with_its_twin() -> None:
    assert key("n") == "n,ㅜ"
    assert key("j", "down") == "j,ㅓ,down"
    assert key("N") == "N", "shift does not change what that key types in Korean"
    assert key("T") == "T,ㅆ"


async def test_pages_lines_and_ends() -> None:
    async with Reader().run_test(size=(100, 20)) as pilot:
        view = await showing(pilot, LONG)
        for name, top in (("j", 1), ("k", 0), ("k", 0), ("space", 19), ("b", 0), ("d", 10), ("u", 0), ("pagedown", 19)):
            await pilot.press(name)
            assert view.scroll_offset.y == top, name
        await pilot.press("G")
        assert view.scroll_offset.y == view.max_scroll_y
        assert "".join(rows(view)[-1].split()).endswith("곁들여서.")
        await pilot.press("g")
        assert view.scroll_offset.y == 0


async def test_paragraphs_are_steps() -> None:
    async with Reader().run_test(size=(60, 10)) as pilot:
        view = await showing(pilot, LONG)
        starts = []
        for _ in range(6):
            await pilot.press("}")
            starts.append(view.place)
        shown = [p.start for i, p in enumerate(LONG.paragraphs) if i != 2]
        assert starts == shown[:6], "the two hidden paragraphs are one step"
        await pilot.press("j", "{")
        assert view.place == shown[5]
        await pilot.press("{")
        assert view.place == shown[4]


async def test_quotations_are_visited_and_told() -> None:
    async with Reader().run_test(size=(100, 14)) as pilot:
        view = await showing(pilot, LONG)
        reader = reader_of(pilot)
        view.goto_quote(1)
        await pilot.pause()
        assert reader.last(ArticleView.QuoteUnderCursor).index == 1
        view.previous_quote()
        await pilot.pause()
        assert (view.current_quote, reader.last(ArticleView.QuoteUnderCursor).index) == (0, 0)
        view.previous_quote()
        assert view.current_quote == len(view.quotes) - 1
        await pilot.press("G")
        assert reader.last(ArticleView.QuoteUnderCursor).index is None
        view.goto_quote(1)
        await pilot.pause()
        assert reader.last(ArticleView.QuoteUnderCursor).index == 1, "chosen again, it is gone to again"
        view.goto_quote(99)
        assert view.current_quote is None


async def test_the_place_is_told_from_top_to_bottom() -> None:
    async with Reader().run_test(size=(100, 20)) as pilot:
        await showing(pilot, LONG)
        reader = reader_of(pilot)
        told = reader.last(ArticleView.PlaceChanged)
        assert (told.paragraph, told.paragraphs, told.percent, told.offset) == (1, 47, 0, 0)
        await pilot.press("G")
        told = reader.last(ArticleView.PlaceChanged)
        assert (told.paragraph, told.paragraphs, told.percent) == (47, 47, 100)
        assert told.offset > 0


async def test_an_article_opens_at_a_given_place() -> None:
    async with Reader().run_test(size=(100, 20)) as pilot:
        view = await showing(pilot, LONG, offset=LONG.paragraphs[20].start)
        assert view.place == LONG.paragraphs[20].start
        assert "Paragraph 13 tells" in rows(view)[0]


async def test_resizing_back_and_forth_keeps_the_same_sentence_on_top() -> None:
    async with Reader().run_test(size=(120, 30)) as pilot:
        view = await showing(pilot, LONG)
        await pilot.press(*"jjjjjjj", "space", "space")
        before, first = view.place, rows(view)[0]
        for size in ((80, 24), (200, 50), (41, 12), (120, 60), (120, 8), (120, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert view.place == before
            assert view._lines is not None
            top = view._lines.line(view.scroll_offset.y)
            assert top.start <= before <= max(top.end, top.start + 1), size
        assert rows(view)[0] == first


async def test_no_frame_is_drawn_with_lines_of_another_width() -> None:
    class Watchful(ArticleView):
        stale = 0

        def render_line(self, y: int) -> Strip:
            self.stale += self._lines is None or self._lines.width != self.text_width
            return super().render_line(y)

    class Resized(Reader):
        def compose(self) -> ComposeResult:
            view = Watchful()
            view.show(LONG)
            yield view

    async with Resized().run_test(size=(120, 30)) as pilot:
        for size in ((80, 24), (200, 50), (30, 50)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert pilot.app.query_one(Watchful).stale == 0


async def test_showing_boilerplate_keeps_the_place() -> None:
    async with Reader().run_test(size=(80, 12)) as pilot:
        view = await showing(pilot, LONG, offset=LONG.paragraphs[10].start)
        before = rows(view)[0]
        view.show_boilerplate = True
        await pilot.pause()
        assert rows(view)[0] == before


async def test_an_article_shown_before_there_is_a_size_is_drawn() -> None:
    class Early(Reader):
        def compose(self) -> ComposeResult:
            view = ArticleView()
            view.show(LONG, places(LONG.text, "railway"), offset=LONG.paragraphs[20].start)
            yield view
            yield Footer()

    async with Early().run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        assert view_of(pilot).place == LONG.paragraphs[20].start
        await until_shown(pilot, "Next match")


async def test_an_article_shown_while_the_view_is_hidden_is_drawn_when_it_appears() -> None:
    async with Reader().run_test(size=(100, 20)) as pilot:
        view = await showing(pilot, SHORT)
        view.display = False
        await pilot.pause()
        await showing(pilot, LONG, "railway", offset=LONG.paragraphs[20].start)
        view.next_match()
        view.set_links([((0, 10), 1)])
        view.show_boilerplate = True
        await pilot.pause()
        view.display = True
        await pilot.pause()
        assert view.place == view.matches[view.current_match or 0][0]
        assert "Paragraph 13 tells" in rows(view)[0]


# Ticks


@pytest.mark.parametrize("height", [3, 10, 24, 50])
async def test_ticks_are_on_the_scrollbar_at_any_height(height: int) -> None:
    async with Reader().run_test(size=(80, height)) as pilot:
        await showing(pilot, LONG, "Paragraph 39|village")
        await pilot.press("n")
        strips = pilot.app.screen._compositor.render_strips()
        column = [strip.text[-1] for strip in strips]
        assert column.count(CURRENT_TICK) == 1
        assert column.index(CURRENT_TICK) <= 1 + height // 20
        if height > 3:
            assert TICK in column[height * 3 // 4 :]


def test_a_tick_stands_for_its_line() -> None:
    assert [tick_row(line, 100, 10) for line in (0, 9, 10, 99, 100)] == [0, 0, 1, 9, 9]
    assert tick_row(0, 0, 5) == 0


# Selecting


async def drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down(offset=start)
    await pilot.hover(offset=end)
    await pilot.mouse_up(offset=end)
    await pilot.pause()


async def test_a_drag_copies_the_text_without_margin_and_wrapping() -> None:
    async with Reader().run_test(size=(60, 20)) as pilot:
        view = await showing(pilot, LONG)
        await pilot.press(*"jjjjjjjjjjjjjj")
        y, _ = find(view, "We will repair the railway by autumn,")
        await drag(pilot, (0, y), (59, y + 3))
        text = view.selected_text()
        assert text.startswith("“We will repair the railway by autumn,” the first envoy said. “Nobody should wait.”")
        assert "\n" not in text.split("\n\n")[0]
        assert pilot.app.screen.get_selected_text() == text
        shown = [segment.style.bgcolor for segment in styled(view, y) if segment.style and "railway" in segment.text]
        assert shown[0] != view.rich_style.bgcolor


async def test_a_drag_in_the_middle_of_wide_characters_is_exact() -> None:
    async with Reader().run_test(size=(100, 30)) as pilot:
        view = await showing(pilot, SHORT)
        y = next(y for y, row in enumerate(rows(view)) if "판문점" in row)
        column = cell_len(rows(view)[y].split("판문점")[0])
        await drag(pilot, (column, y), (column + 4, y))
        assert view.selected_text() == "판문점"


async def test_a_drag_from_the_title_copies_the_header_too() -> None:
    async with Reader().run_test(size=(100, 30)) as pilot:
        view = await showing(pilot, SHORT)
        column = view.text_column
        await drag(pilot, (column, 0), (column + 12, 4))
        assert view.selected_text().startswith("Talks on a railway\nSample Wire")
        assert view.selected_text().endswith("\n\nThe two sides")


class TwoPages(Reader):
    """Two views side by side, as for comparing."""

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield ArticleView(id="left")
            yield ArticleView(id="right")


async def test_a_drag_into_the_next_column_stays_in_its_own() -> None:
    async with TwoPages().run_test(size=(120, 30)) as pilot:
        left, right = pilot.app.query_one("#left", ArticleView), pilot.app.query_one("#right", ArticleView)
        left.show(SHORT)
        right.show(LONG)
        await pilot.pause()
        await drag(pilot, (left.text_column, 0), (90, 0))
        assert left.selected_text() == SHORT.title
        assert right.copy_text() is None
        assert pilot.app.screen.get_selected_text() == SHORT.title
        await drag(pilot, (60 + right.text_column, 0), (90, 0))
        assert (left.copy_text(), right.copy_text() or "") == (None, LONG.title)
        await drag(pilot, (80, 8), (5, 0))
        assert left.copy_text() is None
        assert (right.copy_text() or "").startswith(LONG.title)
        left.focus()
        await pilot.press("v")
        assert (left.copy_text(), right.copy_text()) == (PARTS[0][0], None)


async def test_hidden_boilerplate_is_not_copied() -> None:
    async with Reader().run_test(size=(100, 30)) as pilot:
        view = await showing(pilot, SHORT)
        view.select_span((0, len(SHORT.text)))
        assert "morning letter" not in view.selected_text()
        view.show_boilerplate = True
        await pilot.pause()
        assert view.selected_text() == SHORT.text


async def test_a_selection_stays_on_its_words_when_resized() -> None:
    async with Reader().run_test(size=(100, 30)) as pilot:
        view = await showing(pilot, LONG)
        view.goto_offset(LONG.paragraphs[6].start, select=(LONG.paragraphs[6].start, LONG.paragraphs[6].end))
        for size in ((60, 20), (200, 50)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert view.selected_text() == PARTS[6][0]


async def test_two_clicks_select_a_word_and_three_a_paragraph() -> None:
    async with Reader().run_test(size=(100, 30)) as pilot:
        view = await showing(pilot, SHORT)
        y, _ = find(view, "We will repair the railway by autumn,")
        column = rows(view)[y].index("repair") + 2
        await pilot.click(view, offset=(column, y), times=2)
        await pilot.pause()
        assert view.selected_text() == "repair"
        await pilot.click(view, offset=(column, y), times=3)
        await pilot.pause()
        assert view.selected_text() == PARTS[5][0]


async def test_paragraphs_are_selected_with_the_keyboard_and_copied_by_the_owner() -> None:
    async with Reader().run_test(size=(100, 20)) as pilot:
        view = await showing(pilot, LONG)
        reader = reader_of(pilot)
        await pilot.press("v")
        assert view.selected_text() == PARTS[0][0]
        await pilot.press("j")
        assert view.selected_text() == f"{PARTS[0][0]}\n\n{PARTS[3][0]}", "hidden paragraphs are passed over"
        await pilot.press("}", "k")
        assert view.selected_text() == f"{PARTS[0][0]}\n\n{PARTS[3][0]}"
        await pilot.press("y")
        assert reader.last(ArticleView.CopyRequested).text == f"{PARTS[0][0]}\n\n{PARTS[3][0]}"
        assert view.copy_text() is None
        assert view.scroll_offset.y == 0
        await pilot.press("j")
        assert view.scroll_offset.y == 1, "after the selection the key scrolls again"


async def test_escape_ends_the_selection_and_is_otherwise_the_owners() -> None:
    async with Reader().run_test(size=(100, 20)) as pilot:
        view = await showing(pilot, LONG)
        await pilot.press("v", "escape")
        assert view.copy_text() is None
        assert reader_of(pilot).unhandled == []
        await pilot.press("escape")
        assert reader_of(pilot).unhandled == ["escape"]


async def test_another_article_has_nothing_selected() -> None:
    async with Reader().run_test(size=(100, 20)) as pilot:
        view = await showing(pilot, LONG)
        await pilot.press("v")
        view.show(SHORT)
        await pilot.pause()
        assert view.copy_text() is None
        assert pilot.app.screen.get_selected_text() is None
