"""Quotations of English articles: what is speech, who spoke, through whom. Every text here is invented for the test."""

from __future__ import annotations

import subprocess
import sys

import pytest

from index.article import Article, Paragraph, Quote, Role
from index.quotes import extract_quotes


def article(*paragraphs: str | tuple[str, Role], language: str = "en") -> Article:
    """Return an article of the given paragraphs, of the body unless a role is given."""
    parts: list[Paragraph] = []
    texts: list[str] = []
    start = 0
    for given in paragraphs:
        text, role = given if isinstance(given, tuple) else (given, Role.BODY)
        parts.append(Paragraph(start, start + len(text), role))
        texts.append(text)
        start += len(text) + 2
    return Article("A title", "\n\n".join(texts), tuple(parts), language=language)


def quotes(*paragraphs: str | tuple[str, Role], language: str = "en") -> tuple[Quote, ...]:
    return extract_quotes(article(*paragraphs, language=language))


def said(*paragraphs: str, language: str = "en") -> list[tuple[str, str | None]]:
    """Return the text and the speaker's name of every quotation."""
    found = quotes(*paragraphs, language=language)
    return [(quote.text, quote.speaker.name if quote.speaker else None) for quote in found]


def speakers(*paragraphs: str) -> list[str | None]:
    return [name for _, name in said(*paragraphs)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The harbour is open,” said Lee Min-ho, the port's director.", "Lee Min Ho"),
        ("“The harbour is open,” the port authority said.", "the port authority"),
        ("Lee Min-ho said: “The harbour is open.”", "Lee Min Ho"),
        ("Lee Min-ho, who runs the port, said on Monday that the harbour was “wide open.”", "Lee Min Ho"),
        ("The harbour is “wide open,” according to Lee Min-ho.", "Lee Min Ho"),
        ("According to the harbour master, the gate is “wide open.”", "the harbour master"),
        ("Lee Min-ho toured the port and called it “wide open to the world.”", "Lee Min Ho"),
        ("Lee Min-ho issued a statement calling the port “wide open to the world.”", "Lee Min Ho"),
        ("The port was called “wide open to the world” by Lee Min-ho.", "Lee Min Ho"),
        ("A ship that “never rests” is a safe ship, Lee Min-ho said.", "Lee Min Ho"),
        ("In Busan, South Korea, on Friday, Lee Min-ho described the port as “wide open.”", "Lee Min Ho"),
        ("BUSAN, May 3 (Harbour Press) -- Lee Min-ho has visited the port, calling it “wide open.”", "Lee Min Ho"),
        ("Citing the “long winter,” Lee Min-ho urged patience.", "Lee Min Ho"),
        ("“A spokesman for the ministry was wrong,” a spokesman for the port said.", "a spokesman for the port"),
        ("Lee Min-ho’s claim that the port is “open for ever” was doubted.", "Lee Min Ho"),
        ("The gate was shut at 9 p.m. Lee Min-ho said the ice “comes early.” He left.", "Lee Min Ho"),
        ("The ice was late, and Lee Min-ho, for one, called it “a very odd year.”", "Lee Min Ho"),
        ("Lee Min-ho said the delays and protests demand that all show “some more patience.”", "Lee Min Ho"),
        ("Lee Min-ho said that the town would demand “a second quay.”", "Lee Min Ho"),
        ("Lee Min-ho and Pak Su-jin call the plan “a sea of mud.”", "Lee Min-ho and Pak Su-jin"),
        ("“What a quay!” beamed Lee Min-ho.", "Lee Min Ho"),
        ("The town made a check of Lee Min-ho’s claim that the quay was “very long.”", "Lee Min Ho"),
        ("The storm led Lee Min-ho to say that the quay was “very long indeed.”", "Lee Min Ho"),
        ("The film ends with footage of Lee Min-ho saying, “The quay is long.”", "Lee Min Ho"),
        ("Advice from Lee Min-ho: “Mend the quay.”", "Lee Min Ho"),
        ("Lee Min-ho told a sailor who complained of the tide that it was “no reason to stop.”", "Lee Min Ho"),
        ("Lee Min-ho rose, laughed and said, “The quay is long.”", "Lee Min Ho"),
        ("“The quay is long.” Lee Min-ho said.", "Lee Min Ho"),
        ("“The quay is long,” said X.", "X"),
        ("Lee Min-ho condemned what he called “a sea of mud.”", "Lee Min Ho"),
        ("After a hastily called, noisy meeting, the port authority praised “a very long quay.”", "the port authority"),
        ("The sailors know what to expect. Lee Min-ho said he believes “the ice will go.”", "Lee Min Ho"),
        ("Lee Min-ho said the minister was late. His statement promised “a second quay.”", "Lee Min Ho"),
    ],
)
def test_the_speaker_is_found_where_english_puts_one(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_a_quotation_leaves_its_marks_out_and_tells_its_cue_and_mention() -> None:
    text = "“The harbour is open,” said Lee Min-ho."
    (quote,) = quotes(text)
    assert quote.text == text[quote.start : quote.end] == "The harbour is open,"
    assert quote.speaker is not None
    assert quote.cue is not None
    assert text[quote.speaker.start : quote.speaker.end] == quote.speaker.mention == "Lee Min-ho"
    assert text[quote.cue.start : quote.cue.end] == quote.cue.text == "said"


def test_whole_sentences_are_direct_and_parts_partial() -> None:
    found = quotes(
        "“The harbour is open. Come in,” Lee said. He called the town “a second home.” “Come,” he said, “and stay.”"
    )
    assert [quote.kind for quote in found] == ["direct", "partial", "direct", "direct"]


def test_a_reported_clause_belongs_to_the_outer_speaker() -> None:
    assert speakers("Lee Min-ho said that he wanted “a longer quay.”") == ["Lee Min Ho"]


def test_an_interrupted_quotation_has_one_speaker() -> None:
    assert speakers("“The harbour,” Lee said, “is open.” “It will stay open.”") == ["Lee", "Lee", "Lee"]


def test_a_quotation_without_words_of_the_reporter_takes_the_speaker_from_around_it() -> None:
    assert speakers("Lee Min-ho was tired. “The harbour is open.”") == ["Lee Min Ho"]
    assert speakers("Lee Min-ho had this to say:", "“The harbour is open.”") == ["Lee Min Ho"]
    assert speakers("“The harbour is open,” said Lee.", "“It will stay open.”") == ["Lee", "Lee"]
    assert speakers("“It was cold.” “It was dark,” recalled Lee.") == ["Lee", "Lee"]


def test_a_quotation_continues_when_the_next_paragraph_opens_again() -> None:
    found = quotes("Lee Min-ho spoke of the port: “It was a long winter.", "“The ice is gone,” he said.")
    assert [quote.text for quote in found] == ["It was a long winter.", "The ice is gone,"]
    assert {quote.speaker.name for quote in found if quote.speaker} == {"Lee Min Ho"}


def test_the_last_paragraph_of_a_continued_quotation_may_name_the_speaker_of_all() -> None:
    assert speakers("“It was cold.", "“It was dark.", "“It is over,” said Lee Min-ho.") == ["Lee Min Ho"] * 3


def test_an_unclosed_mark_never_runs_past_its_paragraph() -> None:
    assert said("“New Quay Opens To The World", "Lee said “the ice is gone.”") == [("the ice is gone.", "Lee")]
    assert said("Lee said “the ice is gone and left.", "The harbour is open.") == []


def test_a_heading_in_marks_is_a_title() -> None:
    assert quotes(("“The long winter”", Role.HEADING), "The ice is gone.") == ()
    assert quotes("“The long winter”", "The ice is gone.") == ()


def test_only_readable_paragraphs_are_quoted() -> None:
    assert quotes(("Also read: Lee says “the ice is gone”", Role.BOILERPLATE), ("By “Ace” Lee", Role.BYLINE)) == ()
    assert len(quotes(("Lee, who said “the ice is gone,” on the quay.", Role.CAPTION))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The film “Winter Harbour” opened on Monday.",
        "Lee appeared on “Harbour Tonight,” a weekly show.",
        "Lee Min-ho, author of “The Long Winter,” lives in Busan.",
        "He said the so-called “peace quay” was shut.",
        "The “fast lane” was shut on Monday.",
        "Sailors trust a ‘quick’ tide",
        "Bo “Anchor” Ray, who runs the tug, left on Monday.",
        "“Where the Ice Ends,” by Lee Min-ho, is out.",
        "“Winter Harbour,” which opened on Monday, is long.",
        "A colder pen might write “a wretched quay.”",
        "She spoke of the quay's end, and “a wretched quay” would be closer.",
        'The rope is 5\'10" long and 6" thick.',
        "The dogs' day and the '90s won't come back.",
    ],
)
def test_titles_terms_and_measures_are_no_speech(text: str) -> None:
    assert quotes(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Lee called the tug “The Sleepy One” and left.",
        "Lee portrayed the tug as “Sleeping Beauty.”",
        "Lee said the tug’s report “was badly made.”",
        "Lee used the words “Old Guard” often.",
        "Lee claimed the plan was “Mostly Harmless.”",
        "Lee: Port’s ‘Terribly Slow Work’ Ruins Harbour",
    ],
)
def test_what_somebody_is_called_is_theirs_who_calls(text: str) -> None:
    assert len(quotes(text)) == 1


def test_what_announces_a_quotation_without_a_name_is_no_speaker() -> None:
    assert (
        speakers("“I have two questions,” Lee Min-ho said.", "Here they are:", "“Is the quay open?”")[1] == "Lee Min Ho"
    )


def test_a_question_that_nobody_is_said_to_ask_has_no_speaker() -> None:
    assert speakers("Lee Min-ho was asked, “Is the quay open?”") == [None]
    assert speakers("Lee Min-ho was asked by Pak Su-jin, “Is the quay open?”") == ["Pak Su Jin"]


def test_a_list_of_quotations_has_one_speaker() -> None:
    found = speakers("Lee Min-ho charged the port with “neglect,” “waste of money” and “plain bad luck with tides.”")
    assert found == ["Lee Min Ho"] * 3


def test_the_turns_of_a_quoted_interview_are_their_speakers() -> None:
    turns = ("Transcript as follows:", '"WARDEN: Is it open?', '"(Laughter.)', '"LEE: It is open, Warden."')
    assert [name for _, name in said("Lee Min-ho was asked about it.", *turns)] == ["WARDEN", "Lee Min Ho"]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"It\'s open," Lee said.', "It's open,"),
        ("``It is open,'' Lee said.", "It is open,"),
        ("''It's open,'' Lee said.", "It's open,"),
        ('“It is open," Lee said.', "It is open,"),
        ('"It is open,” Lee said.', "It is open,"),
        ("„It is open,“ Lee said.", "It is open,"),
        ("«It is open,» Lee said.", "It is open,"),
        ("「It is open,」 Lee said.", "It is open,"),
        ("『It is open,』 Lee said.", "It is open,"),
        ("《It is open,》 Lee said.", "It is open,"),
        ("'It's the dogs' day,' Lee said.", "It's the dogs' day,"),
        ("“The word ‘open’ is “ours” now,” Lee said.", "The word ‘open’ is “ours” now,"),
        ("“He is 6'2\" tall,” Lee said.", "He is 6'2\" tall,"),
        ("“We (all of us) … go on,” Lee said.", "We (all of us) … go on,"),
    ],
)
def test_all_marks_of_news_text_are_paired(text: str, inside: str) -> None:
    assert said(text) == [(inside, "Lee")]


def test_quotations_side_by_side_stay_two() -> None:
    assert said("“It is open.”“It is ours,” Lee said.") == [("It is open.", "Lee"), ("It is ours,", "Lee")]


def test_a_japanese_quotation_is_kept_without_a_speaker() -> None:
    assert said("港は「もう開いている」と語った。", language="ja") == [("もう開いている", None)]


def test_the_import_is_light() -> None:
    code = (
        "import sys; before = set(sys.modules); import index.quotes; "
        "print(sorted({m.split('.')[0] for m in set(sys.modules) - before} & {'whoosh', 'numpy', 'textual', 'rich'}))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
