"""Whom a mention means, and which agency a quotation came through. Every text here is invented for the test."""

from __future__ import annotations

import pytest

from index.article import Article, Paragraph, Quote, Role
from index.quotes import extract_quotes


def quotes(text: str, language: str = "en") -> tuple[Quote, ...]:
    return extract_quotes(Article("A title", text, (Paragraph(0, len(text), Role.BODY),), language=language))


def people(text: str, language: str = "en") -> list[str | None]:
    return [quote.speaker.name if quote.speaker else None for quote in quotes(text, language)]


def relays(text: str, language: str = "en") -> list[tuple[str | None, str | None]]:
    """Return speaker and relay of every quotation."""
    return [
        (quote.speaker.name if quote.speaker else None, quote.relay.name if quote.relay else None)
        for quote in quotes(text, language)
    ]


@pytest.mark.parametrize(
    "mention",
    ["Kim", "Mr Kim", "Mr. Kim", "Chairman Kim", "He", "The North Korean leader", "The North Korean head of state"],
)
def test_a_short_mention_means_the_fullest_name_before_it(mention: str) -> None:
    text = f"North Korean leader Kim Jong-un toured a quay. {mention} said it was “as long as a winter.”"
    assert people(text) == ["Kim Jong Un"]


def test_spellings_of_a_korean_name_are_one() -> None:
    assert people("“It is open,” said Kim Jong-un. “It is ours,” said Kim Jong Un.") == ["Kim Jong Un"] * 2


def test_a_cut_name_means_the_full_one() -> None:
    assert people("Kim Jong also spoke of “a quay for all.” Kim Jong Un left on Monday.") == ["Kim Jong Un"]


def test_of_two_people_with_one_family_name_the_one_who_spoke_is_meant() -> None:
    text = "Kim Yo Jong, sister of Kim Jong Un, said the quay was “shut for good.” Kim said the ice was “here to stay.”"
    assert people(text) == ["Kim Yo Jong", "Kim Yo Jong"]


def test_she_is_not_a_man() -> None:
    text = "Ms. Choe Son-hui met Mr. Park Jin at the quay. “It is open,” she said."
    assert people(text) == ["Choe Son Hui"]


def test_a_common_noun_is_not_resolved() -> None:
    assert people("Kim Jong Un left. A fisherman said the ice was “thin as paper.”") == ["A fisherman"]


def test_a_resolver_names_the_speaker_from_outside() -> None:
    def resolve(mention: str, language: str, date: str | None) -> tuple[str, str] | None:
        return ("lee-min-ho", "Lee Min-ho") if mention == "Lee Min Ho" and language == "en" and date is None else None

    text = "“It is open,” said Lee Min-ho."
    article = Article("A title", text, (Paragraph(0, len(text), Role.BODY),), language="en")
    (quote,) = extract_quotes(article, resolve)
    assert quote.speaker is not None
    assert (quote.speaker.id, quote.speaker.name, quote.speaker.mention) == ("lee-min-ho", "Lee Min-ho", "Lee Min-ho")


@pytest.mark.parametrize(
    ("text", "speaker", "relay"),
    [
        ("“It is open,” said Kim Jong Un, quoted by KCNA.", "Kim Jong Un", "KCNA"),
        ("“It is open,” KCNA quoted Kim Jong Un as saying.", "Kim Jong Un", "KCNA"),
        ("“It is open,” Kim Jong Un was quoted as saying by state media.", "Kim Jong Un", "state media"),
        ("Kim Jong Un said, according to state media: “It is open.”", "Kim Jong Un", "state media"),
        ("Kim Jong Un toured a quay, calling it “wide open,” state media reported.", "Kim Jong Un", "state media"),
        ("In a statement carried by the Korean Central News Agency, Kim Yo Jong said “no.”", "Kim Yo Jong", "KCNA"),
        ("The Rodong Sinmun reported that Kim Jong Un had called the quay “ours.”", "Kim Jong Un", "Rodong Sinmun"),
        ("Lee Min-ho told Reuters the ice was “thin as paper.”", "Lee Min Ho", "Reuters"),
        ("Kim Jong Un, the party newspaper said, praised “a quay for us all.”", "Kim Jong Un", "party newspaper"),
        ("“It is open” (KCNA quoted Kim Jong Un as saying).", "Kim Jong Un", "KCNA"),
        ("“It is open,” the state news agency reported.", "state media", None),
        ("“It is open,” KCNA said.", "KCNA", None),
        ("The quay is “open to all,” according to the Korean Central News Agency.", "KCNA", None),
        ("“It is open,” said Kim Jong Un.", "Kim Jong Un", None),
    ],
)
def test_an_agency_is_a_relay_when_another_speaks_and_the_speaker_when_none_does(
    text: str, speaker: str, relay: str | None
) -> None:
    assert relays(text) == [(speaker, relay)]


@pytest.mark.parametrize(
    ("text", "speaker", "relay"),
    [
        ("김정은 국무위원장은 “부두를 열어야 한다”고 말했다.", "김정은", None),
        ("김정은 위원장이 왔다. 김 위원장은 “부두를 열어야 한다”며 웃었다.", "김정은", None),
        ("김정은 위원장은 “부두를 열라”고 말했다고 조선중앙통신이 보도했다.", "김정은", "KCNA"),
        ("조선중앙통신에 따르면 김정은 위원장은 “부두를 열라”고 강조했다.", "김정은", "KCNA"),
        ("조선중앙통신은 “부두가 열렸다”고 전했다.", "KCNA", None),
        ("노동신문은 김정은 위원장이 “부두를 열라”고 지시했다고 보도했다.", "김정은", "Rodong Sinmun"),
        ("통일부 당국자는 “지켜보고 있다”면서 말을 아꼈다.", "통일부 당국자", None),
        ("항만청은 “부두가 열렸다”고 밝혔다.", "항만청", None),
        ("“부두가 열렸다”라는 이민호 항만청장의 설명이다.", "이민호", None),
        ("김정은 “부두를 열라”…항만에 지시", "김정은", None),
        ("《우리는 부두를 열것이다.》라고 김정은동지께서 말씀하시였다.", "김정은", None),
    ],
)
def test_korean_particles_and_verbs_tell_speaker_and_relay(text: str, speaker: str, relay: str | None) -> None:
    assert relays(text, "ko") == [(speaker, relay)]


def test_the_subject_of_a_korean_sentence_may_stand_in_the_one_before() -> None:
    text = "이민호 장관은 “부두가 열렸다”고 말했다. 이어 “얼음은 없다”고 덧붙였다. 그는 “봄이 왔다”고 했다."
    found = quotes(text, "ko")
    assert {quote.speaker.name for quote in found if quote.speaker} == {"이민호"}
    assert [quote.cue.text for quote in found if quote.cue] == ["말했다", "덧붙였다", "했다"]


def test_each_korean_subject_keeps_its_own_quotation() -> None:
    text = "이민호 장관은 “열렸다”고 했고, 박지수 대변인은 “닫혔다”고 반박했다."
    assert people(text, "ko") == ["이민호", "박지수"]


def test_single_marks_and_titles_are_emphasis_in_korean() -> None:
    assert quotes("북한은 '새 부두'를 열었다. 책 《겨울 항구》도 나왔다.", "ko") == ()
    assert people("북한은 이를 '새 부두'라고 규정했다.", "ko") == ["북한"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("에드 하버 동해 항만센터 부회장은 “열렸다”고 말했다. 하버 부회장은 “닫혔다”고 했다.", ["에드 하버"] * 2),
        ("송하늘 항만대표가 왔다. 송 항원대표는 “부두가 열렸다”고 말했다.", ["송하늘"]),
        ("항만연합회는 반발했다. 이들은 “부두가 닫혔다”고 말했다.", ["항만연합회"]),
        ("국가항만안전실이 회의를 열었다. 안전실은 “부두가 닫혔다”고 밝혔다.", ["국가항만안전실"]),
    ],
)
def test_short_korean_mentions_mean_what_the_article_names_in_full(text: str, names: list[str]) -> None:
    assert people(text, "ko") == names


def test_a_body_is_not_taken_for_the_person_who_heads_it() -> None:
    def resolve(mention: str, language: str, date: str | None) -> tuple[str, str] | None:
        return ("guard", "Harbour Guard") if "항만경비" in mention else None

    text = "이민호 항만경비사령관은 “부두가 열렸다”고 말했다."
    article = Article("A title", text, (Paragraph(0, len(text), Role.BODY),), language="ko")
    speaker = extract_quotes(article, resolve, lambda entity_id: "unit")[0].speaker
    assert speaker is not None
    assert speaker.id is None


def test_korean_kinds_follow_the_ending() -> None:
    found = quotes("이민호 장관은 “부두가 열렸다”며 “봄의 시작”이라고 말했다.", "ko")
    assert [quote.kind for quote in found] == ["direct", "partial"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Kim Jong Un left. Kim Yu-jin came out. The quay, he said, was “shut.” “We warn,” Kim added.",
            ["Kim Yu Jin"] * 2,
        ),
        ("Lee Min-ho met Lee Su-jin.\nIn Busan it rained.\n“The quay is ours,” Lee said.", ["Lee"]),
        ("“It was expected,” the minister of harbours, Kim Yeon-ho, told reporters.", ["Kim Yeon Ho"]),
        ("President Lee Min-ho left. “It is open,” the president said.", ["Lee Min Ho"]),
        ("President Lee Min-ho called the charge “an odd idea,” saying it makes no sense.", ["Lee Min Ho"]),
        ("The port authority rejects the plan. It said the quay was “not for sale at all.”", ["The port authority"]),
        ("In a letter from Lee Min-ho, who said the quay was “not for sale,” nothing else stood.", ["Lee Min Ho"]),
        (
            "The Harbour Ministry met.\nThe quay, the ministry said, was “not for sale at all.”",
            ["The Harbour Ministry"],
        ),
        ("Lee Min-ho rose. “It is open,” Mr. Lee said of Lee Tower and Lee Harbour Company.", ["Lee Min Ho"]),
        ("Wi Sung-ho rose, and Wi said the quay was “not for sale at all.”", ["Wi Sung-ho"]),
        ("A spokesperson Kang Min-ho came. The quay is “not for sale,” the spokesperson said.", ["Kang Min Ho"]),
        ("The harbour, Lee Min-ho explained, had asked for “a longer quay and more cranes.”", ["Lee Min Ho"]),
    ],
)
def test_the_surname_the_office_and_it_are_resolved_nearby(text: str, names: list[str]) -> None:
    paragraphs: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(start, start + len(line), Role.BODY))
        start += len(line) + 1
    found = extract_quotes(Article("A title", text, tuple(paragraphs), language="en"))
    assert [quote.speaker.name if quote.speaker else None for quote in found] == names


@pytest.mark.parametrize(
    "text",
    [
        "Thunderous cheers of “Hurrah!” broke out again.",
        "They marched under the slogan “We Serve the Quay and the People!” and sang.",
        "The choir sang the song “Winter on the Quay” and “Long live the harbour!”",
        "The paper carried an article titled “People living for tomorrow and the quay.”",
    ],
)
def test_cheers_slogans_and_titles_are_nobodys_words(text: str) -> None:
    assert quotes(text) == ()


def test_a_weapon_is_no_speaker() -> None:
    def resolve(mention: str, language: str, date: str | None) -> tuple[str, str] | None:
        return ("harbour-gun", "Harbour Gun") if "Gun" in mention else None

    text = "Harbour Gun lifted off and “went a very long way up.”"
    article = Article("A title", text, (Paragraph(0, len(text), Role.BODY),), language="en")
    assert [quote.speaker for quote in extract_quotes(article, resolve, lambda entity_id: "weapon")] == [None]


def test_speakers_are_not_guessed_in_languages_without_rules() -> None:
    text = "Durante la noche el puerto dijo: “Estamos abiertos.”"
    article = Article("A title", text, (Paragraph(0, len(text), Role.BODY),), language="es")
    assert [quote.speaker for quote in extract_quotes(article)] == [None]
