"""What the commands take: the parsers of the command line, a function for each command."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from index.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

EPILOG = "Without a command, korea-reader adds the PATHs and opens the reader. Press ? there for the keys."


CITATION_FORMS = ("plain", "markdown", "footnote", "bibtex", "ris", "csl-json")
"""As `index.citing` has them, which is imported only when needed."""


class _Parser(argparse.ArgumentParser):
    """A parser that says in one line, with nothing in it that steers a terminal, what is wrong."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is, and exit with 2."""
        print(f"korea-reader: {one_line(message)}; see `{self.prog} --help`", file=sys.stderr)  # noqa: T201
        raise SystemExit(2)


class _Version(argparse.Action):
    """Prints the version, which costs 20 ms to find out, when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print it and exit."""
        print(f"korea-reader {_version()}")  # noqa: T201
        parser.exit()


def reader_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line without a command."""
    parser = _Parser(prog="korea-reader", add_help=False)
    parser.add_argument("paths", nargs="*", metavar="PATH")
    parser.add_argument("--library", type=Path)
    return parser


class _Commands:
    """The parsers of the commands, each of which takes `--library`."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._library = _Parser(add_help=False)
        self._library.add_argument(
            "--library", type=Path, metavar="DIR", help="the library to use (or KOREA_READER_LIBRARY)"
        )
        self._all = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, prog="korea-reader")

    def add(self, name: str, what_it_does: str, forms: Sequence[str] = ()) -> argparse.ArgumentParser:
        """Add a command that prints lines, or one of `forms` if that is asked for as `options.form`."""
        parser = self._all.add_parser(name, parents=[self._library], help=what_it_does)
        if forms:
            group = parser.add_mutually_exclusive_group()
            for form in forms:
                group.add_argument(f"--{form}", dest="form", action="store_const", const=form)
        return parser

    def add_with_json(self, name: str, what_it_does: str) -> argparse.ArgumentParser:
        """Add a command that prints lines, or a JSON object with `--json`."""
        parser = self._all.add_parser(name, parents=[self._library], help=what_it_does)
        parser.add_argument("--json", action="store_true", help="write one JSON object to standard output")
        return parser


def command_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = _Parser(
        prog="korea-reader",
        usage="korea-reader [--library DIR] [PATH ... | COMMAND ...]",
        description="Read, search, quote and compare articles about the Korean peninsula.",
        epilog=EPILOG,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = _Commands(parser)
    for add in (
        _add, _search, _show, _quotes, _statements, _compare, _concordance, _trend, _matrix,
        _export, _verify, _person, _corrections, _names, _tag, _untag, _saved, _korean, _doctor,
    ):  # fmt: skip
        add(commands)
    return parser


def _add(commands: _Commands) -> None:
    add = commands.add_with_json("add", "import files and folders")
    add.add_argument("paths", nargs="*", metavar="PATH", help="a file or folder; - reads paths from standard input")
    add.add_argument("--samples", action="store_true", help="add the sample articles")
    add.add_argument("--progress", choices=["bar", "json", "none"], default="bar", help=argparse.SUPPRESS)
    add.add_argument("--resume", action="store_true", help="go on with imports that were interrupted")


def _search(commands: _Commands) -> None:
    search = commands.add_with_json("search", "find articles")
    search.add_argument(
        "query", nargs="+", metavar="QUERY", help='words, "phrases", OR, -not, prefix*, source: date: …'
    )
    search.add_argument("--limit", type=_count, default=20, metavar="N", help="hits to show (20)")
    search.add_argument("--sort", choices=["relevance", "date", "-date", "source"], default="relevance")


def _show(commands: _Commands) -> None:
    show = commands.add_with_json("show", "print one article")
    show.add_argument("id", metavar="ID", help="the article's id or a unique beginning of it")


def _quotes(commands: _Commands) -> None:
    quotes = commands.add("quotes", "list quotations with their speakers", ("json", "csv", "markdown"))
    quotes.add_argument("query", nargs="*", metavar="QUERY", help="only of articles that match")
    quotes.add_argument("--speaker", metavar="NAME", help="only what NAME said, in any spelling")
    quotes.add_argument("--limit", type=_count, metavar="N", help="quotations to show (all)")


def _statements(commands: _Commands) -> None:
    does = "list utterances that several articles render, in each rendering"
    statements = commands.add("statements", does, ("json", "markdown"))
    statements.add_argument("query", nargs="*", metavar="QUERY", help="only those that an article that matches renders")
    statements.add_argument("--speaker", metavar="NAME", help="only what NAME said, in any spelling")
    statements.add_argument("--limit", type=_count, metavar="N", help="statements to show (all)")


def _compare(commands: _Commands) -> None:
    compare = commands.add_with_json("compare", "put two articles side by side")
    compare.add_argument("a", metavar="ID")
    compare.add_argument("b", metavar="ID", nargs="?", help="without it: the nearest other coverage of the event")


def _concordance(commands: _Commands) -> None:
    concordance = commands.add("concordance", "list the words of a query in their contexts", ("json", "csv"))
    concordance.add_argument("query", nargs="+", metavar="QUERY", help="as in search")
    concordance.add_argument("--width", type=_count, metavar="N", help="context on either side (60, or what fits)")
    concordance.add_argument("--sort", choices=["left", "right", "date", "source"], default="date")
    concordance.add_argument("--limit", type=_count, metavar="N", help="lines to show (5000)")


def _trend(commands: _Commands) -> None:
    trend = commands.add_with_json("trend", "count terms over time")
    trend.add_argument("terms", nargs="+", metavar="TERM", help="one to five queries, each one argument")
    trend.add_argument("--by", choices=["year", "month", "day"], default="month")
    trend.add_argument("--outlets", action="store_true", help="count each outlet by itself")


def _matrix(commands: _Commands) -> None:
    matrix = commands.add("matrix", "count what each outlet has of a query over time", ("json", "csv"))
    matrix.add_argument("query", nargs="*", metavar="QUERY", help="as in search; everything without it")
    matrix.add_argument("--by", choices=["month", "year"], default="month")


def _export(commands: _Commands) -> None:
    export = commands.add("export", "write citations of articles")
    export.add_argument("ids", nargs="+", metavar="ID", help="ids of articles; - reads them from standard input")
    export.add_argument("--format", choices=CITATION_FORMS, default="markdown", help="the form (markdown)")
    export.add_argument("--quotes", action="store_true", help="with the quotations of each article")


def _verify(commands: _Commands) -> None:
    verify = commands.add_with_json("verify", "check the citations in a file")
    verify.add_argument("file", metavar="FILE", help="text, .docx, .odt; - reads standard input")


def _person(commands: _Commands) -> None:
    person = commands.add_with_json("person", "tell who somebody is, where they are named, and what they said")
    person.add_argument("words", nargs="+", metavar="NAME", help="in any spelling, or an id; also an organisation")
    person.add_argument("--limit", type=_count, metavar="N", help="at most N quotations, and N articles")


def _corrections(commands: _Commands) -> None:
    does = "list the speakers that you have corrected, or add such a list"
    corrections = commands.add_with_json("corrections", does)
    corrections.add_argument(
        "--add", metavar="FILE", help="keep what `corrections --json` wrote; - reads standard input"
    )


def _names(commands: _Commands) -> None:
    names = commands.add_with_json("names", "show names with their spellings, add your own")
    names.add_argument(
        "words", nargs="*", metavar="TEXT", help="what to look for, `add NAME SPELLING …`, `forget SPELLING`"
    )
    names.add_argument("--type", metavar="KIND", help="what a new name is: person (unless said), place, org, …")


def _tag(commands: _Commands) -> None:
    tag = commands.add_with_json("tag", "tag an article, or list tags")
    tag.add_argument("id", metavar="ID", nargs="?", help="without it: all tags in use")
    tag.add_argument("tags", metavar="TAG", nargs="*", help="tags to add")


def _untag(commands: _Commands) -> None:
    untag = commands.add_with_json("untag", "take tags of an article away")
    untag.add_argument("id", metavar="ID")
    untag.add_argument("tags", metavar="TAG", nargs="*", help="without any: all of them")


def _saved(commands: _Commands) -> None:
    commands.add_with_json("saved", "list the saved searches and what is new in them")


def _korean(commands: _Commands) -> None:
    commands.add_with_json("korean", "analyse the Korean words of the library with kiwipiepy")


def _doctor(commands: _Commands) -> None:
    doctor = commands.add_with_json("doctor", "check record and index")
    doctor.add_argument("--repair", action="store_true", help="rebuild what can be rebuilt")


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError("a number from 0 on, please")
    return min(int(text[:12]), 10**9)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("korea-reader")
    except PackageNotFoundError:
        return "(not installed)"
