"""What stands in the list when a search found nothing: which part is in the way, and what may have been meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.widgets.safe import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.search.clause_counts import ClauseCount
    from index.search.suggestions import Suggestion

MOST_SUGGESTIONS = 3
LAST_NUMBER = 9
"""The last key of those that choose."""

_MOST_CLAUSES = 6


def nothing_found(
    query: str,
    clauses: Sequence[ClauseCount],
    suggestions: Sequence[Suggestion],
    before: int = 0,
    *,
    is_typing: bool = False,
) -> Content:
    """Return the words for an empty list. Their keys are the main screen's, of which the first `before` are taken.

    While somebody `is_typing`, these keys would be typed: `Esc` comes first.
    """
    first = "Esc, then " if is_typing else ""
    parts = [Content.assemble("Nothing found for\n", line(query, "bold"))]
    if len(clauses) > 1:
        rows = [Content.assemble(line(one.text, "bold"), f"  {one.count:,}") for one in clauses[:_MOST_CLAUSES]]
        parts.append(Content("\n").join([Content.styled("each alone finds", "$text-muted"), *rows]))
        parts.append(Content.assemble(first, ("backspace", "bold"), (" drops the one that finds least", "$text-muted")))
    if suggestions:
        rows = [
            Content.assemble(
                (f"{number} ", "bold $text-accent"), line(one.words, "bold"), _told(one), f"  {one.count:,}"
            )
            for number, one in enumerate(suggestions[:MOST_SUGGESTIONS], before + 1)
            if number <= LAST_NUMBER
        ]
        asked = "did you mean (Esc, then its number)" if is_typing else "did you mean"
        parts.append(Content("\n").join([Content.styled(asked, "$text-muted"), *rows]))
    if not is_typing:
        parts.append(Content.styled("Esc here clears the search", "$text-muted"))
    return Content("\n\n").join(parts)


def _told(suggestion: Suggestion) -> Content:
    return Content.styled(f" {suggestion.told}", "$text-muted") if suggestion.told else Content()


def without_least(query: str, clauses: Sequence[ClauseCount]) -> str:
    """Return `query` without the clause that finds least."""
    if len(clauses) < 2:
        return ""
    least = min(clauses, key=lambda one: one.count)
    return " ".join(f"{query[: least.start]} {query[least.end :]}".split())


def with_suggestion(query: str, suggestion: Suggestion) -> str:
    """Return `query` with a suggestion in the place of what it is for."""
    return f"{query[: suggestion.start]}{suggestion.words}{query[suggestion.end :]}"
