"""The project around the code: what is depended on, what an import costs, what a checkout can do."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()


def needed(requirements: list[str]) -> set[str]:
    """Return the names of all packages that `requirements` lead to on this machine."""
    found: set[tuple[str, frozenset[str]]] = set()
    pending = [Requirement(one) for one in requirements]
    while pending:
        requirement = pending.pop()
        extras = frozenset(requirement.extras or {""})
        if requirement.marker and not any(requirement.marker.evaluate({"extra": extra}) for extra in extras):
            continue
        if (canonicalize_name(requirement.name), extras) in found:
            continue
        found.add((canonicalize_name(requirement.name), extras))
        for line in metadata.requires(requirement.name) or []:
            following = Requirement(line)
            wanted = following.marker is None or any(following.marker.evaluate({"extra": extra}) for extra in extras)
            if wanted:
                pending.append(Requirement(line.partition(";")[0]))
    return {name for name, _ in found}


def everything() -> set[str]:
    """Return the packages of the program and of its developers."""
    return needed([*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]])


EXTRA = {"kiwipiepy", "kiwipiepy-model", "tqdm"}
"""What the extra `korean` brings, which need not be installed."""


def has_extra() -> bool:
    return find_spec("kiwipiepy") is not None


def test_the_extra_brings_what_is_said() -> None:
    if not has_extra():
        pytest.skip("the extra is not installed: korean")
    assert needed(PROJECT["optional-dependencies"]["korean"]) - everything() == EXTRA


def test_constraints_name_every_package_and_no_other() -> None:
    assert [line for line in CONSTRAINTS if not re.fullmatch(r"[a-z0-9-]+==[0-9][0-9.]*", line)] == []
    assert {line.partition("==")[0] for line in CONSTRAINTS} == everything() | EXTRA


def test_every_package_is_documented() -> None:
    documented = re.findall(
        r"^\| ([a-z0-9-]+) \|", (ROOT / "docs" / "dependencies.md").read_text("utf-8"), re.MULTILINE
    )
    assert set(documented) - {"package"} == everything() | EXTRA


@pytest.mark.parametrize("name", sorted(everything() | (EXTRA if has_extra() else set())))
def test_no_package_comes_under_the_gpl(name: str) -> None:
    about = metadata.metadata(name)
    stated = [one for one in about.get_all("Classifier") or [] if one.startswith("License ::")]
    stated += about.get_all("License-Expression") or []
    stated += [text.partition("\n")[0] for text in about.get_all("License") or []]
    assert any(stated)
    assert [one for one in stated if "GPL" in one or "General Public" in one] == []


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## [{PROJECT['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def modules_after(statement: str) -> set[str]:
    """Return the top-level modules that are loaded after `statement` in a new interpreter."""
    code = f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


HEAVY = {"textual", "rich", "whoosh", "numpy"}


@pytest.mark.parametrize(
    ("statement", "allowed"),
    [
        ("import tui.cli, tui.commands, tui.commands.options", set()),
        ("import tui.commands.output, tui.commands.opening, tui.progress", set()),
        ("import index.library, index.importing", set()),
        ("import index.readers, index.cleaning, index.names, index.quotes, index.comparison", set()),
        ("import tui.app, tui.screens.main, tui.screens.compare", {"textual", "rich"}),
    ],
)
def test_imports_stay_cheap(statement: str, allowed: set[str]) -> None:
    """Commands start without Textual, and nothing loads Whoosh or numpy before it searches."""
    assert modules_after(statement) & HEAVY <= allowed


def test_a_checkout_sets_itself_up() -> None:
    """Every target that needs the environment depends on it, and it on what the project needs."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("run", "test", "check", "format", "bench", "pictures", "install"):
        assert re.search(rf"^{target}: \$\(READY\)", makefile, re.MULTILINE), target
    assert re.search(r"^\$\(READY\): pyproject.toml constraints.txt$", makefile, re.MULTILINE)
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.findall(r"^make (\w+)$", ci, re.MULTILINE) == ["check", "test"]
