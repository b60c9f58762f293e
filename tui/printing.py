"""What the commands print for a person, and the writing of JSON.

Everything that comes from a file loses its control characters here.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import textwrap
from typing import TYPE_CHECKING, Any

from index.text import escape_controls, one_line, strip_controls
from tui.spreadsheet import write_quotations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Article
    from index.importing import ImportReport

    Document = dict[str, Any]


_WIDE = re.compile("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]")


def _print(text: str = "") -> None:
    print(strip_controls(text))  # noqa: T201


def print_json(document: Document) -> None:
    """Print one JSON object in UTF-8, whatever the locale says."""
    text = escape_controls(json.dumps(document, ensure_ascii=False))
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.flush()


def print_import(report: ImportReport) -> None:
    """Print the counts of an import and why files were skipped."""
    for skipped in report.skipped:
        print(f"skipped {one_line(skipped.path)}: {one_line(skipped.reason)}", file=sys.stderr)  # noqa: T201
    for one in [*report.added, *report.updated][:20]:
        _print(f"{one.id}  {(one.date or 'undated')[:10]:10}  {one_line(one.title)}")
    more = len(report.added) + len(report.updated) - 20
    if more > 0:
        _print(f"… and {more:,} more")
    counts = {
        "added": len(report.added),
        "updated": len(report.updated),
        "unchanged": len(report.unchanged),
        "skipped": len(report.skipped),
    }
    _print(", ".join(f"{count:,} {name}" for name, count in counts.items()))


def print_hits(document: Document) -> None:
    """Print hits, each with its snippets."""
    for hit in document["hits"]:
        _print(f"{hit['id']}  {(hit['date'] or 'undated')[:10]:10}  {hit['source'] or 'unknown outlet'}")
        _print(f"  {_bold(one_line(hit['title']))}")
        for snippet in hit["snippets"]:
            _wrapped(_marked(snippet["text"], snippet["highlights"]), "    ")
        _print()
    shown, total = len(document["hits"]), document["total"]
    of = f"{shown} of " if shown < total else ""
    _print(f"{of}{total:,} {'article' if total == 1 else 'articles'} for {document['understood']}")


def _bold(text: str) -> str:
    return f"*{text}*" if not text.startswith("*") else text


def _marked(text: str, spans: list[list[int]]) -> str:
    """Return text with its highlights in brackets, which survive any pipe."""
    for start, end in reversed(spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return one_line(text)


def _wrapped(text: str, indent: str) -> None:
    """Print text in lines of at most 100 cells; a character of Korean, Chinese or Japanese takes two."""
    width = min(100, shutil.get_terminal_size().columns)
    if _WIDE.search(text):
        from tui.widgets.wrapping import wrap

        lines = [indent + text[start:end].rstrip() for start, end in wrap(text, max(20, width - len(indent)))]
    else:
        lines = textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent)
    for line in lines or [""]:
        _print(line)


def print_article(document: Document) -> None:
    """Print one article: head, text without its boilerplate, quotations."""
    _print(one_line(document["title"]))
    date = document["date"]["value"] or "undated"
    _print(" · ".join(part for part in (document["source"], date, document["language"], document["id"]) if part))
    if document["url"]:
        _print(one_line(document["url"]))
    if document["tags"]:
        _print(_tags(document["tags"]))
    for paragraph in document["paragraphs"]:
        if paragraph["role"] != "boilerplate":
            _print()
            _wrapped(document["text"][paragraph["start"] : paragraph["end"]], "")
    if document["quotes"]:
        _print()
        _print(f"Quotations ({len(document['quotes'])})")
        for quote in document["quotes"]:
            _wrapped(f"“{one_line(quote['text'])}” {attribution(quote)}", "  ")


def _tags(names: list[str]) -> str:
    return one_line(" ".join(f"#{name}" for name in names))


def print_tags(document: Document) -> None:
    """Print the tags of one article, or those in use with their numbers of articles."""
    if "id" in document:
        _print(f"{document['id']}  {one_line(document['title'])}")
        _print(f"  {_tags(document['tags']) or 'no tags'}")
        return
    for tag in document["tags"]:
        _print(f"{tag['articles']:>7,}  #{one_line(tag['name'])}")


def attribution(quote: Document) -> str:
    """Return who said it and through whom: `— Kim Jong Un, via KCNA`."""
    speaker = quote["speaker"]["name"] if quote["speaker"] else "speaker not clear"
    relay = f", via {quote['relay']['name']}" if quote["relay"] else ""
    return f"— {one_line(speaker)}{one_line(relay)}"


def print_quotes(document: Document) -> None:
    """Print quotations, each with its source."""
    for quote in document["quotes"]:
        _wrapped(f"“{one_line(quote['text'])}”", "")
        _wrapped(f"{attribution(quote)} ({_source_of(quote)})", "    ")
    _print(f"{document['total']:,} {'quotation' if document['total'] == 1 else 'quotations'}")


def _source_of(quote: Document) -> str:
    parts = [quote["source"], (quote["date"] or "undated")[:10], quote["article"], f"¶{quote['paragraph'] + 1}"]
    return one_line(", ".join(part for part in parts if part))


def print_quotes_csv(document: Document) -> None:
    """Print quotations as CSV, one a row."""
    write_quotations(sys.stdout, document["quotes"])


def print_quotes_markdown(document: Document) -> None:
    """Print quotations as Markdown block quotes."""
    for quote in document["quotes"]:
        _print(f"> {literal(quote['text'])}")
        _print(">")
        reference = f"{literal(attribution(quote))}. *{literal(quote['title'])}*. {literal(_source_of(quote))}"
        _print(f"> {reference} `{quote['mark']}`")
        _print()


def literal(text: str) -> str:
    """Return text on one line that Markdown shows as it is."""
    return escaped(one_line(text))


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return "".join(f"\\{character}" if character in "\\`*_[]<>#|~" else character for character in text)


def print_comparison(document: Document, a: Article, b: Article) -> None:
    """Print the linked passages of two articles one under the other, and where they differ."""
    _print(f"A  {one_line(a.title)} ({a.source or 'unknown outlet'}, {a.date.value or 'undated'}, {a.id})")
    _print(f"B  {one_line(b.title)} ({b.source or 'unknown outlet'}, {b.date.value or 'undated'}, {b.id})")
    for number, link in enumerate(document["links"], 1):
        _print()
        _print(f"{number}. {link['kind']}: {', '.join(one_line(term) for term in link['shared'])}")
        _wrapped(f"A  {one_line(a.text[slice(*link['a'])])}", "   ")
        _wrapped(f"B  {one_line(b.text[slice(*link['b'])])}", "   ")
    if document["differences"]:
        _print()
        _print("Differences")
        _listed(f"{one['kind']}: {one_line(one['note'])}" for one in document["differences"])
    _print()
    only_a, only_b = len(document["only_a"]), len(document["only_b"])
    links = len(document["links"])
    passages = "passage" if only_a == 1 else "passages"
    _print(f"{links} {'link' if links == 1 else 'links'}; {only_a} {passages} only in A, {only_b} only in B")


def _listed(lines: Iterable[str]) -> None:
    for line in lines:
        _wrapped(f"- {line}", "  ")


def print_health(document: Document) -> None:
    """Print what is wrong with a library."""
    _print(f"{document['articles']:,} articles, {document['indexed']:,} in the search index")
    for problem in document["problems"]:
        _print(f"- {one_line(problem['what'])}: {one_line(problem['where'])}")
        _print(f"  to repair: {one_line(problem['repair'])}")
    if document["importing"]:
        _print("an import is going on; ask again when it has finished to have the index checked")
    elif document["ok"]:
        _print("nothing is wrong")
