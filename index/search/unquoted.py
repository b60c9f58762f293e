"""What a phrase that stands nowhere finds without its quotation marks: its words at any place, in any ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.search.recognition import understood

if TYPE_CHECKING:
    from index.search.clauses import Words
    from index.search.executor import Executor

_MOST_WORDS = 12
"""Longer phrases are copied from somewhere: all their words at any place say little."""

_SIGNS = frozenset(["OR", "AND", "NOT", "NEAR"])


def unquoted(executor: Executor, phrase: Words) -> tuple[str, int]:
    """Return the words of a phrase for a query, and in how many articles they stand; empty when there is nothing."""
    words = [word for word in phrase.text.split() if any(map(str.isalnum, word))]
    if not phrase.is_quoted or phrase.field == "name" or not 0 < len(words) <= _MOST_WORDS:
        return "", 0
    field = f"{phrase.field}:" if phrase.field else ""
    written = " ".join(f"{field}{word.lower() if word in _SIGNS else word}" for word in words)
    query = understood(written)
    if query.root is None or query.problems:
        return "", 0
    return written, len(executor.run(query.root).docs)
