"""Terms over time: rows of bars that say their values, zoomed and walked along, each bar opening its articles."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING

import pytest

from index.library import Library
from index.search.trend import Point
from tests.data.reports import reports
from tests.tui.desk import Desk, at_desk
from tui.screens.help import HelpScreen
from tui.screens.trend import TrendScreen
from tui.screens.trend_terms import asked_by
from tui.widgets.bars import bar_lines, eighths
from tui.widgets.timeline import Scale, Timeline, number_of, period_of
from tui.widgets.trend_plot import TrendPlot

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [(80, 24), (200, 50)]


@pytest.fixture(scope="session")
def _harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make, once, a year of reports in which a word comes up in December."""
    directory = tmp_path_factory.mktemp("harbour")
    records = reports(330)
    for record in records:
        if str(record["date"]).startswith("2021-12"):
            record["text"] = f"{record['text']} An eclipse, and an eclipse."
    records.append({"title": "Early", "text": "An eclipse is foreseen.", "date": "2021-03-02", "source": "Pier News"})
    path = directory / "reports.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    with Library(directory / "library") as library:
        library.add([path])
    return directory / "library"


@pytest.fixture
def harbour(_harbour: Path, tmp_path: Path) -> Path:
    """Return a copy of that library."""
    import shutil

    copy = tmp_path / "library"
    shutil.copytree(_harbour, copy)
    copy.chmod(0o700)
    return copy


async def over_time(desk: Desk, query: str) -> TrendPlot:
    """Search and look at the terms over time."""
    if query:
        await desk.search(query)
    await desk.press("T")
    await desk.until(lambda: isinstance(desk.app.screen, TrendScreen), "the trend")
    await desk.still()
    return desk.app.screen.query_one(TrendPlot)


def bars_of(desk: Desk) -> list[str]:
    """Return the lines that hold bars."""
    return [line for line in desk.screen_text().splitlines() if set(line) & set("▁▂▃▄▅▆▇█")]


@pytest.mark.parametrize("size", SIZES)
async def test_the_rise_of_a_word_is_seen_at_a_glance(harbour: Path, size: tuple[int, int]) -> None:
    async with at_desk(harbour, size) as desk:
        plot = await over_time(desk, "eclipse")
        lines = bars_of(desk)
        assert len(lines) > 5
        assert all(line.rstrip().endswith("█") for line in lines)
        assert plot.periods == ("2021-12", "2021-12")
        bar = plot.bar(0)
        assert bar.count == 2 * bar.articles > 40
        assert f"{bar.count} times in {bar.articles} articles" in desk.screen_text()
        assert "first 2021-03-02" in desk.screen_text()
        assert "Early" in desk.screen_text()


async def test_every_term_of_the_search_has_a_row_within_its_filters(harbour: Path) -> None:
    async with at_desk(harbour) as desk:
        await over_time(desk, "eclipse lantern source:pier")
        text = desk.screen_text()
        assert "▶ eclipse" in text
        assert "  lantern" in text
        assert "only source:pier" in text


async def test_walking_along_the_bars_says_their_values(harbour: Path) -> None:
    async with at_desk(harbour) as desk:
        plot = await over_time(desk, "eclipse")
        await desk.press("h")
        assert plot.periods[0] == "2021-11"
        assert "not used" in desk.screen_text()
        await desk.press("g")
        assert plot.periods[0] == "2021-01"
        await desk.press("n")
        assert plot.periods[0] == "2021-03"
        assert "1 time in 1 article" in desk.screen_text()
        await desk.press("t")
        assert plot.periods[0] == "2021-12"
        await desk.press("f")
        assert plot.periods[0] == "2021-03"
        await desk.press("l", "right", "G", "l")
        assert plot.periods[0] == "2021-12"
        await desk.press("N")
        assert plot.periods[0] == "2021-03"


async def test_years_months_days(harbour: Path) -> None:
    async with at_desk(harbour) as desk:
        plot = await over_time(desk, "eclipse")
        total = plot.bar(0).count + 1
        await desk.press("y")
        await desk.still()
        assert plot.periods == ("2021", "2021")
        assert plot.bar(0).count == total
        await desk.press("d")
        await desk.still()
        assert plot.scale.together > 1
        assert f"a bar is {plot.scale.together} days" in desk.screen_text()
        await desk.press("m")
        await desk.still()
        assert len(plot.periods[0]) == 7


async def test_zooming_keeps_the_time_under_the_cursor(harbour: Path) -> None:
    async with at_desk(harbour, (80, 24)) as desk:
        plot = await over_time(desk, "eclipse")
        await desk.press("d")
        await desk.still()
        await desk.press("f")
        far = plot.scale
        for _ in range(20):
            await desk.press("+")
        assert plot.scale == Scale(1, 12)
        assert plot.periods == ("2021-03-02", "2021-03-02")
        assert "03-02" in desk.screen_text()
        await desk.press("=", "-")
        assert plot.scale == Scale(1, 10)
        await desk.press("0")
        assert plot.scale == far
        assert plot.periods[0] <= "2021-03-02" <= plot.periods[1]


async def test_counts_or_rates_and_one_scale_or_several(harbour: Path) -> None:
    async with at_desk(harbour) as desk:
        plot = await over_time(desk, "eclipse lantern")
        await desk.press("p")
        assert "· per 100,000 words ·" in desk.screen_text()
        assert f"{plot._highest(0):,.1f}" in desk.screen_text()
        own = plot._highest(0), plot._highest(1)
        await desk.press("s")
        assert "one scale" in desk.screen_text()
        assert plot._highest(0) == plot._highest(1) == max(own)


async def test_terms_come_and_go(harbour: Path) -> None:
    async with at_desk(harbour) as desk:
        plot = await over_time(desk, "eclipse")
        for term in ("lantern", '"harbour office"', "an*", "rope OR cargo"):
            await desk.press("/", *term, "enter")
            await desk.still()
            assert f"▶ {term}" in desk.screen_text()
        await desk.press("/")
        assert any("as many as" in note for note in desk.notes())
        await desk.press("k", "x")
        await desk.still()
        assert "an*" not in desk.screen_text()
        assert "▶ rope OR cargo" in desk.screen_text()
        for _ in range(4):
            await desk.press("x")
            await desk.still()
        assert "Nothing to count yet" in desk.screen_text()
        assert plot.has_focus


async def test_a_term_that_makes_no_sense_is_explained(harbour: Path) -> None:
    async with at_desk(harbour) as desk:
        await over_time(desk, "eclipse")
        await desk.press("/", *"date:soon", "enter")
        await desk.still()
        assert any("not a date" in note for note in desk.notes())
        await desk.press("escape")
        await desk.still()
        assert isinstance(desk.app.screen, TrendScreen)
        assert desk.app.screen.query_one(TrendPlot).has_focus


async def test_by_outlet(harbour: Path) -> None:
    async with at_desk(harbour) as desk:
        await over_time(desk, "eclipse lantern")
        await desk.press("j", "o")
        await desk.still()
        text = desk.screen_text()
        for outlet in ("Pier News", "Harbour Post", "부두신문"):
            assert f"lantern · {outlet}" in text
        await desk.press("o")
        await desk.still()
        assert "▶ lantern" in desk.screen_text()
        assert "  eclipse" in desk.screen_text()


async def test_a_bar_opens_its_articles(harbour: Path) -> None:
    async with at_desk(harbour) as desk:
        plot = await over_time(desk, "eclipse OR lantern")
        await desk.press("j")
        await desk.press("o")
        await desk.still()
        await desk.press("o")
        await desk.still()
        await desk.press("k", "g", "n")
        articles = plot.bar(0).articles
        await desk.press("enter")
        await desk.until(lambda: desk.app.screen is desk.main, "the main screen")
        await desk.still()
        assert desk.bar.text.startswith("eclipse date:2021-")
        assert desk.results.count == articles
        assert desk.results.has_focus


async def test_the_mouse_points_at_bars_and_opens_them(harbour: Path) -> None:
    async with at_desk(harbour) as desk:
        plot = await over_time(desk, "eclipse lantern")
        march = (9 + 2 * plot.scale.width, plot.size.height - 5)
        await desk.pilot.click(TrendPlot, offset=march)
        assert plot.periods[0] == "2021-03"
        assert plot.chosen == 1
        await desk.pilot.click(TrendPlot, offset=march)
        await desk.until(lambda: desk.app.screen is desk.main, "the main screen")
        await desk.still()
        assert desk.bar.text == "lantern date:2021-03"


async def test_without_a_search_terms_can_be_added(harbour: Path) -> None:
    async with at_desk(harbour) as desk:
        await over_time(desk, "")
        assert "Nothing to count yet" in desk.screen_text()
        await desk.press("h", "n", "t", "f", "enter", "+", "x", "o", "d")
        await desk.press("/", *"eclipse", "enter")
        await desk.still()
        assert "▶ eclipse" in desk.screen_text()


async def test_it_is_as_it_was_left_until_the_search_is_another(harbour: Path) -> None:
    async with at_desk(harbour) as desk:
        await over_time(desk, "eclipse")
        await desk.press("/", *"lantern", "enter")
        await desk.still()
        await desk.press("q", "T")
        await desk.still()
        assert "▶ lantern" in desk.screen_text()
        await desk.press("q")
        await over_time(desk, "anchor")
        assert "▶ anchor" in desk.screen_text()
        assert "lantern" not in desk.screen_text()


@pytest.mark.parametrize("size", [(20, 8), (40, 12), (80, 24), (250, 70)])
async def test_any_size(harbour: Path, size: tuple[int, int]) -> None:
    async with at_desk(harbour) as desk:
        plot = await over_time(desk, "eclipse lantern anchor rope cargo")
        await desk.press("d")
        await desk.pilot.resize_terminal(*size)
        await desk.still()
        for key in ("+", "l", "j", "j", "j", "j", "-", "g", "G"):
            await desk.press(key)
        await desk.still()
        assert plot.chosen == 4
        assert "▶ cargo" in desk.screen_text()


async def test_help_and_back(harbour: Path) -> None:
    async with at_desk(harbour) as desk:
        await over_time(desk, "eclipse")
        await desk.press("?")
        await desk.until(lambda: isinstance(desk.app.screen, HelpScreen), "the help")
        await desk.press("q", "q")
        await desk.until(lambda: desk.app.screen is desk.main, "the main screen")


# What a question is made of


@pytest.mark.parametrize(
    ("query", "terms", "scope"),
    [
        ("", (), ""),
        ("missile launch", ("missile", "launch"), ""),
        ("Kim Jong Un missile", ("Kim Jong Un", "missile"), ""),
        ('"spy satellite" source:kcna date:2023', ("“spy satellite”",), "source:kcna AND date:2023"),
        ("(a1 OR b1) -c1 lang:ko", ("a1", "b1"), "NOT c1 AND lang:ko"),
        ("one two three four five six", ("one", "two", "three", "four", "five"), ""),
        ("source:kcna", (), "source:kcna"),
    ],
)
def test_a_search_becomes_terms_and_a_scope(query: str, terms: tuple[str, ...], scope: str) -> None:
    asked = asked_by(query)
    assert (asked.terms, asked.scope) == (terms, scope)


# Time


@pytest.mark.parametrize(
    "period", ["2011", "0001", "9999", "2011-12", "0001-01", "9999-12", "2012-02-29", "9999-12-31"]
)
def test_periods_have_numbers(period: str) -> None:
    by = {4: "year", 7: "month", 10: "day"}[len(period)]
    assert period_of(number_of(period), by) == period


def test_neighbours_have_neighbouring_numbers() -> None:
    assert number_of("2012-01") == number_of("2011-12") + 1
    assert number_of("2012-03-01") == number_of("2012-02-29") + 1


def test_a_day_that_is_none_does_no_harm() -> None:
    assert period_of(number_of("2011-02-31"), "day") == "2011-02-01"


def point(period: str, count: int = 1) -> Point:
    return Point(period, count, min(count, 1), 100)


def test_periods_stand_together_where_there_is_no_room() -> None:
    timeline = Timeline("day", [[point("2011-01-01", 1), point("2011-01-02", 2), point("2011-12-31", 4)]])
    scale = timeline.scales()[timeline.fitting(80)]
    assert timeline.bar_count(scale) * scale.width <= 80
    bars = timeline.bars(0, scale.together)
    assert (bars[0].count, bars[0].articles, bars[0].words) == (3, 2, 200)
    assert sum(bar.count for bar in bars.values()) == 7
    assert timeline.periods_in(timeline.bar_count(scale) - 1, scale.together)[1] == "2011-12-31"


@pytest.mark.parametrize("by", ["year", "month", "day"])
@pytest.mark.parametrize("width", [1, 10, 71, 191])
def test_labels_never_touch_and_all_of_time_can_be_shown(by: str, width: int) -> None:
    ends = {"year": ("0001", "9999"), "month": ("0001-01", "9999-12"), "day": ("0001-01-01", "9999-12-31")}[by]
    timeline = Timeline(by, [[point(ends[0]), point(ends[1])]])
    for scale in timeline.scales():
        last = min(timeline.bar_count(scale), max(1, width // scale.width)) - 1
        ticks = timeline.ticks(0, last, scale)
        assert all(0 <= cell <= width for cell, _ in ticks)
        assert all(cell + len(label) < after for (cell, label), (after, _) in itertools.pairwise(ticks))
    timeline.fitting(width)


def test_labels_of_a_year_are_its_months() -> None:
    timeline = Timeline("day", [[point("2011-01-01"), point("2011-12-31")]])
    labels = [label for _, label in timeline.ticks(0, 121, Scale(3, 1))]
    assert labels == ["2011", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


# Bars


def test_what_is_not_nothing_can_be_seen() -> None:
    assert eighths(0, 100, 4) == 0
    assert eighths(0.001, 100, 4) == 1
    assert eighths(100, 100, 4) == 32
    assert eighths(5, 0, 4) == 0


def test_bars_in_characters() -> None:
    drawn = ["".join(texts) for texts in bar_lines([None, 0, 1, 8, 12], 1, 2)]
    assert drawn == ["    ▄", " ·▁██"]
    assert bar_lines([16], 4, 2) == [["███ "], ["███ "]]
