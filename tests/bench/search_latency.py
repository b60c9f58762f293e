"""How long a search takes, by kind of query, the first time and repeated, against stock Whoosh on the same texts.

A search is: query text to ordered hits with totals and outlet counts, and titles and snippets of the first 20. Stock
Whoosh gets its own query parser, the 20 best hits, the total, and its highlighter. Whoosh is asked the queries that
mean the same in its language. `--save FILE` keeps what was found, `--against FILE` compares it with what was kept.
"""

from __future__ import annotations

import pickle
import shutil
import sys
import time
import warnings
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.material import cache_directory, library_directory, options, texts
from tests.bench.timing import Line, median, print_table, quantile

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.library import Library

HITS = 20
OURS_ONLY = ""
"""In place of a query for Whoosh: it has no such thing, or another meaning for it."""

QUERIES: dict[str, list[tuple[str, str]]] = {
    "rare word": [("hydroponics", "hydroponics"), ("ostrich", "ostrich"), ("telescope", "telescope")],
    "common word": [("people", "people"), ("workers", "workers"), ("korea", "korea"), ("the", OURS_ONLY)],
    "AND": [("army youth", "army youth"), ("south korea army people", "south korea army people")],
    "OR": [("navy OR fleet", "navy OR fleet"), ("people OR korea OR party", "people OR korea OR party")],
    "NOT": [("army -navy", "army NOT navy"), ("people -workers -army", "people NOT workers NOT army")],
    "phrase": [
        ('"peace treaty"', '"peace treaty"'),
        ('"workers party of korea"', '"workers party korea"'),
        ('"the people of the"', OURS_ONLY),
        ('"general secretary kim jong il"', '"general secretary kim jong il"'),
    ],
    "unfinished word": [(word, f"{word}*") for word in ("p", "pr", "pro", "prov", "provo", "provoc")],
    "pattern": [("imperialis*", "imperialis*"), ("m?n", "m?n"), ("*tion", OURS_ONLY), ("s*", "s*")],
    "date range": [("date:2011-05", OURS_ONLY), ("army date:2011-03..2011-09", OURS_ONLY), ("date:2011", OURS_ONLY)],
    "outlet": [("source:kcna", OURS_ONLY), ("source:kcna visit", OURS_ONLY)],
    "name": [("kim jong il", '"kim jong il"'), ("김정일", OURS_ONLY), ("金正日", OURS_ONLY)],
    "long": [(" ".join(["army people party", "korea youth", "south workers"]), OURS_ONLY)],
}
"""Kind to queries: ours, and Whoosh's."""

Answers = dict[str, list[tuple[int, float]]]


class Ours:
    """Searches the library, as the reader does."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def found(self, text: str, *, is_typing: bool) -> list[tuple[int, float]]:
        """Return all rows with their scores."""
        from index.search.query import parse
        from index.search.recognition import recognise
        from index.search.results import Sort

        found = self._library.search(recognise(parse(text, is_typing=is_typing)), Sort.RELEVANCE)
        return [(row, round(score, 3)) for row, score in zip(found.rows.tolist(), found.scores.tolist(), strict=True)]

    def __call__(self, text: str, *, is_typing: bool) -> None:
        """Search and fetch what a list shows."""
        from tui.screens.lookups import Request, search

        search(self._library, Request(text, "relevance", is_typing))

    def forget(self) -> None:
        """Make the next search the first one."""
        self._library.engine.forget()


class Stock:
    """The same texts in Whoosh as it comes."""

    def __init__(self, count: int) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            from whoosh import index as whoosh_index
            from whoosh.qparser import MultifieldParser
        directory = cache_directory() / f"stock-{count}"
        if not whoosh_index.exists_in(str(directory)):
            build_stock(directory, count)
        self._index = whoosh_index.open_dir(str(directory))
        self._parser = MultifieldParser(["title", "body"], self._index.schema)
        self._searcher = self._index.searcher()

    def __call__(self, text: str) -> None:
        """Search and highlight."""
        results = self._searcher.search(self._parser.parse(text), limit=HITS)
        len(results)
        for hit in results:
            hit.highlights("body", top=1)

    def forget(self) -> None:
        """Make the next search the first one."""
        self._searcher.close()
        self._searcher = self._index.searcher()


def stock_schema() -> Any:
    """Return a schema as anyone would write it."""
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.fields import TEXT, Schema

    return Schema(title=TEXT(stored=True), body=TEXT(analyzer=StemmingAnalyzer(), stored=True))


def build_stock(directory: Path, count: int) -> None:
    """Index the reports with Whoosh's default settings."""
    from whoosh import index as whoosh_index

    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    writer = whoosh_index.create_in(str(directory), stock_schema()).writer()
    for title, body in texts(count):
        writer.add_document(title=title, body=body)
    writer.commit()


def timed(action: Callable[[], object]) -> float:
    """Return the seconds that `action` takes."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


Times = dict[str, dict[str, list[float]]]
"""By kind, then by `first`, `again`, `stock`."""


def run(ours: Ours, stock: Stock | None, rounds: int, slow: list[tuple[float, str]]) -> Times:
    """Ask every query, a fresh index first; collect what took over 50 ms in `slow`."""
    times: Times = defaultdict(lambda: defaultdict(list))
    for kind, queries in QUERIES.items():
        is_typing = kind == "unfinished word"
        for text, whoosh_text in queries:
            for _ in range(rounds):
                ours.forget()
                ours("warm up", is_typing=False)
                ask = partial(ours, text, is_typing=is_typing)
                first, again = timed(ask), timed(ask)
                times[kind]["first"].append(first)
                times[kind]["again"].append(again)
                if stock is not None and whoosh_text != OURS_ONLY:
                    times[kind]["stock"].append(timed(partial(stock, whoosh_text)))
            slow.extend([(median(times[kind]["first"][-rounds:]), text)] if first > 0.05 else [])
    return times


def answers(ours: Ours) -> Answers:
    """Return what every query finds, typed and finished."""
    return {
        f"{text}{'…' if is_typing else ''}": ours.found(text, is_typing=is_typing)
        for queries in QUERIES.values()
        for text, _ in queries
        for is_typing in (False, True)
    }


def differing(one: Answers, other: Answers) -> list[str]:
    """Return the queries whose hits or scores differ."""
    return [text for text in one if sorted(one[text]) != sorted(other.get(text, []))]


def _cell(times: list[float]) -> str:
    if not times:
        return "-"
    return f"{median(times) * 1000:.1f} / {quantile(times, 0.95) * 1000:.1f} / {max(times) * 1000:.1f}"


def measure(articles: int, rounds: int) -> list[Line]:
    """Measure all kinds and return a line for each, in milliseconds: median / 95 % / slowest."""
    from index.library import Library

    lines = [Line("search, ms: median / p95 / max", "first time", "again", "stock Whoosh")]
    slow: list[tuple[float, str]] = []
    stock = Stock(articles)
    with Library(library_directory(articles)) as library:
        times = run(Ours(library), stock, rounds, slow)
    for kind, some in times.items():
        lines.append(Line(f"  {kind}", _cell(some["first"]), _cell(some["again"]), _cell(some["stock"])))
    every = {column: [t for some in times.values() for t in some[column]] for column in ("first", "again", "stock")}
    lines.append(Line("  all", *(_cell(every[column]) for column in ("first", "again", "stock"))))
    lines.extend(Line(f"  slow: {text}", f"{seconds * 1000:.1f} ms") for seconds, text in sorted(slow, reverse=True))
    return lines


def main() -> None:
    """Measure and print, or compare what is found."""
    parser = options(__doc__, rounds=5)
    parser.add_argument("--save", type=Path, metavar="FILE", help="keep what is found in FILE")
    parser.add_argument("--against", type=Path, metavar="FILE", help="compare with what was kept in FILE")
    arguments = parser.parse_args()
    if not (arguments.save or arguments.against):
        print_table(measure(arguments.articles, arguments.rounds))
        return
    from index.library import Library

    with Library(library_directory(arguments.articles)) as library:
        found = answers(Ours(library))
    if arguments.save:
        arguments.save.write_bytes(pickle.dumps(found))
    if arguments.against:
        different = differing(found, pickle.loads(arguments.against.read_bytes()))
        print(f"{len(found)} answers, {len(different)} differ", *different, sep="\n  ")
        sys.exit(bool(different))


if __name__ == "__main__":
    main()
