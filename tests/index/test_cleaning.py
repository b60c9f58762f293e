"""Raw articles become articles: title once, date as far as it is sure, every paragraph with its role."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from time import process_time

import pytest

from index.article import Article, Precision, RawArticle, Role
from index.cleaning import clean
from index.exceptions import UnreadableFileError
from index.readers import Skipped, read, walk
from index.text import normalise, strip_controls
from tests.data import tricky

SHARED = Path(__file__).parents[3] / "shared"
SEEDS = Path(__file__).parents[2] / "seeds"
LONG = "The harbour office in Wonsan said on Tuesday that the ferry would sail twice a day, in spite of the weather."
LONGER = f"{LONG} It did not say for how long, and the people on the pier did not ask."


def article(body: str, **fields: str) -> Article:
    cleaned = clean(RawArticle(body=body, **fields))
    check(cleaned)
    return cleaned


def check(cleaned: Article) -> None:
    """Offsets cover the text, and the text is what the record may keep."""
    assert "\n\n".join(texts(cleaned)) == cleaned.text
    assert all(text.strip() == text != "" for text in texts(cleaned))
    assert cleaned.text == normalise(cleaned.text)
    assert cleaned.title
    assert "\n" not in cleaned.title


def texts(cleaned: Article, *roles: Role) -> list[str]:
    paragraphs = (paragraph for paragraph in cleaned.paragraphs if not roles or paragraph.role in roles)
    return [cleaned.text[paragraph.start : paragraph.end] for paragraph in paragraphs]


def roles(body: str) -> list[str]:
    return [paragraph.role for paragraph in article(f"{tricky.TITLE}\n\n{body}").paragraphs]


@pytest.mark.parametrize(
    ("header", "value", "precision"),
    [
        (" date 2019-05-07 ", "2019-05-07", Precision.DAY),
        ("date: 2019-05-07 ", "2019-05-07", Precision.DAY),
        ("2019-05-07 ", "2019-05-07", Precision.DAY),
        ("date 2019-05-07T09:30:00+09:00 ", "2019-05-07T00:30:00Z", Precision.SECOND),
        ("1557203696 ", "2019-05-07T04:34:56Z", Precision.SECOND),
        ("1557203696000 ", "2019-05-07T04:34:56Z", Precision.SECOND),
        ("date 2019-05 ", "2019-05", Precision.MONTH),
        ("date 2019 ", "2019", Precision.YEAR),
        ("date 2019-02-30 ", "2019-02", Precision.MONTH),
        ("date 2019-13-01 ", "2019", Precision.YEAR),
    ],
)
def test_a_header_is_split_from_the_title(header: str, value: str, precision: Precision) -> None:
    cleaned = article(f"{header}{tricky.TITLE}\n\n{tricky.ENGLISH}")
    assert cleaned.title == tricky.TITLE
    assert (cleaned.date.value, cleaned.date.precision, cleaned.date.origin) == (value, precision, "header")


@pytest.mark.parametrize(
    "title", ["2019 was the year of the ferry", "12345 people on the pier", "Dates of the ferry", "30 days"]
)
def test_a_number_that_opens_a_title_is_no_header(title: str) -> None:
    cleaned = article(f"{title}\n\n{tricky.ENGLISH}")
    assert cleaned.title == title
    assert cleaned.date.value is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2019-05-07", "2019-05-07"),
        ("2019-05-07 00:00", "2019-05-07"),
        ("2019-05-07 09:30", "2019-05-07"),
        ("2019-05-07T09:30:00.250Z", "2019-05-07T09:30:00Z"),
        ("2019.05.07.", "2019-05-07"),
        ("20190507", "2019-05-07"),
        ("2019년 5월 7일", "2019-05-07"),
        ("주체108(2019)년 5월 7일", "2019-05-07"),
        ("Tue, 07 May 2019 04:34:56 GMT", "2019-05-07T04:34:56Z"),
        ("May 7, 2019", "2019-05-07"),
        ("1557203696", "2019-05-07T04:34:56Z"),
        ("0001-01-01", None),
        ("99999999999999999999", None),
        ("soon", None),
    ],
)
def test_dates_of_fields(written: str, value: str | None) -> None:
    """A time without a zone is no moment: the day is what is sure."""
    cleaned = article(tricky.ENGLISH, title=tricky.TITLE, date=written, date_origin="field")
    assert cleaned.date.value == value
    assert cleaned.date.origin == ("field" if value else "none")


def test_a_dateline_completes_a_date_and_never_invents_a_year() -> None:
    body = f"Wonsan, May 7 (KCNA) -- {LONG}\n\n{LONGER}"
    complete = article(f"date 2019 {tricky.TITLE}\n\n{body}")
    assert (complete.date.value, complete.date.origin) == ("2019-05-07", "dateline")
    assert article(f"date 2019-05 {tricky.TITLE}\n\nWONSAN, May 7 — {LONG}").date.value == "2019-05-07"
    assert article(f"date 2019-06 {tricky.TITLE}\n\n{body}").date.value == "2019-06"
    assert article(f"{tricky.TITLE}\n\n{body}").date.value is None
    assert article(f"date 2019 제목은 짧다\n\n(원산 5월 7일발 조선중앙통신) {tricky.KOREAN}").date.value == "2019-05-07"


def test_url_and_file_name_date_what_nothing_else_does() -> None:
    assert article(tricky.ENGLISH, title="T", url="https://example.org/2019/05/07/ferry").date.origin == "url"
    named = article(tricky.ENGLISH, title="T", path="/tmp/2019-05-07_ferry.txt")
    assert (named.date.value, named.date.origin) == ("2019-05-07", "file name")
    assert article(tricky.ENGLISH, title="T", path="/tmp/1988.txt").date.precision is Precision.YEAR


@pytest.mark.parametrize("repeat", [tricky.TITLE, "FERRY to sail  twice a day.", "“Ferry to sail twice a day”"])
def test_a_title_is_not_repeated_in_the_body(repeat: str) -> None:
    cleaned = article(f"1557203696 {tricky.TITLE}\n\n{repeat}\n\n{tricky.ENGLISH}")
    assert cleaned.title == tricky.TITLE
    assert cleaned.text.startswith("The ferry to the island")


def test_a_first_sentence_like_the_title_stays() -> None:
    cleaned = article(f"{tricky.TITLE} next month, the office said. {LONG}", title=tricky.TITLE)
    assert cleaned.text.startswith(tricky.TITLE)


def test_apostrophes_and_chain_marks_of_a_title_are_kept() -> None:
    assert article(f"date 2019-05-07 Wonsan’s ferry sails\n\n{LONG}").title == "Wonsan’s ferry sails"
    assert article(LONG, title="(3rd LD) Wonsan&#x27;s ferry sails").title == "(3rd LD) Wonsan's ferry sails"


def test_a_title_is_one_line_without_the_date_of_the_juche_era() -> None:
    assert article(LONG, title="Ferry Sails\n\n[Juche108.5.7.]").title == "Ferry Sails"


def test_a_report_without_a_title_gets_one_and_loses_nothing() -> None:
    body = f"WONSAN, May 7 (KCNA) -- {LONG} {LONGER}"
    cleaned = article(body)
    assert cleaned.title.startswith("The harbour office in Wonsan said")
    assert len(cleaned.title) <= 101
    assert cleaned.text == body


def test_a_wire_story_on_one_line_is_taken_apart() -> None:
    title = "Ferry to sail twice a day from Wonsan"
    head = f"Ferry-Wonsan (LEAD) {title} (ATTN: ADDS details)By Ri Song-chol WONSAN, May 7 (Sample) -- "
    body = f"{head}{LONG} ri@example.org(END)"
    cleaned = article(body, title=f"(LEAD) {title}")
    assert texts(cleaned, Role.BODY) == [f"WONSAN, May 7 (Sample) -- {LONG}"]
    assert texts(cleaned, Role.BYLINE) == ["(ATTN: ADDS details)", "By Ri Song-chol", "ri@example.org(END)"]
    assert (cleaned.author, cleaned.source) == ("Ri Song-chol", "Sample")


def test_lost_line_breaks_are_found_again() -> None:
    cleaned = article(f"{LONG}, ,  The message said:, ,  {LONGER} The U.S., too, was told. , , ,  , , ,", title="T")
    assert texts(cleaned) == [LONG, "The message said:", f"{LONGER} The U.S., too, was told."]


def test_glued_sentences_are_parted_where_it_happens_again_and_again() -> None:
    glued = "A ferry waits off Wonsan. (Sample)The pier was full.“Nobody asked,” he said.The office closed at noon."
    assert texts(article(glued, title="T")) == [
        "A ferry waits off Wonsan. (Sample)",
        "The pier was full.",
        "“Nobody asked,” he said.",
        "The office closed at noon.",
    ]
    korean = "배가 떠났다고 사무소가 밝혔다.부두에는 사람이 많았다.“아무도 묻지 않았다”고 한다.배는 정오에 돌아왔다."
    assert len(texts(article(korean, title="배"))) == 4


@pytest.mark.parametrize(
    "text", ["The U.S.A and J.R.R. Tolkien met Kim.S. in the D.P.R.K. at noon.", "It cost 3.5 won.Then it rained."]
)
def test_abbreviations_and_a_single_slip_part_nothing(text: str) -> None:
    assert texts(article(f"{text} {LONG}", title="T")) == [f"{text} {LONG}"]


def test_straight_quotation_marks_stay_with_their_sentence() -> None:
    glued = 'He said "nobody on the pier asked."They all left.She said "we never saw it."The office closed.'
    assert all(text.count('"') % 2 == 0 for text in texts(article(glued, title="T")))


def test_hard_wrapped_lines_are_joined() -> None:
    lines = "\n".join(["the ferry sails from the pier in the morning and comes back"] * 4 + ["at night."])
    assert len(texts(article(f"{tricky.TITLE}\n\n{lines}\n\n{LONG}"))) == 2


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "광고",
        "Also read: The pier in pictures",
        "Read also: Article reserved for our subscribers Piers",
        "Also Read Wonsan plans a pier Wonsan plans a pier....",
        "RELATED: The pier",
        "관련 기사: 부두의 역사",
        "Copyright © 2019 The Post",
        "무단 전재 및 재배포 금지",
        "▶ 제보는 메일로",
        "☞ 부두를 사진으로 보기",
        "*재판매 및 DB 금지",
        "Sample text: written for a test.",
        "견본 기사: 시험을 위해 쓴 글입니다.",
        "Sign up for our daily newsletter",
        "#원산 #부두 #배",
        "https://example.org/pier",
    ],
)
def test_what_the_page_put_there_is_boilerplate(line: str) -> None:
    assert roles(f"{LONG}\n\n{line}\n\n{LONGER}") == ["body", "boilerplate", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Also read out at the meeting was a letter from the crew of the ferry.",
        "Advertisements on the pier were taken down at noon.",
        "Related matters were discussed in the harbour office on Tuesday.",
        "Copyright was not discussed in the harbour office.",
        '▶ 인터뷰 : 리성철 / 어부- "우리는 이날을 기다려 왔다"',
        "Join us, the crew asked the people on the pier.",
    ],
)
def test_sentences_that_only_begin_like_boilerplate_are_text(line: str) -> None:
    assert roles(f"{LONG}\n\n{line}\n\n{LONGER}") == ["body", "body", "body"]


def test_a_promotion_is_a_run_of_lines_up_to_its_call() -> None:
    promotion = (
        "The Post on the go\n\nThe morning of the harbour\n\nEvery day 12 stories from the pier\n\nDownload the app"
    )
    assert roles(f"{LONG}\n\n{promotion}\n\n{LONGER}") == ["body", *["boilerplate"] * 4, "body"]


@pytest.mark.parametrize(
    "line",
    [
        "By Ri Song-chol",
        "리성철 기자",
        "리성철 기자 ri@example.org",
        "ri@example.org",
        "Source: Harbour Post",
        "출처: 항만일보",
        "(END)",
        "(끝)",
    ],
)
def test_who_wrote_it_is_a_byline(line: str) -> None:
    assert roles(f"{LONG}\n\n{LONGER}\n\n{line}") == ["body", "body", "byline"]


def test_the_agency_on_the_last_line_is_a_byline() -> None:
    assert roles(f"{LONG}\n\n{LONGER}\n\nThe Harbour with AFP") == ["body", "body", "byline"]


@pytest.mark.parametrize(
    "line",
    ["“The ferry of the year”", "“A pier without end", "Twice a day", "Fares and tables:", "'Too late'?", "하루 두번"],
)
def test_a_short_line_over_a_long_paragraph_is_a_heading(line: str) -> None:
    assert roles(f"{LONG}\n\n{line}\n\n{LONGER}") == ["body", "heading", "body"]


def test_lists_sentences_and_last_lines_are_no_headings() -> None:
    assert roles(f"{LONG}\n\nOne ferry\n\nTwo ferries\n\nThree ferries\n\n{LONGER}").count("heading") <= 1
    assert roles(f"{LONG}\n\nThe message said:\n\n{LONGER}") == ["body", "body", "body"]
    assert roles(f"{LONG}\n\nIt sails.\n\n{LONGER}\n\nRi Song Chol") == ["body"] * 4


def test_a_caption_printed_twice_is_kept_once_in_its_fuller_form() -> None:
    first = "The ferry leaves the pier of Wonsan in a photo released by the Korea Harbour Agency on May 7, 2019."
    second = first.replace("Korea Harbour", "Korean Harbour")
    for body in (f"{first} {second} KCNA/VIA Sample", f"{first}\n\n{second} KCNA/VIA Sample"):
        cleaned = article(f"{tricky.TITLE}\n\n{body}\n\n{LONG}")
        assert texts(cleaned, Role.CAPTION) == [f"{second} KCNA/VIA Sample"]
        assert texts(cleaned, Role.BODY) == [LONG]


def test_a_paragraph_that_repeats_its_first_words_is_no_caption() -> None:
    body = (
        f"{LONG} The harbour office in Wonsan said nothing of the fares, however, and closed at noon as it always does."
    )
    assert texts(article(f"{tricky.TITLE}\n\n{body}")) == [body]


@pytest.mark.parametrize(
    ("fields", "source"),
    [
        ({"source": "KCNA (kcna.co.jp)"}, "KCNA"),
        ({"source": "연합뉴스"}, "연합뉴스"),
        ({"source": "www.kcna.kp"}, "KCNA"),
        ({"url": "http://www.rodong.rep.kp/en/index.php"}, "Rodong Sinmun"),
        ({"url": "https://harbour.example/"}, ""),
        ({"url": "https://[broken"}, ""),
    ],
)
def test_outlets_keep_their_own_names(fields: dict[str, str], source: str) -> None:
    assert article(tricky.ENGLISH, title="T", **fields).source == source


def test_an_outlet_is_found_in_the_text() -> None:
    assert article(f"{tricky.TITLE}\n\n{LONG}\n\nSource: Harbour Post").source == "Harbour Post"
    assert article(f"{tricky.KOREAN_TITLE}\n\n(원산=견본) {tricky.KOREAN}").source == "견본"
    assert article(f"{tricky.TITLE}\n\nWonsan, May 7 (KCNA) -- {LONG}").source == "KCNA"


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("리성철(ri@example.org)", "리성철"),
        ("리성철 기자 (ri@example.org)\n박은 특파원", "리성철, 박은"),
        ("By Ri Song-chol", "Ri Song-chol"),
        ("Ri Song-chol ri@example.org", "Ri Song-chol"),
        ("Long live the ferry!", ""),
        ("KBS", ""),
    ],
)
def test_authors_are_names_and_nothing_else(written: str, author: str) -> None:
    assert article(tricky.ENGLISH, title="T", source="KBS", author=written).author == author


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (tricky.ENGLISH, "en"),
        (tricky.KOREAN, "ko"),
        ("El barco sale de la isla dos veces al día, según el puerto de la ciudad y los vecinos.", "es"),
        ("Le bateau quitte le port deux fois par jour, selon les gens du quai et la mairie.", "fr"),
        ("船は来月から一日に二回、島へ向かうと港の事務所が発表した。", "ja"),
        ("港口办公室周二表示，渡轮下月起每天开航两次。", "zh"),
        ("Паром будет ходить дважды в день, сообщила администрация порта.", "ru"),
        ("Kim Jong Il Un Ri Il", "und"),
    ],
)
def test_the_language_is_that_of_the_text_whatever_the_file_claims(text: str, language: str) -> None:
    claimed = {"language": "en"} if language not in {"en", "und"} else {}
    assert article(text, title="1", **claimed).language == language


@pytest.mark.parametrize("raw", tricky.UNREADABLE, ids=lambda raw: raw.name)
def test_files_without_text_are_turned_down_with_a_reason(tmp_path: Path, raw: tricky.Tricky) -> None:
    (result,) = read(raw.write(tmp_path))
    if isinstance(result, RawArticle):
        with pytest.raises(UnreadableFileError, match=r"^[^\n]+$"):
            clean(result)


@pytest.mark.parametrize("raw", [*tricky.HARMLESS, *tricky.HOSTILE], ids=lambda raw: raw.name)
def test_tricky_files_import_and_steer_no_terminal(tmp_path: Path, raw: tricky.Tricky) -> None:
    articles = [clean(result) for result in read(raw.write(tmp_path)) if isinstance(result, RawArticle)]
    assert articles
    for cleaned in articles:
        check(cleaned)
        for text in (cleaned.title, cleaned.text, cleaned.source, cleaned.author, cleaned.url):
            assert text == strip_controls(text)
            assert unicodedata.is_normalized("NFC", text)
            text.encode("utf-8")


def test_escape_sequences_go_whole_and_markup_stays(tmp_path: Path) -> None:
    by_name = {raw.name: raw for raw in tricky.HOSTILE}
    (escape,) = (clean(raw) for raw in read(by_name["escape.txt"].write(tmp_path)) if isinstance(raw, RawArticle))
    assert escape.title == tricky.TITLE
    assert "pwned" not in escape.text
    (markup,) = (clean(raw) for raw in read(by_name["markup.txt"].write(tmp_path)) if isinstance(raw, RawArticle))
    assert markup.title == f"[bold red]{tricky.TITLE}[/b]"
    assert "[@click=app.quit]Press[/]" in markup.text


def test_a_line_of_two_megabytes_takes_a_moment(tmp_path: Path) -> None:
    started = process_time()
    (raw,) = read(tricky.long_line().write(tmp_path))
    assert isinstance(raw, RawArticle)
    cleaned = clean(raw)
    assert process_time() - started < 3
    assert cleaned.title == tricky.TITLE
    assert len(cleaned.text) > 1_900_000


@pytest.mark.parametrize("name", tricky.superlinear())
def test_no_input_takes_superlinear_time(name: str) -> None:
    body = tricky.superlinear()[name]
    started = process_time()
    clean(RawArticle(body=body, title=body, source=body, author=body, url=body, date=body, language=body))
    clean(RawArticle(body=body))
    assert process_time() - started < 5


def imported(folder: Path) -> list[Article]:
    cleaned, reasons = [], []
    for raw in (result for path in walk([folder]) for result in read(path)):
        try:
            if isinstance(raw, Skipped):
                reasons.append(raw.reason)
            else:
                cleaned.append(clean(raw))
        except UnreadableFileError as error:
            reasons.append(str(error))
    assert all(reasons)
    for result in cleaned:
        check(result)
    return cleaned


@pytest.mark.skipif(not SEEDS.is_dir(), reason="seeds is absent")
def test_the_samples_import_with_their_parts() -> None:
    samples = imported(SEEDS)
    assert len(samples) >= 24
    assert all(texts(sample, Role.BOILERPLATE) for sample in samples)
    assert all(sample.source for sample in samples)
    assert {sample.language for sample in samples} == {"en", "ko"}


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
def test_the_two_real_articles() -> None:
    first, second = imported(SHARED / "seeds")
    assert (first.date.value, first.date.precision) == ("2023-12-31", Precision.DAY)
    assert (second.date.value, second.date.precision) == ("2023-12-31T03:48:22Z", Precision.SECOND)
    for cleaned in (first, second):
        assert cleaned.title not in cleaned.text
        assert not cleaned.title.startswith(("date", "1703"))
    assert len(texts(first, Role.BOILERPLATE)) == 4
    assert len(texts(second, Role.BOILERPLATE)) == 8
    assert len(texts(second, Role.CAPTION)) == 1
    assert second.text.count("in a photo released by") == 1
    assert len(texts(first, Role.HEADING)) == len(texts(second, Role.HEADING)) == 2


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
@pytest.mark.parametrize("folder", ["english_md", "korean_md", "ny_speeches_ko", "messy", "rodong_en_2021_2022.jsonl"])
def test_the_corpus_imports(folder: str) -> None:
    cleaned = imported(SHARED / "corpus" / folder)
    assert len(cleaned) > 15
    if folder.endswith("_md"):
        assert all(result.source and result.date.origin == "front matter" for result in cleaned)
        assert {result.language for result in cleaned} == {"ko" if folder.startswith("korean") else "en"}


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
def test_reports_labelled_wrongly_get_their_language() -> None:
    reports = imported(SHARED / "corpus" / "kcna_en_2011.jsonl")
    assert len(reports) == 11_220
    assert sum(report.language == "es" for report in reports) == 832
