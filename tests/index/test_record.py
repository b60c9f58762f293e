"""The record keeps every article once, every version of it and every mark, and says clearly when it cannot."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from index import migrations
from index import record as record_module
from index.article import Article, Paragraph, Precision, PublicationDate, Quote, Role
from index.exceptions import ArticleNotFoundError, LibraryBusyError, LibraryError
from index.import_progress import begin_import, finish_import, pending_imports
from index.kept_quotations import keep_quotations, kept_quotations
from index.library import RECORD, Library
from index.reading_marks import mark_read, reading_place, rows_marked, set_bookmark, set_reading_place
from index.record import ID_LENGTH, Record, Stored, content_hash
from index.settings import set_setting, setting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FERRY = (
    "The ferry to the island sails twice a day from next month. The harbour office in Wonsan told the villagers so on "
    "Tuesday. Nobody on the pier could say whether the fare would stay what it was before the storm took the old boat."
)
MARKET = (
    "The market hall by the river opens again after two years of repairs. Traders from nine villages have taken "
    "stalls, and the council expects that the bread sellers will come back before the first frost of the winter."
)


def article(text: str = FERRY, title: str = "Ferry sails twice a day", **fields: object) -> Article:
    made = Article(title, text, (Paragraph(0, len(text), Role.BODY),), path="/news/ferry.txt", language="en")
    return replace(made, **fields)  # type: ignore[arg-type]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    opened = Record(tmp_path / RECORD)
    yield opened
    opened.close()


def store(record: Record, *articles: Article) -> list[Stored]:
    with record.transaction():
        return [record.store(one) for one in articles]


# One article, one row


def test_an_article_comes_back_as_it_was_stored(record: Record) -> None:
    date = PublicationDate("2023-12", Precision.MONTH, "header")
    given = article(date=date, source="Pier News", author="Ri", url="https://example.org/1", language="en")
    (stored,) = store(record, given)
    assert record.article(stored.row) == replace(given, id=stored.id)


def test_the_same_content_twice_is_one_article(record: Record) -> None:
    first, again = store(record, article(), article(path="/elsewhere/copy.txt"))
    assert (first.outcome, again.outcome) == ("added", "unchanged")
    assert first.id == again.id
    assert record.count() == 1


def test_white_space_makes_no_other_article(record: Record) -> None:
    spaced = FERRY.replace(". ", ".\n\n  ")
    first, again = store(record, article(), article(spaced))
    assert again.id == first.id
    assert record.count() == 1


def test_an_id_is_the_beginning_of_the_content_hash(record: Record) -> None:
    (stored,) = store(record, article())
    assert stored.id == content_hash(article())[:ID_LENGTH]


def test_ids_that_collide_are_lengthened(record: Record) -> None:
    """The same twelve digits for another text: forced by taking the id before its owner comes."""
    store(record, article(MARKET, "Market opens", path="/m.txt"))
    with record.transaction() as connection:
        connection.execute("UPDATE article SET id = ?", (content_hash(article())[:ID_LENGTH],))
    (stored,) = store(record, article())
    assert len(stored.id) > ID_LENGTH
    assert record.row_of(stored.id) == stored.row
    assert record.article(record.row_of(stored.id[:ID_LENGTH])).title == "Market opens", "a whole id wins over a prefix"


# Versions


def test_a_changed_file_is_a_new_version_with_the_same_id_and_the_old_text_kept(record: Record) -> None:
    changed = f"{FERRY} On Thursday the office announced that children travel free."
    first, second = store(record, article(), article(changed, "Ferry sails twice a day, children free"))
    assert (second.outcome, second.id, second.row) == ("updated", first.id, first.row)
    assert record.article(first.row).text == changed
    (version,) = record.versions(first.row)
    assert (version.id, version.title) == (content_hash(article())[:ID_LENGTH], "Ferry sails twice a day")
    kept = record._read("SELECT text FROM version")
    assert kept == [(FERRY,)]


def test_the_old_text_again_changes_nothing(record: Record) -> None:
    changed = article(f"{FERRY} Children travel free.")
    first, _, again = store(record, article(), changed, article(path="/archive/ferry.txt"))
    assert (again.outcome, again.id) == ("unchanged", first.id)
    assert record.count() == 1
    assert record.articles_from("/archive/ferry.txt") == [first.row]


def test_a_place_that_gives_the_old_text_again_was_changed_back(record: Record) -> None:
    changed = article(f"{FERRY} Children travel free.")
    first, _, back = store(record, article(), changed, article())
    assert (back.outcome, back.id) == ("updated", first.id)
    assert record.article(first.row).text == FERRY
    assert [version.id for version in record.versions(first.row)] == [
        content_hash(text)[:ID_LENGTH] for text in (article(), changed)
    ]
    assert store(record, article())[0].outcome == "unchanged"


def test_versions_say_until_when_the_library_had_them(record: Record) -> None:
    first, _ = store(record, article(), article(f"{FERRY} Children travel free."))
    (version,) = record.versions(first.row)
    assert version.until is not None
    assert abs(datetime.now(UTC) - datetime.fromisoformat(version.until)) < timedelta(minutes=5)
    assert record.earlier_texts(first.row)[0].until == version.until


def test_a_new_text_at_the_same_address_is_a_version(record: Record) -> None:
    url = "https://example.org/ferry"
    longer = article(f"{FERRY} Children travel free.", url=url, path="/crawl/2.txt")
    first, second = store(record, article(url=url, path="/crawl/1.txt"), longer)
    assert (second.outcome, second.id) == ("updated", first.id)
    assert record.articles_from("/crawl/2.txt") == [first.row]


def test_another_text_at_the_same_address_is_another_article(record: Record) -> None:
    url = "https://example.org/today"
    one, other = store(record, article(url=url), article(MARKET, "Market opens", url=url, path="/news/market.txt"))
    assert (other.outcome, record.count()) == ("added", 2)
    assert one.id != other.id


def test_another_text_in_the_same_file_is_another_article(record: Record) -> None:
    store(record, article(), article(MARKET, "Market opens"))
    assert record.count() == 2
    assert {head.title for head in record.heads(record.rows_by_date())} == {"Ferry sails twice a day", "Market opens"}


def greeting(country: str, line: int, file: str = "/day.jsonl") -> Article:
    text = (
        f"The chairman of the harbour council on Thursday sent a message of greeting to the mayor of {country} on the "
        f"anniversary of its harbour. He sincerely wished the mayor good health and the harbour of {country} success."
    )
    url = "https://example.org/2011-12-01.html"
    return article(text, f"Chairman Greets Mayor of {country}", url=url, path=f"{file}:{line}")


@pytest.mark.parametrize("file", ["/day.jsonl", "/days/{}.jsonl"])
def test_reports_in_set_phrases_on_one_page_are_articles_of_their_own(record: Record, file: str) -> None:
    """A page of the day carries dozens of reports under one address, and many differ by a name alone."""
    places = ["Norfolk", "Tasmania", "Liguria", "Galicia"]
    stored = store(record, *(greeting(place, i, file.format(i)) for i, place in enumerate(places, 1)))
    assert [one.outcome for one in stored] == ["added"] * 4


def test_two_records_of_one_file_are_never_versions_of_each_other(record: Record) -> None:
    """A file that lists both holds both, however alike."""
    longer = article(f"{FERRY} Children travel free.", url="https://example.org/1", path="/a.jsonl:2")
    stored = store(record, article(url="https://example.org/1", path="/a.jsonl:1"), longer)
    assert [one.outcome for one in stored] == ["added", "added"]


def test_a_changed_record_of_a_file_is_a_version(record: Record) -> None:
    first, second = store(
        record, article(path="/a.jsonl:7"), article(f"{FERRY} Children travel free.", path="/a.jsonl:7")
    )
    assert (second.outcome, second.id) == ("updated", first.id)


def test_a_page_with_thousands_of_reports_costs_no_more_than_one_with_few(record: Record) -> None:
    url = "https://example.org/all"
    with record.transaction():
        for number in range(400):
            words = " ".join(f"word{number * 31 + i}" for i in range(40))
            record.store(article(words, f"Report {number}", url=url, path=f"/all.jsonl:{number}"))
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    with record.transaction() as connection:
        connection.set_progress_handler(count, 100)
        record.store(article("one more " * 30, "Report again", url=url, path="/more.jsonl:1"))
        connection.set_progress_handler(None, 0)
    assert steps < 40, "the neighbours looked at are bounded"
    assert record.count() == 401


# Finding


def test_no_article_is_met_by_reading_all_the_others(record: Record) -> None:
    with record.transaction() as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {record_module._NEIGHBOURS}", ("u", "p:1", "p", 8)).fetchall()
    assert not [step for *_, step in plan if step.startswith(("SCAN article", "SCAN origin"))]


def test_a_unique_beginning_of_an_id_is_enough(record: Record) -> None:
    (stored,) = store(record, article())
    assert record.row_of(stored.id[:4]) == stored.row
    assert record.row_of(f" {stored.id.upper()} ") == stored.row


def test_an_id_that_fits_several_articles_or_none_is_said_so(record: Record) -> None:
    store(record, *(article(f"{MARKET} {n}" * 3, f"Report {n}", path=f"/{n}") for n in range(40)))
    with pytest.raises(ArticleNotFoundError, match="several articles"):
        record.row_of(next(f"{digit:x}" for digit in range(16) if several(record, digit)))
    for wrong in ("", "zebra", "0" * 40, "%", "'; DROP TABLE article", "g"):
        with pytest.raises(ArticleNotFoundError, match="no article"):
            record.row_of(wrong)


def several(record: Record, digit: int) -> bool:
    return len(record._read("SELECT 1 FROM article WHERE id LIKE ?", (f"{digit:x}%",))) > 1


def test_a_row_that_is_gone_is_said_so(record: Record) -> None:
    with pytest.raises(ArticleNotFoundError, match="no longer"):
        record.article(77)


def test_heads_come_in_the_order_asked_for_and_in_any_number(record: Record) -> None:
    stored = store(record, article(), article(MARKET, "Market opens", path="/m.txt"))
    first, second = (one.row for one in stored)
    assert [head.row for head in record.heads([second, 99, first])] == [second, first]
    assert [head.row for head in record.heads([*range(10_000, 300_000), first])] == [first]
    assert record.heads([]) == []


def test_articles_are_listed_newest_first_and_undated_last(record: Record) -> None:
    dates = ["2023-12-31T03:48:22Z", "2023-12", None, "2024", "2023-12-31"]
    precisions = [Precision.SECOND, Precision.MONTH, Precision.UNKNOWN, Precision.YEAR, Precision.DAY]
    store(
        record,
        *(
            article(f"{MARKET} {i}" * 2, f"Report {i}", path=f"/{i}", date=PublicationDate(date, precision, "header"))
            for i, (date, precision) in enumerate(zip(dates, precisions, strict=True))
        ),
    )
    assert [head.date.value for head in record.heads(record.rows_by_date())] == [
        "2024", "2023-12-31T03:48:22Z", "2023-12-31", "2023-12", None,
    ]  # fmt: skip


def test_a_lead_is_the_beginning_of_the_own_text(record: Record) -> None:
    text = f"Advertisement\n\n{FERRY} {MARKET}"
    paragraphs = (Paragraph(0, 13, Role.BOILERPLATE), Paragraph(15, len(text), Role.BODY))
    (stored,) = store(record, article(text, paragraphs=paragraphs))
    (head,) = record.heads([stored.row])
    assert head.lead == f"{FERRY} {MARKET}"[:240]


def test_what_is_handed_out_for_indexing_is_bounded_in_size(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    store(record, *(article(f"{MARKET} {i}" * 3, f"Report {i}", path=f"/{i}") for i in range(6)))
    monkeypatch.setattr(record_module, "MOST_TEXT", 2 * len(MARKET))
    seen, at = 0, 0
    while changes := record.changed_since(at, 100):
        assert len(changes) == 1
        seen, at = seen + len(changes), changes[-1][0]
    assert seen == 6
    assert record.changed_since(0, 0) == []


# Marks


def test_marks_places_and_settings_are_kept(tmp_path: Path) -> None:
    first = Record(tmp_path / RECORD)
    (stored,) = store(first, article())
    assert (reading_place(first, stored.row), setting(first, "layout")) == (0, None)
    mark_read(first, stored.row)
    set_bookmark(first, stored.row, on=True)
    set_reading_place(first, stored.row, 120)
    set_setting(first, "layout", {"columns": [1, 2], "이름": "값"})
    first.close()
    second = Record(tmp_path / RECORD)
    (head,) = second.heads([stored.row])
    assert (head.is_read, head.is_bookmarked) == (True, True)
    assert rows_marked(second, "read") == rows_marked(second, "bookmarked") == [stored.row]
    assert reading_place(second, stored.row) == 120
    assert setting(second, "layout") == {"columns": [1, 2], "이름": "값"}
    set_bookmark(second, stored.row, on=False)
    assert rows_marked(second, "bookmarked") == []
    second.close()


def test_marks_outlive_a_new_version(record: Record) -> None:
    (stored,) = store(record, article())
    set_bookmark(record, stored.row, on=True)
    store(record, article(f"{FERRY} Children travel free."))
    assert rows_marked(record, "bookmarked") == [stored.row]


def test_quotations_are_kept_for_their_rules_and_text(record: Record) -> None:
    (stored,) = store(record, article())
    keep_quotations(record, [(stored.row, (Quote(0, 3, "The", "partial", None, None, None),))], "1")
    assert kept_quotations(record, stored.row, "1") == (Quote(0, 3, "The", "partial", None, None, None),)
    assert kept_quotations(record, stored.row, "2") is None
    store(record, article(f"{FERRY} Children travel free."))
    assert kept_quotations(record, stored.row, "1") is None, "another text has other quotations"


def test_pending_imports_are_remembered_whatever_bytes_their_names_have(record: Record) -> None:
    odd = os.fsdecode(b"/news/caf\xe9\n\x1b.txt")
    begin_import(record, ["/news", odd])
    begin_import(record, ["/news"])
    assert pending_imports(record) == ["/news", odd]
    finish_import(record, [odd])
    assert pending_imports(record) == ["/news"]


# Several at once


def test_threads_write_and_read_at_once(record: Record) -> None:
    def add(thread: int) -> None:
        for i in range(20):
            store(record, article(f"{MARKET} {thread} {i}" * 2, f"Report {thread} {i}", path=f"/{thread}/{i}"))
            record.heads(record.rows_by_date())

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(add, range(4)))
    assert record.count() == record.revision == 80
    assert record.problems() == []


def test_a_transaction_that_fails_leaves_nothing_behind(record: Record) -> None:
    def interrupted() -> None:
        with record.transaction():
            record.store(article())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert (record.count(), record.revision) == (0, 0)
    store(record, article())
    assert record.count() == 1


def test_a_full_disk_is_said_so_and_loses_nothing_that_was_there(record: Record) -> None:
    """SQLite rolls back by itself when the disk is full; a limit on pages does the same."""
    store(record, article())
    pages = record._value("PRAGMA page_count")
    record._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match="make room"):
        store(record, *(article(f"{MARKET} {i}" * 90, f"Report {i}", path=f"/{i}") for i in range(50)))
    assert record.count() == 1


def test_a_record_that_stays_locked_is_reported(tmp_path: Path, record: Record) -> None:
    other = sqlite3.connect(tmp_path / RECORD, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    record._connection.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(LibraryBusyError, match="another korea-reader"):
        store(record, article())
    other.execute("ROLLBACK")
    other.close()
    assert store(record, article())[0].outcome == "added"


def test_several_processes_may_create_a_record_at_once(tmp_path: Path) -> None:
    program = "import sys; from pathlib import Path; from index.record import Record; Record(Path(sys.argv[1])).count()"
    command = [sys.executable, "-c", program, str(tmp_path / RECORD)]
    started = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(4)]
    said = [process.communicate(timeout=60)[1] for process in started]
    assert [process.returncode for process in started] == [0] * 4, said


def test_closing_while_other_threads_read_is_safe(tmp_path: Path) -> None:
    """Closing a connection under a running query takes the interpreter down."""
    for _ in range(5):
        record = Record(tmp_path / RECORD)
        numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 99999) SELECT sum(i) FROM n"
        threads = [threading.Thread(target=record._value, args=(numbers,)) for _ in range(3)]
        for thread in threads:
            thread.start()
        record.close()
        for thread in threads:
            thread.join()
        assert record.count() == 0
        record.close()


# The file


def test_an_empty_file_becomes_a_record_of_the_present_schema(tmp_path: Path) -> None:
    (tmp_path / RECORD).touch()
    record = Record(tmp_path / RECORD)
    assert record._value("PRAGMA user_version") == len(migrations._STEPS)
    assert record._value("PRAGMA journal_mode") == "wal"
    assert record.count() == 0
    record.close()


def test_a_record_of_the_first_schema_is_brought_up_to_date_with_its_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = migrations._STEPS
    monkeypatch.setattr(migrations, "_STEPS", steps[:1])
    old = Record(tmp_path / RECORD)
    identity = old.identity
    with old.transaction() as connection:
        connection.execute("INSERT INTO source (name) VALUES ('Harbour News')")
        connection.execute(
            """INSERT INTO article VALUES (1, 'abcdefabcdef', 'Ferry', '', ?, '[]', NULL, 'unknown', 'none', 0, 1, '',
               '', 'en', '/news/ferry.txt', 'abcdefabcdef', 1)""",
            (FERRY,),
        )
    old.close()
    monkeypatch.setattr(migrations, "_STEPS", steps)
    new = Record(tmp_path / RECORD)
    assert new._value("PRAGMA user_version") == len(steps)
    assert (new.identity, new.article(1).text) == (identity, FERRY)
    new.close()


def test_a_step_that_fails_is_taken_back_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Record(tmp_path / RECORD).close()
    broken = (*migrations._STEPS, "CREATE TABLE fresh (a); CREATE TABLE article (b);")
    monkeypatch.setattr(migrations, "_STEPS", broken)
    with pytest.raises(LibraryError):
        Record(tmp_path / RECORD)
    monkeypatch.undo()
    record = Record(tmp_path / RECORD)
    assert record._read("SELECT name FROM sqlite_master WHERE name = 'fresh'") == []
    record.close()


def test_a_record_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    Record(tmp_path / RECORD).close()
    with sqlite3.connect(tmp_path / RECORD) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(LibraryError, match="newer korea-reader"):
        Record(tmp_path / RECORD)


@pytest.mark.parametrize(
    "content", [b"no database at all, but long enough to look at\n" * 40, b"SQLite format 3\0" * 99]
)
def test_a_file_that_is_no_database_is_reported_with_what_to_do(tmp_path: Path, content: bytes) -> None:
    (tmp_path / RECORD).write_bytes(content)
    with pytest.raises(LibraryError, match=r"record\.sqlite.*restore this file from a backup"):
        Record(tmp_path / RECORD)
    assert (tmp_path / RECORD).read_bytes() == content, "what could still be saved is left alone"


def test_damage_inside_the_record_is_reported_by_whatever_meets_it(tmp_path: Path) -> None:
    whole = Record(tmp_path / RECORD)
    store(whole, *(article(f"{MARKET} {i}" * 20, f"Report {i}", path=f"/{i}") for i in range(40)))
    whole.close()
    content = bytearray((tmp_path / RECORD).read_bytes())
    content[4096 * 3 :] = b"\x5a" * (len(content) - 4096 * 3)
    (tmp_path / RECORD).write_bytes(content)
    with pytest.raises(LibraryError, match="restore this file"):
        read_everything(tmp_path / RECORD)


def read_everything(path: Path) -> None:
    record = Record(path)
    try:
        assert record.problems()
        for row in range(1, 41):
            record.article(row)
    finally:
        record.close()


def test_a_directory_in_place_of_the_record_is_reported(tmp_path: Path) -> None:
    (tmp_path / RECORD).mkdir()
    with pytest.raises(LibraryError, match="yours to write"):
        Record(tmp_path / RECORD)


# The library's directory


def test_a_new_library_is_for_its_owner_alone(tmp_path: Path) -> None:
    with Library(tmp_path / "deep" / "library") as library:
        assert library.directory.stat().st_mode & 0o777 == 0o700


def test_a_file_in_place_of_the_library_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match="takes a directory"):
        Library(tmp_path / "file")
    with pytest.raises(LibraryError, match=r"file/below"):
        Library(tmp_path / "file" / "below")


@pytest.mark.parametrize("mode", [0o720, 0o702, 0o777])
def test_a_directory_that_others_may_write_to_is_refused(tmp_path: Path, mode: int) -> None:
    directory = tmp_path / "open"
    directory.mkdir()
    directory.chmod(mode)
    with pytest.raises(LibraryError, match="chmod 700"):
        Library(directory)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a directory away")
def test_a_directory_of_another_user_is_refused(tmp_path: Path) -> None:
    directory = tmp_path / "theirs"
    directory.mkdir(mode=0o700)
    os.chown(directory, 65534, 65534)
    with pytest.raises(LibraryError, match="belongs to another user"):
        Library(directory)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_directory_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    directory = tmp_path / "fixed"
    directory.mkdir()
    directory.chmod(0o500)
    with pytest.raises(LibraryError, match="yours to write"):
        Library(directory)
