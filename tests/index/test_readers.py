"""Files of every format come out as raw articles, and nothing in a file can stop the others."""

from __future__ import annotations

import json
import os
import tracemalloc
from pathlib import Path

import pytest

from index.article import RawArticle
from index.readers import Skipped, read, walk
from index.readers.decoding import decode, repair_mojibake
from index.readers.markdown import front_matter
from tests.data import tricky

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def only(path: Path) -> RawArticle:
    (result,) = read(path)
    assert isinstance(result, RawArticle), result
    return result


def reason(path: Path) -> str:
    (result,) = read(path)
    assert isinstance(result, Skipped), result
    return result.reason


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("encoding", tricky.ENCODINGS)
def test_korean_text_is_read_in_every_encoding(encoding: str) -> None:
    assert decode(tricky.KOREAN.encode(encoding)) == tricky.KOREAN


def test_english_text_is_read_in_utf_16_without_a_mark() -> None:
    assert decode(tricky.ENGLISH.encode("utf-16-le")) == tricky.ENGLISH


def test_western_quotation_marks_are_read() -> None:
    assert "– “Chez Ri” –" in decode(tricky.HARMLESS[3].content)


def test_a_few_invalid_bytes_cost_only_themselves() -> None:
    text = decode(tricky.HARMLESS[5].content)
    assert tricky.KOREAN[:60] in text
    assert text.endswith("end.")


def test_text_decoded_wrongly_before_is_put_right() -> None:
    damaged = tricky.ENGLISH.encode("utf-8").decode("cp1252", errors="replace")
    assert "â€œ" in damaged
    assert repair_mojibake(damaged) == tricky.ENGLISH


def test_accents_that_only_look_damaged_are_left() -> None:
    text = "Le quotidien « L'ÉCLAIR » paraît à Séoul — voilà… la CITÉ»"
    assert repair_mojibake(text) == text


def test_front_matter_that_no_yaml_parser_takes() -> None:
    lines = [
        "---",
        'title: "Ferry: the &quot;first&quot; since the storm"',
        "category: ",
        "author: ",
        "\t\t",
        "\t\t\tRi Song Chol(ri@example.org)",
        "\t\t\tPak Un",
        "url: https://example.org/a:b",
        "---",
        "",
        "Body",
    ]
    entries, rest = front_matter(lines)
    assert entries["title"] == "Ferry: the &quot;first&quot; since the storm"
    assert entries["author"] == "Ri Song Chol(ri@example.org)\nPak Un"
    assert entries["category"] == ""
    assert entries["url"] == "https://example.org/a:b"
    assert rest == ["", "Body"]


def test_front_matter_that_never_ends_is_text() -> None:
    lines = ["---", "title: Ferry", "", "It sails."]
    assert front_matter(lines) == ({}, lines)


def test_markdown_gives_its_structure_as_fields_and_not_as_text(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.md",
        "# Ferry to sail\n\n**Harbour Post** | 2019-05-07 09:30 | \n\n---\n\n## The pier\n\nIt **sails**, see "
        "[the table](https://example.org/t).\n\n---\n\n*Crawled at: 2019-05-08*\n*Source: [x](https://example.org)*\n",
    )
    article = only(path)
    assert (article.title, article.source, article.date) == ("Ferry to sail", "Harbour Post", "2019-05-07 09:30")
    assert [line for line in article.body.split("\n") if line] == ["The pier", "It sails, see the table."]


def test_brackets_that_are_no_links_stay(tmp_path: Path) -> None:
    article = only(write(tmp_path / "a.md", "# T\n\n[기자](서울=견본) 배가 떠난다. [link=x]no[/]\n"))
    assert article.body.strip() == "[기자](서울=견본) 배가 떠난다. [link=x]no[/]"


def test_json_fields_go_by_many_names(tmp_path: Path) -> None:
    records = [
        {
            "title": "A",
            "text": "One.",
            "date": "2019-05-07",
            "source": "Post",
            "lang": "en",
            "url": "u",
            "author": "Ri",
        },
        {"headline": "B", "content": ["One.", "Two."], "published_at": 1557203696, "publisher": "Post", "byline": "Ri"},
        {"Title": "C", "paragraphs": [{"text": "One."}], "pubDate": "Tue, 07 May 2019 04:34:56 GMT", "link": "u"},
        {"title": "D", "article": "One.", "author": {"name": "Ri"}},
    ]
    path = write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, records)))
    articles = [result for result in read(path) if isinstance(result, RawArticle)]
    assert [article.title for article in articles] == ["A", "B", "C", "D"]
    assert articles[1].body == "One.\nTwo."
    assert articles[1].date == "1557203696"
    assert articles[2].body == "One."
    assert articles[3].author == "Ri"
    assert [article.path for article in articles] == [f"{path}:{line}" for line in range(1, 5)]
    assert articles[0].date_origin == "field"
    assert articles[3].date_origin == "none"


def test_broken_records_are_skipped_with_their_line(tmp_path: Path) -> None:
    good = '{"title": "A", "text": "One."}'
    path = write(tmp_path / "a.jsonl", f'{good}\n{{"title": "cut off\n\nnull\n[]\n"word"\n{{"title": "B"}}\n{good}\n')
    results = list(read(path))
    skipped = {result.path.rpartition(":")[2]: result.reason for result in results if isinstance(result, Skipped)}
    assert len(results) - len(skipped) == 2
    assert list(skipped) == ["2", "4", "5", "6", "7"]
    assert "not valid JSON" in skipped["2"]
    assert "null" in skipped["4"]
    assert "no text" in skipped["7"]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_json_array_is_read_and_goes_on_after_a_broken_record(tmp_path: Path, name: str) -> None:
    path = write(
        tmp_path / name, '[\n{"title": "A", "text": "One."},\n{"title": oops},\n{"title": "C", "text": "Three."}\n]'
    )
    results = list(read(path))
    assert [result.title for result in results if isinstance(result, RawArticle)] == ["A", "C"]
    assert sum(isinstance(result, Skipped) for result in results) == 1


def test_a_record_that_wraps_a_list_is_opened(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", json.dumps({"items": [{"title": "A", "text": "One."}]}))
    assert only(path).title == "A"


def test_a_file_without_any_article_is_skipped_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"name": "x"}\n' * 50)
    assert reason(path).startswith("50 records, each: no text")


def test_a_long_jsonl_file_costs_no_memory(tmp_path: Path) -> None:
    line = json.dumps({"title": "A", "text": tricky.ENGLISH * 4}) + "\n"
    path = write(tmp_path / "a.jsonl", line * 8000)
    tracemalloc.start()
    count = sum(isinstance(result, RawArticle) for result in read(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 8000
    assert peak < path.stat().st_size / 4


@pytest.mark.parametrize("suffix", ["html", "gz", "epub", "pdf", "csv", "png", "xyz"])
def test_other_formats_are_named_in_the_reason(tmp_path: Path, suffix: str) -> None:
    assert reason(write(tmp_path / f"a.{suffix}", "x")).startswith(f".{suffix} is not a supported format (txt")


def test_other_formats_under_the_name_of_text_are_found_out(tmp_path: Path) -> None:
    assert "HTML" in reason(write(tmp_path / "a.txt", "<!DOCTYPE html><p>Text"))
    binary = tmp_path / "b.txt"
    binary.write_bytes(bytes(range(256)) * 50)
    assert "not text" in reason(binary)


@pytest.mark.parametrize("name", ["README.md", "readme.txt", "CHANGELOG.md", "LICENSE.txt", "FACTS.md"])
def test_files_about_the_folder_are_no_articles(tmp_path: Path, name: str) -> None:
    assert "describes its folder" in reason(write(tmp_path / name, "# About\n\nThis folder holds articles.\n"))


def test_what_the_system_refuses_is_skipped_with_its_reason(tmp_path: Path) -> None:
    assert reason(tmp_path / "missing.txt") == "no such file or directory"
    assert reason(tmp_path) == "a folder"
    os.mkfifo(tmp_path / "pipe.txt")
    assert reason(tmp_path / "pipe.txt") == "not a regular file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permission_denied_is_said(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "x")
    path.chmod(0)
    assert reason(path) == "permission denied"


def test_folders_are_walked_in_order_without_hidden_files_and_loops(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, "x")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "again.txt").symlink_to(tmp_path / "a.txt")
    found = [str(path.relative_to(tmp_path)) for path in walk([tmp_path, tmp_path / "a.txt", tmp_path / ".hidden.txt"])]
    assert found == ["a.txt", "b.txt", "sub/c.txt", ".hidden.txt"]


def test_a_name_that_is_no_text_can_still_be_reported(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.pdf"))
    path.write_bytes(b"x")
    (result,) = read(path)
    assert isinstance(result, Skipped)
    result.path.encode("utf-8")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is absent")
def test_every_file_of_the_corpus_gives_articles_or_reasons() -> None:
    for path in walk([CORPUS / "messy", CORPUS / "feeds", CORPUS / "rodong_en_2021_2022.jsonl"]):
        for result in read(path):
            assert isinstance(result, RawArticle) or result.reason


@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is absent")
def test_the_same_speech_comes_out_of_every_encoding() -> None:
    names = ("cp949", "euc_kr", "johab", "iso2022_kr", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf8_bom_crlf")
    speeches = {"".join(only(CORPUS / "messy" / f"ny2019_{name}.txt").body.split())[:1900] for name in names}
    assert len(speeches) == 1


def test_a_path_that_no_system_takes_costs_the_others_nothing(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("A title\n\nA text that can be read.\n", encoding="utf-8")
    too_long = tmp_path / ("x" * 300) / ("y" * 5000)
    assert list(walk([too_long, Path("with\0nul"), good]))[-1] == good
    assert all(isinstance(one, Skipped) for bad in (too_long, Path("with\0nul")) for one in read(bad))
