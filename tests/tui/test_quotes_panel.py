"""The list of an article's quotations, however long one of them is."""

from __future__ import annotations

import time

import pytest

from index.article import Quote
from tui.widgets.quotes_panel import _wrapped


@pytest.mark.parametrize("piece", ["word ", "가나 ", "e\u0301", "x"])
def test_a_quotation_as_long_as_a_book_costs_what_its_beginning_costs(piece: str) -> None:
    text = piece * 1_000_000
    began = time.process_time()
    lines = _wrapped(Quote(0, len(text), text, "direct"), 40)
    assert time.process_time() - began < 0.1
    assert lines[-1] == "…"


def test_a_short_one_is_shown_whole() -> None:
    assert _wrapped(Quote(0, 12, "short\n words", "direct"), 40) == ["“short words”"]
