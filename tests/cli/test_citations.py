"""`export` and `verify` on the command line."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

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
