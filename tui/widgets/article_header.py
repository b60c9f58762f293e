"""What stands above an article: its title and the line that says where, when and how long.

Dates are shown as precisely as they are known and not more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.article import Precision, Role
from index.citing.words import MONTHS, origin
from index.text import one_line
from tui.widgets.safe import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from index.article import Article, PublicationDate

_LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "pt": "Portuguese", "ru": "Russian", "uk": "Ukrainian",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
_UNSPACED = frozenset({"ja", "zh"})
_WORDS_PER_MINUTE = {"ko": 170}
_DEFAULT_WORDS_PER_MINUTE = 230
_CHARACTERS_PER_MINUTE = 450


@dataclass(frozen=True, slots=True)
class Header:
    """The lines above an article, safe to draw."""

    title: str
    details: str
    """Outlet, date, language and length on one line."""

    url: str
    """Empty when the article has none."""


def language_name(code: str) -> str:
    """Return the name of a language, its code where we know none; empty for `und`."""
    return _LANGUAGES.get(code, code if code != "und" else "")


def header(article: Article) -> Header:
    """Return what stands above `article`."""
    language = language_name(article.language)
    details = (article.source, article.author, date_text(article.date), language, length_text(article))
    return Header(
        title=one_line(article.title),
        details=" · ".join(filter(None, map(one_line, details))),
        url=one_line(article.url),
    )


def origin_text(article: Article) -> str:
    """Return where `article` comes from: its outlet, or the name of its file when that is not known."""
    return origin(article) or "unknown outlet"


def tags_text(tags: Sequence[str]) -> Content:
    """Return the reader's tags on one line: `#dmz #to-read`."""
    return line(" ".join(f"#{name}" for name in tags), "$text-accent")


def date_text(date: PublicationDate) -> str:
    """Return `date` as a reader would say it: `2023-12-31 03:48 UTC`, `2023-12-31`, `December 2023`, `undated`."""
    value = date.value
    if not value or date.precision is Precision.UNKNOWN:
        return "undated"
    if date.precision is Precision.SECOND:
        return f"{value[:10]} {value[11:16]} UTC"
    if date.precision is Precision.MONTH and value[5:7].isdecimal() and 1 <= int(value[5:7]) <= 12:
        return f"{MONTHS[int(value[5:7]) - 1]} {value[:4]}"
    return value


def length_text(article: Article) -> str:
    """Return how long `article` is: `3 min read · 612 words`. Advertisement and the like do not count."""
    texts = [article.text[part.start : part.end] for part in article.paragraphs if part.role is not Role.BOILERPLATE]
    if article.language in _UNSPACED:
        count = sum(len(text) - text.count(" ") for text in texts)
        return _length(count, "character", _CHARACTERS_PER_MINUTE)
    count = sum(len(text.split()) for text in texts)
    return _length(count, "word", _WORDS_PER_MINUTE.get(article.language, _DEFAULT_WORDS_PER_MINUTE))


def _length(count: int, unit: str, per_minute: int) -> str:
    minutes = max(1, round(count / per_minute))
    return f"{minutes} min read · {count:,} {unit}{'' if count == 1 else 's'}"
