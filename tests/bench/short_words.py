"""How many marks of short Korean words are right: words of one and two syllables also come about by chance.

`tests/data/short_words.jsonl` holds a random sample of what a search for the mere syllables marks in the Korean
articles, by file and offset, sorted by hand into those that are the word (also inside a compound) and those that are
not: other words, endings, chance. Precision is the share of right ones among those that the reader still marks, recall
the share of the right ones that it marks.

`short_words_more.jsonl` holds words that are also made by endings and particles, and words of one syllable. Its sample
is of what the rules or the analyser of Korean mark; how the answers of the analyser are read was decided with one half,
and a rule about countries with the other; fresh ones were labelled after that. `korean_verbs.jsonl` holds forms of
verbs, which are looked for as in a dictionary. Where the analyser is installed, it is measured with and without.
"""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from index.cleaning import clean
from index.korean_words import is_analyser_installed
from index.library import Library
from index.readers import Skipped, read
from index.search.highlights import Highlighter
from index.search.recognition import understood
from tests.bench.score import Score

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.article import Article

ROOT = Path(__file__).parents[2]
LABELS = ROOT / "tests" / "data" / "short_words.jsonl"
MORE = LABELS.with_name("short_words_more.jsonl")
HALVES = ("tuned", "held out", "fresh")
VERBS = LABELS.with_name("korean_verbs.jsonl")
FOLDERS = {"seeds": ROOT / "seeds", "korean_md": ROOT.parent / "shared" / "corpus" / "korean_md"}


def scores(path: Path = LABELS, half: str = "") -> dict[str, Score]:
    """Return the score of each word, or of each of one half. Articles that are not here are left out."""
    found = {}
    for line in path.read_text("utf-8").splitlines():
        label = json.loads(line)
        if half and label["half"] != half:
            continue
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


@contextmanager
def analysed() -> Iterator[Library]:
    """Let the words of the articles be known in the body, whose library is given."""
    with TemporaryDirectory() as folder, Library(Path(folder)) as library:
        library.add([one for one in FOLDERS.values() if one.is_dir()])
        library.learn_korean()
        yield library


def main() -> None:
    """Print the tables."""
    for name, score in (scores() | {"all": together(scores().values())}).items():
        print(f"{name:4} {told(score)}")
    _print_all("rules alone")
    if is_analyser_installed():
        with analysed():
            _print_all("with kiwipiepy")


def _print_all(title: str) -> None:
    print(title)
    several = {"twenty words": scores(), **{half: scores(MORE, half) for half in HALVES}}
    for name, some in several.items():
        for count in (2, 1):
            print(f"  {name:12} of {count}: {told(together(one for word, one in some.items() if len(word) == count))}")
        print(f"  {name:12} all:  {told(together(some.values()))}")
    print(f"  verbs              {told(together(scores(VERBS).values()))}")


def told(score: Score) -> str:
    """Return precision and recall with what they are of."""
    return (
        f"precision {score.precision:5.1%} of {score.right + score.wrong:3}  "
        f"recall {score.recall:5.1%} of {score.right + score.missed:3}"
    )


if __name__ == "__main__":
    main()
