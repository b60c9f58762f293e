"""The names that front matter and JSON give to the parts of an article.

Everyone who publishes or crawls news calls them differently; this table is the one place that knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE = ("title", "headline", "subject", "제목")
BODY = ("text", "content", "body", "paragraphs", "article", "content_text", "article_text", "fulltext", "본문")
DATE = (
    "date", "published_at", "published", "date_published", "datepublished", "pubdate", "pub_date", "publish_date",
    "publication_date", "publishedat", "created_at", "timestamp", "날짜",
)  # fmt: skip
SOURCE = ("source", "publisher", "outlet", "press", "site", "site_name", "media", "언론사")
AUTHOR = ("author", "byline", "authors", "creator", "writer", "reporter", "기자")
URL = ("url", "link", "permalink", "original_url", "source_url", "external_url")
LANGUAGE = ("language", "lang", "locale")


def first_of(record: Mapping[str, object], names: tuple[str, ...]) -> object:
    """Return the first value in `record`, its keys in lower case, that is there and not empty; None otherwise."""
    for name in names:
        value = record.get(name)
        if value or (value == 0 and value is not False):
            return value
    return None
