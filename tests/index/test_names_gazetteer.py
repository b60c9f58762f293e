"""The gazetteer's own order: nothing is claimed twice by accident, and dates are dates."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from index.exceptions import UnreadableFileError
from index.names import Entity, Gazetteer, Matcher, default_gazetteer, read
from index.names.folding import compact

if TYPE_CHECKING:
    from pathlib import Path

ENTITIES = list(default_gazetteer())


def test_there_are_enough_entries_of_every_kind() -> None:
    counts: dict[str, int] = defaultdict(int)
    for entity in ENTITIES:
        counts[entity.type] += 1
    assert len(ENTITIES) >= 300
    assert min(counts.values()) >= 5, counts


def test_ids_and_display_names_are_unique() -> None:
    assert len({entity.id for entity in ENTITIES}) == len(ENTITIES)
    assert len({entity.name for entity in ENTITIES}) == len(ENTITIES)
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", entity.id) for entity in ENTITIES)


def test_no_name_is_claimed_twice_unless_all_who_claim_it_call_it_ambiguous() -> None:
    strong: dict[str, set[str]] = defaultdict(set)
    ambiguous: dict[str, set[str]] = defaultdict(set)
    for entity in ENTITIES:
        for name in entity.strong:
            strong[compact(name)].add(entity.id)
        for name in entity.ambiguous:
            ambiguous[compact(name)].add(entity.id)
    assert {name: ids for name, ids in strong.items() if len(ids) > 1} == {}
    assert {name: ids for name, ids in ambiguous.items() if len(ids) < 2 or name in strong} == {}


def test_no_weak_name_is_a_strong_one_of_the_same_or_another_entry() -> None:
    strong = {compact(name) for entity in ENTITIES for name in entity.strong}
    assert {name for entity in ENTITIES for name in entity.weak if compact(name) in strong} == set()


def test_a_weak_name_has_a_strong_one_to_lean_on() -> None:
    assert [entity.id for entity in ENTITIES if not entity.strong] == []


def test_offices_are_in_order_and_do_not_end_before_they_begin() -> None:
    for entity in ENTITIES:
        for role in entity.roles:
            assert role.since, entity.id
            assert role.until is None or role.since <= role.until, entity.id


def is_by_then(end: str, start: str) -> bool:
    known = min(len(end), len(start), len("2011-12"))
    return end[:known] <= start[:known]


def test_no_office_of_a_country_has_two_holders_for_longer_than_a_month() -> None:
    held = [
        (role.country, title, role.since or "", role.until or "9999", entity.id)
        for entity in ENTITIES
        for role in entity.roles
        for title in role.titles
        if not role.is_shared
    ]
    for country, title, since, until, holder in held:
        for other_country, other_title, other_since, other_until, other in held:
            if (country, title) == (other_country, other_title) and holder != other:
                apart = is_by_then(until, other_since) or is_by_then(other_until, since)
                assert apart, (title, holder, other)


@pytest.mark.parametrize(
    ("country", "title"),
    [
        ("KP", "leader"),
        ("KP", "chief of the general staff"),
        ("KR", "president"),
        ("KR", "unification minister"),
        ("KR", "NIS director"),
        ("US", "president"),
        ("US", "commander of US Forces Korea"),
        ("JP", "prime minister"),
        ("JP", "chief cabinet secretary"),
        ("CN", "foreign minister"),
        ("RU", "foreign minister"),
        ("UN", "secretary-general"),
    ],
)
def test_offices_of_weight_are_handed_on_without_a_hole(country: str, title: str) -> None:
    terms = sorted(
        (role.since or "", role.until or "9999")
        for entity in ENTITIES
        for role in entity.roles
        if (role.country, role.titles[0]) == (country, title)
    )
    vacant = [(end, start) for (_, end), (start, _) in pairwise(terms) if end >= "1990" and _months(end, start) > 3]
    assert vacant == []


def _months(end: str, start: str) -> int:
    years, months = int(start[:4]) - int(end[:4]), int(start[5:7] or 1) - int(end[5:7] or 12)
    return 12 * years + months


def test_every_entry_says_what_it_is_in_one_line() -> None:
    assert [entity.id for entity in ENTITIES if not 3 < len(entity.desc) < 200 or "\n" in entity.desc] == []


def test_every_person_and_nobody_else_has_a_gender() -> None:
    assert [entity.id for entity in ENTITIES if (entity.type == "person") != bool(entity.gender)] == []


OFFICE = re.compile(
    r" (?:\S*(?:장관|차관|총리|위원장|비서|부장|국장|실장|원장|의장|대사|대표|대변인|의원|교수|대통령|주석)"
    r"|국방상|무력상|외교부?|통일부?|국방부?|합참|노동당|중국|\S+대|유엔주재)$"
)


def test_what_a_person_is_called_in_hangul_is_a_name_without_an_office() -> None:
    for entity in ENTITIES:
        if entity.type == "person":
            assert all(re.fullmatch("(?:[A-Z]+ )*[가-힣]+(?: [가-힣A-Z]+){0,3}", name) for name in entity.hangul), (
                entity.id
            )
            assert not [name for name in entity.hangul if OFFICE.search(name)]
            if any(role.country in {"KP", "KR"} for role in entity.roles):
                assert [name for name in entity.hangul if not re.fullmatch("[가-힣]{2,4}", name)] == []


def test_a_name_that_is_weak_is_shown_but_means_nobody_alone() -> None:
    general = default_gazetteer().get("kim-yong-chol")
    assert general
    assert general.spellings[:2] == ("Kim Yong Chol", "김영철")
    assert "김영철" not in general.strong
    assert "김영철 통일전선부장" in general.strong


def test_the_reader_makes_a_weak_name_a_strong_one_by_adding_it() -> None:
    own = Entity(id="kim-yong-chol", type="person", name="Kim Yong Chol", hangul=("김영철",))
    assert [mention.id for mention in Matcher(Gazetteer([*ENTITIES, own])).mentions("김영철은 말했다.")] == [
        "kim-yong-chol"
    ]


def test_scripts_are_in_their_own_fields() -> None:
    for entity in ENTITIES:
        assert not re.search("[가-힣一-鿿]", " ".join(entity.aliases)), entity.id
        assert all(re.search("[가-힣]|NK|TV", name) for name in entity.hangul), entity.id
        assert not re.search("[가-힣A-Za-z]", " ".join(entity.hanja)), entity.id


def write(path: Path, *records: object) -> Path:
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), encoding="utf-8")
    return path


def test_a_file_of_the_readers_own_adds_entries_and_names(tmp_path: Path) -> None:
    own = write(
        tmp_path / "own.jsonl",
        {"id": "kim-jong-un", "type": "person", "name": "Kim Jong Un", "aliases": ["Kim the Third"]},
        {"id": "my-village", "type": "place", "name": "Samgwang-ri", "hangul": ["삼광리"]},
    )
    matcher = Matcher(Gazetteer([*ENTITIES, *read(own)]))
    text = "Kim the Third (김정은) went to 삼광리."
    assert [mention.id for mention in matcher.mentions(text)] == ["kim-jong-un", "kim-jong-un", "my-village"]


@pytest.mark.parametrize(
    ("record", "complaint"),
    [
        ({"id": "a", "type": "person"}, "name is missing"),
        ({"id": "a", "type": "animal", "name": "A"}, "type must be one of"),
        ({"id": "a", "type": "person", "name": "A", "gender": "f"}, "gender must be female or male"),
        ({"id": "a", "type": "person", "name": "A", "alias": ["B"]}, "unknown field 'alias'"),
        ({"id": "a", "type": "person", "name": "A", "aliases": [1]}, "not a list of names"),
        ({"id": "a", "type": "person", "name": "A", "roles": [{"role": "x", "from": "June"}]}, "not a date"),
        ({"id": "a", "type": "person", "name": "A", "roles": [7]}, "line 1"),
        ({"id": "a", "type": ["person"], "name": "A"}, "line 1"),
        (["id"], "line 1"),
        ("id", "line 1"),
        (None, "line 1"),
    ],
)
def test_a_wrong_record_is_named_by_its_line(tmp_path: Path, record: object, complaint: str) -> None:
    with pytest.raises(UnreadableFileError, match=complaint) as failure:
        read(write(tmp_path / "own.jsonl", record))
    assert "own.jsonl, line 1" in str(failure.value)


def test_a_file_that_is_no_text_is_reported(tmp_path: Path) -> None:
    (tmp_path / "own.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableFileError, match=r"own\.jsonl cannot be read"):
        read(tmp_path / "own.jsonl")
    with pytest.raises(UnreadableFileError):
        read(tmp_path / "missing.jsonl")
