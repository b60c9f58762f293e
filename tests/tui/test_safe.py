"""Text of files as lines of widgets."""

from __future__ import annotations

from tui.widgets.safe import LONGEST_LINE, line


def test_a_line_of_a_book_is_cut_before_anything_measures_it() -> None:
    shown = line("word " * 1_000_000)
    assert len(shown) <= LONGEST_LINE + 1
    assert shown.plain.endswith("…")


def test_a_line_is_one_line_without_controls_and_markup() -> None:
    assert line(" a\n\x1b[31m\t[b]b[/b]\u202e ").plain == "a [31m [b]b[/b]"
