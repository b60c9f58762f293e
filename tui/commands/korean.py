"""The command `korean`: has the Korean words of the library analysed, which search then takes for what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.opening import reading
from tui.commands.output import print_json, print_line, say

if TYPE_CHECKING:
    import argparse


def run(options: argparse.Namespace) -> int:
    """Analyse what is new, and print what came of it."""
    with reading(options.library) as library:
        learnt = library.learn_korean(tell=None if options.json else _tell)
        known, words = library.korean_coverage()
    if options.json:
        print_json({"learnt": learnt.words, "analysed": known, "words": words, "reindexed": learnt.articles})
    else:
        print_line(f"{learnt.words:,} new words analysed, {known:,} of {words:,} in all")
        print_line(f"{learnt.articles:,} articles indexed again")
    return 0


def _tell(done: int, total: int) -> None:
    if done == total or done % 20_000 == 0:
        say(f"{done:,} of {total:,} words")
