"""The JSON that scripts rely on: every promised field is there, of its type, with offsets that fit the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

ROLES = {"body", "heading", "caption", "boilerplate", "byline"}
PRECISIONS = {"second", "day", "month", "year", "unknown"}
ID = re.compile("[0-9a-f]{12,}")


@pytest.fixture
def ask(reader: Callable[..., Outcome], samples: Path) -> Callable[..., Any]:
    """Return a runner of commands over the samples that gives their JSON."""

    def call(*words: str) -> Any:
        outcome = reader(*words, "--json", "--library", samples)
        assert outcome.code == 0, outcome.said
        assert outcome.out.count(b"\n") == 1, "one object and nothing else"
        return outcome.json

    return call


@pytest.fixture
def every_id(ask: Callable[..., Any]) -> list[str]:
    return [hit["id"] for hit in ask("search", "", "--limit", "1000")["hits"]]


def check_span(span: list[int], length: int) -> None:
    start, end = span
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert 0 <= start < end <= length


def check_quote(quote: dict[str, Any], text: str) -> None:
    check_span([quote["start"], quote["end"]], len(text))
    assert text[quote["start"] : quote["end"]] == quote["text"]
    assert quote["kind"] in {"direct", "partial"}
    speaker, relay, cue = quote["speaker"], quote["relay"], quote["cue"]
    if speaker is not None:
        assert speaker.keys() >= {"name", "id", "mention", "start", "end"}
        assert text[speaker["start"] : speaker["end"]] == speaker["mention"]
        assert speaker["id"] is None or isinstance(speaker["id"], str)
    if relay is not None:
        assert relay.keys() >= {"name", "id"}
    if cue is not None:
        assert text[cue["start"] : cue["end"]] == cue["text"]


def test_add(reader: Callable[..., Outcome], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("date 2019-05-07 A title\n\nThe ferry sails on Tuesday, said the office.\n")
    (tmp_path / "b.txt").write_text("")
    for key in ("added", "unchanged"):
        answer = reader("add", tmp_path / "a.txt", tmp_path / "b.txt", "--json", "--library", tmp_path / "l").json
        assert answer.keys() == {"added", "updated", "unchanged", "skipped"}
        (one,) = answer[key]
        assert one.keys() == {"id", "title", "date", "source", "path"}
        assert ID.fullmatch(one["id"])
        assert (one["title"], one["date"], one["path"]) == ("A title", "2019-05-07", str(tmp_path / "a.txt"))
        assert answer["skipped"] == [{"path": str(tmp_path / "b.txt"), "reason": "empty"}]


def test_search(ask: Callable[..., Any]) -> None:
    answer = ask("search", "missile", "--limit", "5")
    assert answer.keys() == {
        "query", "understood", "problems", "notes", "total", "hits", "facets", "elapsed_ms", "names", "clauses",
        "suggestions",
    }  # fmt: skip
    assert answer["problems"] == answer["notes"] == answer["names"] == answer["clauses"] == answer["suggestions"] == []
    assert (answer["query"], len(answer["hits"])) == ("missile", 5)
    assert isinstance(answer["understood"], str)
    assert isinstance(answer["elapsed_ms"], float)
    assert answer["total"] > 5
    for hit in answer["hits"]:
        assert hit.keys() == {"id", "title", "date", "source", "language", "score", "snippets"}
        assert isinstance(hit["score"], float)
        for snippet in hit["snippets"]:
            assert snippet["highlights"]
            for span in snippet["highlights"]:
                check_span(span, len(snippet["text"]))
    names = {"person", "place", "organisation", "topic"}
    assert answer["facets"].keys() == {"source", "month", "language", "kind", *names}
    assert sum(count for _, count in answer["facets"]["source"]) == answer["total"]
    assert all(re.fullmatch(r"\d{4}-\d\d", month) for month, _ in answer["facets"]["month"])


def test_search_sorts_and_limits(ask: Callable[..., Any]) -> None:
    def dates(order: str) -> list[str]:
        return [hit["date"] for hit in ask("search", "missile", "--sort", order)["hits"] if hit["date"]]

    assert dates("date") == sorted(dates("date"))
    assert dates("-date") == sorted(dates("-date"), reverse=True)
    assert ask("search", "missile", "--limit", "0")["hits"] == []


def test_show(ask: Callable[..., Any], every_id: list[str]) -> None:
    assert len(every_id) >= 24
    for identity in every_id:
        shown = ask("show", identity)
        assert shown.keys() == {
            "id", "title", "date", "source", "author", "url", "language", "path", "text", "paragraphs", "quotes",
            "names", "tags", "versions",
        }  # fmt: skip
        text = shown["text"]
        assert shown["date"].keys() == {"value", "precision", "from"}
        assert shown["date"]["precision"] in PRECISIONS
        assert all(isinstance(shown[key], str) for key in ("title", "source", "author", "url", "language", "path"))
        for paragraph in shown["paragraphs"]:
            check_span([paragraph["start"], paragraph["end"]], len(text))
            assert paragraph["role"] in ROLES
        for quote in shown["quotes"]:
            check_quote(quote, text)
        for name in shown["names"]:
            assert name.keys() == {"id", "name", "start", "end"}
            check_span([name["start"], name["end"]], len(text))


def test_quotes(ask: Callable[..., Any]) -> None:
    answer = ask("quotes", "missile", "--limit", "20")
    assert answer.keys() == {"total", "quotes"}
    assert answer["total"] >= len(answer["quotes"]) == 20
    for quote in answer["quotes"]:
        shown = ask("show", quote["article"])
        check_quote(quote, shown["text"])
        assert (quote["title"], quote["source"]) == (shown["title"], shown["source"])
        paragraph = shown["paragraphs"][quote["paragraph"]]
        assert paragraph["start"] <= quote["start"] < paragraph["end"]
        assert "statement" in quote


def test_statements(ask: Callable[..., Any]) -> None:
    answer = ask("statements", "--speaker", "Kim Jong Un", "--limit", "5")
    assert answer.keys() == {"total", "statements"}
    assert answer["total"] >= len(answer["statements"]) == 5
    quoted = {quote["statement"] for quote in ask("quotes")["quotes"]}
    for statement in answer["statements"]:
        assert statement.keys() == {"id", "speaker", "text", "renderings"}
        assert statement["id"] in quoted
        assert len({rendering["article"] for rendering in statement["renderings"]}) > 1
        dates = [rendering["date"] for rendering in statement["renderings"] if rendering["date"]]
        assert dates == sorted(dates)
        for rendering in statement["renderings"]:
            assert rendering.keys() == {
                "article", "title", "date", "source", "language", "relay", "start", "end", "text", "kind", "differing",
            }  # fmt: skip
            assert rendering["kind"] in {"exact", "partial", "translation"}
            assert rendering["end"] - rendering["start"] == len(rendering["text"])
            for span in rendering["differing"]:
                check_span(span, len(rendering["text"]))


def test_quotes_of_a_speaker_in_any_spelling(ask: Callable[..., Any]) -> None:
    answers = [ask("quotes", "--speaker", name)["quotes"] for name in ("Kim Jong Un", "김정은")]
    assert answers[0] == answers[1] != []
    assert {quote["speaker"]["id"] for quote in answers[0]} == {"kim-jong-un"}


def test_compare(ask: Callable[..., Any], every_id: list[str]) -> None:
    answer = ask("compare", every_id[0])
    assert answer.keys() == {"a", "b", "links", "only_a", "only_b", "differences"}
    assert ask("compare", answer["a"], answer["b"]) == answer
    a, b = ask("show", answer["a"])["text"], ask("show", answer["b"])["text"]
    for link in answer["links"]:
        check_span(link["a"], len(a))
        check_span(link["b"], len(b))
        assert link["kind"] in {"same", "related"}
        assert 0 <= link["score"] <= 1
        assert all(isinstance(term, str) for term in link["shared"])
    for span in answer["only_a"]:
        check_span(span, len(a))
    for difference in answer["differences"]:
        assert difference["kind"] in {"number", "date", "name", "wording"}
        assert isinstance(difference["note"], str)
        for side, text in (("a", a), ("b", b)):
            if (passage := difference[side]) is not None:
                assert text[passage["start"] : passage["end"]] == passage["text"]


def test_doctor(ask: Callable[..., Any], every_id: list[str]) -> None:
    answer = ask("doctor")
    counts = {"articles": len(every_id), "indexed": len(every_id)}
    korean = answer.pop("korean")
    assert korean["analysed"] <= korean["words"]
    assert answer == {"ok": True, **counts, "importing": False, "problems": []}


def test_doctor_says_what_is_wrong_and_how_to_repair_it(reader: Callable[..., Outcome], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A title\n\nThe ferry sails on Tuesday, said the office.\n")
    reader("add", tmp_path / "a.txt", "--library", tmp_path / "l")
    for path in (tmp_path / "l" / "index").glob("*.col"):
        path.write_bytes(b"")
    outcome = reader("doctor", "--json", "--library", tmp_path / "l")
    assert (outcome.code, outcome.json["ok"]) == (1, False)
    (problem,) = outcome.json["problems"]
    assert problem.keys() == {"what", "where", "repair"}
    assert "damaged" in problem["what"]
    assert reader("doctor", "--repair", "--library", tmp_path / "l").code == 0
