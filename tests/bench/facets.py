"""How long counting all facets of a search takes, beside the search itself: `python -m tests.bench.facets`.

All times are CPU time of the process; `first` is the first count after the index was opened anew, which reads the names
of every segment, `again` the median of the later ones.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.material import ARTICLES, options
from tests.bench.search import library_directory
from tests.bench.timing import Line, median, print_table, spent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.library import Library

QUERIES = (
    "",
    "people",
    "the OR korea",
    "kim jong il",
    "volleyball",
    "source:kcna people",
    "name:kim-jong-il,china -source:kcna date:2013,2014-05 people",
)
TARGET_MS = 20
"""Of counting all facets of a common word among 100,000 articles."""


def measure(library: Library, rounds: int) -> Sequence[Line]:
    """Return a line for each query."""
    from index.search.recognition import understood
    from index.search.results import Sort

    lines = []
    for text in QUERIES:
        query = understood(text)
        search = partial(library.search, query, Sort.RELEVANCE)
        search()
        searched = median([spent(search)[1].cpu for _ in range(rounds)])
        counted = [spent(partial(library.facets, query))[1].cpu for _ in range(rounds + 1)]
        facets = library.facets(query)
        values = sum(len(facet.values) for facet in facets)
        note = f"first {counted[0] * 1000:.1f} ms; the search {searched * 1000:.1f} ms; {values} values"
        lines.append(Line(text or "(everything)", f"{median(counted[1:]) * 1000:.1f} ms", f"<= {TARGET_MS} ms", note))
    return lines


def main() -> None:
    """Measure with a kept library of that many articles."""
    from index.library import Library

    given = options(__doc__, rounds=9).parse_args()
    with Library(library_directory(given.articles)) as library:
        library.catch_up()
        print(f"{given.articles:,} articles (the default is {ARTICLES:,})")
        print_table(measure(library, given.rounds))


if __name__ == "__main__":
    main()
