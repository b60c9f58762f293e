"""Whom the words of a query may mean that were not taken as a name, as suggestions for a search that finds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.search import query as q
from index.search.name_choices import Taken, choices, recognised
from index.search.suggestions import Suggestion

if TYPE_CHECKING:
    from index.search.executor import Executor


def weak_names(executor: Executor, query: q.Query) -> list[Suggestion]:
    """Return `name:` with the id of each whom words of `query` may mean and whom articles name."""
    words = [name for name in recognised(query) if name.taken is Taken.WORDS]
    found = []
    for name, bearer in choices(words):
        meant = q.Name((bearer.id,), bearer.id, field=name.field, by_id=True)
        count = len(executor.run(meant).docs)
        if count:
            found.append(Suggestion(name.start, name.end, f"{name.field or 'name'}:{bearer.id}", count))
    return found
