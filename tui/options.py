"""What the commands take: the parser of the command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from index.text import one_line

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


def command_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    common = _Parser(add_help=False)
    common.add_argument("--library", type=Path, metavar="DIR", help="the library to use (or KOREA_READER_LIBRARY)")
    json = _Parser(add_help=False)
    json.add_argument("--json", action="store_true", help="write one JSON object to standard output")
    parser = _Parser(
        prog="korea-reader",
        usage="korea-reader [--library DIR] [PATH ... | COMMAND ...]",
        description="Read, search, quote and compare articles about the Korean peninsula.",
        epilog=EPILOG,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, prog="korea-reader")

    add = commands.add_parser("add", parents=[common, json], help="import files and folders")
    add.add_argument("paths", nargs="*", metavar="PATH", help="a file or folder; - reads paths from standard input")
    add.add_argument("--samples", action="store_true", help="add the sample articles")
    add.add_argument("--progress", choices=["bar", "json", "none"], default="bar", help=argparse.SUPPRESS)
    add.add_argument("--resume", action="store_true", help="go on with imports that were interrupted")

    search = commands.add_parser("search", parents=[common, json], help="find articles")
    search.add_argument(
        "query", nargs="+", metavar="QUERY", help='words, "phrases", OR, -not, prefix*, source: date: …'
    )
    search.add_argument("--limit", type=_count, default=20, metavar="N", help="hits to show (20)")
    search.add_argument("--sort", choices=["relevance", "date", "-date", "source"], default="relevance")

    show = commands.add_parser("show", parents=[common, json], help="print one article")
    show.add_argument("id", metavar="ID", help="the article's id or a unique beginning of it")

    quotes = commands.add_parser("quotes", parents=[common], help="list quotations with their speakers")
    quotes.add_argument("query", nargs="*", metavar="QUERY", help="only of articles that match")
    quotes.add_argument("--speaker", metavar="NAME", help="only what NAME said, in any spelling")
    quotes.add_argument("--limit", type=_count, metavar="N", help="quotations to show (all)")
    form = quotes.add_mutually_exclusive_group()
    for name in ("json", "csv", "markdown"):
        form.add_argument(f"--{name}", dest="form", action="store_const", const=name)

    statements = commands.add_parser(
        "statements", parents=[common], help="list utterances that several articles render, in each rendering"
    )
    statements.add_argument("query", nargs="*", metavar="QUERY", help="only those that an article that matches renders")
    statements.add_argument("--speaker", metavar="NAME", help="only what NAME said, in any spelling")
    statements.add_argument("--limit", type=_count, metavar="N", help="statements to show (all)")
    form = statements.add_mutually_exclusive_group()
    for name in ("json", "markdown"):
        form.add_argument(f"--{name}", dest="form", action="store_const", const=name)

    compare = commands.add_parser("compare", parents=[common, json], help="put two articles side by side")
    compare.add_argument("a", metavar="ID")
    compare.add_argument("b", metavar="ID", nargs="?", help="without it: the nearest other coverage of the event")

    concordance = commands.add_parser(
        "concordance", parents=[common], help="list the words of a query in their contexts"
    )
    concordance.add_argument("query", nargs="+", metavar="QUERY", help="as in search")
    concordance.add_argument("--width", type=_count, metavar="N", help="context on either side (60, or what fits)")
    concordance.add_argument("--sort", choices=["left", "right", "date", "source"], default="date")
    concordance.add_argument("--limit", type=_count, metavar="N", help="lines to show (5000)")
    form = concordance.add_mutually_exclusive_group()
    for name in ("json", "csv"):
        form.add_argument(f"--{name}", dest="form", action="store_const", const=name)

    trend = commands.add_parser("trend", parents=[common, json], help="count terms over time")
    trend.add_argument("terms", nargs="+", metavar="TERM", help="one to five queries, each one argument")
    trend.add_argument("--by", choices=["year", "month", "day"], default="month")
    trend.add_argument("--outlets", action="store_true", help="count each outlet by itself")

    export = commands.add_parser("export", parents=[common], help="write citations of articles")
    export.add_argument("ids", nargs="+", metavar="ID", help="ids of articles; - reads them from standard input")
    export.add_argument("--format", choices=CITATION_FORMS, default="markdown", help="the form (markdown)")
    export.add_argument("--quotes", action="store_true", help="with the quotations of each article")

    verify = commands.add_parser("verify", parents=[common, json], help="check the citations in a file")
    verify.add_argument("file", metavar="FILE", help="text, .docx, .odt; - reads standard input")

    person = commands.add_parser(
        "person", parents=[common, json], help="tell who somebody is, where they are named, and what they said"
    )
    person.add_argument("words", nargs="+", metavar="NAME", help="in any spelling, or an id; also an organisation")
    person.add_argument("--limit", type=_count, metavar="N", help="at most N quotations, and N articles")
    corrections = commands.add_parser(
        "corrections", parents=[common, json], help="list the speakers that you have corrected, or add such a list"
    )
    corrections.add_argument(
        "--add", metavar="FILE", help="keep what `corrections --json` wrote; - reads standard input"
    )
    names = commands.add_parser("names", parents=[common, json], help="show names with their spellings, add your own")
    names.add_argument(
        "words", nargs="*", metavar="TEXT", help="what to look for, `add NAME SPELLING …`, `forget SPELLING`"
    )
    names.add_argument("--type", metavar="KIND", help="what a new name is: person (unless said), place, org, …")
    tag = commands.add_parser("tag", parents=[common, json], help="tag an article, or list tags")
    tag.add_argument("id", metavar="ID", nargs="?", help="without it: all tags in use")
    tag.add_argument("tags", metavar="TAG", nargs="*", help="tags to add")
    untag = commands.add_parser("untag", parents=[common, json], help="take tags of an article away")
    untag.add_argument("id", metavar="ID")
    untag.add_argument("tags", metavar="TAG", nargs="*", help="without any: all of them")
    commands.add_parser("saved", parents=[common, json], help="list the saved searches and what is new in them")

    matrix = commands.add_parser("matrix", parents=[common], help="count what each outlet has of a query over time")
    matrix.add_argument("query", nargs="*", metavar="QUERY", help="as in search; everything without it")
    matrix.add_argument("--by", choices=["month", "year"], default="month")
    form = matrix.add_mutually_exclusive_group()
    for name in ("json", "csv"):
        form.add_argument(f"--{name}", dest="form", action="store_const", const=name)

    doctor = commands.add_parser("doctor", parents=[common, json], help="check record and index")
    doctor.add_argument("--repair", action="store_true", help="rebuild what can be rebuilt")
    return parser


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
