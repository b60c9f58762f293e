"""Extract the quotations of a labelled corpus: `python tests/bench/quotes.py GOLD.jsonl OUT.jsonl`.

Reads one JSON object per line with `id` and `text`, writes one per line with `id` and `quotes` as the scorer
reads them, and prints the rate. Each line of a text is a paragraph of the article.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from index.article import Article, Paragraph, Quote, Role, Speaker
from index.quotes import extract_quotes

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_RELATIVE = re.compile(r"(?:\s\([^()\n]{1,30}\))?,?\s(who|which)\b")
"""A relative pronoun right behind a mention means the same; the labels take the one or the other."""


def article_of(text: str, language: str = "en") -> Article:
    """Return `text` as an article whose every line is a paragraph of the body."""
    paragraphs: list[Paragraph] = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        paragraphs.append(Paragraph(start, match.start() + len(line.rstrip()), Role.BODY))
    return Article("untitled", text, tuple(paragraphs), language=language)


def mentions(speaker: Speaker, text: str) -> list[list[int]]:
    """Return where the speaker is mentioned: the words found and the relative pronoun that repeats them."""
    repeated = _RELATIVE.match(text, speaker.end)
    return [[speaker.start, speaker.end], *([list(repeated.span(1))] if repeated is not None else [])]


def as_prediction(quote: Quote, text: str) -> dict[str, Any]:
    """Return a quotation of the article's `text` as the scorer reads it."""
    speaker = quote.speaker
    return {
        "start": quote.start,
        "end": quote.end,
        "speaker": speaker and {"spans": mentions(speaker, text), "text": speaker.mention, "name": speaker.name},
        "relay": quote.relay.name if quote.relay else None,
    }


def main() -> None:
    """Write the predictions and print the rate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    records = [json.loads(line) for line in arguments.gold.read_text("utf-8").splitlines() if line.strip()]
    articles = [article_of(record["text"]) for record in records]
    began = time.perf_counter()
    found = [extract_quotes(article) for article in articles]
    elapsed = time.perf_counter() - began
    with arguments.out.open("w", encoding="utf-8") as out:
        for record, quotes in zip(records, found, strict=True):
            predicted = [as_prediction(quote, record["text"]) for quote in quotes]
            out.write(json.dumps({"id": record["id"], "quotes": predicted}) + "\n")
    characters = sum(len(article.text) for article in articles)
    print(
        f"{sum(map(len, found))} quotations, {characters:,} characters in {elapsed:.2f} s, "
        f"{characters / elapsed / 1e6:.2f} M/s"
    )


if __name__ == "__main__":
    main()
