"""Citations: what each form says, and what becomes of them when articles or copies change."""

from __future__ import annotations

import json
import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from index.article import Article, Paragraph, Precision, PublicationDate, Quote, Relay, Role, Speaker
from index.citing import FORMATS, Mark, Standing, Verdict, mark_of, verify, write
from index.citing.words import titled, written_date
from index.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = "The bridge {is} 100% ready, *really* & truly \\end~ of ^ it."
TEXT = f"Officials met on Monday.\n\n“{WORDS}” the captain said, KCNA reported."


def article(text: str = TEXT, title: str = "Bridge [opens] soon") -> Article:
    parts, start = [], 0
    for part in text.split("\n\n"):
        parts.append(Paragraph(start, start + len(part), Role.BODY))
        start += len(part) + 2
    date = PublicationDate("2019-05-07", Precision.DAY, "header")
    return Article(
        title, text, tuple(parts), date, source="Harbour_News", url="https://example.org/a(b)", language="en", path="a"
    )


def quote_in(text: str) -> Quote:
    start = text.index(WORDS)
    speaker = Speaker("Ri Song Chol", "the captain", start, start)
    return Quote(start, start + len(WORDS), WORDS, "direct", speaker, Relay("KCNA"))


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    record = Record(tmp_path / "record.sqlite")
    yield record
    record.close()


def stored(record: Record, one: Article) -> Article:
    with record.transaction():
        row = record.store(one).row
    return record.article(row)


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_names_speaker_relay_paragraph_and_mark(form: str) -> None:
    one = replace(article(), id="0123456789ab")
    written = write([(one, [quote_in(TEXT)])], form)
    assert "Ri Song Chol, via KCNA" in written
    assert "¶2" in written
    assert str(mark_of(one, quote_in(TEXT))) in written
    assert "2019" in written


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_form_writes_is_verified_without_a_change(record: Record, form: str) -> None:
    one = stored(record, article())
    assert [(v.standing, v.is_worded_so) for v in verify(write([(one, [quote_in(TEXT)])], form), record)] == [
        (Standing.STANDS, True)
    ]
    assert [v.standing for v in verify(write([(one, [])], form), record)] == [Standing.STANDS]


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Bridge opens", "“Bridge opens”"),
        ("“Bridge ‘soon’ open” says Ri", "“‘Bridge ‘soon’ open’ says Ri”"),
        ("“We built it”", "“We built it”"),
        ('"We built it"', "“We built it”"),
        ("“Bridge” and “road”", "“‘Bridge’ and ‘road’”"),
        ('Ri: "We built it" ("all of it")', "“Ri: ‘We built it’ (‘all of it’)”"),
        ('다리 “개통…"길"도', "“다리 ‘개통…‘길’도”"),
        ("“", "“‘”"),
    ],
)
def test_a_title_has_no_double_marks_within_double_marks(record: Record, title: str, written: str) -> None:
    one = stored(record, replace(article(title=title), url=""))
    assert titled(one.title) == written
    for form in ("plain", "markdown", "footnote"):
        text = write([(one, [quote_in(TEXT)])], form)
        assert (written if form != "footnote" else f"{written[:-1]},”") in text
        (verdict,) = verify(text, record, lambda *_: [quote_in(TEXT)])
        assert (verdict.is_worded_so, verdict.speaker.is_so, verdict.date.is_so) == (True, True, True)


def test_markup_of_a_title_stays_text() -> None:
    hostile = replace(article(title="`a` [x](y) *b*\n# c {d} \\ <i>"), id="0123456789ab")
    markdown = write([(hostile, [])], "markdown")
    assert "\n" not in markdown
    assert r"\`a\` \[x\](y) \*b\* \# c \{d\} \\ \<i\>" in markdown
    bibtex = write([(hostile, [])], "bibtex")
    assert re.sub(r"\\[{}]", "", bibtex).count("{") == re.sub(r"\\[{}]", "", bibtex).count("}")
    ris = write([(hostile, [])], "ris")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris.split("\n"))


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl-json"])
def test_a_file_is_no_publication(form: str) -> None:
    of_nobody = replace(article(), id="0123456789ab", source="", path="/news/7.txt")
    entry = write([(of_nobody, [])], form)
    assert entry.count("file 7.txt") == 1
    assert not any(field in entry for field in ("howpublished", "T2  -", "container-title"))


def test_csl_json_is_a_list_of_items_with_the_date_as_far_as_it_is_known() -> None:
    month = replace(article(), id="0123456789ab", date=PublicationDate("2019-05", Precision.MONTH, "header"))
    item, undated = json.loads(write([(month, []), (replace(month, date=PublicationDate()), [])], "csl-json"))
    assert item["issued"] == {"date-parts": [[2019, 5]]}
    assert item["container-title"] == "Harbour_News"
    assert "issued" not in undated


@pytest.mark.parametrize(
    ("value", "precision", "written"),
    [
        ("2023-12-31T03:48:22Z", Precision.SECOND, "31 December 2023, 03:48 UTC"),
        ("2023-12-31", Precision.DAY, "31 December 2023"),
        ("2023-12", Precision.MONTH, "December 2023"),
        ("2023", Precision.YEAR, "2023"),
        (None, Precision.UNKNOWN, "undated"),
    ],
)
def test_dates_are_written_as_precisely_as_they_are_known(
    value: str | None, precision: Precision, written: str
) -> None:
    assert written_date(PublicationDate(value, precision)) == written


def one_verdict(text: str, record: Record) -> Verdict:
    (verdict,) = verify(text, record)
    return verdict


def test_a_copy_that_words_it_otherwise_is_found(record: Record) -> None:
    one = stored(record, article())
    copied = write([(one, [quote_in(TEXT)])], "plain")
    verdict = one_verdict(copied.replace("truly", "honestly"), record)
    assert (verdict.standing, verdict.is_worded_so, verdict.words) == (Standing.STANDS, False, WORDS)
    assert not verdict.is_good
    assert one_verdict(copied.replace(" ", "\n  "), record).is_good


@pytest.mark.parametrize("form", FORMATS)
def test_each_mark_is_read_with_the_words_beside_it(record: Record, form: str) -> None:
    """A right copy elsewhere in the file, with the same mark, does not make up for a wrong one."""
    one = stored(record, article())
    right = write([(one, [quote_in(TEXT)])], form)
    wrong = right.replace("truly", "never")
    assert [v.is_worded_so for v in verify(f"{wrong}\n\n{right}\n\n{wrong}", record)] == [False, True, False]
    longer = right.replace(
        "truly", "not at all, not ever, by no means, never in a hundred years and in no other way truly"
    )
    assert [v.is_worded_so for v in verify(f"{right}\n{longer}", record)] == [True, False]


def test_words_are_looked_for_where_notes_have_them(record: Record) -> None:
    one = stored(record, article())
    mark, other = mark_of(one, quote_in(TEXT)), "Something else was said there"
    for text, expected in (
        (f"[{mark}] {WORDS}\n[{mark}] {WORDS.replace('truly', 'never')}", [True, False]),
        (f"{WORDS}\n\n[{mark}]\n\n{WORDS.replace('truly', 'never')}\n\n[{mark}]", [True, False]),
        (f"# {mark}\n\n{WORDS}\n\n# {mark}\n\n{WORDS}", [True, True]),
        (f"As we read: “{other}” ({mark}).", [False]),
        (f"See “{one.title}” ({mark}) and {mark}.", [None, None]),
    ):
        verdicts = verify(text, record)
        assert [verdict.is_worded_so for verdict in verdicts] == expected, text
        assert [verdict.is_good for verdict in verdicts] == [told is not False for told in expected]


@pytest.mark.parametrize("form", FORMATS)
def test_another_speaker_and_another_day_than_the_librarys_are_told(record: Record, form: str) -> None:
    one, quote = stored(record, article()), quote_in(TEXT)

    def named(text: str, quotes: list[Quote]) -> list[tuple[bool | None, bool | None]]:
        return [(v.speaker.is_so, v.date.is_so) for v in verify(text, record, lambda *_: quotes)]

    right = write([(one, [quote])], form)
    assert named(right, [quote]) == [(True, True)]
    assert named(right, []) == [(None, True)]
    assert named(right, [replace(quote, speaker=Speaker("Ri Song", "", 0, 0))]) == [(False, True)]
    assert named(right, [replace(quote, relay=None)]) == [(False, True)]
    assert named(right.replace("Ri Song Chol", "Gen. Ri"), [replace(quote, speaker=None)]) == [(False, True)]
    unclear = replace(quote, speaker=None, relay=None)
    assert named(write([(one, [unclear])], form), [unclear]) == [(True, True)]
    later = replace(one, date=PublicationDate("2020-05-07", Precision.DAY))
    for quotes in ([quote], []):
        (verdict,) = verify(write([(later, quotes)], form), record, lambda *_: [quote])
        assert (verdict.date.is_so, verdict.date.expected) == (False, "7 May 2019")
        assert not verdict.is_good


def test_nothing_is_said_about_names_in_free_text(record: Record) -> None:
    one, quote = stored(record, article()), quote_in(TEXT)
    text = f"On 3 March 2020 Donald Trump said: “{WORDS}” ({mark_of(one, quote)})"
    (verdict,) = verify(text, record, lambda *_: [quote])
    assert (verdict.is_worded_so, verdict.speaker.is_so, verdict.date.is_so) == (True, None, None)


def test_words_that_moved_are_found_at_their_new_place(record: Record) -> None:
    one = stored(record, article())
    copied = write([(one, [quote_in(TEXT)])], "plain")
    longer = TEXT.replace("Monday.", "Monday, in the new hall by the river.")
    stored(record, article(longer))
    verdict = one_verdict(copied, record)
    assert verdict.standing is Standing.MOVED
    assert verdict.span == (longer.index(WORDS), longer.index(WORDS) + len(WORDS))
    assert verdict.is_good


def test_words_that_a_version_dropped_are_shown_with_the_version_that_had_them_last(record: Record) -> None:
    one = stored(record, article())
    copied = write([(one, [quote_in(TEXT)])], "plain")
    stored(record, article(TEXT.replace("100%", "nearly"), title="Bridge [opens] later"))
    stored(record, article(TEXT.replace("100%", "hardly"), title="Bridge [opens] never"))
    verdict = one_verdict(copied, record)
    assert verdict.standing is Standing.CHANGED
    assert verdict.last is not None
    assert (verdict.last.title, verdict.successor) == ("Bridge [opens] soon", "Bridge [opens] later")
    assert verdict.words == WORDS
    assert one_verdict(write([(one, [])], "plain"), record).standing is Standing.CHANGED


def test_what_the_library_never_had_is_lost_or_unknown(record: Record) -> None:
    one = stored(record, article())
    never = Mark(one.id, (0, 10), "0" * 16)
    elsewhere = Mark("f" * 12, (0, 10), "0" * 16)
    beyond = Mark(one.id, (999_999_000, 999_999_999), "0" * 16)
    text = f"one {never}\ntwo {elsewhere}\nthree {beyond} {Mark(one.id, None, '0' * 16)}"
    assert [(v.line, v.standing) for v in verify(text, record)] == [
        (1, Standing.LOST),
        (2, Standing.UNKNOWN),
        (3, Standing.LOST),
        (3, Standing.LOST),
    ]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "JavaScript:x", "file:///etc/hosts", "data:text/html,x"])
@pytest.mark.parametrize("form", ["markdown", "bibtex", "ris", "csl-json"])
def test_an_address_that_would_be_run_is_no_link(form: str, url: str) -> None:
    """What is cited is pasted into documents in which a click follows it."""
    hostile = replace(article(), url=url)
    assert url.partition(":")[0] not in write([(hostile, [quote_in(TEXT)])], form)
    page = replace(article(), url="https://example.org/page")
    assert "https://example.org/page" in write([(page, [])], form)


def test_thousands_of_marks_cost_no_more_than_the_text_and_the_articles(record: Record) -> None:
    one = stored(record, article(" ".join(f"word{number}" for number in range(4_000))))
    lost = "\n".join(f"korea-reader:{one.id}@{at}-{at + 60}~{at:016x}" for at in range(4_000))
    whole = "\n".join([str(mark_of(one))] * 4_000)
    began = time.process_time()
    verdicts = verify(f"{lost}\n{whole}", record)
    assert time.process_time() - began < 5
    assert [verdict.line for verdict in verdicts] == list(range(1, 8_001))
    assert {verdict.standing for verdict in verdicts} == {Standing.LOST, Standing.STANDS}


def test_every_occurrence_of_a_mark_costs_what_stands_beside_it(record: Record) -> None:
    one, quote = stored(record, article()), quote_in(TEXT)
    written = write([(one, [quote])], "footnote")
    text = "\n".join([written, written.replace("truly", "never")] * 2_000 + [f"{mark_of(one, quote)} ”: “"] * 10_000)
    began = time.process_time()
    verdicts = verify(f"{'”: ' * 100_000}{text}", record, lambda *_: [quote])
    assert time.process_time() - began < 5
    assert [verdict.is_worded_so for verdict in verdicts[1:4_000]] == ([False, True] * 2_000)[:-1]
