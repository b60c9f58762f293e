"""Taking up the reader's own names when their file has changed, while the program runs."""

from __future__ import annotations

from index.names.gazetteer import forget_names
from index.names.matcher import default_matcher
from index.names.resolution import forget_resolved


def refresh() -> bool:
    """Read the names anew if the reader's own have changed since they were read, and tell whether they have."""
    if not forget_names():
        return False
    default_matcher.cache_clear()
    forget_resolved()
    return True
