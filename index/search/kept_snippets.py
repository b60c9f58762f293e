"""The passages shown last, so that a search that is asked again does not read its articles again.

While somebody types, scrolls or goes back to a search, the same articles are listed again and again; reading them and
finding what to mark takes longer than the search itself.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from index.names import edition
from index.search.highlights import snippets

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.article import Article
    from index.search.clauses import Clause
    from index.search.highlights import Highlighter, Snippet

MOST_KEPT = 2_000
"""Articles whose passages are kept, some 2 MB."""

Asked = tuple["Clause | None", int]
"""What is marked, and how many passages of an article are wanted at most."""


class KeptSnippets:
    """The passages of articles in one state of the record. May be asked by several threads."""

    def __init__(self) -> None:
        self._state: object = None
        self._kept: OrderedDict[Asked, dict[int, Sequence[Snippet]]] = OrderedDict()
        self._count = 0
        self._lock = Lock()

    def of(
        self, rows: Sequence[int], highlighter: Highlighter, most: int, revision: int, read: Callable[[int], Article]
    ) -> list[Sequence[Snippet]]:
        """Return the best passages of each of the articles, at most `most` each, which are `read` if they must be.

        Nothing is known any more of another `revision` of the record.
        """
        asked = highlighter.root, most
        state = revision, edition()
        known = self._known(asked, state)
        fresh: dict[int, Sequence[Snippet]] = {}
        for row in rows:
            if row not in known:
                article = read(row)
                known[row] = fresh[row] = snippets(article, highlighter.in_article(article), most)
        self._keep(asked, fresh, state)
        return [known[row] for row in rows]

    def forget(self) -> None:
        """Keep nothing of what was found so far."""
        with self._lock:
            self._kept.clear()
            self._count = 0

    def _known(self, asked: Asked, state: object) -> dict[int, Sequence[Snippet]]:
        with self._lock:
            if state != self._state:
                self._kept.clear()
                self._count, self._state = 0, state
            return dict(self._kept.get(asked, {}))

    def _keep(self, asked: Asked, fresh: dict[int, Sequence[Snippet]], state: object) -> None:
        with self._lock:
            if state != self._state:
                return
            kept = self._kept.setdefault(asked, {})
            self._kept.move_to_end(asked)
            self._count += len(fresh.keys() - kept.keys())
            kept.update(fresh)
            while self._count > MOST_KEPT:
                self._count -= len(self._kept.popitem(last=False)[1])
