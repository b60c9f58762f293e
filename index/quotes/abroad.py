"""The languages in which only the plainest constructions of attribution are known, and who reads them."""

from __future__ import annotations

from index.quotes import french, japanese

ABROAD = {"fr": french.attributions, "ja": japanese.attributions}
"""ISO 639-1 code to what tells who speaks in a sentence, one finding for each of its quotations."""
