"""Whom Korean mentions mean: names with offices, short forms, foreigners, bodies and media. All texts are invented."""

from __future__ import annotations

import pytest

from index.article import Article, Paragraph, Role
from index.quotes import extract_quotes
from index.quotes.cues import lexicon
from index.quotes.foreign import foreign_name, full_name, is_foreign, is_japanese_family
from index.quotes.relay import agency_name


def speakers(text: str) -> list[str | None]:
    article = Article("A title", text, (Paragraph(0, len(text), Role.BODY),), language="ko")
    return [quote.speaker.name if quote.speaker else None for quote in extract_quotes(article)]


def sources(text: str) -> list[tuple[str | None, str | None]]:
    article = Article("A title", text, (Paragraph(0, len(text), Role.BODY),), language="ko")
    return [
        (quote.speaker.name if quote.speaker else None, quote.relay.name if quote.relay else None)
        for quote in extract_quotes(article)
    ]


@pytest.mark.parametrize(
    "mention",
    [
        "이민호 항만청 차장",
        "항만당 이민호 의원",
        "이민호 전 항만공사 사장",
        "항만연구원 이민호 선임연구위원",
    ],
)
def test_titles_and_bodies_are_no_part_of_a_name(mention: str) -> None:
    assert speakers(f'{mention}은 "부두를 다시 열어야 한다"고 말했다.') == ["이민호"]


def test_a_short_form_with_a_former_office_means_the_full_name() -> None:
    text = '이민호 전 바다당 의원이 부두를 찾았다. 이 전 의원은 "문을 열어야 한다"고 말했다.'
    assert speakers(text) == ["이민호"]


def test_a_short_form_behind_a_party_means_the_full_name() -> None:
    text = '바다당 곽민호 의원이 부두를 찾았다. 바다당 곽 의원은 "문을 열어야 한다"고 말했다.'
    assert speakers(text) == ["곽민호"]


def test_a_short_form_finds_a_name_of_two_syllables() -> None:
    text = '홍빈 항만연구원 연구위원이 부두를 찾았다. 홍 연구위원은 "문을 열어야 한다"고 말했다.'
    assert speakers(text) == ["홍빈"]


def test_a_name_behind_a_word_that_begins_like_a_name_is_found() -> None:
    text = '1심에서 무죄가 나오자 주민호 바다당 의원은 유감을 나타냈다. 주 의원은 "문을 열어야 한다"고 말했다.'
    assert speakers(text) == ["주민호"]


def test_a_plain_title_means_whoever_has_the_family_name() -> None:
    text = '류민호 전 항만 대리대사가 있었다. 여러 번 만난 류씨는 "부두에 익숙한 사람"이라고 말했다.'
    assert speakers(text) == ["류민호"]


def test_a_withheld_name_is_not_guessed() -> None:
    text = '이민호 항만청장이 이모(42)씨를 만났다. 이씨는 "부두를 잘 안다"고 말했다.'
    assert speakers(text) == ["이씨"]


@pytest.mark.parametrize(
    ("introduced", "short"),
    [
        ("톰슨 클라크 미국 항만센터 부회장은", "클라크 부회장은"),
        ("미국 항만센터 부회장인 톰슨 클라크는", "클라크 부회장은"),
        ("톰슨 클라크 항만사령관 겸 부두사령관(대장)은", "클라크 사령관은"),
    ],
)
def test_a_foreigner_has_both_parts_of_the_name(introduced: str, short: str) -> None:
    text = f'{introduced} "부두가 열렸다"고 말했다. {short} "문을 닫지 말라"고 했다. 그는 "배가 온다"고 말했다.'
    assert speakers(text) == ["톰슨 클라크"] * 3


def test_a_title_before_the_name_is_one_of_its_bearers() -> None:
    text = '항만위원장인 이민호 바다당 의원이 부두를 찾았다. 이 위원장은 "문을 열겠다"고 말했다.'
    assert speakers(text) == ["이민호"]


def test_a_japanese_family_name_may_look_like_a_korean_name() -> None:
    text = '이시다 타쿠오 HARBOUR 회장은 "부두가 열렸다"고 말했다. 이시다 회장은 "배가 온다"고 했다.'
    assert speakers(text) == ["이시다 타쿠오"] * 2


def test_he_is_a_foreigner_who_acted_before() -> None:
    text = '마릴라 크노바 항만부 대변인은 선물을 받았다. 크노바 대변인은 배를 보냈다. 그는 "늦게 알았다"고 말했다.'
    assert speakers(text) == ["마릴라 크노바"]


def test_who_is_named_between_marks_is_not_he() -> None:
    text = '이민호 대표는 "팜 클라크 장관은 늦었다"고 했다. 그는 "문을 닫지 말라"고 말했다.'
    assert speakers(text) == ["이민호"] * 2


def test_foreign_names_are_told_by_their_syllables() -> None:
    assert is_foreign("클라크")
    assert not is_foreign("이민호")
    assert not is_foreign("우크라이나")
    assert foreign_name("일본 항만대 나카모토 케이토(西本) 교수") == "나카모토 케이토"
    assert foreign_name("항만부 대변인") is None
    assert full_name("케이토와 톰슨 클라크는 왔다. 클라크 부회장은 갔다.", "클라크") == "톰슨 클라크"


@pytest.mark.parametrize(
    ("named", "short", "full"),
    [
        ("바다당 부두사고조사 특별위원회가", "특위는", "바다당 부두사고조사 특별위원회"),
        ("부두안전국민연합(부안연)이", "부안연은", "부두안전국민연합"),
    ],
)
def test_an_abbreviated_body_goes_by_its_full_name(named: str, short: str, full: str) -> None:
    assert speakers(f'{named} 문서를 공개했다. 30일 {short} "문을 열어야 한다"고 밝혔다.')[-1] == full


def test_a_body_goes_without_the_abbreviation_behind_it() -> None:
    text = '항만안보연구원(PSI)은 "배가 온다"고 밝혔다. PSI는 "문을 열자"고 했다.'
    assert speakers(text)[0] == "항만안보연구원"


def test_a_title_with_a_particle_is_no_name() -> None:
    text = '정가람 항만청 장관이 왔다. 정 장관은 지난 19일 이민호 대통령에게 "배가 온다"고 말했다.'
    assert speakers(text) == ["정가람"]


def test_what_an_agency_tells_of_a_deed_is_its_own() -> None:
    text = '조선중앙통신은 30일 소식을 전했다. 통신은 김민호 위원장이 부두를 찾아 "배의 실태를 요해"했다고 밝혔다.'
    assert sources(text) == [("KCNA", None)]


def test_what_an_agency_passes_on_is_said_by_whom_it_tells_of() -> None:
    text = '조선중앙통신은 30일 김민호 위원장의 방문을 전하며 "부두를 열어야 한다"고 밝혔다고 보도했다.'
    assert sources(text) == [("김민호", "KCNA")]


@pytest.mark.parametrize(
    ("medium", "relay"),
    [
        ("니혼게이자이신문(닛케이)에 따르면", "Nikkei"),
        ("WSJ에 따르면", "Wall Street Journal"),
        ("미국 CNN 방송에 따르면", "CNN"),
        ("요미우리신문을 인용해", "Yomiuri Shimbun"),
    ],
)
def test_foreign_media_pass_words_on(medium: str, relay: str) -> None:
    assert sources(f'30일 {medium} 이민호 항만청장은 "부두가 열렸다"고 말했다.') == [("이민호", relay)]


@pytest.mark.parametrize(
    "name",
    sorted(
        lexicon(
            """KCNA Uriminzokkiri Yonhap Xinhua Reuters Bloomberg 조선중앙통신 중앙통신 노동신문 우리민족끼리 연합뉴스
            뉴시스 교도통신 신화통신 환구시보 타스통신 리아노보스티 인테르팍스 로이터 블룸버그 월스트리트저널
            뉴욕타임스 워싱턴포스트 파이낸셜타임스 폭스뉴스 폴리티코 악시오스 가디언 슈피겔 르몽드 닛케이 요미우리
            아사히신문 마이니치 산케이 도쿄신문 지지통신 인민일보 사우스차이나모닝포스트 스푸트니크 이즈베스티야
            자유아시아방송 미국의소리 NK뉴스 데일리NK 38노스 CNN BBC NBC ABC CBS WSJ NYT FT VOA RFA SCMP
            대만중앙통신 관영매체"""
        )
    ),
)
def test_every_medium_is_known_by_its_name(name: str) -> None:
    assert agency_name(name) is not None


def test_a_credit_before_the_text_passes_nothing_on() -> None:
    text = '로이터 연합뉴스이민호 항만청장은 부두를 찾았다. 이 청장은 노동신문 공개에 대해 "늦었다"고 말했다.'
    assert sources(text) == [("이민호", None)]


def test_who_stands_right_before_the_words_says_them() -> None:
    text = "이민호 의원은 김가람 전 총리가 '문을 열자'고 건의했는지 묻자 \"모른다\"고 말했다."
    assert speakers(text) == ["김가람", "이민호"]


def test_without_a_subject_the_last_speaker_goes_on() -> None:
    text = '이민호 의원은 "문을 열자"고 말했다.\n또 "배가 온다"고 했다. 김가람 의원은 "늦었다"고 말했다.'
    ends = text.index("\n")
    paragraphs = (Paragraph(0, ends, Role.BODY), Paragraph(ends + 1, len(text), Role.BODY))
    found = extract_quotes(Article("A title", text, paragraphs, language="ko"))
    assert [quote.speaker.name for quote in found if quote.speaker] == ["이민호", "이민호", "김가람"]


def test_a_foreign_name_may_end_like_a_particle() -> None:
    text = '톰슨 파파로 항만사령관은 부두를 찾았다. 파파로 사령관은 "문을 열자"고 말했다.'
    assert speakers(text) == ["톰슨 파파로"]


def test_a_body_behind_a_foreign_name_is_no_part_of_it() -> None:
    text = '부두크림이 문을 열었다. 카이로스동 부두크림 항만 회장은 "배가 온다"고 말했다.'
    assert speakers(text) == ["카이로스동"]


def test_a_family_name_at_the_end_is_heard() -> None:
    text = '앤디 김 주한 항만대사대리가 왔다. 김 대사대리는 "문을 열자"고 말했다.'
    assert speakers(text) == ["앤디 김"]


def test_no_adverb_is_a_japanese_family_name_and_no_office_a_given_one() -> None:
    assert not is_japanese_family("당시", "푸틴")
    assert not is_japanese_family("무엇보다", "푸틴")
    assert not is_japanese_family("민중기", "특별검사팀이")
    assert is_japanese_family("이시다", "타쿠오")
