"""Two articles side by side, and which other article to lay beside one.

`compare` links the passages that tell the same and says where they differ; `nearest` finds other coverage of the same
event among candidates. Neither knows the library, the index or the screen.
"""

from __future__ import annotations

from index.comparison.coverage import nearest
from index.comparison.pair import compare

__all__ = ["compare", "nearest"]
