"""How many marks of short Korean words are right: words of one and two syllables also come about by chance.

`tests/data/short_words.jsonl` holds a random sample of what a search for the mere syllables marks in the Korean
articles, by file and offset, sorted by hand into those that are the word (also inside a compound) and those that are
not: other words, endings, chance. Precision is the share of right ones among those that the reader still marks, recall
the share of the right ones that it marks.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from index.cleaning import clean
from index.readers import Skipped, read
from index.search.highlights import Highlighter
from index.search.recognition import understood
from tests.bench.score import Score

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Article

ROOT = Path(__file__).parents[2]
LABELS = ROOT / "tests" / "data" / "short_words.jsonl"
FOLDERS = {"seeds": ROOT / "seeds", "korean_md": ROOT.parent / "shared" / "corpus" / "korean_md"}


def scores() -> dict[str, Score]:
    """Return the score of each word. Articles that are not here are left out."""
    found = {}
    for line in LABELS.read_text("utf-8").splitlines():
        label = json.loads(line)
        highlighter = Highlighter(understood(label["word"]))
        right = [_is_marked(highlighter, *place) for place in label["right"]]
        wrong = [_is_marked(highlighter, *place) for place in label["wrong"]]
        found[label["word"]] = Score(right.count(True), wrong.count(True), right.count(False))
    return found


def together(several: Iterable[Score]) -> Score:
    """Return all scores as one."""
    return sum(several, Score(0, 0, 0))


def _is_marked(highlighter: Highlighter, file: str, offset: int) -> bool | None:
    article = _article(file)
    if article is None:
        return None
    return any(start <= offset < end for start, end in highlighter.in_article(article))


@cache
def _article(file: str) -> Article | None:
    folder, name = file.split("/")
    paths = sorted(FOLDERS[folder].glob(f"{name}*"))
    return clean(next(raw for raw in read(paths[0]) if not isinstance(raw, Skipped))) if paths else None


def main() -> None:
    """Print the table."""
    several = scores()
    for name, score in (several | {"all": together(several.values())}).items():
        print(
            f"{name:4} precision {score.precision:5.1%} of {score.right + score.wrong:3}  "
            f"recall {score.recall:5.1%} of {score.right + score.missed:3}"
        )


if __name__ == "__main__":
    main()
