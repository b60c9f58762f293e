"""The record: every article, where it came from and its versions, in SQLite.

The one thing that must never be lost. Whatever else lies in a library can be rebuilt from it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from index.article import READABLE_ROLES, Article, Paragraph, Precision, PublicationDate, Role, date_key
from index.database import Database
from index.exceptions import ArticleNotFoundError, LibraryError
from index.text import alphabetical
from index.versions import is_version

if TYPE_CHECKING:
    import datetime
    import sqlite3
    from collections.abc import Collection, Sequence

ID_LENGTH = 12
"""Hexadecimal digits of an article's id: 48 bits, lengthened in the rare case that two collide."""

LEAD_LENGTH = 240
"""Code points of an article's beginning that a list may show."""

MOST_NEIGHBOURS = 8
"""The newest articles from the same place that a new one is weighed against: a page of the day may hold thousands."""

MOST_PLACEHOLDERS = 5_000
"""Values in one statement; SQLite may have been built to take 32,766."""

MOST_TEXT = 16 * 2**20
"""Code points of text that are handed out at once for indexing."""

_ROLES = {role.value: role for role in Role}
_ARTICLE = "article.id, title, text, paragraphs, language, date_value, date_precision, date_origin"

_HEAD = """SELECT article.row, article.id, title, date_value, date_precision, date_origin, source.name, language,
    lead, reading.read_at IS NOT NULL, reading.bookmarked_at IS NOT NULL,
    (SELECT group_concat(name, ' ') FROM tag WHERE tag.article = article.row)
    FROM article JOIN source ON source.key = article.source LEFT JOIN reading ON reading.article = article.row"""

_NEIGHBOURS = """SELECT row, title, text, row IN (SELECT article FROM origin WHERE path = ?2)
    FROM article WHERE row IN (
    SELECT * FROM (SELECT row FROM article WHERE url = ?1 AND url <> '' ORDER BY row DESC LIMIT ?4) UNION
    SELECT * FROM (SELECT article FROM origin WHERE path = ?2 ORDER BY article DESC LIMIT ?4))
    AND NOT EXISTS (SELECT 1 FROM origin WHERE article = row
    AND path > ?3 || ':' AND path < ?3 || ';' AND path <> ?2)"""
"""The articles from the same address or the same file: `url <> ''` lets SQLite use the partial index."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a list shows of an article."""

    row: int
    """The record's own number of the article; also stored in the search index."""

    id: str
    title: str
    date: PublicationDate
    source: str
    language: str
    lead: str
    """The beginning of the article's own text, at most `LEAD_LENGTH` code points."""

    is_read: bool
    """Whether it was opened in the reader."""

    is_bookmarked: bool
    tags: tuple[str, ...] = ()
    """The reader's, in the order of the alphabet."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of an article that was handed to `Record.store`."""

    row: int
    id: str
    outcome: str
    """`added`, `updated` (a new version of one that is here) or `unchanged`."""


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier text of an article."""

    id: str
    title: str
    date: str | None
    """As `PublicationDate.value`."""

    until: str | None
    """When the library got another text, as ISO 8601 in UTC to the second; None when nothing kept it."""


@dataclass(frozen=True, slots=True)
class EarlierText:
    """An earlier text of an article, whole."""

    hash: str
    """As `content_hash` of the article that it was."""

    title: str
    text: str
    date: str | None
    """As `PublicationDate.value`."""

    until: str | None
    """As `Version.until`."""


def content_hash(article: Article) -> str:
    """Return what makes two articles the same one: SHA-256 over title and text, without their white space."""
    words = " ".join(f"{article.title}\n{article.text}".split())
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()


class Record(Database):
    """An open record. Usable from several threads and processes; one of them writes at a time."""

    # Articles

    def store(self, article: Article) -> Stored:
        """Put `article` into the record within the transaction of the caller; the same content twice is one article.

        An earlier text of an article changes nothing, unless its place gave another one since: it was changed back.
        """
        digest = content_hash(article)
        known = self._row("SELECT row, id FROM article WHERE content_hash = ?", digest)
        if known:
            self._remember_origin(known[0], article.path, digest)
            return Stored(known[0], known[1], "unchanged")
        seen = self._row("SELECT article, article.id FROM version JOIN article ON row = article WHERE hash = ?", digest)
        if seen:
            if self._text_from(article.path, seen[0]) not in {None, digest}:
                return self._replace(seen[0], article, digest)
            self._remember_origin(seen[0], article.path, digest)
            return Stored(seen[0], seen[1], "unchanged")
        earlier = self._earlier_version(article)
        if earlier is not None:
            return self._replace(earlier, article, digest)
        return self._insert(article, digest)

    def _row(self, sql: str, *values: object) -> tuple[int, str] | None:
        return next(iter(self._read(sql, values)), None)

    def _earlier_version(self, article: Article) -> int | None:
        """Return the row of an article from the same place that `article` is a new version of."""
        file, line = _file_and_line(article.path)
        rows = self._read(_NEIGHBOURS, (article.url, article.path, file, MOST_NEIGHBOURS))
        for row, title, text, is_there in rows:
            if is_version(article.title, article.text, title, text, same_file=is_there and not line):
                return int(row)
        return None

    def _insert(self, article: Article, digest: str) -> Stored:
        length = ID_LENGTH
        while self._row("SELECT row, id FROM article WHERE id = ?", digest[:length]):
            length += 4
        identity = digest[:length]
        cursor = self._connection.execute(
            """INSERT INTO article (id, title, lead, text, paragraphs, date_value, date_precision, date_origin,
                   date_key, source, author, url, language, path, content_hash, revision)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (identity, *self._columns(article), article.path, digest, self._next_revision()),
        )
        row = int(cursor.lastrowid or 0)
        self._remember_origin(row, article.path, digest)
        return Stored(row, identity, "added")

    def _replace(self, row: int, article: Article, digest: str) -> Stored:
        self._connection.execute(
            """INSERT INTO version (article, hash, title, text, date_value, until)
               SELECT row, content_hash, title, text, date_value, strftime('%Y-%m-%dT%H:%M:%SZ', 'now') FROM article
               WHERE row = ?""",
            (row,),
        )
        self._connection.execute(
            """UPDATE article SET title = ?, lead = ?, text = ?, paragraphs = ?, date_value = ?, date_precision = ?,
                   date_origin = ?, date_key = ?, source = ?, author = ?, url = ?, language = ?, content_hash = ?,
                   revision = ? WHERE row = ?""",
            (*self._columns(article), digest, self._next_revision(), row),
        )
        self._connection.execute("DELETE FROM quotation WHERE article = ?", (row,))
        self._connection.execute("DELETE FROM grouped WHERE article = ?", (row,))
        self._remember_origin(row, article.path, digest)
        return Stored(row, str(self._value("SELECT id FROM article WHERE row = ?", (row,))), "updated")

    def _columns(self, article: Article) -> tuple[object, ...]:
        date = article.date
        return (
            article.title,
            _lead(article),
            article.text,
            json.dumps([[p.start, p.end, p.role] for p in article.paragraphs], separators=(",", ":")),
            date.value,
            date.precision,
            date.origin,
            date_key(date.value),
            self._source_key(article.source),
            article.author,
            article.url,
            article.language,
        )

    def _source_key(self, name: str) -> int:
        self._connection.execute("INSERT OR IGNORE INTO source (name) VALUES (?)", (name,))
        return int(self._value("SELECT key FROM source WHERE name = ?", (name,)))

    def _next_revision(self) -> int:
        self._connection.execute("UPDATE counter SET revision = revision + 1")
        return self.revision

    def _remember_origin(self, row: int, path: str, digest: str) -> None:
        if path:
            self._connection.execute(
                """INSERT INTO origin (article, path, hash) VALUES (?, ?, ?)
                   ON CONFLICT (path, article) DO UPDATE SET hash = excluded.hash WHERE hash IS NOT excluded.hash""",
                (row, path, digest),
            )

    def _text_from(self, path: str, row: int) -> str | None:
        """Return the hash of the text that the article had at `path` the last time; None when it is not known."""
        found = self._read("SELECT hash FROM origin WHERE path = ? AND article = ?", (path, row))
        return found[0][0] if found else None

    @property
    def revision(self) -> int:
        """Rises with every article added or changed; the search index remembers up to where it has read."""
        return int(self._value("SELECT revision FROM counter"))

    @property
    def identity(self) -> str:
        """Tells this record from any other one, so that an index of another is recognised."""
        return str(self._value("SELECT identity FROM counter"))

    def touch(self, rows: Collection[int]) -> None:
        """Let articles count as changed, and forget who is quoted in them: they mention others than was thought.

        Raises as `transaction`.
        """
        with self.transaction() as connection:
            self.count_as_changed(connection, rows)
            for table in ("quotation", "grouped"):
                connection.executemany(f"DELETE FROM {table} WHERE article = ?", [(row,) for row in rows])

    def count_as_changed(self, connection: sqlite3.Connection, rows: Collection[int]) -> None:
        """Let the search index read articles again, within a transaction of the caller."""
        first = self.revision + 1
        changes = list(enumerate(sorted(rows), first))
        connection.executemany("UPDATE article SET revision = ? WHERE row = ?", changes)
        connection.execute("UPDATE counter SET revision = ?", (first + len(changes) - 1,))

    def count(self) -> int:
        """Return the number of articles."""
        return int(self._value("SELECT count(*) FROM article"))

    def changed_since(self, revision: int, limit: int) -> list[tuple[int, int, int, int, Article]]:
        """Return `(revision, row, source key, date key, article)` after `revision`, oldest change first.

        At most `limit` of them, and fewer when they are long, but one at least if there is any.
        """
        sizes = self._read(
            "SELECT revision, length(text) FROM article WHERE revision > ? ORDER BY revision LIMIT ?", (revision, limit)
        )
        together = list(accumulate(size for _, size in sizes))
        last = next((sizes[i][0] for i, size in enumerate(together) if size > MOST_TEXT), None)
        rows = self._read(
            f"""SELECT revision, row, source, date_key, {_ARTICLE} FROM article
                WHERE revision > ? AND revision <= ? ORDER BY revision LIMIT ?""",
            (revision, sizes[-1][0] if last is None and sizes else last, limit),
        )
        return [(*row[:4], self._article(row[4:])) for row in rows]

    def article(self, row: int) -> Article:
        """Return one article. Raises ArticleNotFoundError when `row` is gone."""
        rows = self._read(
            f"""SELECT {_ARTICLE}, source.name, author, url, path
                FROM article JOIN source ON source.key = source WHERE row = ?""",
            (row,),
        )
        if not rows:
            raise ArticleNotFoundError(f"article {row} is no longer in {self.path}")
        return self._article(rows[0][:8], *rows[0][8:])

    def _article(
        self,
        row: tuple[str, str, str, str, str, str | None, str, str],
        source: str = "",
        author: str = "",
        url: str = "",
        path: str = "",
    ) -> Article:
        """Return the article in the columns of `_ARTICLE`."""
        identity, title, text, paragraphs, language, date, precision, origin = row
        try:
            parts = tuple(Paragraph(start, end, _ROLES[role]) for start, end, role in json.loads(paragraphs))
            published = PublicationDate(date, Precision(precision), origin)
        except (ValueError, TypeError, KeyError) as error:
            raise self._explained(ValueError(f"article {identity} is damaged")) from error
        return Article(
            title=title,
            text=text,
            paragraphs=parts,
            date=published,
            language=language,
            id=identity,
            source=source,
            author=author,
            url=url,
            path=path,
        )

    def row_of(self, identity: str) -> int:
        """Return the row of the article whose id begins with `identity`.

        Raises ArticleNotFoundError when there is none, or more than one.
        """
        prefix = identity.strip().lower()
        digits = bool(prefix) and all(character in "0123456789abcdef" for character in prefix)
        rows = self._read(
            "SELECT row, id FROM article WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 3", (prefix if digits else "none",)
        )
        exact = [row for row, found in rows if found == prefix]
        if len(rows) == 1 or exact:
            return int(exact[0] if exact else rows[0][0])
        what = f"several articles have ids that begin with {prefix!r}" if rows else f"no article has the id {prefix!r}"
        raise ArticleNotFoundError(f"{what} in {self.path.parent}; `korea-reader search` lists ids")

    def heads(self, rows: Sequence[int]) -> list[Head]:
        """Return the heads of `rows`, in that order; rows that are gone are left out."""
        found: dict[int, Head] = {}
        for start in range(0, len(rows), MOST_PLACEHOLDERS):
            some = tuple(rows[start : start + MOST_PLACEHOLDERS])
            marks = ",".join("?" * len(some))
            found.update((head[0], _head(head)) for head in self._read(f"{_HEAD} WHERE row IN ({marks})", some))
        return [found[row] for row in rows if row in found]

    def rows_by_date(self, *, oldest_first: bool = False) -> list[int]:
        """Return all rows, newest first unless told otherwise, undated last."""
        query = "SELECT row FROM article ORDER BY date_key DESC, row"
        if oldest_first:
            query = "SELECT row FROM article ORDER BY date_key = 0, date_key, row"
        return [row for (row,) in self._read(query)]

    def rows_by_outlet(self) -> list[int]:
        """Return all rows by the name of their outlet, the unknown one last; of one outlet newest first."""
        outlets = sorted(self.sources().items(), key=lambda one: alphabetical(one[1]))
        places = {key: place for place, (key, _) in enumerate(outlets)}
        rows = self._read("SELECT row, source FROM article ORDER BY date_key DESC, row")
        return [row for row, _ in sorted(rows, key=lambda one: places.get(one[1], len(places)))]

    def sources(self) -> dict[int, str]:
        """Return the name of each outlet by its key; the unknown outlet's name is empty."""
        return dict(self._read("SELECT key, name FROM source"))

    def source_counts(self) -> list[tuple[str, int]]:
        """Return the outlets with their numbers of articles, most first."""
        return self._read(
            """SELECT name, count(*) FROM article JOIN source ON source.key = source
               GROUP BY name ORDER BY 2 DESC, 1"""
        )

    def dated_between(self, first: datetime.date, last: datetime.date, limit: int) -> list[int]:
        """Return the rows of articles dated from `first` to `last`, both included, nearest to the middle first.

        An article of which only the month is known counts when any day of that month does.
        """
        middle = int(f"{first + (last - first) / 2:%Y%m%d}000000")
        rows = self._read(
            """SELECT row FROM article WHERE date_key BETWEEN ? AND ? OR date_key IN (?, ?)
               ORDER BY abs(date_key - ?), row LIMIT ?""",
            (
                int(f"{first:%Y%m%d}000000"),
                int(f"{last:%Y%m%d}235959"),
                int(f"{first:%Y%m}00000000"),
                int(f"{last:%Y%m}00000000"),
                middle,
                limit,
            ),
        )
        return [row for (row,) in rows]

    def versions(self, row: int) -> list[Version]:
        """Return the earlier texts of an article, oldest first."""
        rows = self._read(
            "SELECT substr(hash, 1, ?), title, date_value, until FROM version WHERE article = ? ORDER BY rowid",
            (ID_LENGTH, row),
        )
        return [Version(*found) for found in rows]

    def earlier_texts(self, row: int) -> list[EarlierText]:
        """Return the earlier texts of an article with their words, oldest first."""
        rows = self._read(
            "SELECT hash, title, text, date_value, until FROM version WHERE article = ? ORDER BY rowid", (row,)
        )
        return [EarlierText(*found) for found in rows]

    def articles_from(self, path: str) -> list[int]:
        """Return the rows of the articles that were read from the file at `path`."""
        rows = self._read(
            "SELECT DISTINCT article FROM origin WHERE path = ?1 OR (path > ?1 || ':' AND path < ?1 || ';')", (path,)
        )
        return [row for (row,) in rows]

    def problems(self) -> list[str]:
        """Return what SQLite finds wrong with the file, at most 20 lines."""
        try:
            rows = self._read("PRAGMA integrity_check(20)")
        except LibraryError as error:
            return [str(error.__cause__ or error)]
        return [line for (line,) in rows if line != "ok"]


def _head(row: tuple[int, str, str, str | None, str, str, str, str, str, int, int, str | None]) -> Head:
    date = PublicationDate(row[3], Precision(row[4]), row[5])
    tags = tuple(sorted((row[11] or "").split()))
    return Head(row[0], row[1], row[2], date, row[6], row[7], row[8], bool(row[9]), bool(row[10]), tags)


def _lead(article: Article) -> str:
    """Return where the article's own text begins: its first paragraph of text, else of anything readable."""
    readable = [part for part in article.paragraphs if part.role in READABLE_ROLES]
    best = next((part for part in readable if part.role is Role.BODY), next(iter(readable), None))
    return "" if best is None else article.text[best.start : min(best.end, best.start + LEAD_LENGTH)]


def _file_and_line(path: str) -> tuple[str, str]:
    """Return `file` and `line` of `file:line`; the line is empty for a file of one article."""
    file, colon, line = path.rpartition(":")
    return (file, line) if colon and line.isdigit() else (path, "")
