"""What each command does: asks the library, and hands what it answers to the printer.

Importing this module must stay cheap: it is the first thing at every start, also of the reader.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from index.library import Library
    from index.search.query import Query


_GROUPING = 5.0
"""Seconds for which `quotes` groups statements."""


def add(options: argparse.Namespace) -> int:
    """Import files and folders."""
    from index.library import Library, sample_files
    from tui import documents, printing
    from tui.progress import shown_progress

    paths = [Path(path) for given in options.paths for path in (_standard_input() if given == "-" else [given])]
    if options.samples:
        paths.extend(sample_files())
    with Library(options.library) as library:
        if options.resume:
            paths.extend(Path(path) for path in library.record.pending_imports())
        if not paths and not options.resume:
            return _misused("add what? Name files or folders, - for paths on standard input, or --samples")
        with shown_progress(options.progress) as progress:
            report = library.add(paths, progress)
    if options.json:
        printing.print_json(documents.import_report(report))
    else:
        printing.print_import(report)
    if report.added or report.updated or report.unchanged or not paths:
        return 0
    return 1 if report.skipped else _failed(f"{', '.join(map(str, paths))}: nothing to read there")


def _standard_input() -> list[str]:
    """Return the paths on standard input, one a line or each ended by a zero byte, whatever else is in their names."""
    given = sys.stdin.buffer.read()
    return [os.fsdecode(path) for path in given.split(b"\0" if b"\0" in given else b"\n") if path.strip()]


def search(options: argparse.Namespace) -> int:
    """Find articles."""
    from tui import documents, printing

    query = _query(options.query)
    with _reading(options.library) as library:
        document = documents.search(library, query, options.sort, options.limit)
    for problem in document["problems"]:
        _say(problem)
    if options.json:
        printing.print_json(document)
    else:
        printing.print_hits(document)
    return 0


def show(options: argparse.Namespace) -> int:
    """Print one article."""
    from tui import documents, printing

    with _reading(options.library) as library:
        document = documents.article(library, library.record.row_of(options.id))
    if options.json:
        printing.print_json(document)
    else:
        printing.print_article(document)
    return 0


def quotes(options: argparse.Namespace) -> int:
    """List quotations."""
    from tui import documents, printing

    query = _query(options.query)
    with _reading(options.library) as library:
        if options.form == "json":
            _group_for_a_while(library)
        document = documents.quotations(library, query, options.speaker, options.limit)
    printers = {
        "json": printing.print_json,
        "csv": printing.print_quotes_csv,
        "markdown": printing.print_quotes_markdown,
        None: printing.print_quotes,
    }
    printers[options.form](document)
    return 0


def _group_for_a_while(library: Library) -> None:
    """Group statements, unless there are too many new articles: then `statements` is asked to."""
    from index.exceptions import LibraryBusyError

    with suppress(LibraryBusyError):
        left = library.group_statements(_GROUPING)
        if left:
            _say(f"the statements of {left:,} articles are not grouped yet; `korea-reader statements` groups them")


def statements(options: argparse.Namespace) -> int:
    """List utterances with all their renderings."""
    from tui.statements_command import print_statements

    query = _query(options.query)
    with _reading(options.library) as library:
        print_statements(library, query, options)
    return 0


def compare(options: argparse.Namespace) -> int:
    """Put two articles side by side."""
    from tui import documents, printing

    with _reading(options.library) as library:
        one = library.record.row_of(options.a)
        if options.b is None:
            found = library.other_coverage(one)
            if not found:
                return _failed(f"{options.a}: no other coverage of the event is in the library")
            other = found[0][1]
        else:
            other = library.record.row_of(options.b)
        document = documents.comparison(library, one, other)
        if options.json:
            printing.print_json(document)
        else:
            printing.print_comparison(document, library.record.article(one), library.record.article(other))
    return 0


def concordance(options: argparse.Namespace) -> int:
    """Print the words of a query in their contexts."""
    from tui.concordance_command import print_concordance

    query = _query(options.query)
    with _reading(options.library) as library:
        print_concordance(library, query, options)
    return 0


def trend(options: argparse.Namespace) -> int:
    """Count terms over time."""
    from index.search.trend import MOST_TERMS
    from tui.trend_command import print_trend

    terms = [_query([term]) for term in options.terms if term.strip()]
    if not terms or len(terms) > MOST_TERMS:
        return _misused(f"trend takes one to {MOST_TERMS} terms; put words that belong together into one argument")
    with _reading(options.library) as library:
        print_trend(library, terms, options)
    return 0


def export(options: argparse.Namespace) -> int:
    """Write citations of articles."""
    from tui.citation_commands import print_export

    with _reading(options.library) as library:
        return print_export(library, options)


def verify(options: argparse.Namespace) -> int:
    """Check the citations in a file."""
    from tui.citation_commands import print_verification

    with _reading(options.library) as library:
        return print_verification(library, options)


def person(options: argparse.Namespace) -> int:
    """Tell who somebody is, where they are named, and what they said."""
    from tui.person_command import print_person

    with _reading(options.library) as library:
        print_person(library, options)
    return 0


def corrections(options: argparse.Namespace) -> int:
    """List whose quotations the reader has corrected, or add such corrections."""
    from index.library import Library
    from tui.corrections_command import print_corrections

    with _reading(options.library) if options.add is None else Library(options.library) as library:
        return print_corrections(library, options)


def names(options: argparse.Namespace) -> int:
    """Show what is known of names, and keep the reader's own."""
    from tui import names_command

    return names_command.names(options)


def tag(options: argparse.Namespace) -> int:
    """Tag an article, or list the tags of it, or all in use."""
    from tui.tags_command import print_tagged

    with _reading(options.library) as library:
        return print_tagged(library, options)


def untag(options: argparse.Namespace) -> int:
    """Take tags of an article away."""
    return tag(options)


def saved(options: argparse.Namespace) -> int:
    """List the saved searches."""
    from tui.saved_command import print_saved

    with _reading(options.library) as library:
        print_saved(library, options)
    return 0


def matrix(options: argparse.Namespace) -> int:
    """Count what each outlet has of a query, by month or year."""
    from tui.matrix_command import print_matrix

    query = _query(options.query)
    with _reading(options.library) as library:
        print_matrix(library, query, options)
    return 0


def doctor(options: argparse.Namespace) -> int:
    """Check record and index."""
    from index.library import Library
    from tui import documents, printing

    with Library(options.library) as library:
        document = documents.health(library, repair=options.repair)
    if options.json:
        printing.print_json(document)
    else:
        printing.print_health(document)
    return 0 if document["ok"] else 1


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "add": add,
    "search": search,
    "show": show,
    "quotes": quotes,
    "statements": statements,
    "compare": compare,
    "concordance": concordance,
    "trend": trend,
    "matrix": matrix,
    "export": export,
    "verify": verify,
    "person": person,
    "corrections": corrections,
    "names": names,
    "tag": tag,
    "untag": untag,
    "saved": saved,
    "doctor": doctor,
}


@contextmanager
def _reading(directory: Path) -> Iterator[Library]:
    """Open the library to read from; the samples, with a word about it, while it is empty."""
    from index.library import Library

    with Library(directory) as library:
        _warn_of_own_names()
        if library.record.count():
            library.catch_up()
            yield library
            return
        _say(f"the library {directory} is empty, so these are the samples; `korea-reader add PATH` fills it")
        with library.samples() as samples:
            yield samples


def _warn_of_own_names() -> None:
    """Say which lines of the reader's own names are not used."""
    from index.names import own_problems

    for problem in own_problems()[:_MOST_WARNINGS]:
        _say(f"{problem.place}: {problem.message}")


_MOST_WARNINGS = 3


def _query(words: list[str]) -> Query:
    """Read a query from the command line's words. Raises QueryError for the first problem in it."""
    from index.search.recognition import understood

    query = understood(" ".join(words))
    if query.problems:
        raise query.problems[0]
    return query


def _say(message: str) -> None:
    from index.text import one_line

    print(f"korea-reader: {one_line(message)}", file=sys.stderr)  # noqa: T201


def _failed(message: str) -> int:
    _say(message)
    return 1


def _misused(message: str) -> int:
    _say(message)
    return 2
