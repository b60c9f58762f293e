"""The record's schema and the steps that lead to it.

`PRAGMA user_version` counts the steps a record has taken. A step is never changed once it has been released;
a new one is appended.
"""

from __future__ import annotations

import sqlite3
import time
import uuid
from typing import TYPE_CHECKING

from index.exceptions import LibraryError

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE = 10.0
"""Seconds to wait for another process that is creating the same record."""

_FIRST = """
CREATE TABLE counter (revision INTEGER NOT NULL, identity TEXT NOT NULL);
CREATE TABLE source (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE article (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    lead TEXT NOT NULL,
    text TEXT NOT NULL,
    paragraphs TEXT NOT NULL,
    date_value TEXT,
    date_precision TEXT NOT NULL,
    date_origin TEXT NOT NULL,
    date_key INTEGER NOT NULL,
    source INTEGER NOT NULL REFERENCES source,
    author TEXT NOT NULL,
    url TEXT NOT NULL,
    language TEXT NOT NULL,
    path TEXT NOT NULL,
    content_hash TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL UNIQUE
);
CREATE INDEX article_date ON article (date_key DESC, row);
CREATE INDEX article_url ON article (url) WHERE url <> '';
CREATE TABLE origin (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    path TEXT NOT NULL,
    PRIMARY KEY (path, article)
) WITHOUT ROWID;
CREATE TABLE version (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    hash TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    date_value TEXT
);
CREATE INDEX version_article ON version (article);
CREATE INDEX version_hash ON version (hash);
CREATE TABLE file (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    position INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE pending (path TEXT NOT NULL UNIQUE);
CREATE TABLE quotation (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    extractor TEXT NOT NULL,
    quotes TEXT NOT NULL
);
CREATE TABLE reading (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    read_at TEXT,
    bookmarked_at TEXT,
    place INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

_SECOND = "CREATE INDEX origin_article ON origin (article);"

_CORRECTIONS = """
CREATE TABLE correction (
    article TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    words TEXT NOT NULL,
    speaker TEXT NOT NULL,
    entity TEXT,
    made TEXT NOT NULL,
    PRIMARY KEY (article, words, start)
) WITHOUT ROWID;
"""

_TAGS_AND_ADDITIONS = """
CREATE TABLE tag (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (name, article)
) WITHOUT ROWID;
CREATE INDEX tag_article ON tag (article);
CREATE TABLE addition (row INTEGER PRIMARY KEY, at TEXT NOT NULL);
"""

_STATEMENTS = """
CREATE TABLE wording (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    digest TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    speaker TEXT NOT NULL,
    speaker_id TEXT,
    date_value TEXT,
    date_precision TEXT NOT NULL,
    fullness INTEGER NOT NULL,
    fullest INTEGER REFERENCES wording,
    kind TEXT NOT NULL
);
CREATE INDEX wording_fullest ON wording (fullest);
CREATE TABLE rendering (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    wording INTEGER NOT NULL REFERENCES wording,
    PRIMARY KEY (article, start, end)
) WITHOUT ROWID;
CREATE INDEX rendering_wording ON rendering (wording);
CREATE TABLE trace (trace INTEGER NOT NULL, wording INTEGER NOT NULL, PRIMARY KEY (trace, wording)) WITHOUT ROWID;
CREATE TABLE grouped (article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE);
"""

_SEARCHES = """
CREATE TABLE searched (number INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL UNIQUE);
CREATE TABLE saved_search (
    name TEXT NOT NULL UNIQUE,
    query TEXT NOT NULL,
    seen INTEGER NOT NULL,
    looked_at TEXT NOT NULL
);
"""

_KOREAN = """
CREATE TABLE korean_word (
    form TEXT PRIMARY KEY,
    shape TEXT NOT NULL,
    lemma TEXT NOT NULL,
    rules TEXT NOT NULL,
    is_used INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX korean_word_unused ON korean_word (is_used) WHERE NOT is_used;
CREATE TABLE korean_verb (
    lemma TEXT NOT NULL,
    place INTEGER NOT NULL,
    term TEXT NOT NULL,
    PRIMARY KEY (lemma, place, term)
) WITHOUT ROWID;
"""

_CHANGED_BACK = """
ALTER TABLE version ADD COLUMN until TEXT;
ALTER TABLE origin ADD COLUMN hash TEXT;
"""

_STEPS = (_FIRST, _SECOND, _CORRECTIONS, _TAGS_AND_ADDITIONS, _STATEMENTS, _SEARCHES, _KOREAN, _CHANGED_BACK)


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the record to the present schema, each step in one transaction.

    Raises LibraryError when the record was written by a newer version.
    """
    done = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if done > len(_STEPS):
        raise LibraryError(f"{path}: written by a newer korea-reader (schema {done}); install that one to open it")
    if done == len(_STEPS):
        return
    _write_ahead(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        done = int(connection.execute("PRAGMA user_version").fetchone()[0])
        for step in range(done, len(_STEPS)):
            _take(connection, step)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to a write-ahead log. Here SQLite waits for nobody, whatever timeout the connection has."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _take(connection: sqlite3.Connection, step: int) -> None:
    for statement in filter(str.strip, _STEPS[step].split(";")):
        connection.execute(statement)
    if step == 0:
        connection.execute("INSERT INTO counter VALUES (0, ?)", (uuid.uuid4().hex,))
    connection.execute(f"PRAGMA user_version = {step + 1}")
