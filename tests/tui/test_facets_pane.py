"""Facets beside the results: they count what is searched, and choosing one changes the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.desk import Desk, at_desk
from tui.screens.compare import CompareScreen
from tui.widgets.facet_list import FacetList
from tui.widgets.facets_pane import FacetsPane

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [(80, 24), (200, 50)]


async def at_facets(desk: Desk, query: str = "", key: str = "f") -> FacetList:
    """Search and go to the facets."""
    if query:
        await desk.search(query)
    await desk.press(key)
    values = desk.main.query_one(FacetList)
    await desk.until(lambda: values.has_focus and values.count, "the facets")
    await desk.still()
    return values


def lines_of(desk: Desk) -> list[str]:
    """Return what stands in the pane."""
    return [row.strip(" │▶╭╰") for row in desk.text_of(desk.main.query_one(FacetsPane)).splitlines()]


def count_of(desk: Desk, label: str) -> int:
    """Return the count beside a value."""
    line = next(row for row in lines_of(desk) if label in row)
    return int(line.split(label)[1].split()[0].replace(",", ""))


@pytest.mark.parametrize("size", SIZES)
async def test_choosing_a_value_finds_as_many_articles_as_it_says(own_library: Path, size: tuple[int, int]) -> None:
    async with at_desk(own_library, size) as desk:
        await at_facets(desk, "satellite")
        count = count_of(desk, "Northern Monitor")
        await desk.press("f")
        await desk.press(*"monitor", "down", "enter")
        await desk.still()
        assert desk.bar.text == 'source:"Northern Monitor" satellite'
        assert desk.results.count == count
        assert any(row.startswith("✓ Northern Monitor") for row in lines_of(desk))
        await desk.press("enter")
        await desk.still()
        assert desk.bar.text == "satellite"


async def test_two_values_of_a_facet_are_either_and_a_minus_leaves_out(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await at_facets(desk)
        await desk.press("j", "space", "j", "space")
        await desk.still()
        chosen = [row for row in lines_of(desk) if row.startswith("✓")]
        assert len(chosen) == 2
        assert desk.bar.text.count("source:") == 1
        await desk.press("-")
        await desk.still()
        assert "-source:" in desk.bar.text
        assert any(row.startswith("− ") for row in lines_of(desk))
        await desk.press("-")
        await desk.still()
        assert "-source:" not in desk.bar.text


async def test_counts_follow_what_is_typed(own_library: Path) -> None:
    async with at_desk(own_library, (160, 40)) as desk:
        await at_facets(desk)
        before = count_of(desk, "Northern Monitor")
        await desk.type_search("satellite")
        assert 0 < count_of(desk, "Northern Monitor") < before
        await desk.press("down")
        await desk.type_search('source:"northern monitor"')
        assert any(row.startswith("✓ Northern Monitor") for row in lines_of(desk))


async def test_a_name_is_found_in_any_script_and_escape_lists_all_again(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        values = await at_facets(desk)
        every = values.count
        await desk.press("f", *"푸틴")
        await desk.still()
        assert [row for row in lines_of(desk) if "Putin" in row]
        assert values.count < every
        await desk.press("enter")
        await desk.still()
        assert desk.bar.text == "name:vladimir-putin"
        await desk.press("escape")
        await desk.still()
        assert not desk.main.query_one(FacetsPane).is_narrowed
        assert desk.main.facets_open
        await desk.press("escape")
        await desk.still()
        assert not desk.main.facets_open
        assert desk.results.has_focus


async def test_plus_asks_for_a_name_besides_the_others(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await at_facets(desk)
        await desk.press("f", *"putin", "enter")
        await desk.still()
        alone = desk.results.count
        await desk.press("f")
        desk.main.query_one("#narrow").value = "jong un"  # type: ignore[attr-defined]
        await desk.still()
        await desk.press("down", "+")
        await desk.still()
        assert desk.bar.text == "name:kim-jong-un name:vladimir-putin"
        assert 0 < desk.results.count <= alone


async def test_years_unfold_into_months(own_library: Path) -> None:
    async with at_desk(own_library, (120, 60)) as desk:
        values = await at_facets(desk)
        at = next(i for i, row in enumerate(lines_of(desk)) if row.startswith("▸ 2023"))
        assert at
        values.highlighted = next(
            i for i, one in enumerate(values._lines) if one.value is not None and one.value.written == "2023"
        )
        await desk.press("l")
        await desk.still()
        assert any(row.startswith("▾ 2023") for row in lines_of(desk))
        await desk.press("j", "enter")
        await desk.still()
        assert desk.bar.text == "date:2023-12"
        await desk.press("h")
        await desk.still()
        assert not any("2023-12" in row for row in lines_of(desk))


async def test_korean_keys_and_headings_work(own_library: Path) -> None:
    async with at_desk(own_library, (80, 24)) as desk:
        values = await at_facets(desk, key="ㄹ")
        await desk.press("ㅓ", "enter")
        await desk.still()
        assert desk.bar.text.startswith("source:")
        await desk.press("}")
        assert values._lines[values.highlighted or 0].facet.kind.name == "month"
        await desk.press("{")
        assert values.highlighted == 0
        await desk.press("h")
        await desk.still()
        assert values._lines[1].facet.kind.name == "month"
        await desk.press("q")
        await desk.still()
        assert desk.results.has_focus
        await desk.press("tab")
        await desk.still()
        assert not values.has_focus


async def test_hostile_outlets_are_drawn_and_chosen_as_plain_text(tmp_path: Path) -> None:
    import json

    from index.library import Library

    names = ["[/b] Wire", "\x1b[31mRed\x07", "[@click=app.quit]Gazette[/]", 'The "Post", North', "x" * 300]
    path = tmp_path / "some.jsonl"
    records = [{"title": f"T{i}", "text": "Some words.", "source": name} for i, name in enumerate(names)]
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    with Library(tmp_path / "library") as library:
        library.add([path])
    async with at_desk(tmp_path / "library") as desk:
        await at_facets(desk)
        for _ in names:
            await desk.press("j", "enter")
            await desk.still()
            assert desk.results.count >= 1
        assert desk.results.count == len(names)
        assert "\x1b" not in desk.screen_text()


async def test_keys_are_about_the_article_that_is_highlighted_beside_the_facets(own_library: Path) -> None:
    async with at_desk(own_library, (120, 40)) as desk:
        await desk.search("satellite")
        await desk.open()
        opened = desk.results.highlighted_row
        await at_facets(desk)
        await desk.press("f", *"tokyo", "down", "-")  # leaves out the outlet of the one that is open
        await desk.still()
        highlighted = desk.results.highlighted_row
        assert highlighted not in (None, opened)
        await desk.press("=")
        await desk.until(lambda: isinstance(desk.app.screen, CompareScreen), "two articles side by side")
        assert desk.compared._pair.one.row == highlighted
        await desk.press("q")
        await desk.until(lambda: desk.is_at_main, "the facets")
        await desk.press("n")
        await desk.until(lambda: desk.view.has_focus, "the article")
        await desk.still()
        assert desk.main._opened is not None
        assert desk.main._opened.row == highlighted


async def test_languages_are_named_months_indented_and_all_keys_said_on_the_smallest_screen(own_library: Path) -> None:
    async with at_desk(own_library, (80, 24)) as desk:
        await at_facets(desk, "date:2023-11")
        shown = desk.screen_text()
        assert "    Korean " in shown
        assert "▾ 2023" in shown
        assert "       2023-12" in shown
        assert "? Help" in shown
        assert "q Back" in shown
