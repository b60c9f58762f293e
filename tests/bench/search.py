"""How long 73 searches of twelve kinds take, against SQLite FTS5 and, up to 20,000 articles, stock Whoosh.

A search is: query text to the 20 best hits with titles and snippets, and the exact total; ours counts outlets and
months as well. Everything is CPU time on the same cleaned texts, engine by engine in turn. `first` is the first time
after the engine was opened anew, with the system's file cache warm; `again` the next time. The articles are the
reports and then, with a fixed seed, their paragraphs in new combinations under other outlets and later dates: words
are no rarer at the end than at the beginning, so that long posting lists are measured rather than many words.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import itertools
import json
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import warnings
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.material import ARTICLES, REPORTS, ROOT, add, cache_directory, options, reports
from tests.bench.timing import Spent, median, quantile, spent, spread
from tui.collecting import Collector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.library import Library

HITS = 20
MOST_FOR_STOCK = 20_000
"""Stock Whoosh is left out above: building takes minutes, and a short prefix seconds."""

SLOWEST = 12
ADDED = 7
_SEED = 3
_OUTLETS = tuple(f"Sample {kind}" for kind in ("Wire", "Herald", "Daily", "Observer", "Gazette", "Review", "Monitor"))
_BREAK = re.compile(r"(?:,\s+){2,}|\n+")
"""Between the paragraphs of the reports."""


@dataclass(frozen=True, slots=True)
class Question:
    """One query in each engine's language."""

    kind: str
    text: str
    """Ours."""

    fts: str | None
    """For FTS5's MATCH, empty for a filter alone; None when FTS5 has no such thing."""

    where: str = ""
    """What FTS5's hits must fulfil besides, as SQL."""

    whoosh: str | None = None
    """None when it is left out."""

    is_typing: bool = False


def _plain(kind: str, *texts: str) -> list[Question]:
    """Return questions that all three write alike but for the minus sign."""
    return [Question(kind, text, re.sub(r" -", " NOT ", text), "", re.sub(r" -", " NOT ", text)) for text in texts]


def _typed(*words: str) -> list[Question]:
    beginnings = [word[:length] for word in words for length in range(1, 7)]
    return [Question("typed prefix", some, f"{some}*", "", f"{some}*", is_typing=True) for some in beginnings]


def _dated(text: str, words: str, first: int, last: int) -> Question:
    """Return a question for articles dated in the months `first` to `last`, written as 201105."""
    low, high = first * 10**8, last * 10**8 + 10**8 - 1
    where = f"date BETWEEN {low} AND {high}"
    return Question("date range", text, words, where, f"{words} date:[{low} TO {high}]".strip())


def _of_outlet(text: str, words: str, *outlets: str) -> Question:
    names = ", ".join(f"'{name}'" for name in outlets)
    sources = " OR ".join(f'source:"{name}"' for name in outlets)
    return Question("outlet", text, words, f"source IN ({names})", f"{words} ({sources})".strip())


def _named(text: str, written: str) -> Question:
    return Question("name", text, f'"{written}"', "", f'"{written}"')


QUESTIONS = [
    *_plain("rare", "hydroponics", "ostrich", "volleyball", "sturgeon", "orchid"),
    *_plain("common", "people", "workers", "korea", "party", "south", "the"),
    *_plain(
        "AND", "army youth", "south korea army people", "navy fleet", "agriculture china", "people of korea", "a the"
    ),
    *_plain(
        "OR", "navy OR fleet", "people OR korea OR party", "ostrich OR orchid", "flood OR typhoon", "the OR of OR in"
    ),
    *_plain("OR", "army OR youth OR workers OR women OR farmers"),
    *_plain("NOT", "army -navy", "people -workers -army", "korea -south", "missile -satellite", "the -people"),
    *_plain(
        "phrase", '"peace treaty"', '"workers party of korea"', '"the people of the"', '"joint military exercises"'
    ),
    *_plain("phrase", '"general secretary kim jong il"', '"of the"'),
    *_typed("provoc", "songun"),
    *_plain("wildcard", "imperialis*", "s*"),
    *(Question("wildcard", text, None, "", text) for text in ("m?n", "*tion", "re*ion", "milit*s")),
    *(Question("fuzzy", text, None, "", f"{text}2") for text in ("satelite~", "provokation~", "imperialst~")),
    *(Question("fuzzy", text, None, "", f"{text}1") for text in ("armmy~", "treety~")),
    _dated("date:2011-05", "", 201105, 201105),
    _dated("date:2011", "", 201101, 201112),
    _dated("army date:2011-03..2011-09", "army", 201103, 201109),
    _dated("people date:2012..2018", "people", 201201, 201812),
    _dated('"peace treaty" date:2011-06..2015-06', '"peace treaty"', 201106, 201506),
    _of_outlet("source:kcna", "", "KCNA"),
    _of_outlet("source:kcna visit", "visit", "KCNA"),
    _of_outlet("source:kcna people korea", "people korea", "KCNA"),
    _of_outlet("source:herald,wire party", "party", "Sample Herald", "Sample Wire"),
    _of_outlet("source:kcna ostrich", "ostrich", "KCNA"),
    _named("kim jong il", "kim jong il"),
    _named("김정일", "kim jong il"),
    _named("金正日", "kim jong il"),
    _named("lee myung bak", "lee myung bak"),
    _named("rodong sinmun", "rodong sinmun"),
    _named("pyongyang", "pyongyang"),
]


# Texts


def articles(count: int) -> Path:
    """Return a JSONL file of `count` articles: the reports, then their paragraphs in new combinations."""
    path = _kept(f"recombined-{count}", ".jsonl")
    if not path.exists():
        fresh = path.with_suffix(".new")
        with reports(ARTICLES).open(encoding="utf-8") as originals, fresh.open("w", encoding="utf-8") as file:
            file.writelines(itertools.islice(originals, count))
            file.writelines(itertools.islice(_recombined(), max(0, count - ARTICLES)))
        fresh.replace(path)
    return path


def _recombined() -> Iterator[str]:
    with reports(ARTICLES).open(encoding="utf-8") as file:
        originals = [json.loads(line) for line in file]
    bodies = [_paragraphs(original["text"]) for original in originals]
    paragraphs = [paragraph for body in bodies for paragraph in body]
    chooser = random.Random(_SEED)
    first = datetime.date(2012, 1, 1)
    while True:
        picked = chooser.choices(paragraphs, k=max(1, len(chooser.choice(bodies))))
        day = first + datetime.timedelta(chooser.randrange(3653))
        source, title = chooser.choice(_OUTLETS), chooser.choice(originals)["title"]
        record = {"source": source, "lang": "en", "date": str(day), "title": title, "text": "\n\n".join(picked)}
        yield json.dumps(record, ensure_ascii=False) + "\n"


def _paragraphs(text: str) -> list[str]:
    return [part for part in map(str.strip, _BREAK.split(text)) if any(map(str.isalnum, part))]


def _kept(name: str, suffix: str) -> Path:
    return cache_directory() / f"{name}{'' if REPORTS.is_file() else '-generated'}{suffix}"


def library_directory(count: int) -> Path:
    """Return a library of `articles(count)`, imported when it is not there."""
    from index.library import Library

    directory = _kept(f"search-{count}", "")
    done = directory.with_suffix(".done")
    if not done.exists():
        shutil.rmtree(directory, ignore_errors=True)
        add(directory, articles(count))
        done.touch()
    with Library(directory) as library:
        library.catch_up()
    return directory


# The engines


class Ours:
    """A library, searched as the reader does."""

    def __init__(self, directory: Path) -> None:
        from index.library import Library

        self.library = Library(directory)

    def __call__(self, question: Question) -> int:
        from index.search.highlights import Highlighter
        from index.search.query import parse
        from index.search.recognition import recognise
        from index.search.results import Sort

        query = recognise(parse(question.text, is_typing=question.is_typing))
        found = self.library.search(query, Sort.RELEVANCE)
        self.library.hits(found.rows[:HITS].tolist(), Highlighter(query))
        return found.total

    def forget(self) -> None:
        self.library.engine.forget()


class Fts5:
    """The articles of a library in SQLite's own full-text index, with date and outlet beside it."""

    def __init__(self, path: Path, library: Library) -> None:
        self._path = path
        if not path.exists():
            self._build(library)
        self._connection = sqlite3.connect(path)

    def _build(self, library: Library) -> None:
        from index.article import date_key

        fresh = self._path.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        connection = sqlite3.connect(fresh)
        connection.execute("CREATE VIRTUAL TABLE texts USING fts5(title, body, tokenize='porter unicode61')")
        connection.execute("CREATE TABLE facts(id INTEGER PRIMARY KEY, date INTEGER, source TEXT)")
        for row in sorted(library.record.rows_by_date()):
            one = library.record.article(row)
            connection.execute("INSERT INTO texts(rowid, title, body) VALUES (?, ?, ?)", (row, one.title, one.text))
            connection.execute("INSERT INTO facts VALUES (?, ?, ?)", (row, date_key(one.date.value), one.source))
        connection.execute("CREATE INDEX by_date ON facts(date)")
        connection.execute("CREATE INDEX by_source ON facts(source)")
        connection.execute("INSERT INTO texts(texts) VALUES ('optimize')")
        connection.commit()
        connection.close()
        fresh.replace(self._path)

    def __call__(self, question: Question) -> int:
        if not question.fts:
            return self._filtered(question.where)
        # A cross join keeps the order: left to choose, SQLite asks the text index once for each date that fits.
        tables = "texts CROSS JOIN facts ON facts.id = texts.rowid" if question.where else "texts"
        where = f"texts MATCH ? AND {question.where}" if question.where else "texts MATCH ?"
        shown = "texts.rowid, title, snippet(texts, 1, '[', ']', '…', 24)"
        values = (question.fts,)
        self._all(f"SELECT {shown} FROM {tables} WHERE {where} ORDER BY rank LIMIT {HITS}", values)
        return int(self._all(f"SELECT count(*) FROM {tables} WHERE {where}", values)[0][0])

    def _filtered(self, where: str) -> int:
        newest = f"SELECT id FROM facts WHERE {where} ORDER BY date DESC LIMIT {HITS}"
        self._all(f"SELECT rowid, title, substr(body, 1, 160) FROM texts WHERE rowid IN ({newest})")
        return int(self._all(f"SELECT count(*) FROM facts WHERE {where}")[0][0])

    def _all(self, sql: str, values: Sequence[str] = ()) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, values).fetchall()

    def forget(self) -> None:
        self._connection.close()
        self._connection = sqlite3.connect(self._path)


class Stock:
    """The articles of a library in Whoosh as it comes."""

    def __init__(self, directory: Path, library: Library) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            from whoosh import index as whoosh_index
            from whoosh.qparser import FuzzyTermPlugin, MultifieldParser
        if not whoosh_index.exists_in(str(directory)):
            self._build(directory, library)
        self._index = whoosh_index.open_dir(str(directory))
        self._parser = MultifieldParser(["title", "body"], self._index.schema, plugins=None)
        self._parser.add_plugin(FuzzyTermPlugin())
        self._searcher = self._index.searcher()

    def _build(self, directory: Path, library: Library) -> None:
        from whoosh import index as whoosh_index
        from whoosh.fields import ID, NUMERIC, Schema

        from index.article import date_key
        from tests.bench.search_latency import stock_schema

        shutil.rmtree(directory, ignore_errors=True)
        directory.mkdir(parents=True)
        fields = dict(stock_schema().items()) | {"source": ID(), "date": NUMERIC(int, bits=64)}
        writer = whoosh_index.create_in(str(directory), Schema(**fields)).writer()
        for row in library.record.rows_by_date():
            one = library.record.article(row)
            writer.add_document(title=one.title, body=one.text, source=one.source, date=date_key(one.date.value))
        writer.commit()

    def __call__(self, question: Question) -> int:
        results = self._searcher.search(self._parser.parse(question.whoosh), limit=HITS)
        for hit in results:
            hit.highlights("body", top=1)
        return len(results)

    def forget(self) -> None:
        self._searcher.close()
        self._searcher = self._index.searcher()


# Measuring


@dataclass(slots=True)
class Result:
    """What one engine took for one question."""

    total: int = 0
    first: list[float] = field(default_factory=list)
    """CPU seconds."""

    again: list[float] = field(default_factory=list)


Results = dict[Question, dict[str, Result]]
Engine = Ours | Fts5 | Stock
_WARM_UP = Question("", "warming", "warming", "", "warming")


def ask(engine: Engine, question: Question, rounds: int) -> Result:
    """Ask with the engine opened anew and then once more, `rounds` times; stock Whoosh, which keeps nothing, once."""
    result = Result()
    is_stock = isinstance(engine, Stock)
    for _ in range(1 if is_stock else rounds):
        engine.forget()
        engine(_WARM_UP)
        for times in (result.first,) if is_stock else (result.first, result.again):
            result.total, took = spent(partial(engine, question))
            times.append(took.cpu)
    return result


def ask_all(engines: dict[str, Engine], rounds: int) -> Results:
    """Ask every question of each engine that has such a thing, in turn."""
    results: Results = {}
    for question in QUESTIONS:
        results[question] = {}
        for name, engine in engines.items():
            known = {"FTS5": question.fts, "Whoosh": question.whoosh}.get(name, question.text)
            if known is not None:
                results[question][name] = ask(engine, question, rounds)
    return results


def session(directory: Path) -> None:
    """Ask ours every question three times in one session; print the times and megabytes of memory at the end.

    Garbage is collected as in the reader: never while somebody waits.
    """
    gc.disable()
    ours = Ours(directory)
    ours(_WARM_UP)
    collector = Collector()
    collector.begin()
    passes: list[list[float]] = [[], [], []]
    for times in passes:
        for question in QUESTIONS:
            collector.collect_if_quiet()
            times.append(spent(partial(ours, question))[1].cpu)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    print(json.dumps({"first": passes[0], "again": passes[1] + passes[2], "memory": pages * 4096 / 2**20}))


def in_session(directory: Path, count: int) -> dict[str, Any]:
    """Run `session` in a process that holds nothing else."""
    command = [sys.executable, __file__, "--articles", str(count), "--session", str(directory)]
    printed = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    found: dict[str, Any] = json.loads(printed)
    return found


def growing(directory: Path) -> Iterator[tuple[Spent, Spent, Spent]]:
    """Add articles to a copy of the library, one by one.

    Yields what the import, a new searcher after it, and the search that finds the article took.
    """
    with tempfile.TemporaryDirectory(dir=cache_directory()) as base:
        shutil.copytree(directory, Path(base) / "library")
        ours = Ours(Path(base) / "library")
        ours(_WARM_UP)
        for number in range(ADDED):
            word = f"zuwachs{number}"
            path = Path(base) / f"{word}.txt"
            path.write_text(f"Harbour notes, part {number}\n\nThe word {word} is new here.\n", encoding="utf-8")
            report, added = spent(partial(ours.library.add, [path]))
            _, opened = spent(partial(ours.library.engine.ask, lambda executor: executor.size))
            total, found = spent(partial(ours, Question("", word, None)))
            if len(report.added) != 1 or total != 1:
                raise RuntimeError(f"{word} was added {len(report.added)} times and found {total} times")
            yield added, opened, found
        ours.library.close()


# Printing


def _ms(times: Sequence[float]) -> str:
    return f"{median(times) * 1000:.1f} / {quantile(times, 0.95) * 1000:.1f}" if times else "-"


def _ratio(ours: Sequence[float], theirs: Sequence[float]) -> str:
    if not theirs:
        return "-"
    return f"{median(ours) / median(theirs):.2f} / {quantile(ours, 0.95) / quantile(theirs, 0.95):.2f}"


def _medians(results: Results, engine: str, when: str, *, compared: bool = False) -> list[float]:
    """Return the median of each question; with `compared` of those only that FTS5 can be asked."""
    asked = [row[engine] for row in results.values() if engine in row and (not compared or "FTS5" in row)]
    return [median(getattr(result, when)) for result in asked]


def row(name: str, results: Results) -> list[str]:
    """Return a row of the table: p50 / p95 in milliseconds, ratios over the questions that FTS5 can be asked."""
    again, fts = _medians(results, "ours", "again", compared=True), _medians(results, "FTS5", "again")
    first = _medians(results, "ours", "first", compared=True)
    times = [_medians(results, engine, when) for engine in ("ours", "FTS5", "Whoosh") for when in ("first", "again")]
    return [name, str(len(results)), *map(_ms, times[:5]), _ratio(first, fts), _ratio(again, fts)]


def _print(rows: list[list[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for cells in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip())


def print_kinds(results: Results) -> None:
    """Print a row for each kind and one for all."""
    rows = [["CPU ms, p50 / p95", "n", "first", "again", "FTS5 first", "FTS5", "Whoosh", "first/FTS5", "again/FTS5"]]
    for kind in dict.fromkeys(question.kind for question in results):
        rows.append(row(kind, {question: some for question, some in results.items() if question.kind == kind}))
    _print([*rows, row("all", results)])


def print_slowest(results: Results) -> None:
    """Print the questions that took longest the first time, and those slower again than half of FTS5's time."""
    ordered = sorted(results.items(), key=lambda one: -median(one[1]["ours"].first))
    rows = [["slowest, CPU ms", "kind", "hits", "first", "again", "FTS5", "its hits"]]
    rows += [_detail(question, some) for question, some in ordered[:SLOWEST]]
    rows.append(["slowest again", *[""] * 6])
    ordered.sort(key=lambda one: -median(one[1]["ours"].again))
    _print(rows + [_detail(question, some) for question, some in ordered[:SLOWEST]])


def _detail(question: Question, some: dict[str, Result]) -> list[str]:
    ours, fts = some["ours"], some.get("FTS5")
    text = f"{question.text}{'…' if question.is_typing else ''}"
    times = [f"{median(times) * 1000:.1f}" for times in (ours.first, ours.again, fts.again if fts else []) if times]
    return [f"  {text}", question.kind, f"{ours.total:,}", *times, *([f"{fts.total:,}"] if fts else ["-", "-"])]


def print_rest(directory: Path, count: int, fts: Sequence[float]) -> None:
    """Print what a session and additions took."""
    asked = in_session(directory, count)
    print(f"session, CPU ms p50 / p95 / max: first {_ms(asked['first'])} / {max(asked['first']) * 1000:.1f},", end=" ")
    print(f"again {_ms(asked['again'])} / {max(asked['again']) * 1000:.1f}; again/FTS5 {_ratio(asked['again'], fts)}")
    print(f"memory of that process: {asked['memory']:.0f} MB (at most 250)")
    added, opened, found = zip(*growing(directory), strict=True)
    whole = [sum(one.cpu for one in some) for some in zip(added, opened, found, strict=True)]
    for name, some in (("one article added", added), ("searcher after it", opened), ("article found", found)):
        print(f"{name}: CPU {spread([one.cpu for one in some])}, clock {spread([one.wall for one in some])}")
    print(f"added and found: CPU {spread(whole)} (at most 50 ms)")


def _timed(what: str, action: Callable[[], Any]) -> Any:
    began = time.perf_counter()
    result = action()
    print(f"[{what}: {time.perf_counter() - began:.0f} s]", file=sys.stderr, flush=True)
    return result


def measure(count: int, rounds: int) -> None:
    """Build what is not there, ask everything, print the tables."""
    directory = _timed("library", partial(library_directory, count))
    ours = Ours(directory)
    engines: dict[str, Engine] = {"ours": ours}
    engines["FTS5"] = _timed("FTS5", lambda: Fts5(_kept(f"fts5-{count}", ".sqlite"), ours.library))
    if count <= MOST_FOR_STOCK:
        engines["Whoosh"] = _timed("Whoosh", lambda: Stock(_kept(f"search-stock-{count}", ""), ours.library))
    print(f"{ours.library.record.count():,} articles, {len(QUESTIONS)} queries, {rounds} rounds", flush=True)
    results = _timed("queries", lambda: ask_all(engines, rounds))
    ours.library.close()
    print_kinds(results)
    print_slowest(results)
    print_rest(directory, count, _medians(results, "FTS5", "again"))


def main() -> None:
    """Measure and print."""
    parser = options(__doc__, rounds=3)
    parser.add_argument("--session", type=Path, metavar="DIR", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.session:
        session(arguments.session)
    else:
        measure(arguments.articles, arguments.rounds)


if __name__ == "__main__":
    main()
