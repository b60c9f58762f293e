"""The two articles that the reader was made for: every quotation, its speaker and its relay, and no false one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from index.article import Article, Paragraph, Role
from index.quotes import extract_quotes

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
NOT_THE_ARTICLE = re.compile(r"Advertisement|Also [Rr]ead|Read also|Download the app")

EXPECTED = {
    "000_4005e5f98eb7b99e.txt": [
        ("fundamental", "Kim Jong Un", None),
        ("Because of", "Kim Jong Un", "state media"),
        ("forward military", "Kim Jong Un", None),
        ("If we", "Kim Jong Un", None),
        ("We must", "Kim Jong Un", None),
    ],
    "003_d3bf43e72a4112c9.txt": [
        ("The task", "KCNA", None),
        ("prolonged", "Kim Jong Un", None),
        ("fundamentally", "Kim Jong Un", None),
        ("I think", "Kim Jong Un", "KCNA"),
        ("acceleration", "Kim Jong Un", None),
        ("confrontational", "Kim Jong Un", None),
        ("countermeasures", "Pyongyang", None),
    ],
}


def seed(name: str) -> Article:
    """Return the file as an article, with the lines that are not its own marked as such."""
    path = SEEDS / name
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    text = path.read_text("utf-8")
    paragraphs = [
        Paragraph(line.start(), line.end(), Role.BOILERPLATE if NOT_THE_ARTICLE.match(line[0]) else Role.BODY)
        for line in re.finditer(r"\S[^\n]*", text)
    ]
    return Article("A title", text, tuple(paragraphs), language="en")


@pytest.mark.parametrize("name", EXPECTED)
def test_every_quotation_of_the_first_articles_is_found_with_speaker_and_relay(name: str) -> None:
    found = extract_quotes(seed(name))
    assert len(found) == len(EXPECTED[name])
    for quote, (begins, speaker, relay) in zip(found, EXPECTED[name], strict=True):
        assert quote.text.startswith(begins)
        assert quote.speaker is not None
        assert (quote.speaker.name, quote.relay.name if quote.relay else None) == (speaker, relay)
