"""The documentation says what the program does: keys, commands, queries, formats, examples, pictures."""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from index.korean_words import is_analyser_installed
from index.library import Library
from index.readers import Skipped, fields, read
from index.search.query import FIELDS, And, Clause, Not, Or, parse
from index.search.recognition import recognise
from tools.pictures import PICTURES, SCENES, Scene, draw, text_of
from tui.cli import LIBRARY_VARIABLE, run
from tui.commands import COMMANDS
from tui.commands.options import command_parser
from tui.screens.add import AddScreen
from tui.screens.compare import CompareScreen
from tui.screens.concordance import ConcordanceScreen
from tui.screens.correcting import SpeakerInput
from tui.screens.help import HelpScreen, shown_bindings
from tui.screens.main import MainScreen
from tui.screens.matrix import MatrixScreen
from tui.screens.naming import NameScreen
from tui.screens.person import PersonScreen
from tui.screens.quotations import QuotesScreen
from tui.screens.saved import SavedScreen
from tui.screens.spelling import SpellingScreen
from tui.screens.tagging import TagScreen
from tui.screens.trend import TrendScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.facet_list import FacetList
from tui.widgets.matrix_table import MatrixTable
from tui.widgets.query_input import QueryInput
from tui.widgets.trend_plot import TrendPlot
from tui.widgets.windowed_list import WindowedList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.dom import DOMNode

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SECTIONS: dict[str, type[DOMNode]] = {
    "Everywhere": MainScreen,
    "In the search": QueryInput,
    "In a list": WindowedList,
    "In the facets": FacetList,
    "In an article": ArticleView,
    "Side by side": CompareScreen,
    "In a concordance": ConcordanceScreen,
    "Among all quotations": QuotesScreen,
    "On the page of a person": PersonScreen,
    "In a trend": TrendScreen,
    "Along the time": TrendPlot,
    "In outlets over time": MatrixScreen,
    "From cell to cell": MatrixTable,
    "While asked for a spelling": SpellingScreen,
    "While asked for a path": AddScreen,
    "While asked for a speaker": SpeakerInput,
    "Saved searches": SavedScreen,
    "While asked for a name": NameScreen,
    "While asked for tags": TagScreen,
    "In the help": HelpScreen,
}
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]


def page(name: str) -> str:
    """Return a page of the documentation."""
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """Return what stands under a heading, up to the next one of the same or a higher level."""
    level = heading.split(" ")[0]
    found = re.search(rf"^{re.escape(heading)}\n(.*?)(?=^#{{1,{len(level)}}} |\Z)", text, re.DOTALL | re.MULTILINE)
    assert found, f"no section {heading!r}"
    return found[1]


def first_cells(text: str) -> list[str]:
    """Return the code in the first column of the tables of `text`."""
    rows = re.findall(r"^\| (.+?) (?<!\\)\| ", text, re.MULTILINE)
    return [code.replace("\\|", "|") for row in rows for code in re.findall(r"`([^`]+)`", row)]


@pytest.mark.parametrize("heading", SECTIONS)
def test_every_key_is_documented_where_it_works(heading: str) -> None:
    documented = first_cells(section(page("keys.md"), f"## {heading}"))
    for keys, does in shown_bindings(SECTIONS[heading]):
        for name in keys.split("  "):
            assert name in documented, f"docs/keys.md, {heading}: {name} ({does}) is missing"


@pytest.mark.parametrize("heading", SECTIONS)
def test_every_documented_key_is_bound(heading: str) -> None:
    bound = {name for keys, _ in shown_bindings(SECTIONS[heading]) for name in keys.split("  ")}
    bound |= {"enter", "esc", "ctrl+q", "ctrl+z"}  # of Textual's input, of the screen around it, of the application
    for name in first_cells(section(page("keys.md"), f"## {heading}")):
        assert name in bound, f"docs/keys.md, {heading}: {name} does nothing"


def test_keys_in_the_readme_are_keys() -> None:
    known = {name for node in SECTIONS.values() for keys, _ in shown_bindings(node) for name in keys.split("  ")}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(first_cells(section(readme, "## Five minutes with it"))) <= known


def parsers() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each command."""
    choices: dict[str, argparse.ArgumentParser] = {}
    for action in command_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            choices.update(action.choices)
    return choices


def test_every_command_has_a_parser() -> None:
    assert set(parsers()) == set(COMMANDS)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_and_option_is_documented(command: str) -> None:
    everything = page("commands.md")
    documented = section(everything, f"## `{command}`")
    for action in parsers()[command]._actions:
        if action.help == argparse.SUPPRESS or action.dest == "help":
            continue
        names = action.option_strings or [str(action.metavar)]
        for name in names:
            where = everything if name == "--library" else documented
            assert name in where, f"docs/commands.md: {name} of {command} is missing"


def test_the_environment_variable_is_documented() -> None:
    assert LIBRARY_VARIABLE in page("commands.md")


def documented_queries() -> list[str]:
    """Return the examples in the documentation of queries."""
    return first_cells(page("queries.md"))


@pytest.mark.parametrize("query", documented_queries())
def test_documented_queries_make_sense(query: str) -> None:
    assert not parse(query).problems


def clauses(clause: Clause | None) -> Iterator[type[Clause]]:
    """Yield the types of a clause and of all in it."""
    if clause is None:
        return
    yield type(clause)
    if isinstance(clause, And | Or):
        for part in clause.clauses:
            yield from clauses(part)
    if isinstance(clause, Not):
        yield from clauses(clause.clause)


def test_every_construct_of_queries_is_documented() -> None:
    """What the language can say, some example in the documentation says."""
    shown = {kind for query in documented_queries() for kind in clauses(recognise(parse(query)).root)}
    assert shown == set(get_args(Clause))


def test_every_field_and_state_of_queries_is_documented() -> None:
    examples = documented_queries()
    for field in FIELDS:
        assert any(query.startswith(f"{field}:") for query in examples), f"docs/queries.md: {field}: is missing"
    (problem,) = parse("is:nothing").problems
    for state in re.findall(r"\b(?!is\b|knows\b|and\b)\w+", str(problem)):
        assert f"`is:{state}`" in page("queries.md")


def test_every_format_is_documented(tmp_path: Path) -> None:
    """The reason for skipping a file names all the formats there are."""
    unknown = tmp_path / "picture.xyz"
    unknown.touch()
    (skipped,) = read(unknown)
    assert isinstance(skipped, Skipped)
    supported = skipped.reason.partition("(")[2].rstrip(")").split(", ")
    assert len(supported) > 4
    assert {f".{suffix}" for suffix in supported} <= set(first_cells(page("formats.md")))


def test_every_name_of_a_field_is_documented() -> None:
    documented = set(re.findall(r"`([^`]+)`", section(page("formats.md"), "## Names of fields")))
    parts = (fields.TITLE, fields.BODY, fields.DATE, fields.SOURCE, fields.AUTHOR, fields.URL, fields.LANGUAGE)
    assert {name for names in parts for name in names} <= documented


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library to which the samples were added."""
    directory = tmp_path_factory.mktemp("added") / "library"
    assert run(["add", "--samples", "--library", str(directory)]) == 0
    return directory


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty library, which shows the samples."""
    directory = tmp_path_factory.mktemp("empty") / "library"
    with Library(directory) as library, library.samples():
        return directory


def examples() -> list[str]:
    """Return the command lines that the README shows."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^\$ korea-reader (.+)$", readme, re.MULTILINE)


@pytest.mark.parametrize("example", [line for line in examples() if not line.startswith("add ")])
def test_examples_in_the_readme_run(
    example: str, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if example == "korean" and not is_analyser_installed():
        pytest.skip("the extra is not installed: korean")
    monkeypatch.setenv(LIBRARY_VARIABLE, str(samples))
    if example.startswith("verify "):
        monkeypatch.chdir(tmp_path)
        assert run(["export", "0377c", "--quotes"]) == 0
        (tmp_path / example.split()[-1]).write_text(capsys.readouterr().out, encoding="utf-8")
    assert run(shlex.split(example)) == 0
    said = capsys.readouterr().out
    assert said.strip()
    assert not re.search(r"^0 (articles for|quotations)", said, re.MULTILINE), "finds nothing"


def test_the_readme_shows_every_command() -> None:
    assert {shlex.split(line)[0] for line in examples()} == set(COMMANDS)


def fields_of(value: object) -> set[str]:
    """Return the names of all fields in a JSON value."""
    if isinstance(value, dict):
        return set(value).union(*map(fields_of, value.values()))
    return set().union(*map(fields_of, value)) if isinstance(value, list) else set()


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("add", ("--samples",)),
        ("search", ("satellite",)),
        ("show", ("0377c",)),
        ("quotes", ("satellite",)),
        ("statements", ("satellite",)),
        ("compare", ("0377c",)),
        ("concordance", ("satellite",)),
        ("trend", ("satellite",)),
        ("person", ("Kim Yo Jong",)),
        ("matrix", ("satellite",)),
        ("corrections", ()),
        ("names", ("Kim Yo Jong",)),
        ("tag", ("0377c", "dmz")),
        ("tag", ()),
        ("untag", ("0377c",)),
        ("saved", ()),
        ("doctor", ()),
    ],
)
def test_every_field_of_the_json_is_documented(
    command: str, arguments: tuple[str, ...], samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = tmp_path / "library" if command == "add" else samples
    assert run([command, *arguments, "--json", "--library", str(library)]) == 0
    answered = fields_of(json.loads(capsys.readouterr().out))
    answered -= {name for name in answered if not name.isidentifier()}
    documented = section(page("commands.md"), "## JSON")
    assert f"### `{command} --json`" in documented
    missing = {name for name in answered if f'"{name}"' not in documented}
    assert not missing, f"docs/commands.md: {missing} of {command} --json"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)\s#]+)[^)]*\)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_every_page_is_in_the_index() -> None:
    index = page("README.md")
    for path in DOCS.glob("*.md"):
        assert path.name == "README.md" or f"({path.name})" in index


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_pictures_show_what_the_program_draws(scene: Scene, empty: Path, tmp_path: Path) -> None:
    """Only the text is compared; `make pictures` draws them anew."""
    library = shutil.copytree(empty, tmp_path / "library")
    committed = (PICTURES / f"{scene.name}.svg").read_text(encoding="utf-8")
    assert text_of(asyncio.run(draw(scene, library))) == text_of(committed)


@pytest.mark.parametrize("path", sorted(PICTURES.glob("*.svg")), ids=lambda path: path.name)
def test_pictures_fetch_nothing(path: Path) -> None:
    hosts = re.findall(r"https?://[^\"'\s)]+", path.read_text(encoding="utf-8"))
    assert set(hosts) == {"http://www.w3.org/2000/svg"}
