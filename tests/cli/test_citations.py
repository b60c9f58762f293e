"""`export` and `verify` on the command line."""

from __future__ import annotations

import json
import random
import re
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from index.exceptions import UnreadableFileError
from tui.commands.verify import _text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

    Run = Callable[..., Outcome]


def quoted(reader: Run, library: Path) -> str:
    """Return the id of a sample with quotations."""
    found: str = reader("quotes", "Putin", "--limit", "1", "--json", "--library", library).json["quotes"][0]["article"]
    return found


@pytest.mark.parametrize("form", ["plain", "markdown", "footnote", "bibtex", "ris", "csl-json"])
def test_what_is_exported_verifies(reader: Run, samples: Path, tmp_path: Path, form: str) -> None:
    one = quoted(reader, samples)
    cited = tmp_path / "cited.txt"
    cited.write_bytes(reader("export", one, "--quotes", "--format", form, "--library", samples).out)
    outcome = reader("verify", cited, "--json", "--library", samples)
    assert outcome.code == 0
    assert outcome.json["ok"] is True
    assert {citation["status"] for citation in outcome.json["citations"]} == {"stands"}
    assert "all stand" in reader("verify", cited, "--library", samples).text


def test_a_misquotation_is_told_with_its_line(reader: Run, samples: Path, tmp_path: Path) -> None:
    exported = reader("export", quoted(reader, samples), "--quotes", "--format", "footnote", "--library", samples)
    first, *others = exported.text.splitlines()
    words = first.split("”")[0].strip("“").split()
    cited = tmp_path / "paper.txt"
    cited.write_text("\n".join([first.replace(" ".join(words), " ".join([*words[:-1], "nevermore"])), *others]))
    outcome = reader("verify", cited, "--library", samples)
    assert outcome.code == 1
    assert "worded otherwise than in the article" in outcome.text
    assert "1 to look at" in outcome.text


def test_a_citation_that_names_somebody_else_is_told(reader: Run, samples: Path, tmp_path: Path) -> None:
    one = quoted(reader, samples)
    cited = tmp_path / "paper.txt"
    cited.write_bytes(reader("export", one, "--quotes", "--format", "plain", "--library", samples).out)
    (speaker, *_) = re.findall(r"^— (.+?)\. “", cited.read_text(), re.MULTILINE)
    cited.write_text(cited.read_text().replace(f"— {speaker}.", "— Nobody Atall."))
    outcome = reader("verify", cited, "--library", samples)
    assert outcome.code == 1
    assert f"names another speaker than the library: {speaker}" in outcome.text
    assert "checked: the quoted words, and speaker and date where" in outcome.text
    told = reader("verify", cited, "--json", "--library", samples).json["citations"]
    assert {(one["worded_so"], one["dated_so"]) for one in told} == {(True, True)}
    assert any(one["attributed_so"] is False and one["attribution"] == speaker for one in told)


def test_a_document_of_a_word_processor_is_read(reader: Run, samples: Path, tmp_path: Path) -> None:
    exported = reader("export", quoted(reader, samples), "--quotes", "--format", "footnote", "--library", samples).text
    document = tmp_path / "paper.docx"
    runs = exported.replace("&", "&amp;").replace("<", "&lt;").replace(" ", " </w:t></w:r><w:r><w:t>")
    with zipfile.ZipFile(document, "w") as archive:
        archive.writestr("word/document.xml", "<w:document><w:p>Text</w:p></w:document>")
        archive.writestr("word/footnotes.xml", f"<w:footnotes><w:p><w:r><w:t>{runs}</w:t></w:r></w:p></w:footnotes>")
    outcome = reader("verify", document, "--json", "--library", samples)
    assert outcome.json["ok"] is True
    assert len(outcome.json["citations"]) == len(exported.splitlines())


@pytest.mark.parametrize("content", [b"no citations here", b"PK\x03\x04 broken", b"\xff\xfe\x00", b""])
def test_a_file_without_citations_is_told_so(reader: Run, samples: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "paper"
    path.write_bytes(content)
    outcome = reader("verify", path, "--library", samples)
    assert outcome.code == 1
    assert "no citation" in outcome.said
    assert outcome.said.count("\n") == 1


def test_ids_come_from_standard_input_too(program: Run, reader: Run, samples: Path) -> None:
    one = quoted(reader, samples)
    outcome = program(
        "export", "-", "--format", "csl-json", "--library", str(samples), given=f"{one}\n{one}\n".encode()
    )
    assert [item["type"] for item in json.loads(outcome.out)] == ["article-newspaper"]
    assert program("export", "zzz", "--library", str(samples)).code == 1
    assert program("verify", "/nowhere/at/all", "--library", str(samples)).code == 1


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_document_is_told_in_one_line(tmp_path: Path, packing: int) -> None:
    """Each way of packing raises errors of its own."""
    document = tmp_path / "paper.docx"
    with zipfile.ZipFile(document, "w", packing) as archive:
        archive.writestr("word/document.xml", "<w:p>korea-reader:3fa2b1c0d4e5~9f86d081884c7d65</w:p>" * 50)
    whole = document.read_bytes()
    for number in range(300):
        chance = random.Random(number)
        damaged = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        document.write_bytes(damaged)
        with suppress(UnreadableFileError):
            assert isinstance(_text_of(str(document)), str)


def test_a_document_that_unpacks_to_more_than_memory_is_read_in_part(tmp_path: Path) -> None:
    document = tmp_path / "paper.docx"
    with zipfile.ZipFile(document, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("content.xml", "w") as part:
        for _ in range(100):
            part.write(b"x" * 2**20)
    assert document.stat().st_size < 2**20
    assert len(_text_of(str(document))) <= 64 * 2**20


def test_an_endless_file_is_turned_down(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tui.commands.verify._MOST", 1000)
    endless = tmp_path / "long.txt"
    endless.write_bytes(b"y\n" * 600)
    with pytest.raises(UnreadableFileError, match="larger than"):
        _text_of(str(endless))
