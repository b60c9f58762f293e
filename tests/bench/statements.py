"""How well quotations are grouped into statements, and how fast: `python -m tests.bench.statements`.

Scores are of pairs of quotations, against our own labels. With `--scale`, what 25,000, 50,000 and 100,000 articles
made of KCNA reports take: half of the growth is other desks with the same quotations, cut or changed, half is further
years; every article also has a quotation in English or Korean made of the words of the glossary.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import Article, Paragraph, Precision, PublicationDate, Role
from index.library import Library
from tests.bench.material import ARTICLES, ROOT, texts
from tests.bench.statement_labels import all_files, scored
from tests.bench.timing import Line, print_table

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (25_000, 50_000, 100_000)
_SPEAKERS = ("Kim Jong Un", "Kim Yo Jong", "Choe Son Hui", "Yoon Suk Yeol", "Moon Jae-in", "Donald Trump", "Ri Yong Ho")
_BODIES = ("The Foreign Ministry", "The Joint Chiefs of Staff", "KCNA", "The Unification Ministry")
_LONGEST = 500
"""Code points of a report that are used, from its first quotation on."""


def quality(*, errors: bool) -> list[Line]:
    """Return the lines of the scores; print what is wrong in the set `tune` if asked for."""
    lines = []
    for which, by_kind in scored(all_files(), errors=errors).items():
        for kind, score in by_kind.items():
            value = f"precision {score.precision:.3f}  recall {score.recall:.3f}"
            target = "0.95 and 0.70" if kind == "all" else ""
            lines.append(
                Line(
                    f"{which}, {kind}",
                    value,
                    target,
                    f"{score.right} right, {score.wrong} wrong, {score.missed} missed",
                )
            )
    return lines


def articles(count: int) -> Iterator[Article]:
    """Yield `count` articles, the same ones every time; more of them begin with those of fewer."""
    chooser = random.Random(3)
    reports = [text[max(0, text.find('"') - 100) :][:_LONGEST] for _, text in texts(ARTICLES)]
    words = _dictionary()
    for number in range(count):
        base, turn = number % len(reports), number // len(reports)
        text = reports[base] if turn % 2 == 0 else _rendered_anew(reports[base], chooser)
        day = base * 365 // len(reports)
        date = f"{2011 + turn // 2}-{day // 31 + 1:02}-{day % 28 + 1:02}"
        paragraphs = [f"Desk {turn} of {date}, number {number}.", *text.split("\n"), _made_quotation(words, chooser)]
        yield _article(number, date, "\n\n".join(part for part in paragraphs if part.strip()))


def _rendered_anew(text: str, chooser: random.Random) -> str:
    """Return the report of another desk: some words left out, so that quotations are cut or differ."""
    return " ".join(word for word in text.split(" ") if chooser.random() > 0.05)


def _dictionary() -> tuple[list[str], list[str]]:
    from index.statements.glossary import glossary

    both = glossary()
    return sorted(" ".join(stem) for stem in both._by_stem), sorted(both._by_korean)


def _made_quotation(words: tuple[list[str], list[str]], chooser: random.Random) -> str:
    english, korean = words
    if chooser.random() < 0.5:
        return f'"{" ".join(chooser.choices(english, k=9))}," {chooser.choice([*_SPEAKERS, *_BODIES])} said.'
    return f"김정은 국무위원장은 “{' '.join(chooser.choices(korean, k=9))}”라고 말했다."


def _article(number: int, date: str, text: str) -> Article:
    paragraphs, at = [], 0
    for part in text.split("\n\n"):
        paragraphs.append(Paragraph(at, at + len(part), Role.BODY))
        at += len(part) + 2
    published = PublicationDate(date, Precision.DAY, "field")
    return Article(f"Report {number}", text, tuple(paragraphs), published, f"Desk {number % 9}", language="en")


def one_size(count: int) -> dict[str, float]:
    """Group `count` articles in this process and return what it took."""
    with tempfile.TemporaryDirectory() as directory, Library(Path(directory) / "library") as library:
        with library.record.transaction():
            for article in articles(count):
                library.record.store(article)
        rows = library.record.rows_by_date()
        began = time.process_time()
        quotations = sum(len(quotes) for _, quotes in library.quotations.of_each(rows))
        read = time.process_time()
        library.group_statements()
        grouped = time.process_time()
        (size,) = library.record.select("SELECT count(*), count(DISTINCT fullest) FROM wording")
        (bytes_,) = library.record.select("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        return {
            "quotations": quotations,
            "wordings": size[0],
            "statements": size[1],
            "reading": read - began,
            "grouping": grouped - read,
            "record": bytes_[0] / 2**20,
            "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }


def scale() -> list[Line]:
    """Return a line for each of `SIZES`, each measured in a process of its own."""
    lines: list[Line] = []
    first = 0.0
    for count in SIZES:
        command = [sys.executable, "-m", "tests.bench.statements", "--one", str(count)]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        found = json.loads(done.stdout)
        each = found["grouping"] / count
        first = first or each
        note = (
            f"{found['quotations']:,.0f} quotations, {found['wordings']:,.0f} wordings, {found['statements']:,.0f}"
            f" statements; record {found['record']:,.0f} MB, memory {found['memory']:,.0f} MB,"
            f" reading quotations {found['reading']:,.0f} s"
        )
        value = f"{found['grouping']:,.1f} s, {1e3 * each:.2f} ms each, {each / first:.2f} of linear"
        lines.append(Line(f"{count:,} articles", value, "at most 1.2", note))
    return lines


def main() -> None:
    """Print the scores, or the scale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", action="store_true", help="how long the grouping of many articles takes")
    parser.add_argument("--errors", action="store_true", help="say what is wrong in the set tune")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(one_size(arguments.one)))
    else:
        print_table(scale() if arguments.scale else quality(errors=arguments.errors))


if __name__ == "__main__":
    main()
