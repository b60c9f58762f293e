"""The command `matrix`: a table, CSV and JSON of what each outlet has of a query."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

    Run = Callable[..., Outcome]


def test_the_forms_say_the_same(reader: Run, samples: Path) -> None:
    arguments = ("matrix", "satellite", "-agreement", "--by", "year", "--library", str(samples))
    document = json.loads(reader(*arguments, "--json").out)
    table = list(csv.reader(io.StringIO(reader(*arguments, "--csv").out.decode())))
    text = reader(*arguments).out.decode()
    assert table[0] == ["source", "total", "undated", *document["periods"]]
    for row, outlet in zip(table[1:], document["outlets"], strict=True):
        assert row[0] == outlet["source"]
        cells = [str(some) if every else "" for some, every in zip(outlet["counts"], outlet["articles"], strict=True)]
        assert row[3:] == cells
        assert outlet["source"] in text
        assert outlet["blind"] == cells.count("0")
    assert sum(outlet["total"] for outlet in document["outlets"]) == document["total"]
