"""Made-up harbour reports in any number, no two alike, in words whose counts the tests can rely on."""

from __future__ import annotations

import random

VOCABULARY = (
    "harbour ferry council winter bridge market fisher storm repair timber signal harvest railway mayor village island "
    "lantern engine cargo rope anchor captain school library bakery river valley tunnel meadow quarry orchard mill "
    "dam weather ticket parcel letter radio drummer painter doctor nurse teacher pupil choir garden fountain tower"
)


def report(number: int, words: int = 60) -> dict[str, object]:
    """Return report `number` as a record of JSON: some text in sentences, a date and an outlet."""
    random_words = random.Random(number)
    vocabulary = VOCABULARY.split()
    text = " ".join(random_words.choices(vocabulary, weights=range(1, len(vocabulary) + 1), k=words))
    day, month = number % 28 + 1, number // 28 % 12 + 1
    return {
        "title": f"Report {number} of the harbour office",
        "text": f"Report {number}: the {text} was counted. Every report ends with this sentence about number{number}.",
        "date": f"2021-{month:02}-{day:02}",
        "source": ("Pier News", "Harbour Post", "부두신문")[number % 3],
        "lang": "en",
    }


def reports(count: int, first: int = 0) -> list[dict[str, object]]:
    """Return `count` reports."""
    return [report(number) for number in range(first, first + count)]
