"""A corrected speaker stays corrected, is found by it, and can be carried to another library."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from index.article import Quote
from index.corrections import Correction, corrected, correction_from
from index.exceptions import UnreadableFileError
from index.library import Library
from index.search.recognition import understood
from index.search.results import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = """date 2019-05-07 Ferry sails

“The ferry sails on Tuesday,” said Ri Song Chol, the captain.

“Nobody asked us about the timetable,” the harbour master said. “The ferry sails on Tuesday,” he added.
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    file = tmp_path / "ferry.txt"
    file.write_text(TEXT)
    with Library(tmp_path / "library") as library:
        library.add([file])
        yield library


def row_of(library: Library) -> int:
    return library.record.rows_by_date(oldest_first=False)[0]


def speakers(library: Library) -> list[str | None]:
    return [quote.speaker.name if quote.speaker else None for quote in library.quotes(row_of(library))]


def found_by(library: Library, query: str) -> int:
    return library.search(understood(query), Sort.RELEVANCE).total


def test_a_corrected_speaker_is_shown_resolved_and_found(library: Library) -> None:
    row = row_of(library)
    before = library.quotes(row)
    assert not found_by(library, 'speaker:"Kim Yo Jong"')
    for said_by_him in (before[0], before[2]):
        library.quotations.correct(row, said_by_him, "김여정")
    after = library.quotes(row)
    assert after[0].speaker is not None
    assert (after[0].speaker.name, after[0].speaker.id) == ("Kim Yo Jong", "kim-yo-jong")
    assert [quote.is_corrected for quote in after] == [True, False, True]
    assert found_by(library, 'speaker:"Kim Yo Jong"') == 1
    assert not found_by(library, 'speaker:"Ri Song Chol"')


def test_of_two_quotations_with_the_same_words_the_one_at_the_place_is_corrected(library: Library) -> None:
    row = row_of(library)
    last = library.quotes(row)[2]
    library.quotations.correct(row, last, "Pak Somebody")
    assert speakers(library)[0] == "Ri Song Chol"
    assert speakers(library)[2] == "Pak Somebody"
    library.quotations.take_back(row, last)
    assert "Pak Somebody" not in speakers(library)


def test_a_speaker_can_be_said_to_be_unknown(library: Library) -> None:
    row = row_of(library)
    library.quotations.correct(row, library.quotes(row)[0], " \x1b[31m ")
    library.quotations.correct(row, library.quotes(row)[1], "")
    assert speakers(library)[1] is None


def test_a_correction_outlives_another_import_and_another_version(library: Library, tmp_path: Path) -> None:
    row = row_of(library)
    library.quotations.correct(row, library.quotes(row)[1], "Pak Somebody")
    (tmp_path / "ferry.txt").write_text(
        TEXT.replace("date 2019-05-07 Ferry", "date 2019-05-08 New ferry") + "\nMore.\n"
    )
    report = library.add([tmp_path / "ferry.txt"])
    assert len(report.updated) == 1
    assert speakers(library)[1] == "Pak Somebody"


def test_a_correction_outlives_a_word_that_an_editor_changed_and_is_taken_back_there(
    library: Library, tmp_path: Path
) -> None:
    row = row_of(library)
    found = speakers(library)[1]
    library.quotations.correct(row, library.quotes(row)[1], "Pak Somebody")
    (tmp_path / "ferry.txt").write_text(TEXT.replace("Nobody asked us about", "Nobody asked them about"))
    assert len(library.add([tmp_path / "ferry.txt"]).updated) == 1
    assert speakers(library)[1] == "Pak Somebody"
    library.quotations.take_back(row, library.quotes(row)[1])
    assert speakers(library)[1] == found
    assert library.quotations.corrections.every() == []


def test_corrections_are_carried_to_another_library(library: Library, tmp_path: Path) -> None:
    row = row_of(library)
    library.quotations.correct(row, library.quotes(row)[1], "Pak Somebody")
    exported = [asdict(correction) for correction in library.quotations.corrections.every()]
    with Library(tmp_path / "other") as other:
        other.quotations.corrections.keep(correction_from(fields, "file") for fields in exported)
        other.add([tmp_path / "ferry.txt"])
        assert speakers(other)[1] == "Pak Somebody"


def test_each_of_many_articles_gives_what_one_gives(library: Library, tmp_path: Path) -> None:
    files = []
    for number in range(5):
        file = tmp_path / f"{number}.txt"
        file.write_text(TEXT.replace("Tuesday", f"day {number}").replace("Ferry", f"Ferry {number}"))
        files.append(file)
    library.add(files)
    rows = library.record.rows_by_date(oldest_first=False)
    library.quotations.correct(rows[2], library.quotes(rows[2])[0], "Pak Somebody")
    assert dict(library.quotations.of_each(rows)) == {row: library.quotes(row) for row in rows}


@pytest.mark.parametrize(
    "fields",
    [
        None,
        [],
        {},
        {"article": "a" * 12, "words": "w", "speaker": None, "start": 0, "end": 1},
        {"article": "a" * 12, "words": "w", "speaker": "s", "start": 5, "end": 1},
        {"article": "a" * 12, "words": "w", "speaker": "s", "start": True, "end": 1},
        {"article": "a" * 12, "words": "w", "speaker": "s", "start": 0, "end": 10**30},
    ],
)
def test_a_bad_correction_is_refused_with_its_place(fields: object) -> None:
    with pytest.raises(UnreadableFileError, match=r"^file, the 3rd: "):
        correction_from(fields, "file, the 3rd")


def test_a_correction_of_words_that_are_gone_changes_nothing(library: Library) -> None:
    quotes = library.quotes(row_of(library))
    assert corrected(quotes, [Correction("a" * 12, 0, 20, "words of no quotation", "Pak")]) == tuple(quotes)


@pytest.mark.parametrize("name", ["article", "words", "speaker", "entity", "made"])
@pytest.mark.parametrize("text", ["a\ud800", "a\x1b[31m", "a\u202e"])
def test_a_hostile_list_is_refused_or_cleaned(name: str, text: str) -> None:
    fields = {"article": "0" * 12, "start": 1, "end": 5, "words": "said", "speaker": "Ri", name: text}
    if name in {"article", "words"}:
        with pytest.raises(UnreadableFileError, match="as the library has them"):
            correction_from(fields, "file, the 3rd")
    else:
        correction = correction_from(fields, "file, the 3rd")
        assert text not in asdict(correction).values()


def test_what_is_said_of_the_very_words_holds_before_what_is_said_of_others_like_them(
    library: Library, tmp_path: Path
) -> None:
    """The editor took away one of two quotations that are nearly alike; both had been corrected."""
    file = tmp_path / "ferry.txt"
    one, other = "“Nobody asked us about the timetable,” Pak said.", "“Nobody asked them about the timetable,” Ri said."
    file.write_text(f"{TEXT}\n{one}\n\n{other}\n")
    library.add([file])
    row = row_of(library)
    quotes = library.quotes(row)
    library.quotations.correct(row, quotes[4], "Other Somebody")
    library.quotations.correct(row, quotes[3], "One Somebody")
    file.write_text(f"{TEXT.replace('Nobody asked us', 'We know nothing')}\n{other}\n")
    library.add([file])
    assert speakers(library)[-1] == "Other Somebody"


def test_of_equal_words_that_were_all_corrected_the_one_that_stays_keeps_its_own(
    library: Library, tmp_path: Path
) -> None:
    row = row_of(library)
    quotes = library.quotes(row)
    library.quotations.correct(row, quotes[2], "Last Somebody")
    library.quotations.correct(row, quotes[0], "First Somebody")
    (tmp_path / "ferry.txt").write_text(TEXT.replace("“The ferry sails on Tuesday,” said Ri", "It sails, said Ri"))
    library.add([tmp_path / "ferry.txt"])
    assert speakers(library)[-1] == "Last Somebody"


def test_what_the_reader_says_last_of_a_quotation_holds_wherever_it_has_gone(library: Library, tmp_path: Path) -> None:
    row = row_of(library)
    library.quotations.correct(row, library.quotes(row)[1], "Pak Somebody")
    (tmp_path / "ferry.txt").write_text(TEXT.replace("the captain", "the captain of the ferry"))
    library.add([tmp_path / "ferry.txt"])
    library.quotations.correct(row, library.quotes(row)[1], "Kang Somebody")
    (tmp_path / "ferry.txt").write_text(TEXT)
    library.add([tmp_path / "ferry.txt"])
    assert speakers(library)[1] == "Kang Somebody"
    assert len(library.quotations.corrections.every()) == 1


def test_thousands_of_corrections_of_an_article_cost_little_each() -> None:
    quotes = [Quote(n * 30, n * 30 + 20, f"words of quotation {n} here", "direct") for n in range(20_000)]
    corrections = [Correction("a" * 12, n * 30, n * 30 + 20, f"words of quotation {n} once", "Pak") for n in range(500)]
    began = time.process_time()
    corrected(quotes, corrections)
    assert time.process_time() - began < 5
