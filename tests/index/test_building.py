"""An index is the same however it was built: alone, with a second process, at once or bit by bit."""

from __future__ import annotations

import os
import random
import signal
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from index.article import Article, Paragraph, Role
from index.search import following, index_directory
from index.search.analysis import Analyser
from index.search.beside import Helper
from index.search.mentions import all_mentions
from index.search.packing import CODE_SHIFT
from index.search.postings import segments
from index.search.query import parse
from index.search.results import Sort
from index.search.schema import PARAGRAPH_GAP
from index.search.tokens import tokenise
from tests.data.reports import report, reports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from index.library import Library

    Writer = Callable[..., Path]

SCRAPS = """kim Jong-un 김정은 이 ’ 1990 년대 3.5million 1,000 北朝鮮 ㄱ ① № ŏ don't O’Neill ㈜ 한 화성포-18형 “ ” " ''
- … ß ｱ 로동신문 _"""


def total(library: Library, query: str = "harbour") -> int:
    return library.search(parse(query), Sort.RELEVANCE).total


def contents(library: Library) -> dict[tuple[str, bytes], list[tuple[int, float, bytes]]]:
    """Return all that the index holds: row, weight and positions by field and term."""
    reader = library.engine.files.reader()
    found: dict[tuple[str, bytes], list[tuple[int, float, bytes]]] = defaultdict(list)
    for segment in segments(reader):
        rows, deleted = segment.column("row"), set((segment.deleted - segment.base).tolist())
        for field in segment._reader.indexed_field_names():
            for term, blocks in segment.lists(field):
                for posting in _decoded(block.stored() for block in blocks):
                    if posting[0] not in deleted:
                        found[field, term].append((int(rows[posting[0]]), *posting[1:]))
    reader.close()
    return {key: sorted(postings) for key, postings in found.items() if postings}


def _decoded(blocks: Iterable[Any]) -> list[tuple[int, float, bytes]]:
    found = []
    for stored in blocks:
        deltas, weights, values = stored[0], stored[1], stored[2]
        count = len(deltas)
        weighed = [weights or 1.0] * count if weights is None or isinstance(weights, float) else list(weights)
        docs = np.cumsum(np.array(deltas)).tolist()
        found += list(zip(docs, weighed, values or [b""] * count, strict=True))
    return found


def scraps(rng: random.Random) -> Article:
    """Return an article of what is hard to cut into words, in any order."""
    parts = ["".join(rng.choices([*SCRAPS.split(), " ", " "], k=rng.randrange(60))) for _ in range(rng.randrange(5))]
    text, paragraphs = "", []
    for part in parts:
        paragraphs.append(Paragraph(len(text), len(text) + len(part), Role.BODY))
        text += f"{part}\n"
    return Article(title="".join(rng.choices([*SCRAPS.split(), " "], k=4)), text=text, paragraphs=tuple(paragraphs))


def places_of(paragraphs: list[str]) -> dict[str, list[int]]:
    """Return the positions with their codes by term, a paragraph and a token at a time."""
    places: dict[str, list[int]] = defaultdict(list)
    base = 0
    for text in paragraphs:
        tokens = tokenise(text)
        for position, token in enumerate(tokens, base):
            places[token.term].append(position | token.code << CODE_SHIFT)
        base += len(tokens) + PARAGRAPH_GAP
    return places


def test_articles_analysed_together_hold_what_each_holds_token_by_token() -> None:
    rng = random.Random(20240114)
    articles = [scraps(rng) for _ in range(300)]
    analyser = Analyser()
    for first in range(0, len(articles), 100):
        postings = analyser.analyse(articles[first : first + 100], first).postings
        for field in ("title", "body"):
            terms = [term.decode() for term in analyser.vocabulary(field)]
            numbers, docs, places = postings[field]
            assert places is not None
            found: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
            for term, doc, place in zip(numbers.tolist(), docs.tolist(), places.tolist(), strict=True):
                found[doc][terms[term]].append(place)
            for number, article in enumerate(articles[first : first + 100], first):
                body = [article.text[part.start : part.end] for part in article.paragraphs]
                assert found[number] == places_of([article.title] if field == "title" else body)


def test_names_stand_where_their_first_tokens_do() -> None:
    text = "The office in Pyongyang said so.\nKim Jong Un visited Wonsan."
    article = Article(title="Wonsan", text=text, paragraphs=(Paragraph(0, 32, Role.BODY), Paragraph(33, 60, Role.BODY)))
    analyser = Analyser()
    names = analyser.analyse([article], 0).postings["name"]
    terms = analyser.vocabulary("name")
    body = "\n\n".join(text.split("\n"))
    expected = {mention.id for mention in all_mentions(body, None)}
    assert {terms[number].decode() for number in names.terms.tolist()} == expected
    assert names.places is not None
    assert sorted(set(names.places.tolist())) == [3, 6 + PARAGRAPH_GAP, 10 + PARAGRAPH_GAP]


@pytest.fixture
def filled(library: Library, lines: Writer) -> Library:
    library.add([lines("reports.jsonl", *reports(400))])
    return library


def test_two_processes_build_the_index_that_one_builds(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = contents(filled)
    monkeypatch.setattr(index_directory, "LARGE", 50)
    monkeypatch.setattr(index_directory, "MOST_ARTICLES", 120)
    monkeypatch.setattr(index_directory, "processors", lambda: 2)
    filled.engine.files.rebuild()
    assert contents(filled) == alone
    assert filled.engine.files.check() == ""


def test_one_process_goes_on_when_the_other_dies(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = contents(filled)
    monkeypatch.setattr(index_directory, "LARGE", 50)
    helper = Helper(filled.directory)
    assert helper._process is not None
    helper._process.kill()
    filled.engine.files._create()
    filled.engine.files.catch_up(helper=helper)
    assert contents(filled) == alone
    assert filled.engine.files.check() == ""


@pytest.mark.parametrize("is_given", [False, True])
def test_a_damaged_index_is_built_anew_while_the_other_process_is_at_work(
    filled: Library, monkeypatch: pytest.MonkeyPatch, *, is_given: bool
) -> None:
    alone = contents(filled)
    monkeypatch.setattr(index_directory, "LARGE", 50)
    monkeypatch.setattr(index_directory, "processors", lambda: 2)
    filled.record.touch(range(1, 300))
    next(filled.engine.files.path.glob("*.row.col")).write_bytes(b"")
    with Helper(filled.directory) as helper:
        filled.engine.files.catch_up(helper=helper if is_given else None)
        assert not is_given or helper.has_failed
    assert contents(filled) == alone
    assert filled.engine.files.check() == ""


@pytest.mark.parametrize("line", ['{"segments": "gASV', "\\udcff", ""])
def test_a_helper_that_was_killed_while_it_answered_has_failed(filled: Library, line: str) -> None:
    with Helper(filled.directory) as helper:
        helper.ask(["catch up"])
        helper._answers.put(line)
        assert helper.answer() is None
        assert helper.has_failed


def test_a_helper_that_cannot_be_started_has_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "nowhere"))
    with Helper(tmp_path) as helper:
        helper.ask(["catch up"])
        assert helper.has_failed
        assert helper.answer() is None


@pytest.mark.skipif(os.name != "posix", reason="ends a process by a signal")
def test_a_helper_ends_with_the_process_that_started_it(filled: Library) -> None:
    helper = Helper(filled.directory)
    process = helper._process
    assert process is not None
    assert process.stdin is not None
    helper.ask(["catch up"])
    assert helper.answer() is True
    process.send_signal(signal.SIGINT)
    process.stdin.close()
    assert process.wait(10) == 0


def test_an_import_with_a_helper_finds_all_and_is_one_segment_or_few(
    library: Library, lines: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "WORTH_HELP", 100)
    monkeypatch.setattr(following, "processors", lambda: 2)
    library.add([lines("reports.jsonl", *reports(1600))])
    assert total(library) == 1600
    assert library.engine.files.check() == ""
    together = contents(library)
    library.engine.files.rebuild()
    assert contents(library) == together


def test_a_batch_that_is_kept_grows_in_one_segment(filled: Library) -> None:
    files = index_directory.IndexDirectory(filled.directory / "index", filled.record)
    files.keep_batches()
    files.rebuild()
    for number in range(3):
        with filled.record.transaction():
            for article in (_article(400 + 100 * number + i) for i in range(100)):
                filled.record.store(article)
        files.catch_up()
    assert len(list(files.path.glob("*.trm"))) == 1
    assert files.count() == total(filled) == 700
    grown = contents(filled)
    filled.engine.files.rebuild()
    assert contents(filled) == grown


def test_an_article_that_changes_in_a_kept_batch_is_there_once(filled: Library) -> None:
    files = index_directory.IndexDirectory(filled.directory / "index", filled.record)
    files.keep_batches()
    files.rebuild()
    for _ in range(2):
        filled.record.touch(range(1, 101))
        files.catch_up()
    assert files.count() == total(filled) == 400
    assert files.check() == ""
    grown = contents(filled)
    filled.engine.files.rebuild()
    assert contents(filled) == grown


def _article(number: int) -> Article:
    fields = report(number)
    text = str(fields["text"])
    return Article(title=str(fields["title"]), text=text, paragraphs=(Paragraph(0, len(text), Role.BODY),))
