"""Korean quotations: which marks hold words, and who says them where no subject does. All texts are invented."""

from __future__ import annotations

import pytest

from index.article import Article, Paragraph, Role
from index.quotes import extract_quotes


def said(*paragraphs: str, heading: bool = False) -> list[tuple[str, str | None]]:
    """Return the quotations with their speakers; with `heading` the first paragraph is one."""
    text = "\n".join(paragraphs)
    found, at = [], 0
    for number, paragraph in enumerate(paragraphs):
        role = Role.HEADING if heading and not number else Role.BODY
        found.append(Paragraph(at, at + len(paragraph), role))
        at += len(paragraph) + 1
    article = Article("A title", text, tuple(found), language="ko")
    return [(quote.text, quote.speaker.name if quote.speaker else None) for quote in extract_quotes(article)]


@pytest.mark.parametrize(
    "text",
    [
        '이민호 항만청장은 게시판에"부두를 다시 열겠다"고 적었다.',
        '이민호 항만청장은 " 부두를 다시 열겠다"고 적었다.',
        '이민호 항만청장은 "부두를 다시 열겠다 "고 적었다.',
        '[이민호/항만청장]"부두를 다시 열겠다."',
    ],
)
def test_a_misplaced_blank_or_none_does_not_lose_the_marks(text: str) -> None:
    assert [(words.rstrip("."), who) for words, who in said(text)] == [("부두를 다시 열겠다", "이민호")]


@pytest.mark.parametrize(
    "text",
    [
        '이민호 항만청장은 "든든한 방파제와 넓은 부두"를 지어야 한다고 강조했다.',
        "이민호 항만청장은 \"파도가 높다\"며 '든든한 방파제와 넓은 부두'를 갖춰야 한다고 강조했다.",
        "이민호 항만청장의 '든든한 방파제와 넓은 부두' 발언이 알려졌다.",
    ],
)
def test_a_phrase_in_marks_is_quoted_in_reported_speech(text: str) -> None:
    assert said(text)[-1] == ("든든한 방파제와 넓은 부두", "이민호")


@pytest.mark.parametrize(
    "text",
    [
        "항만청은 '뱃사람'이라는 새로운 용어를 쓰기로 했다고 밝혔다.",
        "항만청은 '원칙'이라는 표현을 쓰지 않겠다고 밝혔다.",
        "항만청은 '부두의 하루'라는 제목의 책을 냈다고 밝혔다.",
        '부두가 "곧 다시 열린다"는 관측이 나온다고 항만청은 밝혔다.',
        "이른바 '바다 정신'을 널리 알리고 있다고 항만청은 밝혔다.",
        "선장은 '돛대'라는 사조직을 이끌었다고 밝혔다.",
        "이번 일을 '뱃길의 시작'으로 평가할 수 있는지 의문이다.",
        "항만청 발표를 보면 '새 부두'는 물론 등대도 없었다고 한다.",
    ],
)
def test_a_term_in_single_marks_is_nobodys_words(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("선장은 항만청 관계자로부터 '배를 세우라'는 지시를 받고 멈췄다.", "항만청 관계자"),
        ("선장은 '배를 세우라'는 이민호 항만청장 지시에 따라 멈췄다.", "이민호"),
        ("이민호 항만청장은 '배를 세우자'는 메시지를 띄웠다.", "이민호"),
        ("'배를 세우면 된다'던 선장은 말이 없었다.", "선장"),
        ('바다일보는 이민호 항만청장을 인용해 "배를 세웠다"고 전했다.', "이민호"),
        ("이민호 항만청장 역시 어제 “배를 세웠다”고 말했다.", "이민호"),
        ("A는 어제 선장에게 “배를 세우라”고 요구했다.", "A"),
    ],
)
def test_a_noun_of_saying_or_a_source_tells_whose_words_they_are(text: str, name: str) -> None:
    assert [who for _, who in said(text)] == [name]


def test_what_stands_under_a_headline_is_said_by_whoever_says_it_below() -> None:
    deck = '"부두 다시 열고 등대 고칠 것"'
    body = '최민서 선주협회 회장은 "반갑다"고 말했다. 이민호 항만청장은 "부두를 다시 열고 등대를 고치겠다"고 밝혔다.'
    assert said(deck, body, heading=True)[0] == ("부두 다시 열고 등대 고칠 것", "이민호")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('해경은 부두를 다시 연다고 밝혔다. 또 "등대도 고치겠다"고 덧붙였다.', "해경"),
        ('최민서 작가는 이렇게 말했다. "바다가 그립다."', "최민서"),
        ('지난 5일 나온 항만청 대변인 담화에서 "부두는 닫혀 있다"고 반발했다.', "항만청 대변인"),
        ('이번 일로 "부두를 다시 열었다"(이민호 항만청장)고 선언하기에 이르렀다.', "이민호"),
        ('해운공시에 따르면 바다해운은 어제 "배가 곧 온다"고 밝혔다.', "바다해운"),
        ('이민호 청장이 선원들이 돌아왔다고 밝히며 "배가 곧 온다"고 말했다.', "이민호"),
        ('박민서 고문은 "배가 곧 온다"고 말했다.', "박민서"),
        ('페트르 라바(Petr Laba) 바다해운 부두 부문 부사장은 "배가 곧 온다"고 말했다.', "페트르 라바"),
        ("“부두를 다시 열겠습니다.” 이민호 항만청장의 설명이다.", "이민호"),
        ('바다전자 측은 "배가 곧 온다"고 말했다.', "바다전자 측"),
        ('부산고법 형사3부(재판장 이민호)는 "증거가 없다"고 판시했다.', "부산고법 형사3부"),
        ('로이터통신은 항만청 소식통을 인용해 "배가 곧 온다"고 보도했다.', "항만청 소식통"),
        ('요미우리는 이민호 청장이 부두를 찾았다고 짚으면서 "배가 곧 온다"고 했다.', "Yomiuri Shimbun"),
        ('하야시 요시마사 일본 총리가 부두를 찾았다. 하야시 총리는 "배가 곧 온다"고 말했다.', "하야시 요시마사"),
    ],
)
def test_a_subject_left_out_is_found_around_the_words(text: str, name: str) -> None:
    assert [who for _, who in said(text)] == [name]


def test_a_question_is_nobodys_unless_somebody_is_said_to_ask() -> None:
    text = '"배가 오느냐"는 질문에 이민호 항만청장은 "곧 온다"고 답했다.'
    assert said(text) == [("배가 오느냐", None), ("곧 온다", "이민호")]
    text = '이민호 항만청장은 취재진의 "배가 오느냐"는 질문에 "곧 온다"고 답했다.'
    assert said(text) == [("배가 오느냐", "취재진"), ("곧 온다", "이민호")]


def test_an_office_is_cut_from_the_headline_that_runs_into_it() -> None:
    deck, body = '회의 참석해경 "부두 다시 열 것"', "해경은 부두를 다시 열기로 했다고 밝혔다."
    assert said(deck, body, heading=True) == [("부두 다시 열 것", "해경")]


def test_northern_marks_hold_parts_of_sentences_as_well_as_names() -> None:
    text = "남측의 항만청장 이민호는 《새별》호가 부두를 《다시 찾아온 봄과 함께》 떠난다고 하였다."
    assert said(text) == [("다시 찾아온 봄과 함께", "이민호")]


def test_a_deed_that_an_agency_tells_of_is_in_its_words() -> None:
    text = '조선중앙통신은 이민호 청장이 "사랑하는 벗들과 함께" 부두에 나왔다고 전했다.'
    assert said(text) == [("사랑하는 벗들과 함께", "KCNA")]


def test_who_stands_bare_before_the_marks_says_the_words() -> None:
    assert said('항만청 전문가 "부두 다시 열어야"')[0][1] == "항만청 전문가"


def test_a_ministry_is_that_of_the_country_which_the_article_names_with_it() -> None:
    text = '대만 외교부는 배가 떠났다고 발표했다. 외교부는 "배가 곧 온다"고 밝혔다.'
    assert said(text) == [("배가 곧 온다", "대만 외교부")]


def test_the_bench_is_the_court_that_was_named_last() -> None:
    text = '부산지법은 선장에게 무죄를 선고했다. 재판부는 "증거가 없다"고 밝혔다.'
    assert said(text) == [("증거가 없다", "부산지법")]


def test_the_only_court_of_an_article_is_meant_before_it_is_named() -> None:
    text = '법원은 "증거가 없다"고 밝혔다. 부산지법은 26일 선장에게 무죄를 선고했다.'
    assert said(text) == [("증거가 없다", "부산지법")]
    assert said(f"{text} 2심 법원도 판결을 미뤘다.") == [("증거가 없다", "법원")]


def test_a_government_is_not_the_man_after_whom_it_is_called() -> None:
    text = '이민호 시장이 부두를 찾았다. 이민호 정부는 "문을 열겠다"고 밝혔다.'
    assert said(text) == [("문을 열겠다", "이민호 정부")]
