"""The help is made from the bindings, so that no key is missing from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.binding import Binding

from index.search.query import FIELDS
from tests.tui.desk import at_desk
from tui.screens.compare import CompareScreen
from tui.screens.concordance import ConcordanceScreen
from tui.screens.help import HelpScreen, help_text
from tui.screens.main import MainScreen
from tui.screens.matrix import MatrixScreen
from tui.screens.person import PersonScreen
from tui.screens.quotations import QuotesScreen
from tui.screens.trend import TrendScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.facet_list import FacetList
from tui.widgets.hit_list import HitList
from tui.widgets.keys import TWINS

if TYPE_CHECKING:
    from pathlib import Path

    from textual.dom import DOMNode

EXPLAINED: tuple[type[DOMNode], ...] = (MainScreen, ArticleView, HitList, CompareScreen)

_PAGES = 30
"""More than the sheet has on the smallest screen."""


def bindings(node: type[DOMNode]) -> list[Binding]:
    """Return the bindings that are declared by `node` and by those of ours that it is made from."""
    ours = [one for one in node.__mro__ if one.__module__.startswith("tui.")]
    return [binding for one in ours for binding in vars(one).get("BINDINGS", ()) if isinstance(binding, Binding)]


@pytest.mark.parametrize("node", EXPLAINED)
def test_every_binding_is_in_the_help(node: type[DOMNode]) -> None:
    text = help_text(EXPLAINED).plain
    declared = bindings(node)
    assert declared
    for binding in declared:
        assert binding.description in text, binding


def test_no_key_is_named_in_a_way_that_only_programs_know() -> None:
    text = help_text(EXPLAINED).plain
    for name in ("bracket", "slash", "apostrophe", "equals_sign", "question_mark", "pagedown", "_"):
        assert name not in text


def test_no_line_is_cut_in_the_narrowest_terminal() -> None:
    text = help_text((*EXPLAINED, QuotesScreen, PersonScreen, ConcordanceScreen, TrendScreen, MatrixScreen, FacetList))
    for row in text.split("\n"):
        assert row.cell_length <= 80 - 8, row.plain


def test_a_run_of_digits_is_named_by_its_ends() -> None:
    assert "1  …  9 " in help_text(EXPLAINED).plain


def test_twins_of_the_korean_keyboard_do_not_crowd_the_help() -> None:
    assert not set(help_text(EXPLAINED).plain) & set(TWINS.values())


def test_every_binding_has_an_id_and_ids_are_not_shared() -> None:
    """Bindings can be remapped only by their id."""
    ids = [(binding.id, binding.action) for node in EXPLAINED for binding in bindings(node)]
    assert all(one for one, _ in ids)
    assert len({one for one, _ in ids}) == len(set(ids))


def test_every_letter_has_its_korean_twin() -> None:
    for node in EXPLAINED:
        for binding in bindings(node):
            names = binding.key.split(",")
            for name in names:
                if name in TWINS:
                    assert TWINS[name] in names, binding


async def test_all_of_it_can_be_read_on_a_small_screen(empty_library: Path) -> None:
    async with at_desk(empty_library, (60, 15)) as desk:
        await desk.press("?")
        await desk.until(lambda: isinstance(desk.app.screen, HelpScreen))
        await desk.still()
        seen = desk.screen_text()
        read = seen
        for _ in range(_PAGES):
            await desk.press("space")
            read += desk.screen_text()
        assert "a caption" in read
        await desk.press("k", *["b"] * _PAGES)
        await desk.still()
        assert desk.screen_text() == seen


@pytest.mark.parametrize("key", ["q", "escape", "?", "ㅂ"])
async def test_help_closes(empty_library: Path, key: str) -> None:
    async with at_desk(empty_library) as desk:
        await desk.press("?")
        await desk.until(lambda: isinstance(desk.app.screen, HelpScreen))
        await desk.press(key)
        await desk.still()
        assert desk.is_at_main


def test_the_help_knows_every_field_of_the_query_language() -> None:
    text = str(help_text((MainScreen,)))
    assert all(f"{field}:" in text for field in FIELDS)
