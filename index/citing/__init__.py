"""Citing an article or a quotation so that others can find it, and checking later that it still stands.

Every citation carries a mark (`marks`): where the words stand and a hash of them. `formats` writes citations,
`verification` reads the marks in any file and looks the words up in the library.
"""

from index.citing.formats import FORMATS, Format, write
from index.citing.marks import Mark, mark_of
from index.citing.verification import Standing, Verdict, verify

__all__ = ["FORMATS", "Format", "Mark", "Standing", "Verdict", "mark_of", "verify", "write"]
