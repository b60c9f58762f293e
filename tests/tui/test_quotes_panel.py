"""The list of an article's quotations, however long one of them is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from index.article import Quote
from tests.tui.desk import at_desk
from tui.widgets.quotes_panel import _wrapped

if TYPE_CHECKING:
    from pathlib import Path

    from tui.widgets.quotes_panel import QuotesPanel


@pytest.mark.parametrize("piece", ["word ", "가나 ", "e\u0301", "x"])
def test_a_quotation_as_long_as_a_book_costs_what_its_beginning_costs(piece: str) -> None:
    text = piece * 1_000_000
    began = time.process_time()
    lines = _wrapped(Quote(0, len(text), text, "direct"), 40)
    assert time.process_time() - began < 0.1
    assert lines[-1] == "…"


def test_a_short_one_is_shown_whole() -> None:
    assert _wrapped(Quote(0, 12, "short\n words", "direct"), 40) == ["“short words”"]


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_quotations_that_were_put_in_while_hidden_fill_the_width(
    own_library: Path, size: tuple[int, int]
) -> None:
    async with at_desk(own_library, size) as desk:
        for _ in range(2):  # the second time the panel has the width that it had before
            await desk.open()
            await desk.press("'")
            await desk.until(lambda: desk.quotes.has_focus, "the quotations")
            await desk.still()
            shown = desk.text_of(desk.quotes)
            for lines in _wrapped_all(desk.quotes)[:2]:
                assert all(line in shown for line in lines)
            await desk.press("'", "escape", "j")
            await desk.still()


def _wrapped_all(panel: QuotesPanel) -> list[list[str]]:
    return [_wrapped(quote, panel.row_width) for quote in panel._quotes]
