"""Score the statements against our own labels, which hold files, offsets and hashes but no text.

A label says which units of an utterance a quotation renders: a number for a sentence, a letter for a part of it. Of two
quotations of an event in different articles, those that share a unit render the same; those that share a sentence only
do not count either way; all others are apart, as are quotations of different events.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from index.library import Library
from tests.bench.quotes_gold import CORPUS, PROJECT, placed
from tests.bench.score import Score

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LABELS = PROJECT / "tests" / "data" / "statements.jsonl"
FOLDERS = {
    "seeds": PROJECT / "seeds",
    "shared-seeds": CORPUS.parent / "seeds",
    "korean_md": CORPUS / "korean_md",
    "english_md": CORPUS / "english_md",
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled quotation."""

    set: str
    event: str
    article: str
    """Folder and file."""

    says: frozenset[str]
    """The units that it renders."""

    text: str
    language: str
    statement: str | None
    """The id that it was given, None when it stayed alone."""

    def renders_with(self, other: Labelled) -> bool | None:
        """Tell whether both render the same; None when that does not count."""
        if self.event != other.event:
            return False
        if self.says & other.says:
            return True
        return None if _sentences(self.says) & _sentences(other.says) else False

    def is_grouped_with(self, other: Labelled) -> bool:
        """Tell whether both were given the same statement."""
        return self.statement is not None and self.statement == other.statement


def _sentences(says: Iterable[str]) -> set[str]:
    return {re.sub(r"\D", "", unit) for unit in says}


def labelled_files() -> list[Path]:
    """Return the files with labels that are here."""
    records = map(json.loads, LABELS.read_text("utf-8").splitlines())
    found = {path for record in records for path in FOLDERS[record["folder"]].glob(record["file"] + "*")}
    return sorted(found)


def all_files() -> list[Path]:
    """Return all files of the folders of which some are labelled."""
    return [path for folder in FOLDERS.values() for path in sorted(folder.glob("[0-9]*"))]


def labelled(library: Library) -> Iterator[Labelled]:
    """Yield the labelled quotations as the library has grouped them; those that are not here are left out."""
    for line in LABELS.read_text("utf-8").splitlines():
        record = json.loads(line)
        paths = sorted(FOLDERS[record["folder"]].glob(record["file"] + "*"))
        rows = library.record.articles_from(str(paths[0])) if paths else []
        for row in rows[:1]:
            article = library.record.article(row)
            ids = library.statement_ids(row)
            for start, end, digest, says in record["quotes"]:
                place = placed(article.text, {"start": start, "end": end, "hash": digest})
                text = article.text[slice(*place)] if place else ""
                name = f"{record['folder']}/{record['file']}"
                given = ids.get(place) if place else None
                yield Labelled(record["set"], record["event"], name, frozenset(says), text, article.language, given)


def pairs(quotations: Iterable[Labelled]) -> Iterator[tuple[Labelled, Labelled, bool]]:
    """Yield the pairs of different articles that count, and whether they render the same."""
    for one, other in combinations(quotations, 2):
        if one.article != other.article:
            same = one.renders_with(other)
            if same is not None:
                yield one, other, same


def scores(quotations: Iterable[Labelled], which: str) -> dict[str, Score]:
    """Return the scores of a set: of `all` pairs, and of those in one language and across two."""
    counts: Counter[tuple[str, bool, bool]] = Counter()
    for one, other, same in pairs(each for each in quotations if each.set == which):
        kind = "one language" if one.language == other.language else "two languages"
        grouped = one.is_grouped_with(other)
        counts.update([(kind, same, grouped), ("all", same, grouped)])
    return {
        kind: Score(counts[kind, True, True], counts[kind, False, True], counts[kind, True, False])
        for kind in ("all", "one language", "two languages")
    }


def scored(files: Sequence[Path], *, errors: bool = False) -> dict[str, dict[str, Score]]:
    """Group a library of `files` and return the scores of both sets; print what is wrong in `tune` if asked for."""
    with tempfile.TemporaryDirectory() as directory, Library(Path(directory) / "library") as library:
        library.add(files)
        library.group_statements()
        quotations = list(labelled(library))
    if errors:
        for one, other, same in pairs(each for each in quotations if each.set == "tune"):
            if one.is_grouped_with(other) != same:
                print(f"{'missed' if same else 'wrong '} {one.text[:70]} | {other.text[:70]}")
    return {which: scores(quotations, which) for which in ("tune", "held")}
