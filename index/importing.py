"""Bringing files into the record and the index, with progress, and going on where an import was interrupted."""

from __future__ import annotations

import stat
import time
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from index.additions import note_additions
from index.cleaning import clean
from index.exceptions import UnreadableFileError
from index.import_progress import articles_read, begin_import, finish_import, set_articles_read
from index.readers import Skipped, read, walk
from index.readers.skipped import printable_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from index.article import Article, RawArticle
    from index.record import Record, Stored

BATCH = 500
"""Articles that become lasting together."""

LARGEST_LAG = 8_000
"""Articles that at most wait to become searchable, some seconds' work. Fewer at a time cost more: their segments have
to be merged."""

MOST_BYTES = 16 * 2**20
"""Fewer than `BATCH` when they are longer than this together: they are held in memory."""


@dataclass(frozen=True, slots=True)
class Imported:
    """An article that an import met."""

    row: int
    id: str
    title: str
    date: str | None
    """As `PublicationDate.value`."""

    source: str
    path: str
    """As `RawArticle.path`."""


@dataclass(slots=True)
class ImportReport:
    """What became of everything in an import."""

    added: list[Imported] = field(default_factory=list)
    updated: list[Imported] = field(default_factory=list)
    unchanged: list[Imported] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is."""

    done: int
    """Articles seen so far, skipped ones included."""

    total: int
    """An estimate of all, exact but for broken files; never less than `done`."""

    added: int
    skipped: int

    seconds: float
    """Since the import began."""

    path: str
    """The file at hand."""

    known: int = 0
    """Of `done`, those that an earlier import had read: they took no time."""

    @property
    def rate(self) -> float:
        """Articles a second so far."""
        return (self.done - self.known) / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """None until it can be told."""
        return (self.total - self.done) / self.rate if self.seconds > 0.5 and self.rate > 0 else None


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    size: int
    modified: int
    """Nanoseconds since 1970."""

    expected: int
    """Articles in it, estimated."""

    @property
    def name(self) -> str:
        """The path as the record knows it."""
        return printable_path(self.path)


class Importer:
    """One import of some paths."""

    def __init__(
        self, record: Record, follow: Callable[[int], bool], progress: Callable[[Progress], None] | None = None
    ) -> None:
        """`follow` brings the search index up to the record; after the import the caller does so once more.

        It is called with the number of articles still to come, and tells whether it could.
        """
        self._record = record
        self._follow = follow
        self._progress = progress
        self._began = time.monotonic()
        self._total = 0
        self._done = 0
        self._known = 0
        self._lag = 0
        self._largest_lag = BATCH
        self.report = ImportReport()

    def run(self, paths: Sequence[Path]) -> ImportReport:
        """Import files and folders. A file that cannot be used is reported and the rest goes on."""
        named = [str(path.absolute()) for path in paths]
        begin_import(self._record, named)
        files = list(self._files(paths))
        self._total = sum(file.expected for file in files)
        for chunk in _chunks(files):
            if chunk[0].expected > 1:
                self._one_file(chunk[0])
            else:
                self._small_files(chunk)
        finish_import(self._record, named)
        return self.report

    def _files(self, paths: Sequence[Path]) -> Iterator[_File]:
        for path in walk(paths):
            try:
                found = path.stat()
                expected = _expected(path) if stat.S_ISREG(found.st_mode) else 1
                yield _File(path.absolute(), found.st_size, found.st_mtime_ns, expected)
            except (OSError, ValueError):
                self._store_all(self._cleaned(read(path)))

    def _small_files(self, files: list[_File]) -> None:
        """Import files of one article each in one transaction, begun when all are cleaned."""
        cleaned: list[tuple[_File, list[Article]]] = []
        for file in files:
            if not self._was_read(file):
                cleaned.append((file, self._cleaned(read(file.path))))
            self._tell(file.name)
        with self._record.transaction() as connection:
            note_additions(self._record)
            for file, articles in cleaned:
                self._store_all(articles)
                set_articles_read(connection, file.name, file.size, file.modified, -1)
        self._wait_or_index(len(files))

    def _one_file(self, file: _File) -> None:
        """Import a file of many articles, a transaction for each batch; go on behind what was read before."""
        if self._was_read(file):
            self._tell(file.name)
            return
        before = position = max(0, articles_read(self._record, file.name, file.size, file.modified))
        self._pass_over(position)
        for batch in _batches(islice(read(file.path), position, None)):
            position += len(batch)
            articles = self._cleaned(batch)
            with self._record.transaction() as connection:
                note_additions(self._record)
                self._store_all(articles)
                set_articles_read(connection, file.name, file.size, file.modified, position)
            self._wait_or_index(len(batch))
            self._tell(file.name)
        with self._record.transaction() as connection:
            set_articles_read(connection, file.name, file.size, file.modified, -1)
        if position == before:  # interrupted behind its last article
            self._note_known(file)

    def _wait_or_index(self, count: int) -> None:
        """Count articles that are not searchable yet, and index them when they are as many as all before."""
        self._lag += count
        if self._lag >= self._largest_lag and self._follow(self._total - self._done):
            self._lag = 0
            self._largest_lag = min(2 * self._largest_lag, LARGEST_LAG)

    def _was_read(self, file: _File) -> bool:
        """Tell whether the file was read to its end before; what it gave then is reported as unchanged."""
        if articles_read(self._record, file.name, file.size, file.modified) != -1:
            return False
        are_there = self._note_known(file)
        if are_there:
            self._pass_over(file.expected)
        return are_there

    def _note_known(self, file: _File) -> bool:
        """Report what a file gave before as unchanged; tell whether there is any."""
        rows = self._record.articles_from(file.name)
        for start in range(0, len(rows), BATCH):
            for head in self._record.heads(rows[start : start + BATCH]):
                self.report.unchanged.append(
                    Imported(head.row, head.id, head.title, head.date.value, head.source, file.name)
                )
        return bool(rows)

    def _pass_over(self, count: int) -> None:
        self._done += count
        self._known += count

    def _cleaned(self, records: Iterable[RawArticle | Skipped]) -> list[Article]:
        """Return the articles in `records`; what gives none is reported with its reason."""
        articles: list[Article] = []
        for raw in records:
            self._done += 1
            if isinstance(raw, Skipped):
                self.report.skipped.append(raw)
                continue
            try:
                articles.append(clean(raw))
            except UnreadableFileError as error:
                self.report.skipped.append(Skipped(raw.path, str(error)))
        return articles

    def _store_all(self, articles: Iterable[Article]) -> None:
        for article in articles:
            self._note(article, self._record.store(article))

    def _note(self, article: Article, stored: Stored) -> None:
        outcomes = {"added": self.report.added, "updated": self.report.updated, "unchanged": self.report.unchanged}
        outcomes[stored.outcome].append(
            Imported(stored.row, stored.id, article.title, article.date.value, article.source, article.path)
        )

    def _tell(self, path: str) -> None:
        if self._progress is None:
            return
        added = len(self.report.added) + len(self.report.updated)
        seconds = time.monotonic() - self._began
        total = max(self._total, self._done)
        self._progress(Progress(self._done, total, added, len(self.report.skipped), seconds, path, self._known))


def _expected(path: Path) -> int:
    """Estimate the articles in a file: its lines when each line is one."""
    if path.suffix.lower() not in {".jsonl", ".ndjson"}:
        return 1
    with path.open("rb") as file:
        return max(1, sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(2**20), b"")))


def _batches(records: Iterable[RawArticle | Skipped]) -> Iterator[list[RawArticle | Skipped]]:
    """Group records into batches of `BATCH`, smaller when the texts are long."""
    batch: list[RawArticle | Skipped] = []
    length = 0
    for record in records:
        batch.append(record)
        length += 0 if isinstance(record, Skipped) else len(record.body)
        if len(batch) == BATCH or length > MOST_BYTES:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def _chunks(files: list[_File]) -> Iterator[list[_File]]:
    """Group files of one article each into batches; a file of many stands alone."""
    batch: list[_File] = []
    size = 0
    for file in files:
        stands_alone = file.expected > 1
        if batch and (stands_alone or len(batch) == BATCH or size + file.size > MOST_BYTES):
            yield batch
            batch, size = [], 0
        if stands_alone:
            yield [file]
        else:
            batch.append(file)
            size += file.size
    if batch:
        yield batch
