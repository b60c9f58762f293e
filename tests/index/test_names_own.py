"""The reader's own names: what the file may say, and what it changes in searches and in the index."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from index.exceptions import NamesError
from index.kept_quotations import kept_quotations
from index.library import Library
from index.names import candidates, default_gazetteer, default_matcher, own_problems, refresh, resolve
from index.names.own_edits import add_spellings
from index.search.recognition import understood
from index.search.renaming import _ways, changed_spellings, claims
from index.search.results import Sort

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CATCH_UP = """import sys
from pathlib import Path
from index.library import Library
with Library(Path(sys.argv[1])) as library:
    library.catch_up()
"""


@pytest.fixture
def write(own_names: Path) -> Callable[[str], None]:
    """Return a writer of the file of own names, which are then known."""

    def written(text: str) -> None:
        own_names.parent.mkdir(exist_ok=True)
        own_names.write_text(text, encoding="utf-8")
        refresh()

    return written


def test_a_spelling_is_added_to_a_name_of_ours(write: Callable[[str], None]) -> None:
    write("# my own\nKim Jong Un = Supremo Kim, 김정은님, 金第一\n")
    assert candidates("supremo kim") == candidates("김정은님") == candidates("金第一") == ("kim-jong-un",)
    assert resolve("Supremo Kim", "en", None) == ("kim-jong-un", "Kim Jong Un")
    assert not own_problems()


def test_a_name_is_told_by_any_spelling_or_its_id(write: Callable[[str], None]) -> None:
    write("조선중앙통신 = Joongtong\nri-yong-ho-general = Ri the General\n")
    assert candidates("joongtong") == candidates("KCNA")
    assert candidates("Ri the General") == ("ri-yong-ho-general",)


def test_a_name_that_is_not_known_becomes_one(write: Callable[[str], None]) -> None:
    write("Mun Chol Bong = Moon Cheol-bong, 문철봉\nLake Sobaek [place] = 소백호\n류명월 = Ryu Myong Wol\n")
    found = default_gazetteer().get("mun-chol-bong")
    assert found is not None
    assert (found.type, found.name, found.hangul) == ("person", "Mun Chol Bong", ("문철봉",))
    mentions = default_matcher().mentions("In Sobaekho no one; at 소백호에서 문철봉은 met Moon Cheol-bong.")
    assert [mention.id for mention in mentions] == ["lake-sobaek", "mun-chol-bong", "mun-chol-bong"]
    (own,) = candidates("류명월")
    assert candidates("Ryu Myong-wol") == (own,)
    assert own.startswith("own-")


def test_a_spelling_is_taken_back(write: Callable[[str], None]) -> None:
    write("Kim Jong Un = -KJU\n")
    assert candidates("KJU") == ()
    assert candidates("김정은") == ("kim-jong-un",)


def test_an_entry_in_the_form_of_our_file(write: Callable[[str], None]) -> None:
    write('{"id": "mun-chol-bong", "type": "person", "name": "Mun Chol Bong", "weak": ["Engineer Mun"]}\n')
    mentions = default_matcher().mentions("Mun Chol Bong came. Engineer Mun spoke.")
    assert [mention.strong for mention in mentions] == [True, False]


def test_what_only_escapes_can_hide_in_an_entry_is_not_kept(told: Library, write: Callable[[str], None]) -> None:
    r"""A lone \ud800 cannot be written down with the names of the index: no search would work any more."""
    write(r'{"id": "mun", "type": "person", "name": "Mun\u001b[31m", "aliases": ["Chief\ud800 Mun"], "desc": "\u202e"}')
    assert not own_problems()
    told.catch_up()
    assert told.engine.files.knows_names()
    assert titles(told, "Chief Mun") == set()


def test_a_name_that_is_no_text_is_refused(own_names: Path) -> None:
    with pytest.raises(NamesError, match="cannot be seen"):
        add_spellings("Kim Jong Un", ["Kim\udcffs"])


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Kim Jong Un", "NAME = spelling"),
        ("Ri Yong Ho = Ri the Elder", "ri-yong-ho or ri-yong-ho-general"),
        ("Mun Chol [deity] = 문철", "is none of"),
        ("Kim Jong Un [place] = 문철", "known as person"),
        ("Kim Jong Un = K", "too short"),
        ("Kim Jong Un = 2024", "too short"),
        ("Kim Jong Un = Ким Чен Ын", "none of the scripts"),
        ("Nobody Known = -Noone", "no name that is known"),
        ("Kim Jong Un = " + "a" * 101, "too long"),
        ('{"id": "mun"', "Expecting"),
        ('{"id": "Mun Chol", "type": "person", "name": "Mun Chol"}', "lower-case words"),
        ('{"type": "person", "name": "Mun Chol"}', "id is missing"),
        ("[1, 2]", "NAME = spelling"),
    ],
)
def test_a_wrong_line_is_told_and_the_others_are_used(write: Callable[[str], None], line: str, says: str) -> None:
    write(f"Kim Jong Un = Supremo Kim\n{line}\nKCNA = Joongtong\n")
    (problem,) = own_problems()
    assert problem.line == 2
    assert says in problem.message
    assert candidates("Supremo Kim")
    assert candidates("Joongtong")


@pytest.mark.parametrize("content", [b"\xff\xfe=\x00", b"x" * (2**20 + 1)])
def test_a_file_that_is_no_list_is_told_and_ours_stay(own_names: Path, content: bytes) -> None:
    own_names.parent.mkdir()
    own_names.write_bytes(content)
    refresh()
    (problem,) = own_problems()
    assert problem.line == 0
    assert candidates("KCNA") == ("kcna",)


# The index


@pytest.fixture
def told(library: Library, tmp_path: Path) -> Library:
    """Return a library of three articles, one of which names somebody whom the gazetteer does not know."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in (
        ("one", "The engineer Mun Chol-bong said that the dam is safe. “It will hold,” Mun Chol-bong said."),
        ("two", "문철봉은 댐이 안전하다고 말했다."),
        ("three", "The dam is old, and Kim Jong Un went there in spring."),
    ):
        (folder / f"{name}.md").write_text(f"# Article {name}\n\n{text}\n", encoding="utf-8")
    library.add([folder])
    return library


def titles(library: Library, query: str) -> set[str]:
    """Return the titles of the articles that a query finds."""
    found = library.search(understood(query), Sort.RELEVANCE)
    return {head.title[8:] for head in library.record.heads(found.rows.tolist())}


def test_a_new_name_finds_every_spelling_once_the_index_has_caught_up(
    told: Library, write: Callable[[str], None]
) -> None:
    before = told.record.revision
    write("Mun Chol Bong = Moon Cheol-bong, 문철봉, Dam Master\n")
    assert told.is_behind
    assert "one" in titles(told, "Mun Chol-bong"), "at once, as it is written"
    told.catch_up()
    assert not told.is_behind
    assert titles(told, "Dam Master") == {"one", "two"}
    assert told.record.revision - before == 2, "the other article is not indexed again"
    write("")
    told.catch_up()
    assert titles(told, "Dam Master") == set()


def test_the_speaker_of_a_quotation_gets_the_new_name(told: Library, write: Callable[[str], None]) -> None:
    (row,) = told.search(understood("title:one"), Sort.RELEVANCE).rows.tolist()
    assert [quote.speaker.id for quote in told.quotes(row) if quote.speaker] == [None]
    write("Mun Chol Bong = 문철봉\n")
    told.catch_up()
    assert kept_quotations(told.record, row) is None
    assert [quote.speaker.id for quote in told.quotes(row) if quote.speaker] == ["mun-chol-bong"]


def test_statements_follow_the_names(told: Library, tmp_path: Path, write: Callable[[str], None]) -> None:
    said = "“The dam in the north will certainly hold for a hundred years or more,” said Mun Chol-bong"
    for number in range(2):
        (tmp_path / f"said-{number}.md").write_text(f"# Article said {number}\n\n{said}, in spring {number}.\n")
    told.add([tmp_path / "said-0.md", tmp_path / "said-1.md"])
    told.group_statements()
    assert [one.speaker for one in told.statements()] == ["Mun Chol Bong"]
    write("Moon Cheol Bong = Mun Chol Bong\n")
    told.catch_up()
    told.group_statements()
    assert [one.speaker for one in told.statements()] == ["Moon Cheol Bong"]


def test_an_open_library_takes_up_the_names_that_another_process_indexed(told: Library, own_names: Path) -> None:
    assert titles(told, "Dam Master") == set()
    own_names.parent.mkdir()
    own_names.write_text("Mun Chol Bong = Moon Cheol-bong, 문철봉, Dam Master\n", encoding="utf-8")
    subprocess.run([sys.executable, "-c", CATCH_UP, str(told.directory)], check=True)
    assert not candidates("문철봉")
    titles(told, "dam")
    assert titles(told, "Dam Master") == {"one", "two"}


def test_another_process_that_still_writes_takes_up_the_names(told: Library, own_names: Path) -> None:
    own_names.parent.mkdir()
    own_names.write_text("Mun Chol Bong = 문철봉\n", encoding="utf-8")
    told.engine.files.catch_up()
    assert told.engine.files.knows_names()
    assert candidates("문철봉") == ("mun-chol-bong",)


def terms(library: Library) -> set[tuple[str, str, int]]:
    """Return every mention that the index holds: field, id, row."""
    reader = library.engine.files.reader()
    rows = reader.column_reader("row")
    found = set()
    for field in ("name", "title_name"):
        for term in reader.lexicon(field):
            matcher = reader.postings(field, term)
            for number in matcher.all_ids():
                found.add((field, term.decode(), int(rows[number])))
    reader.close()
    return found


def test_what_is_indexed_again_equals_an_index_built_anew(
    seeds: Library, tmp_path: Path, write: Callable[[str], None]
) -> None:
    """Half of the spellings of our gazetteer are taken back and given again."""
    lines = [
        f"{entity.id} = " + ", ".join(f"-{spelling}" for spelling in entity.strong[i % 2 :: 2] if "," not in spelling)
        for i, entity in enumerate(default_gazetteer())
    ]
    with Library(tmp_path / "library") as library:
        for row in range(1, seeds.record.count() + 1):
            with library.record.transaction():
                library.record.store(seeds.record.article(row))
        library.catch_up()
        whole = terms(library)
        write("\n".join(line for line in lines if not line.endswith("= ")))
        library.catch_up()
        fewer = terms(library)
        assert len(fewer) < len(whole)
        library.engine.files.rebuild()
        assert terms(library) == fewer
        write("")
        library.catch_up()
        assert terms(library) == whole


def test_a_change_of_office_concerns_every_spelling(write: Callable[[str], None]) -> None:
    before = claims(default_gazetteer())
    write(
        '{"id": "kim-yo-jong", "type": "person", "name": "Kim Yo Jong", "roles": [{"role": "envoy", "country": "KP"}]}'
    )
    assert {"Kim Yo Jong", "김여정", "金與正"} <= changed_spellings(before, claims(default_gazetteer()))


@pytest.mark.parametrize(
    "line", ["Nobody Number{} = Alias{} Known", "Kim Jong Un = Alias{} Known", "Nobody Number{} = X Y{}, -Y Z{}"]
)
def test_a_long_file_costs_in_proportion_to_its_lines(write: Callable[[str], None], line: str) -> None:
    """Three thousand lines took minutes when all names were gathered anew for each."""
    began = time.process_time()
    write("\n".join(line.replace("{}", str(number)) for number in range(3_000)))
    assert not own_problems()
    add_spellings("Nobody Number17", ["Somebody After All"])
    assert candidates("somebody after all")
    assert time.process_time() - began < 8


@pytest.mark.parametrize("spelling", ["a1" * 40, "a b c d e f g h i j k l m n o p q r s t u v w x y z", "q 1 2" * 12])
def test_a_spelling_of_many_parts_is_looked_for_at_once(
    told: Library, write: Callable[[str], None], spelling: str
) -> None:
    """The ways to write it double with each part; those that no article can have are not tried."""
    began = time.process_time()
    write(f"Mun Chol Bong = {spelling}\n")
    told.catch_up()
    assert told.engine.files.knows_names()
    assert time.process_time() - began < 8


def test_a_spelling_is_looked_for_however_its_parts_are_joined() -> None:
    class Forms:
        def of(self, word: str) -> list[str]:
            return {"moon": ["moon", "mo'on"], "cheolbong": ["cheolbong"], "cheol": ["cheol"]}.get(word, [])

    assert set(_ways("Moon Cheol Bong", Forms())) == {"moon cheolbong", "mo'on cheolbong"}  # type: ignore[arg-type]
