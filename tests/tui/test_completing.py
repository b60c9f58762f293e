"""Completion while a search is typed: dim text taken with →, a list gone through with tab, and enter left alone."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from index.library import Library
from index.search.completion import Continuation, Continuations
from tests.data.reports import reports
from tests.tui.desk import Desk, at_desk
from tui.widgets.completing import Completing
from tui.widgets.drop_list import DropList

if TYPE_CHECKING:
    from pathlib import Path


async def begin(desk: Desk) -> None:
    await desk.press("/")
    await desk.until(lambda: desk.input.completer is not None, "the lists for completion")


def below(desk: Desk) -> DropList:
    return desk.main.query_one("#completions", DropList)


async def test_dim_text_goes_on_with_the_word_and_is_taken_with_the_arrow(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await begin(desk)
        await desk.press(*"missile so")
        await desk.still()
        assert "missile source:" in desk.screen_text()
        assert desk.input.value == "missile so"
        await desk.press("right")
        assert desk.input.value == "missile source:"
        await desk.until_shown('source:"Han River Desk"')


async def test_tab_goes_through_the_list_and_leaves_the_line_where_there_is_none(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await begin(desk)
        await desk.press(*"kim jo")
        await desk.until(lambda: below(desk).has_class("-shown"), "the list")
        assert "Kim Jong Un  28" in desk.text_of(below(desk))
        await desk.press("tab")
        assert desk.input.value == "Kim Jong Un"
        await desk.press("tab")
        assert desk.input.value == "Kim Jong Il"
        await desk.still()
        assert "▶ Kim Jong Il" in desk.screen_text()
        await desk.press("shift+tab")
        assert desk.input.value == "Kim Jong Un"
        await desk.press("space", "x")
        await desk.still()
        assert not below(desk).has_class("-shown")
        await desk.press("tab")
        assert not desk.input.has_focus


async def test_tab_takes_the_only_dim_text_and_then_leaves(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await begin(desk)
        await desk.press(*"kcn lang:k")
        await desk.until(lambda: desk.input.completing is not None, "a completion")
        await desk.press("tab")
        assert desk.input.value == "kcn lang:ko"
        assert desk.input.has_focus
        await desk.still()
        await desk.press("tab")
        assert not desk.input.has_focus


async def test_a_single_completion_that_is_spelled_otherwise_is_listed(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await begin(desk)
        await desk.press(*"source:han")
        await desk.until(lambda: below(desk).has_class("-shown"), "the list")
        await desk.press("tab")
        assert desk.input.value == 'source:"Han River Desk"'


async def test_enter_opens_the_best_hit_whatever_is_offered(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await begin(desk)
        await desk.press(*"김정")
        await desk.until(lambda: below(desk).has_class("-shown"), "the list")
        await desk.press("enter")
        await desk.until(lambda: desk.view.has_focus, "the article")
        assert desk.input.value == "김정"
        await desk.still()
        assert not below(desk).has_class("-shown")


async def test_nothing_is_offered_unasked(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await desk.search("kim jo")
        await begin(desk)
        await desk.still()
        assert not below(desk).has_class("-shown")


async def test_the_list_is_whole_on_a_small_screen_and_a_click_takes_from_it(own_library: Path) -> None:
    async with at_desk(own_library, (80, 24)) as desk:
        await begin(desk)
        await desk.press(*"a long beginning that leaves little room on the right source:")
        await desk.until(lambda: below(desk).has_class("-shown"), "the list")
        await desk.still()
        region = below(desk).region
        assert region.right <= 80
        assert "Han River Desk" in desk.text_of(below(desk))
        await desk.pilot.click("#completions", offset=(4, 1))
        await desk.until(lambda: desk.input.value.endswith('source:"한강 데스크"'), "the second outlet")


async def test_what_comes_in_is_completed_too(own_library: Path, tmp_path: Path) -> None:
    path = tmp_path / "more.jsonl"
    path.write_text("".join(f"{json.dumps(one)}\n" for one in reports(3)), encoding="utf-8")
    async with at_desk(own_library, paths=[path]) as desk:
        await desk.until(lambda: any("3 added" in note for note in desk.notes()), "the import")
        await desk.still()
        await begin(desk)
        await desk.still()
        await desk.press(*"source:har", "right")
        await desk.press("tab")
        await desk.until_shown("Harbour Post")


def test_looking_for_completions_takes_no_time_on_the_loop(own_library: Path) -> None:
    with Library(own_library) as library:
        completer = library.completer()
    completer.complete("kim")
    took = []
    for query in (
        "s",
        "so",
        "kim",
        "kim j",
        "kim jo",
        "source:",
        "speaker:k",
        "김정",
        "date:20",
        "satellite launch of",
    ):
        began = time.process_time()
        completer.complete(query)
        took.append(time.process_time() - began)
    assert sorted(took)[len(took) // 2] < 0.002


@pytest.mark.parametrize(
    ("query", "start", "texts", "ghost"),
    [
        ("so", 0, ["source:"], "source:"),
        ("kim jo", 0, ["Kim Jong Un", "x"], "kim jong un"),
        ("Kim Jo", 0, ["Kim Jong Un", "x"], "Kim Jong Un"),
        ("source:kb", 0, ["source:KBS"], "source:kbs"),
        ("source:ha", 0, ['source:"Harbour Post"'], None),
        ("Kim-jo", 0, ["Kim Jong Un"], None),
        ("kim", 0, ["Kim"], None),
        ("a so", 2, ["source:"], "a source:"),
    ],
)
def test_dim_text_only_goes_on_with_what_is_typed(query: str, start: int, texts: list[str], ghost: str | None) -> None:
    now = Completing(query, Continuations(start, [Continuation(text) for text in texts]))
    assert now.ghost == ghost
    now.step(-1)
    assert now.line == query[:start] + texts[-1]
    assert now.ghost is None
    now.step(1)
    assert now.line == query[:start] + texts[0]


async def test_no_name_begins_with_the_last_word_of_a_whole_one(own_library: Path) -> None:
    async with at_desk(own_library) as desk:
        await begin(desk)
        await desk.press(*"kim yo jong")
        await desk.still()
        assert desk.input.completing is None
        await desk.press("ctrl+u", *"kim yo jon")
        await desk.until(lambda: desk.input.completing is not None, "a name")


async def test_only_what_this_library_holds_is_offered(empty_library: Path, tmp_path: Path) -> None:
    path = tmp_path / "more.jsonl"
    path.write_text("".join(f"{json.dumps(one)}\n" for one in reports(3)), encoding="utf-8")
    async with at_desk(empty_library) as desk:
        await begin(desk)
        await desk.press("escape")
        desk.app._import([path])
        await desk.until(lambda: any("3 added" in note for note in desk.notes()), "the import")
        await desk.press("/", *"source:", "h")
        await desk.until(lambda: desk.input.completing is not None, "the outlets")
        assert desk.input.completing is not None
        assert [one.text for one in desk.input.completing.found.options] == ['source:"Harbour Post"']
