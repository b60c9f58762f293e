"""French and Japanese: the plainest constructions name the speaker, the rest nobody. All texts are invented."""

from __future__ import annotations

import pytest

from index.article import Article, Paragraph, Role
from index.quotes import extract_quotes


def said(text: str, language: str) -> list[tuple[str, str | None]]:
    """Return the quotations of a single paragraph with their speakers."""
    article = Article("A title", text, (Paragraph(0, len(text), Role.BODY),), language=language)
    return [(quote.text, quote.speaker.name if quote.speaker else None) for quote in extract_quotes(article)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("« Le quai rouvrira », a déclaré Park Jin lundi.", "Park Jin"),
        ("« Le quai rouvrira », a ajouté le ministre des Ports Park Jin devant la presse.", "Park Jin"),
        ("« Le quai rouvrira », affirme le ministère des Ports.", "le ministère des Ports"),
        ("Lundi, le ministre Park Jin a dit que le « quai principal » rouvrira.", "Park Jin"),
        ("Park Jin a affirmé : « Le quai rouvrira. »", "Park Jin"),
        ("Selon Park Jin, « le quai principal » rouvrira.", "Park Jin"),
        ("« Le quai rouvrira », selon Park Jin.", "Park Jin"),
        ("« Le quai rouvrira », peut-on lire sur un mur.", None),
        ("« Le quai rouvrira », a-t-on dit.", None),
    ],
)
def test_french_names_the_speaker_behind_or_before(text: str, name: str | None) -> None:
    assert [who for _, who in said(text, "fr")] == [name]


def test_a_french_pronoun_behind_its_verb_is_whoever_spoke_last() -> None:
    text = "« Le quai rouvrira », a dit Park Jin. « Il sera plus large », a-t-il ajouté."
    assert [who for _, who in said(text, "fr")] == ["Park Jin", "Park Jin"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("「港を開く」と朴振外相は述べた。", "朴振"),
        ("朴振長官は会見で「港を開く」と強調した。", "朴振"),
        ("港湾省は声明で「港を開く」と指摘した。", "港湾省"),
        ("ソウルの朴振氏が「港を開く」と語った。船が来た。", "朴振"),
        ("春は静かだ。「港を開く」と書かれた紙があった。", None),
    ],
)
def test_japanese_names_the_speaker_with_a_particle(text: str, name: str | None) -> None:
    assert said(text, "ja") == [("港を開く", name)]


def test_other_languages_name_nobody() -> None:
    assert [who for _, who in said("“El muelle abre hoy de nuevo”, said Park Jin.", "es")] == [None]
