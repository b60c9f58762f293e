"""Citations in the forms that people paste and that bibliographies read.

Prose forms cite an article or one quotation; the forms for reference managers (BibTeX, RIS, CSL-JSON) are entries of
an article, with its quotations as notes. Whatever comes from a file is on one line and escaped for the form.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.citing.markdown import literal
from index.citing.marks import mark_of
from index.citing.words import attribution, date_parts, file_name, origin, paragraph, titled, written_date
from index.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from index.article import Article, Quote

Cited = tuple["Article", "Sequence[Quote]"]
"""An article and those of its quotations that are cited; without any, the article itself is."""


@dataclass(frozen=True, slots=True)
class Format:
    """A form of citations."""

    name: str
    """As `--format` and the reader's list call it."""

    title: str
    write: Callable[[Iterable[Cited]], str]
    """Returns the citations as one text without a line end at the end."""


def write(cited: Iterable[Cited], form: str) -> str:
    """Return the citations in the form of that name. Raises KeyError for a name that is not in `FORMATS`."""
    return FORMATS[form].write(cited)


# Prose


def _plain(cited: Iterable[Cited]) -> str:
    return "\n\n".join(
        text
        for article, quotes in cited
        for text in (
            [
                f"“{one_line(quote.text)}”\n— {attribution(quote)}. {_reference(article)}, {paragraph(article, quote)}"
                f" [{mark_of(article, quote)}]"
                for quote in quotes
            ]
            or [f"{_reference(article)} [{mark_of(article)}]"]
        )
    )


def _reference(article: Article) -> str:
    """Return title, outlet, author, date and address: `“Title”, KCNA, 31 December 2023, https://…`."""
    parts = (titled(article.title), origin(article), article.author, written_date(article.date), article.url)
    return ", ".join(one_line(part) for part in parts if part)


def _markdown(cited: Iterable[Cited]) -> str:
    return "\n\n".join(text for article, quotes in cited for text in _markdown_of(article, quotes))


def _markdown_of(article: Article, quotes: Sequence[Quote]) -> list[str]:
    address = _address(article.url)
    title = f"[{literal(article.title)}]({address})" if address else literal(titled(article.title))
    parts = (title, literal(origin(article)), literal(article.author), written_date(article.date))
    reference = ", ".join(filter(None, parts))
    return [
        f"> “{literal(quote.text)}”\n>\n> — {literal(attribution(quote))}. "
        f"{reference}, {paragraph(article, quote)} `{mark_of(article, quote)}`"
        for quote in quotes
    ] or [f"{reference} `{mark_of(article)}`"]


def _address(url: str) -> str:
    """Return an address that ends neither a link of Markdown nor a group of BibTeX; nothing for one that is no page."""
    return re.sub(r"[\s()<>{}\\]", lambda found: f"%{ord(found.group()):02X}", _page(url))


def _page(url: str) -> str:
    """Return the address of a page; nothing for one that a click would run or open as a file, `javascript:` say."""
    url = one_line(url)
    scheme = _SCHEME.match(url)
    return url if scheme is None or scheme[1].lower() in _OF_PAGES else ""


_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")
_OF_PAGES = frozenset({"http", "https", "ftp"})


def _footnote(cited: Iterable[Cited]) -> str:
    return "\n".join(
        text
        for article, quotes in cited
        for text in (
            [
                f"“{one_line(quote.text)}”: {attribution(quote)}, in {_noted(article, paragraph(article, quote))}"
                f" [{mark_of(article, quote)}]."
                for quote in quotes
            ]
            or [f"{_noted(article)} [{mark_of(article)}]."]
        )
    )


def _noted(article: Article, place: str = "") -> str:
    """Return an article as a note has it: author, “title,” outlet, date, paragraph, address."""
    author = one_line(article.author)
    parts = [origin(article), written_date(article.date), place, one_line(article.url)]
    return f"{f'{author}, ' if author else ''}{titled(article.title, ',')} {', '.join(filter(None, parts))}"


# For reference managers


def _notes(article: Article, quotes: Sequence[Quote]) -> list[str]:
    """Return a line for each quotation, with its mark; the mark of the article when none is cited.

    Before these the file's name where no outlet is known: it is not where anything was published.
    """
    marked = [
        f"“{one_line(quote.text)}” — {attribution(quote)}, {paragraph(article, quote)} [{mark_of(article, quote)}]"
        for quote in quotes
    ] or [str(mark_of(article))]
    file = "" if article.source else file_name(article)
    return [file, *marked] if file else marked


def citation_key(article: Article) -> str:
    """Return a key of letters, digits and hyphens: outlet, date and the beginning of the id."""
    name = re.sub(r"[^a-z0-9]+", "", article.source.lower())[:20]
    date = "-".join(f"{part:02}" for part in date_parts(article.date))
    return "-".join(filter(None, (name, date, article.id[:12])))


_BIBTEX = str.maketrans(
    {letter: f"\\{letter}" for letter in "&%$#_"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "{": r"\{", "}": r"\}"}
)
_BIBTEX_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _bibtex(cited: Iterable[Cited]) -> str:
    return "\n\n".join(_bibtex_entry(article, quotes) for article, quotes in cited)


def _bibtex_entry(article: Article, quotes: Sequence[Quote]) -> str:
    year, month, day, *_ = (*date_parts(article.date), 0, 0, 0)
    fields = {
        "title": f"{{{_bibtex_text(article.title)}}}",
        "author": f"{{{_bibtex_text(article.author)}}}" if article.author else "",
        "howpublished": _bibtex_text(article.source),
        "year": str(year or ""),
        "month": _BIBTEX_MONTHS[(month - 1) % 12] if month else "",
        "day": str(day or ""),
        "url": _address(article.url).replace("%", r"\%"),
        "language": article.language if article.language != "und" else "",
        "note": _bibtex_text(" ".join(_notes(article, quotes))).replace(r"\textasciitilde{}", "~"),
    }
    rows = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in fields.items() if value]
    return f"@misc{{{citation_key(article)},\n" + ",\n".join(rows) + "\n}"


def _bibtex_text(text: str) -> str:
    return one_line(text).translate(_BIBTEX)


def _ris(cited: Iterable[Cited]) -> str:
    return "\n\n".join(_ris_entry(article, quotes) for article, quotes in cited)


def _ris_entry(article: Article, quotes: Sequence[Quote]) -> str:
    parts = date_parts(article.date)
    fields = [
        ("TY", "NEWS"),
        ("ID", citation_key(article)),
        ("TI", one_line(article.title)),
        ("AU", one_line(article.author)),
        ("T2", one_line(article.source)),
        ("PY", str(parts[0]) if parts else ""),
        ("DA", "/".join(f"{part:02}" for part in parts)),
        ("UR", _page(article.url)),
        ("LA", article.language if article.language != "und" else ""),
        *(("N1", note) for note in _notes(article, quotes)),
    ]
    return "\n".join([*(f"{tag}  - {value}" for tag, value in fields if value), "ER  - "])


def _csl_json(cited: Iterable[Cited]) -> str:
    return json.dumps([_csl_item(article, quotes) for article, quotes in cited], ensure_ascii=False, indent=2)


def _csl_item(article: Article, quotes: Sequence[Quote]) -> dict[str, object]:
    parts = date_parts(article.date)
    item = {
        "id": citation_key(article),
        "type": "article-newspaper",
        "title": one_line(article.title),
        "author": [{"literal": one_line(article.author)}] if article.author else None,
        "container-title": one_line(article.source),
        "issued": {"date-parts": [list(parts)]} if parts else None,
        "URL": _page(article.url),
        "language": article.language if article.language != "und" else None,
        "note": "\n".join(_notes(article, quotes)),
    }
    return {name: value for name, value in item.items() if value}


FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        Format("plain", "Plain text", _plain),
        Format("markdown", "Markdown", _markdown),
        Format("footnote", "Footnote", _footnote),
        Format("bibtex", "BibTeX", _bibtex),
        Format("ris", "RIS", _ris),
        Format("csl-json", "CSL-JSON", _csl_json),
    )
}
"""The forms by name, in the order in which they are offered."""
