"""The wheel is complete: installed alone in an environment of its own, the program runs from it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built from the checkout without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the interpreter of an environment with the wheel; the packages it depends on are lent by ours."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False, symlinks=True)
    interpreter = home / "bin" / "python"
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(interpreter),
        "install",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    (packages,) = (home / "lib").glob("python*/site-packages")
    # A path file inside a lent directory is not read, and so our own editable install stays out of sight.
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return interpreter


def run(python: Path, *arguments: str, folder: Path) -> str:
    """Run a program of the environment in `folder`, with a home of its own, and return what it printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KOREA_"))}
    environment |= {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")}
    command = [str(python.parent / arguments[0]), *arguments[1:]]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_carries_what_is_not_code(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {"tui/app.tcss", "index/names/gazetteer.jsonl"} <= names
    samples = {path.name for path in (ROOT / "seeds").iterdir()}
    assert len(samples) > 24
    assert {f"index/_seeds/{name}" for name in samples} <= names
    assert {name.partition("/")[0] for name in names if ".dist-info" not in name} == {"tui", "index"}
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_every_module_of_the_checkout_is_in_the_wheel(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for package in ("tui", "index"):
        assert {str(path.relative_to(ROOT)) for path in (ROOT / package).rglob("*.py")} <= names


def test_the_samples_answer_before_anything_is_added(python: Path, tmp_path: Path) -> None:
    found = json.loads(run(python, "korea-reader", "search", "--json", "김여정", folder=tmp_path))
    assert found["total"] > 2
    assert {hit["language"] for hit in found["hits"]} >= {"en", "ko"}


def test_samples_can_be_added(python: Path, tmp_path: Path) -> None:
    report = json.loads(run(python, "korea-reader", "add", "--samples", "--json", folder=tmp_path))
    assert len(report["added"]) == len(list((ROOT / "seeds").glob("*.txt")))
    assert "nothing is wrong" in run(python, "korea-reader", "doctor", folder=tmp_path)


def test_the_reader_starts_from_the_wheel(python: Path, tmp_path: Path) -> None:
    """With its stylesheet, and with no file of the checkout."""
    code = """
import asyncio, sys
from pathlib import Path
from tui.app import KoreaReader
from tui.widgets.hit_list import HitList

async def start():
    app = KoreaReader(Path("library").absolute())
    async with app.run_test(size=(120, 40)) as pilot:
        while not app.screen.query_one(HitList).count:
            await pilot.pause(0.05)
        print(app.screen.query_one(HitList).count)

asyncio.run(start())
ours = [module for name, module in sys.modules.items() if name.partition(".")[0] in {"tui", "index"}]
print(*sorted({str(Path(module.__file__).resolve()) for module in ours}), sep="\\n")
"""
    count, *files = run(python, "python", "-c", code, folder=tmp_path).splitlines()
    assert int(count) > 24
    assert len(files) > 20
    home = python.parents[1].resolve()
    assert [path for path in files if not Path(path).is_relative_to(home)] == []
