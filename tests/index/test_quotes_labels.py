"""Captions, transcripts and glued words: how crawled and broadcast text names its speakers. Every text is invented."""

from __future__ import annotations

import re

import pytest

from index.article import Article, Paragraph, Role
from index.quotes import extract_quotes


def said(text: str) -> list[tuple[str, str | None]]:
    """Return text and speaker of every quotation; each line is a paragraph."""
    paragraphs = [Paragraph(line.start(), line.end(), Role.BODY) for line in re.finditer(r"[^\n]+", text)]
    found = extract_quotes(Article("A title", text, tuple(paragraphs), language="ko"))
    return [(quote.text, quote.speaker.name if quote.speaker else None) for quote in found]


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ('[이민호/항만청장 : "얼음이 녹았습니다."]', "이민호"),
        ('[이민호 / 항만청장] "얼음이 녹았습니다."', "이민호"),
        ('▶ 인터뷰 : 이민호 / 항만청장- "얼음이 녹았습니다."', "이민호"),
        ('▶ 인터뷰(☎) : 이 민 / 항만청장 (지난 3월)- "얼음이 녹았습니다."', "이민"),
        ('▶ 스탠딩 : 박지수 / 기자- "얼음이 녹았습니다."', "박지수"),
        ('<이민호 / 항만청장> "얼음이 녹았습니다."', "이민호"),
        ('‹왕하이 / 항만청장> "얼음이 녹았습니다."', "왕하이"),
        ('앵커: "얼음이 녹았습니다."', "앵커"),
    ],
)
def test_a_caption_names_the_speaker(caption: str, name: str) -> None:
    assert said(f"부두가 열렸다는 관측이 나옵니다. {caption} 북한이 부두를 닫을 거라는 관측이 나옵니다.")[0] == (
        "얼음이 녹았습니다.",
        name,
    )


def test_the_turns_of_a_transcript_need_no_marks() -> None:
    assert said("앵커: 부두 소식입니다.\n이민호 기자: 얼음이 녹았습니다. 봄입니다.") == [
        ("부두 소식입니다.", "앵커"),
        ("얼음이 녹았습니다. 봄입니다.", "이민호"),
    ]
    assert said("Q: 부두는 열렸나?\nA: 열렸다.") == [("부두는 열렸나?", None), ("열렸다.", None)]


@pytest.mark.parametrize(
    ("label", "name"),
    [("이민호 / 항만청장 (지난 9월)", "이민호"), ("이민호/항만청장", "이민호"), ("바다TV (지난 10월)", "바다TV")],
)
def test_a_turn_in_brackets_needs_no_marks(label: str, name: str) -> None:
    text = f"[{label} : 배가 곧 온다고 '선원'들이 알려 왔습니다.]부두가 열렸습니다."
    (quote,) = extract_quotes(Article("A title", text, (Paragraph(0, len(text), Role.BODY),), language="ko"))
    assert quote.text == "배가 곧 온다고 '선원'들이 알려 왔습니다."
    assert quote.speaker is not None
    assert quote.speaker.name == name


def test_the_credit_of_a_picture_is_no_turn() -> None:
    text = "[사진 출처 : 바다뉴스 / 항만중앙통신]"
    assert extract_quotes(Article("A title", text, (Paragraph(0, len(text), Role.BODY),), language="ko")) == ()


def test_one_label_makes_no_transcript() -> None:
    assert said("문: 겨울 부두의 문은 나무로 만든다.\n부두는 열려 있다.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("이민호 청장이 부두를 지도하고 미국이 막았다며 “가만있지 않겠다”라고 비난했다.", "이민호"),
        ("청장이 만든 규정과 달리 이민호 “부두 연다”\n이민호 청장이 왔다.", "이민호"),
        ("부두 전체 개방이민호 “얼음은 없다”\n이민호 청장이 왔다.", "이민호"),
        ("새 부두 반대에어민단체 “물길 막지 마라”\n어민단체들이 모였다.", "어민단체"),
        ("부두 개방…이민호 “얼음은 없다”", "이민호"),
        ("연합뉴스박지수 항만당 대표는 “부두를 열라”고 했다.", "박지수"),
        ("이 대표는 “부두를 열라”고 했다.", "이 대표"),
        ("왕하이후이 항만부(부두실) 대변인은 “부두를 열라”고 했다.", "왕하이후이 항만부(부두실) 대변인"),
        ("아울러 박 청장은 “부두를 열라”고 했다.", "박 청장"),
    ],
)
def test_the_korean_speaker_is_cut_from_what_stands_around(text: str, name: str) -> None:
    assert said(text)[0][1] == name


def test_a_title_alone_and_he_mean_the_last_who_bore_it_or_acted() -> None:
    text = "이민호 교수는 “열렸다”고 했다. 교수는 “봄이다”라고 했다. 박지수 장관이 왔다. 그는 “닫혔다”고 말했다."
    assert [name for _, name in said(text)] == ["이민호", "이민호", "박지수"]


@pytest.mark.parametrize(
    "text", ["이로써 “부두가 열렸다”고 한다.", "이라며 “부두가 열렸다”고 한다.", "관측은 “열린다”고 한다."]
)
def test_who_cannot_speak_is_nobody(text: str) -> None:
    assert [name for _, name in said(text)] in ([None], [])
