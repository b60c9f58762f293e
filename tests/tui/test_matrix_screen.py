"""Outlets over time: figures, blind spots, a cursor that reaches every cell, and a search behind each of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from index.library import Library
from tests.tui.desk import Desk, at_desk
from tui.screens.matrix import MatrixScreen
from tui.widgets.matrix_table import MatrixTable

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [(80, 24), (200, 50)]


async def at_matrix(desk: Desk, query: str = "", key: str = "O") -> MatrixTable:
    """Search and look at outlets over time."""
    if query:
        await desk.search(query)
    await desk.press(key)
    await desk.until(lambda: isinstance(desk.app.screen, MatrixScreen), "the matrix")
    await desk.still()
    return desk.app.screen.query_one(MatrixTable)


@pytest.mark.parametrize("size", SIZES)
async def test_a_cell_opens_its_articles(own_library: Path, size: tuple[int, int]) -> None:
    async with at_desk(own_library, size) as desk:
        table = await at_matrix(desk, "satellite")
        await desk.press("y")
        await desk.still()
        row = table._rows[0]
        column = next(i for i, count in enumerate(row.counts) if count)
        table.at = 0, column
        await desk.still()
        assert f"{row.counts[column]} of its {row.articles[column]} article" in desk.screen_text()
        await desk.press("enter")
        await desk.until(lambda: desk.is_at_main, "the search")
        await desk.still()
        assert f"date:{table._periods[column]}" in desk.bar.text
        assert row.outlet in desk.bar.text
        assert desk.bar.text.endswith("satellite")
        assert desk.results.count == row.counts[column]


async def test_blind_spots_are_told_from_months_without_articles(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    records = [
        {"title": "A", "text": "A comet.", "source": "Pier News", "date": "2021-01-02"},
        {"title": "B", "text": "A comet.", "source": "Pier News", "date": "2021-03-02"},
        {"title": "C", "text": "A ferry.", "source": "[/b] 부두\x1b[31m신문", "date": "2021-01-05"},
    ]
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    with Library(tmp_path / "library") as library:
        library.add([path])
    async with at_desk(tmp_path / "library") as desk:
        table = await at_matrix(desk, "comet", "ㅒ")
        lines = {line.split()[0]: line for line in desk.screen_text().splitlines() if line.strip()}
        pier = next(line for line in desk.screen_text().splitlines() if "Pier News" in line)
        other = next(line for line in desk.screen_text().splitlines() if "신문" in line)
        assert lines
        assert pier.split()[-3:] == ["2", "1", "1"]
        assert other.split()[-2:] == ["0", "·"]
        assert "\x1b" not in desk.screen_text()
        await desk.press("j", "h", "h")
        await desk.still()
        assert "0 of its 1 article" in desk.screen_text()
        await desk.press("l")
        await desk.still()
        assert "no articles at all" in desk.screen_text()
        assert table.at == (1, 1)


async def test_the_cursor_reaches_every_cell_and_the_names_stay(own_library: Path) -> None:
    async with at_desk(own_library, (80, 24)) as desk:
        table = await at_matrix(desk)
        assert len(table._periods) > 60
        name = table._rows[0].outlet
        for keys in (("g",), ("space", "space"), ("G",), ("b",), ("ㅗ", "ㅣ", "ㅓ", "ㅏ"), ("d", "u")):
            await desk.press(*keys)
            await desk.still()
            assert name in desk.screen_text()
            assert table.period[:4] in desk.screen_text()
        await desk.press("g")
        assert table.at[1] == 0
        await desk.press("G")
        assert table.at[1] == len(table._periods) - 1


async def test_sorted_by_name_the_cursor_stays_at_its_outlet(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        table = await at_matrix(desk)
        outlet = table.outlet
        await desk.press("s")
        await desk.still()
        names = [row.outlet.casefold() for row in table._rows]
        assert names == sorted(names)
        assert table.outlet == outlet
        await desk.press("q")
        await desk.still()
        assert desk.is_at_main


async def test_nothing_found_is_said(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await at_matrix(desk, "zzqqxx")
        assert "nothing to count" in desk.screen_text()
        await desk.press("j", "l", "enter", "s", "y", "escape")
        await desk.still()
        assert desk.is_at_main


async def test_a_word_that_was_left_unfinished_is_counted_as_the_list_finds_it(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await desk.search("satelli")
        await desk.press("tab")
        await desk.still()
        found = desk.results.count
        await desk.press("O")
        await desk.until_shown(f"{found} articles ·")


async def test_a_december_alone_says_its_year(tmp_path: Path) -> None:
    path = tmp_path / "pier.txt"
    path.write_text(" date 2023-12-05 A pier\n\nThe pier of Wonsan was painted on Monday.\n", encoding="utf-8")
    with Library(tmp_path / "library") as library:
        library.add([path])
    async with at_desk(tmp_path / "library") as desk:
        await at_matrix(desk)
        head = [row.split() for row in desk.screen_text().splitlines()[1:3]]
        assert head == [["total", "2023"], ["12"]]


async def test_it_opens_where_the_hits_of_the_first_outlet_are(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    records = [
        {"title": "A", "text": "A comet.", "source": "Pier News", "date": "2011-03-02"},
        {"title": "B", "text": "A comet.", "source": "Pier News", "date": "2011-04-02"},
        {"title": "C", "text": "A ferry.", "source": "Pier News", "date": "2025-04-02"},
        {"title": "D", "text": "A comet.", "source": "", "date": "2025-04-03"},
    ]
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    with Library(tmp_path / "library") as library:
        library.add([path])
    async with at_desk(tmp_path / "library", (80, 24)) as desk:
        table = await at_matrix(desk, "comet")
        assert (table.outlet and table.outlet.outlet, table.period) == ("Pier News", "2011-04")
        assert "3 articles · 1 outlet and unknown ones" in desk.screen_text()


async def test_arrows_say_on_which_side_there_are_more_months(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await at_matrix(desk)
        await desk.press("end")
        await desk.still()
        head = desk.screen_text().splitlines()[2]
        assert "‹" in head
        assert "›" not in head
        await desk.press("g")
        await desk.still()
        head = desk.screen_text().splitlines()[2]
        assert "‹" not in head
        assert "›" in head
