"""Whom a pronoun, an office, a surname or a pair means, with the gazetteer asked. Every text here is invented."""

from __future__ import annotations

import pytest

from index.article import Article, Paragraph, Precision, PublicationDate, Role
from index.quotations import extracted


def speakers(text: str) -> list[str | None]:
    """Return the speakers' names in an article of the last day of 2023, a paragraph on each line."""
    parts: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        parts.append(Paragraph(start, start + len(line), Role.BODY))
        start += len(line) + 1
    day = PublicationDate("2023-12-31", Precision.DAY, "text")
    article = Article("A title", text, tuple(parts), language="en", date=day)
    return [quote.speaker.name if quote.speaker else None for quote in extracted(article)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Choe Son Hui landed.\nUS envoy Sung Kim was waiting. “We wait,” he said.", ["Sung Kim"]),
        (
            "Foreign Minister Choe Son Hui met Wang Yi. “Come in,” he said. “Thank you,” she said.",
            ["Wang Yi", "Choe Son Hui"],
        ),
        ("Choe Son Hui spoke of rain. Lavrov agreed. “It rains,” he said.", ["Sergei Lavrov"]),
        ("Kim Yong Nam came with Kim Yo Jong. “We are off,” she said.", ["Kim Yo Jong"]),
        ("“It is cold,” said Pak Min-su.\n“Ice,” one woman from Ulsan said. “Snow,” she said.", [
            "Pak Min Su", "one woman from Ulsan", "one woman from Ulsan",
        ]),
        ("Wang Yi left. A sailor’s wife said it would snow. “It is white,” she said.", ["A sailor’s wife"]),
        ("Moscow was dark. President Yoon slept. “It is cold,” he said.", ["Yoon Suk Yeol"]),
        ("A spokesman for the port took questions. “It is cold,” he said.", ["A spokesman"]),
        ("Mr Park and Ms Lee came. “It is cold,” she said.", ["Lee"]),
        ("Margaret Stone met John Flint. “It is cold,” he said.", ["John Flint"]),
    ],
)  # fmt: skip
def test_he_and_she_mean_one_who_can_be_meant(text: str, names: list[str]) -> None:
    assert speakers(text) == names


def test_a_city_is_neither_he_nor_she() -> None:
    text = "Park Jin spoke.\nSeoul closed the quay. “It is shut,” he said."
    assert speakers(text) == ["Park Jin (minister)"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President Yoon Suk Yeol left. “We wait,” the head of state said.", ["Yoon Suk Yeol"]),
        ("Kim Jong-un came by train. “We wait,” the leader said.", ["Kim Jong Un"]),
        ("The North’s leader said the quay was “a gift.”", ["Kim Jong Un"]),
        ("President Yoon himself said the quay was “a gift.”", ["Yoon Suk Yeol"]),
        ("South Korea’s defence minister came. “We wait,” the minister said.", ["Shin Won-sik"]),
        ("The head of state said the quay was “a dream.”", ["The head of state"]),
        ("“We shall come,” said the US president.", ["Joe Biden"]),
        ("The South Korean leader and the ice are old. The Russian leader said it was “cold.”", ["Vladimir Putin"]),
        ("“It is cold in Korea,” said the North.", ["North Korea"]),
        ("According to Yoon, the chairman said the ice was “not to be broken.”", ["the chairman"]),
    ],
)
def test_an_office_means_who_held_it_as_the_article_tells(text: str, names: list[str]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kim’s influential younger sister, Kim Yo Jong, warned of “a cold winter.”", "Kim Yo Jong"),
        ("A ministry spokeswoman in Beijing, Mao Ning, called the ice “a nuisance.”", "Mao Ning"),
    ],
)
def test_a_name_set_beside_tells_who_it_is(text: str, name: str) -> None:
    assert speakers(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Analyst Kim Dae-won watched the ice with Kim Jong Un’s men. “It holds,” Kim said.", "Kim Dae Won"),
        ("Professor Kim Dae-won said Kim Jong Un was pleased. “The ice is new,” Kim said.", "Kim Dae Won"),
        ("Kim Jong Un smiled. “The ice is new,” Professor Kim said.", "Professor Kim"),
        ("Kim Dae-won, a professor, met Kim Jong Un. “It holds,” Professor Kim said.", "Kim Dae Won"),
    ],
)
def test_a_surname_is_not_taken_for_its_best_known_bearer(text: str, name: str) -> None:
    assert speakers(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Park Jin and Yoshimasa Hayashi said the sea was “calm.”", "Park Jin and Yoshimasa Hayashi"),
        ("Washington and Seoul called the sea “calm.”", "Washington and Seoul"),
        ("The US, Japan and South Korea called the sea “calm.”", "The US, Japan and South Korea"),
        ("On Monday, Japan and South Korea called the sea “calm.”", "Japan and South Korea"),
        ("Neither Seoul nor Washington called the sea “calm.”", None),
        ("In it the two men “solemnly declared that the sea was calm.”", "the two men"),
        ("“We watch,” said an official at the Joint Chiefs of Staff.", "an official at the Joint Chiefs of Staff"),
        ("“The drills are over,” said a statement that Choe Son Hui issued.", "Choe Son Hui"),
        ("In a statement that Choe Son Hui issued, the drills were called “a folly.”", "Choe Son Hui"),
    ],
)
def test_speakers_are_named_as_the_article_does(text: str, name: str | None) -> None:
    assert speakers(text) == [name]
