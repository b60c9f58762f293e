"""Finer points of English attribution and of what is nobody's words. Every text here is invented for the test."""

from __future__ import annotations

import pytest

from index.article import Article, Paragraph, Role
from index.quotes import extract_quotes


def said(*paragraphs: str) -> list[tuple[str, str | None]]:
    """Return the text and the speaker's name of every quotation of the paragraphs, which a headline precedes."""
    texts = ["A headline", *paragraphs]
    starts = [sum(len(text) + 1 for text in texts[:number]) for number in range(len(texts))]
    parts = tuple(Paragraph(start, start + len(text), Role.BODY) for start, text in zip(starts, texts, strict=True))
    found = extract_quotes(Article("A headline", "\n".join(texts), parts, language="en"))
    return [(quote.text, quote.speaker.name if quote.speaker else None) for quote in found]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("After Lee Min-ho called the quay “too short,” Pak Su-jin said it was long.", "Lee Min Ho"),
        ("When someone in the hall shouted “Shame,” Pak Su-jin joked that he was not ashamed.", "someone"),
        ("As he left the quay, “The ice is gone,” Pak Su-jin said.", "Pak Su Jin"),
        ("The sailors agree - Harbour Weekly: “The ice is gone.”", "Harbour Weekly"),
        ("The sailors were angry, with Lee Min-ho calling the plan “a sea of mud.”", "Lee Min Ho"),
        ("In the guest book of the Sea House Lee wrote “a good winter.”", "Lee"),
        ("Monday at the town’s long meeting Lee Min-ho (Busan) said the quay was “short.”", "Lee Min Ho"),
        ("Pak Su-jin blamed the press for Lee Min-ho’s claim that the quay was “cursed.”", "Lee Min Ho"),
        ("In calling the quay “too short,” Lee Min-ho meant the old one.", "Lee Min Ho"),
        ("Lee Min-ho opened a hall called the “Sea Room” on Monday.", "Lee Min Ho"),
        ("Both left the hall – Lee Min-ho saying he was “very glad.”", "Lee Min Ho"),
        ("Pak Su-jin was asked by Lee Min-ho whether the quay would “stand for ever.”", "Lee Min Ho"),
        ("“Is it open?” Lee Min-ho, a pilot from the south, said quietly.", "Lee Min Ho"),
        ("It was the old charm of Lee Min-ho’s “let us wait and see what comes” answer.", "Lee Min Ho"),
        ("The harbour board saw Lee Min-ho as “a safe pair of hands.”", "The harbour board"),
        ("Two pilots, Lee and Pak, found that the quay was “the best in the land.”", "Two pilots"),
        ("“The ice is gone,” Will said.", "Will"),
        ("Citing the “long, long winter,” Will urged patience.", "Will"),
        ("Pak Su-jin was, in the words of Lee Min-ho, “a safe pair of hands.”", "Lee Min Ho"),
        ("Lee Min-ho wore a new hat reading “Mend the quay,” and left.", "a new hat"),
        ("The port authority a week ago told for the first time of “old ice.”", "The port authority"),
        ("The gate is shut “until the ice goes,” per the harbour rules.", "the harbour rules"),
        ("The old gate – “a sea of mud,” as described by Lee Min-ho – is gone.", "Lee Min Ho"),
        ("Eight years ago, Lee Min-ho left the quay and said, “It is cold.”", "Lee Min Ho"),
        ("After the Busan protests, Lee Min-ho wrote a note calling them “very loud.”", "Lee Min Ho"),
        ("When plans are revealed, Lee Min-ho and Pak Su-jin call them “a sea of mud.”", "Lee Min-ho and Pak Su-jin"),
        ("“[It] is like the old winters,” the dawn of an age of ice, Lee Min-ho says.", "Lee Min Ho"),
        ("The quay divided opinion and has used “soft stones,” said Lee Min-ho.", "Lee Min Ho"),
    ],
)
def test_each_clause_has_its_own_speaker(text: str, speaker: str) -> None:
    """A mention may begin too early, as a name behind a noun does, but ends with the speaker."""
    ((_, name),) = said(text)
    assert name is not None
    assert name.endswith(speaker)


@pytest.mark.parametrize(
    "text",
    [
        "The phrase “high water” was used once.",
        "They walked in to chants of “Stay!” and left.",
        "Many sailors prefer the term “harbour people.”",
        "In 1960 the promise to “mend the quay” was forgotten.",
        "Whoever is told to “smile” by the warden leaves.",
    ],
)
def test_what_is_told_as_an_utterance_is_a_quotation(text: str) -> None:
    assert len(said(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The ‘tide’ took the pier.",
        "The pier held the ‘tide’ and the town was glad.",
        "Lee told “Harbour and Home” that the ice was gone.",
        "A kinder pen may call it “low water.”",
    ],
)
def test_a_word_set_off_that_nobody_has_said_is_none(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "” … the ice is gone,” said Lee.",
        "\u202a”… the ice is gone,” said Lee.",
        "“ … the ice is gone,” said Lee.",
    ],
)
def test_any_double_mark_opens_a_quotation_where_the_paragraph_begins(text: str) -> None:
    assert said(text) == [(text.strip("\u202a”“ ").split("”")[0], "Lee")]


def test_a_quotation_is_signed_in_the_paragraph_below_it() -> None:
    told = ("“It was cold,” said Pak Su-jin.", "“The ice is gone.”", "– Lee Min-ho, pilot.")
    assert said(*told) == [("It was cold,", "Pak Su Jin"), ("The ice is gone.", "Lee Min Ho")]


def test_a_dash_that_opens_a_sentence_signs_nothing() -> None:
    told = ("“It was cold,” said Pak Su-jin.", "“The ice is gone.”", "– Lee Min-ho has left the town")
    assert said(*told) == [("It was cold,", "Pak Su Jin"), ("The ice is gone.", "Pak Su Jin")]


def test_an_opening_question_is_nobodys_unless_it_says_whose() -> None:
    assert said("Asked whether the quay was “safe for all,” Lee Min-ho left.") == [("safe for all,", None)]
    assert said("Asked by Pak Su-jin if it was “safe,” Lee Min-ho left.") == [("safe,", "Pak Su Jin")]


def test_the_object_of_an_infinitive_does_not_speak() -> None:
    text = "A harbour official who rose to discuss dull figures said on Monday that the quay was “safe for all.”"
    assert said(text) == [("safe for all.", "A harbour official")]


def test_a_rumour_is_nobodys_words() -> None:
    text = "Lee Min-ho came back on Monday. Rumours that “the pier is closed” are spreading."
    assert [name for _, name in said(text)] in ([None], [])
