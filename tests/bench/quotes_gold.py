"""Score the quotations against our own labels: `python -m tests.bench.quotes_gold [--set tune] [--errors]`.

The labels are `tests/data/quotes_gold.jsonl`, the rules `docs/quotes.md`. A label holds a file, offsets and a hash
of the text there, but no text: where a change in cleaning has moved the text, it is looked for by its hash. The final
set is told as a whole and by language, and its errors are never printed: what has been seen can be tuned on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.cleaning import clean
from index.names import default_gazetteer, resolve
from index.quotes import extract_quotes
from index.readers import Skipped, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Article, Quote, Speaker

PROJECT = Path(__file__).resolve().parents[2]
LABELS = PROJECT / "tests" / "data" / "quotes_gold.jsonl"
FOLDERS = {"seeds": PROJECT / "seeds"}
CORPUS = PROJECT.parent / "shared" / "corpus"
SETS = ("seeds", "tune", "final")
FINAL = "final"
_EDGES = " \t\n.,;:!?…\"'“”‘’"
_TITLE = re.compile(r"[가-힣]{2,}$")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled article."""

    article: Article
    labels: list[dict[str, Any]]
    """Each with `start`, `end`, `speaker` and `relay`."""

    ignored: list[tuple[int, int]]
    """What may be extracted or not."""


def digest(text: str) -> str:
    """Return the short hash by which a label knows its text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def kind_of(entity_id: str) -> str | None:
    """Return the gazetteer's type of an entity."""
    entity = default_gazetteer().get(entity_id)
    return entity.type if entity is not None else None


def is_woman(entity_id: str) -> bool | None:
    """Return what the gazetteer says of the person, None when it does not."""
    entity = default_gazetteer().get(entity_id)
    return entity.gender == "female" if entity is not None and entity.gender else None


def placed(text: str, label: dict[str, Any]) -> tuple[int, int] | None:
    """Return where the label's text stands in `text`, None when it is not there any more."""
    start, length = label["start"], label["end"] - label["start"]
    near = sorted(range(len(text) - length + 1), key=lambda at: abs(at - start))
    found = next((at for at in near if digest(text[at : at + length]) == label["hash"]), None)
    return None if found is None else (found, found + length)


def labelled(which: frozenset[str]) -> Iterator[Labelled]:
    """Yield the labelled articles of the given sets that are here; the others are told of on standard error."""
    for line in LABELS.read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["set"] not in which:
            continue
        paths = sorted(FOLDERS.get(record["folder"], CORPUS / record["folder"]).glob(record["file"] + "*"))
        if not paths:
            print(f"{record['folder']}/{record['file']} is not here", file=sys.stderr)
            continue
        raw = next(raw for raw in read(paths[0]) if not isinstance(raw, Skipped))
        yield _labelled(clean(raw), record)


def _labelled(article: Article, record: dict[str, Any]) -> Labelled:
    places = [(placed(article.text, label), label) for label in record["quotes"]]
    ignored = [place for label in record["ignore"] if (place := placed(article.text, label)) is not None]
    labels = [
        {**label, "start": place[0], "end": place[1]} if place is not None else {**label, "start": -1, "end": -1}
        for place, label in places
    ]
    return Labelled(article, labels, ignored)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without marks, blanks and stops at its ends."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def folded(name: str) -> str:
    """Return a name as it is compared: no case, no hyphens, no article."""
    return " ".join(name.casefold().replace("-", " ").replace("’", "'").removeprefix("the ").split())


def identified(speaker: Speaker | None, label: dict[str, Any]) -> bool:
    """Tell whether the speaker is resolved to the labelled one; whom the gazetteer names has all its names."""
    if speaker is None:
        return False
    if label["id"] is not None and speaker.id == label["id"]:
        return True
    entity = default_gazetteer().get(speaker.id) if speaker.id is not None else None
    called = {speaker.name, *((*entity.strong, *entity.ambiguous) if entity is not None else ())}
    return not {folded(name) for name in called}.isdisjoint(folded(name) for name in label["names"])


def mentioned(speaker: Speaker | None, label: dict[str, Any]) -> bool:
    """Tell whether the speaker's mention or name is one of the labelled one, resolved or not."""
    if speaker is None:
        return False
    if identified(speaker, label):
        return True
    names = [*label["names"], *label.get("short", [])]
    written = f"{folded(speaker.name)} {folded(speaker.mention)}"
    short = [name[0] for name in label["names"] if _TITLE.fullmatch(name)]
    titled = any(re.match(rf"{surname} [가-힣]", speaker.mention) for surname in short)
    return titled or any(folded(name) in written for name in names)


def score(each: Labelled, counts: Counter[str]) -> list[str]:
    """Add the article's figures to `counts` and return what is wrong, one line each."""
    text = each.article.text
    found = {
        trimmed(text, quote.start, quote.end): quote
        for quote in extract_quotes(each.article, resolve=resolve, kind_of=kind_of, is_woman=is_woman)
    }
    for place in each.ignored:
        found.pop(trimmed(text, *place), None)
    gold = {trimmed(text, label["start"], label["end"]): label for label in each.labels}
    counts.update(found=len(found), gold=len(gold), right=len(found.keys() & gold.keys()))
    wrong = [f"missed {text[slice(*span)][:60]}" for span in gold.keys() - found.keys()]
    wrong += [f"false {text[slice(*span)][:60]}" for span in found.keys() - gold.keys()]
    for span in gold.keys() & found.keys():
        wrong += _compare(found[span], gold[span], counts)
    return wrong


def _compare(quote: Quote, label: dict[str, Any], counts: Counter[str]) -> list[str]:
    return [*_compare_speakers(quote, label["speaker"], counts), *_compare_relays(quote, label["relay"], counts)]


def _compare_speakers(quote: Quote, label: dict[str, Any], counts: Counter[str]) -> list[str]:
    right = identified(quote.speaker, label)
    known = label.get("known", True)
    counts["speaker"] += mentioned(quote.speaker, label)
    counts["resolvable"] += known
    counts["identity"] += known and right
    said = quote.speaker.name if quote.speaker is not None else None
    return [] if right else [f"{said} for {label['names'][0]}: {quote.text[:60]}"]


def _compare_relays(quote: Quote, label: str | list[str] | None, counts: Counter[str]) -> list[str]:
    if label == "*":
        return []
    relay = quote.relay.name if quote.relay is not None else None
    right = relay in label if isinstance(label, list) else relay == label
    counts["relays"] += 1
    counts["relay"] += right
    counts["carried"] += label is not None
    counts["carried right"] += label is not None and right
    return [] if right else [f"through {relay} for {label}: {quote.text[:60]}"]


def share(part: int, whole: int) -> str:
    """Return a share of a hundred with one decimal, and of how many."""
    return f"{100 * part / whole:5.1f} of {whole:3}" if whole else "    - of   0"


def row(name: str, counts: Counter[str]) -> str:
    """Return one line of the table, each figure with the number of its cases."""
    right, both = counts["right"], counts["found"] + counts["gold"]
    return (
        f"{name:9} span F1 {100 * 2 * right / both if both else 0:5.1f} of {counts['gold']:3}"
        f"  speaker {share(counts['speaker'], right)}  identity {share(counts['identity'], counts['resolvable'])}"
        f"  relay {share(counts['relay'], counts['relays'])}"
        f"  carried {share(counts['carried right'], counts['carried'])}"
    )


def tables(name: str) -> tuple[dict[str, Counter[str]], list[str]]:
    """Return the figures of a set, as a whole and for the final set by language too, and what is wrong in it."""
    figures: dict[str, Counter[str]] = {name: Counter()}
    wrong = []
    for each in labelled(frozenset({name})):
        counts: Counter[str] = Counter()
        wrong += [f"{each.article.title[:24]} | {line}" for line in score(each, counts)]
        for key in (name, f"{name} {each.article.language}") if name == FINAL else (name,):
            figures.setdefault(key, Counter()).update(counts)
    return figures, wrong


def main() -> None:
    """Print the figures of each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", choices=SETS, help="only this set")
    parser.add_argument("--errors", action="store_true", help="say what is wrong, but for the final set")
    arguments = parser.parse_args()
    for name in [arguments.set] if arguments.set else SETS:
        figures, wrong = tables(name)
        for line in wrong if arguments.errors and name != FINAL else []:
            print(f"  {line}")
        for key, counts in figures.items():
            print(row(key, counts))


if __name__ == "__main__":
    main()
