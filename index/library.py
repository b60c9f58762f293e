"""The one door: a library of articles, to add to, search, read, quote from and compare.

A library is a directory: `record.sqlite`, the record, is everything that must not be lost; `index/` is the search
index, rebuilt by itself; `samples/` is a library of the sample articles, shown as long as this one is empty.
"""

from __future__ import annotations

import math
import os
import stat
import time
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import Article, Comparison, Quote, Span, days_of
from index.exceptions import LibraryBusyError, LibraryError
from index.kept_quotations import rows_with_quotations
from index.korean_words import is_analyser_installed
from index.record import Head, Record, Version
from index.saved import counted, saved_searches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.importing import ImportReport, Progress
    from index.quotations import Quotations
    from index.saved import CountedSearch
    from index.search.clause_counts import ClauseCount
    from index.search.completion import Completer
    from index.search.concordance import Concordance, Order
    from index.search.engine import Engine
    from index.search.executor import Executor
    from index.search.facets import Facet
    from index.search.highlights import Highlighter, Snippet
    from index.search.learning import Learnt
    from index.search.matrix import Matrix
    from index.search.mention_counts import MentionCounts
    from index.search.offers import Offer
    from index.search.person import Person, Who
    from index.search.query import Pattern, Query
    from index.search.quoted import Quotes
    from index.search.results import Found, Sort
    from index.search.suggestions import Suggestion
    from index.search.trend import Period, Series
    from index.statements import Statement, Statements

RECORD = "record.sqlite"
QUOTES_WITHIN = 0.5
"""Seconds for which a search that asks who is quoted reads quotations."""

NEAR_DAYS = 5
"""Other coverage of an event is looked for among articles dated within so many days."""

CANDIDATES = 150
"""At most so many articles are weighed as other coverage."""

LEAST_ALIKE = 0.015
LEAST_OF_BEST = 0.1
"""Other coverage scores at least so much, and at least this share of the best: over the samples, which tell eleven
events in two languages, this keeps 77 of 78 right pairs and drops four of five wrong ones."""

BEGINNING = 1_500
"""Code points of an article in which the names of its event are looked for."""


def default_directory() -> Path:
    """Return where the library lies when nothing else is said: the platform's data directory."""
    from platformdirs import user_data_path

    return user_data_path("korea-reader", appauthor=False)


def sample_files() -> list[Path]:
    """Return the files of the sample articles: inside the installed package, or beside it in a checkout."""
    here = Path(__file__).parent
    installed = here / "_seeds"
    return sorted((installed if installed.is_dir() else here.parent / "seeds").glob("*.txt"))


class Library:
    """An open library. Usable from several threads; close it at the end."""

    def __init__(self, directory: Path) -> None:
        """Open the library in `directory`, created with mode 0700 when it is not there.

        Raises LibraryError when it belongs to someone else, others may write to it, or it cannot be opened.
        """
        self.directory = directory
        self.is_samples = False
        _make_private(directory)
        self.record = Record(directory / RECORD)

    def __enter__(self) -> Library:
        """Return the library itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the library."""
        self.close()

    def close(self) -> None:
        """Close the files."""
        if "engine" in self.__dict__:
            self.engine.close()
        self.record.close()

    def samples(self) -> Library:
        """Return a library of the sample articles, which lies inside this one and is filled when it is not."""
        library = Library(self.directory / "samples")
        library.is_samples = True
        library.add(sample_files())
        return library

    @cached_property
    def engine(self) -> Engine:
        """The search index; the first use imports Whoosh."""
        from index.search.engine import Engine

        return Engine(self.directory / "index", self.record)

    # Adding

    def add(self, paths: Sequence[Path], progress: Callable[[Progress], None] | None = None) -> ImportReport:
        """Import files and folders into the record and the index.

        Raises LibraryBusyError when another process is writing to the library.
        """
        from index.importing import Importer
        from index.search.following import Follower

        files = self.engine.files
        with files.importing(), Follower(files) as follower:
            report = Importer(self.record, follower.follow, progress).run(paths)
            follower.finish()
        return report

    def catch_up(self) -> None:
        """Bring the index up to the record and the names, unless another process goes on doing so."""
        if self.is_behind:
            with suppress(LibraryBusyError):
                self.engine.files.catch_up()

    @property
    def is_behind(self) -> bool:
        """Whether the index lacks articles, or was built with other names."""
        files = self.engine.files
        return bool(files.behind()) or not files.knows_names()

    def learn_korean(self, tell: Callable[[int, int], None] | None = None) -> Learnt:
        """Have new Korean words analysed, in a process of its own; `tell` hears how many of how many are done.

        Raises AnalysisError when the analyser is not installed or fails, LibraryBusyError while an import is going on.
        """
        from index.search.learning import learn

        return learn(self.engine, self.record, tell)

    @property
    def unlearnt(self) -> int:
        """How many new articles may hold Korean words to analyse; 0 where the analyser is not installed."""
        from index.search.learning import unlearnt

        return unlearnt(self.record) if is_analyser_installed() else 0

    def korean_coverage(self) -> tuple[int, int]:
        """Return how many of the Korean words in the index have been analysed, and how many there are."""
        from index.search.learning import coverage

        return coverage(self.engine, self.record)

    # Searching

    def search(self, query: Query, sort: Sort) -> Found:
        """Return what matches `query`, in order. Never raises for what the query says."""
        from index.search.results import collect

        query = self._with_quotations(self.meant(query))
        began = time.perf_counter()
        matched = self.engine.search(query)
        elapsed = (time.perf_counter() - began) * 1000
        return collect(matched.executor, matched.matches, self.record.sources(), query, sort, elapsed)

    def meant(self, query: Query) -> Query:
        """Return a query as it is meant in this library, with names that its words alone do not tell."""
        from index.search.meaning import is_plain, meant
        from index.search.whole_outlets import goes_on, with_whole_outlets

        if goes_on(query):
            asked = query
            query = self.engine.ask(lambda executor: with_whole_outlets(asked, executor.source_names().values()))
        if is_plain(query):
            return query
        return self.engine.ask(lambda executor: meant(executor, query))

    def completer(self) -> Completer:
        """Return what completes searches that are being typed, in the present state of the library."""
        from index.search.completion import Completer

        return Completer(self.record, self.engine.ask(lambda executor: executor.frequencies()))

    def saved_searches(self) -> list[CountedSearch]:
        """Return the saved searches with what they find now, in the order in which they were saved."""
        from index.search.recognition import understood
        from index.search.results import Sort

        return [
            counted(saved, self.search(understood(saved.query), Sort.NEWEST).rows.tolist())
            for saved in saved_searches(self.record)
        ]

    @cached_property
    def _mention_counts(self) -> MentionCounts:
        from index.search.mention_counts import MentionCounts

        return MentionCounts()

    def facets(self, query: Query, *, of_hits: bool = False) -> tuple[Facet, ...]:
        """Return how many of the articles that `query` finds each outlet, month, language, kind and name has.

        What is chosen already is counted as if another value might be chosen in its place, unless `of_hits`.
        """
        from index.search.facets import facets

        query = self.meant(query)
        return self.engine.ask(lambda executor: facets(executor, query, self._mention_counts, of_hits=of_hits))

    def matrix(self, query: Query, by: str = "month") -> Matrix:
        """Return how many of the articles that `query` finds each outlet has in each month, or year."""
        from index.search.matrix import matrix

        query = self.meant(query)
        return self.engine.ask(lambda executor: matrix(executor, query, by))

    def clause_counts(self, query: Query) -> list[ClauseCount]:
        """Return how many articles each of the clauses of `query` finds that must all match, in their order."""
        from index.search.clause_counts import clause_counts

        return self.engine.ask(lambda executor: clause_counts(executor, query))

    def suggestions(self, query: Query, *, with_names: bool = False) -> list[Suggestion]:
        """Return words of the library for those words and names of `query` that no article holds.

        With `with_names` those whom its words may mean come first.
        """
        from index.search.suggestions import suggestions
        from index.search.weak_names import weak_names

        def ask(executor: Executor) -> list[Suggestion]:
            return [*(weak_names(executor, query) if with_names else ()), *suggestions(executor, query)]

        return self.engine.ask(ask)

    def offers(self, query: Query) -> list[Offer]:
        """Return who else may be meant by the words of `query`, and the queries that ask for them."""
        from index.search.offers import offers

        return self.engine.ask(lambda executor: offers(executor, query))

    def hits(self, rows: Sequence[int], highlighter: Highlighter, most: int = 1) -> list[tuple[Head, list[Snippet]]]:
        """Return the heads of `rows` with their best passages, at most `most` each; rows that are gone are left out."""
        revision, heads = self.record.revision, self.record.heads(rows)
        there = [head.row for head in heads]
        snippets = self.engine.snippets.of(there, highlighter, most, revision, self.record.article)
        return list(zip(heads, map(list, snippets), strict=True))

    def concordance(
        self, query: Query, *, width: int = 60, most: int = 5_000, order: Order | None = None
    ) -> Iterator[Concordance]:
        """Yield every place where the words of `query` stand in matching articles, growing while they are read.

        The last one yielded is the whole; whoever has seen enough stops asking. The articles are read newest first,
        until there are `most` lines; `width` is the code points of context on either side.
        """
        from index.search.concordance import Order, gather
        from index.search.highlights import Highlighter
        from index.search.results import Sort

        found = self.search(query, Sort.NEWEST)
        rows, query = found.rows.tolist(), found.query
        article = self.record.article
        return gather(rows, article, Highlighter(query), width=width, most=most, order=order or Order.DATE)

    def occurrences(self, query: Query) -> int | None:
        """Return how often the words of `query` stand in titles and texts of matching articles.

        The index counts them; None when it alone cannot tell: for patterns.
        """
        from index.search.counting import occurrences
        from index.search.query import Pattern, positive

        if any(isinstance(clause, Pattern) for clause in positive(query.root)):
            return None
        query = self.meant(query)
        counts = self.engine.ask(lambda executor: occurrences(executor, query.root, {}))
        return int(counts.sum())

    def trend(
        self,
        terms: Sequence[Query],
        by: Period,
        *,
        by_outlet: bool = False,
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> list[Series]:
        """Return how often each of `terms` is used over time, of at most five; by outlet, of those that use it most.

        Costs milliseconds, but a pattern costs the reading of every article in which it stands; when `is_wanted`
        turns false meanwhile, the answer is empty.
        """
        from index.search.query import Pattern, positive
        from index.search.trend import trend

        counts: dict[str, dict[int, int]] = {}
        terms = [self.meant(term) for term in terms]
        for term in terms:
            for clause in positive(term.root):
                if isinstance(clause, Pattern):
                    counts.setdefault(clause.pattern, {}).update(self._pattern_counts(term, clause, is_wanted))
        if not is_wanted():
            return []
        return self.engine.ask(lambda executor: trend(executor, terms, by, counts, by_outlet=by_outlet))

    def _pattern_counts(self, term: Query, pattern: Pattern, is_wanted: Callable[[], bool]) -> dict[int, int]:
        """Return how many words fit the pattern in title and text of each article that matches `term`, by row."""
        from index.search.highlights import Highlighter
        from index.search.query import Query

        highlighter = Highlighter(Query(pattern.pattern, pattern))
        counts: dict[int, int] = {}
        answer = self.engine.search(term)
        for row in answer.executor.rows[answer.matches.docs].tolist():
            if not is_wanted():
                break
            article = self.record.article(row)
            counts[row] = len(highlighter.spans(article.title)) + len(highlighter.in_article(article))
        return counts

    # Quotations

    @cached_property
    def quotations(self) -> Quotations:
        """Who said what in the articles, with the reader's corrections."""
        from index.quotations import Quotations

        return Quotations(self.record)

    def quotes(self, row: int, article: Article | None = None) -> tuple[Quote, ...]:
        """Return the quotations of one article, in order."""
        return self.quotations.of(row, article)

    def quoted(self, query: Query, most: int = 5_000) -> Iterator[Quotes]:
        """Yield the quotations that `query` asks for, growing while they are read; the last one is the whole.

        Whoever has seen enough stops asking. What counts as asked for is told in `index.search.quoted`.
        """
        from index.search.quoted import Wanted, gather
        from index.search.sayings import candidates

        query = self.meant(query)
        rows = self.engine.ask(lambda executor: candidates(executor, query))
        return gather(rows, self.quotations.of_each, self.record.heads, Wanted(query), most)

    def person(self, who: Who) -> Person:
        """Return what the library knows of somebody, but for what they said."""
        from index.search.person import Person
        from index.search.results import Sort

        found = self.search(who.named, Sort.NEWEST)
        ends = self.record.heads([*found.rows[:1].tolist(), *self.search(who.named, Sort.DATE).rows[:1].tolist()])
        dated = [head for head in ends if head.date.value]
        newest = self.record.heads(self.record.rows_by_date()[:1])
        return Person(
            who,
            found.rows.tolist(),
            first=dated[-1] if dated else None,
            last=dated[0] if dated else None,
            months=found.months,
            outlets=found.sources,
            as_of=newest[0].date.value if newest else None,
        )

    def said_by(self, who: Who, most: int = 5_000) -> Iterator[Quotes]:
        """Yield what somebody said, as `quoted` does."""
        from index.search.quoted import gather
        from index.search.sayings import candidates

        rows = self.engine.ask(lambda executor: candidates(executor, who.quoted))
        return gather(rows, self.quotations.of_each, self.record.heads, who.says, most)

    def _with_quotations(self, query: Query) -> Query:
        """Read quotations that `query` asks about, for a while; return it with a problem when some are left unread."""
        from index.exceptions import QueryError
        from index.search.sayings import candidates, said_clauses

        said = next(said_clauses(query.root), None)
        if said is None:
            return query
        kept = rows_with_quotations(self.record)
        rows = [row for row in self.engine.ask(lambda executor: candidates(executor, query)) if row not in kept]
        left = len(rows) - self.quotations.keep(rows, QUOTES_WITHIN)
        if not left:
            return query
        problem = QueryError(f"{left:,} articles whose quotations are not read yet; search again", said.start, said.end)
        return replace(query, problems=(*query.problems, problem))

    # Statements

    def group_statements(self, within: float = math.inf, tell: Callable[[int, int], None] | None = None) -> int:
        """Bring the statements up to the record for at most about `within` seconds; return the articles left.

        `tell` hears how many articles of how many are done. Reads their quotations first, so the first time costs as
        much as an import: not for the event loop. Raises LibraryBusyError when another process is writing.
        """
        from index.statements import group

        return group(self.record, self.quotations.of_each, within, tell)

    @property
    def ungrouped(self) -> int:
        """How many articles `group_statements` would read."""
        from index.statements import ungrouped

        return ungrouped(self.record)

    @cached_property
    def _statements(self) -> Statements:
        from index.statements import Statements

        return Statements(self.record, self.quotes)

    def statement_of(self, row: int, quote: Quote) -> Statement | None:
        """Return the statement that a quotation of the article in `row` renders, with its other renderings.

        None when no other article renders it, as far as statements have been grouped.
        """
        return self._statements.of(row, quote.start, quote.end)

    def statement_ids(self, row: int) -> dict[Span, str]:
        """Return the ids of an article's statements by start and end of the quotation, of those rendered elsewhere."""
        return self._statements.ids(row)

    def renderings_elsewhere(self, row: int) -> dict[Span, int]:
        """Return how many other articles render an article's quotations, by start and end, where any is known to."""
        return self._statements.others(row)

    def statements(self, query: Query | None = None, speaker: str | None = None) -> Iterator[Statement]:
        """Yield the statements that several articles render, oldest first, as far as they have been grouped.

        Of those that an article which matches `query` renders, and that `speaker` says, in any spelling.
        """
        from index.search.results import Sort

        found = query is not None and query.root is not None
        rows = self.search(query, Sort.NEWEST).rows.tolist() if found and query is not None else None
        yield from self._statements.every(rows, speaker)

    # Comparing

    def compare(self, one: int, other: int) -> Comparison:
        """Return the articles in two rows side by side."""
        from index.comparison import compare
        from index.names import entities

        return compare(self.record.article(one), self.record.article(other), entities=entities)

    def other_coverage(self, row: int) -> list[tuple[float, int]]:
        """Return `(score, row)` of other articles on the same event, best first; empty when there is none."""
        from index.comparison import nearest
        from index.names import entities

        article = self.record.article(row)
        candidates = {found: self.record.article(found) for found in self._candidates(row, article)}
        rows = {candidate.id: found for found, candidate in candidates.items()}
        ranked = nearest(article, candidates.values(), entities=entities)
        least = max(LEAST_ALIKE, LEAST_OF_BEST * ranked[0][0]) if ranked else 0.0
        return [(score, rows[found.id]) for score, found in ranked if score >= least]

    def _candidates(self, row: int, article: Article) -> list[int]:
        """Return rows near in time and rows that share the title's words or the names, the surest first."""
        from index.names import entities

        beginning = f"{article.title}\n{article.text[:BEGINNING]}"
        alike = self.engine.alike(article.title, entities(beginning, article.date.value), CANDIDATES // 2)
        span = days_of(article.date)
        near: list[int] = []
        if span is not None:
            margin = timedelta(days=NEAR_DAYS)
            near = self.record.dated_between(span[0] - margin, span[1] + margin, CANDIDATES)
        return [found for found in dict.fromkeys([*alike, *near]) if found != row][:CANDIDATES]

    def versions(self, row: int) -> list[Version]:
        """Return the earlier texts of one article, oldest first."""
        return self.record.versions(row)


def _make_private(directory: Path) -> None:
    """Create the directory for its owner alone, or check that nobody else may write to it.

    Whoosh's files hold pickles: whoever can write them can run code as whoever opens them.
    """
    try:
        if not directory.exists():
            directory.mkdir(mode=0o700, parents=True)
        found = directory.stat()
    except OSError as error:
        raise LibraryError(f"{directory}: cannot be used as a library: {error.strerror}") from error
    if not stat.S_ISDIR(found.st_mode):
        raise LibraryError(f"{directory}: is a file; --library takes a directory")
    if hasattr(os, "getuid") and found.st_uid != os.getuid():
        raise LibraryError(f"{directory}: belongs to another user; choose a directory of your own with --library")
    if os.name == "posix" and found.st_mode & 0o022:
        raise LibraryError(f"{directory}: others may write to it; run `chmod 700 {directory}` first")
