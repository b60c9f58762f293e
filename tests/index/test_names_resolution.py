"""Taking a mention to the entity that is meant, and to nobody rather than to the wrong one."""

from __future__ import annotations

import pytest

from index.names import candidates, default_gazetteer, entities, resolve, spellings


@pytest.mark.parametrize(
    ("mention", "language", "date", "entity"),
    [
        ("Kim Jong Un", "en", None, "kim-jong-un"),
        ("kim jong-un", "en", None, "kim-jong-un"),
        ("Kim Jong Un’s", "en", None, "kim-jong-un"),
        ("김정은은", "ko", None, "kim-jong-un"),
        ("김정은동지께서", "ko", None, "kim-jong-un"),
        ("金正恩", "zh", None, "kim-jong-un"),
        ("Foreign Minister Choe Son Hui", "en", None, "choe-son-hui"),
        ("최선희 외무상이", "ko", None, "choe-son-hui"),
        ("former President Moon Jae-in", "en", None, "moon-jae-in"),
        ("Mr. Putin", "en", None, "vladimir-putin"),
        ("트럼프 미국 대통령", "ko", None, "donald-trump"),
        ("김여정 노동당 부부장은", "ko", None, "kim-yo-jong"),
        ("the Rodong Sinmun newspaper", "en", None, "rodong-sinmun"),
        ("로동신문은", "ko", None, "rodong-sinmun"),
        ("노동신문이", "ko", None, "rodong-sinmun"),
        ("Korea Central News Agency", "en", None, "kcna"),
        ("state news agency KCNA", "en", None, "kcna"),
        ("조선중앙통신", "ko", None, "kcna"),
        ("South Korea's Yonhap", "en", None, "yonhap"),
        ("‘만리경-1호’", "ko", None, "malligyong-1"),
    ],
)
def test_a_name_is_taken_to_its_entity(mention: str, language: str, date: str | None, entity: str) -> None:
    found = default_gazetteer().get(entity)
    assert found
    assert resolve(mention, language, date) == (entity, found.name)


@pytest.mark.parametrize(
    ("mention", "language", "date", "entity"),
    [
        ("the North Korean leader", "en", "2023-12-31", "kim-jong-un"),
        ("윤 전 대통령", "ko", "2025-12-29", "yoon-suk-yeol"),
        ("the North Korean leader", "en", "2011-11-30", "kim-jong-il"),
        ("the North Korean leader", "en", "1993", "kim-il-sung"),
        ("North Korea's leader", "en", "2023-12-31T03:48:22Z", "kim-jong-un"),
        ("North Korean head of state", "en", "2023-12", "kim-jong-un"),
        ("the leader of North Korea", "en", "2024-01-01", "kim-jong-un"),
        ("North Korean leader Kim", "en", "2024-01-01", "kim-jong-un"),
        ("DPRK Foreign Minister", "en", "2018-06", "ri-yong-ho"),
        ("the South Korean president", "en", "2024-01-01", "yoon-suk-yeol"),
        ("the U.S. president", "en", "2019-02-28", "donald-trump"),
        ("President of the United States", "en", "2023", "joe-biden"),
        ("Japan's prime minister", "en", "2025-12-01", "sanae-takaichi"),
        ("북한 지도자", "ko", "2023-12-31", "kim-jong-un"),
        ("북한의 최고지도자", "ko", "2010", "kim-jong-il"),
        ("김 위원장", "ko", "2024-01-01", "kim-jong-un"),
        ("김 위원장은", "ko", "2009-05", "kim-jong-il"),
        ("이 대통령", "ko", "2025-12-30", "lee-jae-myung"),
        ("이 대통령", "ko", "2010-12-30", "lee-myung-bak"),
        ("President Lee", "en", "2010-12-30", "lee-myung-bak"),
        ("외무상", "ko", "2023-02-01", "choe-son-hui"),
        ("통일부 장관", "ko", "2018", "cho-myoung-gyon"),
        ("Ri Yong Ho", "en", "2011-03-01", "ri-yong-ho-general"),
        ("Ri Yong Ho", "en", "2018-03-01", "ri-yong-ho"),
        ("Prime Minister Abe", "en", "2015-05-01", "shinzo-abe"),
        ("총참모장", "ko", "2022-05-01", "rim-kwang-il"),
        ("총참모장", "ko", "2022-07-29", "ri-thae-sop"),
        ("U.S. national security adviser", "en", "2011-05", "tom-donilon"),
        ("김정관", "ko", "2020-05-01", "kim-jong-gwan"),
        ("김정관", "ko", "2025-10-01", "kim-jung-kwan"),
        ("김민석", "ko", "2025-10-01", "kim-min-seok"),
        ("North Korean ambassador to the United Nations", "en", "2019-05", "kim-song"),
    ],
)
def test_an_office_is_taken_to_who_held_it_on_the_day(mention: str, language: str, date: str, entity: str) -> None:
    found = resolve(mention, language, date)
    assert found is not None
    assert found[0] == entity


@pytest.mark.parametrize(
    ("mention", "language", "date"),
    [
        ("", "en", "2024-01-01"),
        ("'", "ko", None),
        ("he", "en", "2024-01-01"),
        ("Kim", "en", "2024-01-01"),
        ("the president", "en", "2024-01-01"),
        ("the North Korean leader", "en", None),
        ("the North Korean leader", "en", "2011"),
        ("North Korean football coach", "en", "2024-01-01"),
        ("Kim Jong Un's sister", "en", "2024-01-01"),
        ("an aide to Kim Jong Un", "en", "2024-01-01"),
        ("김정은의 여동생", "ko", "2024-01-01"),
        ("김정은 측근", "ko", "2024-01-01"),
        ("문재인 정부 통일부 장관", "ko", "2024-01-01"),
        ("Ri Yong Ho", "en", None),
        ("Chairman Kim", "en", None),
        ("North Korean vice department director", "en", "2024-05-01"),
        ("이종석", "ko", "2015-05-01"),
        ("김일철", "ko", "2015-05-01"),
    ],
)
def test_what_stays_in_doubt_is_nobody(mention: str, language: str, date: str | None) -> None:
    assert resolve(mention, language, date) is None


def test_a_very_long_mention_is_harmless() -> None:
    assert resolve("the " * 100_000 + "leader", "en", "2024-01-01") is None


def test_an_ambiguous_name_asks() -> None:
    assert candidates("Ri Yong-ho") == ("ri-yong-ho", "ri-yong-ho-general")
    assert candidates("Chairman Kim") == ("kim-jong-un", "kim-jong-il")
    assert candidates("Nobody At All") == ()


def test_entities_are_listed_once_in_order_of_mention() -> None:
    text = "노동신문은 김정은 국무위원장이 평양에서 Kim Jong Un 명의의 서한을 썼다고 전했다."
    assert entities(text) == ("rodong-sinmun", "kim-jong-un", "pyongyang")


def test_spellings_show_one_name_a_script() -> None:
    assert spellings("kim-jong-un") == ("Kim Jong Un", "김정은", "金正恩")
    assert spellings("nobody") == ()
