"""Quotations of which a mark is missing, and dialogue behind dashes. All texts are invented."""

from __future__ import annotations

import re

import pytest

from index.article import Article, Paragraph, Role
from index.quotes import extract_quotes


def said(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    """Return the quotations with their speakers; each line is a paragraph."""
    paragraphs = [Paragraph(line.start(), line.end(), Role.BODY) for line in re.finditer(r"[^\n]+", text)]
    found = extract_quotes(Article("A title", text, tuple(paragraphs), language=language))
    return [(quote.text, quote.speaker.name if quote.speaker else None) for quote in found]


@pytest.mark.parametrize("dash", ["— ", "– ", "-- ", "—"])
def test_words_behind_a_dash_are_whose_verb_follows_them(dash: str) -> None:
    assert said(f"{dash}We open the pier on Monday, Harbour Minister Park Jin said.") == [
        ("We open the pier on Monday,", "Park Jin")
    ]


def test_french_dialogue_behind_a_dash_is_quoted() -> None:
    assert said("— Nous ouvrirons le quai, a déclaré Park Jin.", "fr") == [("Nous ouvrirons le quai,", "Park Jin")]


@pytest.mark.parametrize(
    "text",
    ["— The pier opens on Monday, Park Jin said.", "— We open the pier on Monday.", "- We sail, and he said so."],
)
def test_a_list_behind_dashes_is_not_quoted(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“The pier is open at any time, Harbour Minister Park Jin said.", "The pier is open at any time,"),
        ('"The pier is open at any time, said Park Jin on Monday.', "The pier is open at any time,"),
        ("Park Jin said: “The pier is open. We will not wait.", "The pier is open. We will not wait."),
    ],
)
def test_words_that_are_never_closed_end_where_the_text_says_so(text: str, words: str) -> None:
    assert said(text) == [(words, "Park Jin")]


def test_a_mark_that_opens_for_no_reason_opens_nothing() -> None:
    assert said("The pier of Park Jin “ is 30 metres long. It is made of wood.") == []


@pytest.mark.parametrize("closing", ["닫지 않는다”고 말했다.", "닫지 않는다”며 배를 탔다.", "닫지 않는다.”"])
def test_korean_words_may_be_closed_in_the_next_paragraph(closing: str) -> None:
    first, second = said(f"이민호 항만청장은 “부두를 연다.\n{closing}", "ko")
    assert first == ("부두를 연다.", "이민호")
    assert (second[0].rstrip("."), second[1]) == ("닫지 않는다", "이민호")


def test_a_headline_may_name_the_speaker_behind_a_colon() -> None:
    assert said("'We will not leave the pier': Park Jin\nThe minister spoke on Monday.") == [
        ("We will not leave the pier", "Park Jin")
    ]
