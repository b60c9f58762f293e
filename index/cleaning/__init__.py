"""From raw article to article: title, date, outlet, language, and paragraphs with their roles.

Nothing that the source printed is thrown away but what says the same twice and what is not text: header, title,
escape sequences, entities. Advertisements and the like stay as paragraphs of their own that say what they are.
"""

from __future__ import annotations

import re
from itertools import chain
from pathlib import PurePath

from index.article import READABLE_ROLES, Article, Paragraph, PublicationDate, RawArticle, Role
from index.cleaning.captions import alike, undoubled
from index.cleaning.dates import date_in_address, dateline, parse_date, refine_by_dateline, split_header
from index.cleaning.languages import detect_language
from index.cleaning.outlets import agency_of_korean_dateline, outlet_of_url, tidy_author, tidy_outlet
from index.cleaning.paragraphs import lines_of, paragraphs_of, unescaped
from index.cleaning.roles import roles_of
from index.cleaning.titles import fused_title, stated_title, title_from_lines, without_title
from index.exceptions import UnreadableFileError
from index.text import one_line

__all__ = ["clean"]

_PLACEHOLDER = re.compile(r"\s*<\d+ (?:chars|characters|words|bytes)>\s*$")
_SOURCE_LINE = re.compile(r"(?:source|출처|자료)\s*[:：]\s*(.{1,80})$", re.IGNORECASE)
_BYLINE_NAME = re.compile(r"By\s+(.{2,80})$|([가-힣]{2,4}) (?:기자|특파원)\b")
_DATELINE_REPORTER = re.compile(
    r"[(\[][가-힣·,\s]{2,20}[=＝][^()\[\]]{2,12}[)\]]\s?((?:[가-힣]{2,4}\s){1,3})(?:기자|특파원)"
)
_NEAR_THE_TOP = 4
_LONGEST_DATE = 60


def clean(raw: RawArticle) -> Article:
    """Return the article that `raw` holds.

    Raises UnreadableFileError, with the reason alone as its message, when there is nothing to read in it.
    """
    if _PLACEHOLDER.match(raw.body):
        raise UnreadableFileError(f"the text is missing, only the placeholder {raw.body.strip()} is there")
    lines = lines_of(raw.body)
    if not lines:
        raise UnreadableFileError("empty")
    title, date, lines = _headed(raw, lines)
    printed = [paragraph for line in lines for paragraph in paragraphs_of(line)]
    paragraphs = [undoubled(paragraph) for paragraph in printed]
    doubled = {number for number, paragraph in enumerate(paragraphs) if len(paragraph) < len(printed[number])}
    paragraphs, roles = _captions_once(paragraphs, roles_of(paragraphs, doubled))
    if not title or not any(role in READABLE_ROLES for role in roles):
        raise UnreadableFileError(f"{'a title' if title else 'a header'} without any text under it")
    return _article(raw, title, _best_date(raw, date, paragraphs), paragraphs, roles)


def _headed(raw: RawArticle, lines: list[str]) -> tuple[str, PublicationDate, list[str]]:
    """Return title, date and the lines of the body."""
    date = parse_date(raw.date, raw.date_origin)
    title = stated_title(raw.title)
    if title:
        return title, date, without_title(lines, title)
    header, rest = split_header(lines[0])
    date = date if date.value else header
    if not header.value:
        title, lines = title_from_lines(lines)
    elif rest:
        title, left = fused_title(rest)
        lines = left + lines[1:]
    elif lines[1:]:
        title, lines = title_from_lines(lines[1:])
    else:
        return "", date, []
    title = stated_title(title)
    return title, date, without_title(lines, title) if len(lines) > 1 or header.value else lines


def _captions_once(paragraphs: list[str], roles: list[Role]) -> tuple[list[str], list[Role]]:
    """Return paragraphs and roles without a caption that the paragraph before it gave already."""
    kept: list[tuple[str, Role]] = []
    for paragraph, role in zip(paragraphs, roles, strict=True):
        previous = kept[-1] if kept else ("", Role.BODY)
        if Role.CAPTION in {role, previous[1]} and alike(previous[0], paragraph):
            kept[-1] = (max(previous[0], paragraph, key=len), Role.CAPTION)
        else:
            kept.append((paragraph, role))
    return [paragraph for paragraph, _ in kept], [role for _, role in kept]


def _best_date(raw: RawArticle, date: PublicationDate, paragraphs: list[str]) -> PublicationDate:
    """Return the date from header or field; where that tells too little, from dateline, URL or file name."""
    top = paragraphs[:_NEAR_THE_TOP]
    candidates = chain(
        [date],
        (parse_date(paragraph, "dateline") for paragraph in top if len(paragraph) < _LONGEST_DATE),
        [date_in_address(raw.url or "", "url"), date_in_address(PurePath(_file(raw)).stem, "file name")],
    )
    best = next((candidate for candidate in candidates if candidate.value), PublicationDate())
    for paragraph in top:
        best = refine_by_dateline(best, paragraph)
    return best


def _file(raw: RawArticle) -> str:
    return re.sub(r":\d+$", "", raw.path)


def _article(raw: RawArticle, title: str, date: PublicationDate, paragraphs: list[str], roles: list[Role]) -> Article:
    text = "\n\n".join(paragraphs)
    spans: list[Paragraph] = []
    start = 0
    for paragraph, role in zip(paragraphs, roles, strict=True):
        spans.append(Paragraph(start, start + len(paragraph), role))
        start += len(paragraph) + 2
    url = one_line(raw.url or "")
    source = _source(raw, paragraphs, roles)
    return Article(
        title=title,
        text=text,
        paragraphs=tuple(spans),
        date=date,
        source=source,
        author=tidy_author(_author(raw, paragraphs, roles), source),
        url=url,
        language=detect_language(text if len(text) > 200 else f"{title}\n{text}", raw.language),
        path=raw.path,
    )


def _source(raw: RawArticle, paragraphs: list[str], roles: list[Role]) -> str:
    """Return the outlet: as a field says, a line such as `Source: X`, the agency of the dateline, or the URL's host."""
    stated = tidy_outlet(unescaped(raw.source or ""))
    if stated:
        return stated
    for paragraph, role in zip(paragraphs, roles, strict=True):
        line = _SOURCE_LINE.match(paragraph) if role is Role.BYLINE else None
        if line:
            return tidy_outlet(line[1])
    top = paragraphs[:_NEAR_THE_TOP]
    agencies = (dateline(paragraph)[3] or agency_of_korean_dateline(paragraph) for paragraph in top)
    return next(filter(None, agencies), "") or outlet_of_url(raw.url)


def _author(raw: RawArticle, paragraphs: list[str], roles: list[Role]) -> str:
    """Return the author as a field or a byline has it."""
    if raw.author:
        return unescaped(raw.author)
    for paragraph, role in zip(paragraphs, roles, strict=True):
        byline = _BYLINE_NAME.match(paragraph) if role is Role.BYLINE else _DATELINE_REPORTER.match(paragraph)
        if byline:
            return next(group for group in byline.groups() if group)
    return ""
