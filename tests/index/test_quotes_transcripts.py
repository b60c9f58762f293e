"""Transcripts, whose paragraphs are a turn each without marks. All texts are invented."""

from __future__ import annotations

from tests.index.test_quotes_unclosed import said


def test_a_briefing_is_quoted_turn_by_turn() -> None:
    turns = "MR. PARK: Good day. The pier is open.\nQUESTION: Since when?\nMR. PARK: Today."
    text = f"Spokesman Park Jin met the press.\n{turns}"
    assert said(text) == [
        ("Good day. The pier is open.", "Park Jin"),
        ("Since when?", None),
        ("Today.", "Park Jin"),
    ]


def test_an_interview_that_a_paper_prints_is_the_article_itself() -> None:
    assert said("Q: Is the pier open?\nA: Yes, it is.\nQ: Since when?\nA: Since today.") == []


def test_capitals_before_a_colon_are_no_transcript() -> None:
    assert said("SEOUL: The pier is open.\nBUSAN: The pier is closed.") == []


def test_korean_turns_begin_with_a_sign_and_a_name() -> None:
    text = "■ 진행 : 박지수 앵커\n◇ 박지수> 부두가 열렸습니까?\n◆ 이민호> 열렸습니다."
    assert said(text, "ko") == [("부두가 열렸습니까?", "박지수"), ("열렸습니다.", "이민호")]


def test_korean_questions_behind_dashes_have_answers_behind_triangles() -> None:
    assert said("-- 부두는 언제 열리나\n▲ 내일 열린다.", "ko") == [("부두는 언제 열리나", None), ("내일 열린다.", None)]


def test_a_list_behind_triangles_is_no_transcript() -> None:
    assert said("▲ 부두는 내일 열린다.\n▲ 등대는 모레 열린다.\n-- 문의는 항만청으로 한다.", "ko") == []


def test_a_korean_answer_may_name_who_answers() -> None:
    assert said("-- 부두는 언제 열리나\n▲ (이민호 청장) 내일 열린다.", "ko")[1] == ("내일 열린다.", "이민호")


def test_a_signed_turn_may_begin_with_words_in_marks() -> None:
    text = "◆ 이민호> “부두가 열렸다”고 하더군요.\n◇ 박지수> 그렇군요."
    assert said(text, "ko") == [("“부두가 열렸다”고 하더군요.", "이민호"), ("그렇군요.", "박지수")]
