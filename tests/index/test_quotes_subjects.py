"""Whose verb of saying it is, and how much of the sentence names them. Every text here is invented for the test."""

from __future__ import annotations

import pytest

from index.article import Article, Paragraph, Role
from index.quotes import extract_quotes


def mentions(text: str) -> list[str | None]:
    """Return the mention of each quotation's speaker."""
    found = extract_quotes(Article("A title", text, (Paragraph(0, len(text), Role.BODY),), language="en"))
    return [quote.speaker.mention if quote.speaker else None for quote in found]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Pak met Lee Min-ho and said the quay was “shut.”", "Pak"),
        ("Pak Su-jin toured Busan on Monday and called it “a harbour of hope.”", "Pak Su-jin"),
        ("Pak Su-jin visited Busan, met Mayor Lee Min-ho and praised the quay as “wide.”", "Pak Su-jin"),
        ("The mayor received Lee Min-ho in Ulsan and told him the ice was “thin.”", "The mayor"),
        ("Lee Min-ho stayed at home, and Pak Su-jin visited Busan and said it was “cold.”", "Pak Su-jin"),
        ("Pak Su-jin passed the quay and, turning to the crew, said it was “wide.”", "Pak Su-jin"),
        ("The two mayors met in Busan and called the ice “a threat to us all.”", "The two mayors"),
        ("Pak Su-jin meets Lee Min-ho in Busan and calls it “a harbour of hope.”", "Pak Su-jin"),
    ],
)
def test_verbs_joined_by_and_share_the_subject_whatever_stands_between(text: str, speaker: str) -> None:
    assert mentions(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The quay was closed in what Mayor Pak Su-jin described as “a dark hour.”", "Mayor Pak Su-jin"),
        ("The fleet sailed in answer to what Lee Min-ho has called “a threat.”", "Lee Min-ho"),
        ("The town ended what its harbour master, Lee Min-ho, called “a bad bargain.”", "its harbour master"),
        ("The town ended what critics of the plan called “a farce.”", "critics of the plan"),
        ("Lee Min-ho is responsible for what happens and accused Pak of “sinking the boats.”", "Lee Min-ho"),
    ],
)
def test_what_somebody_called_is_theirs(text: str, speaker: str) -> None:
    assert mentions(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We are here,” the US harbour master said.", "the US harbour master"),
        ("“We are here,” a US official said.", "a US official"),
        ("The US said the quay was “ours.”", "The US"),
        ("“We are here,” the captain told us.", "the captain"),
    ],
)
def test_the_us_is_a_country_and_us_is_none(text: str, speaker: str) -> None:
    assert mentions(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "“We watch it,” said an official at the Harbour Office of Busan.",
            "an official at the Harbour Office of Busan",
        ),
        ("“We watch it,” a source close to the mayor said.", "a source close to the mayor"),
        ("“We watch it,” one woman from Ulsan told the town.", "one woman from Ulsan"),
        ("“We watch it,” an expert on ice at the Sea House said.", "an expert on ice at the Sea House"),
        ("“We watch it,” said a resident of South Hamgyong province.", "a resident of South Hamgyong province"),
        ("Experts at the Sea House said it was “cold.”", "Experts at the Sea House"),
        ("“We watch it,” said an official in an interview.", "an official"),
        ("The two mayors said the quay was “ours.”", "The two mayors"),
        ("Said Lee Min-ho: “The ice is gone.”", "Lee Min-ho"),
        ("Replied the mayor: “The ice is gone.”", "the mayor"),
        ("Lee Min-ho himself said the ice was “gone.”", "Lee Min-ho"),
    ],
)
def test_a_mention_is_the_whole_speaker_and_nothing_else(text: str, speaker: str) -> None:
    assert mentions(text) == [speaker]


@pytest.mark.parametrize("nobody", ["Nobody", "No one", "None of the sailors", "No sailor"])
def test_nobody_is_no_speaker(nobody: str) -> None:
    assert mentions(f"Lee Min-ho said it was “cold.” {nobody} said “we are sorry for the quay.”") == [
        "Lee Min-ho",
        None,
    ]


def test_words_that_a_passive_gives_to_nobody_are_not_its_subjects() -> None:
    assert mentions("Lee Min-ho left Busan in what was described as “a very cold hour.”") == [None]
