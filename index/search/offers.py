"""Who may be meant by the words of a query, for where there are no keys to choose with: a script, a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.search.name_choices import choices, chosen, recognised
from index.search.recognition import understood

if TYPE_CHECKING:
    from index.search.executor import Executor
    from index.search.query import Query


@dataclass(frozen=True, slots=True)
class Offer:
    """A query that takes some words of another for a name, or for one of those who are called so."""

    query: str
    words: str
    """Those of the other query."""

    name: str
    """Who they are then."""

    count: int
    """Articles that it finds, one at least."""


def offers(executor: Executor, query: Query) -> list[Offer]:
    """Return who may be meant by the words of a query, as far as any article names them."""
    taken = [(chosen(query.text, name, bearer), name.text, bearer.name) for name, bearer in choices(recognised(query))]
    counted = (Offer(*one, len(executor.run(understood(one[0]).root).docs)) for one in taken)
    return [offer for offer in counted if offer.count]
